package export

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/dossier-kg/dossier/graph"
)

// DOT writes the graph as Graphviz source: asserted, positive relations, and the
// others that opts includes, drawn in their own manner. Links between one pair are
// bundled into one edge. Entities without a drawn link are left out.
func DOT(w io.Writer, g *graph.Graph, opts Options) error {
	d := &dotWriter{picture: outline(g, opts), w: bufio.NewWriter(w), backdrop: lightBackdrop, dark: opts.Theme == "dark"}
	if d.dark {
		d.backdrop = darkBackdrop
	}
	fmt.Fprintln(d.w, "digraph dossier {")
	d.settings()
	if opts.Clusters {
		d.clusters()
	} else {
		for i := range d.nodes {
			d.node("  ", &d.nodes[i])
		}
	}
	for b := range bundles(g, opts) {
		d.edge(b)
	}
	if !opts.NoLegend {
		d.legend()
	}
	fmt.Fprintln(d.w, "}")
	return d.w.Flush()
}

type dotWriter struct {
	*picture
	w        *bufio.Writer
	buf      []byte // of the line in the making; Fprintf takes twice as long
	backdrop backdrop
	dark     bool
}

// smallLayout is the number of nodes up to which pictures are drawn in layers. Beyond it
// Graphviz's dot becomes too slow and too wide (a random graph of 200 nodes takes it 45 s): sfdp draws
// those, with straight lines, since curves around boxes take it 13 s at 1,000 nodes.
const smallLayout = 60

func (d *dotWriter) settings() {
	layout := `layout=dot rankdir=LR ranksep=0.9 nodesep=0.35 splines=true`
	if len(d.nodes) > smallLayout {
		layout = `layout=sfdp overlap=prism K=1.2 splines=line`
	}
	fmt.Fprintf(d.w, "  graph [charset=\"UTF-8\" %s pad=0.3 bgcolor=%q fontname=\"Helvetica\" fontcolor=%q tooltip=\" \"]\n", layout, d.backdrop.paper, d.backdrop.ink)
	fmt.Fprintf(d.w, "  node [style=\"rounded,filled\" fontname=\"Helvetica\" fontsize=13 fontcolor=%q margin=\"0.16,0.08\" penwidth=1.4]\n", d.backdrop.ink)
	fmt.Fprintf(d.w, "  edge [fontname=\"Helvetica\" fontsize=10 fontcolor=%q arrowsize=0.7]\n", d.backdrop.faint)
}

// clusters writes the nodes, those of each type in a frame.
func (d *dotWriter) clusters() {
	for _, t := range d.types() {
		fmt.Fprintf(d.w, "  subgraph %s { label=%s style=\"rounded\" color=%q margin=12\n", quote("cluster_"+t), quote(t), d.backdrop.frame)
		for i := range d.nodes {
			if d.nodes[i].Type == t {
				d.node("    ", &d.nodes[i])
			}
		}
		fmt.Fprintln(d.w, "  }")
	}
}

func (d *dotWriter) tint(s style) tint {
	if d.dark {
		return s.dark
	}
	return s.light
}

func (d *dotWriter) node(indent string, e *graph.Entity) {
	s := styleOf(e.Type)
	look := ""
	if s.shape != "box" {
		look = ` style="filled"`
	}
	url := ""
	if e.Wikidata != "" {
		url = " URL=" + quote("https://www.wikidata.org/wiki/"+e.Wikidata)
	}
	t := d.tint(s)
	b := appendID(append(d.buf[:0], indent...), e.ID)
	b = appendQuoted(append(b, " [label="...), strings.Join(wrap(e.Name, nameWidth), "\n"))
	b = append(append(append(b, " shape="...), s.shape...), look...)
	b = appendQuoted(append(b, " fillcolor="...), t.fill)
	b = appendQuoted(append(b, " color="...), t.line)
	b = appendQuoted(append(b, " tooltip="...), about(e))
	b = appendQuoted(append(b, " class="...), e.Type)
	d.line(append(append(b, url...), ']'))
}

// line writes a line.
func (d *dotWriter) line(b []byte) {
	d.buf = append(b, '\n')
	_, _ = d.w.Write(d.buf) // Flush has the error
}

func (d *dotWriter) edge(b *bundle) {
	sentences, count := b.evidence()
	line := appendID(append(d.buf[:0], "  "...), b.from)
	line = appendID(append(line, " -> "...), b.to)
	line = appendQuoted(append(line, " [label="...), strings.Join(b.labels(), "\n"))
	line = append(line, " tooltip="...)
	tip := len(line)
	line = appendQuoted(line, strings.Join(sentences, "\n"))
	line = append(append(line, " labeltooltip="...), line[tip:]...)
	line = append(append(line, " style="...), b.manner.style...)
	line = appendQuoted(append(line, " color="...), d.colour(b.manner))
	line = append(append(line, " arrowhead="...), b.manner.arrow...)
	line = strconv.AppendFloat(append(line, " penwidth="...), lineWidth(count), 'f', 1, 64)
	line = appendQuoted(append(line, " class="...), b.manner.name)
	if b.symmetric {
		line = append(line, " dir=none"...)
	}
	d.line(append(line, ']'))
}

func (d *dotWriter) colour(m manner) string {
	if d.dark {
		return m.dark
	}
	return m.light
}

// legend explains the types and manners that the picture has.
func (d *dotWriter) legend() {
	types := d.types()
	if len(types) == 0 {
		return
	}
	fmt.Fprintf(d.w, "  subgraph cluster_legend { label=\"\" style=\"rounded\" color=%q margin=8\n", d.backdrop.frame)
	fmt.Fprint(d.w, `    legend [shape=plain style="" label=<<table border="0" cellborder="0" cellspacing="4" cellpadding="8"><tr>`)
	for _, name := range types {
		t := d.tint(styleOf(name))
		fmt.Fprintf(d.w, `<td bgcolor=%q border="1" color=%q><font point-size="10">%s</font></td>`, t.fill, t.line, escapeXML(name))
	}
	fmt.Fprint(d.w, "</tr>")
	for _, m := range manners {
		if m.name != "asserted" && d.manners[m.name] {
			fmt.Fprintf(d.w, `<tr><td colspan="%d" align="left"><font point-size="10" color=%q>%s: %s</font></td></tr>`, len(types), d.colour(m), m.style, m.name)
		}
	}
	fmt.Fprintln(d.w, "</table>>]\n  }")
}

// appendID appends an ID, quoted. Entity IDs have no character that needs more, but those of
// other sources may.
func appendID(b []byte, id string) []byte {
	b = dotText.append(append(b, `"n:`...), id)
	return append(b, '"')
}

func quote(s string) string { return string(appendQuoted(nil, s)) }

func appendQuoted(b []byte, s string) []byte {
	b = dotText.append(append(b, '"'), s)
	return append(b, '"')
}
