package extractor

import (
	"math/bits"
	"slices"
	"strings"
	"unicode"

	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/internal/nlp"
)

// ruleGates say which rules of several indexes may begin at which tokens of a sentence, so
// that a look at the class of two words is all that most rules cost at most tokens.
type ruleGates struct {
	class []uint32 // per word: its class; 0 for the words that no rule names
	rows  []gateRow
	with  []uint32 // while they are made, per class: the one that was split off last
}

// A gateRow says it of 64 rules, as bits.
type gateRow struct {
	sets   []classSets    // per class
	free   uint64         // rules that need no certain word
	begin  [shapes]uint64 // rules that begin with a token of a shape
	next   [shapes]uint64 // rules that go on with a token of a shape, or with any
	needs  [shapes]uint64 // rules that need words, and words of a shape will do
	opens  [shapes]uint64 // rules that words of a shape may begin
	leads  [shapes]uint64 // rules that words of a shape may go on
	alone  uint64         // rules that may end with their first token, or whose first token may be several
	put    mentionRules   // rules that begin with a mention
	before uint64         // rules that go on with a mention or a certain word, and nothing else
	reach  [64]uint8      // per rule: how many tokens may stand before it
	after  mentionRules   // the same by the mention
	named  mentionRules   // rules that are tried by what follows the mention they begin with
}

// classSets are the rules that need one of the words of a class, begin with one, go on with one.
type classSets struct{ need, begin, next uint64 }

// The gates tell four shapes of tokens apart, by two flags: with a capital or not, with a
// hyphen or not.
const (
	upperShape = 1 << iota
	hyphenShape
	shapes
)

func shapeIndex(s nlp.Shape) int {
	k := 0
	if s.Has(nlp.Upper) {
		k |= upperShape
	}
	if s.Has(nlp.Hyphen) {
		k |= hyphenShape
	}
	return k
}

// mentionRules are sets of rules by the kind and type of a mention that they begin with.
type mentionRules [mentionKinds][]uint64

func newMentionRules(types int) (r mentionRules) {
	for kind := range r {
		r[kind] = make([]uint64, types)
	}
	return r
}

// of returns the set for a mention.
func (r *mentionRules) of(m *mention) uint64 { return r[m.kind][m.typ] }

// add adds a rule, as a bit, to the sets of some mentions.
func (r *mentionRules) add(set mentionSet, bit uint64) {
	for kind, types := range set {
		for types &= 1<<len(r[kind]) - 1; types != 0; types &= types - 1 {
			r[kind][bits.TrailingZeros64(types)] |= bit
		}
	}
}

// newGates makes the gates of some patterns, which name no other words than these; each 64 are a row.
func (x *Extractor) newGates(all []gatedPattern, words []string) *ruleGates {
	g := &ruleGates{class: make([]uint32, len(words)), rows: make([]gateRow, max(1, (len(all)+63)/64)), with: make([]uint32, 1)}
	for k := range g.rows {
		r, types := &g.rows[k], len(x.types.names)
		r.sets, r.put, r.after, r.named = make([]classSets, 1), newMentionRules(types), newMentionRules(types), newMentionRules(types)
	}
	for i := range all {
		p := &all[i]
		bit, r := uint64(1)<<(i&63), &g.rows[i>>6]
		need := x.needed(p.pattern, words)
		if need.words.empty() {
			r.free |= bit
		}
		next, goesOn := p.next, wordSet{}
		if next != nil {
			goesOn = next.words
		}
		if next != nil && p.reach > 0 && next.rank() == byMention && !next.hyphen {
			r.before |= bit
			r.reach[i&63] = p.reach
			r.after.add(next.mention, bit)
		}
		if next == nil || p.reach != 1 {
			r.alone |= bit
			next = &gate{any: true}
		}
		for shape := range shapes {
			if p.begin.opens(shape) {
				r.begin[shape] |= bit
			}
			if next.opens(shape) || next.mention.some() {
				r.next[shape] |= bit
			}
			if !need.capital || shape&upperShape != 0 {
				r.needs[shape] |= bit
			}
			if !p.begin.capital || shape&upperShape != 0 {
				r.opens[shape] |= bit
			}
			if !next.capital || shape&upperShape != 0 {
				r.leads[shape] |= bit
			}
		}
		r.put.add(p.begin.mention, bit)
		r.named.add(p.named, bit)
		g.split(need.words, i>>6, classSets{need: bit})
		g.split(p.begin.words, i>>6, classSets{begin: bit})
		g.split(goesOn, i>>6, classSets{next: bit})
	}
	g.compact()
	return g
}

