package layout

import "math"

// springs moves points by springs along the lines and by electrical repulsion between all
// points, until the step, which adapts to how the energy goes, is small (Hu,
// Efficient, High-Quality Force-Directed Graph Drawing, 2005). Points far away push together
// as one ([quadtree]). It refines places that are right in the large.
func springs(w *web, points []Point) {
	n := len(points)
	rest, lines := 0.0, 0
	for _, near := range w.near {
		for _, l := range near {
			rest += l.length
			lines++
		}
	}
	rest /= max(1, float64(lines))
	const strength = 0.2 // of repulsion, as in sfdp
	push := strength * rest * rest
	step, energy, progress := rest/2, math.Inf(1), 0
	forces := make([]Point, n)
	for round := 0; round < 120 && step > rest*0.02; round++ {
		tree := newQuadtree(points)
		last := energy
		energy = 0
		for i, p := range points {
			f := tree.repulsion(p).times(push)
			for _, l := range w.near[i] {
				by := points[l.to].minus(p)
				f = f.plus(by.times(by.length() / l.length))
			}
			forces[i] = f
			energy += f.X*f.X + f.Y*f.Y
		}
		for i, f := range forces {
			if size := f.length(); size > 1e-9 {
				points[i] = points[i].plus(f.times(min(step, size) / size))
			}
		}
		switch {
		case energy >= last:
			step, progress = step*0.9, 0
		default:
			if progress++; progress >= 5 {
				step, progress = step/0.9, 0
			}
		}
		if round > 60 {
			step *= 0.95 // it has to end
		}
	}
}

// A quadtree holds points by place, and of each square their number and centre
// (Barnes and Hut, A hierarchical O(N log N) force-calculation algorithm, 1986).
type quadtree struct {
	cells []cell
}

type cell struct {
	sum   Point // of the points in it
	count int
	side  float64
	child [4]int32 // 0 for none
	kids  bool
}

// A point this many times nearer than the side of a square sees each quarter of the square by itself.
const openness = 1.1

func newQuadtree(points []Point) *quadtree {
	box := Rect{points[0], points[0]}
	for _, p := range points {
		box = box.union(Rect{p, p})
	}
	side := max(box.size().Width, box.size().Height, 1e-6)
	t := &quadtree{cells: make([]cell, 1, 2*len(points)+1)}
	t.cells[0].side = side
	for _, p := range points {
		t.insert(p, box.Min, side)
	}
	return t
}

// maxDepth ends the quartering where points lie on each other.
const maxDepth = 24

func (t *quadtree) insert(p, corner Point, side float64) {
	at := int32(0)
	for range maxDepth {
		c := &t.cells[at]
		if c.count == 1 && !c.kids {
			old := c.sum // the one that lay here alone goes down a step
			k, _ := quarter(old, corner, side)
			c.kids = true
			t.child(at, k, side/2)
			child := &t.cells[t.cells[at].child[k]]
			child.sum, child.count = old, 1
		}
		c = &t.cells[at]
		empty := c.count == 0
		c.sum, c.count = c.sum.plus(p), c.count+1
		if empty {
			return
		}
		k, next := quarter(p, corner, side)
		at = t.child(at, k, side/2)
		corner, side = next, side/2
	}
	c := &t.cells[at]
	c.sum, c.count = c.sum.plus(p), c.count+1
	c.kids = c.kids || c.count > 1
}

// quarter returns which quarter of a square a point lies in, and the quarter's corner.
func quarter(p, corner Point, side float64) (int, Point) {
	k := 0
	if p.X >= corner.X+side/2 {
		k, corner.X = k+1, corner.X+side/2
	}
	if p.Y >= corner.Y+side/2 {
		k, corner.Y = k+2, corner.Y+side/2
	}
	return k, corner
}

func (t *quadtree) child(at int32, k int, side float64) int32 {
	if t.cells[at].child[k] == 0 {
		t.cells[at].child[k] = int32(len(t.cells))
		t.cells = append(t.cells, cell{side: side})
	}
	return t.cells[at].child[k]
}

// repulsion returns the sum of the directions away from all other points, each by one over its distance.
func (t *quadtree) repulsion(p Point) Point {
	var sum Point
	var stack [4 * maxDepth]int32
	n := 1
	for n > 0 {
		n--
		c := &t.cells[stack[n]]
		count := float64(c.count)
		by := p.minus(c.sum.times(1 / count))
		far := by.X*by.X + by.Y*by.Y
		leaf := c.child == [4]int32{}
		if leaf || far*openness*openness > c.side*c.side {
			if far > 1e-12 {
				sum = sum.plus(by.times(count / far))
			}
			continue
		}
		for _, k := range c.child {
			if k != 0 {
				stack[n] = k
				n++
			}
		}
	}
	return sum
}
