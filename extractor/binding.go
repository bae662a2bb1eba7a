package extractor

import "slices"

// A reference is a pronoun and what its place in the sentence says of its antecedent.
type reference struct {
	mention   int32
	sent      int32
	phrase    int32 // the phrase that it stands in, -1 for none
	function  function
	verb      int32 // the verb of its clause, -1 for none
	own       int32 // the entity that is the subject of its clause, -1 for none
	relative  int32 // the entity that the relative clause around it describes, -1 for none
	reflexive bool
	about     bool // a possessive behind "over", "about" and the like
	answered  bool // ... behind "in response to" or "because of"
	ofBody    bool // ... of what only organisations and states have: "its spokesman"
	ofOffice  bool // ... of who heads it, and nobody heads things: "its mayor"
	barred    [maxBarred]int32
	nbarred   int
}

// maxBarred bounds how many entities the binding rules exclude for one pronoun.
const maxBarred = 12

// bar excludes entity e.
func (r *reference) bar(e int32) {
	if e >= 0 && r.nbarred < maxBarred {
		r.barred[r.nbarred] = e
		r.nbarred++
	}
}

// bars reports whether entity e is excluded.
func (r *reference) bars(e int32) bool {
	for _, b := range r.barred[:r.nbarred] {
		if b == e {
			return true
		}
	}
	return false
}

// reference looks at the clause around pronoun i.
func (x *Extractor) reference(w *work, i int32) reference {
	m := &w.mentions[i]
	r := reference{mention: i, sent: m.sent, verb: -1, own: -1, relative: -1, reflexive: x.en.reflexives.has(w.token(m.first).Word)}
	r.phrase, r.function = x.functionOf(w, i)
	inSubject := false
	if r.phrase >= 0 {
		head := x.ownedBy(w, r.phrase)
		r.verb = w.syntax[head].verb
		inSubject = r.verb >= 0 && w.syntax[head].function == asSubject
		prep := w.phrases[r.phrase].prep
		r.about = r.function == asOwner && prep >= 0 && x.en.about.has(w.token(prep).Word)
		if r.function == asOwner && x.en.it.has(w.token(m.first).Word) {
			r.ofBody = x.lists.owned.has(w.token(w.phrases[head].head)) || w.lemma(w.phrases[head].head) == x.en.minister
			r.ofOffice = x.lists.headed.has(w.token(w.phrases[head].head))
		}
		r.answered = r.function == asOwner && prep > 0 && x.en.answers.has(w.token(prep-1).Word)
	}
	if r.verb < 0 {
		r.verb = x.verbLeft(w, w.doc.Sentences[m.sent], m.first)
	}
	if !inSubject {
		r.own = x.clauseSubject(w, r.verb)
	}
	if e := w.saidBy(m.first); e >= 0 {
		r.bar(e) // who speaks is "I"
	}
	x.findRelative(w, &r, inSubject)
	x.exclude(w, &r)
	return r
}

// ownedBy returns the phrase at the end of a chain of owners: the house of "his brother's house".
func (x *Extractor) ownedBy(w *work, p int32) int32 {
	for x.ownsNext(w, p) {
		p++
	}
	return p
}

// findRelative finds whom the relative clause around pronoun r describes.
func (x *Extractor) findRelative(w *work, r *reference, inSubject bool) {
	v := r.verb
	for v > 0 && w.verbs[v].form != finite && !w.verbs[v].antecedent && w.verbs[v-1].first >= w.doc.Sentences[r.sent].First { // "who tried to win by having many support him"
		v, inSubject = v-1, false
	}
	if v >= 0 && w.verbs[v].antecedent && !inSubject {
		r.relative = x.clauseSubject(w, v)
	}
}

// exclude notes whom the pronoun cannot mean (Chomsky's binding principles, as far as
// phrases tell): a possessive, the head of the phrase that it stands in and what
// renames that; any other but a reflexive, the other arguments of its verb.
func (x *Extractor) exclude(w *work, r *reference) {
	if r.phrase < 0 {
		return
	}
	if r.function == asOwner {
		x.excludePredicated(w, r)
		for p := r.phrase; ; p++ {
			x.excludePhrase(w, r, p)
			if !x.ownsNext(w, p) {
				return
			}
		}
	}
	if r.reflexive || w.syntax[r.phrase].verb < 0 {
		return
	}
	v := &w.verbs[r.verb]
	if r.function != asSubject {
		for p := v.subject; p >= 0; p = w.phrases[p].next {
			x.excludePhrase(w, r, p)
		}
	}
	for _, a := range w.args[v.args:v.argEnd] {
		if r.function == asSubject || a.phrase < r.phrase {
			x.excludePhrase(w, r, a.phrase)
		}
	}
	if r.function == asSubject {
		x.excludeCompany(w, r)
		x.excludeDescribed(w, r)
		x.excludeAccuser(w, r)
	}
	for k := r.verb - 1; r.function == asSubject && k >= 0 && w.verbs[k].first >= w.doc.Sentences[r.sent].First; k-- { // "Owned by Telford, it"
		if o := &w.verbs[k]; o.subject == r.phrase && o.form != finite {
			for _, a := range w.args[o.args:o.argEnd] {
				if o.passive && a.prep == 0 { // "Born Ann Solberg in Leeds, she"
					continue
				}
				for p := a.phrase; p >= 0; p = w.phrases[p].next { // "Born to Karl and Ann, she"
					x.excludePhrase(w, r, p)
				}
				for p := a.phrase + 1; int(p) < len(w.phrases) && x.beforeWhole(w, p) == p-1; p++ { // "Based in Leeds, England, it"
					x.excludePhrase(w, r, p)
				}
			}
		}
	}
}

