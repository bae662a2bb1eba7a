package extractor

import "github.com/dossier-kg/dossier/internal/nlp"

// A sieve joins mentions of one kind of evidence. Sieves run in order, the surest
// first (Lee et al. 2013; GATE's OrthoMatcher for the rules on names): what one has
// joined the next builds on, and none takes apart what another has joined.
type sieve struct {
	takes func(r *resolver, m *mention) bool // the mentions that it looks at
	run   func(r *resolver, i int32)
}

var sieves = []sieve{
	{(*resolver).isListed, (*resolver).listed},       // exact and alias: one entry of the lexicon
	{(*resolver).isFullName, (*resolver).fullName},   // people: equal names, initials, nicknames, names between, order
	{(*resolver).isBareName, (*resolver).bareName},   // people: surname, title and surname, given name, dated office
	{(*resolver).isBody3, (*resolver).organization},  // organisations, the longest names first: equal but for
	{(*resolver).isBody2, (*resolver).organization},  // form and order, acronym, short form
	{(*resolver).isBody, (*resolver).organization},   //
	{(*resolver).isOtherName, (*resolver).otherName}, // places, events and the like: equal names
	{(*resolver).isUntyped, (*resolver).untyped},     // names without a type: equal names
	{(*resolver).isAlias, (*resolver).alias},         // "X, also known as Y", "X (Y)"
}

// resolve makes entities of the names of a document: each mention joins the entity that
// a sieve finds for it, or opens one. Full names come before bare ones, so that a
// surname may stand before the full name.
func (x *Extractor) resolve(w *work) {
	r := &w.resolver
	r.reset(x, w)
	r.redefine()
	r.openTitle()
	for _, s := range sieves {
		for i := range w.mentions {
			m := &w.mentions[i]
			if m.first < m.last && m.kind != kindPronoun && s.takes(r, m) {
				s.run(r, int32(i))
			}
		}
	}
	for i := range w.mentions {
		if m := &w.mentions[i]; m.entity >= 0 {
			w.entities[m.entity].mentions++
		}
	}
}

// redefine takes the entry off listed acronyms that the document itself spells out as
// another organisation: the NFL of a text on the Northern Farmers League.
func (r *resolver) redefine() {
	w := r.w
	for i := range w.mentions {
		m := &w.mentions[i]
		if m.first == m.last || !r.isBody2(m) {
			continue
		}
		var buf [2 * maxBodyWords]byte
		if letters := firstLetters(r.text(int32(i)), false, buf[:0]); len(letters) >= 2 {
			r.names[nameKey{spelledOut, acronymHash(string(letters))}] = int32(i)
		}
	}
	if len(r.names) == 0 {
		return
	}
	for i := range w.mentions {
		m := &w.mentions[i]
		if m.last-m.first != 1 || m.entry < 0 || m.kind != kindName || !w.token(m.first).Shape.Has(nlp.Caps) || !r.x.types.is(m.typ, r.x.orgMask) {
			continue
		}
		if by, ok := r.names[nameKey{spelledOut, acronymHash(w.words(m.first, m.last))}]; ok {
			m.entry, m.reading = -1, -1
			w.noteTyped(int32(i), by, "the document spells it out as another name")
		}
	}
}

// spelledOut keys acronyms whose long form the document has; it is the number of no type.
const spelledOut typeID = maxTypes + 1

// A resolver finds the entity of a mention by the names seen so far. Names are found
// by a hash of their letters and then compared.
type resolver struct {
	x       *Extractor
	w       *work
	entries map[int32]int32   // lexicon entry -> entity
	names   map[nameKey]int32 // equal names of one type -> entity
	words   map[uint32]int32  // word of a person's or organisation's name -> place in uses
	uses    []use
	people  []person       // by number
	bodies  []organization // by number
	aliases int            // joined so far
}

// A nameKey stands for equal names of one type.
type nameKey struct {
	typ     typeID
	letters uint32
}

// A use is one person or organisation that has a word in its name.
type use struct {
	number int32 // in people or bodies
	body   bool
	next   int32 // the next use of the word, -1 for none
}

