package export

import (
	"bufio"
	"io"
	"strconv"

	"github.com/dossier-kg/dossier/graph"
)

// A jsonWriter writes JSON piece by piece, since encoding/json wants a whole graph at
// once, or reflects on one node after the other. bufio keeps the first error; end returns it.
type jsonWriter struct {
	w   *bufio.Writer
	buf []byte
}

func newJSONWriter(w io.Writer) *jsonWriter { return &jsonWriter{w: bufio.NewWriterSize(w, 1<<16)} }

// raw writes what is JSON already.
func (j *jsonWriter) raw(s string) { j.buf = append(j.buf, s...) }

func (j *jsonWriter) string(s string) { j.buf = appendString(j.buf, s) }

func (j *jsonWriter) list(list []string) {
	j.buf = appendList(j.buf, list)
}

// flush gives the buffer on; it is called after each node and edge.
func (j *jsonWriter) flush() {
	_, _ = j.w.Write(j.buf)
	j.buf = j.buf[:0]
}

func (j *jsonWriter) end() error {
	j.flush()
	return j.w.Flush()
}

// fields writes the values that are there, each with a comma in front: ,"type":"person".
func (j *jsonWriter) fields(fields []field, row []value) {
	for i, f := range fields {
		v := &row[i]
		if v.absent(f.kind) {
			continue
		}
		j.raw(",")
		j.string(f.name)
		j.raw(":")
		switch f.kind {
		case textField:
			j.string(v.text)
		case listField:
			j.list(v.list)
		case countField, numberField:
			j.buf = strconv.AppendFloat(j.buf, v.number, 'f', -1, 64)
		case flagField:
			j.buf = strconv.AppendBool(j.buf, v.number != 0)
		case jsonField:
			j.raw(v.text)
		}
	}
}

// documents writes the documents as a list, without their texts.
func (j *jsonWriter) documents(g *graph.Graph) {
	j.raw("[")
	separator := ""
	for d := range g.Documents() {
		j.raw(separator + documentJSON(&d))
		j.flush()
		separator = ","
	}
	j.raw("]")
}

var documentFields = []field{{"title", textField}, {"url", textField}, {"date", textField}}

// documentJSON returns a document as an object, without its text.
func documentJSON(d *graph.Document) string {
	var j jsonWriter
	j.raw(`{"id":`)
	j.string(d.ID)
	j.fields(documentFields, []value{{text: d.Title}, {text: d.URL}, {text: d.Date}})
	j.raw("}")
	return string(j.buf)
}

// appendEvidence appends the evidence of a relation as the format json has it, on one line.
func appendEvidence(b []byte, r *graph.Relation) []byte {
	text := func(key, s string) { b = appendString(append(b, key...), s) }
	number := func(key string, n int) { b = strconv.AppendInt(append(b, key...), int64(n), 10) }
	span := func(key string, s graph.Span) {
		number(key, s.Start)
		number(",", s.End)
		b = append(b, ']')
	}
	b = append(b, '[')
	for i := range r.Evidence {
		e := &r.Evidence[i]
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, '{')
		if e.Document != "" {
			text(`"document":`, e.Document)
			b = append(b, ',')
		}
		number(`"start":`, e.Span.Start)
		number(`,"end":`, e.Span.End)
		span(`,"subject":[`, e.Subject)
		span(`,"object":[`, e.Object)
		span(`,"trigger":[`, e.Trigger)
		if e.Text != "" {
			text(`,"text":`, e.Text)
		}
		text(`,"rule":`, e.Rule)
		text(`,"form":`, e.Form)
		if e.From != "" {
			text(`,"from":`, e.From)
		}
		if e.Confidence != 0 {
			b = strconv.AppendFloat(append(b, `,"confidence":`...), e.Confidence, 'f', -1, 64)
		}
		b = append(b, '}')
	}
	return append(b, ']')
}

// appendList appends an array of strings.
func appendList(b []byte, list []string) []byte {
	b = append(b, '[')
	for i, s := range list {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendString(b, s)
	}
	return append(b, ']')
}

// appendString appends a JSON string. What is not UTF-8 becomes U+FFFD.
func appendString(b []byte, s string) []byte {
	return append(jsonText.append(append(b, '"'), s), '"')
}
