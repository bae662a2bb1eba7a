package graph

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"sync"
)

// ErrUnknownEntity is returned when a relation names an entity that is not there.
var ErrUnknownEntity = errors.New("unknown entity")

// A Graph is a multigraph of entities and the relations between them, put
// together from documents. What is one entity, their IDs say: package identity decides
// it across documents before they come here. The zero value is an empty graph. Two graphs of the
// same documents are equal, in whatever order the documents were added. Several goroutines may
// read a graph at once, as long as none adds to it.
type Graph struct {
	documents map[string]Document // without entities, mentions and relations
	entities  []*Entity           // without mentions
	ids       []string            // of the entities, side by side for those who ask for nothing else
	places    index               // of the entities, by ID
	mentions  mentions
	relations relations
	guesses   []int32 // room for guessObjects
	words     words

	mu    sync.Mutex // guards order, which the first reader after a change makes
	order *order
}

// Add merges what one document says into the graph: an entity of the same ID is
// the same entity, and a relation that says the same gets the evidence of both.
// It returns [ErrUnknownEntity] when a relation names an entity that the document lacks.
func (g *Graph) Add(d *Document) error {
	if g.documents == nil {
		g.documents = map[string]Document{}
	}
	old, ok := g.documents[d.ID]
	text := max(old.Text, d.Text)
	if !ok || old.Title < d.Title {
		old = Document{ID: d.ID, Title: d.Title, URL: d.URL, Date: d.Date}
	}
	old.Text = text
	g.documents[d.ID] = old
	return g.AddFacts(d)
}

// AddFacts is Add without the document itself: its entities, mentions and
// relations may name other documents that were added before.
func (g *Graph) AddFacts(d *Document) error {
	g.order = nil
	for i := range d.Entities {
		g.addEntity(&d.Entities[i])
	}
	for i := range d.Mentions {
		g.addMention(&d.Mentions[i])
	}
	return g.addRelations(d.Relations)
}

func (g *Graph) addRelations(all []Relation) error {
	g.guessObjects(all)
	subject, of := int32(0), "" // of the last relation: many in a row have one subject
	for i := range all {
		r := &all[i]
		if i == 0 || r.Subject != of {
			var ok bool
			if subject, ok = g.place(r.Subject); !ok {
				return fmt.Errorf("relation %s: %w %q", r.Type, ErrUnknownEntity, r.Subject)
			}
			of = r.Subject
		}
		object := g.guesses[i]
		if object < 0 {
			var ok bool
			if object, ok = g.place(r.Object); !ok {
				return fmt.Errorf("relation %s: %w %q", r.Type, ErrUnknownEntity, r.Object)
			}
		}
		if !r.mirrors() {
			g.addRelation(r, subject, object)
		}
	}
	return nil
}

// guessObjects looks up the objects of relations as far as the first slot tells, -1 for the
// others. In a large graph each step waits for memory: taken for all relations before
// the next step, the processor has many under way at once.
func (g *Graph) guessObjects(all []Relation) {
	g.guesses = slices.Grow(g.guesses[:0], len(all))[:len(all)]
	for i := range all {
		g.guesses[i] = g.places.guess(hashOf(all[i].Object))
	}
	for i, at := range g.guesses {
		if at >= 0 && g.ids[at] != all[i].Object {
			g.guesses[i] = -1
		}
	}
}

// place returns the place of an entity.
func (g *Graph) place(id string) (int32, bool) { return g.placeOf(hashOf(id), id) }

func (g *Graph) placeOf(hash uint32, id string) (int32, bool) {
	return g.places.find(hash, func(at int32) bool { return g.ids[at] == id })
}

func (g *Graph) addEntity(e *Entity) {
	hash := hashOf(e.ID)
	at, ok := g.placeOf(hash, e.ID)
	if !ok {
		c := *e
		c.Aliases, c.Traits, c.Mentions = slices.Clone(e.Aliases), slices.Clone(e.Traits), nil
		g.places.add(hash, int32(len(g.entities)))
		g.entities, g.ids = append(g.entities, &c), append(g.ids, c.ID)
		g.mentions.last = append(g.mentions.last, 0)
		g.addMentions(e)
		return
	}
	old := g.entities[at]
	if name := canonical(old.Name, e.Name); name != old.Name || e.Name != old.Name || !containsAll(old.Aliases, e.Aliases) {
		names := append(slices.Clone(old.Aliases), e.Aliases...)
		names = append(names, old.Name, e.Name)
		slices.Sort(names)
		old.Name = name
		old.Aliases = slices.DeleteFunc(slices.Compact(names), func(n string) bool { return n == name })
	}
	old.Kind, old.Wikidata, old.ISO = max(old.Kind, e.Kind), max(old.Wikidata, e.Wikidata), max(old.ISO, e.ISO)
	old.Entry = max(old.Entry, e.Entry)
	if !containsAll(old.Traits, e.Traits) {
		old.Traits = append(old.Traits, e.Traits...)
		slices.SortFunc(old.Traits, Attribute.Compare)
		old.Traits = slices.Compact(old.Traits)
	}
	g.addMentions(e)
}

