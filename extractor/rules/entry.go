package rules

import (
	"regexp"
	"slices"

	"gopkg.in/yaml.v3"
)

// An entryKey is a key of a lexicon entry and a column of a lexicon in TSV. It says where
// in the entry its value goes: lexicons are long, and so read without the functions that
// other mappings make for each of their keys.
type entryKey struct {
	name, about string
	one         func(*Entry) *string   // takes one value
	many        func(*Entry) *[]string // takes several
	flag        func(*Entry) *bool     // takes true or false
	shape       func() *schema         // where it is not one word, several words or a flag
}

var entryKeys = []entryKey{
	{name: "id", about: "the Wikidata item, Q794, or any other unique id; type/name if not said", one: func(e *Entry) *string { return &e.ID }},
	{name: "type", about: "its type", one: func(e *Entry) *string { return &e.Type }},
	{name: "kind", about: "a kind of its type", one: func(e *Entry) *string { return &e.Kind }},
	{name: "name", about: "its full name", one: func(e *Entry) *string { return &e.Name }},
	{name: "aliases", about: "its other names, in their letter case", many: func(e *Entry) *[]string { return &e.Aliases }},
	{name: "demonym", about: "the words for its people: Iranian, Iranians", many: func(e *Entry) *[]string { return &e.Demonyms }},
	{name: "metonym", about: "names that stand for it only where something acts or speaks: Washington said", many: func(e *Entry) *[]string { return &e.Metonyms }},
	{name: "capital", about: "the capital of a country", one: func(e *Entry) *string { return &e.Capital }},
	{name: "iso", about: "the country code of ISO 3166-1, two capitals", one: func(e *Entry) *string { return &e.ISO }, shape: pattern(isoCode)},
	{name: "gender", about: "of a person", one: func(e *Entry) *string { return &e.Gender }, shape: enum(genders)},
	{name: "in", about: "ids or names of the entries that it lies in or belongs to", many: func(e *Entry) *[]string { return &e.In }},
	{name: "ambiguous", about: "true where each of its names needs a second clue before it counts, or the names that need one",
		flag: func(e *Entry) *bool { return &e.Ambiguous }, many: func(e *Entry) *[]string { return &e.Unsure }},
	{name: "roles", about: "the offices that a person held, with their dates", shape: listOf(object(func() keys { return newLoader(nil).roleKeys(&Role{}) }))},
	{name: "replace", about: "true where this entry stands in place of the one of the extended set", flag: func(e *Entry) *bool { return &e.replace }},
	{name: "extend", about: "true where this is added to the entry of the extended set", flag: func(e *Entry) *bool { return &e.extend }},
}

// entryKeyNames are the names of entryKeys, in their order.
var entryKeyNames = func() []string {
	names := make([]string, len(entryKeys))
	for i, k := range entryKeys {
		names[i] = k.name
	}
	return names
}()

var isoCode = regexp.MustCompile(`^[A-Z]{2}$`)

// genders are the values of gender.
var genders = []string{"male", "female"}

// entryShape is the shape of an entry. What extends another needs no name and type.
func entryShape() *schema {
	var ks keys
	for _, k := range entryKeys {
		v := value{shape: k.shape, need: k.name == "name" || k.name == "type"}
		switch {
		case v.shape != nil:
		case k.flag != nil && k.many != nil:
			v.shape = anyOf(boolean, oneOrMore(word))
		case k.flag != nil:
			v.shape = boolean
		case k.many != nil:
			v.shape = oneOrMore(word)
		default:
			v.shape = word
		}
		ks = append(ks, key{k.name, k.about, v})
	}
	return object(func() keys { return ks })()
}

