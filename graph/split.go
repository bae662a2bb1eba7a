package graph

import "iter"

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
		for r := range g.Relations() {
			splitRelation(byID, r)
		}
		for _, d := range parts {
			if !yield(d) {
				return
			}
		}
	}
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
