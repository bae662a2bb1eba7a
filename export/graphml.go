package export

import (
	"io"

	"github.com/dossier-kg/dossier/graph"
)

// graphmlTypes are the types of GraphML; it has neither dates nor lists.
var graphmlTypes = map[fieldKind]string{textField: "string", listField: "string", countField: "int", numberField: "double", flagField: "boolean", jsonField: "string"}

// GraphML writes the graph as GraphML (graphml.graphdrawing.org), a directed multigraph
// whose edges have IDs. The keys "labels" of a node (":Entity:Person") and "label" of
// an edge, the first of its data, are what Neo4j's apoc.import.graphml makes labels
// and types of; lists and evidence are JSON in a
// string, and a value that is not there is left out. The attribute "documents" of the
// graph has their titles and dates. All relations are there, flagged; of mentions only
// their number. Options are not asked.
func GraphML(w io.Writer, g *graph.Graph, _ Options) error {
	f := newFlat(g, "id", "labels", "source", "target")
	x := newXMLWriter(w)
	x.raw(`<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
`)
	keys := newGraphMLKeys(f)
	for _, k := range keys.declared {
		x.raw(`<key id="`, k.id, `" for="`, k.domain, `" attr.name="`, k.name, `" attr.type="`, k.typ, "\"/>\n")
	}
	x.raw("<graph edgedefault=\"directed\">\n<data key=\"graph.documents\">[")
	separator := ""
	for d := range g.Documents() {
		x.text(separator + documentJSON(&d))
		separator = ","
	}
	x.raw("]</data>\n")
	for e := range g.Entities() {
		x.raw("<node")
		x.attribute("id", e.ID)
		x.raw(`><data key="labels">:Entity:`)
		x.text(label(e.Type))
		x.raw("</data>")
		x.graphmlData(keys.nodes, f.nodes, f.node(&e))
		x.raw("</node>\n")
	}
	for r := range relations(g) {
		x.raw("<edge")
		x.attribute("id", RelationID(r))
		x.attribute("source", r.Subject)
		x.attribute("target", r.Object)
		x.raw(">")
		x.graphmlData(keys.edges, f.edges, f.edge(r))
		x.raw("</edge>\n")
	}
	x.raw("</graph>\n</graphml>\n")
	return x.Flush()
}

// graphmlData writes the values that are there.
func (x *xmlWriter) graphmlData(keys []string, fields []field, row []value) {
	for i, f := range fields {
		if row[i].absent(f.kind) {
			continue
		}
		x.raw(`<data key="`, keys[i], `">`)
		x.value(f.kind, &row[i], xmlText)
		x.raw("</data>")
	}
}

// graphmlKeys are the keys of the fields of nodes and edges.
type graphmlKeys struct {
	declared     []graphmlKey
	nodes, edges []string // the ID of each field's key
}

type graphmlKey struct{ id, domain, name, typ string }

// newGraphMLKeys declares the keys. The ID of a key is the name of its attribute, and
// unique in a file. A name that nodes and edges both have needs two keys, since igraph
// takes none that is for all: that of nodes is called "node.label" then.
func newGraphMLKeys(f *flat) *graphmlKeys {
	k := &graphmlKeys{declared: []graphmlKey{{"graph.documents", "graph", "documents", "string"}, {"labels", "node", "labels", "string"}}}
	of := map[string]bool{}
	for _, e := range f.edges {
		of[e.name] = true
		k.edges = append(k.edges, e.name)
	}
	for _, n := range f.nodes {
		id := n.name
		if of[id] {
			id = "node." + id
		}
		k.nodes = append(k.nodes, id)
		k.declared = append(k.declared, graphmlKey{id, "node", n.name, graphmlTypes[n.kind]})
	}
	for _, e := range f.edges {
		k.declared = append(k.declared, graphmlKey{e.name, "edge", e.name, graphmlTypes[e.kind]})
	}
	return k
}
