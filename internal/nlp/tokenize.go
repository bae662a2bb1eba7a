package nlp

import (
	"math"
	"unicode/utf8"
)

// MaxText is the length in bytes of the longest text that is read; offsets are
// 32 bits wide. What is longer is cut there.
const MaxText = math.MaxInt32

// Tokenize fills doc with text and its tokens, in the manner of the Penn
// Treebank: punctuation, clitics ("do|n't", "Iran|'s") and currency signs are
// tokens of their own; hyphenated words, numbers, addresses and abbreviations
// with their full stop are one token.
//
// Tokens are in order, are not empty and do not overlap. Between them is
// nothing but white space and invisible format characters. Word, Lemma and Tag
// stay zero. The memory of doc.Tokens is used again, so that a warmed document
// costs no allocation; time is linear in the length of any text.
func Tokenize(doc *Document, text string) {
	if len(text) > MaxText {
		text = text[:MaxText]
	}
	doc.Text = text
	if few := len(text) / 5; cap(doc.Tokens) < few { // a word and a space have 5 bytes and more
		doc.Tokens = make([]Token, 0, few)
	}
	s := scanner{text: text, tokens: doc.Tokens[:0], line: Break, last: -1}
	for at := 0; at < len(text); {
		class := asciiClass[text[at]]
		switch {
		case class&charSpace != 0:
			if class&charNewline != 0 {
				s.line = Break
			}
			at++
		case class&charWord != 0:
			at = s.plainWord(at, class)
		case text[at] < utf8.RuneSelf:
			end := s.mark(at)
			s.emit(at, end, shapeOf(text[at:end]))
			at = end
		default:
			at = s.beyondASCII(at)
		}
	}
	doc.Tokens = s.tokens
}

// A scanner is the state of one run over a text.
type scanner struct {
	text   string
	tokens []Token
	line   Shape // Break when the next token is the first of a line
	last   int   // where the last token ended, -1 before the first
}

// emit adds a token and what its surroundings say of its shape.
func (s *scanner) emit(start, end int, shape Shape) {
	if start == s.last {
		shape |= Glued
	}
	s.tokens = append(s.tokens, Token{Start: int32(start), End: int32(end), Shape: shape | s.line})
	s.line, s.last = 0, end
}

// plainWord adds the word that begins at at with an ASCII letter or digit and
// returns its end. Most words are letters up to a blank or a comma and are done
// with here; the others go the long way.
func (s *scanner) plainWord(at int, first charClass) int {
	text, end := s.text, at+1
	var rest charClass
	for end < len(text) {
		class := asciiClass[text[end]]
		if class&charWord == 0 {
			break
		}
		rest |= class
		end++
	}
	long := rest&charUpper != 0 && (first|rest)&charLower != 0 || (first|rest)&charDigit != 0
	if !long && (end == len(text) || asciiClass[text[end]]&charPlain != 0) {
		end = at + unfused(text[at:end])
		s.emit(at, end, plainShape(first, rest))
		return end
	}
	end = s.word(at, end)
	end = at + unfused(text[at:end])
	shape := shapeOf(text[at:end])
	if shape&Dot != 0 || end < len(text) && (text[end] == ':' || text[end] == '@') {
		if stop := s.address(at, end); stop > 0 {
			end, shape = stop, shapeOf(text[at:stop])|URL
		}
	}
	opening := 0
	if shape&(Dot|Hyphen|URL|Digit) == 0 {
		opening = lostBreak(text[at:end])
	}
	if opening > 0 {
		end = at + opening
		shape = shapeOf(text[at:end])
	}
	s.emit(at, end, shape)
	if opening > 0 {
		s.line = Break
	}
	return end
}

// lostBreak is where in a word the next line begins whose break got lost, as it does
// between the parts of a web page: "Getty ImagesThe minister". It is 0 where none does.
func lostBreak(word string) int {
	for at := len(word) - 1; at > 2; at-- {
		if asciiClass[word[at]]&charUpper == 0 {
			continue
		}
		switch word[at:] {
		case "The", "This", "These", "But", "When", "While", "After":
			if asciiClass[word[at-1]]&asciiClass[word[at-2]]&asciiClass[word[at-3]]&charLower != 0 {
				return at
			}
		}
		return 0
	}
	return 0
}

// plainShape is shapeOf for ASCII letters that are written alike after the first.
func plainShape(first, rest charClass) Shape {
	switch {
	case first&charLower != 0:
		return Letter | Lower
	case rest&charUpper != 0:
		return Letter | Upper | Caps
	}
	return Letter | Upper
}

// unfused is the length of the first word of two that are written as one.
func unfused(word string) int {
	if len(word) != 5 && len(word) != 6 {
		return len(word)
	}
	switch word {
	case "cannot", "Cannot", "CANNOT", "gonna", "Gonna", "gotta", "Gotta", "wanna", "Wanna":
		return 3
	}
	return len(word)
}

