package extractor

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/internal/nlp"
)

// A ruleIndex says which entity rules, or patterns of frames, are worth a try at a token.
// It keeps sets of rules as bits, so that a look at two words is all that most rules cost at most tokens.
type ruleIndex struct {
	rules  []entityRule // empty for the patterns of frames
	size   int          // uint64s in a set
	any    []uint64
	upper  []uint64 // gates that open at a capital
	hyphen []uint64 // gates that open at a word with a hyphen inside
	named  []uint64 // gates that open where a mention begins
	begin  wordRules
	free   []uint64 // rules that need no certain word
	needs  wordRules
}

// wordRules is a set of rules for each word of the vocabulary.
type wordRules struct {
	class []uint32 // per word: its class, one table for all indexes
	at    []uint16 // per class (per word until shareClasses): its set in sets, 0 for the empty one
	sets  []uint64 // one behind the other
	size  int      // uint64s in a set
}

func (r *wordRules) of(word nlp.WordID) []uint64 {
	k := int(r.at[r.class[word]]) * r.size
	return r.sets[k : k+r.size]
}

// shareClasses puts words that the same rules of all indexes begin with or need into one
// class. There are few classes, so that of all tables only that of the classes is as
// long as the vocabulary, and a token costs one cache miss for all indexes.
func (x *Extractor) shareClasses() {
	var all []*wordRules
	for _, r := range append(slices.Clone(x.makers), x.clues, x.nameClues, x.frames.rawIndex, x.frames.nameIndex) {
		all = append(all, &r.begin, &r.needs)
	}
	class, classes := make([]uint32, x.vocab.Len()+1), uint32(1)
	for _, r := range all {
		split := map[uint64]uint32{} // class<<16 | set -> the class of those words
		for word, set := range r.at {
			if set == 0 {
				continue
			}
			key := uint64(class[word])<<16 | uint64(set)
			if split[key] == 0 {
				split[key] = classes
				classes++
			}
			class[word] = split[key]
		}
	}
	for _, r := range all {
		at := make([]uint16, classes)
		for word, set := range r.at {
			at[class[word]] = set
		}
		r.class, r.at = class, at
	}
}

// bindEntityRules sorts the entity rules into those that find names and those that vote
// for types, and indexes them.
func (x *Extractor) bindEntityRules(set []*rules.EntityRule, bindTest func(*rules.Test) *test) {
	var clues, nameClues []entityRule
	var clueGates, nameGates []gate
	stages := make([][]entityRule, 1)
	gates := make([][]gate, 1)
	for _, r := range set {
		e := entityRule{EntityRule: r, constraints: r.Pattern.Constraints(), makes: x.types.id(r.Makes), from: x.types.id(r.From), to: x.types.id(r.To),
			overwrite: x.types.mask(r.Overwrite), weight: int16(math.Round(10*r.Confidence - 3)), capture: -1}
		if len(r.Pattern.Captures) > 0 {
			e.capture = 0
		}
		for _, t := range r.Pattern.Tests() {
			bindTest(t)
		}
		first, second := r.Pattern.First(), r.Pattern.Second()
		switch {
		case r.To == "":
			for len(stages) <= r.Stage {
				stages, gates = append(stages, nil), append(gates, nil)
			}
			x.making = append(x.making, &e)
			e.maker = int16(len(x.making))
			stages[r.Stage], gates[r.Stage] = append(stages[r.Stage], e), append(gates[r.Stage], x.newGate(first))
		case len(first) == 1 && x.tests[first[0].Index].typ&1 != 0 && second != nil:
			nameClues, nameGates = append(nameClues, e), append(nameGates, x.newGate(second))
		default:
			clues, clueGates = append(clues, e), append(clueGates, x.newGate(first))
		}
	}
	for i := range stages {
		x.makers = append(x.makers, x.newRuleIndex(stages[i], gates[i]))
	}
	x.clues = x.newRuleIndex(clues, clueGates)
	x.nameClues = x.newRuleIndex(nameClues, nameGates)
}

// newRuleIndex indexes rules by the gates given, one for each, and by the words that
// stand in every match of theirs.
func (x *Extractor) newRuleIndex(set []entityRule, gates []gate) *ruleIndex {
	patterns := make([]*rules.Pattern, len(set))
	for i := range set {
		patterns[i] = set[i].Pattern
	}
	r := x.newIndex(patterns, gates)
	r.rules = set
	return r
}

