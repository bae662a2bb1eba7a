package extractor

import (
	"strings"
	"unicode"

	"github.com/dossier-kg/dossier/internal/nlp"
)

// A person is a person that a document names, with the fullest form of the name.
type person struct {
	entity int32
	name   personName
	bare   uint32 // letters of a word between the others that stood for the name: the Ortega of "Ana Ortega Vega"
}

// addPerson makes entity e known by a name of two words or more.
func (r *resolver) addPerson(e int32, name personName) {
	number := int32(len(r.people))
	r.people = append(r.people, person{entity: e, name: name})
	for _, word := range name.words[:name.n] {
		r.index(word, number, false)
	}
}

func (r *resolver) isPerson(m *mention) bool {
	return m.entity < 0 && m.entry < 0 && r.x.types.is(m.typ, r.x.personMask)
}

func (r *resolver) isFullName(m *mention) bool { return r.isPerson(m) && m.last-m.first > 1 }
func (r *resolver) isBareName(m *mention) bool { return r.isPerson(m) }

// fullName resolves a person's name of several words: the only person of the document
// whose name agrees, else a new one.
func (r *resolver) fullName(i int32) {
	m := &r.w.mentions[i]
	r.named(i, r.w.words(m.first, m.last))
}

// named resolves mention i by a name of several words, which a text may write in part.
func (r *resolver) named(i int32, text string) {
	m := &r.w.mentions[i]
	name := r.x.parseName(text)
	key := nameKey{m.typ, letterHash(text, false)}
	if e, ok := r.names[key]; ok {
		r.join(i, e, "the same name")
		r.x.learnGender(r.w, i)
		return
	}
	if name.n < 2 { // "Trump Jr.", "Elizabeth II"
		r.oneWord(i, &name)
		return
	}
	if number := r.agreeing(i, &name); number >= 0 {
		p := &r.people[number]
		r.join(i, p.entity, "names that agree")
		if e := &r.w.entities[p.entity]; name.n > p.name.n {
			p.name = name
			for _, word := range name.words[:name.n] {
				r.index(word, number, false)
			}
			if e.entry < 0 {
				e.name = r.written(m, text)
			}
		}
		r.names[key] = p.entity
	} else {
		e := r.open(i, entity{typ: m.typ, entry: -1, name: r.written(m, text)})
		r.names[key] = e
		r.addPerson(e, name)
	}
	r.x.learnGender(r.w, i)
}

// written is the name of a person as it is usually written, where a text has it in capitals only:
// "KAREN ODUYA" is Karen Oduya. What may be an acronym, and initials, stay.
func (r *resolver) written(m *mention, text string) string {
	t := r.w.token(m.last - 1)
	if t.End-t.Start <= shortAcronym || strings.ContainsFunc(text, unicode.IsLower) || t.Shape.Has(nlp.Caps) && m.last-m.first < 2 {
		return text
	}
	words := strings.Split(text, " ")
	for k, word := range words {
		if len(word) > 2 {
			words[k] = titleCase(word)
		}
	}
	return strings.Join(words, " ")
}

// titleCase makes the letters of a word small but for those behind another character: "O'Neil-Vance".
func titleCase(word string) string {
	first := true
	return strings.Map(func(r rune) rune {
		letter := unicode.IsLetter(r)
		if letter && !first {
			r = unicode.ToLower(r)
		}
		first = !letter
		return r
	}, word)
}

// agreeing returns the only person whose name agrees with that of mention i, -1 for none or several.
func (r *resolver) agreeing(i int32, name *personName) int32 {
	found := int32(-1)
	several := false
	if !r.x.coref.surnames {
		return -1
	}
	try := func(number int32) {
		p := &r.people[number]
		if number == found || several {
			return
		}
		if !r.x.sameName(&p.name, name) || r.x.genderClash(r.w, p.entity, i) || r.isKin(i, p) {
			if sameLetters(p.name.last(), name.last()) {
				r.w.noteVetoed(i, r.w.entities[p.entity].first, "given names, names between, generation or gender differ, or it names a relative")
			}
			return
		}
		if found >= 0 {
			several = true
			return
		}
		found = number
	}
	r.having(name.last(), false, try)
	r.having(name.first(), false, try)
	if several {
		return -1
	}
	return found
}

