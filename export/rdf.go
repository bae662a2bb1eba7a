package export

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"strconv"
	"strings"
	"time"

	"github.com/dossier-kg/dossier/graph"
)

// The triples of a graph, the same in each syntax of RDF. There are no blank nodes: what
// is loaded twice is there once.

// A rdfSyntax writes triples, grouped by their subject and by their property.
type rdfSyntax interface {
	header(base string)
	begin(subject iri, in rdfGraphs)
	add(property iri, objects []rdfObject)
	end()
	footer() error
}

// rdfGraphs are the named graphs of documents that triples stand in, for a syntax that has such.
type rdfGraphs struct {
	unnamed   bool // also in the default graph
	documents []string
}

var unnamed = rdfGraphs{unnamed: true}

// A rdfObject is what a triple ends with: an IRI, or a literal.
type rdfObject struct {
	name     iri
	text     string
	datatype string // local name in XML Schema; "string" for a plain literal, "" where the object is an IRI
}

func resource(in space, local string) rdfObject { return rdfObject{name: iri{in, local}} }

func textLiteral(text string) rdfObject { return rdfObject{text: text, datatype: "string"} }

func integerLiteral(n int) rdfObject { return rdfObject{text: strconv.Itoa(n), datatype: "integer"} }

var trueLiteral = rdfObject{text: "true", datatype: "boolean"}

// decimalLiteral writes a point always, as some readers do and others do not.
func decimalLiteral(n float64) rdfObject {
	text := strconv.FormatFloat(n, 'f', -1, 64)
	if n == float64(int64(n)) {
		text += ".0"
	}
	return rdfObject{text: text, datatype: "decimal"}
}

// dateForms are the datatypes of dates as ISO 8601 writes them.
var dateForms = []struct{ layout, datatype string }{{"2006", "gYear"}, {"2006-01", "gYearMonth"}, {"2006-01-02", "date"},
	{time.RFC3339, "dateTime"}, {"2006-01-02T15:04:05", "dateTime"}}

// dateLiteral returns a date typed by how exact it is, and any other text as a plain literal.
func dateLiteral(text string) rdfObject {
	for _, f := range dateForms {
		if at, err := time.Parse(f.layout, text); err == nil && at.Year() > 0 {
			return rdfObject{text: text, datatype: f.datatype}
		}
	}
	return textLiteral(text)
}

// A rdfWriter tells a graph in triples.
type rdfWriter struct {
	out         rdfSyntax
	describe    func(rule string) string // may be nil
	kinds       map[string]rdfKind       // of entities
	documents   map[string]*rdfText
	spans       map[rdfSpan]bool // those written -> with their words
	extractions map[string]bool  // rules whose extraction is written
	objects     []rdfObject
	properties  []iri
	within      [1]string
}

func writeRDF(g *graph.Graph, opts Options, out rdfSyntax) error {
	base, err := ParseBase(opts.Base)
	if err != nil {
		return err
	}
	r := &rdfWriter{out: out, describe: opts.Describe, kinds: map[string]rdfKind{}, documents: map[string]*rdfText{}, spans: map[rdfSpan]bool{}, extractions: map[string]bool{}}
	out.header(base)
	for d := range g.Documents() {
		r.documents[d.ID] = &rdfText{text: d.Text}
		r.document(&d)
	}
	for e := range g.Entities() {
		r.kinds[e.ID] = rdfKind{e.Type, e.Kind}
		r.entity(&e)
	}
	for rel := range relations(g) {
		r.relation(rel)
	}
	for e := range g.Entities() {
		for i := range e.Mentions {
			r.mention(&e.Mentions[i])
		}
	}
	return out.footer()
}

// A rdfKind is what linkOf asks of an entity.
type rdfKind struct{ typ, kind string }

// one adds a triple.
func (r *rdfWriter) one(p iri, o rdfObject) {
	r.objects = append(r.objects[:0], o)
	r.out.add(p, r.objects)
}

// some adds a triple for each object that was gathered; there may be none.
func (r *rdfWriter) some(p iri) {
	if len(r.objects) > 0 {
		r.out.add(p, r.objects)
	}
}

