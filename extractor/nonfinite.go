package extractor

import "github.com/dossier-kg/dossier/internal/nlp"

// participleSubject: "the deal signed in 2015", "Founded in 1998, Google grew".
func (x *Extractor) participleSubject(w *work, s nlp.Sentence, vi, firstVerb int32) {
	v := &w.verbs[vi]
	j := v.first - 1
	for j >= s.First && w.token(j).Tag == nlp.RB {
		j--
	}
	comma := j >= s.First && w.token(j).Word != x.en.open && x.opensInsertion(w, j)
	if comma || j >= s.First && w.token(j).Word == x.en.open {
		j--
	}
	if j > s.First && w.token(j).Word == x.en.close { // "Moreau (Arabic: ...) (born 1950 in Oslo)"
		for j > s.First && w.token(j).Word != x.en.open {
			j--
		}
		j--
	}
	if j >= s.First && w.phraseAt[j] >= 0 {
		p := w.phraseAt[j]
		if b := x.beforeAge(w, s, p); comma && b >= 0 { // "Karen Oduya, 76, born in Leeds"
			p = b
		}
		p = x.described(w, p, vi, firstVerb)
		if comma {
			p = x.outermost(w, x.doerBefore(w, p, vi, firstVerb))
		} else if g := x.oneOfName(w, p); g >= 0 {
			p = g
		} else if g := x.whereIsOne(w, p); g >= 0 && v.form == participle {
			p = g
		}
		v.subject, v.antecedent, v.link = p, true, relative
		return
	}
	if j >= s.First && w.token(j).Tag == nlp.CC && vi > firstVerb {
		o := &w.verbs[vi-1]
		v.subject, v.antecedent, v.link, v.parent = o.subject, o.antecedent, o.link, o.parent
		v.passive = v.passive && (o.passive || o.form == participle)
		lemma := w.lemma(v.main)
		if o.form == finite && x.frames.verbs.has(lemma) && !x.objectAt(w, s, v.last) && (x.frames.takesNoObject(lemma) || v.last < s.Last && x.frames.takes(lemma, w.token(v.last).Word)) { // "was born in Oslo and settled in Leeds"
			v.passive, v.form, v.tense = false, finite, past
		}
		return
	}
	if j < s.First || w.token(j).Tag == nlp.IN {
		v.subject = x.subjectAfterComma(w, s, v.last)
		v.link = adverbial
		if g := x.verbLeft(w, s, v.first); v.subject < 0 && j >= s.First && g >= 0 && x.en.subordinators.has(w.token(j).Word) { // "arrested while employed by"
			v.subject = w.verbs[g].subject
		}
	}
}

// whereIsOne returns the phrase for one of a kind that the text puts into the place p: the school of "a school in
// Oslo founded by"; -1 for none.
func (x *Extractor) whereIsOne(w *work, p int32) int32 {
	q, g := &w.phrases[p], x.governingNoun(w, p)
	if g < 0 || q.mention < 0 || w.mentions[q.mention].kind != kindName || !x.types.is(w.mentions[q.mention].typ, x.placeMask) || !x.en.aPlaceFollows.has(w.token(q.prep).Word) {
		return -1
	}
	if one := &w.phrases[g]; one.mention >= 0 || one.det != indefinite || one.time {
		return -1
	}
	return g
}

// doerBefore returns who does something to p, or with it, by the gerund before it: "a company
// running ships, based in Oslo"; p itself for none.
func (x *Extractor) doerBefore(w *work, p, vi, firstVerb int32) int32 {
	if vi == firstVerb || w.phrases[p].mention >= 0 {
		return p
	}
	o := &w.verbs[vi-1]
	told := o.antecedent || o.parent >= 0 && x.copular(w, o.parent) // "is a brand specializing in clothes"
	if o.form == gerund && told && o.subject >= 0 && o.last <= w.phrases[p].first {
		return o.subject
	}
	return p
}

