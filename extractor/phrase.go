package extractor

import (
	"strings"

	"github.com/dossier-kg/dossier/internal/nlp"
)

// findPhrases marks verb groups and noun phrases of a sentence, from left to right.
func (x *Extractor) findPhrases(w *work, s nlp.Sentence) {
	for i := s.First; i < s.Last; {
		switch {
		case x.opensVerb(w, s, i):
			i = x.readVerb(w, s, i)
		case x.opensPhrase(w, s, i):
			i = x.readPhrase(w, s, i)
		default:
			i++
		}
	}
}

// modifies reports whether the participle at i stands before the noun it describes.
func (x *Extractor) modifies(w *work, s nlp.Sentence, i int32) bool {
	if i+1 < s.Last && w.token(i).Tag == nlp.VBG && x.lists.titles.has(w.token(i)) && w.token(i+1).Shape.Has(nlp.Upper) {
		return true // "Acting President Vance"
	}
	if i+1 >= s.Last || i == s.First {
		return false
	}
	next, before := w.token(i+1).Tag, w.token(i-1)
	if !next.Noun() && next != nlp.JJ && w.at[i+1] < 0 {
		return false
	}
	switch before.Tag {
	case nlp.DT, nlp.JJ, nlp.PRPS, nlp.POS, nlp.CD, nlp.IN:
		return before.Tag != nlp.IN || w.token(i).Tag == nlp.VBN && w.at[i+1] < 0
	case nlp.RB: // "the newly elected president"
		return i-2 >= s.First && (w.token(i-2).Tag == nlp.DT || w.token(i-2).Tag == nlp.PRPS || w.token(i-2).Tag == nlp.POS)
	case nlp.VB: // "to deliver devastating blows", but "to stop bombing towns"
		return w.token(i).Tag == nlp.VBG && next.Noun() && w.at[i+1] < 0 && !x.en.gerundTakers.has(before.Lemma)
	}
	return false
}

// opensPhrase reports whether a noun phrase begins at token i.
func (x *Extractor) opensPhrase(w *work, s nlp.Sentence, i int32) bool {
	if w.at[i] >= 0 {
		return true
	}
	if x.quantifierEnd(w, s, i) > i {
		return true
	}
	t := w.token(i)
	if x.floats(w, s, i) {
		return false
	}
	switch t.Tag {
	case nlp.DT, nlp.PDT, nlp.PRP, nlp.PRPS, nlp.CD, nlp.JJ, nlp.JJR, nlp.JJS, nlp.EX, nlp.NN, nlp.NNS, nlp.NNP, nlp.NNPS, nlp.DOLLAR:
		return t.Word != x.en.that || i+1 < s.Last && w.token(i+1).Tag.Noun() && w.at[i+1] < 0
	case nlp.VBN, nlp.VBG:
		return x.modifies(w, s, i)
	case nlp.RB, nlp.RBR, nlp.RBS: // "Brenta's wholly owned subsidiary", "Norway's most famous painter"
		return i > s.First && w.token(i-1).Tag == nlp.POS && i+1 < s.Last && (w.token(i+1).Tag.Adjective() || w.token(i+1).Tag == nlp.VBN) && x.nounFollows(w, s, i+2)
	}
	return false
}

// readPhrase reads the noun phrase that begins at i and returns the token after it.
func (x *Extractor) readPhrase(w *work, s nlp.Sentence, i int32) int32 {
	p := phrase{first: i, head: -1, prep: -1, poss: -1, mention: -1, next: -1, appos: -1, subjectOf: -1}
	j := x.quantifierEnd(w, s, i)
	for j < s.Last {
		if m := w.at[j]; m >= 0 {
			j = w.mentions[m].last
			p.head = j - 1
			p.mention = m
			noun := w.token(j-1).Tag != nlp.PRPS || j < s.Last && w.token(j).Tag == nlp.CD // "its most stringent rules", but "stabbed her nine times"
			if x.isIndirect(w, s, &p, j) || x.phraseEnds(w, s, &p, j, noun) {
				break
			}
			continue
		}
		if end := x.honoursEnd(w, s, &p, j); end > j {
			if j = end; x.phraseEnds(w, s, &p, j, true) {
				break
			}
			continue
		}
		t := w.token(j)
		if end := w.officeAt[j]; end > j { // "secretary of state" is one noun
			p.head, p.mention, j = end-1, -1, end
			if x.phraseEnds(w, s, &p, j, true) {
				break
			}
			continue
		}
		if (t.Tag.Noun() || t.Tag == nlp.CD || t.Tag == nlp.PRP || t.Tag == nlp.EX) && (p.mention < 0 || w.mentions[p.mention].kind != kindName || !x.lists.postNominal.has(t)) {
			p.head, p.mention = j, -1
		}
		j++
		if x.phraseEnds(w, s, &p, j, t.Tag.Noun()) {
			break
		}
	}
	if k := x.subjectBehind(w, s, &p, j); k >= 0 {
		p.head, p.mention, j = k-1, w.at[k-1], k
	}
	if p.head < 0 {
		p.head = j - 1
	}
	if j < s.Last && x.en.agos.has(w.token(j).Word) && x.en.timeNouns.has(w.token(p.head).Lemma) { // "two years ago"
		j++
	}
	p.last = j
	x.describe(w, s, &p)
	n := int32(len(w.phrases))
	p.lead = n
	for k := p.first; k < p.last; k++ {
		w.phraseAt[k] = n
	}
	w.phrases = append(w.phrases, p)
	return j
}

