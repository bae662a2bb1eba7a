package rules

import (
	"fmt"
	"maps"
	"slices"
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

	ready map[string]bool // lexicons whose lists the index knows

	lean lean // rules files that are built in

	incomplete bool // a file is missing, so that nothing is known of its names

	section     string // what the rule being read is: "frame"
	rule        string // ID of the rule being read
	lines       map[string][]string
	lists       map[string]*List
	used        map[string]bool // lists that something names
	types       map[string]*Type
	kinds       map[string][]string // of a type and those above it
	tests       int                 // numbers given out to tests
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
	if n := len(l.lines[p.File]); n > 0 && p.Line > n { // YAML sees the end of a file below its last line
		p.Line, p.Column = n, len(l.lines[p.File][n-1])+1
	}
	e := &Error{Pos: p, Section: l.section, Rule: l.rule, Message: fmt.Sprintf(format, args...), Hint: hint, Width: width}
	if lines := l.lines[p.File]; p.Line > 0 && p.Line <= len(lines) {
		e.Line = lines[p.Line-1]
	}
	l.errs = append(l.errs, e)
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
		l.failIn(n, at, width, suggest(name, l.listNames()), "list @%s is not declared%s", name, l.lost())
	}
	return nil
}

// lost is added to the message about a list that a lexicon which is switched off may have declared.
func (l *loader) lost() string {
	off := l.off["lexicons"]
	if len(off) == 0 {
		return ""
	}
	return fmt.Sprintf("; perhaps %s did, which is switched off at %s", off[0].Value, l.pos(off[0]))
}

// listNames returns the names of all lists, sorted.
func (l *loader) listNames() []string { return slices.Sorted(maps.Keys(l.lists)) }
