package extractor

import (
	"strings"

	"github.com/dossier-kg/dossier/internal/nlp"
)

// What looks like a past is often a participle: "a plan put forward by Norway". These tell
// by what stands around it.

// describesName reports whether the past at token i is a participle: behind a name and a
// comma, without an object, where the verb of the sentence follows.
func (x *Extractor) describesName(w *work, s nlp.Sentence, i int32) bool {
	if i-2 < s.First || w.token(i-1).Word != x.en.comma || w.at[i-2] < 0 || !x.finiteFollows(w, s, i+1) || x.vocab.OnlyPast(w.words(i, i+1)) {
		return false
	}
	if x.objectFollows(w, s, i+1) && !(x.lists.appoint.has(w.token(i)) && w.officeAt[i+1] > i+1) { // ", elected leader of the party, left"
		return false
	}
	for k := i - 2; k >= s.First; k-- {
		switch t := w.token(k); {
		case t.Word == x.en.that:
			return true
		case t.Tag == nlp.MD || t.Tag.Verb() && !x.prepVerbs.has(t.Word):
			return t.Tag != nlp.VBN && k+1 == w.mentions[w.at[i-2]].first && x.attr.report.has(t.Lemma) // "said Vance, married to Moss, left"
		}
	}
	return true
}

// passiveTitle reports whether the past at token i of a headline is a participle, of which the
// auxiliary is left out: "Sweden attacked by Norway", "Oduya elected president".
func (x *Extractor) passiveTitle(w *work, s nlp.Sentence, i int32) bool {
	if !s.Headline || i == s.First || i+1 >= s.Last || w.at[i-1] < 0 {
		return false
	}
	return w.token(i+1).Word == x.en.by && x.frames.needsObject(w.lemma(i)) || x.lists.appoint.has(w.token(i)) && x.lists.titles.has(w.token(i+1))
}

// describesPredicate reports whether the past at token i is a participle: behind the noun
// that a form of "be" says of its subject, and before a preposition: "is a firm based in";
// behind a comma only where it is mostly one: "is a station in Dalton, Ohio, affiliated with".
func (x *Extractor) describesPredicate(w *work, s nlp.Sentence, i int32) bool {
	behind := x.behindJoined(w, s, i)
	if behind >= s.Last || i == s.First {
		return false
	}
	describing, next := x.en.describing.has(w.lemma(i)), w.token(behind).Tag
	if next != nlp.IN && next != nlp.TO && (next != nlp.CD || !describing) { // "located 14 km north of"
		return false
	}
	if before := w.token(i - 1); !before.Tag.Noun() && (before.Word != x.en.comma || !describing) {
		return false
	}
	for j := i - 1; j >= s.First; j-- {
		switch t := w.token(j); {
		case t.Tag == nlp.WDT || t.Tag == nlp.WP || t.Tag == nlp.CC || t.Word == x.en.that || t.Word == x.en.comma && !describing || x.en.subordinators.has(t.Word):
			return false
		case (t.Tag == nlp.VBG || t.Tag == nlp.VBN) && (w.token(j+1).Tag.Noun() || w.token(j+1).Tag == nlp.JJ): // "is a shipping firm based in"
		case t.Tag.Verb() || t.Tag == nlp.MD:
			return t.Lemma == x.en.be && t.Tag != nlp.VBN && t.Tag != nlp.VBG
		}
	}
	return false
}

// describesAside reports whether the past at token i is a participle that is mostly one, or is done by somebody: behind a
// noun in apposition to a name, "Brenta, an American company headquartered in Oslo", "Brenta, a charity set up by Ann Vance".
func (x *Extractor) describesAside(w *work, s nlp.Sentence, i int32) bool {
	next := i + 1
	if next < s.Last && w.token(next).Tag == nlp.RP {
		next++
	}
	if next >= s.Last || w.token(next).Tag != nlp.IN || i == s.First || !w.token(i-1).Tag.Noun() {
		return false
	}
	if lemma := w.lemma(i); !x.en.describing.has(lemma) && (w.token(next).Word != x.en.by || !x.frames.needsObject(lemma)) {
		return false
	}
	j := i - 1
	for j > s.First && (w.token(j).Tag.Noun() || w.token(j).Tag.Adjective()) {
		j--
	}
	return j > s.First+1 && w.token(j).Tag == nlp.DT && w.token(j-1).Word == x.en.comma && w.at[j-2] >= 0
}

