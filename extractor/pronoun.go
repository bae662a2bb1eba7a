package extractor

import "github.com/dossier-kg/dossier/internal/nlp"

// maxUntyped is how many words a name may have that only a pronoun shows to be a person's.
const maxUntyped = 3

// maxLookback bounds how many mentions before a pronoun are looked at.
const maxLookback = 64

// resolvePronouns gives each pronoun, from left to right, the most salient of the
// entities around it that agree with it and that its place in the clause allows.
func (x *Extractor) resolvePronouns(w *work) {
	x.findSyntax(w)
	x.findThings(w)
	x.findQuotes(w)
	x.findTurns(w)
	x.findDefined(w)
	w.speaker = x.findSpeaker(w)
	x.findNominals(w)
	w.nameless = [...]int32{-1, -1, -1, -1, namelessWe: x.findSelf(w)}
	w.order = w.order[:0]
	for i := range w.mentions {
		if m := &w.mentions[i]; m.first < m.last && (m.entity >= 0 || m.kind == kindPronoun || m.kind == kindNominal) {
			w.order = append(w.order, int32(i))
		}
	}
	w.orderByPlace()
	byPlace := w.order
	w.topic = x.findTopic(w)
	x.about(w, 0)
	for k, i := range byPlace {
		m := &w.mentions[i]
		x.about(w, m.sent)
		switch {
		case m.kind == kindNominal && m.entity < 0:
			x.resolveNominal(w, byPlace[:k], i)
		case m.kind == kindPronoun && x.coref.pronoun:
			x.resolvePronoun(w, byPlace[:k], i)
		}
	}
	x.dropUntyped(w)
}

// resolvePronoun finds whom pronoun i means: before holds the mentions before it.
func (x *Extractor) resolvePronoun(w *work, before []int32, i int32) {
	m := &w.mentions[i]
	if x.en.i.has(w.token(m.first).Word) {
		if e := w.saidBy(m.first); e >= 0 && x.coref.i {
			m.entity, m.typ = e, w.entities[e].typ
			w.noteLinked(i, w.entities[e].first, "the speaker")
		} else if e := w.speaker; e >= 0 && x.coref.i && !x.inQuote(w, m.first) {
			m.typ = w.entities[e].typ
			w.resolver.join(i, e, "who tells of himself by name")
		} else {
			x.nameless(w, i)
		}
		return
	}
	if w.token(m.first).Word == x.en.there {
		x.resolveThere(w, before, i)
		return
	}
	if x.en.we.has(w.token(m.first).Word) {
		x.nameless(w, i)
		return
	}
	if x.expletive(w, w.doc.Sentences[m.sent], m.first) {
		w.noteLinked(i, -1, "it stands for a clause, the weather or the time")
		return
	}
	if x.en.they.has(w.token(m.first).Word) && x.resolvePair(w, i) {
		return
	}
	if x.haveKin(w, i) {
		if !x.resolveParents(w, i) && !x.resolveGroup(w, i) {
			w.noteLinked(i, -1, "no couple is named before it")
		}
		return
	}
	if o := x.sharedOwner(w, i); o >= 0 {
		m.entity, m.typ = w.mentions[o].entity, w.mentions[o].typ
		w.noteLinked(i, o, "the same owner in a list")
		return
	}
	if o := x.sameFamily(w, i); o >= 0 {
		m.entity, m.typ = w.mentions[o].entity, w.mentions[o].typ
		w.noteLinked(i, o, "whose family the sentence before tells of, too")
		return
	}
	c := x.antecedent(w, before, i)
	if far := c == nil || c.features[distance] > 1; far && x.en.they.has(w.token(m.first).Word) && x.resolveGroup(w, i) {
		return // a body named further back than people who are named together is not meant
	}
	if c != nil {
		x.refer(w, i, c)
		return
	}
	if g := x.pronounGender(w, m); w.titled >= 0 && g != noGender && (w.entities[w.titled].gender == noGender || w.entities[w.titled].gender == g) {
		m.typ = x.personType
		w.resolver.join(i, w.titled, "who the title names")
		return
	}
	if !x.nameless(w, i) {
		w.noteLinked(i, -1, "nothing around it agrees")
	}
}

// sharedOwner returns the possessive before pronoun i that is the same word and opens another member of
// its list: "His brothers, Karl and Adam, and his nephew"; -1 for none.
func (x *Extractor) sharedOwner(w *work, i int32) int32 {
	m := &w.mentions[i]
	p := w.phraseAt[m.first]
	if p < 0 || w.phrases[p].first != m.first || w.token(m.first).Tag != nlp.PRPS {
		return -1
	}
	for q := w.phrases[p].lead; q >= 0 && q < p; q = w.phrases[q].next {
		o := w.at[w.phrases[q].first]
		if o >= 0 && w.mentions[o].kind == kindPronoun && w.mentions[o].entity >= 0 && w.mentions[o].also == 0 && w.token(w.mentions[o].first).Word == w.token(m.first).Word {
			return o
		}
	}
	return -1
}

