package nlp

// A line of wrapped prose is this wide, in bytes. Texts whose lines are all
// narrower are lists and tables, texts with wider ones keep a sentence or a
// paragraph on a line.
const (
	narrowestWrap = 50
	widestWrap    = 120
)

// wrapSlack is how much room a wrapped line may leave although the next word
// would have fitted.
const wrapSlack = 8

// maxHeadline is the number of tokens of the longest headline.
const maxHeadline = 40

// A block is a run of lines without a blank line between.
type block struct {
	first   int  // its first token
	widest  int  // its widest line, in bytes
	measure bool // whether widest is known
}

// enter begins the line that token i is the first of.
func (sp *splitter) enter(i int) {
	if sp.blank(i) {
		sp.block = block{first: i}
		sp.paragraph = true
	} else if i == sp.first {
		// Where one long line held several sentences, lines are paragraphs.
		sp.paragraph = len(sp.sentences)-sp.before > 1 && sp.widest() > widestWrap
	}
	sp.line, sp.before = i, len(sp.sentences)
}

// widest is the width of the widest line of the block. Most blocks are a line,
// so it is not measured before it is asked for.
func (sp *splitter) widest() int {
	if sp.block.measure {
		return sp.block.widest
	}
	sp.block.measure = true
	line := sp.block.first
	for i := line + 1; ; i++ {
		if i < len(sp.tokens) && !sp.tokens[i].Shape.Has(Break) {
			continue
		}
		sp.block.widest = max(sp.block.widest, sp.width(line, i))
		if i == len(sp.tokens) || sp.blank(i) {
			return sp.block.widest
		}
		line = i
	}
}

// width is the number of bytes from token first to the end of token last-1.
func (sp *splitter) width(first, last int) int {
	return int(sp.tokens[last-1].End - sp.tokens[first].Start)
}

// blank reports whether a blank line, a form feed or nothing stands before token i.
func (sp *splitter) blank(i int) bool {
	if i == 0 {
		return true
	}
	gap := sp.text[sp.tokens[i-1].End:sp.tokens[i].Start]
	lines := 0
	for at, r := range gap {
		switch r {
		case '\n':
			if at == 0 || gap[at-1] != '\r' {
				lines++
			}
		case '\r', '\u0085', '\u2028':
			lines++
		case '\f', '\u2029':
			return true
		}
	}
	return lines > 1
}

// lineEnds reports whether the sentence ends before token i because a line
// ends there, or an item begins in the midst of a line.
func (sp *splitter) lineEnds(i int) bool {
	t := &sp.tokens[i]
	if t.Shape&Break == 0 {
		return t.Shape&Punct != 0 && sp.isInlineItem(i)
	}
	return t.Shape.Has(Glued) || sp.blank(i) || sp.isComplete(i) // glued: the break got lost, see lostBreak
}

// isComplete reports whether the line before token i, which begins the next
// line, is complete, though it ends without a stop.
func (sp *splitter) isComplete(i int) bool {
	if sp.isItem(i) || sp.word(i-1) == ":" {
		return true
	}
	switch sp.word(i - 1) {
	case ",", "(", "[", "“":
		return false
	}
	if sp.endsInTitle(i-1) || unfinished[sp.word(i-1)] || sp.bracketOpen(sp.line, i) {
		return false
	}
	if sp.isCapitals(sp.line, i) && !sp.isCapitals(i, sp.lineEnd(i)) {
		return true
	}
	if sp.shape(i)&(Lower|Mixed) == Lower {
		return false
	}
	widest := sp.widest()
	if widest < narrowestWrap || widest > widestWrap {
		return true
	}
	// In wrapped prose the line is full: the next word had no room on it.
	return sp.width(sp.line, i)+1+sp.width(i, i+1)+wrapSlack <= widest
}

// lineEnd is the token after the line that token i is in.
func (sp *splitter) lineEnd(i int) int {
	for i++; i < len(sp.tokens) && !sp.tokens[i].Shape.Has(Break); i++ {
	}
	return i
}

// isCapitals reports whether the tokens first to last hold words and none in
// small letters, as headlines and datelines do. One short word is no line of
// capitals, it may be an acronym.
func (sp *splitter) isCapitals(first, last int) bool {
	words := 0
	for i := first; i < last; i++ {
		switch t := &sp.tokens[i]; {
		case t.Shape&Letter == 0:
		case t.Shape.Has(Caps):
			words++
			if t.End-t.Start >= 4 {
				words++
			}
		case t.Shape&Lower != 0 || t.Shape&Upper != 0 && t.End-t.Start > 2:
			return false
		}
	}
	return words >= 2
}

// isItem reports whether token i, the first of its line, begins an item of a
// list: "- x", "• x", "1. x", "2) x".
func (sp *splitter) isItem(i int) bool {
	r := sp.rune(i)
	if isBullet(r) {
		return true
	}
	next := sp.shape(i + 1)
	if next == 0 || next&Break != 0 {
		return false
	}
	switch {
	case r == '-' || r == '*' || r == '·' || r == '–' || r == '—' || r == '>':
		return next&Glued == 0 && sp.shape(i).Has(Punct)
	case sp.shape(i).Has(Number) && next&Glued != 0 && len(sp.word(i)) <= 3:
		mark := sp.word(i + 1)
		return mark == "." || mark == ")"
	}
	return false
}

// bracketOpen reports whether the tokens first to last open a bracket and do
// not close it.
func (sp *splitter) bracketOpen(first, last int) bool {
	for i := last - 1; i >= first; i-- {
		if sp.tokens[i].Shape&Punct != 0 {
			switch sp.text[sp.tokens[i].Start] {
			case '(':
				return true
			case ')':
				return false
			}
		}
	}
	return false
}

// isInlineItem reports whether token i is a bullet in the midst of a line.
func (sp *splitter) isInlineItem(i int) bool {
	r := sp.rune(i)
	return isBullet(r) || r == '·' && sp.shape(i)&Glued == 0 && sp.shape(i+1)&(Glued|Upper) == Upper
}

// endsInTitle reports whether token i is an abbreviation that wants a name or a
// number after it.
func (sp *splitter) endsInTitle(i int) bool {
	word := sp.word(i)
	if sp.stopKind(i) != stopAbbreviation {
		return false
	}
	switch abbreviation(word[:len(word)-1]) {
	case abbrTitle, abbrInner, abbrNumber:
		return true
	}
	return false
}

// isHeadline reports whether the tokens first to last are a line of their own
// that ends without a stop or is all in capitals.
func (sp *splitter) isHeadline(first, last int) bool {
	if !sp.shape(first).Has(Break) || last < len(sp.tokens) && !sp.shape(last).Has(Break) || last-first > maxHeadline {
		return false
	}
	kind := sp.stopKind(last - 1)
	if sp.shape(last-1).Has(Punct) && last-2 >= first { // "... go home.” is a sentence
		if isClosing(sp.rune(last-1)) || sp.word(last-1) == `"` {
			kind = max(kind, sp.stopKind(last-2))
		}
	}
	return kind == stopNone || kind == stopAbbreviation || sp.isCapitals(first, last)
}
