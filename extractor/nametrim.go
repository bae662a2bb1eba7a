package extractor

import (
	"strings"

	"github.com/dossier-kg/dossier/internal/nlp"
)

// maxOwned is how many words between "of" and the name of a body tell whose it is: "the", "Norway's".
const maxOwned = 4

// behindBody returns where the person begins whose name follows that of the body he heads, "the chairman of
// the Fisheries Council Olav Brekke"; first where a run has none.
func (x *Extractor) behindBody(w *work, s nlp.Sentence, first, last int32) int32 {
	j := last - 1
	for j > first && !x.lists.given.has(w.token(j)) {
		j--
	}
	for j > first+1 && x.lists.given.has(w.token(j-1)) {
		j--
	}
	if j <= first || last-j < 2 || last-j > 3 || !x.bodyHead(w, j-1) || x.bodyHead(w, last-1) {
		return first
	}
	k := first
	for k > s.First+2 && k > first-maxOwned && (w.token(k-1).Tag == nlp.DT || w.token(k-1).Tag == nlp.POS || w.at[k-1] >= 0) { // "the head of Norway's"
		k--
	}
	if !x.officeOf(w, k) {
		return first
	}
	return j
}

// bodyHead reports whether the word at token i heads the names of organisations or regions, or ends that of a listed one.
func (x *Extractor) bodyHead(w *work, i int32) bool {
	t := w.token(i)
	if m := w.at[i]; m >= 0 && w.mentions[m].last == i+1 && x.types.is(w.mentions[m].typ, x.orgMask) {
		return true
	}
	for i := range x.lists.heads {
		if x.lists.heads[i].has(t) {
			return true
		}
	}
	return x.lists.nominalBody.has(t) || x.lists.nominalCompany.has(t) || x.lists.nominalRegion.has(t)
}

// qualifies reports whether the word that opens a sentence and a run only says something of the
// person whose given name follows: "Chemist Karen Oduya", "Foreseeing Karen Oduya's".
func (x *Extractor) qualifies(w *work, s nlp.Sentence, first, last int32) bool {
	t := w.token(first)
	if last-first < 3 || !x.startsSentence(w, s, first) || w.at[first] >= 0 || t.Shape&(nlp.Caps|nlp.Hyphen|nlp.Dot) != 0 {
		return false
	}
	return x.lists.given.has(w.token(first+1)) && !x.lists.given.has(t) && !x.lists.surname.has(t) && (x.plainWord(t.Word) || x.inflected(w.words(first, first+1)) || x.manyTitled(w, first))
}

// manyTitled reports whether the word at token i is the plural of what may stand before a person's name: "Astronauts
// Karen Oduya and Peter Vance".
func (x *Extractor) manyTitled(w *work, i int32) bool {
	id := x.vocab.ID(x.vocab.Lemma(strings.ToLower(w.words(i, i+1)), nlp.NNS))
	return id != w.token(i).Word && x.lists.titles.has(&nlp.Token{Word: id, Lemma: id})
}

// tellsKind reports whether the word that opens a sentence and a run only tells what kind of body
// the name behind it is: "Carmaker Vance Motors", "Retailer Okrent".
func (x *Extractor) tellsKind(w *work, s nlp.Sentence, first, last int32) bool {
	return last-first >= 2 && w.at[first] < 0 && x.lists.describer.has(w.token(first)) && !x.lists.given.has(w.token(first)) && x.startsSentence(w, s, first) && w.token(first+1).Shape.Has(nlp.Upper)
}

// describesOffice reports whether a run is plain words before an office, and names nobody:
// "Scientific Director of".
func (x *Extractor) describesOffice(w *work, first, last int32) bool {
	if last-first < 2 || x.frames.offices.match(w.doc.Tokens[:last], int(last-1)) != 1 {
		return false
	}
	for k := first; k < last-1; k++ {
		if t := w.token(k); w.at[k] >= 0 || !x.plainWord(t.Word) {
			return false
		}
	}
	return true
}

