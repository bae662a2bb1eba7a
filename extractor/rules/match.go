package rules

// A Matcher shows a sequence of tokens to a pattern.
type Matcher interface {
	// Len returns the position after the last token that the pattern may see.
	Len() int
	// Test returns how many tokens the test of a number, [Test.Index], takes at a position
	// below Len, 0 when it fails.
	Test(test, at int) int
}

// Scratch is the working memory of [Pattern.Match]. Its zero value is ready for
// use with any pattern, by one goroutine at a time; once it has grown to the
// largest pattern and number of captures, Match allocates nothing.
type Scratch struct {
	ring    []threads // threads that go on at token i: ring[i % len(ring)]
	stamp   uint64    // last number given to a list of threads
	last    int       // last token at which threads wait
	pending []visit
	caps    []int // of the thread being followed
	best    []int // of the longest match
	end     int   // of the longest match, -1 for none
}

// threads are the places in a program that wait for one token, best first.
type threads struct {
	stamp uint64
	seen  []uint64 // by instruction: the stamp of the list that holds it
	at    []int32  // instructions, all of them tests
	caps  []int    // captures of each, one after the other
}

// A visit is an instruction to follow, or where pc is negative a capture to put back.
type visit struct{ pc, slot, old int }

// MaxMatch is how many tokens a match takes at most. It keeps the search of a text for
// a pattern linear: without it "a"+ "b" would look from every token of a sentence of
// a's to its end.
const MaxMatch = 128

// Match returns the end of the longest match that begins at token at. The captures
// are pairs of the first token and the token after the last, in the order of
// p.Captures, -1 for one that took no part; they are valid until the next call with
// the same scratch. Where two ways lead to the same end, the one that takes longer
// mentions and terms wins, then the one that prefers earlier alternatives and more
// repeats.
//
// All threads of the machine advance together over the tokens (Thompson 1968, Pike
// 1985), so the time is at most the tokens looked at times the instructions; and no
// more than MaxMatch tokens are looked at.
func (p *Pattern) Match(m Matcher, at int, s *Scratch) (end int, caps []int, ok bool) {
	limit := min(m.Len(), at+MaxMatch)
	if at < 0 || at >= limit || !p.leads(m, p.begin, at, limit, lookAhead) {
		return 0, nil, false
	}
	s.reset(p, at)
	p.follow(s, 0, at)
	for pos := at; pos <= s.last; pos++ {
		p.advance(m, s, pos, limit)
		s.renew(&s.ring[pos%len(s.ring)])
	}
	if s.end <= at {
		return 0, nil, false
	}
	return s.end, s.best, true
}

// lookAhead is how many tests in a row are made at a token before the machine is set up
// there: most tries end with them. Behind a test of more than maxBranches others they end
// early, so that they are few in any pattern.
const (
	lookAhead   = 5
	maxBranches = 12
)

// A step is a test to be made before the machine is set up, and those of which one is to pass
// behind it: p.steps[from:to], none where nothing need.
type step struct {
	test, from, to int32
}

// leads reports whether one of some tests passes at a token, one of those that may follow
// it behind, and so on for as many tests as are to come.
func (p *Pattern) leads(m Matcher, steps []step, at, limit, toCome int) bool {
	if at >= limit {
		return false
	}
	for i := range steps {
		s := &steps[i]
		n := m.Test(int(s.test), at)
		if n > 0 && (toCome == 1 || s.from == s.to || p.leads(m, p.steps[s.from:s.to], at+n, limit, toCome-1)) {
			return true
		}
	}
	return false
}

// advance goes on from every test that the token at pos passes.
func (p *Pattern) advance(m Matcher, s *Scratch, pos, limit int) {
	slots := len(s.caps)
	for i := 0; pos < limit; i++ {
		list := &s.ring[pos%len(s.ring)]
		if i == len(list.at) {
			return
		}
		pc := int(list.at[i])
		n := m.Test(int(p.program[pc].index), pos)
		if n <= 0 || n > limit-pos {
			continue
		}
		if n >= len(s.ring) {
			s.grow(n, pos)
			list = &s.ring[pos%len(s.ring)]
		}
		copy(s.caps, list.caps[i*slots:(i+1)*slots])
		p.follow(s, pc+1, pos+n)
	}
}

// follow goes on from an instruction before token pos, up to the tests that wait for the token.
func (p *Pattern) follow(s *Scratch, pc, pos int) {
	list := &s.ring[pos%len(s.ring)]
	if len(list.seen) < len(p.program) {
		list.seen = make([]uint64, len(p.program))
	}
	s.last = max(s.last, pos)
	s.pending = append(s.pending[:0], visit{pc: pc})
	for len(s.pending) > 0 {
		v := s.pending[len(s.pending)-1]
		s.pending = s.pending[:len(s.pending)-1]
		if v.pc < 0 {
			s.caps[v.slot] = v.old
			continue
		}
		if list.seen[v.pc] == list.stamp {
			continue
		}
		list.seen[v.pc] = list.stamp
		switch i := &p.program[v.pc]; i.op {
		case opTest:
			list.at = append(list.at, int32(v.pc))
			list.caps = append(list.caps, s.caps...)
		case opSplit:
			s.pending = append(s.pending, visit{pc: i.y}, visit{pc: i.x})
		case opJump:
			s.pending = append(s.pending, visit{pc: i.x})
		case opSave:
			s.pending = append(s.pending, visit{-1, i.x, s.caps[i.x]}, visit{pc: v.pc + 1})
			s.caps[i.x] = pos
		case opMatch:
			if pos > s.end {
				s.end = pos
				copy(s.best, s.caps)
			}
		}
	}
}

// reset makes the scratch ready for a match that begins at token at.
func (s *Scratch) reset(p *Pattern, at int) {
	if s.ring == nil {
		s.ring = make([]threads, 4)
	}
	for i := range s.ring { // all empty, unless a Matcher panicked
		if s.ring[i].stamp == 0 || len(s.ring[i].at) > 0 {
			s.renew(&s.ring[i])
		}
	}
	slots := 2 * len(p.Captures)
	if cap(s.caps) < slots {
		s.caps, s.best = make([]int, slots), make([]int, slots)
	}
	s.caps, s.best = s.caps[:slots], s.best[:slots]
	for i := range s.caps {
		s.caps[i] = -1
	}
	s.last, s.end = at, -1
}

// renew empties a list of threads: a new stamp makes all its marks old.
func (s *Scratch) renew(t *threads) {
	s.stamp++
	t.stamp, t.at, t.caps = s.stamp, t.at[:0], t.caps[:0]
}

// grow makes room for a test at token pos that takes n tokens.
func (s *Scratch) grow(n, pos int) {
	size := len(s.ring)
	for size <= n {
		size *= 2
	}
	ring := make([]threads, size)
	for i := range s.ring {
		ring[(pos+i)%size] = s.ring[(pos+i)%len(s.ring)]
	}
	for i := range ring {
		if ring[i].stamp == 0 {
			s.renew(&ring[i])
		}
	}
	s.ring = ring
}
