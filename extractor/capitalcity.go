package extractor

import (
	"slices"
	"strings"

	"github.com/dossier-kg/dossier/internal/nlp"
)

// capitalCity returns the lexicon's city that a phrase means by its country alone, -1 for none.
func (x *Extractor) capitalCity(w *work, s nlp.Sentence, p int32) int32 {
	if m := x.capitalOf(w, s, p); m >= 0 {
		return x.capitalEntry(w.mentions[m].entry)
	}
	return -1
}

// capitalOf returns the country mention of a phrase that names its capital by nothing else, -1 for none: "the
// Norwegian capital", "Norway's capital", "the capital of Norway".
func (x *Extractor) capitalOf(w *work, s nlp.Sentence, p int32) int32 {
	q := &w.phrases[p]
	if w.token(q.head).Lemma != x.en.capital || w.token(q.head).Tag != nlp.NN || q.mention >= 0 || q.appos >= 0 || q.last != q.head+1 || q.next >= 0 || q.lead != p || x.copula(w, s, p) >= 0 {
		return -1
	}
	m := int32(-1)
	switch next := p + 1; {
	case q.poss >= 0 && q.head == q.first:
		m = w.phrases[q.poss].mention
	case q.poss >= 0 || q.det != definite:
	case q.head > q.first+1: // "the South African capital"
		if m = w.at[q.head-1]; m >= 0 && (w.mentions[m].first != q.first+1 || w.mentions[m].last != q.head) {
			return -1
		}
	case q.last < s.Last && int(next) < len(w.phrases) && w.phrases[next].prep == q.last && w.token(q.last).Word == x.en.of:
		m = w.phrases[next].mention
	}
	if m < 0 || w.mentions[m].kind > kindDemonym || w.mentions[m].entry < 0 || w.token(w.mentions[m].first).Shape.Has(nlp.Hyphen) {
		return -1
	}
	return m
}

// capitalEntry returns the lexicon's city that is the capital of a country, -1 for none.
func (x *Extractor) capitalEntry(country int32) int32 {
	var buf [4]nlp.Token
	tokens := buf[:0]
	for word := range strings.FieldsSeq(x.lexicon.entry(country).Capital) {
		tokens = append(tokens, nlp.Token{Word: x.vocab.ID(word), Shape: nlp.Upper})
	}
	if len(tokens) == 0 {
		return -1
	}
	width, c := x.lexicon.longest(tokens, 0)
	if width < len(tokens) {
		return -1
	}
	for ; c >= 0; c = x.lexicon.readings[c].next {
		q := &x.lexicon.readings[c]
		var up [maxAncestors]int32
		if x.lexicon.entry(q.entry).Kind == "city" && slices.Contains(x.ancestors(q.entry, up[:0]), country) {
			return q.entry
		}
	}
	return -1
}