// outermost returns the common noun that phrase p hangs on, where p names no one who could be
// described itself: "a publisher in Norway, founded in", "the largest bank in the world, led by".
func (x *Extractor) outermost(w *work, p int32) int32 {
	for g := x.governingNoun(w, p); g >= 0 && w.phrases[g].mention < 0; g = x.governingNoun(w, g) {
		if m := w.phrases[p].mention; m >= 0 && !x.types.is(w.mentions[m].typ, x.placeMask) {
			return p
		}
		p = g
	}
	return p
}

// oneOfName returns the common noun with "a" that the name in phrase p hangs on by "of", -1 for none: what
// follows without a comma tells which one that is, as no name needs, "a unit of Brenta Group based in Oslo".
func (x *Extractor) oneOfName(w *work, p int32) int32 {
	g, m := x.governingNoun(w, p), w.phrases[p].mention
	if g < 0 || m < 0 || w.mentions[m].kind != kindName || x.types.is(w.mentions[m].typ, x.placeMask) || w.token(w.phrases[p].prep).Word != x.en.of {
		return -1
	}
	if q := &w.phrases[g]; q.mention >= 0 || q.det != indefinite {
		return -1
	}
	return g
}

// described returns whom a participle or relative clause behind phrase p describes: p, but
// where p is a place that the participle before it speaks of, whom that one describes: "a
// firm based in Oslo, founded in 1998", "a firm based in Oslo that was founded".
func (x *Extractor) described(w *work, p, vi, firstVerb int32) int32 {
	if vi == firstVerb {
		return p
	}
	o := &w.verbs[vi-1]
	m := w.phrases[p].mention
	if o.form != participle || !o.antecedent || o.subject < 0 || m < 0 || w.mentions[m].kind != kindName || !x.types.is(w.mentions[m].typ, x.placeMask) {
		return p
	}
	return o.subject
}

// controlledSubject finds who does what an infinitive or a gerund says:
// the object of "urged Khamenei to allow", else the subject of the verb before it.
func (x *Extractor) controlledSubject(w *work, s nlp.Sentence, vi, firstVerb int32) {
	v := &w.verbs[vi]
	j := v.first - 1
	prep := false
	if v.form == gerund && j > s.First && w.token(j).Word == x.en.to && w.token(j-1).Word == x.en.prior { // "prior to joining"
		prep, j = true, j-2
	}
	for j >= s.First && (w.token(j).Tag == nlp.RB || w.token(j).Tag == nlp.IN || w.token(j).Tag == nlp.CC || w.token(j).Word == x.en.not) {
		prep = prep || w.token(j).Tag == nlp.IN
		j--
	}
	switch v.link = complement; {
	case v.form == infinitive:
		v.link = purpose
	case x.detached(w, s, v):
		v.link = adverbial
	}
	g := x.verbLeft(w, s, v.first)
	switch {
	case j < s.First: // a lead-in: "To meet ..., X", "Citing ..., X"
		v.subject, v.link = x.subjectAfterComma(w, s, v.last), adverbial
		return
	case j > s.First && v.form == gerund && w.token(j).Word == x.en.comma && w.phraseAt[j-1] >= 0 && g < 0: // "The ship, carrying ..., left"
		v.subject, v.link, v.antecedent = w.phrases[w.phraseAt[j-1]].lead, relative, true
		return
	}
	v.parent = g
	if p := x.punished(w, s, v, g); p >= 0 {
		v.subject = p
		return
	}
	if p := w.phraseAt[j]; p >= 0 {
		if g >= 0 && x.isAccused(w, v, g, p, j) {
			v.subject = w.phrases[p].lead
			return
		}
		if !prep && w.token(j+1).Tag != nlp.CC && (v.form == gerund && x.doesBefore(w, v, p) || v.form == infinitive && x.doesTo(w, s, v, g, p)) {
			return
		}
		if o := x.judged(w, p); prep && v.form == gerund && o >= 0 { // "found Norway guilty of attacking"
			v.subject = o
			return
		}
		if q := &w.phrases[p]; !prep && w.token(j+1).Tag != nlp.CC && q.poss >= 0 && q.mention < 0 { // "Norway's decision to attack"
			v.subject = q.poss
			return
		}
		if q := x.decider(w, p); !prep && v.form == infinitive && w.token(j+1).Tag != nlp.CC && q >= 0 {
			v.subject = q
			return
		}
	}
	if g >= 0 {
		v.subject = w.verbs[g].subject
		if w.token(j+1).Tag == nlp.CC && w.verbs[g].form == v.form { // "to meet and to talk"
			v.parent, v.link = w.verbs[g].parent, w.verbs[g].link
		}
	}
}

