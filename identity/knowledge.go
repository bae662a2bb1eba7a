package identity

import (
	"slices"
	"strings"
	"sync"

	"github.com/dossier-kg/dossier/extractor/rules"
)

// knowledge is what the rules and lexicons know of names, as plain words. What is
// long is put together when it is first asked for, so that a short text does not wait.
type knowledge struct {
	above map[string][]string // type -> types above it, itself included

	commonGiven, commonSurname, familyFirst, particle, generation, courtesy, vague, legal map[string]bool

	given, surname func() map[string]bool

	nickname map[string][]string     // short form -> full forms
	generic  map[string]bool         // words of organisations' names that every country has
	fields   map[string][]string     // last word of a role -> names of the lists that hold it
	nations  map[string]*rules.Entry // plain name, alias or demonym of a country -> country
	entries  *rules.Entries
	byID     func() map[string]int            // number of an entry
	byName   func() map[string]int            // the same by name
	people   func() map[string][]*rules.Entry // surname -> listed people
}

func newKnowledge(set *rules.Set) *knowledge {
	lists := map[string][]string{}
	for _, l := range set.Lists {
		lists[l.Name] = l.Words
	}
	part := func(roles ...string) map[string]bool {
		n := 0
		for _, r := range roles {
			for _, list := range set.Grammar[r] {
				n += len(lists[list])
			}
		}
		out := make(map[string]bool, n)
		for _, r := range roles {
			for _, list := range set.Grammar[r] {
				for _, w := range lists[list] {
					out[plain(w)] = true
				}
			}
		}
		return out
	}
	k := &knowledge{entries: &set.Entries, above: map[string][]string{}, commonGiven: part("common_given"), commonSurname: part("common_surname"),
		familyFirst: part("family_first"), particle: part("particle"), generation: part("generation"), courtesy: part("title_male", "title_female"),
		vague: part("vague_role"), legal: part("designator"), generic: part("generic_name"), nickname: map[string][]string{},
		fields: map[string][]string{}, nations: map[string]*rules.Entry{}}
	k.given = sync.OnceValue(func() map[string]bool { return part("given") })
	k.surname = sync.OnceValue(func() map[string]bool { return part("surname") })
	k.byID = sync.OnceValue(func() map[string]int { return k.index((*rules.Entries).ID) })
	k.byName = sync.OnceValue(func() map[string]int { return k.index((*rules.Entries).Name) })
	k.people = sync.OnceValue(func() map[string][]*rules.Entry { return k.bySurname(set) })
	for _, t := range set.Types {
		k.above[t.Name] = append(k.above[t.Name], t.Name)
	}
	for _, t := range set.Types {
		k.climb(set, t.Name, t)
	}
	for _, list := range set.Grammar["nickname"] {
		for _, w := range lists[list] {
			if short, full, ok := strings.Cut(plain(w), " "); ok {
				k.nickname[short] = append(k.nickname[short], full)
			}
		}
	}
	for _, list := range set.Grammar["field"] {
		for _, w := range lists[list] {
			k.fields[plain(w)] = append(k.fields[plain(w)], list)
		}
	}
	for i := range set.Entries.Len() {
		if k.is(set.Entries.Type(i), "country") {
			e := set.Entries.At(i)
			for _, name := range slices.Concat([]string{e.Name}, e.Aliases, e.Demonyms) {
				k.nations[plain(name)] = e
			}
		}
	}
	return k
}

// index numbers the entries by a key; of two with one key a country wins, else the first.
func (k *knowledge) index(key func(*rules.Entries, int) string) map[string]int {
	out := make(map[string]int, k.entries.Len())
	for i := range k.entries.Len() {
		name := key(k.entries, i)
		if _, taken := out[name]; !taken || k.entries.Type(i) == "country" {
			out[name] = i
		}
	}
	return out
}

// entry returns the entry of an ID, nil for none.
func (k *knowledge) entry(id string) *rules.Entry {
	if i, ok := k.byID()[id]; ok {
		return k.entries.At(i)
	}
	return nil
}

// named returns the entry of a name, nil for none.
func (k *knowledge) named(name string) *rules.Entry {
	if i, ok := k.byName()[name]; ok {
		return k.entries.At(i)
	}
	return nil
}

// bySurname puts the listed people in a map by the short names that they may bear.
func (k *knowledge) bySurname(set *rules.Set) map[string][]*rules.Entry {
	out := map[string][]*rules.Entry{}
	for i := range set.Entries.Len() {
		if k.is(set.Entries.Type(i), "person") {
			e := set.Entries.At(i)
			n := k.personName(e.Name)
			for _, s := range k.surnames(&n) {
				out[s] = append(out[s], e)
			}
		}
	}
	return out
}

// climb notes the types above t as types above name.
func (k *knowledge) climb(set *rules.Set, name string, t *rules.Type) {
	for _, up := range t.Is {
		if slices.Contains(k.above[name], up) {
			continue
		}
		k.above[name] = append(k.above[name], up)
		if i := slices.IndexFunc(set.Types, func(o *rules.Type) bool { return o.Name == up }); i >= 0 {
			k.climb(set, name, set.Types[i])
		}
	}
}

// is reports whether a type is another or below it.
func (k *knowledge) is(typ, other string) bool { return slices.Contains(k.above[typ], other) }

// maxDepth is how many steps up the places of the lexicon are followed.
const maxDepth = 5

// regions returns the entries that a listed place lies in, the nearest first.
func (k *knowledge) regions(entry string) []*rules.Entry {
	var out []*rules.Entry
	e := k.entry(entry)
	for range maxDepth {
		if e == nil || len(e.In) == 0 {
			break
		}
		up := k.entry(e.In[0])
		if up == nil {
			up = k.named(e.In[0])
		}
		if up == nil || slices.Contains(out, up) {
			break
		}
		out = append(out, up)
		e = up
	}
	return out
}
