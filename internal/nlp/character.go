package nlp

import (
	"unicode"
	"unicode/utf8"
)

// A charClass says what the tokeniser may do with a character, as a set of bits.
type charClass uint8

const (
	charLower    charClass = 1 << iota
	charUpper              // upper and title case
	charCaseless           // a letter without case, or a mark that belongs to the letter before
	charDigit
	charSpace   // parts tokens and is in none: white space and invisible format characters
	charNewline // a charSpace that ends a line
	charPlain   // ends the word before it, whatever follows
	charSymbol  // currency, percent and the like

	charLetter = charLower | charUpper | charCaseless
	charWord   = charLetter | charDigit
)

// asciiClass spares the common characters the decoding and the Unicode tables.
var asciiClass = func() (table [256]charClass) {
	for c := 'a'; c <= 'z'; c++ {
		table[c], table[c-'a'+'A'] = charLower, charUpper
	}
	for c := '0'; c <= '9'; c++ {
		table[c] = charDigit
	}
	for _, c := range " \t\v" {
		table[c] = charSpace | charPlain
	}
	for _, c := range "\n\r\f" {
		table[c] = charSpace | charNewline | charPlain
	}
	for _, c := range `,;()[]"?!` {
		table[c] = charPlain
	}
	for _, c := range "$%#+<=>^|~\\" {
		table[c] = charSymbol
	}
	return table
}()

// The block of Unicode that has the dashes, the curved quotation marks and the ellipsis.
const firstMark, lastMark = '\u2000', '\u206f'

// markClass spares the characters of that block the Unicode tables.
var markClass = func() (table [lastMark - firstMark + 1]charClass) {
	for i := range table {
		table[i] = tableClass(firstMark + rune(i))
	}
	return table
}()

// classOf is the class of any character.
func classOf(r rune) charClass {
	switch {
	case r < utf8.RuneSelf:
		return asciiClass[r]
	case firstMark <= r && r <= lastMark:
		return markClass[r-firstMark]
	}
	return tableClass(r)
}

// tableClass is the class that the Unicode tables give a character.
func tableClass(r rune) charClass {
	switch {
	case r == utf8.RuneError:
		return charSymbol
	case r == '\u0085' || r == '\u2028' || r == '\u2029':
		return charSpace | charNewline
	case unicode.IsSpace(r) || invisible(r):
		return charSpace
	case unicode.IsLower(r):
		return charLower
	case unicode.IsUpper(r) || unicode.IsTitle(r):
		return charUpper
	case unicode.IsLetter(r) || unicode.IsMark(r):
		return charCaseless
	case unicode.IsNumber(r):
		return charDigit
	case unicode.IsSymbol(r) || unicode.Is(unicode.Co, r):
		return charSymbol
	}
	return 0
}

// invisible reports whether r draws nothing: soft hyphens, zero-width spaces,
// byte order marks, direction marks and the selectors that follow an emoji.
func invisible(r rune) bool {
	return '\ufe00' <= r && r <= '\ufe0f' || unicode.Is(unicode.Cf, r)
}

// binding reports whether the invisible character r stands inside words: a
// place to hyphenate, a joiner or a non-joiner. The others part words.
func binding(r rune) bool {
	return r == '\u00ad' || r == '\u200c' || r == '\u200d' || r == '\u2060'
}

// The byte range 0x80-0x9f holds controls in Unicode and punctuation in the
// Windows code pages; texts that were decoded with the wrong one of the two
// still mean the punctuation.
const (
	windowsOpenQuote   = '\u0091'
	windowsApostrophe  = '\u0092'
	windowsBullet      = '\u0095'
	windowsEnDash      = '\u0096'
	windowsEmDash      = '\u0097'
	windowsOpenDouble  = '\u0093'
	windowsCloseDouble = '\u0094'
)

// isApostrophe reports whether r is written for the apostrophe inside words.
func isApostrophe(r rune) bool {
	switch r {
	case '\'', '’', '‘', '′', windowsApostrophe:
		return true
	}
	return false
}

// isHyphen reports whether r is a hyphen that binds words.
func isHyphen(r rune) bool { return r == '-' || r == '\u2010' || r == '\u2011' }

// isDash reports whether r is a dash that parts words.
func isDash(r rune) bool {
	switch r {
	case '\u2012', '–', '—', '―', '−', windowsEnDash, windowsEmDash:
		return true
	}
	return false
}

// isBullet reports whether r begins an item of a list.
func isBullet(r rune) bool {
	switch r {
	case '•', '‣', '▪', '■', '●', '◦', '►', '∙', windowsBullet:
		return true
	}
	return false
}

// isOpening reports whether r is a bracket or a curly quote that opens.
func isOpening(r rune) bool {
	switch r {
	case '(', '[', '{', '“', '„', '‘', '‚', '«', '‹', '`', windowsOpenQuote, windowsOpenDouble:
		return true
	}
	return false
}

// isClosing reports whether r is a bracket or a curly quote that closes.
func isClosing(r rune) bool {
	switch r {
	case ')', ']', '}', '”', '’', '»', '›', windowsApostrophe, windowsCloseDouble:
		return true
	}
	return false
}

// shapeOf describes a token. [Tokenize] adds what the surroundings say: Glued, Break.
func shapeOf(token string) (shape Shape) {
	var seen charClass // of the whole token
	var part charClass // since the last mark: "Al-Qaeda" is not written as "McCain" is
	var letters int
	for at := 0; at < len(token); {
		class, r, size := asciiClass[token[at]], rune(token[at]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(token[at:])
			class = classOf(r)
		}
		if at == 0 {
			shape |= firstShape(class)
		}
		switch {
		case class&charLetter != 0:
			letters++
			if class&charUpper != 0 && part&charLower != 0 {
				shape |= Mixed
			}
			part |= class
		case r == '.':
			shape |= Dot
			part = 0
		case isHyphen(r):
			if at > 0 {
				shape |= Hyphen
			}
			part = 0
		default:
			part = 0
		}
		seen |= class
		at += size
	}
	switch {
	case seen&charWord == 0:
		shape = shape&^(Dot|Hyphen) | Punct
	case seen&charLetter == 0 && seen&charSymbol == 0:
		shape |= Number
	}
	if seen&charLetter != 0 {
		shape |= Letter
	}
	if letters >= 2 && seen&charLetter == charUpper {
		shape |= Caps
	}
	if seen&charDigit != 0 {
		shape |= Digit
	}
	if seen&charSymbol != 0 {
		shape |= Symbol
	}
	return shape
}

// firstShape is what the first character alone says about the token.
func firstShape(class charClass) Shape {
	switch {
	case class&charUpper != 0:
		return Upper
	case class&charLower != 0:
		return Lower
	}
	return 0
}
