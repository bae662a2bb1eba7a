package export_test

import (
	"testing"

	"github.com/dossier-kg/dossier/export"
)

// TestNodeLinkInNetworkx reads the edges as old and as new networkx do, and what networkx writes of them.
func TestNodeLinkInNetworkx(t *testing.T) {
	for name, g := range toolGraphs(t) {
		t.Run(name, func(t *testing.T) {
			written := write(t, "node-link", g, export.Options{})
			for _, args := range [][]string{{"links"}, {"edges"}, {"links", "again"}} {
				r := decode(t, python(t, "networkx_read.py", written, args...))
				r.check(t, g, grammar{})
				r.checkDocuments(t, g)
			}
		})
	}
}
