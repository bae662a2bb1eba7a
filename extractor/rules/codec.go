package rules

import (
	"maps"
	"math"
	"slices"
)

// A codec writes the values that it is shown, or reads them into their places: one description of a type serves
// both ways, so that they cannot differ. Each text is written once, and read as a part of what is read from.
type codec struct {
	out   *readyWriter // nil: it reads
	in    readyReader
	all   []string       // the texts, in the order in which they first stand
	known map[string]int // their numbers, while it writes
	next  int            // the first text that did not stand yet, while it reads
	line  int            // of the last position
}

// newEncoder returns a codec that writes.
func newEncoder() *codec {
	return &codec{out: new(readyWriter), known: map[string]int{}}
}

// result is what was written: the texts, and the rest.
func (c *codec) result() string {
	var w readyWriter
	w.texts(c.all)
	w.text(c.out.String())
	return w.String()
}

// newDecoder returns a codec that reads a result.
func newDecoder(data string) *codec {
	in := readyReader{data}
	all := in.texts()
	return &codec{in: readyReader{in.text()}, all: all}
}

// number is for numbers from 0 on.
func (c *codec) number(n *int) {
	if c.out != nil {
		c.out.number(*n)
	} else {
		*n = c.in.number()
	}
}

// signed is for all numbers: the sign is in the last bit.
func (c *codec) signed(n *int) {
	folded := *n<<1 ^ *n>>63
	c.number(&folded)
	*n = folded>>1 ^ -(folded & 1)
}

func (c *codec) flag(b *bool) {
	n := 0
	if *b {
		n = 1
	}
	c.number(&n)
	*b = n == 1
}

// amount is for fractions from 0 on.
func (c *codec) amount(f *float64) {
	n := int(math.Float64bits(*f))
	c.number(&n)
	*f = math.Float64frombits(uint64(n))
}

// text is 0 for one that did not stand before, so that few numbers change with one more text.
func (c *codec) text(s *string) {
	if c.out != nil {
		n := c.known[*s]
		if n == 0 {
			c.all = append(c.all, *s)
			c.known[*s] = len(c.all)
		}
		c.out.number(n)
		return
	}
	n := c.in.number()
	if n == 0 {
		c.next++
		n = c.next
	}
	if *s = ""; n <= len(c.all) {
		*s = c.all[n-1]
	}
}

func (c *codec) texts(all *[]string) { each(c, all, c.text) }

// each is for values one behind the other; none and nil are told apart.
func each[T any](c *codec, all *[]T, one func(*T)) {
	n := 0
	if *all != nil {
		n = len(*all) + 1
	}
	if c.number(&n); c.out == nil {
		*all = nil
		if n > 0 {
			*all = make([]T, min(n-1, len(c.in.data))) // each takes one byte at least
		}
	}
	for i := range *all {
		one(&(*all)[i])
	}
}

// pointers is each for pointers to values. What it reads is memory for all of them at once.
func pointers[T any](c *codec, all *[]*T, one func(*T)) {
	var values []T
	each(c, all, func(p **T) {
		if c.out == nil {
			if values == nil {
				values = make([]T, len(*all))
			}
			*p, values = &values[0], values[1:]
		}
		one(*p)
	})
}

// named is each for a map, in the order of its names.
func named[T any](c *codec, all *map[string]T, one func(*T)) {
	var names []string
	if *all != nil {
		names = slices.AppendSeq([]string{}, maps.Keys(*all))
		slices.Sort(names)
	}
	if c.texts(&names); c.out == nil {
		*all = nil
		if names != nil {
			*all = make(map[string]T, len(names))
		}
	}
	for _, name := range names {
		v := (*all)[name]
		if one(&v); c.out == nil {
			(*all)[name] = v
		}
	}
}