func (r *resolver) reset(x *Extractor, w *work) {
	if r.entries == nil {
		r.entries, r.names, r.words = map[int32]int32{}, map[nameKey]int32{}, map[uint32]int32{}
	}
	clear(r.entries)
	clear(r.names)
	clear(r.words)
	r.x, r.w, r.uses, r.people, r.bodies = x, w, r.uses[:0], r.people[:0], r.bodies[:0]
	r.aliases = 0
}

// open makes an entity of mention i.
func (r *resolver) open(i int32, e entity) int32 {
	e.first = i
	e.told.from = -1
	id := int32(len(r.w.entities))
	r.w.mentions[i].entity = id
	r.w.entities = append(r.w.entities, e)
	r.w.noteEntity(i)
	return id
}

// join makes mention i one of entity e.
func (r *resolver) join(i, e int32, sieve string) {
	r.w.mentions[i].entity = e
	m, o := &r.w.mentions[i], &r.w.entities[e]
	if o.first < 0 || m.start < r.w.mentions[o.first].start {
		o.first = i
	}
	if o.kind == "" && o.entry < 0 && m.typ == o.typ {
		o.kind = r.x.kindOf(m)
	}
	r.w.noteLinked(i, r.w.entities[e].first, sieve)
}

// index notes that a person or body has a word in its name.
func (r *resolver) index(word string, number int32, body bool) {
	h := letterHash(word, false)
	r.note(h, number, body)
	if other := letterHash(word, true); other != h {
		r.note(other, number, body)
	}
}

func (r *resolver) note(h uint32, number int32, body bool) {
	head, ok := r.words[h]
	if !ok {
		head = -1
	}
	r.uses = append(r.uses, use{number, body, head})
	r.words[h] = int32(len(r.uses)) - 1
}

// maxUses is how many people or bodies that share a word are compared, the latest.
const maxUses = 64

// having yields the people or bodies that have a word in their names, by number, latest first.
func (r *resolver) having(word string, body bool, yield func(number int32)) {
	at, ok := r.words[letterHash(word, false)]
	for n := 0; ok && at >= 0 && n < maxUses; n++ {
		u := &r.uses[at]
		if u.body == body {
			yield(u.number)
		}
		at = u.next
	}
}

func (r *resolver) isListed(m *mention) bool { return m.entity < 0 && m.entry >= 0 && m.typ != unknown }

// listed resolves a name of the lexicon.
func (r *resolver) listed(i int32) {
	m := &r.w.mentions[i]
	if e, ok := r.entries[m.entry]; ok {
		r.join(i, e, "names of one lexicon entry")
	} else {
		r.openEntry(i, m.entry)
	}
	if r.x.types.is(m.typ, r.x.personMask) {
		r.x.learnGender(r.w, i)
	}
}

// openEntry makes an entity of a lexicon entry, mention i being the first of it.
func (r *resolver) openEntry(i, id int32) {
	entry := r.x.lexicon.entry(id)
	typ := r.x.lexicon.types[id]
	e := r.open(i, entity{typ: typ, kind: entry.Kind, entry: id, name: entry.Name, gender: genderOf(entry.Gender)})
	r.entries[id] = e
	switch {
	case r.x.types.is(typ, r.x.personMask):
		r.addPerson(e, r.x.parseName(entry.Name))
	case r.x.types.is(typ, r.x.orgMask):
		r.addBody(e, entry.Name)
	}
}

func (r *resolver) isOtherName(m *mention) bool { return m.entity < 0 && m.typ != unknown }

// otherName resolves the name of a place, an event and the like: equal names of one type are one thing.
func (r *resolver) otherName(i int32) {
	m := &r.w.mentions[i]
	if id := r.x.wholeRegion(r.w, m); id >= 0 {
		m.entry = id
		r.listed(i)
		return
	}
	if first := r.x.realm(r.w, m); first > m.first {
		r.equal(i, r.w.words(first, m.last))
		return
	}
	r.equal(i, r.text(i))
}

