package rules

import (
	"io/fs"
)

// Load reads the rules file name in fsys and the lexicons it names, which are
// looked for beside it. The error is an [Errors] with every mistake, or that of
// reading the file.
func Load(fsys fs.FS, name string) (*Set, error) {
	src, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, err
	}
	return Parse(name, src, fsys)
}

// Parse is Load of a file whose bytes are at hand; fsys serves its lexicons.
func Parse(name string, src []byte, fsys fs.FS) (*Set, error) {
	l := &loader{fsys: fsys, set: &Set{Coreference: defaultCoreference()}, lines: map[string][]string{}, lists: map[string]*List{}, used: map[string]bool{}, types: map[string]*Type{},
		byName: map[string]*Relation{}, columns: map[lineKey][]int32{}}
	if root, ok := l.read(name, src); ok {
		l.file(root)
	}
	if len(l.errs) > 0 {
		l.errs.sort()
		return nil, l.errs
	}
	return l.set, nil
}

// file reads the sections of a rules file: what others name first, whatever their order in the file.
func (l *loader) file(root node) {
	sections := map[string]node{}
	keep := func(name string) func(node) { return func(n node) { sections[name] = n } }
	known := map[string]func(node){}
	order := []struct {
		name string
		read func(node)
	}{
		{"version", l.version}, {"types", l.readTypes}, {"lists", l.readLists}, {"lexicons", l.readLexicons},
		{"grammar", l.readGrammar}, {"entities", l.readEntities}, {"relations", l.readRelations},
		{"attributes", l.readAttributes}, {"coreference", l.readCoreference}, {"infer", l.readInfer}, {"emit", l.readEmit}, {"frames", l.readFrames},
	}
	for _, s := range order {
		known[s.name] = keep(s.name)
	}
	l.fields(root, "a rules file", known)
	for _, s := range order {
		if n, ok := sections[s.name]; ok {
			s.read(n)
		}
	}
	if _, ok := sections["version"]; !ok {
		l.fail(root, 1, "", "the file must say version: 1")
	}
	l.checkUse()
}

func (l *loader) version(n node) {
	if n.Value != "1" {
		l.fail(n, len(n.Value), "", "version %s of the rule language is not known: this program reads version 1", n.Value)
	}
	l.set.Version = 1
}
