package export

import (
	"bufio"
	"io"
	"strings"

	"github.com/dossier-kg/dossier/graph"
)

// JSONLD writes the triples of [Turtle] as JSON-LD 1.1 (w3.org/TR/json-ld11), one node a
// line in "@graph". The context stands in the file: no reader asks the network for one.
// Of the options, Base and Describe count.
func JSONLD(w io.Writer, g *graph.Graph, opts Options) error {
	return writeRDF(g, opts, &jsonld{Writer: bufio.NewWriterSize(w, 1<<16)})
}

// jsonldTypes are the properties whose values are all of one type, which the context tells:
// IRIs, or literals of a datatype.
var jsonldTypes = []struct {
	property iri
	typ      string
}{
	{iri{inRDF, "subject"}, "@id"}, {iri{inRDF, "predicate"}, "@id"}, {iri{inRDF, "object"}, "@id"},
	{iri{inOWL, "sameAs"}, "@id"}, {iri{inWikidataProperty, "P31"}, "@id"}, {provDerived, "@id"}, {provGenerated, "@id"},
	{iri{inProv, "wasAssociatedWith"}, "@id"}, {iri{inOA, "motivatedBy"}, "@id"}, {iri{inOA, "hasBody"}, "@id"}, {iri{inOA, "hasTarget"}, "@id"},
	{iri{inOA, "hasSource"}, "@id"}, {iri{inOA, "hasSelector"}, "@id"}, {iri{inDossier, "attribution"}, "@id"}, {iri{inDossier, "evidence"}, "@id"},
	{iri{inDossier, "subjectSpan"}, "@id"}, {iri{inDossier, "objectSpan"}, "@id"}, {iri{inDossier, "triggerSpan"}, "@id"},
	{rdfConfidence, "xsd:decimal"}, {iri{inSchema, "url"}, "xsd:anyURI"},
}

type jsonld struct {
	*bufio.Writer
	typed map[iri]bool // what jsonldTypes has
	line  []byte
	nodes int
}

func (j *jsonld) header(base string) {
	j.typed = map[iri]bool{}
	var b strings.Builder
	b.WriteString("{\n\"@context\": {\n \"@version\": 1.1,\n \"@base\": \"" + base + "\"")
	for _, s := range spaces {
		if s.prefix != "" {
			b.WriteString(",\n \"" + s.prefix + "\": \"" + s.iri + "\"")
		}
	}
	for _, t := range jsonldTypes {
		j.typed[t.property] = true
		name := spaces[t.property.space].prefix + ":" + t.property.local
		b.WriteString(",\n \"" + name + "\": {\"@id\": \"" + name + "\", \"@type\": \"" + t.typ + "\"}")
	}
	b.WriteString("\n},\n\"@graph\": [")
	_, _ = j.WriteString(b.String())
}

func (j *jsonld) begin(subject iri, _ rdfGraphs) {
	j.line = j.line[:0]
	if j.nodes++; j.nodes > 1 {
		j.line = append(j.line, ',')
	}
	j.line = appendJSONIRI(append(j.line, "\n{\"@id\": "...), subject)
}

func (j *jsonld) add(property iri, objects []rdfObject) {
	j.line = append(j.line, ", "...)
	if property == rdfType {
		j.line = append(j.line, `"@type"`...)
	} else {
		j.line = appendJSONIRI(j.line, property)
	}
	j.line = append(j.line, ": "...)
	bare := property == rdfType || j.typed[property]
	if len(objects) == 1 {
		j.line = appendJSONObject(j.line, &objects[0], bare)
		return
	}
	for i := range objects {
		separator := ", "
		if i == 0 {
			separator = "["
		}
		j.line = appendJSONObject(append(j.line, separator...), &objects[i], bare)
	}
	j.line = append(j.line, ']')
}

func (j *jsonld) end() {
	j.line = append(j.line, '}')
	_, _ = j.Write(j.line)
}

func (j *jsonld) footer() error {
	_, _ = j.WriteString("\n]\n}\n")
	return j.Flush()
}

// appendJSONIRI appends an IRI as a JSON string. It needs no escapes: what is no plain character is percent-encoded.
func appendJSONIRI(b []byte, n iri) []byte {
	b, _, short := appendShort(append(b, '"'), n)
	if !short {
		b = appendIRI(b, "", n)
	}
	return append(b, '"')
}

// appendJSONObject appends a value; a bare one has its type from the context.
func appendJSONObject(b []byte, o *rdfObject, bare bool) []byte {
	switch {
	case o.datatype == "" && bare:
		return appendJSONIRI(b, o.name)
	case o.datatype == "":
		return append(appendJSONIRI(append(b, `{"@id": `...), o.name), '}')
	case o.datatype == "string" || bare:
		return appendString(b, characters(o.text))
	case o.datatype == "boolean" || o.datatype == "integer":
		return append(b, o.text...)
	}
	b = append(appendString(append(b, `{"@value": `...), characters(o.text)), `, "@type": "xsd:`...)
	return append(append(b, o.datatype...), `"}`...)
}

var jsonldReplacer = strings.NewReplacer("\x00", replacement, "\uFFFE", replacement, "\uFFFF", replacement)

// characters returns a text with U+FFFD where [appendLiteral] has it and [appendString] has not.
func characters(s string) string {
	if strings.IndexByte(s, 0) < 0 && !strings.Contains(s, "\uFFFE") && !strings.Contains(s, "\uFFFF") {
		return s
	}
	return jsonldReplacer.Replace(s)
}
