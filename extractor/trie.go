package extractor

import (
	"slices"

	"github.com/dossier-kg/dossier/internal/nlp"
)

// A trie holds word sequences. Its nodes are found by the edges that lead to them, in one
// open-addressing table.
type trie struct {
	slots []int32 // nodes, 0 is free
	at    []trieNode
	fixed bool // both stand in an index
}

type trieNode struct {
	from  int32 // the node before
	word  nlp.WordID
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
	return &trie{slots: make([]int32, size), at: make([]trieNode, 1, words+1)}
}

// slot is where the search for an edge begins. It is Fibonacci hashing: the multiplier is 2^64 over the golden ratio.
func (t *trie) slot(node int32, word nlp.WordID) int {
	return int(((uint64(node)<<32 | uint64(word)) * 0x9E3779B97F4A7C15) >> 32 & uint64(len(t.slots)-1))
}

// step follows word from node; ok is false where no sequence goes on so.
func (t *trie) step(node int32, word nlp.WordID) (next int32, ok bool) {
	if word == 0 || t.at[node].after&bit(word) == 0 {
		return 0, false
	}
	for i := t.slot(node, word); ; i = (i + 1) & (len(t.slots) - 1) {
		next := t.slots[i]
		if next == 0 {
			return 0, false
		}
		if n := &t.at[next]; n.word == word && n.from == node {
			return next, true
		}
	}
}

// add inserts a sequence and returns the node it ends in.
func (t *trie) add(words []nlp.WordID) int32 {
	node := int32(0)
	for _, w := range words {
		next, ok := t.step(node, w)
		if !ok {
			next = t.grow(node, w)
		}
		node = next
	}
	return node
}

// set says what ends at a node.
func (t *trie) set(node, end int32) {
	t.loosen()
	t.at[node].end = end
}

// loosen makes a copy of a fixed trie, to be changed.
func (t *trie) loosen() {
	if t.fixed {
		t.slots, t.at, t.fixed = slices.Clone(t.slots), slices.Clone(t.at), false
	}
}

// grow adds the node behind an edge that is not there yet, and returns it.
func (t *trie) grow(from int32, word nlp.WordID) int32 {
	t.loosen()
	node := int32(len(t.at))
	t.at = append(t.at, trieNode{from: from, word: word})
	t.at[from].after |= bit(word)
	if len(t.at)*2 <= len(t.slots) {
		t.place(node)
		return node
	}
	t.slots = make([]int32, 2*len(t.slots))
	for i := range t.at[1:] {
		t.place(int32(i + 1))
	}
	return node
}

// place puts a node into the table.
func (t *trie) place(node int32) {
	i := t.slot(t.at[node].from, t.at[node].word)
	for t.slots[i] != 0 {
		i = (i + 1) & (len(t.slots) - 1)
	}
	t.slots[i] = node
}
