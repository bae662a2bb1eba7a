package measure

import (
	"math"
	"slices"

	"github.com/dossier-kg/dossier/extractor"
	"github.com/dossier-kg/dossier/graph"
)

// A Difference is what two rule sets find differently in one document.
type Difference struct {
	Document string       `json:"document"`
	Gained   []Found      `json:"gained"` // facts that only the second set finds
	Lost     []Found      `json:"lost"`   // facts that only the first set finds
	Changed  []Change     `json:"changed"`
	Names    []NameChange `json:"names"`
}

// Found is a fact with what shows it first.
type Found struct {
	Claim      string  `json:"claim"`
	Rule       string  `json:"rule"`
	Form       string  `json:"form"`
	Confidence float64 `json:"confidence"`
	Sentence   string  `json:"sentence"`
}

// A Change is a fact of which the two sets say different things.
type Change struct {
	Old Found `json:"old"`
	New Found `json:"new"`
}

// A NameChange is a mention that is found by one set only, or with another type.
type NameChange struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
	Old   string `json:"old,omitempty"` // type and rule
	New   string `json:"new,omitempty"`
}

// Empty reports whether both sets find the same.
func (d *Difference) Empty() bool {
	return len(d.Gained)+len(d.Lost)+len(d.Changed)+len(d.Names) == 0
}

// Compare extracts a document by two rule sets and tells what differs. A fact is the
// same where its ends and its type are; it has changed where its
// polarity, modality, source, tense, attributes or confidence have.
func Compare(a, b *extractor.Extractor, in extractor.Document) (*Difference, error) {
	before, err := a.Extract(in)
	if err != nil {
		return nil, err
	}
	after, err := b.Extract(in)
	if err != nil {
		return nil, err
	}
	d := &Difference{Document: in.ID, Gained: []Found{}, Lost: []Found{}, Changed: []Change{}, Names: compareNames(before, after)}
	old, now := newFacts(before), newFacts(after)
	for key, x := range old.byKey {
		y := now.byKey[key]
		x, y = without(x, y), without(y, x)
		n := min(len(x), len(y))
		old.byKey[key], now.byKey[key] = x[n:], y[n:]
		for i := range n {
			old.changed[x[i].at] = Change{x[i].Found, y[i].Found}
		}
	}
	for i := range before.Relations {
		if c, ok := old.changed[i]; ok {
			d.Changed = append(d.Changed, c)
		}
	}
	d.Lost, d.Gained = old.left(), now.left()
	return d, nil
}

// factKey tells facts apart that are not about the same things.
type factKey struct{ subject, relation, object string }

// A keyed fact knows its place among the relations of its document.
type keyed struct {
	Found
	at int
}

// facts are the facts of a document by what they are about.
type facts struct {
	doc     *graph.Document
	byKey   map[factKey][]keyed
	changed map[int]Change
}

func newFacts(doc *graph.Document) *facts {
	f := &facts{doc: doc, byKey: map[factKey][]keyed{}, changed: map[int]Change{}}
	names := map[string]string{}
	for i := range doc.Entities {
		names[doc.Entities[i].ID] = doc.Entities[i].Name
	}
	for i := range doc.Relations {
		r := &doc.Relations[i]
		key := factKey{r.Subject, r.Type, r.Object}
		if r.Symmetric && key.object < key.subject {
			key.subject, key.object = key.object, key.subject
		}
		e := &r.Evidence[0]
		claim := extractor.Describe(r, names)
		if r.Tense != "" {
			claim += ", " + r.Tense
		}
		f.byKey[key] = append(f.byKey[key], keyed{Found{claim, e.Rule, e.Form, r.Confidence, e.Text}, i})
	}
	return f
}

// without returns the facts of a that b does not state in the same way.
func without(a, b []keyed) []keyed {
	var left []keyed
	for _, x := range a {
		if !slices.ContainsFunc(b, func(y keyed) bool { return x.Claim == y.Claim && math.Abs(x.Confidence-y.Confidence) < 0.0005 }) {
			left = append(left, x)
		}
	}
	return left
}

// left returns the facts that are still there, in the order of the document.
func (f *facts) left() []Found {
	var all []keyed
	for _, x := range f.byKey {
		all = append(all, x...)
	}
	slices.SortFunc(all, func(a, b keyed) int { return a.at - b.at })
	out := []Found{}
	for _, x := range all {
		out = append(out, x.Found)
	}
	return out
}

// compareNames compares the mentions of two results, which are sorted by place.
func compareNames(a, b *graph.Document) []NameChange {
	out := []NameChange{}
	byPlace := map[graph.Span][2]string{}
	var places []graph.Span
	for side, doc := range []*graph.Document{a, b} {
		for _, m := range doc.Mentions {
			if m.Kind == graph.Pronoun {
				continue
			}
			if _, ok := byPlace[m.Span]; !ok {
				places = append(places, m.Span)
			}
			both := byPlace[m.Span]
			both[side] = m.Type + " by " + m.Rule
			byPlace[m.Span] = both
		}
	}
	slices.SortFunc(places, func(x, y graph.Span) int {
		if x.Start != y.Start {
			return x.Start - y.Start
		}
		return x.End - y.End
	})
	for _, p := range places {
		if both := byPlace[p]; typeOf(both[0]) != typeOf(both[1]) {
			out = append(out, NameChange{p.Start, p.End, a.Text[p.Start:p.End], both[0], both[1]})
		}
	}
	return out
}

// typeOf returns the type of a mention that is told with its rule.
func typeOf(told string) string {
	for i := range told {
		if told[i] == ' ' {
			return told[:i]
		}
	}
	return told
}
