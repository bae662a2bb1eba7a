package explain

import (
	"fmt"

	"github.com/dossier-kg/dossier/extractor"
	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/graph"
)

// A Finding is something that the examples of a rule set show of a rule.
type Finding struct {
	At      string `json:"at"` // file:line:column
	Rule    string `json:"rule"`
	Message string `json:"message"`
}

// An Exercise is what the examples of a rule set do with its rules.
type Exercise struct {
	Dead       []Finding `json:"dead"`       // frames that read none of their own examples: others do it for them
	Contradict []Finding `json:"contradict"` // rules that say the opposite of one another of an example
	Untested   []Finding `json:"untested"`   // clauses, nouns, titles and patterns that read nothing in any example
	Shapes     int       `json:"shapes"`     // all of these
}

// Examine extracts every example of the frames of a set and tells which rules and
// shapes they exercise; own leaves out what the set inherits.
func Examine(x *extractor.Extractor, set *rules.Set, own bool) (*Exercise, error) {
	set.ReadExamples()
	left := func(p rules.Position) bool { return own && set.Inherited(p) }
	e := &Exercise{}
	reads := map[string]bool{}          // rules that read a wanted example of their own
	shaped := map[rules.Position]bool{} // shapes that read something
	for _, f := range set.Frames {
		for _, ex := range f.Examples {
			if left(ex.Pos) {
				continue
			}
			doc, trace, err := x.Explain(extractor.Document{Text: ex.Text})
			if err != nil {
				return nil, err
			}
			for i := range trace.Facts {
				ft := &trace.Facts[i]
				shaped[ft.ShapePos] = true
				reads[f.ID] = reads[f.ID] || ft.Rule == f.ID && ft.Lost == ""
			}
			e.contradict(newTeller(doc, trace), f, ex)
		}
	}
	for _, f := range set.Frames {
		if len(f.Examples) > 0 && !reads[f.ID] && !left(f.Pos) {
			e.Dead = append(e.Dead, Finding{at(f.Pos), f.ID, "the frame reads none of its examples: other rules read what they want"})
		}
		for _, s := range f.Shapes() {
			if left(s.Pos) {
				continue
			}
			e.Shapes++
			if !shaped[s.Pos] {
				e.Untested = append(e.Untested, Finding{at(s.Pos), f.ID, fmt.Sprintf("the %s %q reads no example", s.Kind, s.Text)})
			}
		}
	}
	return e, nil
}

// contradict notes relations of one pair in an example that are stated and denied at once.
func (e *Exercise) contradict(t *teller, f *rules.Frame, ex *rules.Example) {
	type pair struct{ subject, relation, object string }
	seen := map[pair]*graph.Relation{}
	for i := range t.doc.Relations {
		r := &t.doc.Relations[i]
		key := pair{r.Subject, r.Type, r.Object}
		o := seen[key]
		if o == nil {
			seen[key] = r
			continue
		}
		if o.Polarity != r.Polarity && o.Modality == r.Modality && o.Attribution == r.Attribution && o.Evidence[0].Span == r.Evidence[0].Span {
			if r.Polarity == graph.Positive {
				o, r = r, o
			}
			e.Contradict = append(e.Contradict, Finding{at(ex.Pos), f.ID, fmt.Sprintf("%s in %q, by %s/%s; but %s/%s states it",
				extractor.Describe(r, t.names), ex.Text, r.Evidence[0].Rule, r.Evidence[0].Form, o.Evidence[0].Rule, o.Evidence[0].Form)})
		}
	}
}
