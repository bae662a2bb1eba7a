package graph_test

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/dossier-kg/dossier/graph"
)

// doc returns a document that says "subject type object" for each line.
func doc(id string, lines ...[3]string) *graph.Document {
	d := &graph.Document{ID: id, Title: "title of " + id}
	for i, l := range lines {
		for _, e := range []string{l[0], l[2]} {
			if !slices.ContainsFunc(d.Entities, func(x graph.Entity) bool { return x.ID == e }) {
				d.Entities = append(d.Entities, graph.Entity{ID: e, Type: "person", Name: e})
			}
			d.Mentions = append(d.Mentions, graph.Mention{Document: id, Span: graph.Span{Start: 10 * i, End: 10*i + 5}, Entity: e, Kind: graph.Name})
		}
		d.Relations = append(d.Relations, graph.Relation{Subject: l[0], Type: l[1], Object: l[2], Symmetric: l[1] == "met",
			Polarity: graph.Positive, Modality: graph.Asserted, Confidence: 0.5,
			Evidence: []graph.Evidence{{Document: id, Span: graph.Span{Start: 10 * i, End: 10*i + 9}, Rule: "r", Confidence: 0.5}}})
	}
	return d
}

func build(t *testing.T, docs ...*graph.Document) *graph.Graph {
	t.Helper()
	g := new(graph.Graph)
	for _, d := range docs {
		if err := g.Add(d); err != nil {
			t.Fatal(err)
		}
	}
	return g
}

func dump(g *graph.Graph) string {
	s := ""
	for d := range g.Documents() {
		s += fmt.Sprintln(d)
	}
	for e := range g.Entities() {
		s += fmt.Sprintln(e)
	}
	for r := range g.Relations() {
		s += fmt.Sprintln(r)
	}
	return s
}