// excludePredicated excludes the subject of what a form of "be" says that it is to the owner: "Ann is her cousin", but
// "Ann is her own boss".
func (x *Extractor) excludePredicated(w *work, r *reference) {
	p := r.phrase
	if r.verb < 0 || x.ownsNext(w, p) || !x.copular(w, r.verb) {
		return
	}
	if q := &w.phrases[p]; q.last-q.first > 1 && w.words(q.first+1, q.first+2) == "own" {
		return
	}
	v := &w.verbs[r.verb]
	if !slices.ContainsFunc(w.args[v.args:v.argEnd], func(a arg) bool { return a.prep == 0 && a.phrase == p }) {
		return
	}
	for q := v.subject; q >= 0; q = w.phrases[q].next {
		x.excludePhrase(w, r, q)
	}
}

// excludeCompany excludes those with whom the subject does something, named before it: "With Ann and Karl she founded
// it", "In 1973, along with two friends, Ann and Karl, she founded it".
func (x *Extractor) excludeCompany(w *work, r *reference) {
	s := w.doc.Sentences[r.sent]
	if x.verbLeft(w, s, w.phrases[r.phrase].first) >= 0 {
		return
	}
	for p := r.phrase - 1; p >= 0 && w.phrases[p].first >= s.First; p-- {
		q := &w.phrases[p]
		if q.lead != p || q.prep < 0 || w.token(q.prep).Word != x.en.with {
			continue
		}
		for ; p >= 0; p = w.phrases[p].next {
			x.excludePhrase(w, r, p)
			for o := w.phrases[p].appos; o > p; o = w.phrases[o].next {
				x.excludePhrase(w, r, o)
			}
		}
		return
	}
}

// excludeAccuser excludes who accuses somebody, where the pronoun denies something, of the verbs before it in its
// sentence and the one before: "Vance accused Moss of theft. He denied it."
func (x *Extractor) excludeAccuser(w *work, r *reference) {
	if !x.en.denials.has(w.lemma(w.verbs[r.verb].main)) {
		return
	}
	from := w.doc.Sentences[max(r.sent-1, 0)].First
	for k := r.verb - 1; k >= 0 && w.verbs[k].first >= from; k-- {
		if v := &w.verbs[k]; !v.passive && v.subject >= 0 && x.en.charges.has(w.lemma(v.main)) {
			x.excludePhrase(w, r, v.subject)
			return
		}
	}
}

// excludeDescribed excludes those by whom a phrase that opens the sentence tells who the subject is: "The daughter
// of Karl and his wife Ann, she".
func (x *Extractor) excludeDescribed(w *work, r *reference) {
	s := w.doc.Sentences[r.sent]
	i := w.phrases[r.phrase].first
	p := w.phraseAt[s.First]
	if i-1 <= s.First || w.token(i-1).Word != x.en.comma || p < 0 || w.phrases[p].prep >= 0 || w.phrases[p].mention >= 0 || w.phrases[p].time || w.phrases[p].subjectOf >= 0 || x.verbLeft(w, s, i) >= 0 {
		return
	}
	for ; p < r.phrase; p++ {
		if m := w.phrases[p].mention; m >= 0 && w.mentions[m].kind == kindName {
			x.excludePhrase(w, r, p)
		}
	}
}

// excludePhrase excludes what phrase p names, and what renames it.
func (x *Extractor) excludePhrase(w *work, r *reference, p int32) {
	q := &w.phrases[p]
	if m := q.mention; m >= 0 && m != r.mention {
		r.bar(w.mentions[m].entity)
	}
	if q.appos >= 0 {
		if m := w.phrases[q.appos].mention; m >= 0 && m != r.mention {
			r.bar(w.mentions[m].entity)
		}
	}
}
