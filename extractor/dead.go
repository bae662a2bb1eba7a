package extractor

import (
	"fmt"
	"strings"

	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/internal/nlp"
)

// Dead returns the words of frames that no text can meet: verbs and nouns that are no
// base form, although they are compared with base forms.
func Dead(set *rules.Set) rules.Errors {
	var dead rules.Errors
	v := nlp.NewVocab()
	a := nlp.NewAnalyzer(v, nil)
	for _, f := range set.Frames {
		found := func(pos rules.Position, what, word, base string) {
			dead = append(dead, &rules.Error{Pos: pos, Section: "frame", Rule: f.ID, Hint: base,
				Message: fmt.Sprintf("the %s %q is never met: it is no base form", what, word)})
		}
		for _, c := range f.Clauses {
			for _, verb := range c.Verbs {
				if base := v.Lemma(verb.Lemma, nlp.VB); base != verb.Lemma && !twins[verb.Lemma] {
					found(c.Pos, "verb", verb.Lemma, base)
				}
			}
		}
		for _, nouns := range [][]*rules.Noun{f.Nouns, f.Agents, f.Copulas} {
			for _, n := range nouns {
				for _, h := range n.Heads {
					if base, ok := baseNoun(v, a, h); !ok {
						found(n.Pos, "noun", h, base)
					}
				}
			}
		}
	}
	return dead
}

// twins are the verbs whose base form is a past form of another verb: to found, found.
var twins = map[string]bool{"bore": true, "bound": true, "fell": true, "found": true, "ground": true, "lay": true, "rent": true, "saw": true,
	"spat": true, "stove": true, "wound": true}

// baseNoun reports whether the word, as a noun in a sentence, is its own base form,
// and returns that form. Only words in -s can be plurals of others.
func baseNoun(v *nlp.Vocab, a *nlp.Analyzer, word string) (base string, ok bool) {
	if !strings.HasSuffix(word, "s") || v.Lemma(word, nlp.NNS) == word {
		return word, true
	}
	var doc nlp.Document
	for _, text := range []string{"The " + word + " is long.", "The " + word + " are long."} {
		a.Analyze(&doc, text)
		if len(doc.Tokens) > 1 {
			t := doc.Tokens[1]
			if base = v.Lemma(word, t.Tag); base == word {
				return word, true
			}
		}
	}
	return base, false
}
