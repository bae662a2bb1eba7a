package layout

import (
	"math"
	"slices"
)

// A placer finds ways for links, and room for their labels, between boxes that lie. It
// tries middles for each link, prices each, and takes the cheapest, until nothing changes.
type placer struct {
	g       *Graph
	nodes   []Point
	taken   *index // the boxes, and behind them the labels
	middles []Point
	traces  [][]Point // nil where ways are not priced
	frames  []Rect    // around traces
	twins   [][]int   // of each link, the others of its pair
	// The links of each node.
	incident [][]int
	cages    []Rect // what the nodes of each group stay in; nil where they are free
}

// manyLinks is the number of links above which ways are not priced, only places of
// labels: every line of a picture so full crosses others.
const manyLinks = 400

// manyCrossings is the number of links above which crossings have no price.
const manyCrossings = 100

// What is ugly, by how much.
const (
	onBox      = 1000.0 // a label on a box or on a label
	throughBox = 400.0  // a way through a box, or so near a twin that they seem one
	onWay      = 120.0  // a way through another's label
	crossing   = 30.0
	bending    = 0.25 // a unit of distance from the straight line
	shifting   = 20.0 // from the middle of the link to its end
	hiding     = 60.0 // a label so near to an end that little of the line is seen
	stretching = 0.15 // a unit of a link's length more than its label needs
	squeezing  = 1.5  // a unit less
)

// seen is how much of a line must be seen between a label and a box.
const seen = 13

// newPlacer returns a placer that begins with middles; nil for the middles of straight lines.
func newPlacer(g *Graph, nodes, middles []Point) *placer {
	p := &placer{g: g, nodes: nodes, middles: slices.Clone(middles), twins: twins(g.Links), incident: make([][]int, len(g.Nodes))}
	p.taken = newIndex(around(nodes), len(g.Nodes)+len(g.Links))
	for i, n := range g.Nodes {
		p.taken.put(i, n.at(nodes[i]))
	}
	if middles == nil {
		p.middles = straight(g, nodes)
	}
	if len(g.Links) <= manyLinks {
		p.traces, p.frames = make([][]Point, len(g.Links)), make([]Rect, len(g.Links))
	}
	for i, l := range g.Links {
		p.set(i, p.middles[i])
		p.incident[l.From] = append(p.incident[l.From], i)
		if l.To != l.From {
			p.incident[l.To] = append(p.incident[l.To], i)
		}
	}
	return p
}

// straight returns the middles of the straight lines between nodes.
func straight(g *Graph, nodes []Point) []Point {
	middles := make([]Point, len(g.Links))
	for i, l := range g.Links {
		middles[i] = nodes[l.From].plus(nodes[l.To]).times(0.5)
	}
	return middles
}

// avoid says that a rectangle is taken.
func (p *placer) avoid(r Rect) {
	p.taken.rects, p.taken.there, p.taken.seen = append(p.taken.rects, Rect{}), append(p.taken.there, false), append(p.taken.seen, 0)
	p.taken.put(len(p.taken.rects)-1, r)
}

// routes finds the ways of links between boxes that stay where they are.
func (p *placer) routes() []Route {
	for range 6 {
		if !p.sweep() {
			break
		}
	}
	return p.result()
}

// arrange finds the ways of links; in small graphs it also moves boxes a little, where that helps.
func (p *placer) arrange() []Route {
	for range 6 {
		if len(p.g.Links) > manyCrossings {
			break
		}
		swept := p.sweep()
		if !p.nudge() && !swept {
			break
		}
	}
	return p.routes()
}

// sweep finds the best middle of each link in turn, and tells if any changed.
func (p *placer) sweep() bool {
	changed := false
	for i := range p.g.Links {
		best, least := p.middles[i], p.price(i, p.middles[i], math.Inf(1))
		for _, m := range p.candidates(i) {
			if least == 0 {
				break
			}
			if c := p.price(i, m, least-1e-6); c < least-1e-6 {
				best, least = m, c
			}
		}
		if best != p.middles[i] {
			p.set(i, best)
			changed = true
		}
	}
	return changed
}

func (p *placer) set(i int, middle Point) {
	p.middles[i] = middle
	l := &p.g.Links[i]
	if !l.Label.empty() {
		p.taken.put(len(p.g.Nodes)+i, l.Label.at(middle))
	}
	if p.traces != nil {
		p.traces[i] = trace(bend(p.nodes[l.From], middle, p.nodes[l.To]))
		p.frames[i] = around(p.traces[i])
	}
}

