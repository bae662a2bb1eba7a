package layout

import (
	"cmp"
	"math"
	"slices"
)

// A component is a connected piece of a graph, with the places of its nodes and links in it.
type component struct {
	graph        Graph
	nodes, links []int
}

// components cuts a graph into its connected parts, in the order of their first nodes.
func components(g *Graph) []component {
	root := make([]int, len(g.Nodes))
	for i := range root {
		root[i] = i
	}
	find := func(i int) int {
		for root[i] != i {
			root[i] = root[root[i]]
			i = root[i]
		}
		return i
	}
	for _, l := range g.Links {
		a, b := find(l.From), find(l.To)
		root[max(a, b)] = min(a, b)
	}
	var parts []component
	of, place := make([]int, len(g.Nodes)), make([]int, len(g.Nodes))
	for i := range g.Nodes {
		r := find(i)
		if r == i {
			of[i] = len(parts)
			parts = append(parts, component{})
		}
		of[i] = of[r]
		p := &parts[of[i]]
		place[i] = len(p.nodes)
		p.nodes = append(p.nodes, i)
		p.graph.Nodes = append(p.graph.Nodes, g.Nodes[i])
	}
	for i, l := range g.Links {
		p := &parts[of[l.From]]
		p.links = append(p.links, i)
		p.graph.Links = append(p.graph.Links, Link{place[l.From], place[l.To], l.Label})
	}
	return parts
}

// between is the space between the components of a drawing.
const between = 36

// byComponent draws each component by itself and packs them.
func byComponent(g *Graph, draw func(*Graph) Drawing) Drawing {
	parts := components(g)
	drawings, sizes := make([]Drawing, len(parts)), make([]Size, len(parts))
	for i := range parts {
		drawings[i] = draw(&parts[i].graph)
		drawings[i].frame(&parts[i].graph)
		sizes[i] = drawings[i].Size
	}
	whole := Drawing{Nodes: make([]Point, len(g.Nodes)), Routes: make([]Route, len(g.Links))}
	for i, corner := range pack(sizes, between, aspect) {
		drawings[i].move(corner)
		for j, n := range parts[i].nodes {
			whole.Nodes[n] = drawings[i].Nodes[j]
		}
		for j, l := range parts[i].links {
			whole.Routes[l] = drawings[i].Routes[j]
		}
	}
	whole.frame(g)
	return whole
}

// aspect is the width of a picture that we like, by its height.
const aspect = 4.0 / 3

// pack returns corners for rectangles in the plane, none overlapping, in a shape near
// the wanted aspect: they are put, the largest first, where the skyline of those
// that already lie leaves the lowest place, for several widths of the whole.
func pack(sizes []Size, gap, aspect float64) []Point {
	order := make([]int, len(sizes))
	total, widest := 0.0, 0.0
	for i, s := range sizes {
		order[i] = i
		total += (s.Width + gap) * (s.Height + gap)
		widest = max(widest, s.Width+gap)
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(sizes[b].Height, sizes[a].Height), cmp.Compare(sizes[b].Width, sizes[a].Width))
	})
	var best []Point
	least := math.Inf(1)
	for f := 0.8; f < 2.2; f += 0.1 {
		corners, height := skyline(sizes, order, gap, max(widest, math.Sqrt(total*aspect)*f))
		width := 0.0
		for i, c := range corners {
			width = max(width, c.X+sizes[i].Width)
		}
		// The area of the frame of the wanted aspect that holds it.
		if cost := max(width, height*aspect); cost < least {
			best, least = corners, cost
		}
	}
	return best
}

// skyline packs rectangles into a strip, bottom left first, and returns the height that they take.
func skyline(sizes []Size, order []int, gap, width float64) ([]Point, float64) {
	type step struct{ x, y, width float64 }
	line := []step{{0, 0, width}}
	corners := make([]Point, len(sizes))
	height := 0.0
	for _, i := range order {
		w, h := sizes[i].Width+gap, sizes[i].Height+gap
		at, low := -1, math.Inf(1)
		for s := range line {
			if line[s].x+w > width+1e-6 {
				break
			}
			y, right := 0.0, line[s].x
			for t := s; t < len(line) && right < line[s].x+w-1e-6; t++ {
				y = max(y, line[t].y)
				right = line[t].x + line[t].width
			}
			if y < low {
				at, low = s, y
			}
		}
		x := line[at].x
		corners[i] = Point{x, low}
		height = max(height, low+sizes[i].Height)
		next := append(slices.Clone(line[:at]), step{x, low + h, w})
		for _, s := range line[at:] {
			if cut := x + w - s.x; cut > 0 {
				s.x, s.width = s.x+cut, s.width-cut
			}
			if s.width > 1e-6 {
				next = append(next, s)
			}
		}
		line = next
	}
	return corners, height
}
