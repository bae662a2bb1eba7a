package export_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/dossier-kg/dossier/graph"
)

// A reading is what a graph tool has read: the attributes of nodes by ID, those of
// edges, with source and target, by whatever ID the format gives them.
type reading struct {
	Nodes, Edges map[string]map[string]any
	Documents    any
	Classes      map[string]string // of Cytoscape
}

func decode(t *testing.T, out []byte) *reading {
	t.Helper()
	r := &reading{}
	if err := json.Unmarshal(out, r); err != nil {
		t.Fatalf("%v in %s", err, out)
	}
	return r
}

// A grammar is how a format writes what nodes and edges have.
type grammar struct {
	xml      bool              // lists and evidence are JSON in a string, and there are no control characters
	reserved map[string]string // names of attributes that the format keeps for itself -> what they are called
}

// check compares what was read with the graph. Of the keys in own, which are the
// format's business, the values are not looked at.
func (r *reading) check(t *testing.T, g *graph.Graph, m grammar, own ...string) {
	t.Helper()
	nodes, relations := map[string]map[string]any{}, []map[string]any{}
	for e := range g.Entities() {
		nodes[e.ID] = m.node(&e)
	}
	for r := range g.Relations() {
		relations = append(relations, m.edge(&r))
	}
	strip := func(all map[string]map[string]any) {
		for _, values := range all {
			for _, key := range own {
				delete(values, key)
			}
		}
	}
	strip(r.Nodes)
	strip(r.Edges)
	for _, id := range slices.Sorted(maps.Keys(nodes)) {
		if got := r.Nodes[id]; !reflect.DeepEqual(got, nodes[id]) {
			t.Fatalf("node %s:\n got %v\nwant %v", id, got, nodes[id])
		}
	}
	if len(r.Nodes) != len(nodes) || len(r.Edges) != len(relations) {
		t.Fatalf("%d nodes and %d edges, want %d and %d", len(r.Nodes), len(r.Edges), len(nodes), len(relations))
	}
	if got, want := printed(slices.Collect(maps.Values(r.Edges))), printed(relations); !slices.Equal(got, want) {
		for i := range got {
			if got[i] != want[i] {
				t.Fatalf("edge:\n got %s\nwant %s", got[i], want[i])
			}
		}
	}
}

// printed returns the edges as sorted lines, so that edges of unknown IDs can be compared.
func printed(edges []map[string]any) []string {
	var lines []string
	for _, e := range edges {
		lines = append(lines, fmt.Sprintf("%q", e))
	}
	slices.Sort(lines)
	return lines
}

func (m grammar) node(e *graph.Entity) map[string]any {
	v := map[string]any{"mentions": float64(len(e.Mentions)), "unnamed": e.Unnamed}
	m.put(v, "label", e.Name)
	m.put(v, "type", e.Type)
	m.put(v, "kind", e.Kind)
	m.put(v, "wikidata", e.Wikidata)
	m.put(v, "iso", e.ISO)
	m.put(v, "entry", e.Entry)
	m.putList(v, "aliases", e.Aliases)
	documents, traits := map[string]bool{}, map[string][]string{}
	for _, mention := range e.Mentions {
		documents[mention.Document] = true
	}
	m.putList(v, "documents", slices.Sorted(maps.Keys(documents)))
	for _, a := range e.Traits {
		traits[a.Name] = append(traits[a.Name], a.Value)
	}
	for name, values := range traits {
		m.putList(v, name, values)
	}
	return v
}

