package extractor

// handOn lets a name vote for its short forms: the surname of a person, the acronym and
// the first word of an organisation, the acronym of a place.
func (x *Extractor) handOn(w *work) {
	for i := range w.mentions {
		m := &w.mentions[i]
		if m.name < 0 || m.last-m.first < 2 {
			continue
		}
		t := x.leading(w, m)
		switch {
		case x.types.is(t, x.personMask):
			if last := w.token(m.last - 1); !x.plainWord(last.Word) || x.lists.surname.has(last) {
				surname := w.words(x.surname(w, m), m.last)
				x.hand(w, surname, t, x.surnameWeight(w, surname, int32(i)))
			}
			x.hand(w, w.words(m.first, m.first+1), t, 2)
		case x.types.is(t, x.orgMask):
			x.hand(w, acronym(w.words(m.first, m.last)), t, 6)
			if _, ok := w.names[w.words(m.first, m.first+1)]; ok && x.shortensSchool(w, m) {
				x.hand(w, w.words(m.first, m.first+1), t, 5)
			}
			if n := m.last - m.first; n <= 3 && (n > 2 || w.sport || !x.lexicon.place(x, w.token(m.first).Word)) { // not the Oslo of "Oslo Newsroom"
				weight := int16(3)
				if x.shortens(w, m) {
					weight = 5 // "Harlan" beside "Harlan Industries"
				}
				x.hand(w, w.words(m.first, m.last-1), t, weight)
			}
			if x.opensCompany(w, m) { // "Harborview" beside "Harborview Medical Group"
				x.hand(w, w.words(m.first, m.first+1), t, 3)
			}
			x.handBody(w, m, t)
		case x.types.is(t, x.placeMask):
			if first := x.realm(w, m); first > m.first {
				x.hand(w, w.words(first, m.last), t, 6)
			}
			if m.last-m.first > 2 {
				short := acronym(w.words(m.first, m.last)) // "the DMZ"
				x.hand(w, short, t, 10)
				if id, ok := w.names[short]; ok {
					w.ballots[id].not |= 1 << x.orgType
				}
			}
		}
	}
}

// surnameWeight says how much the person of mention i speaks for a surname. A company that the text
// calls by its short name before it tells of its founder is not the founder: "Halvorsen Marine ...
// Halvorsen was set up by Olav Halvorsen", "Halvorsen is a maker of boats".
func (x *Extractor) surnameWeight(w *work, surname string, i int32) int16 {
	id, ok := w.names[surname]
	if !ok || w.ballots[id].first >= i {
		return 6
	}
	b := &w.ballots[id]
	switch {
	case b.made&x.orgMask != 0:
		return 2
	case b.sum[x.orgType] >= called:
		b.not |= 1 << x.personType
		return 0
	}
	return 6
}

// hand lets the name text get a vote, once.
func (x *Extractor) hand(w *work, text string, t typeID, weight int16) {
	id, ok := w.names[text]
	if !ok {
		return
	}
	if b := &w.ballots[id]; b.made&(1<<t) == 0 {
		b.made |= 1 << t
		b.add(t, weight)
	}
}

// shortensSchool reports whether a school or university may go by the first word of its name, which says where one
// taught or learned and nothing else: "at Vassar".
func (x *Extractor) shortensSchool(w *work, m *mention) bool {
	t := w.token(m.first)
	if m.last-m.first > 3 || x.plainWord(t.Word) || x.lists.given.has(t) || x.lists.surname.has(t) || x.lexicon.place(x, t.Word) {
		return false
	}
	return x.kindOf(m) == "university" || x.headedKind(w, m) == "university"
}

// shortens reports whether the first of two words is the short form of a company that a rule found.
func (x *Extractor) shortens(w *work, m *mention) bool {
	return m.maker > 0 && m.last-m.first == 2 && x.kindOf(m) == "company" && !x.lexicon.place(x, w.token(m.first).Word)
}

// opensCompany reports whether a company of three words or more that a rule found, or a body of whose kind
// nothing is known, may go by the first of them.
func (x *Extractor) opensCompany(w *work, m *mention) bool {
	t := w.token(m.first)
	kind := x.kindOf(m)
	return (m.maker > 0 && kind == "company" && !x.lexicon.place(x, t.Word) || kind == "" && !x.lexicon.alone(x, t.Word, ^uint64(0))) && m.last-m.first > 2 && !x.plainWord(t.Word) && !x.lists.given.has(t)
}

// handBody tells what the short forms of companies and teams are not: "a stake in Kestrel" beside
// "Kestrel Capital" names no place, and in sport "Villa, who lost" beside "Aston Villa" nobody.
func (x *Extractor) handBody(w *work, m *mention, t typeID) {
	switch kind := x.kindOf(m); {
	case kind == "company" && m.maker > 0:
		short := w.words(m.first, m.first+1)
		id, ok := w.names[short]
		if !ok {
			return
		}
		if x.lexicon.place(x, w.token(m.first).Word) {
			return
		}
		w.ballots[id].not |= 1<<x.typeOf("place") | 1<<x.personType // unless Ann Brelco is named, too
	case kind == "team" && w.sport && !x.lexicon.place(x, w.token(m.last-1).Word):
		text := w.words(m.last-1, m.last)
		x.hand(w, text, t, 6)
		if id, ok := w.names[text]; ok {
			w.ballots[id].not |= 1 << x.personType
		}
	}
}

// leading returns the type that a name of several words most probably has.
func (x *Extractor) leading(w *work, m *mention) typeID {
	if m.entry >= 0 && !m.unsure {
		return m.typ
	}
	b := &w.ballots[m.name]
	best, most := m.typ, int16(enough-1)
	if m.found {
		most = b.sum[m.typ] + madeHere
	}
	for t := typeID(1); int(t) < len(x.types.names); t++ {
		if b.types&(1<<t) != 0 && b.sum[t] > most {
			best, most = t, b.sum[t]
		}
	}
	return best
}
