package export

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"io"

	"github.com/dossier-kg/dossier/graph"
)

// Schema names the form of the JSON that [JSON] writes.
const Schema = "https://github.com/dossier-kg/dossier/graph/v1"

type jsonGraph struct {
	Schema    string         `json:"schema"`
	Offsets   string         `json:"offsets"`
	Documents []jsonDocument `json:"documents"`
	Entities  []jsonEntity   `json:"entities"`
	Relations []jsonRelation `json:"relations"`
}

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
// the documents, which opts.Text adds.
func JSON(w io.Writer, g *graph.Graph, opts Options) error {
	out := jsonGraph{Schema: Schema, Offsets: "utf-8 bytes", Documents: []jsonDocument{}, Entities: []jsonEntity{}, Relations: []jsonRelation{}}
	for d := range g.Documents() {
		if !opts.Text {
			d.Text = ""
		}
		out.Documents = append(out.Documents, jsonDocument{d.ID, d.Title, d.URL, d.Date, d.Text})
	}
	for e := range g.Entities() {
		j := newEntity(&e)
		for _, m := range e.Mentions {
			j.Mentions = append(j.Mentions, jsonMention{Document: m.Document, Start: m.Span.Start, End: m.Span.End, Kind: m.Kind, Rule: m.Rule})
		}
		out.Entities = append(out.Entities, j)
	}
	for r := range g.Relations() {
		out.Relations = append(out.Relations, newRelation(&r, true))
	}
	b := bufio.NewWriter(w)
	enc := json.NewEncoder(b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(out); err != nil {
		return err
	}
	return b.Flush()
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
// document leaves out, since it stands there already: the document and the quote.
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
			v.Document, v.Text, v.Confidence = e.Document, e.Text, e.Confidence
		}
		j.Evidence = append(j.Evidence, v)
	}
	return j
}

func pair(s graph.Span) [2]int { return [2]int{s.Start, s.End} }

// ReadJSON reads a graph that [JSON] wrote.
func ReadJSON(r io.Reader) (*graph.Graph, error) {
	var in jsonGraph
	dec := json.NewDecoder(r)
	dec.DisallowUnknownFields()
	if err := dec.Decode(&in); err != nil {
		return nil, fmt.Errorf("reading a graph: %w", err)
	}
	if in.Schema != Schema {
		return nil, fmt.Errorf("reading a graph: schema is %q, wanted %q", in.Schema, Schema)
	}
	doc := graph.Document{}
	for _, e := range in.Entities {
		o := graph.Entity{ID: e.ID, Type: e.Type, Kind: e.Kind, Name: e.Name, Wikidata: e.Wikidata, ISO: e.ISO, Entry: cmp.Or(e.Entry, e.Wikidata), Unnamed: e.Unnamed}
		for _, t := range e.Traits {
			o.Traits = append(o.Traits, graph.Attribute(t))
		}
		if len(e.Aliases) > 0 {
			o.Aliases = e.Aliases
		}
		for _, m := range e.Mentions {
			doc.Mentions = append(doc.Mentions, graph.Mention{Document: m.Document, Span: graph.Span{Start: m.Start, End: m.End},
				Entity: e.ID, Type: e.Type, Kind: m.Kind, Rule: m.Rule})
		}
		doc.Entities = append(doc.Entities, o)
	}
	for i := range in.Relations {
		doc.Relations = append(doc.Relations, in.Relations[i].relation())
	}
	g := new(graph.Graph)
	for _, d := range in.Documents {
		if err := g.Add(&graph.Document{ID: d.ID, Title: d.Title, URL: d.URL, Date: d.Date, Text: d.Text}); err != nil {
			return nil, err
		}
	}
	return g, g.AddFacts(&doc)
}

func (j *jsonRelation) relation() graph.Relation {
	r := graph.Relation{Subject: j.Subject, Type: j.Type, Object: j.Object, Symmetric: j.Symmetric, Polarity: j.Polarity,
		Modality: j.Modality, Attribution: j.Attribution, Tense: j.Tense, Confidence: j.Confidence}
	for name, value := range j.Attributes {
		r.Attributes = append(r.Attributes, graph.Attribute{Name: name, Value: value})
	}
	r.SortAttributes()
	for _, e := range j.Evidence {
		r.Evidence = append(r.Evidence, graph.Evidence{Document: e.Document, Span: graph.Span{Start: e.Start, End: e.End},
			Subject: span(e.Subject), Object: span(e.Object), Trigger: span(e.Trigger), Text: e.Text, Rule: e.Rule, Form: e.Form, From: e.From, Confidence: e.Confidence})
	}
	return r
}

func span(p [2]int) graph.Span { return graph.Span{Start: p[0], End: p[1]} }