// phraseEnds reports whether the phrase that has come to token j ends before it.
func (x *Extractor) phraseEnds(w *work, s nlp.Sentence, p *phrase, j int32, noun bool) bool {
	if j >= s.Last {
		return true
	}
	t := w.token(j)
	if noun && x.en.timeAdverbs.has(t.Word) && !x.en.timeNouns.has(w.token(j-1).Word) {
		return true // "the government Friday", "talks today"
	}
	if noun && w.at[j] < 0 && (w.at[j-1] >= 0 || w.token(j-1).Tag == nlp.NNS) && j+1 < s.Last && w.token(j+1).Tag == nlp.CD && x.en.timeNouns.has(t.Word) { // "married Ann March 10", "signed deals Feb. 2"
		return true
	}
	if noun && (x.endsTime(w, s, p, j) || x.endsAddressee(w, s, p, j) || x.endsRecipient(w, s, p, j)) {
		return true
	}
	if m := w.at[j]; m >= 0 {
		if noun && x.en.indefinites.has(w.token(p.first).Word) && x.possesses(w, s, m) && !x.types.is(w.mentions[m].typ, x.personMask) { // "called a crime Norway's attack"
			return true
		}
		if noun && x.beginsHolder(w, s, p, m) || x.behindYear(w, s, p, j) {
			return true
		}
		return w.mentions[m].kind == kindPronoun || noun && w.at[j-1] >= 0 && w.mentions[w.at[j-1]].kind == kindPronoun && w.token(j-1).Tag != nlp.PRPS
	}
	if noun && w.token(j-1).Word == x.en.way && (t.Tag.Noun() || w.at[j] >= 0) { // "the way judges are chosen"
		return true
	}
	if noun && w.at[j-1] >= 0 && t.Tag == nlp.NN && x.en.captives.has(t.Lemma) && w.token(p.first).Tag != nlp.DT { // "took Karen Oduya hostage", but "a Norwegian prisoner"
		return true
	}
	if noun && t.Tag == nlp.NN && x.giftTo(w, s, p, j) { // "granted the Norwegian government permission"
		return true
	}
	switch t.Tag {
	case nlp.CD: // "attacked Norway two days after"
		if noun && x.scoreBehind(w, p, j) {
			return true
		}
		if noun && j+1 < s.Last && w.token(p.first).Tag == nlp.DT && (w.token(j+1).Tag == nlp.CD || x.lists.currency.has(w.token(j+1))) { // "gave the town 5 million dollars"
			return true
		}
		return noun && j+1 < s.Last && x.en.timeNouns.has(w.token(j+1).Lemma) && (w.at[j-1] >= 0 || j+2 < s.Last && x.en.agos.has(w.token(j+2).Word)) // "became a citizen ten years later"
	case nlp.NN, nlp.NNS, nlp.NNP, nlp.NNPS:
		return false
	case nlp.DOLLAR: // "a $5 million loan"
		return noun
	case nlp.JJ, nlp.JJR, nlp.JJS:
		if noun && (t.Word == x.en.last || t.Word == x.en.next) { // "at the United Nations last year"
			return true
		}
		return noun && !x.nounFollows(w, s, j)
	case nlp.VBN, nlp.VBG:
		return (noun || !x.modifies(w, s, j)) && !x.compounds(w, s, p, j)
	case nlp.RB, nlp.RBR, nlp.RBS: // "a wholly owned subsidiary", "the most famous area"
		return noun || j+1 >= s.Last || !w.token(j+1).Tag.Adjective() && w.token(j+1).Tag != nlp.VBN && w.token(j+1).Tag != nlp.VBG || !x.nounAhead(w, s, j+1)
	case nlp.DT:
		return noun || w.token(j-1).Tag != nlp.PDT && w.token(j-1).Word != x.en.both
	case nlp.CC: // "economic and political ties"
		return !x.describesOn(w, s, p, j, noun)
	}
	return t.Word != x.en.comma || !x.describesOn(w, s, p, j, noun) && x.honoursEnd(w, s, p, j) == j // "a long, bitter war"
}

