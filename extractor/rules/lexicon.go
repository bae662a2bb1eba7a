package rules

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// A lexiconSource is a lexicon file that is opened.
type lexiconSource struct {
	file string
	src  []byte
	yaml *document // nil for TSV
}

// readLexicons opens all lexicon files first, so that the YAML of the later ones is
// decoded while the earlier ones are read; they are read in the order of the lists.
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
		if s.yaml == nil {
			l.readTSV(s.file, string(s.src))
		} else if root, ok := l.root(s.file, s.yaml); ok {
			l.lexiconFile(root)
		}
	}
	l.settleEntries()
}

// openLexicon opens a lexicon file that no other rules file has named.
func (l *loader) openLexicon(f node) (lexiconSource, bool) {
	s, src, ok := l.beside(f, "lexicon file")
	if !ok || src == nil {
		return lexiconSource{}, false
	}
	l.files[s.file()] = s
	switch {
	case strings.HasSuffix(f.Value, ".tsv"):
		return lexiconSource{s.file(), src, nil}, true
	case strings.HasSuffix(f.Value, ".yaml"):
		return lexiconSource{s.file(), src, decode(src)}, true
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

func (l *loader) lexiconFile(root node) {
	if root.Kind == yaml.SequenceNode {
		l.items(root, "a lexicon", l.entry)
		return
	}
	l.fields(root, "a lexicon file", map[string]func(node){
		"lists":   func(n node) { l.foreign = append(l.foreign, n) },
		"entries": func(n node) { l.items(n, "entries", l.entry) },
	})
}

// entryKeys are what a lexicon entry may say.
var entryKeys = []string{"id", "type", "kind", "name", "aliases", "demonym", "metonym", "capital", "iso", "gender", "in", "ambiguous", "roles", "replace", "extend"}

// entry reads one entry. It goes without a map of functions: lexicons are long.
func (l *loader) entry(n node) {
	if n.Kind != yaml.MappingNode {
		l.fail(n, max(len(n.Value), 1), "", "a lexicon entry must be a mapping")
		return
	}
	e := &Entry{Pos: l.pos(n)}
	seen := 0
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := node{n.Content[i], n.file}, node{n.Content[i+1], n.file}
		k := slices.Index(entryKeys, key.Value)
		switch {
		case k < 0:
			l.fail(key, len(key.Value), l.suggest(key.Value, entryKeys), "unknown key %q in a lexicon entry", key.Value)
			continue
		case seen&(1<<k) != 0:
			l.fail(key, len(key.Value), "", "key %q is given twice", key.Value)
			continue
		}
		seen |= 1 << k
		l.entryField(e, key.Value, value)
	}
	l.addEntry(e, func(key string) (Position, int) {
		for i := 0; i+1 < len(n.Content); i += 2 {
			if n.Content[i].Value == key {
				value := node{n.Content[i+1], n.file}
				return l.within(value, 0), len(value.Value)
			}
		}
		return e.Pos, 1
	})
}

// entryField gives an entry the value of a key.
func (l *loader) entryField(e *Entry, key string, value node) {
	if key == "roles" {
		l.items(value, "roles", func(r node) { l.entryRole(e, r) })
		return
	}
	if value.Kind == yaml.ScalarNode {
		l.set1(e, key, value)
		return
	}
	if value.Kind != yaml.SequenceNode || !several(key) {
		l.fail(value, 1, "", "a single value is wanted for %s", key)
		return
	}
	values := make([]string, 0, len(value.Content))
	for _, c := range value.Content {
		if c.Kind != yaml.ScalarNode || c.Value == "" {
			l.fail(node{c, value.file}, 1, "", "a name is wanted here")
			continue
		}
		values = append(values, c.Value)
	}
	e.set(key, "", values)
}

// set1 gives an entry the single value of a key.
func (l *loader) set1(e *Entry, key string, value node) {
	switch key {
	case "ambiguous":
		l.flag(&e.Ambiguous)(value)
		return
	case "replace", "extend":
		yes := false
		if l.flag(&yes)(value); yes {
			l.change(e, key, value)
		}
		return
	}
	if value.Value == "" {
		l.fail(value, 1, "", "%s has no value", key)
		return
	}
	e.set(key, value.Value, []string{value.Value})
}

func (l *loader) entryRole(e *Entry, n node) {
	var role Role
	l.fields(n, "a role", map[string]func(node){
		"role": l.str(&role.Role), "of": l.str(&role.Of), "from": l.date(&role.From), "to": l.date(&role.To)})
	if n.Kind == yaml.MappingNode && role.Role == "" {
		l.fail(n, 1, "", "a role needs its name: role: president")
	}
	if role.From != "" && role.To != "" && role.To < role.From {
		l.fail(n, 1, "", "the role ends on %s, before it begins on %s", role.To, role.From)
	}
	e.Roles = append(e.Roles, role)
}

// date reads an ISO date, or the begin of one: 2025, 2025-01 or 2025-01-20.
func (l *loader) date(into *string) func(node) {
	return func(n node) {
		digits := strings.Map(func(r rune) rune {
			if r >= '0' && r <= '9' {
				return '0'
			}
			return r
		}, n.Value)
		if digits != "0000" && digits != "0000-00" && digits != "0000-00-00" {
			l.fail(n, max(len(n.Value), 1), "", "a date is written 2025-01-20, not %q", n.Value)
		}
		*into = n.Value
	}
}

// several reports whether a key takes several values.
func several(key string) bool {
	return key == "aliases" || key == "demonym" || key == "metonym" || key == "in" || key == "ambiguous"
}

// set gives an entry the value of a key, or the values where it takes several.
func (e *Entry) set(key, value string, values []string) {
	switch key {
	case "id":
		e.ID = value
	case "type":
		e.Type = value
	case "kind":
		e.Kind = value
	case "name":
		e.Name = value
	case "aliases":
		e.Aliases = values
	case "demonym":
		e.Demonyms = values
	case "metonym":
		e.Metonyms = values
	case "capital":
		e.Capital = value
	case "iso":
		e.ISO = value
	case "in":
		e.In = values
	case "gender":
		e.Gender = value
	case "ambiguous":
		e.Unsure = values
	}
}

// genders are the values of gender.
var genders = []string{"male", "female"}

// addEntry checks an entry and takes it into the set; place tells where the value of
// a key stands and how long it is.
func (l *loader) addEntry(e *Entry, place func(key string) (Position, int)) {
	fail := func(key, hint, format string, args ...any) {
		p, width := place(key)
		l.failAt(p, max(width, 1), hint, format, args...)
	}
	extends := l.changes[e] == "extend"
	if e.Name == "" && !extends {
		l.failAt(e.Pos, 1, "", "a lexicon entry needs a name")
		return
	}
	switch t := l.types[e.Type]; {
	case extends && e.Type == "":
	case e.Type == "":
		l.failAt(e.Pos, 1, "", "lexicon entry %q needs a type", e.Name)
	case t == nil:
		fail("type", l.suggest(e.Type, l.typeNames()), "unknown type %q", e.Type)
	case e.Kind != "" && !slices.Contains(t.Kinds, e.Kind):
		fail("kind", l.suggest(e.Kind, t.Kinds), "type %q has no kind %q", e.Type, e.Kind)
	}
	if e.ID == "" {
		e.ID = e.Type + "/" + e.Name
	}
	if e.Gender != "" && !slices.Contains(genders, e.Gender) {
		fail("gender", l.suggest(e.Gender, genders), "a gender is male or female, not %q", e.Gender)
	}
	for _, name := range e.Unsure {
		if !extends && !e.has(name) {
			fail("ambiguous", "", "ambiguous is true or lists names of the entry: %q is no name of %q", name, e.Name)
		}
	}
	if e.ISO != "" && (len(e.ISO) != 2 || strings.ToUpper(e.ISO) != e.ISO) {
		fail("iso", "", "an iso code is two capitals, not %q", e.ISO)
	}
	l.set.Entries = append(l.set.Entries, e)
}
