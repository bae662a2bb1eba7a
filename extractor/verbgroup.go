package extractor

import (
	"strings"

	"github.com/dossier-kg/dossier/internal/nlp"
)

// opensVerb reports whether a verb group begins at token i. A participle before
// its noun ("the exiled leader") is part of the noun phrase.
func (x *Extractor) opensVerb(w *work, s nlp.Sentence, i int32) bool {
	t := w.token(i)
	if w.at[i] >= 0 {
		return false
	}
	switch {
	case t.Tag == nlp.MD, t.Tag == nlp.VBD, t.Tag == nlp.VBZ, t.Tag == nlp.VBP, t.Tag == nlp.VB:
		return true
	case t.Tag == nlp.VBG && x.prepVerbs.has(t.Word):
		return false
	case t.Tag == nlp.VBN || t.Tag == nlp.VBG:
		return !x.modifies(w, s, i)
	case t.Word == x.en.to:
		j := i + 1
		for j < s.Last && w.token(j).Tag == nlp.RB {
			j++
		}
		return j < s.Last && w.token(j).Tag == nlp.VB && w.at[j] < 0
	}
	return false
}

// missedAdverb reports whether the word at token j, behind a form of "be", is an adverb that the tagger takes for
// something else: "was briefly married".
func (x *Extractor) missedAdverb(w *work, s nlp.Sentence, j int32) bool {
	if tag := w.token(j).Tag; tag != nlp.NN && tag != nlp.VBN || j+1 >= s.Last || w.at[j] >= 0 || !strings.HasSuffix(w.words(j, j+1), "ly") || !x.pastForm(w, j+1) {
		return false
	}
	x.retagAs(w, j, nlp.RB)
	return true
}

// readVerb reads the verb group that begins at i and returns the token after it.
func (x *Extractor) readVerb(w *work, s nlp.Sentence, i int32) int32 {
	v := verb{first: i, main: -1, subject: -1, parent: -1, relative: -1, gap: -1, args: int32(len(w.args)), argEnd: int32(len(w.args))}
	v.negative = x.negatedFromLeft(w, s, i)
	aux := nlp.WordID(0)
	j := i
	for ; j < s.Last; j++ {
		t := w.token(j)
		if x.negates(w, s, j) {
			if v.main >= 0 && (t.Tag == nlp.DT || j+1 < s.Last && w.token(j+1).Word == x.en.to) {
				break // of what follows: "reached no deal", "decided not to go"
			}
			v.negative = true
			continue
		}
		if j > i && (t.Tag == nlp.RB && x.verbFollows(w, s, j) || x.floats(w, s, j) || aux == x.en.be && x.missedAdverb(w, s, j)) {
			continue
		}
		if t.Word == x.en.to && j == i {
			v.form = infinitive
			continue
		}
		if w.at[j] >= 0 || !t.Tag.Verb() && t.Tag != nlp.MD || !x.continues(w, &v, aux, t) {
			break
		}
		x.addVerb(w, &v, aux, j)
		aux = t.Lemma
	}
	if v.main < 0 || x.invertedAux(w, s, &v) {
		return i + 1
	}
	v.last = v.main + 1
	if v.last < s.Last && x.quantifierEnd(w, s, v.last) == v.last && (w.token(v.last).Tag == nlp.RP || x.particleAt(w, s, v.last)) {
		v.particle = w.token(v.last).Word
		v.last++
	}
	for k := v.first; k < v.last; k++ {
		w.verbAt[k] = int32(len(w.verbs))
	}
	w.verbs = append(w.verbs, v)
	return v.last
}

// invertedAux reports whether a verb is no more than the auxiliary of another one behind its
// subject: "Did Norway leave?", "Had Norway left, ...".
func (x *Extractor) invertedAux(w *work, s nlp.Sentence, v *verb) bool {
	if v.main != s.First || w.token(v.main).Tag != nlp.MD && w.lemma(v.main) != x.en.do && w.lemma(v.main) != x.en.have {
		return false
	}
	for k := v.main + 1; k < s.Last && !w.token(k).Shape.Has(nlp.Punct); k++ {
		if w.token(k).Tag.Verb() {
			return true
		}
	}
	return false
}

// particleAt reports whether token j is an adverb that belongs to the verb before it:
// "stepped down as", "pulled out of".
func (x *Extractor) particleAt(w *work, s nlp.Sentence, j int32) bool {
	t := w.token(j)
	if (t.Tag == nlp.IN || t.Tag == nlp.JJ) && x.frames.phrasal[phrasalVerb{w.lemma(j - 1), t.Word}] { // "carried out strikes", "let free the man"
		return true
	}
	return x.en.particles.has(t.Word) && (t.Tag == nlp.RB || t.Tag == nlp.IN && (j+1 == s.Last || w.token(j+1).Word == x.en.of || w.token(j+1).Shape.Has(nlp.Punct)))
}

