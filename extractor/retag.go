package extractor

import (
	"strings"

	"github.com/dossier-kg/dossier/internal/nlp"
)

// retag mends the tags of a sentence, once its names are found.
func (x *Extractor) retag(w *work, s nlp.Sentence) {
	for i := s.First; i < s.Last; i++ {
		t := w.token(i)
		switch m := w.at[i]; {
		case x.en.quotes.has(t.Word) && t.Tag != nlp.POS: // prose gives a straight quote the tag of a word
			t.Tag = nlp.OPENQUOTE
		case x.en.dashes.has(t.Word): // and some dashes that of a noun
			t.Tag = nlp.COLON
		case (t.Tag == nlp.NN || t.Tag == nlp.VBZ) && t.Word == x.en.troops:
			x.retagAs(w, i, nlp.NNS)
		case m >= 0:
			x.retagName(w, &w.mentions[m], t)
			x.retagTitle(w, s, i)
		default:
			x.transform(w, s, i)
		}
	}
	if t := w.token(s.First); t.Tag == nlp.NNP && w.at[s.First] < 0 && x.opensAsPlural(w, s, t) {
		x.retagAs(w, s.First, nlp.NNS)
	}
	if !x.finiteFollows(w, s, s.First) {
		x.findMissedVerb(w, s)
	}
}

// opensAsPlural reports whether the word that opens a sentence is no name but the plural of what people are:
// "Alumni include".
func (x *Extractor) opensAsPlural(w *work, s nlp.Sentence, t *nlp.Token) bool {
	if !x.lists.notName.has(t) || x.frames.offices.match(w.doc.Tokens[:s.Last], int(s.First)) != 1 {
		return false
	}
	word := x.vocab.Word(t.Word)
	return x.vocab.Lemma(word, nlp.NNS) != word
}

// bodyActs reports whether the plural at token i is the verb of a body that acts as one: "the
// army trains pilots".
func (x *Extractor) bodyActs(w *work, s nlp.Sentence, i int32) bool {
	return i > s.First && x.lists.standFor.has(w.token(i-1)) && x.objectFollows(w, s, i+1) && !x.finiteFollows(w, s, i+1) && x.namesVerb(w, i)
}

// reportsBehind reports whether the word at token i is the "said" behind an apposition, with what is
// said behind it: "the minister, Vance, said two men were", but "Vance, said to be".
func (x *Extractor) reportsBehind(w *work, s nlp.Sentence, i int32) bool {
	if i < s.First+2 || i+1 >= s.Last || w.token(i-1).Word != x.en.comma || !x.attr.report.has(w.lemma(i)) {
		return false
	}
	next := w.token(i + 1)
	return next.Word == x.en.that || next.Tag != nlp.IN && next.Tag != nlp.TO && !next.Shape.Has(nlp.Punct) && w.at[i-2] >= 0
}

// afterParticle returns the token after the particle at token i, i where there is none: "carried
// out a raid".
func (x *Extractor) afterParticle(w *work, s nlp.Sentence, i int32) int32 {
	if i < s.Last && w.token(i).Tag == nlp.RP {
		return i + 1
	}
	return i
}

// coupleActs reports whether the word at token i is what two people do of whom the sentence tells first: "Ann and
// Karl own a bank", "Ann and her husband, Karl, reside in Oslo". A name alone takes an "s".
func (x *Extractor) coupleActs(w *work, s nlp.Sentence, i int32) bool {
	word, k := w.token(i).Word, i-1
	if i < s.First+3 || i+1 >= s.Last || w.token(i).Shape.Has(nlp.Upper) || !x.frames.verbs.has(word) {
		return false
	}
	if !x.frames.takes(word, w.token(i+1).Word) && (x.frames.takesNoObject(word) || !x.argFollows(w, s, i+1)) {
		return false
	}
	if w.token(k).Word == x.en.comma {
		k--
	}
	if !x.at(w, k, x.personMask) || w.mentions[w.at[k]].kind != kindName || !x.opensClause(w, s, k+1) {
		return false
	}
	for k = w.mentions[w.at[k]].first - 1; k > s.First && ((w.token(k).Tag.Noun() || w.token(k).Tag.Adjective()) && w.at[k] < 0 || w.token(k).Tag == nlp.PRPS || w.token(k).Word == x.en.comma); k-- {
	}
	return k > s.First && w.token(k).Tag == nlp.CC && x.at(w, k-1, x.personMask) && !x.finiteFollows(w, s, i+1)
}

