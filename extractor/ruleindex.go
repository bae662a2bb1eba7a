package extractor

import (
	"math"
	"math/bits"
	"slices"

	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/internal/nlp"
)

// A ruleIndex is a row of rules, or of the patterns of frames, that are tried together.
type ruleIndex struct {
	rules []entityRule // empty for the patterns of frames
	gates *ruleGates
	from  int      // its first pattern among those of the gates
	first int      // the first row of gates that has rules of it
	masks []uint64 // which of the rules of that row and of those after it are its own
}

// newRuleIndex makes the index of the patterns from and up to to, among those of gates.
func newRuleIndex(from, to int) ruleIndex {
	r := ruleIndex{from: from, first: from / 64}
	for i := from; i < to; i++ {
		if i == from || i%64 == 0 {
			r.masks = append(r.masks, 0)
		}
		r.masks[len(r.masks)-1] |= 1 << (i % 64)
	}
	return r
}

// A gatedPattern says when a pattern is worth a try.
type gatedPattern struct {
	pattern *rules.Pattern
	begin   gate       // where it begins or, if it is tried behind the mention it begins with, what follows that
	next    *gate      // what follows its first token; nil where it says nothing
	reach   uint8      // how many tokens its first test takes at most; 0 where nothing bounds them
	named   mentionSet // those that it begins with and is tried behind; empty for others
}

// bindEntityRules sorts the entity rules into those that find names and those that vote
// for types.
func (x *Extractor) bindEntityRules(set []*rules.EntityRule, bindTest func(*rules.Test) *test) {
	var clues, nameClues []entityRule
	stages := make([][]entityRule, 1)
	for _, r := range set {
		e := entityRule{EntityRule: r, pattern: r.Pattern, constraints: r.Pattern.Constraints(), makes: x.types.id(r.Makes), from: x.types.id(r.From), to: x.types.id(r.To),
			overwrite: x.types.mask(r.Overwrite), weight: int16(math.Round(10*r.Confidence - 3)), capture: -1}
		if len(r.Pattern.Captures) > 0 {
			e.capture = 0
			e.doubts = r.Veto && r.Pattern.CapturesMention()
		}
		for _, t := range r.Pattern.Tests() {
			bindTest(t)
		}
		first, second := r.Pattern.First(), r.Pattern.Second()
		switch {
		case r.To == "":
			for len(stages) <= r.Stage {
				stages = append(stages, nil)
			}
			x.making = append(x.making, &e)
			e.maker = int16(len(x.making))
			stages[r.Stage] = append(stages[r.Stage], e)
		case len(first) == 1 && x.tests[first[0].Index].anyName() && second != nil:
			nameClues = append(nameClues, e)
		default:
			clues = append(clues, e)
		}
	}
	for _, stage := range stages {
		x.makers = append(x.makers, &ruleIndex{rules: stage})
	}
	x.clues, x.nameClues = &ruleIndex{rules: clues}, &ruleIndex{rules: nameClues}
}

// indexEntityRules indexes the entity rules, once all words that they name are in the vocabulary.
func (x *Extractor) indexEntityRules(words []string) {
	var all []gatedPattern
	indexes := append(slices.Clone(x.makers), x.clues, x.nameClues)
	for _, r := range indexes {
		set := r.rules
		*r = newRuleIndex(len(all), len(all)+len(set))
		r.rules = set
		for i := range set {
			all = append(all, x.gated(set[i].Pattern, r == x.nameClues))
		}
	}
	gates := x.newGates(all, words)
	for _, r := range indexes {
		r.gates = gates
	}
}

// gated finds the gates of a pattern; named ones are tried behind the mention that they begin with.
func (x *Extractor) gated(p *rules.Pattern, named bool) gatedPattern {
	g := gatedPattern{pattern: p, begin: x.newGate(p.First())}
	switch {
	case named:
		g.begin, g.named = x.newGate(p.Second()), x.tests[p.First()[0].Index].mentions(x.types)
	case p.Second() != nil:
		next := x.newGate(p.Second())
		g.next, g.reach = &next, x.reach(p.First())
	}
	return g
}

