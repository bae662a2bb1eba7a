package extractor

import (
	"iter"
	"slices"
	"sort"

	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/graph"
	"github.com/dossier-kg/dossier/internal/nlp"
)

// A tracer records a Trace. A work has none on the normal path: every note method
// below then returns at once.
type tracer struct {
	Trace
	x        *Extractor
	w        *work
	rule     string   // the rule whose near misses are wanted, or empty
	entities []int32  // by step: the entity, -1 for none
	attempt  int      // the attempt under way, -1 for none
	factors  []Factor // of the fact that comes next
}

func (t *tracer) words(first, last int32) graph.Span {
	if first < 0 || last <= first {
		return graph.Span{}
	}
	return t.w.span(first, last)
}

func (t *tracer) mention(id int32) graph.Span {
	if id < 0 {
		return graph.Span{}
	}
	m := &t.w.mentions[id]
	return graph.Span{Start: int(m.start), End: int(m.end)}
}

// step adds a step about mention m.
func (t *tracer) step(kind StepKind, m *mention, s Step) {
	s.Kind = kind
	if s.Type == "" {
		s.Type = t.x.types.names[m.typ]
	}
	s.Span = graph.Span{Start: int(m.start), End: int(m.end)}
	if s.Span.End == 0 {
		s.Span = t.words(m.first, m.last)
	}
	if s.Rule == "" {
		s.Rule = m.rule
	}
	if (s.Rule == "lexicon" || s.Rule == "metonym") && m.entry >= 0 {
		s.Pos = t.x.lexicon.entry(m.entry).Pos
	} else {
		s.Pos = t.x.position(s.Rule)
	}
	if s.Score == 0 && kind != StepWeighed {
		s.Score = float64(m.score)
	}
	t.Steps = append(t.Steps, s)
	t.entities = append(t.entities, m.entity)
}

// position returns where an entity rule stands, zero for what is no rule.
func (x *Extractor) position(rule string) rules.Position {
	for r := range x.entityRules() {
		if r.ID == rule {
			return r.Pos
		}
	}
	return rules.Position{}
}

// entityRules yields all entity rules.
func (x *Extractor) entityRules() iter.Seq[*entityRule] {
	return func(yield func(*entityRule) bool) {
		for _, index := range append(slices.Clone(x.makers), x.clues, x.nameClues) {
			for i := range index.rules {
				if !yield(&index.rules[i]) {
					return
				}
			}
		}
	}
}

// noteFound records that mention id was put.
func (w *work) noteFound(id int32) {
	if w.trace != nil {
		w.trace.step(StepFound, &w.mentions[id], Step{})
	}
}

// noteReading records what a listed name at tokens first to last can mean.
func (w *work) noteReading(first, last int32, q *reading, score float32) {
	if w.trace != nil {
		e := w.trace.x.lexicon.entry(q.entry)
		m := mention{first: first, last: last, typ: q.typ, entry: q.entry, entity: -1, rule: "lexicon", score: score}
		w.trace.step(StepRead, &m, Step{Why: e.Name + " (" + e.ID + ")"})
	}
}

// noteTyped records that mention id got its type or its rule from the step why names;
// call it after the change. by is the mention that it was taken from, -1 for none.
func (w *work) noteTyped(id, by int32, why string) {
	if w.trace != nil {
		w.trace.step(StepTyped, &w.mentions[id], Step{Other: w.trace.mention(by), Why: why})
	}
}

// noteDropped records that m is no mention, or no longer; winner is the mention that
// it gave way to, -1 for none. Call it before m is emptied.
func (w *work) noteDropped(m *mention, winner int32, why string) {
	if w.trace != nil {
		w.trace.step(StepDropped, m, Step{Other: w.trace.mention(winner), Why: why})
	}
}

// noteWeighed records a candidate antecedent c of mention m with its score; the
// score's parts or another ground may stand in why.
func (w *work) noteWeighed(m, c int32, score int, why string) {
	if w.trace != nil {
		w.trace.step(StepWeighed, &w.mentions[m], Step{Other: w.trace.mention(c), Rule: "coreference", Score: float64(score), Why: why})
		w.trace.entities[len(w.trace.entities)-1] = w.mentions[c].entity
	}
}

// noteVetoed records why c cannot be the antecedent of mention m.
func (w *work) noteVetoed(m, c int32, why string) {
	if w.trace != nil {
		w.trace.step(StepVetoed, &w.mentions[m], Step{Other: w.trace.mention(c), Rule: "coreference", Why: why})
		w.trace.entities[len(w.trace.entities)-1] = w.mentions[c].entity
	}
}

