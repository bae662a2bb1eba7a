package export

import (
	"bufio"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/dossier-kg/dossier/graph"
)

// Cypher writes statements that load the graph into Neo4j (cypher-shell, Browser) or another
// database that speaks openCypher, one a line. Each merges a node or a relationship by its ID, so that
// a second run changes nothing, and the graphs of several runs come together. A node has
// the labels Entity, its type and its kind; a relationship has the type of its relation in
// capitals. Properties are those of the other graph formats; evidence is JSON in a
// string, with offsets in UTF-8 bytes. Documents are nodes too, to which MENTIONED_IN
// leads. All relations are there, flagged; options are not asked.
func Cypher(w io.Writer, g *graph.Graph, _ Options) error {
	c := newCypher(w, g)
	c.raw("CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;\n",
		"CREATE CONSTRAINT document_id IF NOT EXISTS FOR (d:Document) REQUIRE d.id IS UNIQUE;\n")
	c.labels, c.typ = labelsOf, upperSnake
	c.graph(g)
	return c.Flush()
}

// Kuzu writes what [Cypher] does for Kuzu and its successor LadybugDB, which want tables
// first, and have one label a node: the type of an entity is a property there.
func Kuzu(w io.Writer, g *graph.Graph, _ Options) error {
	c := newCypher(w, g)
	c.labels, c.typ = func(*graph.Entity) []string { return nil }, kuzuType
	c.tables(g)
	c.graph(g)
	return c.Flush()
}

// A cypherWriter writes statements. bufio keeps the first error.
type cypherWriter struct {
	*bufio.Writer
	buf    []byte
	flat   *flat
	labels func(*graph.Entity) []string // of a node, besides Entity
	typ    func(relation string) string // of a relationship
}

func newCypher(w io.Writer, g *graph.Graph) *cypherWriter {
	return &cypherWriter{Writer: bufio.NewWriterSize(w, 1<<16), flat: newFlat(g, "id")}
}

func (c *cypherWriter) raw(parts ...string) {
	for _, p := range parts {
		_, _ = c.WriteString(p)
	}
}

// labelsOf returns the labels of an entity's node besides Entity.
func labelsOf(e *graph.Entity) []string {
	labels := []string{label(e.Type)}
	if kind := label(e.Kind); e.Kind != "" && kind != labels[0] {
		labels = append(labels, kind)
	}
	return labels
}

// kuzuType is the table of a relation: its name is that of no other table, in whatever letter case.
func kuzuType(relation string) string {
	t := upperSnake(relation)
	if t == "ENTITY" || t == "DOCUMENT" || t == "MENTIONED_IN" {
		return t + "_"
	}
	return t
}

func (c *cypherWriter) graph(g *graph.Graph) {
	for d := range g.Documents() {
		c.raw("MERGE (d:Document {id: ")
		c.text(d.ID)
		c.raw("})")
		c.set("d", []field{{"title", textField}, {"url", textField}, {"date", textField}}, []value{{text: d.Title}, {text: d.URL}, {text: d.Date}}, nil)
	}
	for e := range g.Entities() {
		c.raw("MERGE (n:Entity {id: ")
		c.text(e.ID)
		c.raw("})")
		c.set("n", c.flat.nodes, c.flat.node(&e), c.labels(&e))
	}
	for e := range g.Entities() {
		c.mentions(&e)
	}
	for r := range g.Relations() {
		c.match("Entity", r.Subject, "Entity", r.Object)
		c.raw(" MERGE (a)-[r:`", c.typ(r.Type), "` {id: ")
		c.text(RelationID(&r))
		c.raw("}]->(b)")
		c.set("r", c.flat.edges, c.flat.edge(&r), nil)
	}
}

// mentions says how often each document mentions an entity.
func (c *cypherWriter) mentions(e *graph.Entity) {
	for i := 0; i < len(e.Mentions); { // sorted by document
		from := i
		for i++; i < len(e.Mentions) && e.Mentions[i].Document == e.Mentions[from].Document; i++ {
		}
		c.match("Entity", e.ID, "Document", e.Mentions[from].Document)
		c.raw(" MERGE (a)-[r:MENTIONED_IN]->(b) SET r.mentions = ", strconv.Itoa(i-from), ";\n")
	}
}

