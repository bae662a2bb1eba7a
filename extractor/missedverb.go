package extractor

import (
	"slices"

	"github.com/dossier-kg/dossier/internal/nlp"
)

// A sentence without a verb has one that the tagger took for something else.

// findMissedVerb looks in a sentence without a verb for a word behind a noun and before
// another noun phrase that can be one: "More than 100 rebels attacked Norway", "Norway
// borders Sweden".
func (x *Extractor) findMissedVerb(w *work, s nlp.Sentence) {
	for i := s.First + 1; i < s.Last; i++ {
		t := w.token(i)
		if w.at[i] >= 0 || x.describesAside(w, s, i) {
			continue
		}
		named := x.opensClause(w, s, i)
		adverb := w.token(i-1).Tag == nlp.RB && i-2 >= s.First && w.token(i-2).Tag.Noun()
		switch {
		case adverb && x.pastForm(w, i) && x.objectFollows(w, s, i+1): // "guards sexually abused young prisoners"
			x.retagAs(w, i, nlp.VBD)
		case (named || w.token(i-1).Tag.Noun()) && (t.Tag == nlp.VBN || x.pastForm(w, i)) && (x.argFollows(w, s, i+1) || t.Tag == nlp.VBN && x.closes(w, s)):
			x.retagAs(w, i, nlp.VBD)
		case x.pastForm(w, i) && x.afterAside(w, s, i):
			x.retagAs(w, i, nlp.VBD)
		case named && t.Tag == nlp.NN && (x.vocab.IsPast(w.words(i, i+1)) || x.en.unchanging.has(t.Word) && x.describedFollows(w, s, i+1)): // "Karen Oduya and Peter Vance met."
			x.retagAs(w, i, nlp.VBD)
		case s.Headline && !t.Tag.Verb() && x.frames.verbs.has(t.Word) && x.manyBefore(w, s, i) && x.objectFollows(w, s, i+1): // "Police arrest Swedish journalist"
			t.Tag, t.Lemma = nlp.VBP, t.Word
		case named && t.Tag == nlp.RB && x.namesVerb(w, i) && x.argFollows(w, s, i+1): // "Brenta names Karen Oduya chairwoman"
			x.retagAs(w, i, nlp.VBZ)
		case t.Tag == nlp.VB && w.at[i-1] >= 0 && x.manyBefore(w, s, i) && x.objectFollows(w, s, i+1): // "Brenta and Telford sell glue."
			t.Tag = nlp.VBP
		case t.Tag == nlp.NNS && x.actsNow(w, s, i): // "Vance, 54, lives in Oslo"
			x.retagAs(w, i, nlp.VBZ)
		case named && t.Tag == nlp.NNS && !x.titles(w, s, i) && (x.objectFollows(w, s, i+1) || i+1 < s.Last && w.token(i+1).Tag == nlp.IN && x.closes(w, s) && x.namesVerb(w, i)):
			x.retagAs(w, i, nlp.VBZ)
		case t.Tag == nlp.NNS && i == s.First+2 && x.en.definites.has(w.token(s.First).Word) && i+1 < s.Last && x.staysThere(w, s, i): // "The bank sits in Oslo."
			x.retagAs(w, i, nlp.VBZ)
		default:
			continue
		}
		return
	}
}

// staysThere reports whether the word at token i, read as a verb, takes the preposition behind it in a whole sentence.
func (x *Extractor) staysThere(w *work, s nlp.Sentence, i int32) bool {
	lemma := x.vocab.ID(x.vocab.Lemma(w.words(i, i+1), nlp.VBZ))
	return w.token(i+1).Tag == nlp.IN && x.closes(w, s) && x.frames.verbs.has(lemma) && x.frames.takes(lemma, w.token(i+1).Word)
}

