package export_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/dossier-kg/dossier/export"
	"github.com/dossier-kg/dossier/graph"
	"gopkg.in/yaml.v3"
)

type noteFront struct {
	Aliases, Tags                       []string
	Type, Kind, Wikidata, ISO, ID, Date string
	URL                                 string
	Age                                 []string `yaml:"trait age"`
	Role                                []string `yaml:"trait role"`
}

// noteLink is a link to another note; a backslash before it would make it plain text.
var noteLink = regexp.MustCompile(`(^|[^\\])\[\[([^\[\]|]+)(?:\|([^\[\]|]+))?\]\]`)

// readNotes parses the front matter of notes and follows their links, each of which must lead somewhere.
func readNotes(t *testing.T, archive []byte) (fronts map[string]noteFront, bodies map[string]string, links map[string][]string) {
	t.Helper()
	fronts, bodies, links = map[string]noteFront{}, map[string]string{}, map[string][]string{}
	files := unzip(t, archive)
	low := map[string]bool{}
	for name := range files {
		if low[strings.ToLower(name)] || !strings.HasSuffix(name, ".md") || strings.ContainsAny(name, "*\"\\<>:|?#^[]") {
			t.Errorf("a note is called %q", name)
		}
		low[strings.ToLower(name)] = true
	}
	for name, raw := range files {
		text := string(raw)
		if head, body, ok := strings.Cut(strings.TrimPrefix(text, "---\n"), "\n---\n"); ok && head != text {
			d := yaml.NewDecoder(strings.NewReader(head))
			d.KnownFields(true)
			var front noteFront
			if err := d.Decode(&front); err != nil {
				t.Errorf("%s: %v\n%s", name, err, head)
			}
			fronts[name], text = front, body
		}
		bodies[name] = text
		for _, m := range noteLink.FindAllStringSubmatch(text, -1) {
			if _, ok := files[m[2]+".md"]; !ok {
				t.Errorf("%s: [[%s]] leads nowhere", name, m[2])
			}
			links[name] = append(links[name], m[2]+".md")
		}
	}
	return fronts, bodies, links
}

func TestMarkdown(t *testing.T) {
	g := hostile(t)
	fronts, bodies, links := readNotes(t, write(t, "markdown", g, everything))
	notes := map[string]string{} // ID -> file
	for name, f := range fronts {
		notes[f.ID] = name
	}
	for e := range g.Entities() {
		f, ok := fronts[notes[e.ID]]
		want := []string{e.Name}
		for _, a := range e.Aliases {
			if a != "" {
				want = append(want, a)
			}
		}
		if !ok || f.Type != e.Type || f.Kind != e.Kind || f.Wikidata != e.Wikidata || f.ISO != e.ISO || !slices.Equal(f.Aliases, want) || !slices.Equal(f.Tags, []string{e.Type}) {
			t.Errorf("the note of %s begins %+v", e.ID, f)
		}
		if !slices.Contains(links["Index.md"], notes[e.ID]) {
			t.Errorf("the index has no link to %s", e.ID)
		}
	}
	if f := fronts[notes["person/quote"]]; !slices.Equal(f.Age, []string{"52"}) || !slices.Equal(f.Role, []string{`"actor" & <more>`}) {
		t.Errorf("traits %q, %q", f.Age, f.Role)
	}
	for r := range g.Relations() {
		if !slices.Contains(links[notes[r.Subject]], notes[r.Object]) || !slices.Contains(links[notes[r.Object]], notes[r.Subject]) {
			t.Errorf("%s and %s are not linked", r.Subject, r.Object)
		}
		for _, v := range r.Evidence {
			if !strings.Contains(plain(bodies[notes[r.Subject]]), "  > "+strings.Join(strings.Fields(uncontrolled(v.Text)), " ")+" — [[") {
				t.Errorf("the note of %s does not quote %q:\n%s", r.Subject, v.Text, bodies[notes[r.Subject]])
			}
			if !slices.Contains(links[notes[r.Subject]], notes[v.Document]) {
				t.Errorf("the note of %s has no link to %s", r.Subject, v.Document)
			}
		}
	}
	if some := bodies[notes["person/quote"]]; !strings.Contains(some, "not: works for [[") {
		t.Errorf("what is denied does not say so:\n%s", some)
	}
	_, bodies, _ = readNotes(t, write(t, "markdown", g, export.Options{}))
	if some := bodies[notes["person/quote"]]; strings.Contains(some, "not: works for") {
		t.Errorf("what is denied is told unasked:\n%s", some)
	}
}

// plain takes the backslashes of Markdown away.
func plain(s string) string {
	return regexp.MustCompile("\\\\([!-/:-@\\[-`{-~])").ReplaceAllString(s, "$1")
}

func TestMarkdownSizes(t *testing.T) {
	for _, tt := range []struct {
		g     *graph.Graph
		notes int
	}{{new(graph.Graph), 1}, {large(t, 5000), 5003}} {
		if _, bodies, _ := readNotes(t, write(t, "markdown", tt.g, export.Options{})); len(bodies) != tt.notes {
			t.Errorf("%d notes, want %d", len(bodies), tt.notes)
		}
	}
}

// TestMarkdownNames: things of one name have a note each.
func TestMarkdownNames(t *testing.T) {
	d := &graph.Document{ID: "index"}
	for _, name := range []string{"Index", "index", "INDEX", "a/b", "a:b", "A b"} {
		d.Entities = append(d.Entities, graph.Entity{ID: "person/" + name, Type: "person", Name: name})
	}
	g := new(graph.Graph)
	if err := g.Add(d); err != nil {
		t.Fatal(err)
	}
	if fronts, _, _ := readNotes(t, write(t, "markdown", g, export.Options{})); len(fronts) != len(d.Entities)+1 {
		t.Errorf("%d notes: %v", len(fronts), fronts)
	}
}
