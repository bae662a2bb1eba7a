package extractor

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Names are compared by their letters: without accents, letter case, hyphens,
// apostrophes and dots. "Erdoğan" is "Erdogan", "Min-jae" is "Minjae", "J.K." is "JK".

// foldedRunes is how far the table of folded runes goes; beyond it runes count as they are.
const foldedRunes = 0x1F00

// folded gives the small base letter of each rune, 0 for what is no letter or digit. Few
// texts of English need it, so it is made when first asked for.
var folded = sync.OnceValue(foldTable)

func foldTable() *[foldedRunes]rune {
	var t [foldedRunes]rune
	for r := range rune(foldedRunes) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			base, _ := utf8.DecodeRuneInString(norm.NFD.String(string(unicode.ToLower(r))))
			t[r] = unicode.ToLower(base)
		}
	}
	for r, base := range map[rune]rune{'ı': 'i', 'ł': 'l', 'Ł': 'l', 'ø': 'o', 'Ø': 'o', 'đ': 'd', 'Đ': 'd', 'ð': 'd', 'Ð': 'd', 'ħ': 'h', 'ß': 's', 'ə': 'a', 'Ə': 'a', 'æ': 'a', 'Æ': 'a', 'œ': 'o', 'þ': 't', 'Þ': 't'} {
		t[r] = base
	}
	return &t
}

func foldRune(r rune) rune {
	switch {
	case 'a' <= r && r <= 'z', '0' <= r && r <= '9', r >= foldedRunes:
		return r
	case 'A' <= r && r <= 'Z':
		return r + 'a' - 'A'
	case r < utf8.RuneSelf:
		return 0
	}
	return folded()[r]
}

// umlauts are letters that are also written as two: "Müller" is "Mueller", "Bjørn" is "Bjoern".
var umlauts = map[rune]rune{'ä': 'e', 'ö': 'e', 'ü': 'e', 'ø': 'e', 'æ': 'e', 'å': 'a', 'ß': 's', 'þ': 'h', 'œ': 'e',
	'Ä': 'e', 'Ö': 'e', 'Ü': 'e', 'Ø': 'e', 'Æ': 'e', 'Å': 'a', 'Þ': 'h'}

// A letterReader gives the folded letters of a text one by one.
type letterReader struct {
	text    string
	spelled bool // umlauts as two letters
	next    rune
}

func (l *letterReader) letter() rune {
	if r := l.next; r != 0 {
		l.next = 0
		return r
	}
	for l.text != "" {
		r, size := utf8.DecodeRuneInString(l.text)
		l.text = l.text[size:]
		if l.spelled && r >= utf8.RuneSelf {
			l.next = umlauts[r]
		}
		if f := foldRune(r); f != 0 {
			return f
		}
		l.next = 0
	}
	return 0
}

// sameLetters reports whether two names have the same letters.
func sameLetters(a, b string) bool {
	return a == b || equalLetters(a, b, false) || hasUmlaut(a, b) && equalLetters(a, b, true)
}

func equalLetters(a, b string, spelled bool) bool {
	x, y := letterReader{text: a, spelled: spelled}, letterReader{text: b, spelled: spelled}
	for {
		r := x.letter()
		if r != y.letter() {
			return false
		}
		if r == 0 {
			return true
		}
	}
}

func hasUmlaut(a, b string) bool { return !ascii(a) || !ascii(b) }

func ascii(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// letterHash is equal for texts of the same letters (FNV-1a).
func letterHash(s string, spelled bool) uint32 {
	l := letterReader{text: s, spelled: spelled}
	h := uint32(2166136261)
	for r := l.letter(); r != 0; r = l.letter() {
		h = (h ^ uint32(r)) * 16777619
	}
	return h
}

// withoutArticle takes the Arabic article off a word: "al-Busaidi" is "Busaidi".
func withoutArticle(word string) string {
	if i := strings.IndexByte(word, '-'); i == 2 || i == 3 {
		switch strings.ToLower(word[:i]) {
		case "al", "el", "ad", "an", "ar", "as", "at", "az", "ed", "er", "es", "ez", "ul", "ur", "us", "ol", "ash", "esh", "adh", "abd":
			if i+1 < len(word) && word[:i] != "abd" {
				return word[i+1:]
			}
		}
	}
	return word
}
