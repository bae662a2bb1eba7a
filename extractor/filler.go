package extractor

import (
	"slices"
	"strings"

	"github.com/dossier-kg/dossier/internal/nlp"
)

// A filler is a mention that fills a role, and how surely.
type filler struct {
	mention int32
	factor  float64 // 1 for the thing itself, less where something stands for it
}

// maxFillers bounds the members of one coordination that fill a role.
const maxFillers = 24

// fill returns the mentions of the accepted types that phrase p stands for, with
// those of the phrases coordinated with it.
func (x *Extractor) fill(w *work, p int32, accept uint64, out []filler) []filler {
	for ; p >= 0 && len(out) < maxFillers-1; p = w.phrases[p].next {
		if x.describesNext(w, p) {
			continue
		}
		m, factor := x.standsFor(w, p, accept)
		if n := x.including(w, p); n >= 0 {
			out = x.fill(w, n, accept, out)
		}
		if m < 0 {
			continue
		}
		out = append(out, filler{m, factor})
		out = x.jointly(w, p, m, factor, accept, out)
		for also := x.demonymBefore(w, &w.phrases[p], m); also >= 0 && len(out) < maxFillers-1; also = x.demonymBefore(w, &w.phrases[p], also) {
			out = append(out, filler{also, factor})
		}
		for also := w.mentions[m].also; also != 0 && len(out) < maxFillers-1; also = w.mentions[also].also {
			out = append(out, filler{also, factor})
		}
		for whole := x.wholeOf(w, m); whole >= 0 && len(out) < maxFillers-1; whole = x.wholeOf(w, whole) {
			if x.acceptable(w, whole, accept) {
				out = append(out, filler{whole, wholeFactor * factor})
			}
		}
	}
	return out
}

// describesNext reports whether phrase p is an office of the person whom the next phrase of the list
// names: "Brenta Group president and chief executive Karen Oduya".
func (x *Extractor) describesNext(w *work, p int32) bool {
	q := &w.phrases[p]
	return q.next >= 0 && q.mention < 0 && q.det != definite && x.isOffice(w, p) && x.titledNext(w, q.next) >= 0
}

// including returns the phrase that names some of those that the plural p speaks of: "12 people in
// Oslo, including Karen Oduya", "clubs such as Kestrel United"; -1 for none.
func (x *Extractor) including(w *work, p int32) int32 {
	if tag := w.token(w.phrases[p].head).Tag; w.phrases[p].det == none || tag != nlp.NNS && tag != nlp.CD {
		return -1
	}
	for n, k := x.following(w, p), 0; n >= 0 && k < maxChain && w.token(w.phrases[n].prep).Word != x.en.including; n, k = x.following(w, n), k+1 {
		p = n
	}
	k := w.phrases[p].last
	if k < w.sentence.Last && w.token(k).Word == x.en.comma {
		k++
	}
	if k+2 < w.sentence.Last && w.token(k).Word == x.en.such && w.token(k+1).Word == x.en.as {
		if k += 2; w.token(k).Word == x.en.colon {
			k++
		}
		return w.phraseAt[min(k, w.sentence.Last-1)]
	}
	if k+1 >= w.sentence.Last || w.token(k).Word != x.en.including || w.phraseAt[k+1] < 0 {
		return -1
	}
	return w.phraseAt[k+1]
}

// jointly adds the others that a plural stands for with mention m: "leaders of Norway, Sweden
// and Oman".
func (x *Extractor) jointly(w *work, p, m int32, factor float64, accept uint64, out []filler) []filler {
	n := x.following(w, p)
	if a := w.phrases[p].appos; a > p { // "their daughters, Ann and Mary"
		n = a
	}
	if w.phrases[p].mention >= 0 || n < 0 || w.phrases[n].mention != m || w.token(w.phrases[p].head).Tag != nlp.NNS {
		return out
	}
	for n = w.phrases[n].next; n >= 0 && len(out) < maxFillers-1; n = w.phrases[n].next {
		if o := w.phrases[n].mention; o >= 0 && x.acceptable(w, o, accept) {
			out = append(out, filler{o, factor})
		}
	}
	return out
}

