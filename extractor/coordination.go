package extractor

import "github.com/dossier-kg/dossier/internal/nlp"

// joinPhrases links the phrases of a sentence that are coordinated ("Russia and
// China") or that rename each other ("Oman, the host").
func (x *Extractor) joinPhrases(w *work, s nlp.Sentence, from, to int32) {
	for i := to - 1; i > from; i-- {
		p, q := i-1, i
		if w.phrases[q].poss == p { // "Iran and Oman's": the owner is what is coordinated
			continue
		}
		if b := x.beforeBracket(w, s, x.linkBefore(w, s, q)-1); b >= from { // "Ann (born 1990) and Dan"
			p = b
		} else if b := x.beforeTimes(w, p, q); b >= from {
			p = b
		}
		if b := x.beforeAside(w, s, q); b >= from && !x.subjectOfNext(w, s, q, true) {
			p = b
		} else if b := x.kinOwner(w, s, p, q); b >= from {
			p = b
		} else if b := x.besideAside(w, s, p, q); b >= from {
			p = b
		} else if !x.coordinates(w, s, p, q) {
			if w.token(w.phrases[p].last).Word != x.en.semicolon {
				continue
			}
			if p = x.beforeSemicolon(w, s, q, from); p < from {
				continue
			}
		}
		if o := x.officeNamed(w, s, p); o >= from {
			p = o
		}
		for g, k := x.governingNoun(w, p), 0; g >= from && k < maxChain; g, k = x.governingNoun(w, g), k+1 {
			if x.ownKin(w, p, q) {
				break
			}
			if x.parallel(w, g, p, q) { // "a member of NATO and an ally of Sweden"
				p = g
				if one := x.whichOf(w, p); one >= 0 { // "the third of the sons of Ann and a brother of Dan"
					p = one
				}
				break
			}
		}
		if w.phrases[p].poss >= 0 {
			q = x.ownedBy(w, q) // "Norway's army and Sweden's navy"
		}
		w.phrases[p].next = q
		if e := w.phrases[q].prep; e >= 0 && (w.token(e).Word == x.en.as && w.token(e-1).Word == x.en.well || x.accompanies(w, s, q)) {
			w.phrases[q].prep = -1
		}
	}
	for i := from; i < to; i++ {
		p := &w.phrases[i]
		for next := p.next; next >= 0 && p.lead == i; next = w.phrases[next].next {
			q := &w.phrases[next]
			q.lead = i
			if q.prep < 0 {
				q.prep = p.prep
			}
		}
	}
	for i := from; i+1 < to; i++ {
		x.rename(w, s, i, i+1)
	}
}

// officeNamed returns the office whose holder phrase p names between commas, which is what a list then goes on from:
// "Norway's king, Karl, and President Ann Vance"; -1 for none.
func (x *Extractor) officeNamed(w *work, s nlp.Sentence, p int32) int32 {
	q := &w.phrases[p]
	if p == 0 || q.mention < 0 || !x.types.is(w.mentions[q.mention].typ, x.personMask) || q.last >= s.Last || w.token(q.last).Word != x.en.comma {
		return -1
	}
	o := &w.phrases[p-1]
	if o.last+1 != q.first || w.token(o.last).Word != x.en.comma || o.det != definite && x.ownerStart(w, p-1) == o.first || w.token(o.head).Tag != nlp.NN || !x.role(w, p-1) {
		return -1
	}
	return p - 1
}

// besideAside returns the name that q is joined with as subject of a verb, behind which what tells of it ends with p:
// "Brenta, a subsidiary of Telford, and the Marlow Institute lead it"; -1 for none.
func (x *Extractor) besideAside(w *work, s nlp.Sentence, p, q int32) int32 {
	link, g := x.linkBefore(w, s, q), x.governingNoun(w, p)
	if g <= 0 || w.phrases[q].mention < 0 || w.phrases[g].mention >= 0 || w.phrases[g].det != indefinite || link != w.phrases[p].last || w.token(link).Word != x.en.comma || w.token(w.phrases[q].first-1).Tag != nlp.CC {
		return -1
	}
	if end := w.phrases[q].last; end >= s.Last || w.verbAt[end] < 0 || w.verbs[w.verbAt[end]].form != finite || x.verbBefore(w, s, w.phrases[q].first) {
		return -1
	}
	if end := w.phrases[g-1].last; end != w.phrases[g].first-1 || w.token(end).Word != x.en.comma || w.phrases[g-1].mention < 0 || !x.alike(w, g-1, q) {
		return -1
	}
	return g - 1
}

