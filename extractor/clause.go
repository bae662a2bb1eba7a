package extractor

import "github.com/dossier-kg/dossier/internal/nlp"

// findClauses gives every verb of a sentence its subject, its arguments and the
// verb that governs it.
func (x *Extractor) findClauses(w *work, s nlp.Sentence, from, to span) {
	for i := from.phrase; i < to.phrase; i++ {
		x.subordinate(w, s, &w.phrases[i])
	}
	for i := from.verb; i < to.verb; i++ {
		v := &w.verbs[i]
		switch v.form {
		case finite:
			x.finiteSubject(w, s, i, from.verb)
		case participle:
			x.participleSubject(w, s, i, from.verb)
		case infinitive, gerund:
			x.controlledSubject(w, s, i, from.verb)
		}
	}
	for i := to.verb - 1; i >= from.verb; i-- {
		if x.sharesArgs(w, i) {
			w.verbs[i].args, w.verbs[i].argEnd = w.verbs[i+1].args, w.verbs[i+1].argEnd
			x.shareObject(w, &w.verbs[i])
			continue
		}
		x.findArgs(w, s, i)
	}
	x.findSpeech(w, s, from.verb, to.verb)
}

// subordinate frees a phrase from a preposition that really opens a clause: "after Iran attacked".
func (x *Extractor) subordinate(w *work, s nlp.Sentence, p *phrase) {
	if p.prep < 0 || !x.en.subordinators.has(w.token(p.prep).Word) {
		return
	}
	end := p.last
	for n := p.next; n >= 0; n = w.phrases[n].next {
		end = w.phrases[n].last
	}
	for end+1 < s.Last && w.token(end).Tag == nlp.IN && w.phraseAt[end+1] >= 0 && !x.en.conjunctions.has(w.token(end).Word) { // "after talks with Norway failed"
		next := &w.phrases[w.phraseAt[end+1]]
		if x.en.subordinators.has(w.token(end).Word) && !next.time { // "served as the head of Brenta until he died"
			return
		}
		end = next.last
	}
	for end < s.Last && w.token(end).Tag == nlp.RB {
		end++
	}
	if end < s.Last && w.token(end).Tag == nlp.POS {
		p.prep = -1
		return
	}
	if end < s.Last && w.verbAt[end] >= 0 && w.verbs[w.verbAt[end]].form == finite {
		p.prep = -1
	}
}

// opener looks at what stands before the subject: a conjunction, or the verb
// whose complement this clause is.
func (x *Extractor) opener(w *work, s nlp.Sentence, vi, p int32) {
	v := &w.verbs[vi]
	j := x.ownerStart(w, p) - 1
	for j >= s.First && (w.token(j).Tag == nlp.RB && !x.en.awaiting.has(w.token(j).Word) || x.en.quotes.has(w.token(j).Word)) {
		j--
	}
	if j < s.First {
		return
	}
	t := w.token(j)
	switch {
	case x.relativeOf(w, s, vi, j):
	case j == s.First && w.verbAt[j] < 0 && (t.Tag.Verb() || t.Tag == nlp.MD):
		x.invert(w, s, vi, t)
	case w.phraseAt[j] >= 0: // "told reporters it would attack"
		o := &w.phrases[w.phraseAt[j]]
		if x.contact(w, s, vi, p, w.phraseAt[j]) { // "a firm he founded in 1998"
			v.link, v.relative, v.gap = relative, w.phraseAt[j], w.phraseAt[j]
			return
		}
		if g := x.verbBehind(w, s, w.phraseAt[j]); g >= 0 && x.attr.report.has(w.lemma(w.verbs[g].main)) {
			if o.time || o.prep < 0 && w.verbs[g].last == x.ownerStart(w, o.lead) { // "told reporters on Wednesday it would attack"
				v.parent, v.link = g, complement
			}
		}
	case w.verbAt[j] >= 0 && v.parent < 0: // "said Iran attacked"
		v.parent, v.link = w.verbAt[j], complement
	case x.attr.conditions.has(t.Word), t.Word == x.en.as && j-2 >= s.First && w.token(j-1).Word == x.en.long: // "as long as"
		v.link, v.parent = condition, x.mainVerb(w, s, vi)
	case t.Word == x.en.that || t.Word == x.en.comma && j > s.First && x.en.that == w.token(j-1).Word:
		if g := x.governor(w, s, j); g >= 0 {
			v.parent, v.link = g, complement
		}
		if v.modal == asserted && x.demands(w, s, j) { // "its demand that Norway leave"
			v.modal = intended
		}
	case x.en.subordinators.has(t.Word):
		v.link, v.parent = adverbial, x.mainVerb(w, s, vi)
	case t.Tag == nlp.CC && j > s.First: // "said that A agreed and B refused"
		if g := x.verbLeft(w, s, j); g >= 0 && w.verbs[g].link == complement {
			v.parent, v.link = w.verbs[g].parent, complement
		}
	}
}

