package extractor

// resolvePronouns gives each pronoun the nearest entity that agrees with it.
func (x *Extractor) resolvePronouns(w *work) {
	byPlace := w.order[:0]
	for i := range w.mentions {
		if m := &w.mentions[i]; m.first < m.last && (m.entity >= 0 || m.kind == kindPronoun) {
			byPlace = append(byPlace, int32(i))
		}
	}
	sortByPlace(w, byPlace)
	w.order = byPlace
	for k, i := range byPlace {
		if m := &w.mentions[i]; m.kind == kindPronoun && x.coref.pronoun {
			if a := x.antecedent(w, byPlace[:k], i); a >= 0 {
				m.entity, m.typ = w.mentions[a].entity, w.mentions[a].typ
				w.noteLinked(i, a, "the nearest that agrees, subjects first")
			} else {
				w.noteLinked(i, -1, "nothing before it agrees")
			}
		}
	}
}

// antecedent returns the best of the mentions before pronoun i, -1 for none.
func (x *Extractor) antecedent(w *work, before []int32, i int32) int32 {
	m := &w.mentions[i]
	best, bestScore := int32(-1), x.coref.minScore-1
	for k := len(before) - 1; k >= 0; k-- {
		c := &w.mentions[before[k]]
		if c.sent < m.sent-x.coref.window {
			break
		}
		if c.entity < 0 || !x.agrees(w, c, i) {
			w.noteVetoed(i, before[k], "gender, number or kind of thing do not agree")
			continue
		}
		if x.clash(w, before[k], i) {
			w.noteVetoed(i, before[k], "subject and object of one verb, or in one phrase")
			continue
		}
		score := x.salience(w, before[k]) + x.aboutObject(w, before[k], i) - 8*int(m.sent-c.sent) - (len(before)-k)/2
		w.noteWeighed(i, before[k], score, "")
		if score > bestScore {
			best, bestScore = before[k], score
		}
	}
	return best
}

// agrees checks number, gender and animacy.
func (x *Extractor) agrees(w *work, c *mention, i int32) bool {
	t := w.token(w.mentions[i].first)
	e := &w.entities[c.entity]
	person := x.types.is(e.typ, x.personMask)
	switch {
	case x.en.he.has(t.Word):
		return x.coref.he && person && e.gender != female
	case x.en.she.has(t.Word):
		return x.coref.she && person && e.gender != male
	case x.en.it.has(t.Word):
		return x.coref.it && !person && c.kind != kindDemonym
	}
	return x.coref.they && !person && (x.types.is(e.typ, x.orgMask) || x.types.is(e.typ, x.groupMask))
}

// clash reports whether pronoun and candidate are subject and object of one verb,
// so that only a reflexive could join them.
func (x *Extractor) clash(w *work, c, i int32) bool {
	t := w.token(w.mentions[i].first)
	if x.en.reflexives.has(t.Word) || w.mentions[c].sent != w.mentions[i].sent {
		return false
	}
	p, q := w.phraseAt[w.mentions[i].first], w.phraseAt[w.mentions[c].first]
	if p < 0 || q < 0 || w.phrases[p].mention != i { // possessives are free
		return p >= 0 && p == q
	}
	v := w.phrases[w.phrases[q].lead].subjectOf
	if v < 0 {
		return false
	}
	for _, a := range w.args[w.verbs[v].args:w.verbs[v].argEnd] {
		if a.phrase == p {
			return true
		}
	}
	return false
}

// aboutObject prefers the direct object for a possessive behind "over", "about" and
// the like: "pressed China regarding its purchases".
func (x *Extractor) aboutObject(w *work, c, i int32) int {
	p, q := w.phraseAt[w.mentions[i].first], w.phraseAt[w.mentions[c].first]
	if p < 0 || q < 0 || w.mentions[c].sent != w.mentions[i].sent || w.phrases[p].prep < 0 || !x.en.about.has(w.token(w.phrases[p].prep).Word) {
		return 0
	}
	sent := w.mentions[i].sent
	for v := w.spans[sent].verb; v < w.spans[sent+1].verb; v++ {
		args := w.args[w.verbs[v].args:w.verbs[v].argEnd]
		if len(args) > 1 && args[0].prep == 0 && args[0].phrase == q && args[1].phrase == p {
			return 8
		}
	}
	return 0
}

// salience prefers subjects, then names over other mentions, and names early in the sentence.
func (x *Extractor) salience(w *work, c int32) int {
	m := &w.mentions[c]
	score := 0
	if p := w.phraseAt[m.first]; p >= 0 {
		q := &w.phrases[w.phrases[p].lead]
		switch {
		case w.phrases[p].mention != c || x.ownsNext(w, p):
			score -= 2
		case q.subjectOf >= 0:
			score += 5
		case q.prep < 0:
			score += 2
		}
	}
	if m.kind == kindName && x.types.is(m.typ, x.personMask) {
		score++
	}
	return score
}
