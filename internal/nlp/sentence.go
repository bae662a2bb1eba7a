package nlp

import (
	"strings"
	"unicode/utf8"
)

// MaxSentence is the number of tokens of the longest sentence. A longer one is
// cut, if possible after a semicolon or a comma, so that the stages that follow
// stay linear in the length of the text whatever it holds.
const MaxSentence = 5000

// cutWindow is how far before the limit a place to cut is looked for.
const cutWindow = 1000

// SplitSentences fills doc.Sentences from doc.Text and doc.Tokens. The
// sentences are in order and together hold every token. A blank line always
// ends a sentence; a single line break does when the line seems complete, but
// not in the midst of prose that is wrapped at a width: see lineEnds. A line
// all in capitals is a Headline also when a full stop ends it. The memory of
// doc.Sentences is used again.
func SplitSentences(doc *Document) {
	sp := splitter{text: doc.Text, tokens: doc.Tokens, sentences: doc.Sentences[:0]}
	for i := 0; i < len(sp.tokens); i++ {
		if sp.tokens[i].Shape.Has(Break) {
			sp.enter(i)
		}
		end := 0
		if sp.tokens[i].Shape&(Punct|Dot) != 0 {
			end = sp.stop(i)
		}
		if end == 0 && i+1 < len(sp.tokens) && sp.lineEnds(i+1) {
			end = i + 1
		}
		if end == 0 && sp.wired(i) {
			end = i + 1
		}
		if end == 0 {
			continue
		}
		sp.add(end)
		i = end - 1
	}
	sp.add(len(sp.tokens))
	doc.Sentences = sp.sentences
}

// A splitter is the state of one run over the tokens of a document.
type splitter struct {
	text      string
	tokens    []Token
	sentences []Sentence
	first     int   // the first token of the sentence that is open
	paragraph bool  // whether that sentence begins a paragraph
	line      int   // the first token of the line that is being read
	before    int   // how many sentences there were when that line began
	block     block // the lines without a blank line between that are being read
	counted   int   // the token up to which quotation marks are counted
	quoted    bool  // whether a straight quotation is open there
	stops     int   // how often the text has the full stop of telegrams, 0 before it is asked for
}

// word is the text of token i, "" where there is none.
func (sp *splitter) word(i int) string {
	if i < 0 || i >= len(sp.tokens) {
		return ""
	}
	t := &sp.tokens[i]
	return sp.text[t.Start:t.End]
}

// shape is the shape of token i, 0 where there is none.
func (sp *splitter) shape(i int) Shape {
	if i < 0 || i >= len(sp.tokens) {
		return 0
	}
	return sp.tokens[i].Shape
}

// rune is the first character of token i.
func (sp *splitter) rune(i int) rune {
	r, _ := utf8.DecodeRuneInString(sp.word(i))
	return r
}

// A stopKind says what a sentence may end with.
type stopKind uint8

const (
	stopNone stopKind = iota
	stopPeriod
	stopExclaim  // exclamation and question marks
	stopEllipsis // three dots, which more often join than part
	stopAbbreviation
)

// stopKind is the kind of stop that token i is or ends with.
func (sp *splitter) stopKind(i int) stopKind {
	t := &sp.tokens[i]
	switch last := sp.text[t.End-1]; {
	case last == '.' && t.Shape&Punct == 0:
		return stopAbbreviation
	case last == '.' && t.End-t.Start == 1 || sp.text[t.Start:t.End] == "。":
		return stopPeriod
	case last == '.' || sp.text[t.Start:t.End] == "…":
		return stopEllipsis
	case last == '!' || last == '?':
		return stopExclaim
	}
	return stopNone
}

