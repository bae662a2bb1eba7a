package layout_test

import (
	"fmt"
	"math"
	"reflect"
	"testing"

	"github.com/dossier-kg/dossier/internal/layout"
)

// graph returns a graph of so many nodes and links, the same each time. Some nodes have many links, as in graphs of facts.
func graph(nodes, links int) layout.Graph {
	seed := uint64(nodes)*2654435761 + uint64(links)
	next := func(n int) int {
		seed = seed*6364136223846793005 + 1442695040888963407
		return int(seed>>33) % n
	}
	var g layout.Graph
	for range nodes {
		n := layout.Node{Size: layout.Size{Width: 50 + float64(next(110)), Height: 28 + 15*float64(next(2))}}
		if next(2) == 0 {
			n.Corner = n.Height / 2
		}
		g.Nodes = append(g.Nodes, n)
	}
	for i := range links {
		l := layout.Link{From: next(nodes), To: next(1 + next(nodes)), Label: layout.Size{Width: 20 + float64(next(90)), Height: 13 * float64(1+next(2))}}
		if i < nodes { // most parts hang together
			l.From = i
		}
		if next(20) == 0 {
			l.Label = layout.Size{}
		}
		g.Links = append(g.Links, l)
	}
	return g
}

var shapes = []struct {
	name  string
	graph layout.Graph
}{
	{"none", layout.Graph{}},
	{"one", graph(1, 0)},
	{"one with a loop", graph(1, 1)},
	{"no links", graph(12, 0)},
	{"two, linked often", layout.Graph{Nodes: graph(2, 0).Nodes, Links: []layout.Link{
		{0, 1, layout.Size{Width: 60, Height: 13}}, {1, 0, layout.Size{Width: 40, Height: 26}}, {0, 1, layout.Size{}}, {1, 1, layout.Size{Width: 30, Height: 13}}}}},
	{"star", star(30)},
	{"ring", ring(20)},
	{"20", graph(20, 28)},
	{"60", graph(60, 90)},
	{"200", graph(200, 400)},
	{"1000", graph(1000, 2000)},
}

func star(rays int) layout.Graph {
	g := graph(rays+1, 0)
	for i := range rays {
		g.Links = append(g.Links, layout.Link{From: i + 1, To: 0, Label: layout.Size{Width: 60, Height: 13}})
	}
	return g
}

func ring(n int) layout.Graph {
	g := graph(n, 0)
	for i := range n {
		g.Links = append(g.Links, layout.Link{From: i, To: (i + 1) % n, Label: layout.Size{Width: 60, Height: 13}})
	}
	return g
}

func TestForce(t *testing.T) {
	for _, s := range shapes {
		t.Run(s.name, func(t *testing.T) { check(t, s.graph, layout.Force) })
	}
}

// check holds what every drawing must have: finite places in the frame, boxes and labels
// that do not overlap, ways that begin and end at their boxes, and the same drawing again.
func check(t *testing.T, g layout.Graph, draw func(layout.Graph) layout.Drawing) {
	t.Helper()
	d := draw(g)
	if again := draw(g); !reflect.DeepEqual(d, again) {
		t.Error("two drawings of one graph differ")
	}
	if len(d.Nodes) != len(g.Nodes) || len(d.Routes) != len(g.Links) {
		t.Fatalf("%d nodes and %d routes, want %d and %d", len(d.Nodes), len(d.Routes), len(g.Nodes), len(g.Links))
	}
	boxes := map[string]layout.Rect{}
	var names []string
	put := func(name string, s layout.Size, c layout.Point) {
		boxes[name] = layout.Rect{Min: layout.Point{X: c.X - s.Width/2, Y: c.Y - s.Height/2}, Max: layout.Point{X: c.X + s.Width/2, Y: c.Y + s.Height/2}}
		names = append(names, name)
	}
	for i, p := range d.Nodes {
		put(fmt.Sprint("node ", i), g.Nodes[i].Size, p)
	}
	for i, r := range d.Routes {
		if r.Labelled {
			put(fmt.Sprint("label ", i), g.Links[i].Label, r.Label)
		}
		if len(r.Curve)%3 != 1 || len(r.Curve) < 4 {
			t.Fatalf("route %d has %d points", i, len(r.Curve))
		}
		for _, p := range r.Curve {
			if !(p.X > -1 && p.X < d.Width+1 && p.Y > -1 && p.Y < d.Height+1) {
				t.Fatalf("route %d leaves the frame %v: %v", i, d.Size, r.Curve)
			}
		}
		ends(t, fmt.Sprint("start of ", i), g.Nodes[g.Links[i].From], d.Nodes[g.Links[i].From], r.Curve[0])
		ends(t, fmt.Sprint("end of ", i), g.Nodes[g.Links[i].To], d.Nodes[g.Links[i].To], r.Curve[len(r.Curve)-1])
	}
	for i, a := range names {
		ra := boxes[a]
		if !(ra.Min.X > -1 && ra.Min.Y > -1 && ra.Max.X < d.Width+1 && ra.Max.Y < d.Height+1) {
			t.Errorf("%s leaves the frame %v: %v", a, d.Size, ra)
		}
		for _, b := range names[:i] {
			rb := boxes[b]
			if ra.Min.X < rb.Max.X-0.01 && rb.Min.X < ra.Max.X-0.01 && ra.Min.Y < rb.Max.Y-0.01 && rb.Min.Y < ra.Max.Y-0.01 {
				t.Errorf("%s and %s overlap: %v, %v", a, b, ra, rb)
			}
		}
	}
}

