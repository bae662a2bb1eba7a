package extractor

import "strings"

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
	for _, e := range x.surnamed[w.token(m.last-1).Word] {
		if !x.held(e, role, of, w.date) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = e
	}
	return found
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
