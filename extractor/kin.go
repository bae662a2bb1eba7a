package extractor

import (
	"github.com/dossier-kg/dossier/internal/nlp"
)

// A kinship is where a text names a relative: the word, whose relative, and who.
type kinship struct {
	word      int32    // token of "wife"
	phrase    int32    // that holds it
	of        []filler // whose relatives
	relatives []filler
	stance    stance
	form      string
}

// matchKin reads kinship: "Obama's wife, Michelle", "his wife Michelle", "Michelle,
// wife of Obama", "Obama and his wife, Michelle", "Michelle is Obama's wife".
func (x *Extractor) matchKin(w *work, n int32, s nlp.Sentence, p int32) {
	q := &w.phrases[p]
	word := int32(-1)
	for t := q.first; t < q.last; t++ {
		if w.at[t] < 0 && x.frames.kinship.has(w.lemma(t)) {
			word = t
		}
	}
	if word < 0 || q.head > word && (q.mention < 0 || w.mentions[q.mention].first < word) {
		return
	}
	if k := q.prep - 1; k >= s.First && w.token(q.prep).Word == x.en.as && x.at(w, k, x.personMask) { // "returns as Grace and Dan Vance as her brother Jack"
		x.missKin(w, word, -1, "the relative, a person", "it is a part that somebody plays")
		return
	}
	w.kin = kinship{word: word, phrase: p, form: "kin", stance: stance{source: -1}, of: w.kin.of[:0], relatives: w.kin.relatives[:0]}
	x.readKin(w, n, s, &w.kin)
}

// readKin finds out whose relatives a word of kinship names, and who they are.
func (x *Extractor) readKin(w *work, n int32, s nlp.Sentence, k *kinship) {
	p := k.phrase
	k.relatives = x.relatives(w, s, p, k, k.relatives)
	if len(k.relatives) == 0 {
		x.missKin(w, k.word, -1, "the relative, a person", "nobody is named beside the word")
		return
	}
	k.of = x.kinOf(w, s, p, k.of)
	for _, fr := range x.frames.kin[w.lemma(k.word)] {
		f := x.frames.bound[fr]
		switch {
		case len(k.of) > 0:
			x.emitKin(w, n, f, k)
		case f.relation.Symmetric && len(k.relatives) > 1 && w.token(k.word).Tag == nlp.NNS:
			x.emitSiblings(w, n, f, k)
		default:
			x.missKin(w, k.word, -1, "the person whose relative it is", "no owner stands before the word, and none after of")
		}
	}
}

// emitKin links each relative with each of those whose relative it is.
func (x *Extractor) emitKin(w *work, n int32, f *boundFrame, k *kinship) {
	for _, of := range k.of {
		for _, relative := range k.relatives {
			x.kinFact(w, n, f, k, of, relative)
		}
	}
}

// emitSiblings links relatives with each other: "Ann and Bea are sisters".
func (x *Extractor) emitSiblings(w *work, n int32, f *boundFrame, k *kinship) {
	for i := range k.relatives {
		for j := i + 1; j < len(k.relatives); j++ {
			x.kinFact(w, n, f, k, k.relatives[i], k.relatives[j])
		}
	}
}

func (x *Extractor) kinFact(w *work, n int32, f *boundFrame, k *kinship, of, relative filler) {
	w.noteTry(f, "kin", f.Pos, w.words(k.word, k.word+1), k.word, k.word+1)
	m := match{frame: f, constraints: nounConstraints, shape: "kin", form: k.form, subject: of, object: relative, stance: &k.stance, trigger: [2]int32{k.word, k.word + 1},
		status: [2]int32{w.phrases[k.phrase].first, k.word}}
	m.place = hull(m.trigger, w.tokensOf(of.mention), w.tokensOf(relative.mention))
	fc := x.makeFact(w, n, &m)
	if fc == nil {
		return
	}
	fc.set("kinship", x.vocab.Word(w.lemma(k.word))) // "one of their sons" is a son
	w.noteSlot(fc, "kinship", k.word, k.word+1)
	if len(f.with) > 0 || x.en.spouses.has(w.lemma(k.word)) { // "Ann, daughter of Karl Vance, in 1990": something else was then
		x.circumstances(w, f, x.nounArgs(w, w.sentence, k.phrase), fc)
	}
}

