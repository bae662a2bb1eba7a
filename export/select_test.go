package export_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/dossier-kg/dossier/export"
	"github.com/dossier-kg/dossier/graph"
)

// small is a graph written "a b c" for relations a-met-b and so on: a line is subject, type, object, and
// what is special about it. The type of an entity is its first letter: p, c, o.
func small(t *testing.T, lines ...string) *graph.Graph {
	t.Helper()
	types := map[byte]string{'p': "person", 'c': "country", 'o': "organization"}
	d := &graph.Document{ID: "d"}
	entity := func(name string) string {
		id := types[name[0]] + "/" + name
		if !slices.ContainsFunc(d.Entities, func(e graph.Entity) bool { return e.ID == id }) {
			d.Entities = append(d.Entities, graph.Entity{ID: id, Type: types[name[0]], Name: strings.ToUpper(name), Aliases: []string{"the " + name}})
		}
		return id
	}
	for _, l := range lines {
		f := strings.Fields(l)
		r := graph.Relation{Subject: entity(f[0]), Type: f[1], Object: entity(f[2]), Polarity: graph.Positive, Modality: graph.Asserted, Confidence: 0.9}
		switch {
		case len(f) == 3:
		case f[3] == "unsure":
			r.Confidence = 0.4
		case f[3] == "negated":
			r.Polarity = graph.Negative
		default:
			r.Modality, r.Attribution = graph.Reported, entity(f[3])
		}
		d.Relations = append(d.Relations, r)
	}
	g := new(graph.Graph)
	if err := g.Add(d); err != nil {
		t.Fatal(err)
	}
	return g
}

// spelled returns the entities and the relations of a graph.
func spelled(g *graph.Graph) string {
	name := func(id string) string { return id[strings.IndexByte(id, '/')+1:] }
	var words []string
	for e := range g.Entities() {
		words = append(words, name(e.ID))
	}
	for r := range g.Relations() {
		words = append(words, name(r.Subject)+"-"+r.Type+"-"+name(r.Object))
	}
	return strings.Join(words, " ")
}

var selections = []struct {
	name string
	s    export.Selection
	opts export.Options
	want string
}{
	{"nothing asked", export.Selection{}, export.Options{}, "cx cy ox p1 p2 p3 p4 p1-leads-cx p1-met-p2 p2-met-p3 p2-works_for-ox p3-accuse-cy p3-met-p4 p4-leads-cy"},
	{"around a name", export.Selection{Focus: []string{"P1"}}, export.Options{}, "cx p1 p2 p1-leads-cx p1-met-p2"},
	{"any letter case", export.Selection{Focus: []string{"p1"}}, export.Options{}, "cx p1 p2 p1-leads-cx p1-met-p2"},
	{"an alias", export.Selection{Focus: []string{"The P1"}}, export.Options{}, "cx p1 p2 p1-leads-cx p1-met-p2"},
	{"an ID", export.Selection{Focus: []string{"organization/ox"}}, export.Options{}, "ox p2 p2-works_for-ox"},
	{"two links away", export.Selection{Focus: []string{"ox"}, Depth: 2}, export.Options{}, "ox p1 p2 p3 p1-met-p2 p2-met-p3 p2-works_for-ox"},
	{"around two", export.Selection{Focus: []string{"cx", "ox"}}, export.Options{}, "cx ox p1 p2 p1-leads-cx p1-met-p2 p2-works_for-ox"},
	{"types", export.Selection{Types: []string{"person"}}, export.Options{}, "p1 p2 p3 p4 p1-met-p2 p2-met-p3 p3-met-p4"},
	{"relations", export.Selection{Relations: []string{"leads"}}, export.Options{}, "cx cy p1 p4 p1-leads-cx p4-leads-cy"},
	{"a type that is not there", export.Selection{Types: []string{"ship"}}, export.Options{}, ""},
	{"types and relations", export.Selection{Types: []string{"person"}, Relations: []string{"met", "leads"}}, export.Options{}, "p1 p2 p3 p4 p1-met-p2 p2-met-p3 p3-met-p4"},
	{"the most linked", export.Selection{Top: 1}, export.Options{}, "p2"},
	{"the most linked two", export.Selection{Top: 2}, export.Options{}, "p1 p2 p1-met-p2"},
	{"what is denied is no way", export.Selection{Focus: []string{"cy"}}, export.Options{}, "cy p4 p4-leads-cy"},
	{"but for who asks", export.Selection{Focus: []string{"cy"}}, export.Options{Include: []string{"negated"}}, "cy p3 p4 p3-accuse-cy p3-met-p4 p4-leads-cy"},
	{"what is unsure is no way", export.Selection{Focus: []string{"p4"}}, export.Options{MinConfidence: 0.5}, "cy p4 p4-leads-cy"},
	{"between those that stay, all stays", export.Selection{Focus: []string{"p4"}}, export.Options{}, "cy p3 p4 p3-accuse-cy p3-met-p4 p4-leads-cy"},
}

