package extractor

import (
	"strings"

	"github.com/dossier-kg/dossier/internal/nlp"
)

// An introduction is what a text tells of an organisation or a person beside the name: "the
// Norwegian bank Okrent", "Okrent, a bank", "Karen Oduya, a painter, 45". A later "the bank",
// "the Norwegian lender", "the painter", "the 45-year-old" takes it up.
type introduction struct {
	noun  nlp.WordID // what it is, 0 where that is not told
	again nlp.WordID // the noun that took it up last, 0 for none
	from  int32      // the entry of the country or place that it is of, -1 for none
	age   string     // of a person, in years; "" where that is not told
}

// by reports whether a noun has told of it.
func (t *introduction) by(noun nlp.WordID) bool {
	return noun != 0 && (noun == t.noun || noun == t.again)
}

// introduce notes the introductions of the organisations and people of a document. Of several
// the first counts.
func (x *Extractor) introduce(w *work) {
	clear(w.told)
	for i := range w.mentions {
		m := &w.mentions[i]
		if m.kind != kindName || m.entity < 0 || m.first == m.last {
			continue
		}
		o := &w.entities[m.entity]
		if x.types.is(m.typ, x.personMask) {
			x.introducePerson(w, m, &o.told)
			continue
		}
		if x.types.is(m.typ, x.placeMask) && o.told.noun == 0 {
			if o.told.noun = x.siteNoun(w, m); o.told.noun != 0 {
				w.told[o.told.noun] = true
			}
		}
		if !x.types.is(m.typ, x.orgMask) {
			continue
		}
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

// siteNoun returns the noun in the name of a building or a water that says what it is, 0 for none: the bridge of
// "Kestrel Bridge", the lake of "Lake Kestrel".
func (x *Extractor) siteNoun(w *work, m *mention) nlp.WordID {
	if m.last-m.first < 2 {
		return 0
	}
	if kind := x.kindOf(m); kind != "facility" && kind != "water" {
		return 0
	}
	for _, i := range [...]int32{m.last - 1, m.first} {
		if tag := x.vocab.Usual(w.lemma(i)); tag.Noun() && !tag.Proper() {
			return w.lemma(i)
		}
	}
	return w.lemma(m.last - 1)
}

// introducePerson notes what a name of a person tells: what it is by a noun that may stand before
// names, how old, and of which country.
func (x *Extractor) introducePerson(w *work, m *mention, told *introduction) {
	if told.age == "" {
		told.age = x.age(w, m)
	}
	p := w.phraseAt[m.first]
	if told.noun != 0 && told.from >= 0 || p < 0 {
		return
	}
	first, noun := w.phrases[p].first, m.first-1
	if noun < first {
		w.sentence = w.doc.Sentences[m.sent]
		q := x.description(w, p, m)
		if a := w.phrases[p].appos; a >= 0 && q < 0 { // "Karen Oduya, a Norwegian, "
			q = a
		}
		if q < 0 {
			return
		}
		first, noun = w.phrases[q].first, w.phrases[q].head
	}
	for k := first; k <= noun && told.from < 0; k++ {
		if at := w.at[k]; at >= 0 && w.mentions[at].kind == kindDemonym {
			told.from = w.mentions[at].entry
		}
	}
	if t := w.token(noun); told.noun == 0 && w.at[noun] < 0 && t.Tag.Noun() && x.lists.titles.has(t) {
		told.noun = t.Lemma // small letters, "Singer Ann Vance" too
		w.told[told.noun] = true
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

// introducedAs returns the last organisation or person before nominal i that its noun introduced,
// however far back, nil for none: "the bank" is the one that was called so before it is another's.
// Every company is "the company", though.
func (x *Extractor) introducedAs(w *work, before []int32, i int32) *candidate {
	m := &w.mentions[i]
	noun, age, from := w.lemma(m.last-1), w.yearsOld(m.last-1), x.calledBy(w, m)
	if age == "" && from < 0 && (x.en.anyBody.has(noun) || !w.told[noun]) {
		return nil
	}
	r := x.reference(w, i)
	w.candidates = w.candidates[:0]
	for k := len(before) - 1; k >= max(0, len(before)-maxIntroduced); k-- {
		c := &w.mentions[before[k]]
		if c.entity < 0 || !x.types.is(w.entities[c.entity].typ, x.orgMask|x.personMask) {
			continue
		}
		told := &w.entities[c.entity].told
		if (told.by(noun) || age != "" && told.age == age || from >= 0 && told.from == from) && x.mayBe(w, &r, before[k]) {
			return x.consider(w, &r, before[k], 0)
		}
	}
	return nil
}

// calledBy returns the entry of the country that nominal m calls somebody by, -1 for none: "the Norwegian".
func (x *Extractor) calledBy(w *work, m *mention) int32 {
	if at := w.at[m.last-1]; at >= 0 && w.mentions[at].kind == kindDemonym {
		return w.mentions[at].entry
	}
	return -1
}

// yearsOld returns the age that the word at token i says, "" for none: "45-year-old".
func (w *work) yearsOld(i int32) string {
	if !w.token(i).Shape.Has(nlp.Hyphen) {
		return ""
	}
	number, old, _ := strings.Cut(w.words(i, i+1), "-")
	if strings.EqualFold(old, "year-old") && isAge(number) {
		return number
	}
	return ""
}
