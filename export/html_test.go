package export_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/dossier-kg/dossier/export"
	"github.com/dossier-kg/dossier/graph"
)

// A pageSeen is what a script saw of a page.
type pageSeen struct {
	Requests, Console []string
	Paint, Ready      float64 // milliseconds until it was painted, and could be used
	Steps             map[string]any
	SVG               string
	Nodes, Made       int
	Signs             int // names that are read from far away
	Titles            []string
	Partial, Pwned    string
}

// browse writes a graph as a page and has a script use it in Chromium. PAGE_SHOTS names a folder for pictures.
func browse(t *testing.T, script string, g *graph.Graph, opts export.Options) pageSeen {
	t.Helper()
	if testing.Short() {
		t.Skip("a browser takes a while")
	}
	if _, err := os.Stat("/usr/bin/chromium"); err != nil {
		missing(t, "chromium")
	}
	file := filepath.Join(t.TempDir(), "graph.html")
	if err := os.WriteFile(file, write(t, "html", g, opts), 0o644); err != nil {
		t.Fatal(err)
	}
	args := []string{file}
	if shots := os.Getenv("PAGE_SHOTS"); shots != "" {
		args = append(args, shots)
	}
	var seen pageSeen
	if err := json.Unmarshal(node(t, script, nil, args...), &seen); err != nil {
		t.Fatal(err)
	}
	if len(seen.Requests) > 0 {
		t.Errorf("requests: %q", seen.Requests)
	}
	if len(seen.Console) > 0 {
		t.Errorf("on the console: %q", seen.Console)
	}
	t.Logf("painted after %.0f ms, ready after %.0f", seen.Paint, seen.Ready)
	return seen
}

// TestHTMLInChromium uses every control of the hostile graph's page.
func TestHTMLInChromium(t *testing.T) {
	describe := func(rule string) string { return "What " + rule + " <b>reads</b>." }
	seen := browse(t, "page.mjs", hostile(t), export.Options{Describe: describe})
	const rock, amp, slash, rtl, wiki = `Dwayne "The Rock" Johnson`, "AT&T <Labs> &eacute;", `back\slash\`, "محمد بن سلمان", "[[wiki|link]] #1 {x}; --> '$' `y`"
	for step, want := range map[string]any{
		"counts": "9 things, 7 of 12 facts", "overview": "At a glance", "nodes": 9.0,
		"mentions": []any{rock, slash, "he", amp, "he", `The "actor" & <star>`, amp, "bell\x07 and null-like \x01", "himself", "end", "node", rtl, "two\nlines and a tab",
			"Fans 😀", rtl, "a type of one's own", "nodish", "a type of one's own", "node", rock, wiki, amp},
		"entity": rock, "address": "#entity=person%2Fquote", "marked": []any{rock, "he", "he", `The "actor" & <star>`, rock},
		"fact": rock + " founded " + amp, "quote": "In 2025 he worked for " + amp + ", which he had founded.", "trigger": "founded", "lit": []any{"founded"},
		"rule": "A title, with comma · 2025 · source Rule r:founded/active: What r:founded <b>reads</b>. · 90 % sure Show in the text Copy as a citation",
		"back": rock, "nothing": "At a glance",
		"negated": "10 things, 9 of 12 facts", "all": "11 things, 12 facts", "no persons": "5 things, 5 of 12 facts", "no links": "0 things, 0 of 12 facts",
		"sure": "100 %", "one document": "2 things, 1 of 12 facts", "reset": "9 things, 7 of 12 facts",
		"path": "2 steps", "way": []any{rock + " met " + slash, rock + " founded " + amp},
		"things": []any{wiki, "a type of one's own", "alone", amp, slash, "bell\x07 and null-like \x01", rock, "end", "Fans 😀", "node", "two lines and a tab", rtl},
		"sorted": []any{"Sure"}, "dates": []any{"2024-03", "2025"},
		"arrows": true, "entered": true, "link": true, "mention": rock,
		"no text": "This graph was saved without the texts. The evidence still quotes every sentence that states a fact.",
		"json":    []any{"facts.json", 7.0}, "pictures": []any{"graph.svg", "graph.png", "PNG"},
		"help": "Keys", "skipped": "evidence", "linked": rtl, "linked counts": "10 things, 9 of 12 facts", "wide": []any{},
	} {
		if got := seen.Steps[step]; !reflect.DeepEqual(got, want) {
			t.Errorf("%s: saw %q, want %q", step, got, want)
		}
	}
	run(t, []byte(seen.SVG), "xmllint", "--noout", "-")
}

// scripts are texts that become code where a page takes a text for HTML, a style or an address.
var scripts = []string{
	`<script>pwned=1</script>`, `</script><script>pwned=2</script>`, `<img src=x onerror=pwned=3>`, `"><svg onload=pwned=4>`, `' onmouseover='pwned=5`,
	`<!--<script>`, `]]><script>pwned=6</script>`, `<iframe srcdoc="<script>parent.pwned=7</script>">`, `javascript:pwned=8`, `{{constructor.constructor('pwned=9')()}}`,
	`</style><script>pwned=10</script>`, `</title><script>pwned=11</script>`, `<a href="javascript:pwned=12">x</a>`, "\u2028pwned=13\u2029", `&lt;script&gt;pwned=14&lt;/script&gt;`,
	`<math><mi//xlink:href="data:x,<script>pwned=15</script>">`, `</textarea><script>pwned=16</script>`, `__proto__`, `constructor`,
}

