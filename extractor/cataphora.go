package extractor

import "github.com/dossier-kg/dossier/internal/nlp"

// maxFronted is how many words the phrase or clause before a main clause has at most,
// and how far behind a pronoun the name may stand that it announces.
const maxFronted = 60

// cataphor returns the mention behind pronoun r that it may announce: what stands
// behind the comma that closes a phrase or clause before the main one: "In his
// speech, Obama ...", "When he arrived, Obama's aides ...". -1 for none.
func (x *Extractor) cataphor(w *work, r *reference) int32 {
	s := w.doc.Sentences[r.sent]
	i := w.mentions[r.mention].first
	if !x.fronted(w, s, r) {
		return -1
	}
	for end := min(s.Last-1, i+maxFronted); i < end; i++ {
		switch t := w.token(i); {
		case t.Word == x.en.open:
			i = x.closing(w, s, i) - 1
			continue
		case t.Word != x.en.comma && t.Word != x.en.close:
			if v := w.verbAt[i]; v >= 0 && w.verbs[v].form == finite && !w.verbs[v].antecedent && w.verbs[v].main == i && v != r.verb {
				return -1 // the main clause has begun without a comma
			}
			continue
		}
		p := w.phraseAt[i+1]
		if p < 0 || w.phrases[p].first != i+1 || w.phrases[p].time {
			continue
		}
		q := &w.phrases[p]
		if q.appos >= 0 && q.appos == r.phrase || q.lead != p {
			continue // "according to her mother, Anna, ...", "with his sons Ben, Tom and Al, ..."
		}
		if q.next >= 0 && r.function != asOwner && !x.en.they.has(w.token(w.mentions[r.mention].first).Word) {
			return -1 // "while he slept, Ben and Tom ..."
		}
		if m := q.mention; m >= 0 && w.mentions[m].kind == kindName {
			if first := w.at[q.first]; first >= 0 && w.mentions[first].kind == kindPronoun {
				return -1 // "while he slept, his brother Ben ..."
			}
			return m
		}
		if q.mention >= 0 || q.last < s.Last && w.verbAt[q.last] >= 0 {
			return -1
		}
	}
	return -1
}

// closing returns the token of the bracket that closes the one at token i, or the end
// of the sentence.
func (x *Extractor) closing(w *work, s nlp.Sentence, i int32) int32 {
	for i++; i < s.Last && w.token(i).Word != x.en.close; i++ {
	}
	return i
}

// fronted reports whether pronoun r stands in a phrase or clause that opens its
// sentence before the main clause: behind a preposition, a subordinator or a
// participle. A subject opens a clause only.
func (x *Extractor) fronted(w *work, s nlp.Sentence, r *reference) bool {
	i := w.mentions[r.mention].first
	if i-s.First > maxFronted {
		return false
	}
	first := s.First
	for k := s.First; k < i; k++ {
		if t := w.token(k); t.Word == x.en.colon || t.Word == x.en.dash || t.Word == x.en.semicolon {
			first = k + 1
		}
	}
	for first < i && (w.token(first).Tag == nlp.RB || w.token(first).Tag == nlp.CC || w.token(first).Shape.Has(nlp.Punct)) {
		first++
	}
	t := w.token(first)
	clause := x.en.subordinators.has(t.Word) || t.Tag == nlp.VBG
	switch t.Tag {
	case nlp.IN, nlp.TO, nlp.WRB, nlp.VBG, nlp.VBN:
	default:
		if !clause {
			return false
		}
	}
	if (r.function == asSubject || x.en.nominatives.has(w.token(i).Word)) && !clause {
		return false
	}
	for k := first; k < i; k++ {
		if v := w.verbAt[k]; v >= 0 && w.verbs[v].form == finite && (!clause || v != r.verb) {
			return false
		}
	}
	return true
}
