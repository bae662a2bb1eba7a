package rules

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// mark is the byte order mark that some editors put before UTF-8.
const mark = "\ufeff"

// A document is a YAML file that is decoded, or being decoded until ready is closed.
type document struct {
	src          []byte // nil where it is not at hand
	root, second yaml.Node
	err          error
	ready        chan struct{}
}

func newDocument(src []byte) *document {
	return &document{src: bytes.TrimPrefix(src, []byte(mark)), ready: make(chan struct{})}
}

// decode starts to decode a file. It needs nothing of the loader, so that files can
// be decoded side by side.
func decode(src []byte) *document { return decodePart(src, src) }

// decodePart is decode of a file whose lines stand in part, or are empty there.
func decodePart(src, part []byte) *document {
	d := newDocument(src)
	go func() {
		defer close(d.ready)
		defer func() { // here, since the caller cannot recover what another goroutine panics with
			if r := recover(); r != nil {
				d.err = fmt.Errorf("%v", r)
			}
		}()
		dec := yaml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(part, []byte(mark))))
		if d.err = dec.Decode(&d.root); d.err == nil {
			d.err = dec.Decode(&d.second)
		}
	}()
	return d
}

// read returns the root node of a YAML file; ok is false when it cannot be read.
func (l *loader) read(name string, src []byte) (node, bool) { return l.root(name, decode(src)) }

// root returns the root node of a file that is being decoded.
func (l *loader) root(name string, d *document) (node, bool) {
	if d.src != nil {
		l.lines[name] = strings.Split(string(d.src), "\n")
	}
	<-d.ready
	if !l.plainLines(name, d.src) {
		return node{}, false
	}
	switch {
	case d.err == nil:
		l.failAt(Position{name, d.second.Line, d.second.Column}, 1, "", "a second document begins here; a file holds one")
		return node{}, false
	case d.err != io.EOF:
		l.notYAML(name, d)
		return node{}, false
	case len(d.root.Content) == 0:
		l.failAt(Position{name, 1, 1}, 1, "", "the file is empty")
		return node{}, false
	}
	root := node{d.root.Content[0], name}
	return root, bytes.IndexByte(d.src, '*') < 0 || l.noAliases(root)
}

// plainLines refuses files whose lines YAML counts otherwise than editors do, so that
// no place in them would be right.
func (l *loader) plainLines(name string, src []byte) bool {
	if bytes.HasPrefix(src, []byte("\xff\xfe")) || bytes.HasPrefix(src, []byte("\xfe\xff")) {
		l.lines[name] = nil // not to be shown
		l.failAt(Position{name, 1, 1}, 1, "", "the file is in UTF-16: save it as UTF-8")
		return false
	}
	breaks := func(b string) bool { return bytes.Contains(src, []byte(b)) }
	if !breaks("\r") && !breaks("\u0085") && !breaks("\u2028") && !breaks("\u2029") {
		return true
	}
	for i, line := range l.lines[name] {
		if i+1 < len(l.lines[name]) {
			line = strings.TrimSuffix(line, "\r")
		}
		if at := strings.IndexAny(line, "\r\u0085\u2028\u2029"); at >= 0 {
			r, size := utf8.DecodeRuneInString(line[at:])
			l.failAt(Position{name, i + 1, at + 1}, size, "", "%U ends a line in YAML, though not in editors: take it out, or write it as an escape in double quotes", r)
			return false
		}
	}
	return true
}

// noAliases refuses YAML's own macros: lists, named by @, are the macros of the language.
func (l *loader) noAliases(n node) bool {
	if n.Kind == yaml.AliasNode {
		l.fail(n, len(n.Value)+1, "", "the alias *%s is not part of the rule language; name a list by @", n.Value)
		return false
	}
	ok := true
	for _, c := range n.Content {
		ok = l.noAliases(node{c, n.file}) && ok
	}
	return ok
}
