package identity_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/dossier-kg/dossier"
	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/graph"
	"github.com/dossier-kg/dossier/identity"
)

// people makes a document of each line: "a: John Smith (plumber), Ann Lee".
func people(text string) []*graph.Document {
	var docs []*graph.Document
	for line := range strings.Lines(text) {
		id, names, _ := strings.Cut(strings.TrimSpace(line), ": ")
		d := &graph.Document{ID: id}
		for i, name := range strings.Split(names, ", ") {
			name, role, _ := strings.Cut(strings.TrimSuffix(name, ")"), " (")
			e := graph.Entity{ID: graph.NewID("person", name), Type: "person", Name: name}
			if role != "" {
				e.Traits = []graph.Attribute{{Name: "role", Value: role}}
			}
			d.Entities = append(d.Entities, e)
			d.Mentions = append(d.Mentions, graph.Mention{Document: id, Span: graph.Span{Start: 10 * i, End: 10*i + 5}, Entity: e.ID, Type: "person", Kind: graph.Name})
		}
		docs = append(docs, d)
	}
	return docs
}

// TestOverrides: what corrections make of a pile, in every order of its documents.
func TestOverrides(t *testing.T) {
	set, err := dossier.DefaultRules()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ docs, overrides, want string }{
		{"a: John Smith (plumber)\nb: John Smith (senator)", "same: []",
			"person/john-smith-plumber a\nperson/john-smith-senator b"},
		{"a: John Smith (plumber)\nb: John Smith (senator)", "same: [[{name: John Smith, document: a}, {name: John Smith, document: b}]]",
			"person/john-smith a b"},
		{"a: John Smith (plumber)\nb: John Smith (senator)", "same: [[person/john-smith-senator, person/john-smith-plumber]]",
			"person/john-smith a b"},
		{"a: John Smith (plumber)\nb: John Smith (senator)", "same: [[{name: John Smith, type: person}, Jack]]",
			"person/john-smith a b\nnote: o.yaml:1:43: there is no Jack; it is left alone"},
		// transitive, over lines
		{"a: Ann Oduya\nb: Bea Oyelaran\nc: Cid Tolland", "same: [[Ann Oduya, Bea Oyelaran], [Cid Tolland, Bea Oyelaran]]",
			"person/cid-tolland a b c"},
		// one name that is two
		{"a: Xola Mbatha\nb: Xola Mbatha\nc: Xola Mbatha", "not_same: [[{name: Xola Mbatha, document: a}, {name: Xola Mbatha, document: b}]]",
			"person/xola-mbatha-a a\nperson/xola-mbatha-b b\nperson/xola-mbatha-c c"},
		{"a: Xola Mbatha (nurse)\nb: Xola Mbatha (nurse)\nc: Xola Mbatha", "not_same: [[{id: person/xola-mbatha, document: a}, {id: person/xola-mbatha, document: b}]]",
			"person/xola-mbatha-a a\nperson/xola-mbatha-b b\nperson/xola-mbatha-c c"},
		// what must not be one, is not made one by way of a third
		{"a: Ann Oduya\nb: Bea Oyelaran\nc: Cid Tolland", "not_same: [[Ann Oduya, Bea Oyelaran]]\nsame: [[Ann Oduya, Cid Tolland], [{name: Cid Tolland, document: c}, Bea Oyelaran]]",
			"person/ann-oduya a c\nperson/bea-oyelaran b\nnote: o.yaml:2:34: Ann Oduya and Bea Oyelaran stay apart, since another line says that they are not the same"},
		{"a: Ann Oduya\nb: Ann Oduya", "rename: [{id: person/ann-oduya, to: Anna Oduya}]", "person/anna-oduya a b"},
		{"a: Ann Oduya\nb: Ann Oduya", "rename: [{id: person/ann-oduya, to: Anna Oduya}]\nignore: [{id: person/anna-oduya, document: b}]", "person/anna-oduya a"},
		{"a: Ann Oduya\nb: Anna Oduya", "rename: [{name: Bo, to: Anna Oduya}]\nignore: [person/ann]",
			"person/ann-oduya a\nperson/anna-oduya b\nnote: o.yaml:1:10: there is no Bo; it is left alone\nnote: o.yaml:2:10: there is no person/ann; it is left alone (there is person/ann-oduya)"},
		{"a: Ann Oduya, Daily Gleam\nb: Daily Gleam", "retype: [{name: Daily Gleam, to: organization/media}]\nignore: [Ann Oduya]", "organization/daily-gleam a b"},
		{"a: Daily Gleam\nb: Daily Gleam", "retype: [{name: Daily Gleam, to: organization}]\nrename: [{id: organization/daily-gleam, to: The Gleam}]", "organization/the-gleam a b"},
		{"a: Smith (plumber), Ann Smith\nb: John Smith (plumber)", "ignore: [{id: person/john-smit}]",
			"person/ann-smith a\nperson/john-smith a b\nnote: o.yaml:1:10: there is no person/john-smit; it is left alone"},
		{"a: John Smith (plumber)\nb: John Smith (senator)", "ignore: [person/john-smith-mayor, person/john]",
			"person/john-smith-plumber a\nperson/john-smith-senator b\nnote: o.yaml:1:10: there is no person/john-smith-mayor; it is left alone\n" +
				"note: o.yaml:1:35: there is no person/john; it is left alone (there is person/john-smith, person/john-smith-plumber, person/john-smith-senator)"},
	} {
		o, err := rules.ParseOverrides("o.yaml", []byte(c.overrides), set)
		if err != nil {
			t.Errorf("%s: %v", c.overrides, err)
			continue
		}
		docs := people(c.docs)
		permutations(len(docs), func(order []int) {
			pile := identity.New(set, o).NewPile()
			for _, i := range order {
				if err := pile.Add(docs[i]); err != nil {
					t.Fatal(err)
				}
			}
			g, notes, err := pile.Graph()
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for e := range g.Entities() {
				in := e.ID
				for _, m := range e.Mentions {
					in += " " + m.Document
				}
				got = append(got, in)
			}
			slices.Sort(got)
			for _, n := range notes {
				got = append(got, "note: "+n)
			}
			if got := strings.Join(got, "\n"); got != c.want {
				t.Errorf("%q with %q in the order %v: got\n%s\nwant\n%s", c.docs, c.overrides, order, got, c.want)
			}
		})
	}
}

