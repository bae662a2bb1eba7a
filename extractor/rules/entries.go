package rules

import (
	"slices"
	"strings"
)

// An entryIndex finds the entries of a set by their ids, and by type and name.
type entryIndex struct {
	ids   map[string]*Entry
	names map[typedName]*Entry
}

type typedName struct{ typ, name string }

func (x *entryIndex) add(e *Entry) { x.ids[e.ID], x.names[typedName{e.Type, e.Name}] = e, e }

// settleEntries replaces, extends and switches off the entries of the extended set,
// and refuses an id given twice, and a name given twice to one type.
func (l *loader) settleEntries() {
	all := l.set.Entries
	index := entryIndex{make(map[string]*Entry, len(all)), make(map[typedName]*Entry, len(all))}
	kept := all[:0]
	for _, e := range all {
		if e.replace || e.extend {
			l.changeEntry(&index, e)
			continue
		}
		l.checkEntry(&index, e)
		index.add(e)
		kept = append(kept, e)
	}
	l.set.Entries = kept
	l.entriesOff(&index)
}

// changeEntry puts an entry in the place of the one that has its id, or else its type
// and name, or adds what it says to that one.
func (l *loader) changeEntry(index *entryIndex, e *Entry) {
	if e.replace && e.extend {
		l.failAt(e.Pos, 1, "", "lexicon entry %q says both replace and extend", e.ID)
	}
	old := index.ids[e.ID]
	if old == nil {
		old = index.names[typedName{e.Type, e.Name}]
	}
	if old == nil || l.depthOf(old.Pos.File) <= l.depthOf(e.Pos.File) {
		how := "extend"
		if e.replace {
			how = "replace"
		}
		l.failAt(e.Pos, 1, "", "the entry says %s: true, but %q is not in the set that this file extends", how, e.ID)
		return
	}
	if e.replace {
		e.ID = old.ID
		*old = *e
	} else {
		old.add(e)
		for _, name := range e.Unsure {
			if !old.has(name) {
				l.failAt(e.Pos, 1, "", "ambiguous is true or lists names of the entry: %q is no name of %q", name, old.Name)
			}
		}
	}
	index.add(old)
}

// add adds the values of another entry where several are possible; a single value
// stands in place of the old one.
func (e *Entry) add(by *Entry) {
	e.Aliases = append(e.Aliases, by.Aliases...)
	e.Demonyms = append(e.Demonyms, by.Demonyms...)
	e.Metonyms = append(e.Metonyms, by.Metonyms...)
	e.In = append(e.In, by.In...)
	e.Roles = append(e.Roles, by.Roles...)
	e.Unsure = append(e.Unsure, by.Unsure...)
	e.Ambiguous = e.Ambiguous || by.Ambiguous
	for into, value := range map[*string]string{&e.Type: by.Type, &e.Kind: by.Kind, &e.Name: by.Name, &e.Capital: by.Capital, &e.ISO: by.ISO,
		&e.Gender: by.Gender} {
		if value != "" {
			*into = value
		}
	}
}

func (l *loader) checkEntry(index *entryIndex, e *Entry) {
	advice := func(old *Entry) string {
		if l.depthOf(old.Pos.File) > l.depthOf(e.Pos.File) {
			return ": say id: " + old.ID + " and replace: true to put this one in its place, or extend: true to add to it"
		}
		return ""
	}
	if old := index.ids[e.ID]; old != nil && (old.Name != e.Name || old.Type != e.Type) {
		l.failAt(e.Pos, 1, "", "lexicon entry %q has the id %q of %q at %s%s", e.Name, e.ID, old.Name, old.Pos, advice(old))
	} else if old := index.names[typedName{e.Type, e.Name}]; old != nil {
		l.failAt(e.Pos, 1, "", "%s %q is in the lexicon already, at %s%s", e.Type, e.Name, old.Pos, advice(old))
	}
}

// entriesOff takes out the entries that are switched off, by id or as "type/name".
func (l *loader) entriesOff(index *entryIndex) {
	off := map[*Entry]bool{}
	for _, n := range l.off["entries"] {
		e := index.ids[n.Value]
		if typ, name, ok := strings.Cut(n.Value, "/"); ok && e == nil {
			e = index.names[typedName{typ, name}]
		}
		if e == nil || l.depthOf(e.Pos.File) <= l.depthOf(n.file) {
			l.notInherited(n, "", "lexicon entry %q", n.Value)
			continue
		}
		off[e] = true
	}
	if len(off) > 0 {
		l.set.Entries = slices.DeleteFunc(l.set.Entries, func(e *Entry) bool { return off[e] })
	}
}
