package rules

import (
	"bytes"
	"maps"
	"slices"

	"gopkg.in/yaml.v3"
)

// ReadExamples reads the examples of the rules that are built in (see [BuiltIn]). Load leaves
// them out: they are more than half of a rules file, and an extractor asks for none. It must be
// called before the Examples of such rules are looked at, and may be called again.
func (s *Set) ReadExamples() {
	if s.examples != nil {
		s.examples()
	}
}

// lean are the rules files whose examples are left out, until they are asked for.
type lean struct {
	files   map[string][]byte // as they stand
	waiting map[lineKey]func(node)
}

// decode begins to decode a rules file, one that is built in without its examples.
func (x *lean) decode(s *source, src []byte) *document {
	files, built := s.fsys.(BuiltIn)
	if !built {
		return decode(src)
	}
	x.files[s.file()] = src
	if t := openRules(files, s.name, src); t != nil {
		return t.document(src)
	}
	return decodePart(src, withoutExamples(src))
}

// examples returns what reads the examples of a rule, or makes them wait.
func (l *loader) examples(read func(node)) func(node) {
	return func(n node) {
		if !l.leaves(n.file) || n.Tag != "!!null" {
			read(n)
			return
		}
		l.lean.waiting[lineKey{n.file, n.Line}] = read
	}
}

// leaves reports whether examples of a file are left out. They have no mistakes: a test holds that.
func (l *loader) leaves(file string) bool { return l.lean.files[file] != nil }

// readExamples decodes the lean files whole and reads what waits there.
func (l *loader) readExamples() {
	if len(l.lean.waiting) == 0 {
		return
	}
	for _, file := range slices.Sorted(maps.Keys(l.lean.files)) {
		d := decode(l.lean.files[file])
		if <-d.ready; len(d.root.Content) > 0 {
			l.readWaiting(node{d.root.Content[0], file})
		}
	}
	clear(l.lean.waiting)
}

// forget lets go of the YAML that is read, but for what waits.
func (l *loader) forget() {
	l.sources, l.foreign, l.off = nil, nil, nil
	for _, s := range l.files {
		s.sections = nil
	}
}

func (l *loader) readWaiting(n node) {
	for i, c := range n.Content {
		if n.Kind == yaml.MappingNode && i%2 == 1 && n.Content[i-1].Value == "examples" {
			if read := l.lean.waiting[lineKey{n.file, n.Content[i-1].Line}]; read != nil {
				read(node{c, n.file})
			}
			continue
		}
		l.readWaiting(node{c, n.file})
	}
}

// withoutExamples empties the blocks of examples of a rules file, so that all else keeps its place.
func withoutExamples(src []byte) []byte {
	out := make([]byte, 0, len(src))
	block := -1 // the column of the key whose block it is
	for line := range bytes.Lines(src) {
		text := bytes.TrimLeft(line, " ")
		column, end := len(line)-len(text), bytes.TrimRight(text, "\r\n ")
		if block >= 0 && (len(end) == 0 || column > block || column == block && text[0] == '-') {
			out = append(out, '\n')
			continue
		}
		block = -1
		if string(end) == "examples:" {
			block = column
		}
		out = append(out, line...)
	}
	return out
}
