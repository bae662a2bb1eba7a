package extractor

import "github.com/dossier-kg/dossier/internal/nlp"

// subjectBehind returns where the subject begins that noun phrase p, which ends before token j, has swallowed: a
// phrase behind the preposition that opens a sentence is no subject, so the name before the finite verb is one of
// its own; but "after" may open a clause. "In his speech Karen Oduya attacked Moss", "At the talks President Vance
// met Moss". -1 for none.
func (x *Extractor) subjectBehind(w *work, s nlp.Sentence, p *phrase, j int32) int32 {
	if p.mention < 0 || p.first == s.First || j-p.first < 2 || !w.finite(s, j) {
		return -1
	}
	m := &w.mentions[p.mention]
	if m.kind != kindName || m.last != j || x.en.subordinators.has(w.token(p.first-1).Word) || !x.types.is(m.typ, x.personMask|x.orgMask|x.countryMask) || !x.fronts(w, s, p.first) {
		return -1
	}
	k := m.first
	for k > p.first && x.heralds(w, k-1) {
		k--
	}
	if k == p.first || w.at[k-1] < 0 && !w.token(k-1).Tag.Noun() && w.token(k-1).Tag != nlp.CD {
		return -1
	}
	return k
}

// heralds reports whether token i belongs to the title before a name: "German Foreign Minister", "coach".
func (x *Extractor) heralds(w *work, i int32) bool {
	t := w.token(i)
	if m := w.at[i]; m >= 0 { // "Georgia congressman", but "in Berlin Karl Vance"
		return w.mentions[m].kind == kindDemonym || w.at[i+1] < 0 && x.kindOf(&w.mentions[m]) != "city"
	}
	return w.officeAt[i] > i || t.Shape.Has(nlp.Upper) || x.lists.titles.has(t)
}

// fronts reports whether what begins at token first stands behind a preposition, in the phrase that a preposition opens
// the sentence with: before the first verb and the first comma.
func (x *Extractor) fronts(w *work, s nlp.Sentence, first int32) bool {
	i := s.First
	if first == i {
		return false
	}
	for i < first-1 && x.beforePrep(w.token(i)) {
		i++
	}
	if t := w.token(i); t.Tag != nlp.IN && t.Tag != nlp.TO && !x.prepVerbs.has(t.Word) {
		return false
	}
	if before := w.token(first - 1); before.Tag != nlp.IN && before.Tag != nlp.TO && !x.en.onlys.has(before.Word) {
		return false
	}
	for i++; i < first; i++ {
		if t := w.token(i); t.Tag.Verb() || t.Tag == nlp.CC || t.Shape.Has(nlp.Punct) {
			return false
		}
	}
	return true
}

// beforePrep reports whether a token may stand before the preposition that opens a sentence: "But in", "Two days after".
func (x *Extractor) beforePrep(t *nlp.Token) bool {
	return t.Tag == nlp.CC || t.Tag == nlp.RB || t.Tag == nlp.DT || t.Tag == nlp.CD || x.en.timeNouns.has(t.Lemma)
}

// namesSubject reports whether the run of capitals between tokens first and last stands between the preposition that
// opens a sentence and its finite verb or a mark, so that it must be two names: "In Berlin Karen Oduya met".
func (x *Extractor) namesSubject(w *work, s nlp.Sentence, first, last int32) bool {
	if first == s.First || last >= s.Last || !x.fronts(w, s, first) {
		return false
	}
	switch t := w.token(last); t.Tag {
	case nlp.CC, nlp.IN, nlp.PRP:
		return true
	default:
		return w.finite(s, last) || t.Word == x.en.comma || t.Word == x.en.open
	}
}

// finite reports whether token i is a finite verb by its tag, adverbs before it aside.
func (w *work) finite(s nlp.Sentence, i int32) bool {
	for i < s.Last && w.token(i).Tag == nlp.RB {
		i++
	}
	if i >= s.Last {
		return false
	}
	switch w.token(i).Tag {
	case nlp.VBD, nlp.VBZ, nlp.VBP, nlp.MD:
		return true
	}
	return false
}
