package export_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dossier-kg/dossier"
	"github.com/dossier-kg/dossier/export"
	"github.com/dossier-kg/dossier/graph"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// schemaGraphs are the graphs whose JSON the schemas must take: those of the tools, and those of the shipped examples.
func schemaGraphs(t *testing.T) map[string]*graph.Graph {
	t.Helper()
	graphs := toolGraphs(t)
	texts, err := filepath.Glob("../examples/*.txt")
	if err != nil || len(texts) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	for _, file := range texts {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := dossier.Extract(string(text))
		if err != nil {
			t.Fatal(err)
		}
		if graphs[file], err = dossier.Graph(doc); err != nil {
			t.Fatal(err)
		}
	}
	return graphs
}

func compiled(t *testing.T, schema []byte) *jsonschema.Schema {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", value); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func validate(s *jsonschema.Schema, text string) error {
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		return err
	}
	return s.Validate(value)
}

func TestSchemaAccepts(t *testing.T) {
	whole, line := compiled(t, export.GraphSchema()), compiled(t, export.LineSchema())
	for name, g := range schemaGraphs(t) {
		for _, opts := range []export.Options{{}, {Text: true}} {
			if err := validate(whole, string(write(t, "json", g, opts))); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			for l := range strings.Lines(string(write(t, "jsonl", g, opts))) {
				if err := validate(line, l); err != nil {
					t.Errorf("%s: %v in %s", name, err, l)
				}
			}
		}
	}
}

// TestSchemaRefuses changes one thing in what the schema takes.
func TestSchemaRefuses(t *testing.T) {
	whole, line := compiled(t, export.GraphSchema()), compiled(t, export.LineSchema())
	graph := string(write(t, "json", hostile(t), everything))
	lines := strings.SplitAfter(string(write(t, "jsonl", hostile(t), everything)), "\n")
	for _, c := range []struct {
		schema         *jsonschema.Schema
		text, old, new string
	}{
		{whole, graph, "graph/v1", "graph/v2"},
		{whole, graph, `"offsets": "utf-8 bytes",`, ``},
		{whole, graph, `"utf-8 bytes"`, `"code points"`},
		{whole, graph, `"kind": "pronoun"`, `"kind": "verb"`},
		{whole, graph, `"polarity": "negative"`, `"polarity": "no"`},
		{whole, graph, `"confidence": 0.9`, `"confidence": 9`},
		{whole, graph, `"aliases": []`, `"aliases": null`},
		{whole, graph, `"iso": "NO"`, `"iso2": "NO"`},
		{whole, graph, `"date": "2025",`, `"date": 2025,`},
		{whole, graph, `"start": 0`, `"start": -1`},
		{whole, lines[0], "", ""},
		{line, graph, "", ""},
		{line, lines[0], `"mentions"`, `"mentioned"`},
		{line, lines[1], `"type":"person"`, `"type":7`},
		{line, lines[1], `"subject":[`, `"subject":[1,`},
	} {
		text := strings.Replace(c.text, c.old, c.new, 1)
		if c.old != c.new && text == c.text {
			t.Fatalf("%q is not there to replace", c.old)
		}
		if validate(c.schema, text) == nil {
			t.Errorf("%q in place of %q is taken", c.new, c.old)
		}
	}
}

// TestSchemaInAjv: another reader of schemas takes the schemas, and by them the same values.
func TestSchemaInAjv(t *testing.T) {
	dir := t.TempDir()
	for format, schema := range map[string][]byte{"json": export.GraphSchema(), "jsonl": export.LineSchema()} {
		file := filepath.Join(dir, format+".schema.json")
		if err := os.WriteFile(file, schema, 0o644); err != nil {
			t.Fatal(err)
		}
		if got, want := string(node(t, "ajv_validate.mjs", write(t, format, hostile(t), everything), file)), map[string]string{"json": "1\n", "jsonl": "2\n"}[format]; got != want {
			t.Errorf("ajv took %q values of %s, want %q", got, format, want)
		}
	}
}
