package rules

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// frameKeys are what a frame may say, apart from its id.
var frameKeys = []string{"makes", "clause", "with", "noun", "agent", "copula", "title", "kin", "pattern", "status", "unless", "forms", "prefer", "polarity",
	"modality", "confidence", "examples", "description"}

func (l *loader) readFrames() {
	for _, def := range l.defineRules("frame", "frames") {
		c := def.parts[0]
		f := &Frame{Pos: l.pos(c), Confidence: high, Roles: map[string]string{}, Constants: map[string]string{}}
		l.section, l.rule = "frame", def.name
		parts := map[string][]node{}
		known := map[string]func(node){"id": l.str(&f.ID), "replace": l.mark(), "extend": l.mark()}
		for _, k := range frameKeys {
			known[k] = func(n node) { parts[k] = append(parts[k], n) }
		}
		before := len(l.errs)
		for i, body := range def.parts {
			l.fields(body, "a frame", known)
			if at := anchor(body); i > 0 && !has(body, "examples") {
				l.fail(at, len(at.Value), "", "what is added to a frame needs an example")
			}
		}
		misspelt := len(l.errs) > before
		r := frameReader{loader: l, frame: f, bound: map[string]bool{}, ends: map[string]Position{}, failed: misspelt}
		r.read(c, parts)
		l.set.Frames = append(l.set.Frames, f)
		l.section, l.rule = "", ""
	}
	l.checkContradictions()
}

// A frameReader reads one frame: what it makes first, since all else names its roles.
type frameReader struct {
	*loader
	frame   *Frame
	ends    map[string]Position // the two roles, where makes names them
	slots   []slot
	bound   map[string]bool // roles that some shape binds
	strange []strangeRole
	loose   []looseRole
	failed  bool // a shape could not be read, so that what it binds is not known

	examplesFailed bool
}

// A strangeRole is a role that makes does not name.
type strangeRole struct {
	pos  Position
	name string
}

// A looseRole is a role that a shape leaves out.
type looseRole struct {
	role  string
	node  node
	shape string
}

// A slot is an attribute whose value the text gives: role=title.
type slot struct {
	pos        Position
	name, from string
}

func (r *frameReader) read(c node, parts map[string][]node) {
	at := anchor(c)
	if len(parts["makes"]) == 0 {
		r.fail(at, max(len(at.Value), 1), "", "a frame must say what it makes")
		return
	}
	for _, again := range parts["makes"][1:] {
		r.fail(again, max(len(again.Value), 1), "", "what is added to a frame makes what the frame makes: leave makes out, or say replace: true")
	}
	steps := []struct {
		key  string
		read func(node)
	}{
		{"clause", r.clauses}, {"noun", r.nouns}, {"agent", r.agents}, {"copula", r.copulas}, {"title", r.titles}, {"kin", r.kin}, {"pattern", r.patterns},
		{"with", r.with}, {"status", r.status}, {"forms", r.forms}, {"unless", r.unless}, {"prefer", r.prefer(&r.frame.Prefer, "frame", r.frame.ID)},
		{"confidence", r.confidence(&r.frame.Confidence)},
		{"polarity", r.oneOf(&r.frame.Polarity, "positive", "negative")}, {"modality", r.oneOf(&r.frame.Modality, modalityWords...)},
		{"examples", r.frameExamples(&r.frame.Examples)},
	}
	sound := r.makes(parts["makes"][0])
	for _, s := range steps {
		for _, n := range parts[s.key] {
			before := len(r.errs)
			s.read(n)
			if s.key == "examples" {
				r.examplesFailed = len(r.errs) > before
			} else {
				r.failed = r.failed || len(r.errs) > before
			}
		}
	}
	if sound {
		r.settleRoles()
		r.settleSlots()
	}
	if sound && r.relation(r.frame.Relation) != nil && !r.positive() && !r.examplesFailed {
		r.fail(at, max(len(at.Value), 1), "", "the frame has no positive example: one that wants %s(...)", r.frame.Relation)
	}
}

// positive reports whether an example wants the relation that the frame makes, or one that follows from it.
func (r *frameReader) positive() bool {
	for _, e := range r.frame.Examples {
		for _, w := range e.Wants {
			if r.implies(r.frame.Relation, w.Relation) {
				return true
			}
		}
	}
	return false
}

// makes reads `relation(subject, object, attr=slot, attr="constant")`; false when
// the roles remain unknown.
func (r *frameReader) makes(n node) bool {
	c := cursor{loader: r.loader, node: n, text: n.Value}
	name, at := c.until("(")
	r.frame.Relation = name
	if !strings.HasSuffix(n.Value, ")") || !c.accept('(') {
		r.fail(n, len(n.Value), "", `makes is written "relation(subject, object)"`)
		return false
	}
	if r.relation(name) == nil {
		c.wrong(at, len(name), r.suggest(name, r.relationNames()), "unknown relation %q", name)
	}
	for more := true; more; more = c.accept(',') {
		word, at := c.until(",)=")
		switch {
		case word == "":
			c.wrong(at, 1, "", "a role is missing here")
			return false
		case c.accept('='):
			r.attribute(&c, word, at)
		case !r.end(&c, word, at):
			return false
		}
	}
	if c.accept(')'); c.peek() != 0 {
		c.wrong(c.at, len(c.text)-c.at, "", "nothing may stand after the bracket")
	}
	if r.frame.Object == "" {
		r.fail(n, len(n.Value), "", "a relation has two ends, %q has one", n.Value)
		return false
	}
	return true
}

