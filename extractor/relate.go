package extractor

import (
	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/graph"
	"github.com/dossier-kg/dossier/internal/nlp"
)

// relate reads the facts of a sentence: from its clauses, its event nouns, and its titles.
func (x *Extractor) relate(w *work, n int32, from, to span) {
	s := w.doc.Sentences[n]
	w.sentence = s
	for v := from.verb; v < to.verb; v++ {
		lemma := w.lemma(w.verbs[v].main)
		if x.frames.verbs.has(lemma) {
			for i := range x.frames.byVerb[lemma] {
				x.matchClause(w, n, v, &x.frames.byVerb[lemma][i])
			}
		}
	}
	for p := from.phrase; p < to.phrase; p++ {
		lemma := w.lemma(w.phrases[p].head)
		if x.frames.nouns.has(lemma) && w.phrases[p].mention < 0 {
			for i := range x.frames.byNoun[lemma] {
				x.matchNoun(w, n, s, p, &x.frames.byNoun[lemma][i])
			}
		}
		if x.frames.kinship.has(lemma) || w.phrases[p].mention >= 0 {
			x.matchKin(w, n, s, p)
		}
	}
	for i := from.office; i < to.office; i++ {
		x.matchTitle(w, n, s, &w.offices[i])
	}
	x.matchPatterns(w, n, s)
	if x.options.Open {
		x.openLinks(w, n, from, to)
	}
}

// matchPatterns tries the raw patterns of the frames where a mention begins, and
// behind a word before one.
func (x *Extractor) matchPatterns(w *work, n int32, s nlp.Sentence) {
	m := &w.matcher
	m.x, m.w, m.end = x, w, s.Last
	for i := s.First; i < s.Last; i++ {
		if w.at[i] < 0 || w.mentions[w.at[i]].first != i {
			continue
		}
		for k := range x.frames.raw {
			f := &x.frames.raw[k]
			if _, caps, ok := f.pattern.Match(m, int(i), &w.scratch); ok {
				x.emitPattern(w, n, f, caps)
			}
		}
	}
}

func (x *Extractor) emitPattern(w *work, n int32, f *rawForm, caps []int) {
	a, o := caps[2*f.subject], caps[2*f.object]
	if a < 0 || o < 0 || w.at[a] < 0 || w.at[o] < 0 {
		return
	}
	st := stance{source: -1}
	fc := x.newFact(w, n, f.frame, filler{w.at[a], 1}, filler{w.at[o], 1}, "pattern", &st)
	if fc == nil {
		return
	}
	first, last := min(a, o), max(caps[2*f.subject+1], caps[2*f.object+1])
	fc.trigger = [2]int32{int32(first), int32(last)}
}

// A span is a place in the lists of work, where a sentence begins or ends.
type span struct{ phrase, verb, office int32 }

// A filler is a mention that fills a role, and how surely.
type filler struct {
	mention int32
	factor  float64 // 1 for the thing itself, less where something stands for it
}

// maxFillers bounds the members of one coordination that fill a role.
const maxFillers = 12

// fill returns the mentions of the accepted types that phrase p stands for, with
// those of the phrases coordinated with it.
func (x *Extractor) fill(w *work, p int32, accept uint64, out []filler) []filler {
	for ; p >= 0 && len(out) < maxFillers-1; p = w.phrases[p].next {
		m, factor := x.standsFor(w, p, accept)
		if m < 0 {
			continue
		}
		out = append(out, filler{m, factor})
		if larger := x.largerPlace(w, p, m); larger >= 0 && x.acceptable(w, larger, accept) {
			out = append(out, filler{larger, 0.9 * factor})
		}
	}
	return out
}

// largerPlace returns the region or country behind a place: "Pasadena, California"; -1 for none.
func (x *Extractor) largerPlace(w *work, p, m int32) int32 {
	if !x.types.is(w.mentions[m].typ, x.placeMask) || x.types.is(w.mentions[m].typ, x.countryMask) {
		return -1
	}
	end := w.phrases[p].last
	if end+1 >= w.sentence.Last || w.token(end).Word != x.en.comma || w.at[end+1] < 0 {
		return -1
	}
	larger := w.at[end+1]
	if k := x.kindOf(&w.mentions[larger]); k != "region" && !x.types.is(w.mentions[larger].typ, x.countryMask) || w.mentions[larger].kind != kindName {
		return -1
	}
	return larger
}