// stop is the end of the sentence that token i ends, with the quotation marks
// and brackets that close after it; 0 when the sentence goes on.
func (sp *splitter) stop(i int) int {
	kind := sp.stopKind(i)
	if kind == stopNone || sp.isItemNumber(i) {
		return 0
	}
	end := i + 1
	for end < len(sp.tokens) && sp.tokens[end].Shape.Has(Punct|Glued) {
		more := sp.stopKind(end)
		if more == stopNone {
			break
		}
		if kind != stopExclaim {
			kind = more
		}
		end++
	}
	mark := end
	end = sp.closers(end)
	if end == len(sp.tokens) {
		return end
	}
	if sp.tokens[end].Shape.Has(Break) && (kind != stopAbbreviation || sp.blank(end)) || sp.begins(kind, i, mark, end) {
		return end
	}
	return 0
}

// wired reports whether token i is the full stop of a telegram, a word in capitals among such: "ARRIVED
// SAFELY STOP SEND MONEY STOP". One alone may be where a bus stops.
func (sp *splitter) wired(i int) bool {
	if !sp.shape(i).Has(Caps) || sp.word(i) != "STOP" || sp.shape(i-1)&(Caps|Digit) == 0 {
		return false
	}
	if i+1 < len(sp.tokens) && sp.shape(i+1)&(Caps|Digit|Break) == 0 {
		return false
	}
	if sp.stops == 0 {
		sp.stops = strings.Count(sp.text, "STOP")
	}
	return sp.stops > 1
}

// isItemNumber reports whether token i is the full stop after the number that
// begins a sentence, as of an item in a list: "1. Wash the rice".
func (sp *splitter) isItemNumber(i int) bool {
	return i == sp.first+1 && sp.shape(i).Has(Glued) && sp.shape(i-1).Has(Number) && len(sp.word(i-1)) <= 3 &&
		i+1 < len(sp.tokens) && !sp.shape(i+1).Has(Break)
}

// closers goes over the quotation marks, brackets and note numbers that close
// after a stop; i is the token after the stop.
func (sp *splitter) closers(i int) int {
	for i < len(sp.tokens) && sp.tokens[i].Shape&(Punct|Break) == Punct {
		t := &sp.tokens[i]
		switch word := sp.text[t.Start:t.End]; {
		case word == `"` || word == "'" || word == "''":
			if !sp.closesStraight(i) {
				return i
			}
		case word == "[" && t.Shape.Has(Glued) && sp.shape(i+1).Has(Number|Glued) && sp.word(i+2) == "]":
			i += 2
		case !isClosing(sp.rune(i)) || len(word) > utf8.UTFMax:
			return i
		}
		i++
	}
	return i
}

// closesStraight reports whether the straight quotation mark i, which looks the
// same on both sides, closes a quotation: the blanks around it tell, and if
// they do not, the marks before it in the paragraph.
func (sp *splitter) closesStraight(i int) bool {
	left, right := sp.shape(i).Has(Glued), i+1 < len(sp.tokens) && sp.shape(i+1).Has(Glued)
	if left != right {
		return left
	}
	if i+1 < len(sp.tokens) && sp.shape(i+1)&Punct != 0 {
		return left
	}
	for ; sp.counted < i; sp.counted++ {
		t := &sp.tokens[sp.counted]
		if t.Shape.Has(Break) && sp.blank(sp.counted) {
			sp.quoted = false
		}
		if sp.text[t.Start] == '"' {
			sp.quoted = !sp.quoted
		}
	}
	return sp.quoted
}

// begins reports whether token end begins a new sentence after the stop of the
// given kind that token i is; what closes stands in [mark, end).
func (sp *splitter) begins(kind stopKind, i, mark, end int) bool {
	start, opened := end, false
	for start < end+3 && start < len(sp.tokens) && sp.opens(start) {
		start, opened = start+1, true
	}
	shape := sp.shape(start)
	switch {
	case shape&(Letter|Digit) == 0:
		return shape&Symbol != 0 || start < len(sp.tokens) && isBullet(sp.rune(start))
	case shape&(Lower|Mixed) == Lower:
		return kind == stopPeriod && mark == end && !opened && sp.isPlainWord(i-1)
	case shape&(Upper|Lower|Digit) == 0 && isApostrophe(sp.rune(start)):
		return false // a clitic
	}
	switch kind {
	case stopPeriod:
		return true
	case stopExclaim:
		if mark < end && sp.isSpeaker(start) {
			return false
		}
		return !exclaimed[sp.word(i-1)] || starters[sp.word(start)]
	case stopEllipsis:
		return opened || mark < end || sp.shape(i).Has(Glued) || starters[sp.word(start)]
	}
	return sp.abbreviationEnds(i, start, opened)
}

