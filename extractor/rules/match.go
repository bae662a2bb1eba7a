package rules

// A Matcher shows a sequence of tokens to a pattern.
type Matcher interface {
	Len() int                 // the position after the last token
	Test(t *Test, at int) int // tokens that t takes at a position, 0 when it fails
}

type opcode uint8

const (
	opTest  opcode = iota // take tokens that pass the test
	opSplit               // go on at both
	opJump
	opSave // note the position for a capture
	opMatch
)

type instruction struct {
	op   opcode
	test *Test
	x, y int
}

// A compiler turns a tree into a program for a Pike machine (Thompson 1968, Pike 1985):
// all threads advance together, so that time is linear in tokens times instructions.
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
		split := c.emit(instruction{op: opSplit})
		c.pattern.program[split].x = split + 1
		c.compile(child)
		ends = append(ends, c.emit(instruction{op: opJump}))
		c.pattern.program[split].y = len(c.pattern.program)
	}
	for _, e := range ends {
		c.pattern.program[e].x = len(c.pattern.program)
	}
}

func (c *compiler) repeat(t *tree) {
	for range t.min {
		c.compile(t.children[0])
	}
	if t.max < 0 {
		split := c.emit(instruction{op: opSplit})
		c.pattern.program[split].x = split + 1
		c.compile(t.children[0])
		c.emit(instruction{op: opJump, x: split})
		c.pattern.program[split].y = len(c.pattern.program)
		return
	}
	var splits []int
	for range t.max - t.min {
		split := c.emit(instruction{op: opSplit})
		c.pattern.program[split].x = split + 1
		splits = append(splits, split)
		c.compile(t.children[0])
	}
	for _, s := range splits {
		c.pattern.program[s].y = len(c.pattern.program)
	}
}

// A thread is a place in the program and what it has captured. Since a test may
// take several tokens, a thread also knows at which token it goes on.
type thread struct {
	pc, at int
	caps   [8]int
}

// Scratch is the working memory of Match, to be used again by one goroutine at a time.
type Scratch struct {
	queue []thread
	seen  map[uint64]struct{}
	caps  [8]int
}

// maxCaptures is how many captures a pattern reports.
const maxCaptures = 4

// Match returns the end of the longest match that begins at token at, and the
// first and last token of each capture, -1 for one that took no part. The captures
// are valid until the next call with the same scratch.
func (p *Pattern) Match(m Matcher, at int, s *Scratch) (end int, caps []int, ok bool) {
	if !p.mayBegin(m, at) {
		return 0, nil, false
	}
	if s.seen == nil {
		s.seen = map[uint64]struct{}{}
	}
	clear(s.seen)
	first := thread{at: at}
	for i := range first.caps {
		first.caps[i] = -1
	}
	s.queue = append(s.queue[:0], first)
	end = -1
	for len(s.queue) > 0 { // a stack: each (instruction, token) is visited once
		t := s.queue[len(s.queue)-1]
		s.queue = s.queue[:len(s.queue)-1]
		key := uint64(t.pc)<<32 | uint64(t.at)
		if _, done := s.seen[key]; done {
			continue
		}
		s.seen[key] = struct{}{}
		i := &p.program[t.pc]
		switch i.op {
		case opTest:
			if t.at < m.Len() {
				if n := m.Test(i.test, t.at); n > 0 && t.at+n <= m.Len() {
					t.pc, t.at = t.pc+1, t.at+n
					s.queue = append(s.queue, t)
				}
			}
		case opSplit:
			other := t
			other.pc, t.pc = i.y, i.x
			s.queue = append(s.queue, other, t)
		case opJump:
			t.pc = i.x
			s.queue = append(s.queue, t)
		case opSave:
			if i.x < len(t.caps) {
				t.caps[i.x] = t.at
			}
			t.pc++
			s.queue = append(s.queue, t)
		case opMatch:
			if t.at > end {
				end, s.caps = t.at, t.caps
			}
		}
	}
	return end, s.caps[:], end > at
}

// mayBegin is a quick refusal by the first test, where there is only one.
func (p *Pattern) mayBegin(m Matcher, at int) bool {
	for i := range p.program {
		switch p.program[i].op {
		case opSave:
			continue
		case opTest:
			return at < m.Len() && m.Test(p.program[i].test, at) > 0
		}
		break
	}
	return true
}
