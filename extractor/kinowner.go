package extractor

import (
	"slices"

	"github.com/dossier-kg/dossier/internal/nlp"
)

// kinOf returns the people whose relative phrase p is: its owner, "his" or "whose"
// before it, what follows "of", or who has the relative.
func (x *Extractor) kinOf(w *work, s nlp.Sentence, p int32, out []filler) []filler {
	q := &w.phrases[p]
	if q.poss >= 0 {
		if lead := w.phrases[q.poss].lead; lead != q.poss && x.owned(w, lead) && x.kinWord(w, lead) { // "his brother Karl and Ann's son"
			return x.named(w, w.phrases[q.poss].mention, out)
		}
		return x.fill(w, w.phrases[q.poss].lead, x.personMask, out)
	}
	if m := w.at[q.first]; m >= 0 && w.mentions[m].kind == kindPronoun {
		if o := x.besideOwn(w, s, p); o >= 0 {
			return x.named(w, o, out)
		}
		if own := x.named(w, x.listedBefore(w, p, x.pronounGender(w, &w.mentions[m])), out); len(own) > 0 { // "Obama and his wife"
			return own
		}
		return x.named(w, m, out)
	}
	if r := x.following(w, p); r >= 0 && x.hangs(w, s, p) && q.mention < 0 { // not "sons Karl of Leeds and Dan"
		for x.ownsNext(w, r) { // "the uncle of Ann's partner, Karl"
			r++
		}
		out = x.fill(w, r, x.personMask, out)
		if o := x.otherParent(w, r); len(out) == 1 && o >= 0 {
			out = x.fill(w, o, x.personMask, out)
		}
		return out
	}
	if r := x.whose(w, s, q.first); r >= 0 {
		return x.fill(w, r, x.personMask, out)
	}
	return x.kinShared(w, s, p, out)
}

// besideOwn returns the possessive that opens the clause in which the relative p is named behind another of the same
// owner: "His father was Karl Moss and his mother the painter Ann Reiss"; -1 for none.
func (x *Extractor) besideOwn(w *work, s nlp.Sentence, p int32) int32 {
	v := x.verbLeft(w, s, w.phrases[p].first)
	if v < 0 || !x.copular(w, v) || w.verbs[v].subject < 0 || !x.kinWord(w, w.verbs[v].subject) {
		return -1
	}
	first := w.phrases[w.verbs[v].subject].first
	if m := w.at[first]; m >= 0 && w.mentions[m].kind == kindPronoun && w.token(first).Word == w.token(w.phrases[p].first).Word {
		return m
	}
	return -1
}

// hangs reports whether whose relative phrase p is follows it: "the father of Ann", "is father to Ann".
func (x *Extractor) hangs(w *work, s nlp.Sentence, p int32) bool {
	word := w.token(w.phrases[p].last).Word
	return word == x.en.of || word == x.en.to && (w.phrases[p].appos >= 0 || x.copula(w, s, p) >= 0)
}

// whose returns the phrase that "whose" before token i refers to: "Obama, whose wife
// Michelle"; -1 for none.
func (x *Extractor) whose(w *work, s nlp.Sentence, i int32) int32 {
	j := i - 1
	if j <= s.First || x.en.whose != w.token(j).Word {
		return -1
	}
	if j--; w.token(j).Word == x.en.comma {
		j = x.behindName(w, s, j-1)
	}
	if j < s.First {
		return -1
	}
	return w.phraseAt[j]
}

// whoseBody fills in the organisation or place that "whose" before token i means: it may belong to the noun that what
// stands right before it only completes, "a maker of pumps whose headquarters are in Oslo".
func (x *Extractor) whoseBody(w *work, s nlp.Sentence, i int32, accept uint64, out []filler) []filler {
	p := x.whose(w, s, i)
	for p >= 0 && len(out) == 0 {
		if out = x.fill(w, p, accept, out); len(out) > 0 {
			break
		}
		q := &w.phrases[w.phrases[p].lead]
		if accept &^= x.personMask; q.mention >= 0 || q.prep <= s.First || w.token(q.prep).Word != x.en.of {
			break
		}
		p = w.phraseAt[q.prep-1]
	}
	return out
}

