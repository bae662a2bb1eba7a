package extractor

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dossier-kg/dossier/internal/nlp"
)

// findRuns puts runs of capitalised words as names of unknown type.
func (x *Extractor) findRuns(w *work, s nlp.Sentence, n int32) {
	for i := s.First; i < s.Last; {
		k := x.afterParticles(w, s, i)
		if !x.nameWord(w, s, k) {
			i++
			continue
		}
		end := x.runEnd(w, s, k)
		x.putRun(w, s, n, i, end)
		i = end
	}
}

// afterParticles returns the name word that the small particles at token i open a
// surname with, "van der Meulen"; i where there is none.
func (x *Extractor) afterParticles(w *work, s nlp.Sentence, i int32) int32 {
	k := i
	for x.lists.particle.has(w.token(k)) && k+1 < s.Last && k < i+3 && w.at[k] < 0 && w.token(k).Shape.Has(nlp.Lower) && w.token(k).Tag != nlp.CD && w.token(k).Tag != nlp.NN {
		k++
	}
	if k == i || !x.nameWord(w, s, k) || w.at[k] >= 0 && x.types.is(w.mentions[w.at[k]].typ, x.placeMask) {
		return i
	}
	return k
}

// longCode is the length in bytes from which a word with digits is a code, and part of no name:
// "PM1602093194".
const longCode = 8

// isLongCode reports whether a token is such a code.
func isLongCode(t *nlp.Token) bool { return t.Shape.Has(nlp.Digit) && t.End-t.Start >= longCode }

// nameWord reports whether the token at i can be part of a name: it is
// capitalised, and no word that only stands at the start of a sentence.
func (x *Extractor) nameWord(w *work, s nlp.Sentence, i int32) bool {
	t := w.token(i)
	if !t.Shape.Has(nlp.Upper) && !x.articled(w, i) || t.Shape.Has(nlp.URL) || isLongCode(t) {
		return false
	}
	if w.doc.Text[t.End-1] == '$' { // "US$1.2 billion"
		return false
	}
	if (x.lists.notName.has(t) && !x.sideOf(w, s, i) && !x.regnal(w, i) && !x.shortGiven(w, s, i) || x.en.timeNouns.has(t.Word) && w.at[i] < 0) && !x.middleName(w, s, i) {
		return false
	}
	if id := w.at[i]; id >= 0 {
		m := &w.mentions[id] // not the Oslo of "Oslo-based"
		return m.kind == kindName && (m.end == 0 || m.end == w.token(m.last-1).End)
	}
	if t.Shape.Has(nlp.Hyphen) && t.Tag.Adjective() && !x.articled(w, i) && !x.twoNames(w, s, i) {
		return false
	}
	if x.en.adjectival.has(t.Word) && i+1 < s.Last && w.token(i+1).Shape.Has(nlp.Lower) && (w.token(i+1).Tag.Noun() || x.vocab.Usual(w.token(i+1).Lemma).Noun()) { // "a Roman senator"
		return false
	}
	if x.startsSentence(w, s, i) && !x.articled(w, i) {
		if x.en.articles.has(t.Word) || x.closesLetter(w, s, i) { // "OSLO - A NATO attack"
			return false
		}
		if x.leadsIn(w, s, i) && !x.lists.given.has(t) && !x.lists.surname.has(t) {
			return false // "Headquartered in Oslo, ..."
		}
		if x.takesUpSurname(w, s, i) || x.en.broadcast.has(t.Word) && i+1 < s.Last && w.token(i+1).Shape.Has(nlp.Upper) { // "Radio Brenta is"
			return true
		}
		return !x.manyActing(w, i) && !x.manyHappening(w, s, i) && (!x.vocab.Tagged(t.Word) || t.Tag.Proper() && !x.common(t) || x.lists.given.has(t) || x.sideOf(w, s, i))
	}
	return t.Tag.Proper() || !x.vocab.Tagged(t.Word) || !x.common(t)
}

// middleName reports whether the month at token i stands between a given name and a surname: "Karl August Vance".
func (x *Extractor) middleName(w *work, s nlp.Sentence, i int32) bool {
	if i == s.First || i+1 >= s.Last || !x.en.timeNouns.has(w.token(i).Word) || !x.lists.given.has(w.token(i-1)) || !w.token(i-1).Tag.Proper() {
		return false
	}
	next := w.token(i + 1)
	return next.Tag.Proper() && next.Shape.Has(nlp.Upper) && !x.lists.notName.has(next) && !x.plainWord(next.Word)
}