// demonymBefore returns the demonym of phrase q that a conjunction or comma joins with
// demonym m of it: "a Soviet and Russian physicist"; -1 for none.
func (x *Extractor) demonymBefore(w *work, q *phrase, m int32) int32 {
	k := w.mentions[m].first - 2
	if w.mentions[m].kind != kindDemonym || k < q.first || w.at[k] < 0 || w.mentions[w.at[k]].kind != kindDemonym || w.token(k).Shape.Has(nlp.Hyphen) {
		return -1
	}
	return w.at[k]
}

// standsFor returns the mention that a phrase stands for: its head, the name that
// renames it, or, where any actor is accepted, the country behind "Iranian officials".
func (x *Extractor) standsFor(w *work, p int32, accept uint64) (int32, float64) {
	q := &w.phrases[p]
	if m := q.mention; m >= 0 {
		if x.acceptable(w, m, accept) && !(accept&lasting != 0 && x.citizen(w, q)) {
			return m, 1
		}
		if w.mentions[m].kind == kindName && (w.mentions[m].typ != unknown || !x.lists.standFor.has(w.token(q.head))) { // but "the Embassy of Norway"
			return -1, 0
		}
		if by := x.saidBySubject(w, p); by >= 0 { // "the Norwegian army said it would leave"
			o, factor := x.standsFor(w, by, accept)
			return o, pronounFactor * factor
		}
	}
	if q.time && q.prep < 0 { // "Hours before the vote, Ann Vance met"
		return -1, 0
	}
	if accept&x.placeMask != 0 && q.mention < 0 && q.prep >= 0 && x.en.placeKinds.has(w.token(q.head).Lemma) && w.token(q.first).Tag != nlp.PRPS { // "in the Oslo area", "in the Brundle district of Oslo", but not "head of its Oslo district"
		for k := q.head - 1; k >= q.first; k-- {
			if m := w.at[k]; m >= 0 && w.mentions[m].kind == kindName && x.types.is(w.mentions[m].typ, x.placeMask) && x.acceptable(w, m, accept) && !(x.types.is(w.mentions[m].typ, x.countryMask) && q.last < w.sentence.Last && w.token(q.last).Word == x.en.of) { // but "the US state of Ohio"
				return m, 0.9
			}
		}
	}
	if q.appos >= 0 {
		if m := w.phrases[q.appos].mention; m >= 0 && x.acceptable(w, m, accept) {
			return m, 1
		}
	}
	if m := x.nameAfter(w, w.sentence, p); q.mention < 0 && m >= 0 && x.acceptable(w, m, accept) {
		return m, 1
	}
	if n := x.amountOf(w, p); n >= 0 {
		if m, factor := x.standsFor(w, n, accept); m >= 0 && !x.oneOf(w, p, m) { // "hundreds of Norwegian soldiers"
			return m, factor
		}
	}
	if n := x.following(w, p); n >= 0 && q.prep >= 0 && q.mention < 0 && w.token(q.last).Word == x.en.of && x.en.placeKinds.has(w.token(q.head).Lemma) {
		if m := w.phrases[n].mention; m >= 0 && x.types.is(w.mentions[m].typ, x.placeMask) && x.acceptable(w, m, accept) { // "the small town of Brundle", "a suburb of Oslo"
			return m, 1
		}
	}
	if m := x.predicated(w, p); m >= 0 && x.acceptable(w, m, accept) {
		return m, 0.9
	}
	if m := x.namedByKind(w, q); m >= 0 && x.acceptable(w, m, accept) {
		return m, 0.9
	}
	if accept&x.actorMask == 0 || !x.lists.standFor.has(w.token(q.head)) {
		return -1, 0
	}
	if m, factor := x.actsFor(w, p, accept); m >= 0 && !x.oneOf(w, p, m) {
		return m, factor
	}
	return x.leaderOf(w, p, accept)
}

