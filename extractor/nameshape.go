package extractor

import (
	"strings"

	"github.com/dossier-kg/dossier/internal/nlp"
)

// voteByShape casts the votes that a name gets for the kind of line it stands in, and for how it
// is written: a given name or a surname is a person, an acronym an organisation, so is a
// name of several words after "the"; other names of two or three words are people.
func (x *Extractor) voteByShape(w *work, m *mention) {
	s := w.doc.Sentences[m.sent]
	organization := x.typeOf("organization")
	clubbed := w.sport && m.entry < 0 && m.last-m.first > 1 && w.token(m.last-1).Word == x.en.town // "Harwick Town"
	switch town := (m.entry >= 0 || clubbed) && x.types.is(m.typ, x.placeMask) && !x.types.is(m.typ, x.countryMask) && x.hasTeam(x.kindOf(m)); {
	case x.dateline(w, s, m):
		w.cast(m.first, x.typeOf("place"), 6, "dateline")
	case x.scoreLine(w, s, m) && !x.types.is(m.typ, x.countryMask|x.personMask):
		w.cast(m.first, organization, 5, "score-line")
	case town && x.fixture(w, s):
		w.cast(m.first, organization, 7, "fixture")
	case town && w.sport && x.plays(w, s, m) && !(m.last-m.first == 1 && w.borne[w.token(m.first).Word]): // of "Karl Hamilton" Hamilton is short
		weight := int16(5)
		if clubbed {
			weight = madeHere + 2
		}
		w.cast(m.first, organization, weight, "sport")
	}
	if m.unsure && m.entry >= 0 && x.types.is(m.typ, x.placeMask) && m.first > s.First+1 && w.token(m.first-1).Word == x.en.comma && x.behindPlaceWord(w, s, m.first-2) && m.last < s.Last && w.token(m.last).Shape.Has(nlp.Punct) {
		w.cast(m.first, x.typeOf("place"), 6, "behind a town")
	}
	if x.comesFrom(w, s, m) {
		w.cast(m.first, x.typeOf("place"), 9, "origin")
	}
	if x.commonInitials(w, s, m) {
		for _, t := range [...]typeID{organization, x.typeOf("person"), x.typeOf("place")} {
			w.cast(m.first, t, -listedCountry, "abbreviation")
		}
	} else if m.typ == unknown || m.unsure {
		x.voteByWords(w, s, m)
	}
}

// voteByWords casts the votes of the words of a name and of what stands right beside it.
func (x *Extractor) voteByWords(w *work, s nlp.Sentence, m *mention) {
	person, organization := x.typeOf("person"), x.typeOf("organization")
	n := m.last - m.first
	the := m.first > s.First && x.en.definites.has(w.token(m.first-1).Word)
	quoted := m.first > s.First && x.en.quotes.has(w.token(m.first-1).Word)
	t := w.token(m.first)
	borne := x.surnames.has(t.Word) || x.lists.given.has(t) || x.lists.surname.has(t)
	plain := n == 1 && x.startsSentence(w, s, m.first) && (x.plainWord(t.Word) || x.inflected(w.words(m.first, m.last))) // "Snow fell"
	if n > 1 && w.token(m.first).Word == x.en.the && !x.startsSentence(w, s, m.first) {                                  // "praised it in The Kestrel"
		w.cast(m.first, x.typeOf("place"), -4, "own-article")
	}
	switch {
	case quoted || plain:
	case x.numbered(w, m): // "on the M40", "the Brenta M.5"
		w.cast(m.first, person, -6, "code")
		w.cast(m.first, x.typeOf("place"), -6, "code")
	case n == 1 && t.Shape.Has(nlp.Caps) && t.End-t.Start <= 8:
		switch {
		case !x.acronym(w, m):
		case the: // people have no article
			w.cast(m.first, organization, 7, "the-acronym")
		default:
			w.cast(m.first, organization, 2, "acronym")
		}
	case x.partners(w, m):
		w.cast(m.first, organization, 5, "partners")
	case n == 1 && t.Shape.Has(nlp.Upper|nlp.Mixed) && composed(w.words(m.first, m.last)):
		w.cast(m.first, person, -4, "composed")
		w.cast(m.first, x.typeOf("place"), -4, "composed")
	case n == 1 && !the && borne && !((x.plainWord(t.Word) || x.inflected(w.words(m.first, m.last))) && x.inCapitals(w, s, m)):
		w.cast(m.first, person, 1, "surname")
	case w.sport && the && n >= 2 && x.lexicon.place(x, t.Word) && strings.HasSuffix(w.words(m.first, m.last), "s"): // "the Oslo Foxes"
		w.cast(m.first, organization, 2, "team")
	case n == 1 && !the && familyName(w.words(m.first, m.last)):
		w.cast(m.first, person, 1, "surname")
	case n >= 2 && n <= 3 && !the && x.initialled(w, m):
		w.cast(m.first, person, 3, "initials")
	case n == 2 && !borne && w.token(m.last-1).Word == x.en.house: // "Oakfield House", but not "Beer House"
		if !x.plainWord(t.Word) {
			w.cast(m.first, x.typeOf("place"), 2, "house")
		}
	case n >= 2 && n <= 3 && !the && x.plainWords(w, m) && x.personal(w, m) && !x.en.chairs.has(w.token(m.last-1).Word) && !(t.Shape.Has(nlp.Mixed) && composed(w.words(m.first, m.first+1))): // no "Woodwardian Professor", no "WrestleRumble VI"
		w.cast(m.first, person, 1, "two-words")
	}
	if n == 1 && x.collective(w, s, m) {
		w.cast(m.first, person, -4, "many")
		if w.sport {
			w.cast(m.first, organization, 2, "many")
		}
	}
	switch {
	case n == 1 && x.calledCompany(w, s, m):
		w.cast(m.first, person, -6, "introduced")
	case n <= 2 && !w.sport && x.product(w, s, m):
		w.cast(m.first, person, -8/int16(n), "product")
	case n > 1 || the || quoted || plain && !borne:
	case x.heOrShe(w, s, m):
		w.cast(m.first, person, 2, "he-or-she")
	case x.acting(w, s, m):
		w.cast(m.first, person, 1, "actor")
	}
}

