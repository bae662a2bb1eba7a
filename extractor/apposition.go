package extractor

import "github.com/dossier-kg/dossier/internal/nlp"

// rename links a name and the description beside it, across a comma or a bracket:
// "Abbas Araghchi, Iran's foreign minister," and "Iran's foreign minister, Abbas Araghchi,".
func (x *Extractor) rename(w *work, s nlp.Sentence, p, q int32) {
	a, b := &w.phrases[p], &w.phrases[q]
	if x.identified(w, a, b) {
		a.appos, b.appos = q, p
		return
	}
	if x.ownsNext(w, q) { // the description itself has an owner: take its head phrase
		return
	}
	start := b.first
	if b.poss >= 0 { // "X, Iran's foreign minister": the phrase begins with its owner
		start = x.ownerStart(w, q)
		if p = x.phraseBefore(w, s, x.afterAdverbs(w, s, start)); p < 0 {
			return
		}
		a = &w.phrases[p]
	}
	if o := x.phraseBefore(w, s, a.first); x.inToken(w, a) && o >= 0 { // "Sen. Vance, D-Ohio, chairman of"
		p, a = o, &w.phrases[o]
		if b.poss < 0 && start == w.phrases[q].first {
			a.appos, b.appos = q, p
		}
		return
	}
	if a.next == q || b.lead != q || b.time || b.prep >= 0 && b.prep != a.prep && b.poss < 0 {
		return
	}
	start = x.afterAdverbs(w, s, start) // "Moreau, formerly the head of the bank, left"
	o := x.beforeBracket(w, s, start-2) // "Moreau (1900 – 1980), the head of the bank"
	if o < 0 {
		o = x.beforeAge(w, s, p) // "Moreau, 54, the head of the bank"
	}
	if o < 0 {
		o = x.beforeWhole(w, p) // "Leeds, England, the home of Moreau"
	}
	if o < 0 {
		o = x.beforeHome(w, p, q) // "Moreau of Leeds, the head of the bank"
	}
	if o >= 0 && w.token(start-1).Word == x.en.comma {
		p, a = o, &w.phrases[o]
		if x.appositive(w, s, p, q) && !x.opensNext(w, s, a, b) {
			a.appos, b.appos = q, p
		}
		return
	}
	if start = max(start, a.last+1); a.last+1 != start || a.time {
		return
	}
	mark := w.token(a.last).Word
	if t := w.token(a.last); t.Tag.Verb() && x.en.namings.has(t.Word) && a.mention < 0 && b.mention >= 0 && w.mentions[b.mention].kind == kindName { // "a firm called Brenta"
		a.appos, b.appos = q, p
		return
	}
	pause := mark == x.en.comma || x.en.dashes.has(mark) && x.inserted(w, s, a, b)
	if pause && x.appositive(w, s, p, q) && !x.opensNext(w, s, a, b) || mark == x.en.open && (x.isOffice(w, q) || x.frames.kinship.has(w.lemma(b.head))) && x.appositive(w, s, p, q) { // "Vance (the founder of Brenta)"
		a.appos, b.appos = q, p
	}
}

// identified reports whether phrase b says who phrase a is: "the gunman, identified as Karl Vance", "a man
// known only as Vance".
func (x *Extractor) identified(w *work, a, b *phrase) bool {
	if a.mention >= 0 || b.mention < 0 || b.prep <= a.last || w.token(b.prep).Word != x.en.as || w.mentions[b.mention].kind != kindName || !w.token(a.head).Tag.Noun() {
		return false
	}
	k := b.prep - 1
	for k > a.last && w.token(k).Tag == nlp.RB {
		k--
	}
	if !x.en.identifies.has(w.token(k).Word) || w.token(k).Tag != nlp.VBN && w.token(k).Tag != nlp.VBD {
		return false
	}
	if k > a.last && w.token(k-1).Tag == nlp.RB {
		k--
	}
	return k == a.last || k == a.last+1 && w.token(a.last).Word == x.en.comma
}

// beforeHome returns the person in whose home or body phrase p is, where q is an office: "Ann Moreau of Ohio,
// the head of the bank"; -1 for none.
func (x *Extractor) beforeHome(w *work, p, q int32) int32 {
	a := &w.phrases[p]
	if a.prep < 1 || w.token(a.prep).Word != x.en.of || a.mention < 0 || w.mentions[a.mention].kind != kindName || x.types.is(w.mentions[a.mention].typ, x.personMask) || !x.isOffice(w, q) {
		return -1
	}
	o := w.phraseAt[a.prep-1]
	if o < 0 || w.phrases[o].last != a.prep || w.phrases[o].mention < 0 {
		return -1
	}
	if m := &w.mentions[w.phrases[o].mention]; m.kind != kindName || !x.types.is(m.typ, x.personMask) {
		return -1
	}
	return o
}

// beforeBracket returns the phrase before the bracket that closes at token j, -1 for none.
func (x *Extractor) beforeBracket(w *work, s nlp.Sentence, j int32) int32 {
	if j <= s.First || w.token(j).Word != x.en.close {
		return -1
	}
	open := x.openBracket(w, s, j)
	if open <= s.First {
		return -1
	}
	return w.phraseAt[open-1]
}

