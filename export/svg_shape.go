package export

import (
	"fmt"
	"math"
	"strings"

	"github.com/dossier-kg/dossier/graph"
	"github.com/dossier-kg/dossier/internal/layout"
)

// A box is the shape of a node around its name.
type box struct {
	shape  string
	lines  []string
	size   layout.Size
	corner float64
}

func newBox(e *graph.Entity) box {
	b := box{shape: styleOf(e.Type).shape, lines: wrap(e.Name, nameWidth)}
	if len(b.lines) == 0 {
		b.lines = []string{e.ID}
	}
	for _, l := range b.lines {
		b.size.Width = max(b.size.Width, textWidth(l, nameSize))
	}
	b.size.Height = nameLeading*float64(len(b.lines)) + 13
	switch b.shape {
	case "ellipse", "hexagon":
		b.size.Width += 28
		b.corner = b.size.Height / 2
	case "octagon":
		b.size.Width += 24
		b.corner = 8
	case "note":
		b.size.Width += 28
	default:
		b.size.Width += 22
		b.corner = 6
	}
	b.size.Width = math.Ceil(max(b.size.Width, b.size.Height+8))
	return b
}

// outline returns the element that draws a box around a centre.
func (b *box) outline(c layout.Point) string {
	x, y := b.size.Width/2, b.size.Height/2
	switch b.shape {
	case "hexagon":
		return polygon(c, -x, 0, -x+y, -y, x-y, -y, x, 0, x-y, y, -x+y, y)
	case "octagon":
		const k = 8
		return polygon(c, -x, -y+k, -x+k, -y, x-k, -y, x, -y+k, x, y-k, x-k, y, -x+k, y, -x, y-k)
	case "note":
		const k = 9
		return polygon(c, -x, -y, x-k, -y, x, -y+k, x, y, -x, y) + fmt.Sprintf(`<path class="fold" d="M%s,%sv%d h%[3]d"/>`, number(c.X+x-k), number(c.Y-y), k)
	}
	return fmt.Sprintf(`<rect class="shape" x="%s" y="%s" width="%s" height="%s" rx="%s"/>`,
		number(c.X-x), number(c.Y-y), number(2*x), number(2*y), number(b.corner))
}

// polygon returns the element that draws a shape by its corners, x and y in turn, from a centre.
func polygon(c layout.Point, corners ...float64) string {
	var b strings.Builder
	for i := 0; i < len(corners); i += 2 {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(number(c.X+corners[i]) + "," + number(c.Y+corners[i+1]))
	}
	return `<polygon class="shape" points="` + b.String() + `"/>`
}

// arrowhead returns the head of an arrow at the end of a curve, and shortens the curve by as much.
func arrowhead(c []layout.Point, kind string) string {
	n := len(c)
	tip, back := c[n-1], c[n-2]
	length := math.Hypot(tip.X-back.X, tip.Y-back.Y)
	if length < 1e-6 {
		back, length = c[n-4], math.Hypot(tip.X-c[n-4].X, tip.Y-c[n-4].Y)
	}
	if length < 1e-6 {
		return ""
	}
	dx, dy := (tip.X-back.X)/length, (tip.Y-back.Y)/length
	at := func(along, across float64) string {
		return number(tip.X-dx*along-dy*across) + "," + number(tip.Y-dy*along+dx*across)
	}
	shorten := func(by float64) {
		c[n-1].X, c[n-1].Y = tip.X-dx*by, tip.Y-dy*by
		c[n-2].X, c[n-2].Y = c[n-2].X-dx*by, c[n-2].Y-dy*by
	}
	switch kind {
	case "tee": // a bar across the end: it does not get there
		shorten(3)
		return fmt.Sprintf(`<path class="bar" d="M%sL%s"/>`, at(3, 6), at(3, -6))
	case "vee":
		shorten(6)
		return fmt.Sprintf(`<path class="head" d="M%sL%sL%sL%sZ"/>`, at(0, 0), at(10, 4.2), at(6, 0), at(10, -4.2))
	case "empty":
		shorten(8)
		return fmt.Sprintf(`<path class="hollow" d="M%sL%sL%sZ"/>`, at(0.5, 0), at(8.5, 3.6), at(8.5, -3.6))
	}
	shorten(7)
	return fmt.Sprintf(`<path class="head" d="M%sL%sL%sZ"/>`, at(0, 0), at(8.5, 3.8), at(8.5, -3.8))
}
