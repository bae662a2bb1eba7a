package export_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/dossier-kg/dossier/export"
	"github.com/dossier-kg/dossier/graph"
)

func TestJSONRoundTrip(t *testing.T) {
	for _, opts := range []export.Options{{}, {Text: true}} {
		first := write(t, "json", hostile(t), opts)
		g, err := export.ReadJSON(bytes.NewReader(first))
		if err != nil {
			t.Fatal(err)
		}
		if second := write(t, "json", g, everything); !bytes.Equal(first, second) {
			t.Errorf("read back:\n%s\nwant\n%s", second, first)
		}
	}
}

// TestReadJSONErrors: each error says what is wrong, and where.
func TestReadJSONErrors(t *testing.T) {
	good := string(write(t, "json", hostile(t), everything))
	read := func(in, want string) {
		t.Helper()
		if _, err := export.ReadJSON(strings.NewReader(in)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q", err, want)
		}
	}
	for in, want := range map[string]string{
		"":                   "it is empty",
		"[]":                 "byte 1 should begin with {",
		"digraph":            "byte 1: invalid character 'd'",
		"{}":                 `the key "schema" is missing`,
		`{"nodes":[]}`:       `it has the key "nodes"`,
		`{"schema":"other"}`: `schema is "other"`,
		`{"schema":7}`:       "schema is a JSON number",
		good + "{}":          "something follows it",
		good[:len(good)/2]:   "in the middle",
	} {
		read(in, want)
	}
	for _, c := range []struct{ old, new, want string }{
		{"graph/v1", "graph/v2", `graph/v2", not "`},
		{"utf-8 bytes", "characters", `offsets is "characters"`},
		{`"entities": [`, `"entities": {`, "entities: "},
		{`"entities": [`, `"entities": 3, "entities": [`, "entities: "},
		{`"relations": [`, `"entities": [`, `the key "entities" twice`},
		{`"name": "end"`, `"name": 3`, "entities[1].name is a JSON number"},
		{`"name": "end"`, `"names": "end"`, `entities[1] has the key "names"`},
		{`"id": "event/end"`, `"id": ""`, "entities[1]: not a graph of dossier: the id is missing"},
		{`"kind": "demonym"`, `"kind": "verb"`, `a mention of the kind "verb"`},
		{`"document": "bare"`, `"document": "no"`, `a document "no" that is not listed`},
		{`"polarity": "negative"`, `"polarity": ""`, `relations[2]: not a graph of dossier: the polarity is ""`},
		{`"modality": "reported"`, `"modality": "sung"`, `the modality is "sung"`},
		{`"confidence": 0.9`, `"confidence": 9`, "the confidence is 9"},
		{`"start": 4`, `"start": -4`, "the place of a"},
		{`"subject": "event/end"`, `"subject": "event/gone"`, `relations[1]: relation located_in: unknown entity "event/gone"`},
	} {
		in := strings.Replace(good, c.old, c.new, 1)
		if in == good {
			t.Fatalf("%s is not there to replace", c.old)
		}
		read(in, c.want)
	}
}

// FuzzReadJSON: whatever is read as a graph can be written in every format.
func FuzzReadJSON(f *testing.F) {
	for _, g := range []*graph.Graph{hostile(f), new(graph.Graph), large(f, 2)} {
		f.Add(write(f, "json", g, everything))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		g, err := export.ReadJSON(bytes.NewReader(in))
		if err != nil {
			return
		}
		for _, format := range export.Formats() {
			switch format.Name {
			case "svg", "png", "sqlite": // the slow ones
			case "brat":
				if err := format.Write(io.Discard, g, everything); err != nil && !errors.Is(err, export.ErrNoText) {
					t.Fatal(err)
				}
			default:
				checkForm(t, format.Name, write(t, format.Name, g, everything))
			}
		}
		first := write(t, "json", g, everything)
		again, err := export.ReadJSON(bytes.NewReader(first))
		if err != nil {
			t.Fatal(err)
		}
		if second := write(t, "json", again, everything); !bytes.Equal(first, second) {
			t.Errorf("read back:\n%s\nwant\n%s", second, first)
		}
	})
}

// checkForm holds what is written to the grammar of its format.
func checkForm(t *testing.T, format string, written []byte) {
	t.Helper()
	switch format {
	case "graphml", "gexf", "gexf12":
		d := xml.NewDecoder(bytes.NewReader(written))
		for {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				return
			} else if err != nil {
				t.Fatalf("%s: %v in %s", format, err, written)
			}
		}
	case "json", "node-link", "cytoscape":
		if !json.Valid(written) {
			t.Fatalf("%s: %s", format, written)
		}
	}
}
