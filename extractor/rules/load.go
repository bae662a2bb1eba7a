package rules

import (
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
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
	l := &loader{fsys: fsys, set: &Set{}, lines: map[string][]string{}, lists: map[string]*List{}, used: map[string]bool{}, types: map[string]*Type{}}
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
		{"attributes", l.readAttributes}, {"infer", l.readInfer}, {"emit", l.readEmit}, {"frames", l.readFrames},
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

func (l *loader) readTypes(n node) {
	l.pairs(n, "types", func(key, value node) {
		t := &Type{Pos: key.pos(), Name: key.Value}
		l.fields(value, "a type", map[string]func(node){"is": l.words(&t.Is), "kinds": l.words(&t.Kinds)})
		l.set.Types = append(l.set.Types, t)
		l.types[t.Name] = t
	})
	for _, t := range l.set.Types {
		for _, p := range t.Is {
			l.typeName(t.Pos, p, 0)
		}
		if l.above(t.Name, t.Name, len(l.types)) {
			l.failAt(t.Pos, len(t.Name), "", "type %q stands above itself", t.Name)
		}
	}
}

// above reports whether want is reached from name by at most depth steps up.
func (l *loader) above(name, want string, depth int) bool {
	t := l.types[name]
	if t == nil || depth == 0 {
		return false
	}
	for _, p := range t.Is {
		if p == want || l.above(p, want, depth-1) {
			return true
		}
	}
	return false
}

// typeName checks that a type is declared.
func (l *loader) typeName(p Position, name string, width int) bool {
	if l.types[name] != nil || name == "unknown" {
		return true
	}
	names := make([]string, 0, len(l.set.Types))
	for _, t := range l.set.Types {
		names = append(names, t.Name)
	}
	l.failAt(p, max(width, 1), suggest(name, names), "unknown type %q", name)
	return false
}

func (l *loader) readLists(n node) {
	l.pairs(n, "lists", func(key, value node) {
		list := &List{Pos: key.pos(), Name: key.Value, Of: "lemma"}
		letterCase := ""
		l.fields(value, "a list", map[string]func(node){"of": l.str(&list.Of), "case": l.str(&letterCase), "words": l.words(&list.Words)})
		list.Exact = letterCase == "exact"
		if list.Of != "lemma" && list.Of != "word" {
			l.fail(value, 1, suggest(list.Of, []string{"lemma", "word"}), "a list is of: lemma or of: word, not %q", list.Of)
		}
		if len(list.Words) == 0 {
			l.fail(key, len(key.Value), "", "list @%s has no words", list.Name)
		}
		if old := l.lists[list.Name]; old != nil {
			l.fail(key, len(key.Value), "", "list @%s is declared at %s already", list.Name, old.Pos)
		}
		l.lists[list.Name] = list
		l.set.Lists = append(l.set.Lists, list)
	})
}

func (l *loader) readLexicons(n node) {
	l.items(n, "lexicons", func(f node) {
		src, ok := l.open(n.file, f.Value)
		switch {
		case !ok:
			l.fail(f, len(f.Value), "", "lexicon file %q cannot be read", f.Value)
		case strings.HasSuffix(f.Value, ".tsv"):
			l.readTSV(f.Value, string(src))
		default:
			if root, ok := l.read(f.Value, src); ok {
				l.lexiconFile(root)
			}
		}
	})
	l.checkEntries()
}

func (l *loader) lexiconFile(root node) {
	if root.Kind == yaml.SequenceNode {
		l.items(root, "a lexicon", l.entry)
		return
	}
	l.fields(root, "a lexicon file", map[string]func(node){
		"lists":   l.readLists,
		"entries": func(n node) { l.items(n, "entries", l.entry) },
	})
}

func (l *loader) entry(n node) {
	e := &Entry{Pos: n.pos()}
	l.fields(n, "a lexicon entry", map[string]func(node){
		"id": l.str(&e.ID), "type": l.str(&e.Type), "kind": l.str(&e.Kind), "name": l.str(&e.Name), "aliases": l.values(&e.Aliases),
		"demonym": l.values(&e.Demonyms), "metonym": l.values(&e.Metonyms), "capital": l.str(&e.Capital), "iso": l.str(&e.ISO),
		"gender": l.str(&e.Gender), "in": l.values(&e.In), "ambiguous": l.flag(&e.Ambiguous),
		"roles": func(r node) {
			l.items(r, "roles", func(n node) {
				var role Role
				l.fields(n, "a role", map[string]func(node){"role": l.str(&role.Role), "of": l.str(&role.Of), "from": l.str(&role.From), "to": l.str(&role.To)})
				e.Roles = append(e.Roles, role)
			})
		},
	})
	l.addEntry(e)
}

// values reads one value or a list of them; commas count for nothing.
func (l *loader) values(into *[]string) func(node) {
	return func(n node) {
		if n.Kind == yaml.ScalarNode {
			*into = append(*into, n.Value)
			return
		}
		l.items(n, "this", func(c node) { *into = append(*into, c.Value) })
	}
}

func (l *loader) addEntry(e *Entry) {
	if e.Name == "" {
		l.failAt(e.Pos, 1, "", "a lexicon entry needs a name")
		return
	}
	if e.ID == "" {
		e.ID = e.Type + "/" + e.Name
	}
	l.typeName(e.Pos, e.Type, 1)
	l.set.Entries = append(l.set.Entries, e)
}

// checkEntries refuses an ID given twice.
func (l *loader) checkEntries() {
	ids := make(map[string]*Entry, len(l.set.Entries))
	for _, e := range l.set.Entries {
		if old := ids[e.ID]; old != nil {
			l.failAt(e.Pos, 1, "", "lexicon entry %q has the id %q of %q at %s", e.Name, e.ID, old.Name, old.Pos)
		}
		ids[e.ID] = e
	}
}

// readTSV reads a lexicon of tab-separated columns under a header line.
func (l *loader) readTSV(file, src string) {
	l.lines[file] = strings.Split(src, "\n")
	var columns []string
	for i, line := range l.lines[file] {
		line = strings.TrimSuffix(line, "\r")
		if line == "" || line[0] == '#' {
			continue
		}
		p := Position{file, i + 1, 1}
		if columns == nil {
			columns = strings.Split(line, "\t")
			continue
		}
		e := &Entry{Pos: p}
		rest, more, cell := line, true, ""
		for _, c := range columns {
			if !more {
				break
			}
			cell, rest, more = strings.Cut(rest, "\t")
			if cell != "" && !e.set(c, cell) {
				l.failAt(Position{file, 1, 1}, 1, "", "unknown column %q", c)
				return
			}
		}
		if more {
			l.failAt(p, 1, "", "the line has more than the %d cells of the header", len(columns))
		}
		l.addEntry(e)
	}
}

// set gives an entry the value of a TSV cell; several values stand between bars.
func (e *Entry) set(column, cell string) bool {
	switch column {
	case "id":
		e.ID = cell
	case "type":
		e.Type = cell
	case "kind":
		e.Kind = cell
	case "name":
		e.Name = cell
	case "aliases":
		e.Aliases = strings.Split(cell, "|")
	case "demonym":
		e.Demonyms = strings.Split(cell, "|")
	case "metonym":
		e.Metonyms = strings.Split(cell, "|")
	case "capital":
		e.Capital = cell
	case "iso":
		e.ISO = cell
	case "in":
		e.In = strings.Split(cell, "|")
	case "gender":
		e.Gender = cell
	case "ambiguous":
		e.Ambiguous = cell == "true"
	default:
		return false
	}
	return true
}

func (l *loader) readAttributes(n node) {
	a := &l.set.Attribute
	l.fields(n, "attributes", map[string]func(node){
		"negation": l.words(&a.Negation), "neg_verbs": l.words(&a.NegVerbs), "modals": l.words(&a.Modals), "adverbs": l.words(&a.Adverbs),
		"adjectives": l.words(&a.Adjectives), "intention": l.words(&a.Intention), "request": l.words(&a.Request),
		"report": l.words(&a.Report), "conditions": l.words(&a.Conditions), "future": l.words(&a.FutureWords),
	})
}

// inferences are the relations that can be inferred from the lexicon.
var inferences = []string{"located_in"}

func (l *loader) readInfer(n node) {
	l.items(n, "infer", func(c node) {
		if !slices.Contains(inferences, c.Value) {
			l.fail(c, len(c.Value), suggest(c.Value, inferences), "%q is not inferred: only %s is", c.Value, strings.Join(inferences, ", "))
		}
		l.set.Infer = append(l.set.Infer, c.Value)
	})
}

func (l *loader) readEmit(n node) {
	e := &l.set.Emit
	l.fields(n, "emit", map[string]func(node){
		"polarity": l.words(&e.Polarity), "modality": l.words(&e.Modality),
		"min_confidence": func(n node) { e.MinConfidence = l.number(n) },
	})
}

// number reads a number from 0 to 1.
func (l *loader) number(n node) float64 {
	f, err := strconv.ParseFloat(n.Value, 64)
	if err != nil || f < 0 || f > 1 {
		l.fail(n, len(n.Value), "", "a number from 0 to 1 is wanted here, not %q", n.Value)
	}
	return f
}

// grammarRoles are the parts that lists play in the engine's own grammar of names and clauses.
var grammarRoles = []string{"title", "title_male", "title_female", "given", "given_male", "given_female", "particle", "generation",
	"not_name", "stands_for", "light", "copula", "appoint", "serve", "dealing"}

func (l *loader) readGrammar(n node) {
	l.set.Grammar = map[string][]string{}
	known := map[string]func(node){}
	for _, role := range grammarRoles {
		known[role] = func(n node) {
			l.items(n, "a part of grammar", func(c node) {
				name := strings.TrimPrefix(c.Value, "@")
				if l.list(c.pos(), name, len(c.Value)) != nil {
					l.set.Grammar[role] = append(l.set.Grammar[role], name)
				}
			})
		}
	}
	l.fields(n, "grammar", known)
}

// checkUse refuses lists that nothing names.
func (l *loader) checkUse() {
	for _, list := range l.set.Lists {
		if !l.used[list.Name] {
			l.failAt(list.Pos, len(list.Name), "", "list @%s is never used", list.Name)
		}
	}
}