// negates reports whether token j negates: "not", but not "not only".
func (x *Extractor) negates(w *work, s nlp.Sentence, j int32) bool {
	t := w.token(j)
	return (x.attr.negation.has(t.Word) || x.attr.negation.has(t.Lemma)) && (j+1 >= s.Last || !x.en.onlys.has(w.token(j+1).Word))
}

// negatedFromLeft reports whether an adverb before the verb at i negates it: "never
// worked", "no longer works", "not to attack".
func (x *Extractor) negatedFromLeft(w *work, s nlp.Sentence, i int32) bool {
	for j := i - 1; j >= s.First && (w.token(j).Tag == nlp.RB || w.token(j).Tag == nlp.RBR) && w.at[j] < 0; j-- {
		if x.negates(w, s, j) {
			return true
		}
	}
	return false
}

// verbFollows reports whether adverbs from j on lead to another verb of the group.
func (x *Extractor) verbFollows(w *work, s nlp.Sentence, j int32) bool {
	for ; j < s.Last && w.token(j).Tag == nlp.RB; j++ {
	}
	return j < s.Last && w.token(j).Tag.Verb() && w.at[j] < 0
}

// continues reports whether t can follow the verbs read so far in one group:
// only auxiliaries are followed by another verb.
func (x *Extractor) continues(w *work, v *verb, aux nlp.WordID, t *nlp.Token) bool {
	if v.main < 0 {
		return true
	}
	last := w.token(v.main)
	switch {
	case last.Tag == nlp.MD:
		return true
	case aux == x.en.be || aux == x.en.get:
		return t.Tag == nlp.VBN || t.Tag == nlp.VBG || t.Tag == nlp.VBD
	case aux == x.en.have:
		return t.Tag == nlp.VBN || t.Tag == nlp.VBD
	case aux == x.en.do:
		return t.Tag == nlp.VB || t.Tag == nlp.VBP
	}
	return false
}

// addVerb takes the verb at j as the main verb so far and notes voice, tense and modality.
func (x *Extractor) addVerb(w *work, v *verb, aux nlp.WordID, j int32) {
	t := w.token(j)
	first := v.main < 0
	v.main = j
	v.passive = (aux == x.en.be || aux == x.en.get) && (t.Tag == nlp.VBN || t.Tag == nlp.VBD)
	switch {
	case t.Tag == nlp.MD && x.attr.futures.has(t.Lemma):
		v.tense, v.modal = future, intended
	case t.Tag == nlp.MD && x.attr.modals.has(t.Lemma):
		v.tense, v.modal = future, possible
	case !first || v.form == infinitive:
	case t.Tag == nlp.VBD:
		v.tense = past
	case t.Tag == nlp.VBZ || t.Tag == nlp.VBP:
		v.tense = present
	case t.Tag == nlp.VBG:
		v.form = gerund
	case t.Tag == nlp.VBN:
		v.form, v.passive = participle, true
	}
	if aux == x.en.have && v.tense == future && v.modal == possible { // "may have attacked"
		v.tense = past
	}
	if aux == x.en.have && (t.Tag == nlp.VBN || t.Tag == nlp.VBD) && v.tense == present {
		v.tense = past
	}
}

// floats reports whether token i is a quantifier that stands away from the subject it counts,
// before its verb, or a day: "who each agreed", "are both based", "has today agreed".
func (x *Extractor) floats(w *work, s nlp.Sentence, i int32) bool {
	day := x.en.timeAdverbs.has(w.token(i).Word)
	if i == s.First || i+1 >= s.Last || !day && !x.en.floats.has(w.token(i).Word) || w.at[i+1] >= 0 {
		return false
	}
	if next := w.token(i + 1).Tag; !next.Verb() && next != nlp.MD {
		return false
	}
	b := w.token(i - 1)
	if day {
		return b.Lemma == x.en.have || b.Tag == nlp.MD || b.Lemma == x.en.be && w.token(i+1).Tag == nlp.VBN
	}
	return b.Tag == nlp.WP || b.Tag == nlp.WDT || b.Tag == nlp.PRP || b.Lemma == x.en.be || b.Lemma == x.en.have || b.Tag == nlp.MD
}

// particleOf reports whether token i is the particle of a verb: "carried out two strikes".
func (x *Extractor) particleOf(w *work, i int32) bool {
	v := w.verbAt[i]
	return v >= 0 && w.verbs[v].particle != 0 && i > w.verbs[v].main
}
