package extractor

import (
	"cmp"
	"slices"

	"github.com/dossier-kg/dossier/graph"
)

// A clash is between facts that two frames read in the same words of the same pair,
// where their relations exclude each other or one frame is preferred over the other.
// It is won by the longer span, then by the frame with more constraints, then by
// prefer, then by the frame that stands first in the file; the other is lost.

// A spot is a pair and the first word of a trigger.
type spot struct{ trigger, a, b int32 }

// settleClashes drops the facts that lose a clash.
func (x *Extractor) settleClashes(w *work) {
	if !x.clashes {
		return
	}
	w.spots.reset()
	lost := false
	for i := range w.facts {
		f := &w.facts[i]
		s := spot{f.trigger[0], w.mentions[f.subject].entity, w.mentions[f.object].entity}
		s.a, s.b = min(s.a, s.b), max(s.a, s.b)
		for j := range w.spots.of(s) {
			lost = x.clash(w, f, &w.facts[j]) || lost
		}
		w.spots.add(s, int32(i))
	}
	if lost {
		w.facts = slices.DeleteFunc(w.facts, func(f fact) bool { return f.lost })
	}
}

// clash marks the loser of two facts, and reports whether there is one.
func (x *Extractor) clash(w *work, f, g *fact) bool {
	if f.frame == nil || g.frame == nil || f.frame == g.frame || f.lost || g.lost {
		return false
	}
	preferred := slices.Contains(f.frame.Prefer, g.rule) || slices.Contains(g.frame.Prefer, f.rule)
	if !preferred && !x.contrary(w, f, g) {
		return false
	}
	winner, why := x.winner(f, g)
	loser := f
	if winner == f {
		loser = g
	}
	loser.lost = true
	w.noteLost(loser, "frame "+winner.rule+" reads the same words: "+why)
	return true
}

// contrary reports whether two facts of one pair cannot both be so.
func (x *Extractor) contrary(w *work, f, g *fact) bool {
	if f.polarity != graph.Positive || g.polarity != graph.Positive {
		return false
	}
	same := w.mentions[f.subject].entity == w.mentions[g.subject].entity
	return x.excluded(f.relation, g.relation, same)
}

// winner returns which of two facts wins a clash, and why.
func (x *Extractor) winner(f, g *fact) (*fact, string) {
	for _, by := range []struct {
		order int
		why   string
	}{
		{cmp.Compare(f.width, g.width), "it reads more of them"},
		{cmp.Compare(f.constraints, g.constraints), "it asks for more"},
		{prefers(f.frame, g.frame), "it is preferred"},
		{cmp.Compare(g.frame.order, f.frame.order), "it stands first in the rules"},
	} {
		switch {
		case by.order > 0:
			return f, by.why
		case by.order < 0:
			return g, by.why
		}
	}
	return f, "it was read first"
}

// prefers returns 1 where a is preferred over b, -1 where b is, 0 for neither.
func prefers(a, b *boundFrame) int {
	switch {
	case slices.Contains(a.Prefer, b.ID):
		return 1
	case slices.Contains(b.Prefer, a.ID):
		return -1
	}
	return 0
}
