package identity_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/dossier-kg/dossier"
	"github.com/dossier-kg/dossier/export"
	"github.com/dossier-kg/dossier/graph"
	"github.com/dossier-kg/dossier/identity"
)

func TestAddErrors(t *testing.T) {
	set, err := dossier.DefaultRules()
	if err != nil {
		t.Fatal(err)
	}
	pile := identity.New(set, nil).NewPile()
	d := &graph.Document{ID: "a", Relations: []graph.Relation{{Subject: "person/a", Type: "met", Object: "person/b"}}}
	if err := pile.Add(d); !errors.Is(err, graph.ErrUnknownEntity) {
		t.Errorf("got %v", err)
	}
	d = &graph.Document{ID: "a", Entities: []graph.Entity{{ID: "person/a"}, {ID: "person/a"}}}
	if err := pile.Add(d); err == nil || err.Error() != `document "a" has two entities of the ID "person/a"` {
		t.Errorf("got %v", err)
	}
	if g, notes, err := pile.Graph(); err != nil || len(notes) > 0 {
		t.Errorf("an empty pile: %v, %v", notes, err)
	} else if n, m := g.Len(); n+m > 0 {
		t.Errorf("an empty pile has %d entities and %d relations", n, m)
	}
}

// TestSharedID: documents that cannot be told apart are told of; the same one twice is no harm.
func TestSharedID(t *testing.T) {
	set, err := dossier.DefaultRules()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		documents []graph.Document
		want      string
	}{
		{[]graph.Document{{ID: "a", Text: "x"}, {ID: "b", Text: "y"}, {ID: "a", Text: "x"}}, ""},
		{[]graph.Document{{ID: "a", Text: "x"}, {ID: "b", Text: "y"}, {ID: "a", Text: "z"}}, `different documents have the ID "a": only`},
		{[]graph.Document{{ID: "a", Title: "x"}, {ID: "a", Title: "y"}, {ID: "b", Title: "x"}, {ID: "b", Title: "y"}}, `the ID "a", and 1 more do not have an ID of their own: only`},
	} {
		pile := identity.New(set, nil).NewPile()
		for i := range c.documents {
			if err := pile.Add(&c.documents[i]); err != nil {
				t.Fatal(err)
			}
		}
		_, notes, err := pile.Graph()
		if err != nil || (c.want == "") != (len(notes) == 0) || !strings.Contains(strings.Join(notes, "\n"), c.want) {
			t.Errorf("notes %q, %v, want %q", notes, err, c.want)
		}
	}
}

// FuzzPile: no names upset it, and order means nothing.
func FuzzPile(f *testing.F) {
	f.Add("John Smith\nJ. Smith", "Smith (plumber)\nSmith, Jr.\nDr", "organization")
	f.Add("al-\n.\n'\n\u0301", "Abd al-Rahman\nabdul x y\nMr\nO'\n北京 Ü", "person")
	f.Add("US\nU.S. Ministry of Defence", "Ministry of Defence of \n the of\nInc.", "place")
	set, err := dossier.DefaultRules()
	if err != nil {
		f.Fatal(err)
	}
	m := identity.New(set, nil)
	f.Fuzz(func(t *testing.T, a, b, typ string) {
		docs := make([]*graph.Document, 0, 2)
		for i, names := range []string{a, b} {
			d := &graph.Document{ID: string(rune('a' + i))}
			for k, name := range strings.Split(names, "\n") {
				name, role, _ := strings.Cut(name, " (")
				id := graph.NewID(typ, name) + string(rune('a'+k%26))
				if k >= 26 {
					break
				}
				d.Entities = append(d.Entities, graph.Entity{ID: id, Type: typ, Name: name, Traits: []graph.Attribute{{Name: "role", Value: role}, {Name: "age", Value: role}}})
				d.Mentions = append(d.Mentions, graph.Mention{Document: d.ID, Entity: id, Kind: graph.Name})
			}
			docs = append(docs, d)
		}
		var got [2]strings.Builder
		for i := range got {
			pile := m.NewPile()
			for k := range docs {
				if err := pile.Add(docs[(k+i)%2]); err != nil {
					t.Fatal(err)
				}
			}
			g, _, err := pile.Graph()
			if err != nil {
				t.Fatal(err)
			}
			if err := export.JSON(&got[i], g, export.Options{}); err != nil {
				t.Fatal(err)
			}
		}
		if got[0].String() != got[1].String() {
			t.Errorf("%s\n%s", got[0].String(), got[1].String())
		}
	})
}
