package rules

import (
	"slices"

	"gopkg.in/yaml.v3"
)

func (l *loader) readTypes() {
	for _, def := range l.defineMapping("type", "types") {
		t := &Type{Pos: l.pos(def.at), Name: def.name}
		for _, body := range def.parts {
			l.fields(body, "a type", map[string]func(node){"is": l.words(&t.Is), "kinds": l.words(&t.Kinds),
				"replace": l.mark(), "extend": l.mark()})
		}
		if t.Name == "unknown" {
			l.fail(def.at, len(t.Name), "", `"unknown" stands for a name without a type and cannot be declared`)
		}
		l.set.Types = append(l.set.Types, t)
		l.types[t.Name] = t
	}
	for _, t := range l.set.Types {
		for _, p := range t.Is {
			if l.types[p] == nil {
				l.failAt(t.Pos, len(t.Name), l.suggest(p, l.typeNames()), "type %q is below the unknown type %q", t.Name, p)
			}
		}
		if l.ancestors(t.Name)[t.Name] {
			l.failAt(t.Pos, len(t.Name), "", "type %q stands above itself", t.Name)
		}
	}
}

// ancestors returns every type above a type.
func (l *loader) ancestors(name string) map[string]bool {
	above := map[string]bool{}
	for todo := []string{name}; len(todo) > 0; {
		t := l.types[todo[len(todo)-1]]
		todo = todo[:len(todo)-1]
		if t == nil {
			continue
		}
		for _, p := range t.Is {
			if !above[p] {
				above[p] = true
				todo = append(todo, p)
			}
		}
	}
	return above
}

// typeNames returns the declared types, in file order.
func (l *loader) typeNames() []string {
	names := make([]string, 0, len(l.set.Types))
	for _, t := range l.set.Types {
		names = append(names, t.Name)
	}
	return names
}

// kindNames returns the kinds of all types, in file order.
func (l *loader) kindNames() []string {
	var names []string
	for _, t := range l.set.Types {
		names = append(names, t.Kinds...)
	}
	return names
}

// typeName checks that a type is declared.
func (l *loader) typeName(p Position, name string, width int) bool {
	if l.types[name] != nil || name == "unknown" {
		return true
	}
	l.failAt(p, max(width, 1), l.suggest(name, l.typeNames()), "unknown type %q", name)
	return false
}

// kindName checks that a type, which is declared, has a kind.
func (l *loader) kindName(p Position, typ, kind string) bool {
	t := l.types[typ]
	if t == nil || slices.Contains(t.Kinds, kind) {
		return true
	}
	l.failAt(p, max(len(kind), 1), l.suggest(kind, t.Kinds), "type %q has no kind %q", typ, kind)
	return false
}

// declared reads one declared type or a list of them.
func (l *loader) declared(into *[]string) func(node) {
	return func(n node) {
		check := func(c node) {
			if l.typeName(l.pos(c), c.Value, len(c.Value)) {
				*into = append(*into, c.Value)
			}
		}
		if n.Kind == yaml.ScalarNode {
			check(n)
			return
		}
		l.items(n, "types", check)
	}
}
