package rules

import "slices"

// A preference is a name that a rule wins over, kept until all rules are known.
type preference struct {
	what string  // "frame" or "entity rule"
	rule *string // the id of the rule that states it
	node node
	name string
}

// prefer reads the ids of rules that a rule wins over where both read the same words.
func (l *loader) prefer(into *[]string, what string, rule *string) value {
	return value{shape: oneOrMore(text), read: func(n node) {
		l.each(n, "prefer", func(c node) {
			if c.Value == "" {
				l.fail(c, 1, "", "the id of a rule is wanted here")
				return
			}
			*into = append(*into, c.Value)
			l.preferences = append(l.preferences, preference{what: what, rule: rule, node: c, name: c.Value})
		})
	}}
}

// checkPreferences refuses preferences over rules that are not there, and two rules that
// win over each other. A rule of a set that is extended may prefer one that has been
// switched off.
func (l *loader) checkPreferences() {
	known := map[string][]string{}
	for _, r := range l.set.Entities {
		known["entity rule"] = append(known["entity rule"], r.ID)
	}
	for _, f := range l.set.Frames {
		known["frame"] = append(known["frame"], f.ID)
	}
	for _, p := range l.preferences {
		l.rule, l.section = *p.rule, p.what
		if i := slices.IndexFunc(l.preferences, func(o preference) bool { return o.what == p.what && *o.rule == p.name && o.name == *p.rule }); i >= 0 && *p.rule != p.name {
			l.fail(p.node, len(p.name), "", "%q prefers this %s in turn, at %s", p.name, p.what, l.pos(l.preferences[i].node))
		}
		others := slices.DeleteFunc(slices.Clone(known[p.what]), func(id string) bool { return id == *p.rule })
		if !slices.Contains(others, p.name) && l.depthOf(p.node.file) == 0 {
			l.fail(p.node, len(p.name), l.suggest(p.name, others), "prefer names no other %s: %q", p.what, p.name)
		}
	}
	l.rule, l.section = "", ""
}
