package extractor

import "github.com/dossier-kg/dossier/internal/nlp"

// findArgs collects the noun phrases to the right of a verb up to the next verb.
func (x *Extractor) findArgs(w *work, s nlp.Sentence, vi int32) {
	v := &w.verbs[vi]
	v.args = int32(len(w.args))
	direct, later := true, false
	agent := true // no participle between has taken "by"
	aside, start := int32(0), v.last
	if v.last < s.Last {
		if x.en.ordinals.has(w.token(v.last).Word) { // "married secondly, in 1930, Ann Moss"
			start++
		}
		aside = x.countedEnd(w, s, start)
	}
	if v.gap >= 0 && !v.passive && !x.objectAt(w, s, v.last) {
		w.args = append(w.args, arg{0, v.gap})
	}
	for j := v.last; j < s.Last; {
		t := w.token(j)
		if g := w.verbAt[j]; g >= 0 && v.passive && w.verbs[g].form == gerund && x.en.charges.has(w.lemma(v.main)) {
			x.accuser(w, s, w.verbs[g].last)
			break
		} else if g >= 0 && (w.verbs[g].form != participle || w.verbs[g].subject == v.subject || v.form == participle && v.link == adverbial && !direct) {
			break
		} else if g >= 0 && v.passive && w.verbs[g].form == participle && w.verbs[g].last < s.Last && w.token(w.verbs[g].last).Word == x.en.by {
			agent = false
		}
		p := w.phraseAt[j]
		if p < 0 {
			if t.Tag == nlp.WDT || t.Tag == nlp.WP || t.Tag == nlp.WRB || t.Word == x.en.that || t.Word == x.en.colon || t.Word == x.en.dash {
				break
			}
			if t.Word == x.en.comma && (j > aside || aside == start) {
				direct, later = false, false
			}
			j++
			continue
		}
		q := &w.phrases[p]
		j = q.last
		if q.subjectOf >= 0 && q.subjectOf > vi {
			break
		}
		if x.ownsNext(w, p) || q.lead != p || q.appos >= 0 && q.appos < p || x.setAside(w, s, q) {
			continue
		}
		if q.prep < 0 {
			if w.token(q.head).Word == x.en.there { // "lived there": the adverb is a preposition with its phrase
				w.args = append(w.args, arg{x.en.there, p})
				continue
			}
			if q.time || direct && !(w.token(q.first-1).Word == x.en.open && x.at(w, q.first, x.placeMask)) { // "met Vance (Norway)"
				w.args = append(w.args, arg{0, p})
			}
			continue
		}
		if q.time && x.opensJoined(w, s, q) {
			break
		}
		if bound := x.datesOther(w, q); bound != 0 {
			if !x.en.apart.has(bound) { // "until his death in 1990"
				w.args = append(w.args, arg{bound, p})
			}
			continue
		}
		prep := w.token(q.prep).Word
		if x.bearing(w, q.prep) || w.lemma(v.main) == x.en.be && prep == x.en.of && x.at(w, q.prep-1, x.personMask) { // "is a castle, built by Count Otto of Marlow"
			continue
		}
		if later && prep != x.en.by && !q.time { // "traded prisoners after talks with Oman"
			continue
		}
		if prep == x.en.by && (!agent || later && x.eventBefore(w, q.prep)) { // "killed in 1987, betrayed by a friend", "sacked after a defeat by Telford"
			continue
		}
		later = later || x.en.timePreps.has(prep) && !q.time
		w.args = append(w.args, arg{prep, p})
	}
	if v.gapPrep != 0 && v.relative >= 0 {
		w.args = append(w.args, arg{v.gapPrep, x.antecedentOf(w, v.relative, v.gapPrep)})
	}
	x.objectFirst(w, v)
	x.leadIn(w, s, v)
	v.argEnd = int32(len(w.args))
}

