package extractor

import "slices"

// settlePlace chooses between the places that a name can mean, such as the country and
// the state of Georgia: behind a listed place and a comma it is what that lies in;
// else the one in which more of the document's places lie. It reports whether it chose.
func (x *Extractor) settlePlace(w *work, i int32) bool {
	m := &w.mentions[i]
	if !x.types.is(m.typ, x.placeMask) || m.entry < 0 || !x.severalPlaces(m) {
		return false
	}
	before := int32(-1)
	if m.first >= 2 && w.token(m.first-1).Word == x.en.comma && w.at[m.first-2] >= 0 {
		if b := &w.mentions[w.at[m.first-2]]; b.last == m.first-1 && x.types.is(b.typ, x.placeMask) {
			before = b.entry
		}
	}
	inside := x.insides(w)
	best, most := int32(-1), inside[m.entry]
	for c := m.reading; c >= 0; c = x.lexicon.readings[c].next {
		q := &x.lexicon.readings[c]
		if q.meto || q.kind != kindName || !x.types.is(q.typ, x.placeMask) {
			continue
		}
		if before >= 0 && slices.Contains(x.lexicon.above(before), q.entry) {
			best = c
			break
		}
		if n := inside[q.entry]; n > most {
			best, most = c, n
		}
	}
	if best < 0 {
		return false
	}
	if q := &x.lexicon.readings[best]; q.entry != m.entry {
		m.typ, m.entry, m.rule = q.typ, q.entry, "region"
		w.noteTyped(i, -1, "what lies in it")
	}
	return true
}

// severalPlaces reports whether the readings of a name are more than one place.
func (x *Extractor) severalPlaces(m *mention) bool {
	for c := m.reading; c >= 0; c = x.lexicon.readings[c].next {
		if q := &x.lexicon.readings[c]; !q.meto && q.kind == kindName && q.entry != m.entry && x.types.is(q.typ, x.placeMask) {
			return true
		}
	}
	return false
}

// insides counts for each place of the lexicon the mentions of what lies in it.
func (x *Extractor) insides(w *work) map[int32]int {
	if len(w.inside) > 0 {
		return w.inside
	}
	if w.inside == nil {
		w.inside = map[int32]int{}
	}
	w.inside[-1] = 1 // counted
	var buf [maxAncestors]int32
	for i := range w.mentions {
		if m := &w.mentions[i]; m.first < m.last && m.entry >= 0 && m.kind == kindName {
			for _, up := range x.ancestors(m.entry, buf[:0]) {
				w.inside[up]++
			}
		}
	}
	return w.inside
}

// unsure is the confidence up to which what a frame reads yields to what the lexicon knows.
const unsure = 0.7

// elsewhere reports whether a frame puts something that the lexicon knows in one country into a place
// of another: who works "for Telford Holdings in Oslo" does not move it there.
func (x *Extractor) elsewhere(f *boundFrame, thing, place int32) bool {
	return slices.ContainsFunc(x.lexiconLinks, func(l lexiconLink) bool { return l.relation == f.relation }) && x.abroad(thing, place)
}

// abroad reports whether the lexicon knows one entry in a country and another in others.
func (x *Extractor) abroad(thing, place int32) bool {
	if thing < 0 || place < 0 {
		return false
	}
	var buf [2 * maxAncestors]int32
	homes := x.countriesOf(thing, buf[:0:maxAncestors])
	countries := x.countriesOf(place, buf[maxAncestors:maxAncestors])
	return len(homes) > 0 && len(countries) > 0 && !slices.ContainsFunc(homes, func(c int32) bool { return slices.Contains(countries, c) })
}

// countriesOf returns the countries that an entry is or lies in.
func (x *Extractor) countriesOf(entry int32, out []int32) []int32 {
	var buf [maxAncestors]int32
	for _, e := range append(x.ancestors(entry, buf[:0]), entry) {
		if x.types.is(x.lexicon.types[e], x.countryMask) {
			out = append(out, e)
		}
	}
	return out
}
