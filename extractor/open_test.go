package extractor_test

import (
	"os"
	"slices"
	"testing"

	"github.com/dossier-kg/dossier/extractor"
	"github.com/dossier-kg/dossier/extractor/rules"
)

// TestOpen: verbs that no rule reads name links, with the preposition of what they reach.
func TestOpen(t *testing.T) {
	set, err := rules.Load(os.DirFS(".."), "rules.yaml")
	if err != nil {
		t.Fatal(err)
	}
	x, err := extractor.New(set, &extractor.Options{Open: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		text string
		want []string
	}{
		{"Karen Oduya photographed Peter Vance.", []string{"photograph"}},
		{"Karen Oduya sang in Oslo.", []string{"sing_in"}},
		{"Peter Vance, for whom Karen Oduya painted a house, smiled.", []string{"paint_for"}},
		{"Karen Oduya praised Peter Vance.", []string{"support"}},
		{"Karen Oduya is Peter Vance.", nil},
	} {
		doc, err := x.Extract(extractor.Document{Text: test.text})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, r := range doc.Relations {
			got = append(got, r.Type)
		}
		if slices.Sort(got); !slices.Equal(got, test.want) {
			t.Errorf("%s: got %q, want %q", test.text, got, test.want)
		}
	}
}
