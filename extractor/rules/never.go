package rules

import (
	"slices"
	"strings"
)

// maxCompared is how many tests of a conjunction are compared with each other.
const maxCompared = 32

// never returns two tests of a conjunction that no token passes together.
func (l *loader) never(all []*Test) (a, b *Test) {
	all = all[:min(len(all), maxCompared)]
	for i, b := range all {
		for _, a := range all[:i] {
			if a.Key == b.Key && l.exclude(a, b) {
				return a, b
			}
		}
	}
	return nil, nil
}

// oneValued are the tests of which a token has one value only. A word may pass as its
// lemma too, and have two shapes; an entity may have two kinds.
var oneValued = []string{"word", "tag", "type", "mention"}

// exclude reports whether no token passes both of two tests of one key, as far as their
// values show.
func (l *loader) exclude(a, b *Test) bool {
	if a.Not {
		a, b = b, a
	}
	some := func(t *Test, holds func(v string) bool) bool { return slices.ContainsFunc(t.Values, holds) }
	switch {
	case a.Not || !b.Not && !slices.Contains(oneValued, a.Key):
		return false
	case b.Not: // all that a allows, b forbids
		return !some(a, func(v string) bool {
			return !some(b, func(w string) bool { return l.below(a.Key, v, w) })
		})
	}
	return !some(a, func(v string) bool {
		return some(b, func(w string) bool { return l.below(a.Key, v, w) || l.below(a.Key, w, v) || l.meet(a.Key, v, w) })
	})
}

// below reports whether all that has the value v of a key has the value w too.
func (l *loader) below(key, v, w string) bool {
	switch {
	case v == w:
		return true
	case key == "word" || key == "lemma":
		return strings.EqualFold(v, w) || len(w) > 1 && w[0] == '*' && strings.HasSuffix(strings.ToLower(v), strings.ToLower(w[1:]))
	case key == "tag":
		prefix, wild := strings.CutSuffix(w, "*")
		return wild && strings.HasPrefix(v, prefix)
	case key == "type":
		return l.ancestors(v)[w]
	}
	return false
}

// meet reports whether something may have two values of which neither is below the other.
func (l *loader) meet(key, v, w string) bool {
	return key == "word" && v[0] == '*' && w[0] == '*' || key == "type" && l.overlap([]string{v}, []string{w})
}