// sameFamily returns the possessive that opens the sentence before that of pronoun i, where both are the same
// word before a relative and open their sentences: "Her sister Ann is a novelist. Her nephew plays"; -1 for none.
func (x *Extractor) sameFamily(w *work, i int32) int32 {
	m := &w.mentions[i]
	if m.sent == 0 || !x.opensFamily(w, m.sent, m.first) {
		return -1
	}
	first := w.doc.Sentences[m.sent-1].First
	o := w.at[first]
	if o < 0 || w.mentions[o].kind != kindPronoun || w.mentions[o].entity < 0 || w.mentions[o].also != 0 || w.token(first).Word != w.token(m.first).Word || !x.opensFamily(w, m.sent-1, first) {
		return -1
	}
	return o
}

// opensFamily reports whether the token that is a possessive opens sentence n and owns a relative.
func (x *Extractor) opensFamily(w *work, n, i int32) bool {
	p := w.phraseAt[i]
	return w.doc.Sentences[n].First == i && w.token(i).Tag == nlp.PRPS && p >= 0 && w.phrases[p].first == i && x.kinWord(w, p)
}

// resolveThere finds the place that "there" means: the last one named before it, in its
// sentence or the one before; of "Perth, Australia" that is Perth.
func (x *Extractor) resolveThere(w *work, before []int32, i int32) {
	m := &w.mentions[i]
	place := int32(-1)
	for k := len(before) - 1; k >= 0; k-- {
		c := &w.mentions[before[k]]
		if c.sent < m.sent-1 {
			break
		}
		if c.kind != kindName || !x.types.is(c.typ, x.placeMask) {
			continue
		}
		w.sentence = w.doc.Sentences[c.sent]
		if place < 0 || x.wholeOf(w, before[k]) == place {
			place = before[k]
		} else {
			break
		}
	}
	if place < 0 {
		w.noteLinked(i, -1, "no place is named before it")
		return
	}
	m.entity, m.typ = w.mentions[place].entity, w.mentions[place].typ
	w.noteLinked(i, place, "the last place named")
}

// refer makes pronoun i a mention of candidate c.
func (x *Extractor) refer(w *work, i int32, c *candidate) {
	m, e := &w.mentions[i], &w.entities[c.entity]
	if e.typ == unknown {
		e.typ = x.typeOf("person") // who is "he" or "she" is a person
	}
	m.entity, m.typ = c.entity, e.typ
	if e.gender == noGender {
		e.gender = x.pronounGender(w, m)
	}
	w.noteLinked(i, c.mention, "the most salient that agrees")
}

// pronounGender is that of "he" or "she" in any form.
func (x *Extractor) pronounGender(w *work, m *mention) gender {
	switch word := w.token(m.first).Word; {
	case x.en.he.has(word):
		return male
	case x.en.she.has(word):
		return female
	}
	return noGender
}

// dropUntyped takes names that nothing has typed out of the entities, and gives those
// that a pronoun has typed their type.
func (x *Extractor) dropUntyped(w *work) {
	for i := range w.mentions {
		m := &w.mentions[i]
		if m.first == m.last || m.entity < 0 || m.typ != unknown {
			continue
		}
		if e := &w.entities[m.entity]; e.typ == unknown {
			m.entity = -1
		} else {
			m.typ, m.rule = e.typ, "pronoun"
			w.noteTyped(int32(i), -1, "a pronoun refers to it")
		}
	}
}

// findThings marks untyped entities that take part in a clause as people do, and those
// that are named anywhere as people are not: in quotes, behind an article, before a
// number or "of", in capitals, or in plain words.
func (x *Extractor) findThings(w *work) {
	for i := range w.mentions {
		m := &w.mentions[i]
		if m.first == m.last || m.entity < 0 || w.entities[m.entity].typ != unknown {
			continue
		}
		s := w.doc.Sentences[m.sent]
		e := &w.entities[m.entity]
		e.thing = e.thing || m.name >= 0 && (w.ballots[m.name].sum[unknown] >= titled || w.ballots[m.name].ship) // "the album Glass Houses"
		e.thing = e.thing || !x.plainWords(w, m) || m.last-m.first > maxUntyped || x.plainName(w, m)
		for k := m.first; k < m.last; k++ {
			e.thing = e.thing || !w.token(k).Tag.Proper() || w.token(k).Tag == nlp.NNPS
		}
		if m.first > s.First {
			b := w.token(m.first - 1)
			e.thing = e.thing || x.en.quotes.has(b.Word) || b.Tag == nlp.DT || b.Tag == nlp.PRPS
		}
		if m.last < s.Last {
			t := w.token(m.last)
			e.thing = e.thing || t.Shape.Has(nlp.Digit) || t.Tag.Noun() || t.Word == x.en.of
		}
		_, function := x.functionOf(w, int32(i))
		e.acts = e.acts || function == asSubject || function == asObject || function == asOwner
	}
}

