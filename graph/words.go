package graph

// words gives strings that come again and again a number, so that a fact takes a few
// bytes and two of them are compared as numbers. Number 0 is the empty string.
type words struct {
	numbers map[string]uint32
	texts   []string
}

func (w *words) number(s string) uint32 {
	if s == "" {
		return 0
	}
	if n, ok := w.numbers[s]; ok {
		return n
	}
	if w.numbers == nil {
		w.numbers, w.texts = map[string]uint32{}, []string{""}
	}
	n := uint32(len(w.texts))
	w.numbers[s] = n
	w.texts = append(w.texts, s)
	return n
}

// again is number for a place where the same string often comes twice in a row.
func (w *words) again(s string, last *uint32) uint32 {
	if w.text(*last) != s {
		*last = w.number(s)
	}
	return *last
}

func (w *words) text(n uint32) string {
	if n == 0 {
		return ""
	}
	return w.texts[n]
}

// blocks is a list that grows to millions without being copied.
type blocks[T any] struct {
	all [][]T
	n   int
}

// blockSize is how many elements stand in a block.
const blockSize = 1 << 12

func (b *blocks[T]) at(i int32) *T { return &b.all[i/blockSize][i%blockSize] }

// add appends an element and returns its place.
func (b *blocks[T]) add(v T) int32 {
	if b.n%blockSize == 0 {
		size := blockSize
		if b.n == 0 {
			size = 16 // most graphs are small
		}
		b.all = append(b.all, make([]T, 0, size))
	}
	last := &b.all[b.n/blockSize]
	*last = append(*last, v)
	b.n++
	return int32(b.n - 1)
}
