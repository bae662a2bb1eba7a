package graph

import (
	"cmp"
	"iter"
	"slices"
)

// ByDocument returns what each document says, sorted by document ID.
func (g *Graph) ByDocument() iter.Seq[*Document] {
	return func(yield func(*Document) bool) {
		var parts []*Document
		byID := map[string]*Document{}
		for d := range g.Documents() {
			parts = append(parts, &d)
			byID[d.ID] = &d
		}
		for e := range g.Entities() {
			splitEntity(byID, e)
		}
		said := g.statements()
		for _, d := range parts {
			d.Relations = g.statedIn(d.ID, said)
			d.sort()
			if !yield(d) {
				return
			}
		}
	}
}

// statements are the relations that each document states: those of the document that is
// word n are relations[begin[n]:begin[n+1]], places in the order of the graph.
type statements struct{ begin, relations []int32 }

func (g *Graph) statements() statements {
	order := g.ordered().relations
	each := func(do func(document uint32, at int32)) {
		for _, at := range order {
			first := g.relations.held.at(at).first
			for i := first; i > 0; { // evidence is sorted by document
				e := g.relations.evidence.at(i - 1)
				if i == first || e.document != g.relations.evidence.at(first-1).document {
					do(e.document, at)
					first = i
				}
				i = e.next
			}
		}
	}
	s := statements{begin: make([]int32, len(g.words.texts)+2)} // word 0 is there without any
	each(func(d uint32, _ int32) { s.begin[d+1]++ })
	for d := range len(s.begin) - 1 {
		s.begin[d+1] += s.begin[d]
	}
	s.relations = make([]int32, s.begin[len(s.begin)-1])
	fill := slices.Clone(s.begin)
	each(func(d uint32, at int32) {
		s.relations[fill[d]] = at
		fill[d]++
	})
	return s
}

// statedIn returns the relations that a document states, with its own evidence.
func (g *Graph) statedIn(document string, said statements) []Relation {
	n := g.words.numbers[document] // 0 for none, as for the document without a name
	if n == 0 && document != "" {
		return nil
	}
	places := said.relations[said.begin[n]:said.begin[n+1]]
	if len(places) == 0 {
		return nil
	}
	relations := make([]Relation, 0, len(places))
	for _, at := range places {
		r := g.relation(at)
		r.Evidence = slices.DeleteFunc(r.Evidence, func(e Evidence) bool { return e.Document != document })
		r.Confidence = noisyOr(r.Evidence)
		relations = append(relations, r)
	}
	return relations
}

// sort puts what a document says into the order that [Document] tells of.
func (d *Document) sort() {
	slices.SortStableFunc(d.Mentions, func(a, b Mention) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End))
	})
	first := make(map[string]int, len(d.Entities)) // a pronoun before the name does not count
	for i, m := range d.Mentions {
		if at, ok := first[m.Entity]; !ok || d.Mentions[at].Kind == Pronoun && m.Kind != Pronoun {
			first[m.Entity] = i
		}
	}
	slices.SortStableFunc(d.Entities, func(a, b Entity) int { return cmp.Compare(first[a.ID], first[b.ID]) })
	slices.SortStableFunc(d.Relations, func(a, b Relation) int { return compareEvidence(&a.Evidence[0], &b.Evidence[0]) })
}

// splitEntity gives an entity to every document that mentions it.
func splitEntity(parts map[string]*Document, e Entity) {
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
