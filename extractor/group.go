package extractor

import (
	"slices"

	"github.com/dossier-kg/dossier/internal/nlp"
)

// A plural may take up several people at once: "Karen Oduya is married to Peter Vance; they
// live in Oslo". Grammars call it a split antecedent. Such a mention means the first of them,
// and copies of it, one for each of the others, follow by mention.also.

// maxGroup bounds the people that one plural takes up.
const maxGroup = 6

// resolveGroup makes plural i a mention of each of the people who are named together before
// it, and reports whether there are such people.
func (x *Extractor) resolveGroup(w *work, i int32) bool {
	if !x.coref.they {
		return false
	}
	w.group = x.groupBefore(w, i, w.group[:0])
	return x.joinGroup(w, i)
}

// resolvePair makes "they" a mention of both of the two whom its own sentence makes a pair before it,
// whatever else it names: "In 1955 he married Ann Vance, and they settled in Oslo".
func (x *Extractor) resolvePair(w *work, i int32) bool {
	if !x.coref.they {
		return false
	}
	w.group = x.pairBefore(w, w.mentions[i].sent, w.mentions[i].first, w.group[:0])
	return x.joinGroup(w, i)
}

// haveKin reports whether pronoun i is "their" before a relative, or "they" who have one or divorce: those
// are people.
func (x *Extractor) haveKin(w *work, i int32) bool {
	m := &w.mentions[i]
	p := w.phraseAt[m.first]
	if !x.coref.they || p < 0 || !x.en.they.has(w.token(m.first).Word) || w.phrases[p].first != m.first {
		return false
	}
	if w.token(m.first).Tag == nlp.PRPS {
		return x.kinWord(w, p)
	}
	v := w.phrases[p].subjectOf
	if v < 0 {
		return false
	}
	g := &w.verbs[v]
	if lemma := w.lemma(g.main); lemma != x.en.have {
		return x.en.pairs.has(lemma)
	}
	return g.args < g.argEnd && w.args[g.args].prep == 0 && x.kinWord(w, w.args[g.args].phrase)
}

// resolveParents makes "their" before a relative a mention of both of the couple named last: "She moved to
// Oslo with her husband, Karl. She taught there until 1960. Their son".
func (x *Extractor) resolveParents(w *work, i int32) bool {
	m := &w.mentions[i]
	for n := m.sent; n >= max(m.sent-x.coref.window, 0); n-- {
		w.group = x.pairBefore(w, n, m.first, w.group[:0])
		if len(w.group) < 2 {
			w.group = x.spouseIn(w, n, m.first, w.group[:0])
		}
		if x.joinGroup(w, i) {
			return true
		}
	}
	return false
}

// spouseIn adds the last two before token i whom sentence n makes a couple by the word for one of them:
// "her husband, Karl".
func (x *Extractor) spouseIn(w *work, n, i int32, out []int32) []int32 {
	for p := w.phraseBefore(w.spans[n].phrase, w.spans[n+1].phrase, i); p >= w.spans[n].phrase; p-- {
		for k := w.phrases[p].first; k < w.phrases[p].last; k++ {
			if w.at[k] >= 0 || !x.en.spouses.has(w.lemma(k)) {
				continue
			}
			o, e := x.ownerOf(w, p), x.entityOf(w, p)
			if m := w.at[w.phrases[p].first]; m >= 0 && w.mentions[m].kind == kindPronoun {
				if listed := x.listedBefore(w, p, x.pronounGender(w, &w.mentions[m])); listed >= 0 { // "Karl and his wife"
					o = w.mentions[listed].entity
				}
			}
			if o >= 0 && e >= 0 && o != e {
				return append(out, o, e)
			}
		}
	}
	return out
}

// bothSides reports whether phrase q speaks of two states or parties together: "the two countries", "both sides".
func (x *Extractor) bothSides(w *work, q *phrase) bool {
	t := w.token(q.head)
	if t.Tag != nlp.NNS || q.mention >= 0 || q.last != q.head+1 || q.poss >= 0 || !x.en.sides.has(t.Lemma) {
		return false
	}
	first := w.token(q.first).Word
	return q.head == q.first+1 && first == x.en.both || q.head == q.first+2 && first == x.en.the && w.token(q.first+1).Word == x.en.two
}

