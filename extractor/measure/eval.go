package measure

import (
	"cmp"
	"math"
	"slices"

	"github.com/dossier-kg/dossier/extractor"
	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/graph"
)

// A Score is how much of what is found is right, and how much of what is wanted is found.
type Score struct {
	Right     int     `json:"right"`
	Found     int     `json:"found"`
	Wanted    int     `json:"wanted"`
	Precision float64 `json:"precision"` // 0 to 1; 0 where nothing is found
	Recall    float64 `json:"recall"`
	F1        float64 `json:"f1"`
	Low       float64 `json:"low"` // the Wilson interval of the precision, at 95 %
	High      float64 `json:"high"`
}

// A LabelScore is the score of one label of the annotation.
type LabelScore struct {
	Label string `json:"label"`
	Score
}

// A RuleScore is the score of one form of one rule. Wanted counts what is annotated
// under the labels that the rule could have found.
type RuleScore struct {
	Rule     string  `json:"rule"`
	Form     string  `json:"form"`
	Declared float64 `json:"declared"` // mean confidence of what it found
	Verdict  string  `json:"verdict"`  // Overstates, Understates, or empty
	Score
}

// A NameScore is the score of one rule on names.
type NameScore struct {
	Rule      string `json:"rule"`
	WrongType int    `json:"wrong_type"` // the right words, of another type
	WrongSpan int    `json:"wrong_span"` // words that overlap a name
	Score
}

// An Evaluation compares what rules find with annotated text.
type Evaluation struct {
	Documents int          `json:"documents"`
	Unmapped  []string     `json:"unmapped"` // labels of relations that stand for nothing here, sorted
	Relations []LabelScore `json:"relations"`
	Rules     []RuleScore  `json:"rules"`
	Names     []LabelScore `json:"names"`
	NameRules []NameScore  `json:"name_rules"`
	Wrong     []Case       `json:"wrong"`  // what rules found that is not annotated
	Missed    []Case       `json:"missed"` // what is annotated and was not found
}

// A Case is one relation that is wrong or missed.
type Case struct {
	Document string `json:"document"`
	Label    string `json:"label"`
	Rule     string `json:"rule,omitempty"`
	Form     string `json:"form,omitempty"`
	Claim    string `json:"claim"`
	Text     string `json:"text,omitempty"` // the sentence
}

// fill computes the ratios of a score.
func (s *Score) fill() {
	if s.Found > 0 {
		s.Precision = float64(s.Right) / float64(s.Found)
	}
	if s.Wanted > 0 {
		s.Recall = float64(s.Right) / float64(s.Wanted)
	}
	if s.Precision+s.Recall > 0 {
		s.F1 = 2 * s.Precision * s.Recall / (s.Precision + s.Recall)
	}
	s.Low, s.High = wilson(s.Right, s.Found)
}

// wilson returns the interval in which a proportion lies with 95 % probability after
// right of n trials (E. B. Wilson 1927).
func wilson(right, n int) (low, high float64) {
	if n == 0 {
		return 0, 1
	}
	const z = 1.96
	p, m := float64(right)/float64(n), float64(n)
	centre := p + z*z/(2*m)
	spread := z * math.Sqrt(p*(1-p)/m+z*z/(4*m*m))
	scale := 1 + z*z/m
	return max(0, (centre-spread)/scale), min(1, (centre+spread)/scale)
}

// What a declared confidence may be beside a measured one.
const (
	Overstates  = "overstates"
	Understates = "understates"
)

// verdict judges a declared confidence by what was measured.
func (r *RuleScore) verdict() string {
	switch {
	case r.Found == 0:
		return ""
	case r.Declared > r.High:
		return Overstates
	case r.Declared < r.Low:
		return Understates
	}
	return ""
}

// Evaluate extracts annotated documents and scores relations and names, by label and
// by rule. Only asserted, positive relations count that stand for some label; the
// annotation is taken for complete, so where it is not, precision is too low.
func Evaluate(x *extractor.Extractor, set *rules.Set, gold []Gold, m *rules.Mapping) (*Evaluation, error) {
	e := newEvaluator(set, m)
	e.bindNames(gold)
	for i := range gold {
		g := &gold[i]
		doc, err := x.Extract(extractor.Document{ID: g.ID, Title: g.Title, Date: g.Date, Text: g.Text})
		if err != nil {
			return nil, err
		}
		e.relations(g, doc)
		e.names(g, doc)
	}
	return e.result(len(gold)), nil
}

