package export

import (
	"bufio"
	"io"
	"strconv"
	"unicode/utf8"
)

// An xmlWriter writes XML piece by piece: encoding/xml encodes whole structs, with
// reflection. bufio keeps the first error; Flush returns it.
type xmlWriter struct {
	*bufio.Writer
	buf []byte
}

func newXMLWriter(w io.Writer) *xmlWriter { return &xmlWriter{Writer: bufio.NewWriterSize(w, 1<<16)} }

// raw writes what is XML already.
func (x *xmlWriter) raw(parts ...string) {
	for _, p := range parts {
		_, _ = x.WriteString(p)
	}
}

// text writes a text between tags.
func (x *xmlWriter) text(s string) {
	x.buf = appendXML(x.buf[:0], s, false)
	_, _ = x.Write(x.buf)
}

// attribute writes a space, a name and a quoted text.
func (x *xmlWriter) attribute(name, text string) {
	x.buf = append(append(append(x.buf[:0], ' '), name...), `="`...)
	x.buf = append(appendXML(x.buf, text, true), '"')
	_, _ = x.Write(x.buf)
}

// appendXML appends a text, for an attribute or between tags, as readers give it back:
// in an attribute a line break would become a space, and anywhere a carriage return a
// line feed. A character that XML has not, such as U+0001, becomes U+FFFD.
// xml.EscapeText also escapes the quotes between tags, which are half of our JSON there.
func appendXML(b []byte, s string, attribute bool) []byte {
	start := 0
	for i := 0; i < len(s); {
		c, size, as := s[i], 1, ""
		switch {
		case c == '&':
			as = "&amp;"
		case c == '<':
			as = "&lt;"
		case c == '>':
			as = "&gt;"
		case c == '"' && attribute:
			as = "&quot;"
		case c == '\n' && attribute:
			as = "&#10;"
		case c == '\t' && attribute:
			as = "&#9;"
		case c == '\r':
			as = "&#13;"
		case c < ' ' && c != '\n' && c != '\t':
			as = "\uFFFD"
		case c >= utf8.RuneSelf:
			var r rune
			if r, size = utf8.DecodeRuneInString(s[i:]); r == utf8.RuneError && size == 1 || r == '\uFFFE' || r == '\uFFFF' {
				as = "\uFFFD"
			}
		}
		if as != "" {
			b = append(append(b, s[start:i]...), as...)
			start = i + size
		}
		i += size
	}
	return append(b, s[start:]...)
}

// value writes a value of a field, for an attribute or between tags; a list as JSON.
func (x *xmlWriter) value(k fieldKind, v *value, attribute bool) {
	switch k {
	case textField, jsonField:
		x.buf = appendXML(x.buf[:0], v.text, attribute)
		_, _ = x.Write(x.buf)
	case listField:
		x.buf = appendXML(x.buf[:0], string(appendList(nil, v.list)), attribute)
		_, _ = x.Write(x.buf)
	case countField, numberField:
		_, _ = x.Write(strconv.AppendFloat(x.AvailableBuffer(), v.number, 'f', -1, 64))
	case flagField:
		_, _ = x.Write(strconv.AppendBool(x.AvailableBuffer(), v.number != 0))
	}
}
