package rules

import (
	"io/fs"
)

// Load reads the rules file name in fsys and the files it names, which are looked
// for relative to it; bases are the sets that it may extend by their names. The error
// is an [Errors] with every mistake, or that of reading the file.
func Load(fsys fs.FS, name string, bases ...Base) (*Set, error) {
	src, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, err
	}
	return Parse(name, src, fsys, bases...)
}

// Parse is Load of a file whose bytes are at hand; fsys serves the files it names.
func Parse(name string, src []byte, fsys fs.FS, bases ...Base) (*Set, error) {
	l := newLoader(bases)
	l.gather(&source{fsys: fsys, name: name}, src)
	if !l.incomplete {
		l.readSections()
	}
	if len(l.errs) > 0 {
		l.errs.sort()
		return nil, l.errs
	}
	return l.set, nil
}

func newLoader(bases []Base) *loader {
	return &loader{bases: bases, set: &Set{Coreference: defaultCoreference(), inherited: map[string]bool{}}, files: map[string]*source{},
		off: map[string][]node{}, changes: map[*Entry]string{}, lines: map[string][]string{}, lists: map[string]*List{}, used: map[string]bool{}, types: map[string]*Type{},
		byName: map[string]*Relation{}, columns: map[lineKey][]int32{}}
}

// readKeys keeps the sections of a rules file for later, since sections name each other.
func (l *loader) readKeys(s *source, root node) {
	s.sections = map[string]node{}
	known := map[string]func(node){}
	for _, name := range []string{"version", "extends", "include", "types", "lists", "lexicons", "grammar", "entities", "relations", "attributes",
		"coreference", "infer", "emit", "frames", "off"} {
		known[name] = func(n node) { s.sections[name] = n }
	}
	l.fields(root, "a rules file", known)
	if n, ok := s.sections["version"]; !ok {
		l.fail(root, 1, "", "the file must say version: 1")
	} else if n.Value != "1" {
		l.fail(n, len(n.Value), "", "version %s of the rule language is not known: this program reads version 1", n.Value)
	}
}

// readSections reads the sections of all files: what others name first, whatever
// their order in the file.
func (l *loader) readSections() {
	l.set.Version = 1
	l.readOff()
	l.readTypes()
	l.readLexicons()
	l.readLists()
	l.readGrammar()
	l.readEntities()
	l.readRelations()
	l.readAttributes()
	l.policy("coreference", l.readCoreference)
	l.policy("emit", l.readEmit)
	l.readFrames()
	l.policy("infer", l.readInfer)
	l.checkPreferences()
	l.checkUse()
	for file, s := range l.files {
		l.set.inherited[file] = s.depth > 0
	}
}

// sections returns a section of all files that have it, those of extended sets first.
func (l *loader) sections(name string) []node {
	var all []node
	for _, s := range l.sources {
		if n, ok := s.sections[name]; ok {
			all = append(all, n)
		}
	}
	if name == "lists" {
		all = append(all, l.foreign...)
	}
	return all
}

// policy reads a section that is said once in a set; what a file says stands in place
// of what the set that it extends says.
func (l *loader) policy(name string, read func(node)) {
	said := map[int]node{}
	for _, n := range l.sections(name) {
		depth := l.depthOf(n.file)
		if old, twice := said[depth]; twice {
			l.fail(n, 1, "", "%s is said at %s already", name, l.pos(old))
		}
		said[depth] = n
		read(n)
	}
}
