// Package prosetagger is the part-of-speech tagger of prose v2 itself, for those
// who want the original instead of the table that dossier compiles from its weights:
//
//	tagger, err := prosetagger.New()
//	x, err := extractor.New(set, &extractor.Options{Tagger: tagger})
//
// It links prose and its 17 MB of data and is some twenty times slower. The dossier
// program does not import it.
package prosetagger

import (
	"fmt"
	"strings"

	"github.com/jdkato/prose/v2"
)

// A Tagger tags by prose v2. It is safe for concurrent use.
type Tagger struct{ model *prose.Model }

// New loads prose's model, which takes some 300 ms.
func New() (*Tagger, error) {
	doc, err := prose.NewDocument("", prose.WithSegmentation(false), prose.WithExtraction(false))
	if err != nil {
		return nil, fmt.Errorf("loading prose: %w", err)
	}
	return &Tagger{doc.Model}, nil
}

// straight writes the quotes that prose writes.
var straight = strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'")

// Tag returns the Penn Treebank tag of each word of a sentence. Prose cuts its
// input at spaces and then by rules of its own; where it cuts a word further, the
// word has the tag of its last part that begins inside it, and a word that prose
// loses has the tag "NN".
func (t *Tagger) Tag(words []string) []string {
	tags := make([]string, len(words))
	text := straight.Replace(strings.Join(words, " "))
	doc, err := prose.NewDocument(text, prose.UsingModel(t.model), prose.WithSegmentation(false), prose.WithExtraction(false))
	if err != nil { // prose returns none for text
		return tags
	}
	ends := make([]int, len(words)) // offset behind each word
	at := 0
	for i, w := range words {
		at += len(straight.Replace(w))
		ends[i] = at
		at++
	}
	word, from := 0, 0
	for _, token := range doc.Tokens() {
		k := strings.Index(text[from:], token.Text)
		if k < 0 {
			continue
		}
		start := from + k
		from = start + len(token.Text)
		for word < len(words)-1 && start >= ends[word] {
			word++
		}
		tags[word] = token.Tag
	}
	for i, tag := range tags {
		if tag == "" {
			tags[i] = "NN"
		}
	}
	return tags
}
