package extractor

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/internal/nlp"
)

// Dead returns the words of rules that no text can meet: verbs and nouns of frames that are no
// base form, although they are compared with base forms, and words of patterns that are several tokens.
func Dead(set *rules.Set) rules.Errors {
	dead := split(set)
	v := nlp.NewVocab()
	a := nlp.NewAnalyzer(v, nil)
	for _, f := range set.Frames {
		found := func(pos rules.Position, what, word, base string) {
			dead = append(dead, &rules.Error{Pos: pos, Section: "frame", Rule: f.ID, Hint: base,
				Message: fmt.Sprintf("the %s %q is never met: it is no base form", what, word)})
		}
		for _, c := range f.Clauses {
			for _, verb := range c.Verbs {
				v.Add(verb.Lemma)
				if base := v.Lemma(verb.Lemma, nlp.VB); base != verb.Lemma && !twins[strings.TrimPrefix(verb.Lemma, "co-")] {
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

// split returns the words of patterns that a text is never cut into: "don't" is two tokens.
func split(set *rules.Set) rules.Errors {
	var dead rules.Errors
	check := func(section, id string, patterns ...*rules.Pattern) {
		for _, p := range patterns {
			for _, word := range words(p.Tests()) {
				if tokens := cut(word); len(tokens) > 1 {
					dead = append(dead, &rules.Error{Pos: p.Pos, Section: section, Rule: id, Message: fmt.Sprintf(
						"the word %q is never met: a text has it as %d tokens, %s", word, len(tokens), strings.Join(tokens, " "))})
				}
			}
		}
	}
	for _, e := range set.Entities {
		check("entity", e.ID, e.Pattern)
	}
	for _, f := range set.Frames {
		check("frame", f.ID, f.Patterns...)
		check("frame", f.ID, f.Unless...)
	}
	return dead
}

// words returns the values of the tests for a form, those inside And and Or too.
func words(tests []*rules.Test) (values []string) {
	for _, t := range tests {
		if t.Key == "word" {
			values = append(values, t.Values...)
		}
		values = append(append(values, words(t.And)...), words(t.Or)...)
	}
	return values
}

// cut returns the tokens that a text always has for a word, quoted; none of a word that only has to end so.
// A full stop may belong to a word before a number or a name, and not at the end.
func cut(word string) (tokens []string) {
	if simple(word) || strings.HasPrefix(word, "*") {
		return nil
	}
	var doc nlp.Document
	for _, behind := range []string{"", " 5", " Smith"} {
		nlp.Tokenize(&doc, word+behind)
		tokens = tokens[:0]
		for _, t := range doc.Tokens {
			if int(t.Start) < len(word) {
				tokens = append(tokens, strconv.Quote(word[t.Start:min(int(t.End), len(word))]))
			}
		}
		if len(tokens) == 1 {
			break
		}
	}
	return tokens
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
