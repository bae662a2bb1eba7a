package measure

import (
	"slices"

	"github.com/dossier-kg/dossier/graph"
)

// names judges the names found in a document: the very words, and the type.
func (e *evaluator) names(g *Gold, doc *graph.Document) {
	labels := map[graph.Span]string{} // of the annotated names whose label stands for a type
	other := map[graph.Span]bool{}    // annotated, but of no type of ours
	var wanted []graph.Span
	for _, n := range g.Entities {
		span := graph.Span{Start: n.Start, End: n.End}
		if label := e.nameOf[n.Type]; label != "" {
			labels[span] = label
			wanted = append(wanted, span)
			e.name(label).Wanted++
		} else {
			other[span] = true
		}
	}
	if len(wanted) == 0 {
		return
	}
	for _, m := range doc.Mentions {
		label := e.labelOf(m.Type)
		if m.Kind != graph.Name || label == "" || other[m.Span] {
			continue
		}
		rule := e.namers[m.Rule]
		if rule == nil {
			rule = &NameScore{Rule: m.Rule}
			e.namers[m.Rule] = rule
		}
		rule.Found++
		e.name(label).Found++
		switch got, ok := labels[m.Span]; {
		case ok && got == label:
			rule.Right++
			e.name(label).Right++
		case ok:
			rule.WrongType++
		case slices.ContainsFunc(wanted, func(w graph.Span) bool { return overlap(w, m.Span) }):
			rule.WrongSpan++
		}
	}
}

func (e *evaluator) name(label string) *Score {
	if e.named[label] == nil {
		e.named[label] = &Score{}
	}
	return e.named[label]
}

// bindNames decides which labels of names are counted together: those that occur and
// stand for one type, "PER" and "Person" say, under the first of them.
func (e *evaluator) bindNames(gold []Gold) {
	occurs := map[string]bool{}
	for i := range gold {
		for _, n := range gold[i].Entities {
			occurs[n.Type] = true
		}
	}
	for _, l := range e.mapping.Entities {
		if !occurs[l.Label] {
			continue
		}
		under := l.Label
		for _, t := range l.Types {
			if first, ok := e.typeOf[t]; ok {
				under = first
				break
			}
		}
		e.nameOf[l.Label] = under
		for _, t := range l.Types {
			e.typeOf[t] = under
		}
	}
}

// labelOf returns the label that names of a type are counted under, "" for none.
func (e *evaluator) labelOf(typ string) string {
	for _, t := range e.above[typ] {
		if label, ok := e.typeOf[t]; ok {
			return label
		}
	}
	return ""
}
