package extractor

import (
	"slices"

	"github.com/dossier-kg/dossier/internal/nlp"
)

// relate reads the facts of a sentence: from its clauses, its event nouns, and its titles.
func (x *Extractor) relate(w *work, n int32, from, to span) {
	s := w.doc.Sentences[n]
	w.sentence = s
	for v := from.verb; v < to.verb; v++ {
		lemma := w.lemma(w.verbs[v].main)
		if x.frames.verbs.has(lemma) {
			forms := x.frames.byVerb[lemma]
			for i := range forms {
				x.matchClause(w, n, v, &forms[i])
			}
		}
		if len(x.frames.byPredicate) > 0 {
			x.matchCopula(w, n, s, v)
		}
	}
	w.noteDone()
	for p := from.phrase; p < to.phrase; p++ {
		lemma := w.lemma(w.phrases[p].head)
		if x.frames.nouns.has(lemma) && w.phrases[p].mention < 0 {
			events, agents := x.frames.byNoun[lemma], x.frames.byAgent[lemma]
			for i := range events {
				x.matchNoun(w, n, s, p, &events[i])
			}
			for i := range agents {
				x.matchAgent(w, n, s, p, &agents[i])
			}
		}
		if x.frames.predicates.has(lemma) {
			x.matchReduced(w, n, s, p)
		}
		if x.frames.kinship.has(lemma) || w.phrases[p].mention >= 0 {
			x.matchKin(w, n, s, p)
		}
		w.noteDone()
	}
	for i := from.office; i < to.office; i++ {
		x.matchTitle(w, n, s, &w.offices[i])
		w.noteDone()
	}
	x.matchPatterns(w, n, s)
	if x.options.Open {
		x.openLinks(w, n, from, to)
	}
}

// A span is a place in the lists of work, where a sentence begins or ends.
type span struct{ phrase, verb, office int32 }

// matchClause tries one clause form on one verb.
func (x *Extractor) matchClause(w *work, n, vi int32, f *clauseForm) {
	v := &w.verbs[vi]
	w.noteTry(f.frame, "clause", f.clause.Pos, f.clause.Text, v.first, v.last)
	if f.particle == 0 && v.particle != 0 { // "drew up" is not "drew"
		w.noteFailed("the verb alone", "a particle gives it another meaning here", v.first, v.last)
		return
	}
	if f.particle != 0 && !x.hasParticle(w, v, f.particle) {
		x.missParticle(w, v, f.particle)
		return
	}
	if v.passive && (len(f.args) == 0 || f.args[0].role == noRole && f.args[0].test == nil) {
		w.noteFailed("an active verb", "the verb is passive here, and the clause has no object to be its subject", v.first, v.last)
		return
	}
	if !v.passive && w.trace == nil && x.lacksArg(w, v, f) {
		return
	}
	subjects, objects := w.fillers[0][:0], w.fillers[1][:0]
	defer func() { w.fillers = [2][]filler{subjects, objects} }()
	shape := "active"
	next := v.args
	args := f.args
	if v.passive {
		shape = "passive"
		direct := &f.args[0]
		if !direct.preps.empty() {
			w.noteFailed("an active verb", "the verb is passive here, and the clause has no direct object to be its subject", v.first, v.last)
			return
		}
		if v.subject < 0 || !x.argFits(w, f.frame, direct, v.subject, &subjects, &objects) {
			x.missPhrase(w, f.frame, direct, v.subject)
			return
		}
		if args = args[1:]; len(args) > 0 && direct.test != nil { // "a stake in Beta was bought"
			if x.complementFits(w, f.frame, &args[0], v.subject, &subjects, &objects) {
				args = args[1:]
			} else if args[0].preps.has(x.en.of) {
				x.missPhrase(w, f.frame, &args[0], v.subject)
				return
			}
		}
		x.fillSubject(w, x.byAgent(w, v), f, &subjects, &objects)
	} else {
		x.fillSubject(w, v.subject, f, &subjects, &objects)
	}
	for i := range args {
		a := &args[i]
		if a.inner {
			if !x.findInner(w, f.frame, vi, a, &subjects, &objects) {
				x.missArg(w, f.frame, v, next, a)
				return
			}
			continue
		}
		k := x.findArg(w, f.frame, v, next, a, &subjects, &objects)
		if k < 0 {
			if a.role != noRole && i == len(args)-1 && x.isMutual(w, v, f, a, i > 0 || v.passive) {
				x.emitPairs(w, n, vi, f, subjects, shape)
			}
			x.missArg(w, f.frame, v, next, a)
			return
		}
		next = x.moreArgs(w, f.frame, v, k, a, &subjects, &objects)
	}
	form := v.derived(shape)
	for _, a := range subjects {
		for _, o := range objects {
			x.emitClause(w, n, vi, f, a, o, shape, form)
		}
	}
}

