package layout

// Force draws a graph of any size: connected parts side by side, each by stress
// majorization, or by springs where it is large, then boxes moved apart, then ways
// and labels of links. A label for which no room is found is left out. Where the
// graph has groups, each lies in a frame of its own.
func Force(g Graph) Drawing {
	d := byComponent(&g, forceComponent)
	if len(g.Groups) > 0 && len(g.Nodes) > 0 {
		return gather(&g, d)
	}
	return d
}

const (
	// manyPoints is where stress majorization, which grows by the square, gives way to springs.
	manyPoints = 600
	// manyLabels is the number of links up to which labels push boxes aside; beyond it they
	// take the room there is.
	manyLabels = 220
	// pivots is how many points the first places are found by.
	pivots = 50
	// margin is the least space between two boxes.
	margin = 14
)

func forceComponent(g *Graph) Drawing {
	labels := len(g.Links) <= manyLabels
	w := newWeb(g, labels)
	points := pivotMDS(w, pivots)
	if len(points) <= manyPoints {
		stress(w, points)
	} else {
		springs(w, points)
	}
	turn(points, w.sizes)
	for i := range points {
		points[i].Y /= flat
	}
	face(g, points)
	sizes := make([]Size, len(points))
	for i, s := range w.sizes {
		sizes[i] = s.plus(margin)
		if i >= len(g.Nodes) && !s.empty() {
			sizes[i] = Size{s.Width + 2*margin, s.Height + margin/2}
		}
	}
	separate(points, sizes)
	n := len(g.Nodes)
	var middles []Point
	if labels {
		middles = points[n:]
	}
	routes := newPlacer(g, points[:n], middles).arrange()
	return Drawing{Nodes: points[:n], Routes: routes}
}

// face mirrors the picture so that more links go right than left, and more down than up.
func face(g *Graph, points []Point) {
	var sum Point
	for _, l := range g.Links {
		sum = sum.plus(points[l.To].minus(points[l.From]))
	}
	for i := range points {
		if sum.X < 0 {
			points[i].X = -points[i].X
		}
		if sum.Y < 0 {
			points[i].Y = -points[i].Y
		}
	}
}
