package extractor

// openPairs makes what stands behind the hyphen of two names a mention of its own: "British-Iranian", "US-Iran
// talks". The first alone has the token, and leads to the second by mention.also.
func (x *Extractor) openPairs(w *work) {
	for i := range len(w.mentions) {
		m := &w.mentions[i]
		t := w.token(max(m.last, 1) - 1)
		if m.first == m.last || m.entry < 0 || m.end+1 >= t.End || m.start > m.end || w.doc.Text[m.end] != '-' {
			continue
		}
		second, ok := x.actorNamed(w.doc.Text[m.end+1 : t.End])
		if !ok || second.entry == m.entry || !x.dealsAlone(m) {
			continue
		}
		second.first, second.last, second.start, second.end, second.sent = m.first, m.last, m.end+1, t.End, m.sent
		m.also = int32(len(w.mentions))
		w.mentions = append(w.mentions, second)
	}
}

// dealsAlone reports whether what stands before a hyphen is one of two who deal with each other, and no part of the name of
// a company or of its branch: "TNK-BP", "WWF-UK".
func (x *Extractor) dealsAlone(m *mention) bool {
	switch x.kindOf(m) {
	case "armed_group", "party", "igo":
		return true
	}
	return x.types.is(m.typ, x.countryMask)
}

// actorNamed returns a mention of the country, organisation or group that a word is the sure name or the adjective of.
func (x *Extractor) actorNamed(word string) (mention, bool) {
	if word[0] < 'A' || word[0] > 'Z' {
		return mention{}, false
	}
	node, ok := x.lexicon.names.step(0, x.vocab.ID(word))
	if !ok || x.lexicon.names.at[node].end == 0 {
		return mention{}, false
	}
	first := x.lexicon.names.at[node].end - 1
	for r := first; r >= 0; r = x.lexicon.readings[r].next {
		if q := &x.lexicon.readings[r]; !q.weak && !q.meto && x.types.is(q.typ, x.actorMask) && !x.types.is(q.typ, x.personMask) {
			return mention{typ: q.typ, kind: q.kind, entry: q.entry, reading: first, name: -1, entity: -1, rule: "lexicon", score: 1}, true
		}
	}
	return mention{}, false
}

// hyphened returns the two that a hyphen joins before the noun of a phrase: "US-Iran talks".
func (x *Extractor) hyphened(w *work, q *phrase, accept uint64, out []filler) []filler {
	for k := q.first; k < q.head; k++ {
		m := w.at[k]
		if m < 0 || w.mentions[m].also == 0 || w.mentions[m].kind == kindPronoun || w.mentions[m].first != k {
			continue
		}
		if also := w.mentions[m].also; x.acceptable(w, m, accept) && x.acceptable(w, also, accept) {
			return append(out, filler{m, 1}, filler{also, 1})
		}
	}
	return out
}
