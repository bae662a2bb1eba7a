package extractor_test

import (
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/dossier-kg/dossier/extractor"
	"github.com/dossier-kg/dossier/graph"
	"golang.org/x/tools/txtar"
)

// TestTrace: an explanation changes nothing, every piece of evidence and every name
// has its account, and where no trace is kept nothing is allocated for it.
func TestTrace(t *testing.T) {
	x := shipped(t)
	files, _ := filepath.Glob("testdata/corpus/*.txtar")
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			in := extractor.Document{ID: "d", Text: string(a.Files[0].Data)}
			plain, err := x.Extract(in)
			if err != nil {
				t.Fatal(err)
			}
			doc, trace, err := x.Explain(in)
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(plain, doc) {
				t.Error("Explain and Extract differ")
			}
			for i := range doc.Relations {
				for k, e := range doc.Relations[i].Evidence {
					if k > 0 && e.Repeats(&doc.Relations[i].Evidence[k-1]) {
						continue
					}
					f := trace.Of(&e)
					if f == nil {
						t.Fatalf("no account of %q by %s/%s", e.Text, e.Rule, e.Form)
					}
					r := &doc.Relations[i]
					if f.Subject.Entity != r.Subject && !(r.Symmetric && f.Subject.Entity == r.Object) || f.Confidence != e.Confidence {
						t.Errorf("the account of %q says %+v", e.Text, f)
					}
					if f.Form != graph.Inferred {
						checkCues(t, f, e.Text)
					}
					product := 1.0
					for _, factor := range f.Factors {
						product *= factor.Value
					}
					if len(f.Factors) > 0 && !near(product, e.Confidence) {
						t.Errorf("factors %v of %q do not give %v", f.Factors, e.Text, e.Confidence)
					}
				}
			}
			found, linked := map[graph.Span]bool{}, map[graph.Span]string{}
			for _, s := range trace.Steps {
				switch s.Kind {
				case extractor.StepFound:
					found[s.Span] = true
				case extractor.StepLinked, extractor.StepEntity:
					linked[s.Span] = s.Entity
				}
			}
			for _, m := range doc.Mentions {
				if text := doc.Text[m.Span.Start:m.Span.End]; !found[m.Span] || linked[m.Span] != m.Entity {
					t.Errorf("no account of the mention %q, or it is linked with %q, not %q", text, linked[m.Span], m.Entity)
				}
			}
		})
	}
}

// checkCues: the words that are told of account for polarity and modality.
func checkCues(t *testing.T, f *extractor.FactTrace, text string) {
	t.Helper()
	negative, effects := 0, map[string]bool{string(graph.Asserted): true}
	for _, c := range f.Cues {
		effects[c.Effect] = true
		if c.Effect == "negative" {
			negative++
		}
	}
	if (negative%2 == 1) != (f.Polarity == graph.Negative) || !effects[string(f.Modality)] {
		t.Errorf("%q is %s and %s, which the cues %v do not account for", text, f.Polarity, f.Modality, f.Cues)
	}
}

func near(a, b float64) bool { return max(a-b, b-a) <= 0.0005+1e-9 }
