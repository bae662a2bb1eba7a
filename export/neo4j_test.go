package export_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/dossier-kg/dossier/export"
	"github.com/dossier-kg/dossier/graph"
)

// neo4jHeader is a column as neo4j-admin reads it: name, then type and ID space.
var neo4jHeader = regexp.MustCompile(`^(\w*)(?::(?:(ID|START_ID|END_ID)\((\w+)\)|(LABEL|TYPE)|(int|long|double|boolean|string)(\[\])?))?$`)

// A neo4jTable is a file as the import reads it: a map from column to value for each line.
type neo4jTable []map[string]string

// readNeo4j reads the files and holds them to the rules of the import.
func readNeo4j(t *testing.T, archive []byte) map[string]neo4jTable {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		t.Fatal(err)
	}
	tables := map[string]neo4jTable{}
	ids, ends := map[string]bool{}, []string{} // "Space ID"
	for _, file := range z.File {
		f, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		raw, err := io.ReadAll(f)
		if err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(bytes.NewReader(raw)).ReadAll()
		if err != nil {
			t.Fatalf("%s: %v", file.Name, err)
		}
		if lines := bytes.Count(raw, []byte("\n")); lines != len(rows) {
			t.Errorf("%s: %d lines for %d rows: the import wants a row a line", file.Name, lines, len(rows))
		}
		names := map[string]bool{}
		for _, column := range rows[0] {
			part := neo4jHeader.FindStringSubmatch(column)
			if part == nil {
				t.Errorf("%s: no header of neo4j-admin: %q", file.Name, column)
				continue
			}
			if name := part[1]; name != "" && names[name] {
				t.Errorf("%s: two columns %s", file.Name, name)
			}
			names[part[1]] = true
		}
		for i, row := range rows[1:] {
			line := map[string]string{}
			for j, value := range row {
				part := neo4jHeader.FindStringSubmatch(rows[0][j])
				switch key := part[3] + " " + value; part[2] {
				case "ID":
					if ids[key] {
						t.Errorf("%s:%d: two nodes %s", file.Name, i+2, key)
					}
					ids[key] = true
				case "START_ID", "END_ID":
					ends = append(ends, key)
				}
				if err := neo4jValue(part[5], value); err != nil && value != "" {
					t.Errorf("%s:%d: %s: %v", file.Name, i+2, rows[0][j], err)
				}
				line[rows[0][j]] = value
			}
			tables[file.Name] = append(tables[file.Name], line)
		}
	}
	for _, end := range ends {
		if !ids[end] {
			t.Errorf("a relationship ends at %s, which is no node", end)
		}
	}
	return tables
}

func neo4jValue(typ, value string) error {
	var err error
	switch typ {
	case "int", "long":
		_, err = strconv.Atoi(value)
	case "double":
		_, err = strconv.ParseFloat(value, 64)
	case "boolean":
		if value != "true" && value != "false" {
			err = fmt.Errorf("%q is neither true nor false", value)
		}
	}
	return err
}

// flat is a value as the import can have it.
func flat(s string) string { return strings.ReplaceAll(s, "\n", " ") }