// resolveSides makes plural i a mention of each of the two countries or organisations that the nearest sentence
// before it with several deals with: "Norway sued Sweden. The two countries later settled". Where something only
// happens is none of them.
func (x *Extractor) resolveSides(w *work, i int32) bool {
	m := &w.mentions[i]
	accept := x.countryMask
	if x.en.parties.has(w.lemma(m.last - 1)) {
		accept |= x.orgMask
	}
	for n := m.sent; n >= max(m.sent-2, 0); n-- {
		w.group = w.group[:0]
		for p := w.phraseBefore(w.spans[n].phrase, w.spans[n+1].phrase, m.first); p >= w.spans[n].phrase; p-- {
			w.group = x.sidesIn(w, p, accept, w.group)
		}
		if len(w.group) > 1 {
			slices.Reverse(w.group)
			return len(w.group) == 2 && x.spokenOfMost(w, w.group[0]) && x.spokenOfMost(w, w.group[1]) && x.joinGroup(w, i)
		}
	}
	return false
}

// spokenOfMost reports whether country or organisation e is one of the two that the document speaks of most.
func (x *Extractor) spokenOfMost(w *work, e int32) bool {
	if w.second < 0 {
		first := int32(0)
		w.second = 0
		for k := range w.entities {
			if o := &w.entities[k]; x.types.is(o.typ, x.countryMask) {
				first, w.second = max(first, o.mentions), max(w.second, min(first, o.mentions))
			}
		}
	}
	return w.entities[e].mentions >= w.second
}

// sidesIn adds the countries, and the organisations where these are accepted, that phrase p names.
func (x *Extractor) sidesIn(w *work, p int32, accept uint64, out []int32) []int32 {
	q := &w.phrases[p]
	if q.prep >= 0 && x.en.aPlaceFollows.has(w.token(q.prep).Word) {
		return out
	}
	for k := q.first; k < q.last; k++ {
		m := w.at[k]
		if m < 0 || w.mentions[m].first != k || w.mentions[m].entity < 0 {
			continue
		}
		e := w.mentions[m].entity
		if x.types.is(w.entities[e].typ, accept) && !slices.Contains(out, e) && len(out) < maxGroup {
			out = append(out, e)
		}
	}
	return out
}

// joinGroup makes plural i a mention of each of the people in hand, and reports whether they are several.
func (x *Extractor) joinGroup(w *work, i int32) bool {
	if len(w.group) < 2 {
		return false
	}
	last := i
	for k, e := range w.group {
		if k > 0 {
			next := int32(len(w.mentions))
			w.mentions = append(w.mentions, w.mentions[i])
			w.mentions[next].also = 0
			w.mentions[last].also, last = next, next
		}
		w.mentions[last].typ = x.personType
		if !x.types.is(w.entities[e].typ, x.personMask) {
			w.mentions[last].typ = w.entities[e].typ
		}
		w.resolver.join(last, e, "who are named together")
	}
	return true
}

// groupBefore returns the people named together before mention i, in its sentence or else in
// the one before: the subject of a clause rather than others, and of these the nearest.
func (x *Extractor) groupBefore(w *work, i int32, out []int32) []int32 {
	r := x.reference(w, i)
	first := w.mentions[i].first
	if pair := x.listBefore(w, r.phrase, out); len(pair) > 1 {
		return pair
	}
	if pair := x.relativeAndOwner(w, &r, out); len(pair) > 1 {
		return pair
	}
	for n := r.sent; n >= max(r.sent-1, 0); n-- {
		from := w.spans[n]
		best := int32(-1)
		for p := w.phraseBefore(from.phrase, w.spans[n+1].phrase, first); p >= from.phrase; p-- {
			q := &w.phrases[p]
			if q.lead != p || q.next < 0 || r.phrase >= 0 && w.phrases[r.phrase].lead == p || x.disjoint(w, &r, p) {
				continue
			}
			subject := w.syntax[p].function == asSubject
			if (best < 0 || subject && w.syntax[best].function != asSubject) && len(x.people(w, p, out)) >= 2 {
				best = p
			}
		}
		if best >= 0 {
			return x.people(w, best, out)
		}
		if pair := x.pairBefore(w, n, first, out); len(pair) > 1 {
			return pair
		}
	}
	return out
}

