package extractor

import (
	"github.com/dossier-kg/dossier/internal/nlp"
)

// matchNoun tries a nominal form on the phrase p: "talks between A and B",
// "A's attack on B", and with the subject of a light verb: "A held talks with B".
func (x *Extractor) matchNoun(w *work, n int32, s nlp.Sentence, p int32, f *nounForm) {
	head := w.phrases[p].head
	if f.agent {
		w.noteTry(f.frame, "agent", f.noun.Pos, x.nounText(w, f, p), head, head+1)
		x.matchAgent(w, n, s, p, f)
		return
	}
	w.noteTry(f.frame, "noun", f.noun.Pos, x.nounText(w, f, p), head, head+1)
	var sbuf, obuf [maxFillers]filler
	form := "noun"
	if f.subject.between {
		both := x.afterPrep(w, s, p, x.en.among, x.actorMask|f.frame.subject, sbuf[:0])
		if len(both) >= 2 {
			st := x.nounStance(w, s, p)
			for i := range both {
				for j := i + 1; j < len(both); j++ {
					x.emitNoun(w, n, p, f, both[i], both[j], &st, form)
				}
			}
			return
		}
	}
	objects := x.attached(w, s, p, &f.object, f.frame.object, obuf[:0], nil)
	subjects := x.attached(w, s, p, &f.subject, f.frame.subject, sbuf[:0], objects)
	if len(subjects) == 0 && len(objects) > 0 {
		if v := x.lightVerb(w, s, p); v >= 0 {
			subjects, form = x.fill(w, w.verbs[v].subject, f.frame.subject, subjects), "light"
		}
	}
	x.noteEnds(w, f, subjects, objects)
	if len(subjects) == 0 || len(objects) == 0 {
		return
	}
	st := x.nounStance(w, s, p)
	for _, a := range subjects {
		for _, o := range objects {
			x.emitNoun(w, n, p, f, a, o, &st, form)
		}
	}
}

func (x *Extractor) emitNoun(w *work, n, p int32, f *nounForm, a, o filler, st *stance, form string) {
	if x.linkedAlready(w, n, f, a.mention, o.mention) {
		w.noteRefused(a.mention, o.mention, "another part of the sentence says the same already")
		return
	}
	fc := x.newFact(w, n, f.frame, a, o, form, st)
	if fc == nil {
		return
	}
	q := &w.phrases[p]
	fc.trigger = [2]int32{q.head, q.head + 1}
	x.status(w, f.frame, fc, q.first, q.head)
}