// realm returns the token at which the short name of a realm begins that no lexicon knows, the "Holmia" of
// "Kingdom of Holmia"; the first token of the mention where there is none.
func (x *Extractor) realm(w *work, m *mention) int32 {
	if m.last-m.first < 3 || m.entry >= 0 || w.token(m.first+1).Word != x.en.of || !x.en.realms.has(w.token(m.first).Word) || x.lexicon.place(x, w.token(m.first+2).Word) {
		return m.first
	}
	return m.first + 2
}

// wholeRegion returns the entry of the region that a name says in full, "Province of Ontario", "Jiangsu Province";
// -1 for none. A town of that name is not meant.
func (x *Extractor) wholeRegion(w *work, m *mention) int32 {
	if m.entry >= 0 || m.last-m.first < 2 || m.last-m.first > maxBodyParts || !x.types.is(m.typ, x.placeMask) {
		return -1
	}
	first, last := m.first, m.last
	switch {
	case last-first > 2 && x.en.regions.has(w.token(first).Word) && w.token(first+1).Word == x.en.of:
		first += 2
	case x.en.regions.has(w.token(last - 1).Word):
		last--
	default:
		return -1
	}
	var buf [maxBodyParts]string
	words := buf[:0]
	for i := first; i < last; i++ {
		words = append(words, w.words(i, i+1))
	}
	return x.called(words, x.placeMask, "region")
}

func (r *resolver) isUntyped(m *mention) bool {
	return m.entity < 0 && m.typ == unknown && m.kind == kindName
}

// untyped resolves a name without a type: it is what an equal name with a type is, or
// the one person or organisation whose name it is a part of; else equal names are one thing.
func (r *resolver) untyped(i int32) {
	m := &r.w.mentions[i]
	text := r.text(i)
	e, why := int32(-1), "the same name"
	if same, ok := r.names[nameKey{r.x.personType, letterHash(text, false)}]; ok {
		e = same
	} else if number := r.part(i, text); number >= 0 {
		e, why = number, "a part of the longer name"
	}
	if e < 0 {
		r.equal(i, text)
		return
	}
	m.typ, m.rule = r.w.entities[e].typ, "coreference"
	r.join(i, e, why)
}

// part returns the entity that an untyped name is a part of: a word of a person's name,
// or the first words of an organisation's; -1 for none.
func (r *resolver) part(i int32, text string) int32 {
	m := &r.w.mentions[i]
	if r.w.token(m.last-1).Tag == nlp.NNPS || m.name >= 0 && r.w.ballots[m.name].ship {
		return -1
	}
	if m.last-m.first == 1 {
		name := r.x.parseName(text)
		if number := r.holder(i, &name); number >= 0 {
			return r.people[number].entity
		}
	}
	o := r.x.parseBody(text)
	if e, ok := r.names[nameKey{r.x.orgType, o.all}]; ok && o.n > 0 {
		return e
	}
	if o.n > 0 && r.x.coref.short {
		if number := r.longer(&o, m); number >= 0 && (sameLetters(r.bodies[number].words[0], o.words[0]) || r.isHead(m, &r.bodies[number])) {
			return r.bodies[number].entity
		}
	}
	return -1
}

// isHead reports whether a mention is "the" and the noun that ends the name of a body: "the Institute" of the
// Marlow Institute.
func (r *resolver) isHead(m *mention, b *organization) bool {
	t := r.w.token(m.first)
	return m.last-m.first == 1 && m.first > 0 && r.w.token(m.first-1).Word == r.x.en.the && r.x.nominalHead(t) && sameLetters(b.words[b.n-1], r.w.words(m.first, m.last))
}

// equal joins mention i to the entity of its type that has the same letters, or opens one.
func (r *resolver) equal(i int32, text string) {
	m := &r.w.mentions[i]
	key := nameKey{m.typ, letterHash(text, false)}
	if e, ok := r.names[key]; ok {
		r.join(i, e, "the same name")
		return
	}
	r.names[key] = r.open(i, entity{typ: m.typ, kind: r.x.kindOf(m), entry: -1, name: r.text(i)})
}

// text returns the words of mention i without an article.
func (r *resolver) text(i int32) string {
	m := &r.w.mentions[i]
	first := m.first
	if m.last-first > 1 && r.x.en.definites.has(r.w.token(first).Word) {
		first++
	}
	return r.w.words(first, m.last)
}
