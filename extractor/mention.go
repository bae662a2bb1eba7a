package extractor

import (
	"slices"

	"github.com/dossier-kg/dossier/graph"
	"github.com/dossier-kg/dossier/internal/nlp"
)

// A mentionKind is a kind of mention as a number: its place in mentionNames.
type mentionKind uint8

const (
	kindName mentionKind = 1 + iota
	kindDemonym
	kindNominal
	kindPronoun
	mentionKinds
)

var mentionNames = [mentionKinds]graph.MentionKind{kindName: graph.Name, kindDemonym: graph.Demonym, kindNominal: graph.Nominal, kindPronoun: graph.Pronoun}

// mentionKindOf returns the number of a kind of mention, 0 for none.
func mentionKindOf(name string) mentionKind {
	return mentionKind(max(slices.Index(mentionNames[:], graph.MentionKind(name)), 0))
}

// findMentions collects the names of a sentence: listed names, runs of
// capitalised words, then what the entity rules make of them.
func (x *Extractor) findMentions(w *work, n int32) {
	s := w.doc.Sentences[n]
	w.sentence = s
	x.countRulers(w, s)
	x.clues.gates.scan(w, s)
	shouted := x.shouted(w, s)
	w.capitals = !shouted && foldedCapitals(w, s)
	x.findListed(w, s, n, shouted || w.capitals)
	if shouted || w.capitals {
		w.shouted = append(w.shouted, n)
	}
	if !shouted {
		x.findRuns(w, s, n)
		for _, stage := range x.makers {
			x.applyEntityRules(w, n, s, stage)
		}
	}
	w.barred = w.barred[:0]
	for i := s.First; i < s.Last; i++ {
		if p := x.pronoun(w, i) || x.there(w, s, i); p && w.at[i] < 0 {
			x.put(w, mention{first: i, last: i + 1, sent: n, kind: kindPronoun, rule: "pronoun", score: 1})
		}
	}
	x.findOffices(w, s)
	x.applyEntityRules(w, n, s, x.clues)
	x.applyNameRules(w, n, s)
}

// isCode reports whether token i is a code of two or three capitals, as those of states are.
func (x *Extractor) isCode(w *work, i int32) bool {
	t := w.token(i)
	return t.Shape.Has(nlp.Caps) && !t.Shape.Has(nlp.Dot) && t.End-t.Start <= 3
}

// behindTown reports whether a comma and a word with a capital stand before token i: "Dallas, TX".
func (x *Extractor) behindTown(w *work, s nlp.Sentence, i int32) bool {
	return i-2 >= s.First && w.token(i-1).Word == x.en.comma && w.token(i-2).Shape.Has(nlp.Upper) && !w.token(i-2).Shape.Has(nlp.Caps)
}

// shouted reports whether the capitals of a sentence say nothing: it is written in
// capitals, or is a headline that begins every word with one.
func (x *Extractor) shouted(w *work, s nlp.Sentence) bool {
	caps, upper, lower, marks, numbers := 0, 0, 0, 0, 0
	for i := s.First; i < s.Last; i++ {
		switch t := w.token(i); {
		case t.Shape.Has(nlp.Caps) && !t.Shape.Has(nlp.Dot):
			caps++
		case t.Shape.Has(nlp.Upper):
			upper++
		case t.Shape.Has(nlp.Lower):
			if t.End-t.Start > 3 {
				lower++
			}
		case t.Shape.Has(nlp.Punct) && i+1 < s.Last:
			marks++
		case t.Shape.Has(nlp.Number):
			numbers++
		}
	}
	if caps >= 3 && caps > 2*(upper+lower) {
		return true
	}
	return s.Headline && upper+caps >= 5 && lower == 0 && marks <= 1 && numbers <= 3
}

// findListed puts the listed names of a sentence.
func (x *Extractor) findListed(w *work, s nlp.Sentence, n int32, shouted bool) {
	tokens := w.doc.Tokens[:s.Last]
	for i := s.First; i < s.Last; {
		width, r := x.lexicon.longest(tokens, int(i))
		if width == 0 {
			x.findInside(w, n, i)
			i++
			continue
		}
		end := i + int32(width)
		if m, ok := x.read(w, s, i, end, r, shouted); ok {
			m.sent = n
			x.put(w, m)
		}
		i = end
	}
}