// namesKind reports whether the past at token i is a participle: behind the noun that an article opens, before the
// name of what that means, where the sentence has its verb: "is the founder of a firm called Brenta".
func (x *Extractor) namesKind(w *work, s nlp.Sentence, i int32) bool {
	if i == s.First || i+1 >= s.Last || !x.en.namings.has(w.token(i).Word) || !w.token(i-1).Tag.Noun() || w.at[i-1] >= 0 {
		return false
	}
	m := w.at[i+1]
	if m < 0 || w.mentions[m].kind != kindName || x.types.is(w.mentions[m].typ, x.personMask) {
		return false
	}
	j := i - 1
	for j > s.First && (w.token(j).Tag.Noun() || w.token(j).Tag.Adjective() || w.at[j] >= 0) {
		j--
	}
	if !x.en.indefinites.has(w.token(j).Word) {
		return false
	}
	for j--; j >= s.First; j-- {
		if t := w.token(j); t.Tag.Verb() || t.Tag == nlp.MD {
			return !x.attr.report.has(t.Lemma)
		}
	}
	return false
}

// describesSubject reports whether the past at token i is a participle: right behind the name
// that opens a clause, before a preposition, and the verb of the clause follows what the
// preposition governs: "Telford Holdings located in Oslo was sold".
func (x *Extractor) describesSubject(w *work, s nlp.Sentence, i int32) bool {
	if i == s.First || i+2 >= s.Last || w.at[i-1] < 0 || w.token(i+1).Tag != nlp.IN || !x.frames.needsObject(w.lemma(i)) {
		return false
	}
	if first := w.mentions[w.at[i-1]].first; first > s.First && !w.token(first-1).Shape.Has(nlp.Punct) && w.token(first-1).Tag != nlp.DT {
		return false
	}
	for j := i + 1; j < s.Last; j++ {
		switch t := w.token(j); {
		case x.en.subordinators.has(t.Word):
			return false
		case t.Tag == nlp.VBZ || t.Tag == nlp.VBD || t.Tag == nlp.MD:
			return t.Lemma == x.en.be || t.Lemma == x.en.have || t.Tag == nlp.MD
		case w.at[j] < 0 && !t.Tag.Noun() && t.Tag != nlp.DT && t.Tag != nlp.JJ && t.Tag != nlp.IN && t.Tag != nlp.CD && t.Word != x.en.comma:
			return false
		}
	}
	return false
}

// describesActor reports whether the past at token i is a participle: right behind who acts, before a
// preposition, where the verb of the clause stands behind what that governs and has no other subject:
// "soldiers based in Oslo attacked", "workers affiliated with the union marched".
func (x *Extractor) describesActor(w *work, s nlp.Sentence, i int32) bool {
	if i == s.First || i+3 >= s.Last || w.token(i+1).Tag != nlp.IN && w.token(i+1).Tag != nlp.TO || x.en.subordinators.has(w.token(i+1).Word) {
		return false
	}
	if lemma := w.lemma(i); !x.en.describing.has(lemma) && !x.frames.needsObject(lemma) || x.vocab.OnlyPast(w.words(i, i+1)) || x.attr.report.has(lemma) {
		return false
	}
	done := w.token(i+1).Word == x.en.by && w.token(i-1).Tag.Noun() // "a bomb planted by rebels killed"
	if w.at[i-1] < 0 && !x.lists.standFor.has(w.token(i-1)) && !done || x.verbLeftOf(w, s, i) {
		return false
	}
	for j := i + 2; j < s.Last; j++ {
		switch t := w.token(j); {
		case done && t.Tag == nlp.VBN && w.token(j-1).Tag.Noun() && x.objectFollows(w, s, j+1):
			return true
		case t.Tag == nlp.VBD || t.Tag == nlp.VBZ || t.Tag == nlp.VBP || t.Tag == nlp.MD:
			byOther := j+1 < s.Last && w.token(j+1).Word == x.en.by // "arrived in a town occupied by"
			return w.token(j-1).Tag.Noun() && !byOther && !x.attr.report.has(t.Lemma)
		case w.at[j] < 0 && !t.Tag.Noun() && !t.Tag.Adjective() && t.Tag != nlp.DT && t.Tag != nlp.IN && t.Tag != nlp.TO && t.Tag != nlp.CD && t.Tag != nlp.POS && t.Tag != nlp.CC || x.en.subordinators.has(t.Word):
			return false
		}
	}
	return false
}