// relatives returns the people that the word of kinship in phrase p is said of.
func (x *Extractor) relatives(w *work, s nlp.Sentence, p int32, k *kinship, out []filler) []filler {
	several, all := w.token(k.word).Tag == nlp.NNS, p
	if g := x.whichOf(w, p); g >= 0 {
		p, several = g, false
	}
	q := &w.phrases[p]
	if q.mention >= 0 && w.mentions[q.mention].first > k.word { // "his wife Michelle", "brothers Orville and Wilbur"
		if !several {
			return x.named(w, q.mention, out)
		}
		return x.sameKin(w, p, x.fill(w, p, x.personMask, out))
	}
	if r := x.inTurn(w, s, p); r >= 0 && !several {
		return x.named(w, w.phrases[r].mention, out)
	}
	r := x.renames(w, p)
	if r < 0 {
		r = x.renames(w, all)
	}
	if r >= 0 {
		if !several {
			return x.named(w, w.phrases[r].mention, out)
		}
		return x.sameKin(w, p, x.fill(w, w.phrases[r].lead, x.personMask, out))
	}
	if m := x.nameAfter(w, s, all); m >= 0 {
		if several { // "two sons from his first marriage, Ben and Dan"
			return x.sameKin(w, p, x.fill(w, w.phraseAt[w.mentions[m].first], x.personMask, out))
		}
		return x.named(w, m, out)
	}
	if r := p + 1; int(r) < len(w.phrases) && !several && x.owned(w, p) && w.phrases[r].first == q.last && q.last < s.Last && w.phrases[r].det == definite && x.personAt(w, r) {
		return x.named(w, w.phrases[r].mention, out) // "and his mother the painter Ann Reiss"
	}
	if q.next >= 0 && several && w.token(q.last).Word == x.en.comma && w.phrases[q.next].first == q.last+1 && x.personAt(w, q.next) { // "his wife, two sons, Paul and Tom, and a niece"
		return x.sameKin(w, p, x.fill(w, q.next, x.personMask, out))
	}
	if r := x.enumerated(w, s, p); r >= 0 && several {
		return x.fill(w, r, x.personMask, out)
	}
	v, subject := x.copula(w, s, p), int32(-1)
	if v >= 0 {
		subject = w.verbs[v].subject
	} else {
		v, subject = x.inverted(w, p)
	}
	if v < 0 {
		return x.fill(w, x.lateSubject(w, s, p), x.personMask, out)
	}
	k.stance = x.copulaStance(w, v, p)
	return x.fill(w, subject, x.personMask, out)
}

// inTurn returns the phrase that names the relative in phrase p, one of two who are named behind both of their words in the
// same order: "his son and daughter, Karl and Ann", "her mother and father (Ann and Karl)"; -1 for none.
func (x *Extractor) inTurn(w *work, s nlp.Sentence, p int32) int32 {
	a := p
	if !x.joinedTo(w, s, p) && p > 0 && x.joinedTo(w, s, p-1) {
		a--
	}
	if !x.joinedTo(w, s, a) || !x.kinWord(w, a) || !x.kinWord(w, a+1) {
		return -1
	}
	end, r := w.phrases[a+1].last, a+2
	if end+1 >= s.Last || w.token(end).Word != x.en.comma && w.token(end).Word != x.en.open || int(r)+1 >= len(w.phrases) || w.phrases[r].first != end+1 || !x.joinedTo(w, s, r) {
		return -1
	}
	if !x.personAt(w, r) || !x.personAt(w, r+1) {
		return -1
	}
	return r + p - a
}