// scoreBehind reports whether token j is the score behind the name that phrase p has come to: "beat
// Brenta 3-1". A model has an article, "a Brenta 9-5".
func (x *Extractor) scoreBehind(w *work, p *phrase, j int32) bool {
	t, m := w.token(j), w.at[j-1]
	return m >= 0 && w.mentions[m].kind == kindName && t.Shape.Has(nlp.Hyphen) && t.End-t.Start <= longestScore && !x.en.indefinites.has(w.token(p.first).Word)
}

// longestScore is how many bytes the longest score has, "114-103".
const longestScore = 7

// honoursEnd returns where the letters that follow a person's name end, j for none: "Karen
// Oduya MP", "Karl Vance, KCB, OBE is"; between two commas they are an insertion.
func (x *Extractor) honoursEnd(w *work, s nlp.Sentence, p *phrase, j int32) int32 {
	if p.mention < 0 || w.mentions[p.mention].kind != kindName || w.mentions[p.mention].last != j || !x.types.is(w.mentions[p.mention].typ, x.personMask) {
		return j
	}
	end, comma := j, w.token(j).Word == x.en.comma
	for k := j; k < s.Last; k++ {
		switch t := w.token(k); {
		case x.lists.postNominal.has(t) || k == j && w.classYear(k):
			end = k + 1
		case x.nobleEnd(w, s, k) > k:
			end = x.nobleEnd(w, s, k)
			k = end - 1
		case t.Tag == nlp.IN: // "Karen Oduya, MP for Leeds"
			return j
		case t.Word != x.en.comma:
			return end
		case comma && end == k && (k+1 >= s.Last || !x.lists.postNominal.has(w.token(k+1)) && x.nobleEnd(w, s, k+1) == k+1):
			return j
		}
	}
	return end
}

// classYear reports whether the word at token k is the year of somebody's class: "Karen Oduya '92".
func (w *work) classYear(k int32) bool {
	year, short := strings.CutPrefix(w.words(k, k+1), "'")
	return short && len(year) == 2 && w.token(k).Shape.Has(nlp.Digit)
}

// nobleEnd returns where the title that begins with its number at token k ends, k for none: "3rd Baronet",
// "2nd Earl of Moss", "1st Baron Vance of Moss".
func (x *Extractor) nobleEnd(w *work, s nlp.Sentence, k int32) int32 {
	if k+1 >= s.Last || !w.token(k).Shape.Has(nlp.Digit) || w.token(k).Tag == nlp.CD || !x.en.nobles.has(w.token(k+1).Word) {
		return k
	}
	end := k + 2
	for end < s.Last && w.token(end).Shape.Has(nlp.Upper) {
		end++
	}
	if end+1 < s.Last && w.token(end).Word == x.en.of && w.token(end+1).Shape.Has(nlp.Upper) {
		for end++; end < s.Last && w.token(end).Shape.Has(nlp.Upper); end++ {
		}
	}
	return end
}

// endsTime reports whether phrase p is a time, and what begins at token j is counted or named and
// has nothing to do with it: "released on Monday three soldiers", "last week Norwegian pilots left".
func (x *Extractor) endsTime(w *work, s nlp.Sentence, p *phrase, j int32) bool {
	last := w.token(j - 1)
	if p.first == j-1 && x.dayBehind(w, s, j-1) && !x.en.timeNouns.has(w.token(j).Word) && w.token(j).Tag != nlp.CD { // "On Monday singer Karen Oduya left"
		return true
	}
	if x.en.timeAdverbs.has(last.Word) && w.at[j] < 0 {
		return w.token(j).Tag == nlp.CD && x.nounFollows(w, s, j+1) && !x.en.timeNouns.has(w.token(j+1).Word)
	}
	if w.at[j] >= 0 && last.Tag == nlp.NNS && x.en.timeNouns.has(last.Lemma) { // "in his last years Norway's debts grew"
		return true
	}
	if w.at[j] < 0 || !x.en.timeNouns.has(last.Word) {
		return false
	}
	for k := p.first; k < j; k++ { // "21 March", but not "the Friday Norwegian deadline"
		if t := w.token(k); !x.en.timeNouns.has(t.Word) && t.Tag != nlp.CD && t.Word != x.en.last && t.Word != x.en.next {
			return false
		}
	}
	return true
}

