package extractor

import "github.com/dossier-kg/dossier/internal/nlp"

// finiteSubject walks left from a finite verb to its subject.
func (x *Extractor) finiteSubject(w *work, s nlp.Sentence, vi, firstVerb int32) {
	v := &w.verbs[vi]
	if x.doesNext(w, s, v.first) {
		x.sharedSubject(w, s, vi, firstVerb)
		return
	}
	for j := v.first - 1; j >= s.First; {
		t := w.token(j)
		switch {
		case w.phraseAt[j] >= 0:
			p := w.phrases[w.phraseAt[j]].lead
			if q := &w.phrases[p]; q.head > s.First && q.first == q.head && q.mention < 0 && x.lists.postNominal.has(w.token(q.head)) && w.token(q.head-1).Word == x.en.comma { // "Karl Vance, 1st Earl of Marlow, KG, was"
				j = q.head - 2
				continue
			}
			if next, ok := x.skipPhrase(w, s, vi, p, j); ok {
				j = next
				continue
			}
			if x.reducedAfter(w, s, v, p) {
				return
			}
			if v.subject < 0 {
				v.subject = p
				w.phrases[p].subjectOf = vi
			}
			x.opener(w, s, vi, p)
			return
		case w.verbAt[j] >= 0:
			x.verbBeforeVerb(w, vi, w.verbAt[j])
			return
		case t.Tag == nlp.WDT || t.Tag == nlp.WP || t.Word == x.en.that && j > s.First && w.phraseAt[j-1] >= 0 && !x.reports(w, s, j):
			x.relativeSubject(w, s, vi, j, firstVerb)
			return
		case t.Tag == nlp.CC:
			x.sharedSubject(w, s, vi, firstVerb)
			return
		case t.Word == x.en.close || t.Word == x.en.comma && j > s.First && w.token(j-1).Word == x.en.close: // "Moreau, (1880 - 1950), was"
			open := x.openBracket(w, s, j)
			if open <= s.First {
				return
			}
			j = open - 1
			if w.token(j).Word == x.en.comma {
				j--
			}
			continue
		case t.Word == x.en.comma && j == v.first-1 && x.speakerFollows(w, s, v):
			return
		case t.Word == x.en.comma || x.en.dashes.has(t.Word):
			next := x.skipInsertion(w, s, j)
			if next < 0 {
				x.sharedSubject(w, s, vi, firstVerb)
				return
			}
			j = next
			continue
		case t.Tag == nlp.IN || t.Word == x.en.colon:
			return
		case x.en.quotes.has(t.Word) && x.attr.report.has(w.lemma(v.main)): // the subject of "said" follows
			return
		}
		j--
	}
}

// speakerFollows reports whether who says what stands before verb v follows it: "Norway attacked Sweden,
// said the minister", but not "Norway left, said goodbye and wept".
func (x *Extractor) speakerFollows(w *work, s nlp.Sentence, v *verb) bool {
	if v.first+1 != v.last || v.last >= s.Last || !x.en.quotatives.has(w.lemma(v.main)) || w.phraseAt[v.last] < 0 {
		return false
	}
	q := &w.phrases[w.phraseAt[v.last]]
	if q.first != v.last || q.time || q.det == none || q.mention < 0 && q.det == bare && w.token(q.head).Tag != nlp.NNS {
		return false
	}
	return q.last >= s.Last || w.verbAt[q.last] < 0
}

// doesNext reports whether the verb at token i tells what the subject of the verb before it did then:
// "won in Japan then moved to Norway", "grew up in Moss, where she went to school, then lived in Oslo".
func (x *Extractor) doesNext(w *work, s nlp.Sentence, i int32) bool {
	if i <= s.First+1 || !x.en.thens.has(w.token(i-1).Word) || !x.finiteBefore(w, s, i) {
		return false
	}
	p := w.phraseAt[i-2]
	return p >= 0 && w.phrases[p].prep >= 0 || w.token(i-2).Word == x.en.comma
}