// ends checks that a way ends at the border of its box.
func ends(t *testing.T, what string, n layout.Node, centre, p layout.Point) {
	t.Helper()
	dx, dy := math.Abs(p.X-centre.X)-n.Width/2, math.Abs(p.Y-centre.Y)-n.Height/2
	if dx > 1.5 || dy > 1.5 || dx < -n.Corner-1 && dy < -n.Corner-1 {
		t.Errorf("%s lies %v, %v off the border", what, dx, dy)
	}
}

// TestPlain: what can be drawn without crossings is, and no way leads through a box.
func TestPlain(t *testing.T) {
	for _, s := range []struct {
		name  string
		graph layout.Graph
	}{{"star", star(12)}, {"ring", ring(20)}, {"tree", tree(40)}, {"grid", lattice(4, 3)}} {
		d := layout.Force(s.graph)
		for i, r := range d.Routes {
			if !r.Labelled {
				t.Errorf("%s: no room for label %d", s.name, i)
			}
			for j := range i {
				if cross(r.Curve, d.Routes[j].Curve) {
					t.Errorf("%s: ways %d and %d cross", s.name, i, j)
				}
			}
			for j, c := range d.Nodes {
				if l := s.graph.Links[i]; j != l.From && j != l.To && through(r.Curve, s.graph.Nodes[j].Size, c) {
					t.Errorf("%s: way %d leads through box %d", s.name, i, j)
				}
			}
		}
	}
}

func tree(n int) layout.Graph {
	g := graph(n, 0)
	for i := 1; i < n; i++ {
		g.Links = append(g.Links, layout.Link{From: i, To: (i - 1) / 3, Label: layout.Size{Width: 50, Height: 13}})
	}
	return g
}

func lattice(columns, rows int) layout.Graph {
	g := graph(columns*rows, 0)
	for i := range columns * rows {
		if (i+1)%columns != 0 {
			g.Links = append(g.Links, layout.Link{From: i, To: i + 1, Label: layout.Size{Width: 50, Height: 13}})
		}
		if i+columns < columns*rows {
			g.Links = append(g.Links, layout.Link{From: i, To: i + columns, Label: layout.Size{Width: 50, Height: 13}})
		}
	}
	return g
}

// steps returns points along a curve.
func steps(c []layout.Point) []layout.Point {
	var out []layout.Point
	for i := 0; i+3 < len(c); i += 3 {
		for k := range 21 {
			t := float64(k) / 20
			a, b, e, f := (1-t)*(1-t)*(1-t), 3*t*(1-t)*(1-t), 3*t*t*(1-t), t*t*t
			out = append(out, layout.Point{X: a*c[i].X + b*c[i+1].X + e*c[i+2].X + f*c[i+3].X, Y: a*c[i].Y + b*c[i+1].Y + e*c[i+2].Y + f*c[i+3].Y})
		}
	}
	return out
}

func cross(c, d []layout.Point) bool {
	side := func(p, q, r layout.Point) float64 { return (q.X-p.X)*(r.Y-p.Y) - (q.Y-p.Y)*(r.X-p.X) }
	a, b := steps(c), steps(d)
	for i := 1; i < len(a); i++ {
		for j := 1; j < len(b); j++ {
			if side(a[i-1], a[i], b[j-1])*side(a[i-1], a[i], b[j]) < 0 && side(b[j-1], b[j], a[i-1])*side(b[j-1], b[j], a[i]) < 0 {
				return true
			}
		}
	}
	return false
}

func through(c []layout.Point, s layout.Size, centre layout.Point) bool {
	for _, p := range steps(c) {
		if math.Abs(p.X-centre.X) < s.Width/2-1 && math.Abs(p.Y-centre.Y) < s.Height/2-1 {
			return true
		}
	}
	return false
}

// TestGroups: each group has a frame that holds its nodes and overlaps no other.
func TestGroups(t *testing.T) {
	for _, s := range shapes {
		g := s.graph
		g.Nodes = append([]layout.Node{}, g.Nodes...)
		if len(g.Nodes) < 3 || len(g.Nodes) > 200 {
			continue
		}
		for range 3 {
			g.Groups = append(g.Groups, layout.Size{Width: 70, Height: 13})
		}
		for i := range g.Nodes {
			g.Nodes[i].Group = i % 3
		}
		t.Run(s.name, func(t *testing.T) {
			check(t, g, layout.Force)
			d := layout.Force(g)
			for i, n := range g.Nodes {
				f, p := d.Groups[n.Group], d.Nodes[i]
				if p.X-n.Width/2 < f.Min.X || p.X+n.Width/2 > f.Max.X || p.Y-n.Height/2 < f.Min.Y+13 || p.Y+n.Height/2 > f.Max.Y {
					t.Errorf("node %d at %v leaves its frame %v", i, p, f)
				}
			}
			for i, a := range d.Groups {
				for _, b := range d.Groups[:i] {
					if a.Min.X < b.Max.X && b.Min.X < a.Max.X && a.Min.Y < b.Max.Y && b.Min.Y < a.Max.Y {
						t.Errorf("frames %v and %v overlap", a, b)
					}
				}
			}
		})
	}
}

func BenchmarkForce(b *testing.B) {
	for _, size := range []int{50, 200, 1000, 5000} {
		g := graph(size, 2*size)
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			for b.Loop() {
				layout.Force(g)
			}
		})
	}
}
