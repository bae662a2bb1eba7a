package identity_test

import (
	"fmt"
	"testing"

	"github.com/dossier-kg/dossier"
	"github.com/dossier-kg/dossier/graph"
	"github.com/dossier-kg/dossier/identity"
)

// crowd returns n documents, ten about each John Smith, who has an age and an employer,
// and all about a woman of a rare name, but citizen of one of 190 countries.
func crowd(n int) []*graph.Document {
	docs := make([]*graph.Document, n)
	for i := range docs {
		id := fmt.Sprintf("d%05d", i)
		d := &graph.Document{ID: id, Date: "2020-01-01"}
		add := func(typ, name string, traits ...graph.Attribute) string {
			e := graph.NewID(typ, name)
			d.Entities = append(d.Entities, graph.Entity{ID: e, Type: typ, Name: name, Traits: traits})
			d.Mentions = append(d.Mentions, graph.Mention{Document: id, Span: graph.Span{Start: 20 * len(d.Mentions), End: 20*len(d.Mentions) + 10}, Entity: e, Type: typ, Kind: graph.Name})
			return e
		}
		smith := add("person", "John Smith", graph.Attribute{Name: "age", Value: fmt.Sprint(20 + i/10%60)})
		firm := add("organization", fmt.Sprintf("Firm %d Mills", i/10))
		minister := add("person", "Adaeze Okonjo")
		add("person", "Okonjo-Bright")
		add("person", fmt.Sprintf("Ben%c%c%c Smith", 'a'+i%26, 'a'+i/26%26, 'a'+i/676%26))
		add("organization", "Ministry of Defence")
		country := add("country", fmt.Sprintf("Country %d", i/10%190))
		link := func(s, typ, o string) {
			d.Relations = append(d.Relations, graph.Relation{Subject: s, Type: typ, Object: o, Polarity: graph.Positive, Modality: graph.Asserted,
				Evidence: []graph.Evidence{{Document: id, Rule: "r", Form: "active", Confidence: 0.9}}, Confidence: 0.9})
		}
		link(smith, "works_for", firm)
		link(minister, "citizen_of", country)
		docs[i] = d
	}
	return docs
}

// TestCrowd: thousands of documents, a common name in each. Work that grew with the
// square of their number would take minutes here.
func TestCrowd(t *testing.T) {
	set, err := dossier.DefaultRules()
	if err != nil {
		t.Fatal(err)
	}
	pile := identity.New(set, nil).NewPile()
	for _, d := range crowd(5000) {
		if err := pile.Add(d); err != nil {
			t.Fatal(err)
		}
	}
	g, _, err := pile.Graph()
	if err != nil {
		t.Fatal(err)
	}
	bearers := map[string]int{}
	for e := range g.Entities() {
		bearers[e.Name]++
	}
	for name, want := range map[string]int{"John Smith": 500, "Adaeze Okonjo": 190, "Benaaa Smith": 1} { // one for each employer, one for each country
		if bearers[name] != want {
			t.Errorf("%d entities are called %s, want %d", bearers[name], name, want)
		}
	}
}

func BenchmarkPile(b *testing.B) {
	set, err := dossier.DefaultRules()
	if err != nil {
		b.Fatal(err)
	}
	m := identity.New(set, nil)
	docs := crowd(20000)
	for b.Loop() {
		pile := m.NewPile()
		for _, d := range docs {
			_ = pile.Add(d)
		}
		if _, _, err := pile.Graph(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkNew(b *testing.B) {
	set, err := dossier.DefaultRules()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		identity.New(set, nil)
	}
}
