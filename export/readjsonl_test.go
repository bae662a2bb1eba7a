package export_test

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/dossier-kg/dossier/export"
	"github.com/dossier-kg/dossier/graph"
)

func readLines(in string) (docs []*graph.Document, err error) {
	for d, e := range export.ReadJSONL(strings.NewReader(in)) {
		if e != nil {
			return docs, e
		}
		docs = append(docs, d)
	}
	return docs, nil
}

// TestJSONLRoundTrip: what the lines leave out comes back, the quotes where there are texts.
func TestJSONLRoundTrip(t *testing.T) {
	g := hostile(t)
	for d := range g.ByDocument() {
		var b bytes.Buffer
		if err := export.WriteDocument(&b, d, export.Options{Text: true}); err != nil {
			t.Fatal(err)
		}
		got, err := readLines(b.String())
		if err != nil {
			t.Fatal(err)
		}
		for i := range d.Entities { // what Wikidata knows, the lexicon lists
			d.Entities[i].Entry = cmp.Or(d.Entities[i].Entry, d.Entities[i].Wikidata)
		}
		if d.Text == "" {
			for i := range d.Relations {
				for k := range d.Relations[i].Evidence {
					d.Relations[i].Evidence[k].Text = ""
				}
			}
		}
		if len(got) != 1 || fmt.Sprintf("%+v", got[0]) != fmt.Sprintf("%+v", d) { // empty lists are nil or not
			t.Errorf("read back:\n%+v\nwant\n%+v", got[0], d)
		}
	}
}

// TestJSONLConfidence: a relation that two sentences state has their confidences, not only its own.
func TestJSONLConfidence(t *testing.T) {
	d := &graph.Document{ID: "d", Entities: []graph.Entity{{ID: "a", Type: "t", Name: "a"}}, Relations: []graph.Relation{{Subject: "a", Type: "r", Object: "a",
		Polarity: graph.Positive, Modality: graph.Asserted, Confidence: 0.95, Evidence: []graph.Evidence{{Confidence: 0.9}, {Span: graph.Span{Start: 9, End: 12}, Confidence: 0.5}}}}}
	var b bytes.Buffer
	if err := export.WriteDocument(&b, d, export.Options{}); err != nil {
		t.Fatal(err)
	}
	docs, err := readLines(b.String())
	if err != nil {
		t.Fatal(err)
	}
	var got []float64
	for _, e := range docs[0].Relations[0].Evidence {
		got = append(got, e.Confidence)
	}
	if want := []float64{0.9, 0.5}; !slices.Equal(got, want) {
		t.Errorf("confidences %v, want %v", got, want)
	}
}

func TestReadJSONLErrors(t *testing.T) {
	lines := strings.SplitAfter(string(write(t, "jsonl", hostile(t), everything)), "\n")
	for _, c := range []struct{ old, new, want string }{
		{"\n", "\n7\n", "reading document 2: not a graph of dossier"},
		{"\n", "\n{\"id\"\n", "in the middle"},
		{"\n", "\n{id\n", "reading document 2: not a graph of dossier: byte"},
		{`"mentions":[`, `"mentions":null,"mentions":null,"aliases":[`, `it has the key "aliases"`},
		{`"mentions":`, `"mentioned":`, `it has the key "mentioned"`},
		{`"kind":"name"`, `"kind":"verb"`, `a mention of the kind "verb"`},
		{`"end":7`, `"end":-7`, "the place of a mention is 0 to -7"},
		{`"polarity":"positive"`, `"polarity":"so"`, `the polarity is "so"`},
		{`"relations":`, `"text":"short","relations":`, "a sentence from 0 to 20 in a text of 5 bytes"},
	} {
		in := strings.Replace(lines[0], c.old, c.new, 1)
		if in == lines[0] {
			t.Fatalf("%s is not there to replace", c.old)
		}
		if _, err := readLines(in); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("got %v, want %q", err, c.want)
		}
	}
	if _, err := readLines(`{"id":"a","text":"Hello"}`); err == nil || !strings.Contains(err.Error(), "mentions or relations are missing") {
		t.Errorf("a line to extract from gives %v", err)
	}
	if docs, err := readLines(""); len(docs) != 0 || err != nil {
		t.Errorf("of nothing: %v, %v", docs, err)
	}
}