// noteLinked records that mention m refers to the entity of mention c, by the sieve
// named; -1 where the entity is meant and no mention of it. Call it after the link.
func (w *work) noteLinked(m, c int32, sieve string) {
	if w.trace == nil {
		return
	}
	kind := StepLinked
	if w.mentions[m].entity < 0 {
		kind = StepUnlinked
	}
	w.trace.step(kind, &w.mentions[m], Step{Other: w.trace.mention(c), Rule: "coreference", Why: sieve})
}

// noteEntity records that mention m opens a new entity.
func (w *work) noteEntity(m int32) {
	if w.trace != nil {
		w.trace.step(StepEntity, &w.mentions[m], Step{Rule: "coreference"})
	}
}

// noteTry records that frame f is tried on tokens first to last, in one of its shapes.
func (w *work) noteTry(f *boundFrame, shape string, pos rules.Position, text string, first, last int32) {
	if w.observed() {
		w.tried(f, shape, pos, text, first, last)
	}
}

// observed reports whether someone follows the rules or takes their time.
func (w *work) observed() bool { return w.trace != nil || w.profile != nil }

func (w *work) tried(f *boundFrame, shape string, pos rules.Position, text string, first, last int32) {
	if w.trace != nil {
		w.trace.try(Attempt{Rule: f.ID, Pos: f.Pos, Shape: shape, Text: text, ShapePos: pos}, first, last)
	}
	if w.profile != nil && shape != "pattern" { // a pattern has begun at its first token
		w.profile.try(f.ID, pos)
	}
}

func (t *tracer) try(a Attempt, first, last int32) {
	a.Anchor = t.words(first, last)
	a.Sentence = sort.Search(len(t.w.doc.Sentences)-1, func(n int) bool { return first < t.w.doc.Sentences[n].Last })
	t.attempt = len(t.Attempts)
	t.Attempts = append(t.Attempts, a)
}

// noteHeld records a condition of the rule under way that held, and the words that
// met it; first is -1 for none.
func (w *work) noteHeld(wants string, first, last int32) {
	if w.trace != nil {
		w.trace.part(wants, "", first, last, true)
	}
}

// noteFailed records the condition of the rule under way that failed, and why.
func (w *work) noteFailed(wants, why string, first, last int32) {
	if w.trace != nil {
		w.trace.part(wants, why, first, last, false)
	}
}

func (t *tracer) part(wants, why string, first, last int32, held bool) {
	if t.attempt < 0 {
		return
	}
	p := Part{Wants: wants, Why: why, Span: t.words(first, last), Held: held}
	a := &t.Attempts[t.attempt]
	if !slices.Contains(a.Parts, p) {
		a.Parts = append(a.Parts, p)
	}
}

// noteCue records that the words from first to last gave the stance an effect.
func (w *work) noteCue(st *stance, first, last int32, effect, why string) {
	if w.trace != nil {
		st.cues = append(st.cues, Cue{w.trace.words(first, last), effect, why})
	}
}

// noteFactor records a number that the score of the next fact is multiplied by; 1 says nothing.
func (w *work) noteFactor(value float64, why string) {
	if w.trace != nil && value != 1 {
		w.trace.factors = append(w.trace.factors, Factor{value, why})
	}
}

// noteFact records a new fact of frame f; the caller may still set its trigger and attributes.
func (w *work) noteFact(fc *fact, f *boundFrame, st *stance) {
	if w.profile != nil {
		w.profile.read(fc.rule)
	}
	t := w.trace
	if t == nil {
		return
	}
	ft := FactTrace{Relation: fc.relation.Name, Rule: fc.rule, Form: fc.form, Sentence: int(fc.sent), Factors: t.factors}
	if st != nil {
		ft.Cues = st.cues
	}
	if f != nil && f.Polarity == string(graph.Negative) {
		ft.Cues = append(slices.Clip(ft.Cues), Cue{Effect: "negative", Why: "the rule states the end of the relation"})
	}
	if f != nil && f.Modality != "" {
		ft.Cues = append(slices.Clip(ft.Cues), Cue{Effect: f.Modality, Why: "the rule always states it so"})
	}
	t.factors = nil
	if f != nil {
		ft.Pos = f.Pos
		ft.Subject.Role, ft.Object.Role = f.Subject, f.Object
	}
	if t.attempt >= 0 && t.Attempts[t.attempt].Rule == fc.rule {
		a := &t.Attempts[t.attempt]
		a.Facts = append(a.Facts, len(t.Facts))
		ft.Shape, ft.Text, ft.ShapePos = a.Shape, a.Text, a.ShapePos
	}
	t.Facts = append(t.Facts, ft)
	fc.trace = int32(len(t.Facts))
}

