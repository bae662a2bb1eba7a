package extractor_test

import (
	"testing"
	"testing/fstest"

	"github.com/dossier-kg/dossier/extractor"
	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/graph"
)

// ruleSet makes an extractor of a rules file and its names.tsv.
func ruleSet(t testing.TB, yaml, names string) *extractor.Extractor {
	t.Helper()
	set, err := rules.Parse("test.yaml", []byte(yaml), fstest.MapFS{"names.tsv": {Data: []byte(names)}})
	if err != nil {
		t.Fatal(err)
	}
	x, err := extractor.New(set, nil)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// extractWith extracts a text by a rules file and its names.tsv.
func extractWith(t testing.TB, yaml, names, text string) *graph.Document {
	t.Helper()
	return extractText(t, ruleSet(t, yaml, names), text)
}

func extractText(t testing.TB, x *extractor.Extractor, text string) *graph.Document {
	t.Helper()
	doc, err := x.Extract(extractor.Document{ID: "d", Text: text})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}
