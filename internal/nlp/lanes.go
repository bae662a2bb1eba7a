package nlp

import "math"

// lanes are a number for each tag: three to a word, 21 bits each. A number is added to
// that of its tag where it stands, so that rows of weights are added three at a time; what
// a negative number borrows from the lane above, best gives back. The weights of a token
// add up to less than 2^20 either way, as each is less than 34,400 thousandths.
type lanes [16]int64

const (
	laneBits = 21
	laneZero = 1 << (laneBits - 1)
	laneMask = 1<<laneBits - 1
	laneOnes = 1<<(2*laneBits) | 1<<laneBits | 1 // a 1 in each lane
)

// add adds all numbers of another row.
func (l *lanes) add(row *lanes) {
	for i := 0; i < len(l); i += 4 {
		l[i] += row[i]
		l[i+1] += row[i+1]
		l[i+2] += row[i+2]
		l[i+3] += row[i+3]
	}
}

// A Cell is the weight of one tag in a row: weight in thousandths <<10 | word of its lane <<6 | shift.
type Cell uint32

// NewCell packs a weight, in thousandths.
func NewCell(weight int32, t Tag) Cell {
	return Cell(weight)<<10 | Cell(t)/3<<6 | Cell(t)%3*laneBits
}

func (c Cell) tag() Tag      { return Tag(c>>6&15*3 + c&63/laneBits) }
func (c Cell) weight() int32 { return int32(c) >> 10 }

// addCell adds the weight of one tag.
func (l *lanes) addCell(c Cell) { l[c>>6&15] += int64(c.weight()) << (c & 63) }

// sum makes l the sum of six rows.
func (l *lanes) sum(a, b, c, d, e, f *lanes) {
	for i := range l {
		l[i] = a[i] + b[i] + c[i] + d[i] + e[i] + f[i]
	}
}

// best returns the first tag of the highest score above 0, NoTag where there is none. It
// takes the greatest of numbers that are a score and, below it, how far the tag is from
// the last: no branch depends on the scores.
func (l *lanes) best() Tag {
	const (
		tagBits = 6
		scores  = laneMask << tagBits
	)
	var a, b, c int64
	left := int64(3 * len(l))
	for _, v := range l {
		v += laneZero * laneOnes
		a = max(a, v<<tagBits&scores|left)
		b = max(b, v>>(laneBits-tagBits)&scores|(left-1))
		c = max(c, v>>(2*laneBits-tagBits)&scores|(left-2))
		left -= 3
	}
	if a = max(a, b, c); a>>tagBits <= laneZero {
		return NoTag
	}
	return Tag(3*len(l)) - Tag(a&(1<<tagBits-1))
}

// leastBad returns the first tag of the highest score; tags of which no feature told, whose
// score is 0, do not count.
func (l *lanes) leastBad() Tag {
	best, score := NoTag, int64(math.MinInt64)
	for i, v := range l {
		v += laneZero * laneOnes
		for k := range 3 {
			if s := v>>(k*laneBits)&laneMask - laneZero; s > score && s != 0 {
				best, score = Tag(3*i+k), s
			}
		}
	}
	return best
}