// antecedent returns the best of the entities around pronoun i, nil for none.
func (x *Extractor) antecedent(w *work, before []int32, i int32) *candidate {
	r := x.reference(w, i)
	w.candidates = w.candidates[:0]
	for k := len(before) - 1; k >= max(len(before)-maxLookback, 0); k-- {
		c := &w.mentions[before[k]]
		if c.sent < r.sent-x.coref.window {
			break
		}
		if k > 0 && w.explains(c, &w.mentions[before[k-1]], x.en.open) || k > 1 && w.explains(c, &w.mentions[before[k-2]], x.en.open) {
			continue
		}
		if c.entity < 0 {
			continue
		}
		if o := w.candidateOf(c.entity); o != nil {
			x.emphasize(w, &r, o, before[k])
		} else if x.mayBe(w, &r, before[k]) {
			x.consider(w, &r, before[k], len(w.candidates))
		}
	}
	if d := w.defined; d >= 0 && w.candidateOf(d) == nil && w.mentions[w.entities[d].first].first < w.mentions[i].first && x.mayBe(w, &r, w.entities[d].first) {
		x.consider(w, &r, w.entities[d].first, len(w.candidates))
	}
	if a := x.cataphor(w, &r); a >= 0 && x.mayBe(w, &r, a) {
		c := w.candidateOf(w.mentions[a].entity)
		if c == nil {
			c = x.consider(w, &r, a, 0)
		}
		c.features[announced], c.features[distance] = 1, 0
	}
	c := x.best(w, i)
	if c == nil || w.mentions[i].kind != kindPronoun {
		return c
	}
	if x.pronounGender(w, &w.mentions[i]) != noGender {
		return c
	}
	points := c.score()
	if score, ok := x.unnamed(w, &r); ok && (score > points || points < minNamed && c.entity != w.defined) {
		w.noteVetoed(i, c.mention, "a noun without a name is as likely")
		return nil
	}
	return c
}

// maxTongue is how many words tell at most in which language another name is: "(Polish: ".
const maxTongue = 3

// explains reports whether mention m is another name of what mention of stands right before
// it, behind a bracket: "the Brenta Group (BG)", "the Brenta Group (Danish: Brentagruppen)". It has no place in
// the clause of its own.
func (w *work) explains(m, of *mention, open nlp.WordID) bool {
	return m.entity >= 0 && m.entity == of.entity && of.last < m.first && m.first-of.last <= maxTongue && w.token(of.last).Word == open
}

// mayBe reports whether pronoun r may refer to the entity of mention c.
func (x *Extractor) mayBe(w *work, r *reference, c int32) bool {
	m := &w.mentions[c]
	switch {
	case m.entity < 0 || !x.agrees(w, m, r.mention):
		w.noteVetoed(r.mention, c, "gender, number or kind of thing do not agree")
		return false
	case (m.entity == w.speaker || m.entity == w.nameless[noGender]) && x.pronounGender(w, &w.mentions[r.mention]) != noGender && !x.inQuote(w, w.mentions[r.mention].first):
		w.noteVetoed(r.mention, c, "who tells it as \"I\" is no \"he\" or \"she\"")
		return false
	case r.ofBody && !x.types.is(w.entities[m.entity].typ, x.orgMask|x.countryMask):
		w.noteVetoed(r.mention, c, "it has no such thing")
		return false
	case r.bars(m.entity):
		w.noteVetoed(r.mention, c, "subject and object of one verb, or in one phrase")
		return false
	}
	return true
}

func (w *work) candidateOf(e int32) *candidate {
	for i := range w.candidates {
		if w.candidates[i].entity == e {
			return &w.candidates[i]
		}
	}
	return nil
}

// best returns the candidate with the highest score, the nearest of equals; nil where
// none has the score that the rules ask for.
func (x *Extractor) best(w *work, i int32) *candidate {
	var found *candidate
	top := x.coref.minScore - 1
	for k := range w.candidates {
		c := &w.candidates[k]
		score := c.score()
		if w.trace != nil {
			w.noteWeighed(i, c.mention, score, c.account())
		}
		if score > top {
			found, top = c, score
		}
	}
	return found
}

// agrees checks number, gender and animacy of mention c for pronoun i.
func (x *Extractor) agrees(w *work, c *mention, i int32) bool {
	if w.mentions[i].kind == kindNominal {
		return x.takesUp(w, i, c.entity)
	}
	t := w.token(w.mentions[i].first)
	e := &w.entities[c.entity]
	person := x.types.is(e.typ, x.personMask)
	maybe := person || e.typ == unknown && e.acts && !e.thing
	switch {
	case x.en.he.has(t.Word):
		return x.coref.he && maybe && e.gender != female
	case x.en.she.has(t.Word):
		return x.coref.she && maybe && e.gender != male
	case e.typ == unknown || person:
		return false
	case x.en.it.has(t.Word):
		return x.coref.it && c.kind != kindDemonym
	}
	return x.coref.they && (x.types.is(e.typ, x.orgMask) || x.types.is(e.typ, x.groupMask))
}
