package export_test

import (
	"testing"

	"github.com/dossier-kg/dossier/export"
)

func TestCytoscape(t *testing.T) {
	for name, g := range toolGraphs(t) {
		t.Run(name, func(t *testing.T) {
			written := write(t, "cytoscape", g, export.Options{})
			r := decode(t, node(t, "cytoscape_read.mjs", written))
			r.checkDocuments(t, g)
			r.check(t, g, grammar{}, "id", "key", "name", "value", "interaction")
		})
	}
}

func TestCytoscapeClasses(t *testing.T) {
	g := hostile(t)
	r := decode(t, node(t, "cytoscape_read.mjs", write(t, "cytoscape", g, export.Options{})))
	byType := map[string]string{}
	for id, e := range r.Edges {
		if e["tense"] != "past" {
			byType[e["type"].(string)] = r.Classes[id]
		}
	}
	for typ, want := range map[string]string{"met": "met asserted symmetric", "works_for": "works_for negative asserted", "agree": "agree reported",
		"parent_of": "parent_of asserted inferred", "owns": "owns asserted"} {
		if byType[typ] != want {
			t.Errorf("the classes of %s are %q, want %q", typ, byType[typ], want)
		}
	}
	if got := r.Classes["person/rtl"]; got != "person" {
		t.Errorf("the classes of a person are %q", got)
	}
}

// TestCytoscapeInNetworkx: cytoscape_graph wants more than Cytoscape.js does.
func TestCytoscapeInNetworkx(t *testing.T) {
	for name, g := range toolGraphs(t) {
		t.Run(name, func(t *testing.T) {
			written := write(t, "cytoscape", g, export.Options{})
			for _, args := range [][]string{{"cytoscape"}, {"cytoscape", "again"}} {
				r := decode(t, python(t, "networkx_read.py", written, args...))
				r.check(t, g, grammar{}, "id", "key", "name", "value", "interaction")
			}
		})
	}
}
