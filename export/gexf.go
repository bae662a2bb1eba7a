package export

import (
	"cmp"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/dossier-kg/dossier/graph"
)

// gexfTypes are the types of attributes that GEXF and Gephi know.
var gexfTypes = map[fieldKind]string{textField: "string", listField: "liststring", countField: "integer", numberField: "double", flagField: "boolean", jsonField: "string"}

// gexfOwn are the fields that are XML attributes of nodes and edges.
var gexfOwn = []string{"label", "weight"}

// GEXF writes the graph as GEXF 1.3 (gexf.net), a directed multigraph. The kind of an
// edge is its type, with what sets it apart from a fact, since Gephi makes one edge of
// those between one pair that are of one kind: "works_for", "works_for negative".
// Where relations have dates the graph is dynamic: an edge starts with the first day
// of "2025-03" and ends with the last. All relations are there, flagged; of mentions
// only their number, of documents only their IDs. Options are not asked.
func GEXF(w io.Writer, g *graph.Graph, _ Options) error {
	return writeGEXF(w, g, `xmlns="http://gexf.net/1.3" version="1.3"`, true)
}

// GEXF12 writes GEXF 1.2, for readers such as networkx up to 3.5. It has no kind of an edge.
func GEXF12(w io.Writer, g *graph.Graph, _ Options) error {
	return writeGEXF(w, g, `xmlns="http://www.gexf.net/1.2draft" version="1.2"`, false)
}

func writeGEXF(w io.Writer, g *graph.Graph, version string, kinds bool) error {
	f := newFlat(g, "id", "source", "target", "start", "end", "key", "networkx_key", "pid", "viz")
	x := newXMLWriter(w)
	x.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf ", version, ">\n<meta><creator>dossier</creator></meta>\n<graph defaultedgetype=\"directed\"")
	if hasDates(g) {
		x.raw(` mode="dynamic" timeformat="date"`)
	} else {
		x.raw(` mode="static"`)
	}
	x.raw(">\n")
	x.gexfModel("node", f.nodes)
	x.gexfModel("edge", f.edges)
	x.raw("<nodes>\n")
	for e := range g.Entities() {
		x.raw("<node")
		x.attribute("id", e.ID)
		x.attribute("label", e.Name)
		x.raw(">")
		x.gexfValues(f.nodes, f.node(&e))
		x.raw("</node>\n")
	}
	x.raw("</nodes>\n<edges>\n")
	for r := range relations(g) {
		x.raw("<edge")
		x.attribute("id", RelationID(r))
		x.attribute("source", r.Subject)
		x.attribute("target", r.Object)
		x.attribute("label", edgeLabel(r))
		x.raw(` weight="`, strconv.Itoa(weight(r)), `"`)
		if kinds {
			x.attribute("kind", gexfKind(r))
		}
		start, end := interval(r)
		if start != "" {
			x.attribute("start", start)
		}
		if end != "" {
			x.attribute("end", end)
		}
		x.raw(">")
		x.gexfValues(f.edges, f.edge(r))
		x.raw("</edge>\n")
	}
	x.raw("</edges>\n</graph>\n</gexf>\n")
	return x.Flush()
}

// gexfModel declares the attributes of nodes or edges; their IDs are their places.
func (x *xmlWriter) gexfModel(class string, fields []field) {
	x.raw(`<attributes class="`, class, "\">\n")
	for i, f := range fields {
		if !slices.Contains(gexfOwn, f.name) {
			x.raw(`<attribute id="`, strconv.Itoa(i), `" title="`, f.name, `" type="`, gexfTypes[f.kind], "\"/>\n")
		}
	}
	x.raw("</attributes>\n")
}

// gexfValues writes the values that are there.
func (x *xmlWriter) gexfValues(fields []field, row []value) {
	x.raw("<attvalues>")
	for i, f := range fields {
		if row[i].absent(f.kind) || slices.Contains(gexfOwn, f.name) {
			continue
		}
		x.raw(`<attvalue for="`, strconv.Itoa(i), `" value="`)
		x.value(f.kind, &row[i], xmlAttribute)
		x.raw(`"/>`)
	}
	x.raw("</attvalues>")
}

func gexfKind(r *graph.Relation) string {
	kind := r.Type
	if r.Polarity == graph.Negative {
		kind += " negative"
	}
	if r.Modality != graph.Asserted && r.Modality != "" {
		kind += " " + string(r.Modality)
	}
	return kind
}

func hasDates(g *graph.Graph) bool {
	for r := range relations(g) {
		if start, end := interval(r); start != "" || end != "" {
			return true
		}
	}
	return false
}

// interval returns the first and the last day of a relation, as its attributes start and
// end, or from and to, else when or date tell; empty where they do not, or tell no ISO 8601 date.
func interval(r *graph.Relation) (start, end string) {
	start, _ = days(cmp.Or(r.Attribute("start"), r.Attribute("from")))
	_, end = days(cmp.Or(r.Attribute("end"), r.Attribute("to")))
	if start == "" && end == "" {
		first, last, interval := strings.Cut(cmp.Or(r.Attribute("when"), r.Attribute("date")), "/")
		start, end = days(first)
		if interval {
			_, end = days(last)
		}
	}
	if end != "" && end < start { // the text contradicts itself; readers refuse it
		end = ""
	}
	return start, end
}

// days returns the first and the last day of a date, a month or a year.
func days(date string) (first, last string) {
	for _, form := range []struct {
		layout              string
		years, months, days int
	}{{time.DateOnly, 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}} {
		if t, err := time.Parse(form.layout, date); err == nil {
			next := t.AddDate(form.years, form.months, form.days)
			return t.Format(time.DateOnly), next.AddDate(0, 0, -1).Format(time.DateOnly)
		}
	}
	return "", ""
}