// verbBehind returns the verb before phrase p, no word but those of other phrases and their prepositions
// between: "told reporters in Oslo on Wednesday"; -1 for none.
func (x *Extractor) verbBehind(w *work, s nlp.Sentence, p int32) int32 {
	for range maxChain {
		q := &w.phrases[p]
		start := x.ownerStart(w, q.lead)
		if q.prep >= 0 && q.prep < start {
			start = q.prep
		}
		if start == s.First {
			return -1
		}
		if g := w.verbAt[start-1]; g >= 0 {
			return g
		}
		if p = w.phraseAt[start-1]; p < 0 {
			return -1
		}
	}
	return -1
}

// invert reads the auxiliary that opens a sentence before the subject of verb vi: "Did Norway
// attack?", "Had Norway attacked, ...".
func (x *Extractor) invert(w *work, s nlp.Sentence, vi int32, aux *nlp.Token) {
	v := &w.verbs[vi]
	switch {
	case aux.Tag == nlp.VBD || aux.Lemma == x.en.have:
		v.tense = past
	case aux.Lemma == x.en.do:
		v.tense = present
	}
	if x.en.inverts.has(aux.Word) && questionMark(w, s) < 0 {
		v.link, v.parent = condition, x.mainVerb(w, s, vi)
	}
}

// contact reports whether verb vi and its subject p, a personal pronoun or a name behind
// the noun phrase o, are a relative clause without a relative word: "a firm he founded".
func (x *Extractor) contact(w *work, s nlp.Sentence, vi, p, o int32) bool {
	v, q := &w.verbs[vi], &w.phrases[o]
	m := w.phrases[p].mention
	if m < 0 || w.mentions[m].kind != kindPronoun || x.en.it.has(w.token(w.phrases[p].head).Word) || w.phrases[p].last != v.first {
		return false
	}
	return !v.passive && q.mention < 0 && q.det != bare && !q.time && w.token(q.head).Tag.Noun() && x.frames.needsObject(w.lemma(v.main)) && !x.objectAt(w, s, v.last)
}

// relativeOf makes verb vi a relative clause when token j before its subject is a
// relative word behind a noun phrase: "the town that Norway attacked", "the town where".
func (x *Extractor) relativeOf(w *work, s nlp.Sentence, vi, j int32) bool {
	t := w.token(j)
	if t.Tag != nlp.WDT && t.Tag != nlp.WP && t.Tag != nlp.WPS && t.Tag != nlp.WRB && t.Word != x.en.that || t.Word == x.en.that && (x.reports(w, s, j) || x.demands(w, s, j)) {
		return false
	}
	k := j - 1
	preposed := k > s.First && (w.token(k).Tag == nlp.IN || w.token(k).Tag == nlp.TO) // "with whom", "to whom"
	if preposed {
		k--
	}
	if k > s.First && x.opensInsertion(w, k) {
		k = x.behindName(w, s, k-1)
	}
	if k < s.First || w.phraseAt[k] < 0 {
		return false
	}
	if m := w.phrases[w.phraseAt[k]].mention; t.Word == x.en.that && m >= 0 && w.mentions[m].kind == kindName {
		return false // "a reminder to Norway that it must pay": a name takes "which" or "who"
	}
	if q := &w.phrases[w.phraseAt[k]]; t.Word == x.en.that && q.time && q.det != definite && x.governor(w, s, j) >= 0 {
		return false // "demanded on Friday that it pay"
	}
	v := &w.verbs[vi]
	v.link, v.relative = relative, w.phraseAt[k]
	switch {
	case preposed: // "the school from which she graduated"
		v.gapPrep = w.token(j - 1).Word
	case t.Word == x.en.where:
		v.gapPrep = x.en.there
	case t.Tag != nlp.WPS && t.Tag != nlp.WRB:
		v.gap = v.relative
	}
	return true
}

