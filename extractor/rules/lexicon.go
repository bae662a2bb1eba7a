package rules

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// A lexiconSource is a lexicon file that is opened.
type lexiconSource struct {
	at    *source
	named node       // where a rules file names it
	src   []byte     // nil for one that is built in, until it is needed
	tree  *readyTree // nil where it is to be decoded
	yaml  *document  // nil for TSV
}

// readLexicons opens all lexicon files first, so that the YAML of the later ones is
// decoded while the earlier ones are read; they are read in the order of the lists.
// What stands ready made needs no reading.
func (l *loader) readLexicons() {
	var sources []lexiconSource
	off := l.lexiconsOff()
	for _, n := range l.sections("lexicons") {
		named := map[string]bool{}
		l.items(n, "lexicons", func(f node) {
			if named[f.Value] {
				l.fail(f, max(len(f.Value), 1), "", "lexicon file %q is named twice", f.Value)
				return
			}
			named[f.Value] = true
			if off[f.Node] {
				return
			}
			if s, ok := l.openLexicon(f); ok {
				sources = append(sources, s)
			}
		})
	}
	for _, s := range sources {
		l.set.lexicons = append(l.set.lexicons, s.at.file())
	}
	sources = l.readReady(sources)
	for i := range sources {
		s := &sources[i]
		if s.src == nil && s.tree == nil {
			s.src, _ = l.open(s.named, s.at, lexiconFile)
		}
		switch {
		case s.tree != nil:
			s.yaml = s.tree.document(nil)
		case strings.HasSuffix(s.at.name, ".yaml"):
			s.yaml = decode(s.src)
		}
	}
	for _, s := range sources {
		if s.yaml == nil {
			l.readTSV(s.at.file(), string(s.src))
		} else if root, ok := l.root(s.at.file(), s.yaml); ok {
			l.readLexicon(root)
		}
	}
	if len(l.set.Entries.more) > 0 || len(l.off["entries"]) > 0 {
		l.settleEntries()
	}
}

// lexiconFile is what messages call a file of entries.
const lexiconFile = "lexicon file"

// openLexicon opens a lexicon file that no other rules file has named.
func (l *loader) openLexicon(f node) (lexiconSource, bool) {
	s, known, ok := l.locate(f, lexiconFile)
	switch {
	case known && s.sections != nil:
		l.fail(f, len(f.Value), "", "%q is a rules file, not a lexicon: include it", f.Value)
		return lexiconSource{}, false
	case !ok || known:
		return lexiconSource{}, false
	}
	var src []byte
	if _, built := s.fsys.(BuiltIn); !built {
		if src, ok = l.open(f, s, lexiconFile); !ok {
			return lexiconSource{}, false
		}
	}
	l.files[s.file()] = s
	if strings.HasSuffix(f.Value, ".tsv") || strings.HasSuffix(f.Value, ".yaml") {
		return lexiconSource{at: s, named: f, src: src}, true
	}
	l.fail(f, len(f.Value), "", "a lexicon file is .yaml or .tsv")
	return lexiconSource{}, false
}

// lexiconsOff returns the places where an extended set names a lexicon that is switched off.
func (l *loader) lexiconsOff() map[*yaml.Node]bool {
	off := map[*yaml.Node]bool{}
	for _, o := range l.off["lexicons"] {
		var known []string
		found := false
		for _, n := range l.sections("lexicons") {
			for _, c := range n.Content {
				if l.depthOf(n.file) > l.depthOf(o.file) {
					known = append(known, c.Value)
					off[c] = off[c] || c.Value == o.Value
					found = found || c.Value == o.Value
				}
			}
		}
		if !found {
			l.notInherited(o, l.suggest(o.Value, known), "lexicon file %q", o.Value)
		}
	}
	return off
}

func (l *loader) readLexicon(root node) {
	if root.Kind == yaml.SequenceNode {
		l.items(root, "a lexicon", l.entry)
		return
	}
	l.fields(root, "a lexicon file", l.lexiconKeys())
}

// lexiconKeys are the sections of a lexicon in YAML, where it is not a plain list of entries.
func (l *loader) lexiconKeys() keys {
	return keys{
		{"lists", "lists of words that patterns and rules name as @list", value{shape: listsShape(l), read: func(n node) { l.foreign = append(l.foreign, n) }}},
		{"entries", "things in the world and the names that texts give them", value{shape: listOf(entryShape), read: func(n node) {
			l.items(n, "entries", l.entry)
		}}},
	}
}
