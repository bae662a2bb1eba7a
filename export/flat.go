package export

import (
	"iter"
	"slices"
	"strings"

	"github.com/dossier-kg/dossier/graph"
)

// Graph tools want nodes and edges with a flat list of named values. This file says
// which, once for all of them; a format writes the values in its own grammar.

// relations yields the relations of a graph in its order, each valid until the next only.
func relations(g *graph.Graph) iter.Seq[*graph.Relation] {
	return func(yield func(*graph.Relation) bool) {
		for group := range g.Groups() {
			for i := range group {
				if !yield(&group[i]) {
					return
				}
			}
		}
	}
}

// A field is one of the values that nodes or edges may have.
type field struct {
	name string
	kind fieldKind
}

type fieldKind byte

const (
	textField   fieldKind = iota // absent when empty
	listField                    // texts; absent when there are none
	countField                   // an integer, always there
	numberField                  // always there
	flagField                    // always there
	jsonField                    // text that is JSON, absent when empty
)

// A value is what a node or an edge has in a field.
type value struct {
	text   string
	list   []string
	number float64 // of a flag: 1 for true
}

func (v *value) absent(k fieldKind) bool {
	switch k {
	case textField, jsonField:
		return v.text == ""
	case listField:
		return len(v.list) == 0
	}
	return false
}

var nodeFields = []field{{"label", textField}, {"type", textField}, {"kind", textField}, {"aliases", listField}, {"wikidata", textField},
	{"iso", textField}, {"entry", textField}, {"unnamed", flagField}, {"mentions", countField}, {"documents", listField}}

var edgeFields = []field{{"label", textField}, {"type", textField}, {"weight", countField}, {"confidence", numberField}, {"polarity", textField},
	{"modality", textField}, {"symmetric", flagField}, {"inferred", flagField}, {"attribution", textField}, {"tense", textField},
	{"documents", listField}, {"rules", listField}, {"text", textField}, {"evidence", jsonField}}

// A flat is the fields of the nodes and edges of one graph: the fixed ones above and
// one for each name of a trait or an attribute that the graph has.
type flat struct {
	nodes, edges       []field
	traits, attributes *columns
	row                []value // of the last node or edge, used again for the next
}

// newFlat returns the fields of a graph. The names of traits and attributes get an
// underscore where they are those of fixed fields, or reserved by the format.
func newFlat(g *graph.Graph, reserved ...string) *flat {
	f := &flat{}
	f.traits = newColumns(append(names(nodeFields), reserved...), func(see func([]graph.Attribute)) {
		for e := range g.Entities() {
			see(e.Traits)
		}
	})
	f.attributes = newColumns(append(names(edgeFields), reserved...), func(see func([]graph.Attribute)) {
		for r := range relations(g) {
			see(r.Attributes)
		}
	})
	f.nodes, f.edges = slices.Clone(nodeFields), slices.Clone(edgeFields)
	for _, name := range f.traits.names {
		f.nodes = append(f.nodes, field{name, listField}) // texts may say several of one thing
	}
	for _, name := range f.attributes.names {
		f.edges = append(f.edges, field{name, textField}) // a relation has one attribute of a name
	}
	return f
}

func names(fields []field) []string {
	var out []string
	for _, f := range fields {
		out = append(out, f.name)
	}
	return out
}

// node returns the values of an entity, in the order of f.nodes; the next call overwrites them.
func (f *flat) node(e *graph.Entity) []value {
	f.row = append(f.row[:0], value{text: e.Name}, value{text: e.Type}, value{text: e.Kind}, value{list: e.Aliases}, value{text: e.Wikidata},
		value{text: e.ISO}, value{text: e.Entry}, flag(e.Unnamed), value{number: float64(len(e.Mentions))}, value{list: mentioning(e)})
	for _, values := range f.traits.row(e.Traits) {
		f.row = append(f.row, value{list: values})
	}
	return f.row
}

// edge returns the values of a relation, in the order of f.edges; the next call overwrites them.
func (f *flat) edge(r *graph.Relation) []value {
	quote, evidence := "", ""
	if len(r.Evidence) > 0 {
		quote, evidence = r.Evidence[0].Text, evidenceJSON(r)
	}
	f.row = append(f.row[:0], value{text: edgeLabel(r)}, value{text: r.Type}, value{number: float64(weight(r))}, value{number: r.Confidence},
		value{text: string(r.Polarity)}, value{text: string(r.Modality)}, flag(r.Symmetric), flag(isInferred(r)), value{text: r.Attribution},
		value{text: r.Tense}, value{list: documentsOf(r)}, value{list: rulesOf(r)}, value{text: quote}, value{text: evidence})
	for _, values := range f.attributes.row(r.Attributes) {
		f.row = append(f.row, value{text: strings.Join(values, ", ")})
	}
	return f.row
}

func flag(b bool) value {
	if b {
		return value{number: 1}
	}
	return value{}
}

// edgeLabel returns the words for a relation where a tool shows nothing else, so that
// what is denied or not asserted does not look like a fact: "works for",
// "not: works for", "threaten (conditional)".
func edgeLabel(r *graph.Relation) string {
	words := strings.ReplaceAll(r.Type, "_", " ")
	if r.Polarity == graph.Negative {
		words = "not: " + words
	}
	if r.Modality != graph.Asserted && r.Modality != "" {
		words += " (" + string(r.Modality) + ")"
	}
	return words
}

// weight returns how many sentences state a relation, at least 1.
func weight(r *graph.Relation) int {
	n := 0
	for i, e := range r.Evidence { // sorted by place
		if i == 0 || e.Document != r.Evidence[i-1].Document || e.Span != r.Evidence[i-1].Span {
			n++
		}
	}
	return max(n, 1)
}

// isInferred reports whether no words state a relation: see [graph.Inferred].
func isInferred(r *graph.Relation) bool {
	for i := range r.Evidence {
		if r.Evidence[i].Form != graph.Inferred {
			return false
		}
	}
	return len(r.Evidence) > 0
}

// mentioning returns the documents that mention an entity, sorted.
func mentioning(e *graph.Entity) []string {
	var ids []string
	for i := range e.Mentions { // sorted by document
		if d := e.Mentions[i].Document; len(ids) == 0 || ids[len(ids)-1] != d {
			ids = append(ids, d)
		}
	}
	return ids
}

// rulesOf returns the rules that read a relation, sorted.
func rulesOf(r *graph.Relation) []string {
	var ids []string
	for i := range r.Evidence {
		ids = append(ids, r.Evidence[i].Rule)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}
