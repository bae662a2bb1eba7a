package export_test

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/dossier-kg/dossier/export"
	"github.com/dossier-kg/dossier/graph"
)

// TestIncludes: pictures leave out what is not asserted, unless asked.
func TestIncludes(t *testing.T) {
	plain := string(write(t, "dot", hostile(t), export.Options{}))
	if strings.Contains(plain, "not: backs") || strings.Contains(plain, "threaten") {
		t.Errorf("a negated or conditional link is drawn:\n%s", plain)
	}
	some := string(write(t, "dot", hostile(t), export.Options{Include: []string{"negated"}}))
	if !strings.Contains(some, "not: backs") || strings.Contains(some, "threaten") {
		t.Errorf("want the negated link and no conditional one:\n%s", some)
	}
	if sure := string(write(t, "dot", hostile(t), export.Options{MinConfidence: 0.95})); strings.Contains(sure, "founded") {
		t.Errorf("a link below the confidence is drawn:\n%s", sure)
	}
}

// TestGraphviz reads the hostile graph with Graphviz and compares names and links.
func TestGraphviz(t *testing.T) {
	g := hostile(t)
	out := run(t, write(t, "dot", g, everything), "dot", "-Tjson0")
	var read struct {
		Objects []struct{ Name, Label string }
		Edges   []struct{ Tail, Head int }
	}
	if err := json.Unmarshal(out, &read); err != nil {
		t.Fatal(err)
	}
	nodes := map[string]bool{}
	for _, o := range read.Objects {
		nodes[o.Name] = true
	}
	for e := range g.Entities() {
		if drawn := e.ID != "thing/alone"; nodes["n:"+e.ID] != drawn {
			t.Errorf("Graphviz has node %s: %v", e.ID, !drawn)
		}
	}
	if len(read.Edges) != 11 { // twelve relations, two of them bundled
		t.Errorf("Graphviz has %d edges, want 11", len(read.Edges))
	}
	svg := run(t, write(t, "dot", g, everything), "dot", "-Tsvg")
	if err := xml.Unmarshal(svg, new(struct{})); err != nil {
		t.Errorf("Graphviz's SVG: %v", err)
	}
}

func ExampleDOT() {
	var g graph.Graph
	fmt.Println(export.DOT(io.Discard, &g, export.Options{}))
	// Output: <nil>
}
