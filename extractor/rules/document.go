package rules

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
)

// A document is a YAML file that is decoded, or being decoded until ready is closed.
type document struct {
	src          []byte
	root, second yaml.Node
	err          error
	ready        chan struct{}
}

// decode starts to decode a file. It needs nothing of the loader, so that files can
// be decoded side by side.
func decode(src []byte) *document {
	d := &document{src: src, ready: make(chan struct{})}
	go func() {
		defer close(d.ready)
		defer func() { // here, since the caller cannot recover what another goroutine panics with
			if r := recover(); r != nil {
				d.err = fmt.Errorf("%v", r)
			}
		}()
		dec := yaml.NewDecoder(bytes.NewReader(src))
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
	l.lines[name] = strings.Split(string(d.src), "\n")
	<-d.ready
	switch {
	case d.err == nil:
		l.failAt(Position{name, d.second.Line, d.second.Column}, 1, "", "a second document begins here; a file holds one")
		return node{}, false
	case d.err != io.EOF:
		msg := strings.TrimPrefix(d.err.Error(), "yaml: ")
		line := 1
		if rest, ok := strings.CutPrefix(msg, "line "); ok {
			number, text, _ := strings.Cut(rest, ": ")
			if n, err := strconv.Atoi(number); err == nil {
				line, msg = n, text
			}
		}
		l.failAt(Position{name, line, 1}, 1, "", "this is not YAML: %s", msg)
		return node{}, false
	case len(d.root.Content) == 0:
		l.failAt(Position{name, 1, 1}, 1, "", "the file is empty")
		return node{}, false
	}
	root := node{d.root.Content[0], name}
	return root, bytes.IndexByte(d.src, '*') < 0 || l.noAliases(root)
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