// split adds a bit to a row's sets of some words: words that differ in any set are in
// classes of their own.
func (g *ruleGates) split(words wordSet, row int, bit classSets) {
	first := uint32(len(g.rows[row].sets)) // of the classes that have the bit
	for word := range words.all() {
		old := g.class[word]
		if old >= first {
			continue
		}
		if g.with[old] < first { // of another bit
			with := g.copy(old)
			s := &g.rows[row].sets[with]
			s.need, s.begin, s.next = s.need|bit.need, s.begin|bit.begin, s.next|bit.next
			g.with[old] = with
		}
		g.class[word] = g.with[old]
	}
}

// copy makes another class with the sets of one.
func (g *ruleGates) copy(class uint32) uint32 {
	for k := range g.rows {
		r := &g.rows[k]
		r.sets = append(r.sets, r.sets[class])
	}
	g.with = append(g.with, 0)
	return uint32(len(g.rows[0].sets) - 1)
}

// compact numbers the classes that words are left in, in the order of the words.
func (g *ruleGates) compact() {
	number := make([]uint32, len(g.rows[0].sets))
	kept := []uint32{0}
	for word, old := range g.class {
		if old != 0 && number[old] == 0 {
			number[old] = uint32(len(kept))
			kept = append(kept, old)
		}
		g.class[word] = number[old]
	}
	for k := range g.rows {
		sets := make([]classSets, len(kept))
		for class, old := range kept {
			sets[class] = g.rows[k].sets[old]
		}
		g.rows[k].sets = sets
	}
	g.with = nil
}

// widen makes room for words that no rule of the gates names, up to so many.
func (g *ruleGates) widen(words int) {
	g.class = append(g.class, make([]uint32, words-len(g.class))...)
}

// needed returns the gate of the words of which one stands in every match of a pattern;
// one without words where none is sure to. Of several such sets it takes one without
// words that stand in most sentences, and of these the one with the fewest words.
func (x *Extractor) needed(p *rules.Pattern, words []string) gate {
	var best gate
	bestCommon := true
	for _, set := range p.Required() {
		g := x.newGate(set)
		if g.any || g.upper || g.hyphen || g.mention.some() {
			continue
		}
		common := x.anyCommon(g.words, words)
		if best.words.empty() || bestCommon && !common || common == bestCommon && g.words.len() < best.words.len() {
			best, bestCommon = g, common
		}
	}
	return best
}

// anyCommon reports whether a set holds a mark or a word that stands in most sentences.
func (x *Extractor) anyCommon(set wordSet, words []string) bool {
	for word := range set.all() {
		if x.lists.function.has(word) || !strings.ContainsFunc(words[word], unicode.IsLetter) {
			return true
		}
	}
	return false
}

// A tokenClass is all that the gates ask of a token.
type tokenClass struct {
	word, lemma uint32
	shape       uint8
}

// scan finds out which rules may begin at which tokens of a sentence. w.openings are, row by
// row, for each token those that may by its word and shape and by those of the token after
// it; w.ahead those of which a word that they need stands there or later in the sentence.
func (g *ruleGates) scan(w *work, s nlp.Sentence) {
	n := int(s.Last - s.First)
	w.classes = w.classes[:0]
	for i := s.First; i < s.Last; i++ {
		t := w.token(i)
		w.classes = append(w.classes, tokenClass{g.class[t.Word], g.class[t.Lemma], uint8(shapeIndex(t.Shape))})
	}
	w.openings, w.ahead = slices.Grow(w.openings[:0], n*len(g.rows)), slices.Grow(w.ahead[:0], n*len(g.rows))
	for k := range g.rows {
		w.openings, w.ahead = w.openings[:(k+1)*n], w.ahead[:(k+1)*n]
		g.rows[k].scan(w.classes, w.openings[k*n:], w.ahead[k*n:])
	}
}

// scan fills the openings of a row, and from the end what stands ahead.
func (r *gateRow) scan(classes []tokenClass, openings, ahead []uint64) {
	next := r.alone // behind the last token
	later := r.free
	openings, ahead = openings[:len(classes)], ahead[:len(classes)]
	for i := len(classes) - 1; i >= 0; i-- {
		c := classes[i]
		word, lemma := &r.sets[c.word], &r.sets[c.lemma]
		shape := c.shape % shapes
		later |= (word.need | lemma.need) & r.needs[shape]
		ahead[i] = later
		openings[i] = (r.begin[shape] | (word.begin|lemma.begin)&r.opens[shape]) & next
		next = r.next[shape] | (word.next|lemma.next)&r.leads[shape]
	}
}