// canonical chooses between two names of one entity: the longer, then the first in order.
func canonical(a, b string) string {
	if len(a) > len(b) || len(a) == len(b) && a < b {
		return a
	}
	return b
}

func containsAll[T comparable](all, some []T) bool {
	for _, s := range some {
		if !slices.Contains(all, s) {
			return false
		}
	}
	return true
}

// Merge adds all that other holds.
func (g *Graph) Merge(other *Graph) error {
	for d := range other.Documents() {
		if err := g.Add(&d); err != nil {
			return err
		}
	}
	var facts Document
	for e := range other.Entities() {
		facts.Entities = append(facts.Entities, e)
	}
	for r := range other.Relations() {
		facts.Relations = append(facts.Relations, r)
	}
	return g.AddFacts(&facts)
}

// Documents returns the documents sorted by ID, with their text where they were added
// with it; what they say stands in Entities and Relations.
func (g *Graph) Documents() iter.Seq[Document] {
	return func(yield func(Document) bool) {
		ids := make([]string, 0, len(g.documents))
		for id := range g.documents {
			ids = append(ids, id)
		}
		slices.Sort(ids)
		for _, id := range ids {
			if !yield(g.documents[id]) {
				return
			}
		}
	}
}

// Entities returns the entities sorted by ID, their mentions by place.
func (g *Graph) Entities() iter.Seq[Entity] {
	return func(yield func(Entity) bool) {
		for _, at := range g.ordered().entities {
			if !yield(g.entity(at)) {
				return
			}
		}
	}
}

// Entity returns the entity of an ID.
func (g *Graph) Entity(id string) (Entity, bool) {
	at, ok := g.place(id)
	if !ok {
		return Entity{}, false
	}
	return g.entity(at), true
}

// entity returns a copy of the entity at a place that the caller may change.
func (g *Graph) entity(at int32) Entity {
	c := *g.entities[at]
	c.Aliases, c.Traits, c.Mentions = slices.Clone(c.Aliases), slices.Clone(c.Traits), g.mentionsOf(at)
	return c
}

// Relations returns the relations sorted by subject, type, object and what else tells them apart.
func (g *Graph) Relations() iter.Seq[Relation] {
	return func(yield func(Relation) bool) {
		for _, at := range g.ordered().relations {
			if !yield(g.relation(at)) {
				return
			}
		}
	}
}

// Groups returns the relations in the order of [Graph.Relations], those that begin at one
// entity together; a symmetric relation begins at the end whose ID comes first. A group, and
// what its relations hold, is valid until the next one only: nothing is allocated for a
// reader of millions. Change nothing in it.
func (g *Graph) Groups() iter.Seq[[]Relation] {
	return func(yield func([]Relation) bool) {
		o := g.ordered()
		var group []Relation
		var on shelf
		for e := range len(o.begin) - 1 {
			group = group[:0]
			on.clear()
			for _, at := range o.relations[o.begin[e]:o.begin[e+1]] {
				group = append(group, g.read(at, &on))
			}
			if len(group) > 0 && !yield(group) {
				return
			}
		}
	}
}

// Linked returns the entities that stand at an end of a relation that keep wants, sorted by ID.
// A relation, and what it holds, is valid during the call only.
func (g *Graph) Linked(keep func(*Relation) bool) iter.Seq[Entity] {
	return func(yield func(Entity) bool) {
		o := g.ordered()
		linked := make([]bool, len(g.entities))
		var on shelf
		for _, at := range o.relations {
			on.clear()
			if r := g.read(at, &on); keep(&r) {
				k := g.relations.held.at(at)
				linked[k.a], linked[k.b] = true, true
			}
		}
		for _, at := range o.entities {
			if linked[at] && !yield(g.entity(at)) {
				return
			}
		}
	}
}

// From returns the relations whose subject is id; a symmetric relation counts for both its ends.
func (g *Graph) From(id string) iter.Seq[Relation] {
	return g.where(id, func(r *Relation) bool { return r.Subject == id || r.Symmetric })
}

// To returns the relations whose object is id; a symmetric relation counts for both its ends.
func (g *Graph) To(id string) iter.Seq[Relation] {
	return g.where(id, func(r *Relation) bool { return r.Object == id || r.Symmetric })
}

// where returns the relations of an entity that keep wants, in the order of Relations.
func (g *Graph) where(id string, keep func(*Relation) bool) iter.Seq[Relation] {
	return func(yield func(Relation) bool) {
		entity, ok := g.place(id)
		if !ok {
			return
		}
		for _, at := range g.touching(entity) {
			if r := g.relation(at); keep(&r) && !yield(r) {
				return
			}
		}
	}
}

// Len returns how many entities and relations the graph has.
func (g *Graph) Len() (entities, relations int) { return len(g.entities), g.relations.held.n }
