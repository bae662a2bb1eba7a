package extractor

import (
	"slices"

	"github.com/dossier-kg/dossier/internal/nlp"
)

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
		best = x.ofOtherCountries(w, m, inside)
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

// ofOtherCountries returns the reading of a name as a country where the text names no place else of the country
// that the name may also be a region of, but others: the Georgia of "Turkey and Georgia"; -1 for none.
func (x *Extractor) ofOtherCountries(w *work, m *mention, inside map[int32]int) int32 {
	if x.types.is(m.typ, x.countryMask) {
		return -1
	}
	for _, up := range x.lexicon.above(m.entry) {
		if inside[namedEntry-up] > 0 || inside[up] > inside[namedEntry-m.entry] {
			return -1
		}
	}
	if inside[countries] == 0 {
		return -1
	}
	for c := m.reading; c >= 0; c = x.lexicon.readings[c].next {
		if q := &x.lexicon.readings[c]; !q.meto && q.kind == kindName && x.types.is(q.typ, x.countryMask) {
			return c
		}
	}
	return -1
}

// settleNamesake makes a place of its own of a listed one that a comma and a region of another country follow:
// "Lebanon, Tenn.", "Paris, Texas". It reports whether it is one.
func (x *Extractor) settleNamesake(w *work, i int32) bool {
	m := &w.mentions[i]
	end := w.doc.Sentences[m.sent].Last
	if m.entry < 0 || !x.types.is(m.typ, x.placeMask) || m.last+1 >= end || w.token(m.last).Word != x.en.comma || w.at[m.last+1] < 0 {
		return false
	}
	in := &w.mentions[w.at[m.last+1]]
	if in.kind != kindName || in.entry < 0 || x.types.is(in.typ, x.countryMask) || x.kindOf(in) != "region" || !x.abroad(m.entry, in.entry) {
		return false
	}
	short := w.token(in.last-1).Shape.Has(nlp.Dot) || in.last < end && w.words(in.last, in.last+1) == "." && in.last+1 < end
	if !short && (in.last < end && !w.token(in.last).Shape.Has(nlp.Punct) || x.coordinated(w, i, w.at[m.last+1]) || x.lies(w, i, w.at[m.last+1])) {
		return false
	}
	m.typ, m.entry, m.reading, m.rule = x.typeOf("place"), -1, -1, "region"
	w.noteTyped(i, -1, "it lies in the region behind it")
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

// Keys of insides that are no entry: namedEntry less an entry for the mentions of itself.
const (
	countries  = -1 // the mentions of countries
	namedEntry = -2
)

// insides counts for each place of the lexicon the mentions of what lies in it.
func (x *Extractor) insides(w *work) map[int32]int {
	if len(w.inside) > 0 {
		return w.inside
	}
	if w.inside == nil {
		w.inside = map[int32]int{}
	}
	w.inside[countries] = 0 // counted
	var buf [maxAncestors]int32
	for i := range w.mentions {
		if m := &w.mentions[i]; m.first < m.last && m.entry >= 0 && m.kind == kindName {
			w.inside[namedEntry-m.entry]++
			if x.types.is(m.typ, x.countryMask) {
				w.inside[countries]++
			}
			for _, up := range x.ancestors(m.entry, buf[:0]) {
				w.inside[up]++
			}
		}
	}
	return w.inside
}

// unsure is the confidence up to which what a frame reads yields to what the lexicon knows.
const unsure = 0.7

// encloses reports whether a frame puts something into a place that the lexicon knows to lie in it: "in Catalonia
// in the province of Barcelona".
func (x *Extractor) encloses(f *boundFrame, thing, place int32) bool {
	if thing < 0 || place < 0 || !slices.ContainsFunc(x.lexiconLinks, func(l lexiconLink) bool { return l.relation == f.relation }) {
		return false
	}
	var buf [maxAncestors]int32
	return slices.Contains(x.ancestors(place, buf[:0]), thing)
}

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
