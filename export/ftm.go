package export

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/dossier-kg/dossier/graph"
)

// FTM writes FollowTheMoney entities as JSON, one a line: documents, things, mentions by
// name of people and bodies, and a link entity for each relation of [Options.Include]
// and the asserted, positive ones. A link has the schema that its type and its ends
// allow, else UnknownLink; what is not asserted is always an UnknownLink and has a status.
// Its role is the office or the type, its description the quotes, its proof the documents.
// Countries are ISO codes in properties such as citizenship, and Territories where a link
// ends at one. The texts of documents are written with opts.Text.
func FTM(w io.Writer, g *graph.Graph, opts Options) error {
	b := bufio.NewWriter(w)
	f := &ftm{enc: json.NewEncoder(b), g: g, opts: opts, documents: map[string]graph.Document{}, positions: map[string]bool{}}
	f.enc.SetEscapeHTML(false)
	for d := range g.Documents() {
		f.documents[d.ID] = d
		f.document(&d)
	}
	for e := range g.Entities() {
		f.thing(&e)
		f.mentions(&e)
	}
	for r := range g.Relations() {
		if m := mannerOf(&r).name; (m == "asserted" || slices.Contains(opts.Include, m)) && r.Confidence >= opts.MinConfidence {
			f.relation(&r)
		}
	}
	if f.err != nil {
		return f.err
	}
	return b.Flush()
}

type ftmEntity struct {
	ID         string              `json:"id"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"`
}

// add adds values to a property, each once; empty ones are none.
func (e *ftmEntity) add(property string, values ...string) {
	for _, v := range values {
		if v = printable(v); v != "" && !slices.Contains(e.Properties[property], v) {
			e.Properties[property] = append(e.Properties[property], v)
		}
	}
}

// printable returns a text without control characters but line breaks and tabs, and
// without space at its ends.
func printable(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0x7f {
			return -1
		}
		return r
	}, s))
}

type ftm struct {
	enc       *json.Encoder
	g         *graph.Graph
	opts      Options
	documents map[string]graph.Document
	positions map[string]bool // those written
	err       error
}

func newFTM(id, schema string) *ftmEntity {
	return &ftmEntity{ID: id, Schema: schema, Properties: map[string][]string{}}
}

func (f *ftm) write(e *ftmEntity) {
	if f.err == nil {
		f.err = f.enc.Encode(e)
	}
}

// ftmID returns an ID of letters, digits and a hyphen, since ours have slashes and letters of all scripts.
func ftmID(kind string, parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return kind + "-" + hex.EncodeToString(sum[:10])
}

func (f *ftm) document(d *graph.Document) {
	e := newFTM(ftmID("document", d.ID), "Document")
	e.add("fileName", d.ID)
	e.add("title", d.Title)
	e.add("sourceUrl", d.URL)
	e.add("publishedAt", isoDate(d.Date))
	if f.opts.Text {
		e.add("bodyText", d.Text)
	}
	f.write(e)
}

// ftmSchemas are the schemas of our types and, where it is finer, of the kinds below them.
// Any other type is a LegalEntity, the widest that links can end at.
var ftmSchemas = map[string]string{
	"person": "Person", "country": "Territory", "place": "Address", "organization": "Organization", "event": "Event", "agreement": "Event",
	"organization/company": "Company", "organization/media": "Company", "organization/government": "PublicBody", "organization/ministry": "PublicBody",
	"organization/court": "PublicBody", "organization/military": "PublicBody",
}

// ftmParents are the schemas that a schema of ours counts as.
var ftmParents = map[string][]string{
	"Person":       {"LegalEntity"},
	"Company":      {"LegalEntity", "Organization", "Asset"},
	"Organization": {"LegalEntity"},
	"PublicBody":   {"LegalEntity", "Organization"},
}

func ftmSchema(e *graph.Entity) string {
	for _, key := range []string{e.Type + "/" + e.Kind, e.Type} {
		if s, ok := ftmSchemas[key]; ok {
			return s
		}
	}
	return "LegalEntity"
}

