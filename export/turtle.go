package export

import (
	"bufio"
	"io"

	"github.com/dossier-kg/dossier/graph"
)

// Turtle writes the graph in Turtle (w3.org/TR/turtle): entities with their names and
// types; what texts state as facts as plain triples, by the names of schema.org and
// Wikidata too where they have one; every relation, with its polarity, modality and all
// else, as a rdf:Statement; its evidence and the mentions of entities by PROV and Web
// Annotation. Offsets are bytes, and code points where the graph has the text. A triple
// may be there twice, which means nothing. Of the options it asks for Base and Describe.
func Turtle(w io.Writer, g *graph.Graph, opts Options) error {
	return writeRDF(g, opts, &turtle{Writer: bufio.NewWriterSize(w, 1<<16)})
}

type turtle struct {
	*bufio.Writer
	line []byte
}

func (t *turtle) header(base string) {
	_, _ = t.WriteString("@base <" + base + "> .\n")
	for _, s := range spaces {
		if s.prefix != "" {
			_, _ = t.WriteString("@prefix " + s.prefix + ": <" + s.iri + "> .\n")
		}
	}
}

func (t *turtle) begin(subject iri, _ rdfGraphs) {
	t.line = appendTurtleIRI(append(t.line[:0], '\n'), subject)
}

func (t *turtle) add(property iri, objects []rdfObject) {
	t.line = append(t.line, ' ')
	if property == rdfType {
		t.line = append(t.line, 'a')
	} else {
		t.line = appendTurtleIRI(t.line, property)
	}
	for i := range objects {
		if i > 0 {
			t.line = append(t.line, ',')
		}
		t.line = appendTurtleObject(append(t.line, ' '), &objects[i])
	}
	t.line = append(t.line, " ;\n "...)
}

// end takes the last semicolon back for the dot.
func (t *turtle) end() {
	t.line = append(t.line[:len(t.line)-len(";\n ")], ".\n"...)
	_, _ = t.Write(t.line)
}

func (t *turtle) footer() error { return t.Flush() }

func appendTurtleIRI(b []byte, n iri) []byte {
	at := len(b)
	b, prefixed, short := appendShort(append(b, '<'), n)
	switch {
	case prefixed:
		return append(b[:at], b[at+1:]...)
	case short:
		return append(b, '>')
	}
	return append(appendIRI(b, "", n), '>')
}

func appendTurtleObject(b []byte, o *rdfObject) []byte {
	switch o.datatype {
	case "":
		return appendTurtleIRI(b, o.name)
	case "string":
		return appendLiteral(b, o.text)
	case "boolean", "integer", "decimal":
		return append(b, o.text...)
	}
	return append(append(appendLiteral(b, o.text), "^^xsd:"...), o.datatype...)
}
