package rules

import "slices"

// OneSided returns the rules of which no example shows where they stop: all want
// something. Rules that stand in an extended set are left out.
func (s *Set) OneSided() Errors {
	s.ReadExamples()
	var found Errors
	add := func(p Position, section, id, miss string) {
		if !s.Inherited(p) {
			found = append(found, &Error{Pos: p, Section: section, Rule: id, Message: "no example shows what it must leave alone: " + miss})
		}
	}
	for _, r := range s.Entities {
		if !r.Veto && !slices.ContainsFunc(r.Examples, func(e *Example) bool { return len(e.Spans) == 0 }) {
			add(r.Pos, "entity", r.ID, "a text like the others, without brackets")
		}
	}
	stays := func(relation string, examples []*Example) bool {
		return slices.ContainsFunc(examples, func(e *Example) bool {
			return !slices.ContainsFunc(e.Wants, func(w Want) bool { return w.Relation == relation })
		})
	}
	const near = "a text like the others, with wants: []"
	for _, f := range s.Frames {
		if !stays(f.Relation, f.Examples) {
			add(f.Pos, "frame", f.ID, near)
		}
	}
	for _, r := range s.Infer.Rules {
		if !stays(r.Then.Relation, r.Examples) {
			add(r.Pos, "inference", r.ID, near)
		}
	}
	return found
}
