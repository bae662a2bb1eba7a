package export_test

import (
	"testing"

	"github.com/dossier-kg/dossier/export"
)

// TestGraphMLInNetworkx also reads what networkx writes of it.
func TestGraphMLInNetworkx(t *testing.T) {
	for name, g := range toolGraphs(t) {
		t.Run(name, func(t *testing.T) {
			written := write(t, "graphml", g, export.Options{})
			for _, args := range [][]string{{"graphml"}, {"graphml", "again"}} {
				r := decode(t, python(t, "networkx_read.py", written, args...)).parsed(t)
				r.check(t, g, grammar{xml: true}, "labels", "id")
				r.checkDocuments(t, g)
			}
		})
	}
}

func TestGraphMLInIgraph(t *testing.T) {
	for name, g := range toolGraphs(t) {
		t.Run(name, func(t *testing.T) {
			r := decode(t, python(t, "igraph_read.py", write(t, "graphml", g, export.Options{}))).parsed(t)
			r.checkDocuments(t, g)
			r.check(t, g, grammar{xml: true}, "labels", "id")
		})
	}
}

// TestGraphMLLabels: Neo4j's apoc reads labels of nodes and, first of its data, the type of an edge.
func TestGraphMLLabels(t *testing.T) {
	r := decode(t, python(t, "networkx_read.py", write(t, "graphml", hostile(t), export.Options{}), "graphml"))
	if got := r.Nodes["person/rtl"]["labels"]; got != ":Entity:Person" {
		t.Errorf("labels %v", got)
	}
}

func TestGraphMLInXMLLint(t *testing.T) {
	for name, g := range toolGraphs(t) {
		t.Run(name, func(t *testing.T) {
			run(t, write(t, "graphml", g, export.Options{}), "xmllint", "--noout", "-")
		})
	}
}
