package rules

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// Overrides are a user's corrections of who is who and what is what.
type Overrides struct {
	Same    []Grouping // each names one thing several times
	NotSame []Grouping // each names several things
	Rename  []Change
	Retype  []Change
	Ignore  []Selector
}

// A Selector names an entity, by its ID or by its name.
type Selector struct {
	Pos      Position
	ID       string // "person/john-smith"; empty where a name is given
	Name     string
	Type     string // the entity must be of it or below it; empty for any
	Document string // ID of the document that mentions it; empty for all
}

// String returns the selector as it stands in a file.
func (s *Selector) String() string {
	text := cmp.Or(s.ID, s.Name)
	if s.Type != "" {
		text += " (" + s.Type + ")"
	}
	if s.Document != "" {
		text += " of document " + s.Document
	}
	return text
}

// key tells selectors apart that do not say the same.
func (s *Selector) key() string {
	return s.ID + "\x00" + s.Name + "\x00" + s.Type + "\x00" + s.Document
}

// A Grouping is two or more selectors.
type Grouping struct {
	Pos     Position
	Members []Selector
}

// A Change gives an entity another name, or another type and kind.
type Change struct {
	Selector
	To   string // the name or the type
	Kind string // the kind below the type, or empty
}

// Selectors returns all selectors, in the order of the sections.
func (o *Overrides) Selectors() []*Selector {
	var all []*Selector
	for _, groups := range [][]Grouping{o.Same, o.NotSame} {
		for i := range groups {
			for k := range groups[i].Members {
				all = append(all, &groups[i].Members[k])
			}
		}
	}
	for _, changes := range [][]Change{o.Rename, o.Retype} {
		for i := range changes {
			all = append(all, &changes[i].Selector)
		}
	}
	for i := range o.Ignore {
		all = append(all, &o.Ignore[i])
	}
	return all
}

// LoadOverrides reads a file of corrections for the types of a rule set:
//
//	same:
//	  - [person/jack-smith, {name: John Smith, document: a1.txt}]
//	not_same:
//	  - [{name: Ann Lee, document: a1.txt}, {name: Ann Lee, document: b7.txt}]
//	rename:
//	  - {id: organization/telford, to: Telford Holdings}
//	retype:
//	  - {name: Apple Daily, to: organization/media}
//	ignore:
//	  - {name: CCTV, type: organization}
//
// The error is an [Errors] with every mistake, or that of reading the file.
func LoadOverrides(file string, set *Set) (*Overrides, error) {
	src, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	return ParseOverrides(filepath.ToSlash(file), src, set)
}

// ParseOverrides is LoadOverrides of a file whose bytes are at hand.
func ParseOverrides(name string, src []byte, set *Set) (*Overrides, error) {
	r := overridesReader{loader: newLoader(nil), into: &Overrides{}}
	for _, t := range set.Types {
		r.types[t.Name] = t
		r.set.Types = append(r.set.Types, t)
	}
	if root, ok := r.read(name, src); ok {
		r.fields(root, "a file of overrides", keys{
			{"same", "lists of two or more names of one entity", value{read: r.groupings(&r.into.Same)}},
			{"not_same", "lists of two or more entities that are not one", value{read: r.groupings(&r.into.NotSame)}},
			{"rename", "entities and the names that they get", value{read: r.changes(&r.into.Rename, false)}},
			{"retype", "entities and the types that they get", value{read: r.changes(&r.into.Retype, true)}},
			{"ignore", "entities to leave out", value{read: func(n node) {
				r.items(n, "ignore", func(c node) { r.into.Ignore = append(r.into.Ignore, r.selector(c)) })
			}}},
		})
	}
	if len(r.errs) == 0 {
		r.checkConflicts()
	}
	if len(r.errs) > 0 {
		r.errs.sort()
		return nil, r.errs
	}
	return r.into, nil
}

type overridesReader struct {
	*loader
	into *Overrides
}

func (r *overridesReader) groupings(into *[]Grouping) func(node) {
	return func(n node) {
		r.items(n, "this", func(c node) {
			if c.Kind != yaml.SequenceNode || len(c.Content) < 2 {
				r.fail(c, max(len(c.Value), 1), "", "a list of two or more entities is wanted here")
				return
			}
			g := Grouping{Pos: r.pos(c)}
			for _, m := range c.Content {
				s := r.selector(node{m, c.file})
				if slices.ContainsFunc(g.Members, func(o Selector) bool { return o.key() == s.key() }) {
					r.failAt(s.Pos, len(m.Value), "", "%s is named twice in this list", &s)
				}
				g.Members = append(g.Members, s)
			}
			*into = append(*into, g)
		})
	}
}

func (r *overridesReader) changes(into *[]Change, types bool) func(node) {
	return func(n node) {
		r.items(n, "this", func(c node) {
			var ch Change
			ch.Pos = r.pos(c)
			to := r.str(&ch.To)
			if types {
				to.read = func(n node) { r.typeAndKind(n, &ch) }
			}
			r.fields(c, "a change", append(r.selectorKeys(&ch.Selector), key{"to", "the name or type that it gets", to.needed()}))
			r.checkSelector(c, &ch.Selector)
			*into = append(*into, ch)
		})
	}
}