// skipPhrase says where to go on when the phrase at the left of a verb cannot be
// its subject: it hangs on a preposition, or on the verb of a relative clause.
func (x *Extractor) skipPhrase(w *work, s nlp.Sentence, vi, p, j int32) (int32, bool) {
	q := &w.phrases[p]
	start := x.ownerStart(w, p)
	if q.time && start > s.First && (w.phraseAt[start-1] >= 0 || w.token(start-1).Tag == nlp.WP || w.token(start-1).Tag == nlp.WDT) { // "Iran last month agreed", "who hours earlier had agreed"
		return start - 1, true
	}
	if q.time && q.prep < 0 && start-1 > s.First && x.en.sinces.has(w.token(start-1).Word) && w.phraseAt[start-2] >= 0 { // "its leader since 2010 has been"
		return start - 2, true
	}
	if q.prep >= 0 && q.prep < start {
		if q.prep-1 > s.First && x.en.alongs.has(w.token(q.prep-1).Word) { // "Norway along with Sweden agreed"
			return q.prep - 2, true
		}
		return q.prep - 1, q.prep > s.First
	}
	if start > s.First && x.en.reflexives.has(w.token(q.head).Word) && w.phraseAt[start-1] >= 0 { // "Norway itself agreed"
		return start - 1, true
	}
	if start == s.First {
		return 0, false
	}
	if q.mention < 0 && w.token(q.head).Tag.Adjective() && w.phraseAt[start-1] >= 0 { // "forces loyal to Norway agreed"
		return start - 1, true
	}
	g := w.verbAt[start-1]
	if g < 0 {
		return 0, false
	}
	o := &w.verbs[g]
	if o.form == infinitive && o.first > s.First && w.phraseAt[o.first-1] >= 0 && !x.finiteBefore(w, s, o.first) { // "the plan to attack Norway failed"
		return o.first - 1, true
	}
	if o.antecedent && o.form == finite && x.attr.report.has(w.lemma(o.main)) && !x.attr.request.has(w.lemma(o.main)) {
		return 0, false // "Karen Oduya, who says Norway attacked Sweden"
	}
	if o.relative >= 0 && o.form == finite { // "the town that Norway took from Sweden fell"
		w.verbs[vi].subject = w.phrases[o.relative].lead
		return 0, false
	}
	if o.antecedent || o.form == participle || o.form == gerund && o.link == relative {
		if o.subject >= 0 { // "the man who led Iran said"
			if q := &w.phrases[o.subject]; q.prep > s.First && q.lead == o.subject { // "a group of men who led"
				return q.prep - 1, true
			}
			v := &w.verbs[vi]
			v.subject = w.phrases[o.subject].lead
			v.parent, v.link = o.parent, unlinked
			return 0, false
		}
	}
	return 0, false
}

// reducedAfter makes verb v, whose subject would be the object of the verb before it, the
// participle that it then is: "opened talks with officials suspected of theft". After "said" and
// its like a clause may follow directly: "said officials suspected theft".
func (x *Extractor) reducedAfter(w *work, s nlp.Sentence, v *verb, p int32) bool {
	start := x.ownerStart(w, p)
	if v.main != v.first || w.token(v.main).Tag != nlp.VBD || start == s.First || v.last >= s.Last || w.token(v.last).Tag != nlp.IN {
		return false
	}
	g, n := w.verbAt[start-1], w.phraseAt[v.first-1]
	if g < 0 || n < 0 || w.verbs[g].form != finite || w.verbs[g].antecedent || w.verbs[g].passive {
		return false
	}
	if lemma := w.lemma(w.verbs[g].main); x.attr.report.has(lemma) || x.attr.intention.has(lemma) || x.attr.request.has(lemma) || lemma == x.en.be {
		return false
	}
	w.token(v.main).Tag = nlp.VBN
	v.form, v.passive, v.tense = participle, true, 0
	v.subject, v.antecedent, v.link = n, true, relative
	return true
}

// finiteBefore reports whether a finite verb stands before token i in its sentence.
func (x *Extractor) finiteBefore(w *work, s nlp.Sentence, i int32) bool {
	for g := x.verbLeft(w, s, i); g >= 0 && w.verbs[g].first >= s.First; g-- {
		if w.verbs[g].form == finite {
			return true
		}
	}
	return false
}

