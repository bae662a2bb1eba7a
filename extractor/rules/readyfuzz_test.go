package rules

import (
	"testing"
	"testing/fstest"
)

// FuzzReady reads what could stand in a lexicon.bin or rules.bin behind a right sum.
func FuzzReady(f *testing.F) {
	files := fstest.MapFS{
		"rules.yaml": {Data: []byte("version: 1\ntypes: {person: {}}\nlexicons: [a.yaml, b.yaml]\ngrammar: {title: [\"@title\"]}\n")},
		"a.yaml":     {Data: []byte("- {type: person, name: Ada Quill, aliases: [Quill], roles: [{role: judge}]}\n")},
		"b.yaml":     {Data: []byte("lists:\n  title: {of: lemma, words: mayor}\n")},
	}
	set, err := Load(files, "rules.yaml")
	if err != nil {
		f.Fatal(err)
	}
	ready, err := Ready(set, files, []byte("index"))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(ready[len(readyMark)+8:]))
	c := newEncoder()
	c.set(set)
	f.Add(c.result())
	f.Fuzz(func(t *testing.T, content string) {
		r := newReady(content)
		entries := newEntries(r)
		if got := len(entries.loose()); got != entries.Len() {
			t.Errorf("%d entries of %d", got, entries.Len())
		}
		for _, tree := range r.trees {
			if d := tree.document(nil); len(d.root.Content) != 1 {
				t.Error("a document without a root")
			}
		}
		newDecoder(content).set(&Set{readyLists: map[*List]bool{}})
	})
}
