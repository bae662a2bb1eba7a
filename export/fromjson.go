package export

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/dossier-kg/dossier/graph"
)

// From the forms of JSON to a graph: what a hand, or another program, may have made of them is checked.

// check says what is wrong with an entity whose mentions are in these documents.
func (j *jsonEntity) check(documents map[string]bool) error {
	if j.ID == "" {
		return fmt.Errorf("%w: the id is missing", ErrNoGraph)
	}
	for i := range j.Mentions {
		if m := &j.Mentions[i]; !documents[m.Document] {
			return fmt.Errorf("%w: %s is mentioned in a document %q that is not listed", ErrNoGraph, j.ID, m.Document)
		} else if err := m.check(); err != nil {
			return err
		}
	}
	return nil
}

var mentionKinds = []graph.MentionKind{graph.Name, graph.Demonym, graph.Nominal, graph.Pronoun}

func (j *jsonMention) check() error {
	if !slices.Contains(mentionKinds, j.Kind) {
		return fmt.Errorf("%w: a mention of the kind %q", ErrNoGraph, j.Kind)
	}
	return checkSpan("mention", [2]int{j.Start, j.End})
}

// checkSpan says what is wrong with a span; texts, and so offsets, have fewer than 2^31 bytes.
func checkSpan(of string, p [2]int) error {
	if p[0] < 0 || p[1] < p[0] || p[1] > math.MaxInt32 {
		return fmt.Errorf("%w: the place of a %s is %d to %d", ErrNoGraph, of, p[0], p[1])
	}
	return nil
}

var modalities = []graph.Modality{graph.Asserted, graph.Possible, graph.Intended, graph.Conditional, graph.Reported}

// check says what is wrong with a relation whose evidence is in these documents.
func (j *jsonRelation) check(documents map[string]bool) error {
	switch {
	case j.Polarity != graph.Positive && j.Polarity != graph.Negative:
		return fmt.Errorf("%w: the polarity is %q", ErrNoGraph, j.Polarity)
	case !slices.Contains(modalities, j.Modality):
		return fmt.Errorf("%w: the modality is %q", ErrNoGraph, j.Modality)
	case j.Confidence < 0 || j.Confidence > 1:
		return fmt.Errorf("%w: the confidence is %v", ErrNoGraph, j.Confidence)
	}
	for i := range j.Evidence {
		e := &j.Evidence[i]
		if !documents[e.Document] {
			return fmt.Errorf("%w: evidence in a document %q that is not listed", ErrNoGraph, e.Document)
		}
		if err := cmp.Or(checkSpan("sentence", [2]int{e.Start, e.End}), checkSpan("subject", e.Subject), checkSpan("object", e.Object), checkSpan("trigger", e.Trigger)); err != nil {
			return err
		}
	}
	return nil
}

// facts returns the entity and its mentions.
func (j *jsonEntity) facts() *graph.Document {
	e := graph.Entity{ID: j.ID, Type: j.Type, Kind: j.Kind, Name: j.Name, Wikidata: j.Wikidata, ISO: j.ISO, Entry: cmp.Or(j.Entry, j.Wikidata), Unnamed: j.Unnamed}
	for _, t := range j.Traits {
		e.Traits = append(e.Traits, graph.Attribute(t))
	}
	if len(j.Aliases) > 0 {
		e.Aliases = j.Aliases
	}
	d := &graph.Document{Entities: []graph.Entity{e}}
	for _, m := range j.Mentions {
		d.Mentions = append(d.Mentions, graph.Mention{Document: m.Document, Span: graph.Span{Start: m.Start, End: m.End},
			Entity: j.ID, Type: j.Type, Kind: m.Kind, Rule: m.Rule})
	}
	return d
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
