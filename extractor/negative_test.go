package extractor_test

import (
	"os"
	"slices"
	"testing"

	"github.com/dossier-kg/dossier/extractor"
	"github.com/dossier-kg/dossier/graph"
	"gopkg.in/yaml.v3"
)

// A negative is a sentence that states no link as a fact, but for those of the relations that it reads.
type negative struct {
	Text  string
	Reads []string
	Fails bool // it is read wrongly, and known to be
}

// UnmarshalYAML reads a sentence alone, too.
func (n *negative) UnmarshalYAML(node *yaml.Node) error {
	if node.Kind == yaml.ScalarNode {
		n.Text = node.Value
		return nil
	}
	type plain negative
	return node.Decode((*plain)(n))
}

// TestNegative: of testdata/negative.yaml not one link is found as a fact.
func TestNegative(t *testing.T) {
	file, err := os.ReadFile("testdata/negative.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var suite map[string][]negative
	if err := yaml.Unmarshal(file, &suite); err != nil {
		t.Fatal(err)
	}
	x := shipped(t)
	sentences := 0
	for group, list := range suite {
		for _, n := range list {
			sentences++
			doc, err := x.Extract(extractor.Document{Text: n.Text})
			if err != nil {
				t.Fatal(err)
			}
			found := false
			for i := range doc.Relations {
				r := &doc.Relations[i]
				if r.Polarity != graph.Positive || r.Modality != graph.Asserted || slices.Contains(n.Reads, r.Type) {
					continue
				}
				if found = true; !n.Fails {
					t.Errorf("%s: %s: found %s(%s, %s) by %s", group, n.Text, r.Type, r.Subject, r.Object, r.Evidence[0].Rule)
				}
			}
			if n.Fails && !found {
				t.Errorf("%s: %s: is read rightly now: take its mark away", group, n.Text)
			}
		}
	}
	if sentences < 200 {
		t.Errorf("%d sentences, want 200", sentences)
	}
}