// numbered reports whether a figure stands in a word of a name, as in the names of roads and models.
func (x *Extractor) numbered(w *work, m *mention) bool {
	for i := m.first; i < m.last; i++ {
		if w.token(i).Shape.Has(nlp.Upper | nlp.Digit) {
			return true
		}
	}
	return false
}

// comesFrom reports whether a name is where somebody is from who goes by given names alone: "Anna of
// Wenden", "Felix II of Wenden", or what somebody is the earl or the mayor of.
func (x *Extractor) comesFrom(w *work, s nlp.Sentence, m *mention) bool {
	if m.first < s.First+2 || w.token(m.first-1).Word != x.en.of || x.types.is(m.typ, x.orgMask) {
		return false
	}
	plain := true // "Song of Ice", "Ann of Black Roots", "King of Pop"
	for i := m.first; i < m.last; i++ {
		plain = plain && (x.plainWord(w.token(i).Word) || x.inflected(w.words(i, i+1)))
	}
	if w.at[m.first-2] < 0 {
		title := w.token(m.first - 2).Word
		return x.en.nobles.has(title) || x.en.townThings.has(w.lemma(m.first-2)) || !plain && x.en.royals.has(title)
	}
	of := &w.mentions[w.at[m.first-2]]
	if plain || of.kind != kindName || of.typ != unknown && !x.types.is(of.typ, x.personMask) {
		return false
	}
	if of.first > s.First && x.en.nobles.has(w.token(of.first-1).Word) { // "Baron Pyle of Thornton"
		return true
	}
	for i := of.first; i <= x.surname(w, of); i++ {
		if t := w.token(i); !x.lists.given.has(t) || i > of.first && x.lists.surname.has(t) {
			return false
		}
	}
	return true
}

// collective reports whether a lone name has a verb of several, as bodies have and people have not: "Okrent
// have appealed", but "Karl and Okrent have", "did Okrent have".
func (x *Extractor) collective(w *work, s nlp.Sentence, m *mention) bool {
	if m.last+1 >= s.Last || w.token(m.last).Tag != nlp.VBP || !x.startsSentence(w, s, m.first) {
		return false
	}
	return w.token(m.last).Lemma != w.token(m.last).Word || w.token(m.last).Word == x.en.have
}

