package extractor

import (
	"slices"
	"strings"

	"github.com/dossier-kg/dossier/internal/nlp"
)

// officeHolder returns the lexicon's person who held the office that stands before a
// surname at the date of the document: "President Trump", "French President Macron".
// Without a date it is the only one who ever held it. -1 for none or several.
func (x *Extractor) officeHolder(w *work, m *mention) int32 {
	first := m.first - 1
	for first >= 0 && first >= m.first-maxOffice && w.officeAt[first] != m.first {
		first--
	}
	if first < 0 || first < m.first-maxOffice {
		return -1
	}
	role := w.words(first, m.first)
	of := ""
	if first > 0 {
		if c := w.at[first-1]; c >= 0 && w.mentions[c].entry >= 0 {
			of = x.lexicon.entry(w.mentions[c].entry).ID
		}
	}
	found := int32(-1)
	numbered := x.surname(w, m) < m.last-1 // "Sigismund III" shares no more than the number with another king
	for _, e := range x.surnamed[w.token(m.last-1).Word] {
		if !x.held(e, role, of, w.date) || numbered && x.lexicon.entry(e).Name != w.words(m.first, m.last) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = e
	}
	return found
}

// wellKnown returns the lexicon's person whom a surname alone means in a text that names the
// country of an office of his: "Gorbachev" where Russia is named; -1 for none or several.
func (x *Extractor) wellKnown(w *work, m *mention) int32 {
	word := w.token(m.last - 1)
	if listed := x.surnamed[word.Word]; !w.sport && m.last-m.first == 1 && len(listed) == 1 && !x.lists.given.has(word) && !x.lists.commonSurname.has(word) {
		for _, r := range x.lexicon.entry(listed[0]).Roles {
			if of, ok := x.lexicon.bodies[r.Of]; ok && (w.date == "" || r.From <= w.date) && w.namesEntry(of) {
				return listed[0]
			}
		}
	}
	return -1
}

// namesEntry reports whether a mention of the document is of a lexicon entry.
func (w *work) namesEntry(entry int32) bool {
	return slices.ContainsFunc(w.mentions, func(m mention) bool { return m.entry == entry && m.first < m.last })
}

// beforeOffice returns where a name ends that the office follows to which its bearer is appointed, "elected
// Carr Secretary of State"; last where none does.
func (x *Extractor) beforeOffice(w *work, s nlp.Sentence, first, last int32) int32 {
	if first < s.First+2 || !x.lists.appoint.has(w.token(first-1)) || !w.token(first-1).Tag.Verb() || w.token(first-2).Lemma == x.en.be { // "was named CIA Acting Director"
		return last
	}
	for i := first + 1; i < last; i++ {
		t, end := w.token(i), i+int32(x.titleAt(w, i, s.Last))
		named := x.lists.surname.has(t) || x.lists.given.has(t) // "named Stephen King"
		if end >= last && end > i && end < s.Last && !w.token(end).Shape.Has(nlp.Upper) && (!named || w.token(end).Word == x.en.of) {
			return i
		}
	}
	return last
}

// maxOffice is how many words an office before a name may have.
const maxOffice = 5

// held reports whether the person of a lexicon entry held a role, in a body if one is
// said, on a date if one is known.
func (x *Extractor) held(entry int32, role, of, date string) bool {
	for _, r := range x.lexicon.entry(entry).Roles {
		if strings.EqualFold(r.Role, role) && (of == "" || of == r.Of) &&
			(date == "" || (r.From == "" || r.From <= date) && (r.To == "" || date < r.To)) {
			return true
		}
	}
	return false
}

// titleEnd returns the token behind office o and the nouns that say of what it is: "head of
// policy and research at Brenta", and "head of Brenta's plant" where the body m owns that.
func (x *Extractor) titleEnd(w *work, o *office, m int32) int32 {
	n := x.headed(w, o)
	if n >= 0 && x.unitOwner(w, o) == m {
		return w.phrases[n].last
	}
	last := o.last
	for ; n >= 0 && w.phrases[n].det != indefinite && w.phrases[n].mention != m && !x.naming(w, n); n = w.phrases[n].next {
		last = w.phrases[n].last
	}
	return last
}

// headed returns the phrase behind office o and "of", its owner left out: "the captain of the
// women's team"; -1 for none.
func (x *Extractor) headed(w *work, o *office) int32 {
	p := w.phraseAt[o.last-1]
	n := x.following(w, p)
	if n < 0 || w.token(o.last).Word != x.en.of {
		return -1
	}
	for x.ownsNext(w, n) {
		n++
	}
	return n
}

// naming reports whether a mention stands in phrase p or its owner.
func (x *Extractor) naming(w *work, p int32) bool {
	for k := x.ownerStart(w, p); k < w.phrases[p].last; k++ {
		if w.at[k] >= 0 {
			return true
		}
	}
	return false
}

// unitOwner returns the organisation whose office or plant is what office o is of, or where it
// is held: "head of the Brenta plant", "a chemist with Brenta's research service"; -1 for none.
func (x *Extractor) unitOwner(w *work, o *office) int32 {
	n := x.headed(w, o)
	if n < 0 {
		n = x.following(w, w.phraseAt[o.last-1])
		for n >= 0 && x.ownsNext(w, n) {
			n++
		}
	}
	if n < 0 || w.phrases[n].mention >= 0 || !x.lists.unit.has(w.token(w.phrases[n].head)) {
		return -1
	}
	if prep := w.token(o.last).Word; prep != x.en.of && !x.en.workPreps.has(prep) {
		return -1
	}
	for k := w.phrases[n].head - 1; k >= x.ownerStart(w, n); k-- {
		if m := w.at[k]; m >= 0 && x.acceptable(w, m, x.orgMask) {
			return m
		}
	}
	return -1
}