// text adds a triple unless the text is empty.
func (r *rdfWriter) text(p iri, text string) {
	if text != "" {
		r.one(p, textLiteral(text))
	}
}

// in returns the graph of a document.
func (r *rdfWriter) in(document string) rdfGraphs {
	r.within[0] = document
	return rdfGraphs{documents: r.within[:]}
}

var (
	rdfType       = iri{inRDF, "type"}
	rdfsLabel     = iri{inRDFS, "label"}
	rdfID         = iri{inDCTerms, "identifier"}
	provDerived   = iri{inProv, "wasDerivedFrom"}
	provGenerated = iri{inProv, "wasGeneratedBy"}
	rdfConfidence = iri{inDossier, "confidence"}
)

func (r *rdfWriter) document(d *graph.Document) {
	r.out.begin(iri{documentNode, d.ID}, unnamed)
	r.objects = append(r.objects[:0], resource(inSchema, "DigitalDocument"), resource(inProv, "Entity"))
	r.out.add(rdfType, r.objects)
	r.one(rdfID, textLiteral(d.ID))
	r.text(iri{inDCTerms, "title"}, d.Title)
	if d.URL != "" {
		r.one(iri{inSchema, "url"}, rdfObject{text: d.URL, datatype: "anyURI"})
	}
	if d.Date != "" {
		r.one(iri{inDCTerms, "issued"}, dateLiteral(d.Date))
	}
	r.out.end()
}

func (r *rdfWriter) entity(e *graph.Entity) {
	r.out.begin(iri{entityNode, e.ID}, unnamed)
	classes, items := classesOf(r.objects[:0], e)
	r.objects = classes
	r.some(rdfType)
	r.one(rdfID, textLiteral(e.ID))
	r.one(rdfsLabel, textLiteral(e.Name))
	r.objects = r.objects[:0]
	for _, alias := range e.Aliases {
		r.objects = append(r.objects, textLiteral(alias))
	}
	r.some(iri{inSKOS, "altLabel"})
	if e.Wikidata != "" {
		r.one(iri{inOWL, "sameAs"}, resource(inWikidata, e.Wikidata))
	}
	r.objects = r.objects[:0]
	for _, item := range items {
		if item != "" {
			r.objects = append(r.objects, resource(inWikidata, item))
		}
	}
	r.some(iri{inWikidataProperty, "P31"})
	r.text(iri{inWikidataProperty, "P297"}, e.ISO)
	r.text(iri{inDossier, "kind"}, e.Kind)
	r.text(iri{inDossier, "entry"}, e.Entry)
	if e.Unnamed {
		r.one(iri{inDossier, "unnamed"}, trueLiteral)
	}
	r.attributes(e.Traits)
	r.out.end()
}

// attributes adds attributes, which are sorted by name; a name may come several times.
func (r *rdfWriter) attributes(as []graph.Attribute) {
	for len(as) > 0 {
		name := as[0].Name
		r.objects = r.objects[:0]
		for len(as) > 0 && as[0].Name == name {
			o := textLiteral(as[0].Value)
			switch name {
			case "date", "when", "from", "to", "start", "end":
				o = dateLiteral(as[0].Value)
			}
			r.objects = append(r.objects, o)
			as = as[1:]
		}
		r.out.add(iri{inAttribute, name}, r.objects)
	}
}

func (r *rdfWriter) relation(rel *graph.Relation) {
	id := RelationID(rel)
	evidence := make([]string, len(rel.Evidence))
	for i := range rel.Evidence {
		evidence[i] = evidenceID(id, &rel.Evidence[i])
	}
	r.direct(rel)
	r.statement(id, rel, evidence)
	for i := range rel.Evidence {
		r.evidence(evidence[i], &rel.Evidence[i])
	}
}

