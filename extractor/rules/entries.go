package rules

import (
	"slices"
	"strings"
)

// An entryIndex finds the entries of a set by their ids and their full names.
type entryIndex struct {
	ids   map[string]*Entry
	names map[string]*Entry // the first of each name
	same  map[*Entry]*Entry // entry -> the next of its name
	off   map[*Entry]bool
}

func newEntryIndex(entries int) *entryIndex {
	return &entryIndex{make(map[string]*Entry, entries), make(map[string]*Entry, entries), map[*Entry]*Entry{}, map[*Entry]bool{}}
}

func (x *entryIndex) add(e *Entry) {
	x.ids[e.ID] = e
	switch first := x.names[e.Name]; {
	case first == nil:
		x.names[e.Name] = e
	case x.named(e.Type, e.Name) == nil:
		x.same[e], x.same[first] = x.same[first], e
	}
}

// named returns the entry of a type and name.
func (x *entryIndex) named(typ, name string) *Entry {
	for e := x.names[name]; e != nil; e = x.same[e] {
		if e.Type == typ && e.Name == name {
			return e
		}
	}
	return nil
}

// find returns the entry that an id, or "type/name", names.
func (x *entryIndex) find(id string) *Entry {
	e := x.ids[id]
	if typ, name, ok := strings.Cut(id, "/"); ok && e == nil {
		e = x.named(typ, name)
	}
	return e
}

// settleEntries replaces, extends and switches off the entries of the extended set,
// and refuses an id given twice, and a name given twice to one type.
func (l *loader) settleEntries() {
	all := l.set.Entries.loose()
	index := newEntryIndex(len(all))
	kept := all[:0]
	for _, e := range all {
		if e.replace || e.extend {
			l.changeEntry(index, e)
			continue
		}
		l.checkEntry(index, e)
		index.add(e)
		kept = append(kept, e)
	}
	l.set.Entries = Entries{more: kept}
	l.entriesOff(index)
	l.checkReferences(index)
}

// changeEntry puts an entry in the place of the one that has its id, or else its type
// and name, or adds what it says to that one.
func (l *loader) changeEntry(index *entryIndex, e *Entry) {
	if e.replace && e.extend {
		l.failAt(e.Pos, 1, "", "lexicon entry %q says both replace and extend", e.ID)
	}
	old := index.find(e.ID)
	if old == nil {
		old = index.named(e.Type, e.Name)
	}
	if old == nil || l.depthOf(old.Pos.File) <= l.depthOf(e.Pos.File) {
		how := "extend"
		if e.replace {
			how = "replace"
		}
		l.failAt(e.Pos, 1, "", "the entry says %s: true, but %q is not in the set that this file extends", how, e.ID)
		return
	}
	l.set.index = ""
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
	} else if old := index.named(e.Type, e.Name); old != nil {
		l.failAt(e.Pos, 1, "", "%s %q is in the lexicon already, at %s%s", e.Type, e.Name, old.Pos, advice(old))
	}
}

// entriesOff takes out the entries that are switched off, by id or as "type/name".
func (l *loader) entriesOff(index *entryIndex) {
	for _, n := range l.off["entries"] {
		e := index.find(n.Value)
		if e == nil || l.depthOf(e.Pos.File) <= l.depthOf(n.file) {
			l.notInherited(n, "", "lexicon entry %q", n.Value)
			continue
		}
		index.off[e] = true
	}
	if len(index.off) > 0 {
		l.set.index = ""
		l.set.Entries.more = slices.DeleteFunc(l.set.Entries.more, func(e *Entry) bool { return index.off[e] })
	}
}

// checkReferences refuses entries that name others which are not there, and gives
// those named as "type/name" their ids. An extended set may name what is switched off.
func (l *loader) checkReferences(index *entryIndex) {
	check := func(e *Entry, key, name string) string {
		switch to := index.find(name); {
		case to != nil && !index.off[to]:
			return to.ID
		case to == nil && index.names[name] != nil, l.depthOf(e.Pos.File) > 0:
		default:
			l.failAt(l.inLine(e.Pos, name), len(name), "", "%s of %q names no lexicon entry: %q is no id, name or type/name", key, e.Name, name)
		}
		return name
	}
	for _, e := range l.set.Entries.All() {
		for i, name := range e.In {
			e.In[i] = check(e, "in", name)
		}
		for i := range e.Roles {
			if r := &e.Roles[i]; r.Of != "" {
				r.Of = check(e, "a role", r.Of)
			}
		}
	}
}

// inLine returns where a text stands behind a place in its line, or the place itself.
func (l *loader) inLine(p Position, text string) Position {
	if lines := l.lines[p.File]; p.Line <= len(lines) {
		if at := strings.Index(lines[p.Line-1][min(p.Column-1, len(lines[p.Line-1])):], text); at >= 0 {
			p.Column += at
		}
	}
	return p
}
