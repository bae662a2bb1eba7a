package rules

import (
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
		keep := func(into *node, read func(node)) func(node) {
			return func(n node) { *into = n; read(n) }
		}
		for _, body := range def.parts {
			l.fields(body, "a relation", map[string]func(node){
				"from": l.declared(&r.From), "to": l.declared(&r.To), "inverse": keep(&names.inverse, l.str(&r.Inverse)),
				"symmetric": l.flag(&r.Symmetric), "event": l.flag(&r.Event), "implies": keep(&names.implies, l.words(&r.Implies)),
				"excludes": keep(&names.excludes, l.words(&r.Excludes)), "wikidata": l.wikidata(r), "plover": l.oneOf(&r.PLOVER, plover...),
				"aliases": l.words(&r.Aliases), "replace": l.mark(), "extend": l.mark(),
			})
		}
		if body := def.parts[0]; !has(body, "from") || !has(body, "to") {
			l.fail(def.at, len(r.Name), "", "relation %q must say from and to", r.Name)
		}
		nodes[r] = names
		l.set.Relations = append(l.set.Relations, r)
		l.byName[r.Name] = r
	}
	for _, r := range l.set.Relations {
		l.checkRelation(r, nodes[r])
	}
}

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

// wikidata reads the id of a Wikidata property, such as P39.
func (l *loader) wikidata(r *Relation) func(node) {
	return func(n node) {
		digits, ok := strings.CutPrefix(n.Value, "P")
		if !ok || digits == "" || strings.Trim(digits, "0123456789") != "" {
			l.fail(n, len(n.Value), "", "a Wikidata property is written P39, not %q", n.Value)
		}
		r.Wikidata = n.Value
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
	for todo := []string{from}; len(todo) > 0; {
		r := l.relation(todo[len(todo)-1])
		todo = todo[:len(todo)-1]
		if r == nil || seen[r.Name] {
			continue
		}
		if r.Name == to {
			return true
		}
		seen[r.Name] = true
		todo = append(todo, r.Implies...)
	}
	return false
}