// calledCompany reports whether the noun right before a name says that it is a company's, "crypto
// exchange Okrent", and not that somebody did something with one, "the exchange Okrent ran".
func (x *Extractor) calledCompany(w *work, s nlp.Sentence, m *mention) bool {
	if m.first == s.First {
		return false
	}
	noun := w.token(m.first - 1)
	if !x.lists.describer.has(noun) && !x.lists.nominalCompany.has(noun) || !noun.Tag.Noun() || noun.Tag == nlp.NNS {
		return false
	}
	if m.last == s.Last || !w.token(m.last).Tag.Verb() {
		return true
	}
	next := w.lemma(m.last)
	return next == x.en.be || next == x.en.have || x.attr.report.has(next)
}

// product reports whether a name that the text gives to nobody stands behind the 's of a company, which
// makes it: "Brenta's Karen", "Brenta's Vision Pro".
func (x *Extractor) product(w *work, s nlp.Sentence, m *mention) bool {
	if m.first < s.First+2 || w.token(m.first-1).Tag != nlp.POS || w.at[m.first-2] < 0 || x.kindOf(&w.mentions[w.at[m.first-2]]) != "company" {
		return false
	}
	given, last := w.token(m.first), w.token(m.last-1)
	if m.last-m.first > 1 {
		return !x.lists.given.has(given) && !x.lists.surname.has(last) && !familyName(w.words(m.last-1, m.last))
	}
	return !w.borne[last.Word] && !x.surnames.has(last.Word)
}

// inCapitals reports whether words with a capital that are no names stand right before or behind
// a name, or behind "of", as in a title: "Black Friday", "Led By Stone", "Storm of Steel".
func (x *Extractor) inCapitals(w *work, s nlp.Sentence, m *mention) bool {
	capital := func(i int32) bool {
		return i > s.First && i < s.Last && (w.at[i] < 0 || w.mentions[w.at[i]].typ == unknown) && w.token(i).Shape.Has(nlp.Upper)
	}
	before, behind := m.first-1, m.last
	switch {
	case capital(behind):
		return true
	case behind+1 < s.Last && w.token(behind).Word == x.en.of:
		return w.token(behind + 1).Shape.Has(nlp.Upper)
	case before > s.First && w.token(before).Word == x.en.of:
		return capital(before - 1)
	}
	if before-1 >= s.First && w.token(before).Tag == nlp.POS && (capital(before-1) || x.at(w, before-1, x.placeMask)) { // "The Painter's House", "Harrow's End"
		return true
	}
	return capital(before) && x.common(w.token(before))
}

// partners reports whether a name joins two surnames by "&": "Hobbs & Tranter", but
// not "Home & Away" or "Brenta & Karen".
func (x *Extractor) partners(w *work, m *mention) bool {
	if m.last-m.first != 3 || w.token(m.first+1).Word != x.en.ampersand {
		return false
	}
	a, b := w.token(m.first), w.token(m.last-1)
	return !x.plainWord(a.Word) && !x.plainWord(b.Word) && !x.lists.given.has(b)
}

// familyEndings end surnames of many languages and hardly any other word or name.
var familyEndings = [...]string{"enko", "ovic", "evic", "ović", "ević", "chuk", "czyk", "owski", "ewski", "owska", "ovsky", "evsky", "wicz", "sson", "opoulos", "idis",
	"adze", "shvili", "escu", "yev", "ayev", "eyev", "ukov", "akov", "inov", "anov", "enov", "ikov", "yeva", "ukova", "anova", "enova", "oglu", "oğlu", "zadeh"}

// familyName reports whether a word ends, or begins, as surnames do.
func familyName(word string) bool {
	for _, end := range familyEndings {
		if len(word) > len(end)+1 && strings.HasSuffix(word, end) {
			return true
		}
	}
	return strings.HasPrefix(word, "O'") && len(word) > 4 || strings.HasPrefix(word, "O’") && len(word) > 6
}

// composed reports whether a word is put together of two that each begin with a capital, as
// names of firms are and surnames with a particle are not: "MasterCard", but not "McCain".
func composed(word string) bool {
	for i := 1; i < len(word); i++ {
		if word[i] >= 'A' && word[i] <= 'Z' {
			return i > 3 && !strings.HasPrefix(word, "Fitz") && i+1 < len(word) && word[i-1] >= 'a' && word[i-1] <= 'z'
		}
	}
	return false
}

