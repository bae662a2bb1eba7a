package rules

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"sync"
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

// LoadFile is Load of a file of the operating system; places are told with its path.
func LoadFile(file string, bases ...Base) (*Set, error) {
	dir, name := filepath.Split(file)
	fsys := os.DirFS(filepath.Join(dir, "."))
	src, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, err
	}
	return parse(&source{fsys: fsys, prefix: filepath.ToSlash(dir), name: name}, src, bases)
}

// Parse is Load of a file whose bytes are at hand; fsys serves the files it names.
func Parse(name string, src []byte, fsys fs.FS, bases ...Base) (*Set, error) {
	return parse(&source{fsys: fsys, name: name}, src, bases)
}

func parse(s *source, src []byte, bases []Base) (*Set, error) {
	if set := readySet(s, src); set != nil {
		return set, nil
	}
	return read(s, src, bases)
}

// read is parse of what does not stand ready made.
func read(s *source, src []byte, bases []Base) (*Set, error) {
	l := newLoader(bases)
	l.gather(s, src)
	if !l.incomplete {
		l.readSections()
	}
	if len(l.errs) > 0 {
		l.errs.sort()
		return nil, l.errs
	}
	l.forget()
	l.set.Tests = l.tests
	l.set.examples = sync.OnceFunc(l.readExamples)
	return l.set, nil
}

func newLoader(bases []Base) *loader {
	return &loader{bases: bases, set: &Set{Coreference: defaultCoreference(), inherited: map[string]bool{}, readyLists: map[*List]bool{}}, files: map[string]*source{}, ready: map[string]bool{}, lean: lean{map[string][]byte{}, map[lineKey]func(node){}},
		off: map[string][]node{}, lines: map[string][]string{}, lists: map[string]*List{}, used: map[string]bool{}, types: map[string]*Type{}, kinds: map[string][]string{},
		byName: map[string]*Relation{}, columns: map[lineKey][]int32{}}
}

// readKeys keeps the sections of a rules file for later, since sections name each other.
func (l *loader) readKeys(s *source, root node) {
	l.fields(root, "a rules file", l.fileKeys(s))
	if n, ok := s.sections["version"]; ok && n.Value != "1" {
		l.fail(n, len(n.Value), "", "version %s of the rule language is not known: this program reads version 1", n.Value)
	}
}

// fileKeys are the sections of a rules file.
func (l *loader) fileKeys(s *source) keys {
	s.sections = map[string]node{}
	section := func(name, about string, shape func() *schema) key {
		return key{name, about, value{shape: shape, read: func(n node) { s.sections[name] = n }}}
	}
	version := section("version", "the version of the rule language: 1", func() *schema { return &schema{Const: 1} })
	version.value = version.needed()
	return keys{
		version,
		section("extends", "the set that this file stands on top of: shipped, or the path of a rules file", pattern(extendsForm)),
		section("include", "other rules files that belong to this one, relative to it", listOf(text)),
		section("types", "the types of entities, by name", mapOf(object(func() keys { return l.typeKeys(&Type{}) }))),
		section("lists", "lists of words that patterns and rules name as @list", listsShape(l)),
		section("lexicons", "files of names: .yaml or .tsv, relative to this file", listOf(text)),
		section("grammar", "the lists that play a part in the engine's own grammar of names and clauses", object(l.grammarKeys)),
		section("entities", "token patterns that find names or give them a type", listOf(object(func() keys { return l.entityKeys(&EntityRule{}) }))),
		section("relations", "the types of links, by name", mapOf(object(func() keys { return l.relationKeys(&Relation{}, &relationNodes{}) }))),
		section("attributes", "the words of negation, modality, intention, report and condition, for all frames", object(l.attributeKeys)),
		section("coreference", "what is taken for the same thing besides equal names, and how far apart", object(l.coreferenceKeys)),
		section("infer", "what follows from the facts that a text states", object(func() keys { return l.inferKeys(new([]node)) })),
		section("emit", "what reaches pictures and plain lists", object(l.emitKeys)),
		section("frames", "what English says of a relation", listOf(object(func() keys { return newFrameReader(l, &Frame{}).keys() }))),
		section("off", "what is switched off of the set that this file extends", object(l.offKeys)),
	}
}

// extendsForm is a name of a set, or a path.
var extendsForm = regexp.MustCompile(`^[a-z]+$|\.yaml$`)

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
	l.readInfer()
	l.checkPreferences()
	l.orderEntities()
	l.checkUse()
	l.checkFit()
	l.checkMade()
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