// beyondASCII takes the character at at, which is not ASCII, and what goes with
// it, and returns where to go on.
func (s *scanner) beyondASCII(at int) int {
	r, size := utf8.DecodeRuneInString(s.text[at:])
	class := classOf(r)
	if class&charSpace != 0 {
		if class&charNewline != 0 {
			s.line = Break
		}
		return at + size
	}
	end := at + size
	switch {
	case class&charWord != 0:
		end = s.word(at, end)
	case isApostrophe(r):
		end = s.apostrophe(at, size)
	case isDash(r):
		end = s.run(at, r, size)
	}
	s.emit(at, end, shapeOf(s.text[at:end]))
	return end
}

// mark is the end of the token that begins with the ASCII mark at at.
func (s *scanner) mark(at int) int {
	next, _ := s.class(at + 1)
	switch c := s.text[at]; c {
	case '\'':
		return s.apostrophe(at, 1)
	case '`':
		if s.byteAt(at+1) == '`' {
			return at + 2
		}
	case '.', '-', '+':
		// A sign or a decimal point belongs to the number, but "5-" and "12%-15%" hold no sign.
		if next&charDigit != 0 && (at != s.last || s.text[at-1] == '(') {
			return s.word(at, at+1)
		}
		if second, _ := s.class(at + 2); c == '.' && next&second&charUpper != 0 && at != s.last {
			return s.word(at, at+1) // .NET
		}
		return s.run(at, rune(c), 1)
	case '!', '?':
		end := at + 1
		for s.byteAt(end) == '!' || s.byteAt(end) == '?' {
			end++
		}
		return end
	case '@', '#':
		if next&charLetter != 0 {
			return s.handle(at + 1)
		}
		return s.run(at, rune(c), 1)
	case '*', '=', '_', '~', '/', '\\', '|', '<', '>', '^', '&':
		return s.run(at, rune(c), 1)
	}
	return at + 1
}

// run is the end of the same character r, of the given size, over and over.
func (s *scanner) run(at int, r rune, size int) int {
	for end := at + size; ; end += size {
		if next, n := utf8.DecodeRuneInString(s.text[end:]); next != r || n != size {
			return end
		}
	}
}

// handle is the end of the @name or #tag whose letters begin at at.
func (s *scanner) handle(at int) int {
	for {
		class, size := s.class(at)
		if class&charWord == 0 && s.byteAt(at) != '_' {
			return at
		}
		at += max(size, 1)
	}
}

// apostrophe is the end of the token that begins with the apostrophe at at: a
// clitic ('s), a word or year without its beginning ('em, '90s) or a quotation mark.
func (s *scanner) apostrophe(at, size int) int {
	after := at + size
	if n := s.clitic(after); n > 0 && (at == s.last || n > 1 || s.text[after] == 's') {
		return after + n
	}
	if size == 1 && s.byteAt(after) == '\'' {
		return after + 1
	}
	if at == s.last {
		return after
	}
	end := after
	for end < len(s.text) && end < after+5 && asciiClass[s.text[end]]&charWord != 0 {
		end++
	}
	word := s.text[after:end]
	switch {
	case elisions[word]:
		return end
	case word == "n" && s.apostropheAt(end) > 0: // rock 'n' roll
		return end + s.apostropheAt(end)
	case s.digits(after) == 2 && (len(word) == 2 || word[2:] == "s"): // the '90s
		return end
	}
	return after
}

// clitic is the length of the letters of a clitic ("s", "ll") at at, 0 when
// there is none. It begins after the apostrophe.
func (s *scanner) clitic(at int) int {
	n := 0
	for n < 3 && asciiClass[s.byteAt(at+n)]&charLetter != 0 {
		n++
	}
	if class, _ := s.class(at + n); class&charWord != 0 {
		return 0
	}
	switch s.text[at : at+n] {
	case "s", "S", "m", "M", "d", "D", "re", "RE", "ve", "VE", "ll", "LL":
		return n
	}
	return 0
}

// class is the class and size of the character at at; 0, 0 beyond the end.
func (s *scanner) class(at int) (charClass, int) {
	if at >= len(s.text) {
		return 0, 0
	}
	if c := s.text[at]; c < utf8.RuneSelf {
		return asciiClass[c], 1
	}
	r, size := utf8.DecodeRuneInString(s.text[at:])
	return classOf(r), size
}

// byteAt is the byte at at, 0 beyond the end.
func (s *scanner) byteAt(at int) byte {
	if at < len(s.text) {
		return s.text[at]
	}
	return 0
}

// apostropheAt is the size of the apostrophe at at, 0 when there is none.
func (s *scanner) apostropheAt(at int) int {
	if r, size := utf8.DecodeRuneInString(s.text[min(at, len(s.text)):]); isApostrophe(r) {
		return size
	}
	return 0
}
