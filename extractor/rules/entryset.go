package rules

import (
	"iter"
	"sync/atomic"
)

// Entries are the lexicon entries of a set, in file order. Those that stand ready made are
// read when they are asked for: a text names few of them. They are safe for concurrent use.
type Entries struct {
	ready *readyLexicon
	read  []atomic.Pointer[Entry] // of ready; nil before it is asked for
	more  []*Entry                // behind those
}

func newEntries(r *readyLexicon) Entries {
	return Entries{ready: r, read: make([]atomic.Pointer[Entry], max(r.offsets.len()-1, 0))}
}

// Len returns how many entries there are.
func (x *Entries) Len() int { return len(x.read) + len(x.more) }

// At returns an entry, the same one each time.
func (x *Entries) At(i int) *Entry {
	if i >= len(x.read) {
		return x.more[i-len(x.read)]
	}
	if e := x.read[i].Load(); e != nil {
		return e
	}
	x.read[i].CompareAndSwap(nil, x.ready.entry(i))
	return x.read[i].Load()
}

// Type returns the type of an entry. Like ID and Name it does not read the rest of it.
func (x *Entries) Type(i int) string {
	if i >= len(x.read) {
		return x.At(i).Type
	}
	return x.ready.kind(i).typ
}

// ID returns the ID of an entry.
func (x *Entries) ID(i int) string {
	if i >= len(x.read) {
		return x.At(i).ID
	}
	id, _ := x.ready.names(i)
	return id
}

// Name returns the name of an entry.
func (x *Entries) Name(i int) string {
	if i >= len(x.read) {
		return x.At(i).Name
	}
	_, name := x.ready.names(i)
	return name
}

// All yields each entry with its number.
func (x *Entries) All() iter.Seq2[int, *Entry] {
	return func(yield func(int, *Entry) bool) {
		for i := range x.Len() {
			if !yield(i, x.At(i)) {
				return
			}
		}
	}
}

// loose returns the entries as a slice, to be changed.
func (x *Entries) loose() []*Entry {
	all := make([]*Entry, 0, x.Len())
	for _, e := range x.All() {
		all = append(all, e)
	}
	return all
}
