package explain

import (
	"iter"
	"slices"

	"github.com/dossier-kg/dossier/extractor"
	"github.com/dossier-kg/dossier/extractor/rules"
)

// A Report is what the examples of a rule set show of its rules.
type Report struct {
	EntityRules int             `json:"entity_rules"`
	Frames      int             `json:"frames"`
	Examples    int             `json:"examples"`
	Inherited   int             `json:"inherited"` // examples of the extended set
	Mistakes    []Mistake       `json:"mistakes"`
	Failed      []FailedExample `json:"failed"`
	OneSided    []Mistake       `json:"one_sided"` // rules without an example that they must leave alone
	Exercise
}

// A Mistake is one in a rules file.
type Mistake struct {
	Finding
	Hint string       `json:"hint,omitempty"`
	Err  *rules.Error `json:"-"`
}

// A FailedExample is an example that failed, and why.
type FailedExample struct {
	Finding
	Text  string       `json:"text"`
	Near  *Nearness    `json:"near,omitempty"`
	Facts []Fact       `json:"facts,omitempty"` // what the rule read instead
	Err   *rules.Error `json:"-"`
}

// Mistakes tells of the mistakes of rules files in the manner of a [Report].
func Mistakes(errs rules.Errors) []Mistake {
	out := []Mistake{}
	for _, e := range errs {
		out = append(out, Mistake{Finding{At: e.Pos.String(), Rule: e.Rule, Message: e.Message}, e.Hint, e})
	}
	return out
}

// Check runs the examples of a set with an extractor of it, and tells of each that
// fails how near its rule came; own leaves out the rules and examples that the set inherits.
func Check(x *extractor.Extractor, set *rules.Set, own bool) (*Report, error) {
	left := func(p rules.Position) bool { return own && set.Inherited(p) }
	exercise, err := Examine(x, set, own)
	if err != nil {
		return nil, err
	}
	failed := x.Check(set, own)
	r := &Report{Failed: []FailedExample{}, Exercise: *exercise}
	r.Mistakes = Mistakes(slices.DeleteFunc(extractor.Dead(set), func(e *rules.Error) bool { return left(e.Pos) }))
	r.OneSided = Mistakes(set.OneSided())
	r.count(set, left)
	r.Dead = slices.DeleteFunc(r.Dead, func(d Finding) bool { // what failed is told already
		return slices.ContainsFunc(failed, func(e *rules.Error) bool { return e.Rule == d.Rule })
	})
	texts := map[rules.Position]string{}
	for _, e := range Examples(set) {
		texts[e.Pos] = e.Text
	}
	for _, e := range failed {
		f := FailedExample{Finding: Finding{At: e.Pos.String(), Rule: e.Rule, Message: e.Message}, Text: texts[e.Pos], Err: e}
		if err := f.explain(x, set); err != nil {
			return nil, err
		}
		r.Failed = append(r.Failed, f)
	}
	return r, nil
}

// count counts the rules and examples that are not left out.
func (r *Report) count(set *rules.Set, left func(rules.Position) bool) {
	for _, e := range set.Entities {
		if !left(e.Pos) {
			r.EntityRules++
		}
	}
	for _, f := range set.Frames {
		if !left(f.Pos) {
			r.Frames++
		}
	}
	for _, e := range Examples(set) {
		if !left(e.Pos) {
			r.Examples++
		}
		if set.Inherited(e.Pos) {
			r.Inherited++
		}
	}
}

// explain tells what the rule read in the example, and how near it came to what it should read.
func (f *FailedExample) explain(x *extractor.Extractor, set *rules.Set) error {
	doc, trace, err := x.ExplainRule(extractor.Document{ID: "the example", Text: f.Text}, f.Rule)
	if err != nil {
		return err
	}
	if n, err := WhyNot(set, f.Rule, doc, trace); err == nil {
		f.Near = n
	}
	f.Facts = Why(doc, trace, Selection{Match: []string{f.Rule}}).Facts
	return nil
}

// Examples yields the examples of all rules of a set, each with the ID of its rule.
func Examples(set *rules.Set) iter.Seq2[string, *rules.Example] {
	return func(yield func(string, *rules.Example) bool) {
		set.ReadExamples()
		each := func(rule string, examples []*rules.Example) bool {
			for _, e := range examples {
				if !yield(rule, e) {
					return false
				}
			}
			return true
		}
		for _, r := range set.Entities {
			if !each(r.ID, r.Examples) {
				return
			}
		}
		for _, f := range set.Frames {
			if !each(f.ID, f.Examples) {
				return
			}
		}
		for _, r := range set.Infer.Rules {
			if !each(r.ID, r.Examples) {
				return
			}
		}
	}
}
