package extractor

import (
	"slices"

	"github.com/dossier-kg/dossier/internal/nlp"
)

// matchAgent reads a noun that stands for one end of its own relation, beside the
// name it renames or as what is said of one: "Russia and China, both key allies",
// "Oman, a rival of Iran", "Norway is an ally of Sweden", "Sweden's ally is Norway".
func (x *Extractor) matchAgent(w *work, n int32, s nlp.Sentence, p int32, f *nounForm) {
	head := w.phrases[p].head
	w.noteTry(f.frame, "agent", f.noun.Pos, x.nounText(w, f, p), head, head+1)
	var hbuf, obuf [maxFillers]filler
	st := &w.stance
	named, was, form := x.renamed(w, s, p, f.frame.accepts(f.head), hbuf[:0])
	*st = was
	if len(named) == 0 {
		x.noteEnds(w, f, nil, nil)
		return
	}
	x.doubt(w, w.phrases[p].first, head, st)
	others, _ := x.attached(w, s, p, f.other(), f.frame.accepts(f.otherRole()), obuf[:0], named)
	if len(others) == 0 && form == "copula" && f.frame.relation.Symmetric && len(named) > 1 && w.token(w.phrases[p].head).Tag == nlp.NNS {
		x.emitAgents(w, n, s, p, named, &match{frame: f.frame, shape: "agent", form: "coordination", stance: st})
		return
	}
	if len(others) == 0 && f.frame.subject == f.frame.object { // allies and rivals are of one kind with whose they are
		if c := x.centre(w, s, p, f.frame.accepts(f.otherRole())); c >= 0 {
			others = append(others, filler{c, centreFactor})
		}
	}
	m := match{frame: f.frame, shape: "agent", form: form, stance: st}
	x.emitPredicate(w, n, s, p, f, named, others, &m)
}

// emitAgents links the members of a coordination that one plural noun is said of:
// "Norway and Sweden are allies".
func (x *Extractor) emitAgents(w *work, n int32, s nlp.Sentence, p int32, named []filler, m *match) {
	for i := range named {
		for j := i + 1; j < len(named); j++ {
			m.subject, m.object = named[i], named[j]
			x.emitNoun(w, n, s, p, m)
		}
	}
}

// emitPredicate links what a noun is said of with what hangs on the noun.
func (x *Extractor) emitPredicate(w *work, n int32, s nlp.Sentence, p int32, f *nounForm, named, others []filler, m *match) {
	subjects, objects := named, others
	if f.head == objectRole {
		subjects, objects = others, named
	}
	x.noteEnds(w, f, subjects, objects)
	for _, a := range subjects {
		for _, o := range objects {
			m.subject, m.object = a, o
			x.emitNoun(w, n, s, p, m)
		}
	}
}

// centreFactor is for what a noun without complement is about: it is found at some distance.
const centreFactor = 0.8

// other returns how the role that the head does not stand for hangs on it.
func (f *nounForm) other() *attachment {
	if f.head == objectRole {
		return &f.subject
	}
	return &f.object
}

func (f *nounForm) otherRole() role { return otherRole(f.head) }

// renamed returns the mentions that the noun phrase p describes, and in which form:
// by apposition, or through "be" and its like, on either side of it.
func (x *Extractor) renamed(w *work, s nlp.Sentence, p int32, accept uint64, out []filler) ([]filler, stance, string) {
	q := &w.phrases[p]
	st := stance{source: -1}
	if q.appos >= 0 {
		r := q.appos
		if w.phrases[r].lead != r && w.token(q.head).Tag == nlp.NNS {
			r = w.phrases[r].lead
		}
		return x.fill(w, r, accept, out), st, "agent"
	}
	if v := x.copula(w, s, p); v >= 0 {
		return x.fill(w, w.verbs[v].subject, accept, out), x.copulaStance(w, v, p), "copula"
	}
	if m := x.nameBehind(w, s, p, accept); m >= 0 && q.det != indefinite {
		return append(out, filler{m, 1}), st, "agent"
	}
	if v, r := x.inverted(w, p); v >= 0 {
		return x.fill(w, r, accept, out), x.copulaStance(w, v, p), "copula"
	}
	if m := q.mention; m >= 0 && w.mentions[m].kind == kindNominal && x.acceptable(w, m, accept) { // "The Norwegian bank closed"
		return append(out, filler{m, 1}), st, "agent"
	}
	return out, st, ""
}

// inverted returns the verb and the phrase behind it where the noun comes first: "the
// capital of Norway is Oslo", "its members include Norway"; -1 for none.
func (x *Extractor) inverted(w *work, p int32) (v, r int32) {
	q := &w.phrases[p]
	v = q.subjectOf
	if v < 0 || q.det == indefinite || !x.copular(w, v) && (w.lemma(w.verbs[v].main) != x.en.include || w.token(q.head).Tag != nlp.NNS) {
		return -1, -1
	}
	for _, a := range w.args[w.verbs[v].args:w.verbs[v].argEnd] {
		if a.prep == 0 && w.phrases[a.phrase].mention >= 0 {
			return v, a.phrase
		}
	}
	return -1, -1
}

// copular reports whether verb v says what its subject is.
func (x *Extractor) copular(w *work, v int32) bool {
	t := w.token(w.verbs[v].main)
	return t.Lemma == x.en.be || x.lists.copula.has(t)
}

