package graph

import "hash/maphash"

// An index finds places by a hash of what stands there. The hash is kept beside the place,
// so that what differs is told apart without a look at it, which in a large graph would be a
// cache miss each. Open addressing, at most two thirds full.
type index struct {
	slots []slot
	n     int
}

type slot struct {
	hash  uint32
	place int32 // plus one, 0 for none
}

// find returns the place of a hash where what is sought stands.
func (x *index) find(hash uint32, stands func(place int32) bool) (int32, bool) {
	if x.n == 0 {
		return 0, false
	}
	mask := uint32(len(x.slots) - 1)
	for i := hash & mask; x.slots[i].place != 0; i = (i + 1) & mask {
		if s := x.slots[i]; s.hash == hash && stands(s.place-1) {
			return s.place - 1, true
		}
	}
	return 0, false
}

// guess returns the place in the first slot of a hash, -1 for none.
func (x *index) guess(hash uint32) int32 {
	if x.n == 0 {
		return -1
	}
	return x.slots[hash&uint32(len(x.slots)-1)].place - 1
}

// add takes in a place that is not there yet.
func (x *index) add(hash uint32, place int32) {
	if x.n++; 3*x.n > 2*len(x.slots) {
		old := x.slots
		x.slots = make([]slot, max(16, 2*len(old)))
		for _, s := range old {
			if s.place != 0 {
				x.enter(s)
			}
		}
	}
	x.enter(slot{hash, place + 1})
}

func (x *index) enter(s slot) {
	mask := uint32(len(x.slots) - 1)
	i := s.hash & mask
	for x.slots[i].place != 0 {
		i = (i + 1) & mask
	}
	x.slots[i] = s
}

// seed is another in every run, which nobody can tell: places come from the order of arrival.
var seed = maphash.MakeSeed()

func hashOf(s string) uint32 { return uint32(maphash.String(seed, s)) }