// relativeAndOwner adds the subject of the clause of r and whose relative it is: "his wife, Ann, lives
// with their daughter".
func (x *Extractor) relativeAndOwner(w *work, r *reference, out []int32) []int32 {
	if r.verb < 0 || w.verbs[r.verb].subject < 0 || r.function != asOwner {
		return out
	}
	p := w.verbs[r.verb].subject
	if w.phrases[p].lead != p || w.phrases[p].next >= 0 {
		return out
	}
	if !x.kinWord(w, p) {
		p = w.phrases[p].appos
	}
	if p < 0 || !x.kinWord(w, p) || x.pluralKin(w, p) {
		return out
	}
	if before := x.ownerStart(w, p) - 1; before >= 0 && w.token(before).Tag == nlp.CC { // "Moreau and his wife, Ann, 54, left their home"
		return out
	}
	o, e := x.ownerOf(w, p), x.entityOf(w, p)
	if a := w.phrases[p].appos; e < 0 && a >= 0 {
		e = x.entityOf(w, a)
	}
	if o < 0 || e < 0 || o == e || !x.types.is(w.entities[o].typ, x.personMask) || !x.types.is(w.entities[e].typ, x.personMask) {
		return out
	}
	return append(out, o, e)
}

// listBefore adds the people whom the list that phrase p is in names before it, and whose
// relatives they are said to be: "Vance and his wife Ann and their son".
func (x *Extractor) listBefore(w *work, p int32, out []int32) []int32 {
	if p < 0 {
		return out
	}
	for q := w.phrases[p].lead; q >= 0 && q != p; q = w.phrases[q].next {
		if o := x.ownerOf(w, q); o >= 0 && !slices.Contains(out, o) {
			out = append(out, o)
		}
		e := x.entityOf(w, q)
		if e < 0 || !x.types.is(w.entities[e].typ, x.personMask) || len(out) >= maxGroup {
			return nil
		}
		if !slices.Contains(out, e) {
			out = append(out, e)
		}
	}
	return out
}

// ownerOf returns the entity whose relative or thing phrase p is, or is said to be: "his wife
// Ann", "his wife, Ann", "Vance's wife"; -1 for none.
func (x *Extractor) ownerOf(w *work, p int32) int32 {
	if !x.owned(w, p) {
		if p = w.phrases[p].appos; p < 0 || !x.owned(w, p) {
			return -1
		}
	}
	if o := w.phrases[p].poss; o >= 0 {
		return x.entityOf(w, o)
	}
	return w.mentions[w.at[w.phrases[p].first]].entity
}

// people adds the members of the coordination that begins at phrase p where all are persons.
func (x *Extractor) people(w *work, p int32, out []int32) []int32 {
	for ; p >= 0; p = w.phrases[p].next {
		e := x.entityOf(w, p)
		if e < 0 || !x.types.is(w.entities[e].typ, x.personMask) || len(out) == maxGroup {
			return nil
		}
		if !slices.Contains(out, e) {
			out = append(out, e)
		}
	}
	return out
}

// pairBefore adds the two people whom a verb before token i, in sentence n, makes a pair:
// "Karen Oduya is married to Peter Vance".
func (x *Extractor) pairBefore(w *work, n, i int32, out []int32) []int32 {
	for v := w.spans[n+1].verb - 1; v >= w.spans[n].verb; v-- {
		g := &w.verbs[v]
		if g.first >= i || g.subject < 0 || !x.en.pairs.has(w.lemma(g.main)) {
			continue
		}
		for _, a := range w.args[g.args:g.argEnd] {
			if a.prep != 0 && a.prep != x.en.to {
				continue
			}
			if pair := x.people(w, a.phrase, x.people(w, g.subject, out)); len(pair) == 2 && w.phrases[a.phrase].first < i {
				return pair
			}
		}
	}
	return out
}