// namesPost reports whether the word at token i is the office that somebody is raised to, or begins it: "was promoted to
// professor", "promoted Ann Vance to chief executive".
func (x *Extractor) namesPost(w *work, s nlp.Sentence, i int32) bool {
	if i <= s.First+1 || i+1 >= s.Last || w.token(i).Tag != nlp.VB || w.token(i-1).Word != x.en.to || !x.lists.titles.has(w.token(i)) {
		return false
	}
	before := i - 2
	if m := w.at[before]; m >= 0 {
		before = w.mentions[m].first - 1
	}
	return before >= s.First && x.lists.appoint.has(w.token(before)) && (!x.objectFollows(w, s, i+1) || x.titleAt(w, i, s.Last) > 1)
}

// demanded reports whether the word at token i is the verb of what a verb before it asks
// for: behind "that" and a name, before what it is done to.
func (x *Extractor) demanded(w *work, s nlp.Sentence, i int32) bool {
	if i == s.First || i+1 >= s.Last || !x.frames.verbs.has(w.lemma(i)) {
		return false
	}
	next, loose := w.token(i+1), false
	switch next.Tag {
	case nlp.NN, nlp.NNS, nlp.NNP, nlp.NNPS, nlp.DT, nlp.PRPS, nlp.JJ:
	case nlp.CC, nlp.IN, nlp.RB: // "that Norway boycott and", which a noun may stand before as well
		loose = true
	default:
		if !next.Shape.Has(nlp.Punct) {
			return false
		}
	}
	j := i - 1
	switch {
	case w.at[j] >= 0 && w.mentions[w.at[j]].kind == kindName:
		for j = w.mentions[w.at[j]].first - 1; j > s.First && w.token(j).Word != x.en.that && w.token(j).Tag.Noun() && w.at[j] < 0; j-- { // "that President Vance resign"
		}
	case x.lists.standFor.has(w.token(j)) && (w.token(i).Tag != nlp.VBP || w.token(j).Tag == nlp.NN): // "that the Norwegian government end curbs"
		for j--; j > s.First && (w.token(j).Tag == nlp.JJ || w.token(j).Tag == nlp.NN || w.at[j] >= 0); j-- {
		}
	default:
		return false
	}
	if j > s.First && w.token(j).Tag == nlp.DT {
		j--
	}
	if j <= s.First {
		return false
	}
	if w.token(j).Word != x.en.that { // "demanded Norway leave"
		return w.token(j).Tag.Verb() && w.token(j).Tag != nlp.VBN && x.en.wanting.has(w.lemma(j))
	}
	if v := w.token(j - 1); v.Tag.Verb() && x.en.wanting.has(v.Lemma) {
		return true
	}
	if loose {
		return false
	}
	for j--; j > s.First && !w.token(j).Tag.Verb() && !x.attr.request.has(w.lemma(j)); j-- {
		if w.token(j).Shape.Has(nlp.Punct) {
			return false
		}
	}
	return (w.token(j).Tag.Verb() || w.token(j).Tag == nlp.NN) && x.attr.request.has(w.lemma(j)) // "its demand that Norway end curbs"
}

// titles reports whether the word at token i is an office and stands between one name and another.
func (x *Extractor) titles(w *work, s nlp.Sentence, i int32) bool {
	if i+1 >= s.Last || i == s.First {
		return false
	}
	related := i-2 > s.First && w.token(i-1).Word == x.en.to && w.token(i-2).Tag == nlp.VBN // "married to actress Anna Moreau"
	if w.at[i+1] < 0 {                                                                      // "married to art dealer Anna Moreau"
		end := i + int32(max(x.titleAt(w, i, s.Last), x.frames.offices.match(w.doc.Tokens[:s.Last], int(i))))
		return related && end > i+1 && end < s.Last && w.at[end] >= 0 && x.types.is(w.mentions[w.at[end]].typ, x.personMask)
	}
	if !related && (w.at[i-1] < 0 || w.mentions[w.at[i-1]].kind == kindPronoun) {
		return false
	}
	m := &w.mentions[w.at[i+1]]
	if m.kind == kindName && !related && x.types.is(m.typ, x.orgMask) && x.types.is(w.mentions[w.at[i-1]].typ, x.orgMask) {
		return x.namesUnit(w, s, i)
	}
	if m.kind != kindName || !x.types.is(m.typ, x.personMask) {
		return false
	}
	if m := w.at[i-1]; m >= 0 && x.types.is(w.mentions[m].typ, x.personMask) { // "Karen Oduya coaches Peter Vance"
		return false
	}
	if w.token(i).Tag == nlp.NNS && x.lacksOthers(w, s, m) { // "Brenta hosts Karen Oduya"
		return false
	}
	return x.namesOffice(w, s, i) || related && x.titleAt(w, i, s.Last) == 1
}