// citizen reports whether phrase q calls somebody by the country: "the Norwegian", "a Swede"; but not
// "the French" or "the Norwegians", who are their country.
func (x *Extractor) citizen(w *work, q *phrase) bool {
	m := &w.mentions[q.mention]
	if m.kind != kindDemonym || m.last != q.last || q.det != definite && q.det != indefinite || q.next >= 0 {
		return false
	}
	word := w.words(q.head, q.last)
	return !slices.ContainsFunc(peopleEndings[:], func(end string) bool { return strings.HasSuffix(word, end) })
}

// peopleEndings end the adjectives of nations that mean all of them behind "the", and the plurals.
var peopleEndings = [...]string{"sh", "ch", "ese", "s"}

// namedByKind returns the organisation that phrase q names before the noun of its kind: "the Brenta
// trade union", "Moreau's National Front party"; -1 for none. The Brenta board is a part of it, and the
// Labour-run council no party.
func (x *Extractor) namedByKind(w *work, q *phrase) int32 {
	head := w.token(q.head)
	if q.mention >= 0 || head.Tag != nlp.NN || !x.lists.nominalCompany.has(head) && !x.lists.nominalBody.has(head) || x.lists.unit.has(head) {
		return -1
	}
	for k := q.head - 1; k >= max(q.first, q.head-2); k-- {
		if m := w.at[k]; m >= 0 {
			o := &w.mentions[m]
			named := o.kind == kindName && !x.public(o) && o.end == w.token(k).End || o.kind == kindDemonym && x.vocab.Word(head.Lemma) == x.kindOf(o) // "the Republican party"
			if named && x.types.is(o.typ, x.orgMask) {
				return m
			}
			return -1
		}
		if !w.token(k).Tag.Noun() && !w.token(k).Tag.Adjective() || w.token(k).Shape.Has(nlp.Upper) { // "the Civic Union political party"
			return -1
		}
	}
	return -1
}

// public reports whether mention m is of a body whose own bodies go by its name: "the UN court".
func (x *Extractor) public(m *mention) bool {
	switch x.kindOf(m) {
	case "igo", "government", "ministry", "military", "court":
		return true
	}
	return false
}

// oneOf reports whether phrase p is one of the countries that m, a body of countries, is made
// of: what "a member of NATO" does is not done by NATO.
func (x *Extractor) oneOf(w *work, p, m int32) bool {
	head := w.token(w.phrases[p].head)
	return head.Tag == nlp.NN && x.en.members.has(head.Lemma) && x.kindOf(&w.mentions[m]) == "igo"
}

// saidBySubject returns the phrase whose own saying the clause of "it" or "they" in phrase p is,
// where nothing that has a name was found for the pronoun; -1 for none.
func (x *Extractor) saidBySubject(w *work, p int32) int32 {
	q := &w.phrases[p]
	if m := &w.mentions[q.mention]; m.kind != kindPronoun || m.entity >= 0 || q.subjectOf < 0 || !x.en.it.has(w.token(m.first).Word) && !x.en.they.has(w.token(m.first).Word) {
		return -1
	}
	v := &w.verbs[q.subjectOf]
	if v.link != complement || v.parent < 0 || !x.attr.report.has(w.lemma(w.verbs[v.parent].main)) {
		return -1
	}
	return w.verbs[v.parent].subject
}

// predicated returns the mention that a phrase is said of, as a fact: "Telford Holdings is a
// bank", for what is told of the bank; -1 for none. What is told of the shops in "a chain of
// shops" is told of the chain.
func (x *Extractor) predicated(w *work, p int32) int32 {
	if q := &w.phrases[p]; q.mention < 0 && q.det == bare {
		for g := x.governingNoun(w, p); g >= 0; g = x.governingNoun(w, g) {
			p = g
		}
	}
	q := &w.phrases[p]
	lead := &w.phrases[q.lead]
	as := lead.prep >= 0 && w.token(lead.prep).Word == x.en.as // "serves as a professor teaching law at"
	if q.mention >= 0 || lead.mention >= 0 || lead.prep >= 0 && !as || lead.det != indefinite && lead.det != definite {
		return -1
	}
	if lead.appos >= 0 {
		return w.phrases[lead.appos].mention
	}
	v := x.copula(w, w.sentence, p)
	if v < 0 || !as && !x.copular(w, v) || w.verbs[v].negative || w.verbs[v].modal != asserted {
		return -1
	}
	return w.phrases[w.verbs[v].subject].mention
}

