package extractor

import (
	"slices"

	"github.com/dossier-kg/dossier/graph"
)

// A match is what a frame has read at one place, before it is known whether it makes a fact.
type match struct {
	frame           *boundFrame
	shape           string // the form of the clause or noun itself: "active", "noun"
	form            string // what its place in the sentence makes of it: "relative", "light"
	subject, object filler
	stance          *stance
	trigger         [2]int32 // tokens that state the relation
	title           [2]int32 // tokens of the office, where there is one
	status          [2]int32 // tokens among which words of status count
	place           [2]int32 // tokens that were read, first to last: where unless looks
	constraints     int      // how many conditions the frame had there
}

// The factors that a confidence is multiplied by, besides those of fillers.
const (
	pronounFactor = 0.8 // an end is a pronoun: coreference may be wrong
	gapFactor     = 0.9 // more than gapWords words lie between the trigger and an end
	gapWords      = 12
)

// makeFact adds the fact of a match and returns it; nil when there is none.
func (x *Extractor) makeFact(w *work, n int32, m *match) *fact {
	f, a, o := m.frame, m.subject, m.object
	if why := x.refused(w, m); why != "" {
		w.noteRefused(a.mention, o.mention, why)
		return nil
	}
	if x.vetoed(w, m) {
		return nil
	}
	fc := fact{relation: f.relation, subject: a.mention, object: o.mention, sent: n, rule: f.ID, form: m.form, trigger: m.trigger,
		frame: f, constraints: m.constraints, polarity: graph.Positive, modality: m.stance.modality, asked: m.stance.asked, tense: m.stance.tense.String(), source: -1, score: x.confidence(w, m)}
	read := hull(m.trigger, w.tokensOf(a.mention), w.tokensOf(o.mention))
	fc.width = read[1] - read[0]
	if m.stance.negative != (f.Polarity == string(graph.Negative)) {
		fc.polarity = graph.Negative
	}
	if f.modality > fc.modality {
		fc.modality = f.modality
	}
	if told := m.shape == "title" || m.shape == "agent" || m.shape == "kin"; !told && fc.polarity == graph.Positive && fc.modality == asserted {
		if k := x.alternative(w, a.mention, o.mention); k >= 0 { // "was born in Norway or Sweden"
			fc.modality = possible
			w.noteCue(m.stance, k, k+1, "possible", "one of several that may be meant")
		}
	}
	if m.stance.source >= 0 {
		fc.source, _ = x.standsFor(w, m.stance.source, x.actorMask)
	}
	for name, value := range f.Constants {
		fc.attributes = append(fc.attributes, graph.Attribute{Name: name, Value: value})
	}
	w.facts = append(w.facts, fc)
	made := &w.facts[len(w.facts)-1]
	w.noteFact(made, f, m.stance)
	x.status(w, f, made, m.status[0], m.status[1])
	return made
}

// alternative returns the "or" that joins a mention with another of its list, -1 for none.
func (x *Extractor) alternative(w *work, mentions ...int32) int32 {
	for _, m := range mentions {
		p := w.phraseAt[w.mentions[m].first]
		if p < 0 || w.phrases[p].lead == p && w.phrases[p].next < 0 {
			continue
		}
		if first := w.phrases[w.phrases[p].lead].first; first > 1 && w.token(first-1).Word == x.en.as && w.token(first-2).Word == x.en.such {
			continue // "clubs such as Brundle or Marlow": all of them are
		}
		for q := w.phrases[p].lead; q >= 0; q = w.phrases[q].next {
			first, o := w.phrases[q].first, w.phrases[q].mention
			if first > 0 && w.token(first-1).Word == x.en.or && (o < 0 || o == m || w.mentions[o].entity != w.mentions[m].entity) { // but "the Northern Farmers League, or NFL"
				return first - 1
			}
		}
	}
	return -1
}

// refused says why a match makes no fact, "" where it makes one.
func (x *Extractor) refused(w *work, m *match) string {
	f := m.frame
	if f.doesWithout(m) {
		return "the rule does without the form " + m.form
	}
	ea, eo := w.mentions[m.subject.mention].entity, w.mentions[m.object.mention].entity
	switch {
	case ea == eo || ea < 0 || eo < 0:
		return "both ends are the same thing, or one is not known"
	case !x.types.is(w.entities[ea].typ, x.withActing(f.subject)) || !x.types.is(w.entities[eo].typ, x.withActing(f.object)):
		return "the relation does not link things of these types"
	case f.Confidence <= unsure && x.elsewhere(f, w.entities[ea].entry, w.entities[eo].entry):
		return "the lexicon knows it in another country, and the rule is not sure"
	case x.encloses(f, w.entities[ea].entry, w.entities[eo].entry):
		return "the lexicon knows that it is the other way round"
	}
	return ""
}

// shapeOf names the shape that a noun's ways of attachment belong to.
var shapeOf = map[string]string{"possessive": "noun", "compound": "noun"}

// doesWithout reports whether forms switches off the form of a match, or the form of
// the clause or noun that it is derived from: without passive there is no passive
// relative clause either.
func (f *boundFrame) doesWithout(m *match) bool {
	return len(f.Without) > 0 && (slices.Contains(f.Without, m.form) || slices.Contains(f.Without, m.shape) ||
		slices.Contains(f.Without, shapeOf[m.shape]))
}

// endNotes say why the score of a fact is less, for its subject and its object.
var endNotes = [2]struct{ standIn, pronoun, far string }{
	{"what stands in for the subject", "the subject is a pronoun", "the subject is far from the words that state the relation"},
	{"what stands in for the object", "the object is a pronoun", "the object is far from the words that state the relation"},
}

// confidence multiplies what the rule declares by fixed factors: what stands in for
// an end, a pronoun, and distance.
func (x *Extractor) confidence(w *work, m *match) float64 {
	score := m.frame.Confidence
	w.noteFactor(score, "declared by the rule")
	ends := [2]filler{m.subject, m.object}
	for k, end := range ends {
		score *= end.factor
		w.noteFactor(end.factor, endNotes[k].standIn)
		q := &w.mentions[end.mention]
		if q.kind == kindPronoun {
			score *= pronounFactor
			w.noteFactor(pronounFactor, endNotes[k].pronoun)
		}
		if m.trigger[0]-q.last > gapWords || q.first-m.trigger[1] > gapWords {
			score *= gapFactor
			w.noteFactor(gapFactor, endNotes[k].far)
		}
	}
	return score
}

// hull returns the tokens from the first to the last of some ranges.
func hull(a [2]int32, others ...[2]int32) [2]int32 {
	for _, b := range others {
		if b[0] < b[1] {
			a[0], a[1] = min(a[0], b[0]), max(a[1], b[1])
		}
	}
	return a
}

// tokensOf returns the tokens of a mention.
func (w *work) tokensOf(m int32) [2]int32 { return [2]int32{w.mentions[m].first, w.mentions[m].last} }
