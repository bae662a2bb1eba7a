package export

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"github.com/dossier-kg/dossier/graph"
)

// CSV writes four tables (RFC 4180, UTF-8, lines that end in LF): entities.csv and
// relations.csv with the headers that Gephi knows (Id, Label; Source, Target, Type, Kind,
// Weight), mentions.csv and evidence.csv with offsets in UTF-8 bytes. Traits and
// attributes have a column for each name. Relations of all polarities and
// modalities are there. Several values in one cell are parted by "|"; one inside of a
// value stands as "\|", a backslash as "\\".
//
// Spreadsheets run a cell that begins like a formula, so one that begins with =, +, -, @,
// a tab or a line break gets an apostrophe before it; one that begins with apostrophes
// before such a character gets one more, so that who takes one off has the value again.
// Options are not asked: nothing is left out but the texts of the documents.
func CSV(create func(string) (io.Writer, error), g *graph.Graph, _ Options) error {
	for _, f := range []struct {
		name  string
		write func(*csvFile, *graph.Graph)
	}{
		{"entities.csv", csvEntities}, {"relations.csv", csvRelations}, {"mentions.csv", csvMentions}, {"evidence.csv", csvEvidence},
	} {
		w, err := create(f.name)
		if err != nil {
			return err
		}
		c := &csvFile{csv: csv.NewWriter(w)}
		f.write(c, g)
		c.csv.Flush()
		if err := c.csv.Error(); err != nil {
			return err
		}
	}
	return nil
}

// A csvFile writes lines of cells. Its errors are those of csv, which keeps the first.
type csvFile struct {
	csv  *csv.Writer
	line []string
}

// text adds cells of text.
func (f *csvFile) text(cells ...string) {
	for _, c := range cells {
		f.line = append(f.line, harmless(c))
	}
}

// number adds cells of numbers, which no spreadsheet runs.
func (f *csvFile) number(cells ...int) {
	for _, c := range cells {
		f.line = append(f.line, strconv.Itoa(c))
	}
}

func (f *csvFile) confidence(c float64) {
	f.line = append(f.line, strconv.FormatFloat(c, 'f', -1, 64))
}

func (f *csvFile) end() {
	_ = f.csv.Write(f.line) // Error has it
	f.line = f.line[:0]
}

// harmless returns a cell that a spreadsheet takes for text (OWASP, "CSV Injection").
func harmless(cell string) string {
	if rest := strings.TrimLeft(cell, "'"); rest != "" && strings.IndexByte("=+-@\t\r\n", rest[0]) >= 0 {
		return "'" + cell
	}
	return cell
}

var cellEscaper = strings.NewReplacer(`\`, `\\`, "|", `\|`)

// list adds a cell of several values.
func (f *csvFile) list(values []string) {
	escaped := make([]string, len(values))
	for i, v := range values {
		escaped[i] = cellEscaper.Replace(v)
	}
	f.text(strings.Join(escaped, "|"))
}

func csvEntities(f *csvFile, g *graph.Graph) {
	fixed := []string{"Id", "Label", "type", "kind", "aliases", "wikidata", "iso", "entry", "mentions"}
	traits := newColumns(fixed, func(see func([]graph.Attribute)) {
		for e := range g.Entities() {
			see(e.Traits)
		}
	})
	f.text(append(fixed, traits.names...)...)
	f.end()
	for e := range g.Entities() {
		f.text(e.ID, e.Name, e.Type, e.Kind)
		f.list(e.Aliases)
		f.text(e.Wikidata, e.ISO, e.Entry)
		f.number(len(e.Mentions))
		for _, values := range traits.row(e.Traits) {
			f.list(values)
		}
		f.end()
	}
}

// csvRelations writes the edges: Gephi keeps parallel ones apart by their Kind. The
// weight is how many sentences state the relation, 1 where none is known.
func csvRelations(f *csvFile, g *graph.Graph) {
	fixed := []string{"Source", "Target", "Type", "Kind", "Id", "Label", "Weight", "symmetric", "polarity", "modality", "attribution", "tense", "confidence"}
	attributes := newColumns(fixed, func(see func([]graph.Attribute)) {
		for r := range relations(g) {
			see(r.Attributes)
		}
	})
	f.text(append(fixed, attributes.names...)...)
	f.end()
	for r := range relations(g) {
		f.text(r.Subject, r.Object, "Directed", r.Type, RelationID(r), r.Type)
		f.number(weight(r))
		f.text(strconv.FormatBool(r.Symmetric), string(r.Polarity), string(r.Modality), r.Attribution, r.Tense)
		f.confidence(r.Confidence)
		for _, values := range attributes.row(r.Attributes) {
			f.text(strings.Join(values, "|")) // a relation has one attribute of a name
		}
		f.end()
	}
}

func csvMentions(f *csvFile, g *graph.Graph) {
	f.text("entity", "document", "start_byte", "end_byte", "kind", "rule")
	f.end()
	for e := range g.Entities() {
		for _, m := range e.Mentions {
			f.text(e.ID, m.Document)
			f.number(m.Span.Start, m.Span.End)
			f.text(string(m.Kind), m.Rule)
			f.end()
		}
	}
}

func csvEvidence(f *csvFile, g *graph.Graph) {
	f.text("relation", "document", "title", "url", "date", "start_byte", "end_byte", "subject_start", "subject_end", "object_start", "object_end",
		"trigger_start", "trigger_end", "text", "rule", "form", "inferred_from", "confidence")
	f.end()
	documents := map[string]graph.Document{}
	for d := range g.Documents() {
		documents[d.ID] = d
	}
	for r := range relations(g) {
		id := RelationID(r)
		for _, e := range r.Evidence {
			d := documents[e.Document]
			f.text(id, e.Document, d.Title, d.URL, d.Date)
			f.number(e.Span.Start, e.Span.End, e.Subject.Start, e.Subject.End, e.Object.Start, e.Object.End, e.Trigger.Start, e.Trigger.End)
			f.text(e.Text, e.Rule, e.Form, e.From)
			f.confidence(e.Confidence)
			f.end()
		}
	}
}
