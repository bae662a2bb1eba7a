package rules

import (
	"slices"
	"strings"
)

// A Mapping says what the labels of an annotated text stand for in a rule set.
type Mapping struct {
	Entities  []EntityLabel
	Relations []RelationLabel
	Arguments string // how ends are compared: one of [Comparisons]; empty leaves it to the text
}

// Comparisons are the values of "arguments" in a mapping: the same words, words that
// overlap, or mentions of things that share a mention.
var Comparisons = []string{"exact", "overlap", "cluster"}

// An EntityLabel is a label of a name and the types that it stands for.
type EntityLabel struct {
	Label string
	Types []string
}

// A RelationLabel is a label of a relation and what it stands for. In its terms a is
// the subject of the annotation, and b its object.
type RelationLabel struct {
	Label string
	Terms []Term
}

// ParseMapping reads a mapping file for a rule set:
//
//	entities: {PER: person, LOC: [place, country]}
//	relations:
//	  Work_For: ["works_for(a, b)", "founded(b, a)", "holds_position(a, b:organization)"]
//	arguments: exact
//
// The error is an [Errors] with every mistake.
func ParseMapping(name string, src []byte, set *Set) (*Mapping, error) {
	l := newLoader(nil)
	l.set.Types, l.set.Relations = set.Types, set.Relations
	for _, t := range set.Types {
		l.types[t.Name] = t
	}
	for _, r := range set.Relations {
		l.byName[r.Name] = r
	}
	m := &Mapping{}
	if root, ok := l.read(name, src); ok {
		l.fields(root, "a mapping", keys{
			{"entities", "label of a name -> types that it stands for", value{read: l.entityLabels(m)}},
			{"relations", "label of a relation -> relations that it stands for", value{read: l.relationLabels(m)}},
			{"arguments", "how ends are compared", value{read: l.comparison(&m.Arguments)}},
		})
	}
	if len(l.errs) > 0 {
		l.errs.sort()
		return nil, l.errs
	}
	return m, nil
}

func (l *loader) comparison(into *string) func(node) {
	return func(n node) {
		if *into = n.Value; !slices.Contains(Comparisons, n.Value) {
			l.fail(n, max(len(n.Value), 1), l.suggest(n.Value, Comparisons), "arguments are compared as %s", strings.Join(Comparisons, ", "))
		}
	}
}

func (l *loader) entityLabels(m *Mapping) func(node) {
	return func(n node) {
		l.pairs(n, "entities", func(key, value node) {
			label := EntityLabel{Label: key.Value}
			l.each(value, "labels", func(c node) {
				if l.types[c.Value] == nil {
					l.fail(c, max(len(c.Value), 1), l.suggest(c.Value, l.typeNames()), "unknown type %q", c.Value)
				}
				label.Types = append(label.Types, c.Value)
			})
			m.Entities = append(m.Entities, label)
		})
	}
}

func (l *loader) relationLabels(m *Mapping) func(node) {
	return func(n node) {
		l.pairs(n, "relations", func(key, value node) {
			label := RelationLabel{Label: key.Value}
			l.each(value, "labels", func(c node) {
				t, ok := l.term(c)
				if ends := t.Subject.Name + t.Object.Name; ok && ends != "ab" && ends != "ba" {
					l.fail(c, len(c.Value), "", "the ends are called a, the subject of the annotation, and b, its object")
				}
				label.Terms = append(label.Terms, t)
			})
			m.Relations = append(m.Relations, label)
		})
	}
}

// placeLabels are what corpora call places.
var placeLabels = []string{"LOC", "LOCATION", "GPE"}

// DefaultMapping returns the mapping of texts that use a rule set's own names, or the
// Wikidata properties and PLOVER types that its relations declare, and for names the
// usual PER, ORG, LOC and GPE.
func DefaultMapping(set *Set) *Mapping {
	m := &Mapping{}
	for _, r := range set.Relations {
		term := Term{Relation: r.Name, Subject: Variable{Name: "a"}, Object: Variable{Name: "b"}}
		for _, label := range append([]string{r.Name, r.Wikidata, r.PLOVER}, r.Aliases...) {
			i := slices.IndexFunc(m.Relations, func(o RelationLabel) bool { return o.Label == label })
			switch {
			case label == "":
			case i < 0:
				m.Relations = append(m.Relations, RelationLabel{label, []Term{term}})
			case !slices.ContainsFunc(m.Relations[i].Terms, func(t Term) bool { return t.String() == term.String() }):
				m.Relations[i].Terms = append(m.Relations[i].Terms, term)
			}
		}
	}
	var places []string
	for _, t := range set.Types {
		labels := []string{t.Name, strings.ToUpper(t.Name)}
		if t.Name == "person" || t.Name == "organization" {
			labels = append(labels, strings.ToUpper(t.Name[:3]))
		}
		for _, label := range labels {
			m.Entities = append(m.Entities, EntityLabel{label, []string{t.Name}})
		}
		if t.Name == "place" || t.Name == "country" {
			places = append(places, t.Name)
		}
	}
	if len(places) > 0 {
		for _, label := range placeLabels {
			m.Entities = append(m.Entities, EntityLabel{label, places})
		}
	}
	return m
}
