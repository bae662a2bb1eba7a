package extractor

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
		for larger := x.largerPlace(w, w.mentions[m].last, m); larger >= 0 && len(out) < maxFillers-1; larger = x.largerPlace(w, w.mentions[larger].last, larger) {
			if x.acceptable(w, larger, accept) {
				out = append(out, filler{larger, 0.9 * factor})
			}
		}
	}
	return out
}

// largerPlace returns the region or country behind the place m, which ends at a token:
// "Pasadena, California"; -1 for none.
func (x *Extractor) largerPlace(w *work, end, m int32) int32 {
	if !x.types.is(w.mentions[m].typ, x.placeMask) || x.types.is(w.mentions[m].typ, x.countryMask) {
		return -1
	}
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
	if n := x.amountOf(w, p); n >= 0 {
		if m, factor := x.standsFor(w, n, accept); m >= 0 { // "hundreds of Norwegian soldiers"
			return m, factor
		}
	}
	if n := x.following(w, p); n >= 0 && q.prep >= 0 && q.mention < 0 && w.token(q.last).Word == x.en.of && x.en.placeKinds.has(w.token(q.head).Lemma) {
		if m := w.phrases[n].mention; m >= 0 && x.types.is(w.mentions[m].typ, x.placeMask) && x.acceptable(w, m, accept) { // "the small town of Brundle", "a suburb of Oslo"
			return m, 1
		}
	}
	if m := x.predicated(w, p); m >= 0 && x.acceptable(w, m, accept) {
		return m, 0.9
	}
	if accept&x.actorMask == 0 || !x.lists.standFor.has(w.token(q.head)) {
		return -1, 0
	}
	if q.poss >= 0 {
		if m := w.phrases[q.poss].mention; m >= 0 && x.acceptable(w, m, accept) {
			return m, 0.85
		}
	}
	for k := q.head - 1; k >= q.first; k-- {
		if m := w.at[k]; m >= 0 && x.acceptable(w, m, accept) {
			if q.det == indefinite { // "a British minister"
				return m, 0.75
			}
			return m, 0.85
		}
	}
	if n := x.following(w, p); n >= 0 && q.det != indefinite {
		if prep := w.token(q.last).Word; prep == x.en.of || prep == x.from || prep == x.en.in && x.lists.organ.has(w.token(q.head)) { // "police in Norway"
			if m := w.phrases[n].mention; m >= 0 && x.acceptable(w, m, accept) {
				return m, 0.8
			}
		}
	}
	return -1, 0
}

// predicated returns the mention that an indefinite phrase is said of, as a fact: "Telford
// Holdings is a bank", for what is told of the bank; -1 for none.
func (x *Extractor) predicated(w *work, p int32) int32 {
	q := &w.phrases[p]
	if q.mention >= 0 || q.det != indefinite || q.prep >= 0 {
		return -1
	}
	v := x.copula(w, w.sentence, p)
	if v < 0 || !x.copular(w, v) || w.verbs[v].negative || w.verbs[v].modal != asserted {
		return -1
	}
	return w.phrases[w.verbs[v].subject].mention
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
	return x.ownerWithin(w, p, accept, false)
}

// ownerWithin is owner, or the owner of an owner: "the home of a Norwegian minister", but
// not the one that hangs on the owner by a preposition, "the critics of a friend of Norway".
func (x *Extractor) ownerWithin(w *work, p int32, accept uint64, inner bool) (int32, float64) {
	q := &w.phrases[p]
	if q.time || q.mention >= 0 && w.mentions[q.mention].kind == kindName || x.frames.kinship.has(w.lemma(q.head)) {
		return -1, 0
	}
	of := func(o int32, factor float64) (int32, float64) {
		if m := w.phrases[o].mention; m >= 0 && x.acceptable(w, m, accept) {
			return m, factor
		}
		if inner {
			return -1, 0
		}
		m, less := x.ownerWithin(w, o, accept, true)
		return m, factor * less
	}
	if q.poss >= 0 {
		if m, factor := of(q.poss, 0.75); m >= 0 {
			return m, factor
		}
	}
	for k := q.head - 1; k >= q.first; k-- {
		if m := w.at[k]; m >= 0 && w.mentions[m].kind != kindPronoun && x.acceptable(w, m, accept) {
			return m, 0.7
		}
	}
	if n := x.following(w, p); n >= 0 && !inner {
		if prep := w.token(q.last).Word; prep == x.en.of || prep == x.from || prep == x.en.in && accept&x.placeMask != 0 {
			return of(n, 0.6)
		}
	}
	return -1, 0
}
