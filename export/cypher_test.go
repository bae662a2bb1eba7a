package export_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"github.com/dossier-kg/dossier/export"
	"github.com/dossier-kg/dossier/graph"
)

// neo4jOnly is what Neo4j has and Kuzu has not: constraints, and further labels of a node.
var neo4jOnly = regexp.MustCompile("(?m)^CREATE CONSTRAINT .*\n|(, n:`[^`\n]*`)+;$")

// kuzuTables are the statements that make the tables.
var kuzuTables = regexp.MustCompile("(?m)^(CREATE|ALTER) .*\n")

// TestCypher runs the statements twice in a database and finds the graph there once.
func TestCypher(t *testing.T) {
	for name, g := range toolGraphs(t) {
		kuzu := write(t, "kuzu", g, export.Options{})
		neo4j := neo4jOnly.ReplaceAllStringFunc(string(write(t, "cypher", g, export.Options{})), func(s string) string {
			if strings.HasPrefix(s, "CREATE") {
				return ""
			}
			return ";"
		})
		for dialect, script := range map[string]string{"kuzu": string(kuzu), "cypher": strings.Join(kuzuTables.FindAllString(string(kuzu), -1), "") + neo4j} {
			if name == "large" && dialect == "cypher" {
				continue // half a minute for statements that are the same
			}
			t.Run(name+" "+dialect, func(t *testing.T) {
				runs := "2"
				if name == "large" {
					runs = "1"
				}
				out := node(t, "cypher.mjs", []byte(script), runs)
				r := decode(t, out)
				if got := mentionsOf(t, out); got != countMentions(g) {
					t.Errorf("%d mentions, want %d", got, countMentions(g))
				}
				r.checkDocuments(t, g)
				r.parsed(t).check(t, g, grammar{}, "id")
			})
		}
	}
}

func mentionsOf(t *testing.T, out []byte) int {
	t.Helper()
	var read struct{ Mentions int }
	if err := json.Unmarshal(out, &read); err != nil {
		t.Fatal(err)
	}
	return read.Mentions
}

func countMentions(g *graph.Graph) int {
	n := 0
	for e := range g.Entities() {
		n += len(e.Mentions)
	}
	return n
}

// TestCypherLabels: a node of Neo4j has its type and its kind as labels, and a statement is a line.
func TestCypherLabels(t *testing.T) {
	script := string(write(t, "cypher", hostile(t), export.Options{}))
	for _, want := range []string{
		"CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;\n",
		"MERGE (n:Entity {id: 'country/node'}) SET n.`label` = 'node', n.`type` = 'country', n.`kind` = 're\"public', n.`wikidata` = 'Q1', n.`iso` = 'NO'",
		", n:`Country`, n:`RePublic`;\n",
		"MERGE (a)-[r:`WORKS_FOR` {id: 'r",
		`n.` + "`label`" + ` = 'bell\u0007 and null-like \u0001'`,
	} {
		if !strings.Contains(script, want) {
			t.Errorf("no %s", want)
		}
	}
	for _, line := range strings.Split(strings.TrimSuffix(script, "\n"), "\n") {
		if !strings.HasSuffix(line, ";") {
			t.Errorf("no statement: %s", line)
		}
	}
}

// TestKuzuTables: a relation may be called as a table of nodes is.
func TestKuzuTables(t *testing.T) {
	d := &graph.Document{ID: "d", Entities: []graph.Entity{{ID: "thing/a", Type: "thing", Name: "a"}}}
	for _, typ := range []string{"entity", "document", "mentioned_in"} {
		d.Relations = append(d.Relations, graph.Relation{Subject: "thing/a", Type: typ, Object: "thing/a", Polarity: graph.Positive, Modality: graph.Asserted, Confidence: 1})
	}
	g := new(graph.Graph)
	if err := g.Add(d); err != nil {
		t.Fatal(err)
	}
	r := decode(t, node(t, "cypher.mjs", write(t, "kuzu", g, export.Options{})))
	r.check(t, g, grammar{}, "id")
}

// FuzzCypher: a string literal is one line and ends where it should.
func FuzzCypher(f *testing.F) {
	for _, s := range []string{"", "'", `\`, `\'`, "a\nb", "\x00", "\xff", "é😀\u2028", `\u0041`} {
		f.Add(s)
	}
	literal := regexp.MustCompile(`'(?:[^'\\\x00-\x1f]|\\['\\nrt]|\\u00[0-9a-f]{2})*'`)
	f.Fuzz(func(t *testing.T, s string) {
		g := new(graph.Graph)
		if err := g.Add(&graph.Document{ID: s, Entities: []graph.Entity{{ID: "thing/x" + s, Type: "thing", Name: s}}}); err != nil {
			t.Fatal(err)
		}
		rest := literal.ReplaceAllString(string(write(t, "cypher", g, export.Options{})), "")
		if strings.ContainsAny(rest, "'\\\r") || strings.Count(rest, "\n") != 4 {
			t.Errorf("%q", rest)
		}
	})
}