// actsBehindAgent reports whether the participle at token i is the verb of a clause whose subject another
// describes, the one with "by" before it: "a bomb planted by rebels killed ten soldiers".
func (x *Extractor) actsBehindAgent(w *work, s nlp.Sentence, i int32) bool {
	if !x.objectFollows(w, s, i+1) || i < s.First+3 || !w.token(i-1).Tag.Noun() {
		return false
	}
	k := i - 1
	for k > s.First && (w.token(k).Tag.Noun() || w.token(k).Tag.Adjective() || w.token(k).Tag == nlp.DT || w.token(k).Tag == nlp.CD) {
		k--
	}
	return k > s.First && w.token(k).Word == x.en.by && w.token(k-1).Tag == nlp.VBN && !x.verbLeftOf(w, s, k-1)
}

// verbLeftOf reports whether a verb that says more than who speaks stands before token i in its clause.
func (x *Extractor) verbLeftOf(w *work, s nlp.Sentence, i int32) bool {
	for j := i - 1; j >= s.First && w.token(j).Word != x.en.comma; j-- {
		if t := w.token(j); t.Tag.Verb() || t.Tag == nlp.MD || t.Tag == nlp.WP || t.Tag == nlp.WDT {
			return !x.attr.report.has(t.Lemma)
		}
	}
	return false
}

// describesObject reports whether the past at token i is a participle: it is done by somebody,
// and stands right behind the object of an earlier verb: "rejected a plan put forward by Norway".
func (x *Extractor) describesObject(w *work, s nlp.Sentence, i int32) bool {
	j := x.behindJoined(w, s, i)
	if j < s.Last && (w.token(j).Tag == nlp.RP || w.token(j).Tag == nlp.RB) {
		j++
	}
	if j >= s.Last || i == s.First || w.token(j).Word != x.en.by || !w.token(i-1).Tag.Noun() {
		return false
	}
	for k := i - 1; k >= s.First; k-- {
		switch t := w.token(k); {
		case t.Tag == nlp.VBD || t.Tag == nlp.VBZ || t.Tag == nlp.VBN:
			return k < i-1 && w.token(k).Lemma != x.en.be && !x.attr.report.has(w.lemma(k))
		case t.Word == x.en.comma && w.token(k+1).Tag == nlp.DT && w.at[k+1] < 0: // "bought Brenta, a firm founded by"
		case t.Tag == nlp.WDT || t.Tag == nlp.WP || t.Tag == nlp.CC || t.Word == x.en.that || t.Word == x.en.comma || x.en.subordinators.has(t.Word):
			return false
		}
	}
	return false
}

// behindJoined returns the token behind the past at token i and the participle that is joined to
// it: the "by" of "a firm founded and run by Karen Oduya".
func (x *Extractor) behindJoined(w *work, s nlp.Sentence, i int32) int32 {
	if i+2 < s.Last && w.token(i+1).Tag == nlp.CC && w.token(i+2).Tag == nlp.VBN && x.frames.needsObject(w.lemma(i)) {
		return i + 3
	}
	return i + 1
}

// joinsParticiple reports whether the past at token i is a participle joined to one: "a firm
// founded in 1998 and headquartered in Oslo".
func (x *Extractor) joinsParticiple(w *work, s nlp.Sentence, i int32) bool {
	if i < s.First+2 || i+1 >= s.Last || w.token(i-1).Tag != nlp.CC || w.token(i+1).Tag != nlp.IN || !x.frames.needsObject(x.vocab.ID(x.vocab.Lemma(w.words(i, i+1), nlp.VBN))) {
		return false
	}
	for j := i - 2; j >= s.First; j-- {
		if t := w.token(j); t.Tag.Verb() || t.Tag == nlp.MD {
			return t.Tag == nlp.VBN
		}
	}
	return false
}