// copulaStance is the stance of "X is p": the verb's, turned round by "X is no p".
func (x *Extractor) copulaStance(w *work, v, p int32) stance {
	if w.phrases[p].last <= w.verbs[v].first && w.phrases[p].subjectOf != v && !x.copular(w, v) { // "As president, she may resign"
		return stance{source: -1}
	}
	st := x.verbStance(w, v)
	if w.phrases[p].det == none {
		st.negative = !st.negative
		w.noteCue(&st, w.phrases[p].first, w.phrases[p].last, "negative", "it is said to be none")
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
	if v < 0 && q.prep >= 0 && w.token(q.prep).Word == x.en.as {
		return x.servedBy(w, s, p)
	}
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
			a.prep == x.en.as && (x.lists.serve.has(w.token(g.main)) || g.passive) ||
			a.prep == x.en.to && (g.passive && x.lists.appoint.has(w.token(g.main)) || !g.passive && x.en.rises.has(w.lemma(g.main))) || // "was promoted to president", "rose to president"
			x.en.among.has(a.prep) && w.lemma(g.main) == x.en.be // "is among the founders of Brenta"
	}
	if !isArg {
		return -1
	}
	return v
}

// servedBy returns the verb whose subject the phrase p says something of before it: "As a
// subsidiary of Telford Holdings, Brenta sells tea"; -1 for none.
func (x *Extractor) servedBy(w *work, s nlp.Sentence, p int32) int32 {
	for j := w.phrases[p].last; j < s.Last; j++ {
		if v := w.verbAt[j]; v >= 0 && w.verbs[v].form == finite && !w.verbs[v].antecedent {
			if w.verbs[v].subject >= 0 && w.verbs[v].subject != p && slices.Contains(w.args[w.verbs[v].args:w.verbs[v].argEnd], arg{x.en.as, w.phrases[p].lead}) {
				return v
			}
			return -1
		}
	}
	return -1
}

// centre returns the mention that a relational noun without complement is about:
// the owner of the noun that its phrase hangs on ("Norway's ties with Russia
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

// matchCopula reads a noun or adjective that verb vi says of its subject: "Norway is
// loyal to Sweden", "Oslo, which remains hostile to Tallinn".
func (x *Extractor) matchCopula(w *work, n int32, s nlp.Sentence, vi int32) {
	v := &w.verbs[vi]
	if v.subject < 0 || !x.copular(w, vi) {
		return
	}
	k, p := x.predicateOf(w, s, v)
	if k < 0 {
		return
	}
	forms := x.frames.byPredicate[w.lemma(k)]
	for i := range forms {
		st := x.verbStance(w, vi)
		if p >= 0 {
			st = x.copulaStance(w, vi, p)
		}
		x.emitCopula(w, n, s, k, p, v.subject, &forms[i], &match{form: v.derived("copula"), stance: &st})
	}
}

// predicateOf returns the head of what stands behind a verb and its phrase: the phrase
// is -1 for an adjective that is tagged as an adverb; both are for none.
func (x *Extractor) predicateOf(w *work, s nlp.Sentence, v *verb) (head, p int32) {
	k := v.last
	for k < s.Last && w.token(k).Tag == nlp.RB && !x.frames.predicates.has(w.lemma(k)) {
		k++
	}
	if k >= s.Last {
		return -1, -1
	}
	p = w.phraseAt[k]
	if p >= 0 {
		for x.ownsNext(w, p) {
			p++
		}
		k = w.phrases[p].head
	}
	if !x.frames.predicates.has(w.lemma(k)) {
		return -1, -1
	}
	return k, p
}

// matchReduced reads an adjective behind the name it is said of: "Norway, long hostile
// to Sweden, agreed".
func (x *Extractor) matchReduced(w *work, n int32, s nlp.Sentence, p int32) {
	q := &w.phrases[p]
	if w.token(q.head).Tag.Noun() || q.prep >= 0 {
		return
	}
	j := q.first - 1
	for j > s.First && w.token(j).Tag == nlp.RB {
		j--
	}
	if j > s.First && w.token(j).Word == x.en.comma {
		j--
	}
	if j < s.First || w.phraseAt[j] < 0 {
		return
	}
	forms := x.frames.byPredicate[w.lemma(q.head)]
	for i := range forms {
		x.emitCopula(w, n, s, q.head, p, w.phraseAt[j], &forms[i], &match{form: "reduced", stance: &stance{source: -1}})
	}
}

// emitCopula adds what the head k, of phrase p where it is in one, says of phrase of.
func (x *Extractor) emitCopula(w *work, n int32, s nlp.Sentence, k, p, of int32, f *nounForm, m *match) {
	w.noteTry(f.frame, "copula", f.noun.Pos, x.lemmaText(w, k), k, k+1)
	var hbuf, obuf [maxFillers]filler
	named := x.fill(w, of, f.frame.accepts(f.head), hbuf[:0])
	m.frame, m.shape = f.frame, "copula"
	if p >= 0 {
		others, _ := x.attached(w, s, p, f.other(), f.frame.accepts(f.otherRole()), obuf[:0], named)
		x.emitPredicate(w, n, s, p, f, named, others, m)
		return
	}
	if k+1 >= s.Last || !f.other().preps.has(w.token(k+1).Word) || k+2 >= s.Last || w.phraseAt[k+2] < 0 {
		x.noteEnds(w, f, nil, nil)
		return
	}
	p = w.phraseAt[k+2]
	others := x.fill(w, p, f.frame.accepts(f.otherRole()), obuf[:0])
	m.trigger = [2]int32{k, k + 1}
	x.emitPredicate(w, n, s, p, f, named, others, m)
}
