package export

import (
	"bufio"
	"fmt"
	"strings"
	"unicode"

	"github.com/dossier-kg/dossier/internal/layout"
)

// styleSheet returns the style sheet of a picture: sizes, and the colours of the types and manners that
// it has, for a theme or, for auto, for both.
func styleSheet(p *picture, opts Options) string {
	var w strings.Builder
	fmt.Fprintf(&w, ".dossier text { font-family: %s; text-anchor: middle; }\n", fonts)
	fmt.Fprintf(&w, ".dossier .name { font-size: %vpx; }\n.dossier .caption { font-size: %vpx; }\n.dossier .key { font-size: %[2]vpx; text-anchor: start; }\n", nameSize, labelSize)
	w.WriteString(`.dossier .shape { stroke-width: 1.4; }
.dossier .line, .dossier .grip, .dossier .bar, .dossier .fold { fill: none; }
.dossier .grip { stroke: transparent; stroke-width: 12; }
.dossier .bar { stroke-width: 2; }
.dossier .link:hover .line { stroke-width: 3; }
`)
	for _, m := range manners {
		if p.manners[m.name] && m.style != "solid" {
			fmt.Fprintf(&w, ".dossier .%s .line { %s }\n", m.name, dashes[m.style])
		}
	}
	w.WriteString(themed(opts.Theme, func(dark bool) string { return colours(p, opts.Clusters, dark) }))
	return w.String()
}

// themed returns the rules of a style sheet for a theme or, for auto, for both.
func themed(theme string, rules func(dark bool) string) string {
	if theme == "light" || theme == "dark" {
		return rules(theme == "dark")
	}
	return rules(false) + "@media (prefers-color-scheme: dark) {\n" + rules(true) + "}\n"
}

var dashes = map[string]string{"dashed": "stroke-dasharray: 7 4;", "dotted": "stroke-dasharray: 1.5 4; stroke-linecap: round;"}

func colours(p *picture, clusters, dark bool) string {
	var w strings.Builder
	g := lightBackdrop
	if dark {
		g = darkBackdrop
	}
	fmt.Fprintf(&w, ".dossier .paper { fill: %s; }\n.dossier .name { fill: %s; }\n.dossier .caption, .dossier .key { fill: %s; }\n", g.paper, g.ink, g.faint)
	if clusters {
		fmt.Fprintf(&w, ".dossier .cluster { fill: none; stroke: %s; }\n", g.frame)
	}
	for _, t := range p.types() {
		tint := styleOf(t).light
		if dark {
			tint = styleOf(t).dark
		}
		fmt.Fprintf(&w, ".dossier .%s .shape { fill: %s; stroke: %s; }\n", className(t), tint.fill, tint.line)
		if styleOf(t).shape == "note" {
			fmt.Fprintf(&w, ".dossier .%s .fold { stroke: %s; }\n", className(t), tint.line)
		}
	}
	for _, m := range manners {
		if !p.manners[m.name] {
			continue
		}
		c := m.light
		if dark {
			c = m.dark
		}
		fmt.Fprintf(&w, ".dossier .%s .line, .dossier .%[1]s .bar { stroke: %s; }\n", m.name, c)
		switch m.arrow {
		case "empty":
			fmt.Fprintf(&w, ".dossier .%s .hollow { fill: %s; stroke: %s; }\n", m.name, g.paper, c)
		case "normal", "vee":
			fmt.Fprintf(&w, ".dossier .%s .head { fill: %s; }\n", m.name, c)
		}
	}
	return w.String()
}

// className returns the class of a type: "type-" and its letters and digits, other characters as hyphens.
func className(typ string) string { return "type-" + slug(typ) }

func slug(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' {
			return r
		}
		return '-'
	}, s)
}

// elementIDs gives IDs to elements. Different things may have one name once characters that IDs have
// none of are hyphens: all but the first get a number.
type elementIDs struct{ count map[string]int }

func newElementIDs() *elementIDs { return &elementIDs{map[string]int{}} }

func (n *elementIDs) of(kind, id string) string {
	name := kind + "-" + slug(id)
	n.count[name]++
	if k := n.count[name]; k > 1 {
		return fmt.Sprintf("%s--%d", name, k)
	}
	return name
}

// A legend explains the types and manners that a picture has, in rows below it.
type legend struct {
	keys          []key
	width, height float64
}

type key struct {
	name   string
	manner *manner // nil for a type
	x, y   float64
}

const (
	keyHeight = 20.0
	sample    = 34.0 // the width of a line that shows a manner
)

// newLegend sets the keys in rows as wide as the picture, or 320 at least.
func newLegend(p *picture, width float64) legend {
	var l legend
	x, y := 0.0, 24.0
	width = max(width, 320)
	put := func(k key, w float64) {
		if x > 0 && x+w > width {
			x, y = 0, y+keyHeight+6
		}
		k.x, k.y = x, y
		l.keys = append(l.keys, k)
		x += w + 18
		l.width, l.height = max(l.width, x-18), y+keyHeight
	}
	for _, t := range p.types() {
		put(key{name: t}, 28+textWidth(t, labelSize))
	}
	for i := range manners {
		if m := &manners[i]; p.manners[m.name] && len(p.manners) > 1 {
			put(key{name: m.name, manner: m}, sample+6+textWidth(m.name, labelSize))
		}
	}
	return l
}

func (l *legend) write(w *bufio.Writer, left, top float64) {
	if len(l.keys) == 0 {
		return
	}
	fmt.Fprintf(w, "<g class=\"legend\" transform=\"translate(%s %s)\">\n", number(left), number(top))
	for _, k := range l.keys {
		middle := k.y + keyHeight/2
		if k.manner == nil {
			b := box{shape: styleOf(k.name).shape, size: layout.Size{Width: 22, Height: 14}, corner: 3}
			if b.shape == "ellipse" {
				b.corner = 7
			}
			fmt.Fprintf(w, `<g class="%s">%s</g><text class="key" x="%s" y="%s">%s</text>`+"\n",
				className(k.name), b.outline(layout.Point{X: k.x + 11, Y: middle}), number(k.x+28), number(middle+4), escapeXML(k.name))
			continue
		}
		c := []layout.Point{{X: k.x, Y: middle}, {X: k.x + 10, Y: middle}, {X: k.x + 20, Y: middle}, {X: k.x + sample, Y: middle}}
		head := arrowhead(c, k.manner.arrow)
		fmt.Fprintf(w, `<g class="%s"><path class="line" stroke-width="1.5" d="%s"/>%s</g><text class="key" x="%s" y="%s">%s</text>`+"\n",
			k.manner.name, curve(c), head, number(k.x+sample+6), number(middle+4), k.manner.name)
	}
	fmt.Fprintln(w, "</g>")
}