// verbBeforeVerb links a verb that follows another directly: "helped defeat".
func (x *Extractor) verbBeforeVerb(w *work, vi, g int32) {
	v := &w.verbs[vi]
	if w.verbs[g].relative >= 0 { // "the town that Norway attacked fell"
		v.subject = w.phrases[w.verbs[g].relative].lead
		return
	}
	if w.verbs[g].form == participle || w.verbs[g].antecedent { // "the deal signed in Oman said"
		v.subject = x.sceneOf(w, w.verbs[g].subject)
		return
	}
	v.parent, v.link = g, complement
	if w.token(v.first).Tag == nlp.VB && x.en.helps.has(w.lemma(w.verbs[g].main)) { // "send arms to help defend Norway"
		v.subject = w.verbs[g].subject
	}
}

// sceneOf returns the noun whose place phrase p, which a participle describes, tells: the blast of "a blast at a mine
// owned by Brenta killed"; p itself for none.
func (x *Extractor) sceneOf(w *work, p int32) int32 {
	if p < 0 || w.phrases[p].mention >= 0 || w.phrases[p].prep < 0 || !x.en.aPlaceFollows.has(w.token(w.phrases[p].prep).Word) {
		return p
	}
	if g := x.governingNoun(w, p); g >= 0 && w.phrases[g].subjectOf < 0 {
		return w.phrases[g].lead
	}
	return p
}

// relativeSubject takes the antecedent of the relative pronoun at token j.
func (x *Extractor) relativeSubject(w *work, s nlp.Sentence, vi, j, firstVerb int32) {
	k := j - 1
	if k >= s.First && w.token(k).Tag == nlp.IN { // "with whom"
		k--
	}
	if k >= s.First && x.opensInsertion(w, k) {
		k = x.behindName(w, s, k-1)
	}
	if k >= s.First && w.token(k).Tag == nlp.CC {
		x.joinRelative(w, vi, firstVerb)
		return
	}
	if k < s.First || w.phraseAt[k] < 0 {
		return
	}
	v := &w.verbs[vi]
	v.subject, v.antecedent, v.link = w.phraseAt[k], true, relative
	v.parent = -1
	if lead := &w.phrases[w.phrases[v.subject].lead]; k == j-2 && lead.appos >= 0 && w.token(w.phrases[lead.appos].head).Tag == nlp.NNS { // "two brothers, Ann and Karl Vance, who founded"
		v.subject = lead.lead
		return
	}
	if m := w.phrases[v.subject].mention; m >= 0 && w.mentions[m].kind == kindPronoun && w.phrases[v.subject].prep >= 0 { // "a student of hers who leads"
		if g := x.governingNoun(w, v.subject); g >= 0 {
			v.subject = g
			return
		}
	}
	if p := x.memberWho(w, v.subject, j); p >= 0 {
		v.subject = p
		return
	}
	if w.token(v.first).Tag == nlp.VBP || x.en.floats.has(w.token(j+1).Word) { // "NATO and the EU, which are", "Vance and Oduya, who each"
		v.subject = w.phrases[v.subject].lead
		return
	}
	if m := w.phrases[v.subject].mention; w.token(j).Tag == nlp.WP && m >= 0 && w.mentions[m].kind == kindName && w.mentions[m].typ != unknown && !x.types.is(w.mentions[m].typ, x.personMask|x.orgMask|x.groupMask) { // "a politician from Ohio who has served in"
		if g := x.governingNoun(w, v.subject); g >= 0 && w.phrases[g].mention < 0 {
			v.subject = g
			return
		}
	}
	if m := w.phrases[v.subject].mention; w.token(j).Word == x.en.that && k == j-1 && m >= 0 && w.mentions[m].kind == kindName {
		v.subject = x.described(w, v.subject, vi, firstVerb) // a name takes "which" or "who"
		if g := x.governingNoun(w, v.subject); g >= 0 && w.phrases[g].mention < 0 && v.subject == w.phraseAt[k] {
			v.subject = g
		}
	}
}

