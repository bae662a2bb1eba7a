package export

import (
	"bufio"
	"io"
	"sync"

	"github.com/dossier-kg/dossier/graph"
)

var lineWriters = sync.Pool{New: func() any { return new(lineWriter) }}

// WriteDocument writes what one document says as one line of JSON. Offsets are
// UTF-8 bytes into the text of the document, which is repeated only with opts.Text.
func WriteDocument(w io.Writer, d *graph.Document, opts Options) error {
	l := lineWriters.Get().(*lineWriter)
	defer lineWriters.Put(l)
	l.out, l.err, l.to = l.out[:0], nil, w
	defer func() { l.to = nil }()
	l.document(d, opts.Text)
	if l.err != nil {
		return l.err
	}
	_, err := w.Write(l.out)
	return err
}

// JSONL writes each document of the graph as a line: see [WriteDocument].
func JSONL(w io.Writer, g *graph.Graph, opts Options) error {
	b := bufio.NewWriter(w)
	for d := range g.ByDocument() {
		if err := WriteDocument(b, d, opts); err != nil {
			return err
		}
	}
	return b.Flush()
}