// isMutual reports whether the subjects of a verb do to each other what a clause says of its last
// argument a, which is missing; others tells whether it has others: "they met", "they held talks".
func (x *Extractor) isMutual(w *work, v *verb, f *clauseForm, a *argForm, others bool) bool {
	reciprocal := a.preps.has(x.en.with) && x.en.reciprocals.has(w.lemma(v.main))
	if !f.frame.relation.Symmetric && !f.frame.Mutual {
		return reciprocal && !others && !x.hasObject(w, v) // "Norwegian and Swedish troops clashed"
	}
	return a.preps.empty() && !x.hasObject(w, v) || a.preps.has(x.en.with) && (others || reciprocal) // "worked" is not "worked with each other"
}

// lacksArg reports whether nothing stands behind a verb where one of the arguments of an
// active clause has to, so that its ends need no look.
func (x *Extractor) lacksArg(w *work, v *verb, f *clauseForm) bool {
	args := f.args
	if (f.frame.relation.Symmetric || f.frame.Mutual || x.en.reciprocals.has(w.lemma(v.main))) && len(args) > 0 { // "Norway and Sweden met"
		args = args[:len(args)-1]
	}
	for i := range args {
		if a := &args[i]; !a.elsewhere && !slices.ContainsFunc(w.args[v.args:v.argEnd], func(g arg) bool { return x.inPlaceOf(a, g) }) {
			return true
		}
	}
	return false
}

// inPlaceOf reports whether an argument of a verb stands where one that a clause asks for does.
func (x *Extractor) inPlaceOf(a *argForm, g arg) bool {
	if a.preps.empty() {
		return g.prep == 0
	}
	return x.takesPrep(a, g.prep)
}

// hasObject reports whether a verb has a direct object: "they visited a friend" is not "they met".
func (x *Extractor) hasObject(w *work, v *verb) bool {
	return slices.ContainsFunc(w.args[v.args:v.argEnd], func(a arg) bool { return a.prep == 0 && !w.phrases[a.phrase].time })
}

// findInner looks for argument a in the clause that completes verb vi: its subject for
// "that", what it does something to or with for "..."; or in its condition, the subject for "if".
func (x *Extractor) findInner(w *work, f *boundFrame, vi int32, a *argForm, subjects, objects *[]filler) bool {
	if a.preps.has(x.en.ifWord) {
		c := x.conditionOf(w, vi)
		return c >= 0 && w.verbs[c].subject >= 0 && x.argFits(w, f, a, w.verbs[c].subject, subjects, objects)
	}
	for range maxInner {
		c := x.complementOf(w, vi)
		if c < 0 {
			return false
		}
		v := &w.verbs[c]
		if a.preps.has(x.en.that) || v.passive {
			return v.subject >= 0 && v.subject != w.verbs[vi].subject && x.argFits(w, f, a, v.subject, subjects, objects)
		}
		if v.form == finite && !x.sameSubject(w, vi, c) { // "agreed that rain would fall in Norway"
			return false
		}
		for _, g := range w.args[v.args:v.argEnd] {
			if !w.phrases[g.phrase].time && x.argFits(w, f, a, g.phrase, subjects, objects) {
				return true
			}
		}
		vi = c
	}
	return false
}

// sameSubject reports whether two verbs have one thing as their subject: "Norway said it".
func (x *Extractor) sameSubject(w *work, a, b int32) bool {
	p, q := w.verbs[a].subject, w.verbs[b].subject
	if p < 0 || q < 0 || p == q {
		return p == q
	}
	m, o := w.phrases[p].mention, w.phrases[q].mention
	return m >= 0 && o >= 0 && w.mentions[m].entity == w.mentions[o].entity
}

// maxInner is how many clauses deep what completes a verb is looked for: "agreed to try to
// help Norway".
const maxInner = 3

