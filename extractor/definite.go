package extractor

import (
	"strings"

	"github.com/dossier-kg/dossier/internal/nlp"
)

// A holding is an office that the document says a person holds.
type holding struct {
	body   int32 // the country or organisation that the office is of, -1 where it is not said
	office office
	next   int32 // one more than the place of another that the person holds, 0 for none
}

// findNominals puts a mention for each noun phrase that may take up something named
// before: "the company", "this country", "the foreign minister". Those for which nothing
// is found are taken away again: see dropNominal.
func (x *Extractor) findNominals(w *work) {
	w.holdings, w.second = w.holdings[:0], -1
	if !x.coref.nominals {
		return
	}
	x.introduce(w)
	x.findHoldings(w)
	x.findGovernments(w)
	for n := range w.doc.Sentences {
		s := w.doc.Sentences[n]
		w.sentence = s
		x.about(w, int32(n))
		for p := w.spans[n].phrase; p < w.spans[n+1].phrase; p++ {
			if x.bridges(w, p) {
				x.bridge(w, n, p)
				continue
			}
			if x.bareBody(w, p) {
				w.opens(n, p)
				continue
			}
			if city := x.capitalCity(w, s, p); city >= 0 {
				x.addNominal(w, n, p, w.phrases[p].first).entry = city
			} else if first, ok := x.definite(w, s, p); ok {
				x.addNominal(w, n, p, first)
			}
		}
	}
}

// addNominal makes phrase p a mention, from token first on.
func (x *Extractor) addNominal(w *work, n int, p, first int32) *mention {
	m := mention{first: first, last: w.phrases[p].last, sent: int32(n), kind: kindNominal, entry: -1, reading: -1, entity: -1, rule: "nominal", score: 1}
	m.start, m.end = w.token(first).Start, w.token(m.last-1).End
	w.phrases[p].mention = int32(len(w.mentions))
	w.mentions = append(w.mentions, m)
	return &w.mentions[len(w.mentions)-1]
}

// definite reports whether phrase p may take up something, and where it begins: it is
// "the" or "this" and a noun of one of the lists or an office, says no more of it, and is
// not what the clause says its subject is.
func (x *Extractor) definite(w *work, s nlp.Sentence, p int32) (int32, bool) {
	q := &w.phrases[p]
	t := w.token(q.head)
	if x.bothSides(w, q) {
		return q.first, q.next < 0 && q.lead == p && q.appos < 0 && x.copula(w, s, p) < 0
	}
	called := q.mention >= 0 && x.citizen(w, q)
	half := x.en.halves.has(t.Word) && t.Shape.Has(nlp.Upper) // "the North" of Korea
	if q.det != definite || q.mention >= 0 && !called || q.poss >= 0 || q.appos >= 0 || q.time || q.last != q.head+1 || t.Tag != nlp.NN && !(t.Tag == nlp.JJ && w.told[t.Lemma]) && !half && !x.fighters(t) && !called && w.yearsOld(q.head) == "" ||
		w.token(q.first).Tag == nlp.PRPS || q.next >= 0 || q.lead != p {
		return 0, false
	}
	if q.last < s.Last {
		next := w.token(q.last)
		if next.Word == x.en.of || next.Word == x.en.that || next.Tag == nlp.WDT || next.Tag == nlp.WP {
			return 0, false
		}
		if v := w.verbAt[q.last]; v >= 0 && (w.verbs[v].form == participle || w.verbs[v].form == gerund) && x.finiteFollows(w, s, w.verbs[v].last) { // "the company founded by him"
			return 0, false
		}
	}
	if x.copula(w, s, p) >= 0 {
		return 0, false
	}
	if called {
		return q.first, q.head == q.first+1
	}
	if o := x.officeEnding(w, q); o >= 0 {
		return q.first, w.offices[o].first == q.first+1 || w.offices[o].first == q.first+2 && w.at[q.first+1] >= 0
	}
	if x.placed(w, q.first, q.head) >= 0 {
		return q.first, x.lists.nominalCompany.has(t)
	}
	if x.en.governs.has(t.Lemma) {
		return q.first, q.head == q.first+1 && w.governed >= 0 && w.governedFrom < q.first
	}
	return q.first, q.head == q.first+1 && (half || x.nominalHead(t) || x.fighters(t) || x.en.couples.has(t.Lemma) || w.defined >= 0 && t.Lemma == w.definedAs || t.Lemma != 0 && w.told[t.Lemma] || w.yearsOld(q.head) != "")
}