func TestNeo4j(t *testing.T) {
	for name, g := range map[string]*graph.Graph{"hostile": hostile(t), "empty": new(graph.Graph), "large": large(t, 5000)} {
		tables := readNeo4j(t, write(t, "neo4j", g, export.Options{}))
		i := 0
		for e := range g.Entities() {
			row := tables["nodes.csv"][i]
			var aliases []string
			for _, a := range e.Aliases {
				if a != "" {
					aliases = append(aliases, strings.ReplaceAll(a, ";", ","))
				}
			}
			for column, want := range map[string]string{"id:ID(Entity)": e.ID, "name": flat(e.Name), "type": e.Type, "kind": e.Kind,
				"wikidata": e.Wikidata, "iso": e.ISO, "entry": e.Entry, "aliases:string[]": strings.Join(aliases, ";"), "mentions:int": strconv.Itoa(len(e.Mentions))} {
				if row[column] != want {
					t.Errorf("%s: node %s: %s is %q, want %q", name, e.ID, column, row[column], want)
				}
			}
			for _, a := range e.Traits {
				if row[a.Name+":string[]"] != a.Value {
					t.Errorf("%s: node %s: trait %s is %q, want %q", name, e.ID, a.Name, row[a.Name+":string[]"], a.Value)
				}
			}
			i++
		}
		i = 0
		seen := map[string]bool{}
		for r := range g.Relations() {
			row := tables["relationships.csv"][i]
			text, document := "", ""
			if len(r.Evidence) > 0 {
				text, document = flat(r.Evidence[0].Text), r.Evidence[0].Document
			}
			for column, want := range map[string]string{":START_ID(Entity)": r.Subject, ":END_ID(Entity)": r.Object, ":TYPE": strings.ToUpper(r.Type),
				"type": r.Type, "polarity": string(r.Polarity), "modality": string(r.Modality), "attribution": r.Attribution, "tense": r.Tense,
				"symmetric:boolean": strconv.FormatBool(r.Symmetric), "confidence:double": fmt.Sprint(r.Confidence), "text": text} {
				if row[column] != want {
					t.Errorf("%s: %s: %s is %q, want %q", name, r.Type, column, row[column], want)
				}
			}
			for _, a := range r.Attributes {
				if row[a.Name] != a.Value {
					t.Errorf("%s: %s: attribute %s is %q, want %q", name, r.Type, a.Name, row[a.Name], a.Value)
				}
			}
			if !strings.HasPrefix(row["documents:string[]"], document) {
				t.Errorf("%s: %s: documents are %q, want %q among them", name, r.Type, row["documents:string[]"], document)
			}
			var evidence []struct{ Document, Text, Rule string }
			if err := json.Unmarshal([]byte(row["evidence"]), &evidence); err != nil || len(evidence) != len(r.Evidence) {
				t.Fatalf("%s: %s: evidence %s (%v), want %v", name, r.Type, row["evidence"], err, r.Evidence)
			}
			for j, v := range r.Evidence {
				if got := evidence[j]; got.Document != v.Document || got.Text != v.Text || got.Rule != v.Rule {
					t.Errorf("%s: %s: evidence %v, want %v", name, r.Type, got, v)
				}
			}
			if seen[row["id"]] {
				t.Errorf("%s: two relationships %s", name, row["id"])
			}
			seen[row["id"]] = true
			i++
		}
		entities, relations := g.Len()
		mentions, documents := 0, len(slices.Collect(g.Documents()))
		for e := range g.Entities() {
			mentions += len(e.Mentions)
		}
		for file, want := range map[string]int{"nodes.csv": entities, "relationships.csv": relations, "documents.csv": documents, "mentions.csv": mentions} {
			if got := len(tables[file]); got != want {
				t.Errorf("%s: %d lines in %s, want %d", name, got, file, want)
			}
		}
	}
}

// TestNeo4jColumns: an attribute whose name a column has, or that is no name for a column, gets one of its own.
func TestNeo4jColumns(t *testing.T) {
	d := &graph.Document{ID: "d", Entities: []graph.Entity{{ID: "a", Type: "armed_group", Kind: "armed_group"}, {ID: "b", Type: "2nd; type", Kind: "x"}},
		Relations: []graph.Relation{{Subject: "a", Type: "is-near to", Object: "b", Attributes: []graph.Attribute{{Name: "a b", Value: "1"}, {Name: "a:b", Value: "2"}, {Name: "text", Value: "3"}}}}}
	g := new(graph.Graph)
	if err := g.Add(d); err != nil {
		t.Fatal(err)
	}
	tables := readNeo4j(t, write(t, "neo4j", g, export.Options{}))
	row := tables["relationships.csv"][0]
	if got, want := row["a_b"]+row["a_b_"]+row["text_"]+row[":TYPE"], "123IS_NEAR_TO"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := tables["nodes.csv"][0][":LABEL"]+" "+tables["nodes.csv"][1][":LABEL"], "Entity;ArmedGroup Entity;X;_2ndType"; got != want {
		t.Errorf("labels %s, want %s", got, want)
	}
}
