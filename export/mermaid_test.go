package export_test

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/dossier-kg/dossier/export"
	"github.com/dossier-kg/dossier/graph"
)

type mermaidChart struct {
	Nodes []struct {
		ID, Label, Shape string
		Classes          []string
	}
	Edges []struct{ From, To, Label, Type, Stroke string }
}

func readMermaid(t *testing.T, text []byte) mermaidChart {
	t.Helper()
	var chart mermaidChart
	if err := json.Unmarshal(node(t, "mermaid.mjs", text), &chart); err != nil {
		t.Fatal(err)
	}
	return chart
}

// mermaidCode is a character as Mermaid's parser hands it to its drawing part.
var mermaidCode = regexp.MustCompile("ﬂ°°([0-9]+)¶ß")

func mermaidText(label string) string {
	return mermaidCode.ReplaceAllStringFunc(label, func(code string) string {
		n, _ := strconv.Atoi(mermaidCode.FindStringSubmatch(code)[1])
		return string(rune(n))
	})
}

// visible is a name without what no picture shows: control characters and line breaks.
func visible(name string) string {
	return strings.Join(strings.Fields(uncontrolled(name)), " ")
}

// TestMermaid reads the hostile graph by Mermaid's parser and compares names and links.
func TestMermaid(t *testing.T) {
	g := hostile(t)
	chart := readMermaid(t, write(t, "mermaid", g, everything))
	names := map[string]string{}
	for _, n := range chart.Nodes {
		names[n.ID] = mermaidText(n.Label)
	}
	var got, want []string
	for _, n := range names {
		got = append(got, n)
	}
	for e := range g.Entities() {
		if e.ID != "thing/alone" {
			want = append(want, visible(e.Name))
		}
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("nodes %q, want %q", got, want)
	}
	got = nil
	for _, e := range chart.Edges {
		got = append(got, fmt.Sprint(names[e.From], " ", e.Type, " ", e.Stroke, " ", names[e.To], ": ", mermaidText(e.Label)))
	}
	slices.Sort(got)
	want = []string{ // twelve relations, two of them bundled
		`Dwayne "The Rock" Johnson arrow_cross dotted AT&T <Labs> &eacute;: not: works for`,
		`Dwayne "The Rock" Johnson arrow_point normal AT&T <Labs> &eacute;: founded<br>former "boss" & more of, 2025`,
		"Fans 😀 arrow_cross dotted محمد بن سلمان: not: backs",
		"[[wiki|link]] #1 {x}; --> '$' `y` arrow_point dotted AT&T <Labs> &eacute;: parent of",
		"[[wiki|link]] #1 {x}; --> '$' `y` arrow_point normal AT&T <Labs> &eacute;: owns",
		"a type of one's own arrow_point dotted node: threaten",
		`back\slash\ arrow_open normal Dwayne "The Rock" Johnson: met`,
		"bell and null-like arrow_point normal bell and null-like: likes",
		"end arrow_point normal node: located in",
		"node arrow_point dotted a type of one's own: agree",
		"محمد بن سلمان arrow_point normal two lines and a tab: lives in",
	}
	if !slices.Equal(got, want) {
		t.Errorf("edges\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestMermaidLimits: of more links than Mermaid draws, those stay that most sentences state.
func TestMermaidLimits(t *testing.T) {
	for name, g := range map[string]*graph.Graph{"many": large(t, 5000), "long": wordy(t, 400)} {
		text := write(t, "mermaid", g, export.Options{})
		chart := readMermaid(t, text)
		n := len(chart.Edges)
		if n > 500 || n < 100 || len(text) > 50_000 {
			t.Errorf("%s: %d links in %d bytes", name, n, len(text))
		}
		if _, relations := g.Len(); !strings.HasPrefix(string(text), fmt.Sprintf("%%%% %d of %d links; left out are the %d ", n, relations, relations-n)) {
			t.Errorf("%s: it begins %.80s", name, text)
		}
	}
	g := wordy(t, 400)
	met := graph.Relation{Subject: "person/399", Type: "met", Object: "person/400", Evidence: make([]graph.Evidence, 2), Polarity: graph.Positive, Modality: graph.Asserted, Confidence: 1}
	met.Evidence[1].Document = "another"
	if err := g.AddFacts(&graph.Document{Relations: []graph.Relation{met}}); err != nil {
		t.Fatal(err)
	}
	if text := write(t, "mermaid", g, export.Options{}); !strings.Contains(string(text), `"399 of all `) {
		t.Error("the link with most evidence is left out")
	}
}

// wordy returns a chain of relations whose entities have long names.
func wordy(t testing.TB, relations int) *graph.Graph {
	t.Helper()
	d := &graph.Document{ID: "wordy"}
	for e := range large(t, relations).Entities() {
		e.Name = strings.Repeat(e.Name+" of all ", 20)
		d.Entities = append(d.Entities, e)
	}
	for r := range large(t, relations).Relations() {
		d.Relations = append(d.Relations, r)
	}
	g := new(graph.Graph)
	if err := g.Add(d); err != nil {
		t.Fatal(err)
	}
	return g
}
