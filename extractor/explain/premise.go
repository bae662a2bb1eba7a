package explain

import (
	"slices"
	"strings"

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

// wanted writes what a term wants.
func wanted(term *rules.Term) string {
	article := "a "
	if strings.ContainsRune("aeiou", rune(term.Modality[0])) {
		article = "an "
	}
	return article + term.Modality + ", " + term.Polarity + " fact " + term.String()
}

// premise tells whether the document has a fact as a term wants it.
func (t *teller) premise(term *rules.Term) Shape {
	s := Shape{Shape: "if", Text: term.String(), At: at(term.Pos), Wants: wanted(term), Why: "the text has no fact " + term.Relation}
	for i := range t.doc.Relations {
		r := &t.doc.Relations[i]
		if r.Type != term.Relation && !slices.Contains(term.Or, r.Type) {
			continue
		}
		s.Places++
		if string(r.Polarity) == term.Polarity && string(r.Modality) == term.Modality {
			s.Read, s.Wants, s.Why = true, "", ""
			return s
		}
		s.Why = extractor.Describe(r, t.names) + " is none"
	}
	return s
}
