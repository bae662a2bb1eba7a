package extractor

import "github.com/dossier-kg/dossier/internal/nlp"

// cataphor returns the mention behind pronoun r that it may announce: what stands
// behind the comma that closes a phrase or clause before the main one: "In his
// speech, Obama ...", "When he arrived, Obama's aides ...". -1 for none.
func (x *Extractor) cataphor(w *work, r *reference) int32 {
	s := w.doc.Sentences[r.sent]
	i := w.mentions[r.mention].first
	if !x.fronted(w, s, i) {
		return -1
	}
	for ; i+1 < s.Last; i++ {
		if w.token(i).Word != x.en.comma && w.token(i).Word != x.en.close {
			continue
		}
		p := w.phraseAt[i+1]
		if p < 0 || w.phrases[p].first != i+1 || w.phrases[p].time {
			continue
		}
		q := &w.phrases[p]
		if q.appos >= 0 && q.appos == r.phrase {
			continue // "according to her mother, Anna, ..."
		}
		if m := q.mention; m >= 0 && w.mentions[m].kind == kindName {
			return m
		}
		if q.mention >= 0 || q.last < s.Last && w.verbAt[q.last] >= 0 {
			return -1
		}
	}
	return -1
}

// fronted reports whether token i stands in a phrase or clause that opens its sentence
// before the main clause: behind a preposition, a subordinator or a participle.
func (x *Extractor) fronted(w *work, s nlp.Sentence, i int32) bool {
	first := s.First
	for first < i && (w.token(first).Tag == nlp.RB || w.token(first).Tag == nlp.CC || w.token(first).Shape.Has(nlp.Punct)) {
		first++
	}
	t := w.token(first)
	clause := x.en.subordinators.has(t.Word)
	switch t.Tag {
	case nlp.IN, nlp.TO, nlp.WRB, nlp.VBG, nlp.VBN:
	default:
		if !clause {
			return false
		}
	}
	verbs := 0
	for k := first; k < i; k++ {
		if v := w.verbAt[k]; v >= 0 && w.verbs[v].main == k && w.verbs[v].form == finite {
			verbs++
		}
	}
	phrase := t.Tag == nlp.IN && !clause
	return verbs == 0 || verbs == 1 && !phrase && !x.pauses(w, first, i)
}

// pauses reports whether a comma stands between two tokens.
func (x *Extractor) pauses(w *work, from, to int32) bool {
	for i := from; i < to; i++ {
		if w.token(i).Word == x.en.comma {
			return true
		}
	}
	return false
}
