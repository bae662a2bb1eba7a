package extractor_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/dossier-kg/dossier/extractor"
)

// TestClauses parses every sentence of testdata/clauses.txt and compares its clauses
// with the lines below it. A sentence behind "~ " is known to be read wrongly, and must
// be until its mark is taken away. Empty lines and lines that begin with # are for readers.
func TestClauses(t *testing.T) {
	const file = "testdata/clauses.txt"
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	x := shipped(t)
	var out strings.Builder
	var sentence string
	var want []string
	sentences := 0
	check := func() {
		if sentence == "" {
			return
		}
		sentences++
		text, wrong := strings.CutPrefix(sentence, "~ ")
		var parsed bytes.Buffer
		if err := x.Parse(&parsed, text); err != nil {
			t.Fatal(err)
		}
		var got []string
		for line := range strings.Lines(parsed.String()) {
			if clause, ok := strings.CutPrefix(line, "  clause   "); ok {
				got = append(got, "  "+strings.TrimSuffix(clause, "\n"))
			}
		}
		g, w := strings.Join(got, "\n"), strings.Join(want, "\n")
		if wrong && g == w {
			t.Errorf("%s\nis read rightly now: take the ~ away", sentence)
		} else if !wrong && g != w && !*update {
			t.Errorf("%s\ngot\n%s\nwant\n%s", sentence, g, w)
		}
		if wrong {
			got = want
		}
		for _, line := range got {
			out.WriteString(line + "\n")
		}
		sentence, want = "", nil
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(string(src), "\n"), "\n") {
		switch {
		case strings.HasPrefix(line, "  "):
			want = append(want, line)
			continue
		case line == "" || line[0] == '#':
			check()
		default:
			check()
			sentence = line
		}
		out.WriteString(line + "\n")
	}
	check()
	if *update {
		if err := os.WriteFile(file, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if sentences < 300 {
		t.Errorf("%d sentences, at least 300 are wanted", sentences)
	}
}

// TestPieces: what begins or ends anywhere in a sentence is read as well as whole sentences
// are: no rule looks for a word before the first or behind the last.
func TestPieces(t *testing.T) {
	src, err := os.ReadFile("testdata/clauses.txt")
	if err != nil {
		t.Fatal(err)
	}
	x := shipped(t)
	read := func(words []string) {
		if doc, err := x.Extract(extractor.Document{ID: "d", Text: strings.Join(words, " ")}); err != nil {
			t.Error(err)
		} else {
			check(t, doc)
		}
	}
	for line := range strings.Lines(string(src)) {
		if strings.HasPrefix(line, "#") || strings.HasPrefix(line, " ") {
			continue
		}
		words := strings.Fields(strings.TrimPrefix(line, "~ "))
		for i := range words {
			read(words[i:])
			read(words[:i])
		}
	}
}
