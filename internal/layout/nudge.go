package layout

import "math"

// nudge tries to move each box a little, with the middles of its links, and keeps what
// makes its surroundings less ugly. It tells if any moved.
func (p *placer) nudge() bool {
	moved := false
	for i := range p.nodes {
		least := p.nodePrice(i, math.Inf(1))
		start := p.nodes[i]
		best := start
		for _, step := range []float64{48, 16} {
			for _, d := range compass {
				to := start.plus(d.times(step))
				if !p.free(i, to) {
					continue
				}
				p.moveNode(i, to)
				if c := p.nodePrice(i, least); c < least-1 {
					best, least = to, c
				}
			}
		}
		p.moveNode(i, best)
		moved = moved || best != start
	}
	return moved
}

// free tells if a box may be moved to a place.
func (p *placer) free(i int, to Point) bool {
	if p.cages == nil {
		return true
	}
	n, cage := p.g.Nodes[i], p.cages[p.g.Nodes[i].Group]
	cage.Min.Y += p.g.Groups[n.Group].Height
	return cage.union(n.at(to).grow(margin/2)) == cage
}

// compass is the eight directions.
var compass = []Point{{1, 0}, {0.7, 0.7}, {0, 1}, {-0.7, 0.7}, {-1, 0}, {-0.7, -0.7}, {0, -1}, {0.7, -0.7}}

// moveNode moves a box; the middles of its links go half the way, those of its loops all of it.
func (p *placer) moveNode(i int, to Point) {
	by := to.minus(p.nodes[i])
	if by == (Point{}) {
		return
	}
	p.nodes[i] = to
	p.taken.put(i, p.g.Nodes[i].at(to))
	for _, l := range p.incident[i] {
		share := 0.5
		if p.g.Links[l].From == p.g.Links[l].To {
			share = 1
		}
		p.set(l, p.middles[l].plus(by.times(share)))
	}
}

// nodePrice says how ugly a box, its links and what crosses it are; it is not counted on above a limit.
func (p *placer) nodePrice(i int, limit float64) float64 {
	box := p.g.Nodes[i].at(p.nodes[i])
	cost := 0.0
	p.taken.over(box.grow(margin/2), func(j int) bool {
		if j != i && (j < len(p.nodes) || !p.touches(j-len(p.nodes), i)) {
			cost += onBox
		}
		return cost < limit
	})
	for _, l := range p.incident[i] {
		if cost >= limit {
			return cost
		}
		cost += p.price(l, p.middles[l], limit) + p.lengthPrice(l)
	}
	for j, way := range p.traces {
		if cost < limit && !p.touches(j, i) && p.frames[j].overlaps(box.grow(2)) && enters(way, box.grow(2)) {
			cost += throughBox
		}
	}
	return cost
}

// lengthPrice is the price of a link that is longer than its label needs, or shorter.
func (p *placer) lengthPrice(l int) float64 {
	link := &p.g.Links[l]
	by := p.nodes[link.To].minus(p.nodes[link.From])
	far := by.length()
	if far < 1e-9 {
		return 0
	}
	by = by.times(1 / far)
	need := along(p.g.Nodes[link.From].Size, by) + along(p.g.Nodes[link.To].Size, by) + 2*along(link.Label, by) + 2*seen + 10
	if far < need {
		return squeezing * (need - far)
	}
	return stretching * (far - need)
}

// along is how far a box goes from its centre in a direction.
func along(s Size, by Point) float64 {
	return min(s.Width/2/max(abs(by.X), 1e-9), s.Height/2/max(abs(by.Y), 1e-9))
}

// touches tells if a link goes from or to a node.
func (p *placer) touches(link, node int) bool {
	return link < len(p.g.Links) && (p.g.Links[link].From == node || p.g.Links[link].To == node)
}