// shortGiven reports whether the token at i, short for a month elsewhere, is the given name behind a family
// name: "Wang Jun", but not "left in Wang Jun 5".
func (x *Extractor) shortGiven(w *work, s nlp.Sentence, i int32) bool {
	t := w.token(i)
	if i == s.First || t.End-t.Start != 3 || !x.lists.given.has(t) || !x.lists.surname.has(w.token(i-1)) || !w.token(i-1).Tag.Proper() || !x.nameWord(w, s, i-1) {
		return false
	}
	return i+1 == s.Last || !w.token(i+1).Shape.Has(nlp.Digit)
}

// twoNames reports whether a hyphen joins two names in the name of something, which goes on: "Berlin-Brandenburg
// Academy".
func (x *Extractor) twoNames(w *work, s nlp.Sentence, i int32) bool {
	first, second, _ := strings.Cut(w.words(i, i+1), "-")
	r, _ := utf8.DecodeRuneInString(second[strings.LastIndexByte(second, '-')+1:])
	if id := x.vocab.ID(strings.ToLower(first)); x.vocab.Tagged(id) && !x.vocab.Usual(id).Proper() && !x.lists.given.is(x.vocab.ID(first)) || x.nationCalled([]string{first}) >= 0 { // "Vice-President", "Iran-Contra"
		return false
	}
	return unicode.IsUpper(r) && i+1 < s.Last && w.token(i+1).Shape.Has(nlp.Upper) && w.token(i+1).Tag.Proper()
}

// closesLetter reports whether the word at token i stands before the signature of a letter, on a line of its own:
// "Best,".
func (x *Extractor) closesLetter(w *work, s nlp.Sentence, i int32) bool {
	return i+2 < s.Last && x.en.closings.has(w.token(i).Word) && w.token(i+1).Word == x.en.comma && w.token(i+2).Shape.Has(nlp.Break)
}

// takesUpSurname reports whether the plain word that opens a sentence is the surname of somebody whom
// the text has named in full: "Banks was shot", "Banks's mother", but not "Banks are closed".
func (x *Extractor) takesUpSurname(w *work, s nlp.Sentence, i int32) bool {
	if i+1 >= s.Last || !w.borne[w.token(i).Word] || w.token(i).Shape.Has(nlp.Caps) {
		return false
	}
	switch w.token(i + 1).Tag {
	case nlp.POS, nlp.VBZ, nlp.VBD:
		return w.token(i).Tag != nlp.NNS || w.words(i+1, i+2) != "were"
	}
	return false
}

// sideOf reports whether token i is the side of the compass that a name begins with, "North
// Platte"; where a sentence begins its capital tells nothing.
func (x *Extractor) sideOf(w *work, s nlp.Sentence, i int32) bool {
	if !x.en.placeAdjectives.has(w.token(i).Word) || i+1 >= s.Last || w.at[i] >= 0 || x.startsSentence(w, s, i) && !x.saysWhatIs(w, s, i+1) {
		return false
	}
	m := w.at[i+1]
	return m < 0 && x.nameWord(w, s, i+1) || m >= 0 && (x.within(w, s, m) || x.newTown(w, s, i, m))
}

// saysWhatIs reports whether the capitals from token i on stand before what they are: "New Brundle is a village".
func (x *Extractor) saysWhatIs(w *work, s nlp.Sentence, i int32) bool {
	j := i
	for j < s.Last && w.token(j).Shape.Has(nlp.Upper) {
		j++
	}
	return j > i && j+1 < s.Last && w.token(j).Lemma == x.en.be && x.en.articles.has(w.token(j+1).Word)
}

// newTown reports whether the word at token i makes another town of the one that mention m names: "New Albany".
func (x *Extractor) newTown(w *work, s nlp.Sentence, i, m int32) bool {
	q := &w.mentions[m]
	return x.en.news.has(w.token(i).Word) && q.first == i+1 && x.kindOf(q) == "city" && !s.Headline && (q.last >= s.Last || !w.token(q.last).Shape.Has(nlp.Upper))
}

