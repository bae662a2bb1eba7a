package extractor

import (
	"math/bits"

	"github.com/dossier-kg/dossier/internal/nlp"
)

// A trie holds word sequences. Edges live in one open-addressing table keyed by
// node and word, so that a look-up is one probe and no pointer is followed.
type trie struct {
	keys  []uint64 // node<<32 | word, 0 is free
	nodes []int32  // the node behind the key beside it
	at    []trieNode
	edges int
}

type trieNode struct {
	end   int32  // 1 + index into values of what ends here, 0 for nothing
	after uint32 // a bit for each of the words that go on from here: see bit
}

// bit maps the words to 32 bits: most that do not go on from a node are told by its bits,
// without a look at the edges.
func bit(word nlp.WordID) uint32 { return 1 << (uint32(word) * 0x9E3779B1 >> 27) }

// newTrie makes room for about so many words in all; it grows beyond that.
func newTrie(words int) *trie {
	size := 64
	for size < 2*words {
		size *= 2
	}
	return &trie{keys: make([]uint64, size), nodes: make([]int32, size), at: make([]trieNode, 1, words+1)}
}

func edgeKey(node int32, word nlp.WordID) uint64 { return uint64(node)<<32 | uint64(word) }

// slot is Fibonacci hashing: the multiplier is 2^64 over the golden ratio.
func (t *trie) slot(key uint64) int {
	return int((key * 0x9E3779B97F4A7C15) >> 32 & uint64(len(t.keys)-1))
}

// step follows word from node; ok is false where no sequence goes on so.
func (t *trie) step(node int32, word nlp.WordID) (next int32, ok bool) {
	if word == 0 || t.at[node].after&bit(word) == 0 {
		return 0, false
	}
	key := edgeKey(node, word)
	for i := t.slot(key); ; i = (i + 1) & (len(t.keys) - 1) {
		switch t.keys[i] {
		case key:
			return t.nodes[i], true
		case 0:
			return 0, false
		}
	}
}

// add inserts a sequence and returns the node it ends in.
func (t *trie) add(words []nlp.WordID) int32 {
	node := int32(0)
	for _, w := range words {
		next, ok := t.step(node, w)
		if !ok {
			next = int32(len(t.at))
			t.at = append(t.at, trieNode{})
			t.insert(edgeKey(node, w), next)
		}
		node = next
	}
	return node
}

func (t *trie) insert(key uint64, node int32) {
	if t.edges++; t.edges*2 > len(t.keys) {
		t.grow()
	}
	t.at[key>>32].after |= bit(nlp.WordID(key))
	i := t.slot(key)
	for t.keys[i] != 0 {
		i = (i + 1) & (len(t.keys) - 1)
	}
	t.keys[i], t.nodes[i] = key, node
}

func (t *trie) grow() {
	keys, nodes := t.keys, t.nodes
	t.keys, t.nodes = make([]uint64, 2*len(keys)), make([]int32, 2*len(keys))
	for i, key := range keys {
		if key == 0 {
			continue
		}
		j := t.slot(key)
		for t.keys[j] != 0 {
			j = (j + 1) & (len(t.keys) - 1)
		}
		t.keys[j], t.nodes[j] = key, nodes[i]
	}
}

// A wordSet is a set of words as a bit for each word of the vocabulary.
type wordSet []uint64

func (s wordSet) has(w nlp.WordID) bool {
	return int(w>>6) < len(s) && s[w>>6]&(1<<(w&63)) != 0
}

func (s *wordSet) add(w nlp.WordID) {
	if more := int(w>>6) + 1 - len(*s); more > 0 {
		*s = append(*s, make([]uint64, more)...)
	}
	(*s)[w>>6] |= 1 << (w & 63)
}

// each calls do for every word of the set.
func (s wordSet) each(do func(nlp.WordID)) {
	for i, word := range s {
		for ; word != 0; word &= word - 1 {
			do(nlp.WordID(i<<6 + bits.TrailingZeros64(word)))
		}
	}
}

// len returns how many words the set has.
func (s wordSet) len() int {
	n := 0
	for _, word := range s {
		n += bits.OnesCount64(word)
	}
	return n
}

func (s wordSet) empty() bool { return len(s) == 0 }