// derived returns the form that the verb's place in its sentence makes of a clause.
func (v *verb) derived(form string) string {
	switch {
	case v.form == participle && (v.antecedent || v.link == adverbial): // "B, acquired by A", "Acquired by A, B"
		return "reduced"
	case v.antecedent || v.gap >= 0:
		return "relative"
	case v.form == infinitive:
		return "control"
	case v.form == gerund:
		return "gerund"
	}
	return form
}

// fillSubject binds the end of the relation that the subject of a clause stands for:
// the second where the clause is turned round, "body {hire} person".
func (x *Extractor) fillSubject(w *work, p int32, f *clauseForm, subjects, objects *[]filler) {
	r := f.frame.roleOf(f.clause.Subject.Role)
	if p < 0 && r != noRole {
		x.noteRole(w, f.frame, r, 0, -1, false)
	}
	if p < 0 || r == noRole {
		return
	}
	accept := f.frame.accepts(r)
	if f.subject != 0 {
		accept = f.subject
	}
	var buf [maxFillers]filler
	found := x.fill(w, p, accept, buf[:0])
	if len(found) == 0 && f.subject == 0 {
		found = x.wielders(w, p, accept, buf[:0])
	}
	for _, fl := range found {
		x.add(r, fl, subjects, objects)
	}
	x.noteRole(w, f.frame, r, accept, p, len(found) > 0)
}

// hasParticle reports whether the particle follows the verb or its object: "take the firm over".
func (x *Extractor) hasParticle(w *work, v *verb, particle nlp.WordID) bool {
	if v.particle == particle {
		return true
	}
	for j := v.last; j < min(v.last+6, w.sentence.Last); j++ {
		ends := j+1 == w.sentence.Last || w.token(j+1).Shape.Has(nlp.Punct) || w.token(j+1).Tag == nlp.IN || w.token(j+1).Tag == nlp.TO
		if t := w.token(j); t.Word == particle && (j == v.last || t.Tag == nlp.RP || ends) {
			return true
		}
		if w.verbAt[j] >= 0 {
			return false
		}
	}
	return false
}

// byAgent returns the phrase after "by" of a passive verb, -1 for none.
func (x *Extractor) byAgent(w *work, v *verb) int32 {
	for _, a := range w.args[v.args:v.argEnd] {
		if a.prep == x.en.by {
			return a.phrase
		}
	}
	return -1
}

// findArg looks from argument k on for one that fits a, and returns where to go on. The
// owner of the argument before stands for one after "of": "rejected Sweden's offer".
func (x *Extractor) findArg(w *work, f *boundFrame, v *verb, k int32, a *argForm, subjects, objects *[]filler) int32 {
	if k > v.args && a.preps.has(x.en.of) && x.ownerFits(w, f, a, w.args[k-1].phrase, subjects, objects) {
		return k
	}
	for from := k; k < v.argEnd; k++ {
		g := w.args[k]
		if !x.inPlaceOf(a, g) || a.role != noRole && k > from && x.hangsOn(w, w.args[k-1], g) {
			continue
		}
		if x.argFits(w, f, a, g.phrase, subjects, objects) {
			return k + 1
		}
		if a.preps.empty() && !w.phrases[g.phrase].time {
			break // only the first direct object counts
		}
	}
	return -1
}

// hangsOn reports whether argument b belongs to the noun of a before it, and not to the verb: "near
// the town of Oslo"; what hangs on an event or a part may as well be what the verb is about.
func (x *Extractor) hangsOn(w *work, a, b arg) bool {
	q := &w.phrases[a.phrase]
	head := w.token(q.head)
	return b.prep == x.en.of && a.prep != x.en.of && q.mention < 0 && !q.time && head.Tag.Noun() && !x.frames.nouns.has(head.Lemma) && !x.lists.unit.has(head) && w.phrases[b.phrase].prep == q.last
}

// takesPrep reports whether an argument may stand behind a preposition. "There" is in, at or
// to a place.
func (x *Extractor) takesPrep(a *argForm, prep nlp.WordID) bool {
	return a.preps.has(prep) || prep == x.en.there && (a.preps.has(x.en.in) || a.preps.has(x.en.at) || a.preps.has(x.en.to))
}