// TestCorrector: corrections of single documents.
func TestCorrector(t *testing.T) {
	set, err := dossier.DefaultRules()
	if err != nil {
		t.Fatal(err)
	}
	o, err := rules.ParseOverrides("o.yaml", []byte(`
same: [[person/ann-lee, {name: Annie Lee, document: a}]]
rename: [{name: Bo Tolland, to: Cy Lee}]
ignore: [person/nobody, Cid Moe]
`), set)
	if err != nil {
		t.Fatal(err)
	}
	c := identity.New(set, o).NewCorrector()
	got := ""
	for _, d := range people("a: Annie Lee, Bo Tolland, Cy Lee, Cid Moe\nb: Annie Lee, Ann Lee") {
		before := fmt.Sprint(d)
		for _, e := range c.Apply(d).Entities {
			got += d.ID + " " + e.ID + " " + e.Name + "\n"
		}
		if fmt.Sprint(d) != before {
			t.Error("the document was changed")
		}
	}
	want := "a person/ann-lee Annie Lee\na person/cy-lee-annie-lee Cy Lee\na person/cy-lee Cy Lee\nb person/annie-lee Annie Lee\nb person/ann-lee Ann Lee\n"
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if notes := c.Notes(); len(notes) != 1 || !strings.Contains(notes[0], "o.yaml:4:10: there is no person/nobody") {
		t.Errorf("notes %q", notes)
	}
}