func TestSelect(t *testing.T) {
	g := small(t, "p1 met p2", "p1 leads cx", "p2 met p3", "p2 works_for ox", "p3 met p4 unsure", "p4 leads cy", "p3 accuse cy negated")
	for _, c := range selections {
		part, err := export.Select(g, c.s, c.opts)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := spelled(part); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// TestSelectSource: who says what stays, stays.
func TestSelectSource(t *testing.T) {
	part, err := export.Select(small(t, "p1 accuse cx p9", "p2 met p3"), export.Selection{Focus: []string{"p1"}}, export.Options{Include: []string{"reported"}})
	if err != nil {
		t.Fatal(err)
	}
	if got := spelled(part); got != "cx p1 p9 p1-accuse-cx" {
		t.Errorf("got %s", got)
	}
}

// TestSelectUnknown: a name that nobody has is an error that tells of those like it.
func TestSelectUnknown(t *testing.T) {
	g := small(t, "pershing met pershore", "p1 met p2")
	for name, near := range map[string][]string{"Pershig": {"PERSHING"}, "pershin": {"PERSHING"}, "zzz": nil} {
		_, err := export.Select(g, export.Selection{Focus: []string{name}}, export.Options{})
		unknown := (*export.UnknownNameError)(nil)
		if !errors.As(err, &unknown) || unknown.Name != name || !slices.Equal(unknown.Near, near) {
			t.Errorf("%s: %v %q", name, err, unknown)
		}
	}
}

// TestThemes: a theme is the only one of the picture; auto has both.
func TestThemes(t *testing.T) {
	g := small(t, "p1 met p2", "p2 accuse cx negated")
	for theme, want := range map[string][3]bool{"light": {true, false, false}, "dark": {false, true, false}, "auto": {true, true, true}, "": {true, true, true}} {
		svg := string(write(t, "svg", g, export.Options{Theme: theme}))
		for i, mark := range []string{"#FFFFFF", "#0D1117", "prefers-color-scheme"} {
			if strings.Contains(svg, mark) != want[i] {
				t.Errorf("theme %q: has %s: %v", theme, mark, !want[i])
			}
		}
	}
}

// TestPictureOptions: what each option adds to a picture or takes from it.
func TestPictureOptions(t *testing.T) {
	g := small(t, "p1 met p2", "p2 accuse cx negated", "p2 works_for ox unsure")
	for _, c := range []struct {
		name, format string
		opts         export.Options
		has, hasNot  []string
	}{
		{"plain", "svg", export.Options{}, []string{">P1<", ">OX<", `class="legend"`}, []string{">CX<", `class="cluster"`}},
		{"negated", "svg", export.Options{Include: []string{"negated"}}, []string{">CX<", "link negated"}, nil},
		{"sure", "svg", export.Options{MinConfidence: 0.5}, []string{">P1<"}, []string{">OX<"}},
		{"no legend", "svg", export.Options{NoLegend: true}, nil, []string{`class="legend"`}},
		{"clusters", "svg", export.Options{Clusters: true}, []string{`class="cluster"`}, nil},
		{"plain", "dot", export.Options{}, []string{"P1", "OX"}, []string{"CX", "subgraph cluster_person"}},
		{"clusters", "dot", export.Options{Clusters: true}, []string{"subgraph"}, nil},
		{"negated", "mermaid", export.Options{Include: []string{"negated"}}, []string{"CX"}, nil},
		{"sure", "mermaid", export.Options{MinConfidence: 0.5}, []string{"P1"}, []string{"CX", "OX"}},
	} {
		out := string(write(t, c.format, g, c.opts))
		for _, want := range c.has {
			if !strings.Contains(out, want) {
				t.Errorf("%s, %s: no %s", c.format, c.name, want)
			}
		}
		for _, not := range c.hasNot {
			if strings.Contains(out, not) {
				t.Errorf("%s, %s: has %s", c.format, c.name, not)
			}
		}
	}
}

// TestUnnamed: the formats that say what kind of thing an entity is say that a person has no name.
func TestUnnamed(t *testing.T) {
	d := &graph.Document{ID: "d", Text: "He met Anna."}
	d.Entities = []graph.Entity{{ID: "person/he-1", Type: "person", Name: "He", Unnamed: true}, {ID: "person/anna", Type: "person", Name: "Anna"}}
	span := func(a, b int) graph.Span { return graph.Span{Start: a, End: b} }
	d.Mentions = []graph.Mention{{Document: "d", Span: span(0, 2), Entity: "person/he-1", Type: "person", Kind: graph.Pronoun, Rule: "r"},
		{Document: "d", Span: span(7, 11), Entity: "person/anna", Type: "person", Kind: graph.Name, Rule: "r"}}
	d.Relations = []graph.Relation{{Subject: "person/he-1", Type: "consult", Object: "person/anna", Polarity: graph.Positive, Modality: graph.Asserted, Confidence: 0.9,
		Evidence: []graph.Evidence{{Document: "d", Span: span(0, 12), Subject: span(0, 2), Object: span(7, 11), Trigger: span(3, 6), Text: d.Text, Rule: "r", Form: "active", Confidence: 0.9}}}}
	g := new(graph.Graph)
	if err := g.Add(d); err != nil {
		t.Fatal(err)
	}
	for format, want := range map[string]string{"json": `"unnamed": true`, "jsonl": `"unnamed":true`, "graphml": `<data key="unnamed">true</data>`, "node-link": `"unnamed":true`,
		"cytoscape": `"unnamed":true`, "cypher": "n.`unnamed` = true", "turtle": "dossier:unnamed true"} {
		if out := string(write(t, format, g, everything)); !strings.Contains(out, want) {
			t.Errorf("%s does not say %s: %s", format, want, out)
		}
	}
}
