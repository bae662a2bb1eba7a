package export

import (
	"bufio"
	"cmp"
	_ "embed"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/dossier-kg/dossier/graph"
	"github.com/ncruces/go-sqlite3"
)

//go:embed sqlite.sql
var sqliteTables string

// sqliteIndexes are made when the rows are there, which is faster.
const sqliteIndexes = `
CREATE INDEX aliases_alias ON aliases (alias);
CREATE INDEX entities_name ON entities (name);
CREATE INDEX evidence_document ON evidence (document);
CREATE INDEX evidence_relation ON evidence (relation);
CREATE INDEX mentions_document ON mentions (document, start_byte);
CREATE INDEX mentions_entity ON mentions (entity);
CREATE INDEX relations_object ON relations (object);
CREATE INDEX relations_subject ON relations (subject);
CREATE INDEX relations_type ON relations (type);`

// sqliteStart sets up a database that nobody reads before it is whole. Its application
// ID is "doss" in ASCII; the user version is that of sqlite.sql.
const sqliteStart = `
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA application_id = 0x646f7373;
PRAGMA user_version = 1;
BEGIN;`

// SQLite writes the whole graph as a SQLite 3 database; sqlite.sql says what its
// tables hold. Empty strings are NULL where a value may be missing. It is put together
// in a temporary file. Options are not asked: nothing is left out.
func SQLite(w io.Writer, g *graph.Graph, _ Options) error {
	dir, err := os.MkdirTemp("", "dossier")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "graph.db")
	if err := fillSQLite(path, g); err != nil {
		return fmt.Errorf("writing SQLite: %w", err)
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = io.Copy(w, bufio.NewReaderSize(f, 1<<16))
	return err
}

func fillSQLite(path string, g *graph.Graph) error {
	db, err := sqlite3.Open(path)
	if err != nil {
		return err
	}
	defer db.Close() // again, in vain, when all went well
	if err := db.Exec(sqliteStart + sqliteTables); err != nil {
		return err
	}
	t := sqliteRows{db: db}
	t.documents(g)
	t.entities(g)
	t.relations(g)
	if err := t.close(); err != nil {
		return err
	}
	if err := db.Exec(sqliteIndexes + "COMMIT;"); err != nil {
		return err
	}
	return db.Close()
}

// sqliteRows inserts rows; it keeps the first error and does nothing after it.
type sqliteRows struct {
	db    *sqlite3.Conn
	stmts []*sqlite3.Stmt
	err   error
}

func (t *sqliteRows) close() error {
	for _, s := range t.stmts {
		t.err = cmp.Or(t.err, s.Close())
	}
	return t.err
}

// into returns what inserts a row of values into a table, unless it is there: strings,
// ints, floats, bools and optional.
func (t *sqliteRows) into(table string, columns int) func(values ...any) {
	if t.err != nil {
		return func(...any) {}
	}
	stmt, _, err := t.db.Prepare("INSERT OR IGNORE INTO " + table + " VALUES (?" + strings.Repeat(", ?", columns-1) + ")")
	t.stmts, t.err = append(t.stmts, stmt), err
	return func(values ...any) {
		for i, v := range values {
			if t.err == nil {
				t.err = bindSQLite(stmt, i+1, v)
			}
		}
		if t.err == nil {
			t.err = stmt.Exec()
		}
	}
}

// optional is a string that is NULL when it is empty.
type optional string

func bindSQLite(stmt *sqlite3.Stmt, at int, value any) error {
	switch v := value.(type) {
	case optional:
		if v == "" {
			return stmt.BindNull(at)
		}
		return stmt.BindText(at, string(v))
	case string:
		return stmt.BindText(at, v)
	case int:
		return stmt.BindInt(at, v)
	case float64:
		return stmt.BindFloat(at, v)
	case bool:
		return stmt.BindBool(at, v)
	}
	return fmt.Errorf("no column holds a %T", value)
}

// documents inserts the documents, and the bare IDs of those that are known only by
// what stands in them.
func (t *sqliteRows) documents(g *graph.Graph) {
	add := t.into("documents", 5)
	seen := map[string]bool{}
	for d := range g.Documents() {
		seen[d.ID] = true
		add(d.ID, optional(d.Title), optional(d.URL), optional(d.Date), optional(d.Text))
	}
	bare := func(id string) {
		if !seen[id] {
			seen[id] = true
			add(id, optional(""), optional(""), optional(""), optional(""))
		}
	}
	for e := range g.Entities() {
		for i := range e.Mentions {
			bare(e.Mentions[i].Document)
		}
	}
	for r := range g.Relations() {
		for i := range r.Evidence {
			bare(r.Evidence[i].Document)
		}
	}
}

func (t *sqliteRows) entities(g *graph.Graph) {
	entity, alias, trait, mention := t.into("entities", 7), t.into("aliases", 2), t.into("traits", 3), t.into("mentions", 7)
	n := 0
	for e := range g.Entities() {
		entity(e.ID, e.Type, optional(e.Kind), e.Name, optional(e.Wikidata), optional(e.ISO), optional(e.Entry))
		for _, a := range e.Aliases {
			alias(e.ID, a)
		}
		for _, a := range e.Traits {
			trait(e.ID, a.Name, a.Value)
		}
		for _, m := range e.Mentions {
			n++
			mention(n, m.Document, m.Span.Start, m.Span.End, e.ID, string(m.Kind), m.Rule)
		}
	}
}

func (t *sqliteRows) relations(g *graph.Graph) {
	relation, attribute, evidence := t.into("relations", 10), t.into("attributes", 3), t.into("evidence", 16)
	n := 0
	for r := range g.Relations() {
		id := RelationID(&r)
		relation(id, r.Subject, r.Type, r.Object, r.Symmetric, string(r.Polarity), string(r.Modality), optional(r.Attribution), optional(r.Tense), r.Confidence)
		for _, a := range r.Attributes {
			attribute(id, a.Name, a.Value)
		}
		for _, e := range r.Evidence {
			n++
			evidence(n, id, e.Document, e.Span.Start, e.Span.End, e.Subject.Start, e.Subject.End, e.Object.Start, e.Object.End,
				e.Trigger.Start, e.Trigger.End, e.Text, e.Rule, e.Form, optional(e.From), e.Confidence)
		}
	}
}
