package extractor

import "strings"

// gender is the grammatical gender that a mention agrees with.
type gender uint8

const (
	noGender gender = iota
	male
	female
)

// surname returns the first token of a person's surname: the last word, with the particles before it.
func (x *Extractor) surname(w *work, m *mention) int32 {
	i := m.last - 1
	for i > m.first && x.lists.generation.has(w.token(i)) {
		i--
	}
	return i
}

// resolve makes entities of the mentions: one for each listed thing, one for each
// person whose full and short names agree, one for each other name.
func (x *Extractor) resolve(w *work) {
	r := resolver{x: x, w: w, entries: map[int32]int32{}, names: map[string]int32{}, surnames: map[string]int32{}, acronyms: map[string]int32{}}
	for i := range w.mentions { // full names first: a surname may stand before the full name
		if m := &w.mentions[i]; x.types.is(m.typ, x.personMask) && m.kind == kindName && m.last-m.first > 1 && m.entry < 0 {
			r.person(int32(i))
		}
	}
	for i := range w.mentions {
		m := &w.mentions[i]
		switch {
		case m.first == m.last || m.kind == kindPronoun || m.entity >= 0:
		case m.entry >= 0:
			r.listed(int32(i))
		case x.types.is(m.typ, x.personMask):
			r.person(int32(i))
		default:
			r.named(int32(i))
		}
	}
	for i := range w.mentions {
		if m := &w.mentions[i]; m.entity >= 0 {
			w.entities[m.entity].mentions++
		}
	}
}

// A resolver finds the entity of a mention by the names seen so far.
type resolver struct {
	x        *Extractor
	w        *work
	entries  map[int32]int32  // lexicon entry -> entity
	names    map[string]int32 // type and name -> entity
	surnames map[string]int32 // surname -> entity, -1 where two people share it
	acronyms map[string]int32 // first letters of an organisation's name -> entity
}

func (r *resolver) add(m int32, e entity) {
	e.first = m
	r.w.mentions[m].entity = int32(len(r.w.entities))
	r.w.entities = append(r.w.entities, e)
	r.w.noteEntity(m)
}

// join makes mention i one of entity e.
func (r *resolver) join(i, e int32, sieve string) {
	r.w.mentions[i].entity = e
	r.w.noteLinked(i, r.w.entities[e].first, sieve)
}

// listed resolves a name of the lexicon.
func (r *resolver) listed(i int32) {
	m := &r.w.mentions[i]
	if e, ok := r.entries[m.entry]; ok {
		r.join(i, e, "names of one lexicon entry")
		return
	}
	entry := r.x.lexicon.entries[m.entry]
	r.add(i, entity{typ: r.x.lexicon.types[m.entry], kind: entry.Kind, entry: m.entry, name: entry.Name, gender: genderOf(entry.Gender)})
	r.entries[m.entry] = m.entity
	if r.x.types.is(m.typ, r.x.personMask) {
		name := entry.Name
		if i := strings.LastIndexByte(name, ' '); i >= 0 {
			name = name[i+1:]
		}
		r.share(name, m.entity)
	}
}

func genderOf(s string) gender {
	switch s {
	case "male":
		return male
	case "female":
		return female
	}
	return noGender
}

// person resolves a person: an equal name, else a shared surname whose first names agree.
func (r *resolver) person(i int32) {
	m := &r.w.mentions[i]
	text := r.w.words(m.first, m.last)
	if e, ok := r.names[text]; ok {
		r.join(i, e, "the same name")
		return
	}
	last := r.w.words(r.x.surname(r.w, m), m.last)
	if e, ok := r.surnames[last]; ok && e >= 0 && r.x.coref.surnames && r.agree(&r.w.entities[e], m) {
		r.join(i, e, "the same surname, and first names that agree")
		r.names[text] = e
		if o := &r.w.entities[e]; o.entry < 0 && len(text) > len(o.name) {
			o.name = text
		}
		r.learnGender(m)
		return
	}
	r.add(i, entity{typ: m.typ, entry: -1, name: text})
	r.names[text] = m.entity
	r.share(last, m.entity)
	r.learnGender(m)
}

// share notes the holder of a surname; two holders make it ambiguous.
func (r *resolver) share(last string, e int32) {
	if old, ok := r.surnames[last]; ok && old != e {
		e = -1
	}
	r.surnames[last] = e
}

