package extractor

import (
	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/internal/nlp"
)

// A veto is a pattern of unless.
type veto struct {
	pattern *rules.Pattern
	gate    gate
	refers  bool // it names what the match has bound: $role
}

// A boundRef is what $name in a pattern of unless stands for.
type boundRef uint8

const (
	noReference boundRef = iota
	toSubject
	toObject
	toTitle
	toTrigger
)

// refer says what each $role of a test, as the rule has it, stands for, and reports whether there is one.
func (q *test) refer(t *rules.Test, references map[string]boundRef) bool {
	found := t.Key == "role"
	if found {
		q.refers = references[t.Values[0]]
	}
	for k, a := range t.And {
		found = q.and[k].refer(a, references) || found
	}
	for k, o := range t.Or {
		found = q.or[k].refer(o, references) || found
	}
	return found
}

// unlessReach is how many tokens before a match a pattern that refers to it may begin:
// as many as "..." may stand for.
const unlessReach = 8

// bindUnless binds the patterns of a frame's unless.
func (f *boundFrame) bindUnless(x *Extractor, bind func(*rules.Test) *test) {
	references := map[string]boundRef{f.Subject: toSubject, f.Object: toObject, "title": toTitle, "trigger": toTrigger}
	for _, p := range f.Unless {
		v := veto{pattern: p}
		for _, t := range p.Tests() {
			v.refers = bind(t).refer(t, references) || v.refers
		}
		v.gate = x.newGate(p.First())
		f.unless = append(f.unless, v)
	}
}

// vetoed reports whether a pattern of the frame's unless matches at the place of a
// match: it begins among the words that were read, or where it names what the match
// has bound, up to unlessReach words before them.
func (x *Extractor) vetoed(w *work, m *match) bool {
	if len(m.frame.unless) == 0 {
		return false
	}
	w.bound = [...][2]int32{toSubject: w.tokensOf(m.subject.mention), toObject: w.tokensOf(m.object.mention), toTitle: m.title, toTrigger: m.trigger}
	q := &w.matcher
	q.x, q.w, q.end = x, w, w.sentence.Last
	for k := range m.frame.unless {
		v := &m.frame.unless[k]
		from := m.place[0]
		if v.refers {
			from = max(from-unlessReach, w.sentence.First)
		}
		for i := from; i < m.place[1]; i++ {
			if !v.gate.open(w, i) {
				continue
			}
			if end, _, ok := v.pattern.Match(q, int(i), &w.scratch); ok {
				if w.trace != nil {
					w.noteFailed("nothing that unless names", v.pattern.Text+" at "+v.pattern.Pos.String()+" matches", i, int32(end))
				}
				return true
			}
		}
	}
	return false
}

// referenceWidth returns how many tokens what r stands for takes when it begins at token i.
func (w *work) referenceWidth(r boundRef, i int32) int {
	if b := w.bound[r]; b[0] == i {
		return int(b[1] - b[0])
	}
	return 0
}

// clauseAround widens a range of tokens to the clause they stand in: up to a comma or
// other mark, a conjunction, or another verb.
func (x *Extractor) clauseAround(w *work, r [2]int32) [2]int32 {
	for r[0] > w.sentence.First && !x.boundary(w, r[0]-1) {
		r[0]--
	}
	for r[1] < w.sentence.Last && !x.boundary(w, r[1]) {
		r[1]++
	}
	return r
}

// boundary reports whether token i parts clauses.
func (x *Extractor) boundary(w *work, i int32) bool {
	t := w.token(i)
	if t.Shape.Has(nlp.Punct) && w.at[i] < 0 || w.verbAt[i] >= 0 {
		return true
	}
	switch t.Tag {
	case nlp.CC, nlp.WDT, nlp.WP, nlp.WRB:
		return true
	}
	return t.Tag == nlp.IN && x.en.subordinators.has(t.Word) && w.phraseAt[min(i+1, w.sentence.Last-1)] < 0 || t.Word == x.en.that
}
