package extractor

import (
	"strconv"
	"strings"

	"github.com/dossier-kg/dossier/extractor/rules"
)

// nearPatterns records, for the frame that is asked about, how far its raw patterns come at token i.
func (x *Extractor) nearPatterns(w *work, i int32) {
	if w.trace == nil {
		return
	}
	for k := range x.frames.raw {
		f := &x.frames.raw[k]
		if _, _, ok := f.pattern.Match(&w.matcher, int(i), &w.scratch); !ok {
			w.nearPattern(Attempt{Rule: f.frame.ID, Pos: f.frame.Pos, Shape: "pattern"}, f.pattern, i)
		}
	}
}

// nearEntities records, for the entity rule that is asked about, how far its pattern comes at token i.
func (x *Extractor) nearEntities(w *work, n, i int32, index *ruleIndex) {
	if w.trace == nil {
		return
	}
	w.matcher.x, w.matcher.w, w.matcher.end = x, w, w.doc.Sentences[n].Last
	for k := range index.rules {
		w.nearEntity(&index.rules[k], i)
	}
}

// nearEntity records, for the entity rule that is asked about, how far its pattern comes at token i.
func (w *work) nearEntity(r *entityRule, i int32) {
	if w.trace == nil || r.ID != w.trace.rule {
		return
	}
	if _, _, ok := r.Pattern.Match(&w.matcher, int(i), &w.scratch); !ok {
		w.nearPattern(Attempt{Rule: r.ID, Pos: r.Pos, Shape: "entity"}, r.Pattern, i)
	}
}

// noteMatch records that the pattern of an entity rule has matched.
func (w *work) noteMatch(r *entityRule, first, end int32) {
	if w.profile != nil {
		w.profile.read(r.ID)
	}
	if w.trace != nil {
		w.trace.try(Attempt{Rule: r.ID, Pos: r.Pos, Shape: "entity", Text: r.Pattern.Text, ShapePos: r.Pattern.Pos}, first, end)
		w.noteHeld(r.Pattern.Text, first, end)
	}
}

// nearPattern records an attempt of a pattern of the rule that is asked about, tried at token i.
func (w *work) nearPattern(a Attempt, p *rules.Pattern, i int32) {
	t := w.trace
	if t == nil || a.Rule != t.rule {
		return
	}
	a.Text, a.ShapePos = p.Text, p.Pos
	t.try(a, i, i+1)
	near := p.Near(&w.matcher, int(i), &w.scratch)
	if near.End > int(i) {
		w.noteHeld(near.Begin, i, int32(near.End))
	}
	if !near.Matched {
		var wants []string
		for _, f := range near.Failed {
			wants = append(wants, f.Words())
		}
		if near.End < w.matcher.Len() {
			w.noteFailed(strings.Join(wants, ", or "), strconv.Quote(w.words(int32(near.End), int32(near.End)+1))+" does not pass", int32(near.End), int32(near.End)+1)
		} else {
			w.noteFailed(strings.Join(wants, ", or "), "the sentence ends here", -1, -1)
		}
	}
}
