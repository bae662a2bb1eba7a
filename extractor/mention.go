package extractor

import (
	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/graph"
	"github.com/dossier-kg/dossier/internal/nlp"
)

// Short names for the kinds of mention.
const (
	kindName    = graph.Name
	kindDemonym = graph.Demonym
	kindNominal = graph.Nominal
	kindPronoun = graph.Pronoun
)

// findMentions collects the names of a sentence: listed names, runs of
// capitalised words, then what the entity rules make of them.
func (x *Extractor) findMentions(w *work, n int32) {
	s := w.doc.Sentences[n]
	w.sentence = s
	shouted := x.shouted(w, s)
	x.findListed(w, s, n, shouted)
	if !shouted {
		x.findRuns(w, s, n)
	}
	for i := s.First; i < s.Last; i++ {
		if !shouted {
			x.applyEntityRules(w, n, i, x.makers)
		}
		if p := x.pronoun(w, i); p && w.at[i] < 0 {
			x.put(w, mention{first: i, last: i + 1, sent: n, kind: kindPronoun, rule: "pronoun", score: 1})
		}
	}
	x.findOffices(w, s)
	for i := s.First; i < s.Last; i++ {
		x.applyEntityRules(w, n, i, x.promoters)
	}
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
		if m, ok := x.read(w, s, i, end, r); ok {
			m.sent = n
			x.put(w, m)
		}
		i = end
	}
}