// reach returns how many tokens each of some tests takes at most; 0 where nothing bounds them.
func (x *Extractor) reach(tests []*rules.Test) uint8 {
	most := 1
	for _, t := range tests {
		n := x.tests[t.Index].reach()
		if n == 0 || n > math.MaxUint8 {
			return 0
		}
		most = max(most, n)
	}
	return uint8(most)
}

// next returns the first token from at on where rules of an index may begin, in the sentence
// scanned; its end where there is none. Who follows a rule through a text sees every token.
func (r *ruleIndex) next(w *work, s nlp.Sentence, at int32) int32 {
	n := int(s.Last - s.First)
	openings := w.openings[r.first*n:][:len(r.masks)*n]
	ahead := w.ahead[r.first*n:][:len(openings)]
	for ; at < s.Last && w.trace == nil && w.beginning(at) == nil; at++ {
		k := int(at - s.First)
		for _, mask := range r.masks {
			if openings[k]&ahead[k]&mask != 0 {
				return at
			}
			k += n
		}
	}
	return at
}

// try calls do for every rule of an index that may begin at token at of the sentence
// scanned. Where a mention begins at the token, that is for those too that begin with its
// kind and type, which do may change.
func (r *ruleIndex) try(w *work, s nlp.Sentence, at int32, do func(at int32, rule int)) {
	n := int(s.Last - s.First)
	mentioned := w.beginning(at) != nil
	for i, mask := range r.masks {
		k := r.first + i
		gates := &r.gates.rows[k]
		open, ahead := w.openings[k*n+int(at-s.First)], w.ahead[k*n+int(at-s.First)]&mask
		if mentioned {
			open |= gates.puts(w, at)
		}
		for open &= ahead; open != 0; {
			bit := bits.TrailingZeros64(open)
			open &= open - 1
			if gates.before>>bit&1 != 0 && !gates.goesOn(w, s, at, bit) {
				continue
			}
			do(at, k<<6+bit-r.from)
			if mentioned {
				open |= gates.puts(w, at) & ahead &^ (2<<bit - 1)
			}
		}
	}
}

// goesOn reports whether a mention or a word that a rule may go on with stands behind token
// at, no further than its first test reaches.
func (r *gateRow) goesOn(w *work, s nlp.Sentence, at int32, bit int) bool {
	last := min(at+int32(r.reach[bit]), s.Last-1)
	for i := at + 1; i <= last; i++ {
		c := &w.classes[i-s.First]
		next := r.sets[c.word].next | r.sets[c.lemma].next
		if m := w.beginning(i); m != nil {
			next |= r.after.of(m)
		}
		if next>>bit&1 != 0 {
			return true
		}
	}
	return false
}

// puts returns the rules that begin with the mention at a token.
func (r *gateRow) puts(w *work, at int32) uint64 {
	if m := w.beginning(at); m != nil {
		return r.put.of(m)
	}
	return 0
}

// some reports whether any rule of the index is possible in the sentence scanned.
func (r *ruleIndex) some(w *work, s nlp.Sentence) bool {
	n := int(s.Last - s.First)
	for i, mask := range r.masks {
		if w.ahead[(r.first+i)*n]&mask != 0 {
			return true
		}
	}
	return false
}

// tryNamed calls do for every rule that begins with a mention of the kind and type of m
// and may go on with what follows it.
func (r *ruleIndex) tryNamed(w *work, s nlp.Sentence, m *mention, do func(at int32, rule int)) {
	n, first, last := int(s.Last-s.First), int(m.first-s.First), int(m.last-s.First)
	for i, mask := range r.masks {
		k := r.first + i
		gates := &r.gates.rows[k]
		open := w.openings[k*n+last] | gates.puts(w, m.last)
		for open &= gates.named.of(m) & w.ahead[k*n+first] & mask; open != 0; open &= open - 1 {
			do(m.first, k<<6+bits.TrailingZeros64(open)-r.from)
		}
	}
}
