package export

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/dossier-kg/dossier/graph"
)

// DOT writes the graph as Graphviz source: asserted, positive relations, and the
// others that opts includes, drawn in their own manner. Links between one pair are
// bundled into one edge. Entities without a drawn link are left out.
func DOT(w io.Writer, g *graph.Graph, opts Options) error {
	d := &dotWriter{picture: newPicture(g, opts), w: bufio.NewWriter(w), backdrop: lightBackdrop, dark: opts.Theme == "dark"}
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
	for _, b := range d.bundles {
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
	fmt.Fprintf(d.w, "%s%s [label=%s shape=%s%s fillcolor=%q color=%q tooltip=%s class=%s%s]\n",
		indent, quoteID(e.ID), quote(strings.Join(wrap(e.Name, nameWidth), "\n")), s.shape, look, t.fill, t.line, quote(about(e)), quote(e.Type), url)
}

func (d *dotWriter) edge(b *bundle) {
	sentences, count := b.evidence()
	direction := ""
	if b.symmetric {
		direction = " dir=none"
	}
	tip := quote(strings.Join(sentences, "\n"))
	fmt.Fprintf(d.w, "  %s -> %s [label=%s tooltip=%s labeltooltip=%s style=%s color=%q arrowhead=%s penwidth=%.1f class=%q%s]\n",
		quoteID(b.from), quoteID(b.to), quote(strings.Join(b.labels(), "\n")), tip, tip, b.manner.style, d.colour(b.manner), b.manner.arrow,
		lineWidth(count), b.manner.name, direction)
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

// quoteID quotes an ID. Entity IDs have no character that needs more, but those of
// other sources may.
func quoteID(id string) string { return quote("n:" + id) }

// quote writes a label as Graphviz reads it: quotes and backslashes escaped, "&"
// as an entity since Graphviz decodes entities, control characters dropped.
func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"':
			b.WriteString(`\"`)
		case r == '\\':
			b.WriteString(`\\`)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '&':
			b.WriteString("&amp;")
		case r == '\t':
			b.WriteByte(' ')
		case r < ' ' || r == 0x7f || r == 0xfffe || r == 0xffff:
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
