package rules

import (
	"regexp"
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
		before := len(l.errs)
		l.fields(c, "an entity rule", l.entityKeys(r))
		if len(l.errs) == before {
			l.checkEntity(c, r)
		}
		l.set.Entities = append(l.set.Entities, r)
		l.section, l.rule = "", ""
	}
}

func (l *loader) entityKeys(r *EntityRule) keys {
	return append(l.changes(), keys{
		{"id", "the name of the rule, for explanations", l.str(&r.ID).needed()},
		{"makes", "the type of what it finds, or type/kind", value{shape: text, read: l.makesEntity(r)}},
		{"promotes", "the type that a name without one gets: unknown -> person", value{shape: pattern(promotesForm), read: l.promotes(r)}},
		{"veto", "true where what it matches is no name", l.flag(&r.Veto)},
		{"overwrite", "types whose mentions it may replace", l.declared(&r.Overwrite)},
		{"confidence", "of a rule that promotes or vetoes: how often the clue is right, high, medium, low or a number above 0", l.confidence(&r.Confidence)},
		{"prefer", "ids of entity rules that it wins over where both read as much", l.prefer(&r.Prefer, "entity rule", &r.ID)},
		{"pattern", "the token pattern, with the name in <name: ...>", value{shape: text, read: func(n node) { r.Pattern = l.pattern(n) }}.needed()},
		{"examples", "texts with what it must find in [brackets]; without brackets it must stay silent", value{shape: listOf(text), read: l.entityExamples(r)}.needed()},
		{"description", "what the rule is for, for readers", l.str(&r.Description)},
	}...)
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
	case r.Makes != "" && has(c, "confidence"):
		l.fail(at, len(at.Value), "", "confidence is of rules that promote or veto: a rule that makes something finds it or does not")
	case r.Veto && has(c, "overwrite"):
		l.fail(at, len(at.Value), "", "a veto overwrites nothing: it holds back what other rules would find")
	case r.To != "" && r.Pattern != nil && len(r.Pattern.Captures) == 0:
		l.fail(at, len(at.Value), "", "a rule that promotes needs a capture around the name: <name: %s>", r.From)
	}
	if l.leaves(at.file) {
		return
	}
	if !r.Veto && !slices.ContainsFunc(r.Examples, func(e *Example) bool { return len(e.Spans) > 0 }) {
		l.fail(at, len(at.Value), "", "the rule has no positive example: a text with the name in [brackets]")
	}
	if r.Veto && len(r.Examples) == 0 {
		l.fail(at, len(at.Value), "", "the rule has no example: a text in which what it matches is no name")
	}
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

var promotesForm = regexp.MustCompile(`^[^->]+->[^->]+$`)

// promotes reads "type -> type".
func (l *loader) promotes(r *EntityRule) func(node) {
	return func(n node) {
		c := cursor{loader: l, node: n, text: n.Value}
		if !promotesForm.MatchString(n.Value) {
			l.fail(n, max(len(n.Value), 1), "", `promotes is written "unknown -> person"`)
			return
		}
		from, fromAt := c.until("->")
		c.at = strings.IndexByte(c.text, '>') + 1
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
