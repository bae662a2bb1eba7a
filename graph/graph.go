package graph

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"math"
	"slices"
	"strings"
)

// ErrUnknownEntity is returned when a relation names an entity that is not there.
var ErrUnknownEntity = errors.New("unknown entity")

// A Graph is a multigraph of entities and the relations between them, put
// together from documents. What is one entity, their IDs say: package identity decides
// it across documents before they come here. The zero value is an empty graph. Two graphs of the
// same documents are equal, in whatever order the documents were added.
type Graph struct {
	documents map[string]Document // without text, entities, mentions and relations
	entities  map[string]*Entity
	relations map[string]*Relation
	sorted    []*Relation // nil after a change
}

// Add merges what one document says into the graph: an entity of the same ID is
// the same entity, and a relation that says the same gets the evidence of both.
// It returns [ErrUnknownEntity] when a relation names an entity that the document lacks.
func (g *Graph) Add(d *Document) error {
	if g.documents == nil {
		g.documents = map[string]Document{}
	}
	if old, ok := g.documents[d.ID]; !ok || cmp.Compare(old.Title, d.Title) < 0 {
		g.documents[d.ID] = Document{ID: d.ID, Title: d.Title, URL: d.URL, Date: d.Date}
	}
	return g.AddFacts(d)
}

// AddFacts is Add without the document itself: its entities, mentions and
// relations may name other documents that were added before.
func (g *Graph) AddFacts(d *Document) error {
	if g.entities == nil {
		g.entities, g.relations = map[string]*Entity{}, map[string]*Relation{}
	}
	g.sorted = nil
	for i := range d.Entities {
		g.addEntity(&d.Entities[i])
	}
	for _, m := range d.Mentions {
		if e := g.entities[m.Entity]; e != nil {
			e.Mentions = append(e.Mentions, m)
		}
	}
	for i := range d.Relations {
		r := &d.Relations[i]
		for _, id := range []string{r.Subject, r.Object} {
			if g.entities[id] == nil {
				return fmt.Errorf("relation %s: %w %q", r.Type, ErrUnknownEntity, id)
			}
		}
		g.addRelation(r)
	}
	return nil
}

func (g *Graph) addEntity(e *Entity) {
	old := g.entities[e.ID]
	if old == nil {
		c := *e
		c.Aliases, c.Traits, c.Mentions = slices.Clone(e.Aliases), slices.Clone(e.Traits), slices.Clone(e.Mentions)
		g.entities[e.ID] = &c
		return
	}
	names := append(slices.Clone(old.Aliases), e.Aliases...)
	names = append(names, old.Name, e.Name)
	slices.Sort(names)
	old.Name = canonical(old.Name, e.Name)
	old.Aliases = slices.DeleteFunc(slices.Compact(names), func(n string) bool { return n == old.Name })
	old.Kind, old.Wikidata, old.ISO = max(old.Kind, e.Kind), max(old.Wikidata, e.Wikidata), max(old.ISO, e.ISO)
	old.Entry = max(old.Entry, e.Entry)
	old.Traits = append(old.Traits, e.Traits...)
	slices.SortFunc(old.Traits, Attribute.Compare)
	old.Traits = slices.Compact(old.Traits)
	old.Mentions = append(old.Mentions, e.Mentions...)
}

// canonical chooses between two names of one entity: the longer, then the first in order.
func canonical(a, b string) string {
	if len(a) > len(b) || len(a) == len(b) && a < b {
		return a
	}
	return b
}

func (g *Graph) addRelation(r *Relation) {
	key := r.key()
	old := g.relations[key]
	if old == nil {
		c := *r
		c.Attributes, c.Evidence = slices.Clone(r.Attributes), slices.Clone(r.Evidence)
		g.relations[key] = &c
		return
	}
	for _, e := range r.Evidence {
		if !slices.Contains(old.Evidence, e) {
			old.Evidence = append(old.Evidence, e)
		}
	}
	slices.SortFunc(old.Evidence, compareEvidence)
	if old.Symmetric && compareEvidence(old.Evidence[0], r.Evidence[0]) == 0 {
		old.Subject, old.Object = r.Subject, r.Object
	}
	old.Confidence = noisyOr(old.Evidence)
}

// key tells relations apart that do not say the same.
func (r *Relation) key() string {
	a, b := r.Subject, r.Object
	if r.Symmetric && b < a {
		a, b = b, a
	}
	var k strings.Builder
	for _, s := range []string{a, r.Type, b, string(r.Polarity), string(r.Modality), r.Attribution, r.Tense} {
		k.WriteString(s)
		k.WriteByte(0)
	}
	for _, at := range r.Attributes {
		k.WriteString(at.Name + "\x00" + at.Value + "\x00")
	}
	return k.String()
}

// noisyOr combines the confidence of independent evidence; one sentence counts once.
// What was inferred is no evidence of its own: it counts, once, where nothing was stated.
func noisyOr(evidence []Evidence) float64 {
	doubt, follows := 1.0, 0.0
	last := -1
	for i, e := range evidence {
		if e.Form == Inferred {
			follows = max(follows, e.Confidence)
			continue
		}
		if last < 0 || e.Document != evidence[last].Document || e.Span != evidence[last].Span {
			doubt *= 1 - e.Confidence
		}
		last = i
	}
	if doubt == 1 {
		doubt = 1 - follows
	}
	return math.Round((1-doubt)*1000) / 1000
}