// moreArgs binds to the role of argument a what is joined to the phrase before argument k
// behind the same preposition: "a degree from Leeds and a doctorate from Oslo". It returns
// where to go on. What happens, happens to one.
func (x *Extractor) moreArgs(w *work, f *boundFrame, v *verb, k int32, a *argForm, subjects, objects *[]filler) int32 {
	if a.role == noRole || a.preps.empty() || f.relation.Event || k == v.args {
		return k
	}
	last := k - 1
	for i := k; i < v.argEnd; i++ {
		g, before := w.args[i], w.args[last]
		if g.prep != before.prep || !x.joinedWith(w, before.phrase, g.phrase) {
			continue
		}
		if !x.argFits(w, f, a, g.phrase, subjects, objects) {
			break
		}
		last = i
	}
	return k
}

// joinedWith reports whether "and" or a comma stands between phrase p and the preposition of q.
func (x *Extractor) joinedWith(w *work, p, q int32) bool {
	for j := w.phrases[p].last; j < w.phrases[q].prep; j++ {
		if t := w.token(j); t.Tag == nlp.CC || t.Word == x.en.comma {
			return true
		}
	}
	return false
}

// ownerFits lets "Trump's letter" and "the Trump letter" stand for "the letter of Trump".
func (x *Extractor) ownerFits(w *work, f *boundFrame, a *argForm, p int32, subjects, objects *[]filler) bool {
	q := &w.phrases[p]
	if q.poss >= 0 {
		return x.argFits(w, f, a, q.poss, subjects, objects)
	}
	if a.role == noRole {
		return false
	}
	for k := q.head - 1; k >= q.first; k-- {
		if m := w.at[k]; m >= 0 && x.acceptable(w, m, f.accepts(a.role)) && !sameEntity(w, m, *subjects) {
			for ; m >= 0; m = x.demonymBefore(w, q, m) {
				x.add(a.role, filler{m, 0.85}, subjects, objects)
			}
			x.heldArg(w, f, a, p)
			return true
		}
	}
	return false
}

// amountOf returns the phrase that phrase p is a number or an amount of; -1 for none.
func (x *Extractor) amountOf(w *work, p int32) int32 {
	n := x.following(w, p)
	if n < 0 || w.token(w.phrases[p].last).Word != x.en.of {
		return -1
	}
	if head := w.token(w.phrases[p].head); head.Tag != nlp.CD && !x.en.partitives.has(head.Lemma) && !x.lists.currency.has(head) {
		return -1
	}
	return n
}

// sameEntity reports whether mention m refers to what one of the fillers does: "Norway pulled its troops out".
func sameEntity(w *work, m int32, fillers []filler) bool {
	return slices.ContainsFunc(fillers, func(f filler) bool { return w.mentions[f.mention].entity == w.mentions[m].entity })
}

// complementFits looks for argument a at the noun that became the subject of a
// passive: "Iran's delegation was led", "the delegation of Iran was led".
func (x *Extractor) complementFits(w *work, f *boundFrame, a *argForm, p int32, subjects, objects *[]filler) bool {
	if a.preps.has(x.en.of) && x.ownerFits(w, f, a, p, subjects, objects) {
		return true
	}
	n := x.following(w, p)
	return n >= 0 && a.preps.has(w.token(w.phrases[n].prep).Word) &&
		x.argFits(w, f, a, n, subjects, objects)
}

// argFits reports whether phrase p fits argument a, and binds the role it fills.
func (x *Extractor) argFits(w *work, f *boundFrame, a *argForm, p int32, subjects, objects *[]filler) bool {
	if a.test != nil {
		passes := x.headPasses(w, a.test, p)
		if passes {
			x.heldArg(w, f, a, p)
		}
		return passes
	}
	if f.relation.PLOVER != "" && x.en.reflexives.has(w.token(w.phrases[p].head).Word) { // "blew himself up in Oslo"
		return false
	}
	accept := f.accepts(a.role)
	if a.typ != 0 {
		accept = a.typ
	}
	var buf [maxFillers]filler
	found := x.fill(w, p, accept, buf[:0])
	if len(found) == 0 && f.relation.PLOVER != "" && a.role == objectRole {
		if m, factor := x.owner(w, p, accept); m >= 0 && x.suffers(w, f, p, m, *subjects) {
			found = append(found, filler{m, factor})
		}
	}
	if a.role == objectRole && !a.preps.empty() { // "withdrew some of its troops from Norway": it is not its own object
		found = slices.DeleteFunc(found, func(fl filler) bool { return sameEntity(w, fl.mention, *subjects) })
	}
	for _, fl := range found {
		x.add(a.role, fl, subjects, objects)
	}
	if len(found) > 0 {
		x.heldArg(w, f, a, p)
	}
	return len(found) > 0
}

