package export

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/dossier-kg/dossier/graph"
	"github.com/dossier-kg/dossier/internal/layout"
)

// maxDrawn is the largest picture that SVG draws: nobody can read a larger one.
const maxDrawn = 2000

// A TooLargeError is returned for a picture of more entities than a format can show.
type TooLargeError struct{ Entities, Limit int }

func (e *TooLargeError) Error() string {
	return fmt.Sprintf("the picture has %d entities, and at most %d can be drawn", e.Entities, e.Limit)
}

// SVG draws the graph for browsers; no Graphviz is needed. What it draws is what [DOT]
// does. Each node is a group with the class of its type, each link one with the class of its
// manner, and both carry IDs; tooltips show the evidence. It returns a [TooLargeError] for
// pictures of more than 2,000 entities.
func SVG(w io.Writer, g *graph.Graph, opts Options) error {
	p := newPicture(g, opts)
	if len(p.nodes) > maxDrawn {
		return &TooLargeError{len(p.nodes), maxDrawn}
	}
	s := newSheet(p, opts)
	b := bufio.NewWriter(w)
	s.write(b)
	return b.Flush()
}

// A sheet is a picture with its places.
type sheet struct {
	*picture
	opts     Options
	boxes    []box
	captions [][]string // the lines of each bundle's label
	clusters []string   // the types in frames of their own; nil without
	drawing  layout.Drawing
	legend   legend
	bare     bool // the page around it has the style sheet, tells of the evidence and follows links
}

// Sizes of text and of the space around it.
const (
	nameSize, nameLeading   = 14.0, 17.0
	labelSize, labelLeading = 11.0, 13.0
	border                  = 20.0 // around the picture
)

func newSheet(p *picture, opts Options) *sheet {
	s := &sheet{picture: p, opts: opts}
	var g layout.Graph
	if opts.Clusters {
		s.clusters = p.types()
		for _, t := range s.clusters {
			g.Groups = append(g.Groups, layout.Size{Width: textWidth(t, labelSize), Height: labelLeading})
		}
	}
	at := map[string]int{}
	for i := range p.nodes {
		e := &p.nodes[i]
		at[e.ID] = i
		b := newBox(e)
		s.boxes = append(s.boxes, b)
		g.Nodes = append(g.Nodes, layout.Node{Size: b.size, Corner: b.corner, Group: max(0, slices.Index(s.clusters, e.Type))})
	}
	for _, b := range p.bundles {
		lines := b.labels()
		s.captions = append(s.captions, lines)
		g.Links = append(g.Links, layout.Link{From: at[b.from], To: at[b.to], Label: captionSize(lines)})
	}
	s.drawing = layout.Force(g)
	if !opts.NoLegend {
		s.legend = newLegend(p, s.drawing.Width)
	}
	return s
}

func captionSize(lines []string) layout.Size {
	size := layout.Size{Height: labelLeading*float64(len(lines)) + 2}
	for _, l := range lines {
		size.Width = max(size.Width, textWidth(l, labelSize)+6)
	}
	return size
}

func (s *sheet) write(w *bufio.Writer) {
	width := max(s.drawing.Width, s.legend.width) + 2*border
	height := s.drawing.Height + s.legend.height + 2*border
	fmt.Fprintf(w, `<svg xmlns="http://www.w3.org/2000/svg" width="%s" height="%s" viewBox="0 0 %[1]s %[2]s" role="img" class="dossier" aria-label="Graph of %d entities and %d links">`+"\n",
		number(math.Ceil(width)), number(math.Ceil(height)), len(s.nodes), len(s.bundles))
	if !s.bare {
		fmt.Fprint(w, "<style>\n", styleSheet(s.picture, s.opts), "</style>\n")
	}
	fmt.Fprintln(w, `<rect class="paper" width="100%" height="100%"/>`)
	left := border + max(0, s.legend.width-s.drawing.Width)/2
	fmt.Fprintf(w, "<g transform=\"translate(%s %s)\">\n", number(left), number(border))
	for i, f := range s.drawing.Groups {
		fmt.Fprintf(w, `<rect class="cluster" x="%s" y="%s" width="%s" height="%s" rx="8"/><text class="key" x="%s" y="%s">%s</text>`+"\n",
			number(f.Min.X), number(f.Min.Y), number(f.Max.X-f.Min.X), number(f.Max.Y-f.Min.Y), number(f.Min.X+8), number(f.Min.Y+16), escapeXML(s.clusters[i]))
	}
	names := newElementIDs()
	for i := range s.bundles {
		s.writeLink(w, i, names)
	}
	for i := range s.nodes {
		s.writeNode(w, i, names)
	}
	fmt.Fprintln(w, "</g>")
	s.legend.write(w, border, s.drawing.Height+border)
	fmt.Fprintln(w, "</svg>")
}