// doesThere reports whether the noun in "ing" at token i is what somebody does: behind a preposition,
// and before the one that its verb takes, "after living in Oslo"; with a hyphen also before a name.
func (x *Extractor) doesThere(w *work, s nlp.Sentence, i int32) bool {
	if i == s.First || i+1 >= s.Last || w.at[i] >= 0 {
		return false
	}
	if w.token(i).Shape.Has(nlp.Hyphen) { // "prior to co-founding Telford Holdings"
		word := w.words(i, i+1)
		return w.at[i+1] >= 0 && strings.HasSuffix(word, "ing") && x.frames.verbs.has(x.vocab.ID(x.vocab.Lemma(word, nlp.VBG)))
	}
	if w.token(i-1).Tag != nlp.IN || w.token(i+1).Tag != nlp.IN {
		return false
	}
	word := w.words(i, i+1)
	return strings.HasSuffix(word, "ing") && x.frames.takes(x.vocab.ID(x.vocab.Lemma(word, nlp.VBG)), w.token(i+1).Word) && !x.frames.nouns.has(w.token(i).Word)
}

// lacksOthers reports whether neither a comma nor a word such as "and" follows mention m, so that a
// plural before it does not mean it.
func (x *Extractor) lacksOthers(w *work, s nlp.Sentence, m *mention) bool {
	if m.last >= s.Last {
		return true
	}
	next := w.token(m.last)
	return next.Word != x.en.comma && !x.en.joins.has(next.Word) && next.Word != x.en.ampersand && next.Word != x.en.open && w.at[m.last] < 0
}

// namesUnit reports whether the word at token i is what one organisation is to another, and no verb of
// a frame: "Telford Holdings subsidiaries Brenta Marine and Marlow Pumps".
func (x *Extractor) namesUnit(w *work, s nlp.Sentence, i int32) bool {
	if x.namesVerb(w, i) {
		return false
	}
	for k := range x.frames.titles {
		f := &x.frames.titles[k]
		if f.frame.subject&x.orgMask != 0 && f.heads.match(w.doc.Tokens[:s.Last], int(i)) == 1 {
			return true
		}
	}
	return false
}

// namesOffice reports whether the word at token i is the head of a title: "president", "native".
func (x *Extractor) namesOffice(w *work, s nlp.Sentence, i int32) bool {
	for k := range x.frames.titles {
		if x.frames.titles[k].heads.match(w.doc.Tokens[:s.Last], int(i)) == 1 {
			return true
		}
	}
	return false
}

// joinsVerb reports whether token i is coordinated with a verb in the past tense before
// it: "bought ships, sold tanks and built roads".
func (x *Extractor) joinsVerb(w *work, s nlp.Sentence, i int32) bool {
	if i == s.First || w.token(i-1).Tag != nlp.CC && w.token(i-1).Word != x.en.comma {
		return false
	}
	for j := i - 2; j >= s.First; j-- {
		switch t := w.token(j); {
		case t.Tag == nlp.VBD && t.Lemma != x.en.be && t.Lemma != x.en.have:
			return true
		case t.Tag.Verb() || t.Tag == nlp.MD:
			return false
		}
	}
	return false
}

// betweenNames reports whether a name, or one who is called by his country, stands right before
// token i and a name, or a noun phrase with its article, right behind: no adjective or noun can
// stand there.
func (x *Extractor) betweenNames(w *work, s nlp.Sentence, i int32) bool {
	if i == s.First || i+1 >= s.Last || w.at[i-1] < 0 {
		return false
	}
	if m := &w.mentions[w.at[i-1]]; m.kind != kindName && (m.kind != kindDemonym || m.first == s.First || w.token(m.first-1).Tag != nlp.DT) {
		return false
	}
	next := w.token(i + 1)
	return w.at[i+1] >= 0 && w.mentions[w.at[i+1]].kind != kindDemonym || next.Tag == nlp.DT || next.Tag == nlp.PRPS
}

