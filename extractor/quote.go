package extractor

import (
	"cmp"
	"slices"

	"github.com/dossier-kg/dossier/internal/nlp"
)

// A quote is a range of tokens between quotation marks and the entity that says them.
type quote struct {
	first, last int32 // tokens, half-open
	speaker     int32 // entity, -1 for unknown
}

// findQuotes notes what a document quotes, from mark to mark; a quotation that is not
// closed ends with its paragraph.
func (x *Extractor) findQuotes(w *work) {
	w.quotes = w.quotes[:0]
	open := int32(-1)
	for n := range w.doc.Sentences {
		s := &w.doc.Sentences[n]
		if s.Paragraph && open >= 0 {
			if x.opensSentence(w, open-1) {
				w.quotes = append(w.quotes, quote{open, s.First, -1})
			}
			open = -1
		}
		for i := s.First; i < s.Last; i++ {
			word := w.token(i).Word
			if !x.en.quotes.has(word) || x.en.single.has(word) {
				continue
			}
			if open < 0 {
				open = i + 1
			} else {
				w.quotes = append(w.quotes, quote{open, i, -1})
				open = -1
			}
		}
	}
	for k := range w.quotes {
		w.quotes[k].speaker = x.speaker(w, k)
	}
}

// maxSaying is how many words a verb of saying may stand from a quotation mark.
const maxSaying = 24

// speaker returns the entity that says quotation k: the subject of a verb of saying
// behind it or before it in its sentence, else who says the quotation before it when
// that ends in the same sentence or the one before.
func (x *Extractor) speaker(w *work, k int) int32 {
	q := &w.quotes[k]
	if n := w.sentenceOf(q.last); n >= 0 {
		for i := q.last; i < min(w.doc.Sentences[n].Last, q.last+maxSaying); i++ {
			if e := x.sayer(w, i); e >= 0 {
				return e
			}
		}
	}
	n := w.sentenceOf(q.first)
	for i := q.first - 1; n >= 0 && i >= max(w.doc.Sentences[n].First, q.first-maxSaying); i-- {
		if e := x.sayer(w, i); e >= 0 {
			return e
		}
	}
	if n > 0 && q.first-1 == w.doc.Sentences[n].First {
		if e := x.announced(w, w.doc.Sentences[n-1]); e >= 0 {
			return e
		}
	}
	if k > 0 && w.sentenceOf(w.quotes[k-1].last) >= n-1 {
		return w.quotes[k-1].speaker
	}
	return -1
}

// announced returns who says what follows the colon that ends sentence s, -1 for none: "The minister, Vance, said:".
func (x *Extractor) announced(w *work, s nlp.Sentence) int32 {
	if w.token(s.Last-1).Word != x.en.colon {
		return -1
	}
	for i := s.Last - 2; i >= max(s.First, s.Last-maxSaying); i-- {
		if e := x.sayer(w, i); e >= 0 {
			return e
		}
	}
	return -1
}

// opensSentence reports whether a sentence begins with token i.
func (x *Extractor) opensSentence(w *work, i int32) bool {
	n := w.sentenceOf(i)
	return n >= 0 && w.doc.Sentences[n].First == i
}

// sayer returns the entity that is the subject of a verb of saying at token i, -1 for none.
func (x *Extractor) sayer(w *work, i int32) int32 {
	v := w.verbAt[i]
	if v < 0 || w.verbs[v].main != i || !x.attr.report.has(w.lemma(i)) {
		return -1
	}
	return x.clauseSubject(w, v)
}

// sentenceOf returns the sentence of token i, -1 for none.
func (w *work) sentenceOf(i int32) int32 {
	low, high := 0, len(w.doc.Sentences)
	for low < high {
		mid := (low + high) / 2
		if w.doc.Sentences[mid].Last <= i {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if low == len(w.doc.Sentences) {
		return -1
	}
	return int32(low)
}

// saidBy returns who says token i: the speaker of the quotation that it stands in, else of the turn;
// -1 for none.
func (w *work) saidBy(i int32) int32 {
	for _, said := range [...][]quote{w.quotes, w.turns} {
		if k, ok := speech(said, i); ok {
			return said[k].speaker
		}
	}
	return -1
}

// speech returns in which of the quotations, or of the turns, token i stands.
func speech(said []quote, i int32) (int, bool) {
	k, _ := slices.BinarySearchFunc(said, i, func(q quote, i int32) int { return cmp.Compare(q.last, i+1) })
	return k, k < len(said) && said[k].first <= i
}

// maxLabel is how many words the name before what somebody says in a transcript has at most:
// "SENATOR KAREN M. ODUYA (NORWAY):".
const maxLabel = 8

// findTurns notes the turns of a transcript: what follows a name and a colon at the beginning of a
// line, up to the next such line.
func (x *Extractor) findTurns(w *work) {
	w.turns = w.turns[:0]
	for n := range w.doc.Sentences {
		s := w.doc.Sentences[n]
		colon := x.label(w, s)
		if colon < 0 {
			continue
		}
		if k := len(w.turns) - 1; k >= 0 {
			w.turns[k].last = s.First
		}
		turn := quote{colon + 1, int32(len(w.doc.Tokens)), -1}
		if id := w.at[colon-1]; id >= 0 && x.types.is(w.mentions[id].typ, x.personMask) {
			turn.speaker = w.mentions[id].entity
		}
		w.turns = append(w.turns, turn)
	}
	if len(w.turns) == 1 && !w.token(w.turns[0].first-2).Shape.Has(nlp.Caps) { // a headline: "Karen Oduya: how I ..."
		w.turns = w.turns[:0]
	}
	for k := range w.turns {
		if t := &w.turns[k]; t.speaker >= 0 && !x.firstPerson(w, t) { // "Karen Oduya: a life"
			t.speaker = -1
		}
	}
	x.endTurns(w)
}

// endTurns ends each turn where its speaker is called by name: nobody speaks so of himself.
func (x *Extractor) endTurns(w *work) {
	if len(w.turns) == 0 {
		return
	}
	for i := range w.mentions {
		m := &w.mentions[i]
		if m.kind != kindName || m.first == m.last || m.entity < 0 || x.inQuote(w, m.first) {
			continue
		}
		if k, ok := speech(w.turns, m.first); ok && w.turns[k].speaker == m.entity {
			w.turns[k].last = max(w.turns[k].first, w.doc.Sentences[m.sent].First)
		}
	}
}

// openingWords is within how many words who speaks says "I".
const openingWords = 100

// firstPerson reports whether a turn tells of its speaker as "I", soon and in no quotation.
func (x *Extractor) firstPerson(w *work, turn *quote) bool {
	for i := turn.first; i < min(turn.last, turn.first+openingWords); i++ {
		if x.en.i.has(w.token(i).Word) && !x.inQuote(w, i) {
			return true
		}
	}
	return false
}

// label returns the colon behind the capitalised words that begin a line, -1 for none.
func (x *Extractor) label(w *work, s nlp.Sentence) int32 {
	if s.First > 0 && !w.token(s.First).Shape.Has(nlp.Break) {
		return -1
	}
	for i := s.First; i < min(s.Last, s.First+maxLabel); i++ {
		t := w.token(i)
		switch {
		case t.Word == x.en.colon:
			if i == s.First {
				return -1
			}
			return i
		case !t.Shape.Has(nlp.Upper) && !t.Shape.Has(nlp.Punct):
			return -1
		}
	}
	return -1
}