// actsNow reports whether the plural at token i is what a name does behind which something without a verb is put in.
func (x *Extractor) actsNow(w *work, s nlp.Sentence, i int32) bool {
	from := x.asideBefore(w, s, i)
	if from <= s.First || i+1 >= s.Last || !w.namedAt(from-1) || w.token(from+1).Tag == nlp.NNP || !x.namesVerb(w, i) {
		return false
	}
	next := w.token(i + 1)
	lemma := x.vocab.ID(x.vocab.Lemma(w.words(i, i+1), nlp.VBZ))
	return next.Tag == nlp.IN && x.frames.takes(lemma, next.Word) || w.namedAt(i+1) || next.Tag == nlp.DT
}

// maxDescribing is how many words describe a name that a verb stands before.
const maxDescribing = 4

// describedFollows reports whether what begins at token i is a name with what describes it: "beat incumbent Vance".
func (x *Extractor) describedFollows(w *work, s nlp.Sentence, i int32) bool {
	for k := i; k < min(i+maxDescribing, s.Last); k++ {
		switch t := w.token(k); {
		case w.at[k] >= 0 && w.mentions[w.at[k]].kind == kindName:
			return true
		case t.Tag != nlp.NN && !t.Tag.Adjective():
			return false
		}
	}
	return false
}

// afterAside reports whether token i stands behind the comma that ends what is told of whom the
// sentence opens with, and goes on as a verb does: "Vance, a Norwegian doctor, trained at Leeds",
// "Norway's largest bank, Brenta, named Vance", "Vance, playing her first match, beat Rigg".
func (x *Extractor) afterAside(w *work, s nlp.Sentence, i int32) bool {
	if w.token(i-1).Word != x.en.comma || i+1 >= s.Last || w.token(i+1).Shape.Has(nlp.Punct) || !x.closes(w, s) {
		return false
	}
	from := s.First + 1
	for from < i && w.token(from).Word != x.en.comma {
		from++
	}
	doing := from+1 < i && w.token(from+1).Tag == nlp.VBG && x.objectFollows(w, s, i+1)
	tells := from + 1
	if doing {
		tells++
	}
	if from+2 >= i || w.token(from-1).Tag == nlp.IN || x.verbOrMark(w, s.First, from) || x.verbOrMark(w, tells, i-1) {
		return false
	}
	lemma, next := w.lemma(i), w.token(i+1)
	if x.en.describing.has(lemma) || w.token(i).Word == x.en.born || next.Word == x.en.by || next.Tag == nlp.IN && x.frames.needsObject(lemma) {
		return false // "Vance, a doctor, killed in May"
	}
	m := w.at[s.First]
	named := m >= 0 && w.mentions[m].kind == kindName && w.mentions[m].last == from && (doing || w.token(from+1).Tag == nlp.DT)
	return named || w.token(s.First).Tag != nlp.IN && x.objectFollows(w, s, i+1) && (w.at[i+1] >= 0 || !next.Tag.Adjective() && next.Tag != nlp.NN)
}

// verbOrMark reports whether a verb or a mark stands among tokens from and to.
func (x *Extractor) verbOrMark(w *work, from, to int32) bool {
	return slices.ContainsFunc(w.doc.Tokens[from:to], func(t nlp.Token) bool {
		return t.Tag.Verb() || t.Shape.Has(nlp.Punct) && t.Tag != nlp.POS
	})
}

// manyBefore reports whether what ends before token i is several: a plural, or names that a
// comma joins.
func (x *Extractor) manyBefore(w *work, s nlp.Sentence, i int32) bool {
	if w.token(i-1).Tag == nlp.NNS || w.token(i-1).Lemma == x.en.police {
		return true
	}
	m := w.at[i-1]
	if m < 0 || w.mentions[m].kind != kindName {
		return false
	}
	k := w.mentions[m].first - 2
	return k >= s.First && w.at[k] >= 0 && (w.token(k+1).Word == x.en.comma || w.token(k+1).Tag == nlp.CC)
}

// namesVerb reports whether the word at token i, read as a verb, is one of a frame:
// "Karen Oduya teaches at".
func (x *Extractor) namesVerb(w *work, i int32) bool {
	return x.frames.verbs.has(x.vocab.ID(x.vocab.Lemma(w.words(i, i+1), nlp.VBZ)))
}
