package export_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dossier-kg/dossier/export"
	"github.com/dossier-kg/dossier/graph"
)

// gexf reserves start and end for when an edge is there.
var gexf = grammar{xml: true, reserved: map[string]string{"start": "start_", "end": "end_"}}

func TestGEXF12InNetworkx(t *testing.T) {
	for name, g := range toolGraphs(t) {
		t.Run(name, func(t *testing.T) {
			r := decode(t, python(t, "networkx_read.py", write(t, "gexf12", g, export.Options{}), "gexf")).parsed(t)
			r.check(t, g, gexf, "id", "start", "end")
		})
	}
}

func TestGEXFInGraphology(t *testing.T) {
	for _, format := range []string{"gexf", "gexf12"} {
		for name, g := range toolGraphs(t) {
			t.Run(format+" "+name, func(t *testing.T) {
				r := decode(t, node(t, "gexf_read.mjs", write(t, format, g, export.Options{}))).parsed(t)
				for _, e := range r.Edges {
					if kind, ok := e["kind"].(string); ok != (format == "gexf") || !strings.HasPrefix(kind, e["type"].(string)) && ok {
						t.Fatalf("the kind of an edge is %v", e["kind"])
					}
					delete(e, "kind")
				}
				r.check(t, g, gexf)
			})
		}
	}
}

// TestGEXFInJing holds GEXF 1.3 to a schema, and the schema to what it must refuse.
func TestGEXFInJing(t *testing.T) {
	schema := filepath.Join("testdata", "readers", "gexf13.rnc")
	for name, g := range toolGraphs(t) {
		t.Run(name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "graph.gexf")
			if err := os.WriteFile(file, write(t, "gexf", g, export.Options{}), 0o644); err != nil {
				t.Fatal(err)
			}
			run(t, nil, "jing", "-c", schema, file)
		})
	}
	bad := filepath.Join(t.TempDir(), "graph.gexf")
	text := strings.Replace(string(write(t, "gexf", hostile(t), export.Options{})), `start="2025-01-01"`, `start="2025"`, 1)
	if err := os.WriteFile(bad, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := exec.Command(reader(t, "jing"), "-c", schema, bad).Run(); err == nil {
		t.Error("jing takes an edge that starts in a year, which GEXF has not")
	}
}

// TestGEXFDates: an edge is there from the first day that its date may mean to the last.
func TestGEXFDates(t *testing.T) {
	for _, c := range []struct{ date, start, end, wantStart, wantEnd string }{
		{"Monday=2025-03-24", "", "", "2025-03-24", "2025-03-24"},
		{"last week=2025-03-17/2025-03-23", "", "", "2025-03-17", "2025-03-23"},
		{"the 1990s=1990/1999", "", "", "1990-01-01", "1999-12-31"},
		{"2025-03-28", "", "", "2025-03-28", "2025-03-28"},
		{"2024-02", "", "", "2024-02-01", "2024-02-29"},
		{"2025", "", "", "2025-01-01", "2025-12-31"},
		{"", "2019", "", "2019-01-01", ""},
		{"2020", "", "2021-06", "", "2021-06-30"},
		{"2020", "2018-12-31", "2019", "2018-12-31", "2019-12-31"},
		{"", "2021", "2019", "2021-01-01", ""},
		{"last spring", "", "", "", ""},
		{"", "", "", "", ""},
	} {
		r := graph.Relation{Subject: "a", Type: "t", Object: "a", Polarity: graph.Positive, Modality: graph.Asserted}
		date, when, _ := strings.Cut(c.date, "=")
		for _, a := range []graph.Attribute{{Name: "date", Value: date}, {Name: "end", Value: c.end}, {Name: "start", Value: c.start}, {Name: "when", Value: when}} {
			if a.Value != "" {
				r.Attributes = append(r.Attributes, a)
			}
		}
		g := new(graph.Graph)
		if err := g.Add(&graph.Document{ID: "d", Entities: []graph.Entity{{ID: "a", Type: "t", Name: "a"}}, Relations: []graph.Relation{r}}); err != nil {
			t.Fatal(err)
		}
		got := string(write(t, "gexf", g, export.Options{}))
		want := ""
		if c.wantStart != "" {
			want += ` start="` + c.wantStart + `"`
		}
		if c.wantEnd != "" {
			want += ` end="` + c.wantEnd + `"`
		}
		if !strings.Contains(got, ` kind="t"`+want+`>`) {
			t.Errorf("%q %q %q: want%s in\n%s", c.date, c.start, c.end, want, got)
		}
		if strings.Contains(got, `mode="dynamic" timeformat="date"`) != (want != "") {
			t.Errorf("%q %q %q: the mode is wrong:\n%s", c.date, c.start, c.end, got)
		}
	}
}
