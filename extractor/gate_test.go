package extractor

import (
	"os"
	"testing"
	"testing/fstest"

	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/internal/nlp"
)

// TestGates: wherever a pattern matches, its gates let it be tried. The texts are the examples
// of all shipped rules, and of one that goes on with a mention or a word with a hyphen.
func TestGates(t *testing.T) {
	shipped, err := rules.Load(os.DirFS(".."), "rules.yaml")
	if err != nil {
		t.Fatal(err)
	}
	own, err := rules.Parse("own.yaml", []byte(`version: 1
types: {place: {}}
lexicons: [names.tsv]
entities:
  - id: tender
    makes: place
    pattern: '[word=tender] <name: [type=place | word=*-way]>'
    examples: ["A tender [half-way]."]
`), fstest.MapFS{"names.tsv": {Data: []byte("type\tname\nplace\tOslo\n")}})
	if err != nil {
		t.Fatal(err)
	}
	for set, least := range map[*rules.Set]int{shipped: 1000, own: 1} {
		if n := gatedMatches(t, set); n < least {
			t.Errorf("only %d matches in the examples, want %d", n, least)
		}
	}
}

// gatedMatches returns how many matches the examples of a set have.
func gatedMatches(t *testing.T, set *rules.Set) (matches int) {
	x, err := New(set, nil)
	if err != nil {
		t.Fatal(err)
	}
	w, f := newWork(), x.frames
	for _, text := range exampleTexts(set) {
		x.analyse(w, text)
		for _, s := range w.doc.Sentences {
			w.sentence = s
			x.clues.gates.scan(w, s)
			for _, index := range append(x.makers[:len(x.makers):len(x.makers)], x.clues, x.nameClues) {
				matches += x.checkGates(t, w, s, index, index == x.nameClues, len(index.rules), func(k int) *rules.Pattern { return index.rules[k].Pattern })
			}
			f.rawIndex.gates.scan(w, s)
			matches += x.checkGates(t, w, s, f.rawIndex, false, f.named, func(k int) *rules.Pattern { return f.raw[k].pattern })
			matches += x.checkGates(t, w, s, f.nameIndex, true, len(f.raw)-f.named, func(k int) *rules.Pattern { return f.raw[f.named+k].pattern })
		}
	}
	return matches
}

// checkGates tries the rules of an index with and without its gates at each token of a
// sentence, and returns how many matches there are.
func (x *Extractor) checkGates(t *testing.T, w *work, s nlp.Sentence, index *ruleIndex, named bool, rules int, pattern func(int) *rules.Pattern) (matches int) {
	w.matcher.x, w.matcher.w, w.matcher.end = x, w, s.Last
	for i := s.First; i < s.Last; i++ {
		tried := make([]bool, rules)
		try := func(_ int32, rule int) { tried[rule] = true }
		m := w.beginning(i)
		switch {
		case named && (m == nil || m.last >= s.Last):
			continue
		case named:
			index.tryNamed(w, s, m, try)
		case index.next(w, s, i) == i:
			index.try(w, s, i, try)
		}
		for k := range rules {
			if _, _, ok := pattern(k).Match(&w.matcher, int(i), &w.scratch); ok {
				if matches++; !tried[k] {
					t.Errorf("%s: the pattern matches at token %d of %q but is not tried", pattern(k).Pos, i-s.First, w.words(s.First, s.Last))
				}
			}
		}
	}
	return matches
}

// exampleTexts returns the texts of all examples.
func exampleTexts(set *rules.Set) (texts []string) {
	for _, r := range set.Entities {
		for _, e := range r.Examples {
			texts = append(texts, e.Text)
		}
	}
	for _, f := range set.Frames {
		for _, e := range f.Examples {
			texts = append(texts, e.Text)
		}
	}
	return texts
}
