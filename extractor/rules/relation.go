package rules

import (
	"regexp"
	"slices"
	"strings"
)

// plover are the sixteen event types of PLOVER.
var plover = []string{"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
	"THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}

func (l *loader) readRelations() {
	nodes := map[*Relation]relationNodes{}
	for _, def := range l.defineMapping("relation", "relations") {
		r := &Relation{Pos: l.pos(def.at), Name: def.name}
		var names relationNodes
		l.section, l.rule = "relation", r.Name
		for _, body := range def.parts {
			l.fields(body, "a relation", l.relationKeys(r, &names))
		}
		l.section, l.rule = "", ""
		nodes[r] = names
		l.set.Relations = append(l.set.Relations, r)
		l.byName[r.Name] = r
	}
	for _, r := range l.set.Relations {
		l.checkRelation(r, nodes[r])
	}
}

func (l *loader) relationKeys(r *Relation, names *relationNodes) keys {
	noted := func(into *node, v value) value {
		read := v.read
		v.read = func(n node) { *into = n; read(n) }
		return v
	}
	return append(l.changes(), keys{
		{"from", "the types that its subject may have", l.declared(&r.From).needed()},
		{"to", "the types that its object may have", l.declared(&r.To).needed()},
		{"through", "types that its ends may have, besides, through people who act for them: Texas officials, Chechen rebels", l.declared(&r.Through)},
		{"inverse", "the relation that says the same from the other end", noted(&names.inverse, l.str(&r.Inverse))},
		{"symmetric", "true where it holds in both directions: spouse_of", l.flag(&r.Symmetric)},
		{"event", "true where it happens, rather than lasts", l.flag(&r.Event)},
		{"participants", "true for the relation of those who take part to an event of so many that it is no link between each two: participant_in", l.flag(&r.Participants)},
		{"implies", "relations that hold wherever this one does", noted(&names.implies, l.words(&r.Implies))},
		{"excludes", "relations that cannot hold between the same two", noted(&names.excludes, l.words(&r.Excludes))},
		{"wikidata", "the Wikidata property: P39", l.matching(&r.Wikidata, wikidataProperty, "a Wikidata property is written P39")},
		{"plover", "the event type of PLOVER", l.oneOf(&r.PLOVER, plover...)},
		{"aliases", "other names that programs may know it by", l.words(&r.Aliases)},
		{"description", "what the relation says, for readers", l.str(&r.Description)},
	}...)
}

var wikidataProperty = regexp.MustCompile(`^P[0-9]+$`)

// relationNodes are where a relation names others.
type relationNodes struct{ inverse, implies, excludes node }

// checkRelation checks the names of other relations, which may stand below it.
func (l *loader) checkRelation(r *Relation, names relationNodes) {
	known := func(in node, name string) *Relation {
		other := l.relation(name)
		if other == nil {
			l.failIn(in, max(strings.Index(in.Value, name), 0), len(name), l.suggest(name, slices.DeleteFunc(l.relationNames(), func(n string) bool { return n == r.Name })),
				"relation %q names the unknown relation %q", r.Name, name)
		}
		return other
	}
	if r.Inverse != "" {
		other := known(names.inverse, r.Inverse)
		switch {
		case r.Symmetric:
			l.fail(names.inverse, len(r.Inverse), "", "relation %q is symmetric and so its own inverse", r.Name)
		case other != nil && other.Inverse != "" && other.Inverse != r.Name:
			l.fail(names.inverse, len(r.Inverse), "", "the inverse of %q is %q, not %q", r.Inverse, other.Inverse, r.Name)
		}
	}
	for _, name := range r.Implies {
		known(names.implies, name)
	}
	for _, name := range r.Excludes {
		if known(names.excludes, name); slices.Contains(r.Implies, name) {
			l.fail(names.excludes, 1, "", "relation %q both implies and excludes %q", r.Name, name)
		}
	}
}

func (l *loader) relation(name string) *Relation { return l.byName[name] }

func (l *loader) relationNames() []string {
	var names []string
	for _, r := range l.set.Relations {
		names = append(names, r.Name)
	}
	return names
}

// implies reports whether a relation implies another, perhaps by way of a third.
func (l *loader) implies(from, to string) bool {
	seen := map[string]bool{}
	for pending := []string{from}; len(pending) > 0; {
		r := l.relation(pending[len(pending)-1])
		pending = pending[:len(pending)-1]
		if r == nil || seen[r.Name] {
			continue
		}
		if r.Name == to {
			return true
		}
		seen[r.Name] = true
		pending = append(pending, r.Implies...)
	}
	return false
}
