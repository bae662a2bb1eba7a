package export

import (
	"bufio"
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

// text writes a text between tags.
func (x *xmlWriter) text(s string) {
	x.buf = xmlText.append(x.buf[:0], s)
	_, _ = x.Write(x.buf)
}

// attribute writes a space, a name and a quoted text.
func (x *xmlWriter) attribute(name, text string) {
	x.buf = append(append(append(x.buf[:0], ' '), name...), `="`...)
	x.buf = append(xmlAttribute.append(x.buf, text), '"')
	_, _ = x.Write(x.buf)
}

// value writes a value of a field, for an attribute or between tags; a list as JSON.
func (x *xmlWriter) value(k fieldKind, v *value, in *escaper) {
	switch k {
	case textField, jsonField:
		x.buf = in.append(x.buf[:0], v.text)
		_, _ = x.Write(x.buf)
	case listField:
		x.buf = in.append(x.buf[:0], string(appendList(nil, v.list)))
		_, _ = x.Write(x.buf)
	case countField, numberField:
		_, _ = x.Write(strconv.AppendFloat(x.AvailableBuffer(), v.number, 'f', -1, 64))
	case flagField:
		_, _ = x.Write(strconv.AppendBool(x.AvailableBuffer(), v.number != 0))
	}
}
