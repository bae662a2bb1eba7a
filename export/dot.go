package export

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/dossier-kg/dossier/graph"
)

// DOT writes the graph as Graphviz source: asserted, positive relations, and the
// others that opts includes, drawn in their own manner. Links between one pair are
// bundled into one edge. Entities without a drawn link are left out.
func DOT(w io.Writer, g *graph.Graph, opts Options) error {
	p := newPicture(g, opts)
	b := bufio.NewWriter(w)
	fmt.Fprintln(b, "digraph dossier {")
	p.writeSettings(b)
	for _, e := range p.nodes {
		writeNode(b, &e)
	}
	for _, e := range p.bundles {
		writeBundle(b, e)
	}
	p.writeLegend(b)
	fmt.Fprintln(b, "}")
	return b.Flush()
}

// A picture is what is drawn of a graph.
type picture struct {
	nodes   []graph.Entity
	bundles []*bundle
	manners map[string]bool
}

// A bundle is the relations of one pair that are drawn in one manner.
type bundle struct {
	from, to  string
	manner    manner
	symmetric bool
	relations []graph.Relation
}

func newPicture(g *graph.Graph, opts Options) *picture {
	p := &picture{manners: map[string]bool{}}
	byPair := map[[3]string]*bundle{}
	linked := map[string]bool{}
	for r := range g.Relations() {
		m := mannerOf(&r)
		if m.name != "asserted" && !slices.Contains(opts.Include, m.name) || r.Confidence < opts.MinConfidence {
			continue
		}
		key := [3]string{r.Subject, r.Object, m.name}
		if r.Symmetric && r.Object < r.Subject {
			key[0], key[1] = r.Object, r.Subject
		}
		b := byPair[key]
		if b == nil {
			b = &bundle{from: key[0], to: key[1], manner: m, symmetric: true}
			byPair[key] = b
			p.bundles = append(p.bundles, b)
		}
		b.symmetric = b.symmetric && r.Symmetric
		b.relations = append(b.relations, r)
		p.manners[m.name], linked[r.Subject], linked[r.Object] = true, true, true
	}
	for e := range g.Entities() {
		if linked[e.ID] || len(linked) == 0 {
			p.nodes = append(p.nodes, e)
		}
	}
	return p
}

func mannerOf(r *graph.Relation) manner {
	inferred := len(r.Evidence) > 0
	for _, e := range r.Evidence {
		inferred = inferred && e.Form == graph.Inferred
	}
	for _, m := range manners {
		if m.name == "negated" && r.Polarity == graph.Negative || m.name == "inferred" && inferred || m.name == string(r.Modality) {
			return m
		}
	}
	return manners[len(manners)-1]
}

// largeLayout is the number of nodes above which dot's layers become too slow and too
// wide (a random graph of 200 nodes takes it 45 s): sfdp draws those.
const largeLayout = 60

func (p *picture) writeSettings(b *bufio.Writer) {
	layout := `layout=dot rankdir=LR ranksep=0.9 nodesep=0.35`
	if len(p.nodes) > largeLayout {
		layout = `layout=sfdp overlap=prism K=1.2`
	}
	fmt.Fprintf(b, "  graph [charset=\"UTF-8\" %s splines=true pad=0.3 bgcolor=\"white\" fontname=\"Helvetica\" tooltip=\" \"]\n", layout)
	fmt.Fprintln(b, `  node [style="rounded,filled" fontname="Helvetica" fontsize=13 margin="0.16,0.08" penwidth=1.4]`)
	fmt.Fprintln(b, `  edge [fontname="Helvetica" fontsize=10 fontcolor="#333333" arrowsize=0.7]`)
}

