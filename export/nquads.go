package export

import (
	"bufio"
	"io"

	"github.com/dossier-kg/dossier/graph"
)

// NQuads writes the triples of [Turtle] as N-Quads (w3.org/TR/n-quads). Evidence,
// mentions and the words of documents stand in a named graph that has the IRI of their
// document; the plain triples of a relation stand in the default graph, and again in that
// of each document that states it; the rest in the default graph. Of the options,
// Base and Describe count.
func NQuads(w io.Writer, g *graph.Graph, opts Options) error {
	return writeRDF(g, opts, &nquads{Writer: bufio.NewWriterSize(w, 1<<16)})
}

type nquads struct {
	*bufio.Writer
	base          string
	subject, line []byte
	in            rdfGraphs
}

func (q *nquads) header(base string) { q.base = base }

func (q *nquads) begin(subject iri, in rdfGraphs) {
	q.subject, q.in = q.appendIRI(q.subject[:0], subject), in
}

func (q *nquads) add(property iri, objects []rdfObject) {
	for i := range objects {
		q.line = append(append(q.line[:0], q.subject...), ' ')
		q.line = append(q.appendIRI(q.line, property), ' ')
		q.line = append(q.appendObject(q.line, &objects[i]), ' ')
		if q.in.unnamed {
			_, _ = q.Write(q.line)
			_, _ = q.WriteString(".\n")
		}
		for _, d := range q.in.documents {
			_, _ = q.Write(q.line)
			_, _ = q.Write(append(q.appendIRI(q.AvailableBuffer(), iri{documentNode, d}), " .\n"...))
		}
	}
}

func (q *nquads) end() {}

func (q *nquads) footer() error { return q.Flush() }

func (q *nquads) appendIRI(b []byte, n iri) []byte {
	return append(appendIRI(append(b, '<'), q.base, n), '>')
}

func (q *nquads) appendObject(b []byte, o *rdfObject) []byte {
	switch o.datatype {
	case "":
		return q.appendIRI(b, o.name)
	case "string":
		return appendLiteral(b, o.text)
	}
	return q.appendIRI(append(appendLiteral(b, o.text), "^^"...), iri{inXSD, o.datatype})
}