// match names two nodes a and b.
func (c *cypherWriter) match(labelA, a, labelB, b string) {
	c.raw("MATCH (a:", labelA, " {id: ")
	c.text(a)
	c.raw("}), (b:", labelB, " {id: ")
	c.text(b)
	c.raw("})")
}

// set ends a statement by what a variable has: labels, and the values that are there.
func (c *cypherWriter) set(variable string, fields []field, row []value, labels []string) {
	before := " SET "
	for i, f := range fields {
		if row[i].absent(f.kind) {
			continue
		}
		c.raw(before, variable, ".`", f.name, "` = ")
		c.value(f.kind, &row[i])
		before = ", "
	}
	for _, l := range labels {
		c.raw(before, variable, ":`", l, "`")
		before = ", "
	}
	c.raw(";\n")
}

func (c *cypherWriter) value(kind fieldKind, v *value) {
	switch kind {
	case listField:
		separator := "["
		for _, s := range v.list {
			c.raw(separator)
			c.text(s)
			separator = ", "
		}
		c.raw("]")
	case flagField:
		c.raw(strconv.FormatBool(v.number != 0))
	case countField:
		c.raw(strconv.Itoa(int(v.number)))
	case numberField:
		c.buf = strconv.AppendFloat(c.buf[:0], v.number, 'f', -1, 64)
		if strings.IndexByte(string(c.buf), '.') < 0 {
			c.buf = append(c.buf, ".0"...) // else it is an integer
		}
		_, _ = c.Write(c.buf)
	default:
		c.text(v.text)
	}
}

func (c *cypherWriter) text(s string) {
	c.buf = appendCypher(c.buf[:0], s)
	_, _ = c.Write(c.buf)
}

// appendCypher appends a string literal (openCypher 9, "StringLiteral"). A control character is
// escaped, so that a statement is one line; what is not UTF-8 becomes U+FFFD.
func appendCypher(b []byte, s string) []byte {
	const hex = "0123456789abcdef"
	b = append(b, '\'')
	for _, r := range s {
		switch {
		case r == '\\' || r == '\'':
			b = append(b, '\\', byte(r))
		case r == '\n':
			b = append(b, `\n`...)
		case r == '\r':
			b = append(b, `\r`...)
		case r == '\t':
			b = append(b, `\t`...)
		case r < ' ' || r == 0x7F:
			b = append(b, '\\', 'u', '0', '0', hex[r>>4], hex[r&15])
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return append(b, '\'')
}

// kuzuTypes are the types of columns.
var kuzuTypes = map[fieldKind]string{textField: "STRING", listField: "STRING[]", countField: "INT64", numberField: "DOUBLE", flagField: "BOOLEAN", jsonField: "STRING"}

// tables makes the tables of a graph. A column for a trait or an attribute is added to a table that is
// there, since another graph may have made it without.
func (c *cypherWriter) tables(g *graph.Graph) {
	c.raw("CREATE NODE TABLE IF NOT EXISTS Document(id STRING PRIMARY KEY, title STRING, url STRING, date STRING);\n")
	c.table("CREATE NODE TABLE IF NOT EXISTS Entity(id STRING PRIMARY KEY", "Entity", c.flat.nodes, len(nodeFields))
	c.raw("CREATE REL TABLE IF NOT EXISTS MENTIONED_IN(FROM Entity TO Document, mentions INT64);\n")
	made := map[string]bool{}
	for r := range g.Relations() {
		t := c.typ(r.Type)
		if made[t] {
			continue
		}
		made[t] = true
		c.table("CREATE REL TABLE IF NOT EXISTS `"+t+"`(FROM Entity TO Entity, id STRING", "`"+t+"`", c.flat.edges, len(edgeFields))
	}
}

// table makes one table with the first columns and adds the others.
func (c *cypherWriter) table(create, name string, fields []field, fixed int) {
	c.raw(create)
	for _, f := range fields[:fixed] {
		c.raw(", `", f.name, "` ", kuzuTypes[f.kind])
	}
	c.raw(");\n")
	for _, f := range fields[fixed:] {
		c.raw("ALTER TABLE ", name, " ADD IF NOT EXISTS `", f.name, "` ", kuzuTypes[f.kind], ";\n")
	}
}
