package rules

import (
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
)

// A Test is a condition on one token, or for type and list on the mention or term that begins at it.
type Test struct {
	Index  int      // number of the test in its set
	Key    string   // "word", "lemma", "tag", "shape", "type", "kind", "mention", "list", "role" for $role, "any" inside "..."
	Values []string // any of these
	Not    bool
	And    []*Test // further conditions that must hold too; they have none themselves, and the next numbers
	Or     []*Test // alternatives to the whole
}

// A Pattern is a compiled token pattern.
type Pattern struct {
	begin    []step // the tests that may pass first; most tries of a pattern end with these
	steps    []step // these and those that may pass behind them
	Pos      Position
	Text     string
	Captures []string // names, in the order of their brackets
	program  []instruction
	tests    []*Test
	first    []*Test
	second   []*Test
	required [][]*Test

	constraints int
}

// Tests returns every test of the pattern, those inside And and Or left out.
func (p *Pattern) Tests() []*Test { return p.tests }

// First returns the tests of which one must pass at the token where a match begins,
// each once. They are the pattern's own: do not change them.
func (p *Pattern) First() []*Test { return p.first }

// Second returns the tests of which one must pass behind the tokens that the first test
// took; nil where a match may be that short.
func (p *Pattern) Second() []*Test { return p.second }

// Required returns sets of tests; one test of each set passes in every match.
func (p *Pattern) Required() [][]*Test { return p.required }

// maxRepeat is the largest count in braces.
const maxRepeat = 32

// maxProgram is how many steps a pattern may have once its counts are written out.
const maxProgram = 4096

// maxDepth is how deep brackets may nest.
const maxDepth = 64

// maxCaptures is how many captures a pattern may have.
const maxCaptures = 16

// maxGap is how many tokens "..." may stand for.
const maxGap = 8

// A patternParser turns the text of a pattern into a program by recursive descent.
type patternParser struct {
	cursor
	depth   int
	failed  bool
	bound   []string // what $ may name
	pattern *Pattern
}

// pattern parses and compiles a token pattern; nil after a mistake.
func (l *loader) pattern(n node) *Pattern { return l.patternWith(n, nil) }

// patternWith is pattern where $name may stand for what a match has bound.
func (l *loader) patternWith(n node, bound []string) *Pattern {
	if n.Kind != yaml.ScalarNode {
		l.fail(n, 1, "", "a pattern is a text")
		return nil
	}
	p := &patternParser{cursor: cursor{loader: l, node: n, text: n.Value}, pattern: &Pattern{Pos: l.pos(n), Text: n.Value}, bound: bound}
	tree := p.alternatives()
	if p.at < len(p.text) && !p.failed {
		p.mistake(1, "", "%q is not expected here", p.text[p.at:p.at+1])
	}
	if p.failed {
		return nil
	}
	if tree.empty() {
		p.at = 0
		p.mistake(len(p.text), "", "the pattern can match no word at all: one part of it at least must not be optional")
		return nil
	}
	if tree.size() > maxProgram {
		p.at = 0
		p.mistake(len(p.text), "", "the pattern is too large: its counts multiply to more than %d steps", maxProgram)
		return nil
	}
	c := compiler{pattern: p.pattern}
	c.compile(tree)
	c.emit(instruction{op: opMatch})
	p.pattern.findFirst()
	p.pattern.required, p.pattern.constraints = tree.required(), tree.constraints()
	return p.pattern
}

// mistake reports an error at the current place of the pattern, in the column of the file.
func (p *patternParser) mistake(width int, hint, format string, args ...any) {
	if p.failed {
		return
	}
	p.failed = true
	p.wrong(p.at, width, hint, format, args...)
}

func (p *patternParser) alternatives() *tree {
	if p.depth++; p.depth > maxDepth {
		p.mistake(1, "", "brackets nest deeper than %d", maxDepth)
		return &tree{}
	}
	defer func() { p.depth-- }()
	first := p.sequence()
	if p.peek() != '|' {
		return first
	}
	t := &tree{kind: choice, children: []*tree{first}}
	for p.accept('|') {
		t.children = append(t.children, p.sequence())
	}
	return t
}

func (p *patternParser) sequence() *tree {
	t := &tree{kind: sequence}
	for !p.failed {
		switch c := p.peek(); c {
		case 0, ')', '>', '|':
			return t
		}
		item := p.item()
		if p.failed {
			break
		}
		t.children = append(t.children, p.quantified(item))
	}
	return t
}

func (p *patternParser) quantified(item *tree) *tree {
	switch {
	case p.accept('?'):
		return &tree{kind: repeat, min: 0, max: 1, children: []*tree{item}}
	case p.accept('*'):
		return &tree{kind: repeat, min: 0, max: -1, children: []*tree{item}}
	case p.accept('+'):
		return &tree{kind: repeat, min: 1, max: -1, children: []*tree{item}}
	case p.accept('{'):
		low, high, ok := p.counts()
		if !ok {
			return item
		}
		return &tree{kind: repeat, min: low, max: high, children: []*tree{item}}
	}
	return item
}

