package extractor

import (
	"strings"

	"github.com/dossier-kg/dossier/internal/nlp"
)

// Many papers begin every word of a headline with a capital: "Norway Lifts Arms Embargo on
// Sweden". Read so, its verb is part of a name. Before such a line gets its tags, the words of
// it that are plain English and stand in no name count as small.

// minCapitals is how many words with a capital make a headline of this kind.
const minCapitals = 3

// foldHeadline folds the plain words of a headline that begins every word with a capital and
// has a verb; without one it may be a name, or a list of them.
func (x *Extractor) foldHeadline(doc *nlp.Document, s nlp.Sentence) {
	capitals := inCapitals(doc, s)
	if !capitals && !x.titleCase(doc, s) {
		return
	}
	if capitals {
		x.eachUnnamed(doc, s, func(i int32) { x.openCapitals(doc, i) })
	}
	verb := false
	plain := func(i int32) bool { return x.foldable(doc, s, i) }
	x.eachUnnamed(doc, s, func(i int32) {
		verb = verb || i > s.First && plain(i) && (x.verbal(doc, i) || x.planned(doc, i)) || capitals && x.namesSomebody(doc, s, i)
	})
	if !verb {
		if capitals {
			closeCapitals(doc, s)
		}
		return
	}
	x.eachUnnamed(doc, s, func(i int32) {
		if t := &doc.Tokens[i]; plain(i) {
			t.Shape = t.Shape&^nlp.Upper | nlp.Lower | nlp.Folded
		}
	})
}

// namesSomebody reports whether a given name stands at token i and what is no plain word behind it.
func (x *Extractor) namesSomebody(doc *nlp.Document, s nlp.Sentence, i int32) bool {
	if t := &doc.Tokens[i]; i+1 >= s.Last || t.End-t.Start <= shortAcronym || !x.lists.given.has(t) || x.foldable(doc, s, i) {
		return false
	}
	return doc.Tokens[i+1].Shape.Has(nlp.Upper) && !x.foldable(doc, s, i+1)
}

// shortAcronym is how many letters a word in a line of capitals has at most that may be an acronym.
const shortAcronym = 3

// openCapitals makes a word in a line of capitals one that but begins with a capital, if it cannot be an
// acronym or the listed name of a body.
func (x *Extractor) openCapitals(doc *nlp.Document, i int32) {
	t := &doc.Tokens[i]
	if !t.Shape.Has(nlp.Caps) || t.Shape.Has(nlp.Dot) || t.End-t.Start <= shortAcronym && !x.lists.given.has(t) && !x.lists.surname.has(t) && x.vocab.Usual(t.Word) == nlp.NoTag {
		return
	}
	if width, r := x.lexicon.longest(doc.Tokens, int(i)); width == 1 && x.types.is(x.lexicon.readings[r].typ, x.orgMask) {
		return
	}
	t.Shape &^= nlp.Caps
}

// closeCapitals takes back what openCapitals did to a line in capitals.
func closeCapitals(doc *nlp.Document, s nlp.Sentence) {
	for i := s.First; i < s.Last; i++ {
		if t := &doc.Tokens[i]; t.Shape.Has(nlp.Upper) && !t.Shape.Has(nlp.Mixed) && t.End-t.Start > 1 {
			if word := doc.Text[t.Start:t.End]; word == strings.ToUpper(word) {
				t.Shape |= nlp.Caps
			}
		}
	}
}

// foldedCapitals reports whether a sentence is a line in capitals whose plain words were folded.
func foldedCapitals(w *work, s nlp.Sentence) bool {
	for i := s.First; i < s.Last; i++ {
		if t := w.token(i); t.Shape.Has(nlp.Folded) && t.End-t.Start > 1 {
			c := w.doc.Text[t.Start+1]
			return c >= 'A' && c <= 'Z'
		}
	}
	return false
}

// inCapitals reports whether a line is prose in capitals, and no row of figures.
func inCapitals(doc *nlp.Document, s nlp.Sentence) bool {
	caps, others, figures := 0, 0, 0
	for i := s.First; i < s.Last; i++ {
		switch t := &doc.Tokens[i]; {
		case t.Shape.Has(nlp.Caps) && !t.Shape.Has(nlp.Dot):
			caps++
		case t.Shape&(nlp.Upper|nlp.Lower) != 0:
			if others++; 3*others >= int(s.Last-s.First) {
				return false
			}
		case t.Shape.Has(nlp.Digit) || t.Shape.Has(nlp.Symbol) || doc.Text[t.Start:t.End] == "/":
			figures++
		}
	}
	return caps >= minCapitals && caps > 2*others && caps > figuresShare*figures
}

// figuresShare is how many words for each figure a line of prose in capitals has at least.
const figuresShare = 3

// titleCase reports whether only words such as "of" and "the" are small in a line.
func (x *Extractor) titleCase(doc *nlp.Document, s nlp.Sentence) bool {
	upper := 0
	for i := s.First; i < s.Last; i++ {
		switch t := &doc.Tokens[i]; {
		case t.Shape.Has(nlp.Lower) && !x.small(t):
			return false
		case t.Shape.Has(nlp.Upper) && !t.Shape.Has(nlp.Caps):
			upper++
		}
	}
	return upper >= minCapitals
}

