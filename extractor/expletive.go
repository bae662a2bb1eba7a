package extractor

import "github.com/dossier-kg/dossier/internal/nlp"

// maxExpletive is how many words from "it" on are looked at.
const maxExpletive = 8

// expletive reports whether the "it" at token i refers to nothing: it stands for a
// clause that follows ("it is clear that", "made it hard to"), for the weather or the
// time, before "seems", or opens a cleft ("it was Ann who"). After Lappin and Leass (1994).
func (x *Extractor) expletive(w *work, s nlp.Sentence, i int32) bool {
	if w.token(i).Word != x.en.itself {
		return false
	}
	k := i + 1
	if k >= s.Last {
		return false
	}
	v := w.verbAt[k]
	if v < 0 { // "made it clear that"
		return w.token(k).Tag.Adjective() && i > s.First && w.verbAt[i-1] >= 0 && x.clauseFollows(w, s, k+1)
	}
	g := &w.verbs[v]
	lemma, after := w.lemma(g.main), g.last
	switch {
	case x.en.weather.has(lemma):
		return true
	case lemma == x.en.take: // "it took two years", "it took them courage to", but "it took its name from"
		p := int32(-1)
		if after < s.Last {
			p = w.phraseAt[after]
		}
		return p >= 0 && (w.phrases[p].time || w.token(after).Tag == nlp.CD) || x.clauseFollows(w, s, after)
	case x.en.seems.has(lemma):
		return x.clauseFollows(w, s, after)
	case lemma == x.en.be && after < s.Last:
		t := w.token(after)
		if p := w.phraseAt[after]; p >= 0 && (w.phrases[p].time || w.phrases[p].mention >= 0 && x.cleft(w, s, w.phrases[p].last)) {
			return true
		}
		return (t.Tag.Adjective() || t.Tag.Adverb() || t.Tag == nlp.VBN || t.Tag == nlp.NN) && x.clauseFollows(w, s, after+1)
	case g.passive:
		return x.clauseFollows(w, s, after)
	}
	return false
}

// clauseFollows reports whether "that", "whether" or an infinitive begins within a few words of token k.
func (x *Extractor) clauseFollows(w *work, s nlp.Sentence, k int32) bool {
	for end := min(s.Last, k+maxExpletive); k < end; k++ {
		t := w.token(k)
		if t.Word == x.en.comma {
			return false
		}
		if t.Word == x.en.that || t.Word == x.en.whether || t.Tag == nlp.WRB || t.Word == x.en.to && k+1 < s.Last && w.token(k+1).Tag == nlp.VB {
			return true
		}
	}
	return false
}

// cleft reports whether "who", "which" or "that" stands at token k.
func (x *Extractor) cleft(w *work, s nlp.Sentence, k int32) bool {
	return k < s.Last && (w.token(k).Tag == nlp.WP || w.token(k).Tag == nlp.WDT || w.token(k).Word == x.en.that)
}
