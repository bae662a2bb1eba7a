package explain

import (
	"slices"

	"github.com/dossier-kg/dossier/extractor"
	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/graph"
)

// inference tells which premises of an inference the document has.
func (n *Nearness) inference(t *teller, r *rules.Inference) {
	for i := range t.doc.Relations {
		rel := &t.doc.Relations[i]
		if slices.ContainsFunc(rel.Evidence, func(e graph.Evidence) bool { return e.Rule == r.ID }) {
			n.Reads = append(n.Reads, extractor.Describe(rel, t.names))
		}
	}
	for i := range r.If {
		n.Shapes = append(n.Shapes, t.premise(&r.If[i]))
	}
	if len(n.Reads) == 0 && len(n.Shapes) > 1 && n.Shapes[0].Read && n.Shapes[1].Read {
		n.Shapes[1].Read = false
		n.Shapes[1].Wants, n.Shapes[1].Why = "a fact about the same thing as one of the first", "they are about different things, or what follows is stated already"
	}
}

// premise tells whether the document has an asserted, positive fact of a relation.
func (t *teller) premise(term *rules.Term) Shape {
	s := Shape{Shape: "if", Text: term.String(), At: at(term.Pos), Wants: "an asserted, positive fact " + term.String(), Why: "the text has no fact " + term.Relation}
	for i := range t.doc.Relations {
		r := &t.doc.Relations[i]
		if r.Type != term.Relation {
			continue
		}
		s.Places++
		if r.Polarity == graph.Positive && r.Modality == graph.Asserted {
			s.Read, s.Wants, s.Why = true, "", ""
			return s
		}
		s.Why = extractor.Describe(r, t.names) + " is none"
	}
	return s
}