// read chooses among the readings of a listed name.
func (x *Extractor) read(w *work, s nlp.Sentence, first, last, r int32, shouted bool) (mention, bool) {
	best, bestScore := int32(-1), float32(0)
	place := x.inPlace(w, s, first, last)
	for c := r; c >= 0; c = x.lexicon.readings[c].next {
		q := &x.lexicon.readings[c]
		if !q.spelled(w.doc.Tokens[first:last]) {
			continue
		}
		if q.weak && last-first == 1 && x.isCode(w, first) && x.lexicon.entry(q.entry).Kind == "region" && !x.behindTown(w, s, first) {
			continue
		}
		if q.weak && q.kind == kindName && last-first == 1 && x.onlyDescribes(w, s, first) {
			continue
		}
		if last-first == 1 && (q.kind == kindDemonym && x.takesUpSurname(w, s, first) && (first == s.First || w.token(first-1).Tag != nlp.DT) || x.types.is(q.typ, x.orgMask) && x.ofAnother(w, s, first, q)) {
			continue
		}
		if shouted && last-first == 1 && !x.types.is(q.typ, x.placeMask) && x.plainWord(w.token(first).Word) {
			continue
		}
		score := float32(1)
		isPlace := x.types.is(q.typ, x.placeMask)
		switch {
		case q.meto:
			score = 0.3
		case q.weak:
			score = 0.4
		case q.own:
			score = 2
		}
		if place == isPlace {
			score += 0.2
		}
		if x.types.is(q.typ, x.countryMask) {
			score += 0.1
		}
		if score > bestScore {
			best, bestScore = c, score
		}
		w.noteReading(first, last, q, score)
	}
	if best < 0 {
		return mention{}, false
	}
	q := &x.lexicon.readings[best]
	if q.weak && last-first == 1 && x.isCode(w, first) && x.types.is(q.typ, x.placeMask) && x.behindTown(w, s, first) {
		w.cast(first, q.typ, listedPlace, "behind a town")
	}
	m := mention{first: first, last: last, typ: q.typ, kind: q.kind, entry: q.entry, reading: r, unsure: q.weak, rule: "lexicon", score: bestScore}
	return m, true
}

// ofAnother reports whether the one word at token i that a team is called by has a name behind "of", which makes of
// it no team: "The Ravens of Ash".
func (x *Extractor) ofAnother(w *work, s nlp.Sentence, i int32, q *reading) bool {
	return i+2 < s.Last && w.token(i+1).Word == x.en.of && w.token(i+2).Shape.Has(nlp.Upper) && x.lexicon.entry(q.entry).Kind == "team"
}

// onlyDescribes reports whether a capital is that of an adjective which opens a sentence, or follows "a":
// "Independent experts agreed", "an Independent senator".
func (x *Extractor) onlyDescribes(w *work, s nlp.Sentence, i int32) bool {
	if i+1 >= s.Last || !x.vocab.Usual(w.token(i).Lemma).Adjective() || !w.token(i+1).Tag.Noun() || !w.token(i+1).Shape.Has(nlp.Lower) {
		return false
	}
	return x.startsSentence(w, s, i) || x.en.indefinites.has(w.token(i-1).Word)
}

// inPlace reports whether a name stands where a place is told: "in X", "X-based", "London, X".
func (x *Extractor) inPlace(w *work, s nlp.Sentence, first, last int32) bool {
	if first > s.First {
		b := w.token(first - 1)
		if x.en.aPlaceFollows.has(b.Word) || b.Word == x.en.comma && first-2 >= s.First && w.at[first-2] >= 0 {
			return true
		}
	}
	return false
}