// getsDone reports whether the word at token i is a participle behind "get", or behind "be" and of
// what makes a pair or is done again: "got married with", "is married to", "to whom she was briefly married", "was re-elected".
func (x *Extractor) getsDone(w *work, s nlp.Sentence, i int32) bool {
	if i == s.First || !x.pastForm(w, i) {
		return false
	}
	j := i - 1
	if w.token(j).Tag == nlp.RB || strings.HasSuffix(w.words(j, i), "ly") {
		j = max(j-1, s.First)
	}
	word, before := w.words(i, i+1), w.token(j).Lemma
	if before != x.en.be {
		return before == x.en.get
	}
	if strings.HasPrefix(word, "re-") {
		return true
	}
	paired := i+1 < s.Last && w.token(i+1).Tag == nlp.TO
	for k := j - 1; !paired && k >= max(s.First, j-maxChain); k-- {
		paired = w.token(k).Tag == nlp.WP
	}
	return paired && x.en.pairs.has(x.vocab.ID(x.vocab.Lemma(word, nlp.VBN)))
}

// convicted reports whether the participle at token i describes the noun behind it: "Vance,
// convicted killer of".
func (x *Extractor) convicted(w *work, s nlp.Sentence, i int32) bool {
	return x.en.accused.has(w.token(i).Word) && i > s.First && i+1 < s.Last && w.at[i+1] < 0 && w.token(i+1).Tag.Noun() &&
		(w.token(i-1).Tag == nlp.DT || w.token(i-1).Shape.Has(nlp.Punct))
}

// opensAsParticiple reports whether the capitalised word at token i opens the sentence as a participle:
// "Headquartered in Oslo, ...", "Born to Ann Vance, ...", "Born Ann Vance, ...".
func (x *Extractor) opensAsParticiple(w *work, s nlp.Sentence, i int32) bool {
	if i == s.First && i+1 < s.Last && w.token(i).Word == x.en.born && w.at[i+1] >= 0 {
		return true
	}
	return i == s.First && i+2 < s.Last && (w.token(i+1).Tag == nlp.IN || w.token(i+1).Tag == nlp.TO || w.token(i+1).Tag == nlp.CC && w.token(i+2).Tag == nlp.VBN) && x.pastForm(w, i)
}

// isPredicate reports whether the participle at token i is the verb of its clause.
func (x *Extractor) isPredicate(w *work, s nlp.Sentence, i int32) bool {
	if x.passiveTitle(w, s, i) || x.accusedOf(w, s, i) {
		return false
	}
	if x.actsBehindAside(w, s, i) || x.opensPerfect(w, s, i) {
		return true
	}
	if x.opensClause(w, s, i) && (x.objectFollows(w, s, x.afterParticle(w, s, i+1)) || x.argFollows(w, s, i+1) || !x.finiteFollows(w, s, i+1)) {
		return true
	}
	return x.joinsVerb(w, s, i) && x.objectFollows(w, s, i+1) || x.toldOf(w, s, i)
}

// toldOf reports whether the participle at token i, before the name of whom it is done to, is the verb of what
// somebody says: "said Norwegian troops killed Vance", but "said the man named Vance".
func (x *Extractor) toldOf(w *work, s nlp.Sentence, i int32) bool {
	if i < s.First+3 || i+1 >= s.Last || w.at[i+1] < 0 || w.mentions[w.at[i+1]].kind == kindPronoun || !w.token(i-1).Tag.Noun() {
		return false
	}
	if !x.actsOn(w, i) {
		return false
	}
	j := i - 1
	for j > s.First && (w.token(j).Tag.Noun() || w.token(j).Tag.Adjective() || w.token(j).Tag == nlp.CD || w.token(j).Tag == nlp.DT || w.at[j] >= 0) {
		j--
	}
	if j > s.First && w.token(j).Word == x.en.that {
		j--
	}
	return w.token(j).Tag.Verb() && w.token(j).Tag != nlp.VBN && w.at[j] < 0 && x.attr.report.has(w.lemma(j))
}

