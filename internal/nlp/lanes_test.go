package nlp

import (
	"math/rand/v2"
	"testing"
)

// TestLanes holds sums in lanes to sums of numbers one by one.
func TestLanes(t *testing.T) {
	const most = 1<<19 - 1
	random := rand.New(rand.NewPCG(1, 2))
	for range 1000 {
		var got lanes
		var want [numTags]int32
		var left [numTags]int32 // how much may be added either way
		for i := range left {
			left[i] = most
		}
		for range random.IntN(60) {
			tag := CC + Tag(random.IntN(int(NONE-CC)+1))
			w := random.Int32N(2*min(left[tag], 1<<20)+1) - min(left[tag], 1<<20)
			left[tag] -= max(w, -w)
			want[tag] += w
			c := NewCell(w, tag)
			if c.tag() != tag || c.weight() != w {
				t.Fatalf("cell of %d, %v holds %d, %v", w, tag, c.weight(), c.tag())
			}
			if random.IntN(2) == 0 {
				got.addCell(c)
			} else {
				var row lanes
				row.addCell(c)
				got.add(&row)
			}
		}
		best, least := NoTag, NoTag
		for tag, w := range want {
			if w > 0 && (best == NoTag || w > want[best]) {
				best = Tag(tag)
			}
			if w != 0 && (least == NoTag || w > want[least]) {
				least = Tag(tag)
			}
		}
		if got.best() != best || got.leastBad() != least {
			t.Fatalf("best %v, %v, want %v, %v of %v", got.best(), got.leastBad(), best, least, want)
		}
	}
}
