package rules

import (
	"slices"
	"strings"
)

// A reading is a clause with one of its verbs.
type reading struct {
	frame  *Frame
	clause *Clause
}

// checkContradictions refuses two frames that read the same clause as different
// relations, unless one relation implies the other, no thing could be an end of both,
// one frame prefers itself to the other, or an example shows that both are meant. Clauses
// are the same where they share a verb and are alike in all else.
func (l *loader) checkContradictions() {
	if !slices.ContainsFunc(l.set.Frames, func(f *Frame) bool { return !l.leaves(f.Pos.File) }) {
		return // all are built in
	}
	read := map[string][]reading{}
	for _, f := range l.set.Frames {
		for _, c := range f.Clauses {
			told := false
			for _, v := range c.Verbs {
				key := template(f, c, v)
				for _, o := range read[key] {
					if !told && l.contradicts(f, o.frame) {
						told = true
						l.contradiction(reading{f, c}, o, v)
					}
				}
				if !slices.ContainsFunc(read[key], func(o reading) bool { return o.frame.Relation == f.Relation }) {
					read[key] = append(read[key], reading{f, c})
				}
			}
		}
	}
}

// contradicts reports whether two frames cannot both be right of one clause.
func (l *loader) contradicts(f, o *Frame) bool {
	a, b := l.relation(f.Relation), l.relation(o.Relation)
	return a != nil && b != nil && a != b && !l.implies(a.Name, b.Name) && !l.implies(b.Name, a.Name) &&
		l.overlap(a.From, b.From) && l.overlap(a.To, b.To) && !slices.Contains(f.Prefer, o.ID) && !slices.Contains(o.Prefer, f.ID) &&
		!(l.leaves(f.Pos.File) && l.leaves(o.Pos.File)) && !l.wantBoth(f, o, a, b)
}

// wantBoth reports whether an example of two frames wants two relations of the same things.
func (l *loader) wantBoth(f, o *Frame, a, b *Relation) bool {
	l.readExamples()
	return f.wantsBoth(a, b) || o.wantsBoth(a, b)
}

// wantsBoth reports whether an example of the frame wants two relations of the same things.
func (f *Frame) wantsBoth(a, b *Relation) bool {
	return slices.ContainsFunc(f.Examples, func(e *Example) bool {
		return slices.ContainsFunc(e.Wants, func(x Want) bool {
			return x.Relation == a.Name && slices.ContainsFunc(e.Wants, func(y Want) bool {
				return y.Relation == b.Name && y.Subject == x.Subject && y.Object == x.Object
			})
		})
	})
}

func (l *loader) contradiction(r, o reading, v Verb) {
	l.section, l.rule = "frame", r.frame.ID
	l.failAt(r.clause.Pos, len(r.clause.Text), "", "%q with the verb %q says %s here, but %s in frame %q at %s: say prefer: %[5]s, show in an example that both hold, or let one relation imply the other",
		r.clause.Text, strings.TrimSpace(v.Lemma+" "+v.Particle), r.frame.Relation, o.frame.Relation, o.frame.ID, o.clause.Pos)
	l.section, l.rule = "", ""
}

// template writes a clause with these verbs in a form that does not depend on the names
// of its roles and the order of its alternatives.
func template(f *Frame, c *Clause, with ...Verb) string {
	var b strings.Builder
	end := func(a Arg) {
		switch a.Role {
		case f.Subject:
			b.WriteString("$1")
		case f.Object:
			b.WriteString("$2")
		default:
			b.WriteString(a.Role)
		}
		b.WriteString(":" + a.Type)
		if a.Test != nil {
			a.Test.dump(&b)
		}
	}
	alternatives := func(words []string) {
		slices.Sort(words)
		b.WriteString(" " + strings.Join(slices.Compact(words), "|") + " ")
	}
	end(c.Subject)
	var verbs []string
	for _, v := range with {
		verbs = append(verbs, v.Lemma+" "+v.Particle)
	}
	alternatives(verbs)
	for _, a := range c.Args {
		alternatives(slices.Clone(a.Preps))
		end(a)
	}
	return b.String()
}

// overlap reports whether something can be of a type of both lists.
func (l *loader) overlap(a, b []string) bool {
	for _, t := range l.set.Types {
		above := l.ancestors(t.Name)
		in := func(names []string) bool {
			return slices.ContainsFunc(names, func(n string) bool { return n == t.Name || above[n] })
		}
		if in(a) && in(b) {
			return true
		}
	}
	return false
}
