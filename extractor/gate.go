package extractor

import (
	"slices"
	"strings"
	"unicode"

	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/internal/nlp"
)

// A gate says at which tokens a pattern may begin, so that most patterns are not
// tried at most tokens. It may let a token pass in vain, never stop one wrongly.
type gate struct {
	any     bool       // any token
	upper   bool       // a capitalised one
	hyphen  bool       // one with a hyphen inside
	mention mentionSet // the first of a mention of these
	words   wordSet    // one of these words or base forms
	capital bool       // and of these only one with a capital
}

// A mentionSet is for each kind of mention a set of types.
type mentionSet [mentionKinds]uint64

func (s *mentionSet) some() bool { return *s != mentionSet{} }

func (s *mentionSet) has(m *mention) bool { return s[m.kind]>>m.typ&1 != 0 }

// newGate joins the gates of the tests that may begin a match.
func (x *Extractor) newGate(first []*rules.Test) gate {
	if len(first) == 0 {
		return gate{any: true}
	}
	g := x.tests[first[0].Index].gate(x.types)
	if len(first) > 1 {
		g.words = g.words.clone()
	}
	for _, t := range first[1:] {
		g.join(x.tests[t.Index].gate(x.types))
	}
	return g
}

// join opens the gate where another does, too. Its words must be its own.
func (g *gate) join(o gate) {
	g.any = g.any || o.any
	g.upper = g.upper || o.upper
	g.hyphen = g.hyphen || o.hyphen
	for kind := range o.mention {
		g.mention[kind] |= o.mention[kind]
	}
	switch {
	case g.words.empty():
		g.capital = o.capital
	case !o.words.empty():
		g.capital = g.capital && o.capital
	}
	g.words.include(o.words)
}

// meet narrows the gate by that of a further condition, without alternatives but for shapes: of two
// kinds of gate the one that opens less often counts.
func (g *gate) meet(o gate) {
	switch a, b := g.rank(), o.rank(); {
	case a == b && a == byMention:
		for kind := range o.mention {
			g.mention[kind] &= o.mention[kind]
		}
	case b > a:
		*g, o = o, *g
	}
	if g.rank() == byWord {
		g.capital = g.capital || o.capital || o.upper && !o.any
	}
}

// The kinds of gate, those that open most often first.
const (
	byNothing = iota
	byCapital
	byMention
	byHyphen
	byWord
)

func (g *gate) rank() int {
	switch {
	case g.any:
		return byNothing
	case g.upper:
		return byCapital
	case g.mention.some():
		return byMention
	case g.hyphen:
		return byHyphen
	}
	return byWord
}

// gate returns where a test can pass: the narrowest of its conditions counts, and
// every alternative.
func (q *test) gate(types *types) gate {
	g := q.ownGate(types)
	for _, a := range q.and {
		if a.tails == nil || !q.takesMention() { // the hyphen of "New Delhi-based" is not in its first word
			g.meet(a.gate(types))
		}
	}
	if len(q.or) > 0 {
		g.words = g.words.clone()
	}
	for _, o := range q.or {
		g.join(o.gate(types))
	}
	return g
}

func (q *test) ownGate(types *types) gate {
	if q.not {
		return gate{any: true}
	}
	switch q.asks {
	case asksWord:
		if slices.ContainsFunc(q.tails, func(tail string) bool { return !hyphened(tail) }) {
			return gate{any: true}
		}
		return gate{hyphen: q.tails != nil, words: q.words}
	case asksLemma:
		return gate{words: q.words}
	case asksType, asksMention, asksKind:
		return gate{mention: q.ownMentions(types)}
	case asksName:
		return gate{upper: true}
	case asksShape, asksInitial:
		return gate{upper: q.shape.Has(nlp.Upper), any: !q.shape.Has(nlp.Upper)}
	case asksShapes:
		g := q.shapes[0].ownGate(types)
		for _, o := range q.shapes[1:] {
			g.join(o.ownGate(types))
		}
		return g
	case asksList:
		return gate{words: q.words}
	}
	return gate{any: true}
}

// mentions returns the mentions that may pass a test at their first token, other
// conditions on them left out.
func (q *test) mentions(types *types) mentionSet {
	set := q.ownMentions(types)
	for _, a := range q.and {
		for kind, types := range a.mentions(types) {
			set[kind] &= types
		}
	}
	for _, o := range q.or {
		for kind, types := range o.mentions(types) {
			set[kind] |= types
		}
	}
	return set
}

// ownMentions returns those that pass by their type or kind.
func (q *test) ownMentions(types *types) (set mentionSet) {
	if q.not || !q.wide() {
		for kind := range set {
			set[kind] = ^uint64(0)
		}
		return set
	}
	for kind := kindName; kind < mentionKinds; kind++ {
		for t := range types.names {
			if q.asks == asksKind || q.asks == asksMention && q.mask>>kind&1 != 0 ||
				q.asks == asksType && (types.is(typeID(t), q.mask) || q.mask&1 != 0 && kind == kindName) {
				set[kind] |= 1 << t
			}
		}
	}
	return set
}

// hyphened reports whether each word that ends so has the shape of a hyphenated one.
func hyphened(tail string) bool {
	_, after, found := strings.Cut(tail, "-")
	return found && strings.ContainsFunc(after, unicode.IsLetter)
}

// open reports whether a pattern behind the gate may begin at token i.
func (g *gate) open(w *work, i int32) bool {
	t := w.token(i)
	return g.opens(shapeIndex(t.Shape)) || w.at[i] >= 0 && g.mention.has(&w.mentions[w.at[i]]) || g.words.has(t.Word) || g.words.has(t.Lemma)
}

// opens reports whether a token of a shape is enough.
func (g *gate) opens(shape int) bool {
	return g.any || g.upper && shape&upperShape != 0 || g.hyphen && shape&hyphenShape != 0
}
