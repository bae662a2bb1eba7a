package export

import (
	"bufio"
	"io"

	"github.com/dossier-kg/dossier/graph"
)

// NQuads writes the triples of [Turtle] as N-Quads (w3.org/TR/n-quads). Evidence,
// mentions and the words of documents stand in a named graph that has the IRI of their
// document; the plain triples of a relation stand in the default graph, and again in that
// of each document that states it; the rest in the default graph. Options are not asked.
func NQuads(w io.Writer, g *graph.Graph, _ Options) error {
	return writeRDF(g, &nquads{Writer: bufio.NewWriterSize(w, 1<<16)})
}

type nquads struct {
	*bufio.Writer
	subject, line []byte
	in            rdfGraphs
}

func (q *nquads) header() {}

func (q *nquads) begin(subject iri, in rdfGraphs) {
	q.subject, q.in = appendQuoted(q.subject[:0], subject), in
}

func (q *nquads) add(property iri, objects []rdfObject) {
	for i := range objects {
		q.line = append(append(q.line[:0], q.subject...), ' ')
		q.line = append(appendQuoted(q.line, property), ' ')
		q.line = append(appendQuadObject(q.line, &objects[i]), ' ')
		if q.in.unnamed {
			_, _ = q.Write(q.line)
			_, _ = q.WriteString(".\n")
		}
		for _, d := range q.in.documents {
			_, _ = q.Write(q.line)
			_, _ = q.Write(append(appendQuoted(q.AvailableBuffer(), iri{documentNode, d}), " .\n"...))
		}
	}
}

func (q *nquads) end() {}

func (q *nquads) footer() error { return q.Flush() }

func appendQuoted(b []byte, n iri) []byte { return append(appendIRI(append(b, '<'), n), '>') }

func appendQuadObject(b []byte, o *rdfObject) []byte {
	switch o.datatype {
	case "":
		return appendQuoted(b, o.name)
	case "string":
		return appendLiteral(b, o.text)
	}
	return appendQuoted(append(appendLiteral(b, o.text), "^^"...), iri{inXSD, o.datatype})
}
