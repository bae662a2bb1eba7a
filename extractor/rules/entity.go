package rules

import (
	"slices"
	"strings"
)

func (l *loader) readEntities() {
	for _, def := range l.defineRules("entity rule", "entities") {
		c := def.parts[0]
		r := &EntityRule{Pos: l.pos(c), Confidence: medium}
		l.section, l.rule = "entity", def.name
		if len(def.parts) > 1 {
			at := anchor(def.parts[1])
			l.fail(at, len(at.Value), "", "an entity rule cannot be extended: say replace: true")
		}
		var pattern node
		before := len(l.errs)
		l.fields(c, "an entity rule", map[string]func(node){
			"id": l.str(&r.ID), "makes": l.makesEntity(r), "promotes": l.promotes(r), "veto": l.flag(&r.Veto),
			"overwrite": l.declared(&r.Overwrite), "pattern": func(n node) { pattern = n }, "prefer": l.prefer(&r.Prefer, "entity rule", def.name),
			"description": func(node) {}, "examples": l.entityExamples(r), "confidence": l.confidence(&r.Confidence),
			"replace": l.mark(), "extend": l.mark(),
		})
		at := anchor(c)
		if pattern.Node == nil {
			l.fail(at, len(at.Value), "", "an entity rule needs a pattern")
		} else {
			r.Pattern = l.pattern(pattern)
		}
		if len(l.errs) == before {
			l.checkEntity(c, r)
		}
		l.set.Entities = append(l.set.Entities, r)
		l.section, l.rule = "", ""
	}
}

// checkEntity checks what the parts of an entity rule say together.
func (l *loader) checkEntity(c node, r *EntityRule) {
	at := anchor(c)
	says := 0
	for _, key := range []string{"makes", "promotes", "veto"} {
		if has(c, key) {
			says++
		}
	}
	switch {
	case says != 1:
		l.fail(at, len(at.Value), "", "an entity rule says one of makes, promotes and veto: true")
	case r.To != "" && r.Pattern != nil && len(r.Pattern.Captures) == 0:
		l.fail(at, len(at.Value), "", "a rule that promotes needs a capture around the name: <name: %s>", r.From)
	}
	if !r.Veto && !slices.ContainsFunc(r.Examples, func(e *Example) bool { return len(e.Spans) > 0 }) {
		l.fail(at, len(at.Value), "", "the rule has no positive example: a text with the name in [brackets]")
	}
	if r.Veto && len(r.Examples) == 0 {
		l.fail(at, len(at.Value), "", "the rule has no example: a text in which what it matches is no name")
	}
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

// makesEntity reads "type" or "type/kind".
func (l *loader) makesEntity(r *EntityRule) func(node) {
	return func(n node) {
		typ, kind, kinds := strings.Cut(n.Value, "/")
		if l.typeName(l.pos(n), typ, len(typ)) && kinds {
			l.kindName(l.within(n, len(typ)+1), typ, kind)
		}
		r.Makes, r.Kind = typ, kind
	}
}

// promotes reads "type -> type".
func (l *loader) promotes(r *EntityRule) func(node) {
	return func(n node) {
		c := cursor{loader: l, node: n, text: n.Value}
		from, fromAt := c.until("->")
		if !c.accept('-') || !c.accept('>') {
			l.fail(n, len(n.Value), "", `promotes is written "unknown -> person"`)
			return
		}
		to, toAt := c.until("")
		r.From, r.To = from, to
		l.typeName(l.within(n, fromAt), from, len(from))
		if to == "unknown" {
			c.wrong(toAt, len(to), "", "a name is promoted to a declared type")
			return
		}
		l.typeName(l.within(n, toAt), to, len(to))
	}
}
