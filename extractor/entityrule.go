package extractor

import (
	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/internal/nlp"
)

// An entityRule is a rule of rules.yaml bound to the types.
type entityRule struct {
	*rules.EntityRule
	pattern         *rules.Pattern // its own, at hand
	makes, from, to typeID
	overwrite       uint64
	weight          int16 // of its votes
	constraints     int
	maker           int16 // its place among the rules that make names, from 1
	capture         int   // index of the capture that is the name, -1 for the whole match
	doubts          bool  // a veto that is but a clue against the mention that it captures
}

// applyEntityRules tries the rules of an index at each token of a sentence.
func (x *Extractor) applyEntityRules(w *work, n int32, s nlp.Sentence, index *ruleIndex) {
	if !index.some(w, s) && w.trace == nil {
		return
	}
	try := func(i int32, rule int) { x.tryRule(w, n, i, &index.rules[rule]) }
	for i := index.next(w, s, s.First); i < s.Last; i = index.next(w, s, i+1) {
		x.nearEntities(w, n, i, index)
		index.try(w, s, i, try)
		w.noteDone()
	}
}

// applyNameRules tries the rules that begin with a name where what follows the name may go on.
func (x *Extractor) applyNameRules(w *work, n int32, s nlp.Sentence) {
	try := func(i int32, rule int) { x.tryRule(w, n, i, &x.nameClues.rules[rule]) }
	for i := s.First; i < s.Last; i++ {
		if m := w.beginning(i); m != nil && m.kind == kindName && m.last < s.Last {
			x.nearEntities(w, n, i, x.nameClues)
			x.nameClues.tryNamed(w, s, m, try)
			w.noteDone()
		}
	}
}

