package extractor

import (
	"github.com/dossier-kg/dossier/internal/nlp"
)

// matchNoun tries a nominal form on the phrase p: "talks between A and B",
// "A's attack on B", and with the subject of a light verb: "A held talks with B".
func (x *Extractor) matchNoun(w *work, n int32, s nlp.Sentence, p int32, f *nounForm) {
	head := w.phrases[p].head
	w.noteTry(f.frame, "noun", f.noun.Pos, x.nounText(w, f, p), head, head+1)
	var sbuf, obuf [maxFillers]filler
	if f.subject.between {
		both := x.between(w, s, p, x.actorMask|f.frame.subject, sbuf[:0])
		if len(both) >= 2 {
			st := x.nounStance(w, s, p)
			for i := range both {
				for j := range both {
					if j > i || j < i && !f.frame.relation.Symmetric { // "clashes between Norway and Sweden": each fights the other
						x.emitNoun(w, n, s, p, &match{frame: f.frame, shape: "noun", form: "noun", subject: both[i], object: both[j], stance: &st})
					}
				}
			}
			return
		}
	}
	objects, byObject := x.attached(w, s, p, &f.object, f.frame.object, obuf[:0], nil)
	if len(objects) == 0 && f.frame.relation.PLOVER != "" {
		objects = x.ownerAfter(w, s, p, f.object.preps, f.frame.object, objects)
	}
	subjects, bySubject := x.attached(w, s, p, &f.subject, f.frame.subject, sbuf[:0], objects)
	shape := max(byObject, bySubject).shape()
	form, occasion := shape, int32(-1)
	if len(subjects) == 0 && len(objects) > 0 {
		if v := x.lightVerb(w, s, p); v >= 0 {
			subjects, form = x.fill(w, w.verbs[v].subject, f.frame.subject, subjects), "light"
		} else if occasion = x.occasionOf(w, s, p); f.subject.subject && occasion >= 0 {
			subjects, form = x.fill(w, w.verbs[occasion].subject, f.frame.subject, subjects), "occasion"
		}
	}
	x.noteEnds(w, f, subjects, objects)
	if len(subjects) == 0 || len(objects) == 0 {
		return
	}
	st := x.nounStance(w, s, p)
	if occasion >= 0 { // "Norway will decide after talks with Sweden"
		above := x.verbStance(w, occasion)
		st.weaken(above.modality)
		st.source = above.source
	}
	for _, a := range subjects {
		for _, o := range objects {
			x.emitNoun(w, n, s, p, &match{frame: f.frame, shape: shape, form: form, subject: a, object: o, stance: &st})
		}
	}
}

// nounConstraints is how much the shapes of nouns ask for: a head, and what hangs on it.
const nounConstraints = 2

// emitNoun adds the fact that the noun of phrase p states, unless a clause states it too.
func (x *Extractor) emitNoun(w *work, n int32, s nlp.Sentence, p int32, m *match) {
	if x.linkedAlready(w, n, m) {
		w.noteRefused(m.subject.mention, m.object.mention, "another part of the sentence says the same already")
		return
	}
	q := &w.phrases[p]
	m.constraints = nounConstraints
	if m.trigger == [2]int32{} {
		m.trigger, m.status = [2]int32{q.head, q.head + 1}, [2]int32{q.first, q.head}
	}
	m.place = hull([2]int32{x.ownerStart(w, p), q.last}, w.tokensOf(m.subject.mention), w.tokensOf(m.object.mention))
	if fc := x.makeFact(w, n, m); fc != nil {
		x.circumstances(w, m.frame, x.nounArgs(w, s, x.datedEnd(w, s, p, m)), fc)
	}
}

// datedEnd returns the phrase of that end of a match which stands further on in a list and
// has a time of its own, "a member of Brenta from 1916 and of Acme from 1918"; else phrase p.
func (x *Extractor) datedEnd(w *work, s nlp.Sentence, p int32, m *match) int32 {
	for _, fl := range [...]filler{m.subject, m.object} {
		r := w.phraseAt[w.mentions[fl.mention].first]
		if r <= p || w.phrases[r].lead == r {
			continue
		}
		for _, a := range x.nounArgs(w, s, r) {
			if w.phrases[a.phrase].time {
				return r
			}
		}
	}
	return p
}

// nounArgs returns the phrases behind the prepositions that follow noun p.
func (x *Extractor) nounArgs(w *work, s nlp.Sentence, p int32) []arg {
	w.chain = w.chain[:0]
	x.eachAfter(w, s, p, func(q int32) bool {
		prep := nlp.WordID(0)
		if r := &w.phrases[q]; r.prep >= 0 {
			prep = w.token(r.prep).Word
		}
		w.chain = append(w.chain, arg{prep, q})
		return true
	})
	return w.chain
}

