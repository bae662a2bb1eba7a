package extractor

import (
	"math"
	"math/bits"
	"slices"
	"strings"
	"unicode"

	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/internal/nlp"
)

// A ruleIndex is a row of rules, or of the patterns of frames, that are tried together.
type ruleIndex struct {
	rules []entityRule // empty for the patterns of frames
	gates *ruleGates
	from  int // where its rules are in the sets of gates, in words of 64
	to    int
}

// A gatedPattern says when a pattern is worth a try.
type gatedPattern struct {
	pattern *rules.Pattern
	begin   gate       // where it begins or, if it is tried behind the mention it begins with, what follows that
	next    *gate      // what follows its first token; nil where it says nothing
	reach   uint8      // how many tokens its first test takes at most; 0 where nothing bounds them
	named   mentionSet // those that it begins with and is tried behind; empty for others
}

// ruleGates say which rules of several indexes may begin at which tokens of a sentence.
// They keep sets of rules as bits, so that a look at the class of two words is all that
// most rules cost at most tokens.
type ruleGates struct {
	size   int              // uint64s in a set
	class  []uint32         // per word: its class; 0 for the words that no rule names
	sets   []uint64         // per class: the rules that need one of its words, begin with one, go on with one
	free   []uint64         // rules that need no certain word
	begin  [shapes][]uint64 // rules that begin with a token of a shape
	next   [shapes][]uint64 // rules that go on with a token of a shape, or with any
	alone  []uint64         // rules that may end with their first token, or whose first token may be several
	put    mentionRules     // rules that begin with a mention
	before []uint64         // rules that go on with a mention, and nothing else
	reach  []uint8          // per rule: how many tokens may stand before that mention
	after  mentionRules     // the same by the mention
	named  mentionRules     // rules that are tried by what follows the mention they begin with
}

// shapes is how many shapes of tokens the gates tell apart: with a capital or not, with
// a hyphen or not.
const shapes = 4

func shapeIndex(s nlp.Shape) int {
	k := 0
	if s.Has(nlp.Upper) {
		k |= 1
	}
	if s.Has(nlp.Hyphen) {
		k |= 2
	}
	return k
}

// mentionRules are sets of rules by the kind and type of a mention that they begin with.
type mentionRules [mentionKinds][]uint64

// of returns words from to to of the set for a mention.
func (r *mentionRules) of(m *mention, size int) []uint64 {
	k := int(m.typ) * size
	return r[kindIndex(m.kind)][k : k+size]
}

func (r *mentionRules) add(set mentionSet, rule, size int) {
	for kind, types := range set {
		for types &= 1<<(len(r[kind])/size) - 1; types != 0; types &= types - 1 {
			r[kind][bits.TrailingZeros64(types)*size+rule>>6] |= 1 << (rule & 63)
		}
	}
}

