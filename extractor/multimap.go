package extractor

import "iter"

// A multimap holds for each key numbers, in the order in which they were added. They are
// chained in one slice, which is used again for the next document.
type multimap[K comparable] struct {
	chains map[K]chain
	links  []chainLink
}

// A chain has the places of its first and last link.
type chain struct{ first, last int32 }

type chainLink struct{ value, next int32 }

// reset empties the multimap.
func (m *multimap[K]) reset() {
	if m.chains == nil {
		m.chains = map[K]chain{}
	}
	clear(m.chains)
	m.links = m.links[:0]
}

func (m *multimap[K]) add(key K, value int32) {
	at := int32(len(m.links))
	m.links = append(m.links, chainLink{value, -1})
	c, ok := m.chains[key]
	if ok {
		m.links[c.last].next = at
	} else {
		c.first = at
	}
	c.last = at
	m.chains[key] = c
}

// of yields the numbers of a key. Those added meanwhile are not among them.
func (m *multimap[K]) of(key K) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		c, ok := m.chains[key]
		for at := c.first; ok; at = m.links[at].next {
			if !yield(m.links[at].value) || at == c.last {
				return
			}
		}
	}
}