// decider returns who has the plan that the infinitive behind phrase p completes: "the decision of a court in
// Oslo to sentence Vance"; -1 for none.
func (x *Extractor) decider(w *work, p int32) int32 {
	for q, k := p, 0; q >= 0 && k < maxChain; k++ {
		g := x.governingNoun(w, q)
		if g >= 0 && w.phrases[q].prep >= 0 && w.token(w.phrases[q].prep).Word == x.en.of && x.attr.intention.has(w.lemma(w.phrases[g].head)) {
			return q
		}
		q = g
	}
	return -1
}

// punished returns whom verb g punishes for what the gerund v says, however much stands between: "sentenced Norway
// to ten years in prison for attacking Sweden"; -1 for none.
func (x *Extractor) punished(w *work, s nlp.Sentence, v *verb, g int32) int32 {
	if g < 0 || v.form != gerund || w.token(v.first-1).Word != x.en.forWord || w.verbs[g].passive || !x.en.punishes.has(w.lemma(w.verbs[g].main)) && !x.en.requites.has(w.lemma(w.verbs[g].main)) || !x.objectAt(w, s, w.verbs[g].last) {
		return -1
	}
	p := w.phraseAt[w.verbs[g].last]
	for x.ownsNext(w, p) {
		p++
	}
	return w.phrases[p].lead
}

// isAccused reports whether phrase p, the object of verb g that ends at token j, does what
// the gerund v behind a preposition says: "accused Norway of attacking", "barred it from".
func (x *Extractor) isAccused(w *work, v *verb, g, p, j int32) bool {
	if v.form != gerund || j+2 != v.first || w.verbs[g].passive || w.verbs[g].last != x.ownerStart(w, p) {
		return false
	}
	prep := w.token(j + 1).Word
	return x.en.objectDoes.has(prep) && (prep != x.en.forWord || x.mayAct(w, p))
}

// judged returns the object that the adjective in phrase p is said of: "found Norway guilty";
// -1 for none.
func (x *Extractor) judged(w *work, p int32) int32 {
	q := &w.phrases[p]
	if p == 0 || q.mention >= 0 || q.last-q.first != 1 || !w.token(q.head).Tag.Adjective() {
		return -1
	}
	o := &w.phrases[p-1]
	start := x.ownerStart(w, p-1)
	if o.last != q.first || o.prep >= 0 || start == 0 || w.verbAt[start-1] < 0 || !x.en.judges.has(w.lemma(w.verbs[w.verbAt[start-1]].main)) {
		return -1
	}
	return p - 1
}