// afterCausative reports whether the name at token i is the object of a verb that a bare
// infinitive follows, or the subject of a question: "made Norway leave", "Did Norway leave?".
func (x *Extractor) afterCausative(w *work, s nlp.Sentence, i int32) bool {
	first := w.mentions[w.at[i]].first
	return first > s.First && x.en.causatives.has(w.lemma(first-1)) && w.token(first-1).Tag.Verb() || first-1 == s.First && w.lemma(first-1) == x.en.do
}

// retagName gives the words of a name the tag of a name.
func (x *Extractor) retagName(w *work, m *mention, t *nlp.Token) {
	switch {
	case m.kind == kindName && !t.Tag.Proper() && t.Shape.Has(nlp.Upper) && !t.Shape.Has(nlp.Hyphen):
		t.Tag = nlp.NNP
	case m.kind == kindDemonym && !t.Tag.Noun() && !t.Tag.Adjective():
		t.Tag = nlp.JJ
	}
}

// retagTitle gives the title before the name of a person at token i the tag of a noun: "Brelco boss Ann Vance".
func (x *Extractor) retagTitle(w *work, s nlp.Sentence, i int32) {
	m := &w.mentions[w.at[i]]
	if i == s.First || i != m.first || m.kind != kindName || !x.types.is(m.typ, x.personMask) || w.at[i-1] >= 0 {
		return
	}
	if t := w.token(i - 1); (t.Tag == nlp.IN || t.Tag == nlp.JJ && i-2 >= s.First && w.token(i-2).Word == x.en.comma) && x.lists.titles.has(t) { // ", singer Ann Vance", but "poet and playwright Ann Vance"
		x.retagAs(w, i-1, nlp.NN)
	}
}

// opensClause reports whether a name stands before token i, adverbs aside, and no verb before that.
func (x *Extractor) opensClause(w *work, s nlp.Sentence, i int32) bool {
	j := i - 1
	if j > s.First+1 && x.en.timeNouns.has(w.token(j).Word) && w.token(j-1).Word == x.en.on { // "Norway on Thursday imposed"
		j -= 2
	}
	for j > s.First && w.token(j).Tag == nlp.RB && w.at[j] < 0 {
		j--
	}
	aged := j > s.First && w.token(j-1).Tag == nlp.DT && w.yearsOld(j) != ""                                            // "The 45-year-old worked"
	if j < s.First || !aged && (w.at[j] < 0 || w.mentions[w.at[j]].kind == kindDemonym || w.token(j).Tag == nlp.PRPS) { // "Vance and his brothers Paul and Tom"
		return false
	}
	for k := s.First; k < i; k++ {
		if t := w.token(k); t.Tag.Verb() || t.Tag == nlp.MD {
			return false
		}
	}
	return true
}

// isSomebody reports whether the adjective at token i, "45-year-old" or the "international" behind a
// country, is somebody: no noun stands behind it, or one that is the verb, "the 45-year-old worked for".
func (x *Extractor) isSomebody(w *work, s nlp.Sentence, i int32) bool {
	if i == s.First || (w.token(i-1).Tag != nlp.DT || w.yearsOld(i) == "") && (w.at[i-1] < 0 || w.token(i).Word != x.en.international) {
		return false
	}
	return !x.nounFollows(w, s, i+1) || i+2 < s.Last && w.at[i+1] < 0 && x.pastForm(w, i+1) && !x.nounFollows(w, s, i+2)
}

// afterAdverb reports whether only adverbs behind a name, a comma or a relative pronoun,
// and no auxiliary, lead to token i.
func (x *Extractor) afterAdverb(w *work, s nlp.Sentence, i int32) bool {
	j := i - 1
	for j >= s.First && w.token(j).Tag == nlp.RB {
		j--
	}
	if j == i-1 || j < s.First {
		return false
	}
	lemma := w.token(j).Lemma
	return w.token(j).Word == x.en.comma || w.token(j).Tag == nlp.WP || w.token(j).Tag == nlp.WDT || w.at[j] >= 0 && lemma != x.en.be && lemma != x.en.have && lemma != x.en.get
}

// afterDo reports whether a form of "do" stands before token i, adverbs aside.
func (x *Extractor) afterDo(w *work, s nlp.Sentence, i int32) bool {
	j := i - 1
	for j > s.First && w.token(j).Tag == nlp.RB {
		j--
	}
	return j >= s.First && w.token(j).Lemma == x.en.do
}

