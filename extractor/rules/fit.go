package rules

import (
	"slices"
	"strings"
)

// checkFit refuses what no thing of the declared types could ever be: an end of a clause
// or pattern that is narrowed to a type its relation does not take, and relations that
// imply or mirror each other though their ends differ.
func (l *loader) checkFit() {
	for _, r := range l.set.Relations {
		l.section, l.rule = "relation", r.Name
		if r.Symmetric {
			l.fits(r.Pos, r.Name, r.From, r.To, "it is symmetric, but nothing can be both its subject and its object")
		}
		if other := l.relation(r.Inverse); other != nil {
			l.fits(r.Pos, r.Name, r.From, other.To, "its subject can be no object of its inverse %q", other.Name)
			l.fits(r.Pos, r.Name, r.To, other.From, "its object can be no subject of its inverse %q", other.Name)
		}
		for _, name := range r.Implies {
			if other := l.relation(name); other != nil {
				l.fits(r.Pos, r.Name, r.From, other.From, "its subject can be no subject of %q, which it implies", name)
				l.fits(r.Pos, r.Name, r.To, other.To, "its object can be no object of %q, which it implies", name)
			}
		}
	}
	for _, f := range l.set.Frames {
		if r := l.relation(f.Relation); r != nil {
			l.section, l.rule = "frame", f.ID
			l.checkEnds(f, r)
		}
	}
	for _, link := range l.set.Infer.Lexicon {
		if r := l.relation(link.Relation); r != nil {
			l.section, l.rule = "relation", r.Name
			l.fits(r.Pos, r.Name, []string{link.Type}, r.From, "infer gives it to %s, which can be no subject of it", a(link.Type))
		}
	}
	l.section, l.rule = "", ""
}

// fits reports that nothing can be of a type of both lists.
func (l *loader) fits(p Position, at string, types, wanted []string, format string, args ...any) {
	unknown := func(t string) bool { return l.types[t] == nil }
	if len(types) > 0 && len(wanted) > 0 && !slices.ContainsFunc(types, unknown) && !l.overlap(types, wanted) {
		l.failAt(p, len(at), "", format, args...)
	}
}

// checkEnds checks the types to which a frame narrows the ends of its relation.
func (l *loader) checkEnds(f *Frame, r *Relation) {
	check := func(p Position, text, role string, types []string) {
		wanted, end := r.From, "subject"
		if role == f.Object {
			wanted, end = r.To, "object"
		}
		for _, t := range types {
			l.fits(p, text, []string{t}, wanted, "%s can be no %s of %q, which wants %s", a(t), end, r.Name, strings.Join(wanted, " or "))
		}
	}
	for _, c := range f.Clauses {
		for _, arg := range append(slices.Clone(c.Args), c.Subject) {
			if arg.Type != "" && (arg.Role == f.Subject || arg.Role == f.Object) {
				check(c.Pos, c.Text, arg.Role, []string{arg.Type})
			}
		}
	}
	for _, p := range f.Patterns {
		for _, c := range p.captureTypes() {
			if c.name == f.Subject || c.name == f.Object {
				check(p.Pos, p.Text, c.name, c.types)
			}
		}
	}
}

// a puts the article before a name.
func a(name string) string {
	if strings.ContainsAny(name[:1], "aeiou") {
		return "an " + name
	}
	return "a " + name
}

// checkMade refuses relations that nothing makes: no frame, no inference, and none that
// is made and implies them or has them as its inverse. In a file with other mistakes
// that is not known.
func (l *loader) checkMade() {
	if len(l.errs) > 0 {
		return
	}
	var waiting []string
	for _, f := range l.set.Frames {
		waiting = append(waiting, f.Relation)
	}
	for _, r := range l.set.Relations {
		if r.Participants {
			waiting = append(waiting, r.Name)
		}
	}
	for _, link := range l.set.Infer.Lexicon {
		waiting = append(waiting, link.Relation)
	}
	for _, r := range l.set.Infer.Rules {
		waiting = append(waiting, r.Then.Relation)
	}
	made, could := map[string]bool{}, map[string]string{}
	for len(waiting) > 0 {
		r := l.relation(waiting[len(waiting)-1])
		waiting = waiting[:len(waiting)-1]
		if r == nil || made[r.Name] {
			continue
		}
		made[r.Name] = true
		if l.set.Infer.Implies {
			waiting = append(waiting, r.Implies...)
		}
		for _, name := range r.Implies {
			could[name] = "implies"
		}
		if r.Inverse != "" && l.set.Infer.Inverse {
			waiting = append(waiting, r.Inverse)
		}
		if r.Inverse != "" {
			could[r.Inverse] = "inverse"
		}
	}
	for _, r := range l.set.Relations {
		switch how := could[r.Name]; {
		case made[r.Name] || l.depthOf(r.Pos.File) > 0:
		case how != "":
			l.failAt(r.Pos, len(r.Name), "", "relation %q is never made: no frame makes it, and infer does not say %s: true", r.Name, how)
		default:
			l.failAt(r.Pos, len(r.Name), "", "relation %q is never made: no frame makes it, and nothing implies it", r.Name)
		}
	}
}
