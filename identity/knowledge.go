package identity

import (
	"slices"
	"strings"

	"github.com/dossier-kg/dossier/extractor/rules"
)

// knowledge is what the rules and lexicons know of names, as plain words.
type knowledge struct {
	above map[string][]string // type -> types above it, itself included

	given, surname, commonGiven, commonSurname, familyFirst, particle, generation, courtesy, vague, legal map[string]bool

	nickname map[string][]string // short form -> full forms
	generic  map[string]bool     // words of organisations' names that every country has
	fields   map[string][]string // last word of a role -> names of the lists that hold it
	entries  map[string]*rules.Entry
	byName   map[string]*rules.Entry
	people   map[string][]*rules.Entry // surname -> listed people
	nations  map[string]*rules.Entry   // plain name, alias or demonym of a country -> country
}

func newKnowledge(set *rules.Set) *knowledge {
	lists := map[string][]string{}
	for _, l := range set.Lists {
		lists[l.Name] = l.Words
	}
	part := func(roles ...string) map[string]bool {
		out := map[string]bool{}
		for _, r := range roles {
			for _, list := range set.Grammar[r] {
				for _, w := range lists[list] {
					out[plain(w)] = true
				}
			}
		}
		return out
	}
	k := &knowledge{above: map[string][]string{}, given: part("given"), surname: part("surname"), commonGiven: part("common_given"), commonSurname: part("common_surname"),
		familyFirst: part("family_first"), particle: part("particle"), generation: part("generation"), courtesy: part("title_male", "title_female"),
		vague: part("vague_role"), legal: part("designator"), generic: part("generic_name"), nickname: map[string][]string{}, fields: map[string][]string{},
		entries: make(map[string]*rules.Entry, len(set.Entries)), byName: make(map[string]*rules.Entry, len(set.Entries)), people: map[string][]*rules.Entry{}, nations: map[string]*rules.Entry{}}
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
	for _, e := range set.Entries {
		k.entries[e.ID] = e
		if _, taken := k.byName[e.Name]; !taken || e.Type == "country" {
			k.byName[e.Name] = e
		}
		if k.is(e.Type, "country") {
			for _, name := range slices.Concat([]string{e.Name}, e.Aliases, e.Demonyms) {
				k.nations[plain(name)] = e
			}
		}
		if k.is(e.Type, "person") && e.Name != "" {
			n := k.personName(e.Name)
			for _, s := range k.surnames(&n) {
				k.people[s] = append(k.people[s], e)
			}
		}
	}
	return k
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
	e := k.entries[entry]
	for range maxDepth {
		if e == nil || len(e.In) == 0 {
			break
		}
		up := k.entries[e.In[0]]
		if up == nil {
			up = k.byName[e.In[0]]
		}
		if up == nil || slices.Contains(out, up) {
			break
		}
		out = append(out, up)
		e = up
	}
	return out
}