func ftmIs(e *graph.Entity, schema string) bool {
	own := ftmSchema(e)
	return own == schema || slices.Contains(ftmParents[own], schema)
}

func (f *ftm) thing(e *graph.Entity) {
	t := newFTM(ftmID("entity", e.ID), ftmSchema(e))
	t.add("name", e.Name)
	t.add("alias", e.Aliases...)
	t.add("wikidataId", e.Wikidata)
	t.add("country", strings.ToLower(e.ISO))
	if t.Schema == "Address" {
		t.add("full", e.Name)
	}
	switch e.Kind {
	case "party":
		t.add("topics", "pol.party")
	case "igo":
		t.add("topics", "gov.igo")
	}
	t.add("notes", strings.TrimSuffix(e.Type+": "+e.Kind, ": "))
	for _, a := range e.Traits {
		t.add("notes", a.Name+": "+a.Value)
	}
	for _, m := range e.Mentions {
		t.add("proof", f.proof(m.Document)...)
	}
	for r := range f.g.From(e.ID) {
		if mannerOf(&r).name == "asserted" && r.Subject == e.ID && r.Confidence >= f.opts.MinConfidence {
			f.values(t, &r)
		}
	}
	f.write(t)
}

// values adds the properties that a relation says as values.
func (f *ftm) values(t *ftmEntity, r *graph.Relation) {
	o, _ := f.g.Entity(r.Object)
	iso := strings.ToLower(o.ISO)
	switch person := t.Schema == "Person"; {
	case r.Type == "citizen_of" && person:
		t.add("citizenship", iso)
	case r.Type == "born_in" && person:
		t.add("birthPlace", o.Name)
		t.add("birthCountry", iso)
	case r.Type == "educated_at" && person:
		t.add("education", o.Name)
	case r.Type == "lives_in", r.Type == "headquartered_in", r.Type == "located_in":
		t.add("country", iso)
	}
}

// mentions writes where people and bodies are named: FollowTheMoney has no mentions of other things, and no offsets.
func (f *ftm) mentions(e *graph.Entity) {
	if !ftmIs(e, "LegalEntity") {
		return
	}
	for i := 0; i < len(e.Mentions); {
		document := e.Mentions[i].Document
		m := newFTM(ftmID("mention", document, e.ID), "Mention")
		for ; i < len(e.Mentions) && e.Mentions[i].Document == document; i++ {
			if at := e.Mentions[i]; at.Kind == graph.Name {
				m.add("name", words(f.documents[document].Text, at.Span, e.Name))
			}
		}
		m.add("document", f.proof(document)...)
		m.add("resolved", ftmID("entity", e.ID))
		m.add("detectedSchema", ftmSchema(e))
		if m.Properties["name"] != nil && m.Properties["document"] != nil {
			f.write(m)
		}
	}
}

// words returns the words of a span, or a name where the text is not there.
func words(text string, s graph.Span, name string) string {
	if s.Start < 0 || s.Start >= s.End || s.End > len(text) {
		return name
	}
	return text[s.Start:s.End]
}

// proof returns the ID of a document's entity, none where nothing is known of the document.
func (f *ftm) proof(document string) []string {
	if _, ok := f.documents[document]; !ok {
		return nil
	}
	return []string{ftmID("document", document)}
}

// A ftmLink says how a relation becomes an entity: its schema, the properties of its
// ends with the schemas that these must have, and what its role or relationship is
// unless the relation has a role.
type ftmLink struct{ schema, subject, subjectIs, object, objectIs, say, words string }

