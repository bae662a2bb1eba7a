package rules

import (
	"slices"

	"gopkg.in/yaml.v3"
)

// A key is one key of a mapping: its name, what it means, and what it takes. The loader
// reads by it and [Schema] tells editors of it, so that the two cannot differ.
type key struct {
	name  string // empty for any other name, which value.named reads
	about string // for hovers, and for the message where the key is missing
	value
}

type keys []key

// A value is what may stand behind a key.
type value struct {
	read  func(node)
	named func(name, n node) // in place of read where the name is the user's
	shape func() *schema
	need  bool
}

// needed is the value of a key that may not be left out.
func (v value) needed() value {
	v.need = true
	return v
}

// names returns the names of the keys.
func (ks keys) names() []string {
	var names []string
	for _, k := range ks {
		if k.name != "" {
			names = append(names, k.name)
		}
	}
	return names
}

func (ks keys) index(name string) int {
	return slices.IndexFunc(ks, func(k key) bool { return k.name == name })
}

// fields reads the values of a mapping, in the order in which its keys are declared.
// Keys that are unknown, missing or given twice are mistakes.
func (l *loader) fields(n node, what string, ks keys) {
	for i, v := range l.collect(n, what, ks) {
		if v.Node != nil {
			ks[i].read(v)
		}
	}
}

// collect returns the value of each key, without a node for one that is not there.
// Names that the user chooses are read at once.
func (l *loader) collect(n node, what string, ks keys) []node {
	values := make([]node, len(ks))
	if n.Kind != yaml.MappingNode {
		l.fail(n, max(len(n.Value), 1), "", "%s must be a mapping", what)
		return values
	}
	other := ks.index("")
	others := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		name, v := node{n.Content[i], n.file}, node{n.Content[i+1], n.file}
		k := -1
		if name.Value != "" {
			k = ks.index(name.Value)
		}
		switch {
		case k >= 0 && values[k].Node != nil || others[name.Value]:
			l.fail(name, len(name.Value), "", "key %q is given twice", name.Value)
		case k >= 0:
			values[k] = v
		case other >= 0:
			others[name.Value] = true
			ks[other].named(name, v)
		default:
			l.fail(name, max(len(name.Value), 1), l.suggest(name.Value, ks.names()), "unknown key %q in %s", name.Value, what)
		}
	}
	for i, k := range ks {
		if k.need && values[i].Node == nil && !says(n, "extend") {
			at := anchor(n)
			l.fail(at, len(at.Value), "", "%s needs %q: %s", what, k.name, k.about)
		}
	}
	return values
}

// says reports whether a mapping has the key with the value true.
func says(n node, key string) bool {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1].Value == "true"
		}
	}
	return false
}

// has reports whether a mapping has a key.
func has(n node, key string) bool {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return true
		}
	}
	return false
}

// anchor returns what messages about a whole rule point at: its id, or its begin.
func anchor(n node) node {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == "id" {
			return node{n.Content[i+1], n.file}
		}
	}
	return n
}

// pairs calls do for every key of a mapping whose names are the user's.
func (l *loader) pairs(n node, what string, do func(name, value node)) {
	if n.Kind != yaml.MappingNode {
		l.fail(n, max(len(n.Value), 1), "", "%s must be a mapping", what)
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		name := node{n.Content[i], n.file}
		if seen[name.Value] {
			l.fail(name, len(name.Value), "", "%q is declared twice", name.Value)
			continue
		}
		seen[name.Value] = true
		do(name, node{n.Content[i+1], n.file})
	}
}

// items calls do for every item of a sequence.
func (l *loader) items(n node, what string, do func(node)) {
	switch {
	case n.Kind == yaml.ScalarNode && n.Value != "":
		l.fail(n, len(n.Value), "", "%s must be a list: [%s]", what, n.Value)
		return
	case n.Kind != yaml.SequenceNode:
		l.fail(n, 1, "", "%s must be a list", what)
		return
	}
	for _, c := range n.Content {
		do(node{c, n.file})
	}
}

// each calls do for one value or for every value of a list.
func (l *loader) each(n node, what string, do func(node)) {
	if n.Kind == yaml.SequenceNode {
		l.items(n, what, do)
		return
	}
	do(n)
}