// mainVerb returns a verb without a governor nearest to the left, for what hangs on the sentence.
func (x *Extractor) mainVerb(w *work, s nlp.Sentence, vi int32) int32 {
	for g := vi - 1; g >= 0 && w.verbs[g].first >= s.First; g-- {
		if w.verbs[g].form == finite && w.verbs[g].link == unlinked {
			return g
		}
	}
	return -1
}

// verbLeft returns the verb group nearest to the left of token j, -1 for none.
func (x *Extractor) verbLeft(w *work, s nlp.Sentence, j int32) int32 {
	for j--; j >= s.First; j-- {
		if v := w.verbAt[j]; v >= 0 {
			return v
		}
	}
	return -1
}

// governor returns the verb that a "that" clause at token j completes: it stands
// before, with at most a noun phrase between ("told reporters that").
func (x *Extractor) governor(w *work, s nlp.Sentence, j int32) int32 {
	for k := 0; j > s.First && k < 3; k++ {
		j--
		if v := w.verbAt[j]; v >= 0 {
			return v
		}
		if p := w.phraseAt[j]; p >= 0 {
			j = w.phrases[p].first
			if w.phrases[p].prep == j-1 {
				j--
			}
		}
	}
	return -1
}

// demands reports whether "that" at token j opens what the noun before it asks for: "its demand
// that Norway leave".
func (x *Extractor) demands(w *work, s nlp.Sentence, j int32) bool {
	return j > s.First && w.token(j-1).Tag == nlp.NN && x.attr.request.has(w.lemma(j-1))
}

// reports reports whether "that" at token j opens the complement of a reporting verb.
func (x *Extractor) reports(w *work, s nlp.Sentence, j int32) bool {
	g := x.governor(w, s, j)
	return g >= 0 && x.attr.report.has(w.lemma(w.verbs[g].main))
}

// deniesIt reports whether the subject of a verb is read as one phrase with what the verb tells of, which
// renames what stands before it: "accused Sweden of spying, a charge Sweden denies".
func (x *Extractor) deniesIt(w *work, v *verb) bool {
	if v.subject < 0 {
		return false
	}
	q := &w.phrases[v.subject]
	return q.det == indefinite && q.mention >= 0 && w.mentions[q.mention].kind == kindName
}

// findSpeech makes the clauses before "..., Trump said" complements of the saying verb.
func (x *Extractor) findSpeech(w *work, s nlp.Sentence, from, to int32) {
	for i := from; i < to; i++ {
		v := &w.verbs[i]
		if v.form != finite || v.link != unlinked || v.antecedent || !x.attr.report.has(w.lemma(v.main)) || x.deniesIt(w, v) {
			continue
		}
		start := v.first
		if v.subject >= 0 && w.phrases[v.subject].first < start {
			start = x.ownerStart(w, v.subject)
		} else if v.subject < 0 && v.args < v.argEnd && w.args[v.args].prep == 0 { // "said Trump"
			v.subject = w.args[v.args].phrase
			v.args++
		}
		if start == s.First || w.token(start-1).Word != x.en.comma && !x.en.quotes.has(w.token(start-1).Word) {
			continue
		}
		for g := from; g < i; g++ {
			if o := &w.verbs[g]; o.parent < 0 && (o.link == unlinked || o.link == conjunct) {
				o.parent, o.link = i, parenthetic
			}
		}
		if i+1 < to && v.last < s.Last && w.token(v.last).Word == x.en.comma { // "Sweden, Norway said, attacked Finland"
			if o := &w.verbs[i+1]; o.form == finite && o.parent < 0 && o.subject >= 0 && w.phrases[o.subject].first < start && !o.antecedent {
				o.parent, o.link = i, parenthetic
			}
		}
	}
}