// joinsInfinitive reports whether the word at token i, whose past or noun looks like its base, is a verb joined to an
// infinitive: "wants it to go further and cut off aid", "may attack Sweden and bomb Norway".
func (x *Extractor) joinsInfinitive(w *work, s nlp.Sentence, i int32) bool {
	t := w.token(i)
	if t.Lemma != t.Word || !x.behindInfinitive(w, s, i) {
		return false
	}
	if t.Tag == nlp.NN { // but "meet Vance and coach Karen Oduya"
		m := int32(-1)
		if i+1 < s.Last {
			m = w.at[i+1]
		}
		return m >= 0 && w.mentions[m].typ != unknown && !x.types.is(w.mentions[m].typ, x.personMask) && x.frames.needsObject(t.Lemma)
	}
	return true
}

// leavesInfinitive reports whether the verb at token i goes on from the one before an infinitive: "refused to
// leave and attacked Sweden".
func (x *Extractor) leavesInfinitive(w *work, s nlp.Sentence, i int32) bool {
	if w.token(i).Lemma == w.token(i).Word || i+1 >= s.Last || !x.behindInfinitive(w, s, i) || !x.pastForm(w, i) {
		return false
	}
	return x.objectFollows(w, s, i+1) || x.frames.takes(w.lemma(i), w.token(i+1).Word) // "and called for sanctions"
}

// behindInfinitive reports whether "and" stands before token i, and an infinitive is the verb before that.
func (x *Extractor) behindInfinitive(w *work, s nlp.Sentence, i int32) bool {
	if i < s.First+3 || w.token(i-1).Tag != nlp.CC {
		return false
	}
	for j := i - 2; j > s.First; j-- {
		if t := w.token(j).Tag; t.Verb() || t == nlp.MD {
			k := j - 1
			for k > s.First && (w.token(k).Tag == nlp.RB || w.token(k).Tag == nlp.CC || w.token(k).Tag == nlp.DT) { // "will neither attack Norway nor help Sweden"
				k--
			}
			return t == nlp.VB && (w.token(k).Tag == nlp.TO || w.token(k).Tag == nlp.MD)
		}
	}
	return false
}

// objectFollows reports whether a noun phrase begins at token i, as after a verb in the past tense.
func (x *Extractor) objectFollows(w *work, s nlp.Sentence, i int32) bool {
	if i >= s.Last {
		return false
	}
	t := w.token(i)
	return w.at[i] >= 0 || t.Tag == nlp.DT || t.Tag == nlp.PRPS || t.Tag.Noun() || t.Tag == nlp.JJ || t.Tag == nlp.PRP
}

// finiteFollows reports whether the sentence has a finite verb from token i on.
func (x *Extractor) finiteFollows(w *work, s nlp.Sentence, i int32) bool {
	for ; i < s.Last; i++ {
		switch w.token(i).Tag {
		case nlp.VBD, nlp.VBZ, nlp.VBP, nlp.MD:
			return true
		}
	}
	return false
}

// closes reports whether a sentence ends in a full stop, as headlines do not.
func (x *Extractor) closes(w *work, s nlp.Sentence) bool { return w.words(s.Last-1, s.Last) == "." }

// retagAs gives the word at token i another tag and the base form that goes with it.
func (x *Extractor) retagAs(w *work, i int32, tag nlp.Tag) {
	t := w.token(i)
	t.Tag = tag
	if tag == nlp.VB { // "did not found": a base form, whatever else the word may be
		t.Lemma = t.Word
		return
	}
	t.Lemma = x.vocab.ID(x.vocab.Lemma(w.words(i, i+1), tag))
}

// pastForm reports whether the word at token i looks like the past of a verb.
func (x *Extractor) pastForm(w *work, i int32) bool {
	t := w.token(i)
	word := w.words(i, i+1)
	return (!t.Shape.Has(nlp.Hyphen) || strings.HasPrefix(word, "co-") || strings.HasPrefix(word, "re-")) && (strings.HasSuffix(word, "ed") && len(word) > 4 || x.vocab.IsPast(word) || x.en.unchanging.has(t.Word))
}

// argFollows reports whether what begins at token i is plainly the argument of a verb:
// a name, a noun phrase with its article, or an infinitive.
func (x *Extractor) argFollows(w *work, s nlp.Sentence, i int32) bool {
	if i >= s.Last {
		return false
	}
	t := w.token(i)
	infinitive := t.Tag == nlp.TO && i+1 < s.Last && w.token(i+1).Tag == nlp.VB
	return w.at[i] >= 0 && w.mentions[w.at[i]].kind == kindName || t.Tag == nlp.DT || t.Tag == nlp.PRPS || infinitive
}