// linkedAlready reports whether a clause of the sentence states the same link: the
// noun of "held talks with Sweden" adds nothing to its verb.
func (x *Extractor) linkedAlready(w *work, n int32, m *match) bool {
	ea, eo := w.mentions[m.subject.mention].entity, w.mentions[m.object.mention].entity
	for i := len(w.facts) - 1; i >= 0 && w.facts[i].sent == n; i-- {
		g := &w.facts[i]
		if g.relation != m.frame.relation {
			continue
		}
		es, et := w.mentions[g.subject].entity, w.mentions[g.object].entity
		if es == ea && et == eo || g.relation.Symmetric && es == eo && et == ea {
			return true
		}
	}
	return false
}

// lightVerb returns the verb whose object p is, when the verb says no more than
// that the event of the noun takes place.
func (x *Extractor) lightVerb(w *work, s nlp.Sentence, p int32) int32 {
	if w.phrases[p].subjectOf >= 0 {
		return -1
	}
	v := x.verbLeft(w, s, w.phrases[p].first)
	if v < 0 || w.verbs[v].passive || w.verbs[v].subject < 0 || !x.lists.light.has(w.token(w.verbs[v].main)) {
		return -1
	}
	for i, a := range w.args[w.verbs[v].args:w.verbs[v].argEnd] {
		if (a.phrase == p || a.phrase == w.phrases[p].lead) && (i == 0 || !x.en.causes.has(a.prep) && !x.en.duringWords.has(a.prep)) { // not "imposed sanctions over the arrest of X", "led a regiment during the invasion of Norway"
			return v
		}
	}
	return -1
}

// occasionOf returns the verb of the clause that the event of noun p is the occasion of: "After talks
// with Norway, Sweden agreed", "Sweden, on a visit to Norway, agreed", "Sweden agreed during talks
// with Norway"; -1 for none. There behind a verb, an object might just as well be who took part.
func (x *Extractor) occasionOf(w *work, s nlp.Sentence, p int32) int32 {
	q := &w.phrases[p]
	if q.prep < 0 || !x.en.occasions.has(w.token(q.prep).Word) {
		return -1
	}
	if k := q.prep - 1; k > s.First && w.token(k).Word == x.en.comma && w.phraseAt[k-1] >= 0 {
		if v := w.phrases[w.phrases[w.phraseAt[k-1]].lead].subjectOf; v >= 0 {
			return v
		}
	}
	v := w.syntax[p].verb
	if v < 0 || w.verbs[v].subject < 0 {
		return -1
	}
	g := &w.verbs[v]
	if w.phrases[g.subject].first > q.first {
		return v
	}
	if prep := w.token(q.prep).Word; g.passive || prep == x.en.on || prep == x.en.in && q.det == bare {
		return -1
	}
	if args := w.args[g.args:g.argEnd]; len(args) > 0 && args[0].prep == 0 && x.mayAct(w, args[0].phrase) && !x.attr.report.has(w.lemma(g.main)) {
		return -1
	}
	return v
}

// maxChain bounds how many prepositional phrases after a noun are looked at.
const maxChain = 4

// eachAfter calls do for the phrases that hang one behind the other on noun p, until
// it returns false: "talks in Oman between the U.S. and Iran".
func (x *Extractor) eachAfter(w *work, s nlp.Sentence, p int32, do func(q int32) bool) {
	end := w.phrases[p].last
	for q, k := p+1, 0; int(q) < len(w.phrases) && k < maxChain; q, k = q+1, k+1 {
		r := &w.phrases[q]
		if r.first >= s.Last || r.prep < 0 && r.poss < 0 && !r.time || r.prep >= 0 && (r.prep > end+1 || r.prep > end && w.token(end).Word == x.en.next) { // "next to"
			return
		}
		if (r.prep >= end || r.time) && !x.ownsNext(w, q) && !do(q) {
			return
		}
		if r.prep >= end && x.en.timePreps.has(w.token(r.prep).Word) { // "its border after talks with Oman"
			return
		}
		if !x.ownsNext(w, q) { // "the head of Norway's Brenta Group": what follows hangs on the noun as its owner does
			end = r.last
		}
	}
}

// afterPrep returns what the phrases after noun p name behind one of the prepositions.
func (x *Extractor) afterPrep(w *work, s nlp.Sentence, p int32, preps wordSet, accept uint64, out []filler) []filler {
	x.eachAfter(w, s, p, func(q int32) bool {
		r := &w.phrases[q]
		if r.prep >= 0 && preps.has(w.token(r.prep).Word) {
			out = x.fill(w, q, accept, out)
		} else if r.prep > s.First && w.token(r.prep-1).Word == x.en.comma && (r.last == s.Last || w.token(r.last).Word != x.en.comma) {
			return false // "a leader, near the town of Oslo"
		}
		return len(out) == 0
	})
	return out
}

