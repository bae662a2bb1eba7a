package layout

import "math"

// gather draws a graph in groups: it begins with the places of a drawing without them, and in
// turn pulls each node towards those it is linked with, moves the boxes of each
// group apart, and then the frames of the groups.
func gather(g *Graph, d Drawing) Drawing {
	members := make([][]int, len(g.Groups))
	for i, n := range g.Nodes {
		members[n.Group] = append(members[n.Group], i)
	}
	inner := make([][]int, len(g.Groups)) // links within a group
	for i, l := range g.Links {
		if k := g.Nodes[l.From].Group; k == g.Nodes[l.To].Group {
			inner[k] = append(inner[k], i)
		}
	}
	d.Groups = make([]Rect, len(members))
	var middles []Point
	const rounds = 5
	for range rounds {
		pull(g, d.Nodes)
		middles = straight(g, d.Nodes)
		for k := range members {
			d.Groups[k] = settle(g, d.Nodes, middles, members[k], inner[k], g.Groups[k])
		}
		part(d.Nodes, middles, d.Groups, members, inner)
	}
	for i, l := range g.Links {
		if g.Nodes[l.From].Group != g.Nodes[l.To].Group {
			middles[i] = d.Nodes[l.From].plus(d.Nodes[l.To]).times(0.5)
		}
	}
	p := newPlacer(g, d.Nodes, middles)
	p.cages = d.Groups
	for k, title := range g.Groups {
		p.avoid(title.at(titleOf(d.Groups[k], title)))
	}
	d.Routes = p.arrange()
	d.frame(g)
	return d
}

// pull moves each node towards the middle of its neighbours.
func pull(g *Graph, points []Point) {
	sums, counts := make([]Point, len(points)), make([]float64, len(points))
	for _, l := range g.Links {
		for _, end := range [][2]int{{l.From, l.To}, {l.To, l.From}} {
			sums[end[0]] = sums[end[0]].plus(points[end[1]])
			counts[end[0]]++
		}
	}
	for i := range points {
		if counts[i] > 0 {
			const share = 0.4
			points[i] = points[i].times(1 - share).plus(sums[i].times(share / counts[i]))
		}
	}
}

// settle draws the boxes of a group together, and the labels of links within it, then apart until none
// overlap, and returns the frame around them, with room for a title at its top.
func settle(g *Graph, points, middles []Point, group, inner []int, title Size) Rect {
	own, sizes := make([]Point, 0, len(group)+len(inner)), make([]Size, 0, len(group)+len(inner))
	var centre Point
	for _, n := range group {
		own, sizes = append(own, points[n]), append(sizes, g.Nodes[n].plus(2*margin))
		centre = centre.plus(points[n].times(1 / float64(len(group))))
	}
	for _, l := range inner {
		own, sizes = append(own, middles[l]), append(sizes, g.Links[l].Label.plus(margin))
	}
	for i := range own {
		own[i] = centre.plus(own[i].minus(centre).times(0.4))
	}
	separate(own, sizes)
	for i, n := range group {
		points[n] = own[i]
	}
	for i, l := range inner {
		middles[l] = own[len(group)+i]
	}
	frame := sizes[0].at(own[0])
	for i, p := range own {
		frame = frame.union(sizes[i].at(p))
	}
	frame.Min.Y -= title.Height
	frame.Max.X = max(frame.Max.X, frame.Min.X+title.Width+2*margin)
	return frame
}

// titleOf is the centre of the title of a frame: it stands in the left top corner.
func titleOf(frame Rect, title Size) Point {
	return Point{frame.Min.X + margin/2 + title.Width/2, frame.Min.Y + margin/2 + title.Height/2}
}

// part moves groups apart until their frames do not overlap.
func part(points, middles []Point, frames []Rect, members, inner [][]int) {
	centres, sizes := make([]Point, len(frames)), make([]Size, len(frames))
	for k, f := range frames {
		centres[k], sizes[k] = f.Min.plus(f.Max).times(0.5), f.size().plus(betweenGroups)
	}
	shove(centres, sizes)
	for k, f := range frames {
		by := centres[k].minus(f.Min.plus(f.Max).times(0.5))
		frames[k] = Rect{f.Min.plus(by), f.Max.plus(by)}
		for _, n := range members[k] {
			points[n] = points[n].plus(by)
		}
		for _, l := range inner[k] {
			middles[l] = middles[l].plus(by)
		}
	}
}

// shove moves a few large boxes apart, two that overlap by the shorter of the ways right and down.
func shove(points []Point, sizes []Size) {
	for range 100 {
		pairs := overlaps(points, sizes)
		if len(pairs) == 0 {
			return
		}
		for _, p := range pairs {
			by := points[p.b].minus(points[p.a])
			right := (sizes[p.a].Width+sizes[p.b].Width)/2 - abs(by.X)
			down := (sizes[p.a].Height+sizes[p.b].Height)/2 - abs(by.Y)
			move := Point{math.Copysign(right/2+1, by.X), 0}
			if down*aspect < right {
				move = Point{0, math.Copysign(down/2+1, by.Y)}
			}
			if right > 0 && down > 0 {
				points[p.a], points[p.b] = points[p.a].minus(move), points[p.b].plus(move)
			}
		}
	}
	spread(points, sizes)
}

// betweenGroups is the space between two groups, which holds labels of links between them.
const betweenGroups = 60
