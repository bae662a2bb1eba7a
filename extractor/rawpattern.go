package extractor

import "github.com/dossier-kg/dossier/internal/nlp"

// matchPatterns tries the raw patterns of the frames wherever they may begin. What they
// read links two mentions, so most sentences need no look.
func (x *Extractor) matchPatterns(w *work, n int32, s nlp.Sentence) {
	if w.trace == nil && !w.twoMentions(s) {
		return
	}
	f := x.frames
	w.matcher.x, w.matcher.w, w.matcher.end = x, w, s.Last
	f.rawIndex.gates.scan(w, s)
	try := func(i int32, rule int) { x.tryPattern(w, n, i, &f.raw[rule]) }
	tryNamed := func(i int32, rule int) { x.tryPattern(w, n, i, &f.raw[f.named+rule]) }
	for i := f.rawIndex.next(w, s, s.First); i < s.Last; i = f.rawIndex.next(w, s, i+1) {
		x.nearPatterns(w, i)
		f.rawIndex.try(w, s, i, try)
		if m := w.beginning(i); m != nil && m.last < s.Last {
			f.nameIndex.tryNamed(w, s, m, tryNamed)
		}
		w.noteDone()
	}
}

// tryPattern tries a raw pattern at token i.
func (x *Extractor) tryPattern(w *work, n, i int32, f *rawForm) {
	if w.profile != nil {
		w.profile.try(f.frame.ID, f.pattern.Pos)
	}
	if end, caps, ok := f.pattern.Match(&w.matcher, int(i), &w.scratch); ok {
		w.noteTry(f.frame, "pattern", f.pattern.Pos, f.pattern.Text, i, int32(end))
		x.emitPattern(w, n, f, caps, [2]int32{i, int32(end)})
	}
}

func (x *Extractor) emitPattern(w *work, n int32, f *rawForm, caps []int, all [2]int32) {
	a, o := caps[2*f.subject], caps[2*f.object]
	if a < 0 || o < 0 || w.at[a] < 0 || w.at[o] < 0 {
		return
	}
	span := [2]int32{int32(min(a, o)), int32(max(caps[2*f.subject+1], caps[2*f.object+1]))}
	m := match{frame: f.frame, constraints: f.constraints, shape: "pattern", form: "pattern", subject: filler{w.at[a], 1}, object: filler{w.at[o], 1},
		stance: &stance{source: -1}, trigger: span, status: all, place: all}
	x.emitWholes(w, n, f, m, caps)
	if a < o {
		for k := x.sharedBefore(w, w.at[a], all[1]); k >= 0 && k != w.phraseAt[a]; k = w.phrases[k].next {
			if also := w.phrases[k].mention; also >= 0 && also != w.at[o] && x.acceptable(w, also, f.frame.accepts(subjectRole)) {
				m.subject.mention = also
				x.emitWholes(w, n, f, m, caps)
			}
		}
		return
	}
	for k := x.listedAfter(w, w.at[a]); k >= 0 && w.token(w.phrases[k].first-1).Word != x.en.as; k = w.phrases[k].next {
		if also := w.phrases[k].mention; also >= 0 && also != w.at[o] && x.acceptable(w, also, f.frame.accepts(subjectRole)) && !w.calledByNation(k) {
			m.subject.mention = also
			x.emitWholes(w, n, f, m, caps)
		}
	}
}

// sharedBefore returns the phrase of the first of several of whom the words before token end tell one thing
// behind the last of them, mention m: "Ann and Dan, both Norwegians", "Ann and Dan, Norwegian hikers"; -1 for none.
func (x *Extractor) sharedBefore(w *work, m, end int32) int32 {
	p, k := w.phraseAt[w.mentions[m].first], w.mentions[m].last
	if k+2 < end && w.token(k).Word == x.en.comma && w.token(k+1).Tag == nlp.CD && w.token(k+2).Word == x.en.comma { // an age
		k += 2
	}
	if k++; p < 0 || k >= end || w.phrases[p].lead == p || w.token(k-1).Word != x.en.comma {
		return -1
	}
	if t := w.token(k); t.Tag != nlp.CD && !x.en.floats.has(t.Word) {
		for one := t.Tag == nlp.DT; k < end && !x.en.comprising.has(w.token(k).Word) && (one || w.token(k).Tag != nlp.NNS); {
			k++
		}
	}
	if k == end {
		return -1
	}
	return w.phrases[p].lead
}

// calledByNation reports whether a country stands before what phrase p names: "the German astronaut Karl Vance".
func (w *work) calledByNation(p int32) bool {
	q := &w.phrases[p]
	for k := q.first; k < w.mentions[q.mention].first; k++ {
		if m := w.at[k]; m >= 0 && w.mentions[m].kind == kindDemonym {
			return true
		}
	}
	return false
}

// emitWholes emits a match of a raw pattern for its object and for what that lies in: "born
// in Pasadena, California".
func (x *Extractor) emitWholes(w *work, n int32, f *rawForm, m match, caps []int) {
	accept, first := f.frame.accepts(objectRole), m.object.mention
	for object := first; object >= 0; object = x.wholeOf(w, object) {
		if object != first {
			if object == m.subject.mention || !x.acceptable(w, object, accept) {
				return
			}
			m.object = filler{object, wholeFactor * m.object.factor}
		}
		if fc := x.makeFact(w, n, &m); fc != nil {
			x.captured(w, f, fc, caps)
		}
	}
	for also := w.mentions[first].also; also != 0; also = w.mentions[also].also { // "British-Iranian engineer Vance"
		if m.object = (filler{also, 1}); x.acceptable(w, also, accept) {
			if fc := x.makeFact(w, n, &m); fc != nil {
				x.captured(w, f, fc, caps)
			}
		}
	}
}

// listedAfter returns the phrase of the second of those that a plural names, where mention m
// is the first: "the towns of Moss and Brundle", "the painters Ann and Dan", "members such as
// Norway and Sweden", "a couple, Ann and Dan", "a duo made up of Ann and Dan", "towns in it include Moss and
// Brundle"; -1 for none.
func (x *Extractor) listedAfter(w *work, m int32) int32 {
	first := w.mentions[m].first
	p, noun := w.phraseAt[first], first-1
	if word := w.token(noun).Word; noun > w.sentence.First && (word == x.en.the || word == x.en.comma) {
		noun--
	}
	switch {
	case noun <= w.sentence.First:
	case w.token(noun).Word == x.en.of:
		noun--
	case w.token(noun).Word == x.en.as && w.token(noun-1).Word == x.en.such:
		noun -= 2
	}
	if p < 0 || noun < w.sentence.First || w.token(noun).Tag != nlp.NNS && w.token(noun).Tag != nlp.NNPS && !x.en.comprising.has(w.token(noun).Word) && w.token(noun).Lemma != x.en.include || w.phrases[p].mention != m {
		return -1
	}
	return w.phrases[p].next
}

// captured gives the fact of a pattern the attributes that its captures hold.
func (x *Extractor) captured(w *work, f *rawForm, fc *fact, caps []int) {
	for _, s := range f.slots {
		if first, last := int32(caps[2*s.capture]), int32(caps[2*s.capture+1]); first >= 0 {
			fc.set(s.attribute, w.words(first, last))
			w.noteSlot(fc, s.attribute, first, last)
		}
	}
}

// twoMentions reports whether a sentence has two mentions or more.
func (w *work) twoMentions(s nlp.Sentence) bool {
	one := int32(-1)
	for _, id := range w.at[s.First:s.Last] {
		switch {
		case id < 0 || id == one:
		case one < 0:
			one = id
		default:
			return true
		}
	}
	return false
}