// acronym reports whether a word in capitals is the name of something: no Roman number,
// no code with figures, no abbreviation that explains a plain word before it in brackets, nor
// one of many or of somebody.
func (x *Extractor) acronym(w *work, m *mention) bool {
	t := w.token(m.first)
	if t.Shape.Has(nlp.Digit) || strings.Trim(w.words(m.first, m.last), "IVXLC") == "" {
		return false
	}
	if m.first > 1 && w.token(m.first-1).Word == x.en.open {
		if w.sport && t.End-t.Start == codeOfNation && x.mayBePerson(w, m.first-2) { // "Karen Oduya (NOR)"
			return false
		}
		return w.token(m.first - 2).Shape.Has(nlp.Upper)
	}
	s := w.doc.Sentences[m.sent]
	if m.first == s.First || m.last < s.Last && w.token(m.last).Tag.Noun() {
		return true
	}
	before := w.token(m.first - 1) // "his GP", "an SSSI", "400 MT"
	return before.Tag != nlp.PRPS && before.Tag != nlp.CD && (before.Tag != nlp.DT || !x.en.indefinites.has(before.Word))
}

// mayBePerson reports whether the name at token i is a person's or has two words and no type yet.
func (x *Extractor) mayBePerson(w *work, i int32) bool {
	id := w.at[i]
	return id >= 0 && (x.types.is(w.mentions[id].typ, x.personMask) || w.mentions[id].typ == unknown && w.mentions[id].last-w.mentions[id].first > 1)
}

// codeOfNation is how many letters the codes of nations have in sport.
const codeOfNation = 3

// personal reports whether a name of several words is written as a person's: its last
// word is a surname, or no word of it is a plain English word, a place or a listed body.
func (x *Extractor) personal(w *work, m *mention) bool {
	last := w.token(m.last - 1)
	if first := w.token(m.first); x.lists.opener.has(first) && !x.lists.given.has(first) || last.End-last.Start == 1 { // "New Glenn", "Celtic B"
		return false
	}
	if x.surnames.has(last.Word) || x.lists.surname.has(last) {
		return true
	}
	for i := m.first; i < m.last; i++ {
		t := w.token(i)
		if x.plainWord(t.Word) || x.lexicon.place(x, t.Word) || x.lexicon.body(x, t.Word) {
			return false
		}
	}
	return true
}

// initialled reports whether a name opens with initials that are no name themselves: "A.F. Lind", but
// not "U.S. Lind".
func (x *Extractor) initialled(w *work, m *mention) bool {
	t := w.token(m.first)
	if word := w.words(m.first, m.first+1); !t.Shape.Has(nlp.Upper|nlp.Dot) || !initials(word) || !strings.HasSuffix(word, ".") { // "R.I.P"
		return false
	}
	width, _ := x.lexicon.longest(w.doc.Tokens[:m.first+1], int(m.first))
	return width == 0
}

// plainWord reports whether a word is known as a plain English one rather than a name.
func (x *Extractor) plainWord(word nlp.WordID) bool {
	tag := x.vocab.Usual(word)
	return tag.Noun() && !tag.Proper() || tag.Adjective() || tag.Verb() || tag.Adverb()
}

// plainName reports whether a name consists of plain English words in any form, of which none
// is borne as a name: "Talking Heads", "Suicides".
func (x *Extractor) plainName(w *work, m *mention) bool {
	for i := m.first; i < m.last; i++ {
		t := w.token(i)
		if x.surnames.has(t.Word) || x.lists.given.has(t) || x.lists.surname.has(t) || !x.plainWord(t.Word) && !x.inflected(w.words(i, i+1)) {
			return false
		}
	}
	return true
}

// nounEndings end common nouns and hardly any name.
var nounEndings = [...]string{"ism", "iness", "tion", "tions", "ment", "ments", "ership", "hood", "ists", "ors"}

// inflected reports whether a word is a form of a plain one, or has the ending of a common noun.
func (x *Extractor) inflected(word string) bool {
	for _, end := range nounEndings {
		if strings.HasSuffix(word, end) && len(word) > len(end)+2 {
			return true
		}
	}
	for _, f := range forms {
		if !strings.HasSuffix(word, f.end) {
			continue
		}
		if base := x.vocab.ID(x.vocab.Lemma(word, f.tag)); base != x.vocab.ID(word) && x.plainWord(base) {
			return true
		}
	}
	return false
}

// forms are the ends of inflected words, and a tag that each may have.
var forms = [...]struct {
	end string
	tag nlp.Tag
}{{"s", nlp.NNS}, {"s", nlp.VBZ}, {"ing", nlp.VBG}, {"ed", nlp.VBD}, {"er", nlp.JJR}, {"est", nlp.JJS}}