// saidBefore reports whether verb v says what somebody is, and phrase p goes on to behind a comma: "was a painter, the
// son of Karl Vance".
func (x *Extractor) saidBefore(w *work, v, p int32) bool {
	g, q := &w.verbs[v], &w.phrases[p]
	if !x.copular(w, v) || g.form != finite || q.prep >= 0 || q.subjectOf >= 0 || w.token(q.first-1).Word != x.en.comma || g.args == g.argEnd {
		return false
	}
	says := w.args[g.args]
	return says.prep == 0 && w.phrases[says.phrase].mention < 0 && w.phrases[says.phrase].det != bare
}

// having returns the verb "have" that phrase p, or the list it is in, is the object of; -1 for none.
func (x *Extractor) having(w *work, s nlp.Sentence, p int32) int32 {
	q := &w.phrases[p]
	v := x.verbLeft(w, s, q.first)
	if v < 0 || w.verbs[v].subject < 0 || w.lemma(w.verbs[v].main) != x.en.have || !x.isArg(w, &w.verbs[v], q.lead) {
		return -1
	}
	return v
}

// keeping returns the verb whose subject is said to do something with a relative, phrase p: "lives in Oslo
// with wife Ann"; -1 for none.
func (x *Extractor) keeping(w *work, s nlp.Sentence, p int32) int32 {
	q := &w.phrases[p]
	if q.prep < 0 || q.prep+1 != q.first || w.token(q.prep).Word != x.en.with || !x.kinName(w, q) || !x.personAt(w, p) {
		return -1
	}
	v := x.verbLeft(w, s, q.prep)
	if v < 0 || w.verbs[v].subject < 0 || !slices.Contains(w.args[w.verbs[v].args:w.verbs[v].argEnd], arg{x.en.with, p}) {
		return -1
	}
	return v
}

// otherParent returns the person joined with phrase r behind what describes that: "the son
// of Karl Vance, Earl of Moss, and Ann Oduya", "of Ann Oduya of Moss and Karl Vance"; -1 for none.
func (x *Extractor) otherParent(w *work, r int32) int32 {
	for q := r + 1; q < r+4 && int(q) < len(w.phrases) && w.phrases[q].last <= w.sentence.Last; q++ {
		a := &w.phrases[q]
		start := a.first
		if a.prep >= 0 && a.prep < start && a.lead == q {
			start = a.prep
		}
		for k := w.phrases[q-1].last; k < start; k++ { // "(father of Ann) and Karl" ends with Ann
			if t := w.token(k); t.Word != x.en.comma && t.Tag != nlp.CC {
				return -1
			}
		}
		if x.personAt(w, q) {
			b := w.token(a.first - 1)
			if a.lead != q || b.Tag == nlp.CC {
				return q
			}
			return -1
		}
		if a.appos != r && a.prep < 0 {
			return -1
		}
	}
	return -1
}

// leftBehind returns the verb of a death that tells the relatives who live on, phrase p among
// them: "was survived by two sons, Dan and Karl; and a sister", "leaves a wife"; -1 for none.
func (x *Extractor) leftBehind(w *work, s nlp.Sentence, p int32) int32 {
	v := x.verbLeft(w, s, w.phrases[p].first)
	if v < 0 || w.verbs[v].subject < 0 {
		return -1
	}
	g := &w.verbs[v]
	switch lemma := w.lemma(g.main); {
	case lemma == x.en.survive && g.passive:
		return v
	case lemma == x.en.leave && !g.passive && g.args < g.argEnd:
		if a := w.args[g.args]; a.prep == 0 && w.phrases[a.phrase].det == indefinite && x.frames.kinship.has(w.lemma(w.phrases[a.phrase].head)) {
			return v
		}
	}
	return -1
}

// ownedEarlier returns the relative with an owner that a list of relatives begins with, of which
// semicolons part the members: "his wife, Ann, of Moss; a daughter, Bea; and two sons"; -1 for none.
func (x *Extractor) ownedEarlier(w *work, s nlp.Sentence, p int32) int32 {
	parted := false
	if w.phrases[p].subjectOf >= 0 { // "her son, Karl, succeeded his father; another son left"
		return -1
	}
	for q := p; q > 0 && w.phrases[q-1].first >= s.First; q-- {
		for k := w.phrases[q-1].last; k < w.phrases[q].first; k++ {
			if w.verbAt[k] >= 0 {
				return -1
			}
			parted = parted || w.token(k).Word == x.en.semicolon
		}
		if o := q - 1; parted && x.owned(w, o) && x.kinWord(w, o) {
			return o
		}
	}
	return -1
}

