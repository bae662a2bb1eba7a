package prosetagger_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/dossier-kg/dossier/internal/nlp"
	"github.com/dossier-kg/dossier/prosetagger"
	"github.com/jdkato/prose/v2"
)

// sentences composes sentences of many shapes from word lists: every subject meets
// every predicate, in turn with every frame.
func sentences() []string {
	subjects := []string{"The minister", "Two former officials", "She", "Karen Oduya", "Norway's parliament", "The company", "It", "Most of the farmers",
		"Nobody in the town", "A spokesman for the bank", "The U.S. envoy", "Oil prices", "They", "The 43-year-old singer", "Mr. Vance", "Critics",
		"An unusually large crowd", "The president of Chile", "Its rival", "The newly elected council", "What he said", "The Oslo-based firm", "Few people"}
	predicates := []string{"has rejected the offer", "met reporters on Tuesday", "is likely to resign", "won't sign the treaty", "was accused of fraud",
		"fell 3.5 percent", "wants to visit Iran next year", "could have been killed", "said nothing", "bought 1,200 shares for $12 million",
		"had already left", "will be led by a judge", "refused to talk about it", "grew faster than expected", "are being held in a camp",
		"did not know why", "may never return", "urged both sides to stop fighting", "runs a small shop", "thinks that prices will rise",
		"kept working until midnight", "left the party in 1998", "has 40 employees", "sank", "can't pay its debts", "asked for more time"}
	frames := []string{"%s %s.", "%s, who came late, %s.", "On Monday %s %s.", "\"%s %s,\" he said.", "%s %s, but the talks went on.", "Why %s %s is unclear.", "%s %s because of the war!"}
	var out []string
	n := 0
	for _, s := range subjects {
		for _, p := range predicates {
			for k := range 4 {
				out = append(out, fmt.Sprintf(frames[(n+k)%len(frames)], s, p))
			}
			n++
		}
	}
	return out
}

// TestCompiledTagger holds the compiled tagger to prose: sentence by sentence, where
// both cut the same tokens, 99.9 % of the tags are equal. Prose gives words that
// repeat in a sentence one tag, the last; such words are left out.
func TestCompiledTagger(t *testing.T) {
	loaded, err := prose.NewDocument("", prose.WithSegmentation(false), prose.WithExtraction(false))
	if err != nil {
		t.Fatal(err)
	}
	a := nlp.NewAnalyzer(nlp.NewVocab(), nil)
	var doc nlp.Document
	compared, tags, equal := 0, 0, 0
	for _, text := range sentences() {
		p, err := prose.NewDocument(text, prose.UsingModel(loaded.Model), prose.WithSegmentation(false), prose.WithExtraction(false))
		if err != nil {
			t.Fatal(err)
		}
		a.Analyze(&doc, text)
		theirs := p.Tokens()
		if len(doc.Sentences) != 1 || !sameTokens(&doc, theirs) {
			continue
		}
		compared++
		count := map[string]int{}
		for _, token := range theirs {
			count[token.Text]++
		}
		for i, token := range theirs {
			if count[token.Text] > 1 {
				continue
			}
			tags++
			if got := doc.Tokens[i].Tag.String(); got == token.Tag {
				equal++
			} else {
				t.Logf("%q: %s: got %s, prose has %s", text, token.Text, got, token.Tag)
			}
		}
	}
	t.Logf("%d sentences, %d tags, %d equal", compared, tags, equal)
	if compared < 2000 {
		t.Errorf("only %d sentences have the same tokens, want 2000", compared)
	}
	if equal*1000 < tags*999 {
		t.Errorf("%d of %d tags equal, want 99.9 %%", equal, tags)
	}
}

func sameTokens(doc *nlp.Document, theirs []prose.Token) bool {
	if len(doc.Tokens) != len(theirs) {
		return false
	}
	for i, token := range theirs {
		if t := doc.Tokens[i]; doc.Text[t.Start:t.End] != token.Text {
			return false
		}
	}
	return true
}

func TestTagger(t *testing.T) {
	tagger, err := prosetagger.New()
	if err != nil {
		t.Fatal(err)
	}
	words := strings.Fields("Norway 's minister did n't say “ no ” .")
	got := strings.Join(tagger.Tag(words), " ")
	if want := "NNP POS NN VBD RB VB"; !strings.HasPrefix(got, want) {
		t.Errorf("got %s, want %s ...", got, want)
	}
	if n := len(tagger.Tag(nil)); n != 0 {
		t.Errorf("no words have %d tags", n)
	}
}