// acceptable reports whether mention m is of an accepted type, by what it refers to.
func (x *Extractor) acceptable(w *work, m int32, accept uint64) bool {
	q := &w.mentions[m]
	if q.entity < 0 {
		return false
	}
	typ := w.entities[q.entity].typ
	return typ != unknown && x.types.is(typ, accept)
}

// following returns the phrase whose preposition stands right behind phrase p, in
// the same sentence; -1 for none.
func (x *Extractor) following(w *work, p int32) int32 {
	n, end := p+1, w.phrases[p].last
	if int(n) >= len(w.phrases) || end >= w.sentence.Last || w.phrases[n].prep != end {
		return -1
	}
	return n
}

// owner returns the mention that whatever phrase p names belongs to: what is done to
// "Russian troops", "Israel's policies" or "a camp in Lebanon" is done to the country.
func (x *Extractor) owner(w *work, p int32, accept uint64) (int32, float64) {
	m, factor := x.ownerWithin(w, p, accept, false)
	if m >= 0 && x.oneOf(w, p, m) {
		return -1, 0
	}
	return m, factor
}

// ownerWithin is owner, or the owner of an owner: "the home of a Norwegian minister", but
// not the one that hangs on the owner by a preposition, "the critics of a friend of Norway".
func (x *Extractor) ownerWithin(w *work, p int32, accept uint64, inner bool) (int32, float64) {
	q := &w.phrases[p]
	if q.time || q.mention >= 0 && w.mentions[q.mention].kind == kindName || x.frames.kinship.has(w.lemma(q.head)) {
		return -1, 0
	}
	of := func(o int32, factor float64) (int32, float64) {
		if m := w.phrases[o].mention; m >= 0 && x.acceptable(w, m, accept) {
			return m, factor
		}
		if inner {
			return -1, 0
		}
		if m, less := x.standsFor(w, o, accept); m >= 0 && w.mentions[m].first >= w.phrases[o].first && w.mentions[m].last <= w.phrases[o].last { // "a depot of the Swedish army"
			return m, factor * less
		}
		m, less := x.ownerWithin(w, o, accept, true)
		return m, factor * less
	}
	if q.poss >= 0 {
		m, factor := of(q.poss, 0.75)
		if n := w.phrases[q.poss].mention; m >= 0 || n >= 0 { // "Scania's independence from Sweden" is Scania's
			return m, factor
		}
	}
	for k := q.head - 1; k >= q.first && !x.en.conflicts.has(w.token(q.head).Lemma); k-- {
		if m := w.at[k]; m >= 0 && w.mentions[m].kind != kindPronoun && x.acceptable(w, m, accept) && !x.actedOn(w, k) {
			return m, 0.7
		}
	}
	if m, factor := x.maker(w, p, accept); m >= 0 {
		return m, 0.6 * factor
	}
	frontier := x.en.frontiers.has(w.token(q.head).Lemma)
	if n := x.following(w, p); n >= 0 && (!inner || frontier) { // "a camp near the border of Norway"
		switch prep := w.token(q.last).Word; {
		case prep == x.en.of || prep == x.from || accept&x.placeMask != 0 && (x.en.aPlaceFollows.has(prep) || frontier && prep == x.en.with):
			return of(n, 0.6)
		case prep == x.en.forWord && x.en.shelters.has(w.lemma(q.head)) && accept&x.placeMask != 0 && w.phrases[n].mention < 0 && x.lists.standFor.has(w.token(w.phrases[n].head)): // "a camp for Norwegian refugees"
			return x.actorWithin(w, &w.phrases[n], accept), 0.6
		case prep == x.en.by: // "abuses by Norwegian police", but not "a painting by Karen Oduya"
			if m, factor := of(n, 0.6); m >= 0 && !x.acceptable(w, m, x.personMask) {
				return m, factor
			}
		}
	}
	return -1, 0
}
