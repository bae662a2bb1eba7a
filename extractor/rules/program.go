package rules

import "slices"

type opcode uint8

const (
	opTest  opcode = iota // take the tokens that pass the test
	opSplit               // go on at x, and with less preference at y
	opJump                // go on at x
	opSave                // note the position in slot x of the captures
	opMatch
)

type instruction struct {
	op    opcode
	index int32 // of the test
	test  *Test
	x, y  int
}

// A compiler turns a tree into a program for the machine of [Pattern.Match].
type compiler struct{ pattern *Pattern }

func (c *compiler) emit(i instruction) int {
	c.pattern.program = append(c.pattern.program, i)
	return len(c.pattern.program) - 1
}

func (c *compiler) compile(t *tree) {
	switch t.kind {
	case sequence:
		for _, child := range t.children {
			c.compile(child)
		}
	case single:
		c.emit(instruction{op: opTest, test: t.test, index: int32(t.test.Index)})
	case group:
		c.emit(instruction{op: opSave, x: 2 * t.capture})
		for _, child := range t.children {
			c.compile(child)
		}
		c.emit(instruction{op: opSave, x: 2*t.capture + 1})
	case choice:
		c.choice(t.children)
	case repeat:
		c.repeat(t)
	}
}

func (c *compiler) choice(children []*tree) {
	var ends []int
	for i, child := range children {
		if i == len(children)-1 {
			c.compile(child)
			break
		}
		split := c.split()
		c.compile(child)
		ends = append(ends, c.emit(instruction{op: opJump}))
		c.pattern.program[split].y = len(c.pattern.program)
	}
	for _, e := range ends {
		c.pattern.program[e].x = len(c.pattern.program)
	}
}

// split emits a split that prefers what follows it; the caller sets y.
func (c *compiler) split() int {
	s := c.emit(instruction{op: opSplit})
	c.pattern.program[s].x = s + 1
	return s
}

func (c *compiler) repeat(t *tree) {
	for range t.min {
		c.compile(t.children[0])
	}
	if t.max < 0 {
		s := c.split()
		c.compile(t.children[0])
		c.emit(instruction{op: opJump, x: s})
		c.pattern.program[s].y = len(c.pattern.program)
		return
	}
	var splits []int
	for range t.max - t.min {
		splits = append(splits, c.split())
		c.compile(t.children[0])
	}
	for _, s := range splits {
		c.pattern.program[s].y = len(c.pattern.program)
	}
}

// reach returns the tests that are reached from steps of the program without taking a
// token, each once, in order of preference, and whether the end is.
func (p *Pattern) reach(from ...int) (steps []int, ends bool) {
	seen := make([]bool, len(p.program))
	slices.Reverse(from)
	for stack := from; len(stack) > 0; {
		pc := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if seen[pc] {
			continue
		}
		seen[pc] = true
		switch i := p.program[pc]; i.op {
		case opTest:
			steps = append(steps, pc)
		case opSplit:
			stack = append(stack, i.y, i.x)
		case opJump:
			stack = append(stack, i.x)
		case opSave:
			stack = append(stack, pc+1)
		case opMatch:
			ends = true
		}
	}
	return steps, ends
}

// findFirst notes which tests may pass first and second in a match.
func (p *Pattern) findFirst() {
	begin, _ := p.reach(0)
	behind := make([]int, len(begin))
	for i, pc := range begin {
		p.first = append(p.first, p.program[pc].test)
		behind[i] = pc + 1
	}
	if second, ends := p.reach(behind...); !ends {
		for _, pc := range second {
			p.second = append(p.second, p.program[pc].test)
		}
	}
	p.findSteps(begin)
}

// findSteps notes which tests are made before the machine is set up, those at begin first.
func (p *Pattern) findSteps(begin []int) {
	type span struct{ from, to int32 }
	behind := make([]*span, len(p.program))
	pcs := slices.Clone(begin) // of the steps
	from := 0
	for range lookAhead - 1 {
		level := pcs[from:]
		from = len(pcs)
		for _, pc := range level {
			if behind[pc] != nil {
				continue
			}
			tests, ends := p.reach(pc + 1)
			if ends || len(tests) > maxBranches {
				tests = nil
			}
			behind[pc] = &span{int32(len(pcs)), int32(len(pcs) + len(tests))}
			pcs = append(pcs, tests...)
		}
	}
	p.steps = make([]step, len(pcs))
	for i, pc := range pcs {
		p.steps[i].test = p.program[pc].index
		if b := behind[pc]; b != nil {
			p.steps[i].from, p.steps[i].to = b.from, b.to
		}
	}
	p.begin = p.steps[:len(begin)]
}

// required returns sets of tests of which one passes in every match. Of alternatives these
// are their first ones, their last ones, and the last ones that ask for words.
func (t *tree) required() (sets [][]*Test) {
	switch t.kind {
	case single:
		return [][]*Test{{t.test}}
	case repeat:
		if t.min > 0 {
			return t.children[0].required()
		}
	case choice:
		var firsts, lasts, worded []*Test
		for _, child := range t.children {
			of := child.required()
			if len(of) == 0 {
				return nil
			}
			last := len(of) - 1
			firsts, lasts = append(firsts, of[0]...), append(lasts, of[last]...)
			for last > 0 && slices.ContainsFunc(of[last], (*Test).passesAny) {
				last--
			}
			worded = append(worded, of[last]...)
		}
		return [][]*Test{firsts, lasts, worded}
	default:
		for _, child := range t.children {
			sets = append(sets, child.required()...)
		}
	}
	return sets
}

// passesAny reports whether a test asks for no certain words.
func (t *Test) passesAny() bool {
	words := func(t *Test) bool { return !t.Not && (t.Key == "word" || t.Key == "lemma" || t.Key == "list") }
	return len(t.Or) > 0 || !words(t) && !slices.ContainsFunc(t.And, words)
}

// constraints returns how many tests pass in every match, alternatives taken for one.
func (t *tree) constraints() int {
	n := 0
	switch t.kind {
	case single:
		return 1
	case repeat:
		if t.min > 0 {
			return t.children[0].constraints()
		}
	case choice:
		if len(t.required()) > 0 {
			return 1
		}
	default:
		for _, child := range t.children {
			n += child.constraints()
		}
	}
	return n
}

// A captureType is a capture that is one mention of certain types.
type captureType struct {
	name  string
	types []string
}

// CapturesMention reports whether the first capture is one mention of certain types.
func (p *Pattern) CapturesMention() bool {
	types := p.captureTypes()
	return len(types) > 0 && types[0].name == p.Captures[0]
}

// captureTypes returns the captures whose only test asks for types.
func (p *Pattern) captureTypes() []captureType {
	var found []captureType
	for pc, i := range p.program {
		if i.op != opSave || i.x%2 != 0 || p.program[pc+1].op != opTest {
			continue
		}
		t := p.program[pc+1].test
		if next := p.program[pc+2]; next.op != opSave || next.x != i.x+1 || len(t.Or) > 0 {
			continue
		}
		for _, c := range append([]*Test{t}, t.And...) {
			if c.Key == "type" && !c.Not {
				found = append(found, captureType{p.Captures[i.x/2], c.Values})
			}
		}
	}
	return found
}
