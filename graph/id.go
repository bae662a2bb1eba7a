package graph

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// NewID returns the ID of an entity: its type, a slash, and its name in lower case
// with hyphens for all that is no letter or digit: "person/ali-khamenei". Accents
// are dropped; letters of other scripts stay. A name without letters and digits becomes "x".
func NewID(typ, name string) string {
	var b strings.Builder
	b.WriteString(typ)
	b.WriteByte('/')
	start, gap := b.Len(), false
	write := func(r rune) {
		if gap && b.Len() > start {
			b.WriteByte('-')
		}
		gap = false
		b.WriteRune(r)
	}
	for _, r := range norm.NFD.String(strings.ToLower(name)) {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r):
			write(r)
		case unicode.Is(unicode.Mn, r), r == '.', r == '\'', r == '’': // U.S. is us
		default:
			gap = true
		}
	}
	if b.Len() == start {
		b.WriteByte('x')
	}
	return b.String()
}
