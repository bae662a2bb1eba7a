package extractor

import "github.com/dossier-kg/dossier/internal/nlp"

// voteByShape casts the votes that a name gets for how it is written: a given name or a
// surname is a person, an acronym an organisation, so is a name of several words after
// "the"; other names of two or three words are people.
func (x *Extractor) voteByShape(w *work, m *mention) {
	s := w.doc.Sentences[m.sent]
	person, organization := x.typeOf("person"), x.typeOf("organization")
	if x.scoreLine(w, s, m) && !x.types.is(m.typ, x.countryMask|x.personMask) {
		w.cast(m.first, organization, 5, "score-line")
	}
	if m.typ != unknown && !m.unsure {
		return
	}
	n := m.last - m.first
	the := m.first > s.First && x.en.definites.has(w.token(m.first-1).Word)
	quoted := m.first > s.First && x.en.quotes.has(w.token(m.first-1).Word)
	t := w.token(m.first)
	switch {
	case quoted:
	case n == 1 && t.Shape.Has(nlp.Caps) && t.End-t.Start <= 8:
		w.cast(m.first, organization, 2, "acronym")
	case n == 1 && !the && (x.surnames.has(t.Word) || x.lists.given.has(t) || x.lists.surname.has(t)):
		w.cast(m.first, person, 1, "surname")
	case n >= 2 && n <= 4 && the && x.plainWords(w, m):
		w.cast(m.first, organization, 1, "the-name")
	case n >= 2 && n <= 3 && x.plainWords(w, m):
		w.cast(m.first, person, 1, "two-words")
	}
	if n == 1 && !the && !quoted && x.heOrShe(w, s, m) {
		w.cast(m.first, person, 2, "he-or-she")
	}
}

// heOrShe reports whether a name stands before a verb or 's, and a personal pronoun
// follows in its sentence or the next.
func (x *Extractor) heOrShe(w *work, s nlp.Sentence, m *mention) bool {
	if m.last >= s.Last {
		return false
	}
	next := w.token(m.last)
	if next.Tag != nlp.VBD && next.Tag != nlp.VBZ && next.Tag != nlp.POS && next.Tag != nlp.MD {
		return false
	}
	end := s.Last
	if int(m.sent)+1 < len(w.doc.Sentences) {
		end = w.doc.Sentences[m.sent+1].Last
	}
	for i := m.last; i < end; i++ {
		if word := w.token(i).Word; x.en.he.has(word) || x.en.she.has(word) {
			return true
		}
	}
	return false
}

// plainWords reports whether all words of a name are letters written Xxxx.
func (x *Extractor) plainWords(w *work, m *mention) bool {
	for i := m.first; i < m.last; i++ {
		if t := w.token(i); t.Shape.Has(nlp.Digit) || t.Shape.Has(nlp.Caps) && !t.Shape.Has(nlp.Dot) && t.End-t.Start > 2 {
			return false
		}
	}
	return true
}

// maxScore is how many bytes a score has at most; longer numbers are dates.
const maxScore = 5

// scoreLine reports whether a name stands in a line of names and numbers: a table of results.
func (x *Extractor) scoreLine(w *work, s nlp.Sentence, m *mention) bool {
	if m.last >= s.Last || !w.token(m.last).Shape.Has(nlp.Number) || w.token(m.last).End-w.token(m.last).Start > maxScore || s.Last-s.First > 16 {
		return false
	}
	for i := s.First; i < s.Last; i++ {
		if t := w.token(i); t.Shape.Has(nlp.Lower) {
			return false
		}
	}
	return true
}