// namedChair reports whether a run is the name of a chair and what its holder is: "the Vance Professor of History".
func (x *Extractor) namedChair(w *work, s nlp.Sentence, first, last int32) bool {
	if last-first < 2 || last >= s.Last || first == s.First || !x.en.chairs.has(w.token(last-1).Word) || w.token(last).Tag != nlp.IN {
		return false
	}
	before := w.token(first - 1)
	return before.Tag == nlp.DT || before.Tag == nlp.CD || before.Tag == nlp.JJ || before.Tag == nlp.PRPS || before.Word == x.en.as || before.Lemma == x.en.be || x.lists.appoint.has(before)
}

// afterTown returns the token after the town that a run begins with where the name of
// a source follows it: "Moscow ITAR-TASS", "Havana Radio Rebelde". It is first where none does.
func (x *Extractor) afterTown(w *work, s nlp.Sentence, first, last int32) int32 {
	id := w.at[first]
	if k := x.afterField(w, first, last); k > first {
		return k
	}
	if id < 0 || w.mentions[id].entry < 0 || !x.types.is(w.mentions[id].typ, x.placeMask) {
		return first
	}
	m := &w.mentions[id]
	if m.last >= last || w.token(m.last-1).Shape.Has(nlp.Caps) {
		return first
	}
	if c := w.at[m.last]; c >= 0 && x.types.is(w.mentions[c].typ, x.countryMask) && w.mentions[c].last == last { // "In Oslo Norway and Sweden met"
		return m.last
	}
	switch t := w.token(m.last); {
	case t.Shape.Has(nlp.Caps) && !t.Shape.Has(nlp.Dot) && t.End-t.Start >= 3:
		return m.last
	case x.en.broadcast.has(t.Word) && m.last+1 < last:
		return m.last
	case x.lists.given.has(t) && m.last+1 < last && (x.officeOf(w, first) || x.namesSubject(w, s, first, last)):
		return m.last
	}
	return first
}

// afterField returns the token behind the plain words that say of what somebody is the head and that the name begins
// with: "Head of Marketing Ann Vance"; first where none do.
func (x *Extractor) afterField(w *work, first, last int32) int32 {
	k := first
	for k+2 < last && w.at[k] < 0 && x.plainWord(w.token(k).Word) && !x.lists.given.has(w.token(k)) {
		k++
	}
	if k > first && w.at[k] < 0 && x.lists.given.has(w.token(k)) && x.officeOf(w, first) {
		return k
	}
	return first
}

// officeOf reports whether an office and "of" stand before token i: "mayor of".
func (x *Extractor) officeOf(w *work, i int32) bool {
	return i >= 2 && w.token(i-1).Word == x.en.of && x.frames.offices.match(w.doc.Tokens[:i-1], int(i-2)) == 1
}

// afterBodies returns the token after two or more listed organisations that a run begins
// with, as the buttons of a web page do: "Facebook Twitter Pinterest". It is first where
// none do, or where what follows may belong to the last of them.
func (x *Extractor) afterBodies(w *work, first, last int32) int32 {
	at, n := first, 0
	for ; at < last; n++ {
		id := w.at[at]
		if id < 0 || w.mentions[id].entry < 0 || n == 0 && w.mentions[id].unsure || w.mentions[id].last > last || !x.types.is(w.mentions[id].typ, x.orgMask) {
			break
		}
		at = w.mentions[id].last
	}
	if n < 2 || at < last && !x.lists.given.has(w.token(at)) {
		return first
	}
	for i := first; i < at; i++ {
		if m := &w.mentions[w.at[i]]; m.unsure && m.first == i {
			w.cast(i, m.typ, enough+1, "row")
		}
	}
	return at
}

// givenCountry reports whether the country that a run begins with may be a given name:
// "Chad Ogden".
func (x *Extractor) givenCountry(w *work, first, last int32) bool {
	if last-first < 2 || last-first > 3 || !x.lists.givenAmbiguous.has(w.token(first)) || w.at[first+1] >= 0 {
		return false
	}
	return w.token(first+1).Tag.Proper() && !x.plainWord(w.token(first+1).Word) && x.titleAt(w, first+1, last) == 0
}