// beforeSemicolon returns the name that phrase q, a name, follows in a list whose members semicolons part: "include the
// painter Ann Moreau; Karl Moss, a baker; and"; -1 for none, or where q may be the subject of a clause of its own.
func (x *Extractor) beforeSemicolon(w *work, s nlp.Sentence, q, from int32) int32 {
	i := w.phrases[q].first - 1
	if i > s.First && w.token(i).Tag == nlp.CC {
		i--
	}
	if i <= s.First || w.token(i).Word != x.en.semicolon || !x.listsName(w, q) || x.opensOwnClause(w, s, w.phrases[q].last) {
		return -1
	}
	found := int32(-1)
	for i--; i > s.First && w.token(i).Word != x.en.semicolon && w.token(i).Word != x.en.colon && w.verbAt[i] < 0; i-- {
		p := w.phraseAt[i]
		if p < from || w.phrases[p].first != i || w.phrases[p].prep >= 0 || !x.listsName(w, p) || w.mentions[w.phrases[p].mention].typ != w.mentions[w.phrases[q].mention].typ {
			continue
		}
		if end := w.phrases[p].last; found < 0 || end+1 != w.phrases[found].first || w.token(end).Tag != nlp.CC { // "Ann Moreau and Dan Moss; and"
			found = p
		}
		if v, t := w.verbAt[i-1], w.token(i-1).Word; t == x.en.semicolon || t == x.en.colon || v >= 0 && w.verbs[v].form == finite {
			return found
		}
	}
	return -1
}

// listsName reports whether phrase p is a name.
func (x *Extractor) listsName(w *work, p int32) bool {
	m := w.phrases[p].mention
	return m >= 0 && w.mentions[m].kind == kindName && w.mentions[m].typ != unknown
}

// kinOwner returns the phrase that names whose relative q is, behind which what tells more of that person ends
// with p: "the son of King Karl of Norway and his wife", "of Karl Vance, a banker, and his wife"; -1 for none.
func (x *Extractor) kinOwner(w *work, s nlp.Sentence, p, q int32) int32 {
	link := x.linkBefore(w, s, q)
	closed := w.token(link).Word == x.en.comma
	if link != w.phrases[p].last || w.phrases[p].time || !x.en.joins.has(w.token(w.phrases[q].first-1).Word) || x.subjectOfNext(w, s, q, closed) {
		return -1
	}
	for k := 0; p > 0 && k < maxChain; k++ {
		if x.ownKin(w, p, q) {
			return p
		}
		g := x.governingNoun(w, p)
		if end := w.phrases[p-1].last; closed && g < 0 && end == w.phrases[p].first-1 && w.token(end).Word == x.en.comma {
			g = p - 1
		}
		if g < 0 {
			return -1
		}
		p = g
	}
	return -1
}

// ownKin reports whether q is a relative of the person whom p names: "the son of Karl Vance and his wife".
func (x *Extractor) ownKin(w *work, p, q int32) bool {
	m, b := w.phrases[p].mention, &w.phrases[q]
	if m < 0 || !x.types.is(w.mentions[m].typ, x.personMask) || !x.en.he.has(w.token(b.first).Word) && !x.en.she.has(w.token(b.first).Word) {
		return false
	}
	for k := b.first; k < b.last; k++ {
		if w.at[k] < 0 && x.frames.kinship.has(w.lemma(k)) {
			return true
		}
	}
	return false
}