// dayBehind reports whether token i is a day behind the "on" that opens the sentence.
func (x *Extractor) dayBehind(w *work, s nlp.Sentence, i int32) bool {
	return i > s.First && w.token(i-1).Word == x.en.on && x.en.timeNouns.has(w.token(i).Word) && w.token(i).Shape.Has(nlp.Upper) && x.fronts(w, s, i)
}

// endsAddressee reports whether phrase p is a place or a country behind a preposition, and what is
// counted at token j has nothing to do with it: "handed over to Sweden two suspects".
func (x *Extractor) endsAddressee(w *work, s nlp.Sentence, p *phrase, j int32) bool {
	m := w.at[j-1]
	if m < 0 || w.token(j).Tag != nlp.CD || w.mentions[m].first != p.first || !x.types.is(w.mentions[m].typ, x.placeMask) {
		return false
	}
	if p.first == s.First || w.token(p.first-1).Tag != nlp.IN && w.token(p.first-1).Word != x.en.to || w.isYear(j) || j+1 >= s.Last {
		return false
	}
	return w.token(j+1).Word == x.en.of || x.nounFollows(w, s, j+1)
}

// endsRecipient reports whether phrase p is the country that the verb before it gives something to, which begins
// at token j: "offered Norway military aid".
func (x *Extractor) endsRecipient(w *work, s nlp.Sentence, p *phrase, j int32) bool {
	m := w.at[j-1]
	if m < 0 || w.at[j] >= 0 || w.mentions[m].first != p.first || w.mentions[m].kind != kindName || !x.types.is(w.mentions[m].typ, x.countryMask) {
		return false
	}
	if t := w.token(j); !t.Tag.Noun() && t.Tag != nlp.JJ || t.Tag.Proper() {
		return false
	}
	return p.first > s.First && x.en.gives.has(w.lemma(p.first-1)) && w.token(p.first-1).Tag.Verb()
}

// beginsHolder reports whether the person m behind a country or body begins a phrase of its
// own: "the president of Norway Karen Oduya left", "in Norway Karen Oduya left". So does the country behind the town
// that a sentence opens with: "In Oslo Norway and Sweden met".
func (x *Extractor) beginsHolder(w *work, s nlp.Sentence, p *phrase, m int32) bool {
	q := &w.mentions[m]
	if q.kind == kindName && x.types.is(q.typ, x.countryMask) && p.mention >= 0 && x.kindOf(&w.mentions[p.mention]) == "city" && x.fronts(w, s, p.first) {
		return w.finite(s, q.last) || q.last < s.Last && (w.token(q.last).Tag == nlp.CC || w.token(q.last).Tag == nlp.POS)
	}
	if q.kind != kindName || q.last-q.first < 2 || !x.types.is(q.typ, x.personMask) || p.first == s.First || w.token(p.first-1).Tag != nlp.IN {
		return false
	}
	b := w.at[q.first-1]
	return b >= 0 && w.mentions[b].kind == kindName && w.mentions[b].end == w.token(q.first-1).End && x.types.is(w.mentions[b].typ, x.placeMask|x.orgMask)
}

// behindYear reports whether phrase p is but the year of a time, and the name at token j begins another: "In
// 1996 Norway led", "In March 1996 Norway led", but "the 1996 Norway tour".
func (x *Extractor) behindYear(w *work, s nlp.Sentence, p *phrase, j int32) bool {
	if !w.isYear(j-1) || p.first == s.First || !x.en.yearPreps.has(w.token(p.first-1).Word) {
		return false
	}
	for k := p.first; k < j-1; k++ {
		if !x.en.timeNouns.has(w.token(k).Word) && w.token(k).Tag != nlp.CD {
			return false
		}
	}
	return true
}