var ftmLinks = map[string]ftmLink{
	"works_for":      {"Employment", "employee", "Person", "employer", "Organization", "role", ""},
	"holds_position": {"Directorship", "director", "LegalEntity", "organization", "Organization", "role", ""},
	"leads":          {"Directorship", "director", "LegalEntity", "organization", "Organization", "role", "leader"},
	"founded":        {"Directorship", "director", "LegalEntity", "organization", "Organization", "role", "founder"},
	"member_of":      {"Membership", "member", "LegalEntity", "organization", "Organization", "role", ""},
	"represents":     {"Representation", "agent", "LegalEntity", "client", "LegalEntity", "role", ""},
	"owns":           {"Ownership", "owner", "LegalEntity", "asset", "Asset", "role", ""},
	"acquired":       {"Ownership", "owner", "LegalEntity", "asset", "Asset", "role", "acquired"},
	"subsidiary_of":  {"Ownership", "asset", "Asset", "owner", "LegalEntity", "role", "subsidiary"},
	"spouse_of":      {"Family", "person", "Person", "relative", "Person", "relationship", "spouse"},
	"sibling_of":     {"Family", "person", "Person", "relative", "Person", "relationship", "sibling"},
	"relative_of":    {"Family", "person", "Person", "relative", "Person", "relationship", "relative"},
	"parent_of":      {"Family", "person", "Person", "relative", "Person", "relationship", "parent of"},
	"child_of":       {"Family", "person", "Person", "relative", "Person", "relationship", "child of"},
	"ally_of":        {"Associate", "person", "Person", "associate", "Person", "relationship", "ally"},
}

func (f *ftm) relation(r *graph.Relation) {
	s, _ := f.g.Entity(r.Subject)
	o, _ := f.g.Entity(r.Object)
	manner := mannerOf(r).name
	l, ok := ftmLinks[r.Type]
	if !ok || manner != "asserted" || !ftmIs(&s, l.subjectIs) || !ftmIs(&o, l.objectIs) {
		l = ftmLink{"UnknownLink", "subject", "", "object", "", "role", strings.ReplaceAll(r.Type, "_", " ")}
	}
	subject, object := ftmID("entity", s.ID), ftmID("entity", o.ID)
	role := r.Attribute("role")
	if r.Type == "holds_position" && role != "" && manner == "asserted" && s.Type == "person" && l.schema == "UnknownLink" {
		l = ftmLink{schema: "Occupancy", subject: "holder", object: "post"}
		object = f.position(role, &o)
	}
	e := newFTM("relation-"+RelationID(r), l.schema)
	e.add(l.subject, subject)
	e.add(l.object, object)
	if role == "" || l.say == "relationship" {
		role = l.words
	}
	if l.say != "" {
		e.add(l.say, role)
	}
	switch l.schema {
	case "Family", "Associate": // have no status
	default:
		e.add("status", r.Attribute("status"))
		if manner != "asserted" {
			e.add("status", manner)
		}
	}
	f.interval(e, r)
	f.write(e)
}

// interval adds what all links have: dates, quotes and where they stand.
func (f *ftm) interval(e *ftmEntity, r *graph.Relation) {
	e.add("recordId", RelationID(r))
	for _, a := range r.Attributes {
		first, last, interval := strings.Cut(a.Value, "/")
		switch date := isoDate(first); {
		case date != "" && a.Name == "when" && interval:
			e.add("startDate", date)
			e.add("endDate", isoDate(last))
		case date != "" && (a.Name == "start" || a.Name == "from"):
			e.add("startDate", date)
		case date != "" && (a.Name == "end" || a.Name == "to"):
			e.add("endDate", date)
		case date != "" && (a.Name == "date" || a.Name == "when"):
			e.add("date", date)
		case a.Name != "role" && a.Name != "status":
			e.add("summary", a.Name+": "+a.Value)
		}
	}
	for _, v := range r.Evidence {
		e.add("description", v.Text)
		e.add("proof", f.proof(v.Document)...)
		e.add("sourceUrl", f.documents[v.Document].URL)
	}
}

// position writes the office that a country or place has, once, and returns its ID.
func (f *ftm) position(role string, of *graph.Entity) string {
	id := ftmID("position", role, of.ID)
	if !f.positions[id] {
		f.positions[id] = true
		p := newFTM(id, "Position")
		p.add("name", role+", "+of.Name)
		p.add("country", strings.ToLower(of.ISO))
		f.write(p)
	}
	return id
}

var isoForm = regexp.MustCompile(`^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$`)

// isoDate returns a date that is a year, a month or a day as ISO 8601 writes it, else "".
func isoDate(s string) string {
	if isoForm.MatchString(s) {
		return s
	}
	return ""
}