func compareEvidence(a, b Evidence) int {
	return cmp.Or(cmp.Compare(a.Document, b.Document), cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Trigger.Start, b.Trigger.Start),
		cmp.Compare(a.Subject.Start, b.Subject.Start), cmp.Compare(a.Object.Start, b.Object.Start), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.From, b.From))
}

// SortAttributes puts the attributes in the order that the graph keeps.
func (r *Relation) SortAttributes() {
	slices.SortFunc(r.Attributes, Attribute.Compare)
}

// Attribute returns the value of an attribute, "" when the relation has none of that name.
func (r *Relation) Attribute(name string) string {
	for _, a := range r.Attributes {
		if a.Name == name {
			return a.Value
		}
	}
	return ""
}

// Merge adds all that other holds.
func (g *Graph) Merge(other *Graph) error {
	for d := range other.ByDocument() {
		if err := g.Add(d); err != nil {
			return err
		}
	}
	return nil
}

// Documents returns the documents, without their text, sorted by ID.
func (g *Graph) Documents() iter.Seq[Document] {
	return func(yield func(Document) bool) {
		for _, id := range sortedKeys(g.documents) {
			if !yield(g.documents[id]) {
				return
			}
		}
	}
}

// Entities returns the entities sorted by ID, their mentions by place.
func (g *Graph) Entities() iter.Seq[Entity] {
	return func(yield func(Entity) bool) {
		for _, id := range sortedKeys(g.entities) {
			if !yield(g.entities[id].clone()) {
				return
			}
		}
	}
}

// Entity returns the entity of an ID.
func (g *Graph) Entity(id string) (Entity, bool) {
	e := g.entities[id]
	if e == nil {
		return Entity{}, false
	}
	return e.clone(), true
}

func (e *Entity) clone() Entity {
	c := *e
	c.Aliases, c.Traits, c.Mentions = slices.Clone(e.Aliases), slices.Clone(e.Traits), slices.Clone(e.Mentions)
	slices.SortFunc(c.Mentions, func(a, b Mention) int {
		return cmp.Or(cmp.Compare(a.Document, b.Document), cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End))
	})
	return c
}

// Relations returns the relations sorted by subject, type, object and what else tells them apart.
func (g *Graph) Relations() iter.Seq[Relation] {
	return func(yield func(Relation) bool) {
		for _, r := range g.sort() {
			c := *r
			c.Attributes, c.Evidence = slices.Clone(r.Attributes), slices.Clone(r.Evidence)
			if !yield(c) {
				return
			}
		}
	}
}

func (g *Graph) sort() []*Relation {
	if g.sorted == nil {
		for _, k := range sortedKeys(g.relations) {
			g.sorted = append(g.sorted, g.relations[k])
		}
	}
	return g.sorted
}

// From returns the relations whose subject is id; a symmetric relation counts for both its ends.
func (g *Graph) From(id string) iter.Seq[Relation] {
	return g.where(func(r *Relation) bool { return r.Subject == id || r.Symmetric && r.Object == id })
}

// To returns the relations whose object is id; a symmetric relation counts for both its ends.
func (g *Graph) To(id string) iter.Seq[Relation] {
	return g.where(func(r *Relation) bool { return r.Object == id || r.Symmetric && r.Subject == id })
}

func (g *Graph) where(keep func(*Relation) bool) iter.Seq[Relation] {
	return func(yield func(Relation) bool) {
		for r := range g.Relations() {
			if keep(&r) && !yield(r) {
				return
			}
		}
	}
}

// ByDocument returns what each document says, sorted by document ID.
func (g *Graph) ByDocument() iter.Seq[*Document] {
	return func(yield func(*Document) bool) {
		parts := map[string]*Document{}
		for d := range g.Documents() {
			parts[d.ID] = &d
		}
		for e := range g.Entities() {
			g.split(parts, e)
		}
		for r := range g.Relations() {
			splitRelation(parts, r)
		}
		for _, id := range sortedKeys(parts) {
			if !yield(parts[id]) {
				return
			}
		}
	}
}

// split gives an entity to every document that mentions it.
func (g *Graph) split(parts map[string]*Document, e Entity) {
	mentions := e.Mentions
	e.Mentions = nil
	for _, m := range mentions {
		d := parts[m.Document]
		if d == nil {
			continue
		}
		if n := len(d.Entities); n == 0 || d.Entities[n-1].ID != e.ID {
			d.Entities = append(d.Entities, e)
		}
		d.Mentions = append(d.Mentions, m)
	}
}

// splitRelation gives a relation to every document that states it, with its own evidence.
func splitRelation(parts map[string]*Document, r Relation) {
	evidence := r.Evidence
	for len(evidence) > 0 {
		n := 1
		for n < len(evidence) && evidence[n].Document == evidence[0].Document {
			n++
		}
		if d := parts[evidence[0].Document]; d != nil {
			r.Evidence = evidence[:n:n]
			r.Confidence = noisyOr(r.Evidence)
			d.Relations = append(d.Relations, r)
		}
		evidence = evidence[n:]
	}
}

// Len returns how many entities and relations the graph has.
func (g *Graph) Len() (entities, relations int) { return len(g.entities), len(g.relations) }

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
