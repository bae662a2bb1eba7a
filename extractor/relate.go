package extractor

import (
	"slices"

	"github.com/dossier-kg/dossier/internal/nlp"
)

// relate reads the facts of the text: what its clauses, nouns and titles say, then by patterns. Both go
// through all sentences, as the steps of parse do.
func (x *Extractor) relate(w *work) {
	for n := range w.doc.Sentences {
		x.relateSentence(w, int32(n), w.spans[n], w.spans[n+1])
	}
	for n, s := range w.doc.Sentences {
		w.sentence = s
		x.matchPatterns(w, int32(n), s)
	}
	if x.options.Open {
		x.openLinks(w)
	}
}

// relateSentence reads the facts of a sentence from its clauses, its nouns, and its titles.
func (x *Extractor) relateSentence(w *work, n int32, from, to span) {
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
		x.relatePhrase(w, n, s, p)
		w.noteDone()
	}
	for i := from.office; i < to.office; i++ {
		x.matchTitle(w, n, s, &w.offices[i])
		w.noteDone()
	}
}

// relatePhrase reads what the head of a phrase says.
func (x *Extractor) relatePhrase(w *work, n int32, s nlp.Sentence, p int32) {
	lemma, m := w.lemma(w.phrases[p].head), w.phrases[p].mention
	if x.frames.nouns.has(lemma) && m < 0 {
		events := x.frames.byNoun[lemma]
		for i := range events {
			x.matchNoun(w, n, s, p, &events[i])
		}
	}
	if x.frames.nouns.has(lemma) && (m < 0 || w.mentions[m].kind == kindNominal && w.mentions[m].entry < 0) { // "the Norwegian capital" tells nothing of Oslo
		agents := x.frames.byAgent[lemma]
		for i := range agents {
			x.matchAgent(w, n, s, p, &agents[i])
		}
	}
	if x.frames.predicates.has(lemma) {
		x.matchReduced(w, n, s, p)
	}
	if x.frames.kinship.has(lemma) || m >= 0 {
		x.matchKin(w, n, s, p)
	}
}

// A span is a place in the lists of work, where a sentence begins or ends.
type span struct{ phrase, verb, office int32 }