// tryRule tries a rule at token i.
func (x *Extractor) tryRule(w *work, n, i int32, r *entityRule) {
	w.matcher.x, w.matcher.w, w.matcher.end = x, w, w.doc.Sentences[n].Last
	if w.profile != nil { // most tries end soon, and look at nothing else of the rule
		w.profile.try(r.ID, r.pattern.Pos)
	}
	end, caps, ok := r.pattern.Match(&w.matcher, int(i), &w.scratch)
	if !ok {
		return
	}
	w.noteMatch(r, i, int32(end))
	first, last := i, int32(end)
	if r.capture >= 0 {
		first, last = int32(caps[2*r.capture]), int32(caps[2*r.capture+1])
	}
	if first < 0 || first >= last {
		return
	}
	x.clearRuns(w, r, i, int32(end))
	x.applied(w, n, r, i, first, last)
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

// applied carries out what a rule that matched from token at on says of the tokens it captured.
func (x *Extractor) applied(w *work, n int32, r *entityRule, at, first, last int32) {
	switch {
	case r.doubts:
		w.cast(first, unknown, r.weight, r.ID)
	case r.Veto:
		x.veto(w, r, first, last)
	case r.makes != 0 && w.capitals && !x.types.is(r.makes, x.personMask):
		w.noteFailed("a name of a person", "the line is in capitals, which show no other name", first, last)
	case r.makes != 0:
		x.makeName(w, n, r, first, last)
	default:
		x.castVote(w, r, at, first, last)
	}
}

// veto takes away the names inside what a rule captured, and bars others from being found there.
func (x *Extractor) veto(w *work, r *entityRule, first, last int32) {
	w.barred = append(w.barred, bar{first, last, r.ID})
	for i := first; i < last; i++ {
		if old := w.at[i]; old >= 0 && w.mentions[old].first >= first && w.mentions[old].last <= last {
			if w.trace != nil {
				w.noteDropped(&w.mentions[old], -1, "veto by "+r.ID)
			}
			x.remove(w, old)
		}
	}
}

// makeName puts what a rule captured as a name, without the title, the town or the code before it.
func (x *Extractor) makeName(w *work, n int32, r *entityRule, first, last int32) {
	body := x.types.is(r.makes, x.orgMask)
	saint := x.types.is(r.makes, x.placeMask) && x.en.saints.has(w.token(first).Word) // the town of St. Brundle
	if x.types.is(r.makes, x.personMask|x.placeMask) && !saint {                      // "Senator John Tower"
		if width := int32(x.titleAt(w, first, last)); width < last-first && w.token(first+width).Tag != nlp.POS && !x.namedAfter(w, r, first+width, last) { // "King's Landing"
			first += width
		}
		if r.makes != x.typeOf("person") && last-first < 2 {
			w.noteFailed("a name of two words or more", "only one word is left without the title", first, last)
			return
		}
	}
	if !body {
		last = x.beforeOffice(w, w.doc.Sentences[n], first, last)
	}
	first = x.afterTown(w, w.doc.Sentences[n], first, last)
	if body && last-first > 2 && x.tellsKind(w, w.doc.Sentences[n], first, last) {
		first++
	}
	if x.insideOffice(w, n, first, last) {
		w.noteFailed("a name of its own", "its last words begin an office", first, last)
		return
	}
	if isLongCode(w.token(first)) && last-first > 1 { // "FX1602093194 Radio Brenta"
		first++
	}
	switch {
	case x.types.is(r.makes, x.placeMask) && x.headsBefore(w, n, first, last):
		w.noteFailed("a name of its own", "its first word ends the name before it", first, last)
	case x.joinsListed(w, first, last):
		w.noteFailed("one name", "a listed name ends before its \"and\"", first, last)
	case body && x.endsInPlace(w, first, last):
		w.noteFailed("a body", "its last words are a listed place", first, last)
	case x.put(w, mention{first: first, last: last, sent: n, typ: r.makes, kind: kindName, entry: -1, reading: -1, rule: r.ID, maker: r.maker, found: true, score: 0.9}) < 0:
		w.noteFailed("words that no other name covers", "a longer or surer name has been found there", first, last)
	}
}

// namedAfter reports whether a title before one word is a part of the name of a place: "Prince County", but
// not of "President Hill".
func (x *Extractor) namedAfter(w *work, r *entityRule, first, last int32) bool {
	t := w.token(last - 1)
	return x.types.is(r.makes, x.placeMask) && last-first == 1 && !x.lists.surname.has(t) && !x.surnames.has(t.Word) && (x.lists.titleMale.has(w.token(first-1)) || x.lists.titleFemale.has(w.token(first-1)))
}

// castVote casts the vote of a rule for the type of the name that begins what it captured.
func (x *Extractor) castVote(w *work, r *entityRule, at, first, last int32) {
	id := w.at[first]
	if id < 0 || w.mentions[id].first != first {
		w.noteFailed("a name", "no name begins there", first, last)
		return
	}
	switch m := &w.mentions[id]; {
	case m.kind != kindName || r.from != unknown && m.typ != r.from:
		if w.trace != nil {
			w.noteFailed("a name of type "+x.types.names[r.from], x.identity(w, id), m.first, m.last)
		}
	case m.entry >= 0 && m.typ != r.to && x.types.is(r.to, x.personMask) && at == first && first > 0 && w.token(first-1).Word == x.en.the: // "the Gold Coast, the elder son of Vance"
		w.noteFailed("a person", "\"the\" stands before the name", first-1, m.last)
	default:
		w.cast(first, r.to, r.weight, r.ID)
	}
}

// insideOffice reports whether what reads as a name is a country and the first words of an
// office, or these alone: the "Norwegian Energy" of "Norwegian Energy Minister".
func (x *Extractor) insideOffice(w *work, n, first, last int32) bool {
	if id := w.at[first]; id >= 0 && x.types.is(w.mentions[id].typ, x.countryMask) {
		first = w.mentions[id].last
	}
	return first < last && first+int32(x.titleAt(w, first, w.doc.Sentences[n].Last)) > last
}

// headsBefore reports whether the first word of a name with "of" is the last of another: the "Region of
// Norway" of "Mara Region of Norway".
func (x *Extractor) headsBefore(w *work, n, first, last int32) bool {
	s := w.doc.Sentences[n]
	if first == s.First || x.en.boroughs.has(w.token(first).Word) { // but "London Borough of Camden"
		return false
	}
	return last-first > 2 && w.token(first+1).Word == x.en.of && w.token(first-1).Tag.Proper() && x.nameWord(w, s, first-1) && x.titleAt(w, first-1, s.Last) == 0
}

// joinsListed reports whether what reads as a name is a listed organisation of several words
// and what "and" joins to it: "Peasants' Party of Norway and Northern Power".
func (x *Extractor) joinsListed(w *work, first, last int32) bool {
	for i := first + 1; i < last; i++ {
		if !x.en.joins.has(w.token(i).Word) || w.at[i-1] < 0 {
			continue
		}
		m := &w.mentions[w.at[i-1]]
		if m.last == i && m.last-m.first > 1 && m.entry >= 0 && !m.unsure && x.types.is(m.typ, x.orgMask) {
			return true
		}
	}
	return false
}

// endsInPlace reports whether what reads as a body ends in a listed region of several words: the
// "West Bank" of "Jewish West Bank".
func (x *Extractor) endsInPlace(w *work, first, last int32) bool {
	id := w.at[last-1]
	if id < 0 || w.mentions[id].first <= first || w.mentions[id].last != last || last-w.mentions[id].first < 2 {
		return false
	}
	m := &w.mentions[id]
	return m.entry >= 0 && !m.unsure && x.lexicon.entry(m.entry).Kind == "region" && w.token(m.first-1).Shape.Has(nlp.Upper)
}

// A bar is a range of tokens in which a veto lets no rule find a name. A name that is
// longer stands: the longest span wins.
type bar struct {
	first, last int32
	rule        string
}