// within reports whether mention m is a place that the name of the region it lies in follows:
// "Memphis, Arkansas".
func (x *Extractor) within(w *work, s nlp.Sentence, m int32) bool {
	q := &w.mentions[m]
	place := func(m int32) bool {
		return w.mentions[m].kind == kindName && x.types.is(w.mentions[m].typ, x.placeMask)
	}
	return place(m) && q.last+1 < s.Last && w.token(q.last).Word == x.en.comma && w.at[q.last+1] >= 0 && place(w.at[q.last+1])
}

// manyActing reports whether the word at token i is the plural of a noun for people who act:
// "Settlers burned a field".
func (x *Extractor) manyActing(w *work, i int32) bool {
	word := w.words(i, i+1)
	if len(word) < 4 || word[len(word)-1] != 's' {
		return false
	}
	lemma := x.vocab.ID(x.vocab.Lemma(strings.ToLower(word), nlp.NNS))
	return x.lists.standFor.has(&nlp.Token{Word: lemma, Lemma: lemma}) || x.agents(w, i, word)
}

// agents reports whether a word that no list has ends as the plurals of those who do something end, and no other
// word with a capital follows: "Rescuers pulled", but not "Rogers".
func (x *Extractor) agents(w *work, i int32, word string) bool {
	t := w.token(i)
	if len(word) < minAgents || !strings.HasSuffix(word, "ers") && !strings.HasSuffix(word, "ists") || t.Shape.Has(nlp.Caps) || w.borne[t.Word] {
		return false
	}
	named := int(i)+1 < len(w.doc.Tokens) && (w.token(i+1).Shape.Has(nlp.Upper) || w.token(i+1).Tag == nlp.VBZ) // "Crimestoppers is"
	return !named && !x.lists.given.has(t) && !x.lists.surname.has(t)
}

// minAgents is how long such a word is at least: many short ones are surnames.
const minAgents = 8

// manyHappening reports whether the word at token i is the plural of a noun for what happens, with what hangs
// on it: "Clashes between Norway and Sweden", "Riots against Norway".
func (x *Extractor) manyHappening(w *work, s nlp.Sentence, i int32) bool {
	word := w.words(i, i+1)
	if i+1 >= s.Last || w.token(i+1).Tag != nlp.IN || word[len(word)-1] != 's' {
		return false
	}
	return x.frames.nouns.has(x.vocab.ID(x.vocab.Lemma(strings.ToLower(word), nlp.NNS)))
}

// leadsIn reports whether the first word of a sentence is a participle before a preposition,
// another participle or an object, or an adverb before a comma: "Headquartered in", "Born and
// raised in", "Sipping his tea", "Arguably, ...".
func (x *Extractor) leadsIn(w *work, s nlp.Sentence, i int32) bool {
	if i+1 < s.Last && w.token(i+1).Word == x.en.comma {
		return adverbEnding(w.words(i, i+1))
	}
	if i+2 < s.Last && strings.HasSuffix(w.words(i, i+1), "ing") && w.token(i+1).Tag == nlp.PRPS {
		return true
	}
	if i+2 >= s.Last || w.token(i).Word != x.en.born && !strings.HasSuffix(w.words(i, i+1), "ed") {
		return false
	}
	next := w.token(i + 1).Tag
	return next == nlp.IN || next == nlp.TO || next == nlp.CC && w.token(i+2).Tag == nlp.VBN
}

// adverbEnding reports whether a word ends as adverbs do and hardly any name does.
func adverbEnding(word string) bool {
	for _, end := range [...]string{"ably", "ibly", "edly", "ingly", "ously", "ively", "fully", "ically"} {
		if strings.HasSuffix(word, end) {
			return true
		}
	}
	return false
}

// articled reports whether the token at i is a name with its Arabic article, or with a Romance
// article or preposition before a vowel: "al-Busaidi", "d'Études".
func (x *Extractor) articled(w *work, i int32) bool {
	t := w.token(i)
	word := w.doc.Text[t.Start:t.End]
	name := word
	switch {
	case t.Shape.Has(nlp.Hyphen):
		name = withoutArticle(word)
	case !t.Shape.Has(nlp.Upper):
		name = withoutElision(word)
	}
	if len(name) == len(word) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(name)
	return unicode.IsUpper(first)
}

