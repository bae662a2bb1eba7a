package export

import (
	"encoding/csv"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/dossier-kg/dossier/graph"
)

// Neo4j writes the files that neo4j-admin imports (Operations Manual, "Import", "CSV
// header format"): nodes.csv and relationships.csv hold the graph, documents.csv and
// mentions.csv where it comes from.
//
//	neo4j-admin database import full --nodes=nodes.csv --nodes=documents.csv \
//	  --relationships=relationships.csv --relationships=mentions.csv neo4j
//
// A node has the labels Entity, its type and its kind. All relations are there, with
// their polarity and modality; their evidence is one JSON array, as in the format json
// (offsets are UTF-8 bytes). Dates stay strings, since the type date has no years
// without days. The import is fast only without line breaks in values, and arrays
// have no escape for the semicolon that parts them: a line break becomes a
// space, a semicolon in an array a comma. Options are not asked: nothing is left out.
func Neo4j(create func(string) (io.Writer, error), g *graph.Graph, _ Options) error {
	for _, f := range []struct {
		name  string
		write func(*neo4jFile, *graph.Graph)
	}{
		{"nodes.csv", neo4jNodes}, {"relationships.csv", neo4jRelationships}, {"documents.csv", neo4jDocuments}, {"mentions.csv", neo4jMentions},
	} {
		w, err := create(f.name)
		if err != nil {
			return err
		}
		n := &neo4jFile{csv: csv.NewWriter(w)}
		f.write(n, g)
		n.csv.Flush()
		if err := n.csv.Error(); err != nil {
			return err
		}
	}
	return nil
}

// A neo4jFile writes lines of values. Its errors are those of csv, which keeps the first.
type neo4jFile struct {
	csv  *csv.Writer
	line []string
}

// add adds plain values to the line.
func (f *neo4jFile) add(values ...string) {
	for _, v := range values {
		f.line = append(f.line, oneLine(v))
	}
}

// addList adds an array to the line. An empty string in it cannot be told from nothing.
func (f *neo4jFile) addList(values []string) {
	var b strings.Builder
	for _, v := range values {
		if v == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(';')
		}
		b.WriteString(strings.ReplaceAll(oneLine(v), ";", ","))
	}
	f.line = append(f.line, b.String())
}

func (f *neo4jFile) end() {
	_ = f.csv.Write(f.line) // Error has it
	f.line = f.line[:0]
}

var lineBreaks = strings.NewReplacer("\r\n", " ", "\r", " ", "\n", " ")

// oneLine returns valid UTF-8 without line breaks.
func oneLine(s string) string { return lineBreaks.Replace(strings.ToValidUTF8(s, "\uFFFD")) }

func neo4jNodes(f *neo4jFile, g *graph.Graph) {
	fixed := []string{"id:ID(Entity)", ":LABEL", "name", "type", "kind", "aliases:string[]", "wikidata", "iso", "entry", "mentions:int"}
	traits := newColumns(fixed, func(see func([]graph.Attribute)) {
		for e := range g.Entities() {
			see(e.Traits)
		}
	})
	f.add(fixed...)
	for _, c := range traits.names {
		f.add(c + ":string[]")
	}
	f.end()
	for e := range g.Entities() {
		labels := []string{"Entity", label(e.Type)}
		if e.Kind != "" {
			labels = append(labels, label(e.Kind))
		}
		slices.Sort(labels[1:])
		f.add(e.ID)
		f.addList(slices.Compact(labels))
		f.add(e.Name, e.Type, e.Kind)
		f.addList(e.Aliases)
		f.add(e.Wikidata, e.ISO, e.Entry, strconv.Itoa(len(e.Mentions)))
		for _, values := range traits.row(e.Traits) {
			f.addList(values)
		}
		f.end()
	}
}

func neo4jRelationships(f *neo4jFile, g *graph.Graph) {
	fixed := []string{":START_ID(Entity)", ":END_ID(Entity)", ":TYPE", "id", "type", "symmetric:boolean", "polarity", "modality",
		"attribution", "tense", "confidence:double", "documents:string[]", "text", "evidence"}
	attributes := newColumns(fixed, func(see func([]graph.Attribute)) {
		for r := range relations(g) {
			see(r.Attributes)
		}
	})
	f.add(fixed...)
	f.add(attributes.names...)
	f.end()
	for r := range relations(g) {
		f.add(r.Subject, r.Object, upperSnake(r.Type), RelationID(r), r.Type, strconv.FormatBool(r.Symmetric), string(r.Polarity),
			string(r.Modality), r.Attribution, r.Tense, strconv.FormatFloat(r.Confidence, 'f', -1, 64))
		f.addList(documentsOf(r))
		text := ""
		if len(r.Evidence) > 0 {
			text = r.Evidence[0].Text
		}
		f.add(text, evidenceJSON(r))
		for _, values := range attributes.row(r.Attributes) {
			f.add(strings.Join(values, ", ")) // a relation has one attribute of a name
		}
		f.end()
	}
}

func neo4jDocuments(f *neo4jFile, g *graph.Graph) {
	f.add("id:ID(Document)", ":LABEL", "title", "url", "date")
	f.end()
	for d := range g.Documents() {
		f.add(d.ID, "Document", d.Title, d.URL, d.Date)
		f.end()
	}
}

func neo4jMentions(f *neo4jFile, g *graph.Graph) {
	f.add(":START_ID(Entity)", ":END_ID(Document)", ":TYPE", "start:long", "end:long", "kind", "rule")
	f.end()
	for e := range g.Entities() {
		for _, m := range e.Mentions {
			f.add(e.ID, m.Document, "MENTIONED_IN", strconv.Itoa(m.Span.Start), strconv.Itoa(m.Span.End), string(m.Kind), m.Rule)
			f.end()
		}
	}
}

// documentsOf returns the documents that state a relation, sorted.
func documentsOf(r *graph.Relation) []string {
	var ids []string
	for i := range r.Evidence {
		ids = append(ids, r.Evidence[i].Document)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// evidenceJSON returns the evidence of a relation as the format json has it, on one line.
func evidenceJSON(r *graph.Relation) string { return string(appendEvidence(nil, r)) }