// bareBody reports whether phrase p opens with the noun of a body, without article, before an office and
// who holds it: "Party leader Ann Vance" leads the party that the text told of.
func (x *Extractor) bareBody(w *work, p int32) bool {
	q := &w.phrases[p]
	if q.det != bare || q.poss >= 0 || q.mention < 0 || q.last-q.first < 3 || w.at[q.first] >= 0 || !x.types.is(w.mentions[q.mention].typ, x.personMask) {
		return false
	}
	t := w.token(q.first)
	holder := w.mentions[q.mention].first
	return (w.officeAt[q.first] == holder && holder > q.first+1 || w.officeAt[q.first+1] == holder) && t.Tag.Noun() && t.Lemma == t.Word && (x.lists.nominalCompany.has(t) || x.lists.nominalBody.has(t))
}

// opens makes the first word of phrase p a mention that takes something up.
func (w *work) opens(n int, p int32) *mention {
	first := w.phrases[p].first
	t := w.token(first)
	w.at[first] = int32(len(w.mentions))
	w.mentions = append(w.mentions, mention{first: first, last: first + 1, start: t.Start, end: t.End, sent: int32(n), kind: kindNominal, entry: -1, reading: -1, entity: -1, rule: "nominal", score: 1})
	return &w.mentions[w.at[first]]
}

// placed returns the mention of where the noun at token head is from, where nothing else stands
// between it and its article: "the Norwegian carmaker", "the Oslo-based firm"; -1 for none.
func (x *Extractor) placed(w *work, article, head int32) int32 {
	if head != article+2 {
		return -1
	}
	m := w.at[article+1]
	if m < 0 || w.mentions[m].kind != kindDemonym && !(w.token(article+1).Shape.Has(nlp.Hyphen) && x.types.is(w.mentions[m].typ, x.placeMask)) {
		return -1
	}
	return m
}

// fighters reports whether a noun means all of an armed group: "the insurgents".
func (x *Extractor) fighters(t *nlp.Token) bool {
	return t.Tag == nlp.NNS && x.lists.nominalFighter.has(t)
}

// nominalHead reports whether a noun is in one of the lists of nominals.
func (x *Extractor) nominalHead(t *nlp.Token) bool {
	l := &x.lists
	return l.nominalCountry.has(t) || l.nominalCity.has(t) || l.nominalRegion.has(t) || l.nominalCompany.has(t) || l.nominalBody.has(t)
}

