package rules

import (
	"slices"
	"strings"
)

// checkContradictions refuses two frames that read the same clause as different
// relations, unless one relation implies the other or no thing could be an end of both.
func (l *loader) checkContradictions() {
	type reading struct {
		frame  *Frame
		clause *Clause
	}
	read := map[string][]reading{}
	for _, f := range l.set.Frames {
		for _, c := range f.Clauses {
			key := template(f, c)
			same := false
			for _, o := range read[key] {
				a, b := l.relation(f.Relation), l.relation(o.frame.Relation)
				if same = same || a == b; a == nil || b == nil || a == b || l.implies(a.Name, b.Name) || l.implies(b.Name, a.Name) ||
					!l.overlap(a.From, b.From) || !l.overlap(a.To, b.To) {
					continue
				}
				l.section, l.rule = "frame", f.ID
				advice := ""
				if l.depthOf(o.clause.Pos.File) > l.depthOf(c.Pos.File) {
					advice = ": replace that frame or switch it off, or say that one relation implies the other"
				}
				l.failAt(c.Pos, len(c.Text), "", "%q says %s here, but %s in frame %q at %s%s", c.Text, a.Name, b.Name, o.frame.ID, o.clause.Pos, advice)
				l.section, l.rule = "", ""
				break
			}
			if !same {
				read[key] = append(read[key], reading{f, c})
			}
		}
	}
}

// template writes a clause in a form that does not depend on the names of its roles
// and the order of its alternatives.
func template(f *Frame, c *Clause) string {
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
	for _, v := range c.Verbs {
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
