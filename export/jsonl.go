package export

import (
	"bufio"
	"encoding/json"
	"io"

	"github.com/dossier-kg/dossier/graph"
)

// jsonLine is a document as [WriteDocument] writes it.
type jsonLine struct {
	ID        string         `json:"id"`
	Title     string         `json:"title,omitempty"`
	URL       string         `json:"url,omitempty"`
	Date      string         `json:"date,omitempty"`
	Text      string         `json:"text,omitempty"`
	Entities  []jsonEntity   `json:"entities"`
	Mentions  []jsonMention  `json:"mentions"`
	Relations []jsonRelation `json:"relations"`
}

// WriteDocument writes what one document says as one line of JSON. Offsets are
// UTF-8 bytes into the text of the document, which is repeated only with opts.Text.
func WriteDocument(w io.Writer, d *graph.Document, opts Options) error {
	line := jsonLine{ID: d.ID, Title: d.Title, URL: d.URL, Date: d.Date, Entities: make([]jsonEntity, 0, len(d.Entities)),
		Mentions: make([]jsonMention, 0, len(d.Mentions)), Relations: make([]jsonRelation, 0, len(d.Relations))}
	if opts.Text {
		line.Text = d.Text
	}
	for i := range d.Entities {
		line.Entities = append(line.Entities, newEntity(&d.Entities[i]))
	}
	for _, m := range d.Mentions {
		line.Mentions = append(line.Mentions, jsonMention{Start: m.Span.Start, End: m.Span.End, Entity: m.Entity, Type: m.Type, Kind: m.Kind, Rule: m.Rule})
	}
	for i := range d.Relations {
		line.Relations = append(line.Relations, newRelation(&d.Relations[i], false))
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(line)
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
