package rules

import "strings"

// A Near tells how far a pattern came from a token on.
type Near struct {
	Matched bool
	End     int     // the token up to which it came: the end of the match, or the first that stopped it
	Begin   string  // the part of the pattern that matched as far as that, as text; empty for none
	Failed  []*Test // the tests that the token at End does not pass, each once
}

// Near is [Pattern.Match] for explanations: it tells how far the threads of the
// machine came, and which tests stopped the furthest.
func (p *Pattern) Near(m Matcher, at int, s *Scratch) Near {
	limit := m.Len()
	if at < 0 || at >= limit {
		return Near{End: at}
	}
	if end, _, ok := p.Match(m, at, s); ok {
		return Near{Matched: true, End: end, Begin: p.Text}
	}
	s.reset(p, at)
	p.follow(s, 0, at)
	near := Near{End: at}
	for pos := at; pos <= s.last; pos++ {
		list := &s.ring[pos%len(s.ring)]
		if len(list.at) > 0 {
			near.End, near.Failed = pos, nil
			for _, pc := range list.at {
				near.fail(p.program[pc].test)
			}
		}
		p.advance(m, s, pos, limit)
		s.renew(&s.ring[pos%len(s.ring)])
	}
	return near
}

func (n *Near) fail(t *Test) {
	for _, f := range n.Failed {
		if f.String() == t.String() {
			return
		}
	}
	n.Failed = append(n.Failed, t)
}

// String returns a test as a pattern writes it: [lemma=buy|sell & tag=VB*].
func (t *Test) String() string {
	if t.Key == "any" {
		return "..."
	}
	var b strings.Builder
	b.WriteByte('[')
	t.write(&b)
	b.WriteByte(']')
	return b.String()
}

func (t *Test) write(b *strings.Builder) {
	if t.Not {
		b.WriteByte('!')
	}
	if t.Key == "list" {
		b.WriteString("@" + strings.Join(t.Values, "|@"))
	} else {
		b.WriteString(t.Key + "=" + strings.Join(t.Values, "|"))
	}
	for _, a := range t.And {
		b.WriteString(" & ")
		a.write(b)
	}
	for _, o := range t.Or {
		b.WriteString(" | ")
		o.write(b)
	}
}