// describesOn reports whether the conjunction or comma at token j joins two adjectives of
// phrase p, two nationalities of one thing among them: "a French and American citizen".
func (x *Extractor) describesOn(w *work, s nlp.Sentence, p *phrase, j int32, noun bool) bool {
	if j+2 >= s.Last || w.token(j-1).Tag != nlp.JJ && w.at[j-1] < 0 {
		return false
	}
	if !noun {
		return !x.en.indefinites.has(w.token(j-1).Word) && w.token(j+1).Tag == nlp.JJ && x.nounFollows(w, s, j+1)
	}
	demonym := func(k int32) bool { return w.at[k] >= 0 && w.mentions[w.at[k]].kind == kindDemonym }
	return demonym(j-1) && demonym(j+1) && w.token(p.first).Tag == nlp.DT && x.en.indefinites.has(w.token(p.first).Word) && w.mentions[w.at[j+1]].last == j+2 && x.nounFollows(w, s, j+2)
}

// compounds reports whether the participle at token j stands within the noun that a form
// of "be" says of its subject, "is a Nordic combined skier", or before the noun of an event.
func (x *Extractor) compounds(w *work, s nlp.Sentence, p *phrase, j int32) bool {
	if w.token(j).Tag == nlp.VBG && w.token(p.first).Tag == nlp.DT && j+1 < s.Last && w.at[j-1] < 0 && w.at[j+1] < 0 && w.token(j-1).Tag == nlp.NN && w.token(j+1).Tag == nlp.NN {
		return x.frames.nouns.has(w.lemma(j + 1)) // "a data sharing agreement"
	}
	return w.token(j).Tag == nlp.VBN && j+1 < s.Last && w.at[j+1] < 0 && w.token(j+1).Tag == nlp.NN && w.token(j-1).Tag == nlp.NN &&
		p.first > s.First && w.token(p.first-1).Lemma == x.en.be && w.token(p.first).Tag == nlp.DT
}

// possesses reports whether mention m is followed by a possessive ending.
func (x *Extractor) possesses(w *work, s nlp.Sentence, m int32) bool {
	end := w.mentions[m].last
	return w.mentions[m].kind == kindName && end < s.Last && w.token(end).Tag == nlp.POS
}

// quantifierEnd returns the token after the words before a number that belong to it:
// "more than 100", "at least two", "as many as 20". It is i where there are none.
func (x *Extractor) quantifierEnd(w *work, s nlp.Sentence, i int32) int32 {
	if !x.en.quantifiers.has(w.token(i).Word) {
		return i
	}
	number := func(k int32) bool { return k < s.Last && w.token(k).Tag == nlp.CD }
	switch t := w.token(i); {
	case x.en.mores.has(t.Word) && i+1 < s.Last && w.token(i+1).Word == x.en.than && number(i+2):
		return i + 2
	case t.Word == x.en.at && i+1 < s.Last && x.en.leasts.has(w.token(i+1).Word) && number(i+2):
		return i + 2
	case t.Word == x.en.up && i+1 < s.Last && w.token(i+1).Word == x.en.to && number(i+2): // "up to 20"
		return i + 2
	case t.Word == x.en.as && i+2 < s.Last && w.token(i+2).Word == x.en.as && number(i+3):
		return i + 3
	case x.en.approximations.has(t.Word) && number(i+1):
		return i + 1
	case t.Word == x.en.over && number(i+1) && x.countsOver(w, s, i):
		return i + 1
	}
	return i
}

// countsOver reports whether the "over" at token i is part of the number behind it, since the verb before
// it needs an object: "killed over 20", but "handed over two men".
func (x *Extractor) countsOver(w *work, s nlp.Sentence, i int32) bool {
	if i == s.First || !w.token(i-1).Tag.Verb() {
		return false
	}
	lemma := w.lemma(i - 1)
	return x.frames.needsObject(lemma) && !x.frames.phrasal[phrasalVerb{lemma, x.en.over}]
}

// nounFollows reports whether adjectives from j on lead to a noun.
func (x *Extractor) nounFollows(w *work, s nlp.Sentence, j int32) bool {
	for ; j < s.Last; j++ {
		t := w.token(j)
		if t.Tag.Noun() || w.at[j] >= 0 && w.mentions[w.at[j]].kind != kindPronoun {
			return true
		}
		if !t.Tag.Adjective() && t.Tag != nlp.CD {
			return false
		}
	}
	return false
}

// nounAhead reports whether adjectives and participles from j on lead to a noun.
func (x *Extractor) nounAhead(w *work, s nlp.Sentence, j int32) bool {
	for j < s.Last && w.at[j] < 0 && (w.token(j).Tag == nlp.VBN || w.token(j).Tag == nlp.VBG) {
		j++
	}
	return x.nounFollows(w, s, j)
}