// linkedAlready reports whether a clause of the sentence states the same link: the
// noun of "held talks with Sweden" adds nothing to its verb.
func (x *Extractor) linkedAlready(w *work, n int32, f *nounForm, a, o int32) bool {
	ea, eo := w.mentions[a].entity, w.mentions[o].entity
	for i := len(w.facts) - 1; i >= 0 && w.facts[i].sent == n; i-- {
		g := &w.facts[i]
		if g.relation != f.frame.relation {
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
	for _, a := range w.args[w.verbs[v].args:w.verbs[v].argEnd] {
		if a.phrase == p || a.phrase == w.phrases[p].lead {
			return v
		}
	}
	return -1
}

// maxChain bounds how many prepositional phrases after a noun are looked at.
const maxChain = 4

// afterPrep returns what the phrases after noun p name behind one of the prepositions:
// "talks in Oman between the U.S. and Iran".
func (x *Extractor) afterPrep(w *work, s nlp.Sentence, p int32, preps wordSet, accept uint64, out []filler) []filler {
	end := w.phrases[p].last
	for q, k := p+1, 0; int(q) < len(w.phrases) && k < maxChain; q, k = q+1, k+1 {
		r := &w.phrases[q]
		if r.first >= s.Last || r.prep < 0 && r.poss < 0 && !r.time || r.prep >= 0 && r.prep > end+1 {
			break
		}
		if r.prep >= end && preps.has(w.token(r.prep).Word) && !x.ownsNext(w, q) {
			if out = x.fill(w, q, accept, out); len(out) > 0 {
				return out
			}
		}
		if r.prep >= end && x.en.timePreps.has(w.token(r.prep).Word) { // "its border after talks with Oman"
			break
		}
		end = r.last
	}
	return out
}

// attached returns the mentions that hang on noun p in one of the ways of a; what
// taken already holds is left out.
func (x *Extractor) attached(w *work, s nlp.Sentence, p int32, a *attachment, accept uint64, out, taken []filler) []filler {
	q := &w.phrases[p]
	if a.possessive && q.poss >= 0 {
		out = x.fill(w, q.poss, accept, out)
	}
	if a.possessive && len(out) == 0 {
		if m := w.at[q.first]; m >= 0 && w.mentions[m].kind == kindPronoun && x.acceptable(w, m, accept) {
			out = append(out, filler{m, 1})
		}
	}
	if (a.compound || a.demonym) && len(out) == 0 {
		for k := q.first; k < q.head; k++ {
			m := w.at[k]
			if m < 0 || w.mentions[m].first != k || !x.acceptable(w, m, accept) || w.mentions[m].kind == kindPronoun {
				continue
			}
			if w.mentions[m].kind == kindDemonym && a.demonym || w.mentions[m].kind == kindName && a.compound {
				out = append(out, filler{m, 0.9})
			}
		}
	}
	if len(out) == 0 && !a.preps.empty() {
		out = x.afterPrep(w, s, p, a.preps, accept, out)
	}
	keep := out[:0]
	for _, fl := range out {
		if !holds(taken, fl.mention) {
			keep = append(keep, fl)
		}
	}
	return keep
}

func holds(taken []filler, m int32) bool {
	for _, t := range taken {
		if t.mention == m {
			return true
		}
	}
	return false
}

// matchAgent reads a noun that stands for one end of its own relation, beside the
// name it renames: "Russia and China, both key allies", "Oman, a rival of Iran".
func (x *Extractor) matchAgent(w *work, n int32, s nlp.Sentence, p int32, f *nounForm) {
	var sbuf, obuf [maxFillers]filler
	subjects, st := x.renamed(w, s, p, f.frame.subject, sbuf[:0])
	if len(subjects) == 0 {
		x.noteEnds(w, f, nil, nil)
		return
	}
	objects := x.attached(w, s, p, &f.object, f.frame.object, obuf[:0], subjects)
	factor := 1.0
	if len(objects) == 0 {
		if c := x.centre(w, s, p, f.frame.object); c >= 0 {
			objects, factor = append(objects, filler{c, 1}), 0.8
		}
	}
	x.noteEnds(w, f, subjects, objects)
	for _, a := range subjects {
		for _, o := range objects {
			o.factor *= factor
			x.emitNoun(w, n, p, f, a, o, &st, "agent")
		}
	}
}

// renamed returns the mentions that the noun phrase p describes: by apposition, as
// title before a name, or through "be" and its like.
func (x *Extractor) renamed(w *work, s nlp.Sentence, p int32, accept uint64, out []filler) ([]filler, stance) {
	q := &w.phrases[p]
	st := stance{source: -1}
	if q.appos >= 0 {
		r := q.appos
		if w.phrases[r].lead != r && w.token(q.head).Tag == nlp.NNS {
			r = w.phrases[r].lead
		}
		return x.fill(w, r, accept, out), st
	}
	if v := x.copula(w, s, p); v >= 0 {
		return x.fill(w, w.verbs[v].subject, accept, out), x.copulaStance(w, v, p)
	}
	return out, st
}

// copulaStance is the stance of "X is p": the verb's, turned round by "X is no p".
func (x *Extractor) copulaStance(w *work, v, p int32) stance {
	st := x.verbStance(w, v)
	if w.phrases[p].det == none {
		st.negative = !st.negative
	}
	return st
}

// copula returns the verb that says of its subject that it is p: "X is p",
// "X became p", "X was elected p", "X served as p"; -1 for none.
func (x *Extractor) copula(w *work, s nlp.Sentence, p int32) int32 {
	q := &w.phrases[p]
	start := x.ownerStart(w, p)
	if q.prep >= 0 && q.prep < start {
		start = q.prep
	}
	v := x.verbLeft(w, s, start)
	if v < 0 || w.verbs[v].subject < 0 || w.verbs[v].subject == p {
		return -1
	}
	g := &w.verbs[v]
	isArg := false
	for _, a := range w.args[g.args:g.argEnd] {
		if a.phrase != p && a.phrase != q.lead {
			continue
		}
		isArg = a.prep == 0 && (x.lists.copula.has(w.token(g.main)) || g.passive && x.lists.appoint.has(w.token(g.main))) ||
			a.prep == x.en.as && (x.lists.serve.has(w.token(g.main)) || g.passive)
	}
	if !isArg {
		return -1
	}
	return v
}

// centre returns the mention that a relational noun without complement is about:
// the owner of the noun that its phrase hangs on ("Iran's relationships with Russia
// and China, both key allies"), else the subject of the clause.
func (x *Extractor) centre(w *work, s nlp.Sentence, p int32, accept uint64) int32 {
	for q := p - 1; q >= 0 && w.phrases[q].first >= s.First; q-- {
		o := w.phrases[q].poss
		if o >= 0 && w.phrases[o].mention >= 0 && x.acceptable(w, w.phrases[o].mention, accept) {
			return w.phrases[o].mention
		}
		if w.verbAt[max(w.phrases[q].first-1, s.First)] >= 0 {
			break
		}
	}
	return -1
}
