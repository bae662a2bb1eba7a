package extractor

import (
	"strings"

	"github.com/dossier-kg/dossier/internal/nlp"
)

// commonInitials reports whether capitals in brackets are the initials of the common words before
// them, and so name nothing: "a census-designated place (CDP)", "mergers and acquisitions (M&A)".
func (x *Extractor) commonInitials(w *work, s nlp.Sentence, m *mention) bool {
	if m.last-m.first != 1 || m.first < s.First+3 || w.token(m.first-1).Word != x.en.open || !w.token(m.first).Shape.Has(nlp.Caps) {
		return false
	}
	letters := strings.TrimSuffix(w.words(m.first, m.last), "s")
	for i := m.first - 2; i >= s.First && letters != ""; i-- {
		t := w.token(i)
		if !t.Shape.Has(nlp.Lower) {
			return false
		}
		left := initialsOff(letters, w.words(i, i+1))
		if len(left) == len(letters) && !x.lists.function.has(t.Word) {
			return false
		}
		letters = left
	}
	return letters == ""
}

// initialsOff takes the initials of a word's parts off the end of letters, as far as they agree.
func initialsOff(letters, word string) string {
	for k := len(word) - 1; k >= 0 && letters != ""; k-- {
		if k > 0 && word[k-1] != '-' {
			continue
		}
		if last := len(letters) - 1; word[k]&^0x20 == letters[last] {
			letters = letters[:last]
		}
	}
	return letters
}
