package extractor

import "github.com/dossier-kg/dossier/internal/nlp"

// An introduction is what a text tells of an organisation beside its name: "the Norwegian
// bank Okrent", "Okrent, a bank". A later "the bank", "the Norwegian lender" takes it up.
type introduction struct {
	noun  nlp.WordID // what it is, 0 where that is not told
	again nlp.WordID // the noun that took it up last, 0 for none
	from  int32      // the entry of the country or place that it is of, -1 for none
}

// by reports whether a noun has told of the organisation.
func (t *introduction) by(noun nlp.WordID) bool { return noun == t.noun || noun == t.again }

// introduce notes the introductions of the organisations of a document. Of several the
// first counts.
func (x *Extractor) introduce(w *work) {
	clear(w.told)
	for i := range w.mentions {
		m := &w.mentions[i]
		if m.kind != kindName || m.entity < 0 || !x.types.is(m.typ, x.orgMask) || m.first == m.last {
			continue
		}
		o := &w.entities[m.entity]
		if o.told.noun == 0 {
			o.told.noun = x.introducingNoun(w, m)
			w.told[o.told.noun] = true
			if o.kind == "" && o.entry < 0 && x.lists.nominalCompany.is(o.told.noun) {
				o.kind = "company"
			}
		}
		if o.told.from < 0 {
			o.told.from = x.introducingPlace(w, m)
		}
	}
}

// introducingNoun returns the lemma of the common noun that tells what a name is, right before it or
// in apposition to it, 0 for none.
func (x *Extractor) introducingNoun(w *work, m *mention) nlp.WordID {
	common := func(i int32) bool {
		t := w.token(i)
		return w.at[i] < 0 && t.Tag.Noun() && !t.Tag.Proper()
	}
	p := w.phraseAt[m.first]
	if p < 0 {
		return 0
	}
	if before := m.first - 1; before >= w.phrases[p].first && common(before) {
		return w.lemma(before)
	}
	if a := w.phrases[p].appos; a >= 0 && w.phrases[a].mention < 0 && common(w.phrases[a].head) {
		return w.lemma(w.phrases[a].head)
	}
	return 0
}

// introducingPlace returns the entry of the country or place before a name and the noun that
// introduces it, -1 for none: "Norway's Okrent Bank", "Norwegian lender Okrent".
func (x *Extractor) introducingPlace(w *work, m *mention) int32 {
	p := w.phraseAt[m.first]
	if p < 0 {
		return -1
	}
	q := &w.phrases[p]
	if q.poss >= 0 {
		if of := w.phrases[q.poss].mention; of >= 0 && x.types.is(w.mentions[of].typ, x.placeMask) {
			return w.mentions[of].entry
		}
	}
	for k := q.first; k < m.first; k++ {
		if at := w.at[k]; at >= 0 && x.types.is(w.mentions[at].typ, x.placeMask) {
			return w.mentions[at].entry
		}
	}
	return -1
}

// maxIntroduced is how many mentions before a nominal what its noun introduced is looked for.
const maxIntroduced = 1024

// introducedAs returns the last organisation before nominal i that its noun introduced, however far
// back, nil for none: "the bank" is the one that was called so before it is another's. Every company
// is "the company", though.
func (x *Extractor) introducedAs(w *work, before []int32, i int32) *candidate {
	noun := w.lemma(w.mentions[i].last - 1)
	if x.en.anyBody.has(noun) || !w.told[noun] {
		return nil
	}
	r := x.reference(w, i)
	w.candidates = w.candidates[:0]
	for k := len(before) - 1; k >= max(0, len(before)-maxIntroduced); k-- {
		c := &w.mentions[before[k]]
		if c.entity >= 0 && x.types.is(w.entities[c.entity].typ, x.orgMask) && w.entities[c.entity].told.by(noun) && x.mayBe(w, &r, before[k]) {
			return x.consider(w, &r, before[k], 0)
		}
	}
	return nil
}
