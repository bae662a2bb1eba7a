package extractor_test

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dossier-kg/dossier"
	"github.com/dossier-kg/dossier/extractor"
	"github.com/dossier-kg/dossier/graph"
)

// TestNames extracts each line of testdata/names/*.txt by the shipped rules. Brackets
// mark exactly the names to be found, each with its type: [Oduya Motors:organization].
// A line is a document; \n in it is a line break. Lines that begin with # say what follows.
func TestNames(t *testing.T) {
	testNames(t, shipped(t), "testdata/names/*.txt")
}

// TestOwnNames does so by a file that extends the shipped rules with names of its own.
func TestOwnNames(t *testing.T) {
	set, err := dossier.LoadRules("testdata/names/extending/rules.yaml")
	if err != nil {
		t.Fatal(err)
	}
	x, err := extractor.New(set, nil)
	if err != nil {
		t.Fatal(err)
	}
	testNames(t, x, "testdata/names/extending/*.txt")
}

func testNames(t *testing.T, x *extractor.Extractor, pattern string) {
	t.Helper()
	files, _ := filepath.Glob(pattern)
	if len(files) == 0 {
		t.Fatal("no names")
	}
	for _, file := range files {
		f, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		lines := bufio.NewScanner(f)
		for n := 1; lines.Scan(); n++ {
			line := strings.ReplaceAll(lines.Text(), `\n`, "\n")
			if line == "" || line[0] == '#' {
				continue
			}
			doc, err := x.Extract(extractor.Document{ID: "d", Text: unmarked(line)})
			if err != nil {
				t.Fatal(err)
			}
			if got := marked(doc); got != line {
				t.Errorf("%s:%d\n got %s\nwant %s", file, n, got, line)
			}
		}
		if err := lines.Err(); err != nil {
			t.Fatal(err)
		}
	}
}

// unmarked returns a line without its brackets and types.
func unmarked(line string) string {
	var b strings.Builder
	for line != "" {
		open := strings.IndexByte(line, '[')
		if open < 0 {
			break
		}
		end := open + strings.IndexByte(line[open:], ']')
		b.WriteString(line[:open])
		name := line[open+1 : end]
		b.WriteString(name[:strings.LastIndexByte(name, ':')])
		line = line[end+1:]
	}
	b.WriteString(line)
	return b.String()
}

// marked returns the text of a document with its names in brackets.
func marked(doc *graph.Document) string {
	var b strings.Builder
	at := 0
	types := map[string]string{}
	for _, e := range doc.Entities {
		types[e.ID] = e.Type
	}
	for _, m := range doc.Mentions {
		if m.Kind != graph.Name || m.Span.Start < at {
			continue
		}
		fmt.Fprintf(&b, "%s[%s:%s]", doc.Text[at:m.Span.Start], doc.Text[m.Span.Start:m.Span.End], types[m.Entity])
		at = m.Span.End
	}
	b.WriteString(doc.Text[at:])
	return b.String()
}