// beforeAge returns the phrase that a comma parts from phrase p where that is an age; -1 else.
func (x *Extractor) beforeAge(w *work, s nlp.Sentence, p int32) int32 {
	q := &w.phrases[p]
	if q.first-2 < s.First || q.last-q.first != 1 || w.token(q.first-1).Word != x.en.comma || !isAge(w.words(q.first, q.last)) {
		return -1
	}
	return w.phraseAt[q.first-2]
}

// beforeWhole returns the phrase before p that names a place in what p names, -1 for none.
func (x *Extractor) beforeWhole(w *work, p int32) int32 {
	if p == 0 {
		return -1
	}
	part, whole := w.phrases[p-1].mention, w.phrases[p].mention
	if part < 0 || whole < 0 || x.wholeOf(w, part) != whole || w.token(w.phrases[p-1].last).Word != x.en.comma {
		return -1
	}
	return p - 1
}

// inserted reports whether phrase b behind a dash is an insertion rather than the first of a
// text that its place of writing opens: "OSLO -- A court agreed".
func (x *Extractor) inserted(w *work, s nlp.Sentence, a, b *phrase) bool {
	if x.verbLeft(w, s, a.first) >= 0 {
		return true
	}
	for j := b.last; j < s.Last && w.verbAt[j] < 0; j++ {
		if x.en.dashes.has(w.token(j).Word) {
			return true
		}
	}
	return false
}

// inToken reports whether phrase a is a name that is part of a word: the Ohio of "D-Ohio".
func (x *Extractor) inToken(w *work, a *phrase) bool {
	return a.mention >= 0 && w.mentions[a.mention].start != w.token(w.mentions[a.mention].first).Start
}

// afterAdverbs returns the first of the adverbs before token start that neither deny nor
// doubt what they stand before: "formerly", "now".
func (x *Extractor) afterAdverbs(w *work, s nlp.Sentence, start int32) int32 {
	for start-1 > s.First && w.token(start-1).Tag == nlp.RB && w.at[start-1] < 0 && !x.negates(w, s, start-1) && !x.attr.adverbs.has(w.token(start-1).Word) {
		start--
	}
	return start
}

// opensNext reports whether the phrase b behind a comma begins a clause rather than
// describe a: "after leaving Norway, the officials said", "on a visit to Norway, the officials said".
func (x *Extractor) opensNext(w *work, s nlp.Sentence, a, b *phrase) bool {
	end := b.last
	for end+1 < s.Last { // "the officials on Monday said"
		k := end
		if w.token(k).Tag == nlp.IN {
			k++
		}
		t := w.phraseAt[k]
		if t < 0 || !w.phrases[t].time || w.phrases[t].first != k {
			break
		}
		end = w.phrases[t].last
	}
	if end >= s.Last {
		return false
	}
	v, first := w.verbAt[end], w.token(s.First)
	opens := first.Tag == nlp.IN || x.prepVerbs.has(first.Word) // "Following a visit to Norway, the officials said"
	return v >= 0 && w.verbs[v].form == finite && (a.prep >= 0 && opens || x.verbLeft(w, s, a.first) >= 0)
}

// ownerStart returns the first token of the chain of owners of phrase q.
func (x *Extractor) ownerStart(w *work, q int32) int32 {
	for w.phrases[q].poss >= 0 {
		q = w.phrases[q].poss
	}
	return w.phrases[q].first
}

// appositive reports whether phrases p and q beside a comma can rename each other:
// one names, the other describes, and the second ends at a pause.
func (x *Extractor) appositive(w *work, s nlp.Sentence, p, q int32) bool {
	a, b := &w.phrases[p], &w.phrases[q]
	named := a.mention >= 0 && w.mentions[a.mention].kind == kindName
	describes := b.mention < 0 || w.mentions[b.mention].kind != kindName
	if named == (b.mention >= 0 && w.mentions[b.mention].kind == kindName) {
		return false
	}
	if named && describes && b.mention >= 0 { // "Karen Oduya, a Norwegian who"
		m := &w.mentions[b.mention]
		return m.kind == kindDemonym && m.last == b.last && b.det == indefinite && x.types.is(w.mentions[a.mention].typ, x.personMask)
	}
	if named && describes {
		if x.kindOf(&w.mentions[a.mention]) == "city" && x.types.is(w.mentions[a.mention].typ, x.placeMask) && b.mention < 0 && (b.det == definite && x.role(w, q) || x.lists.standFor.has(w.token(b.head))) {
			return false // "In Oslo, the head of Brenta, Vance, said", "In Oslo, the Norwegian army said"
		}
		oneOf := b.last < s.Last && w.token(b.last).Word == x.en.of && x.en.birthOrder.has(w.token(b.head).Word) // "Karen Oduya, the third of four sisters"
		return b.mention < 0 && b.det != none && (w.token(b.head).Tag.Noun() || oneOf)
	}
	end := b.last
	for n := b.next; n >= 0; n = w.phrases[n].next {
		end = w.phrases[n].last
	}
	if a.prep >= 0 && end < s.Last && w.verbAt[end] >= 0 { // "After his return, Khan said"
		return false
	}
	return a.mention < 0 && w.token(a.head).Tag.Noun()
}
