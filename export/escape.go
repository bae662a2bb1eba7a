package export

import (
	"fmt"
	"unicode/utf8"
)

// An escaper writes texts in the grammar of a format. Most bytes stand for themselves: those
// are found in a table and copied in runs.
type escaper struct {
	itself  [256]bool             // bytes that stand for themselves
	as      [utf8.RuneSelf]string // what stands for the other bytes of ASCII
	rare    []escape              // characters beyond ASCII that do not stand for themselves
	invalid string                // what stands for a byte that is not UTF-8
}

type escape struct {
	of rune
	as string
}

// newEscaper makes an escaper of what stands for control characters, and of pairs of other
// characters and what stands for them.
func newEscaper(control func(c byte) string, pairs ...string) *escaper {
	e := &escaper{invalid: "\uFFFD"}
	for c := range byte(utf8.RuneSelf) {
		if e.itself[c] = c >= ' '; !e.itself[c] {
			e.as[c] = control(c)
		}
	}
	for i := 0; i < len(pairs); i += 2 {
		of, as := pairs[i], pairs[i+1]
		switch r, size := utf8.DecodeRuneInString(of); {
		case r < utf8.RuneSelf:
			e.itself[r], e.as[r] = of == as, as
		case size == 1:
			e.invalid = as
		default:
			e.rare = append(e.rare, escape{r, as})
		}
	}
	return e
}

// append appends a text.
func (e *escaper) append(b []byte, s string) []byte {
	start := 0
	for i := 0; i < len(s); {
		c, size, as := s[i], 1, ""
		if e.itself[c] {
			i++
			continue
		}
		if c < utf8.RuneSelf {
			as = e.as[c]
		} else {
			var itself bool
			if as, size, itself = e.beyond(s[i:]); itself {
				i += size
				continue
			}
		}
		b = append(append(b, s[start:i]...), as...)
		i += size
		start = i
	}
	return append(b, s[start:]...)
}

// beyond says what stands for the character beyond ASCII that a text begins with, and how many bytes it has.
func (e *escaper) beyond(s string) (as string, size int, itself bool) {
	r, size := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError && size == 1 {
		return e.invalid, 1, false
	}
	for _, rare := range e.rare {
		if rare.of == r {
			return rare.as, size, false
		}
	}
	return "", size, true
}

// Texts of XML, between tags and in attributes, are written so that readers give them back: in
// an attribute a line break would become a space, and anywhere a carriage return a line feed. A
// character that XML has not, such as U+0001, becomes U+FFFD. xml.EscapeText also escapes the
// quotes between tags, which are half of our JSON there.
var (
	xmlText      = newEscaper(unknownControl, append(xmlEscapes, "\n", "\n", "\t", "\t")...)
	xmlAttribute = newEscaper(unknownControl, append(xmlEscapes, "\n", "&#10;", "\t", "&#9;", `"`, "&quot;")...)
	xmlEscapes   = []string{"&", "&amp;", "<", "&lt;", ">", "&gt;", "\r", "&#13;", "\uFFFE", "\uFFFD", "\uFFFF", "\uFFFD"}
)

func unknownControl(byte) string { return "\uFFFD" }

// dotText writes a text as Graphviz reads it in quotes: quotes and backslashes escaped, "&" as
// an entity since Graphviz decodes entities, control characters dropped.
var dotText = newEscaper(func(byte) string { return "" },
	`"`, `\"`, `\`, `\\`, "\n", `\n`, "&", "&amp;", "\t", " ", "\x7f", "", "\uFFFE", "", "\uFFFF", "")

// The strings of JSON: of our own, and as encoding/json writes them without HTML in mind.
var (
	jsonText   = newEscaper(jsonControl, jsonEscapes...)
	goJSONText = newEscaper(jsonControl, append(jsonEscapes, "\b", `\b`, "\f", `\f`, "\u2028", `\u2028`, "\u2029", `\u2029`, "\xff", `\ufffd`)...)

	jsonEscapes = []string{`"`, `\"`, `\`, `\\`, "\n", `\n`, "\t", `\t`, "\r", `\r`}
)

func jsonControl(c byte) string { return fmt.Sprintf(`\u%04x`, c) }
