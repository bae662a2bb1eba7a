package extractor

// settle chooses the reading of a capital by its clause: "Washington said" is the
// country, "in Washington" the city.
func (x *Extractor) settle(w *work) {
	clear(w.inside)
	for i := range w.mentions {
		m := &w.mentions[i]
		if m.first == m.last || m.reading < 0 || m.kind != kindName {
			continue
		}
		if x.settlePlace(w, int32(i)) || x.settleNamesake(w, int32(i)) {
			continue
		}
		c := m.reading
		for c >= 0 && !x.lexicon.readings[c].meto {
			c = x.lexicon.readings[c].next
		}
		if c < 0 || m.typ == unknown && m.entry < 0 {
			continue
		}
		if q := &x.lexicon.readings[c]; q.entry != m.entry && x.acts(w, int32(i)) {
			m.typ, m.entry, m.rule = q.typ, q.entry, "metonym"
			w.noteTyped(int32(i), -1, "a capital that acts or is dealt with stands for its country")
		}
	}
}

// acts reports whether mention i stands where someone acts or is dealt with.
func (x *Extractor) acts(w *work, i int32) bool {
	m := &w.mentions[i]
	p := w.phraseAt[m.first]
	if p < 0 || w.phrases[p].mention != i {
		return false
	}
	q := &w.phrases[p]
	if lead := &w.phrases[q.lead]; lead.subjectOf >= 0 {
		v := &w.verbs[lead.subjectOf]
		return v.passive && x.en.addressing.has(w.lemma(v.main)) || !v.passive && !x.lists.copula.has(w.token(v.main))
	}
	if q.prep >= 0 {
		leaves := w.token(q.prep).Word == x.en.forWord && q.prep > w.doc.Sentences[m.sent].First && x.en.departs.has(w.lemma(q.prep-1)) // "left for London"
		return x.lists.dealing.has(w.token(q.prep)) && !leaves && !x.amongTowns(w, q) || x.opensMission(w, m, q) || x.isMoved(w, m, q) || x.isHost(w, m, q)
	}
	if x.ownsNext(w, p) {
		return !x.ofTown(w, &w.phrases[p+1])
	}
	v := x.verbLeft(w, w.doc.Sentences[m.sent], q.first)
	return v >= 0 && w.verbs[v].last == q.first && !w.verbs[v].passive && x.en.addressing.has(w.lemma(w.verbs[v].main)) // "accused Moscow of it"
}

// amongTowns reports whether a list that phrase q is in names a town that stands for nothing else, or says
// between which towns something goes: "between London and Leeds", "divides her time between Paris and London".
func (x *Extractor) amongTowns(w *work, q *phrase) bool {
	lead := &w.phrases[q.lead]
	if lead.prep > 0 && x.en.among.has(w.token(lead.prep).Word) && x.en.commutes.has(w.lemma(lead.prep-1)) {
		return true
	}
	for p := q.lead; p >= 0 && lead.next >= 0; p = w.phrases[p].next {
		if m := w.phrases[p].mention; m >= 0 && w.mentions[m].kind == kindName && x.kindOf(&w.mentions[m]) == "city" && !x.standsForState(&w.mentions[m]) {
			return true
		}
	}
	return false
}

// standsForState reports whether the lexicon has the name m for a capital, which may stand for its country.
func (x *Extractor) standsForState(m *mention) bool {
	for c := m.reading; c >= 0; c = x.lexicon.readings[c].next {
		if x.lexicon.readings[c].meto {
			return true
		}
	}
	return false
}

// isMoved reports whether phrase q says whom something is to move: "called on Moscow", "sanctions on
// Tehran".
func (x *Extractor) isMoved(w *work, m *mention, q *phrase) bool {
	return x.en.addressed.has(w.lemma(max(q.prep-1, w.doc.Sentences[m.sent].First))) && x.en.on == w.token(q.prep).Word
}

// maxErrand is how many words stand between the capital where somebody arrives and the talks or the visit that
// bring him there: "arrived in Oslo on Friday on an unannounced visit".
const maxErrand = 9

// isHost reports whether phrase q says where somebody goes to visit or to negotiate, which he does with the country,
// unless the text says with whom: "arrived in Oslo for talks with Karen Oduya".
func (x *Extractor) isHost(w *work, m *mention, q *phrase) bool {
	prep, s := w.token(q.prep).Word, w.doc.Sentences[m.sent]
	if prep != x.en.in && prep != x.en.at && prep != x.en.to {
		return false
	}
	if v := x.verbLeft(w, s, q.prep); v < 0 || !x.en.arrives.has(w.lemma(w.verbs[v].main)) {
		return false
	}
	errand := false
	for k := q.last; k < min(q.last+maxErrand, s.Last) && w.verbAt[k] < 0 && w.token(k).Word != x.en.comma; k++ {
		errand = errand || w.token(k).Word == x.en.on || w.token(k).Word == x.en.forWord
		if errand && x.en.errands.has(w.lemma(k)) {
			return k+1 == s.Last || !x.lists.dealing.has(w.token(k+1))
		}
	}
	return false
}

// opensMission reports whether the clause tells that a mission in the capital m begins or ends, which
// is dealing with its country: "closed its embassy in London".
func (x *Extractor) opensMission(w *work, m *mention, q *phrase) bool {
	s := w.doc.Sentences[m.sent]
	if prep := w.token(q.prep).Word; prep != x.en.in && prep != x.from && prep != x.en.to || q.prep == s.First || !x.en.missions.has(w.lemma(q.prep-1)) {
		return false
	}
	v := x.verbLeft(w, s, q.prep)
	return v >= 0 && x.en.opens.has(w.lemma(w.verbs[v].main))
}

// ofTown reports whether what a phrase means lies in towns, so that its owner is the town:
// "London's Mayfair", "Moscow's streets", "Oslo's police chief".
func (x *Extractor) ofTown(w *work, q *phrase) bool {
	if q.mention >= 0 && w.mentions[q.mention].kind == kindName {
		return !x.types.is(w.mentions[q.mention].typ, x.personMask)
	}
	for k := q.first; k < q.head; k++ {
		if x.en.townOwn.has(w.token(k).Word) {
			return true
		}
	}
	head := w.lemma(q.head)
	return x.en.placeKinds.has(head) || x.en.townThings.has(head)
}