// heOrShe reports whether a name stands before a verb or 's, and a personal pronoun
// follows in its sentence or the next.
func (x *Extractor) heOrShe(w *work, s nlp.Sentence, m *mention) bool {
	if m.last >= s.Last {
		return false
	}
	next := w.token(m.last)
	if next.Tag != nlp.VBD && next.Tag != nlp.VBZ && next.Tag != nlp.POS && next.Tag != nlp.MD {
		return false
	}
	if next.Tag == nlp.POS && x.ownsBody(w, s, m.last+1) {
		return false
	}
	end := s.Last
	if int(m.sent)+1 < len(w.doc.Sentences) {
		end = w.doc.Sentences[m.sent+1].Last
	}
	for i := m.last; i < end; i++ {
		if word := w.token(i).Word; x.en.he.has(word) || x.en.she.has(word) {
			return true
		}
	}
	return false
}

// ownsBody reports whether a noun behind the 's before token i is a company's or another body's, so
// that "she" may be its officer: "Okrent's chief technology officer".
func (x *Extractor) ownsBody(w *work, s nlp.Sentence, i int32) bool {
	for ; i < s.Last && w.at[i] < 0 && (w.token(i).Tag.Adjective() || w.token(i).Tag.Noun()); i++ {
		if x.lists.owned.match(w.doc.Tokens[:s.Last], int(i)) > 0 {
			return true
		}
	}
	return false
}

// acting reports whether a lone name that no word list knows stands as subject of a verb
// in the past or as an owner, as people do most often.
func (x *Extractor) acting(w *work, s nlp.Sentence, m *mention) bool {
	t := w.token(m.first)
	if m.last >= s.Last || x.plainWord(t.Word) || t.Shape.Has(nlp.Caps) || t.Shape.Has(nlp.Digit) {
		return false
	}
	next := w.token(m.last)
	return next.Tag == nlp.VBD && m.first == s.First && !x.compound(w.words(m.first, m.last))
}

// minPart is how many letters each part of a compound has at least.
const minPart = 3

// compound reports whether a word is a plural that is put together of two plain words: "Mudslides", "Snowstorms".
func (x *Extractor) compound(word string) bool {
	word = strings.ToLower(word)
	if !strings.HasSuffix(word, "s") {
		return false
	}
	for i := minPart; i+minPart < len(word); i++ {
		if id := x.vocab.ID(word[:i]); x.vocab.Usual(id).Noun() && x.vocab.Usual(x.vocab.ID(word[i:])) == nlp.NNS {
			return true
		}
	}
	return false
}

// plainWords reports whether all words of a name are letters written Xxxx.
func (x *Extractor) plainWords(w *work, m *mention) bool {
	for i := m.first; i < m.last; i++ {
		if t := w.token(i); t.Shape.Has(nlp.Digit) || t.Shape.Has(nlp.Caps) && !t.Shape.Has(nlp.Dot) && t.End-t.Start > 2 {
			return false
		}
	}
	return true
}

// dateline reports whether a name opens a line and a date in figures follows it:
// "OSLO 1996-08-30".
func (x *Extractor) dateline(w *work, s nlp.Sentence, m *mention) bool {
	if !w.token(m.first).Shape.Has(nlp.Break) {
		return false
	}
	end := min(s.Last, m.last+4)
	for i := m.last; i < end; i++ {
		if t := w.token(i); t.Shape.Has(nlp.Number|nlp.Hyphen) && t.End-t.Start >= 8 {
			return true
		}
	}
	return false
}

// behindPlaceWord reports whether the name that covers token i stands behind a word such as "in": the Brundle
// of "in Brundle, Texas".
func (x *Extractor) behindPlaceWord(w *work, s nlp.Sentence, i int32) bool {
	id := w.at[i]
	return id >= 0 && w.mentions[id].first > s.First && x.en.aPlaceFollows.has(w.token(w.mentions[id].first-1).Word)
}

// at reports whether a mention of one of the types covers token i.
func (x *Extractor) at(w *work, i int32, mask uint64) bool {
	id := w.at[i]
	return id >= 0 && x.types.is(w.mentions[id].typ, mask)
}

// sportShare is how many words of a document there are at most for each word of sport
// that makes it a report of sport.
const sportShare = 45

// contestShare is the same where all are words that politics and games use, too.
const contestShare = 30
