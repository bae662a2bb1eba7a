package extractor

import "github.com/dossier-kg/dossier/internal/nlp"

// What follows "and" or a comma may be a clause of its own, and no member of a list.

// opensOwnClause reports whether a verb of which no relative pronoun is the subject stands between token i and the
// semicolon behind it.
func (x *Extractor) opensOwnClause(w *work, s nlp.Sentence, i int32) bool {
	relative := false
	for ; i < s.Last && w.token(i).Word != x.en.semicolon; i++ {
		switch t := w.token(i); {
		case t.Tag == nlp.WP || t.Tag == nlp.WDT || t.Tag == nlp.WRB || t.Word == x.en.whose:
			relative = true
		case w.verbAt[i] >= 0 && w.verbs[w.verbAt[i]].form == finite && !relative:
			return true
		}
	}
	return false
}

// subjectOfNext reports whether "and q" opens a clause: "Iran agreed, and Oman said".
func (x *Extractor) subjectOfNext(w *work, s nlp.Sentence, q int32, comma bool) bool {
	last := q
	for w.phrases[last].next >= 0 { // "Norway met Sweden, and Finland and Denmark left"
		last = w.phrases[last].next
	}
	end := w.phrases[last].last
	if comma { // "Norway met Sweden, and Finland, a friend, left"
		end = x.asideEnd(w, s, end)
	}
	if end >= s.Last || w.verbAt[end] < 0 || w.verbs[w.verbAt[end]].form != finite {
		return false
	}
	if comma {
		return x.verbBefore(w, s, w.phrases[q].first) && !x.startsMain(w, s, q-1)
	}
	return x.objectBefore(w, s, q-1) // "Norway attacked Sweden and Finland attacked Denmark"
}

// objectBefore reports whether phrase p is an argument of a finite verb before it that is
// neither in a relative clause nor a verb of saying, whose own clause p might begin.
func (x *Extractor) objectBefore(w *work, s nlp.Sentence, p int32) bool {
	if i := w.phrases[p].first; i > s.First && w.token(i-1).Word == x.en.whose { // "Vance, whose sons Karl and Dan left"
		return false
	}
	g := x.verbLeft(w, s, w.phrases[p].first)
	if g < 0 || w.verbs[g].form != finite || x.startsClause(w, s, p) || x.attr.report.has(w.lemma(w.verbs[g].main)) {
		return false
	}
	for j := s.First; j < w.verbs[g].first; j++ {
		if t := w.token(j); t.Tag == nlp.WDT || t.Tag == nlp.WP || t.Word == x.en.that {
			return false
		}
	}
	return true
}

// startsClause reports whether the list that phrase p is in begins a clause behind another: "Norway left, but
// Sweden, Finland and Denmark stayed".
func (x *Extractor) startsClause(w *work, s nlp.Sentence, p int32) bool {
	for n := 0; p >= 0 && n < maxChain; n++ {
		k := x.ownerStart(w, p) - 1
		if e := w.phrases[p].prep; e >= 0 && n > 0 { // "and in protest, Norway and Sweden left"
			k = e - 1
		} else if e >= 0 {
			return false
		}
		if k <= s.First {
			return false
		}
		switch t := w.token(k); {
		case t.Tag == nlp.CC:
			return w.token(k-1).Word == x.en.comma
		case x.en.subordinators.has(t.Word):
			return true
		case t.Word != x.en.comma:
			return false
		case x.closesFronted(w, s, k):
			return true
		}
		p = w.phraseAt[k-1]
	}
	return false
}

// startsMain reports whether the list that ends with phrase p, its last comma before "and" aside, begins the main clause
// behind one that opens the sentence, or what somebody says: "When he left, Norway, Sweden, and", "said that Norway, and".
func (x *Extractor) startsMain(w *work, s nlp.Sentence, p int32) bool {
	for n := 0; p >= 0 && n < maxChain && w.phrases[p].prep < 0; n++ {
		k := x.ownerStart(w, p) - 1
		if k > s.First && w.token(k).Tag == nlp.CC {
			if k--; k > s.First && w.token(k).Word == x.en.comma { // "It was cold, and Norway, Sweden, and"
				before := w.phraseAt[k-1]
				if before < 0 || w.phrases[before].mention < 0 && w.phrases[p].mention >= 0 {
					return true
				}
			}
		} else if k > s.First && w.token(k).Word == x.en.comma && x.closesFronted(w, s, k) {
			return true
		}
		if k <= s.First {
			return false
		}
		t := w.token(k)
		if v := w.verbAt[k]; t.Word == x.en.that || v >= 0 && w.phrases[p].mention >= 0 && x.attr.report.has(w.lemma(w.verbs[v].main)) {
			return true
		}
		if t.Word == x.en.comma {
			k--
		}
		p = w.phraseAt[k]
	}
	return false
}

// closesFronted reports whether the comma at token i closes a clause that stands before the main one, which begins
// behind it: "When the war ended, Norway and Sweden left".
func (x *Extractor) closesFronted(w *work, s nlp.Sentence, i int32) bool {
	verb, commas := false, 0 // two commas before the verb put something in behind its subject
	for k := i - 1; k >= s.First; k-- {
		t := w.token(k)
		switch v := w.verbAt[k]; {
		case v >= 0:
			verb = verb || w.verbs[v].form == finite
		case t.Word == x.en.comma && !verb:
			return false
		case t.Word == x.en.comma:
			commas++
		case verb && (t.Tag == nlp.WRB || x.en.subordinators.has(t.Word)):
			return commas%2 == 0 && x.opensFirst(w, s, k)
		}
	}
	return false
}

// opensFirst reports whether the clause that begins at token i is the first of its sentence, or of what a
// conjunction or "that" opens.
func (x *Extractor) opensFirst(w *work, s nlp.Sentence, i int32) bool {
	for i > s.First && (w.token(i-1).Tag == nlp.RB || w.token(i-1).Shape.Has(nlp.Punct)) {
		i--
	}
	return i == s.First || w.token(i-1).Tag == nlp.CC || w.token(i-1).Word == x.en.that
}

func (x *Extractor) verbBefore(w *work, s nlp.Sentence, i int32) bool {
	for i--; i >= s.First; i-- {
		if v := w.verbAt[i]; v >= 0 {
			return w.verbs[v].form == finite
		}
	}
	return false
}

func (x *Extractor) phraseBefore(w *work, s nlp.Sentence, start int32) int32 {
	if start-2 < s.First {
		return -1
	}
	return w.phraseAt[start-2]
}