// bindEntityRules sorts the entity rules into those that find names and those that vote
// for types.
func (x *Extractor) bindEntityRules(set []*rules.EntityRule, bindTest func(*rules.Test) *test) {
	var clues, nameClues []entityRule
	stages := make([][]entityRule, 1)
	for _, r := range set {
		e := entityRule{EntityRule: r, constraints: r.Pattern.Constraints(), makes: x.types.id(r.Makes), from: x.types.id(r.From), to: x.types.id(r.To),
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
		case len(first) == 1 && x.tests[first[0].Index].typ&1 != 0 && second != nil:
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

// indexEntityRules indexes the entity rules, once all words are in the vocabulary.
func (x *Extractor) indexEntityRules() {
	var all []gatedPattern
	indexes := append(slices.Clone(x.makers), x.clues, x.nameClues)
	for _, r := range indexes {
		r.from = len(all) / 64
		for i := range r.rules {
			all = append(all, x.gated(r.rules[i].Pattern, r == x.nameClues))
		}
		all = pad(all)
		r.to = len(all) / 64
	}
	gates := x.newGates(all)
	for _, r := range indexes {
		r.gates = gates
	}
}

// pad fills a list of patterns up to a multiple of 64.
func pad(all []gatedPattern) []gatedPattern {
	for len(all)%64 != 0 {
		all = append(all, gatedPattern{})
	}
	return all
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

// newGates makes the sets of rules of some patterns.
func (x *Extractor) newGates(all []gatedPattern) *ruleGates {
	size := max(1, len(all)/64)
	empty := func() []uint64 { return make([]uint64, size) }
	g := &ruleGates{size: size, free: empty(), alone: empty(), before: empty(), reach: make([]uint8, len(all)), class: make([]uint32, x.vocab.Len()+1), sets: make([]uint64, 3*size)}
	for k := range shapes {
		g.begin[k], g.next[k] = empty(), empty()
	}
	for k := range mentionKinds {
		for _, r := range []*mentionRules{&g.put, &g.after, &g.named} {
			r[k] = make([]uint64, len(x.types.names)*size)
		}
	}
	for i := range all {
		p := &all[i]
		if p.pattern == nil {
			continue
		}
		bit, k := uint64(1)<<(i&63), i>>6
		need := x.needed(p.pattern)
		if need.words == nil {
			g.free[k] |= bit
		}
		next := p.next
		if next != nil && p.reach > 0 && next.rank() == byMention && next.words == nil {
			g.before[k] |= bit
			g.reach[i] = p.reach
			g.after.add(next.mention, i, size)
		}
		if next == nil || p.reach != 1 {
			g.alone[k] |= bit
			next = &gate{any: true}
		}
		for shape := range shapes {
			if p.begin.opens(shape) {
				g.begin[shape][k] |= bit
			}
			if next.opens(shape) || next.mention.some() {
				g.next[shape][k] |= bit
			}
		}
		g.put.add(p.begin.mention, i, size)
		g.named.add(p.named, i, size)
		for part, words := range []wordSet{need.words, p.begin.words, next.words} {
			g.split(words, part*size+k, bit)
		}
	}
	g.compact()
	return g
}

// split adds a bit at a place of the sets of some words: words that differ in any set are
// in classes of their own.
func (g *ruleGates) split(words wordSet, at int, bit uint64) {
	with := map[uint32]uint32{} // class -> the one of those of its words that get the bit
	width := 3 * g.size
	words.each(func(word nlp.WordID) {
		old := g.class[word]
		class, ok := with[old]
		if !ok {
			class = uint32(len(g.sets) / width)
			with[old] = class
			g.sets = append(g.sets, g.sets[int(old)*width:int(old+1)*width]...)
			g.sets[int(class)*width+at] |= bit
		}
		g.class[word] = class
	})
}

// compact numbers the classes that words are left in, in the order of the words.
func (g *ruleGates) compact() {
	width := 3 * g.size
	number := make([]uint32, len(g.sets)/width)
	sets := make([]uint64, width, len(g.sets))
	for word, old := range g.class {
		if old != 0 && number[old] == 0 {
			number[old] = uint32(len(sets) / width)
			sets = append(sets, g.sets[int(old)*width:int(old+1)*width]...)
		}
		g.class[word] = number[old]
	}
	g.sets = slices.Clip(sets)
}

// needed returns the gate of the words of which one stands in every match of a pattern;
// one without words where none is sure to. Of several such sets it takes one without
// words that stand in most sentences, and of these the one with the fewest words.
func (x *Extractor) needed(p *rules.Pattern) gate {
	var best gate
	bestCommon := true
	for _, set := range p.Required() {
		g := x.newGate(set)
		if g.any || g.upper || g.hyphen || g.mention.some() {
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

// scan finds out which rules may begin at which tokens of a sentence. w.openings are those
// that may by the word and shape of each token and by those of the token after it, w.ahead
// those of which a word that they need stands there or later in the sentence.
func (g *ruleGates) scan(w *work, s nlp.Sentence) {
	size := g.size
	n := int(s.Last-s.First) * size
	w.openings, w.ahead = slices.Grow(w.openings[:0], n)[:n], slices.Grow(w.ahead[:0], n)[:n]
	rows, needs, before := w.openings, w.ahead, g.alone[:0]
	for i := s.First; i < s.Last; i++ {
		t := w.token(i)
		shape := shapeIndex(t.Shape)
		row, need := rows[:size:size], needs[:size:size]
		copy(row, g.begin[shape])
		next := g.next[shape][:len(before)]
		word, lemma := g.class[t.Word], g.class[t.Lemma]
		if word == 0 && lemma == 0 { // no rule names them
			clear(need)
			for k := range next {
				before[k] &= next[k]
			}
		} else {
			a, b := g.of(word), g.of(lemma)
			for k := range row {
				need[k] = a[k] | b[k]
				row[k] |= a[size+k] | b[size+k]
			}
			for k := range next {
				before[k] &= next[k] | a[2*size+k] | b[2*size+k]
			}
		}
		before, rows, needs = row, rows[size:], needs[size:]
	}
	for k := range before {
		before[k] &= g.alone[k]
	}
	g.lookAhead(w)
}

// lookAhead adds to what each token tells of the rules that need it what the tokens behind tell.
func (g *ruleGates) lookAhead(w *work) {
	later := g.free
	for i := len(w.ahead) - g.size; i >= 0; i -= g.size {
		row := w.ahead[i : i+g.size]
		for k := range row {
			row[k] |= later[k]
		}
		later = row
	}
}

// of returns the sets of a class, one behind the other: see sets.
func (g *ruleGates) of(class uint32) []uint64 {
	k := int(class) * 3 * g.size
	return g.sets[k : k+3*g.size]
}

// try calls do for every rule of an index that may begin at token at of the sentence
// scanned. Where a mention begins at the token, that is for those too that begin with its
// kind and type, which do may change.
func (r *ruleIndex) try(w *work, s nlp.Sentence, at int32, do func(at int32, rule int)) {
	from := int(at-s.First) * r.gates.size
	row, ahead := w.openings[from:], w.ahead[from:]
	id := w.at[at]
	mentioned := id >= 0 && w.mentions[id].first == at
	for k := r.from; k < r.to; k++ {
		open := row[k]
		if mentioned {
			open |= r.put(w, at, k)
		}
		for open &= ahead[k]; open != 0; {
			bit := bits.TrailingZeros64(open)
			open &= open - 1
			if r.gates.before[k]>>bit&1 != 0 && !r.goesOn(w, s, at, k, bit) {
				continue
			}
			do(at, (k-r.from)<<6+bit)
			if mentioned {
				open |= r.put(w, at, k) & ahead[k] &^ (2<<bit - 1)
			}
		}
	}
}

// goesOn reports whether a mention that a rule may go on with begins behind token at, no
// further than its first test reaches.
func (r *ruleIndex) goesOn(w *work, s nlp.Sentence, at int32, k, bit int) bool {
	last := min(at+int32(r.gates.reach[k<<6+bit]), s.Last-1)
	for i := at + 1; i <= last; i++ {
		id := w.at[i]
		if id >= 0 && w.mentions[id].first == i && r.gates.after.of(&w.mentions[id], r.gates.size)[k]>>bit&1 != 0 {
			return true
		}
	}
	return false
}

// some reports whether any rule of the index is possible in the sentence scanned.
func (r *ruleIndex) some(w *work) bool {
	for _, set := range w.ahead[r.from:r.to] {
		if set != 0 {
			return true
		}
	}
	return false
}

// put returns word k of the set of rules that begin with the mention at a token.
func (r *ruleIndex) put(w *work, at int32, k int) uint64 {
	id := w.at[at]
	if id < 0 || w.mentions[id].first != at {
		return 0
	}
	return r.gates.put.of(&w.mentions[id], r.gates.size)[k]
}

// tryNamed calls do for every rule that begins with a mention of the kind and type of m
// and may go on with what follows it.
func (r *ruleIndex) tryNamed(w *work, s nlp.Sentence, m *mention, do func(at int32, rule int)) {
	row := w.openings[int(m.last-s.First)*r.gates.size:]
	ahead := w.ahead[int(m.first-s.First)*r.gates.size:]
	named := r.gates.named.of(m, r.gates.size)
	for k := r.from; k < r.to; k++ {
		open := row[k]
		if w.at[m.last] >= 0 {
			open |= r.put(w, m.last, k)
		}
		for open &= named[k] & ahead[k]; open != 0; open &= open - 1 {
			do(m.first, (k-r.from)<<6+bits.TrailingZeros64(open))
		}
	}
}