// end reads one of the two roles.
func (r *frameReader) end(c *cursor, name string, at int) bool {
	switch {
	case r.frame.Subject == "":
		r.frame.Subject = name
	case r.frame.Object != "":
		c.wrong(at, len(name), "", "a relation has two ends; %q is a third", name)
		return false
	case name == r.frame.Subject:
		c.wrong(at, len(name), "", "the ends of a relation need different role names")
		return false
	default:
		r.frame.Object = name
	}
	r.ends[name] = r.within(c.node, at)
	return true
}

// attribute reads what follows attr=.
func (r *frameReader) attribute(c *cursor, name string, at int) {
	if _, twice := r.frame.Constants[name]; twice || r.frame.Roles[name] != "" {
		c.wrong(at, len(name), "", "attribute %q is set twice", name)
	}
	if !c.accept('"') {
		value, at := c.until(",)")
		r.frame.Roles[name] = value
		r.slots = append(r.slots, slot{r.within(c.node, at), name, value})
		return
	}
	end := strings.IndexByte(c.text[c.at:], '"')
	if end < 0 {
		c.wrong(c.at-1, 1, "", "the quote is not closed")
		c.at = len(c.text)
		return
	}
	r.frame.Constants[name] = c.text[c.at : c.at+end]
	c.at += end + 1
}

// role notes that a shape binds a role, or that it names one that the frame does not have.
func (r *frameReader) role(p Position, name string, width int) {
	if name != r.frame.Subject && name != r.frame.Object {
		r.strangeRole(p, name)
		return
	}
	r.bound[name] = true
}

func (r *frameReader) strangeRole(p Position, name string) {
	r.strange = append(r.strange, strangeRole{p, name})
}

// settleRoles reports roles that nothing binds and names that are no roles. Where
// one looks like the other, it is the rarer one that is taken for the mistake.
func (r *frameReader) settleRoles() {
	uses := map[string]int{}
	var names []string
	for _, s := range r.strange {
		if uses[s.name]++; uses[s.name] == 1 {
			names = append(names, s.name)
		}
	}
	explained := map[string]bool{}
	for _, role := range []string{r.frame.Subject, r.frame.Object} {
		if r.bound[role] {
			continue
		}
		hint := r.suggest(role, names)
		if uses[hint] == 1 || hint == "" && (r.failed || len(names) > 0) {
			continue
		}
		explained[hint] = true
		r.failAt(r.ends[role], len(role), hint, "role %q is not bound by any clause, noun, title, kin or pattern", role)
	}
	for _, s := range r.strange {
		if !explained[s.name] {
			r.failAt(s.pos, len(s.name), r.suggest(s.name, []string{r.frame.Subject, r.frame.Object}),
				"role %q is not in %s(%s, %s)", s.name, r.frame.Relation, r.frame.Subject, r.frame.Object)
		}
	}
	for _, l := range r.loose {
		if r.bound[l.role] && len(r.strange) == 0 {
			r.fail(l.node, max(len(l.node.Value), 1), "", "role %q is not bound by this %s", l.role, l.shape)
		}
	}
}

// settleSlots reports attributes that take their value from nowhere.
func (r *frameReader) settleSlots() {
	known := []string{}
	if r.frame.Titles != nil {
		known = append(known, "title")
	}
	for _, w := range r.frame.With {
		known = append(known, w.Name)
	}
	for _, p := range r.frame.Patterns {
		known = append(known, p.Captures...)
	}
	for _, s := range r.slots {
		if !r.failed && !slices.Contains(known, s.from) {
			r.failAt(s.pos, len(s.from), r.suggest(s.from, known), "attribute %q takes its value from %q, which the frame does not bind", s.name, s.from)
		}
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

// high, medium and low are what the words of confidence stand for.
const high, medium, low = 0.9, 0.7, 0.5

// confidence reads high, medium, low or a number above 0.
func (l *loader) confidence(into *float64) func(node) {
	return func(n node) {
		switch n.Value {
		case "high":
			*into = high
		case "medium":
			*into = medium
		case "low":
			*into = low
		default:
			if *into = l.number(n); *into == 0 && n.Value == strings.Trim(n.Value, "abcdefghijklmnopqrstuvwxyz") {
				l.fail(n, len(n.Value), "", "a confidence lies above 0")
			}
		}
	}
}

// oneOf reads one of a few words.
func (l *loader) oneOf(into *string, allowed ...string) func(node) {
	return func(n node) {
		if !slices.Contains(allowed, n.Value) {
			l.fail(n, len(n.Value), l.suggest(n.Value, allowed), "%q is none of %s", n.Value, strings.Join(allowed, ", "))
		}
		*into = n.Value
	}
}
