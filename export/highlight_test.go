package export_test

import (
	"os"
	"strings"
	"testing"

	"github.com/dossier-kg/dossier/export"
	"github.com/dossier-kg/dossier/graph"
)

// marked returns a text as a document: [words|type=name] is a mention, of kind name
// where no name is given; mentions may stand inside mentions.
func marked(t *testing.T, text string) *graph.Document {
	t.Helper()
	d := &graph.Document{ID: "a", Title: "Talks"}
	var open []int
	for len(text) > 0 {
		switch text[0] {
		case '[':
			open, text = append(open, len(d.Text)), text[1:]
		case '|':
			tag, rest, ok := strings.Cut(text[1:], "]")
			if !ok || len(open) == 0 {
				t.Fatalf("bad test text at %q", text)
			}
			m := graph.Mention{Span: graph.Span{Start: open[len(open)-1], End: len(d.Text)}, Kind: graph.Name}
			typ, name, referring := strings.Cut(tag, "=")
			if m.Type = typ; referring {
				m.Kind = graph.Pronoun
			} else {
				name = d.Text[m.Span.Start:m.Span.End]
			}
			m.Entity = typ + "/" + name
			d.Entities = append(d.Entities, graph.Entity{ID: m.Entity, Type: typ, Name: name})
			d.Mentions = append(d.Mentions, m)
			open, text = open[:len(open)-1], rest
		default:
			d.Text, text = d.Text+text[:1], text[1:]
		}
	}
	return d
}

func highlight(t *testing.T, d *graph.Document, color bool) string {
	t.Helper()
	var b strings.Builder
	h := export.Highlighter{W: &b, Color: color}
	if err := h.Document(d); err != nil {
		t.Fatal(err)
	}
	_, text, _ := strings.Cut(b.String(), "\n")
	return strings.TrimSuffix(text, "\n")
}

func TestHighlight(t *testing.T) {
	for _, c := range []struct{ text, plain, color string }{
		{"no names", "no names\n", "no names\n"},
		{"[Ida Moe|person] left; [she|person=Ida Moe] slept.", "[Ida Moe|person] left; [she|person=Ida Moe] slept.\n",
			"<214>Ida Moe<0> left; <214>she<0><2>[Ida Moe]<0> slept.\n"},
		{"[Bank of [Norway|country]|organization] rose", "[Bank of [Norway|country]|organization] rose\n",
			"<175>Bank of <0><74>Norway<0> rose\n"},
		{"[Ida\nMoe|person]\n", "[Ida\nMoe|person]\n", "<214>Ida<0>\n<214>Moe<0>\n"},
		{"[Ida|person]\r\nleft\rback", "[Ida|person]\nleft\\x0dback\n", "<214>Ida<0>\nleft\\x0dback\n"},
		{"\x1b[31m|person] \a\x7f\u009b", "\\x1b[31m|person] \\x07\\x7f\\x9b\n", "\\x1b<214>31m<0> \\x07\\x7f\\x9b\n"},
		{"a\u202eb\u2066c\u2028", "a\\u202eb\\u2066c\\u2028\n", "a\\u202eb\\u2066c\\u2028\n"},
		{"\xff\xc3(", "\\xff\\xc3(\n", "\\xff\\xc3(\n"},
		{"[Jose|person]\u0301 y [北京|place] 👩‍🚀", "[Jose\u0301|person] y [北京|place] 👩‍🚀\n", "<214>Jose\u0301<0> y <36>北京<0> 👩‍🚀\n"},
		{"[X|dragon] flew", "[X|dragon] flew\n", "<254>X<0> flew\n"},
	} {
		d := marked(t, c.text)
		if got := highlight(t, d, false); got != c.plain {
			t.Errorf("%q: got %q, want %q", c.text, got, c.plain)
		}
		got := highlight(t, d, true)
		for code, short := range map[string]string{"\x1b[0m": "<0>", "\x1b[2m": "<2>", "\x1b[38;5;16;48;5;214m": "<214>", "\x1b[38;5;16;48;5;74m": "<74>",
			"\x1b[38;5;16;48;5;175m": "<175>", "\x1b[38;5;16;48;5;36m": "<36>", "\x1b[38;5;16;48;5;254m": "<254>"} {
			got = strings.ReplaceAll(got, code, short)
		}
		if got != c.color {
			t.Errorf("%q: got %q, want %q", c.text, got, c.color)
		}
	}
}

// TestHighlightOverlap: spans that cross, are empty or lie outside mark nothing twice and lose no text.
func TestHighlightOverlap(t *testing.T) {
	d := &graph.Document{Text: "abcdef"}
	for _, s := range [][2]int{{0, 3}, {2, 5}, {4, 4}, {5, 9}, {4, 6}} {
		d.Mentions = append(d.Mentions, graph.Mention{Span: graph.Span{Start: s[0], End: s[1]}, Entity: "x", Type: "t", Kind: graph.Name})
	}
	d.Entities = []graph.Entity{{ID: "x", Name: "abc ef"}}
	if got, want := highlight(t, d, false), "[abc|t]d[ef|t]\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestHighlightHostile: nothing of a document reaches the terminal as a command.
func TestHighlightHostile(t *testing.T) {
	evil := "\x1b]0;owned\a\u009b2J\r"
	d := &graph.Document{ID: evil, Title: evil, Text: evil + "it", Entities: []graph.Entity{{ID: "x", Name: evil}},
		Mentions: []graph.Mention{{Span: graph.Span{Start: len(evil), End: len(evil) + 2}, Entity: "x", Type: "t", Kind: graph.Pronoun}}}
	var b strings.Builder
	h := export.Highlighter{W: &b}
	if err := h.Document(d); err != nil {
		t.Fatal(err)
	}
	if strings.ContainsAny(b.String(), "\x1b\a\u009b\r") || strings.Count(b.String(), "owned") != 4 {
		t.Errorf("got %q", b.String())
	}
}

func ExampleHighlighter() {
	h := export.Highlighter{W: os.Stdout}
	_ = h.Document(&graph.Document{ID: "a", Text: "Ida Moe sang. She left.",
		Entities: []graph.Entity{{ID: "person/ida-moe", Type: "person", Name: "Ida Moe"}},
		Mentions: []graph.Mention{
			{Span: graph.Span{Start: 0, End: 7}, Entity: "person/ida-moe", Type: "person", Kind: graph.Name},
			{Span: graph.Span{Start: 14, End: 17}, Entity: "person/ida-moe", Type: "person", Kind: graph.Pronoun},
		}})
	// Output:
	// == a ==
	// [Ida Moe|person] sang. [She|person=Ida Moe] left.
}
