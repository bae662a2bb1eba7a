package extractor

import "github.com/dossier-kg/dossier/internal/nlp"

// findClauses gives every verb of a sentence its subject, its arguments and the
// verb that governs it.
func (x *Extractor) findClauses(w *work, s nlp.Sentence, firstPhrase, firstVerb int) {
	for i := firstPhrase; i < len(w.phrases); i++ {
		x.subordinate(w, s, &w.phrases[i])
	}
	for i := firstVerb; i < len(w.verbs); i++ {
		v := &w.verbs[i]
		switch v.form {
		case finite:
			x.finiteSubject(w, s, int32(i), firstVerb)
		case participle:
			x.participleSubject(w, s, int32(i), firstVerb)
		case infinitive, gerund:
			x.controlledSubject(w, s, int32(i), firstVerb)
		}
	}
	for i := len(w.verbs) - 1; i >= firstVerb; i-- {
		if x.sharesArgs(w, int32(i)) {
			w.verbs[i].args, w.verbs[i].argEnd = w.verbs[i+1].args, w.verbs[i+1].argEnd
			continue
		}
		x.findArgs(w, s, int32(i))
	}
	x.findSpeech(w, s, firstVerb)
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
	for end+1 < s.Last && w.token(end).Tag == nlp.IN && w.phraseAt[end+1] >= 0 { // "after talks with Norway failed"
		end = w.phrases[w.phraseAt[end+1]].last
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

// finiteSubject walks left from a finite verb to its subject.
func (x *Extractor) finiteSubject(w *work, s nlp.Sentence, vi int32, firstVerb int) {
	v := &w.verbs[vi]
	for j := v.first - 1; j >= s.First; {
		t := w.token(j)
		switch {
		case w.phraseAt[j] >= 0:
			p := w.phrases[w.phraseAt[j]].lead
			if next, ok := x.skipPhrase(w, s, vi, p, j); ok {
				j = next
				continue
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
			x.relativeSubject(w, s, vi, j)
			return
		case t.Tag == nlp.CC:
			x.sharedSubject(w, vi, firstVerb)
			return
		case t.Word == x.en.comma || t.Word == x.en.close || x.en.dashes.has(t.Word):
			next := x.skipInsertion(w, s, j)
			if next < 0 {
				x.sharedSubject(w, vi, firstVerb)
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

// skipPhrase says where to go on when the phrase at the left of a verb cannot be
// its subject: it hangs on a preposition, or on the verb of a relative clause.
func (x *Extractor) skipPhrase(w *work, s nlp.Sentence, vi, p, j int32) (int32, bool) {
	q := &w.phrases[p]
	start := x.ownerStart(w, p)
	if q.time && start > s.First && w.phraseAt[start-1] >= 0 { // "Iran last month agreed"
		return start - 1, true
	}
	if q.prep >= 0 && q.prep < start {
		return q.prep - 1, q.prep > s.First
	}
	if start > s.First && x.en.reflexives.has(w.token(q.head).Word) && w.phraseAt[start-1] >= 0 { // "Norway itself agreed"
		return start - 1, true
	}
	if start == s.First {
		return 0, false
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

// finiteBefore reports whether a finite verb stands before token i in its sentence.
func (x *Extractor) finiteBefore(w *work, s nlp.Sentence, i int32) bool {
	for g := x.verbLeft(w, s, i); g >= 0 && w.verbs[g].first >= s.First; g-- {
		if w.verbs[g].form == finite {
			return true
		}
	}
	return false
}

// opener looks at what stands before the subject: a conjunction, or the verb
// whose complement this clause is.
func (x *Extractor) opener(w *work, s nlp.Sentence, vi, p int32) {
	v := &w.verbs[vi]
	j := x.ownerStart(w, p) - 1
	for j >= s.First && (w.token(j).Tag == nlp.RB || x.en.quotes.has(w.token(j).Word)) {
		j--
	}
	if j < s.First {
		return
	}
	t := w.token(j)
	switch {
	case x.relativeOf(w, s, vi, j):
	case w.phraseAt[j] >= 0: // "told reporters it would attack"
		o := &w.phrases[w.phraseAt[j]]
		if g := x.verbLeft(w, s, o.first); g >= 0 && o.prep < 0 && w.verbs[g].last == x.ownerStart(w, o.lead) && x.attr.report.has(w.lemma(w.verbs[g].main)) {
			v.parent, v.link = g, complement
		}
	case w.verbAt[j] >= 0 && v.parent < 0: // "said Iran attacked"
		v.parent, v.link = w.verbAt[j], complement
	case x.attr.conditions.has(t.Word):
		v.link, v.parent = condition, x.mainVerb(w, s, vi)
	case t.Word == x.en.that || t.Word == x.en.comma && j > s.First && x.en.that == w.token(j-1).Word:
		if g := x.governor(w, s, j); g >= 0 {
			v.parent, v.link = g, complement
		}
	case x.en.subordinators.has(t.Word):
		v.link, v.parent = adverbial, x.mainVerb(w, s, vi)
	case t.Tag == nlp.CC && j > s.First: // "said that A agreed and B refused"
		if g := x.verbLeft(w, s, j); g >= 0 && w.verbs[g].link == complement {
			v.parent, v.link = w.verbs[g].parent, complement
		}
	}
}

// relativeOf makes verb vi a relative clause when token j before its subject is a
// relative word behind a noun phrase: "the town that Norway attacked", "the town where".
func (x *Extractor) relativeOf(w *work, s nlp.Sentence, vi, j int32) bool {
	t := w.token(j)
	if t.Tag != nlp.WDT && t.Tag != nlp.WP && t.Tag != nlp.WPS && t.Tag != nlp.WRB && t.Word != x.en.that || t.Word == x.en.that && x.reports(w, s, j) {
		return false
	}
	k := j - 1
	preposed := k > s.First && w.token(k).Tag == nlp.IN // "with whom"
	if preposed {
		k--
	}
	if k > s.First && (w.token(k).Word == x.en.comma || w.token(k).Word == x.en.open) {
		k--
	}
	if k < s.First || w.phraseAt[k] < 0 {
		return false
	}
	if m := w.phrases[w.phraseAt[k]].mention; t.Word == x.en.that && m >= 0 && w.mentions[m].kind == kindName {
		return false // "a reminder to Norway that it must pay": a name takes "which" or "who"
	}
	v := &w.verbs[vi]
	v.link, v.relative = relative, w.phraseAt[k]
	if !preposed && t.Tag != nlp.WPS && t.Tag != nlp.WRB {
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

// reports reports whether "that" at token j opens the complement of a reporting verb.
func (x *Extractor) reports(w *work, s nlp.Sentence, j int32) bool {
	g := x.governor(w, s, j)
	return g >= 0 && x.attr.report.has(w.lemma(w.verbs[g].main))
}

// verbBeforeVerb links a verb that follows another directly: "helped defeat".
func (x *Extractor) verbBeforeVerb(w *work, vi, g int32) {
	v := &w.verbs[vi]
	if w.verbs[g].relative >= 0 { // "the town that Norway attacked fell"
		v.subject = w.phrases[w.verbs[g].relative].lead
		return
	}
	if w.verbs[g].form == participle || w.verbs[g].antecedent { // "the deal signed in Oman said"
		v.subject = w.verbs[g].subject
		return
	}
	v.parent, v.link = g, complement
}

// relativeSubject takes the antecedent of the relative pronoun at token j.
func (x *Extractor) relativeSubject(w *work, s nlp.Sentence, vi, j int32) {
	k := j - 1
	if k >= s.First && w.token(k).Tag == nlp.IN { // "with whom"
		k--
	}
	if k >= s.First && (w.token(k).Word == x.en.comma || w.token(k).Word == x.en.open) {
		k--
	}
	if k < s.First || w.phraseAt[k] < 0 {
		return
	}
	v := &w.verbs[vi]
	v.subject, v.antecedent, v.link = w.phraseAt[k], true, relative
	v.parent = -1
}

// sharedSubject gives a coordinated verb the subject of the verb before it.
func (x *Extractor) sharedSubject(w *work, vi int32, firstVerb int) {
	v := &w.verbs[vi]
	for g := vi - 1; int(g) >= firstVerb; g-- {
		o := &w.verbs[g]
		if o.form == finite && o.subject >= 0 {
			v.subject = o.subject
			v.link, v.parent, v.antecedent = o.link, o.parent, o.antecedent
			if o.link == unlinked {
				v.link = conjunct
			}
			return
		}
	}
}

// skipInsertion returns the token before the comma or bracket that opens the
// insertion which ends at token j; -1 when there is none.
func (x *Extractor) skipInsertion(w *work, s nlp.Sentence, j int32) int32 {
	opens := w.token(j).Word // a comma or a dash
	if opens == x.en.close {
		opens = x.en.open
	}
	for k := j - 1; k > s.First; k-- {
		if w.token(k).Word != opens {
			continue
		}
		if p := w.phraseAt[k-1]; p >= 0 {
			if w.phrases[p].next >= 0 && w.phrases[w.phrases[p].next].first < j { // a comma inside a list
				continue
			}
			if q := &w.phrases[p]; q.last-q.first == 1 && w.token(q.head).Tag == nlp.CD && k > s.First+2 && w.token(k-2).Word == opens { // an age
				continue
			}
			return k - 1
		}
		return -1
	}
	return -1
}

// participleSubject: "the deal signed in 2015", "Founded in 1998, Google grew".
func (x *Extractor) participleSubject(w *work, s nlp.Sentence, vi int32, firstVerb int) {
	v := &w.verbs[vi]
	j := v.first - 1
	for j >= s.First && w.token(j).Tag == nlp.RB {
		j--
	}
	if j >= s.First && (w.token(j).Word == x.en.comma || w.token(j).Word == x.en.open) {
		j--
	}
	if j >= s.First && w.phraseAt[j] >= 0 {
		v.subject, v.antecedent, v.link = w.phraseAt[j], true, relative
		return
	}
	if j >= s.First && w.token(j).Tag == nlp.CC && int(vi) > firstVerb {
		o := &w.verbs[vi-1]
		v.subject, v.antecedent, v.link, v.parent = o.subject, o.antecedent, o.link, o.parent
		v.passive = v.passive && (o.passive || o.form == participle)
		return
	}
	if j < s.First || w.token(j).Tag == nlp.IN {
		v.subject = x.subjectAfterComma(w, s, v.last)
		v.link = adverbial
	}
}

// subjectAfterComma returns the phrase that follows the first comma after token j.
func (x *Extractor) subjectAfterComma(w *work, s nlp.Sentence, j int32) int32 {
	for ; j+1 < s.Last; j++ {
		if w.token(j).Word == x.en.comma && w.phraseAt[j+1] >= 0 {
			p := w.phraseAt[j+1]
			for int(p)+1 < len(w.phrases) && w.phrases[p+1].poss == p {
				p++
			}
			return p
		}
	}
	return -1
}

// controlledSubject finds who does what an infinitive or a gerund says:
// the object of "urged Khamenei to allow", else the subject of the verb before it.
func (x *Extractor) controlledSubject(w *work, s nlp.Sentence, vi int32, firstVerb int) {
	v := &w.verbs[vi]
	j := v.first - 1
	prep := false
	for j >= s.First && (w.token(j).Tag == nlp.RB || w.token(j).Tag == nlp.IN || w.token(j).Tag == nlp.CC || w.token(j).Word == x.en.not) {
		prep = prep || w.token(j).Tag == nlp.IN
		j--
	}
	v.link = complement
	if v.form == infinitive {
		v.link = purpose
	}
	if j > s.First && v.form == gerund && w.token(j).Word == x.en.comma && w.phraseAt[j-1] >= 0 && x.verbLeft(w, s, v.first) < 0 { // "The ship, carrying ..., left"
		v.subject, v.link, v.antecedent = w.phrases[w.phraseAt[j-1]].lead, relative, true
		return
	}
	if j < s.First { // a lead-in: "To meet ..., X", "Citing ..., X"
		v.subject, v.link = x.subjectAfterComma(w, s, v.last), adverbial
		return
	}
	g := x.verbLeft(w, s, v.first)
	v.parent = g
	if p := w.phraseAt[j]; p >= 0 && v.form == gerund && g >= 0 && j+2 == v.first && x.en.objectDoes.has(w.token(j+1).Word) &&
		w.verbs[g].last == x.ownerStart(w, p) && !w.verbs[g].passive && (w.token(j+1).Word != x.en.forWord || x.mayAct(w, p)) { // "accused Norway of attacking"
		v.subject = w.phrases[p].lead
		return
	}
	if p := w.phraseAt[j]; p >= 0 && !prep && w.token(j+1).Tag != nlp.CC {
		q := &w.phrases[p]
		switch {
		case v.form == gerund && (q.mention >= 0 || v.passive || x.mayAct(w, p) || w.token(q.head).Tag == nlp.NNS && !x.attr.report.has(w.lemma(v.main))):
			v.subject, v.link, v.antecedent = p, relative, true
			return
		case v.form == infinitive && g >= 0 && x.isAsked(w, g, p) && x.mayAct(w, p):
			v.subject = p
			return
		case v.form == infinitive && g < 0 && x.ownerStart(w, p) == s.First && q.mention >= 0: // a headline: "Norway to attack Sweden"
			v.subject, v.tense, v.modal, v.link = p, future, intended, unlinked
			return
		case v.form == infinitive && g < 0 && q.prep >= 0 && w.token(q.prep).Word == x.en.by: // "the attempt by Norway to buy"
			v.subject = p
			return
		case q.poss >= 0 && q.mention < 0:
			v.subject = q.poss
			return
		}
	}
	if g >= 0 {
		v.subject = w.verbs[g].subject
		if w.verbs[g].passive && w.verbs[g].form == participle {
			v.subject = w.verbs[g].subject
		}
		if w.token(j+1).Tag == nlp.CC && w.verbs[g].form == v.form { // "to meet and to talk"
			v.parent, v.link = w.verbs[g].parent, w.verbs[g].link
		}
	}
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

// sharesArgs reports whether verb vi is coordinated with the next, which has the
// arguments of both: "attacked and occupied Sweden".
func (x *Extractor) sharesArgs(w *work, vi int32) bool {
	if int(vi)+1 >= len(w.verbs) {
		return false
	}
	v, next := &w.verbs[vi], &w.verbs[vi+1]
	if v.form != next.form || v.passive != next.passive || v.subject != next.subject || v.subject < 0 {
		return false
	}
	joined := false
	for j := v.last; j < next.first; j++ {
		switch t := w.token(j); {
		case t.Tag == nlp.CC || t.Word == x.en.comma:
			joined = true
		case t.Tag != nlp.RB:
			return false
		}
	}
	return joined
}

// findArgs collects the noun phrases to the right of a verb up to the next verb.
func (x *Extractor) findArgs(w *work, s nlp.Sentence, vi int32) {
	v := &w.verbs[vi]
	v.args = int32(len(w.args))
	direct, later := true, false
	if v.gap >= 0 && !v.passive && !x.objectAt(w, s, v.last) {
		w.args = append(w.args, arg{0, v.gap})
	}
	for j := v.last; j < s.Last; {
		t := w.token(j)
		if g := w.verbAt[j]; g >= 0 && (w.verbs[g].form != participle || w.verbs[g].subject == v.subject) {
			break
		}
		p := w.phraseAt[j]
		if p < 0 {
			if t.Tag == nlp.WDT || t.Tag == nlp.WP || t.Tag == nlp.WRB || t.Word == x.en.that || t.Word == x.en.colon || t.Word == x.en.dash {
				break
			}
			if t.Word == x.en.comma {
				direct, later = false, false
			}
			j++
			continue
		}
		q := &w.phrases[p]
		j = q.last
		if q.subjectOf >= 0 && q.subjectOf > vi {
			break
		}
		if x.ownsNext(w, p) || q.lead != p || q.appos >= 0 && q.appos < p || x.setAside(w, s, q) {
			continue
		}
		if q.prep < 0 {
			if direct && !q.time || q.time {
				w.args = append(w.args, arg{0, p})
			}
			continue
		}
		prep := w.token(q.prep).Word
		if later && prep != x.en.by && !q.time { // "traded prisoners after talks with Oman"
			continue
		}
		later = later || x.en.timePreps.has(prep) && !q.time
		w.args = append(w.args, arg{prep, p})
	}
	x.leadIn(w, s, v)
	v.argEnd = int32(len(w.args))
}

// leadIn adds to the arguments of the first verb of a sentence what stands before its
// subject and says when, where or how, and a time between subject and verb: "In May,
// Norway attacked", "Norway on Friday attacked".
func (x *Extractor) leadIn(w *work, s nlp.Sentence, v *verb) {
	if v.form != finite || v.subject < 0 || v.antecedent || x.verbLeft(w, s, v.first) >= 0 || w.phrases[v.subject].first > v.first {
		return
	}
	start := x.ownerStart(w, v.subject)
	for j := s.First; j < v.first; j++ {
		n := w.phraseAt[j]
		if n < 0 || w.phrases[n].last != j+1 || n == v.subject {
			continue
		}
		q := &w.phrases[n]
		if leads := q.prep >= 0 && q.last <= start; q.lead != n || x.ownsNext(w, n) || !leads && !q.time || x.setAside(w, s, q) {
			continue
		}
		prep := nlp.WordID(0)
		if q.prep >= 0 {
			prep = w.token(q.prep).Word
		}
		w.args = append(w.args, arg{prep, n})
	}
}

// setAside reports whether a phrase behind a verb is no argument of it: "but not
// Sweden", "according to Sweden".
func (x *Extractor) setAside(w *work, s nlp.Sentence, q *phrase) bool {
	before := q.first - 1
	if q.prep >= 0 {
		before = q.prep - 1
	}
	return q.det == none && x.notBefore(w, s, q.first) || before >= s.First && w.token(before).Word == x.en.according
}

// objectAt reports whether a noun phrase without a preposition begins at token j.
func (x *Extractor) objectAt(w *work, s nlp.Sentence, j int32) bool {
	if j >= s.Last || w.phraseAt[j] < 0 {
		return false
	}
	p := &w.phrases[w.phraseAt[j]]
	return p.prep < 0 && !p.time
}

// ownsNext reports whether phrase p is only the owner of the phrase after it.
func (x *Extractor) ownsNext(w *work, p int32) bool {
	return int(p)+1 < len(w.phrases) && w.phrases[p+1].poss == p
}

// findSpeech makes the clauses before "..., Trump said" complements of the saying verb.
func (x *Extractor) findSpeech(w *work, s nlp.Sentence, firstVerb int) {
	for i := firstVerb; i < len(w.verbs); i++ {
		v := &w.verbs[i]
		if v.form != finite || v.link != unlinked || v.antecedent || !x.attr.report.has(w.lemma(v.main)) {
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
		for g := firstVerb; g < i; g++ {
			if o := &w.verbs[g]; o.parent < 0 && (o.link == unlinked || o.link == conjunct) {
				o.parent, o.link = int32(i), parenthetic
			}
		}
		if i+1 < len(w.verbs) && v.last < s.Last && w.token(v.last).Word == x.en.comma { // "Sweden, Norway said, attacked Finland"
			if o := &w.verbs[i+1]; o.form == finite && o.parent < 0 && o.subject >= 0 && w.phrases[o.subject].first < start && !o.antecedent {
				o.parent, o.link = int32(i), parenthetic
			}
		}
	}
}