// noteRefused records that the rule under way could have read a fact of a and o, and why it did not.
func (w *work) noteRefused(a, o int32, why string) {
	if w.trace != nil {
		w.trace.factors = nil
		w.noteFailed("", why, min(w.mentions[a].first, w.mentions[o].first), max(w.mentions[a].last, w.mentions[o].last))
	}
}

// noteSlot records the words that gave the fact an attribute.
func (w *work) noteSlot(fc *fact, name string, first, last int32) {
	if w.trace != nil && fc.trace > 0 {
		f := &w.trace.Facts[fc.trace-1]
		f.Slots = append(f.Slots, Slot{name, w.trace.words(first, last)})
	}
}

// noteLost records why a fact does not reach the result.
func (w *work) noteLost(fc *fact, why string) {
	if w.trace != nil && fc.trace > 0 {
		w.trace.Facts[fc.trace-1].Lost = why
	}
}

func (t *tracer) end(e *End, m int32, ids []string) {
	e.Span, e.Kind, e.Entity = t.mention(m), mentionNames[t.w.mentions[m].kind], ids[t.w.mentions[m].entity]
}

// noteFacts fills in what is known of the facts only in the end; ids are the IDs of the entities.
func (w *work) noteFacts(ids []string) {
	t := w.trace
	if t == nil {
		return
	}
	for i := range w.facts {
		f := &w.facts[i]
		if f.trace == 0 {
			continue
		}
		ft := &t.Facts[f.trace-1]
		ft.Trigger, ft.Confidence = t.words(f.trigger[0], f.trigger[1]), thousandths(f.score)
		if f.source >= 0 && w.mentions[f.source].entity >= 0 {
			ft.Source = ids[w.mentions[f.source].entity]
		}
		ft.Polarity, ft.Modality, ft.Tense = f.polarity, modalities[f.modality], f.tense
		subject, object := f.subject, f.object
		if f.form == inferred { // its evidence has names
			subject, object = w.nameOf(subject), w.nameOf(object)
		}
		t.end(&ft.Subject, subject, ids)
		t.end(&ft.Object, object, ids)
	}
	final := map[graph.Span]string{} // an entity may have been joined with another since
	for i := range w.mentions {
		if m := &w.mentions[i]; m.first < m.last && m.entity >= 0 {
			final[t.mention(int32(i))] = ids[m.entity]
		}
	}
	for i, e := range t.entities {
		s := &t.Steps[i]
		about := s.Span
		if s.Kind == StepWeighed || s.Kind == StepVetoed {
			about = s.Other
		}
		if s.Entity = final[about]; s.Entity == "" && e >= 0 && int(e) < len(ids) { // there are none where no name is left
			s.Entity = ids[e]
		}
	}
	for i := range w.doc.Tokens {
		k := int32(i)
		t.Tokens = append(t.Tokens, Token{w.span(k, k+1), w.token(k).Tag.String(), t.x.lemmaText(w, k), w.verbAt[k] >= 0})
	}
	for _, s := range w.doc.Sentences {
		t.Sentences = append(t.Sentences, graph.Span{Start: int(s.Start), End: int(s.End)})
	}
}

// noteNegation records the word that negates a verb.
func (x *Extractor) noteNegation(w *work, st *stance, v *verb) {
	if w.trace == nil || !v.negative {
		return
	}
	negation := x.attr.negation
	w.noteWord(st, v, "negative", "a negation of the verb", func(t *nlp.Token) bool { return negation.has(t.Word) || negation.has(t.Lemma) })
}

// noteModal records the word that makes a verb possible or intended.
func (x *Extractor) noteModal(w *work, st *stance, v *verb) {
	if w.trace == nil {
		return
	}
	switch v.modal {
	case possible:
		w.noteWord(st, v, "possible", "a modal verb", func(t *nlp.Token) bool { return x.attr.modals.has(t.Lemma) })
	case intended:
		w.noteWord(st, v, "intended", "the future", func(t *nlp.Token) bool { return x.attr.futures.has(t.Word) || x.attr.futures.has(t.Lemma) })
	}
}

// noteWord records the first word in or just before a verb group that passes, or the
// group itself, where a verb before it has the word for both.
func (w *work) noteWord(st *stance, v *verb, effect, why string, passes func(*nlp.Token) bool) {
	for k := max(v.first-2, w.sentence.First); k < v.last; k++ {
		if passes(w.token(k)) {
			w.noteCue(st, k, k+1, effect, why)
			return
		}
	}
	w.noteCue(st, v.first, v.last, effect, "as the verb that it goes on from")
}
