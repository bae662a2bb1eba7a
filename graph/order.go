package graph

import (
	"cmp"
	"slices"
	"strings"
)

// An order says in which sequence a graph is read. The first reader after a change
// makes it.
type order struct {
	entities  []int32 // places of entities, by ID
	relations []int32 // places of relations, by subject, type, object and the rest
	begin     []int32 // the relations of the n-th entity are relations[begin[n]:begin[n+1]]

	// The relations that touch the entity at place e are touch[start[e]:start[e+1]], in
	// the order of relations. Made when first asked for.
	start, touch []int32
}

// ordered returns the order of the graph, and sees to it that the evidence of every
// relation is settled.
func (g *Graph) ordered() *order {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.order == nil {
		o := &order{entities: make([]int32, len(g.entities))}
		for i := range o.entities {
			o.entities[i] = int32(i)
		}
		slices.SortFunc(o.entities, func(a, b int32) int { return strings.Compare(g.ids[a], g.ids[b]) })
		o.sortRelations(g)
		g.order = o
	}
	return g.order
}

// sortRelations puts the relations into buckets, one a subject in the order of their
// IDs, and sorts each bucket. The ends of a symmetric relation compare in order of ID.
func (o *order) sortRelations(g *Graph) {
	rank := make([]int32, len(o.entities)) // of the entity at a place
	for n, at := range o.entities {
		rank[at] = int32(n)
	}
	ends := func(k *heldRelation) (a, b int32) {
		a, b = rank[k.a], rank[k.b]
		if k.symmetric && b < a {
			return b, a
		}
		return a, b
	}
	held := &g.relations.held
	start := make([]int32, len(rank)+1)
	for i := range int32(held.n) {
		k := held.at(i)
		g.settle(k)
		a, _ := ends(k)
		start[a+1]++
	}
	for i := range rank {
		start[i+1] += start[i]
	}
	o.begin, o.relations = start, make([]int32, held.n)
	fill := slices.Clone(start)
	for i := range int32(held.n) {
		a, _ := ends(held.at(i))
		o.relations[fill[a]] = i
		fill[a]++
	}
	for a := range rank {
		slices.SortFunc(o.relations[start[a]:start[a+1]], func(i, j int32) int {
			p, q := held.at(i), held.at(j)
			_, b := ends(p)
			_, d := ends(q)
			return cmp.Or(g.compareWords(p.typ, q.typ), cmp.Compare(b, d), g.compareWords(p.polarity, q.polarity), g.compareWords(p.modality, q.modality),
				g.compareWords(p.attribution, q.attribution), g.compareWords(p.tense, q.tense), g.compareAttributes(p, q))
		})
	}
}

func (g *Graph) compareWords(a, b uint32) int {
	if a == b {
		return 0
	}
	return strings.Compare(g.words.text(a), g.words.text(b))
}

func (g *Graph) compareAttributes(p, q *heldRelation) int {
	return slices.CompareFunc(g.relations.attributesOf(p), g.relations.attributesOf(q), func(a, b heldAttribute) int {
		return cmp.Or(g.compareWords(a.name, b.name), g.compareWords(a.value, b.value))
	})
}

// touching returns the places of the relations that touch the entity at a place, a loop once.
func (g *Graph) touching(entity int32) []int32 {
	o := g.ordered()
	g.mu.Lock()
	defer g.mu.Unlock()
	if o.start == nil {
		o.start = make([]int32, len(g.entities)+1)
		each := func(do func(entity, relation int32)) {
			for _, i := range o.relations {
				k := g.relations.held.at(i)
				do(k.a, i)
				if k.b != k.a {
					do(k.b, i)
				}
			}
		}
		each(func(e, _ int32) { o.start[e+1]++ })
		for e := range g.entities {
			o.start[e+1] += o.start[e]
		}
		o.touch = make([]int32, o.start[len(g.entities)])
		fill := slices.Clone(o.start)
		each(func(e, i int32) {
			o.touch[fill[e]] = i
			fill[e]++
		})
	}
	return o.touch[o.start[entity]:o.start[entity+1]]
}
