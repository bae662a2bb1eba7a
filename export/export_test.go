package export_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/dossier-kg/dossier/export"
	"github.com/dossier-kg/dossier/graph"
)

var update = flag.Bool("update", false, "write the golden files")

// hostile returns a graph of all that formats stumble over.
func hostile(t testing.TB) *graph.Graph {
	t.Helper()
	names := map[string]string{
		"person/quote": `Dwayne "The Rock" Johnson`, "person/backslash": `back\slash\`, "organization/amp": "AT&T <Labs> &eacute;",
		"place/newline": "two\nlines\tand a tab", "person/control": "bell\x07 and null-like \x01", "group/emoji": "Fans 😀",
		"person/rtl": "محمد بن سلمان", "event/end": "end", "country/node": "node", "thing/own": "a type of one's own",
	}
	d := &graph.Document{ID: `doc "1" & more.txt`, Title: "A title, with\ncomma", Date: "2025", URL: "https://example.org/?a=1&b=2"}
	for _, id := range []string{"person/quote", "person/backslash", "organization/amp", "place/newline", "person/control", "group/emoji",
		"person/rtl", "event/end", "country/node", "thing/own"} {
		typ, _, _ := strings.Cut(id, "/")
		d.Entities = append(d.Entities, graph.Entity{ID: id, Type: typ, Name: names[id], Wikidata: "Q1"})
		d.Mentions = append(d.Mentions, graph.Mention{Document: d.ID, Span: graph.Span{Start: len(d.Mentions), End: len(d.Mentions) + 1}, Entity: id, Type: typ, Kind: graph.Name, Rule: "r"})
	}
	d.Entities[0].Aliases = []string{"", "=cmd()", "The \"Rock\""}
	d.Entities[0].Traits, d.Entities[0].Entry = []graph.Attribute{{Name: "age", Value: "52"}, {Name: "role", Value: `"actor" & <more>`}}, "person/rock"
	add := func(a, typ, b string, change func(*graph.Relation)) {
		r := graph.Relation{Subject: a, Type: typ, Object: b, Polarity: graph.Positive, Modality: graph.Asserted, Confidence: 0.9,
			Evidence: []graph.Evidence{{Document: d.ID, Span: graph.Span{Start: 0, End: 9}, Text: `He said "no" \ & <left>` + "\n.", Rule: "r", Form: "active", Confidence: 0.9}}}
		if change != nil {
			change(&r)
		}
		d.Relations = append(d.Relations, r)
	}
	add("person/quote", "met", "person/backslash", func(r *graph.Relation) { r.Symmetric = true })
	add("person/quote", "works_for", "organization/amp", func(r *graph.Relation) {
		r.Attributes = []graph.Attribute{{Name: "date", Value: "2025"}, {Name: "role", Value: `"boss" & more`}}
	})
	add("person/quote", "founded", "organization/amp", nil)
	add("person/control", "likes", "person/control", nil)
	add("event/end", "located_in", "country/node", nil)
	add("person/rtl", "lives_in", "place/newline", nil)
	add("group/emoji", "backs", "person/rtl", func(r *graph.Relation) { r.Polarity = graph.Negative })
	add("thing/own", "threaten", "country/node", func(r *graph.Relation) { r.Modality = graph.Conditional })
	add("country/node", "agree", "thing/own", func(r *graph.Relation) { r.Modality = graph.Reported; r.Attribution = "person/quote" })
	g := new(graph.Graph)
	if err := g.Add(d); err != nil {
		t.Fatal(err)
	}
	return g
}

var everything = export.Options{Include: []string{"negated", "possible", "intended", "conditional", "reported"}}

func write(t testing.TB, format string, g *graph.Graph, opts export.Options) []byte {
	t.Helper()
	f, ok := export.Lookup(format)
	if !ok {
		t.Fatalf("no format %s", format)
	}
	var b bytes.Buffer
	if err := f.Write(&b, g, opts); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestGolden(t *testing.T) {
	for _, format := range []string{"dot", "json", "jsonl"} {
		got := write(t, format, hostile(t), everything)
		file := filepath.Join("testdata", "hostile."+format)
		if *update {
			if err := os.WriteFile(file, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s: got\n%s\nwant\n%s", format, got, want)
		}
	}
}

func TestSameBytes(t *testing.T) {
	for _, f := range export.Formats() {
		a, b := write(t, f.Name, hostile(t), everything), write(t, f.Name, hostile(t), everything)
		if !bytes.Equal(a, b) {
			t.Errorf("%s: two runs differ", f.Name)
		}
	}
}

func TestEmpty(t *testing.T) {
	for _, f := range export.Formats() {
		write(t, f.Name, new(graph.Graph), export.Options{})
	}
}

func TestJSONRoundTrip(t *testing.T) {
	first := write(t, "json", hostile(t), export.Options{})
	g, err := export.ReadJSON(bytes.NewReader(first))
	if err != nil {
		t.Fatal(err)
	}
	if second := write(t, "json", g, export.Options{}); !bytes.Equal(first, second) {
		t.Errorf("read back:\n%s\nwant\n%s", second, first)
	}
}

func TestReadJSONErrors(t *testing.T) {
	for _, in := range []string{"", "[]", "{}", `{"schema":"other"}`, `{"schema":"` + export.Schema + `","relations":[{"subject":"a","type":"t","object":"b"}]}`} {
		if _, err := export.ReadJSON(strings.NewReader(in)); err == nil {
			t.Errorf("%q was read without an error", in)
		}
	}
}

// TestIncludes: pictures leave out what is not asserted, unless asked.
func TestIncludes(t *testing.T) {
	plain := string(write(t, "dot", hostile(t), export.Options{}))
	if strings.Contains(plain, "not: backs") || strings.Contains(plain, "threaten") {
		t.Errorf("a negated or conditional link is drawn:\n%s", plain)
	}
	some := string(write(t, "dot", hostile(t), export.Options{Include: []string{"negated"}}))
	if !strings.Contains(some, "not: backs") || strings.Contains(some, "threaten") {
		t.Errorf("want the negated link and no conditional one:\n%s", some)
	}
	if sure := string(write(t, "dot", hostile(t), export.Options{MinConfidence: 0.95})); strings.Contains(sure, "founded") {
		t.Errorf("a link below the confidence is drawn:\n%s", sure)
	}
}

func TestSVG(t *testing.T) {
	svg := write(t, "svg", hostile(t), everything)
	d := xml.NewDecoder(bytes.NewReader(svg))
	text := ""
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, svg)
		}
		if c, ok := token.(xml.CharData); ok {
			text += string(c)
		}
	}
	for _, want := range []string{`Dwayne "The Rock"`, `back\slash\`, "AT&T <Labs>", "محمد", "founded"} {
		if !strings.Contains(text, want) {
			t.Errorf("the picture does not say %q", want)
		}
	}
}

func TestSVGTooLarge(t *testing.T) {
	f, _ := export.Lookup("svg")
	if err := f.Write(io.Discard, large(t, 5000), export.Options{}); err == nil {
		t.Error("a picture of 5,000 links was drawn")
	}
	write(t, "dot", large(t, 5000), export.Options{})
}

func large(t testing.TB, links int) *graph.Graph {
	d := &graph.Document{ID: "large"}
	for i := range links + 1 {
		d.Entities = append(d.Entities, graph.Entity{ID: fmt.Sprintf("person/%d", i), Type: "person", Name: fmt.Sprint(i)})
	}
	for i := range links {
		d.Relations = append(d.Relations, graph.Relation{Subject: d.Entities[i].ID, Type: "met", Object: d.Entities[i+1].ID, Polarity: graph.Positive, Modality: graph.Asserted, Confidence: 1})
	}
	g := new(graph.Graph)
	if err := g.Add(d); err != nil {
		t.Fatal(err)
	}
	return g
}

// reader returns the path of a program that reads a format; it skips the test
// where there is none, or fails it when DOSSIER_REQUIRE_READERS is set.
func reader(t *testing.T, name string) string {
	path, err := exec.LookPath(name)
	if err == nil {
		return path
	}
	if os.Getenv("DOSSIER_REQUIRE_READERS") != "" {
		t.Fatalf("the reader %s is not installed, and DOSSIER_REQUIRE_READERS is set", name)
	}
	t.Skipf("SKIPPED: the reader %s is not installed; DOSSIER_REQUIRE_READERS=1 makes this an error", name)
	return ""
}

func run(t *testing.T, stdin []byte, name string, args ...string) []byte {
	t.Helper()
	cmd := exec.Command(reader(t, name), args...)
	cmd.Stdin = bytes.NewReader(stdin)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, stderr.String())
	}
	return out
}

// TestGraphviz reads the hostile graph with Graphviz and compares names and links.
func TestGraphviz(t *testing.T) {
	g := hostile(t)
	out := run(t, write(t, "dot", g, everything), "dot", "-Tjson0")
	var read struct {
		Objects []struct{ Name, Label string }
		Edges   []struct{ Tail, Head int }
	}
	if err := json.Unmarshal(out, &read); err != nil {
		t.Fatal(err)
	}
	nodes := map[string]bool{}
	for _, o := range read.Objects {
		nodes[o.Name] = true
	}
	for e := range g.Entities() {
		if !nodes["n:"+e.ID] {
			t.Errorf("Graphviz has no node %s", e.ID)
		}
	}
	if len(read.Edges) != 8 { // nine relations, two of them bundled
		t.Errorf("Graphviz has %d edges, want 8", len(read.Edges))
	}
	svg := run(t, write(t, "dot", g, everything), "dot", "-Tsvg")
	if err := xml.Unmarshal(svg, new(struct{})); err != nil {
		t.Errorf("Graphviz's SVG: %v", err)
	}
}

// TestXMLLint reads the picture with libxml.
func TestXMLLint(t *testing.T) {
	run(t, write(t, "svg", hostile(t), everything), "xmllint", "--noout", "-")
}

func TestLookup(t *testing.T) {
	if _, ok := export.Lookup("nothing"); ok {
		t.Error("a format called nothing")
	}
	if f, ok := export.ByExtension("a/b.GV"); !ok || f.Name != "dot" {
		t.Errorf("ByExtension(a/b.GV) = %v", f.Name)
	}
	names := []string{}
	for _, f := range export.Formats() {
		names = append(names, f.Name)
	}
	if want := []string{"dot", "json", "jsonl", "svg"}; !reflect.DeepEqual(names, want) {
		t.Errorf("formats %v, want %v", names, want)
	}
}

func ExampleDOT() {
	var g graph.Graph
	fmt.Println(export.DOT(io.Discard, &g, export.Options{}))
	// Output: <nil>
}