// read chooses among the readings of a listed name.
func (x *Extractor) read(w *work, s nlp.Sentence, first, last, r int32) (mention, bool) {
	best, bestScore := int32(-1), float32(0)
	place := x.inPlace(w, s, first, last)
	for c := r; c >= 0; c = x.lexicon.readings[c].next {
		q := &x.lexicon.readings[c]
		if !q.spelled(w.doc.Tokens[first:last]) {
			continue
		}
		score := float32(1)
		isPlace := x.types.is(q.typ, x.placeMask)
		switch {
		case q.meto:
			score = 0.3
		case q.weak:
			score = 0.4
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
	m := mention{first: first, last: last, typ: q.typ, kind: q.kind, entry: q.entry, reading: r, unsure: q.weak, rule: "lexicon", score: bestScore}
	return m, true
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
	for k := 1; k < len(text)-1; k++ {
		if text[k] != '-' {
			continue
		}
		id := x.vocab.ID(text[:k])
		if !x.lexicon.starts.has(id) {
			continue
		}
		node, ok := x.lexicon.names.step(0, id)
		if !ok || x.lexicon.names.ends[node] == 0 {
			continue
		}
		r := x.lexicon.names.ends[node] - 1
		q := &x.lexicon.readings[r]
		if q.weak {
			return
		}
		x.put(w, mention{first: i, last: i + 1, end: t.Start + int32(k), sent: n, typ: q.typ, kind: q.kind,
			entry: q.entry, reading: r, rule: "lexicon", score: 1})
		return
	}
}

// put adds a mention and takes away those that it covers; it loses against a longer one.
func (x *Extractor) put(w *work, m mention) int32 {
	for i := m.first; i < m.last; i++ {
		old := w.at[i]
		if old < 0 {
			continue
		}
		o := &w.mentions[old]
		if o.last-o.first > m.last-m.first || o.last-o.first == m.last-m.first && !x.beats(&m, o) {
			w.noteDropped(&m, old, "another name covers it")
			return -1
		}
	}
	for i := m.first; i < m.last; i++ {
		if old := w.at[i]; old >= 0 {
			if w.trace != nil {
				w.noteDropped(&w.mentions[old], -1, "gives way to what "+m.rule+" found")
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
	w.noteFound(id)
	return id
}

// beats reports whether m replaces o, which is as long.
func (x *Extractor) beats(m, o *mention) bool {
	return o.typ == unknown || m.score > o.score && o.entry >= 0 && o.unsure
}

// remove takes a mention away. Its place in w.mentions stays, with an empty range.
func (x *Extractor) remove(w *work, id int32) {
	m := &w.mentions[id]
	for i := m.first; i < m.last; i++ {
		w.at[i] = -1
	}
	m.last = m.first
}

// An entityRule is a rule of rules.yaml bound to the types.
type entityRule struct {
	*rules.EntityRule
	makes, from, to typeID
	overwrite       uint64
	capture         int // index of the capture that is the name, -1 for the whole match
	gate            gate
}

// applyEntityRules tries at token i the rules that may begin there.
func (x *Extractor) applyEntityRules(w *work, n, i int32, set []entityRule) {
	m := &w.matcher
	m.x, m.w, m.end = x, w, w.doc.Sentences[n].Last
	for k := range set {
		r := &set[k]
		w.nearEntity(r, i)
		if !r.gate.open(w, i) {
			continue
		}
		end, caps, ok := r.Pattern.Match(m, int(i), &w.scratch)
		if !ok {
			continue
		}
		w.noteMatch(r, i, int32(end))
		first, last := i, int32(end)
		if r.capture >= 0 {
			first, last = int32(caps[2*r.capture]), int32(caps[2*r.capture+1])
		}
		if first < 0 || first >= last {
			continue
		}
		x.clearRuns(w, r, i, int32(end))
		x.applied(w, n, r, first, last)
	}
}

// clearRuns takes away the runs of capitals that a rule has read as name and context:
// the rule knows better where the name ends.
func (x *Extractor) clearRuns(w *work, r *entityRule, first, last int32) {
	if r.makes == unknown {
		return
	}
	for i := first; i < last; i++ {
		if id := w.at[i]; id >= 0 && w.mentions[id].typ == unknown && w.mentions[id].kind == kindName && w.mentions[id].first >= first && w.mentions[id].last <= last {
			if w.trace != nil {
				w.noteDropped(&w.mentions[id], -1, r.ID+" reads it as a name and its context")
			}
			x.remove(w, id)
		}
	}
}

// applied carries out what a rule that matched says of the tokens it captured.
func (x *Extractor) applied(w *work, n int32, r *entityRule, first, last int32) {
	switch {
	case r.Veto:
		for i := first; i < last; i++ {
			if old := w.at[i]; old >= 0 && w.mentions[old].first >= first && w.mentions[old].last <= last {
				if w.trace != nil {
					w.noteDropped(&w.mentions[old], -1, "veto by "+r.ID)
				}
				x.remove(w, old)
			}
		}
	case r.makes != 0:
		if x.types.is(r.makes, x.personMask|x.placeMask) { // "Senator John Tower"
			if width := int32(x.titleAt(w, first, last)); width < last-first {
				first += width
			}
			if r.makes != x.typeOf("person") && last-first < 2 {
				w.noteFailed("a name of two words or more", "only one word is left without the title", first, last)
				return
			}
		}
		put := x.put(w, mention{first: first, last: last, sent: n, typ: r.makes, kind: kindName, entry: -1, reading: -1, rule: r.ID, score: 0.9})
		if put < 0 {
			w.noteFailed("words that no other name covers", "a longer or surer name has been found there", first, last)
		}
	default:
		id := w.at[first]
		if id < 0 || w.mentions[id].first != first {
			w.noteFailed("a name", "no name begins there", first, last)
			return
		}
		if m := &w.mentions[id]; m.kind == kindName && (m.typ == r.from || r.from == unknown && x.weak(m)) {
			m.typ, m.rule, m.score = r.to, r.ID, 0.7
			m.entry, m.reading = -1, -1
			w.noteTyped(id, -1, "")
		} else if w.trace != nil {
			w.noteFailed("a name of type "+x.types.names[r.from], x.identity(w, id), m.first, m.last)
		}
	}
}

// weak reports whether a listed name needs a second clue that it has not got.
func (x *Extractor) weak(m *mention) bool {
	return m.entry >= 0 && m.unsure && m.score < 0.6
}
