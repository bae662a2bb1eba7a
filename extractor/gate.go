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
	any     bool    // any token
	upper   bool    // a capitalised one
	hyphen  bool    // one with a hyphen inside
	mention bool    // one that a mention covers
	words   wordSet // one of these words or base forms
}

// newGate joins the gates of the tests that may begin a match.
func (x *Extractor) newGate(first []*rules.Test) gate {
	var g gate
	for _, t := range first {
		g.join(x.tests[t.Index].gate())
	}
	if len(first) == 0 {
		g.any = true
	}
	return g
}

func (g *gate) join(o gate) {
	g.any = g.any || o.any
	g.upper = g.upper || o.upper
	g.hyphen = g.hyphen || o.hyphen
	g.mention = g.mention || o.mention
	for i, bits := range o.words {
		for len(g.words) <= i {
			g.words = append(g.words, 0)
		}
		g.words[i] |= bits
	}
}

// gate returns where a test can pass: the narrowest of its conditions counts, and
// every alternative.
func (q *test) gate() gate {
	g := q.ownGate()
	for _, a := range q.and {
		if o := a.gate(); g.any && !o.any {
			g = o
		}
	}
	for _, o := range q.or {
		g.join(o.gate())
	}
	return g
}

func (q *test) ownGate() gate {
	switch {
	case q.not || q.tags != 0:
		return gate{any: true}
	case q.tails != nil:
		if slices.ContainsFunc(q.tails, func(tail string) bool { return !hyphened(tail) }) {
			return gate{any: true}
		}
		return gate{hyphen: true, words: q.words}
	case q.kinds != nil || q.saids != nil || q.typ != 0:
		return gate{mention: true}
	case q.words != nil:
		return gate{words: q.words}
	case q.name || q.shape.Has(nlp.Upper) && q.shape != 0:
		return gate{upper: true}
	case q.lists != nil:
		var g gate
		for _, l := range q.lists {
			g.join(gate{words: l.single})
			g.join(gate{words: l.first})
		}
		return g
	}
	return gate{any: true}
}

// hyphened reports whether each word that ends so has the shape of a hyphenated one.
func hyphened(tail string) bool {
	_, after, found := strings.Cut(tail, "-")
	return found && strings.ContainsFunc(after, unicode.IsLetter)
}

// open reports whether a pattern behind the gate may begin at token i.
func (g *gate) open(w *work, i int32) bool {
	t := w.token(i)
	return g.any || g.upper && t.Shape.Has(nlp.Upper) || g.hyphen && t.Shape.Has(nlp.Hyphen) || g.mention && w.at[i] >= 0 || g.words.has(t.Word) || g.words.has(t.Lemma)
}