// actsOn reports whether the verb at token i is one of a frame that has no object left where it is a participle,
// as those of giving and naming have: "granted asylum", "elected president".
func (x *Extractor) actsOn(w *work, i int32) bool {
	lemma := w.lemma(i)
	if w.token(i).Tag == nlp.JJ {
		lemma = x.vocab.ID(x.vocab.Lemma(w.words(i, i+1), nlp.VBD))
	}
	return x.frames.verbs.has(lemma) && !x.en.ditransitives.has(lemma) && !x.en.namings.has(w.token(i).Word) && !x.lists.appoint.has(w.token(i))
}

// actsBehindAside reports whether the participle at token i, before whom it is done to, is what a name does behind
// which something is put in: "Vance, 54, praised Norway", "Vance (born 1950) sued his bank".
func (x *Extractor) actsBehindAside(w *work, s nlp.Sentence, i int32) bool {
	from := x.asideBefore(w, s, i)
	if from <= s.First || i+1 >= s.Last || !w.namedAt(from-1) && !(w.token(from-1).Tag == nlp.NN && w.namedAt(from+1)) { // "his wife, Ann Vance, met"
		return false
	}
	next := w.token(i + 1)
	if next.Tag == nlp.IN && (w.token(from).Word == x.en.open || !x.verbOrMark(w, from+1, i-1)) { // "Vance, 54, met with Norway"
		lemma := w.lemma(i)
		return x.frames.takes(lemma, next.Word) && (x.en.reciprocals.has(lemma) || x.frames.takesNoObject(lemma))
	}
	if end := x.afterParticle(w, s, i+1); end > i+1 && end < s.Last { // "Vance, 54, set up Brenta"
		return w.namedAt(end) && !x.verbOrMark(w, from+1, i-1)
	}
	if !x.actsOn(w, i) {
		return false
	}
	if next.Tag == nlp.DT { // "Vance, 54, praised the king", but "Vance, 54, killed the day before,"
		return i+2 < s.Last && !x.en.timeNouns.has(w.token(i+2).Lemma)
	}
	return next.Tag == nlp.PRPS || w.at[i+1] >= 0 && w.mentions[w.at[i+1]].kind != kindPronoun || next.Shape.Has(nlp.Upper) && x.lists.titles.has(next)
}

// namedAt reports whether token i is part of a name.
func (w *work) namedAt(i int32) bool { return w.at[i] >= 0 && w.mentions[w.at[i]].kind == kindName }

// opensPerfect reports whether token i is the "had" of a verb in the past perfect: "Vance had secretly met".
func (x *Extractor) opensPerfect(w *work, s nlp.Sentence, i int32) bool {
	k := i + 1
	for k < s.Last && w.token(k).Tag == nlp.RB {
		k++
	}
	return w.token(i).Lemma == x.en.have && k < s.Last && w.token(k).Tag == nlp.VBN && !w.token(i).Shape.Has(nlp.Upper)
}

// maxInserted is how many words are put in behind a name at most.
const maxInserted = 20

// asideBefore returns the comma or bracket that opens what is put in and ends right before token i, adverbs aside; -1 for none.
func (x *Extractor) asideBefore(w *work, s nlp.Sentence, i int32) int32 {
	for i--; i > s.First && w.token(i).Tag == nlp.RB; i-- {
	}
	if i <= s.First {
		return -1
	}
	mark := x.en.comma
	switch w.token(i).Word {
	case x.en.comma:
	case x.en.close:
		mark = x.en.open
	default:
		return -1
	}
	for k := i - 1; k > s.First && i-k <= maxInserted; k-- {
		if w.token(k).Word == mark {
			return k
		}
	}
	return -1
}

// accusedOf reports whether the participle at token i is said of who is accused: "Norway accused of theft".
func (x *Extractor) accusedOf(w *work, s nlp.Sentence, i int32) bool {
	return i+1 < s.Last && w.token(i+1).Word == x.en.of && x.en.charges.has(w.lemma(i))
}

// behindHave reports whether "have" in some form stands before token i, with adverbs between at most.
func (x *Extractor) behindHave(w *work, s nlp.Sentence, i int32) bool {
	for i--; i > s.First && w.token(i).Tag == nlp.RB; i-- {
	}
	return i >= s.First && w.token(i).Lemma == x.en.have
}
