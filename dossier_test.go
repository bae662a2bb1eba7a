package dossier_test

import (
	"testing"

	"github.com/dossier-kg/dossier"
)

// TestGraphOfTexts: texts that Extract was given by themselves stay apart in one graph.
func TestGraphOfTexts(t *testing.T) {
	texts := map[string]bool{"Norway attacked Sweden.": true, "In May Norway attacked Sweden.": true, "": true}
	g, err := dossier.Graph()
	if err != nil {
		t.Fatal(err)
	}
	for text := range texts {
		doc, err := dossier.Extract(text)
		if err != nil {
			t.Fatal(err)
		}
		if err := g.Add(doc); err != nil {
			t.Fatal(err)
		}
	}
	for d := range g.Documents() {
		if !texts[d.Text] || d.ID == "" {
			t.Errorf("document %q has the text %q", d.ID, d.Text)
		}
		delete(texts, d.Text)
	}
	if len(texts) > 0 {
		t.Errorf("the graph lacks the texts %v", texts)
	}
}