// candidates returns middles to try.
func (p *placer) candidates(i int) []Point {
	l := &p.g.Links[i]
	a, b := p.nodes[l.From], p.nodes[l.To]
	if l.From == l.To {
		return besides(a, p.g.Nodes[l.From].Size, l.Label)
	}
	along := b.minus(a)
	across := Point{-along.Y, along.X}.times(1 / max(along.length(), 1e-9))
	var out []Point
	for _, off := range []float64{0, 14, -14, 28, -28, 45, -45, 70, -70, 110, -110} {
		for _, t := range []float64{0.5, 0.43, 0.57, 0.36, 0.64, 0.29, 0.71, 0.22, 0.78} {
			out = append(out, a.plus(along.times(t)).plus(across.times(off)))
		}
	}
	return out
}

// besides returns places for the label of a loop around a box.
func besides(centre Point, box, label Size) []Point {
	var out []Point
	for _, out1 := range []float64{26, 50, 90} {
		w, h := (box.Width+label.Width)/2+out1, (box.Height+label.Height)/2+out1
		for _, d := range []Point{{1, 0}, {-1, 0}, {0, -1}, {0, 1}, {0.8, -0.8}, {-0.8, -0.8}, {0.8, 0.8}, {-0.8, 0.8}} {
			out = append(out, Point{centre.X + d.X*w, centre.Y + d.Y*h})
		}
	}
	return out
}

// price says how ugly it is to lead a link through a middle; it is not counted on above a limit.
func (p *placer) price(i int, middle Point, limit float64) float64 {
	l := &p.g.Links[i]
	a, b := p.nodes[l.From], p.nodes[l.To]
	along, off := b.minus(a), middle.minus(a)
	cost := 0.0
	if far := along.length(); far > 1e-9 {
		cost += bending * abs(along.X*off.Y-along.Y*off.X) / far
		cost += shifting * abs((along.X*off.X+along.Y*off.Y)/(far*far)-0.5)
	} else if off.length() < 1e-9 {
		return onBox
	}
	if cost >= limit {
		return cost
	}
	if !l.Label.empty() {
		p.taken.over(l.Label.at(middle).grow(3), func(j int) bool {
			if j != len(p.g.Nodes)+i {
				cost += onBox
			}
			return cost < limit
		})
		near := l.Label.at(middle).grow(seen)
		for _, end := range []int{l.From, l.To} {
			if near.overlaps(p.taken.rects[end]) {
				cost += hiding
			}
		}
	}
	room := max(12, l.Label.Height)
	for _, t := range p.twins[i] {
		if p.middles[t].to(middle) < room {
			cost += throughBox
		}
	}
	if p.traces != nil && cost < limit {
		cost = p.wayPrice(i, middle, cost, limit)
	}
	return cost
}

// wayPrice adds to a price what the curve crosses.
func (p *placer) wayPrice(i int, middle Point, cost, limit float64) float64 {
	l := &p.g.Links[i]
	way := trace(bend(p.nodes[l.From], middle, p.nodes[l.To]))
	frame := around(way)
	label := l.Label.at(middle)
	p.taken.along(way, func(j int) bool {
		switch {
		case j == l.From || j == l.To || j == len(p.g.Nodes)+i:
		case j < len(p.g.Nodes):
			cost += throughBox
		default:
			cost += onWay
		}
		return cost < limit
	})
	for j, other := range p.traces {
		o := &p.g.Links[j]
		if cost >= limit {
			break
		}
		if j == i || !p.frames[j].overlaps(frame.grow(1)) {
			continue
		}
		if !l.Label.empty() && p.frames[j].overlaps(label) && enters(other, label) {
			cost += onWay
		}
		if len(p.traces) <= manyCrossings && o.From != l.From && o.From != l.To && o.To != l.From && o.To != l.To {
			cost += crossing * float64(crossings(way, other))
		}
	}
	return cost
}

func enters(way []Point, r Rect) bool {
	for k := 1; k < len(way); k++ {
		if r.crosses(way[k-1], way[k]) {
			return true
		}
	}
	return false
}

func crossings(a, b []Point) int {
	n := 0
	for i := 1; i < len(a); i++ {
		for j := 1; j < len(b); j++ {
			if meets(a[i-1], a[i], b[j-1], b[j]) {
				n++
			}
		}
	}
	return n
}

func abs(x float64) float64 { return max(x, -x) }