// joinedTo reports whether nothing but a conjunction stands between phrase p and the next.
func (x *Extractor) joinedTo(w *work, s nlp.Sentence, p int32) bool {
	end := w.phrases[p].last
	return end+1 < s.Last && w.token(end).Tag == nlp.CC && int(p)+1 < len(w.phrases) && w.phrases[p+1].first == end+1
}

// whichOf returns the phrase that says which of the relatives in phrase p is meant: "the third of
// four sons", "the youngest of her children"; -1 for none.
func (x *Extractor) whichOf(w *work, p int32) int32 {
	g := x.governingNoun(w, p)
	if g < 0 || w.token(w.phrases[p].prep).Word != x.en.of || !x.en.birthOrder.has(w.token(w.phrases[g].head).Word) {
		return -1
	}
	return g
}

// sameKin keeps of a list of relatives those before one who is named as another kind of
// relative: "sons Willie and Mark and a brother, Joe".
func (x *Extractor) sameKin(w *work, p int32, list []filler) []filler {
	for i, fl := range list {
		q := w.phraseAt[w.mentions[fl.mention].first]
		if q <= p {
			continue
		}
		other := w.phrases[q].appos
		for k := w.phrases[q].first; k < w.phrases[q].head && other < 0; k++ {
			if w.at[k] < 0 && x.frames.kinship.has(w.lemma(k)) {
				other = q
			}
		}
		if other >= 0 && other != p && (other == q || x.frames.kinship.has(w.lemma(w.phrases[other].head))) {
			return list[:i]
		}
	}
	return list
}

// enumerated returns the phrase behind the colon, dash or bracket that follows phrase p:
// "her children: Ann and Bea"; -1 for none.
func (x *Extractor) enumerated(w *work, s nlp.Sentence, p int32) int32 {
	end := w.phrases[p].last
	if end+1 >= s.Last {
		return -1
	}
	if t := w.token(end).Word; t != x.en.colon && t != x.en.open && !x.en.dashes.has(t) {
		return -1
	}
	p = w.phraseAt[end+1]
	if p >= 0 && w.phrases[p].subjectOf >= 0 { // "had two sons: he married in 1920"
		return -1
	}
	return p
}

// named adds a mention that is a person.
func (x *Extractor) named(w *work, m int32, out []filler) []filler {
	if m < 0 || !x.acceptable(w, m, x.personMask) {
		return out
	}
	out = append(out, filler{m, 1})
	for also := w.mentions[m].also; also != 0; also = w.mentions[also].also { // "their son": of both
		out = append(out, filler{also, 1})
	}
	return out
}

// renames returns the phrase that names what phrase p describes, -1 for none.
func (x *Extractor) renames(w *work, p int32) int32 {
	if r := w.phrases[p].appos; r >= 0 && x.personAt(w, r) {
		return r
	}
	return -1
}

// listedBefore returns the last person of gender g whom the list that phrase p is in names
// before it: "Vance, Moreau and his wife"; -1 for none. Relatives who share an owner do not own
// each other: "Vance, his son Dan and his wife", "her parents, Ann and Karl, and her brother".
func (x *Extractor) listedBefore(w *work, p int32, g gender) int32 {
	lead := w.phrases[p].lead
	if a := w.phrases[lead].appos; g == noGender || x.pluralKin(w, lead) || a >= 0 && x.owned(w, a) && x.pluralKin(w, a) {
		return -1
	}
	found := int32(-1)
	for q := lead; q >= 0 && q != p && (q == lead || !x.owned(w, q)); q = w.phrases[q].next {
		if m := w.phrases[q].mention; m >= 0 && x.acceptable(w, m, x.personMask) && !x.otherGender(w, m, g) {
			found = m
		}
	}
	return found
}

// pluralKin reports whether phrase p speaks of several relatives: "her parents".
func (x *Extractor) pluralKin(w *work, p int32) bool {
	for k := w.phrases[p].first; k < w.phrases[p].last; k++ {
		if w.at[k] < 0 && w.token(k).Tag == nlp.NNS && x.frames.kinship.has(w.lemma(k)) {
			return true
		}
	}
	return false
}

