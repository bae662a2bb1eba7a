package graph_test

import (
	"slices"
	"testing"

	"github.com/dossier-kg/dossier/graph"
)

// TestByDocument: each document says again what it said, in the order of its text, and nothing of others.
func TestByDocument(t *testing.T) {
	a := doc("a", [3]string{"zoe", "met", "bob"}, [3]string{"ann", "hired", "zoe"})
	b := doc("b", [3]string{"ann", "hired", "zoe"}, [3]string{"bob", "met", "zoe"}, [3]string{"ann", "fired", "zoe"})
	b.Mentions[0].Kind = graph.Pronoun // of Ann, whom the text names only later
	for _, d := range []*graph.Document{a, b} {
		for i := 1; i < len(d.Mentions); i += 2 { // objects stand behind subjects
			d.Mentions[i].Span.Start += 3
		}
	}
	empty := &graph.Document{ID: "empty", Text: "Nothing."}
	g := build(t, b, empty, a)
	want := map[string]struct{ entities, relations []string }{
		"a":     {[]string{"zoe", "bob", "ann"}, []string{"met", "hired"}},
		"b":     {[]string{"zoe", "bob", "ann"}, []string{"hired", "met", "fired"}},
		"empty": {},
	}
	var ids []string
	for d := range g.ByDocument() {
		ids = append(ids, d.ID)
		var entities, relations []string
		for _, e := range d.Entities {
			entities = append(entities, e.ID)
		}
		for i, m := range d.Mentions {
			if m.Document != d.ID || i > 0 && m.Span.Start < d.Mentions[i-1].Span.Start {
				t.Errorf("%s: mention %d is %v", d.ID, i, m)
			}
		}
		for _, r := range d.Relations {
			relations = append(relations, r.Type)
			if len(r.Evidence) != 1 || r.Evidence[0].Document != d.ID || r.Confidence != 0.5 {
				t.Errorf("%s: relation %v", d.ID, r)
			}
		}
		if w := want[d.ID]; !slices.Equal(entities, w.entities) || !slices.Equal(relations, w.relations) {
			t.Errorf("%s says %v of %v, want %v of %v", d.ID, relations, entities, w.relations, w.entities)
		}
	}
	if !slices.Equal(ids, []string{"a", "b", "empty"}) {
		t.Errorf("documents %v", ids)
	}
}

func TestEntity(t *testing.T) {
	g := build(t, doc("a", [3]string{"ann", "met", "bob"}))
	if e, ok := g.Entity("bob"); !ok || e.ID != "bob" || len(e.Mentions) != 1 {
		t.Errorf("bob is %v, %t", e, ok)
	}
	if e, ok := g.Entity("nobody"); ok {
		t.Errorf("nobody is %v", e)
	}
}

// TestRelationsInOrder: relations of one pair stand by type, then by what else tells them apart.
func TestRelationsInOrder(t *testing.T) {
	d := doc("a", [3]string{"ann", "knows", "bob"}, [3]string{"ann", "hired", "bob"}, [3]string{"ann", "hired", "bob"}, [3]string{"ann", "hired", "bob"}, [3]string{"ann", "hired", "ann"})
	d.Relations[1].Tense = "past"
	d.Relations[2].Polarity = graph.Negative
	d.Relations[3].Attributes = []graph.Attribute{{Name: "date", Value: "May"}}
	var got []string
	for r := range build(t, d).Relations() {
		got = append(got, r.Type+" "+r.Object+" "+string(r.Polarity)+" "+r.Tense+r.Attribute("date"))
	}
	want := []string{"hired ann positive ", "hired bob negative ", "hired bob positive May", "hired bob positive past", "knows bob positive "}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestRepeats: evidence is repeated where the same words are read by the same rule.
func TestRepeats(t *testing.T) {
	e := graph.Evidence{Document: "a", Span: graph.Span{End: 20}, Trigger: graph.Span{Start: 4, End: 7}, Subject: graph.Span{End: 3}, Rule: "meet", Form: "active"}
	same := e
	same.Subject, same.Confidence = graph.Span{Start: 12, End: 15}, 0.4
	if !same.Repeats(&e) {
		t.Error("a pronoun and its name do not count as one")
	}
	for i, other := range []func(*graph.Evidence){
		func(e *graph.Evidence) { e.Document = "b" }, func(e *graph.Evidence) { e.Span.End = 30 }, func(e *graph.Evidence) { e.Trigger.End = 9 },
		func(e *graph.Evidence) { e.Rule = "call" }, func(e *graph.Evidence) { e.Form = "passive" },
	} {
		o := e
		if other(&o); o.Repeats(&e) {
			t.Errorf("evidence %d counts as repeated", i)
		}
	}
}