// withoutElision takes the "d'" or "l'" before a vowel off a word: "d'Études" is "Études".
func withoutElision(word string) string {
	if len(word) < 4 || word[0] != 'd' && word[0] != 'l' || word[1] != '\'' && word[1] != "’"[0] {
		return word
	}
	return strings.TrimPrefix(strings.TrimPrefix(word[1:], "'"), "’")
}

// common reports whether a word is a plain English word when written small.
func (x *Extractor) common(t *nlp.Token) bool {
	switch t.Tag {
	case nlp.DT, nlp.IN, nlp.PRP, nlp.PRPS, nlp.CC, nlp.TO, nlp.MD, nlp.WP, nlp.WDT, nlp.WRB, nlp.RB, nlp.CD, nlp.UH, nlp.EX:
		return true
	}
	return x.lists.function.has(t.Word)
}

// maxDateline is how many tokens the place that a report begins with and its dash have at most.
const maxDateline = 8

// startsSentence reports whether the capital of token i is owed to its place.
func (x *Extractor) startsSentence(w *work, s nlp.Sentence, i int32) bool {
	if i == s.First {
		return true
	}
	b := w.token(i - 1)
	if x.en.dashes.has(b.Word) && i-s.First <= maxDateline && w.token(s.First).Shape.Has(nlp.Caps) { // "OSLO, Norway - A court"
		return true
	}
	return x.en.quotes.has(b.Word) || b.Word == x.en.colon || b.Word == x.en.dash || i-2 >= s.First && b.Shape.Has(nlp.Punct) && w.token(i-2).Word == x.en.close || b.Shape.Has(nlp.Punct) && i-1 == s.First
}

// runEnd returns the end of the run of name words that begins at i. Small
// particles and "&" may stand inside.
func (x *Extractor) runEnd(w *work, s nlp.Sentence, i int32) int32 {
	j := i + 1
	for j < s.Last {
		if x.nameWord(w, s, j) {
			j++
			continue
		}
		k := j
		for k < s.Last && k < j+3 && (x.lists.particle.has(w.token(k)) || w.doc.Text[w.token(k).Start:w.token(k).End] == "&") {
			k++
		}
		if k == j || k >= s.Last || !x.nameWord(w, s, k) || x.joinsPeople(w, i, k) {
			break
		}
		j = k + 1
	}
	return j
}

// joinsPeople reports whether the "&" before token k joins two people, each with a given name,
// rather than the partners of a firm: "Karen Oduya & Peter Vance".
func (x *Extractor) joinsPeople(w *work, first, k int32) bool {
	return k-1 > first+1 && w.token(k-1).Word == x.en.ampersand && x.lists.given.has(w.token(first)) && x.lists.given.has(w.token(k))
}

// putRun cuts titles and countries off the front of a run and puts the rest.
func (x *Extractor) putRun(w *work, s nlp.Sentence, n, first, last int32) {
	for k := first - 2; k >= max(s.First, first-4); k-- { // "Minister of Foreign Affairs Karen Oduya"
		if w.token(k+1).Tag == nlp.IN {
			first = min(max(first, k+int32(x.titleAt(w, k, last))), last)
		}
	}
	last = x.beforeOffice(w, s, first, last)
	for first < last {
		if width := x.titleAt(w, first, s.Last); width > 0 { // to the end: "Minister" is part of no name
			first += int32(width)
			continue
		}
		if first+1 < last && x.isVessel(w, first) {
			first++
			w.ships[w.words(first, last)] = true
			continue
		}
		if id := w.at[first]; id >= 0 && (x.types.is(w.mentions[id].typ, x.countryMask) && !x.givenCountry(w, first, last) || w.mentions[id].last >= last) {
			first = w.mentions[id].last
			continue
		}
		if after := x.afterTown(w, s, first, last); after > first {
			first = after
			continue
		}
		if x.qualifies(w, s, first, last) || x.tellsKind(w, s, first, last) {
			first++
			continue
		}
		if after := x.afterBodies(w, first, last); after > first {
			first = after
			continue
		}
		break
	}
	for last > first && x.lists.postNominal.has(w.token(last-1)) {
		last--
	}
	if first >= last {
		return
	}
	if x.describesOffice(w, first, last) || x.namedChair(w, s, first, last) {
		return
	}
	for j := first + 1; j < last; j++ { // "Ali Khamenei President Trump" is two
		if width := x.titleAt(w, j, last); width > 0 && j+int32(width) < last {
			x.putRun(w, s, n, j, last)
			last = j
		}
	}
	if j := x.behindBody(w, s, first, last); j > first {
		x.putRun(w, s, n, j, last)
		last = j
	}
	if t := w.token(first); last-first == 1 && (t.End-t.Start == 1 || x.en.generations.has(t.Word)) {
		return
	}
	if w.capitals && !x.lists.given.has(w.token(first)) && !x.behindTitle(w, s, first) {
		return
	}
	x.put(w, mention{first: first, last: last, sent: n, typ: unknown, kind: kindName, entry: -1, reading: -1, rule: "capitals", score: 0.3})
}