// accuser adds to the arguments of a passive verb of charging by whom somebody is charged with the deed whose verb ends
// before token j: "was accused of stealing funds by officials".
func (x *Extractor) accuser(w *work, s nlp.Sentence, j int32) {
	for k := j; k < s.Last && w.verbAt[k] < 0 && w.token(k).Word != x.en.comma; k++ {
		p := w.phraseAt[k]
		if p < 0 || w.token(k).Word == x.en.by {
			continue
		}
		q := &w.phrases[p]
		if start := x.ownerStart(w, p); start > j && w.token(start-1).Word == x.en.by && q.first == k {
			w.args = append(w.args, arg{x.en.by, p})
			return
		}
	}
}

// bearing reports whether preposition i says on which side of its object something lies, and so that it is no part of
// that: "12 km north of Oslo".
func (x *Extractor) bearing(w *work, i int32) bool {
	return i > 0 && w.token(i).Word == x.en.of && x.lists.quarter.has(w.token(i-1))
}

// counted reports whether the words between commas that begin at token j count what the verb before them says:
// "married, firstly, Ann Moss".
func (x *Extractor) counted(w *work, s nlp.Sentence, j int32) bool {
	return j+1 < s.Last && x.en.ordinals.has(w.token(j).Word) && w.token(j+1).Word == x.en.comma
}

// countedEnd returns the comma that closes such words behind the comma i, and when that was: "married, firstly, in
// 1930, Ann Moss", "married, in 1930, Ann Moss"; i where there are none.
func (x *Extractor) countedEnd(w *work, s nlp.Sentence, i int32) int32 {
	if i+4 >= s.Last || w.token(i).Word != x.en.comma {
		return i
	}
	if x.counted(w, s, i+1) {
		i += 2
	}
	if i+2 >= s.Last || w.phraseAt[i+2] < 0 {
		return i
	}
	p := &w.phrases[w.phraseAt[i+2]]
	if !p.time || p.prep != i+1 || p.last >= s.Last || w.token(p.last).Word != x.en.comma {
		return i
	}
	return p.last
}

// datesOther returns the preposition of the event that the year in phrase q belongs to, after or before which, until
// or since when something happened: "after her death in 1540 he married"; 0 for none.
func (x *Extractor) datesOther(w *work, q *phrase) nlp.WordID {
	if !q.time || !w.isYear(q.last-1) || q.prep <= w.sentence.First || w.phraseAt[q.prep-1] < 0 { // what is told of "after talks on Friday" was on Friday
		return 0
	}
	p := &w.phrases[w.phraseAt[q.prep-1]]
	if p.last != q.prep || p.time || p.mention >= 0 || p.prep < 0 {
		return 0
	}
	prep := w.token(p.prep).Word
	if !x.en.apart.has(prep) && !((x.en.untils.has(prep) || x.en.sinces.has(prep)) && x.en.subordinators.has(prep)) {
		return 0
	}
	return prep
}

// opensJoined reports whether the time in phrase q opens another clause than the one before: ", but in 1897 he joined".
func (x *Extractor) opensJoined(w *work, s nlp.Sentence, q *phrase) bool {
	if q.prep < s.First+2 || w.token(q.prep-1).Tag != nlp.CC || w.token(q.prep-2).Word != x.en.comma {
		return false
	}
	k := q.last
	if k < s.Last && w.token(k).Word == x.en.comma {
		k++
	}
	if k >= s.Last || w.phraseAt[k] < 0 {
		return k < s.Last && w.verbAt[k] >= 0 && w.verbs[w.verbAt[k]].form == finite
	}
	return w.phrases[w.phrases[w.phraseAt[k]].lead].subjectOf >= 0
}

// eventBefore reports whether the noun before token i tells of an event, which "by" may say whose it is.
func (x *Extractor) eventBefore(w *work, i int32) bool {
	p := w.phraseAt[i-1]
	return p >= 0 && w.phrases[p].mention < 0 && x.frames.nouns.has(w.lemma(w.phrases[p].head))
}

