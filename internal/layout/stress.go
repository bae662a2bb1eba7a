package layout

import "math"

// stress moves points until their distances are as near as can be to the lengths of
// the shortest ways between them, each pair weighing by one over its length squared:
// stress majorization, point by point (Gansner, Koren and North, Graph Drawing by Stress
// Majorization, 2004). It takes time and space by the square of the number of points.
func stress(w *web, points []Point) {
	n := len(points)
	wanted := make([][]float64, n)
	for i := range wanted {
		wanted[i] = w.distances(i)
	}
	scale := 0.0
	for _, d := range wanted[0] {
		scale = max(scale, d)
	}
	for range 300 {
		moved := 0.0
		for i, p := range points {
			var sum Point
			total := 0.0
			for j, q := range points {
				if i == j {
					continue
				}
				d := wanted[i][j]
				weight := 1 / (d * d)
				from := p.minus(q)
				if far := from.length(); far > 1e-9 {
					q = q.plus(from.times(d / far))
				}
				sum = sum.plus(q.times(weight))
				total += weight
			}
			if total > 0 {
				points[i] = sum.times(1 / total)
				moved = max(moved, points[i].to(p))
			}
		}
		if moved < scale*1e-4 {
			return
		}
	}
}

// turn rotates points so that the box around them, flattened, is nearest to the wanted shape.
func turn(points []Point, sizes []Size) {
	best, least := 0.0, math.Inf(1)
	for step := range 36 {
		angle := math.Pi * float64(step) / 36
		box := Rect{Point{math.Inf(1), math.Inf(1)}, Point{math.Inf(-1), math.Inf(-1)}}
		for i, p := range points {
			q := rotate(p, angle)
			q.Y /= flat
			box = box.union(sizes[i].at(q))
		}
		s := box.size()
		if cost := max(s.Width, s.Height*aspect); cost < least {
			best, least = angle, cost
		}
	}
	for i, p := range points {
		points[i] = rotate(p, best)
	}
}

func rotate(p Point, angle float64) Point {
	sin, cos := math.Sincos(angle)
	return Point{p.X*cos - p.Y*sin, p.X*sin + p.Y*cos}
}