// doesBefore makes phrase p, right before the gerund v, its subject where it can be:
// "the rebels fighting Norway".
func (x *Extractor) doesBefore(w *work, v *verb, p int32) bool {
	q := &w.phrases[p]
	if v.parent >= 0 && q.prep >= 0 && q.mention >= 0 && x.en.aPlaceFollows.has(w.token(q.prep).Word) && x.types.is(w.mentions[q.mention].typ, x.placeMask) {
		return false // "marched in Oslo calling for reforms"
	}
	if v.parent >= 0 && q.mention < 0 && q.det == indefinite && x.en.spurns.has(w.lemma(w.verbs[v.parent].main)) { // "vetoed a resolution condemning Norway"
		v.subject, v.link, v.antecedent = p, relative, true
		return true
	}
	many := w.token(q.head).Tag == nlp.NNS && !x.attr.report.has(w.lemma(v.main)) // not "left the talks saying"
	if q.time || q.mention < 0 && !v.passive && !many && !x.mayAct(w, p) {        // "spent ten years working for"
		return false
	}
	v.subject, v.link, v.antecedent = p, relative, true
	return true
}

// doesTo makes phrase p, right before the infinitive v, its subject where it can be.
func (x *Extractor) doesTo(w *work, s nlp.Sentence, v *verb, g, p int32) bool {
	q := &w.phrases[p]
	switch {
	case g >= 0: // "urged Norway to leave"
		if !x.isAsked(w, g, p) || !x.mayAct(w, p) && !x.isPeople(w, p) {
			return false
		}
	case x.ownerStart(w, q.lead) == s.First && (q.mention >= 0 || q.det == bare && x.lists.standFor.has(w.token(q.head))): // a headline: "Norway to attack Sweden", "Norwegian president to visit Sweden"
		v.tense, v.modal, v.link = future, intended, unlinked
		p = q.lead
	case q.prep < 0 || w.token(q.prep).Word != x.en.by: // "the attempt by Norway to buy"
		return false
	}
	v.subject = p
	return true
}

// isAsked reports whether phrase p, the last before an infinitive, is the object of verb
// g: "urged Norway to leave", and after a verb that asks "called on Norway to leave".
func (x *Extractor) isAsked(w *work, g, p int32) bool {
	start, lemma := x.ownerStart(w, p), w.lemma(w.verbs[g].main)
	if w.verbs[g].last == start {
		return x.attr.request.has(lemma) || x.attr.intention.has(lemma) || x.en.objectControl.has(lemma)
	}
	return w.verbs[g].last+1 == start && w.phrases[p].prep == w.verbs[g].last && !w.verbs[g].passive && x.attr.request.has(lemma)
}

// mayAct reports whether phrase p names or stands for someone who acts, before it is
// known who that is.
func (x *Extractor) mayAct(w *work, p int32) bool {
	q := &w.phrases[p]
	if q.mention >= 0 {
		m := &w.mentions[q.mention]
		return m.typ == unknown || x.types.is(m.typ, x.actorMask)
	}
	return x.lists.standFor.has(w.token(q.head))
}

// isPeople reports whether the noun of phrase p, which names nobody, is one for people: "his friends".
func (x *Extractor) isPeople(w *work, p int32) bool {
	q := &w.phrases[p]
	head := w.token(q.head)
	return q.mention < 0 && (x.lists.somebody.has(head) || x.lists.titles.has(head) || x.frames.kinship.has(head.Lemma))
}

// subjectAfterComma returns the phrase behind a comma after token j that a finite verb
// follows, else the first behind any.
func (x *Extractor) subjectAfterComma(w *work, s nlp.Sentence, j int32) int32 {
	first := int32(-1)
	for ; j+1 < s.Last; j++ {
		if v := w.verbAt[j]; v >= 0 && w.verbs[v].form == finite {
			break
		}
		if w.token(j).Word != x.en.comma || w.phraseAt[j+1] < 0 {
			continue
		}
		p := w.phraseAt[j+1]
		for int(p)+1 < len(w.phrases) && w.phrases[p+1].poss == p {
			p++
		}
		if first < 0 {
			first = p
		}
		end := w.phrases[p].last
		for end < s.Last && w.token(end).Tag == nlp.RB {
			end++
		}
		if end < s.Last && w.verbAt[end] >= 0 && w.verbs[w.verbAt[end]].form == finite {
			return p
		}
	}
	return first
}
