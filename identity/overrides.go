package identity

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/graph"
)

// A side says that a unit stands on one side of an override that forbids a link.
type side struct{ rule, member int }

// forbidden reports whether an override keeps two sets of units apart.
func (r *resolver) forbidden(a, b []side) bool {
	for _, x := range a {
		for _, y := range b {
			if x.rule == y.rule && x.member != y.member {
				return true
			}
		}
	}
	return false
}

// A selection finds the units that selectors name. IDs are those that the clusters
// have without any overrides, so that a file means the same in every run; an ID that
// a rename or a retype gives is known too.
type selection struct {
	r      *resolver // clustered without overrides
	byID   map[string][]*unit
	byName map[string][]*unit // slug of a name of the cluster or unit
	alias  map[string][]*unit // slug of another name
}

func slug(name string) string { return graph.NewID("", name) }

func newSelection(r *resolver, o *rules.Overrides) *selection {
	s := &selection{r: r, byID: map[string][]*unit{}, byName: map[string][]*unit{}, alias: map[string][]*unit{}}
	for i := range r.documents {
		for _, u := range r.inOrder(int32(i)) {
			s.byID[u.cluster.id] = append(s.byID[u.cluster.id], u)
			s.byName[slug(u.cluster.name)] = append(s.byName[slug(u.cluster.name)], u)
			if k := slug(u.entity.Name); k != slug(u.cluster.name) {
				s.byName[k] = append(s.byName[k], u)
			}
			for _, a := range u.entity.Aliases {
				s.alias[slug(a)] = append(s.alias[slug(a)], u)
			}
		}
	}
	for i := range r.documents { // the IDs that JSON lines show
		for _, u := range r.inOrder(int32(i)) {
			s.also(u.entity.ID, []*unit{u}, true)
		}
	}
	given := func(c *rules.Change, id func(u *unit) string) {
		us := s.units(&c.Selector)
		if len(us) > 0 {
			s.also(id(us[0]), us, false)
		}
	}
	for i := range o.Retype {
		c := &o.Retype[i]
		given(c, func(u *unit) string { return graph.NewID(c.To, u.cluster.name) })
	}
	for i := range o.Rename {
		c := &o.Rename[i]
		given(c, func(u *unit) string { return graph.NewID(u.cluster.typ, c.To) })
	}
	return s
}

// also lets an ID that no cluster has name units.
func (s *selection) also(id string, us []*unit, more bool) {
	old := s.byID[id]
	if len(old) > 0 && (!more || old[0].cluster.id == id) {
		return
	}
	s.byID[id] = append(old, us...)
}

// units returns the units that a selector names.
func (s *selection) units(sel *rules.Selector) []*unit {
	us := s.byID[sel.ID]
	if sel.ID == "" {
		if us = s.filter(sel, s.byName[slug(sel.Name)]); len(us) == 0 {
			us = s.alias[slug(sel.Name)]
		}
	}
	return s.filter(sel, us)
}

func (s *selection) filter(sel *rules.Selector, us []*unit) []*unit {
	var out []*unit
	for _, u := range us {
		if sel.Type != "" && !s.r.knowledge.is(u.entity.Type, sel.Type) || sel.Document != "" && s.r.documents[u.document].ID != sel.Document {
			continue
		}
		out = append(out, u)
	}
	return out
}

// A correction is what overrides say of the units of a resolver that is still to
// cluster them, or has.
type correction struct {
	same           [][][]*unit // groups of members of units
	rename, retype [][]*unit   // as the changes of the overrides
}

// correct carries the overrides over to r: what must be said before clustering is
// said, the rest is returned for afterwards. Notes tell of selectors that name nothing.
func (s *selection) correct(o *rules.Overrides, r *resolver) *correction {
	find := func(sel *rules.Selector) []*unit {
		us := s.units(sel)
		if len(us) == 0 {
			r.note(sel.Pos, s.missing(sel))
		}
		own := make([]*unit, len(us))
		for i, u := range us {
			own[i] = r.units[u.document][u.entity.ID]
		}
		return own
	}
	for i := range o.Ignore {
		for _, u := range find(&o.Ignore[i]) {
			u.ignored = true
		}
	}
	c := &correction{}
	for i := range o.Retype {
		us := find(&o.Retype[i].Selector)
		for _, u := range us {
			u.retype(o.Retype[i].To, o.Retype[i].Kind)
		}
		c.retype = append(c.retype, us)
	}
	for i := range o.Rename {
		c.rename = append(c.rename, find(&o.Rename[i].Selector))
	}
	for n, g := range o.NotSame {
		for i := range g.Members {
			for _, u := range find(&g.Members[i]) {
				u.sides = append(u.sides, side{n, i})
			}
		}
	}
	for _, g := range o.Same {
		var members [][]*unit
		for i := range g.Members {
			members = append(members, find(&g.Members[i]))
		}
		c.same = append(c.same, members)
	}
	return c
}

// retype gives a unit another type; an entry of the lexicon is of its own type.
func (u *unit) retype(typ, kind string) {
	e := *u.entity
	e.Type, e.Kind = typ, kind
	e.Entry, e.Wikidata, e.ISO = "", "", ""
	u.entity = &e
}