// agree reports whether a mention with the surname of e can be the same person:
// it has no first name, or one that e's name has or abbreviates.
func (r *resolver) agree(e *entity, m *mention) bool {
	if m.last-m.first == 1 {
		return true
	}
	first := r.w.words(m.first, m.first+1)
	name, _, more := strings.Cut(e.name, " ")
	if !more || first == name {
		return true
	}
	return initial(first, name) || initial(name, first) || strings.Contains(e.name, first+" ")
}

// initial reports whether a is an initial of b: "J." of "John".
func initial(a, b string) bool {
	return len(a) <= 2 && strings.TrimSuffix(a, ".") != "" && strings.HasPrefix(b, strings.TrimSuffix(a, "."))
}

// learnGender takes the gender of a person from the first name and the title.
func (r *resolver) learnGender(m *mention) {
	e := &r.w.entities[m.entity]
	if e.gender != noGender {
		return
	}
	t := r.w.token(m.first)
	switch {
	case r.x.lists.male.has(t):
		e.gender = male
	case r.x.lists.female.has(t):
		e.gender = female
	}
	for k := m.first - 1; k >= max(m.first-2, 0) && e.gender == noGender; k-- {
		b := r.w.token(k)
		if r.x.lists.titleMale.has(b) {
			e.gender = male
		} else if r.x.lists.titleFemale.has(b) {
			e.gender = female
		}
	}
}

// named resolves any other name: equal names of one type are one thing, and so
// are an organisation and its acronym.
func (r *resolver) named(i int32) {
	m := &r.w.mentions[i]
	text := r.w.words(m.first, m.last)
	text = strings.TrimPrefix(text, "The ")
	key := r.x.types.names[m.typ] + "/" + text
	if e, ok := r.names[key]; ok {
		r.join(i, e, "the same name")
		return
	}
	org := r.x.types.is(m.typ, r.x.orgMask)
	if e, ok := r.acronyms[text]; ok && org && r.x.coref.acronyms && m.last-m.first == 1 {
		r.join(i, e, "its acronym")
		r.names[key] = e
		return
	}
	r.add(i, entity{typ: m.typ, entry: -1, name: text})
	r.names[key] = m.entity
	if a := acronym(text); org && a != "" {
		if _, taken := r.acronyms[a]; !taken {
			r.acronyms[a] = m.entity
		}
	}
}

// acronym returns the first letters of the capitalised words of a name, "" for fewer than two.
func acronym(name string) string {
	var letters []byte
	for word := range strings.FieldsSeq(name) {
		if word[0] >= 'A' && word[0] <= 'Z' {
			letters = append(letters, word[0])
		}
	}
	if len(letters) < 2 {
		return ""
	}
	return string(letters)
}

// settle chooses the reading of a capital by its clause: "Washington said" is the
// country, "in Washington" the city.
func (x *Extractor) settle(w *work) {
	for i := range w.mentions {
		m := &w.mentions[i]
		if m.first == m.last || m.reading < 0 || m.kind != kindName {
			continue
		}
		c := m.reading
		for c >= 0 && !x.lexicon.readings[c].meto {
			c = x.lexicon.readings[c].next
		}
		if c < 0 || m.typ == unknown && m.entry < 0 {
			continue
		}
		if q := &x.lexicon.readings[c]; q.entry != m.entry && x.acts(w, int32(i)) {
			m.typ, m.entry, m.rule = q.typ, q.entry, "metonym"
			w.noteTyped(int32(i), -1, "a capital that acts or is dealt with stands for its country")
		}
	}
}

// acts reports whether mention i stands where someone acts or is dealt with.
func (x *Extractor) acts(w *work, i int32) bool {
	m := &w.mentions[i]
	p := w.phraseAt[m.first]
	if p < 0 || w.phrases[p].mention != i {
		return false
	}
	q := &w.phrases[p]
	if lead := &w.phrases[q.lead]; lead.subjectOf >= 0 {
		v := &w.verbs[lead.subjectOf]
		return !v.passive && !x.lists.copula.has(w.token(v.main))
	}
	if q.prep >= 0 {
		return x.lists.dealing.has(w.token(q.prep))
	}
	return x.ownsNext(w, p)
}