// officeEnding returns the office that phrase q ends with, -1 for none.
func (x *Extractor) officeEnding(w *work, q *phrase) int32 {
	low, high := 0, len(w.offices)
	for low < high {
		mid := (low + high) / 2
		if w.offices[mid].last <= q.head {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if low < len(w.offices) && w.offices[low].last == q.last && w.offices[low].first >= q.first {
		return int32(low)
	}
	return -1
}

// findHoldings notes who is said to hold which office.
func (x *Extractor) findHoldings(w *work) {
	for i := range w.offices {
		o := &w.offices[i]
		p := w.phraseAt[o.last-1]
		if p < 0 {
			continue
		}
		n := w.sentenceOf(o.first)
		w.sentence = w.doc.Sentences[n]
		holder, _, _ := x.holder(w, w.sentence, o, p)
		if holder < 0 || w.mentions[holder].entity < 0 || !x.types.is(w.mentions[holder].typ, x.personMask) {
			continue
		}
		e := &w.entities[w.mentions[holder].entity]
		w.holdings = append(w.holdings, holding{x.bodyOf(w, o, p), *o, e.holdings})
		e.holdings = int32(len(w.holdings))
	}
}

// findGovernments notes the country whose government the document speaks of, if it speaks of that of one alone:
// "Norway's government", "the Norwegian junta", "the government of Norway".
func (x *Extractor) findGovernments(w *work) {
	w.governed = -1
	for n := range w.doc.Sentences {
		w.sentence = w.doc.Sentences[n]
		for p := w.spans[n].phrase; p < w.spans[n+1].phrase; p++ {
			if !x.en.governs.has(w.lemma(w.phrases[p].head)) {
				continue
			}
			switch e := x.countryGoverned(w, p); {
			case e < 0:
			case w.governed < 0:
				w.governed, w.governedFrom = e, w.phrases[p].first
			case w.governed != e:
				w.governed = -1
				return
			}
		}
	}
}

// countryGoverned returns the country that the government in phrase p is said to be of, -1 for none.
func (x *Extractor) countryGoverned(w *work, p int32) int32 {
	q := &w.phrases[p]
	m := x.actorWithin(w, q, x.countryMask)
	if n := x.following(w, p); m < 0 && n >= 0 && w.token(q.last).Word == x.en.of {
		m = w.phrases[n].mention
	}
	if q.poss >= 0 {
		m = w.phrases[q.poss].mention
	}
	if m < 0 || q.mention >= 0 || !x.acceptable(w, m, x.countryMask) {
		return -1
	}
	return w.mentions[m].entity
}

// bodyOf returns the entity that office o in phrase p is said to be of, -1 for none.
func (x *Extractor) bodyOf(w *work, o *office, p int32) int32 {
	q := &w.phrases[p]
	if q.poss >= 0 {
		return x.entityOf(w, q.poss)
	}
	for k := o.first - 1; k >= q.first; k-- {
		if m := w.at[k]; m >= 0 && w.mentions[m].kind != kindPronoun {
			return w.mentions[m].entity
		}
	}
	if f := x.following(w, p); f >= 0 && o.last == q.last && w.token(q.last).Word == x.en.of {
		return x.entityOf(w, f)
	}
	return -1
}

// takesUp reports whether nominal mention i may mean entity e.
func (x *Extractor) takesUp(w *work, i, e int32) bool {
	m, o := &w.mentions[i], &w.entities[e]
	t := w.token(m.last - 1)
	l := &x.lists
	switch {
	case e == w.defined && t.Lemma == w.definedAs:
		return true
	case x.types.is(o.typ, x.personMask):
		from := x.calledBy(w, m)
		return x.holds(w, m, e) || o.told.by(t.Lemma) || o.told.age != "" && o.told.age == w.yearsOld(m.last-1) || from >= 0 && from == o.told.from
	case x.types.is(o.typ, x.countryMask):
		return l.nominalCountry.has(t) || x.en.halves.has(t.Word) && sameLetters(opening(o.name), w.words(m.last-1, m.last))
	case x.types.is(o.typ, x.placeMask):
		return o.told.by(t.Lemma) || l.nominalCity.has(t) && o.kind == "city" || l.nominalRegion.has(t) && (o.kind == "region" || x.nameHas(w, o, t))
	case !x.types.is(o.typ, x.orgMask):
		return false
	case l.nominalCompany.has(t):
		from := x.placed(w, m.first, m.last-1)
		return (o.kind == "company" || e == w.defined && o.kind == "" || o.told.by(t.Lemma) || x.nameHas(w, o, t)) &&
			(from < 0 || !x.abroad(o.entry, w.mentions[from].entry) && !x.abroad(o.told.from, w.mentions[from].entry))
	}
	if x.fighters(t) {
		return o.kind == "armed_group"
	}
	if l.titles.has(t) { // "the respondent"
		return o.told.by(t.Lemma)
	}
	return l.nominalBody.has(t) && (o.kind == x.vocab.Word(t.Lemma) || o.kind == "armed_group" && x.en.armedGroups.has(t.Lemma) || o.told.by(t.Lemma) || x.nameHas(w, o, t))
}

// opening returns what stands before the first blank of a name of several words.
func opening(name string) string {
	first, _, _ := strings.Cut(name, " ")
	return first
}

// nameHas reports whether a noun is a word of the name of an entity: "the bank" of the Bank of Marlow.
func (x *Extractor) nameHas(w *work, o *entity, t *nlp.Token) bool {
	noun := w.doc.Text[t.Start:t.End]
	for word := range strings.FieldsSeq(o.name) {
		if sameLetters(word, noun) {
			return true
		}
	}
	return false
}

// holds reports whether person e holds the office that nominal m names, for the body it
// names: "the minister" of the foreign minister, "the Omani foreign minister".
func (x *Extractor) holds(w *work, m *mention, e int32) bool {
	p := w.phraseAt[m.first]
	k := x.officeEnding(w, &w.phrases[p])
	if k < 0 {
		return false
	}
	o := &w.offices[k]
	body := x.bodyOf(w, o, p)
	width := o.last - o.first
	for i := w.entities[e].holdings; i > 0; i = w.holdings[i-1].next {
		h := &w.holdings[i-1]
		if h.office.last-h.office.first < width || body >= 0 && h.body >= 0 && body != h.body {
			continue
		}
		if strings.EqualFold(w.words(o.first, o.last), w.words(h.office.last-width, h.office.last)) {
			return true
		}
	}
	return false
}

// resolveNominal finds what nominal i takes up, else who held the office at the date of
// the document; before holds the mentions before it.
func (x *Extractor) resolveNominal(w *work, before []int32, i int32) {
	if m := &w.mentions[i]; w.token(m.last-1).Tag == nlp.NNS && x.en.sides.has(w.lemma(m.last-1)) {
		if !x.resolveSides(w, i) {
			w.dropNominal(i)
		}
		return
	}
	if entry := w.mentions[i].entry; entry >= 0 {
		w.noteFound(i)
		x.joinEntry(w, i, entry, "the capital of the country")
		return
	}
	c := x.introducedAs(w, before, i)
	if c == nil {
		c = x.antecedent(w, before, i)
		if c != nil && w.rivalled(i, c) {
			c = nil
		}
	}
	if c != nil {
		w.noteFound(i)
		x.refer(w, i, c)
		noun := w.lemma(w.mentions[i].last - 1)
		w.entities[c.entity].told.again, w.told[noun] = noun, true
		return
	}
	if entry := x.officeAtDate(w, i); entry >= 0 {
		w.noteFound(i)
		x.joinEntry(w, i, entry, "who held that office then")
		return
	}
	noun := w.lemma(w.mentions[i].last - 1)
	if noun == x.en.couple && x.resolveParents(w, i) {
		return
	}
	if x.en.governs.has(noun) {
		w.noteFound(i)
		w.resolver.join(i, w.governed, "whose government the text speaks of, and of no other")
		w.mentions[i].typ = w.entities[w.governed].typ
		return
	}
	if !x.en.couples.has(noun) || !x.resolveGroup(w, i) {
		w.dropNominal(i)
	}
}

// joinEntry makes mention i one of an entry of the lexicon.
func (x *Extractor) joinEntry(w *work, i, entry int32, sieve string) {
	r := &w.resolver
	if e, ok := r.entries[entry]; ok {
		r.join(i, e, sieve)
	} else {
		r.openEntry(i, entry)
	}
	w.mentions[i].typ = w.entities[w.mentions[i].entity].typ
}

// rivalled reports whether nominal i, which has no article, may as well take up another of the sentence that
// names candidate c: "Labour and the Greens met. Party leader Ann Vance".
func (w *work) rivalled(i int32, c *candidate) bool {
	p := w.phraseAt[w.mentions[i].first]
	if p < 0 || w.phrases[p].det != bare {
		return false
	}
	for k := range w.candidates {
		if o := &w.candidates[k]; o.entity != c.entity && w.mentions[o.mention].sent == w.mentions[c.mention].sent {
			w.noteVetoed(i, c.mention, "another of the sentence is as likely")
			return true
		}
	}
	return false
}

// officeAtDate returns the lexicon's person who held the office that nominal i names
// with its country ("the French president") at the date of the document, -1 for none.
func (x *Extractor) officeAtDate(w *work, i int32) int32 {
	m := &w.mentions[i]
	p := w.phraseAt[m.first]
	k := x.officeEnding(w, &w.phrases[p])
	if k < 0 || w.date == "" {
		return -1
	}
	o := &w.offices[k]
	body := x.bodyOf(w, o, p)
	if body < 0 || w.entities[body].entry < 0 {
		return -1
	}
	role, of := w.words(o.first, o.last), x.lexicon.entry(w.entities[body].entry).ID
	found := int32(-1)
	for _, e := range x.officials {
		if x.held(e, role, of, w.date) {
			if found >= 0 {
				return -1
			}
			found = e
		}
	}
	return found
}

// dropNominal takes nominal i away.
func (w *work) dropNominal(i int32) {
	m := &w.mentions[i]
	if p := w.phraseAt[m.first]; p >= 0 && w.phrases[p].mention == i {
		w.phrases[p].mention = w.at[m.last-1] // -1 but for "the Norwegian"
	}
	if w.at[m.first] == i {
		w.at[m.first] = -1
	}
	m.last = m.first
}