// between returns what stands behind noun p and "between", or behind the verb that says no more of it
// than where and when: "fighting broke out between Norway and Sweden".
func (x *Extractor) between(w *work, s nlp.Sentence, p int32, accept uint64, out []filler) []filler {
	if out = x.hyphened(w, &w.phrases[p], accept, out); len(out) > 0 {
		return out
	}
	x.eachAfter(w, s, p, func(q int32) bool {
		if r := &w.phrases[q]; r.prep >= 0 && x.en.among.has(w.token(r.prep).Word) {
			out = x.fill(w, q, accept, out)
			return false
		}
		return !x.frames.nouns.has(w.lemma(w.phrases[q].head)) // "its borders, after fighting between"
	})
	v := w.phrases[p].subjectOf
	if len(out) > 0 || v < 0 {
		return out
	}
	for _, a := range w.args[w.verbs[v].args:w.verbs[v].argEnd] {
		if x.en.among.has(a.prep) {
			return x.fill(w, a.phrase, accept, out)
		}
	}
	return out
}

// ownerAfter returns whom what stands behind noun p and a preposition belongs to: "an attack on
// a camp in Norway".
func (x *Extractor) ownerAfter(w *work, s nlp.Sentence, p int32, preps wordSet, accept uint64, out []filler) []filler {
	if preps.empty() {
		return out
	}
	x.eachAfter(w, s, p, func(q int32) bool {
		if r := &w.phrases[q]; r.prep >= 0 && preps.has(w.token(r.prep).Word) {
			if m, factor := x.owner(w, q, accept); m >= 0 {
				out = append(out, filler{m, factor})
			}
		}
		return len(out) == 0
	})
	return out
}

// A manner is how something hangs on a noun.
type manner uint8

const (
	prepositional manner = iota
	compound
	possessive
)

// shape returns the name of the form: "the takeover of B by A", "the A takeover of B", "A's takeover of B".
func (m manner) shape() string { return [...]string{"noun", "compound", "possessive"}[m] }

// attached returns the mentions that hang on noun p in one of the ways of a, and in
// which; what taken already holds is left out.
func (x *Extractor) attached(w *work, s nlp.Sentence, p int32, a *attachment, accept uint64, out, taken []filler) ([]filler, manner) {
	q := &w.phrases[p]
	how := prepositional
	if a.possessive && q.poss >= 0 {
		out, how = x.fill(w, q.poss, accept, out), possessive
	}
	if a.possessive && len(out) == 0 {
		if m := w.at[q.first]; m >= 0 && w.mentions[m].kind == kindPronoun && x.acceptable(w, m, accept) {
			out, how = append(out, filler{m, 1}), possessive
		}
	}
	if a.possessive && len(out) == 0 {
		if out = x.whoseBody(w, s, q.first, accept, out); len(out) > 0 {
			how = possessive
		}
	}
	if (a.compound || a.demonym) && len(out) == 0 {
		for k := q.first; k < q.head; k++ {
			m := w.at[k]
			if m < 0 || w.mentions[m].first != k || !x.acceptable(w, m, accept) || w.mentions[m].kind == kindPronoun {
				continue
			}
			if w.mentions[m].kind == kindDemonym && a.demonym && !x.ofParty(w, m) || w.mentions[m].kind == kindName && a.compound {
				if n := len(out); n > 0 && x.runsOn(w, out[n-1].mention, m) {
					out = out[:n-1]
				}
				out, how = append(out, filler{m, 0.9}), compound
			}
		}
	}
	if len(out) == 0 && !a.preps.empty() {
		out, how = x.afterPrep(w, s, p, a.preps, accept, out), prepositional
	}
	keep := out[:0]
	for _, fl := range out {
		if !holds(taken, fl.mention) {
			keep = append(keep, fl)
		}
	}
	return keep, how
}

// runsOn reports whether the names of two organisations stand side by side, as in the buttons of
// a web page: the first has nothing to do with what follows the second.
func (x *Extractor) runsOn(w *work, a, b int32) bool {
	return w.mentions[a].last == w.mentions[b].first && x.types.is(w.mentions[a].typ, x.orgMask) && x.types.is(w.mentions[b].typ, x.orgMask)
}

func holds(taken []filler, m int32) bool {
	for _, t := range taken {
		if t.mention == m {
			return true
		}
	}
	return false
}