// direct writes a relation as plain triples if a text states it as a fact: not what is
// denied, not asserted, said by others than the writer, or inferred.
func (r *rdfWriter) direct(rel *graph.Relation) {
	if rel.Polarity != graph.Positive || rel.Modality != graph.Asserted || rel.Attribution != "" || isInferred(rel) {
		return
	}
	link := linkOf(rel.Type, r.kinds[rel.Subject], r.kinds[rel.Object])
	forward, backward := append(r.properties[:0], iri{inRelation, rel.Type}), []iri(nil)
	for _, p := range [2]iri{{inSchema, link.schema}, {inWikidataProperty, link.wikidata}} {
		if name, inverse := strings.CutPrefix(p.local, "^"); inverse {
			backward = append(backward, iri{p.space, name})
		} else if name != "" {
			forward = append(forward, p)
		}
	}
	r.properties = forward
	if rel.Symmetric && rel.Subject != rel.Object {
		backward = forward
	}
	in := rdfGraphs{true, stating(rel)}
	r.links(rel.Subject, forward, rel.Object, in)
	r.links(rel.Object, backward, rel.Subject, in)
}

// stating returns the documents whose words state a relation, sorted.
func stating(rel *graph.Relation) (documents []string) {
	for i := range rel.Evidence { // sorted by document
		v := &rel.Evidence[i]
		if n := len(documents); v.Form != graph.Inferred && (n == 0 || documents[n-1] != v.Document) {
			documents = append(documents, v.Document)
		}
	}
	return documents
}

func (r *rdfWriter) links(subject string, properties []iri, object string, in rdfGraphs) {
	if len(properties) == 0 {
		return
	}
	r.out.begin(iri{entityNode, subject}, in)
	for _, p := range properties {
		r.one(p, resource(entityNode, object))
	}
	r.out.end()
}

// statement writes all that is said of a relation, whatever its manner, as a reified statement.
func (r *rdfWriter) statement(id string, rel *graph.Relation, evidence []string) {
	r.out.begin(iri{relationNode, id}, unnamed)
	r.objects = append(r.objects[:0], resource(inRDF, "Statement"), resource(inDossier, "Relation"))
	r.out.add(rdfType, r.objects)
	r.one(iri{inRDF, "subject"}, resource(entityNode, rel.Subject))
	r.one(iri{inRDF, "predicate"}, resource(inRelation, rel.Type))
	r.one(iri{inRDF, "object"}, resource(entityNode, rel.Object))
	r.text(iri{inDossier, "polarity"}, string(rel.Polarity))
	r.text(iri{inDossier, "modality"}, string(rel.Modality))
	if rel.Attribution != "" {
		r.one(iri{inDossier, "attribution"}, resource(entityNode, rel.Attribution))
	}
	r.text(iri{inDossier, "tense"}, rel.Tense)
	if rel.Symmetric {
		r.one(iri{inDossier, "symmetric"}, trueLiteral)
	}
	if isInferred(rel) {
		r.one(iri{inDossier, "inferred"}, trueLiteral)
	}
	r.one(rdfConfidence, decimalLiteral(rel.Confidence))
	r.attributes(rel.Attributes)
	r.sources(rel, evidence)
	r.out.end()
}

// sources says what a relation comes from: documents, sentences in them, and the rules that read it.
func (r *rdfWriter) sources(rel *graph.Relation, evidence []string) {
	if len(rel.Evidence) == 0 {
		return
	}
	r.objects = r.objects[:0]
	for i := range rel.Evidence { // sorted by place
		v := &rel.Evidence[i]
		if i == 0 || v.Document != rel.Evidence[i-1].Document {
			r.objects = append(r.objects, resource(documentNode, v.Document))
		}
		if i == 0 || v.Document != rel.Evidence[i-1].Document || v.Span != rel.Evidence[i-1].Span {
			r.objects = append(r.objects, resource(spanNode, spanName(v.Document, v.Span)))
		}
	}
	r.out.add(provDerived, r.objects)
	r.objects = r.objects[:0]
	for _, rule := range rulesOf(rel) {
		r.objects = append(r.objects, resource(extractionNode, rule))
	}
	r.out.add(provGenerated, r.objects)
	r.objects = r.objects[:0]
	for _, id := range evidence {
		r.objects = append(r.objects, resource(evidenceNode, id))
	}
	r.out.add(iri{inDossier, "evidence"}, r.objects)
}

