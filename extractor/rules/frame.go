package rules

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

func (l *loader) readFrames() {
	for _, def := range l.defineRules("frame", "frames") {
		f := &Frame{Pos: l.pos(def.parts[0]), Confidence: high}
		l.section, l.rule = "frame", def.name
		newFrameReader(l, f).read(def)
		l.set.Frames = append(l.set.Frames, f)
		l.section, l.rule = "", ""
	}
	l.checkContradictions()
}

// A frameReader reads one frame: what it makes first, since all else names its roles.
type frameReader struct {
	*loader
	frame    *Frame
	ends     map[string]Position // the two roles, where makes names them
	slots    []slot
	bound    map[string]bool    // roles that some shape binds
	clauseOf map[string]*Clause // template -> its clause
	strange  []strangeRole
	loose    []looseRole
	sound    bool // the roles are known
	failed   bool // a shape could not be read, so that what it binds is not known

	examplesFailed bool
}

func newFrameReader(l *loader, f *Frame) *frameReader {
	f.Roles, f.Constants = map[string]string{}, map[string]string{}
	return &frameReader{loader: l, frame: f, bound: map[string]bool{}, clauseOf: map[string]*Clause{}, ends: map[string]Position{}}
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

// keys are what a frame may say, in the order in which it is read.
func (r *frameReader) keys() keys {
	f := r.frame
	return append(r.changes(), keys{
		{"id", "the name of the frame, for explanations", r.str(&f.ID).needed()},
		{"makes", "the relation with the roles of its two ends, and its attributes: acquired(buyer, target, price=price)", value{shape: pattern(makesForm), read: r.makes}.needed()},
		{"clause", "the canonical active clause, or several: buyer {acquire|buy|take over} target", value{shape: oneOrMore(pattern(clauseForm)), read: r.clauses}},
		{"noun", "nouns that name the event or state, and how each role hangs on them", value{shape: oneOrMore(object(r.nounKeys)), read: r.nouns}},
		{"agent", "nouns that stand for the role that nothing attaches: the buyer of YouTube", value{shape: oneOrMore(object(r.nounKeys)), read: r.agents}},
		{"copula", "the same for what is said of that role after be or become: X is loyal to Y", value{shape: oneOrMore(object(r.nounKeys)), read: r.copulas}},
		{"title", "offices, and how the country or organisation hangs on them: the president of France", value{shape: oneOrMore(object(r.titleKeys)), read: r.titles}},
		{"kin", "nouns of kinship: his wife, wife of", value{shape: oneOrMore(word), read: r.kin}},
		{"pattern", "a token pattern that captures both roles by name, or several", value{shape: oneOrMore(text), read: r.patterns}},
		{"with", "optional arguments that become attributes, by name", value{shape: mapOf(object(r.withKeys)), read: r.with}},
		{"status", "words beside an office, a noun or a verb that set an attribute, or several such", value{shape: oneOrMore(object(r.statusKeys)), read: r.status}},
		{"forms", "the only derived forms that are wanted, or {without: [...]}", value{shape: anyOf(oneOrMore(enum(derivedForms)), object(r.formsKeys)), read: r.forms}},
		{"unless", "token patterns that forbid a match; $role, $title and $trigger are what it has bound", value{shape: oneOrMore(text), read: r.unless}},
		{"prefer", "ids of frames that it wins over where both read the same words", r.prefer(&f.Prefer, "frame", &f.ID)},
		{"confidence", "high (0.9), medium (0.7), low (0.5), or a number above 0", r.confidence(&f.Confidence)},
		{"mutual", "true where each of two that do it together does it with the other, though the relation has a direction: A and B signed a treaty", r.flag(&f.Mutual)},
		{"polarity", "negative for a frame that states the end of its relation", r.oneOf(&f.Polarity, polarityWords...)},
		{"modality", "a modality that the relation always has", r.oneOf(&f.Modality, modalityWords...)},
		{"examples", "texts and the relations that they must yield; one at least wants what the frame makes", r.relationExamples(&f.Examples).needed()},
		{"description", "what the frame is for, for readers", r.str(&f.Description)},
	}...)
}

// read reads a frame and what is added to it.
func (r *frameReader) read(def *definition) {
	at, before := anchor(def.parts[0]), len(r.errs)
	ks := r.keys()
	values := make([][]node, len(ks))
	for i, body := range def.parts {
		for k, v := range r.collect(body, "a frame", ks) {
			if v.Node != nil {
				values[k] = append(values[k], v)
			}
		}
		if added := anchor(body); i > 0 && !has(body, "examples") {
			r.fail(added, len(added.Value), "", "what is added to a frame needs an example")
		}
	}
	if values[ks.index("makes")] == nil {
		return // nothing else would be understood
	}
	r.failed = len(r.errs) > before
	for k, key := range ks {
		for _, v := range values[k] {
			before := len(r.errs)
			key.read(v)
			if key.name == "examples" {
				r.examplesFailed = r.examplesFailed || len(r.errs) > before
			} else {
				r.failed = r.failed || len(r.errs) > before
			}
		}
	}
	if !r.sound {
		return
	}
	r.settleRoles()
	r.settleSlots()
	if r.relation(r.frame.Relation) != nil && values[ks.index("examples")] != nil && !r.examplesFailed && !r.leaves(at.file) && !r.positive() {
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

var makesForm = regexp.MustCompile(`^[^(]+\([^()]+\)$`)

// makes reads `relation(subject, object, attr=slot, attr="constant")`.
func (r *frameReader) makes(n node) {
	if r.frame.Relation != "" {
		r.fail(n, max(len(n.Value), 1), "", "what is added to a frame makes what the frame makes: leave makes out, or say replace: true")
		return
	}
	c := cursor{loader: r.loader, node: n, text: n.Value}
	name, at := c.until("(")
	r.frame.Relation = name
	if c.accept('('); !makesForm.MatchString(n.Value) {
		r.fail(n, len(n.Value), "", `makes is written "relation(subject, object)"`)
		return
	}
	if r.relation(name) == nil {
		c.wrong(at, len(name), r.suggest(name, r.relationNames()), "unknown relation %q", name)
	}
	for more := true; more; more = c.accept(',') {
		word, at := c.until(",)=")
		switch {
		case word == "":
			c.wrong(at, 1, "", "a role is missing here")
			return
		case c.accept('='):
			r.attribute(&c, word, at)
		case !r.end(&c, word, at):
			return
		}
	}
	if c.accept(')'); c.peek() != 0 {
		c.wrong(c.at, len(c.text)-c.at, "", "nothing may stand after the bracket")
	}
	if r.frame.Object == "" {
		r.fail(n, len(n.Value), "", "a relation has two ends, %q has one", n.Value)
		return
	}
	r.sound = true
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

// high, medium and low are what the words of confidence stand for.
const high, medium, low = 0.9, 0.7, 0.5

var confidenceWords = []string{"high", "medium", "low"}
var confidences = []float64{high, medium, low}

// confidence takes one of the words, or a number above 0.
func (l *loader) confidence(into *float64) value {
	return value{shape: anyOf(enum(confidenceWords), between(0, 1, false)), read: func(n node) {
		if i := slices.Index(confidenceWords, n.Value); i >= 0 {
			*into = confidences[i]
			return
		}
		f, err := strconv.ParseFloat(n.Value, 64)
		if err != nil || !(f > 0 && f <= 1) {
			l.fail(n, max(len(n.Value), 1), l.suggest(n.Value, confidenceWords), "a confidence is high, medium, low, or a number above 0 and up to 1, not %q", n.Value)
			return
		}
		*into = f
	}}
}
