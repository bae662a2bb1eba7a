package nlp

import (
	"strings"
	"unicode/utf8"
)

// word is the end of the word that begins at start and whose characters up to
// at are known to belong to it. Marks between letters and digits are asked
// about one by one: see join.
func (s *scanner) word(start, at int) int {
	for part := start; at < len(s.text); {
		class, size := s.class(at)
		if class&charWord != 0 {
			at += size
			continue
		}
		next, more := s.join(start, part, at)
		if !more {
			return next
		}
		at, part = next, next
	}
	return at
}

// join decides about the mark at at, inside or after a word that begins at
// start and whose last part, since the mark before, begins at part. It returns
// where the word goes on and true, or where it ends and false.
func (s *scanner) join(start, part, at int) (int, bool) {
	if at == part { // two marks in a row
		return at, false
	}
	r, size := utf8.DecodeRuneInString(s.text[at:])
	before, after := s.before(at), at+size
	next, _ := s.class(after)
	more := false
	switch {
	case r == '.':
		return s.period(start, part, at)
	case isApostrophe(r):
		return s.insideApostrophe(start, at, size)
	case isHyphen(r):
		if next&charWord == 0 && s.suspended(at, after) {
			return after, false
		}
		more = next&charWord != 0
	case r == ',':
		more = before&next&charDigit != 0 && s.digits(after) <= 3
	case r == ':':
		more = before&next&charDigit != 0
	case r == '_' || binding(r):
		more = next&charWord != 0
	case r == '/':
		more = next&charWord != 0 && s.binds(part, at, after)
	case r == '&':
		more = before&next&charLetter != 0
	case r == '$':
		// A$5, US$1.65: the letters say which dollar.
		if next&charDigit != 0 && start == part && at-start <= 3 && isUpper(s.text[start:at]) {
			return after, false
		}
	}
	if more {
		return after, true
	}
	return at, false
}

// before is the class of the character that ends at at.
func (s *scanner) before(at int) charClass {
	r, _ := utf8.DecodeLastRuneInString(s.text[:at])
	return classOf(r)
}

// digits counts the ASCII digits at at, up to four.
func (s *scanner) digits(at int) int {
	n := 0
	for n < 4 && asciiClass[s.byteAt(at+n)]&charDigit != 0 {
		n++
	}
	return n
}

// insideApostrophe decides about an apostrophe after a letter or digit: it
// begins a clitic, stands inside a name ("O'Brien") or closes a quotation.
func (s *scanner) insideApostrophe(start, at, size int) (int, bool) {
	after := at + size
	next, _ := s.class(after)
	if next&charWord == 0 || s.clitic(after) > 0 {
		return at, false
	}
	if c := s.text[after]; (c == 't' || c == 'T') && s.text[at-1]|0x20 == 'n' {
		if class, _ := s.class(after + 1); class&charWord == 0 {
			if start == at-1 { // the word before is cut off already
				return after + 1, false
			}
			return at - 1, false
		}
	}
	if s.before(at)&charLower != 0 && next&charUpper != 0 && s.quoteEnd(start, at) {
		return at, false
	}
	if s.before(at)&next&charDigit != 0 || next&charLetter != 0 {
		return after, true
	}
	return at, false
}

// quoteEnd reports whether the mark at at, between a small letter and a capital,
// rather closes a quotation and the blank after it is lost: "in my time'The
// film". Names bind so only after short words: "dell'Arte".
func (s *scanner) quoteEnd(start, at int) bool {
	first, _ := s.class(start)
	return first&charLower != 0 && at-start >= 3 && !elided[s.text[start:at]]
}

// suspended reports whether the hyphen at at waits for the rest of the word, as
// in "pre- and post-war".
func (s *scanner) suspended(at, after int) bool {
	if s.before(at)&charLetter == 0 {
		return false
	}
	rest := s.text[after:min(after+5, len(s.text))]
	return len(rest) >= 4 && (rest[:4] == " or " || rest[:4] == " to ") || rest == " and "
}

// binds reports whether the slash between the part that begins at part and the
// one at after binds them into one word: "and/or", "9/11", "A/C". Names that
// stand side by side are parted: "Washington/Tehran".
func (s *scanner) binds(part, slash, after int) bool {
	return !s.nameAt(part, slash) && !s.nameAt(after, len(s.text))
}

