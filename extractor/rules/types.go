package rules

import (
	"fmt"
	"slices"
)

func (l *loader) readTypes() {
	for _, def := range l.defineMapping("type", "types") {
		t := &Type{Pos: l.pos(def.at), Name: def.name}
		for _, body := range def.parts {
			l.fields(body, "a type", l.typeKeys(t))
		}
		if t.Name == "unknown" {
			l.fail(def.at, len(t.Name), "", `"unknown" stands for a name without a type and cannot be declared`)
		}
		l.set.Types = append(l.set.Types, t)
		l.types[t.Name] = t
	}
	for _, t := range l.set.Types {
		l.checkType(t)
	}
}

// checkType checks what stands above a type, and gives it the kinds of those types too.
func (l *loader) checkType(t *Type) {
	for _, p := range t.Is {
		if l.types[p] == nil {
			l.failAt(t.Pos, len(t.Name), l.suggest(p, l.typeNames()), "type %q is below the unknown type %q", t.Name, p)
		}
	}
	for i, k := range t.Kinds {
		if slices.Contains(t.Kinds[:i], k) {
			l.failAt(t.Pos, len(t.Name), "", "type %q has the kind %q twice", t.Name, k)
		}
	}
	above := l.ancestors(t.Name)
	if above[t.Name] {
		l.failAt(t.Pos, len(t.Name), "", "type %q stands above itself", t.Name)
	}
	kinds := slices.Clone(t.Kinds)
	for _, o := range l.set.Types {
		if above[o.Name] {
			kinds = append(kinds, o.Kinds...)
		}
	}
	l.kinds[t.Name] = kinds
}

func (l *loader) typeKeys(t *Type) keys {
	return append(l.changes(), keys{
		{"is", "the types directly above: a rule that asks for one of them takes this one too", l.words(&t.Is)},
		{"kinds", "finer names that an entity of the type, or of one below it, may carry: [party, company]", l.words(&t.Kinds)},
		{"description", "what the type is for, for readers", l.str(&t.Description)},
	}...)
}

// ancestors returns every type above a type.
func (l *loader) ancestors(name string) map[string]bool {
	above := map[string]bool{}
	for pending := []string{name}; len(pending) > 0; {
		t := l.types[pending[len(pending)-1]]
		pending = pending[:len(pending)-1]
		if t == nil {
			continue
		}
		for _, p := range t.Is {
			if !above[p] {
				above[p] = true
				pending = append(pending, p)
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
	l.failAt(p, max(width, 1), l.suggest(name, l.typeNames()), "%s", l.unknownType(name))
	return false
}

// unknownType is the message for a name that is no type; a kind is often meant, which
// is one step below.
func (l *loader) unknownType(name string) string {
	message := fmt.Sprintf("unknown type %q", name)
	if len(l.set.Types) == 0 && len(l.bases) > 0 {
		return fmt.Sprintf("%s: the file declares no types, and extends no set that has some: say extends: %s", message, l.bases[0].Name)
	}
	if l.suggest(name, l.typeNames()) != "" {
		return message
	}
	for _, t := range l.set.Types {
		if kind := l.suggest(name, t.Kinds); kind != "" {
			return fmt.Sprintf("%s: %s is a kind of %s", message, kind, t.Name)
		}
	}
	return message
}

// kindName checks that a type, which is declared, has a kind.
func (l *loader) kindName(p Position, typ, kind string) bool {
	if l.types[typ] == nil || slices.Contains(l.kinds[typ], kind) {
		return true
	}
	l.failAt(p, max(len(kind), 1), l.suggest(kind, l.kinds[typ]), "type %q has no kind %q", typ, kind)
	return false
}