// ownedBefore returns the relative with an owner that opens the clause before, in the same sentence or the
// one before it, where phrase p opens its own with another such: "Her eldest son, Karl, left; another son, Dan,
// stayed", "The younger daughter, Bea,"; -1 for none.
func (x *Extractor) ownedBefore(w *work, p int32) int32 {
	q := &w.phrases[p]
	if q.appos < 0 || q.poss >= 0 || w.at[q.first] >= 0 || q.first == q.head || q.last != q.head+1 || !x.en.others.has(w.token(q.head-1).Word) {
		return -1
	}
	if !x.opensMain(w, q.first) {
		return -1
	}
	at := w.sentenceOf(q.first)
	for k, n := p-1, 0; k >= 0 && n < maxLookback; k, n = k-1, n+1 {
		o := &w.phrases[k]
		if !x.sameKinship(w, k, q.head) || !x.opensMain(w, o.first) {
			continue
		}
		in := w.sentenceOf(o.first)
		switch {
		case in < at-1:
			return -1
		case x.owned(w, k):
			return k
		case o.first < o.head && x.en.others.has(w.token(o.head-1).Word): // "a second son, Dan, stayed" after that
			at = in
		}
	}
	return -1
}

// sameKinship reports whether phrase k speaks of such a relative as the word at token i, be it another's sister or brother.
func (x *Extractor) sameKinship(w *work, k, i int32) bool {
	frames := x.frames.kin[w.lemma(i)]
	for j := w.phrases[k].first; j < w.phrases[k].last && len(frames) > 0; j++ {
		if other := x.frames.kin[w.lemma(j)]; w.at[j] < 0 && len(other) > 0 && other[0] == frames[0] {
			return true
		}
	}
	return false
}

// opensMain reports whether token i opens a sentence or what a semicolon parts from the rest of it.
func (x *Extractor) opensMain(w *work, i int32) bool {
	return i == 0 || w.doc.Sentences[w.sentenceOf(i)].First == i || w.token(i-1).Word == x.en.semicolon
}

// ownedLead returns the first relative of a list that p is in, where it has an owner: "Vance, his wife Ann and son Dan";
// -1 for none.
func (x *Extractor) ownedLead(w *work, p int32) int32 {
	o := w.phrases[p].lead
	if o == p {
		return -1
	}
	if w.phrases[o].mention >= 0 && !x.owned(w, o) { // the list is one of names: "his wife, Ann, and ..."
		for q := w.phrases[o].next; q >= 0 && q != p; q = w.phrases[q].next {
			if x.owned(w, q) && x.kinWord(w, q) && x.personAt(w, q) {
				return q
			}
		}
		o = w.phrases[o].appos
	}
	if o < 0 || o >= p || !x.owned(w, o) {
		return -1
	}
	return o
}

// owned reports whether phrase p has an owner or begins with "his", "her" or "their".
func (x *Extractor) owned(w *work, p int32) bool {
	q := &w.phrases[p]
	m := w.at[q.first]
	return q.poss >= 0 || m >= 0 && w.mentions[m].kind == kindPronoun && q.first < q.head
}

// lateSubject returns the subject of the birth before phrase p, or of what is said of somebody before its
// comma: "Vance was born in Moss in 1950, the son of a smith", "Vance was a painter, the son of"; -1 for none.
func (x *Extractor) lateSubject(w *work, s nlp.Sentence, p int32) int32 {
	v := x.verbLeft(w, s, w.phrases[p].first)
	if v < 0 {
		return -1
	}
	born := w.verbs[v].passive && w.token(w.verbs[v].main).Word == x.en.born
	if !born && !x.saidBefore(w, v, p) {
		return -1
	}
	for k := w.verbs[v].last; k < w.phrases[p].first; k++ {
		if m := w.at[k]; m >= 0 && x.acceptable(w, m, x.personMask) {
			return -1
		}
	}
	return w.verbs[v].subject
}
