package extractor

import "strings"

// maxTitleWords is how many words the name of a person has at most that is a document's title.
const maxTitleWords = 5

// openTitle makes an entity of the person that the title of the document names, as that
// of an article in an encyclopedia does; its mentions come later, if any.
func (r *resolver) openTitle() {
	w, x := r.w, r.x
	w.titled = -1
	title, _, _ := strings.Cut(w.title, " (")
	entry := x.listedPerson(title)
	if entry < 0 && !x.namesPerson(title) {
		return
	}
	e := entity{typ: x.personType, entry: -1, name: title, first: -1}
	if entry >= 0 {
		e.entry, e.gender = entry, genderOf(x.lexicon.entry(entry).Gender)
		r.entries[entry] = int32(len(w.entities))
	}
	given := x.vocab.ID(title[:max(strings.IndexByte(title, ' '), 0)])
	switch {
	case e.gender != noGender:
	case x.lists.male.is(given):
		e.gender = male
	case x.lists.female.is(given):
		e.gender = female
	}
	w.titled = int32(len(w.entities))
	w.entities = append(w.entities, e)
	r.names[nameKey{x.personType, letterHash(title, false)}] = w.titled
	r.addPerson(w.titled, x.parseName(title))
}

// namesPerson reports whether a title is a given name and more words with capitals or particles.
func (x *Extractor) namesPerson(title string) bool {
	n := 0
	for word := range strings.FieldsSeq(title) {
		c := word[0]
		if n == 0 && !x.lists.given.is(x.vocab.ID(word)) || c < 0x80 && (c < 'A' || c > 'Z') && !x.lists.particle.is(x.vocab.ID(word)) {
			return false
		}
		n++
	}
	return n >= 2 && n <= maxTitleWords
}

// listedPerson returns the lexicon's person of a name, -1 for none.
func (x *Extractor) listedPerson(name string) int32 {
	for _, e := range x.surnamed[x.vocab.ID(name[strings.LastIndexByte(name, ' ')+1:])] {
		if x.lexicon.entry(e).Name == name {
			return e
		}
	}
	return -1
}