// counts reads "m}" or "m,n}".
func (p *patternParser) counts() (low, high int, ok bool) {
	end := strings.IndexByte(p.text[p.at:], '}')
	if end < 0 {
		p.mistake(1, "", "the brace is not closed")
		return 0, 0, false
	}
	body := p.text[p.at : p.at+end]
	from, to, two := strings.Cut(body, ",")
	if !two {
		to = from
	}
	low, errLow := strconv.Atoi(strings.TrimSpace(from))
	high, errHigh := strconv.Atoi(strings.TrimSpace(to))
	switch {
	case errLow != nil || errHigh != nil:
		p.mistake(max(len(body), 1), "", "a count is written {2} or {1,3}")
	case low < 0 || low > high || high > maxRepeat || high == 0:
		p.mistake(len(body), "", "counts go from 0 to %d, the lower first", maxRepeat)
	}
	p.at += end + 1
	return low, high, !p.failed
}

func (p *patternParser) item() *tree {
	switch c := p.peek(); {
	case c == '[':
		if t := p.parseTests(); t != nil {
			return p.single(t)
		}
	case c == '@':
		p.at++
		if name := p.listName(); name != "" {
			return p.single(p.newTest("list", name))
		}
	case c == '"':
		return p.quoted()
	case strings.HasPrefix(p.text[p.at:], "'s"):
		p.at += 2
		return p.single(p.newTest("tag", "POS"))
	case c == '$':
		if t := p.reference(); t != nil {
			return p.single(t)
		}
	case c == '(':
		p.at++
		t := p.alternatives()
		if !p.accept(')') {
			p.mistake(1, "", "the bracket is not closed")
		}
		return t
	case c == '<':
		return p.capture()
	case strings.HasPrefix(p.text[p.at:], "..."):
		p.at += 3
		t := p.newTest("any", "")
		p.pattern.tests = append(p.pattern.tests, t)
		return &tree{kind: repeat, min: 0, max: maxGap, children: []*tree{{kind: single, test: t}}}
	default:
		p.mistake(1, "", `%q is not expected: an item is [test], "word", @list, (group) or <capture>`, string(c))
	}
	return &tree{kind: sequence}
}

// quoted parses "word", or "several words", which follow each other.
func (p *patternParser) quoted() *tree {
	text, _, closed := strings.Cut(p.text[p.at+1:], `"`)
	words := strings.Fields(text)
	t := &tree{kind: sequence}
	if !closed || len(words) == 0 {
		p.mistake(1, "", "the quoted word is empty or not closed")
		return t
	}
	p.at += len(text) + 2
	for _, w := range words {
		t.children = append(t.children, p.single(p.newTest("word", w)))
	}
	return t
}

// reference parses $name: the words that the match has bound to a role.
func (p *patternParser) reference() *Test {
	p.at++
	name := p.name()
	switch {
	case p.bound == nil:
		p.at -= len(name) + 1
		p.mistake(len(name)+1, "", "$%s names nothing here: only unless patterns look back at what a match has bound", name)
	case !slices.Contains(p.bound, name):
		p.at -= len(name)
		p.mistake(max(len(name), 1), p.suggest(name, p.bound), "$%s is not bound by this frame: %s", name, strings.Join(p.bound, ", "))
	default:
		return p.newTest("role", name)
	}
	return nil
}

func (p *patternParser) single(t *Test) *tree {
	if t != nil {
		p.pattern.tests = append(p.pattern.tests, t)
	}
	return &tree{kind: single, test: t}
}

func (p *patternParser) newTest(key string, values ...string) *Test {
	p.tests++
	return &Test{Index: p.tests - 1, Key: key, Values: values}
}

// capture parses <name: items>; a bare word as its only item is a type.
func (p *patternParser) capture() *tree {
	p.at++
	name := p.name()
	if name == "" || !p.accept(':') {
		p.mistake(1, "", "a capture is written <name: items>")
		return &tree{}
	}
	if slices.Contains(p.pattern.Captures, name) {
		p.at = max(strings.LastIndex(p.text[:p.at], name), 0)
		p.mistake(len(name), "", "%q is captured twice", name)
		return &tree{}
	}
	if len(p.pattern.Captures) == maxCaptures {
		p.mistake(len(name), "", "a pattern has at most %d captures", maxCaptures)
	}
	t := &tree{kind: group, capture: len(p.pattern.Captures)}
	p.pattern.Captures = append(p.pattern.Captures, name)
	if c := p.peek(); c >= 'a' && c <= 'z' {
		start := p.at
		typ := p.name()
		if !p.typeName(p.within(p.node, start), typ, len(typ)) {
			p.failed = true
		}
		p.at = start + len(typ)
		t.children = []*tree{p.single(p.newTest("type", typ))}
	} else {
		t.children = []*tree{p.alternatives()}
	}
	if !p.accept('>') {
		p.mistake(1, "", "the capture %q is not closed", name)
	}
	return t
}
