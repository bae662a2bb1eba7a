package export

import (
	"bufio"
	"encoding/xml"
	"io"
	"strconv"
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

// text writes a text, also that of an attribute: a line break in it stays one. A
// character that XML has not, such as U+0001, becomes U+FFFD.
func (x *xmlWriter) text(s string) {
	x.buf = append(x.buf[:0], s...)
	_ = xml.EscapeText(x.Writer, x.buf)
}

// attribute writes a space, a name and a quoted text.
func (x *xmlWriter) attribute(name, text string) {
	x.raw(" ", name, `="`)
	x.text(text)
	x.raw(`"`)
}

// value writes a value of a field; a list as JSON.
func (x *xmlWriter) value(k fieldKind, v *value) {
	switch k {
	case textField, jsonField:
		x.text(v.text)
	case listField:
		x.text(string(appendList(nil, v.list)))
	case countField, numberField:
		_, _ = x.Write(strconv.AppendFloat(x.AvailableBuffer(), v.number, 'f', -1, 64))
	case flagField:
		_, _ = x.Write(strconv.AppendBool(x.AvailableBuffer(), v.number != 0))
	}
}