// antecedentOf returns what a relative clause behind phrase p describes: p, or the one that the time in it stands right behind: "joined Brenta in
// 1990, where he"; and behind "of" the body that the place in it tells of: "Brenta in Oslo, of which he".
func (x *Extractor) antecedentOf(w *work, p int32, prep nlp.WordID) int32 {
	if o := x.beforeWhole(w, p); o >= 0 && w.phrases[o].first >= w.sentence.First { // "in Leeds, England, where he died"
		return o
	}
	if p == 0 || w.phrases[p-1].last < w.sentence.First || w.phrases[p].prep != w.phrases[p-1].last {
		return p
	}
	m, b := w.phrases[p].mention, w.phrases[p-1].mention
	if w.phrases[p].time || prep == x.en.of && m >= 0 && b >= 0 && x.types.is(w.mentions[m].typ, x.placeMask) && x.types.is(w.mentions[b].typ, x.orgMask) {
		return p - 1
	}
	return p
}

// objectFirst puts an object that stands behind other arguments in front of them, where frames
// ask for it: "handed to Sweden a list of names", "released on Monday three soldiers".
func (x *Extractor) objectFirst(w *work, v *verb) {
	args := w.args[v.args:]
	for i, a := range args {
		if a.prep == 0 && !w.phrases[a.phrase].time {
			if i > 0 && w.phrases[args[i-1].phrase].last != x.ownerStart(w, a.phrase) { // 'returned to her "happy" self'
				return
			}
			copy(args[1:i+1], args[:i])
			args[0] = a
			return
		}
	}
}

// sharesArgs reports whether verb vi is coordinated with the next, which has the
// arguments of both: "attacked and occupied Sweden".
func (x *Extractor) sharesArgs(w *work, vi int32) bool {
	if int(vi)+1 >= len(w.verbs) {
		return false
	}
	v, next := &w.verbs[vi], &w.verbs[vi+1]
	ongoing := next.form == gerund && w.token(v.main).Tag == nlp.VBG // "has been living and working in Oslo"
	if v.form != next.form && next.form != participle && !ongoing || v.passive != next.passive || v.subject != next.subject || v.subject < 0 {
		return false
	}
	if v.passive && (next.first < next.main || x.en.succeeding.has(w.lemma(next.main))) { // "was hurt, and was replaced by", "was shot and succeeded by"
		return false
	}
	joined := false
	for j := v.last; j < next.first; j++ {
		switch t := w.token(j); {
		case t.Tag == nlp.CC || t.Word == x.en.comma:
			joined = true
		case t.Tag != nlp.RB:
			return false
		}
	}
	return joined
}

// shareObject adds to the arguments that verb v shares with the next the object that it needs and that one has
// behind a preposition: "co-founded and served as the head of Brenta", "founded and is president of Brenta".
func (x *Extractor) shareObject(w *work, v *verb) {
	if v.passive || !x.frames.needsObject(w.lemma(v.main)) {
		return
	}
	found := int32(-1)
	for _, a := range w.args[v.args:v.argEnd] {
		m := w.phrases[a.phrase].mention
		switch {
		case a.prep == 0 && m >= 0:
			return
		case a.prep != 0 && m >= 0 && w.mentions[m].kind == kindName && x.types.is(w.mentions[m].typ, x.orgMask):
			found = a.phrase
		}
	}
	if found < 0 {
		return
	}
	first := int32(len(w.args))
	w.args = append(w.args, arg{0, found})
	for k := v.args; k < v.argEnd; k++ {
		w.args = append(w.args, w.args[k])
	}
	v.args, v.argEnd = first, int32(len(w.args))
}

// leadIn adds to the arguments of the first verb of a sentence what stands before its
// subject and says when, where or how, and a time between subject and verb: "In May,
// Norway attacked", "Norway on Friday attacked".
func (x *Extractor) leadIn(w *work, s nlp.Sentence, v *verb) {
	if v.form != finite || v.subject < 0 || v.antecedent || w.phrases[v.subject].first > v.first {
		return
	}
	start, aside := x.ownerStart(w, v.subject), false
	if x.verbLeft(w, s, v.first) >= 0 {
		if n := x.timeBehindJoin(w, s, start); n >= 0 {
			w.args = append(w.args, arg{w.token(w.phrases[n].prep).Word, n})
		}
		return
	}
	for j := s.First; j < v.first; j++ {
		if t := w.token(j).Word; t == x.en.open || t == x.en.close {
			aside = t == x.en.open // "Karen Oduya (4 May 1921 - 12 June 2009) was"
		}
		n := w.phraseAt[j]
		if n < 0 || w.phrases[n].last != j+1 || n == v.subject {
			continue
		}
		q := &w.phrases[n]
		if leads := q.prep >= 0 && q.last <= start; q.lead != n || x.ownsNext(w, n) || !leads && !q.time || aside || x.setAside(w, s, q) {
			continue
		}
		if bound := x.datesOther(w, q); bound != 0 {
			if !x.en.apart.has(bound) { // "Until his death in 1990"
				w.args = append(w.args, arg{bound, n})
			}
			continue
		}
		prep := nlp.WordID(0)
		if q.prep >= 0 {
			prep = w.token(q.prep).Word
		}
		if prep == x.en.with && !x.companion(w, n, start) { // "with Norway gone, Sweden works alone": not with Norway
			continue
		}
		w.args = append(w.args, arg{prep, n})
	}
}

