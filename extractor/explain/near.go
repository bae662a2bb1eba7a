package explain

import (
	"slices"
	"strings"

	"github.com/dossier-kg/dossier/extractor/rules"
)

// noVerb says that no verb of a clause is in the text, and what comes near to one.
func (t *teller) noVerb(s *Shape, f *rules.Frame, c *rules.Clause) {
	var verbs []string
	for _, v := range c.Verbs {
		verbs = append(verbs, strings.TrimSpace(v.Lemma+" "+v.Particle))
	}
	s.Wants = "the verb " + rules.Some(verbs)
	s.Why = absent(verbs)
	for i := range t.trace.Tokens {
		k := &t.trace.Tokens[i]
		word := t.words(k.Span)
		for _, v := range c.Verbs {
			switch {
			case !k.Verb && (k.Lemma == v.Lemma || strings.EqualFold(word.Text, v.Lemma)):
				s.hint(word, v.Lemma, "stands there as "+tagWords(k.Tag)+", not as a verb")
			case k.Verb && k.Lemma == v.Lemma:
				s.hint(word, v.Lemma, "is part of another verb group, or no main verb")
			case related(k.Lemma, v.Lemma) && heads(f.Nouns, k.Lemma):
				s.hint(word, v.Lemma, "which noun: would read")
			case related(k.Lemma, v.Lemma) && heads(f.Agents, k.Lemma):
				s.hint(word, v.Lemma, "which agent: would read")
			case related(k.Lemma, v.Lemma) && !k.Verb:
				s.hint(word, v.Lemma, "which noun: or agent: could read")
			}
		}
	}
}

// noHead says that no head of a nominal shape is in the text, where it was tried nowhere.
func (t *teller) noHead(s *Shape, list []string, what string) {
	if what == "kinship" {
		what = "word of kinship"
	}
	s.Wants = "the " + what + " " + rules.Some(list)
	s.Why = absent(list)
	for i := range t.trace.Tokens {
		k := &t.trace.Tokens[i]
		for _, h := range list {
			if k.Lemma == h || strings.EqualFold(t.words(k.Span).Text, h) {
				s.hint(t.words(k.Span), h, "stands there, but heads no noun phrase of its own, or is part of a name")
				break
			}
		}
	}
}

func absent(words []string) string {
	if len(words) == 1 {
		return "the text does not have it"
	}
	return "the text has none of them"
}

// maxHints is how many near words are told of.
const maxHints = 3

func (s *Shape) hint(w Words, wanted, why string) {
	if len(s.Nearest) < maxHints && !slices.ContainsFunc(s.Nearest, func(h Hint) bool { return h.Words == w }) {
		s.Nearest = append(s.Nearest, Hint{w, wanted, why})
	}
}

func heads(nouns []*rules.Noun, lemma string) bool {
	return slices.ContainsFunc(nouns, func(n *rules.Noun) bool { return slices.Contains(n.Heads, lemma) })
}

// related reports whether two words share so long a begin that one may be derived
// from the other: acquire, acquisition.
func related(a, b string) bool {
	a, b = strings.ToLower(a), strings.ToLower(b)
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return a != b && n >= 4 && 3*n >= 2*min(len(a), len(b))
}

// tagWords names the word class of a tag.
func tagWords(tag string) string {
	class := map[string]string{"NN": "a noun", "JJ": "an adjective", "RB": "an adverb", "IN": "a preposition", "VB": "a modifier"}[tag[:min(2, len(tag))]]
	if class == "" {
		return "a word tagged " + tag
	}
	return class + " (" + tag + ")"
}

func and(words []string) string { return strings.Join(words, " and ") }
