package extractor

import (
	"fmt"
	"slices"
	"strings"

	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/graph"
)

// Check runs the examples of every rule of a set and returns what failed, in file order.
// An entity rule must find exactly the bracketed names; a frame must yield the wanted
// relations and no other of its own.
func Check(set *rules.Set) (rules.Errors, error) {
	x, err := New(set, nil)
	if err != nil {
		return nil, err
	}
	return x.Check(set, false), nil
}

// Check is [Check] with an extractor of the set; own leaves out the examples that the set inherits.
func (x *Extractor) Check(set *rules.Set, own bool) rules.Errors {
	set.ReadExamples()
	var failed rules.Errors
	check := func(rule string, examples []*rules.Example, run func(*rules.Example) string) {
		for _, e := range examples {
			if own && set.Inherited(e.Pos) {
				continue
			}
			if msg := run(e); msg != "" {
				failed = append(failed, &rules.Error{Pos: e.Pos, Rule: rule, Message: "example failed: " + msg})
			}
		}
	}
	for _, r := range set.Entities {
		check(r.ID, r.Examples, func(e *rules.Example) string { return x.checkEntity(r, e) })
	}
	for _, f := range set.Frames {
		check(f.ID, f.Examples, func(e *rules.Example) string { return x.checkFrame(f.ID, e) })
	}
	for _, r := range set.Infer.Rules {
		check(r.ID, r.Examples, func(e *rules.Example) string { return x.checkFrame(r.ID, e) })
	}
	return failed
}

func (x *Extractor) checkEntity(r *rules.EntityRule, e *rules.Example) string {
	doc, err := x.Extract(Document{Text: e.Text})
	if err != nil {
		return err.Error()
	}
	var got, want []string
	for _, m := range doc.Mentions {
		if m.Rule == r.ID {
			got = append(got, e.Text[m.Span.Start:m.Span.End])
		}
	}
	for _, s := range e.Spans {
		want = append(want, e.Text[s[0]:s[1]])
	}
	if !slices.Equal(got, want) {
		return fmt.Sprintf("wanted %s, got %s", listed(want), listed(got))
	}
	return ""
}

func listed(s []string) string {
	if len(s) == 0 {
		return "nothing"
	}
	return strings.Join(s, "; ")
}

func (x *Extractor) checkFrame(id string, e *rules.Example) string {
	doc, err := x.Extract(Document{Text: e.Text})
	if err != nil {
		return err.Error()
	}
	names := map[string]string{}
	for _, o := range doc.Entities {
		names[o.ID] = o.Name
	}
	matched := make([]bool, len(doc.Relations))
	for _, want := range e.Wants {
		found := false
		for i := range doc.Relations {
			if satisfies(&doc.Relations[i], &want, names) {
				matched[i], found = true, true
			}
		}
		if !found {
			return fmt.Sprintf("wanted %s, got %s", &want, describeAll(doc.Relations, names))
		}
	}
	for i := range doc.Relations {
		if r := &doc.Relations[i]; !matched[i] && r.Evidence[0].Rule == id {
			return "found what is not wanted: " + Describe(r, names)
		}
	}
	return ""
}

// satisfies reports whether a relation is the wanted one.
func satisfies(r *graph.Relation, want *rules.Want, names map[string]string) bool {
	a, b := names[r.Subject], names[r.Object]
	same := a == want.Subject && b == want.Object || r.Symmetric && a == want.Object && b == want.Subject
	if !same || r.Type != want.Relation || string(r.Polarity) != want.Polarity {
		return false
	}
	if want.Modality == "" && want.Attribution == "" && r.Modality != graph.Asserted {
		return false
	}
	if want.Modality != "" && string(r.Modality) != want.Modality || want.Tense != "" && r.Tense != want.Tense {
		return false
	}
	if want.Attribution != "" && names[r.Attribution] != want.Attribution {
		return false
	}
	for name, value := range want.Attributes {
		if !slices.Contains(r.Attributes, graph.Attribute{Name: name, Value: value}) {
			return false
		}
	}
	return true
}

func describeAll(rs []graph.Relation, names map[string]string) string {
	var out []string
	for i := range rs {
		out = append(out, Describe(&rs[i], names))
	}
	return listed(out)
}

// Describe prints a relation as examples write it; names are those of the entities by ID.
func Describe(r *graph.Relation, names map[string]string) string {
	s := r.Type + "(" + names[r.Subject] + ", " + names[r.Object]
	for _, a := range r.Attributes {
		s += ", " + a.Name + "=" + a.Value
	}
	s += ")"
	var words []string
	if r.Polarity == graph.Negative {
		words = append(words, "negative")
	}
	if r.Modality != graph.Asserted {
		words = append(words, string(r.Modality))
	}
	if r.Attribution != "" {
		words = append(words, "said by "+names[r.Attribution])
	}
	if len(words) > 0 {
		s += " " + strings.Join(words, ", ")
	}
	return s
}
