package dossier_test

import (
	"bytes"
	"encoding/json"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/dossier-kg/dossier"

// mayImport says which packages of this module each may import, and which modules
// of others; the standard library is free.
var mayImport = map[string][]string{
	"":                  {"extractor", "extractor/rules", "graph", "identity"},
	"graph":             {"github.com/dominikbraun/graph", "golang.org/x/text"},
	"extractor":         {"extractor/rules", "internal/nlp", "internal/timex", "internal/varint", "graph", "golang.org/x/text"},
	"extractor/explain": {"extractor", "extractor/rules", "graph"},
	"extractor/measure": {"extractor", "extractor/rules", "graph"},
	"extractor/rules":   {"gopkg.in/yaml.v3", "internal/varint"},
	"identity":          {"extractor/rules", "graph", "golang.org/x/text"},
	"export":            {"graph", "internal/layout", "golang.org/x/text", "github.com/ncruces/go-sqlite3"},
	"lexicon":           {},
	"internal/layout":   {},
	"internal/nlp":      {},
	"internal/timex":    {},
	"internal/varint":   {},
	"internal/lexgen":   {"extractor", "extractor/rules"},
	"internal/nlp/gen":  {"internal/nlp", "github.com/jdkato/prose/v2"},
	"internal/intake":   {"extractor"},
	"internal/serve":    {"extractor", "extractor/explain", "extractor/measure", "extractor/rules", "graph", "identity", "export", "internal/intake"},
	"internal/cli":      {"internal/intake", "internal/serve", "", "extractor", "extractor/explain", "extractor/measure", "extractor/rules", "graph", "identity", "export", "github.com/spf13/cobra", "golang.org/x/term"},
	"cmd/dossier":       {"internal/cli"},
	"prosetagger":       {"github.com/jdkato/prose/v2"},
}

type goPackage struct {
	ImportPath string
	Imports    []string
	Deps       []string
	Dir        string
}

func packages(t *testing.T) []goPackage {
	t.Helper()
	// Without the profile, which names a second variant of every package.
	out, err := exec.Command("go", "list", "-pgo=off", "-json=ImportPath,Imports,Deps,Dir", "./...").Output()
	if err != nil {
		t.Fatal(err)
	}
	var all []goPackage
	for d := json.NewDecoder(bytes.NewReader(out)); d.More(); {
		var p goPackage
		if err := d.Decode(&p); err != nil {
			t.Fatal(err)
		}
		if _, err := os.ReadDir(p.Dir); err != nil { // tells go test what a cached result depends on
			t.Fatal(err)
		}
		all = append(all, p)
	}
	return all
}

// TestImports holds the house to ARCHITECTURE.md: who imports whom, and nothing else.
func TestImports(t *testing.T) {
	for _, p := range packages(t) {
		name := strings.TrimPrefix(strings.TrimPrefix(p.ImportPath, module), "/")
		allowed, ok := mayImport[name]
		if !ok {
			t.Errorf("package %q has no place in the house", name)
			continue
		}
		for _, path := range p.Imports {
			if first, _, _ := strings.Cut(path, "/"); !strings.Contains(first, ".") {
				continue
			}
			own, inside := strings.CutPrefix(path, module)
			own = strings.TrimPrefix(own, "/")
			fits := slices.ContainsFunc(allowed, func(a string) bool {
				return inside && a == own || !inside && (path == a || strings.HasPrefix(path, a+"/")) && a != ""
			})
			if !fits {
				t.Errorf("package %q may not import %s", name, path)
			}
		}
	}
}

// TestTopology: one file of graph knows the graph library, so that it can be replaced there.
func TestTopology(t *testing.T) {
	files, err := filepath.Glob("graph/*.go")
	if err != nil {
		t.Fatal(err)
	}
	var importers []string
	for _, file := range files {
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range f.Imports {
			if i.Path.Value == `"github.com/dominikbraun/graph"` {
				importers = append(importers, filepath.ToSlash(file))
			}
		}
	}
	if want := []string{"graph/topology.go"}; !slices.Equal(importers, want) {
		t.Errorf("github.com/dominikbraun/graph is imported by %q, want %q", importers, want)
	}
}

// TestProgramWithoutProse: the program does not link prose and its 17 MB of data.
func TestProgramWithoutProse(t *testing.T) {
	for _, p := range packages(t) {
		if p.ImportPath != module+"/cmd/dossier" {
			continue
		}
		for _, d := range p.Deps {
			if strings.HasPrefix(d, "github.com/jdkato/prose") {
				t.Errorf("cmd/dossier links %s", d)
			}
		}
		return
	}
	t.Error("there is no cmd/dossier")
}