func TestAddInAnyOrder(t *testing.T) {
	a := doc("a", [3]string{"ann", "met", "bob"}, [3]string{"ann", "hired", "cid"})
	b := doc("b", [3]string{"bob", "met", "ann"}, [3]string{"cid", "hired", "dan"})
	c := doc("c", [3]string{"ann", "hired", "cid"})
	b.Entities[0].Name, b.Entities[0].Aliases = "Robert", []string{"Bobby"}
	b.Entities[0].Traits, b.Entities[0].Entry = []graph.Attribute{{Name: "age", Value: "45"}, {Name: "role", Value: "plumber"}}, "Q1"
	a.Entities[1].Traits = []graph.Attribute{{Name: "age", Value: "46"}, {Name: "role", Value: "plumber"}}
	want := dump(build(t, a, b, c))
	for _, order := range [][]*graph.Document{{b, a, c}, {c, b, a}, {c, a, b}, {b, c, a}} {
		if got := dump(build(t, order...)); got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
}

func TestMergeRelations(t *testing.T) {
	g := build(t, doc("a", [3]string{"ann", "met", "bob"}), doc("b", [3]string{"bob", "met", "ann"}))
	if _, n := g.Len(); n != 1 {
		t.Fatalf("%d relations, want one: meeting has no direction", n)
	}
	for r := range g.Relations() {
		if r.Confidence != 0.75 || len(r.Evidence) != 2 {
			t.Errorf("confidence %v of %d pieces, want 0.75 of 2", r.Confidence, len(r.Evidence))
		}
	}
	g = build(t, doc("a", [3]string{"ann", "hired", "bob"}), doc("b", [3]string{"bob", "hired", "ann"}))
	if _, n := g.Len(); n != 2 {
		t.Errorf("%d relations, want two: hiring has a direction", n)
	}
}

// TestText: the graph keeps the text of a document, whichever of two that have its ID gives it.
func TestText(t *testing.T) {
	a, b := doc("a"), doc("a")
	a.Text, b.Title = "Ann met Bob.", "a later title"
	for _, docs := range [][]*graph.Document{{a, b}, {b, a}} {
		for d := range build(t, docs...).Documents() {
			if d.Text != a.Text || d.Title != max(a.Title, b.Title) {
				t.Errorf("kept %q, %q", d.Title, d.Text)
			}
		}
	}
}

func TestAddUnknownEntity(t *testing.T) {
	d := doc("a", [3]string{"ann", "met", "bob"})
	d.Entities = d.Entities[:1]
	if err := new(graph.Graph).Add(d); !errors.Is(err, graph.ErrUnknownEntity) {
		t.Errorf("got %v", err)
	}
}

func TestCopies(t *testing.T) {
	g := build(t, doc("a", [3]string{"ann", "met", "bob"}))
	before := dump(g)
	for e := range g.Entities() {
		e.Mentions[0].Entity = "changed"
	}
	for r := range g.Relations() {
		r.Evidence[0].Rule = "changed"
	}
	if got := dump(g); got != before {
		t.Errorf("a caller changed the graph:\n%s", got)
	}
}

func TestMergeGraphs(t *testing.T) {
	a, b := doc("a", [3]string{"ann", "met", "bob"}), doc("b", [3]string{"ann", "met", "bob"}, [3]string{"bob", "hired", "cid"})
	b.Entities = append(b.Entities, graph.Entity{ID: "dan", Type: "person", Name: "Dan"}) // whom no document mentions
	g := build(t, a)
	if err := g.Merge(build(t, b)); err != nil {
		t.Fatal(err)
	}
	if got, want := dump(g), dump(build(t, a, b)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestTopology(t *testing.T) {
	g := build(t, doc("a", [3]string{"ann", "met", "bob"}, [3]string{"ann", "hired", "bob"}, [3]string{"cid", "hired", "bob"}, [3]string{"eve", "met", "fay"}, [3]string{"gil", "met", "gil"}))
	if got, want := g.Path("ann", "cid"), []string{"ann", "bob", "cid"}; !slices.Equal(got, want) {
		t.Errorf("path %v, want %v", got, want)
	}
	for _, to := range []string{"eve", "nobody"} {
		if got := g.Path("ann", to); got != nil {
			t.Errorf("path to %s: %v", to, got)
		}
	}
	if got, want := g.Components(), [][]string{{"ann", "bob", "cid"}, {"eve", "fay"}, {"gil"}}; !reflect.DeepEqual(got, want) {
		t.Errorf("components %v, want %v", got, want)
	}
}

func TestFromTo(t *testing.T) {
	g := build(t, doc("a", [3]string{"ann", "met", "bob"}, [3]string{"ann", "hired", "cid"}))
	count := func(id string) (from, to int) {
		for range g.From(id) {
			from++
		}
		for range g.To(id) {
			to++
		}
		return from, to
	}
	if from, to := count("ann"); from != 2 || to != 1 {
		t.Errorf("ann: from %d to %d, want 2 and 1", from, to)
	}
	if from, to := count("cid"); from != 0 || to != 1 {
		t.Errorf("cid: from %d to %d, want 0 and 1", from, to)
	}
}

func TestNewID(t *testing.T) {
	for name, want := range map[string]string{
		"Ali Khamenei": "ali-khamenei", "U.S. Army": "us-army", "Côte d'Ivoire": "cote-divoire", "  ": "x", "AT&T": "at-t",
		"Moscow–Tehran": "moscow-tehran", "Łódź": "łodz", "北京": "北京", "end\"\\": "end",
	} {
		if got := graph.NewID("t", name); got != "t/"+want {
			t.Errorf("NewID(%q) = %s, want t/%s", name, got, want)
		}
	}
}

// A mark that an ID leaves out sends a name the way of those that are not plain ASCII.
func TestNewIDOfASCII(t *testing.T) {
	for a := range rune(128) {
		for b := range rune(128) {
			name := "Q" + string(a) + string(b) + "z"
			if got, want := graph.NewID("t", name), graph.NewID("t", name+"\u0301"); got != want {
				t.Errorf("NewID(%q) = %s, want %s", name, got, want)
			}
			if got, want := graph.NewID("t", string(a)+string(b)), graph.NewID("t", string(a)+string(b)+"\u0301"); got != want {
				t.Errorf("NewID(%q) = %s, want %s", string(a)+string(b), got, want)
			}
		}
	}
}

func TestDistinctIDs(t *testing.T) {
	for _, c := range []struct {
		clues [][]string
		want  string
	}{
		{[][]string{{"plumber"}}, "p/ann"},
		{[][]string{{"plumber"}, {"senator"}}, "p/ann-plumber p/ann-senator"},
		{[][]string{{"", "plumber"}, {"senator"}}, "p/ann p/ann-senator"},
		{[][]string{{"", "plumber"}, {"", "senator"}}, "p/ann-plumber p/ann-senator"},
		{[][]string{{"Leeds", "plumber"}, {"Leeds", "senator"}}, "p/ann-plumber p/ann-senator"},
		{[][]string{{"Leeds"}, {"Leeds"}}, "p/ann p/ann-2"},
		{[][]string{nil, {"Leeds"}, nil, {""}}, "p/ann-2 p/ann-leeds p/ann-3 p/ann"},
		{[][]string{nil, {"2"}}, "p/ann p/ann-2"},
		{[][]string{nil, nil, {"2"}}, "p/ann p/ann-3 p/ann-2"},
		{[][]string{{"the very long name of a society for the preservation of mills"}, {"x"}}, "p/ann-the-very-long-name-of-a-society-for-the p/ann-x"},
		{[][]string{{strings.Repeat("é", 15) + strings.Repeat("北", 20)}, {"x"}}, "p/ann-" + strings.Repeat("e", 15) + strings.Repeat("北", 8) + " p/ann-x"},
	} {
		if got := strings.Join(graph.DistinctIDs("p/ann", c.clues), " "); got != c.want {
			t.Errorf("%q: %s, want %s", c.clues, got, c.want)
		}
	}
}

func ExampleGraph() {
	var g graph.Graph
	_ = g.Add(&graph.Document{
		ID:       "a",
		Entities: []graph.Entity{{ID: "country/norway", Name: "Norway"}, {ID: "country/sweden", Name: "Sweden"}},
		Relations: []graph.Relation{{Subject: "country/norway", Type: "borders", Object: "country/sweden",
			Evidence: []graph.Evidence{{Document: "a", Text: "Norway borders Sweden."}}}},
	})
	for r := range g.Relations() {
		fmt.Println(r.Subject, r.Type, r.Object)
	}
	// Output: country/norway borders country/sweden
}

// TestInferredEvidence: what was inferred is no evidence beside what was stated, and counts once alone.
func TestInferredEvidence(t *testing.T) {
	for _, test := range []struct {
		forms []string // of the evidence, one a document, each of confidence 0.5
		want  float64
	}{
		{[]string{"active"}, 0.5},
		{[]string{"active", "passive"}, 0.75},
		{[]string{"active", graph.Inferred}, 0.5},
		{[]string{graph.Inferred, "active", graph.Inferred, "active"}, 0.75},
		{[]string{graph.Inferred, graph.Inferred}, 0.5},
	} {
		var docs []*graph.Document
		for i, form := range test.forms {
			d := doc(string(rune('a'+i)), [3]string{"ann", "hired", "bob"})
			d.Relations[0].Evidence[0].Form = form
			docs = append(docs, d)
		}
		for r := range build(t, docs...).Relations() {
			if r.Confidence != test.want {
				t.Errorf("%v: confidence %v, want %v", test.forms, r.Confidence, test.want)
			}
		}
	}
}

// TestMirror: a symmetric relation that a document lists from both ends is kept once.
func TestMirror(t *testing.T) {
	d := doc("a", [3]string{"ann", "married", "bob"}, [3]string{"bob", "married", "ann"})
	for i := range d.Relations {
		d.Relations[i].Symmetric = true
	}
	mirror := &d.Relations[1].Evidence[0]
	mirror.Rule, mirror.Form = graph.Mirror, graph.Inferred
	for r := range build(t, d).Relations() {
		if r.Subject != d.Relations[0].Subject || len(r.Evidence) != 1 {
			t.Errorf("kept %+v", r)
		}
	}
}

// TestGroups: groups hold the relations in their order, those of one pair together.
func TestGroups(t *testing.T) {
	d := doc("a", [3]string{"bob", "hired", "ann"}, [3]string{"ann", "hired", "bob"}, [3]string{"cid", "married", "ann"}, [3]string{"ann", "hired", "cid"})
	d.Relations[2].Symmetric = true
	d.Relations[0].Attributes = []graph.Attribute{{Name: "date", Value: "2025"}}
	g := build(t, d)
	var grouped []graph.Relation
	var sizes []int
	for group := range g.Groups() {
		sizes = append(sizes, len(group))
		for _, r := range group {
			r.Attributes, r.Evidence = slices.Clone(r.Attributes), slices.Clone(r.Evidence)
			grouped = append(grouped, r)
		}
	}
	if want := slices.Collect(g.Relations()); !reflect.DeepEqual(grouped, want) {
		t.Errorf("groups hold %v, want %v", grouped, want)
	}
	if want := []int{3, 1}; !slices.Equal(sizes, want) { // what begins at ann, with the marriage; at bob
		t.Errorf("groups of %v, want %v", sizes, want)
	}
}

// TestLinked: an entity is linked whichever end it is.
func TestLinked(t *testing.T) {
	d := doc("a", [3]string{"bob", "hired", "ann"}, [3]string{"cid", "married", "dan"}, [3]string{"eve", "hired", "eve"})
	d.Relations[1].Symmetric = true
	g := build(t, d)
	for kind, want := range map[string][]string{"hired": {"ann", "bob", "eve"}, "married": {"cid", "dan"}, "left": nil} {
		var got []string
		for e := range g.Linked(func(r *graph.Relation) bool { return r.Type == kind }) {
			got = append(got, e.ID)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s links %v, want %v", kind, got, want)
		}
	}
}
