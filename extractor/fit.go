package extractor

import (
	"slices"

	"github.com/dossier-kg/dossier/internal/nlp"
)

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
		if x.asideOf(w, v, last, i) {
			break
		}
		if !x.argFits(w, f, a, g.phrase, subjects, objects) {
			break
		}
		last = i
	}
	return k
}

// asideOf reports whether a phrase between arguments k and i of verb v opens something else, of which i
// is the place: "based in Oslo, with a plant in Leeds", "lived in Oslo, and his brother in Leeds".
func (x *Extractor) asideOf(w *work, v *verb, k, i int32) bool {
	for j := k + 1; j < i; j++ {
		if w.args[j].prep == x.en.with {
			return true
		}
	}
	if w.args[v.args].prep == 0 && v.args < k { // "took a degree from Oslo and a doctorate from Leeds"
		return false
	}
	p := w.phraseAt[w.phrases[w.args[i].phrase].prep-1]
	if p <= w.args[k].phrase {
		return false
	}
	q := &w.phrases[p]
	return q.mention < 0 && !q.time && (q.prep < 0 || q.lead == w.args[k].phrase) && w.token(q.head).Tag.Noun() && w.token(x.ownerStart(w, p)-1).Tag == nlp.CC
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
		if m := w.at[k]; m >= 0 && x.acceptable(w, m, f.accepts(a.role)) && !x.actedOn(w, k) && !sameEntity(w, m, *subjects) {
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
	if head := w.token(w.phrases[p].head); head.Tag != nlp.CD && !x.en.partitives.has(head.Lemma) && !x.en.partitives.has(head.Word) && !x.lists.currency.has(head) {
		return -1
	}
	return n
}

// moneyIn returns the phrase that says in what form the money that phrase p counts is given: "$30 million in
// aid"; -1 for none.
func (x *Extractor) moneyIn(w *work, p int32) int32 {
	q := &w.phrases[p]
	n := x.following(w, p)
	if n < 0 || w.token(q.last).Word != x.en.in || w.phrases[n].mention >= 0 {
		return -1
	}
	if !x.lists.currency.has(w.token(q.head)) && w.token(q.head).Tag != nlp.CD {
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
		if n := x.moneyIn(w, p); n >= 0 && x.headPasses(w, t, n) {
			return true
		}
		if n := x.amountOf(w, p); n >= 0 && (q.det != none || w.token(q.head).Tag.Adjective()) && x.headPasses(w, t, n) {
			return true // "a round of talks", "most of his life", "13 tons of medicine", "5 million dollars of aid"
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
