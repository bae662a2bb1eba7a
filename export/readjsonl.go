package export

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"

	"github.com/dossier-kg/dossier/graph"
)

// lineForm is a document as [WriteDocument] writes it.
type lineForm struct {
	jsonDocument
	Entities  []jsonEntity   `json:"entities"`
	Mentions  []jsonMention  `json:"mentions"`
	Relations []jsonRelation `json:"relations"`
}

// ReadJSONL yields the documents that [JSONL] or [WriteDocument] wrote, up to the first
// error, which is [ErrNoGraph] where a line is of another form. Evidence quotes its
// sentence where the lines have the texts.
func ReadJSONL(r io.Reader) iter.Seq2[*graph.Document, error] {
	return func(yield func(*graph.Document, error) bool) {
		in := graphReader{dec: json.NewDecoder(bufio.NewReaderSize(r, 1<<16))}
		in.dec.DisallowUnknownFields()
		for n := 1; ; n++ {
			var form lineForm
			err := in.dec.Decode(&form)
			if errors.Is(err, io.EOF) {
				return
			}
			var d *graph.Document
			if err != nil {
				err = in.wrong("it", err)
			} else {
				d, err = form.document()
			}
			if err != nil {
				d, err = nil, fmt.Errorf("reading document %d: %w", n, err)
			}
			if !yield(d, err) || err != nil {
				return
			}
		}
	}
}

// document returns the document, with what its lines leave out since it stands there already.
func (l *lineForm) document() (*graph.Document, error) {
	if l.Entities == nil || l.Mentions == nil || l.Relations == nil {
		return nil, fmt.Errorf("%w: entities, mentions or relations are missing", ErrNoGraph)
	}
	d := &graph.Document{ID: l.ID, Title: l.Title, URL: l.URL, Date: l.Date, Text: l.Text}
	here := map[string]bool{l.ID: true}
	for i := range l.Entities {
		e := &l.Entities[i]
		if err := e.check(here); err != nil {
			return nil, err
		}
		d.Entities = append(d.Entities, e.facts().Entities...)
	}
	for i := range l.Mentions {
		m := &l.Mentions[i]
		if err := m.check(); err != nil {
			return nil, err
		}
		d.Mentions = append(d.Mentions, graph.Mention{Document: l.ID, Span: graph.Span{Start: m.Start, End: m.End}, Entity: m.Entity, Type: m.Type, Kind: m.Kind, Rule: m.Rule})
	}
	for i := range l.Relations {
		j := &l.Relations[i]
		for k := range j.Evidence {
			if err := j.Evidence[k].complete(l, j.Confidence); err != nil {
				return nil, err
			}
		}
		if err := j.check(here); err != nil {
			return nil, err
		}
		d.Relations = append(d.Relations, j.relation())
	}
	return d, nil
}

// complete adds the document and the quote, and the confidence where it is that of the relation.
func (j *jsonEvidence) complete(l *lineForm, confidence float64) error {
	j.Document = l.ID
	if j.Confidence == 0 {
		j.Confidence = confidence
	}
	if l.Text == "" {
		return nil
	}
	if j.Start < 0 || j.End < j.Start || j.End > len(l.Text) {
		return fmt.Errorf("%w: a sentence from %d to %d in a text of %d bytes", ErrNoGraph, j.Start, j.End, len(l.Text))
	}
	j.Text = l.Text[j.Start:j.End]
	return nil
}