// titlesBetween is how many words stand between "of" and the name in "son of the late Sir John Vance".
const titlesBetween = 3

// isKin reports whether mention i names a relative of a person of the same sentence: "Lidia
// Marsh was a daughter of L. L. Marsh".
func (r *resolver) isKin(i int32, p *person) bool {
	w, m := r.w, &r.w.mentions[i]
	first := w.entities[p.entity].first
	if first < 0 || w.mentions[first].sent != m.sent || w.mentions[first].first >= m.first {
		return false
	}
	for k := m.first - 1; k > 0 && k >= m.first-1-titlesBetween; k-- {
		if w.token(k).Word == r.x.en.of {
			return r.x.frames.kinship.has(w.lemma(k - 1))
		}
	}
	return false
}

// bareName resolves a person's name of one word.
func (r *resolver) bareName(i int32) {
	m := &r.w.mentions[i]
	name := r.x.parseName(r.w.words(m.first, m.last))
	if full := r.withSurname(i); full != "" && r.holder(i, &name) < 0 {
		r.named(i, full)
		return
	}
	r.oneWord(i, &name)
}

// withSurname returns the name of a person whose surname follows with the next: of "Ann" in
// "Ann and Peter Okrent" it is "Ann Okrent"; "" for none.
func (r *resolver) withSurname(i int32) string {
	w, m := r.w, &r.w.mentions[i]
	if m.rule != givenAndGiven || int(m.last)+1 >= len(w.doc.Tokens) || w.at[m.last+1] < 0 {
		return ""
	}
	if k := m.first - 1; k > 0 && w.token(k).Word == r.x.en.comma && w.at[k-1] >= 0 { // of a longer list each may have one of their own
		return ""
	}
	o := &w.mentions[w.at[m.last+1]]
	if as := r.x.en.as; m.first > 0 && w.token(m.first-1).Word == as && int(o.last) < len(w.doc.Tokens) && w.token(o.last).Word == as { // "Isla Grant as Viola and Hamish Orr as Sir Toby"
		return ""
	}
	if o.first != m.last+1 || o.last-o.first < 2 || !r.isPerson(o) && o.entity < 0 {
		return ""
	}
	return w.words(m.first, m.last) + " " + w.words(r.x.surname(w, o), o.last)
}

// givenAndGiven is the rule that finds the first name of a pair that shares a surname.
const givenAndGiven = "given-and-given"

// oneWord resolves a surname or a given name alone.
func (r *resolver) oneWord(i int32, name *personName) {
	m := &r.w.mentions[i]
	text := r.w.words(m.first, m.last)
	key := nameKey{m.typ, letterHash(text, false)}
	if e, ok := r.names[key]; ok && !r.x.genderClash(r.w, e, i) {
		r.join(i, e, "the same name")
		r.x.learnGender(r.w, i)
		return
	}
	if number := r.holder(i, name); number >= 0 {
		r.join(i, r.people[number].entity, "a surname or given name of that person alone")
		r.x.learnGender(r.w, i)
		return
	}
	entry := r.x.officeHolder(r.w, m)
	if entry < 0 {
		entry = r.x.wellKnown(r.w, m)
	}
	if entry >= 0 {
		if e, ok := r.entries[entry]; ok {
			r.join(i, e, "who held that office then")
		} else {
			r.openEntry(i, entry)
		}
		return
	}
	e := r.open(i, entity{typ: m.typ, entry: -1, name: r.written(m, text)})
	r.names[key] = e
	if name.generation != "" {
		r.addPerson(e, *name)
	}
	r.x.learnGender(r.w, i)
}

// A wordPlace is where a word stands in a name, the likeliest to stand for it first.
type wordPlace uint8

const (
	lastWord wordPlace = iota
	firstWord
	middleWord
	nowhere
)

func (p *personName) place(word string) wordPlace {
	switch {
	case sameLetters(p.last(), word):
		return lastWord
	case sameLetters(p.first(), word):
		return firstWord
	}
	for _, w := range p.middle() {
		if len(w) > 1 && sameLetters(w, word) {
			return middleWord
		}
	}
	return nowhere
}