func writeNode(b *bufio.Writer, e *graph.Entity) {
	s := styleOf(e.Type)
	tip := fmt.Sprintf("%s: %s, %d mentions", e.Type, e.Name, len(e.Mentions))
	if len(e.Aliases) > 0 {
		tip += "\nalso: " + strings.Join(e.Aliases, ", ")
	}
	look := ""
	if s.shape != "box" {
		look = ` style="filled"`
	}
	url := ""
	if e.Wikidata != "" {
		url = fmt.Sprintf(" URL=%s", quote("https://www.wikidata.org/wiki/"+e.Wikidata))
	}
	fmt.Fprintf(b, "  %s [label=%s shape=%s%s fillcolor=%q color=%q tooltip=%s class=%q%s]\n",
		quoteID(e.ID), quote(wrap(e.Name, 22)), s.shape, look, s.fill, s.line, quote(tip), e.Type, url)
}

func writeBundle(b *bufio.Writer, e *bundle) {
	var labels, tips []string
	evidence := 0
	for i := range e.relations {
		r := &e.relations[i]
		if l := phrase(r); !slices.Contains(labels, l) {
			labels = append(labels, l)
		}
		for _, v := range r.Evidence {
			evidence++
			if tip := strings.TrimSpace(v.Text); !slices.Contains(tips, tip) {
				tips = append(tips, tip)
			}
		}
	}
	if len(labels) > maxLabels {
		labels = append(labels[:maxLabels], fmt.Sprintf("and %d more", len(labels)-maxLabels))
	}
	direction := ""
	if e.symmetric {
		direction = " dir=none"
	}
	tip := quote(strings.Join(tips, "\n"))
	fmt.Fprintf(b, "  %s -> %s [label=%s tooltip=%s labeltooltip=%s style=%s color=%q arrowhead=%s penwidth=%.1f class=%q%s]\n",
		quoteID(e.from), quoteID(e.to), quote(strings.Join(labels, "\n")), tip, tip, e.manner.style, e.manner.colour, e.manner.arrow,
		min(1+0.3*float64(evidence-1), 3), e.manner.name, direction)
}

// maxLabels is how many lines the label of a bundle has.
const maxLabels = 4

// phrase says a relation in plain words: "Foreign Minister of", "consult in Oman".
func phrase(r *graph.Relation) string {
	words := strings.ReplaceAll(r.Type, "_", " ")
	if role := r.Attribute("role"); role != "" {
		words = role + " of"
	}
	if place := r.Attribute("place"); place != "" {
		words += " in " + place
	}
	if date := r.Attribute("date"); date != "" {
		words += ", " + date
	}
	if r.Tense == "past" && !strings.Contains(words, "former") && r.Attribute("role") != "" {
		words = "former " + words
	}
	if r.Polarity == graph.Negative {
		words = "not: " + words
	}
	return words
}

// wrap breaks a long label at spaces.
func wrap(s string, width int) string {
	var b strings.Builder
	column := 0
	for i, word := range strings.Fields(s) {
		switch {
		case i > 0 && column+len(word) >= width:
			b.WriteByte('\n')
			column = 0
		case i > 0:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += len(word)
	}
	return b.String()
}

// writeLegend explains the types and manners that the picture has.
func (p *picture) writeLegend(b *bufio.Writer) {
	var types []string
	for _, e := range p.nodes {
		if !slices.Contains(types, e.Type) {
			types = append(types, e.Type)
		}
	}
	slices.Sort(types)
	if len(types) == 0 {
		return
	}
	fmt.Fprintln(b, `  subgraph cluster_legend { label="" style="rounded" color="#DDDDDD" margin=8`)
	fmt.Fprint(b, `    legend [shape=plain style="" label=<<table border="0" cellborder="0" cellspacing="4" cellpadding="8"><tr>`)
	for _, t := range types {
		s := styleOf(t)
		fmt.Fprintf(b, `<td bgcolor=%q border="1" color=%q><font point-size="10">%s</font></td>`, s.fill, s.line, escapeXML(t))
	}
	fmt.Fprint(b, "</tr>")
	for _, m := range manners {
		if m.name != "asserted" && p.manners[m.name] {
			fmt.Fprintf(b, `<tr><td colspan="%d" align="left"><font point-size="10" color=%q>%s: %s</font></td></tr>`, len(types), m.colour, m.style, m.name)
		}
	}
	fmt.Fprintln(b, "</table>>]\n  }")
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

var xmlEscaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

func escapeXML(s string) string { return xmlEscaper.Replace(s) }