// matchClause tries one clause form on one verb.
func (x *Extractor) matchClause(w *work, n, vi int32, f *clauseForm) {
	v := &w.verbs[vi]
	if w.observed() { // most tries end soon, and look at nothing else of the clause
		w.tried(f.frame, "clause", f.clause.Pos, f.clause.Text, v.first, v.last)
	}
	if !x.verbFits(w, v, f) || !v.passive && w.trace == nil && x.lacksArg(w, v, f) {
		return
	}
	subjects, objects := w.fillers[0][:0], w.fillers[1][:0]
	defer func() { w.fillers = [2][]filler{subjects, objects} }()
	shape := "active"
	next := v.args
	args := f.args
	if v.passive {
		shape = "passive"
		met := x.passiveArgs(w, v, f, &subjects, &objects)
		if met == 0 {
			return
		}
		args = args[met:]
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

// verbFits reports whether a verb has the particle of a clause form, and an object to be its subject if it is passive.
func (x *Extractor) verbFits(w *work, v *verb, f *clauseForm) bool {
	switch {
	case f.particle == 0 && v.particle != 0: // "drew up" is not "drew"
		w.noteFailed("the verb alone", "a particle gives it another meaning here", v.first, v.last)
		return false
	case f.particle != 0 && !x.hasParticle(w, v, f.particle):
		x.missParticle(w, v, f.particle)
		return false
	case v.passive && (len(f.args) == 0 || f.args[0].role == noRole && f.args[0].test == nil):
		w.noteFailed("an active verb", "the verb is passive here, and the clause has no object to be its subject", v.first, v.last)
		return false
	}
	return true
}

// passiveArgs returns how many arguments of a clause form the subject of a passive verb meets: the direct object
// and perhaps its complement; 0 where it meets none.
func (x *Extractor) passiveArgs(w *work, v *verb, f *clauseForm, subjects, objects *[]filler) int {
	direct := &f.args[0]
	if !direct.preps.empty() {
		w.noteFailed("an active verb", "the verb is passive here, and the clause has no direct object to be its subject", v.first, v.last)
		return 0
	}
	if v.subject < 0 || !x.argFits(w, f.frame, direct, v.subject, subjects, objects) {
		x.missPhrase(w, f.frame, direct, v.subject)
		return 0
	}
	if len(f.args) == 1 || direct.test == nil {
		return 1
	}
	complement := &f.args[1] // "a stake in Beta was bought"
	if x.complementFits(w, f.frame, complement, v.subject, subjects, objects) {
		return 2
	}
	if complement.preps.has(x.en.of) {
		x.missPhrase(w, f.frame, complement, v.subject)
		return 0
	}
	return 1
}

// isMutual reports whether the subjects of a verb do to each other what a clause says of its last
// argument a, which is missing; others tells whether it has others: "they met", "they held talks".
func (x *Extractor) isMutual(w *work, v *verb, f *clauseForm, a *argForm, others bool) bool {
	reciprocal := a.preps.has(x.en.with) && x.en.reciprocals.has(w.lemma(v.main))
	if v.form != finite && w.lemma(v.main) == x.en.speak { // "Speaking in Oslo, Norway and Sweden"
		return false
	}
	if slices.ContainsFunc(w.args[v.args:v.argEnd], func(g arg) bool { return g.prep == x.en.with }) { // "Norway and Sweden met with Iran"
		return false
	}
	if !v.passive && f.mutual && f.frame.roleOf(f.clause.Subject.Role) == noRole && v.subject >= 0 && f.frame.relation.Symmetric {
		if m, _ := x.standsFor(w, v.subject, f.frame.accepts(a.role)); m >= 0 { // "he married Ann and Bea": which two?
			return false
		}
	}
	if !f.mutual {
		return reciprocal && !others && !x.hasObject(w, v) // "Norwegian and Swedish troops clashed"
	}
	return (a.preps.empty() || reciprocal) && !x.hasObject(w, v) || a.preps.has(x.en.with) && others // "worked" is not "worked with each other", nor "met her" "met each other"
}

// lacksArg reports whether nothing stands behind a verb where one of the arguments of an
// active clause has to, so that its ends need no look.
func (x *Extractor) lacksArg(w *work, v *verb, f *clauseForm) bool {
	args := f.args
	if (f.mutual || x.en.reciprocals.has(w.lemma(v.main))) && len(args) > 0 { // "Norway and Sweden met"
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

// emitPairs links the members of a coordinated subject with each other: "A and B met".
func (x *Extractor) emitPairs(w *work, n, vi int32, f *clauseForm, subjects []filler, shape string) {
	if len(f.frame.relation.Excludes) > 0 && x.ofOneFamily(w, w.verbs[vi].subject) {
		return
	}
	for i := range subjects {
		for j := i + 1; j < len(subjects); j++ {
			x.emitClause(w, n, vi, f, subjects[i], subjects[j], shape, "coordination")
			if !f.frame.relation.Symmetric {
				x.emitClause(w, n, vi, f, subjects[j], subjects[i], shape, "coordination")
			}
		}
	}
}

// ofOneFamily reports whether those whom phrase p names are said to be children or siblings: "Both daughters, Ann and
// Bea, were married".
func (x *Extractor) ofOneFamily(w *work, p int32) bool {
	if p < 0 {
		return false
	}
	q := &w.phrases[p]
	return x.en.offspring.has(w.lemma(q.head)) || q.appos >= 0 && x.en.offspring.has(w.lemma(w.phrases[q.appos].head))
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
		if !x.datesOffice(w, v, o.mention) {
			x.circumstances(w, f.frame, w.args[v.args:v.argEnd], fc)
		}
		if !f.frame.relation.Event && x.leaves(w, v, o.mention) {
			fc.endThen()
		}
	}
}

// datesOffice reports whether verb v says when somebody was what he was, and the nationality m before that is not
// what the time is of: "From 2008 to 2012 she was the Norwegian ambassador", but "was a Norwegian citizen".
func (x *Extractor) datesOffice(w *work, v *verb, m int32) bool {
	if w.mentions[m].kind != kindDemonym || w.lemma(v.main) != x.en.be {
		return false
	}
	p := w.phraseAt[w.mentions[m].first]
	return p >= 0 && w.phrases[p].mention != m && !x.en.nationals.has(w.lemma(w.phrases[p].head))
}

// leaves reports whether what mention m names is what the subject of verb v is in no more after it, or is with no
// more: "left Brenta", "moved from Leeds to Oslo", "divorced Ann".
func (x *Extractor) leaves(w *work, v *verb, m int32) bool {
	if x.en.parts.has(w.lemma(v.main)) {
		return true
	}
	p := w.phraseAt[w.mentions[m].first]
	if p < 0 || v.passive {
		return false
	}
	if e := w.phrases[p].prep; e >= 0 {
		return w.token(e).Word == x.from && x.en.changes.has(w.lemma(v.main))
	}
	return x.en.quits.has(w.lemma(v.main))
}