// findInside puts the listed name before the hyphen of "U.S.-led" or "Iranian-backed".
func (x *Extractor) findInside(w *work, n, i int32) {
	t := w.token(i)
	if !t.Shape.Has(nlp.Hyphen | nlp.Upper) {
		return
	}
	text := w.doc.Text[t.Start:t.End]
	if m, ok := x.stateBehind(text); ok {
		m.first, m.last, m.start, m.sent = i, i+1, t.Start+2, n
		x.put(w, m)
		return
	}
	for k := 1; k < len(text)-1; k++ {
		if text[k] != '-' {
			continue
		}
		id := x.vocab.ID(text[:k])
		if first, r := x.endingIn(w, n, i, id); r >= 0 && text[k+1] >= 'a' && text[k+1] <= 'z' {
			q := &x.lexicon.readings[r]
			x.put(w, mention{first: first, last: i + 1, end: t.Start + int32(k), sent: n, typ: q.typ, kind: q.kind,
				entry: q.entry, reading: r, rule: "lexicon", score: 1})
			return
		}
		if !x.lexicon.starts.has(id) || x.twoNames(w, w.doc.Sentences[n], i) && x.lexicon.place(x, id) {
			continue
		}
		node, ok := x.lexicon.names.step(0, id)
		if !ok || x.lexicon.names.at[node].end == 0 {
			continue
		}
		r := x.lexicon.names.at[node].end - 1
		q := &x.lexicon.readings[r]
		if q.weak {
			return
		}
		x.put(w, mention{first: i, last: i + 1, end: t.Start + int32(k), sent: n, typ: q.typ, kind: q.kind,
			entry: q.entry, reading: r, rule: "lexicon", score: 1})
		return
	}
}

// endingIn returns the first token of a listed place or body whose last word, before the hyphen of token i,
// is id, and its reading: "New York-based"; reading -1 for none.
func (x *Extractor) endingIn(w *work, n, i int32, id nlp.WordID) (first, r int32) {
	for first = max(w.doc.Sentences[n].First, i-2); first < i; first++ {
		if !w.token(first).Shape.Has(nlp.Upper) || !x.lexicon.starts.has(w.token(first).Word) {
			continue
		}
		node, ok := int32(0), true
		for k := first; k < i && ok; k++ {
			node, ok = x.lexicon.names.step(node, w.token(k).Word)
		}
		if ok {
			node, ok = x.lexicon.names.step(node, id)
		}
		if !ok || x.lexicon.names.at[node].end == 0 {
			continue
		}
		if r = x.lexicon.names.at[node].end - 1; !x.lexicon.readings[r].weak && x.types.is(x.lexicon.readings[r].typ, x.placeMask|x.orgMask) {
			return first, r
		}
	}
	return 0, -1
}

// stateBehind returns a mention of the state that a member of a parliament stands for, behind
// the letter of the party: "D-Ohio", "R-Kan.".
func (x *Extractor) stateBehind(text string) (mention, bool) {
	if len(text) < 4 || text[1] != '-' || text[0] != 'D' && text[0] != 'R' && text[0] != 'I' {
		return mention{}, false
	}
	node, ok := x.lexicon.names.step(0, x.vocab.ID(text[2:]))
	if !ok || x.lexicon.names.at[node].end == 0 { // before a bracket the full stop is a token of its own
		node, ok = x.lexicon.names.step(0, x.vocab.ID(text[2:]+"."))
	}
	if !ok {
		return mention{}, false
	}
	for r := x.lexicon.names.at[node].end - 1; r >= 0; r = x.lexicon.readings[r].next {
		if q := &x.lexicon.readings[r]; q.kind == kindName && x.types.is(q.typ, x.placeMask) && x.lexicon.entry(q.entry).Kind == "region" {
			return mention{typ: q.typ, kind: q.kind, entry: q.entry, reading: r, rule: "lexicon", score: 1}, true
		}
	}
	return mention{}, false
}