// missing is the note on a selector that names nothing, with IDs that it may mean.
func (s *selection) missing(sel *rules.Selector) string {
	note := fmt.Sprintf("there is no %s; it is left alone", sel)
	var near []string
	for _, id := range sortedKeys(s.byID) {
		if sel.ID != "" && strings.HasPrefix(id, sel.ID+"-") && len(near) < 3 {
			near = append(near, id)
		}
	}
	if len(near) > 0 {
		note += " (there is " + strings.Join(near, ", ") + ")"
	}
	return note
}

// carryOut joins and renames clusters as the user says.
func (r *resolver) carryOut(o *rules.Overrides, c *correction) {
	for n, members := range c.same {
		var first *cluster
		name, typ, kind := "", "", ""
		for _, us := range members {
			for _, u := range us {
				d := u.cluster
				switch {
				case u.ignored || d == first:
				case first == nil:
					first, name, typ, kind = d, r.nameOfCluster(d), d.units[0].entity.Type, d.mostKind()
				case r.forbidden(first.sides, d.sides):
					r.note(o.Same[n].Pos, fmt.Sprintf("%s and %s stay apart, since another line says that they are not the same", name, r.nameOfCluster(d)))
				default:
					first = r.join(d, first)
				}
			}
		}
		if first != nil {
			first.id, first.name, first.typ, first.kind = "", name, typ, kind
			if len(members[0]) == 0 {
				first.callAs(&o.Same[n].Members[0])
			}
		}
	}
	for n, us := range c.rename {
		for _, u := range us {
			if !u.ignored {
				u.cluster.id, u.cluster.name = "", o.Rename[n].To
			}
		}
	}
	for n, us := range c.retype {
		for _, u := range us {
			if !u.ignored {
				u.cluster.id, u.cluster.typ, u.cluster.kind = "", o.Retype[n].To, o.Retype[n].Kind
			}
		}
	}
}

// callAs gives a cluster the ID or name of what it is the same as, and what is not
// there: in a document that knows only the other name.
func (c *cluster) callAs(s *rules.Selector) {
	switch {
	case s.ID != "":
		c.id = s.ID
		c.typ, _, _ = strings.Cut(s.ID, "/")
	case s.Name != "":
		c.name = s.Name
	}
}

// nameOfCluster returns the name that a cluster has, or will get.
func (r *resolver) nameOfCluster(c *cluster) string {
	if c.name != "" {
		return c.name
	}
	return r.title(c)
}

// A note is something to tell of a place in the overrides.
type note struct {
	pos  rules.Position
	text string
}

func (r *resolver) note(pos rules.Position, text string) { r.notes = append(r.notes, note{pos, text}) }

// sortedNotes writes notes by their places, each once.
func sortedNotes(notes []note) []string {
	slices.SortStableFunc(notes, func(a, b note) int {
		return cmp.Or(cmp.Compare(a.pos.Line, b.pos.Line), cmp.Compare(a.pos.Column, b.pos.Column), cmp.Compare(a.text, b.text))
	})
	var out []string
	for _, n := range slices.Compact(notes) {
		out = append(out, n.pos.String()+": "+n.text)
	}
	return out
}

// A Corrector applies overrides to single documents, where nobody else is known.
type Corrector struct {
	matcher *Matcher
	used    map[rules.Position]bool
	missing map[rules.Position]string
}

// NewCorrector returns a Corrector for the overrides of the Matcher.
func (m *Matcher) NewCorrector() *Corrector {
	return &Corrector{m, map[rules.Position]bool{}, map[rules.Position]string{}}
}

// Apply returns the document as the overrides have it; the document itself stays as it is.
func (c *Corrector) Apply(d *graph.Document) *graph.Document {
	o := c.matcher.overrides
	if o == nil {
		return d
	}
	pile := c.matcher.NewPile()
	pile.documents = []*graph.Document{d}
	plain := newResolver(pile)
	plain.leaveAlone()
	s := newSelection(plain, o)
	r := newResolver(pile)
	fix := s.correct(o, r)
	r.leaveAlone()
	r.carryOut(o, fix)
	r.identify()
	c.note(s, o)
	return r.rewrite(0, d)
}

// note remembers which selectors named something.
func (c *Corrector) note(s *selection, o *rules.Overrides) {
	for _, sel := range o.Selectors() {
		switch {
		case len(s.units(sel)) > 0:
			c.used[sel.Pos] = true
		case c.missing[sel.Pos] == "":
			c.missing[sel.Pos] = s.missing(sel)
		}
	}
}

// Notes tells of the selectors that named nothing in any document so far.
func (c *Corrector) Notes() []string {
	if c.matcher.overrides == nil {
		return nil
	}
	var notes []note
	for _, sel := range c.matcher.overrides.Selectors() {
		if !c.used[sel.Pos] && c.missing[sel.Pos] != "" {
			notes = append(notes, note{sel.Pos, c.missing[sel.Pos]})
		}
	}
	return sortedNotes(notes)
}

// leaveAlone makes a cluster of every unit, as the extractor left it.
func (r *resolver) leaveAlone() {
	for i := range r.documents {
		for _, u := range r.inOrder(int32(i)) {
			c := r.start(u, u.entity.ID)
			c.id, c.name, c.typ, c.kind = u.entity.ID, u.entity.Name, u.entity.Type, u.entity.Kind
		}
	}
}

// sortedKeys returns the keys of a map in order.
func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
