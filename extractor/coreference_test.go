package extractor_test

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dossier-kg/dossier/extractor"
	"github.com/dossier-kg/dossier/graph"
)

// A marked mention is a place in a text and the number of the thing that it refers to.
type markedMention struct {
	span  graph.Span
	thing string // "-" for nothing, "1+2" for several
}

// TestCoreference resolves each line of testdata/coreference by the shipped rules and
// compares what the marked mentions refer to; see the head of names.txt.
func TestCoreference(t *testing.T) {
	x := shipped(t)
	files, _ := filepath.Glob("testdata/coreference/*.txt")
	if len(files) == 0 {
		t.Fatal("no cases")
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(strings.NewReader(string(data)))
		for n := 1; lines.Scan(); n++ {
			line := lines.Text()
			if line == "" || line[0] == '#' {
				continue
			}
			why, failing := strings.CutPrefix(line, "! ")
			if failing {
				why, line, _ = strings.Cut(why, " | ")
			}
			problem := clusterProblem(t, x, line)
			switch {
			case !failing && problem != "":
				t.Errorf("%s:%d: %s\n\t%s", file, n, problem, line)
			case failing && problem == "":
				t.Errorf("%s:%d is read right now, take away: %s", file, n, why)
			}
		}
	}
}

// clusterProblem says what is wrong with the clusters of a marked text, "" for nothing.
func clusterProblem(t *testing.T, x *extractor.Extractor, line string) string {
	date, title, text := "", "", line
	if strings.HasPrefix(line, "(") { // "(2011-05-01) text"
		date, text, _ = strings.Cut(line[1:], ") ")
	}
	if strings.HasPrefix(line, "{") { // "{Ada Quill} text": a title
		title, text, _ = strings.Cut(line[1:], "} ")
	}
	text, want := parseMarked(strings.ReplaceAll(text, `\n`, "\n"))
	doc, err := x.Extract(extractor.Document{ID: "d", Title: title, Text: text, Date: date})
	if err != nil {
		t.Fatal(err)
	}
	entity := map[graph.Span]string{}
	for _, m := range doc.Mentions {
		if entity[m.Span] != "" {
			m.Entity = entity[m.Span] + "+" + m.Entity
		}
		entity[m.Span] = m.Entity
	}
	things := map[string]string{} // thing -> entity
	owners := map[string]string{} // entity -> thing
	for _, m := range want {
		got := entity[m.span]
		words := text[m.span.Start:m.span.End]
		if several := strings.Split(m.thing, "+"); len(several) > 1 {
			for i, thing := range several {
				several[i] = things[thing]
			}
			if all := strings.Join(several, "+"); got != all {
				return fmt.Sprintf("%q refers to %s, want %s", words, got, all)
			}
			continue
		}
		switch {
		case m.thing == "-" && got != "":
			return fmt.Sprintf("%q refers to %s, want nothing", words, got)
		case m.thing == "-":
		case got == "":
			return fmt.Sprintf("%q refers to nothing", words)
		case things[m.thing] == "" && owners[got] == "":
			things[m.thing], owners[got] = got, m.thing
		case things[m.thing] != got || owners[got] != m.thing:
			return fmt.Sprintf("%q refers to %s, want %s", words, got, things[m.thing])
		}
	}
	return ""
}

// parseMarked takes the marks out of a text.
func parseMarked(line string) (string, []markedMention) {
	var b strings.Builder
	var out []markedMention
	for {
		open := strings.IndexByte(line, '[')
		if open < 0 {
			b.WriteString(line)
			return b.String(), out
		}
		end := open + strings.IndexByte(line[open:], ']')
		b.WriteString(line[:open])
		words, thing, _ := strings.Cut(line[open+1:end], "=")
		out = append(out, markedMention{graph.Span{Start: b.Len(), End: b.Len() + len(words)}, thing})
		b.WriteString(words)
		line = line[end+1:]
	}
}