// evidence writes one place that states a relation, and the words of it.
func (r *rdfWriter) evidence(id string, v *graph.Evidence) {
	r.out.begin(iri{evidenceNode, id}, r.in(v.Document))
	r.one(rdfType, resource(inDossier, "Evidence"))
	r.one(provDerived, resource(spanNode, spanName(v.Document, v.Span)))
	parts := [...]struct {
		property string
		span     graph.Span
	}{{"subjectSpan", v.Subject}, {"objectSpan", v.Object}, {"triggerSpan", v.Trigger}}
	for _, p := range parts {
		if p.span != (graph.Span{}) {
			r.one(iri{inDossier, p.property}, resource(spanNode, spanName(v.Document, p.span)))
		}
	}
	r.one(provGenerated, resource(extractionNode, v.Rule))
	r.text(iri{inDossier, "form"}, v.Form)
	r.text(iri{inDossier, "from"}, v.From)
	r.one(rdfConfidence, decimalLiteral(v.Confidence))
	r.out.end()
	r.span(v.Document, v.Span, v)
	for _, p := range parts {
		if p.span != (graph.Span{}) {
			r.span(v.Document, p.span, v)
		}
	}
	r.extraction(v.Rule)
}

// mention writes where a text refers to an entity as a Web Annotation.
func (r *rdfWriter) mention(m *graph.Mention) {
	id := hashed("m", m.Document, strconv.Itoa(m.Span.Start), strconv.Itoa(m.Span.End), m.Entity, string(m.Kind), m.Rule)
	r.out.begin(iri{mentionNode, id}, r.in(m.Document))
	r.objects = append(r.objects[:0], resource(inOA, "Annotation"), resource(inDossier, "Mention"))
	r.out.add(rdfType, r.objects)
	r.one(iri{inOA, "motivatedBy"}, resource(inOA, "identifying"))
	r.one(iri{inOA, "hasBody"}, resource(entityNode, m.Entity))
	r.one(iri{inOA, "hasTarget"}, resource(spanNode, spanName(m.Document, m.Span)))
	r.text(iri{inDossier, "mentionKind"}, string(m.Kind))
	r.one(provGenerated, resource(extractionNode, m.Rule))
	r.out.end()
	r.span(m.Document, m.Span, nil)
	r.extraction(m.Rule)
}

// extraction writes the activity of a rule, once.
func (r *rdfWriter) extraction(rule string) {
	if r.extractions[rule] {
		return
	}
	agent := iri{agentNode, "dossier"}
	if len(r.extractions) == 0 {
		r.out.begin(agent, unnamed)
		r.one(rdfType, resource(inProv, "SoftwareAgent"))
		r.one(rdfsLabel, textLiteral("dossier"))
		r.out.end()
	}
	r.extractions[rule] = true
	r.out.begin(iri{extractionNode, rule}, unnamed)
	r.one(rdfType, resource(inProv, "Activity"))
	r.one(iri{inDossier, "rule"}, textLiteral(rule))
	if r.describe != nil {
		r.text(rdfsComment, r.describe(rule))
	}
	r.one(iri{inProv, "wasAssociatedWith"}, rdfObject{name: agent})
	r.out.end()
}

// evidenceID returns the ID of evidence, from all that tells it apart: where runs over
// other documents are loaded into one store, it stays what it is.
func evidenceID(relation string, v *graph.Evidence) string {
	b := make([]byte, 0, 128)
	for _, s := range [...]graph.Span{v.Span, v.Subject, v.Object, v.Trigger} {
		b = binary.AppendVarint(binary.AppendVarint(b, int64(s.Start)), int64(s.End))
	}
	return hashed("e", relation, v.Document, v.Rule, v.Form, v.From, string(b))
}

// hashed returns a letter and 64 bits in hexadecimal of what tells a thing apart, as [RelationID] does.
func hashed(letter string, parts ...string) string {
	b := make([]byte, 0, 256)
	for _, p := range parts {
		b = append(append(b, p...), 0)
	}
	sum := sha256.Sum256(b)
	return letter + hex.EncodeToString(sum[:8])
}
