package rules

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// A Base is a rule set with a name, which files extend by that name: "extends: shipped".
type Base struct {
	Name string
	FS   fs.FS
	File string // its rules file in FS
}

// BuiltIn is a file system of a program's own files, among them what was made of others: of rules.yaml
// a rules.bin (see [ReadyRules]), and of the lexicons that it names a lexicon.bin beside it (see [Ready]). The
// latter needs no check, and they need not be read. What is made is the program's own: it is not damaged.
type BuiltIn interface {
	fs.FS
	// Ready returns the content of such a file, "" where there is none.
	Ready(name string) string
}

// A source is a file of the set being loaded: rules, or a lexicon.
type source struct {
	fsys     fs.FS
	prefix   string // before its name in messages: "shipped:" for the files of that base
	name     string // in fsys
	depth    int    // how many steps of extends lead to it
	from     *source
	included bool
	done     bool // it and what it names are gathered
	sections map[string]node
}

// file is the name of the source in positions and messages.
func (s *source) file() string { return s.prefix + s.name }

// gather reads a rules file and the files that it extends and includes, which come
// before it in l.sources.
func (l *loader) gather(s *source, src []byte) {
	l.files[s.file()] = s
	if root, ok := l.root(s.file(), l.lean.decode(s, src)); ok {
		l.readKeys(s, root)
		if n, ok := s.sections["extends"]; ok {
			l.readExtends(s, n)
		}
		if n, ok := s.sections["include"]; ok {
			l.items(n, "include", func(c node) { l.readInclude(s, c) })
		}
	} else {
		l.incomplete = true
	}
	s.done = true
	l.depth = max(l.depth, s.depth)
	l.sources = append(l.sources, s)
}

func (l *loader) readExtends(s *source, n node) {
	base := slices.IndexFunc(l.bases, func(b Base) bool { return b.Name == n.Value })
	switch {
	case n.Kind != yaml.ScalarNode:
		l.missing(n, "", "a file extends one set: say its name, as in extends: shipped")
	case s.included:
		l.missing(n, "", "a file that is included cannot extend another: say extends in the file that includes it")
	case base >= 0:
		l.gatherBase(s, n, l.bases[base])
	case strings.HasSuffix(n.Value, ".yaml"):
		l.gatherBeside(s, n, func(base *source) { base.depth++ })
	default:
		var names []string
		for _, b := range l.bases {
			names = append(names, b.Name)
		}
		l.missing(n, suggest(n.Value, names), "%q is no rule set: extends takes %s", n.Value,
			strings.Join(append(names, "the path of a rules file, which ends in .yaml"), ", or "))
	}
}

// missing reports a file that cannot be had, so that nothing is known of what it declares.
func (l *loader) missing(n node, hint, format string, args ...any) {
	l.incomplete = true
	l.fail(n, max(len(n.Value), 1), hint, format, args...)
}

func (l *loader) gatherBase(s *source, n node, b Base) {
	src, err := fs.ReadFile(b.FS, b.File)
	if err != nil {
		l.missing(n, "", "%q cannot be read: %v", n.Value, err)
		return
	}
	l.gather(&source{fsys: b.FS, prefix: b.Name + ":", name: b.File, depth: s.depth + 1, from: s}, src)
}

func (l *loader) readInclude(s *source, n node) {
	if slices.ContainsFunc(l.bases, func(b Base) bool { return b.Name == n.Value }) {
		l.missing(n, "", "%q is a rule set to extend: say extends: %[1]s", n.Value)
		return
	}
	l.gatherBeside(s, n, func(part *source) { part.included = true })
}

// gatherBeside gathers the rules file that n names, unless it is gathered already.
func (l *loader) gatherBeside(s *source, n node, change func(*source)) {
	other, src, ok := l.beside(n, "rules file")
	switch {
	case !ok:
		l.incomplete = true
	case src == nil && !other.done:
		l.missing(n, "", "the files go in a circle: %s", circle(other, s))
	case src != nil:
		change(other)
		l.gather(other, src)
	}
}

// circle writes the way from a file to one that names it again.
func circle(first, last *source) string {
	way := first.file()
	for s := last; ; s = s.from {
		way = s.file() + " -> " + way
		if s == first {
			return way
		}
	}
}

// beside opens the file that n names, relative to the file that n stands in. A file
// that is known already comes without its bytes.
func (l *loader) beside(n node, what string) (s *source, src []byte, ok bool) {
	s, known, ok := l.locate(n, what)
	if !ok || known {
		return s, nil, ok
	}
	src, ok = l.open(n, s, what)
	return s, src, ok
}

// locate finds the source that a node names beside its own; known tells that it was named before.
func (l *loader) locate(n node, what string) (s *source, known, ok bool) {
	if n.Kind != yaml.ScalarNode || n.Value == "" {
		l.fail(n, 1, "", "the name of a %s is wanted here", what)
		return nil, false, false
	}
	from := l.files[n.file]
	s = &source{fsys: from.fsys, prefix: from.prefix, name: path.Join(path.Dir(from.name), n.Value), depth: from.depth, from: from}
	if path.IsAbs(n.Value) || !fs.ValidPath(s.name) {
		l.fail(n, len(n.Value), "", "%s %q lies outside of the directory of the rules: name one beside or below them", what, n.Value)
		return nil, false, false
	}
	if known := l.files[s.file()]; known != nil {
		return known, true, true
	}
	if s.fsys == nil {
		l.fail(n, len(n.Value), "", "%s %q cannot be read: there are no files", what, n.Value)
		return nil, false, false
	}
	return s, false, true
}

// open reads the source that a node names.
func (l *loader) open(n node, s *source, what string) (src []byte, ok bool) {
	src, err := fs.ReadFile(s.fsys, s.name)
	if err != nil {
		if info, err := fs.Stat(s.fsys, s.name); err == nil && info.IsDir() {
			l.fail(n, len(n.Value), "", "%q is a directory, not a %s", n.Value, what)
			return nil, false
		}
		l.fail(n, len(n.Value), l.neighbour(s, n.Value), "%s %q cannot be read", what, n.Value)
		return nil, false
	}
	if src == nil {
		src = []byte{}
	}
	return src, true
}

// neighbour returns the file beside s that was perhaps meant where s is named.
func (l *loader) neighbour(s *source, named string) string {
	files, _ := fs.ReadDir(s.fsys, path.Dir(s.name))
	names := make([]string, len(files))
	for i, f := range files {
		names[i] = f.Name()
	}
	name := l.suggest(path.Base(s.name), names)
	if name == "" {
		return ""
	}
	return path.Join(path.Dir(named), name)
}

// depthOf returns how many steps of extends lead to the file of a position.
func (l *loader) depthOf(file string) int {
	if s := l.files[file]; s != nil {
		return s.depth
	}
	return 0
}