// describe notes the determiner, the preposition, the owner and whether the phrase is a time.
func (x *Extractor) describe(w *work, s nlp.Sentence, p *phrase) {
	first := w.token(p.first)
	switch {
	case x.attr.negation.has(first.Word), p.first > s.First && w.token(p.first-1).Word == x.en.neither:
		p.det = none
	case x.en.indefinites.has(first.Word):
		p.det = indefinite
	case x.en.definites.has(first.Word) || first.Tag == nlp.PRPS:
		p.det = definite
	}
	if p.mention < 0 && (w.token(p.head).Word != x.en.march || w.token(p.head).Shape.Has(nlp.Upper)) { // Theresa May is no month, nor is a march
		p.time = x.en.timeNouns.has(w.token(p.head).Lemma) || x.en.timeNouns.has(w.token(p.head).Word) || x.yearAlone(w, p) || x.dated(w, p)
	}
	if p.first == s.First {
		return
	}
	before := p.first - 1
	if x.en.onlys.has(w.token(before).Word) && before > s.First && w.token(before-1).Tag == nlp.IN { // "in only his second year"
		before--
	}
	b := w.token(before)
	switch {
	case b.Tag == nlp.POS && p.first-2 >= s.First:
		if p.poss = w.phraseAt[p.first-2]; p.poss >= 0 {
			owner := &w.phrases[p.poss]
			if p.prep, p.det = owner.prep, definite; owner.det == none { // "neither Norway's army nor"
				p.det = none
			}
		}
	case x.notBefore(w, s, p.first):
		p.det = none
	case x.en.conjunctions.has(b.Word), x.particleOf(w, before):
	case b.Tag == nlp.IN || b.Tag == nlp.TO || b.Word == x.en.to || b.Word == x.en.as:
		p.prep = before
	case (b.Tag == nlp.VBG || b.Tag == nlp.VBN) && b.Lemma != 0 && x.prepVerbs.has(b.Word):
		p.prep = before
	}
}

// isIndirect reports whether the name that ends before token j is the indirect object of
// a verb, and what follows the direct one: "granted Norway permission".
func (x *Extractor) isIndirect(w *work, s nlp.Sentence, p *phrase, j int32) bool {
	if p.first == s.First || w.verbAt[p.first-1] < 0 || w.mentions[p.mention].first != p.first || w.mentions[p.mention].kind != kindName {
		return false
	}
	giving := w.lemma(w.verbs[w.verbAt[p.first-1]].main)
	k := j
	for k < s.Last && w.at[k] < 0 && (w.token(k).Tag.Noun() || w.token(k).Tag == nlp.JJ || w.token(k).Tag == nlp.CD || w.token(k).Tag == nlp.DOLLAR) {
		k++
	}
	if k > j+1 && w.token(j).Tag == nlp.CD && x.en.senders.has(giving) { // "sent Norway 30 tanks", but "sent U.S. tanks"
		return true
	}
	return k > j && (k == s.Last || w.token(k).Tag != nlp.DT) && x.en.ditransitives.has(giving)
}

// giftTo reports whether phrase p, which has come to the noun at token j, is whom a verb before
// it gives what that noun says.
func (x *Extractor) giftTo(w *work, s nlp.Sentence, p *phrase, j int32) bool {
	if p.first == s.First || w.verbAt[p.first-1] < 0 || x.lists.standFor.has(w.token(j)) || !x.lists.standFor.has(w.token(j-1)) {
		return false
	}
	return (j+1 == s.Last || !w.token(j+1).Tag.Noun()) && x.en.ditransitives.has(w.lemma(w.verbs[w.verbAt[p.first-1]].main))
}

// notBefore reports whether a "not" that belongs to no verb stands before token i: "but not Norway".
func (x *Extractor) notBefore(w *work, s nlp.Sentence, i int32) bool {
	return i-2 >= s.First && w.token(i-1).Word == x.en.not && w.verbAt[i-2] < 0
}

// dated reports whether a phrase ends in the number of a day or a year: "March 1998", "May 5".
func (x *Extractor) dated(w *work, p *phrase) bool {
	return p.head > p.first && w.token(p.head).Tag == nlp.CD && x.en.timeNouns.has(w.token(p.head-1).Word)
}

// yearAlone reports whether a phrase is a year or a decade: "1998", "the 1990s".
func (x *Extractor) yearAlone(w *work, p *phrase) bool {
	if s := w.words(p.head, p.head+1); len(s) == 5 && s[3:] == "0s" && w.token(p.head).Tag == nlp.CD {
		return true
	}
	return p.last-p.first == 1 && w.isYear(p.head)
}
