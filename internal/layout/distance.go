package layout

import (
	"container/heap"
	"math"
)

// A web is points with sizes and the lengths that the lines between them should
// have: the nodes of a graph and, where labels take part in the layout, one point for each label,
// in the middle of its link.
type web struct {
	sizes []Size
	near  [][]line
}

// A line goes to another point.
type line struct {
	to     int
	length float64
}

func (w *web) add(a, b int, length float64) {
	if a != b {
		w.near[a] = append(w.near[a], line{b, length})
		w.near[b] = append(w.near[b], line{a, length})
	}
}

// flat is how much flatter than high the plane is while points are moved: boxes of
// text are wide and low, so lines that go down may be shorter than lines that go right.
const flat = 1.7

// reach is how far a box goes from its centre, in the plane where y is stretched.
func reach(s Size) float64 { return (s.Width + flat*s.Height) / 4 }

// newWeb makes the web of a connected graph.
func newWeb(g *Graph, labels bool) *web {
	w := &web{sizes: make([]Size, 0, len(g.Nodes)+len(g.Links))}
	for _, n := range g.Nodes {
		w.sizes = append(w.sizes, n.Size)
	}
	if labels {
		for _, l := range g.Links {
			w.sizes = append(w.sizes, l.Label)
		}
	}
	w.near = make([][]line, len(w.sizes))
	// Around a node with many links there must be room for all that they go to.
	room := make([]float64, len(g.Nodes))
	for _, l := range g.Links {
		room[l.From] += roomPerLink
		room[l.To] += roomPerLink
	}
	for i, l := range g.Links {
		a := reach(g.Nodes[l.From].Size) + max(0, room[l.From]-nearLabel)
		b := reach(g.Nodes[l.To].Size) + max(0, room[l.To]-nearLabel)
		if m := len(g.Nodes) + i; labels {
			r := reach(l.Label)
			w.add(l.From, m, a+r+nearLabel)
			if l.From != l.To {
				w.add(m, l.To, b+r+nearLabel)
			}
			continue
		}
		w.add(l.From, l.To, a+b+max(2*nearLabel, reach(l.Label)))
	}
	return w
}

// nearLabel is the length of line that should be seen on each side of a label.
const nearLabel = 24

// roomPerLink is by how much each further link of a node lengthens all of them.
const roomPerLink = 5

// distances returns the lengths of the shortest ways from one point to all (Dijkstra).
func (w *web) distances(from int) []float64 {
	far := make([]float64, len(w.near))
	for i := range far {
		far[i] = math.Inf(1)
	}
	far[from] = 0
	q := &queue{{from, 0}}
	for q.Len() > 0 {
		at := heap.Pop(q).(line)
		if at.length > far[at.to] {
			continue
		}
		for _, l := range w.near[at.to] {
			if d := at.length + l.length; d < far[l.to] {
				far[l.to] = d
				heap.Push(q, line{l.to, d})
			}
		}
	}
	return far
}

type queue []line

func (q queue) Len() int { return len(q) }
func (q queue) Less(i, j int) bool {
	return q[i].length < q[j].length || q[i].length == q[j].length && q[i].to < q[j].to
}
func (q queue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)   { *q = append(*q, x.(line)) }
func (q *queue) Pop() any {
	old := *q
	last := old[len(old)-1]
	*q = old[:len(old)-1]
	return last
}

// pivotMDS places points by their distances to a few pivots that lie far from each other
// (Brandes and Pich, Eigensolver Methods for Progressive Multidimensional Scaling of
// Large Data, 2006).
func pivotMDS(w *web, pivots int) []Point {
	n := len(w.near)
	pivots = min(pivots, n)
	columns := make([][]float64, 0, pivots)
	nearest := make([]float64, n)
	for i := range nearest {
		nearest[i] = math.Inf(1)
	}
	for pivot := 0; len(columns) < pivots; {
		d := w.distances(pivot)
		far := 0
		for i := range nearest {
			nearest[i] = min(nearest[i], d[i])
			if nearest[i] > nearest[far] {
				far = i
			}
		}
		columns = append(columns, d)
		pivot = far
	}
	centre(columns)
	first := eigenvector(columns, nil)
	second := eigenvector(columns, first)
	x, y := project(columns, first), project(columns, second)
	points := make([]Point, n)
	for i := range points {
		// Points of one place, such as the leaves of a hub, are set apart a little.
		angle, radius := goldenAngle*float64(i), 1+0.5*math.Sqrt(float64(i%64))
		points[i] = Point{x[i] + radius*math.Cos(angle), y[i] + radius*math.Sin(angle)}
	}
	return points
}

// goldenAngle turns from one point to the next so that no two lie alike.
var goldenAngle = math.Pi * (3 - math.Sqrt(5))

// centre turns distances into inner products: squares them, and takes off the means of rows and columns.
func centre(columns [][]float64) {
	n := len(columns[0])
	rows := make([]float64, n)
	all := 0.0
	for _, c := range columns {
		mean := 0.0
		for i := range c {
			c[i] *= c[i]
			mean += c[i] / float64(n)
			rows[i] += c[i] / float64(len(columns))
		}
		for i := range c {
			c[i] -= mean
		}
		all += mean / float64(len(columns))
	}
	for _, c := range columns {
		for i := range c {
			c[i] = (c[i] - rows[i] + all) / -2
		}
	}
}

// eigenvector returns the strongest direction of the columns that is square to
// another, by power iteration on their product with themselves.
func eigenvector(columns [][]float64, square []float64) []float64 {
	k := len(columns)
	product := make([][]float64, k)
	for a := range product {
		product[a] = make([]float64, k)
		for b := range product {
			for i := range columns[a] {
				product[a][b] += columns[a][i] * columns[b][i]
			}
		}
	}
	v := make([]float64, k)
	for i := range v {
		v[i] = math.Cos(goldenAngle * float64(i+1))
	}
	for range 100 {
		next := make([]float64, k)
		for a := range next {
			for b := range v {
				next[a] += product[a][b] * v[b]
			}
		}
		dot, norm := 0.0, 0.0
		for i := range square {
			dot += next[i] * square[i]
		}
		for i := range square {
			next[i] -= dot * square[i]
		}
		for _, x := range next {
			norm += x * x
		}
		if norm = math.Sqrt(norm); norm < 1e-12 {
			return v
		}
		for i := range next {
			next[i] /= norm
		}
		v = next
	}
	return v
}

// project returns the places of the points along a direction, as far from each other as the distances say.
func project(columns [][]float64, v []float64) []float64 {
	out := make([]float64, len(columns[0]))
	norm := 0.0
	for k, c := range columns {
		for i := range c {
			out[i] += c[i] * v[k]
		}
	}
	for _, x := range out {
		norm += x * x
	}
	// The length of out is the singular value of the columns; its root by n and the
	// number of columns scales places as classical scaling does.
	if norm == 0 {
		return out
	}
	scale := math.Sqrt(math.Sqrt(norm) * math.Sqrt(float64(len(out))/float64(len(columns))) / norm)
	for i := range out {
		out[i] *= scale
	}
	return out
}
