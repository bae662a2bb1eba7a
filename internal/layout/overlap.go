package layout

import (
	"cmp"
	"math"
	"slices"
)

// separate moves boxes apart until none overlap, and keeps their places relative to
// each other: a proximity graph is stretched where its ends overlap, by as much as they
// do, and stress is majorized over it, again and again (Gansner and Hu, Efficient, Proximity-Preserving Node
// Overlap Removal, 2010). Where they take Delaunay's triangulation, each box here is
// joined to its nearest neighbour in each of eight directions (Yao's graph, 1982).
//
// Where many of many overlap, all is first scaled up, since sweeps over near neighbours
// spread far too slowly; so too, a little, in late rounds.
func separate(points []Point, sizes []Size) {
	overlapping := overlaps(points, sizes)
	many := len(points) > manyPoints
	for len(overlapping) > 4*len(points) || many && len(overlapping) > len(points)/2 {
		scale(points, 1.1)
		overlapping = overlaps(points, sizes)
	}
	for round := 0; len(overlapping) > 0 && round < 100; round++ {
		pairs := proximity(points)
		lengths := make([]float64, len(pairs), len(pairs)+len(overlapping))
		for i, p := range pairs {
			lengths[i] = points[p.a].to(points[p.b]) * min(overlapFactor(points, sizes, p), 1.5)
		}
		for _, p := range overlapping {
			pairs = append(pairs, p)
			lengths = append(lengths, max(points[p.a].to(points[p.b]), 1e-3)*min(overlapFactor(points, sizes, p), 1.5))
		}
		sweeps := 12
		if !many {
			sweeps = min(150, 40000/len(points))
		}
		majorize(points, pairs, lengths, sweeps)
		if round > 40 || many && round > 4 {
			scale(points, 1.01)
		}
		overlapping = overlaps(points, sizes)
	}
	spread(points, sizes)
}

func scale(points []Point, by float64) {
	for i := range points {
		points[i] = points[i].times(by)
	}
}

// A pair is two points, the smaller number first.
type pair struct{ a, b int }

// overlapFactor is by how much the distance of two boxes must grow so that they do not
// overlap, and a twentieth more, so that it ends; 1 if they do not.
func overlapFactor(points []Point, sizes []Size, p pair) float64 {
	dx, dy := math.Abs(points[p.a].X-points[p.b].X), math.Abs(points[p.a].Y-points[p.b].Y)
	w, h := (sizes[p.a].Width+sizes[p.b].Width)/2, (sizes[p.a].Height+sizes[p.b].Height)/2
	if dx >= w || dy >= h {
		return 1
	}
	return max(1, min(w/max(dx, 1e-9), h/max(dy, 1e-9))*1.05)
}

// majorize moves points towards the wanted lengths of pairs.
func majorize(points []Point, pairs []pair, lengths []float64, sweeps int) {
	type end struct {
		to     int
		length float64
	}
	near := make([][]end, len(points))
	for i, p := range pairs {
		near[p.a] = append(near[p.a], end{p.b, lengths[i]})
		near[p.b] = append(near[p.b], end{p.a, lengths[i]})
	}
	for range sweeps {
		for i, p := range points {
			var sum Point
			total := 0.0
			for _, e := range near[i] {
				q := points[e.to]
				by := p.minus(q)
				far := by.length()
				if far < 1e-9 {
					by, far = Point{math.Cos(float64(i)), math.Sin(float64(i))}, 1
				}
				weight := 1 / max(e.length*e.length, 1e-6)
				sum = sum.plus(q.plus(by.times(e.length / far)).times(weight))
				total += weight
			}
			if total > 0 {
				points[i] = sum.times(1 / total)
			}
		}
	}
}

