package extractor

import "github.com/dossier-kg/dossier/internal/nlp"

// voteByNeighbour lets the members of a list whose types are sure vote for the others:
// "Lyon, Turin and Okrent". It reports whether any did.
func (x *Extractor) voteByNeighbour(w *work) bool {
	before := len(w.votes)
	for i := 1; i < len(w.mentions); i++ {
		x.voteFor(w, i-1, i)
	}
	for i := len(w.mentions) - 1; i > 0; i-- {
		x.voteFor(w, i, i-1)
	}
	return len(w.votes) > before
}

// voteFor lets mention from vote for its neighbour to in a list, where from is sure of
// its type and to is not.
func (x *Extractor) voteFor(w *work, from, to int) {
	a, b := &w.mentions[from], &w.mentions[to]
	if a.name < 0 || b.name < 0 || a.sent != b.sent || a.score < sure || b.score >= sure || a.typ == unknown {
		return
	}
	first, second := a, b
	if to < from {
		first, second = b, a
	}
	if x.types.is(a.typ, x.personMask) && b.last-b.first == 1 && x.lists.sport.has(w.token(b.first)) { // "second at the World Series of Golf, and Ann Vance"
		return
	}
	if !x.listed(w, first.last, second.first) || !x.chained(w, first, second) || !x.types.is(a.typ, x.personMask|x.orgMask|x.placeMask) {
		return
	}
	if x.types.is(a.typ, x.placeMask) && to > from && b.last-b.first > 1 && w.token(a.last).Word == x.en.comma && x.endsOfficeOf(w, a) { // "China's ambassador to Norway, Liu Jian, left"
		return
	}
	if x.types.is(a.typ, x.personMask) && b.first > 0 && x.en.definites.has(w.token(b.first-1).Word) { // "Lucy Ford and the Tin Men"
		return
	}
	t := a.typ
	if x.types.is(t, x.countryMask) {
		t = x.typeOf("place")
	}
	w.cast(b.first, t, enough+1, "list")
	w.ballots[b.name].types |= 1 << t
	b.typ, b.rule, b.score = t, "list", sure // it may vouch for the next
}

// endsOfficeOf reports whether an office and a preposition stand before mention m: "the representative of Norway".
func (x *Extractor) endsOfficeOf(w *work, m *mention) bool {
	k := m.first - 1
	if k > 0 && x.en.definites.has(w.token(k).Word) {
		k--
	}
	if k < 1 || w.token(k).Tag != nlp.IN && w.token(k).Tag != nlp.TO {
		return false
	}
	for j := k - 1; j >= max(w.doc.Sentences[m.sent].First, k-maxOffice); j-- {
		if w.officeAt[j] == k {
			return true
		}
	}
	return false
}

// listed reports whether only a comma, "and" or an acronym in brackets stands between two
// members of a list.
func (x *Extractor) listed(w *work, end, start int32) bool {
	if end+2 < start && w.token(end).Word == x.en.open && w.token(end+2).Word == x.en.close {
		end += 3
	}
	at := end
	if at < start && w.token(at).Word == x.en.comma {
		at++
	}
	if at < start && x.en.joins.has(w.token(at).Word) {
		at++
	}
	if at < start && at > end && x.en.definites.has(w.token(at).Word) {
		at++
	}
	return at == start && at > end
}

// chained reports whether two mentions with a comma between them are members of a list rather than
// the end of a phrase and what follows it, as in "In Oslo, Okrent left": a word such as "and" or
// another member stands beside them, or no preposition opens the phrase.
func (x *Extractor) chained(w *work, first, second *mention) bool {
	if second.first-first.last != 1 || w.token(first.last).Word != x.en.comma {
		return true
	}
	s := w.doc.Sentences[first.sent]
	if w.token(s.First).Tag != nlp.IN || first.first-s.First > maxOpening {
		return true
	}
	if second.last+1 >= s.Last {
		return true
	}
	next := w.token(second.last)
	return next.Word == x.en.comma || x.en.joins.has(next.Word)
}

// maxOpening is how many words the phrase before the subject has at most.
const maxOpening = 8
