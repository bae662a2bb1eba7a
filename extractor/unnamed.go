package extractor

import "github.com/dossier-kg/dossier/internal/nlp"

// Most of what "it" and "they" mean has no name. A noun phrase that names nothing is
// weighed like a name; where it wins, the pronoun refers to nothing that a graph holds.

// minNamed is the points below which "it" or "they" is not taken for what a name stands
// for where there is any noun without a name that it may mean.
const minNamed = -3

// pluralNouns are the points by which "they" is rather taken for nouns in the plural
// than for one organisation.
const pluralNouns = 10

// unnamed returns the highest score of the nouns without a name that pronoun r may mean,
// in its own sentence and the one before; ok is false where there is none.
func (x *Extractor) unnamed(w *work, r *reference) (score int, ok bool) {
	first := w.mentions[r.mention].first
	word := w.token(first).Word
	number := nlp.NN
	switch {
	case x.en.they.has(word):
		number = nlp.NNS
	case !x.en.it.has(word):
		return 0, false
	}
	from := w.spans[max(r.sent-1, 0)].phrase
	p := w.phraseBefore(w.spans[r.sent].phrase, w.spans[r.sent+1].phrase, first)
	for n := 0; p >= from && n < maxLookback; p, n = p-1, n+1 {
		q := &w.phrases[p]
		if q.time || q.det == none || p == r.phrase || x.disjoint(w, r, p) || x.saidOfName(w, p) || x.kindBehindName(w, q) {
			continue
		}
		if (r.ofBody || r.ofOffice) && !x.nominalHead(w.token(q.head)) {
			continue
		}
		several := number == nlp.NNS && q.lead == p && q.next >= 0 // "Ann and Bob"
		if !several && (q.mention >= 0 || q.appos >= 0 || w.token(q.head).Tag != number) {
			continue
		}
		c := candidate{entity: -1}
		c.features[distance] = int8(r.sent - w.sentenceOf(q.first))
		x.weighPlace(w, r, &c, p, w.syntax[p].function, q.last)
		if several {
			c.features[coordinated] = 0
		}
		if s := c.score(); !ok || s > score {
			score, ok = s, true
		}
	}
	if number == nlp.NNS {
		score += pluralNouns
	}
	return score, ok
}

// phraseBefore returns the last of the phrases from low to high that begins before token i.
func (w *work) phraseBefore(low, high, i int32) int32 {
	for low < high {
		mid := (low + high) / 2
		if w.phrases[mid].first < i {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low - 1
}

// kindBehindName reports whether phrase q names a place and says what kind it is: "the Marlow district".
func (x *Extractor) kindBehindName(w *work, q *phrase) bool {
	if head := w.token(q.head); q.head == q.first || !x.lists.nominalCity.has(head) && !x.lists.nominalRegion.has(head) {
		return false
	}
	m := w.at[q.head-1]
	return m >= 0 && w.mentions[m].kind == kindName && x.types.is(w.mentions[m].typ, x.placeMask)
}

// saidOfName reports whether phrase p is what a form of "be" says of somebody or something
// named, and so no other thing: "Telford is a company".
func (x *Extractor) saidOfName(w *work, p int32) bool {
	v := w.syntax[p].verb
	if v < 0 || w.syntax[p].function != asObject || w.lemma(w.verbs[v].main) != x.en.be {
		return false
	}
	e := x.clauseSubject(w, v)
	return e >= 0 && !w.entities[e].thing // not "Northern Line is a song"
}

// disjoint reports whether phrase p is an argument of the pronoun's own verb, so that
// only a reflexive or a possessive could mean it.
func (x *Extractor) disjoint(w *work, r *reference, p int32) bool {
	return r.function != asOwner && !r.reflexive && r.verb >= 0 && (w.syntax[p].verb == r.verb || w.verbs[r.verb].subject == p)
}