// nameAt reports whether a capitalised word of two letters or more begins at at.
func (s *scanner) nameAt(at, limit int) bool {
	class, size := s.class(at)
	if class&charUpper == 0 || at+size >= limit {
		return false
	}
	class, _ = s.class(at + size)
	return class&charLetter != 0
}

// period decides about a full stop after a letter or digit.
func (s *scanner) period(start, part, at int) (int, bool) {
	next, _ := s.class(at + 1)
	switch {
	case next&charDigit != 0:
		if s.before(at)&charDigit != 0 {
			return at + 1, true // 3.5
		}
		if abbreviation(s.text[start:at]) != abbrNone {
			return at + 1, false // No.5
		}
		if at-part <= 2 {
			return at + 1, true // v2.0
		}
		return at, false
	case next&charLetter != 0:
		return s.innerPeriod(start, part, at)
	}
	if s.byteAt(at+1) == '.' && s.byteAt(at+2) == '.' || !s.keepsPeriod(start, part, at) {
		return at, false
	}
	if class, _ := s.class(at + 2); s.byteAt(at+1) == '-' && class&charWord != 0 {
		return at + 2, true // U.S.-led
	}
	return at + 1, false
}

// innerPeriod decides about a full stop with letters on both sides: inside
// "U.S.", "bbc.co.uk" and "Ph.D.", or before a name or a sentence that lacks
// its blank, as in "J.Smith" and "the man.Alan said".
func (s *scanner) innerPeriod(start, part, at int) (int, bool) {
	next, size := s.class(at + 1)
	second, _ := s.class(at + 1 + size)
	_, first := s.class(part)
	single := part+first == at
	upper := next&charUpper != 0
	switch {
	case single && second&charWord == 0:
		return at + 1, true // U.S, p.m
	case single && (upper || start < part && s.before(at)&charUpper != 0):
		return at + 1, upper && degreeTails[s.letters(at+1)] // B.Sc goes on, J.Smith does not
	case upper && second&charWord == 0 && abbreviation(s.text[start:at+1+size]) != abbrNone:
		return at + 1, true // Ph.D
	case abbreviation(s.text[start:at]) != abbrNone:
		return at + 1, false // Mr.Smith
	case upper && !siteEndings[s.letters(at+1)]:
		return at, false // man.Alan, but Shop.Com
	}
	return at + 1, true
}

// letters is the run of ASCII letters at at, cut after six.
func (s *scanner) letters(at int) string {
	end := at
	for end < at+6 && asciiClass[s.byteAt(end)]&charLetter != 0 {
		end++
	}
	return s.text[at:end]
}

// keepsPeriod reports whether the full stop at at, which no letter or digit
// follows, belongs to the word that begins at start.
func (s *scanner) keepsPeriod(start, part, at int) bool {
	word := s.text[start:at]
	if hyphen := strings.LastIndexByte(word, '-'); hyphen >= 0 { // anti-U.S., ex-Sen.
		word, start = word[hyphen+1:], start+hyphen+1
	}
	switch abbreviation(word) {
	case abbrNone:
	case abbrNumber:
		if class, _ := s.class(s.overBlank(at + 1)); class&charDigit != 0 || s.dates(word) {
			return true
		}
	case abbrPlace:
		return s.byteAt(at+1) == ',' || s.afterComma()
	default:
		return true
	}
	if start == part {
		return s.isInitial(word, at)
	}
	return isAcronym(word)
}

// dates reports whether word, before a full stop, stands for when somebody was born, died or lived: it begins
// what stands in brackets, "(b. Oslo, 1950)", or goes on behind a mark there, "(b. May 1950, d. June 1990)".
func (s *scanner) dates(word string) bool {
	if s.last <= 0 {
		return false
	}
	mark := s.text[s.last-1]
	return mark == '(' || (word == "b" || word == "d") && (mark == ',' || mark == ';')
}

// afterComma reports whether the last token is a comma.
func (s *scanner) afterComma() bool { return s.last > 0 && s.text[s.last-1] == ',' }

// overBlank skips up to two white space characters at at.
func (s *scanner) overBlank(at int) int {
	for range 2 {
		class, size := s.class(at)
		if class&charSpace == 0 {
			break
		}
		at += size
	}
	return at
}

