package extractor

import "github.com/dossier-kg/dossier/internal/nlp"

// decide gives a type to names that nothing in their own sentence typed: the
// document does, where the same name, or a longer one, has a type elsewhere.
func (x *Extractor) decide(w *work) {
	known := map[string]int32{} // text of a name, or the last word of a person's -> mention
	for i := range w.mentions {
		m := &w.mentions[i]
		if m.first == m.last || m.kind != kindName || m.typ == unknown || x.weak(m) {
			continue
		}
		text := w.words(m.first, m.last)
		if old, ok := known[text]; !ok || w.mentions[old].score < m.score {
			known[text] = int32(i)
		}
		if x.types.is(m.typ, x.personMask) && m.last-m.first > 1 {
			last := w.words(x.surname(w, m), m.last)
			if _, ok := known[last]; !ok {
				known[last] = int32(i)
			}
		}
	}
	for i := range w.mentions {
		m := &w.mentions[i]
		if m.first == m.last || m.kind != kindName || m.typ != unknown && !x.weak(m) {
			continue
		}
		k, ok := known[w.words(m.first, m.last)]
		if !ok {
			continue
		}
		o := &w.mentions[k]
		m.typ, m.rule, m.score = o.typ, "document", o.score*0.9
		if o.last-o.first == m.last-m.first {
			m.entry, m.reading, m.unsure = o.entry, o.reading, o.unsure
		} else {
			m.entry, m.reading = -1, -1
		}
		w.noteTyped(int32(i), k, "the same name, or a longer one, has the type elsewhere in the document")
	}
	for i := range w.mentions {
		x.guess(w, int32(i))
	}
	x.inheritSurnames(w)
	for i := range w.mentions {
		if m := &w.mentions[i]; x.weak(m) && m.score < 0.5 && x.types.is(m.typ, x.personMask) {
			m.typ = unknown
			w.noteTyped(int32(i), -1, "an ambiguous name without a second clue")
		}
	}
}

// guess types a name that no rule and no other place of the document types, by its
// shape alone: a given name or the surname of a listed person is a person, so is a lone
// name that acts or owns where "he" or "she" follows, an acronym is an organisation, so is a name of several words after
// "the", and other names of two or three words are people.
func (x *Extractor) guess(w *work, i int32) {
	m := &w.mentions[i]
	s := w.doc.Sentences[m.sent]
	if m.first < m.last && m.entry >= 0 && x.types.is(m.typ, x.placeMask) && !x.types.is(m.typ, x.countryMask) && x.scoreLine(w, s, m) {
		m.typ, m.rule, m.entry, m.reading = x.typeOf("organization"), "score-line", -1, -1 // the town's team
		w.noteTyped(i, -1, "stands in a line of names and scores")
		return
	}
	if m.first == m.last || m.kind != kindName || m.typ != unknown {
		return
	}
	n := m.last - m.first
	the := m.first > s.First && x.en.definites.has(w.token(m.first-1).Word)
	quoted := m.first > s.First && x.en.quotes.has(w.token(m.first-1).Word)
	t := w.token(m.first)
	switch {
	case quoted:
	case n == 1 && t.Shape.Has(nlp.Caps) && t.End-t.Start <= 8, n == 1 && x.scoreLine(w, s, m):
		m.typ, m.rule = x.typeOf("organization"), "guess-acronym"
	case n == 1 && !the && (x.surnames.has(t.Word) || x.lists.given.has(t) || x.lists.surname.has(t)):
		m.typ, m.rule = x.typeOf("person"), "guess-surname"
	case n == 1 && !the && x.heOrShe(w, s, m):
		m.typ, m.rule = x.typeOf("person"), "guess-actor"
	case n >= 2 && n <= 4 && the && x.plainWords(w, m):
		m.typ, m.rule = x.typeOf("organization"), "guess-the"
	case n >= 2 && n <= 3 && x.plainWords(w, m):
		m.typ, m.rule = x.typeOf("person"), "guess-name"
	}
	m.score = 0.45
	if m.typ != unknown {
		w.noteTyped(i, -1, "by its shape and place alone")
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

func (x *Extractor) typeOf(name string) typeID { return x.types.ids[name] }

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

// inheritSurnames types lone names that are the last word of a guessed person's name.
func (x *Extractor) inheritSurnames(w *work) {
	guessed := map[string]typeID{}
	for i := range w.mentions {
		if m := &w.mentions[i]; m.first < m.last && m.rule == "guess-name" {
			guessed[w.words(m.last-1, m.last)] = m.typ
		}
	}
	for i := range w.mentions {
		m := &w.mentions[i]
		if m.last-m.first != 1 || m.kind != kindName || m.typ != unknown {
			continue
		}
		if typ, ok := guessed[w.words(m.first, m.last)]; ok {
			m.typ, m.rule, m.score = typ, "document", 0.4
			w.noteTyped(int32(i), -1, "the last word of a longer name that was guessed a person")
		}
	}
}