// behindTitle reports whether a title ends before token i: of the words in a line of capitals that no list
// knows only such are surely a name.
func (x *Extractor) behindTitle(w *work, s nlp.Sentence, i int32) bool {
	for k := i - 1; k >= max(s.First, i-maxTitle); k-- {
		if k+int32(x.lists.headed.match(w.doc.Tokens[:i], int(k))) == i {
			return true
		}
	}
	return i > s.First && (x.lists.titleMale.has(w.token(i-1)) || x.lists.titleFemale.has(w.token(i-1)))
}

// maxTitle is how many words a title before a name has at most.
const maxTitle = 3

// isVessel reports whether token i is the letters before the name of a ship: "USS Brenta".
func (x *Extractor) isVessel(w *work, i int32) bool {
	return w.token(i).Shape.Has(nlp.Caps) && x.en.vessels.has(w.token(i).Word)
}

// titleAt returns the width of the title or office at token i: "President", "Foreign Minister";
// but not of "Dean" before a surname, which is a given name.
func (x *Extractor) titleAt(w *work, i, end int32) int {
	width := x.lists.titles.match(w.doc.Tokens[:end], int(i))
	if width == 1 && i+1 < end && x.en.sons.has(w.token(i+1).Word) { // "Sultan bin Hamad"
		return 0
	}
	if t := w.token(i); width == 1 && i+1 < end && x.lists.given.has(t) && !x.lists.titleMale.has(t) && !x.lists.titleFemale.has(t) && w.token(i+1).Shape.Has(nlp.Upper) && w.token(i+1).Tag.Proper() {
		return 0
	}
	return width
}

// there reports whether token i is "there" for a place, behind what is done in it: "lived
// there"; not "said there is", nor "over there".
func (x *Extractor) there(w *work, s nlp.Sentence, i int32) bool {
	if w.token(i).Word != x.en.there || i == s.First || !w.token(i-1).Tag.Verb() || w.token(i-1).Lemma == x.en.be {
		return false
	}
	return i+1 == s.Last || !w.token(i+1).Tag.Verb() && w.token(i+1).Tag != nlp.MD
}

// regnal reports whether the "I" at token i counts the kings of a name: "Felix Vance I, who", "Felix I of
// Castile", "King Felix I married".
func (x *Extractor) regnal(w *work, i int32) bool {
	if w.token(i).Word != x.en.myself || i == 0 || int(i)+1 == len(w.doc.Tokens) || !w.token(i-1).Tag.Proper() {
		return false
	}
	next := w.token(i + 1)
	return next.Shape.Has(nlp.Punct) || next.Word == x.en.of || i > 1 && x.en.royals.has(w.token(i-2).Word)
}

// countRulers makes a part of the name of each "I" of a sentence that counts kings.
func (x *Extractor) countRulers(w *work, s nlp.Sentence) {
	for i := s.First; i < s.Last; i++ {
		if x.regnal(w, i) {
			w.token(i).Tag = nlp.NNP
		}
	}
}

// pronoun reports whether token i is a personal or possessive pronoun that may mean a name.
func (x *Extractor) pronoun(w *work, i int32) bool {
	t := w.token(i)
	switch {
	case !x.en.pronouns.has(t.Word):
		return false
	case x.en.i.has(t.Word):
		return !x.regnal(w, i) && (t.Tag == nlp.PRP || t.End-t.Start > 1 && !t.Shape.Has(nlp.Caps) && t.Tag != nlp.NN)
	case x.en.we.has(t.Word):
		return !t.Shape.Has(nlp.Caps)
	}
	return true
}
