package export

import (
	"io"

	"github.com/dossier-kg/dossier/graph"
)

// NodeLink writes the node-link JSON that networkx's node_link_graph reads, and d3 and
// force-graph: a directed multigraph whose edges have the keys source, target and key.
// networkx takes the edges from "links" up to 3.3 and from "edges" since 3.6, so they
// stand under both names. The documents are an attribute of the graph. All relations
// are there, flagged; of mentions only their number. Options are not asked.
func NodeLink(w io.Writer, g *graph.Graph, _ Options) error {
	f := newFlat(g, "id", "source", "target", "key")
	j := newJSONWriter(w)
	j.raw(`{"directed":true,"multigraph":true,"graph":{"documents":`)
	j.documents(g)
	j.raw("},\n\"nodes\":[")
	separator := "\n"
	for e := range g.Entities() {
		j.raw(separator + `{"id":`)
		j.string(e.ID)
		j.fields(f.nodes, f.node(&e))
		j.raw("}")
		j.flush()
		separator = ",\n"
	}
	for _, name := range []string{"links", "edges"} {
		j.raw("],\n\"" + name + "\":[")
		separator = "\n"
		for r := range relations(g) {
			j.raw(separator + `{"source":`)
			j.string(r.Subject)
			j.raw(`,"target":`)
			j.string(r.Object)
			j.raw(`,"key":`)
			j.string(RelationID(r))
			j.fields(f.edges, f.edge(r))
			j.raw("}")
			j.flush()
			separator = ",\n"
		}
	}
	j.raw("]}\n")
	return j.end()
}