// small reports whether headlines leave a word small: an article, a preposition, a conjunction.
func (x *Extractor) small(t *nlp.Token) bool {
	switch x.vocab.Usual(t.Word) {
	case nlp.IN, nlp.TO, nlp.DT, nlp.CC, nlp.RP, nlp.POS, nlp.PRP, nlp.PRPS:
		return true
	}
	return false
}

// eachUnnamed calls f for the tokens of a line that no listed name of two words or more covers.
func (x *Extractor) eachUnnamed(doc *nlp.Document, s nlp.Sentence, f func(i int32)) {
	for i := s.First; i < s.Last; i++ {
		if width, _ := x.lexicon.longest(doc.Tokens[:s.Last], int(i)); width > 1 {
			i += int32(width) - 1
			continue
		}
		f(i)
	}
}

// foldable reports whether the word at token i is plain English and part of no name.
func (x *Extractor) foldable(doc *nlp.Document, s nlp.Sentence, i int32) bool {
	t := &doc.Tokens[i]
	if !t.Shape.Has(nlp.Upper) || t.Shape&(nlp.Caps|nlp.Mixed|nlp.Hyphen|nlp.Dot) != 0 {
		return false
	}
	switch usual := x.vocab.Usual(t.Word); {
	case x.ofCountry(doc, s, i):
		return false
	case usual == nlp.NoTag && !x.verbal(doc, i):
		return false
	case usual.Proper(): // "Swedish Minister Accuses Norway", but "Minister Vance Accuses Norway"
		return (x.lists.titles.is(t.Word) || x.lists.standFor.is(t.Word)) && i+1 < s.Last && x.foldable(doc, s, i+1)
	case i == s.First:
		return true
	default:
		return !x.endsNameBefore(doc, i, usual)
	}
}

// ofCountry reports whether the word at token i is listed as a country or as its adjective.
func (x *Extractor) ofCountry(doc *nlp.Document, s nlp.Sentence, i int32) bool {
	width, r := x.lexicon.longest(doc.Tokens[:s.Last], int(i))
	return width == 1 && (x.types.is(x.lexicon.readings[r].typ, x.countryMask) || x.lexicon.readings[r].kind == kindDemonym)
}

// endsNameBefore reports whether the word at token i ends the name that the token before it
// begins: a surname behind a given name, or the noun behind an unknown word, "Brenta Group".
func (x *Extractor) endsNameBefore(doc *nlp.Document, i int32, usual nlp.Tag) bool {
	before := &doc.Tokens[i-1]
	if x.lists.given.has(before) && x.lists.surname.has(&doc.Tokens[i]) {
		return true
	}
	unknown := before.Shape.Has(nlp.Upper) && x.vocab.Usual(before.Word) == nlp.NoTag
	return unknown && usual.Noun() && !x.verbal(doc, i)
}

// verbal reports whether the word at token i may be the verb of a headline.
func (x *Extractor) verbal(doc *nlp.Document, i int32) bool {
	t := &doc.Tokens[i]
	switch x.vocab.Usual(t.Word) {
	case nlp.VBZ, nlp.VBD, nlp.VBN, nlp.MD:
		return true
	case nlp.VB, nlp.VBP:
		return x.frames.verbs.has(t.Word)
	case nlp.VBG:
		return false
	}
	base := x.vocab.ID(x.vocab.Lemma(doc.Text[t.Start:t.End], nlp.VBZ))
	return base != t.Word && (x.frames.verbs.has(base) || x.vocab.Usual(base) == nlp.VB || x.vocab.Usual(base) == nlp.VBP)
}

// planned reports whether the word at token i is the verb of "Norway to Sign Deal".
func (x *Extractor) planned(doc *nlp.Document, i int32) bool {
	return doc.Tokens[i-1].Word == x.en.to && x.frames.verbs.has(doc.Tokens[i].Word)
}

// actsFirst reports whether the plural at token i of a headline is its verb rather than the word
// behind: "Norway Lifts Travel Ban", but "Norway Cuts Hurt Sweden".
func (x *Extractor) actsFirst(w *work, s nlp.Sentence, i int32) bool {
	if i+2 >= s.Last || !w.token(i).Shape.Has(nlp.Folded) || !x.opensClause(w, s, i) {
		return false
	}
	t := w.token(i + 1)
	return w.token(i+2).Tag.Noun() && (x.vocab.Usual(t.Word).Noun() || x.frames.verbs.has(t.Lemma) && !x.frames.takesObject(t.Lemma)) &&
		x.verbal(&w.doc, i)
}

// opensObject reports whether what was taken for a verb, token i, stands right behind one.
func (x *Extractor) opensObject(w *work, s nlp.Sentence, i int32) bool {
	return i > s.First && w.token(i-1).Tag == nlp.VBZ
}