func (s *sheet) writeLink(w *bufio.Writer, i int, names *elementIDs) {
	b, route := s.bundles[i], s.drawing.Routes[i]
	sentences, count := b.evidence()
	if s.bare {
		sentences = nil
	}
	fmt.Fprintf(w, `<g id="%s" class="link %s" data-from="%s" data-to="%s">`+"\n",
		names.of("e", b.from+" "+b.manner.name+" "+b.to), b.manner.name, escapeXML(b.from), escapeXML(b.to))
	fmt.Fprintf(w, "<title>%s</title>\n", escapeXML(strings.Join(append(s.captions[i], sentences...), "\n")))
	head := ""
	if !b.symmetric {
		head = arrowhead(route.Curve, b.manner.arrow)
	}
	fmt.Fprintf(w, `<path class="grip" d="%s"/><path class="line" stroke-width="%s" d="%[1]s"/>%[3]s`+"\n",
		curve(route.Curve), number(lineWidth(count)), head)
	if route.Labelled {
		size := captionSize(s.captions[i])
		fmt.Fprintf(w, `<rect class="paper" x="%s" y="%s" width="%s" height="%s" rx="3"/>`,
			number(route.Label.X-size.Width/2), number(route.Label.Y-size.Height/2), number(size.Width), number(size.Height))
		writeText(w, "caption", route.Label, labelLeading, labelSize, s.captions[i])
	}
	fmt.Fprintln(w, "</g>")
}

func (s *sheet) writeNode(w *bufio.Writer, i int, names *elementIDs) {
	e, b, at := &s.nodes[i], s.boxes[i], s.drawing.Nodes[i]
	fmt.Fprintf(w, `<g id="%s" class="node %s" data-id="%s">`, names.of("n", e.ID), className(e.Type), escapeXML(e.ID))
	fmt.Fprintf(w, "<title>%s</title>\n", escapeXML(about(e)))
	link := e.Wikidata != "" && !s.bare
	if link {
		fmt.Fprintf(w, `<a href="https://www.wikidata.org/wiki/%s">`, escapeXML(e.Wikidata))
	}
	fmt.Fprintln(w, b.outline(at))
	writeText(w, "name", at, nameLeading, nameSize, b.lines)
	if link {
		fmt.Fprint(w, "</a>")
	}
	fmt.Fprintln(w, "</g>")
}

// writeText writes lines of text around a centre.
func writeText(w *bufio.Writer, class string, centre layout.Point, leading, size float64, lines []string) {
	// A capital is 0.72 of the font's size high: its middle lies on the line's middle.
	y := centre.Y - leading*float64(len(lines)-1)/2 + 0.36*size
	fmt.Fprintf(w, `<text class="%s" x="%s" y="%s">`, class, number(centre.X), number(y))
	for i, l := range lines {
		if i == 0 {
			fmt.Fprint(w, escapeXML(l))
			continue
		}
		fmt.Fprintf(w, `<tspan x="%s" dy="%s">%s</tspan>`, number(centre.X), number(leading), escapeXML(l))
	}
	fmt.Fprintln(w, "</text>")
}

// curve writes the data of a path.
func curve(points []layout.Point) string {
	var b strings.Builder
	for i, p := range points {
		switch {
		case i == 0:
			b.WriteByte('M')
		case i%3 == 1:
			b.WriteByte('C')
		default:
			b.WriteByte(' ')
		}
		b.WriteString(number(p.X) + "," + number(p.Y))
	}
	return b.String()
}

// number writes a length to a tenth.
func number(v float64) string {
	v = math.Round(v*10) / 10
	if v == 0 {
		v = 0 // no -0
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}
