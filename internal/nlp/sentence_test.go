package nlp

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestSplitSentences(t *testing.T) {
	files, err := filepath.Glob("testdata/sentence/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	var doc Document
	cases := 0
	for _, name := range files {
		file, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		lines := bufio.NewScanner(file)
		for number := 1; lines.Scan(); number++ {
			line := lines.Text()
			if line == "" || line[0] == '#' {
				continue
			}
			cases++
			want := unescape(t, line)
			Tokenize(&doc, strings.ReplaceAll(want, "|", ""))
			SplitSentences(&doc)
			checkSentences(t, &doc)
			if got := withBars(&doc); got != want {
				t.Errorf("%s:%d:\n got %q\nwant %q", name, number, got, want)
			}
		}
	}
	if cases < 100 {
		t.Errorf("got %d cases, want 100 or more", cases)
	}
}

// withBars is the text of doc with a bar at the end of each sentence but the last.
func withBars(doc *Document) string {
	var out strings.Builder
	last := int32(0)
	for i, s := range doc.Sentences {
		if i > 0 {
			out.WriteString("|")
		}
		out.WriteString(doc.Text[last:s.End])
		last = s.End
	}
	return out.String() + doc.Text[last:]
}

// checkSentences holds doc to the promise of SplitSentences: the sentences, in
// order, hold every token once, and none is longer than MaxSentence.
func checkSentences(t *testing.T, doc *Document) {
	t.Helper()
	next := int32(0)
	for i, s := range doc.Sentences {
		if s.First != next || s.Last <= s.First || s.Last-s.First > MaxSentence || int(s.Last) > len(doc.Tokens) {
			t.Fatalf("sentence %d: tokens [%d:%d] after %d of %d", i, s.First, s.Last, next, len(doc.Tokens))
		}
		if s.Start != doc.Tokens[s.First].Start || s.End != doc.Tokens[s.Last-1].End {
			t.Fatalf("sentence %d: bytes [%d:%d] do not agree with its tokens", i, s.Start, s.End)
		}
		next = s.Last
	}
	if int(next) != len(doc.Tokens) {
		t.Fatalf("sentences end at token %d of %d", next, len(doc.Tokens))
	}
}

func TestSentenceFlags(t *testing.T) {
	long := strings.Repeat("The ferry went north and came back in the evening. ", 4)
	tests := []struct {
		text string
		want string // for each sentence P, H, both or -
	}{
		{"The ferry left. It sank.", "P -"},
		{"The ferry left.\n\nIt sank.", "P P"},
		{"Ferry sinks\nThe ferry left.\nIt sank.", "PH - -"},
		{"FERRY SINKS.\nOSLO 2021-03-14\nThe ferry left.", "PH H -"},
		{"\"It sank.\"\nThe ferry left.", "P -"},
		{"Ferry sinks in U.S.\nThe ferry left. It sank.", "PH - -"},
		{"The ferry left\nand sank. Nobody saw\n\nit.", "P - P"},
		{"One line with no stop", "PH"},
		{long + "\n" + long + "\n", "P - - - P - - -"},
	}
	var doc Document
	for _, test := range tests {
		Tokenize(&doc, test.text)
		SplitSentences(&doc)
		var got []string
		for _, s := range doc.Sentences {
			flags := ""
			if s.Paragraph {
				flags += "P"
			}
			if s.Headline {
				flags += "H"
			}
			if flags == "" {
				flags = "-"
			}
			got = append(got, flags)
		}
		if got := strings.Join(got, " "); got != test.want {
			t.Errorf("%q: got %s, want %s", test.text, got, test.want)
		}
	}
}

func TestMaxSentence(t *testing.T) {
	tests := []struct {
		name, text string
		want       int32 // the end of the first sentence
	}{
		{"no place to cut", strings.Repeat("word ", MaxSentence+10), MaxSentence},
		{"after a comma", strings.Repeat("word ", MaxSentence-20) + ", " + strings.Repeat("word ", 100), MaxSentence - 19},
		{"a semicolon rather than a comma", strings.Repeat("word ", MaxSentence-20) + "; word , " + strings.Repeat("word ", 100), MaxSentence - 19},
		{"a comma too far away", "word , " + strings.Repeat("word ", MaxSentence+10), MaxSentence},
		{"short enough", strings.Repeat("word ", MaxSentence), MaxSentence},
	}
	var doc Document
	for _, test := range tests {
		Tokenize(&doc, test.text)
		SplitSentences(&doc)
		checkSentences(t, &doc)
		if got := doc.Sentences[0].Last; got != test.want {
			t.Errorf("%s: got %d, want %d", test.name, got, test.want)
		}
	}
}