// coordinates reports whether q is the next member of a list that p is in:
// joined by "and", or by a comma where an "and" follows later in the list.
func (x *Extractor) coordinates(w *work, s nlp.Sentence, p, q int32) bool {
	end, start := w.phrases[p].last, w.phrases[q].first
	if end < start && w.token(end).Word == x.en.open {
		for ; end < start && w.token(end).Word != x.en.close; end++ {
		}
		end++
	}
	if w.phrases[p].time || w.phrases[q].time {
		return false
	}
	if w.phrases[p].prep >= 0 && x.en.nominatives.has(w.token(w.phrases[q].head).Word) { // "sold it for a sum, and I live in Oslo"
		return false
	}
	for end+1 < start && w.phraseAt[end+1] >= 0 && w.phrases[w.phraseAt[end+1]].time && w.phrases[w.phraseAt[end+1]].prep == end { // "of Brenta from 1994 and"
		end = w.phrases[w.phraseAt[end+1]].last
	}
	for end < start && w.token(end).Tag == nlp.POS {
		return false
	}
	comma := end < start && w.token(end).Word == x.en.comma
	if comma {
		end++
	}
	joined := end < start && x.en.joins.has(w.token(end).Word)
	if joined {
		end++
	}
	if x.asWell(w, end, start) && !x.ownsNext(w, q) {
		joined, end = true, end+3
	}
	if end+2 == start && x.accompanies(w, s, q) {
		joined, end = true, start
	}
	for (joined || comma && x.role(w, p) && x.role(w, q)) && end < start && w.token(end).Tag == nlp.RB && !x.negates(w, s, end) { // "and later a professor"
		if g := x.verbLeft(w, s, w.phrases[p].first); g >= 0 && x.en.ordinals.has(w.token(end).Word) && w.lemma(w.verbs[g].main) == x.en.have {
			return false // "married firstly Ann, by whom he had a son, Karl, and secondly Bea"
		}
		end++
	}
	if joined {
		end = x.behindThat(w, end, start)
	}
	if end < start && w.token(end).Word == x.en.both {
		end++
	}
	if end != start && !(end+1 == start && (joined || comma) && w.phrases[q].prep == end && x.samePrep(w, p, q)) {
		return false
	}
	if joined {
		return x.alike(w, p, q) && !x.subjectOfNext(w, s, q, comma)
	}
	if comma && x.role(w, p) && x.isOffice(w, q) && w.phrases[q].det == bare && w.token(w.phrases[q].head).Tag != nlp.NNS { // "a singer, producer, head of a bank"
		return true
	}
	if comma && x.headlinePair(w, s, p, q) {
		return true
	}
	if comma && w.phrases[p].mention < 0 && w.phrases[q].mention >= 0 && x.subjectOfNext(w, s, q, true) { // "and in protest, Norway and Sweden left"
		return false
	}
	return comma && w.phrases[q].next >= 0 && x.alike(w, p, q) && !x.announces(w, p, q) && !x.describes(w, p, q) && !x.beforeSubjects(w, s, p, q)
}

// beforeSubjects reports whether phrase p hangs on the preposition that opens the sentence, and the list that begins
// with q is the subject of its verb: "After the war, Norway and Sweden left".
func (x *Extractor) beforeSubjects(w *work, s nlp.Sentence, p, q int32) bool {
	for w.phrases[q].next >= 0 {
		q = w.phrases[q].next
	}
	return w.phrases[p].prep >= 0 && w.finite(s, x.asideEnd(w, s, w.phrases[q].last)) && x.fronts(w, s, w.phrases[p].first)
}

// asideEnd returns the token behind the comma at token i, or behind what stands between it and the next comma, where
// that has no verb; i where neither is.
func (x *Extractor) asideEnd(w *work, s nlp.Sentence, i int32) int32 {
	if i >= s.Last || w.token(i).Word != x.en.comma {
		return i
	}
	if w.finite(s, i+1) {
		return i + 1
	}
	for k := i + 1; k < min(s.Last, i+maxInserted) && w.verbAt[k] < 0; k++ {
		if w.token(k).Word == x.en.comma {
			return k + 1
		}
	}
	return i
}

// behindThat returns the token behind the "before that" or "after that" at token i, commas around it included, i
// for none: "worked at Brenta and, before that, at Telford".
func (x *Extractor) behindThat(w *work, i, end int32) int32 {
	k := i
	if k < end && w.token(k).Word == x.en.comma {
		k++
	}
	if k+1 >= end || !x.en.apart.has(w.token(k).Word) || w.token(k+1).Word != x.en.that {
		return i
	}
	if k += 2; k < end && w.token(k).Word == x.en.comma {
		k++
	}
	return k
}

// headlinePair reports whether p and q are the subjects of a headline, which leaves out the
// "and" between them: "Norway, Sweden sign deal".
func (x *Extractor) headlinePair(w *work, s nlp.Sentence, p, q int32) bool {
	a, b := &w.phrases[p], &w.phrases[q]
	if !s.Headline || a.first != s.First || a.mention < 0 || b.mention < 0 || b.last >= s.Last || w.verbAt[b.last] < 0 {
		return false
	}
	v := &w.verbs[w.verbAt[b.last]]
	return (v.form == infinitive || v.form == finite && w.token(v.first).Tag != nlp.VBZ) && x.actors(w.mentions[a.mention].typ) && x.alike(w, p, q)
}

