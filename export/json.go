package export

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"iter"

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
	b := bufio.NewWriterSize(w, 1<<16)
	fmt.Fprintf(b, "{\n \"schema\": %q,\n \"offsets\": %q,\n", Schema, offsets)
	err := cmp.Or(
		writeItems(b, "documents", func(yield func(any) bool) {
			for d := range g.Documents() {
				if !opts.Text {
					d.Text = ""
				}
				if !yield(jsonDocument{d.ID, d.Title, d.URL, d.Date, d.Text}) {
					return
				}
			}
		}, ",\n"),
		writeItems(b, "entities", func(yield func(any) bool) {
			for e := range g.Entities() {
				j := newEntity(&e)
				for _, m := range e.Mentions {
					j.Mentions = append(j.Mentions, jsonMention{Document: m.Document, Start: m.Span.Start, End: m.Span.End, Kind: m.Kind, Rule: m.Rule})
				}
				if !yield(j) {
					return
				}
			}
		}, ",\n"),
		writeItems(b, "relations", func(yield func(any) bool) {
			for r := range relations(g) {
				if !yield(newRelation(r, true)) {
					return
				}
			}
		}, "\n}\n"))
	return cmp.Or(err, b.Flush())
}

// writeItems writes an array under its key, one item after the other, so that no
// second copy of the graph is needed.
func writeItems(b *bufio.Writer, key string, items iter.Seq[any], behind string) error {
	fmt.Fprintf(b, " %q: [", key)
	var item bytes.Buffer
	enc := json.NewEncoder(&item)
	enc.SetEscapeHTML(false)
	enc.SetIndent("  ", " ")
	separator, end := "\n  ", "]"
	for v := range items {
		item.Reset()
		if err := enc.Encode(v); err != nil {
			return err
		}
		_, _ = b.WriteString(separator)
		_, _ = b.Write(bytes.TrimSuffix(item.Bytes(), []byte("\n")))
		separator, end = ",\n  ", "\n ]"
	}
	_, err := b.WriteString(end + behind)
	return err
}

func newEntity(e *graph.Entity) jsonEntity {
	j := jsonEntity{ID: e.ID, Type: e.Type, Kind: e.Kind, Name: e.Name, Aliases: e.Aliases, Wikidata: e.Wikidata, ISO: e.ISO, Unnamed: e.Unnamed}
	if e.Entry != e.Wikidata {
		j.Entry = e.Entry
	}
	for _, t := range e.Traits {
		j.Traits = append(j.Traits, jsonTrait(t))
	}
	if j.Aliases == nil {
		j.Aliases = []string{}
	}
	return j
}

// newRelation turns a relation into its JSON form; whole adds what a line of a
// document leaves out, since it stands there already: the document, the quote, and a
// confidence that is that of the relation.
func newRelation(r *graph.Relation, whole bool) jsonRelation {
	j := jsonRelation{Subject: r.Subject, Type: r.Type, Object: r.Object, Symmetric: r.Symmetric, Attributes: map[string]string{},
		Polarity: r.Polarity, Modality: r.Modality, Attribution: r.Attribution, Tense: r.Tense, Confidence: r.Confidence,
		Evidence: make([]jsonEvidence, 0, len(r.Evidence))}
	for _, a := range r.Attributes {
		j.Attributes[a.Name] = a.Value
	}
	for _, e := range r.Evidence {
		v := jsonEvidence{Start: e.Span.Start, End: e.Span.End, Subject: pair(e.Subject), Object: pair(e.Object), Trigger: pair(e.Trigger),
			Rule: e.Rule, Form: e.Form, From: e.From}
		if whole {
			v.Document, v.Text = e.Document, e.Text
		}
		if whole || e.Confidence != r.Confidence {
			v.Confidence = e.Confidence
		}
		j.Evidence = append(j.Evidence, v)
	}
	return j
}

func pair(s graph.Span) [2]int { return [2]int{s.Start, s.End} }
