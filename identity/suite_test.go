package identity_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/dossier-kg/dossier"
	"github.com/dossier-kg/dossier/export"
	"github.com/dossier-kg/dossier/extractor"
	"github.com/dossier-kg/dossier/graph"
	"github.com/dossier-kg/dossier/identity"
)

// A pile of texts and the clusters that are wanted of it.
type testCase struct {
	title string
	line  int
	texts []extractor.Document
	want  string // "a John Smith = b Smith | c John Smith"
}

// readSuite reads a file of cases; homonyms.txt says what they look like.
func readSuite(t *testing.T, path string) []testCase {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var cases []testCase
	for n, line := range strings.Split(string(raw), "\n") {
		if title, ok := strings.CutPrefix(line, "# --- "); ok {
			cases = append(cases, testCase{title: title, line: n + 1})
			continue
		}
		if line == "" || line[0] == '#' {
			continue
		}
		label, text, ok := strings.Cut(line, ": ")
		if !ok || len(cases) == 0 {
			t.Fatalf("%s:%d: not a line of a case", path, n+1)
		}
		c := &cases[len(cases)-1]
		if label == "want" {
			c.want = text
			continue
		}
		id, date, _ := strings.Cut(label, " ")
		c.texts = append(c.texts, extractor.Document{ID: id, Date: date, Text: text})
	}
	return cases
}

func shippedExtractor(t testing.TB) *extractor.Extractor {
	t.Helper()
	set, err := dossier.DefaultRules()
	if err != nil {
		t.Fatal(err)
	}
	x, err := extractor.New(set, nil)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// permutations calls do with every order of n things.
func permutations(n int, do func([]int)) {
	order := make([]int, 0, n)
	var step func()
	step = func() {
		if len(order) == n {
			do(order)
			return
		}
		for i := range n {
			if !slices.Contains(order, i) {
				order = append(order, i)
				step()
				order = order[:len(order)-1]
			}
		}
	}
	step()
}

func TestSuites(t *testing.T) {
	x := shippedExtractor(t)
	set, _ := dossier.DefaultRules()
	m := identity.New(set, nil)
	for _, file := range []string{"testdata/homonyms.txt", "testdata/variants.txt"} {
		cases := readSuite(t, file)
		if len(cases) < 60 {
			t.Errorf("%s has %d cases, fewer than 60", file, len(cases))
		}
		for _, c := range cases {
			t.Run(c.title, func(t *testing.T) {
				var docs []*graph.Document
				for _, text := range c.texts {
					d, err := x.Extract(text)
					if err != nil {
						t.Fatal(err)
					}
					docs = append(docs, d)
				}
				first := ""
				permutations(len(docs), func(order []int) {
					pile := m.NewPile()
					for _, i := range order {
						if err := pile.Add(docs[i]); err != nil {
							t.Fatal(err)
						}
					}
					g, _, err := pile.Graph()
					if err != nil {
						t.Fatal(err)
					}
					got := members(g, c)
					if first == "" {
						first = got
						checkClusters(t, fmt.Sprintf("%s:%d", file, c.line), g, c)
					} else if got != first {
						t.Errorf("%s:%d: in the order %v\n%s\ninstead of\n%s", file, c.line, order, got, first)
					}
				})
			})
		}
	}
}

// members writes the entities of a graph with their mentions.
func members(g *graph.Graph, c testCase) string {
	text := map[string]string{}
	for _, d := range c.texts {
		text[d.ID] = d.Text
	}
	var b strings.Builder
	for e := range g.Entities() {
		fmt.Fprintf(&b, "    %s:", e.ID)
		for _, m := range e.Mentions {
			if m.Kind == graph.Name || m.Kind == graph.Demonym {
				fmt.Fprintf(&b, " %s %q", m.Document, text[m.Document][m.Span.Start:m.Span.End])
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

// checkClusters holds the graph to what a case wants.
func checkClusters(t *testing.T, place string, g *graph.Graph, c testCase) {
	t.Helper()
	seen := map[string]string{}
	for _, cluster := range strings.Split(c.want, " | ") {
		one := ""
		for _, member := range strings.Split(cluster, " = ") {
			document, name, _ := strings.Cut(member, " ")
			id := entityOf(g, c, document, name)
			switch {
			case id == "":
				t.Errorf("%s: no mention %q of document %s", place, name, document)
			case one != "" && id != one:
				t.Errorf("%s: %s is %s, not %s", place, member, id, one)
			case one == "" && seen[id] != "":
				t.Errorf("%s: %s and %s are both %s", place, seen[id], member, id)
			}
			if one == "" {
				one = id
			}
			if seen[id] == "" {
				seen[id] = member
			}
		}
	}
	if t.Failed() {
		t.Logf("%s: the graph has\n%s", place, members(g, c))
	}
}

// entityOf returns the ID of the entity that a document mentions by a name, or by
// one that the name is part of, or that is part of it.
func entityOf(g *graph.Graph, c testCase, document, name string) string {
	i := slices.IndexFunc(c.texts, func(d extractor.Document) bool { return d.ID == document })
	if i < 0 {
		return ""
	}
	part := ""
	for e := range g.Entities() {
		for _, m := range e.Mentions {
			if m.Document != document {
				continue
			}
			text := c.texts[i].Text[m.Span.Start:m.Span.End]
			switch {
			case text == name:
				return e.ID
			case strings.Contains(text, name) || strings.Contains(name, text) && m.Kind == graph.Name:
				part = e.ID
			}
		}
	}
	return part
}

// TestAnyOrder: all texts of the suites as one pile have one graph, in whatever order they come.
func TestAnyOrder(t *testing.T) {
	x := shippedExtractor(t)
	set, _ := dossier.DefaultRules()
	m := identity.New(set, nil)
	var docs []*graph.Document
	for _, file := range []string{"testdata/homonyms.txt", "testdata/variants.txt"} {
		for _, c := range readSuite(t, file) {
			for _, text := range c.texts {
				text.ID = fmt.Sprintf("%s:%d:%s", file, c.line, text.ID)
				d, err := x.Extract(text)
				if err != nil {
					t.Fatal(err)
				}
				docs = append(docs, d)
			}
		}
	}
	want := ""
	for seed := range uint64(6) {
		pile := m.NewPile()
		for _, i := range rand.New(rand.NewPCG(seed, 0)).Perm(len(docs)) {
			if err := pile.Add(docs[i]); err != nil {
				t.Fatal(err)
			}
		}
		g, _, err := pile.Graph()
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		if err := export.JSON(&b, g, export.Options{}); err != nil {
			t.Fatal(err)
		}
		if want == "" {
			want = b.String()
		} else if b.String() != want {
			t.Errorf("order %d gives another graph", seed)
		}
	}
}
