package extractor_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dossier-kg/dossier/extractor"
)

// TestCut: the sentences of the other tests, cut off before and behind each of their words,
// are texts too. What looks for a neighbour of a word finds none there.
func TestCut(t *testing.T) {
	files, err := filepath.Glob("testdata/names/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	x := shipped(t)
	sentences := 0
	for _, file := range append(files, "testdata/clauses.txt") {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(src)) {
			if strings.HasPrefix(line, "  ") || strings.HasPrefix(line, "#") {
				continue
			}
			sentences++
			words := strings.Fields(unmarked(strings.TrimPrefix(line, "~ ")))
			for i := range words {
				for _, part := range [][]string{words[i:], words[:i]} {
					doc, err := x.Extract(extractor.Document{Text: strings.Join(part, " ")})
					if err != nil {
						t.Fatal(err)
					}
					check(t, doc)
				}
			}
		}
	}
	if sentences < 500 {
		t.Errorf("only %d sentences", sentences)
	}
}