// opens reports whether token i is a bracket or quotation mark that opens.
func (sp *splitter) opens(i int) bool {
	if sp.shape(i)&Punct == 0 {
		return false
	}
	switch r := sp.rune(i); r {
	case '"', '\'':
		return i+1 < len(sp.tokens) && sp.shape(i+1).Has(Glued)
	default:
		return isOpening(r)
	}
}

// isPlainWord reports whether token i is a small word long enough not to be an
// unknown abbreviation; a sentence after it may begin with a small letter.
func (sp *splitter) isPlainWord(i int) bool {
	return i >= sp.first && sp.tokens[i].Shape&(Lower|Mixed|Dot|Hyphen) == Lower && len(sp.word(i)) >= 5
}

// isSpeaker reports whether token i begins a name and a verb of speech, which
// belong to the question or call quoted before them: "Why?" Mr. Smith asked.
func (sp *splitter) isSpeaker(i int) bool {
	for n := i; n < i+4 && n < len(sp.tokens); n++ {
		if n > i && speechVerbs[sp.word(n)] {
			return true
		}
		if !sp.shape(n).Has(Upper) || n == i && starters[sp.word(n)] && sp.word(n) != "I" {
			return false
		}
	}
	return false
}

// abbreviationEnds reports whether the abbreviation i ends its sentence, as the
// token start that begins with a capital or a digit, perhaps after a quotation
// mark, lets one think.
func (sp *splitter) abbreviationEnds(i, start int, opened bool) bool {
	word := sp.word(i)
	word = word[:len(word)-1]
	next := sp.word(start)
	if opened && sp.shape(start).Has(Upper) && (sp.word(start+1) == `"` || isClosing(sp.rune(start+1))) {
		return false // a nickname
	}
	isStarter := starters[next] && !compoundHeads[next]
	kind := abbreviation(word)
	if sp.shape(start)&(Upper|Mixed) == 0 && kind != abbrEnd {
		return false
	}
	switch kind {
	case abbrTitle:
		return afterTitle[next]
	case abbrInner, abbrNumber:
		return false
	case abbrEnd:
		return true
	case abbrClock:
		return isStarter || opened || sp.shape(start)&Caps == 0 && !afterClock[next] && sp.word(start+1) != "time"
	case abbrNone:
		if utf8.RuneCountInString(word) == 1 {
			return false // the tokeniser took it for the initial of a name
		}
		return isStarter || opened && sp.word(start-1) != "("
	}
	return isStarter || opened && sp.word(start-1) == `"` && sp.word(i+1) != "(" // but Inc. ("Brenta," ...)
}

// add ends the open sentence before token end. Nothing is added when no
// sentence is open.
func (sp *splitter) add(end int) {
	for sp.first < end {
		last := end
		if last-sp.first > MaxSentence {
			last = sp.cut(sp.first + MaxSentence)
		}
		sp.sentences = append(sp.sentences, Sentence{
			Start:     sp.tokens[sp.first].Start,
			End:       sp.tokens[last-1].End,
			First:     int32(sp.first),
			Last:      int32(last),
			Paragraph: sp.paragraph,
			Headline:  sp.isHeadline(sp.first, last),
		})
		sp.first, sp.paragraph = last, false
	}
}

// cut is a sensible place to end a sentence that is too long, at limit or
// shortly before.
func (sp *splitter) cut(limit int) int {
	comma := limit
	for i := limit; i > limit-cutWindow; i-- {
		switch sp.word(i - 1) {
		case ";":
			return i
		case ",":
			if comma == limit {
				comma = i
			}
		}
	}
	return comma
}