// timeBehindJoin returns the time between "and" and the subject at token start of the clause that this opens:
// ", but in 1897 he joined"; -1 for none.
func (x *Extractor) timeBehindJoin(w *work, s nlp.Sentence, start int32) int32 {
	k := start - 1
	if k > s.First && w.token(k).Word == x.en.comma {
		k--
	}
	if k <= s.First || w.phraseAt[k] < 0 || !w.phrases[w.phraseAt[k]].time || !x.opensJoined(w, s, &w.phrases[w.phraseAt[k]]) {
		return -1
	}
	return w.phraseAt[k]
}

// companion reports whether phrase p before the subject at token start tells who does it, too: "With Ann Moss, Vance
// founded it", "Together with Ann Moss and Karl Lind, he".
func (x *Extractor) companion(w *work, p, start int32) bool {
	if !x.at(w, w.phrases[p].head, x.personMask) {
		if p = w.phrases[p].appos; p < 0 || w.phrases[p].last > start || !x.at(w, w.phrases[p].head, x.personMask) { // "with two friends, Ann and Karl, she"
			return false
		}
	}
	for w.phrases[p].next >= 0 && w.phrases[w.phrases[p].next].last < start {
		p = w.phrases[p].next
	}
	return w.phrases[p].last+1 == start && w.token(start-1).Word == x.en.comma
}

// setAside reports whether a phrase behind a verb is no argument of it: "but not
// Sweden", "according to Sweden".
func (x *Extractor) setAside(w *work, s nlp.Sentence, q *phrase) bool {
	before := q.first - 1
	if q.prep >= 0 {
		before = q.prep - 1
	}
	return q.det == none && x.notBefore(w, s, q.first) || before >= s.First && w.token(before).Word == x.en.according
}

// objectAt reports whether a noun phrase without a preposition begins at token j.
func (x *Extractor) objectAt(w *work, s nlp.Sentence, j int32) bool {
	if j >= s.Last || w.phraseAt[j] < 0 {
		return false
	}
	p := &w.phrases[w.phraseAt[j]]
	return p.prep < 0 && !p.time
}

// ownsNext reports whether phrase p is only the owner of the phrase after it.
func (x *Extractor) ownsNext(w *work, p int32) bool {
	return int(p)+1 < len(w.phrases) && w.phrases[p+1].poss == p
}

// conditionOf returns the clause behind verb vi that says on what condition it is so: "threatened to
// leave if Norway stayed"; -1 for none.
func (x *Extractor) conditionOf(w *work, vi int32) int32 {
	for c := vi + 1; int(c) < len(w.verbs) && w.verbs[c].first < w.sentence.Last; c++ {
		if v := &w.verbs[c]; v.parent == vi && v.link == condition {
			return c
		}
	}
	return -1
}

// complementOf returns the clause that completes verb vi: "threatened to attack Norway",
// "demanded that Norway leave"; -1 for none.
func (x *Extractor) complementOf(w *work, vi int32) int32 {
	for c := vi + 1; int(c) < len(w.verbs) && w.verbs[c].first < w.sentence.Last; c++ {
		if v := &w.verbs[c]; v.parent == vi && (v.link == complement || v.link == purpose) {
			return c
		}
	}
	return -1
}
