package export_test

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/dossier-kg/dossier/export"
	"github.com/dossier-kg/dossier/graph"
)

var update = flag.Bool("update", false, "write the golden files")

// everything are the options that leave nothing out.
var everything = export.Options{Include: []string{"negated", "possible", "intended", "conditional", "reported", "inferred"}, Text: true}

func write(t testing.TB, format string, g *graph.Graph, opts export.Options) []byte {
	t.Helper()
	f, ok := export.Lookup(format)
	if !ok {
		t.Fatalf("no format %s", format)
	}
	var b bytes.Buffer
	if err := f.Write(&b, g, opts); errors.Is(err, export.ErrNoGraphviz) {
		missing(t, "dot")
	} else if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestGolden holds the hostile graph to the files testdata/hostile.*, whose endings tell
// the format; a new format begins with an empty file and -update.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/hostile.*")
	if err != nil || len(files) == 0 {
		t.Fatal("no golden files")
	}
	for _, file := range files {
		f, ok := export.ByExtension(file)
		if !ok {
			t.Fatalf("%s has no format", file)
		}
		got := write(t, f.Name, hostile(t), everything)
		if *update {
			if err := os.WriteFile(file, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s: got\n%s\nwant\n%s", file, got, want)
		}
	}
}

func TestSameBytes(t *testing.T) {
	for _, f := range export.Formats() {
		t.Run(f.Name, func(t *testing.T) {
			a, b := write(t, f.Name, hostile(t), everything), write(t, f.Name, hostile(t), everything)
			if !bytes.Equal(a, b) {
				t.Error("two runs differ")
			}
		})
	}
}

func TestEmpty(t *testing.T) {
	for _, f := range export.Formats() {
		t.Run(f.Name, func(t *testing.T) { write(t, f.Name, new(graph.Graph), export.Options{}) })
	}
}

func TestLookup(t *testing.T) {
	if _, ok := export.Lookup("nothing"); ok {
		t.Error("a format called nothing")
	}
	for path, want := range map[string]string{"a/b.GV": "dot", "a.json": "json", ".svg": "svg", "json": "", "a.txt": "", "": ""} {
		if f, ok := export.ByExtension(path); ok != (want != "") || f.Name != want {
			t.Errorf("ByExtension(%s) = %q, want %q", path, f.Name, want)
		}
	}
	names := map[string]string{} // name or extension -> format
	last := ""
	for _, f := range export.Formats() {
		if f.Name <= last {
			t.Errorf("%s stands behind %s", f.Name, last)
		}
		last = f.Name
		for _, name := range append(f.Extensions, f.Name) {
			if names[name] != "" {
				t.Errorf("%s and %s are both called %s", names[name], f.Name, name)
			}
			names[name] = f.Name
		}
		if got, ok := export.Lookup(f.Name); !ok || got.Description != f.Description || f.Description == "" {
			t.Errorf("Lookup(%s) = %v", f.Name, got)
		}
	}
}
