package rules_test

import (
	"maps"
	"reflect"
	"testing"
	"testing/fstest"

	"github.com/dossier-kg/dossier/extractor/rules"
)

// readyRules name two lexicons with entries, and one with a list behind them.
var readyRules = fstest.MapFS{
	"rules.yaml": {Data: []byte(`version: 1
types: {place: {kinds: [city]}, person: {}}
lexicons: [a.tsv, b.yaml, c.yaml]
grammar: {title: ["@title"]}
`)},
	"a.tsv": {Data: []byte("name\tkind\ttype\taliases\tin\tambiguous\n# cities\nBrelin\tcity\tplace\tBrelyn|Old Brelin\tVondania\tOld Brelin\nVondania\t\tplace\t\t\ttrue\n")},
	"b.yaml": {Data: []byte(`- {id: Q1, type: person, name: Ada Quill, gender: female, roles: [{role: mayor, of: place/Brelin, from: "1999"}, {role: judge}]}
`)},
	"c.yaml": {Data: []byte("lists:\n  title: {of: lemma, words: mayor}\n")},
}

func load(t *testing.T, files fstest.MapFS) *rules.Set {
	t.Helper()
	set, err := rules.Load(files, "rules.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func TestReady(t *testing.T) {
	read := load(t, readyRules)
	ready, err := rules.Ready(read, readyRules, []byte("index"))
	if err != nil {
		t.Fatal(err)
	}
	damaged := append([]byte{}, ready...)
	damaged[len(damaged)/2]++
	edited := append(append([]byte{}, readyRules["a.tsv"].Data...), "Wolnitz\tcity\tplace\n"...)
	own := []byte("- {type: place, name: Wolnitz}\n")
	for _, c := range []struct {
		name    string
		files   fstest.MapFS
		index   string
		entries int
	}{
		{"as it is", fstest.MapFS{"lexicon.bin": {Data: ready}}, "index", 3},
		{"none", fstest.MapFS{}, "", 3},
		{"empty", fstest.MapFS{"lexicon.bin": {}}, "", 3},
		{"cut", fstest.MapFS{"lexicon.bin": {Data: ready[:len(ready)-1]}}, "", 3},
		{"damaged", fstest.MapFS{"lexicon.bin": {Data: damaged}}, "", 3},
		{"a lexicon changed", fstest.MapFS{"lexicon.bin": {Data: ready}, "a.tsv": {Data: edited}}, "", 4},
		{"entries added behind", fstest.MapFS{"lexicon.bin": {Data: ready}, "c.yaml": {Data: append([]byte("lists:\n  title: {of: lemma, words: mayor}\nentries:\n"), own...)}}, "index", 4},
	} {
		files := maps.Clone(readyRules)
		maps.Copy(files, c.files)
		set := load(t, files)
		if index, _ := set.Index(); index != c.index || set.Entries.Len() != c.entries {
			t.Errorf("%s: index %q and %d entries, want %q and %d", c.name, index, set.Entries.Len(), c.index, c.entries)
		}
		if c.entries == 3 && !reflect.DeepEqual(maps.Collect(set.Entries.All()), maps.Collect(read.Entries.All())) {
			t.Errorf("%s: other entries than those of the lexicons", c.name)
		}
		for i, e := range set.Entries.All() {
			if set.Entries.ID(i) != e.ID || set.Entries.Name(i) != e.Name || set.Entries.Type(i) != e.Type {
				t.Errorf("%s: entry %s is %s %s %s", c.name, e.ID, set.Entries.Type(i), set.Entries.ID(i), set.Entries.Name(i))
			}
		}
		if !reflect.DeepEqual(set.Lists, read.Lists) {
			t.Errorf("%s: other lists than those of the lexicons", c.name)
		}
	}
}
