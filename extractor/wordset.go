package extractor

import (
	"iter"
	"math/bits"
	"slices"

	"github.com/dossier-kg/dossier/internal/nlp"
)

// A wordSet is a set of words as a bit for each word of the vocabulary.
type wordSet struct {
	bits []uint64
	hint uint64 // a bit for each of its words: see hintOf
}

// hintOf maps the words to 64 bits: of a set of few words these tell most that are not in it, without a
// look at the set, which may be far from what the processor has at hand.
func hintOf(word nlp.WordID) uint64 { return 1 << (uint32(word) * 0x9E3779B1 >> 26) }

func (s *wordSet) has(w nlp.WordID) bool {
	return s.hint&hintOf(w) != 0 && int(w>>6) < len(s.bits) && s.bits[w>>6]&(1<<(w&63)) != 0
}

func (s *wordSet) add(w nlp.WordID) {
	s.widen(int(w>>6) + 1)
	s.bits[w>>6] |= 1 << (w & 63)
	s.hint |= hintOf(w)
}

// widen makes room for so many times 64 words.
func (s *wordSet) widen(size int) {
	if more := size - len(s.bits); more > 0 {
		s.bits = append(s.bits, make([]uint64, more)...)
	}
}

// newWordSet makes a set in its size.
func newWordSet(words ...nlp.WordID) (s wordSet) {
	if len(words) == 0 {
		return s
	}
	s.bits = make([]uint64, slices.Max(words)>>6+1)
	for _, w := range words {
		s.add(w)
	}
	return s
}

// clone returns a copy, to be changed.
func (s wordSet) clone() wordSet { return wordSet{slices.Clone(s.bits), s.hint} }

// union returns the words of two sets: one of these where the other is empty.
func (s wordSet) union(o wordSet) wordSet {
	if len(s.bits) < len(o.bits) {
		s, o = o, s
	}
	if o.empty() {
		return s
	}
	all := s.clone()
	all.include(o)
	return all
}

// include adds the words of another set.
func (s *wordSet) include(o wordSet) {
	s.widen(len(o.bits))
	for i, bits := range o.bits {
		s.bits[i] |= bits
	}
	s.hint |= o.hint
}

// all yields the words of the set in their order.
func (s wordSet) all() iter.Seq[nlp.WordID] {
	return func(yield func(nlp.WordID) bool) {
		for i, word := range s.bits {
			for ; word != 0; word &= word - 1 {
				if !yield(nlp.WordID(i<<6 + bits.TrailingZeros64(word))) {
					return
				}
			}
		}
	}
}

// len returns how many words the set has.
func (s wordSet) len() int {
	n := 0
	for _, word := range s.bits {
		n += bits.OnesCount64(word)
	}
	return n
}

func (s wordSet) empty() bool { return len(s.bits) == 0 }
