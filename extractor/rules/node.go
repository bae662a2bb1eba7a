package rules

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
)

// A loader reads the files of one rule set and collects what is wrong with them.
type loader struct {
	bases   []Base
	set     *Set
	errs    Errors
	files   map[string]*source // by what positions call them
	sources []*source          // the rules files, those of extended sets first, each after what it includes
	depth   int                // of the set at the bottom
	off     map[string][]node  // section -> names that are switched off
	foreign []node             // lists of lexicon files
	changes map[*Entry]string  // entries that "replace" or "extend" one

	incomplete bool // a file is missing, so that nothing is known of its names

	section     string // what the rule being read is: "frame"
	rule        string // ID of the rule being read
	lines       map[string][]string
	lists       map[string]*List
	used        map[string]bool // lists that something names
	types       map[string]*Type
	tests       int // numbers given out to tests
	byName      map[string]*Relation
	preferences []preference
	columns     map[lineKey][]int32 // of long lines: the byte column of each rune
}

// A node is a YAML value and the file it stands in.
type node struct {
	*yaml.Node
	file string
}

func (l *loader) fail(n node, width int, hint, format string, args ...any) {
	l.failAt(l.pos(n), width, hint, format, args...)
}

// maxErrors is how many mistakes are reported: a file with more is not a rules file.
const maxErrors = 500

// full reports whether so much is wrong that further mistakes are only counted.
func (l *loader) full() bool { return len(l.errs) >= maxErrors }

// suggest is [suggest] as long as there is somebody to read it.
func (l *loader) suggest(name string, known []string) string {
	if l.full() {
		return ""
	}
	return suggest(name, known)
}

// failAt reports a mistake; width is how many bytes are wrong.
func (l *loader) failAt(p Position, width int, hint, format string, args ...any) {
	if l.full() {
		return
	}
	e := &Error{Pos: p, Section: l.section, Rule: l.rule, Message: fmt.Sprintf(format, args...), Hint: hint, Width: width}
	if lines := l.lines[p.File]; p.Line > 0 && p.Line <= len(lines) {
		e.Line = lines[p.Line-1]
	}
	l.errs = append(l.errs, e)
}

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

// fields calls the function of each key of a mapping; keys that have none are
// mistakes, and so are keys given twice.
func (l *loader) fields(n node, what string, known map[string]func(node)) {
	if n.Kind != yaml.MappingNode {
		l.fail(n, max(len(n.Value), 1), "", "%s must be a mapping", what)
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := node{n.Content[i], n.file}, node{n.Content[i+1], n.file}
		if seen[key.Value] {
			l.fail(key, len(key.Value), "", "key %q is given twice", key.Value)
			continue
		}
		seen[key.Value] = true
		if read := known[key.Value]; read != nil {
			read(value)
			continue
		}
		names := make([]string, 0, len(known))
		for k := range known {
			names = append(names, k)
		}
		slices.Sort(names)
		l.fail(key, len(key.Value), l.suggest(key.Value, names), "unknown key %q in %s", key.Value, what)
	}
}

// pairs calls do for every key of a mapping.
func (l *loader) pairs(n node, what string, do func(key, value node)) {
	if n.Kind != yaml.MappingNode {
		l.fail(n, max(len(n.Value), 1), "", "%s must be a mapping", what)
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := node{n.Content[i], n.file}
		if seen[key.Value] {
			l.fail(key, len(key.Value), "", "%q is declared twice", key.Value)
			continue
		}
		seen[key.Value] = true
		do(key, node{n.Content[i+1], n.file})
	}
}

// items calls do for every item of a sequence.
func (l *loader) items(n node, what string, do func(node)) {
	if n.Kind != yaml.SequenceNode {
		l.fail(n, max(len(n.Value), 1), "", "%s must be a list", what)
		return
	}
	for _, c := range n.Content {
		do(node{c, n.file})
	}
}

func (l *loader) str(into *string) func(node) {
	return func(n node) {
		if n.Kind != yaml.ScalarNode {
			l.fail(n, 1, "", "a single value is wanted here")
			return
		}
		*into = n.Value
	}
}

func (l *loader) flag(into *bool) func(node) {
	return func(n node) {
		if n.Value != "true" && n.Value != "false" {
			l.fail(n, len(n.Value), "", "true or false is wanted here, not %q", n.Value)
		}
		*into = n.Value == "true"
	}
}

// mark reads replace and extend, which are heeded where definitions are put together.
func (l *loader) mark() func(node) { return l.flag(new(bool)) }

// words reads words given as a list, as one scalar with commas, or as @list.
func (l *loader) words(into *[]string) func(node) {
	return func(n node) {
		switch n.Kind {
		case yaml.ScalarNode:
			l.commaWords(n, into)
		case yaml.SequenceNode:
			for _, c := range n.Content {
				item := node{c, n.file}
				if c.Kind != yaml.ScalarNode || c.Value == "" {
					l.fail(item, 1, "", "a word is wanted here")
					continue
				}
				*into = append(*into, l.expandAt(item, 0, oneSpace(c.Value))...)
			}
		default:
			l.fail(n, 1, "", "words are wanted here")
		}
	}
}

// commaWords reads words between commas.
func (l *loader) commaWords(n node, into *[]string) {
	if *into == nil {
		*into = make([]string, 0, strings.Count(n.Value, ",")+1)
	}
	for rest, more := n.Value, true; more; {
		var part string
		at := len(n.Value) - len(rest)
		part, rest, more = strings.Cut(rest, ",")
		word := strings.TrimSpace(part)
		at += strings.Index(part, word)
		switch {
		case word == "":
			l.failIn(n, max(at-1, 0), 1, "", "a word is missing here")
		case word[0] == '@':
			*into = append(*into, l.expandAt(n, at, word)...)
		default:
			*into = append(*into, oneSpace(word))
		}
	}
}

// oneSpace puts single spaces between the words of a term.
func oneSpace(term string) string {
	if strings.Contains(term, "  ") || strings.ContainsAny(term, "\n\t") {
		return strings.Join(strings.Fields(term), " ")
	}
	return term
}

// expandAt returns the words of @list, or the word itself; it stands at a byte of the value of n.
func (l *loader) expandAt(n node, at int, word string) []string {
	name, ok := strings.CutPrefix(word, "@")
	if !ok {
		return []string{word}
	}
	if list := l.list(n, at, name, len(word)); list != nil {
		return list.Words
	}
	return nil
}

// list returns a declared list and notes that it is used; it is named at a byte of the value of n.
func (l *loader) list(n node, at int, name string, width int) *List {
	if list := l.lists[name]; list != nil {
		l.used[name] = true
		return list
	}
	if !l.full() {
		l.failIn(n, at, width, suggest(name, l.listNames()), "list @%s is not declared", name)
	}
	return nil
}

// listNames returns the names of all lists, sorted.
func (l *loader) listNames() []string { return slices.Sorted(maps.Keys(l.lists)) }