// suffers reports whether the owner m of phrase p has part in what the subjects do with p. Who meets
// Oduya's family does not meet her, and a person who hurts a woman in Norway does nothing to Norway.
func (x *Extractor) suffers(w *work, f *boundFrame, p, m int32, subjects []filler) bool {
	person := func(m int32) bool {
		e := w.mentions[m].entity
		return e >= 0 && x.types.is(w.entities[e].typ, x.personMask)
	}
	if f.relation.Symmetric {
		return !person(m)
	}
	end := w.phrases[p].last
	if w.mentions[m].first < end || w.token(end).Word == x.en.of || w.token(end).Word == x.from || len(subjects) == 0 {
		return true
	}
	return slices.ContainsFunc(subjects, func(fl filler) bool { return !person(fl.mention) })
}

func (x *Extractor) add(r role, fl filler, subjects, objects *[]filler) {
	if r == subjectRole {
		*subjects = append(*subjects, fl)
	} else {
		*objects = append(*objects, fl)
	}
}

// headPasses reports whether the head of p, or of a phrase coordinated with it, passes a test, or
// the noun before a name that heads it: "ambassador Peter Vance".
func (x *Extractor) headPasses(w *work, t *test, p int32) bool {
	for ; p >= 0; p = w.phrases[p].next {
		q := &w.phrases[p]
		if q.det != none && x.endsPhrase(w, t, q) {
			return true
		}
		if m := q.mention; m >= 0 && w.mentions[m].first > q.first && t.width(x, w, w.mentions[m].first-1, q.last) > 0 {
			return true
		}
		if n := x.amountOf(w, p); n >= 0 && q.det != none && x.headPasses(w, t, n) {
			return true // "a round of talks", "13 tons of medicine", "5 million dollars of aid"
		}
	}
	return false
}

// maxTermBefore is how many words of a term may stand before the head of its phrase: "census-designated
// place", "former mining town".
const maxTermBefore = 3

// endsPhrase reports whether the head of phrase q passes a test, or a term that ends with the head:
// "football club".
func (x *Extractor) endsPhrase(w *work, t *test, q *phrase) bool {
	if t.width(x, w, q.head, q.last) > 0 {
		return true
	}
	for k := max(q.first, q.head-maxTermBefore); k < q.head; k++ {
		if k+int32(t.width(x, w, k, q.last)) == q.last && k+1 < q.last {
			return true
		}
	}
	return false
}

// emitPairs links the members of a coordinated subject with each other: "A and B met".
func (x *Extractor) emitPairs(w *work, n, vi int32, f *clauseForm, subjects []filler, shape string) {
	for i := range subjects {
		for j := i + 1; j < len(subjects); j++ {
			x.emitClause(w, n, vi, f, subjects[i], subjects[j], shape, "coordination")
			if !f.frame.relation.Symmetric {
				x.emitClause(w, n, vi, f, subjects[j], subjects[i], shape, "coordination")
			}
		}
	}
}

// emitClause adds the fact that a verb states of two mentions.
func (x *Extractor) emitClause(w *work, n, vi int32, f *clauseForm, a, o filler, shape, form string) {
	v := &w.verbs[vi]
	st := x.verbStance(w, vi)
	m := match{frame: f.frame, constraints: f.constraints, shape: shape, form: form, subject: a, object: o, stance: &st, trigger: [2]int32{v.first, v.last}}
	m.status = [2]int32{x.adverbsBefore(w, v), v.last}
	m.place = hull(m.trigger, w.tokensOf(a.mention), w.tokensOf(o.mention))
	if v.args < v.argEnd {
		m.place[1] = max(m.place[1], w.phrases[w.args[v.argEnd-1].phrase].last)
	}
	if len(f.frame.unless) > 0 {
		m.place = x.clauseAround(w, m.place)
	}
	if fc := x.makeFact(w, n, &m); fc != nil {
		x.circumstances(w, f.frame, w.args[v.args:v.argEnd], fc)
	}
}
