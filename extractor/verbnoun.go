package extractor

import (
	"github.com/dossier-kg/dossier/internal/nlp"
)

// tellsKindOf reports whether the word at token i, which looks like a verb, is the noun that says what is behind it:
// "born to merchant Karl Oduya", "the German recycling company Reclion".
func (x *Extractor) tellsKindOf(w *work, s nlp.Sentence, i int32) bool {
	t := w.token(i)
	if i == s.First || i+1 >= s.Last {
		return false
	}
	if t.Tag == nlp.VBG {
		m := w.at[i-1]
		return m >= 0 && w.mentions[m].kind == kindDemonym && w.token(i-1).Tag != nlp.NNPS && x.lists.nominalCompany.has(w.token(i+1))
	}
	m := w.at[i+1]
	return w.token(i-1).Tag == nlp.TO && m >= 0 && x.types.is(w.mentions[m].typ, x.personMask) && x.vocab.Usual(t.Word) == nlp.NN && !x.frames.verbs.has(t.Word)
}

// joinsNoun reports whether the "ground" at token i is no past of "grind": "air and ground assaults".
func (x *Extractor) joinsNoun(w *work, s nlp.Sentence, i int32) bool {
	return w.token(i).Word == x.en.ground && i > s.First+1 && i+1 < s.Last && w.token(i-1).Tag == nlp.CC && w.token(i-2).Tag.Noun() && w.token(i+1).Tag.Noun()
}

// endsName reports whether the gerund at token i is the noun of an event: behind an adjective
// or another noun with an article, and before a preposition.
func (x *Extractor) endsName(w *work, s nlp.Sentence, i int32) bool {
	k := i - 1
	if k < s.First || i+1 >= s.Last || !x.frames.nouns.has(w.token(i).Word) || w.at[k] >= 0 {
		return false
	}
	switch next := w.token(i + 1); {
	case w.token(k).Tag == nlp.NN: // "a man warning of" is no noun
		if next.Word != x.en.forWord && next.Word != x.en.to {
			return false
		}
	case w.token(k).Tag != nlp.JJ || next.Tag != nlp.IN && next.Tag != nlp.TO:
		return false
	}
	for k > s.First && (w.token(k).Tag == nlp.NN || w.token(k).Tag.Adjective() || w.token(k).Tag == nlp.VBN) {
		k--
	}
	return w.token(k).Tag == nlp.DT
}

// endsList reports whether token i closes the noun phrase of a preposition: a verb's subject
// would not stand behind one.
func (x *Extractor) endsList(w *work, s nlp.Sentence, i int32) bool {
	return i-3 >= s.First && i+1 < s.Last && (w.token(i+1).Shape.Has(nlp.Punct) || w.token(i+1).Tag == nlp.IN) && w.token(i-1).Tag == nlp.NNS && w.at[i-1] < 0 && w.token(i-2).Tag == nlp.DT &&
		(w.token(i-3).Tag == nlp.IN || w.token(i-3).Tag == nlp.TO)
}

// isObject reports whether the word at token i, a noun or a verb, ends the object of the verb
// before the name that it follows: "rejected U.S. calls".
func (x *Extractor) isObject(w *work, s nlp.Sentence, i int32) bool {
	if i == s.First || i+1 >= s.Last || w.at[i-1] < 0 || w.mentions[w.at[i-1]].kind == kindPronoun || w.token(i+1).Tag != nlp.IN || w.token(i).Lemma == x.en.be || w.token(i).Lemma == x.en.have {
		return false
	}
	k := w.mentions[w.at[i-1]].first - 1
	if k <= s.First || w.token(k).Tag != nlp.VBD && w.token(k).Tag != nlp.VBN || x.attr.report.has(w.lemma(k)) {
		return false
	}
	return x.frames.needsObject(w.lemma(k))
}

// areMany reports whether the participle at token i stands for those it describes: "evacuated
// the wounded from".
func (x *Extractor) areMany(w *work, s nlp.Sentence, i int32) bool {
	return i > s.First && w.token(i-1).Word == x.en.the && i+1 < s.Last && w.at[i+1] < 0 && !x.nounFollows(w, s, i+1)
}

// takesTurn reports whether the word at token i, a noun or a verb, is the second verb of a
// subject: "is married and lives in Oslo", "studied in Oslo and now teaches in Leeds".
func (x *Extractor) takesTurn(w *work, s nlp.Sentence, i int32) bool {
	j := i - 1
	for j > s.First && w.token(j).Tag == nlp.RB {
		j--
	}
	if j <= s.First || i+1 >= s.Last || w.token(j).Tag != nlp.CC || w.token(i+1).Tag != nlp.IN || w.token(i+1).Word == x.en.of {
		return false
	}
	now := x.en.nows.has(w.token(i - 1).Word)
	for j--; j >= s.First; j-- {
		if t := w.token(j).Tag; t == nlp.VBZ || t == nlp.VBP {
			return true
		} else if t == nlp.VBD {
			return now
		}
	}
	return false
}