// typeAndKind reads "organization" or "organization/media".
func (r *overridesReader) typeAndKind(n node, ch *Change) {
	ch.To, ch.Kind, _ = strings.Cut(n.Value, "/")
	t := r.types[ch.To]
	switch {
	case t == nil:
		r.fail(n, max(len(ch.To), 1), r.suggest(ch.To, r.typeNames()), "unknown type %q", ch.To)
	case ch.Kind != "" && !slices.Contains(t.Kinds, ch.Kind):
		r.failIn(n, len(ch.To)+1, len(ch.Kind), r.suggest(ch.Kind, t.Kinds), "type %q has no kind %q", ch.To, ch.Kind)
	}
}

// selector reads what names an entity: an ID, a name, or a mapping.
func (r *overridesReader) selector(n node) Selector {
	s := Selector{Pos: r.pos(n)}
	if n.Kind != yaml.ScalarNode {
		r.fields(n, "an entity", r.selectorKeys(&s))
		r.checkSelector(n, &s)
		return s
	}
	if n.Value == "" {
		r.fail(n, 1, "", "an ID or a name is wanted here")
	} else if strings.Contains(n.Value, "/") && n.Value == strings.ToLower(n.Value) {
		r.id(&s)(n)
	} else {
		s.Name = n.Value
	}
	return s
}

func (r *overridesReader) selectorKeys(s *Selector) keys {
	id := r.str(&s.ID)
	id.read = r.id(s)
	typ := r.str(&s.Type)
	typ.read = func(n node) {
		if s.Type = n.Value; r.types[n.Value] == nil {
			r.fail(n, max(len(n.Value), 1), r.suggest(n.Value, r.typeNames()), "unknown type %q", n.Value)
		}
	}
	return keys{
		{"id", "the ID of the entity", id},
		{"name", "its name", r.str(&s.Name)},
		{"type", "the type that it must have", typ},
		{"document", "the ID of a document that mentions it", r.str(&s.Document)},
	}
}

// id reads an ID, which begins with a type.
func (r *overridesReader) id(s *Selector) func(node) {
	return func(n node) {
		s.ID = n.Value
		typ, rest, ok := strings.Cut(n.Value, "/")
		switch {
		case !ok || rest == "":
			r.fail(n, max(len(n.Value), 1), "", "an ID is a type, a slash and a name, such as person/john-smith; a name is given by name")
		case r.types[typ] == nil:
			r.fail(n, len(typ), r.suggest(typ, r.typeNames()), "unknown type %q", typ)
		}
	}
}

func (r *overridesReader) checkSelector(n node, s *Selector) {
	switch {
	case n.Kind != yaml.MappingNode:
	case s.ID == "" && s.Name == "":
		r.fail(n, 1, "", "an entity needs id or name")
	case s.ID != "" && s.Name != "":
		r.fail(n, 1, "", "an entity is named by id or by name, not by both")
	case s.ID != "" && s.Type != "":
		r.fail(n, 1, "", "an id says its type; type goes with name")
	}
}

// checkConflicts refuses corrections of which only one can be right.
func (r *overridesReader) checkConflicts() {
	o := r.into
	group := map[string]int{} // key -> its set of names of one entity
	first := map[int]Position{}
	for i, g := range o.Same {
		into := i
		for _, m := range g.Members {
			if old, ok := group[m.key()]; ok && old != into {
				for k, v := range group {
					if v == into {
						group[k] = old
					}
				}
				into = old
			}
			group[m.key()] = into
		}
		if _, ok := first[into]; !ok {
			first[into] = g.Pos
		}
	}
	for _, g := range o.NotSame {
		seen := map[int]*Selector{}
		for i := range g.Members {
			m := &g.Members[i]
			one, ok := group[m.key()]
			if !ok {
				continue
			}
			if other := seen[one]; other != nil {
				r.failAt(m.Pos, 1, "", "%s and %s are the same by %s", other, m, first[one])
			}
			seen[one] = m
		}
	}
	ignored := map[string]Position{}
	for _, s := range o.Ignore {
		ignored[s.key()] = s.Pos
	}
	r.checkChanges(o.Rename, "renamed", group, ignored)
	r.checkChanges(o.Retype, "retyped", group, ignored)
}

// checkChanges refuses two changes of one entity, and a change of one that is ignored.
func (r *overridesReader) checkChanges(changes []Change, done string, group map[string]int, ignored map[string]Position) {
	seen := map[string]*Change{}
	for i := range changes {
		c := &changes[i]
		key := c.key()
		if p, ok := ignored[key]; ok {
			r.failAt(c.Pos, 1, "", "%s is ignored by %s", &c.Selector, p)
		}
		if g, ok := group[key]; ok {
			key = fmt.Sprint(g)
		}
		if old := seen[key]; old != nil {
			r.failAt(c.Pos, 1, "", "%s is %s to %q at %s already", &c.Selector, done, strings.TrimSuffix(old.To+"/"+old.Kind, "/"), old.Pos)
			continue
		}
		seen[key] = c
	}
}
