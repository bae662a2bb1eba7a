package export_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/dossier-kg/dossier/graph"
)

// hostileNames are the names that formats stumble over, by the ID of their entity.
var hostileNames = map[string]string{
	"country/node":       "node",
	"event/end":          "end",
	"group/emoji":        "Fans 😀",
	"organization/amp":   "AT&T <Labs> &eacute;",
	"organization/marks": `[[wiki|link]] #1 {x}; --> '$' ` + "`y`",
	"person/backslash":   `back\slash\`,
	"person/control":     "bell\x07 and null-like \x01",
	"person/quote":       `Dwayne "The Rock" Johnson`,
	"person/rtl":         "محمد بن سلمان",
	"place/newline":      "two\nlines\tand a tab",
	"thing/own":          "a type of one's own",
}

// hostileText is the text of the hostile graph's first document, a sentence an item.
// ⟦ID|words⟧ is a mention by name, ⟦ID|pronoun|words⟧ one of another kind.
var hostileText = []string{
	"⟦person/quote|name⟧ met ⟦person/backslash|name⟧ 😀.",
	"In 2025 ⟦person/quote|pronoun|he⟧ worked for ⟦organization/amp|name⟧, which ⟦person/quote|pronoun|he⟧ had founded.\r\n",
	"⟦person/quote|nominal|The \"actor\" & <star>⟧ no longer worked for ⟦organization/amp|name⟧.",
	"⟦person/control|name⟧ likes ⟦person/control|pronoun|himself⟧.",
	"The ⟦event/end|name⟧ came in ⟦country/node|name⟧.\n\n",
	"⟦person/rtl|name⟧ lives in ⟦place/newline|name⟧.",
	"⟦group/emoji|name⟧ never back ⟦person/rtl|name⟧.",
	"If asked, ⟦thing/own|name⟧ threatens the ⟦country/node|demonym|nodish⟧ people.",
	"\"We agree with ⟦thing/own|name⟧\", said ⟦country/node|name⟧, said ⟦person/quote|name⟧.",
	"=1+1 ⟦organization/marks|name⟧ owns ⟦organization/amp|name⟧ --- */ ]]> </script> {{x}}.",
}

// hostile returns a graph of all that formats stumble over: names, an attribute, a
// title and quotes full of other formats' syntax, a self loop, a symmetric relation,
// parallel ones, two of them of one type, every polarity and modality, a year for a
// date, an inferred relation, an entity without relations, and a document of which
// nothing is known but its ID. Spans are those of the text of the first document.
func hostile(t testing.TB) *graph.Graph {
	t.Helper()
	d := &graph.Document{ID: `doc "1" & more.txt`, Title: "A title, with\ncomma", Date: "2025", URL: "https://example.org/?a=1&b=2"}
	var sentences []graph.Span
	for _, s := range hostileText {
		start := len(d.Text)
		tell(d, s)
		sentences = append(sentences, graph.Span{Start: start, End: len(strings.TrimRight(d.Text, "\r\n"))})
		d.Text += " "
	}
	for _, m := range d.Mentions {
		e := graph.Entity{ID: m.Entity, Type: m.Type, Name: hostileNames[m.Entity], Wikidata: "Q1"}
		switch m.Entity {
		case "person/quote":
			e.Aliases, e.Entry = []string{"", "=cmd()", `The "Rock"`, "a|b;c,d"}, "person/rock"
			e.Traits = []graph.Attribute{{Name: "age", Value: "52"}, {Name: "role", Value: `"actor" & <more>`}}
		case "country/node":
			e.Kind, e.ISO = "re\"public", "NO"
		}
		d.Entities = append(d.Entities, e)
	}
	d.Entities = append(d.Entities, graph.Entity{ID: "thing/alone", Type: "thing", Name: "alone"})
	// add states a fact by a sentence: the first mentions of its ends, and the trigger.
	add := func(sentence int, subject, typ, object, trigger string, change func(*graph.Relation)) {
		span := sentences[sentence]
		v := graph.Evidence{Document: d.ID, Span: span, Text: d.Text[span.Start:span.End], Rule: "r:" + typ, Form: "active", Confidence: 0.9,
			Subject: mentioned(t, d, span, subject, 0), Object: mentioned(t, d, span, object, 0)}
		if subject == object {
			v.Object = mentioned(t, d, span, object, 1)
		}
		at := span.Start + strings.Index(v.Text, trigger)
		v.Trigger = graph.Span{Start: at, End: at + len(trigger)}
		r := graph.Relation{Subject: subject, Type: typ, Object: object, Polarity: graph.Positive, Modality: graph.Asserted, Confidence: 0.9, Evidence: []graph.Evidence{v}}
		if change != nil {
			change(&r)
		}
		d.Relations = append(d.Relations, r)
	}
	add(0, "person/quote", "met", "person/backslash", "met", func(r *graph.Relation) { r.Symmetric = true })
	add(1, "person/quote", "works_for", "organization/amp", "worked for", func(r *graph.Relation) {
		r.Attributes = []graph.Attribute{{Name: "date", Value: "2025"}, {Name: "role", Value: `"boss" & more`}}
		r.Tense = "past"
	})
	add(1, "person/quote", "founded", "organization/amp", "founded", nil)
	add(2, "person/quote", "works_for", "organization/amp", "no longer worked for", func(r *graph.Relation) { r.Polarity = graph.Negative })
	add(3, "person/control", "likes", "person/control", "likes", nil)
	add(4, "event/end", "located_in", "country/node", "came in", nil)
	add(5, "person/rtl", "lives_in", "place/newline", "lives in", nil)
	add(6, "group/emoji", "backs", "person/rtl", "never back", func(r *graph.Relation) { r.Polarity = graph.Negative })
	add(7, "thing/own", "threaten", "country/node", "threatens", func(r *graph.Relation) { r.Modality = graph.Conditional })
	add(8, "country/node", "agree", "thing/own", "agree", func(r *graph.Relation) {
		r.Modality, r.Attribution = graph.Reported, "person/quote"
	})
	add(9, "organization/marks", "owns", "organization/amp", "owns", func(r *graph.Relation) {
		r.Attributes = []graph.Attribute{{Name: "amount", Value: "-12.5 %; $3"}, {Name: "start", Value: "2024-03"}}
	})
	add(9, "organization/marks", "parent_of", "organization/amp", "owns", func(r *graph.Relation) {
		r.Evidence[0].Form, r.Evidence[0].From = graph.Inferred, "owns(organization/marks, organization/amp)"
	})
	bare := &graph.Document{ID: "bare", Entities: d.Entities[:2], Mentions: []graph.Mention{{Document: "bare", Span: graph.Span{End: 7}, Entity: d.Entities[0].ID, Type: "person", Kind: graph.Name, Rule: "r"}}}
	met := d.Relations[0]
	met.Evidence = []graph.Evidence{{Document: "bare", Span: graph.Span{End: 20}, Subject: graph.Span{End: 7}, Object: graph.Span{Start: 12, End: 19}, Trigger: graph.Span{Start: 8, End: 11},
		Text: "Johnson met slashers", Rule: "r:met", Form: "passive", Confidence: 0.5}}
	bare.Relations = []graph.Relation{met}
	g := new(graph.Graph)
	for _, d := range []*graph.Document{d, bare} {
		if err := g.Add(d); err != nil {
			t.Fatal(err)
		}
	}
	return g
}

// tell adds a marked sentence to the text of a document, and its mentions.
func tell(d *graph.Document, marked string) {
	for marked != "" {
		before, rest, found := strings.Cut(marked, "⟦")
		d.Text += before
		if !found {
			return
		}
		var mark string
		mark, marked, _ = strings.Cut(rest, "⟧")
		parts := strings.SplitN(mark, "|", 3)
		words := hostileNames[parts[0]]
		if len(parts) == 3 {
			words = parts[2]
		}
		typ, _, _ := strings.Cut(parts[0], "/")
		d.Mentions = append(d.Mentions, graph.Mention{Document: d.ID, Span: graph.Span{Start: len(d.Text), End: len(d.Text) + len(words)},
			Entity: parts[0], Type: typ, Kind: graph.MentionKind(parts[1]), Rule: "r"})
		d.Text += words
	}
}

// mentioned returns the span of the n-th mention of an entity in a sentence.
func mentioned(t testing.TB, d *graph.Document, sentence graph.Span, id string, n int) graph.Span {
	t.Helper()
	for _, m := range d.Mentions {
		if m.Entity == id && m.Span.Start >= sentence.Start && m.Span.End <= sentence.End {
			if n == 0 {
				return m.Span
			}
			n--
		}
	}
	t.Fatalf("%s is not mentioned in %q", id, d.Text[sentence.Start:sentence.End])
	return graph.Span{}
}

// large returns a chain of so many relations.
func large(t testing.TB, relations int) *graph.Graph {
	t.Helper()
	d := &graph.Document{ID: "large"}
	for i := range relations + 1 {
		d.Entities = append(d.Entities, graph.Entity{ID: fmt.Sprintf("person/%d", i), Type: "person", Name: fmt.Sprint(i)})
	}
	for i := range relations {
		d.Relations = append(d.Relations, graph.Relation{Subject: d.Entities[i].ID, Type: "met", Object: d.Entities[i+1].ID, Polarity: graph.Positive, Modality: graph.Asserted, Confidence: 1})
	}
	g := new(graph.Graph)
	if err := g.Add(d); err != nil {
		t.Fatal(err)
	}
	return g
}