func (m grammar) edge(r *graph.Relation) map[string]any {
	sentences, documents, rules, inferred := map[string]bool{}, map[string]bool{}, map[string]bool{}, len(r.Evidence) > 0
	var evidence []any
	for _, e := range r.Evidence {
		sentences[fmt.Sprint(e.Document, e.Span)], documents[e.Document], rules[e.Rule] = true, true, true
		inferred = inferred && e.Form == graph.Inferred
		span := func(s graph.Span) []any { return []any{float64(s.Start), float64(s.End)} }
		v := map[string]any{"document": e.Document, "start": float64(e.Span.Start), "end": float64(e.Span.End), "subject": span(e.Subject), "object": span(e.Object),
			"trigger": span(e.Trigger), "text": e.Text, "rule": e.Rule, "form": e.Form, "confidence": e.Confidence}
		if e.From != "" {
			v["from"] = e.From
		}
		evidence = append(evidence, v)
	}
	v := map[string]any{"source": r.Subject, "target": r.Object, "type": r.Type, "confidence": r.Confidence, "symmetric": r.Symmetric,
		"inferred": inferred, "weight": float64(max(len(sentences), 1))}
	label := strings.ReplaceAll(r.Type, "_", " ")
	if r.Polarity == graph.Negative {
		label = "not: " + label
	}
	if r.Modality != graph.Asserted {
		label += " (" + string(r.Modality) + ")"
	}
	m.put(v, "label", label)
	m.put(v, "polarity", string(r.Polarity))
	m.put(v, "modality", string(r.Modality))
	m.put(v, "attribution", r.Attribution)
	m.put(v, "tense", r.Tense)
	m.putList(v, "documents", slices.Sorted(maps.Keys(documents)))
	m.putList(v, "rules", slices.Sorted(maps.Keys(rules)))
	for _, a := range r.Attributes {
		m.put(v, a.Name, a.Value)
	}
	if len(evidence) > 0 {
		v["evidence"] = evidence
		m.put(v, "text", r.Evidence[0].Text)
	}
	return v
}

func (m grammar) put(to map[string]any, name, value string) {
	if as, ok := m.reserved[name]; ok {
		name = as
	}
	if m.xml {
		value = withoutControls(value)
	}
	if value != "" {
		to[name] = value
	}
}

func (m grammar) putList(to map[string]any, name string, values []string) {
	if len(values) == 0 {
		return
	}
	list := []any{}
	for _, v := range values {
		list = append(list, v)
	}
	to[name] = list
}

// withoutControls is what XML makes of a text.
func withoutControls(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && !strings.ContainsRune("\t\n\r", r) {
			return '\uFFFD'
		}
		return r
	}, s)
}

// parsed parses the lists and the evidence of a format that has them as JSON in a string.
func (r *reading) parsed(t *testing.T) *reading {
	t.Helper()
	for _, all := range []map[string]map[string]any{r.Nodes, r.Edges} {
		for _, values := range all {
			for name, value := range values {
				if s, ok := value.(string); ok && strings.HasPrefix(s, "[") && name != "label" && name != "text" {
					var list any
					if err := json.Unmarshal([]byte(s), &list); err != nil {
						t.Fatalf("%s: %v in %s", name, err, s)
					}
					values[name] = list
				}
			}
		}
	}
	return r
}

// toolGraphs are the graphs that every graph tool reads.
func toolGraphs(t *testing.T) map[string]*graph.Graph {
	graphs := map[string]*graph.Graph{"hostile": hostile(t), "empty": new(graph.Graph)}
	if !testing.Short() {
		graphs["large"] = large(t, 5000)
	}
	return graphs
}

// checkDocuments compares the documents that a format has beside the graph.
func (r *reading) checkDocuments(t *testing.T, g *graph.Graph) {
	t.Helper()
	if s, ok := r.Documents.(string); ok {
		if err := json.Unmarshal([]byte(s), &r.Documents); err != nil {
			t.Fatal(err)
		}
	}
	want := []any{}
	for d := range g.Documents() {
		v := map[string]any{"id": d.ID}
		m := grammar{}
		m.put(v, "title", d.Title)
		m.put(v, "url", d.URL)
		m.put(v, "date", d.Date)
		want = append(want, v)
	}
	if !reflect.DeepEqual(r.Documents, any(want)) {
		t.Errorf("documents %v, want %v", r.Documents, want)
	}
}