// memberWho returns the person whom the "who" behind a comma at token j means where phrase p before it is only what
// he is of: "Karl Vance of the Labour Party, who won"; -1 for none.
func (x *Extractor) memberWho(w *work, p, j int32) int32 {
	q := &w.phrases[p]
	if w.token(j).Tag != nlp.WP || w.token(j-1).Word != x.en.comma || q.mention < 0 || q.prep <= 0 || !x.types.is(w.mentions[q.mention].typ, x.orgMask|x.placeMask) {
		return -1
	}
	o := w.phraseAt[q.prep-1]
	if o < 0 || w.phrases[o].mention < 0 || !x.en.ofFrom.has(w.token(q.prep).Word) {
		return -1
	}
	if m := &w.mentions[w.phrases[o].mention]; m.kind != kindName || !x.types.is(m.typ, x.personMask) {
		return -1
	}
	return o
}

// joinRelative gives a relative clause the antecedent of the one that it is joined to: "who makes
// films and who lives in Oslo".
func (x *Extractor) joinRelative(w *work, vi, firstVerb int32) {
	for g := vi - 1; g >= firstVerb; g-- {
		if o := &w.verbs[g]; o.antecedent && o.link == relative && o.subject >= 0 {
			v := &w.verbs[vi]
			v.subject, v.antecedent, v.link, v.parent = o.subject, true, relative, -1
			return
		}
	}
}

// opensInsertion reports whether token j may open an insertion: a comma, a bracket or a dash.
func (x *Extractor) opensInsertion(w *work, j int32) bool {
	word := w.token(j).Word
	return word == x.en.comma || word == x.en.open || x.en.dashes.has(word)
}

// sharedSubject gives a coordinated verb the subject of the verb before it.
func (x *Extractor) sharedSubject(w *work, s nlp.Sentence, vi, firstVerb int32) {
	v := &w.verbs[vi]
	bare := w.token(v.main).Tag == nlp.VB && v.first == v.main
	for g := vi - 1; g >= firstVerb; g-- {
		o := &w.verbs[g]
		if bare && o.form == infinitive && o.subject >= 0 && v.first > s.First && w.token(v.first-1).Tag == nlp.CC { // "plans to leave and attack Norway"
			v.form, v.subject, v.link, v.parent, v.antecedent = infinitive, o.subject, o.link, o.parent, o.antecedent
			v.negative, v.modal = o.negative, o.modal
			return
		}
		describing := o.antecedent && o.link == relative || o.gapPrep != 0
		if describing && x.commaBefore(w, s, v.first) && x.mainBefore(w, g, firstVerb) { // "born to a man who taught, and studied", "in Oslo, where Ann taught, and studied"
			continue
		}
		if o.form == finite && o.subject >= 0 {
			if x.speaksOn(w, v, o) {
				o = &w.verbs[o.parent]
			}
			v.subject = o.subject
			v.link, v.parent, v.antecedent = o.link, o.parent, o.antecedent
			if o.link == unlinked {
				v.link = conjunct
			}
			if o.passive && w.token(v.main).Tag == nlp.VBD && v.first == v.main && x.frames.needsObject(w.lemma(v.main)) && !x.objectAt(w, s, v.last) {
				v.passive = true // "was born in Leeds and raised in Oslo": raised whom?
			}
			if bare { // "did not attack or bomb": shares the auxiliaries
				v.negative, v.modal = o.negative, o.modal
			}
			return
		}
	}
}

// speaksOn reports whether verb v goes on from the verb of saying above o, as its subject says this as well: "Vance
// said the minister was innocent and accused Norway".
func (x *Extractor) speaksOn(w *work, v, o *verb) bool {
	if o.link != complement || o.parent < 0 || w.token(v.main).Tag != nlp.VBD || v.first != v.main || !x.speaks(w, v) || x.speaks(w, o) {
		return false
	}
	if o.first == o.main && !o.passive && w.lemma(o.main) != x.en.be { // "said the man drove up and asked him"
		return false
	}
	above := &w.verbs[o.parent]
	return above.form == finite && above.subject >= 0 && !above.passive && x.attr.report.has(w.lemma(above.main))
}

// speaks reports whether a verb says, or asks for, something.
func (x *Extractor) speaks(w *work, v *verb) bool {
	return x.attr.report.has(w.lemma(v.main)) || x.attr.request.has(w.lemma(v.main))
}

