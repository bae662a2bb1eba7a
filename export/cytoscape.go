package export

import (
	"io"

	"github.com/dossier-kg/dossier/graph"
)

// Cytoscape writes the JSON that Cytoscape.js takes as its elements and the desktop
// program opens as .cyjs. IDs of nodes and edges share one namespace there, and an
// element whose ID is taken gets lost: an edge has the hash of its relation, which is
// no ID of an entity. Classes are the type, and for edges also "negative", the
// modality, "symmetric" and "inferred". Nodes have value and edges key for networkx's
// cytoscape_graph, name and interaction for the desktop. All relations are there; of
// mentions only their number. Options are not asked.
func Cytoscape(w io.Writer, g *graph.Graph, _ Options) error {
	f := newFlat(g, "id", "source", "target", "key", "name", "value", "interaction", "parent")
	j := newJSONWriter(w)
	j.raw(`{"data":{"documents":`)
	j.documents(g)
	j.raw("},\"directed\":true,\"multigraph\":true,\n\"elements\":{\"nodes\":[")
	separator := "\n"
	for e := range g.Entities() {
		j.raw(separator + `{"data":{"id":`)
		j.string(e.ID)
		j.raw(`,"value":`)
		j.string(e.ID)
		j.raw(`,"name":`)
		j.string(e.Name)
		j.fields(f.nodes, f.node(&e))
		j.raw(`},"classes":`)
		j.string(identifier(e.Type))
		j.raw("}")
		j.flush()
		separator = ",\n"
	}
	j.raw("],\n\"edges\":[")
	separator = "\n"
	for r := range relations(g) {
		id := RelationID(r)
		j.raw(separator + `{"data":{"id":"` + id + `","key":"` + id + `","source":`)
		j.string(r.Subject)
		j.raw(`,"target":`)
		j.string(r.Object)
		j.raw(`,"interaction":`)
		j.string(r.Type)
		j.fields(f.edges, f.edge(r))
		j.raw(`},"classes":`)
		j.string(edgeClasses(r))
		j.raw("}")
		j.flush()
		separator = ",\n"
	}
	j.raw("]}}\n")
	return j.end()
}

// edgeClasses returns the type of a relation and what sets it apart from a stated
// fact, parted by spaces, for style sheets.
func edgeClasses(r *graph.Relation) string {
	classes := identifier(r.Type)
	if r.Polarity == graph.Negative {
		classes += " negative"
	}
	if r.Modality != "" {
		classes += " " + string(r.Modality)
	}
	if r.Symmetric {
		classes += " symmetric"
	}
	if isInferred(r) {
		classes += " inferred"
	}
	return classes
}