// newIndex indexes patterns in the same way.
func (x *Extractor) newIndex(patterns []*rules.Pattern, gates []gate) *ruleIndex {
	size := (len(patterns) + 63) / 64
	empty := func() []uint64 { return make([]uint64, size) }
	r := &ruleIndex{size: size, any: empty(), upper: empty(), hyphen: empty(), named: empty(), free: empty()}
	needs := make([]gate, len(patterns))
	for i, g := range gates {
		bit, k := uint64(1)<<(i&63), i>>6
		for _, g := range []struct {
			set []uint64
			in  bool
		}{{r.any, g.any}, {r.upper, g.upper}, {r.hyphen, g.hyphen}, {r.named, g.mention}} {
			if g.in {
				g.set[k] |= bit
			}
		}
		if needs[i] = x.needed(patterns[i]); needs[i].words == nil {
			r.free[k] |= bit
		}
	}
	r.begin, r.needs = x.newWordRules(gates, size), x.newWordRules(needs, size)
	return r
}

// needed returns the gate of the words of which one stands in every match of a pattern;
// one without words where none is sure to. Of several such sets it takes one without
// words that stand in most sentences, and of these the one with the fewest words.
func (x *Extractor) needed(p *rules.Pattern) gate {
	var best gate
	bestCommon := true
	for _, set := range p.Required() {
		g := x.newGate(set)
		if g.any || g.upper || g.hyphen || g.mention {
			continue
		}
		common := x.anyCommon(g.words)
		if best.words == nil || bestCommon && !common || common == bestCommon && g.words.len() < best.words.len() {
			best, bestCommon = g, common
		}
	}
	return best
}

// anyCommon reports whether a set holds a mark or a word that stands in most sentences.
func (x *Extractor) anyCommon(words wordSet) bool {
	found := false
	words.each(func(word nlp.WordID) {
		found = found || x.lists.function.has(word) || !strings.ContainsFunc(x.vocab.Word(word), unicode.IsLetter)
	})
	return found
}

// newWordRules makes the sets of rules by word. Words that the same rules begin or need
// share one set, so that there are few: each rule leads from a set to the one with the
// rule added.
func (x *Extractor) newWordRules(gates []gate, size int) wordRules {
	r := wordRules{at: make([]uint16, x.vocab.Len()+1), sets: make([]uint64, size), size: size}
	for i := range gates {
		with := make([]uint16, len(r.sets)/max(size, 1)) // by set: the one with rule i, 0 before it is made
		gates[i].words.each(func(word nlp.WordID) {
			old := r.at[word]
			if with[old] == 0 {
				with[old] = uint16(len(r.sets) / size)
				r.sets = append(r.sets, r.sets[int(old)*size:(int(old)+1)*size]...)
				r.sets[int(with[old])*size+i>>6] |= 1 << (i & 63)
			}
			r.at[word] = with[old]
		})
	}
	return r
}

// possible puts the rules of which a sentence holds a needed word into set.
func (r *ruleIndex) possible(w *work, s nlp.Sentence, set []uint64) []uint64 {
	set = append(set[:0], r.free...)
	for i := s.First; i < s.Last; i++ {
		t := w.token(i)
		a, b := r.needs.of(t.Word), r.needs.of(t.Lemma)
		for k := range set {
			set[k] |= a[k] | b[k]
		}
	}
	return set
}

// open puts the rules of a set whose gate is open at token i into out: i begins a match,
// or follows the name at token first that begins it.
func (r *ruleIndex) open(w *work, i int32, set, out []uint64) []uint64 {
	t := w.token(i)
	a, b := r.begin.of(t.Word), r.begin.of(t.Lemma)
	id := w.at[i]
	out = append(out[:0], r.any...)
	for k := range out {
		out[k] |= a[k] | b[k]
		if t.Shape.Has(nlp.Upper) {
			out[k] |= r.upper[k]
		}
		if t.Shape.Has(nlp.Hyphen) {
			out[k] |= r.hyphen[k]
		}
		if id >= 0 && w.mentions[id].first == i {
			out[k] |= r.named[k]
		}
		out[k] &= set[k]
	}
	return out
}