// commaBefore reports whether a comma, with "and" and a time perhaps, stands before the verb at token j.
func (x *Extractor) commaBefore(w *work, s nlp.Sentence, j int32) bool {
	if p := w.phraseAt[max(j-1, s.First)]; p >= 0 && w.phrases[p].time { // ", and in 1350 joined"
		j = w.phrases[p].first
		if w.phrases[p].prep == j-1 {
			j--
		}
	}
	for j--; j > s.First && (w.token(j).Tag == nlp.CC || w.token(j).Tag == nlp.RB); j-- {
	}
	return w.token(j).Word == x.en.comma
}

// mainBefore reports whether a finite verb that is in no relative clause stands before verb g.
func (x *Extractor) mainBefore(w *work, g, firstVerb int32) bool {
	for g--; g >= firstVerb; g-- {
		if o := &w.verbs[g]; o.form == finite && o.subject >= 0 && !o.antecedent {
			return true
		}
	}
	return false
}

// behindName returns the last token of the name that brackets or an age which end with token k follow: "Oduya, 54, who",
// "the Brenta Group (BG), which"; k where none do.
func (x *Extractor) behindName(w *work, s nlp.Sentence, k int32) int32 {
	end := k
	if k > s.First && w.token(k).Word == x.en.close {
		end = x.openBracket(w, s, k) - 1
	} else if k > s.First+1 && w.token(k).Tag == nlp.CD && w.token(k-1).Word == x.en.comma {
		end = k - 2
	}
	if end <= s.First || end == k || w.at[end] < 0 || w.mentions[w.at[end]].kind != kindName {
		return k
	}
	return end
}

// openBracket returns the bracket that opens the one which closes at token j or right before
// it, brackets inside it aside; the first token of the sentence where there is none.
func (x *Extractor) openBracket(w *work, s nlp.Sentence, j int32) int32 {
	for depth := 0; j > s.First; j-- {
		switch w.token(j).Word {
		case x.en.close:
			depth++
		case x.en.open:
			if depth--; depth == 0 {
				return j
			}
		}
	}
	return s.First
}

// inAddress reports whether the place that phrase p names before the comma at token k belongs to an address, as the
// one behind does: "Vance, of Moss Road, Leeds, had left".
func (x *Extractor) inAddress(w *work, s nlp.Sentence, p, k int32) bool {
	q := &w.phrases[p]
	start := q.first
	if q.prep >= 0 {
		start = q.prep
	}
	return start > s.First && w.token(start-1).Word == x.en.comma && x.at(w, k-1, x.placeMask) && x.at(w, k+1, x.placeMask)
}

// skipInsertion returns the token before the comma or dash that opens the
// insertion which ends at token j; -1 when there is none.
func (x *Extractor) skipInsertion(w *work, s nlp.Sentence, j int32) int32 {
	opens := w.token(j).Word // a comma or a dash
	for k := j - 1; k > s.First; k-- {
		if w.token(k).Word != opens {
			continue
		}
		if opens == x.en.comma && w.token(k-1).Word == x.en.close { // "Moreau (born 1950), a painter, was"
			if k = x.openBracket(w, s, k-1); k <= s.First || w.phraseAt[k-1] < 0 {
				return -1
			}
			return k - 1
		}
		if p := w.phraseAt[k-1]; p >= 0 {
			if next := w.phrases[p].next; next >= 0 && w.phrases[next].first < j && !x.accompanies(w, s, next) { // a comma inside a list
				continue
			}
			if q := &w.phrases[p]; q.last-q.first == 1 && w.token(q.head).Tag == nlp.CD && k > s.First+2 && w.token(k-2).Word == opens { // an age
				continue
			}
			if opens == x.en.comma && x.inAddress(w, s, p, k) {
				continue
			}
			if o := w.phraseAt[k+1]; o == p+1 && x.beforeWhole(w, o) == p && w.phrases[p].prep > s.First && x.finiteBefore(w, s, k) { // "was born in Leeds, England, attended"
				return -1
			}
			return k - 1
		}
		return -1
	}
	return -1
}
