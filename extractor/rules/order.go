package rules

import (
	"cmp"
	"slices"
	"strings"
)

// orderEntities gives every rule that makes names, or vetoes them, its stage: after the rules that make
// types which its pattern asks for. A rule does not wait for those that make what it
// makes itself: of them it sees what they have found to the left. Rules that read what
// each other make have no order and are refused.
func (l *loader) orderEntities() {
	makers := slices.DeleteFunc(slices.Clone(l.set.Entities), func(r *EntityRule) bool { return r.To != "" || r.Pattern == nil })
	before := map[*EntityRule][]*EntityRule{}
	for _, r := range makers {
		reads := r.Pattern.types(l)
		for _, o := range makers {
			if o.Makes != "" && o.Makes != r.Makes && l.asksFor(reads, o.Makes) {
				before[r] = append(before[r], o)
			}
		}
	}
	done := map[*EntityRule]bool{}
	var path []*EntityRule
	var visit func(r *EntityRule) bool
	visit = func(r *EntityRule) bool {
		if k := slices.Index(path, r); k >= 0 {
			l.circle(path[k:])
			return false
		}
		if done[r] {
			return true
		}
		path = append(path, r)
		for _, o := range before[r] {
			if !visit(o) {
				return false
			}
			r.Stage = max(r.Stage, o.Stage+1)
		}
		path = path[:len(path)-1]
		done[r] = true
		return true
	}
	for _, r := range makers {
		if !visit(r) {
			return // one circle is enough to tell
		}
	}
}

// circle reports rules that read what each other make, at the first of them in the file.
func (l *loader) circle(rules []*EntityRule) {
	first := slices.Index(rules, slices.MinFunc(rules, func(a, b *EntityRule) int {
		return cmp.Compare(slices.Index(l.set.Entities, a), slices.Index(l.set.Entities, b))
	}))
	var names []string
	for i := range rules {
		names = append(names, rules[(first+len(rules)-i)%len(rules)].ID)
	}
	l.section, l.rule = "entity", rules[first].ID
	l.failAt(rules[first].Pos, 1, "", "the rules read what each other make, so that none can come first: %s, %s", strings.Join(names, ", "), names[0])
	l.section, l.rule = "", ""
}

// asksFor reports whether a type, or one above it, is among those that a pattern reads.
func (l *loader) asksFor(reads []string, makes string) bool {
	above := l.ancestors(makes)
	return slices.ContainsFunc(reads, func(t string) bool { return t == makes || above[t] })
}

// types returns the types of mentions that the tests of a pattern ask for; a kind asks
// for the types that have it.
func (p *Pattern) types(l *loader) []string {
	var types []string
	var read func(t *Test)
	read = func(t *Test) {
		switch t.Key {
		case "type":
			types = append(types, t.Values...)
		case "kind":
			for _, d := range l.set.Types {
				if slices.ContainsFunc(t.Values, func(k string) bool { return slices.Contains(d.Kinds, k) }) {
					types = append(types, d.Name)
				}
			}
		}
		for _, o := range slices.Concat(t.And, t.Or) {
			read(o)
		}
	}
	for _, t := range p.tests {
		read(t)
	}
	return types
}

// Constraints returns how many tokens, mentions and terms every match must have: of two
// rules that read the same words, the one that asks for more around them knows better.
func (p *Pattern) Constraints() int { return p.constraints }
