package layout

import "math"

// bend returns the curve from the centre of one box to that of another through a middle.
func bend(a, middle, b Point) []Point {
	along := b.minus(a)
	far := along.length()
	if far < 1e-9 {
		return loop(a, middle)
	}
	along = along.times(1 / far)
	off := middle.minus(a)
	if side := math.Abs(off.X*along.Y - off.Y*along.X); side < 0.5 {
		return []Point{a, a.plus(middle.minus(a).times(0.6)), b.plus(middle.minus(b).times(0.6)), b}
	}
	// At the middle the curve runs along the line between the ends; before and behind
	// it heads for the middle.
	in, out := a.to(middle), middle.to(b)
	return []Point{
		a, a.plus(middle.minus(a).times(0.45)), middle.minus(along.times(0.35 * in)),
		middle, middle.plus(along.times(0.35 * out)), b.plus(middle.minus(b).times(0.45)), b,
	}
}

// loop returns a curve that leaves a box, goes through a middle beside it, and comes back.
func loop(a, middle Point) []Point {
	by := middle.minus(a)
	across := Point{-by.Y, by.X}.times(0.55)
	return []Point{
		a, a.plus(by.times(0.5)).plus(across), middle.plus(across.times(0.9)),
		middle, middle.minus(across.times(0.9)), a.plus(by.times(0.5)).minus(across), a,
	}
}

// at returns the point of a cubic piece at t, 0 to 1.
func at(c []Point, t float64) Point {
	s := 1 - t
	return c[0].times(s * s * s).plus(c[1].times(3 * s * s * t)).plus(c[2].times(3 * s * t * t)).plus(c[3].times(t * t * t))
}

// split cuts a cubic piece at t in two (de Casteljau).
func split(c []Point, t float64) (before, after [4]Point) {
	mix := func(p, q Point) Point { return p.times(1 - t).plus(q.times(t)) }
	ab, bc, cd := mix(c[0], c[1]), mix(c[1], c[2]), mix(c[2], c[3])
	abc, bcd := mix(ab, bc), mix(bc, cd)
	mid := mix(abc, bcd)
	return [4]Point{c[0], ab, abc, mid}, [4]Point{mid, bcd, cd, c[3]}
}

// trim cuts the parts of a curve off that lie in the boxes it begins and ends in.
func trim(curve []Point, from, to Node, a, b Point) []Point {
	curve = reversed(leave(curve, from, a))
	return reversed(leave(curve, to, b))
}

// leave cuts the beginning of a curve off, up to where it leaves a box for the last time in
// the pieces that begin there.
func leave(curve []Point, n Node, centre Point) []Point {
	for len(curve) > 4 && n.covers(centre, curve[3]) {
		curve = curve[3:]
	}
	const steps = 64
	inside := 0.0
	for i := range steps {
		if t := float64(i) / steps; n.covers(centre, at(curve, t)) {
			inside = t
		}
	}
	outside := min(1, inside+1.0/steps)
	for range 12 {
		t := (inside + outside) / 2
		if n.covers(centre, at(curve, t)) {
			inside = t
		} else {
			outside = t
		}
	}
	_, after := split(curve, outside)
	return append(after[:], curve[4:]...)
}

// covers tells if a point lies in a node's box.
func (n Node) covers(centre, p Point) bool {
	dx, dy := math.Abs(p.X-centre.X)-n.Width/2, math.Abs(p.Y-centre.Y)-n.Height/2
	r := min(n.Corner, n.Width/2, n.Height/2)
	if dx > -r && dy > -r {
		return math.Hypot(dx+r, dy+r) < r
	}
	return dx < 0 && dy < 0
}

func reversed(curve []Point) []Point {
	out := make([]Point, len(curve))
	for i, p := range curve {
		out[len(curve)-1-i] = p
	}
	return out
}

// trace returns points along a curve, near enough to take the lines between them for it.
func trace(curve []Point) []Point {
	out := append(make([]Point, 0, 1+3*len(curve)), curve[0])
	for i := 0; i+3 < len(curve); i += 3 {
		const steps = 8
		for s := 1; s <= steps; s++ {
			out = append(out, at(curve[i:i+4], float64(s)/steps))
		}
	}
	return out
}

// crosses tells if the line between two points enters a rectangle (Liang and Barsky, 1984).
func (r Rect) crosses(p, q Point) bool {
	t0, t1 := 0.0, 1.0
	clip := func(by, room float64) bool {
		if by == 0 {
			return room > 0
		}
		t := room / by
		if by < 0 {
			t0 = max(t0, t)
		} else {
			t1 = min(t1, t)
		}
		return t0 < t1
	}
	return clip(p.X-q.X, p.X-r.Min.X) && clip(q.X-p.X, r.Max.X-p.X) && clip(p.Y-q.Y, p.Y-r.Min.Y) && clip(q.Y-p.Y, r.Max.Y-p.Y)
}

// meets tells if the lines between two pairs of points cross.
func meets(a, b, c, d Point) bool {
	side := func(p, q, r Point) float64 { return (q.X-p.X)*(r.Y-p.Y) - (q.Y-p.Y)*(r.X-p.X) }
	return side(a, b, c)*side(a, b, d) < 0 && side(c, d, a)*side(c, d, b) < 0
}

// around returns the rectangle around points.
func around(points []Point) Rect {
	r := Rect{points[0], points[0]}
	for _, p := range points[1:] {
		r = r.union(Rect{p, p})
	}
	return r
}