// put adds a mention and takes away those that it covers; it loses against a longer one.
func (x *Extractor) put(w *work, m mention) int32 {
	for _, b := range w.barred {
		if m.first >= b.first && m.last <= b.last && m.maker > 0 {
			w.noteDropped(&m, -1, "veto by "+b.rule)
			return -1
		}
	}
	for i := m.first; i < m.last; i++ {
		old := w.at[i]
		if old < 0 {
			continue
		}
		o := &w.mentions[old]
		longer := o.last - o.first - (m.last - m.first)
		if x.goesOn(w, o, &m) {
			longer--
		}
		if longer > 0 {
			w.noteDropped(&m, old, "a longer name covers it")
			return -1
		}
		if longer == 0 {
			if wins, why := x.beats(&m, o); !wins {
				w.noteDropped(&m, old, why)
				return -1
			}
		}
	}
	for i := m.first; i < m.last; i++ {
		if old := w.at[i]; old >= 0 {
			o := &w.mentions[old]
			if w.trace != nil {
				w.noteDropped(o, -1, "gives way to what "+m.rule+" found")
			}
			if m.typ == unknown && o.entry >= 0 && o.kind == kindName && !o.unsure {
				w.covered = append(w.covered, *o)
			}
			x.remove(w, old)
		}
	}
	if m.start == 0 {
		m.start = w.token(m.first).Start
	}
	if m.end == 0 {
		m.end = w.token(m.last - 1).End
	}
	m.entity = -1
	id := int32(len(w.mentions))
	for i := m.first; i < m.last; i++ {
		w.at[i] = id
	}
	w.mentions = append(w.mentions, m)
	if m.last-m.first > 1 && x.types.is(m.typ, x.personMask) {
		w.borne[w.token(m.last-1).Word] = true
	}
	w.noteFound(id)
	return id
}

// goesOn reports whether m begins behind the article of the listed name o and is longer: "Emirates
// Stadium" and "the Emirates".
func (x *Extractor) goesOn(w *work, o, m *mention) bool {
	return o.entry >= 0 && m.first == o.first+1 && m.last > o.last && x.en.definites.has(w.token(o.first).Word)
}

// beats reports whether m replaces o, which is as long, and why: a rule may overwrite
// types, of two rules the one with more constraints wins, then prefer, then the first
// in the file.
func (x *Extractor) beats(m, o *mention) (bool, string) {
	switch {
	case o.typ == unknown:
		return true, "the name had no type"
	case m.score > o.score && o.entry >= 0 && o.unsure:
		return true, "the listed name is unsure"
	case m.maker == 0:
		return false, "another name covers it"
	case x.types.is(o.typ, x.ruleOf(m).overwrite):
		return true, m.rule + " overwrites its type"
	case o.maker == 0:
		return false, "another name covers it"
	}
	a, b := x.ruleOf(m), x.ruleOf(o)
	switch {
	case a.constraints != b.constraints:
		return a.constraints > b.constraints, "the rule with more constraints wins"
	case slices.Contains(a.Prefer, b.ID) != slices.Contains(b.Prefer, a.ID):
		return slices.Contains(a.Prefer, b.ID), "one rule is preferred over the other"
	}
	return m.maker < o.maker, "the rule that stands first in the file wins"
}

// ruleOf returns the rule that found a mention.
func (x *Extractor) ruleOf(m *mention) *entityRule { return x.making[m.maker-1] }

// remove takes a mention away. Its place in w.mentions stays, with an empty range.
func (x *Extractor) remove(w *work, id int32) {
	m := &w.mentions[id]
	for i := m.first; i < m.last; i++ {
		w.at[i] = -1
	}
	m.last = m.first
}

// uncover puts back the listed organisations at the begin of runs of capitals that in
// the end are no names: "United Airlines" of "United Airlines Flight 232".
func (x *Extractor) uncover(w *work) {
	for i, m := range w.covered {
		if i+1 < len(w.covered) && w.covered[i+1].first == m.last && x.types.is(w.covered[i+1].typ, x.orgMask) { // a row of names, as the buttons of a web page
			continue
		}
		if id := w.at[m.first]; id >= 0 && w.mentions[id].typ == unknown && w.mentions[id].first == m.first && x.types.is(m.typ, x.orgMask) {
			x.remove(w, id)
			m.name = -1
			x.put(w, m)
		}
	}
	if len(w.covered) > 0 {
		w.sortMentions()
	}
}
