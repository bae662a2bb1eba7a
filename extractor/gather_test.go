package extractor_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/dossier-kg/dossier"
	"github.com/dossier-kg/dossier/extractor"
)

// TestGather reads meetings of few and of many: links between each two, or one event.
func TestGather(t *testing.T) {
	set, err := dossier.DefaultRules()
	if err != nil {
		t.Fatal(err)
	}
	const six = "consult of Norway, Sweden, Oman and 3 others"
	for _, test := range []struct {
		text  string
		pairs int
		want  string
	}{
		{"Norway, Sweden and Oman met.", 0, "consult(Norway, Oman) consult(Norway, Sweden) consult(Sweden, Oman)"},
		{"Norway, Sweden and Oman met.", 2, "participant_in(Norway, consult of Norway, Sweden, Oman) participant_in(Oman, consult of Norway, Sweden, Oman) participant_in(Sweden, consult of Norway, Sweden, Oman)"},
		{"Leaders of Norway, Sweden and Oman met.", 0, "consult(Norway, Oman) consult(Norway, Sweden) consult(Sweden, Oman)"},
		{"Norway, Sweden, Oman, Qatar, Egypt and Jordan held talks.", 0, "participant_in(Egypt, " + six + ") participant_in(Jordan, " + six + ") participant_in(Norway, " + six + ") participant_in(Oman, " + six + ") participant_in(Qatar, " + six + ") participant_in(Sweden, " + six + ")"},
		{"Norway, Sweden and Oman held talks with Qatar.", -1, "consult(Norway, Qatar) consult(Oman, Qatar) consult(Sweden, Qatar)"},
	} {
		x, err := extractor.New(set, &extractor.Options{Pairs: test.pairs})
		if err != nil {
			t.Fatal(err)
		}
		doc, err := x.Extract(extractor.Document{ID: "d", Text: test.text})
		if err != nil {
			t.Fatal(err)
		}
		names := map[string]string{}
		for _, e := range doc.Entities {
			names[e.ID] = e.Name
		}
		var got []string
		for _, r := range doc.Relations {
			got = append(got, r.Type+"("+names[r.Subject]+", "+names[r.Object]+")")
		}
		slices.Sort(got)
		if got := strings.Join(got, " "); got != test.want {
			t.Errorf("%s, pairs %d:\n got %s\nwant %s", test.text, test.pairs, got, test.want)
		}
	}
}
