package rules

import (
	"slices"
)

// A definition is a part of a rule set that has a name: a type, list, relation or rule.
type definition struct {
	name  string
	at    node   // where it is named
	parts []node // what it says, and what the files that extend it add
}

// definitions are those of one section, after replacing, extending and switching off.
type definitions struct {
	*loader
	what string // "frame"
	all  []*definition
	byID map[string]*definition
}

// define puts together what all files define in a section. Deeper files come first.
// What is replaced keeps its place in the order.
func (l *loader) define(what string, sections, off []node, add func(*definitions, node)) []*definition {
	d := &definitions{loader: l, what: what, byID: map[string]*definition{}}
	for depth := l.depth; depth >= 0; depth-- {
		for _, n := range off {
			if l.depthOf(n.file) == depth {
				d.switchOff(n)
			}
		}
		for _, n := range sections {
			if l.depthOf(n.file) == depth {
				add(d, n)
			}
		}
	}
	return d.all
}

// defineMapping is define for a section that maps names to definitions.
func (l *loader) defineMapping(what, section string) []*definition {
	return l.define(what, l.sections(section), nil, func(d *definitions, n node) { l.pairs(n, section, d.add) })
}

// defineRules is define for a section that lists rules.
func (l *loader) defineRules(what, section string) []*definition {
	return l.define(what, l.sections(section), l.off[section], l.ruleList(section))
}

// ruleList adds the rules of a list, which say their id.
func (l *loader) ruleList(what string) func(*definitions, node) {
	return func(d *definitions, n node) {
		l.items(n, what, func(c node) { d.add(anchor(c), c) })
	}
}

// add takes in a definition: a new one, or one that replaces or extends what the
// extended set has.
func (d *definitions) add(at, body node) {
	def := &definition{name: at.Value, at: at, parts: []node{body}}
	if at.Node == body.Node || def.name == "" {
		def.name = ""
		d.fail(at, 1, "", "a rule needs an id")
		d.all = append(d.all, def)
		return
	}
	old, replace, extend := d.byID[def.name], says(body, "replace"), says(body, "extend")
	inherited := old != nil && d.depthOf(old.at.file) > d.depthOf(at.file)
	switch {
	case replace && extend:
		d.fail(at, len(at.Value), "", "%s %q says both replace and extend", d.what, def.name)
	case inherited && replace:
		*old = *def
		return
	case inherited && extend:
		old.parts = append(old.parts, body)
		return
	case inherited:
		add := ", extend: true to add to it"
		if d.what == "entity rule" || d.what == "inference" {
			add = ""
		}
		d.fail(at, len(at.Value), "", "%s %q is declared at %s: say replace: true to put this one in its place%s, or choose another name",
			d.what, def.name, d.pos(old.at), add)
	case replace || extend:
		d.notInherited(at, d.suggest(def.name, d.inherited(at)), "%s %q", d.what, def.name)
		d.used[def.name] = d.what == "list" // one complaint about it will do
	case old != nil:
		d.fail(at, len(at.Value), "", "%s %q is declared at %s already", d.what, def.name, d.pos(old.at))
	}
	if old == nil {
		d.byID[def.name] = def
	}
	d.all = append(d.all, def)
}

// switchOff takes out a definition of the extended set.
func (d *definitions) switchOff(n node) {
	def := d.byID[n.Value]
	if def == nil {
		d.notInherited(n, d.suggest(n.Value, d.inherited(n)), "%s %q", d.what, n.Value)
		return
	}
	delete(d.byID, n.Value)
	d.all = slices.DeleteFunc(d.all, func(o *definition) bool { return o == def })
}

// notInherited reports a name that only what is extended could have.
func (l *loader) notInherited(n node, hint, format string, args ...any) {
	if l.depth == 0 {
		l.fail(n, max(len(n.Value), 1), "", format+" cannot be of another set: this file extends none, as extends: shipped would", args...)
		return
	}
	l.fail(n, max(len(n.Value), 1), hint, format+" is not in the set that this file extends", args...)
}

// inherited returns the names that a file can replace, extend or switch off.
func (d *definitions) inherited(n node) []string {
	var names []string
	for _, def := range d.all {
		if d.depthOf(def.at.file) > d.depthOf(n.file) {
			names = append(names, def.name)
		}
	}
	return names
}

// readOff reads what is switched off of the extended set.
func (l *loader) readOff() {
	for _, n := range l.sections("off") {
		l.fields(n, "off", l.offKeys())
	}
}

func (l *loader) offKeys() keys {
	names := func(section, about string) key {
		return key{section, about, value{shape: listOf(text), read: func(n node) {
			l.items(n, section, func(c node) { l.off[section] = append(l.off[section], c) })
		}}}
	}
	return keys{
		names("entities", "ids of entity rules"), names("frames", "ids of frames"),
		names("inferences", "ids of the rules of infer"), names("entries", "lexicon entries, each by its id or as type/name"),
		names("lexicons", "lexicon files, as the extended set names them"),
	}
}
