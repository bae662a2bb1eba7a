package extractor

import (
	"slices"

	"github.com/dossier-kg/dossier/internal/nlp"
)

// wholeFactor is for what a place or body that fills a role lies in or belongs to.
const wholeFactor = 0.9

// wholeOf returns what the place or body m is written to be in or of: "Pasadena, California",
// "Moss in Norway", "Faculty of Law, University of Oslo"; -1 for none.
func (x *Extractor) wholeOf(w *work, m int32) int32 {
	q := &w.mentions[m]
	place := x.types.is(q.typ, x.placeMask) && (!x.types.is(q.typ, x.countryMask) || x.ofUnion(w, m))
	if q.kind != kindName || !place && !x.isUnit(w, m) || q.last+1 >= w.sentence.Last {
		return -1
	}
	k := q.last
	kind := place && k+2 < w.sentence.Last && w.at[k] < 0 && x.en.placeKinds.has(w.token(k).Lemma) // "the Brundle district of Oslo"
	if kind {
		k++
	}
	comma := w.token(k).Word == x.en.comma
	if !comma && !(place && w.token(k).Word == x.en.in) && !(kind && w.token(k).Word == x.en.of) && !(!place && x.en.unitPreps.has(w.token(k).Word)) {
		return -1
	}
	k++
	if comma && place && w.token(k).Word == x.en.in && k+1 < w.sentence.Last { // "Moss, in southern Norway"
		k++
	}
	if w.token(k).Word == x.en.the && k+1 < w.sentence.Last {
		k++
	}
	if place {
		k = x.afterPlaceKind(w, k)
	}
	for place && k+1 < w.sentence.Last && w.at[k] < 0 && x.lists.quarter.has(w.token(k)) { // "Moss in northern Norway"
		k++
	}
	whole := w.at[k]
	if whole < 0 || w.mentions[whole].kind != kindName || w.mentions[whole].first != k {
		return -1
	}
	switch o := &w.mentions[whole]; {
	case !place:
		if !x.types.is(o.typ, x.orgMask) || x.isUnit(w, whole) && comma {
			return -1
		}
	case !x.types.is(o.typ, x.placeMask):
		return -1
	case comma && x.coordinated(w, m, whole) && !x.lies(w, m, whole): // "in Kent, Essex and Surrey"
		return -1
	case comma && x.kindOf(q) == "region" && x.abroad(q.entry, o.entry): // "in Lehi, Utah, Germany and Japan"
		return -1
	case x.kindOf(o) == "region" || x.types.is(o.typ, x.countryMask):
		return whole
	case x.kindOf(o) == "facility" && x.kindOf(q) != "facility": // "in London, Kestrel Hall in Leeds"
		return -1
	}
	if comma && x.besides(w, m, whole) {
		return -1
	}
	return whole
}

// ofUnion reports whether country m, in which the place before it lies, is written to be one of a union: the Ukraine of
// "Uzhhorod, Ukraine, Soviet Union".
func (x *Extractor) ofUnion(w *work, m int32) bool {
	q := &w.mentions[m]
	if q.first < w.sentence.First+2 || q.last+1 >= w.sentence.Last || w.token(q.first-1).Word != x.en.comma || w.token(q.last).Word != x.en.comma {
		return false
	}
	before, whole := w.at[q.first-2], w.at[q.last+1]
	if before < 0 || whole < 0 || !x.types.is(w.mentions[before].typ, x.placeMask) || x.types.is(w.mentions[before].typ, x.countryMask) || !x.types.is(w.mentions[whole].typ, x.countryMask) {
		return false
	}
	end := w.mentions[whole].last
	return !x.coordinated(w, m, whole) && (end >= w.sentence.Last || w.token(end).Tag != nlp.CC && w.token(end).Word != x.en.comma)
}

// afterPlaceKind returns the token after the word for a kind of place and "of" at token k, "Norwegian" before
// them left out: "in the Norwegian county of Brundle"; k where there is none.
func (x *Extractor) afterPlaceKind(w *work, k int32) int32 {
	i := k
	if m := w.beginning(i); m != nil && m.kind == kindDemonym {
		i = m.last
	}
	if x.lists.quarter.has(w.token(i)) && w.token(k-1).Word != x.en.the { // "Moss, west of Brundle"
		return k
	}
	if i+2 < w.sentence.Last && w.at[i] < 0 && x.en.placeKinds.has(w.token(i).Lemma) && w.token(i+1).Word == x.en.of {
		return i + 2
	}
	return k
}

// coordinated reports whether the phrases of two mentions are members of one list.
func (x *Extractor) coordinated(w *work, a, b int32) bool {
	p, q := w.phraseAt[w.mentions[a].first], w.phraseAt[w.mentions[b].first]
	return p >= 0 && q >= 0 && w.phrases[p].lead == w.phrases[q].lead
}

// lies reports whether the lexicon knows that what m names is in what whole names.
func (x *Extractor) lies(w *work, m, whole int32) bool {
	a, b := w.mentions[m].entry, w.mentions[whole].entry
	if a < 0 || b < 0 {
		return false
	}
	var buf [maxAncestors]int32
	return slices.Contains(x.ancestors(a, buf[:0]), b)
}

// besides reports whether whole, behind a comma, is the next of a list that m is in, or
// the subject of a clause, rather than what m lies in or belongs to.
func (x *Extractor) besides(w *work, m, whole int32) bool {
	p, q := w.phraseAt[w.mentions[m].first], w.phraseAt[w.mentions[whole].first]
	if p < 0 || q < 0 || w.phrases[p].next >= 0 || w.phrases[p].lead != p || w.phrases[q].lead != q || w.phrases[q].next >= 0 || w.phrases[q].subjectOf >= 0 {
		return true
	}
	end := w.phrases[q].last
	return end < w.sentence.Last && w.token(end).Tag == nlp.CC
}

// isUnit reports whether mention m names a part of a larger body by its head word: "Faculty
// of Law", "Department of History".
func (x *Extractor) isUnit(w *work, m int32) bool {
	q := &w.mentions[m]
	if !x.types.is(q.typ, x.orgMask) {
		return false
	}
	first, last := w.token(q.first), w.token(q.last-1)
	return x.en.unitHeads.has(first.Lemma) || x.en.unitHeads.has(last.Lemma)
}