// TestHTMLScripts gives everything that a page shows the text of a script.
func TestHTMLScripts(t *testing.T) {
	g := new(graph.Graph)
	for i, s := range scripts {
		if err := g.Add(scripted(s, scripts[(i+1)%len(scripts)])); err != nil {
			t.Fatal(err)
		}
	}
	seen := browse(t, "page_visit.mjs", g, export.Options{Describe: func(string) string { return scripts[0] }})
	if seen.Pwned != "undefined" || seen.Made != 0 {
		t.Errorf("script %s ran, %d elements were made", seen.Pwned, seen.Made)
	}
	for _, s := range scripts {
		if !strings.Contains(strings.Join(seen.Titles, "\n"), strings.Join(strings.Fields(s), " ")) {
			t.Errorf("nothing is called %q", s)
		}
	}
}

// scripted returns a document in which everything is called s, but one thing that is called o.
func scripted(s, o string) *graph.Document {
	d := &graph.Document{ID: s, Title: s, URL: "javascript:pwned=20", Date: "2025-01-01", Text: s + " " + o}
	at := graph.Span{End: len(s)}
	for _, name := range []string{s, o} {
		d.Entities = append(d.Entities, graph.Entity{ID: name, Type: name, Kind: s, Name: name, Aliases: []string{s + s}, Wikidata: `Q1" onclick="pwned=21`, ISO: s,
			Traits: []graph.Attribute{{Name: s, Value: s}}})
	}
	d.Mentions = []graph.Mention{{Document: s, Span: at, Entity: s, Type: s, Kind: graph.Name, Rule: s}}
	d.Relations = []graph.Relation{{Subject: s, Type: s, Object: o, Attributes: []graph.Attribute{{Name: "role", Value: s}, {Name: s, Value: s}}, Attribution: s, Tense: s,
		Polarity: graph.Positive, Modality: graph.Asserted, Confidence: 1,
		Evidence: []graph.Evidence{{Document: s, Span: graph.Span{End: len(d.Text)}, Subject: at, Trigger: at, Text: d.Text, Rule: s, Form: s, Confidence: 1}}}}
	return d
}

// TestHTMLLarge: of a large graph the page draws a part, and says so.
func TestHTMLLarge(t *testing.T) {
	for _, c := range []struct {
		relations, nodes int
		partial          string
	}{{999, 1000, ""}, {5000, 299, "The picture has the 299 things with the most links. Search and tables have all 5,001."}} {
		seen := browse(t, "page_visit.mjs", large(t, c.relations), export.Options{})
		if seen.Nodes != c.nodes || seen.Partial != c.partial || seen.Signs < 5 {
			t.Errorf("%d links: %d nodes, %d signs, %q", c.relations, seen.Nodes, seen.Signs, seen.Partial)
		}
	}
}

// TestHTMLPolicy: the page allows its own script and nothing else, and no text ends an element.
func TestHTMLPolicy(t *testing.T) {
	page := string(write(t, "html", hostile(t), export.Options{}))
	if n := strings.Count(page, "</script"); n != 2 {
		t.Errorf("%d scripts end", n)
	}
	if !strings.Contains(page, `content="default-src 'none'; img-src blob:; base-uri 'none'; form-action 'none'; script-src 'sha256-`) || strings.Contains(page, "unsafe") {
		t.Error("the policy is not the strict one")
	}
	if empty := write(t, "html", new(graph.Graph), export.Options{}); len(empty) > 100_000 {
		t.Errorf("a page of nothing has %d bytes", len(empty))
	}
}
