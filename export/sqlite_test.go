package export_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/dossier-kg/dossier/export"
	"github.com/dossier-kg/dossier/graph"
)

// sqlite runs a query on a database by the sqlite3 program; rows may be nil.
func sqlite(t *testing.T, file, query string, rows any) string {
	t.Helper()
	out := run(t, nil, "sqlite3", "-json", file, query)
	if rows != nil && len(out) > 0 {
		if err := json.Unmarshal(out, rows); err != nil {
			t.Fatalf("%s: %v\n%s", query, err, out)
		}
	}
	return string(out)
}

func sqliteFile(t *testing.T, g *graph.Graph) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "graph.db")
	if err := os.WriteFile(file, write(t, "sqlite", g, export.Options{}), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

// TestSQLite: what the sqlite3 program reads is the graph, to the last attribute.
func TestSQLite(t *testing.T) {
	for name, g := range map[string]*graph.Graph{"hostile": hostile(t), "empty": new(graph.Graph), "large": large(t, 5000)} {
		file := sqliteFile(t, g)
		if got := sqlite(t, file, "PRAGMA integrity_check", nil); got != `[{"integrity_check":"ok"}]`+"\n" {
			t.Errorf("%s: %s", name, got)
		}
		if got := sqlite(t, file, "PRAGMA foreign_key_check", nil); got != "" {
			t.Errorf("%s: keys without rows: %s", name, got)
		}
		if got := sqlite(t, file, "SELECT * FROM pragma_application_id, pragma_user_version", nil); got != `[{"application_id":1685025651,"user_version":1}]`+"\n" {
			t.Errorf("%s: the header says %s", name, got)
		}
		want, got := write(t, "json", g, everything), write(t, "json", readSQLite(t, file), everything)
		if !bytes.Equal(got, want) {
			t.Errorf("%s: read\n%s\nwant\n%s", name, got, want)
		}
	}
}

// readSQLite puts the graph together from the tables.
func readSQLite(t *testing.T, file string) *graph.Graph {
	t.Helper()
	var documents []graph.Document
	sqlite(t, file, `SELECT * FROM documents`, &documents)
	var entities []*graph.Entity
	sqlite(t, file, `SELECT * FROM entities`, &entities)
	entity := map[string]*graph.Entity{}
	for _, e := range entities {
		entity[e.ID] = e
	}
	var aliases []struct{ Entity, Alias string }
	sqlite(t, file, `SELECT * FROM aliases`, &aliases)
	for _, a := range aliases {
		entity[a.Entity].Aliases = append(entity[a.Entity].Aliases, a.Alias)
	}
	var traits []struct{ Entity, Name, Value string }
	sqlite(t, file, `SELECT * FROM traits`, &traits)
	for _, a := range traits {
		entity[a.Entity].Traits = append(entity[a.Entity].Traits, graph.Attribute{Name: a.Name, Value: a.Value})
	}
	var mentions []struct {
		Document, Entity, Rule string
		Kind                   graph.MentionKind
		Start, End             int
	}
	sqlite(t, file, `SELECT document, entity, rule, kind, start_byte AS start, end_byte AS end FROM mentions`, &mentions)
	all := new(graph.Document)
	for _, m := range mentions {
		all.Mentions = append(all.Mentions, graph.Mention{Document: m.Document, Span: graph.Span{Start: m.Start, End: m.End},
			Entity: m.Entity, Type: entity[m.Entity].Type, Kind: m.Kind, Rule: m.Rule})
	}
	for _, e := range entities {
		all.Entities = append(all.Entities, *e)
	}
	all.Relations = readSQLiteRelations(t, file)
	g := new(graph.Graph)
	for i := range documents {
		if err := g.Add(&documents[i]); err != nil {
			t.Fatal(err)
		}
	}
	if err := g.AddFacts(all); err != nil {
		t.Fatal(err)
	}
	return g
}

func readSQLiteRelations(t *testing.T, file string) []graph.Relation {
	t.Helper()
	var relations []struct {
		ID                                        string
		Subject, Type, Object, Attribution, Tense string
		Polarity                                  graph.Polarity
		Modality                                  graph.Modality
		Symmetric                                 int
		Confidence                                float64
	}
	sqlite(t, file, `SELECT * FROM relations`, &relations)
	var attributes []struct{ Relation, Name, Value string }
	sqlite(t, file, `SELECT * FROM attributes ORDER BY name`, &attributes)
	attributesOf := map[string][]graph.Attribute{}
	for _, a := range attributes {
		attributesOf[a.Relation] = append(attributesOf[a.Relation], graph.Attribute{Name: a.Name, Value: a.Value})
	}
	var evidence []struct {
		Relation, Document, Text, Rule, Form, From string
		Start, End, SS, SE, OS, OE, TS, TE         int
		Confidence                                 float64
	}
	sqlite(t, file, `SELECT relation, document, text, rule, form, inferred_from AS "from", confidence, start_byte AS start, end_byte AS end,
		subject_start AS ss, subject_end AS se, object_start AS os, object_end AS oe, trigger_start AS ts, trigger_end AS te FROM evidence ORDER BY id`, &evidence)
	evidenceOf := map[string][]graph.Evidence{}
	for _, v := range evidence {
		evidenceOf[v.Relation] = append(evidenceOf[v.Relation], graph.Evidence{Document: v.Document, Span: graph.Span{Start: v.Start, End: v.End},
			Subject: graph.Span{Start: v.SS, End: v.SE}, Object: graph.Span{Start: v.OS, End: v.OE}, Trigger: graph.Span{Start: v.TS, End: v.TE},
			Text: v.Text, Rule: v.Rule, Form: v.Form, From: v.From, Confidence: v.Confidence})
	}
	var all []graph.Relation
	for _, r := range relations {
		all = append(all, graph.Relation{Subject: r.Subject, Type: r.Type, Object: r.Object, Symmetric: r.Symmetric == 1, Attributes: attributesOf[r.ID],
			Polarity: r.Polarity, Modality: r.Modality, Attribution: r.Attribution, Tense: r.Tense, Confidence: r.Confidence, Evidence: evidenceOf[r.ID]})
	}
	return all
}

// TestSQLiteViews: edges are the asserted, positive relations; the words of a mention can be cut out of the text.
func TestSQLiteViews(t *testing.T) {
	g := hostile(t)
	file := sqliteFile(t, g)
	var edges []struct {
		Source, Type, Target, Quote string
		SourceName                  string `json:"source_name"`
		Quotes                      int
	}
	sqlite(t, file, "SELECT * FROM edges", &edges)
	n := 0
	for r := range g.Relations() {
		if r.Polarity == graph.Positive && r.Modality == graph.Asserted {
			n++
		}
	}
	if len(edges) != n {
		t.Errorf("%d edges, want %d", len(edges), n)
	}
	for _, e := range edges {
		if e.SourceName != hostileNames[e.Source] || e.Quotes < 1 || e.Quote == "" {
			t.Errorf("edge %+v", e)
		}
	}
	var words []struct{ Name, Words string }
	sqlite(t, file, `SELECT e.name, CAST(substr(CAST(d.text AS BLOB), start_byte + 1, end_byte - start_byte) AS TEXT) AS words
		FROM mentions m JOIN entities e ON e.id = m.entity JOIN documents d ON d.id = m.document WHERE m.kind = 'name' AND d.text IS NOT NULL`, &words)
	if len(words) == 0 {
		t.Error("no mentions with words")
	}
	for _, w := range words {
		if w.Name != w.Words {
			t.Errorf("a mention of %q reads %q", w.Name, w.Words)
		}
	}
	var dated []struct{ Published, Date, Type string }
	sqlite(t, file, "SELECT * FROM timeline", &dated)
	if len(dated) == 0 || dated[0].Published != "2025" {
		t.Errorf("the timeline is %v", dated)
	}
}
