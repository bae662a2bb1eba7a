package identity

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// plainLetters are the letters that Unicode does not decompose, as English papers print them.
var plainLetters = strings.NewReplacer("ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ß", "ss", "æ", "ae", "œ", "oe", "ı", "i", "ə", "a",
	"'", "", "’", "", "‘", "", "ʻ", "", "`", "", ".", "")

// plain returns a name in lower case without accents, apostrophes and dots.
func plain(s string) string {
	ascii, marked := true, false
	for i := 0; i < len(s); i++ {
		ascii = ascii && s[i] < 0x80
		marked = marked || s[i] == '\'' || s[i] == '.' || s[i] == '`'
	}
	s = strings.ToLower(s)
	if ascii && !marked {
		return s
	}
	if !ascii {
		s = strings.Map(func(r rune) rune {
			if unicode.Is(unicode.Mn, r) {
				return -1
			}
			return r
		}, norm.NFD.String(s))
	}
	return plainLetters.Replace(s)
}

// words splits a name at whatever is no letter, digit, dot or apostrophe.
func words(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.M, r) && !strings.ContainsRune(".'’‘ʻ`", r)
	})
}

// romanisation maps spellings that romanisations of one name differ in to one of
// them: Mohammed and Muhammad, Yusuf and Youssef, Zelensky and Zelenskiy, Müller and Mueller.
var romanisation = strings.NewReplacer("tch", "c", "tsch", "c", "ch", "c", "ph", "f", "dh", "d", "th", "t", "gh", "g", "ou", "u", "oo", "u",
	"oe", "u", "ue", "u", "o", "u", "iy", "i", "yi", "i", "ay", "i", "ai", "i", "ey", "i", "ei", "i", "ie", "i", "ee", "i", "e", "i", "y", "i",
	"w", "v", "q", "k", "ck", "k", "x", "ks", "j", "i")

// sound returns what a plain word shares with its other romanisations.
func sound(word string) string {
	s := romanisation.Replace(word)
	if rest, ok := strings.CutPrefix(s, "mac"); ok && len(rest) > 2 { // MacDonald, McDonald
		s = "mc" + rest
	}
	var b strings.Builder
	var last rune
	for _, r := range s {
		if r != last {
			b.WriteRune(r)
		}
		last = r
	}
	if s = b.String(); len(s) > 3 {
		s = strings.TrimSuffix(s, "h")
	}
	return s
}

// consonants returns a sound without the vowels behind its first letter.
func consonants(sound string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("aiu", r) {
			return -1
		}
		return r
	}, sound)
}

// minSound is the length from which on two spellings may be one name.
const minSound = 4

// sameSound reports whether two plain words can be one name in two romanisations:
// equal sounds, or equal consonants and one vowel's difference.
func sameSound(a, b string) bool {
	if a == b {
		return true
	}
	p, q := sound(a), sound(b)
	if p == q {
		return len(p) >= minSound-1
	}
	if len(p) < minSound || len(q) < minSound || len(p) != len(q) || p[0] != q[0] || consonants(p) != consonants(q) {
		return false
	}
	differ := 0
	for i := range len(p) {
		if p[i] != q[i] {
			differ++
		}
	}
	return differ <= 1
}