// result returns the ways found. A label that still lies on a box or a label before it is left out.
func (p *placer) result() []Route {
	routes := make([]Route, len(p.g.Links))
	for i, l := range p.g.Links {
		a, b := p.nodes[l.From], p.nodes[l.To]
		r := Route{Label: p.middles[i], Labelled: !l.Label.empty()}
		if r.Labelled {
			p.taken.over(l.Label.at(p.middles[i]), func(j int) bool {
				r.Labelled = j >= len(p.g.Nodes)+i && j < len(p.g.Nodes)+len(p.g.Links)
				return r.Labelled
			})
		}
		if !r.Labelled {
			p.taken.drop(len(p.g.Nodes) + i)
		}
		r.Curve = trim(bend(a, p.middles[i], b), p.g.Nodes[l.From], p.g.Nodes[l.To], a, b)
		routes[i] = r
	}
	return routes
}

// twins lists, for each link, the other links of its pair of nodes.
func twins(links []Link) [][]int {
	byPair := map[pair][]int{}
	for i, l := range links {
		k := pair{min(l.From, l.To), max(l.From, l.To)}
		byPair[k] = append(byPair[k], i)
	}
	out := make([][]int, len(links))
	for i, l := range links {
		for _, t := range byPair[pair{min(l.From, l.To), max(l.From, l.To)}] {
			if t != i {
				out[i] = append(out[i], t)
			}
		}
	}
	return out
}

// An index finds rectangles, which have numbers, by the squares of a grid that they
// touch. What lies outside the grid counts to the squares at its edge.
type index struct {
	corner        Point
	columns, rows int32
	squares       [][]int32
	rects         []Rect
	there         []bool
	// seen has the number of the last walk along a way that met a rectangle.
	seen []int32
	walk int32
}

// square is the side of a square of the grid.
const square = 64

// newIndex returns an index of so many rectangles, most of them in a frame.
func newIndex(frame Rect, rects int) *index {
	x := &index{corner: frame.Min, rects: make([]Rect, rects), there: make([]bool, rects), seen: make([]int32, rects)}
	s := frame.size()
	x.columns, x.rows = int32(s.Width/square)+1, int32(s.Height/square)+1
	x.squares = make([][]int32, x.columns*x.rows)
	return x
}

func (x *index) column(v float64) int32 {
	return max(0, min(x.columns-1, int32((v-x.corner.X)/square)))
}

func (x *index) row(v float64) int32 { return max(0, min(x.rows-1, int32((v-x.corner.Y)/square))) }

// put sets the place of a rectangle.
func (x *index) put(i int, r Rect) {
	x.drop(i)
	x.rects[i], x.there[i] = r, true
	for row := x.row(r.Min.Y); row <= x.row(r.Max.Y); row++ {
		for column := x.column(r.Min.X); column <= x.column(r.Max.X); column++ {
			s := &x.squares[row*x.columns+column]
			*s = append(*s, int32(i))
		}
	}
}

func (x *index) drop(i int) {
	if !x.there[i] {
		return
	}
	x.there[i] = false
	r := x.rects[i]
	for row := x.row(r.Min.Y); row <= x.row(r.Max.Y); row++ {
		for column := x.column(r.Min.X); column <= x.column(r.Max.X); column++ {
			s := &x.squares[row*x.columns+column]
			at := slices.Index(*s, int32(i))
			*s = slices.Delete(*s, at, at+1)
		}
	}
}

// over yields each rectangle that overlaps r, once, until yield returns false.
func (x *index) over(r Rect, yield func(int) bool) {
	for row := x.row(r.Min.Y); row <= x.row(r.Max.Y); row++ {
		for column := x.column(r.Min.X); column <= x.column(r.Max.X); column++ {
			for _, i := range x.squares[row*x.columns+column] {
				o := &x.rects[i]
				// Only the first square that both touch counts.
				if o.overlaps(r) && row == x.row(max(o.Min.Y, r.Min.Y)) && column == x.column(max(o.Min.X, r.Min.X)) && !yield(int(i)) {
					return
				}
			}
		}
	}
}

// along yields each rectangle that a way enters, once, until yield returns false.
func (x *index) along(way []Point, yield func(int) bool) {
	x.walk++
	for k := 1; k < len(way); k++ {
		a, b := way[k-1], way[k]
		lines := Rect{Point{min(a.X, b.X), min(a.Y, b.Y)}, Point{max(a.X, b.X), max(a.Y, b.Y)}}
		for row := x.row(lines.Min.Y - near); row <= x.row(lines.Max.Y+near); row++ {
			for column := x.column(lines.Min.X - near); column <= x.column(lines.Max.X+near); column++ {
				for _, i := range x.squares[row*x.columns+column] {
					if x.seen[i] == x.walk {
						continue
					}
					if r := x.rects[i].grow(near); r.crosses(a, b) {
						x.seen[i] = x.walk
						if !yield(int(i)) {
							return
						}
					}
				}
			}
		}
	}
}

// near is the space that ways leave to boxes.
const near = 2
