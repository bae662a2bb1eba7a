package extractor

// A function is the grammatical function of a noun phrase in its clause.
type function uint8

const (
	asOther    function = iota // in no clause: a headline, a bracket, an apposition
	asSubject                  // of a finite verb
	asObject                   // without a preposition
	asOblique                  // behind a preposition
	asOwner                    // before 's, or a possessive pronoun
	asModifier                 // before the head of its phrase: "the Ford plant"
)

// A syntax says which verb a phrase belongs to, and as what.
type syntax struct {
	verb     int32 // -1 for none
	function function
}

// findSyntax notes the function of every phrase. A phrase that several verbs share
// counts with the first; the antecedent of a relative clause counts in its own clause.
func (x *Extractor) findSyntax(w *work) {
	w.syntax = w.syntax[:0]
	for range w.phrases {
		w.syntax = append(w.syntax, syntax{-1, asOther})
	}
	for i := range w.verbs {
		v := &w.verbs[i]
		if v.subject >= 0 && v.form == finite && !v.antecedent {
			w.assign(v.subject, int32(i), asSubject)
		}
		for _, a := range w.args[v.args:v.argEnd] {
			if a.prep == 0 {
				w.assign(a.phrase, int32(i), asObject)
			} else {
				w.assign(a.phrase, int32(i), asOblique)
			}
		}
	}
	for p := len(w.phrases) - 1; p >= 0; p-- {
		q := &w.phrases[p]
		if q.prep >= 0 && w.syntax[p].function == asOther {
			w.syntax[p].function = asOblique
		}
		if q.poss >= 0 {
			w.syntax[q.poss] = syntax{w.syntax[p].verb, asOwner}
		}
	}
}

// assign gives phrase p and those coordinated with it their place, unless they have one.
func (w *work) assign(p, verb int32, f function) {
	for ; p >= 0 && w.syntax[p].verb < 0; p = w.phrases[p].next {
		w.syntax[p] = syntax{verb, f}
	}
}

// functionOf returns the phrase that mention i stands in and the function it has there.
func (x *Extractor) functionOf(w *work, i int32) (p int32, f function) {
	m := &w.mentions[i]
	if p = w.phraseAt[m.first]; p < 0 {
		return -1, asOther
	}
	switch {
	case w.phrases[p].mention == i:
		return p, w.syntax[p].function
	case m.kind == kindPronoun:
		return p, asOwner
	}
	return p, asModifier
}

// clauseSubject returns the entity that is the subject of verb v, -1 for none.
func (x *Extractor) clauseSubject(w *work, v int32) int32 {
	if v < 0 || w.verbs[v].subject < 0 {
		return -1
	}
	return x.entityOf(w, w.verbs[v].subject)
}

// entityOf returns the entity that phrase p names or that it is renamed by, -1 for none.
func (x *Extractor) entityOf(w *work, p int32) int32 {
	q := &w.phrases[p]
	if q.mention >= 0 && w.mentions[q.mention].entity >= 0 {
		return w.mentions[q.mention].entity
	}
	if q.appos >= 0 {
		if m := w.phrases[q.appos].mention; m >= 0 {
			return w.mentions[m].entity
		}
	}
	return -1
}