// holder returns the person that a name of one word stands for: who has it as
// surname, else as given name, else in between; of several the first named. -1 for none.
func (r *resolver) holder(i int32, name *personName) int32 {
	if name.n == 0 || !r.x.coref.surnames {
		return -1
	}
	word := name.last()
	letters := letterHash(word, false)
	best, bestPlace := int32(-1), nowhere
	r.having(word, false, func(number int32) {
		p := &r.people[number]
		place := p.name.place(word)
		if place == nowhere || name.generation != "" && name.generation != p.name.generation {
			return
		}
		why := r.bareVeto(i, p)
		if why == "" && place == firstWord {
			why = r.givenVeto(i, p)
		}
		if why != "" {
			r.w.noteVetoed(i, r.w.entities[p.entity].first, why)
			return
		}
		if place == middleWord && p.bare == letters {
			place = lastWord
		}
		if best < 0 || r.likelier(i, number, best, place, bestPlace) {
			best, bestPlace = number, place
		}
	})
	if bestPlace == middleWord {
		r.people[best].bare = letters
	}
	return best
}

// likelier reports whether the bare name at mention i means person a, who has it at a place in the full name,
// rather than b. Where the text names only one of them before it, that one may have it before another
// surname: the Ortega of a text on Ana Ortega Vega, whatever brother it names later.
func (r *resolver) likelier(i, a, b int32, place, other wordPlace) bool {
	if place == middleWord && other == lastWord && r.twoSurnames(a) || other == middleWord && place == lastWord && r.twoSurnames(b) {
		if before := r.before(a, i); before != r.before(b, i) {
			return before
		}
	}
	return place < other || place == other && r.earlier(a, b)
}

// twoSurnames reports whether the last word of a person's name is no plain word that a longer name ends
// with: "Ana Ortega Vega", but not "The Ana Ortega Story".
func (r *resolver) twoSurnames(number int32) bool {
	return !r.x.plainWord(r.x.vocab.ID(r.people[number].name.last()))
}

// before reports whether a person is named before mention i.
func (r *resolver) before(number, i int32) bool {
	first := r.w.entities[r.people[number].entity].first
	return first >= 0 && r.w.mentions[first].start < r.w.mentions[i].start
}

// earlier reports whether person a is named before person b; who the title names is first.
func (r *resolver) earlier(a, b int32) bool {
	p, q := r.w.entities[r.people[a].entity].first, r.w.entities[r.people[b].entity].first
	return q >= 0 && (p < 0 || r.w.mentions[p].start < r.w.mentions[q].start)
}

// bareVeto says why the name of one word at mention i cannot mean person p: the gender
// differs, or the full name follows in the same sentence for the first time ("Ure was
// the daughter of Colin Ure").
func (r *resolver) bareVeto(i int32, p *person) string {
	if r.x.genderClash(r.w, p.entity, i) {
		return "gender differs"
	}
	first := r.w.entities[p.entity].first
	if first < 0 || p.entity == r.w.titled {
		return ""
	}
	if m, f := &r.w.mentions[i], &r.w.mentions[first]; f.sent == m.sent && f.first > m.first {
		return "the longer name is introduced after it in the sentence"
	}
	return ""
}

// givenVeto says why a given name alone, mention i, cannot mean person p: it is the whole name of a king or
// a bishop, or p is a "Sir Peter Vance" and this one no "Sir Peter".
func (r *resolver) givenVeto(i int32, p *person) string {
	w, x := r.w, r.x
	m, first := &w.mentions[i], w.entities[p.entity].first
	if first < 0 {
		return ""
	}
	titled := func(m *mention, by wordSet) bool { return m.first > 0 && by.has(w.token(m.first-1).Word) }
	f := &w.mentions[first]
	reigns := titled(m, x.en.royals) && !titled(f, x.en.royals)
	switch of := int(m.last)+1 < len(w.doc.Tokens) && w.token(m.last).Word == x.en.of && x.at(w, m.last+1, x.placeMask); {
	case reigns, of && titled(m, x.en.prelates) && !titled(f, x.en.prelates):
		return "who reigns goes by the given name alone"
	case titled(f, x.en.knights) && !titled(m, x.en.knights):
		return "who is Sir with the full name is so with the given name"
	}
	return ""
}

// surname returns the first token of a person's surname: the last word before the
// generation, "Jr." and the like.
func (x *Extractor) surname(w *work, m *mention) int32 {
	i := m.last - 1
	for i > m.first && x.lists.generation.has(w.token(i)) {
		i--
	}
	return i
}
