package dossier_test

import (
	"testing"

	"github.com/dossier-kg/dossier"
	"github.com/dossier-kg/dossier/extractor"
)

// TestExamples runs the examples of every shipped rule.
func TestExamples(t *testing.T) {
	set, err := dossier.DefaultRules()
	if err != nil {
		t.Fatal(err)
	}
	failed, err := extractor.Check(set)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range failed {
		t.Error(f)
	}
}
