package export

import (
	"bufio"
	"bytes"
	"cmp"
	"fmt"
	"io"

	"github.com/dossier-kg/dossier/graph"
)

// Schema names the form of the JSON that [JSON] writes.
const Schema = "https://github.com/dossier-kg/dossier/graph/v1"

// offsets is the unit of all places in a text.
const offsets = "utf-8 bytes"

type jsonDocument struct {
	ID    string `json:"id"`
	Title string `json:"title,omitempty"`
	URL   string `json:"url,omitempty"`
	Date  string `json:"date,omitempty"`
	Text  string `json:"text,omitempty"`
}

type jsonEntity struct {
	ID       string        `json:"id"`
	Type     string        `json:"type"`
	Kind     string        `json:"kind,omitempty"`
	Name     string        `json:"name"`
	Aliases  []string      `json:"aliases"`
	Wikidata string        `json:"wikidata,omitempty"`
	ISO      string        `json:"iso,omitempty"`
	Entry    string        `json:"entry,omitempty"`
	Unnamed  bool          `json:"unnamed,omitempty"`
	Traits   []jsonTrait   `json:"traits,omitempty"`
	Mentions []jsonMention `json:"mentions,omitempty"`
}

type jsonTrait struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

type jsonMention struct {
	Document string            `json:"document,omitempty"`
	Start    int               `json:"start"`
	End      int               `json:"end"`
	Entity   string            `json:"entity,omitempty"`
	Type     string            `json:"type,omitempty"`
	Kind     graph.MentionKind `json:"kind"`
	Rule     string            `json:"rule"`
}

type jsonRelation struct {
	Subject     string            `json:"subject"`
	Type        string            `json:"type"`
	Object      string            `json:"object"`
	Symmetric   bool              `json:"symmetric,omitempty"`
	Attributes  map[string]string `json:"attributes"`
	Polarity    graph.Polarity    `json:"polarity"`
	Modality    graph.Modality    `json:"modality"`
	Attribution string            `json:"attribution,omitempty"`
	Tense       string            `json:"tense,omitempty"`
	Confidence  float64           `json:"confidence"`
	Evidence    []jsonEvidence    `json:"evidence"`
}

type jsonEvidence struct {
	Document   string  `json:"document,omitempty"`
	Start      int     `json:"start"`
	End        int     `json:"end"`
	Subject    [2]int  `json:"subject"`
	Object     [2]int  `json:"object"`
	Trigger    [2]int  `json:"trigger"`
	Text       string  `json:"text,omitempty"`
	Rule       string  `json:"rule"`
	Form       string  `json:"form"`
	From       string  `json:"from,omitempty"`
	Confidence float64 `json:"confidence,omitempty"`
}

// JSON writes the whole graph as one object that [ReadJSON] reads back. Offsets
// are UTF-8 bytes; evidence quotes its sentence. Nothing is left out but the texts of
// the documents, which opts.Text adds. [GraphSchema] describes it.
func JSON(w io.Writer, g *graph.Graph, opts Options) error {
	j := &itemWriter{w: bufio.NewWriterSize(w, 1<<16), line: lineWriter{whole: true}}
	fmt.Fprintf(j.w, "{\n \"schema\": %q,\n \"offsets\": %q,\n", Schema, offsets)
	j.begin("documents")
	for d := range g.Documents() {
		j.line.head(&d, opts.Text)
		j.line.put("}")
		j.item()
	}
	j.end(",\n")
	j.begin("entities")
	for e := range g.Entities() {
		j.line.entity(&e)
		j.item()
	}
	j.end(",\n")
	j.begin("relations")
	for r := range relations(g) {
		j.line.relation(r)
		j.item()
	}
	j.end("\n}\n")
	return cmp.Or(j.line.err, j.w.Flush())
}

// An itemWriter writes arrays under their keys, one item after the other, so that no
// second copy of the graph is needed.
type itemWriter struct {
	w        *bufio.Writer // keeps the first error
	line     lineWriter    // holds the item in the making
	indented []byte
	written  int // items of the array
}

func (j *itemWriter) begin(key string) {
	fmt.Fprintf(j.w, " %q: [", key)
	j.written = 0
}

// item writes what is in line.
func (j *itemWriter) item() {
	if j.written++; j.written > 1 {
		_ = j.w.WriteByte(',')
	}
	j.indented = appendIndented(append(j.indented[:0], "\n  "...), j.line.out)
	_, _ = j.w.Write(j.indented)
	j.line.out = j.line.out[:0]
}

func (j *itemWriter) end(behind string) {
	if j.written > 0 {
		_, _ = j.w.WriteString("\n ")
	}
	_, _ = j.w.WriteString("]" + behind)
}

// lineBreak is that of an item, cut as deep as it stands: two spaces and one a level.
const lineBreak = "\n                "

// appendIndented appends an item of JSON without spaces as encoding/json indents it. Strings,
// most of it, are copied whole.
func appendIndented(b, item []byte) []byte {
	depth := 0
	for i := 0; i < len(item); i++ {
		switch c := item[i]; c {
		case '"':
			n := stringLength(item[i:])
			b = append(b, item[i:i+n]...)
			i += n - 1
		case '{', '[':
			b = append(b, c)
			if next := item[i+1]; next == c+2 { // the bracket that closes it
				b = append(b, next)
				i++
				continue
			}
			depth++
			b = append(b, lineBreak[:3+depth]...)
		case '}', ']':
			depth--
			b = append(append(b, lineBreak[:3+depth]...), c)
		case ',':
			b = append(append(b, c), lineBreak[:3+depth]...)
		case ':':
			b = append(b, ": "...)
		default:
			b = append(b, c)
		}
	}
	return b
}

// stringLength returns the length of the JSON string that b begins with, both quotes counted.
func stringLength(b []byte) int {
	for end := 1; ; end++ {
		end += bytes.IndexByte(b[end:], '"')
		escapes := 0
		for b[end-1-escapes] == '\\' {
			escapes++
		}
		if escapes%2 == 0 {
			return end + 1
		}
	}
}