// overlaps returns the pairs of boxes that overlap, by a sweep from left to right.
func overlaps(points []Point, sizes []Size) []pair {
	order := make([]int, len(points))
	for i := range order {
		order[i] = i
	}
	left := func(i int) float64 { return points[i].X - sizes[i].Width/2 }
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(cmp.Compare(left(a), left(b)), a-b) })
	var active []int
	var pairs []pair
	for _, i := range order {
		active = slices.DeleteFunc(active, func(j int) bool { return points[j].X+sizes[j].Width/2 <= left(i) })
		for _, j := range active {
			if sizes[i].at(points[i]).overlaps(sizes[j].at(points[j])) {
				pairs = append(pairs, pair{min(i, j), max(i, j)})
			}
		}
		active = append(active, i)
	}
	slices.SortFunc(pairs, pair.compare)
	return pairs
}

func (p pair) compare(q pair) int { return cmp.Or(p.a-q.a, p.b-q.b) }

// proximity joins each point to its nearest neighbour in each of eight directions.
func proximity(points []Point) []pair {
	grid := newGrid(points)
	pairs := make([]pair, 0, 5*len(points))
	for i, p := range points {
		var nearest [8]int
		var distance [8]float64
		for k := range distance {
			nearest[k], distance[k] = -1, math.Inf(1)
		}
		for ring := 0; ring <= grid.reach; ring++ {
			grid.ring(p, ring, func(j int) {
				if i == j {
					return
				}
				by := points[j].minus(p)
				k := octant(by)
				if d := by.X*by.X + by.Y*by.Y; d < distance[k] {
					nearest[k], distance[k] = j, d
				}
			})
			found := 0
			for k := range nearest {
				if nearest[k] >= 0 {
					found++
				}
			}
			if ring > 0 && found == 8 || ring > 2 && found > 3 {
				break
			}
		}
		for _, j := range nearest {
			if j >= 0 {
				pairs = append(pairs, pair{min(i, j), max(i, j)})
			}
		}
	}
	slices.SortFunc(pairs, pair.compare)
	return slices.Compact(pairs)
}

func octant(by Point) int {
	k := 0
	if by.X < 0 {
		k++
	}
	if by.Y < 0 {
		k += 2
	}
	if math.Abs(by.X) < math.Abs(by.Y) {
		k += 4
	}
	return k
}

// A grid finds points that are near.
type grid struct {
	corner        Point
	side          float64
	columns, rows int
	reach         int // in squares, from one end to the other
	squares       [][]int
}

func newGrid(points []Point) *grid {
	box := Rect{points[0], points[0]}
	for _, p := range points {
		box = box.union(Rect{p, p})
	}
	s := box.size()
	side := max(math.Sqrt(s.Width*s.Height/float64(len(points))), max(s.Width, s.Height)/1000, 1e-6)
	g := &grid{corner: box.Min, side: side, columns: int(s.Width/side) + 1, rows: int(s.Height/side) + 1}
	g.reach = max(g.columns, g.rows)
	g.squares = make([][]int, g.columns*g.rows)
	for i, p := range points {
		x, y := g.square(p)
		g.squares[y*g.columns+x] = append(g.squares[y*g.columns+x], i)
	}
	return g
}

func (g *grid) square(p Point) (x, y int) {
	return int((p.X - g.corner.X) / g.side), int((p.Y - g.corner.Y) / g.side)
}

// ring yields the points of the squares that are so many squares away.
func (g *grid) ring(p Point, away int, yield func(int)) {
	x, y := g.square(p)
	for row := max(0, y-away); row <= min(g.rows-1, y+away); row++ {
		step := 1
		if row != y-away && row != y+away && away > 0 {
			step = 2 * away
		}
		for column := x - away; column <= x+away; column += step {
			if column >= 0 && column < g.columns {
				for _, i := range g.squares[row*g.columns+column] {
					yield(i)
				}
			}
		}
	}
}

// spread moves points away from the middle until no boxes overlap. It always ends;
// points of one place are first set apart.
func spread(points []Point, sizes []Size) {
	for i := range points {
		angle := goldenAngle * float64(i)
		points[i] = points[i].plus(Point{math.Cos(angle), math.Sin(angle)}.times(1e-3 * math.Sqrt(float64(i+1))))
	}
	for {
		factor := 1.0
		for _, p := range overlaps(points, sizes) {
			factor = max(factor, min(1.5, overlapFactor(points, sizes, p)))
		}
		if factor == 1 {
			return
		}
		scale(points, factor)
	}
}
