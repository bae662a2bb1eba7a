package extractor

import "github.com/dossier-kg/dossier/internal/nlp"

// doubt weakens a stance by the adjectives between two tokens: "the alleged killer".
func (x *Extractor) doubt(w *work, from, to int32, st *stance) {
	for k := from; k < to; k++ {
		if word := w.token(k).Word; x.attr.adjectives.has(word) && word != x.en.closeBy { // "a close ally" is one, "close to a deal" has none
			st.weaken(possible)
			w.noteCue(st, k, k+1, "possible", "an adjective that doubts")
		}
	}
}

// asked weakens what stands in a question.
func (x *Extractor) asked(w *work, st *stance) {
	if k := questionMark(w, w.sentence); k >= 0 {
		st.weaken(possible)
		w.noteCue(st, k, k+1, "possible", "a question")
	}
}

// questionMark returns the token that makes a sentence a question, -1 for none.
func questionMark(w *work, s nlp.Sentence) int32 {
	for k := s.Last - 1; k > s.First; k-- {
		switch t := w.token(k); {
		case w.doc.Text[t.Start:t.End] == "?":
			return k
		case !t.Shape.Has(nlp.Punct):
			return -1
		}
	}
	return -1
}

// opening adds what the words right before a clause make of it: a preposition that denies
// it ("without meeting"), a noun or adjective that it completes ("the plan to attack", "the
// claim that", "it is unlikely that"), and "whether".
func (x *Extractor) opening(w *work, st *stance, v *verb) {
	s := w.sentence
	j := v.first - 1
	if v.form == infinitive && j >= s.First && w.token(j).Word == x.en.yet { // "has yet to meet"
		st.negative = !st.negative
		w.noteCue(st, j, j+1, "negative", "it is yet to happen")
	}
	if v.form == finite {
		if v.subject < 0 || v.antecedent {
			return
		}
		j = x.ownerStart(w, v.subject) - 1
	}
	for j >= s.First && (w.token(j).Tag == nlp.RB || x.en.quotes.has(w.token(j).Word)) && !x.en.withouts.has(w.token(j).Word) {
		j--
	}
	if j < s.First {
		return
	}
	switch t := w.token(j); {
	case v.form == finite && t.Word == x.en.whether:
		st.weaken(possible)
		w.noteCue(st, j, j+1, "possible", "whether it is so is open")
		return
	case v.form == finite && t.Word != x.en.that:
		return
	case v.form == gerund && (t.Tag != nlp.IN && t.Tag != nlp.TO && !x.en.withouts.has(t.Word) || x.en.subordinators.has(t.Word)): // "left the talks after meeting"
		return
	case v.form == gerund && (x.en.withouts.has(t.Word) || j > s.First && x.en.withouts.has(w.token(j-1).Word)):
		st.negative = !st.negative
		w.noteCue(st, j, j+1, "negative", "a preposition that denies what follows")
		return
	case v.form == finite || v.form == gerund:
		j--
	}
	if j >= s.First && w.at[j] < 0 {
		x.completes(w, st, v, j)
	}
}

// completes adds what the noun or adjective at token j makes of the clause v that completes it.
func (x *Extractor) completes(w *work, st *stance, v *verb, j int32) {
	t := w.token(j)
	adjective := t.Tag == nlp.JJ || t.Tag == nlp.RB
	if !adjective && !t.Tag.Noun() || v.form == infinitive && adjective { // "is likely to": see predicate
		return
	}
	if p := w.phraseAt[j]; p >= 0 && w.phrases[p].det == none { // "no evidence that", "no interest in meeting"
		st.negative = !st.negative
		w.noteCue(st, w.phrases[p].first, j+1, "negative", "there is none")
	}
	switch {
	case x.attr.negVerbs.has(t.Lemma) || x.attr.negVerbs.has(t.Word):
		st.negative = !st.negative
		w.noteCue(st, j, j+1, "negative", "a word that denies the clause that completes it")
	case x.attr.adjectives.has(t.Word) || x.attr.adjectives.has(t.Lemma):
		st.weaken(possible)
		w.noteCue(st, j, j+1, "possible", "a word that doubts the clause that completes it")
	case v.form != finite && (x.attr.intention.has(t.Lemma) || x.attr.intention.has(t.Word)):
		st.weaken(intended)
		w.noteCue(st, j, j+1, "intended", "a noun of what is meant to happen")
	case x.attr.report.has(t.Lemma):
		st.weaken(reported)
		w.noteCue(st, j, j+1, "reported", "a noun of saying")
	}
	if g := x.verbLeft(w, w.sentence, j); adjective && v.form == finite && g >= 0 && w.lemma(w.verbs[g].main) == x.en.be && w.verbs[g].negative && v.parent < 0 {
		st.negative = !st.negative
		w.noteCue(st, w.verbs[g].first, w.verbs[g].last, "negative", "it is not so that")
	}
}

// A phrasal is a verb with its particle: "call off".
type phrasal struct{ verb, particle nlp.WordID }

// denies reports whether verb g denies what depends on it: "deny", "call off".
func (x *Extractor) denies(w *work, g *verb) bool {
	lemma := w.lemma(g.main)
	return x.attr.negVerbs.has(lemma) || x.attr.negVerbs.has(w.token(g.main).Word) || g.particle != 0 && x.attr.negPhrasals[phrasal{lemma, g.particle}]
}