// bareKin reports whether phrase p is a relative of the one whose name "and" joins with it:
// "Peter Vance and wife Ann"; but not "a brother, Karl, and two sisters, Ann and Bea", nor
// "Father Karl Vance and Sister Ann".
func (x *Extractor) bareKin(w *work, p int32) bool {
	q := &w.phrases[p]
	if q.lead == p || w.phrases[q.lead].next != p || w.phrases[q.lead].appos >= 0 || !x.personAt(w, q.lead) {
		return false
	}
	return x.kinName(w, q) && w.token(q.first-1).Tag == nlp.CC
}

// kinName reports whether phrase q is a word of kinship without an owner and a name: "wife Ann".
func (x *Extractor) kinName(w *work, q *phrase) bool {
	return w.at[q.first] < 0 && q.first < q.head && q.mention >= 0 && !w.token(q.first).Shape.Has(nlp.Upper) && x.frames.kinship.has(w.lemma(q.first))
}

func (x *Extractor) personAt(w *work, p int32) bool {
	m := w.phrases[p].mention
	return m >= 0 && x.acceptable(w, m, x.personMask)
}

// otherGender reports whether mention m refers to somebody who is known not to be of gender g.
func (x *Extractor) otherGender(w *work, m int32, g gender) bool {
	e := w.mentions[m].entity
	return e >= 0 && w.entities[e].gender != noGender && w.entities[e].gender != g
}

// kinShared finds the owner of a relative that is named without one: "his wife, Ann,
// and son, Paul", "he has a daughter, Ann".
func (x *Extractor) kinShared(w *work, s nlp.Sentence, p int32, out []filler) []filler {
	q := &w.phrases[p]
	if o := x.ownedLead(w, p); o >= 0 {
		return x.kinOf(w, s, o, out)
	}
	if x.bareKin(w, p) && !x.kinName(w, &w.phrases[q.lead]) {
		return x.fill(w, q.lead, x.personMask, out)[:1]
	}
	if o := x.ownedEarlier(w, s, p); o >= 0 {
		return x.kinOf(w, s, o, out)
	}
	if k := p - 1; k >= 0 && q.det == indefinite && w.phrases[k].last+1 == q.first && w.token(q.first-1).Word == x.en.comma && x.owned(w, k) && x.kinWord(w, k) { // "Her only child, a son named Dan, "
		return x.kinOf(w, s, k, out)
	}
	if o := x.ownedBefore(w, p); o >= 0 {
		return x.kinOf(w, w.sentence, o, out)
	}
	v := x.having(w, s, p)
	if v < 0 {
		v = x.leftBehind(w, s, p)
	}
	if v < 0 {
		v = x.keeping(w, s, q.lead)
	}
	if v < 0 {
		return out
	}
	return x.partner(w, &w.verbs[v], x.fill(w, w.verbs[v].subject, x.personMask, out))
}

// partner adds to who has a child the one with whom: "Vance married Ann Moss, with whom he had a son, Dan", "by his
// first wife, Ann Moss, he had a son, Dan".
func (x *Extractor) partner(w *work, v *verb, out []filler) []filler {
	if w.lemma(v.main) != x.en.have || len(out) != 1 {
		return out
	}
	for _, a := range w.args[v.args:v.argEnd] {
		p := &w.phrases[a.phrase]
		if (a.prep == x.en.with || a.prep == x.en.by) && p.next < 0 && (p.prep <= w.sentence.First || w.verbAt[p.prep-1] < 0) { // not "a brother, a priest, played by Vance"
			return x.fill(w, a.phrase, x.personMask, out)
		}
	}
	return out
}

// kinWord reports whether phrase p speaks of a relative.
func (x *Extractor) kinWord(w *work, p int32) bool {
	for k := w.phrases[p].first; k < w.phrases[p].last; k++ {
		if w.at[k] < 0 && x.frames.kinship.has(w.lemma(k)) {
			return true
		}
	}
	return false
}
