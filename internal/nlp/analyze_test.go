package nlp

import (
	"os"
	"strings"
	"testing"
)

// upperTagger gives every word its own length as a tag name that does not exist, but for one.
type upperTagger struct{}

func (upperTagger) Tag(words []string) []string {
	tags := make([]string, len(words))
	for i, w := range words {
		tags[i] = "NN"
		if strings.ToUpper(w) == w {
			tags[i] = "NNP"
		}
	}
	return tags
}

func TestAnalyze(t *testing.T) {
	var doc Document
	NewAnalyzer(NewVocab(), nil).Analyze(&doc, "Iran’s leaders didn’t meet him.")
	var got []string
	for _, token := range doc.Tokens {
		got = append(got, doc.Text[token.Start:token.End]+"/"+token.Tag.String())
	}
	if want := "Iran/NNP ’s/POS leaders/NNS did/VBD n’t/RB meet/VB him/PRP ./."; strings.Join(got, " ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, " "), want)
	}
}

func TestAnalyzeOtherTagger(t *testing.T) {
	var doc Document
	NewAnalyzer(NewVocab(), upperTagger{}).Analyze(&doc, "the UN met")
	if doc.Tokens[1].Tag != NNP || doc.Tokens[2].Tag != NN {
		t.Errorf("tags %v %v, want NNP NN", doc.Tokens[1].Tag, doc.Tokens[2].Tag)
	}
}

// text is the benchmark text, repeated to some size.
func text(tb testing.TB) string {
	raw, err := os.ReadFile("testdata/news.txt")
	if err != nil {
		tb.Fatal(err)
	}
	return strings.Repeat(string(raw)+"\n\n", 8)
}

func TestAnalyzeAllocates(t *testing.T) {
	text := text(t)
	a := NewAnalyzer(NewVocab(), nil)
	var doc Document
	a.Analyze(&doc, text)
	perSentence := testing.AllocsPerRun(3, func() { a.Analyze(&doc, text) }) / float64(len(doc.Sentences))
	if perSentence > 1 {
		t.Errorf("%.2f allocations a sentence, want at most 1", perSentence)
	}
}

// BenchmarkAnalyze is tokens, sentences, tags and lemmas of warm text, on one processor.
func BenchmarkAnalyze(b *testing.B) {
	text := text(b)
	a := NewAnalyzer(NewVocab(), nil)
	var doc Document
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		a.Analyze(&doc, text)
	}
}

// BenchmarkNewVocab is what start-up costs.
func BenchmarkNewVocab(b *testing.B) {
	for b.Loop() {
		NewVocab()
	}
}