// isInitial reports whether word, before the full stop at at, is the initial of
// a name, and not a label ("vitamin C.") or the pronoun at a sentence's end.
func (s *scanner) isInitial(word string, at int) bool {
	r, size := utf8.DecodeRuneInString(word)
	if size != len(word) || classOf(r)&charUpper == 0 {
		return false
	}
	if s.byteAt(at+1) == ',' {
		return true
	}
	last, next := s.lastWord(), s.overBlank(at+1)
	if class, _ := s.class(next); class&charUpper == 0 {
		// Suspects go by half a name: "Tim K. was seen". Others have two: `John K. "Jack" Lund`.
		return (class&charLower != 0 || word != "I" && s.nickname(next)) && last.shape&(Upper|Caps) == Upper && !lettered[last.text]
	}
	if s.byteAt(next+1) == '.' { // two initials
		return true
	}
	if word == "I" && last.shape.Has(Lower) || lettered[last.text] { // so did I; vitamin C
		return false
	}
	return last.shape&(Letter|Digit) == 0 || !starters[s.starter(next)]
}

// nickname reports whether one word in quotation marks or brackets begins at at.
func (s *scanner) nickname(at int) bool {
	r, size := utf8.DecodeRuneInString(s.text[at:])
	if r != '"' && !isOpening(r) {
		return false
	}
	word := s.starter(at + size)
	r, _ = utf8.DecodeRuneInString(s.text[at+size+len(word):])
	return word != "" && asciiClass[word[0]]&charUpper != 0 && (r == '"' || isClosing(r))
}

// starter is the run of ASCII letters at at, cut beyond the length of the
// longest starter.
func (s *scanner) starter(at int) string {
	end := at
	for end < at+12 && asciiClass[s.byteAt(end)]&charLetter != 0 {
		end++
	}
	return s.text[at:end]
}

// lastWord is the text and shape of the last token, of none before the first.
func (s *scanner) lastWord() (last struct {
	text  string
	shape Shape
}) {
	if len(s.tokens) > 0 {
		t := s.tokens[len(s.tokens)-1]
		last.text, last.shape = s.text[t.Start:t.End], t.Shape
	}
	return last
}

// isUpper reports whether word is nothing but ASCII capitals.
func isUpper(word string) bool {
	for i := range len(word) {
		if asciiClass[word[i]]&charUpper == 0 {
			return false
		}
	}
	return true
}

// address is the end of the web or mail address that begins at start and whose
// first part ends at end; 0 when there is none.
func (s *scanner) address(start, end int) int {
	word := s.text[start:end]
	switch {
	case s.byteAt(end) == ':' && s.byteAt(end+1) == '/' && s.byteAt(end+2) == '/' && s.before(end)&charLetter != 0:
		return s.path(end + 3)
	case s.byteAt(end) == '@':
		if class, _ := s.class(end + 1); class&charWord != 0 {
			return s.host(end + 1)
		}
	case isHost(word):
		if s.byteAt(end) == '/' || s.byteAt(end) == '?' && s.byteAt(end+1) != ' ' {
			return s.path(end)
		}
		return end
	}
	return 0
}

// isHost reports whether word is written as the name of a site: "bbc.co.uk".
// With a capital, as in "Amazon.com", it rather names the firm.
func isHost(word string) bool {
	if len(word) > 4 && (word[:4] == "www." || word[:4] == "WWW.") {
		return true
	}
	end := len(word)
	for dot := end - 1; dot > 0 && end-dot <= 5; dot-- {
		if word[dot] == '.' {
			return siteEndings[word[dot+1:]] && asciiClass[word[0]]&charUpper == 0
		}
	}
	return false
}

// host is the end of the letters, digits and inner marks of a host name.
func (s *scanner) host(at int) int {
	for {
		class, size := s.class(at)
		if class&charWord == 0 {
			c := s.byteAt(at)
			next, _ := s.class(at + 1)
			if c != '.' && c != '-' && c != '_' || next&charWord == 0 {
				return at
			}
			size = 1
		}
		at += size
	}
}

// path is the end of an address whose rest begins at at. The marks that close
// a sentence or a bracket around the address are not part of it.
func (s *scanner) path(at int) int {
	start, open := at, 0
	for at < len(s.text) {
		r, size := utf8.DecodeRuneInString(s.text[at:])
		class := classOf(r)
		if class&charSpace != 0 || r == '"' || r == '<' || r == '>' || r >= utf8.RuneSelf && class&charWord == 0 {
			break
		}
		if r == '(' {
			open++
		}
		at += size
	}
	for ; at > start; at-- {
		switch s.text[at-1] {
		case '.', ',', ';', ':', '!', '?', '\'', '*', ']', '}', '|':
			continue
		case ')':
			if open == 0 {
				continue
			}
		}
		break
	}
	return at
}
