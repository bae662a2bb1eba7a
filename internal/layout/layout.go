// Package layout finds places for the boxes of a picture, for the links between
// them and for the labels of the links. It knows nothing of graphs of facts: sizes and pairs come in,
// coordinates go out, in the unit of the sizes, with y growing downwards and the
// picture's corner at 0, 0. Equal input gives equal output: nothing is random.
//
// [Force] draws graphs of any size. Boxes and labels never overlap.
package layout

import "math"

// A Size is that of a box.
type Size struct{ Width, Height float64 }

// A Point is a place in the picture.
type Point struct{ X, Y float64 }

// A Graph is what to draw.
type Graph struct {
	Nodes []Node
	Links []Link
	// Groups are the sizes of the titles of groups; nil for none.
	Groups []Size
}

// A Node is a box with round corners; the zero Corner is a sharp one, half the height a round end.
type Node struct {
	Size
	Corner float64
	Group  int // in Graph.Groups
}

// A Link goes from one node to another, or back to the same. The zero Label is none.
type Link struct {
	From, To int
	Label    Size
}

// A Drawing is a graph with its places.
type Drawing struct {
	Size
	Nodes  []Point // the centre of each node
	Routes []Route // of each link
	Groups []Rect  // the frame of each group; its title stands in its left top corner
}

// A Route is the way of a link, cut off where the boxes of its ends begin.
type Route struct {
	// Curve is a point to start from and three more for each cubic Bézier piece:
	// two control points and the end.
	Curve []Point
	Label Point // its centre
	// Labelled is false where the link has no label, or no room was found for it.
	Labelled bool
}

// A Rect is a rectangle by its corners.
type Rect struct{ Min, Max Point }

func (p Point) plus(q Point) Point      { return Point{p.X + q.X, p.Y + q.Y} }
func (p Point) minus(q Point) Point     { return Point{p.X - q.X, p.Y - q.Y} }
func (p Point) times(f float64) Point   { return Point{p.X * f, p.Y * f} }
func (p Point) length() float64         { return math.Sqrt(p.X*p.X + p.Y*p.Y) }
func (p Point) to(q Point) float64      { return p.minus(q).length() }
func (s Size) empty() bool              { return s.Width == 0 && s.Height == 0 }
func (s Size) plus(margin float64) Size { return Size{s.Width + margin, s.Height + margin} }
func (s Size) at(c Point) Rect {
	return Rect{Point{c.X - s.Width/2, c.Y - s.Height/2}, Point{c.X + s.Width/2, c.Y + s.Height/2}}
}
func (r Rect) overlaps(o Rect) bool {
	return r.Min.X < o.Max.X && o.Min.X < r.Max.X && r.Min.Y < o.Max.Y && o.Min.Y < r.Max.Y
}
func (r Rect) grow(by float64) Rect {
	return Rect{Point{r.Min.X - by, r.Min.Y - by}, Point{r.Max.X + by, r.Max.Y + by}}
}
func (r Rect) size() Size { return Size{r.Max.X - r.Min.X, r.Max.Y - r.Min.Y} }
func (r Rect) union(o Rect) Rect {
	return Rect{Point{min(r.Min.X, o.Min.X), min(r.Min.Y, o.Min.Y)}, Point{max(r.Max.X, o.Max.X), max(r.Max.Y, o.Max.Y)}}
}

// bounds returns the rectangle around nodes, curves and labels.
func (d *Drawing) bounds(g *Graph) Rect {
	r := Rect{Point{math.Inf(1), math.Inf(1)}, Point{math.Inf(-1), math.Inf(-1)}}
	for i, p := range d.Nodes {
		r = r.union(g.Nodes[i].at(p))
	}
	for i := range d.Routes {
		for _, p := range d.Routes[i].Curve {
			r = r.union(Rect{p, p})
		}
		if d.Routes[i].Labelled {
			r = r.union(g.Links[i].Label.at(d.Routes[i].Label))
		}
	}
	for _, f := range d.Groups {
		r = r.union(f)
	}
	return r
}

// move shifts the whole drawing.
func (d *Drawing) move(by Point) {
	for i := range d.Nodes {
		d.Nodes[i] = d.Nodes[i].plus(by)
	}
	for i := range d.Routes {
		r := &d.Routes[i]
		for j := range r.Curve {
			r.Curve[j] = r.Curve[j].plus(by)
		}
		r.Label = r.Label.plus(by)
	}
	for i, f := range d.Groups {
		d.Groups[i] = Rect{f.Min.plus(by), f.Max.plus(by)}
	}
}

// frame moves the drawing into the corner and sets its size.
func (d *Drawing) frame(g *Graph) {
	if len(d.Nodes) == 0 {
		return
	}
	b := d.bounds(g)
	d.move(Point{-b.Min.X, -b.Min.Y})
	d.Size = b.size()
}