// entry reads one entry.
func (l *loader) entry(n node) {
	if n.Kind != yaml.MappingNode {
		l.fail(n, max(len(n.Value), 1), "", "a lexicon entry must be a mapping")
		return
	}
	e := &Entry{Pos: l.pos(n)}
	seen := 0
	for i := 0; i+1 < len(n.Content); i += 2 {
		name, value := node{n.Content[i], n.file}, node{n.Content[i+1], n.file}
		k := slices.Index(entryKeyNames, name.Value)
		switch {
		case k < 0:
			l.fail(name, max(len(name.Value), 1), l.suggest(name.Value, entryKeyNames), "unknown key %q in a lexicon entry", name.Value)
			continue
		case seen&(1<<k) != 0:
			l.fail(name, len(name.Value), "", "key %q is given twice", name.Value)
			continue
		}
		seen |= 1 << k
		l.entryField(e, &entryKeys[k], value)
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
func (l *loader) entryField(e *Entry, k *entryKey, value node) {
	switch {
	case k.name == "roles":
		l.items(value, "roles", func(r node) { l.entryRole(e, r) })
	case k.flag != nil && (k.many == nil || value.Value == "true" || value.Value == "false"):
		l.flag(k.flag(e)).read(value)
	case value.Kind == yaml.SequenceNode && k.many != nil:
		values := make([]string, 0, len(value.Content))
		for _, c := range value.Content {
			if c.Kind != yaml.ScalarNode || c.Value == "" {
				l.fail(node{c, value.file}, 1, "", "a name is wanted here")
				continue
			}
			values = append(values, c.Value)
		}
		*k.many(e) = values
	case value.Kind != yaml.ScalarNode:
		l.fail(value, 1, "", "a single value is wanted for %s", k.name)
	case value.Value == "":
		l.fail(value, 1, "", "%s has no value", k.name)
	case k.many != nil:
		*k.many(e) = []string{value.Value}
	default:
		*k.one(e) = value.Value
	}
}

func (l *loader) entryRole(e *Entry, n node) {
	var role Role
	l.fields(n, "a role", l.roleKeys(&role))
	if role.From != "" && role.To != "" && role.To < role.From {
		l.fail(n, 1, "", "the role ends on %s, before it begins on %s", role.To, role.From)
	}
	e.Roles = append(e.Roles, role)
}

func (l *loader) roleKeys(role *Role) keys {
	const wanted = "a date is written 2025-01-20"
	return keys{
		{"role", "the office: president", l.str(&role.Role).needed()},
		{"of", "the id of the country or organisation", l.str(&role.Of)},
		{"from", "the day it began: 2025-01-20, 2025-01 or 2025", l.matching(&role.From, isoDate, wanted)},
		{"to", "the day it ended, no longer part of it", l.matching(&role.To, isoDate, wanted)},
	}
}

// isoDate is an ISO date, or the begin of one.
var isoDate = regexp.MustCompile(`^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$`)

// addEntry checks an entry and takes it into the set; place tells where the value of
// a key stands and how long it is.
func (l *loader) addEntry(e *Entry, place func(key string) (Position, int)) {
	fail := func(key, hint, format string, args ...any) {
		p, width := place(key)
		l.failAt(p, max(width, 1), hint, format, args...)
	}
	if e.Name == "" && !e.extend {
		l.failAt(e.Pos, 1, "", "a lexicon entry needs a name")
		return
	}
	switch t := l.types[e.Type]; {
	case e.extend && e.Type == "":
	case e.Type == "":
		l.failAt(e.Pos, 1, "", "lexicon entry %q needs a type", e.Name)
	case t == nil:
		fail("type", l.suggest(e.Type, l.typeNames()), "unknown type %q", e.Type)
	case e.Kind != "" && !slices.Contains(l.kinds[e.Type], e.Kind):
		fail("kind", l.suggest(e.Kind, l.kinds[e.Type]), "type %q has no kind %q", e.Type, e.Kind)
	}
	if e.ID == "" {
		e.ID = e.Type + "/" + e.Name
	}
	if e.Gender != "" && !slices.Contains(genders, e.Gender) {
		fail("gender", l.suggest(e.Gender, genders), "a gender is male or female, not %q", e.Gender)
	}
	for _, name := range e.Unsure {
		if !e.extend && !e.has(name) {
			fail("ambiguous", "", "ambiguous is true or lists names of the entry: %q is no name of %q", name, e.Name)
		}
	}
	if e.ISO != "" && !isoCode.MatchString(e.ISO) {
		fail("iso", "", "an iso code is two capitals, not %q", e.ISO)
	}
	l.set.Entries.more = append(l.set.Entries.more, e)
}