// An evaluator counts.
type evaluator struct {
	mapping  *rules.Mapping
	terms    map[string][]labelTerm // by relation of ours
	above    map[string][]string    // type -> itself and the types above it
	nameOf   map[string]string      // annotated label of names -> the label it is counted under
	typeOf   map[string]string      // type of ours -> the label it is counted under
	labels   map[string]*Score
	rules    map[[2]string]*RuleScore
	found    map[[2]string]map[string]bool // labels that a rule and form stand for
	declared map[[2]string]float64
	unmapped map[string]bool
	named    map[string]*Score
	namers   map[string]*NameScore
	wrong    []Case
	missed   []Case
}

// A labelTerm is a way in which a relation of ours stands for a label.
type labelTerm struct {
	label  string
	term   rules.Term
	turned bool
}

func newEvaluator(set *rules.Set, m *rules.Mapping) *evaluator {
	e := &evaluator{mapping: m, terms: map[string][]labelTerm{}, above: above(set), nameOf: map[string]string{}, typeOf: map[string]string{}, labels: map[string]*Score{}, rules: map[[2]string]*RuleScore{},
		found: map[[2]string]map[string]bool{}, declared: map[[2]string]float64{}, unmapped: map[string]bool{}, named: map[string]*Score{}, namers: map[string]*NameScore{}}
	for _, l := range m.Relations {
		for _, t := range l.Terms {
			e.terms[t.Relation] = append(e.terms[t.Relation], labelTerm{l.Label, t, t.Subject.Name == "b"})
		}
	}
	return e
}

// above returns for each type itself and the types above it.
func above(set *rules.Set) map[string][]string {
	all := map[string][]string{}
	var climb func(name string, into *[]string)
	climb = func(name string, into *[]string) {
		if slices.Contains(*into, name) {
			return
		}
		*into = append(*into, name)
		for _, t := range set.Types {
			if t.Name == name {
				for _, up := range t.Is {
					climb(up, into)
				}
			}
		}
	}
	for _, t := range set.Types {
		var names []string
		climb(t.Name, &names)
		all[t.Name] = names
	}
	return all
}

// is reports whether a type is the wanted one or stands below it; any is, where none is wanted.
func (e *evaluator) is(typ, wanted string) bool {
	return wanted == "" || slices.Contains(e.above[typ], wanted)
}

func (e *evaluator) score(label string) *Score {
	if e.labels[label] == nil {
		e.labels[label] = &Score{}
	}
	return e.labels[label]
}

// result sorts what was counted.
func (e *evaluator) result(documents int) *Evaluation {
	out := &Evaluation{Documents: documents, Unmapped: []string{}, Relations: sorted(e.labels), Names: sorted(e.named), Rules: []RuleScore{}, NameRules: []NameScore{},
		Wrong: append([]Case{}, e.wrong...), Missed: append([]Case{}, e.missed...)}
	for label := range e.unmapped {
		out.Unmapped = append(out.Unmapped, label)
	}
	slices.Sort(out.Unmapped)
	for key, r := range e.rules {
		for label := range e.found[key] {
			r.Wanted += e.labels[label].Wanted
		}
		r.Declared = e.declared[key] / float64(r.Found)
		r.fill()
		r.Verdict = r.verdict()
		out.Rules = append(out.Rules, *r)
	}
	slices.SortFunc(out.Rules, func(a, b RuleScore) int {
		return cmp.Or(cmp.Compare(b.Found, a.Found), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Form, b.Form))
	})
	for _, n := range e.namers {
		n.fill()
		out.NameRules = append(out.NameRules, *n)
	}
	slices.SortFunc(out.NameRules, func(a, b NameScore) int { return cmp.Or(cmp.Compare(b.Found, a.Found), cmp.Compare(a.Rule, b.Rule)) })
	return out
}

// sorted returns scores by label, the most wanted first, and their sum last.
func sorted(scores map[string]*Score) []LabelScore {
	out := []LabelScore{}
	var sum Score
	for label, s := range scores {
		sum.Right, sum.Found, sum.Wanted = sum.Right+s.Right, sum.Found+s.Found, sum.Wanted+s.Wanted
		s.fill()
		out = append(out, LabelScore{label, *s})
	}
	slices.SortFunc(out, func(a, b LabelScore) int {
		return cmp.Or(cmp.Compare(b.Wanted, a.Wanted), cmp.Compare(a.Label, b.Label))
	})
	if len(out) > 0 {
		sum.fill()
		out = append(out, LabelScore{"all", sum})
	}
	return out
}

func overlap(a, b graph.Span) bool { return a.Start < b.End && b.Start < a.End }