// standsFor returns the mention that a phrase stands for: its head, the name that
// renames it, or, where any actor is accepted, the country behind "Iranian officials".
func (x *Extractor) standsFor(w *work, p int32, accept uint64) (int32, float64) {
	q := &w.phrases[p]
	if m := q.mention; m >= 0 {
		if x.acceptable(w, m, accept) {
			return m, 1
		}
		if w.mentions[m].kind == kindName {
			return -1, 0
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
	if accept&x.actorMask == 0 || !x.lists.standFor.has(w.token(q.head)) || q.det == indefinite && q.poss < 0 {
		return -1, 0
	}
	if q.poss >= 0 {
		if m := w.phrases[q.poss].mention; m >= 0 && x.acceptable(w, m, accept) {
			return m, 0.85
		}
	}
	for k := q.head - 1; k >= q.first; k-- {
		if m := w.at[k]; m >= 0 && x.acceptable(w, m, accept) {
			return m, 0.85
		}
	}
	if n := x.following(w, p); n >= 0 {
		if prep := w.token(q.last).Word; prep == x.en.of || prep == x.from {
			if m := w.phrases[n].mention; m >= 0 && x.acceptable(w, m, accept) {
				return m, 0.8
			}
		}
	}
	return -1, 0
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

// matchClause tries one clause form on one verb.
func (x *Extractor) matchClause(w *work, n, vi int32, f *clauseForm) {
	v := &w.verbs[vi]
	if f.particle != 0 && !x.hasParticle(w, v, f.particle) {
		return
	}
	if v.passive && (f.frame.noPassive || len(f.args) == 0 || f.args[0].role == noRole && f.args[0].test == nil) {
		return
	}
	var sbuf, obuf [maxFillers]filler
	subjects, objects := sbuf[:0], obuf[:0]
	form := "active"
	next := v.args
	args := f.args
	if v.passive {
		form = "passive"
		direct := &f.args[0]
		if !direct.preps.empty() {
			return
		}
		if v.subject < 0 || !x.argFits(w, f.frame, direct, v.subject, &subjects, &objects) {
			return
		}
		if args = args[1:]; len(args) > 0 && direct.test != nil && args[0].preps.has(x.en.of) {
			if !x.complementFits(w, f.frame, &args[0], v.subject, &subjects, &objects) {
				return
			}
			args = args[1:]
		}
		if p := x.byAgent(w, v); p >= 0 && f.clause.Subject.Role != rules.Someone {
			subjects = x.fill(w, p, f.frame.accepts(x.subjectRoleOf(f)), subjects)
		}
	} else if v.subject >= 0 && f.clause.Subject.Role != rules.Someone {
		subjects = x.fill(w, v.subject, f.frame.accepts(x.subjectRoleOf(f)), subjects)
	}
	for i := range args {
		a := &args[i]
		k := x.findArg(w, f.frame, v, next, a, &subjects, &objects)
		if k < 0 {
			if a.role != noRole && f.frame.relation.Symmetric && i == len(args)-1 {
				x.emitPairs(w, n, vi, f.frame, subjects, form)
			}
			return
		}
		next = k
	}
	if f.clause.Subject.Role == f.frame.Object { // "b {belong} to a"
		subjects, objects = objects, subjects
	}
	if v.antecedent {
		form = "relative"
		if v.form == participle {
			form = "reduced"
		}
	} else if v.form == infinitive {
		form = "control"
	} else if v.form == gerund {
		form = "gerund"
	}
	for _, a := range subjects {
		for _, o := range objects {
			x.emitClause(w, n, vi, f.frame, a, o, form)
		}
	}
}

// subjectRoleOf returns the end of the relation that the clause's subject fills.
func (x *Extractor) subjectRoleOf(f *clauseForm) role {
	if f.clause.Subject.Role == f.frame.Object {
		return objectRole
	}
	return subjectRole
}

// hasParticle reports whether the particle follows the verb or its object: "take the firm over".
func (x *Extractor) hasParticle(w *work, v *verb, particle nlp.WordID) bool {
	if v.particle == particle {
		return true
	}
	for j := v.last; j < min(v.last+6, w.sentence.Last); j++ {
		if t := w.token(j); t.Word == particle && (j == v.last || t.Tag == nlp.RP) {
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

// findArg looks from argument k on for one that fits a, and returns where to go on.
func (x *Extractor) findArg(w *work, f *boundFrame, v *verb, k int32, a *argForm, subjects, objects *[]filler) int32 {
	for ; k < v.argEnd; k++ {
		g := w.args[k]
		switch {
		case a.preps.empty() && g.prep != 0, !a.preps.empty() && !a.preps.has(g.prep):
			if k > v.args && a.preps.has(x.en.of) && x.ownerFits(w, f, a, w.args[k-1].phrase, subjects, objects) {
				return k
			}
			continue
		}
		if x.argFits(w, f, a, g.phrase, subjects, objects) {
			return k + 1
		}
		if a.preps.empty() && !w.phrases[g.phrase].time {
			break // only the first direct object counts
		}
	}
	if k > v.args && a.preps.has(x.en.of) && x.ownerFits(w, f, a, w.args[k-1].phrase, subjects, objects) {
		return k
	}
	return -1
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
		if m := w.at[k]; m >= 0 && x.acceptable(w, m, f.accepts(a.role)) {
			x.add(a.role, filler{m, 0.85}, subjects, objects)
			return true
		}
	}
	return false
}

// complementFits looks for argument a at the noun that became the subject of a
// passive: "Iran's delegation was led", "the delegation of Iran was led".
func (x *Extractor) complementFits(w *work, f *boundFrame, a *argForm, p int32, subjects, objects *[]filler) bool {
	if x.ownerFits(w, f, a, p, subjects, objects) {
		return true
	}
	n := x.following(w, p)
	return n >= 0 && a.preps.has(w.token(w.phrases[n].prep).Word) &&
		x.argFits(w, f, a, n, subjects, objects)
}

// argFits reports whether phrase p fits argument a, and binds the role it fills.
func (x *Extractor) argFits(w *work, f *boundFrame, a *argForm, p int32, subjects, objects *[]filler) bool {
	if a.test != nil {
		return x.headPasses(w, a.test, p)
	}
	accept := f.accepts(a.role)
	if a.typ != 0 {
		accept = a.typ
	}
	var buf [maxFillers]filler
	found := x.fill(w, p, accept, buf[:0])
	if len(found) == 0 && f.relation.PLOVER != "" && a.role == objectRole {
		if m, factor := x.owner(w, p, accept); m >= 0 {
			found = append(found, filler{m, factor})
		}
	}
	for _, fl := range found {
		x.add(a.role, fl, subjects, objects)
	}
	return len(found) > 0
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
	q := &w.phrases[p]
	if q.time || q.mention >= 0 && w.mentions[q.mention].kind == kindName {
		return -1, 0
	}
	if q.poss >= 0 {
		if m := w.phrases[q.poss].mention; m >= 0 && x.acceptable(w, m, accept) {
			return m, 0.75
		}
	}
	for k := q.head - 1; k >= q.first; k-- {
		if m := w.at[k]; m >= 0 && w.mentions[m].kind != kindPronoun && x.acceptable(w, m, accept) {
			return m, 0.7
		}
	}
	if n := x.following(w, p); n >= 0 && w.phrases[n].mention >= 0 {
		prep := w.token(q.last).Word
		if m := w.phrases[n].mention; (prep == x.en.of || prep == x.from || prep == x.en.in) && x.acceptable(w, m, accept) {
			return m, 0.6
		}
	}
	return -1, 0
}

func (x *Extractor) add(r role, fl filler, subjects, objects *[]filler) {
	if r == subjectRole {
		*subjects = append(*subjects, fl)
	} else {
		*objects = append(*objects, fl)
	}
}

// headPasses reports whether the head of p, or of a phrase coordinated with it, passes a test.
func (x *Extractor) headPasses(w *work, t *test, p int32) bool {
	for ; p >= 0; p = w.phrases[p].next {
		if q := &w.phrases[p]; q.det != none && t.width(x, w, q.head, q.last) > 0 {
			return true
		}
	}
	return false
}

// emitPairs links the members of a coordinated subject with each other: "A and B met".
func (x *Extractor) emitPairs(w *work, n, vi int32, f *boundFrame, subjects []filler, form string) {
	for i := range subjects {
		for j := i + 1; j < len(subjects); j++ {
			x.emitClause(w, n, vi, f, subjects[i], subjects[j], form)
		}
	}
}

// emitClause adds the fact that a verb states of two mentions.
func (x *Extractor) emitClause(w *work, n, vi int32, f *boundFrame, a, o filler, form string) {
	v := &w.verbs[vi]
	st := x.verbStance(w, vi)
	fact := x.newFact(w, n, f, a, o, form, &st)
	if fact == nil {
		return
	}
	fact.trigger = [2]int32{v.first, v.last}
	x.circumstances(w, f, v, fact)
}

// newFact adds a fact; nil when both ends are the same or the link is there already.
func (x *Extractor) newFact(w *work, n int32, f *boundFrame, a, o filler, form string, st *stance) *fact {
	ea, eo := w.mentions[a.mention].entity, w.mentions[o.mention].entity
	if ea == eo || ea < 0 || eo < 0 {
		return nil
	}
	if !x.types.is(w.entities[ea].typ, f.subject) || !x.types.is(w.entities[eo].typ, f.object) {
		return nil
	}
	score := f.Confidence * a.factor * o.factor
	if w.mentions[a.mention].kind == kindPronoun {
		score *= 0.8
	}
	if w.mentions[o.mention].kind == kindPronoun {
		score *= 0.8
	}
	fc := fact{relation: f.relation, subject: a.mention, object: o.mention, sent: n, rule: f.ID, form: form,
		polarity: graph.Positive, modality: st.modality, tense: st.tense.String(), source: -1, score: score}
	if st.negative != (f.Polarity == string(graph.Negative)) {
		fc.polarity = graph.Negative
	}
	if st.source >= 0 {
		fc.source, _ = x.standsFor(w, st.source, x.actorMask)
	}
	for name, value := range f.Constants {
		fc.attributes = append(fc.attributes, graph.Attribute{Name: name, Value: value})
	}
	w.facts = append(w.facts, fc)
	return &w.facts[len(w.facts)-1]
}

// circumstances adds when and where an event happened, and what the frame's "with" asks for.
func (x *Extractor) circumstances(w *work, f *boundFrame, v *verb, fc *fact) {
	for _, a := range w.args[v.args:v.argEnd] {
		p := &w.phrases[a.phrase]
		for _, with := range f.With {
			if x.prepIs(with, a.prep) && x.withType(w, with, p) {
				fc.set(with.Name, w.words(p.first, p.last))
			}
		}
		if p.time {
			fc.set("date", w.words(p.first, p.last))
		} else if f.relation.Event && x.en.aPlaceFollows.has(a.prep) && p.mention >= 0 && a.phrase != w.phraseAt[w.mentions[fc.object].first] {
			if m := &w.mentions[p.mention]; m.entity >= 0 && x.types.is(m.typ, x.placeMask) {
				fc.set("place", w.entities[m.entity].name)
			}
		}
	}
}

func (x *Extractor) prepIs(with *rules.With, prep nlp.WordID) bool {
	for _, p := range with.Preps {
		if x.vocab.ID(p) == prep {
			return true
		}
	}
	return false
}

func (x *Extractor) withType(w *work, with *rules.With, p *phrase) bool {
	switch with.Type {
	case "date":
		return p.time
	case "money":
		return w.token(p.first).Shape.Has(nlp.Symbol) || w.token(p.head).Tag == nlp.CD
	case "number", "percent":
		return w.token(p.head).Tag == nlp.CD
	case "":
		return true
	}
	return p.mention >= 0 && x.acceptable(w, p.mention, x.types.mask([]string{with.Type}))
}

// set gives the fact an attribute; the first value of a name stays.
func (f *fact) set(name, value string) {
	for _, a := range f.attributes {
		if a.Name == name {
			return
		}
	}
	f.attributes = append(f.attributes, graph.Attribute{Name: name, Value: value})
}