// describes reports whether the list that begins with q says what offices the named p holds:
// "Karen Oduya, a chemist at Leeds and founder of a bank".
func (x *Extractor) describes(w *work, p, q int32) bool {
	m := w.phrases[p].mention
	if m < 0 || w.mentions[m].kind != kindName || w.mentions[m].typ != unknown && !x.types.is(w.mentions[m].typ, x.personMask) {
		return false
	}
	for ; q >= 0; q = w.phrases[q].next {
		if head := w.phrases[q].head; !x.role(w, q) && (w.phrases[q].mention >= 0 || !x.frames.kinship.has(w.lemma(head))) || w.token(head).Tag == nlp.NNS {
			return false
		}
	}
	return true
}

// asWell reports whether "as well as" stands at token i, before token start.
func (x *Extractor) asWell(w *work, i, start int32) bool {
	return i+3 <= start && w.token(i).Word == x.en.as && w.token(i+1).Word == x.en.well && w.token(i+2).Word == x.en.as
}

// accompanies reports whether phrase q tells with whom the subject of a sentence does what follows: "Vance, along with
// his wife, Ann, lives in Oslo".
func (x *Extractor) accompanies(w *work, s nlp.Sentence, q int32) bool {
	e := w.phrases[q].first - 1
	return e > s.First+1 && w.token(e).Word == x.en.with && x.en.alongs.has(w.token(e-1).Word) && (!x.verbBefore(w, s, e) || x.startsMain(w, s, q-1))
}

// linkBefore returns the first token of the comma, "and" or both before phrase q.
func (x *Extractor) linkBefore(w *work, s nlp.Sentence, q int32) int32 {
	j := w.phrases[q].first
	if j > s.First && x.en.joins.has(w.token(j-1).Word) {
		j--
	}
	if j > s.First && w.token(j-1).Word == x.en.comma {
		j--
	}
	return j
}

// beforeTimes returns the phrase before the times that end with phrase p, where a time
// follows phrase q in the same way: "a member of A from 1916 and B from 1918"; -1 for none.
func (x *Extractor) beforeTimes(w *work, p, q int32) int32 {
	n := p
	for n > 0 && w.phrases[n].time && w.phrases[n].prep == w.phrases[n-1].last {
		n--
	}
	if n == p {
		return -1
	}
	prep := w.token(w.phrases[n+1].prep).Word
	for r := q + 1; int(r) < len(w.phrases) && w.phrases[r].prep == w.phrases[r-1].last && w.phrases[r].prep < w.sentence.Last; r++ {
		if w.phrases[r].time && w.token(w.phrases[r].prep).Word == prep {
			return n
		}
	}
	return -1
}

// maxAside bounds the words that are put in between "and" and the last member of a list.
const maxAside = 8

// beforeAside returns the phrase before "and" where something is put in between it and phrase q:
// "Norway and, to a lesser extent, Sweden", "Norway, and with some reserve, Sweden"; -1 for none.
func (x *Extractor) beforeAside(w *work, s nlp.Sentence, q int32) int32 {
	j := w.phrases[q].first - 1
	if j <= s.First || w.token(j).Word != x.en.comma {
		return -1
	}
	for k := j - 1; k > s.First+1 && k >= j-maxAside && (w.verbAt[k] < 0 || w.verbs[w.verbAt[k]].form == participle); k-- {
		if o := w.phraseAt[k]; o >= 0 && w.phrases[o].prep < 0 && w.phrases[o].poss < 0 {
			return -1
		}
		if !x.en.joins.has(w.token(k).Word) {
			continue
		}
		end := k
		if w.token(k-1).Word == x.en.comma {
			end--
		}
		p := w.phraseAt[end-1]
		if next := w.token(k + 1); p < 0 || next.Word != x.en.comma && next.Tag != nlp.IN && !x.counted(w, s, k+1) || !x.alike(w, p, q) {
			return -1
		}
		if v := w.phrases[q].last; v < s.Last && w.verbAt[v] >= 0 && x.verbLeft(w, s, w.phrases[p].first) >= 0 { // "attacked Norway and, in May, Sweden left"
			return -1
		}
		return p
	}
	return -1
}

