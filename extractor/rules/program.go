package rules

type opcode uint8

const (
	opTest  opcode = iota // take the tokens that pass the test
	opSplit               // go on at x, and with less preference at y
	opJump                // go on at x
	opSave                // note the position in slot x of the captures
	opMatch
)

type instruction struct {
	op   opcode
	test *Test
	x, y int
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
		c.emit(instruction{op: opTest, test: t.test})
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

// firstTests returns the tests that are reached without taking a token, each once,
// in order of preference.
func (p *Pattern) firstTests() []*Test {
	var first []*Test
	seen := make([]bool, len(p.program))
	stack := []int{0}
	for len(stack) > 0 {
		pc := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if seen[pc] {
			continue
		}
		seen[pc] = true
		switch i := p.program[pc]; i.op {
		case opTest:
			first = append(first, i.test)
		case opSplit:
			stack = append(stack, i.y, i.x)
		case opJump:
			stack = append(stack, i.x)
		case opSave:
			stack = append(stack, pc+1)
		}
	}
	return first
}