// announces reports whether a plural noun says what the names of the list behind it
// are: "her children, Ann and Bea". It renames the list and is no member.
func (x *Extractor) announces(w *work, p, q int32) bool {
	a := &w.phrases[p]
	if g := x.governingNoun(w, p); g >= 0 && a.mention < 0 && w.token(w.phrases[g].head).Tag == nlp.NNS && x.frames.kinship.has(w.lemma(w.phrases[g].head)) {
		a = &w.phrases[g] // "two sons from his first marriage, Ben and Dan"
	}
	if end := w.phrases[q].last; a.mention < 0 && x.frames.kinship.has(w.lemma(a.head)) && w.phrases[q].mention >= 0 && end < w.sentence.Last && w.token(end).Word == x.en.comma {
		return true // "his wife, Ann, and their son"
	}
	if a.mention >= 0 || w.token(a.head).Tag != nlp.NNS {
		return false
	}
	for ; q >= 0; q = w.phrases[q].next {
		if w.phrases[q].mention < 0 {
			return false
		}
	}
	return true
}

// governingNoun returns the phrase that phrase p hangs on by its preposition, -1 for none.
func (x *Extractor) governingNoun(w *work, p int32) int32 {
	if g := p - 1; g >= 0 && w.phrases[p].prep >= 0 && w.phrases[p].prep == w.phrases[g].last {
		return g
	}
	return -1
}

// parallel reports whether q behind "g of p and" is of the kind of g rather than of p:
// "the president of Norway and the king", "Karen Oduya of Norway and Peter Vance".
func (x *Extractor) parallel(w *work, g, p, q int32) bool {
	kind := func(i int32) typeID {
		if m := w.phrases[i].mention; m >= 0 {
			return w.mentions[m].typ
		}
		return unknown
	}
	named := func(i int32) bool { return w.phrases[i].mention >= 0 }
	switch {
	case x.role(w, g) && x.isOffice(w, q) && !x.isOffice(w, p) && w.phrases[q].prep < 0: // "head of a bank and founder of a school"
		return true
	case !named(g) && !named(q) && x.kinWord(w, g) && x.kinWord(w, q) && !x.owned(w, q): // "the wife of Peter Vance and mother of Dan"
		return true
	case !named(p) || named(g) != named(q) || w.phrases[q].prep >= 0:
		return false
	case named(g):
		return kind(g) == kind(q) && kind(p) != kind(q)
	}
	return w.phrases[g].det != bare && w.phrases[q].det != bare
}

// role reports whether phrase p says what somebody is: an office, or a word that may stand
// before the name of a person.
func (x *Extractor) role(w *work, p int32) bool {
	return x.isOffice(w, p) || w.phrases[p].mention < 0 && x.lists.titles.has(w.token(w.phrases[p].head))
}

// isOffice reports whether the head of phrase p is an office that somebody may hold.
func (x *Extractor) isOffice(w *work, p int32) bool {
	q := &w.phrases[p]
	if q.mention >= 0 {
		return false
	}
	for k := q.first; k <= q.head; k++ {
		if w.officeAt[k] == q.head+1 {
			return true
		}
	}
	return false
}

// samePrep reports whether both phrases repeat one preposition: "with Iran and with Oman".
func (x *Extractor) samePrep(w *work, p, q int32) bool {
	return w.phrases[p].prep >= 0 && w.phrases[q].prep >= 0 && w.token(w.phrases[p].prep).Word == w.token(w.phrases[q].prep).Word
}

// alike reports whether two phrases can be members of one list: both name
// something, or both are common nouns, or a pronoun stands with either.
func (x *Extractor) alike(w *work, p, q int32) bool {
	a, b := w.phrases[p].mention, w.phrases[q].mention
	if a >= 0 && b >= 0 {
		ta, tb := w.mentions[a].typ, w.mentions[b].typ
		if g := x.governingNoun(w, p); ta != tb && x.types.is(tb, x.personMask) && g >= 0 && w.phrases[g].mention >= 0 && x.types.is(w.mentions[w.phrases[g].mention].typ, x.personMask) && w.mentions[b].kind == kindName { // "Ann Vance of Leeds and Dan Vance"
			return true
		}
		return ta == tb || ta == unknown || tb == unknown || x.actors(ta) == x.actors(tb)
	}
	return true
}

func (x *Extractor) actors(t typeID) bool { return x.types.is(t, x.actorMask) }
