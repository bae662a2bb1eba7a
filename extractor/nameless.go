package extractor

import "slices"

// A text may speak of somebody whom it never names: an excerpt that begins in the middle,
// an account by "I". Whom it calls "he", "she" or "I" is then a person without a name, one
// for each of these words, where no person who is named before could be meant.

// nameless makes pronoun i a mention of the person without a name that it means, and
// reports whether it means one.
func (x *Extractor) nameless(w *work, i int32) bool {
	m := &w.mentions[i]
	who := x.pronounGender(w, m)
	speaker := x.en.i.has(w.token(m.first).Word)
	if !x.coref.nameless || who == noGender && !speaker || x.inQuote(w, m.first) || !speaker && x.namedBefore(w, m, who) {
		return false
	}
	m.typ = x.personType
	if e := w.nameless[who]; e >= 0 {
		w.resolver.join(i, e, "nobody is named whom it could mean")
		return true
	}
	name := [...]string{noGender: "I", male: "he", female: "she"}[who]
	w.nameless[who] = w.resolver.open(i, entity{typ: x.personType, entry: -1, name: name, gender: who, nameless: true})
	return true
}

// namedBefore reports whether a person who may be of a gender is named before mention m.
func (x *Extractor) namedBefore(w *work, m *mention, g gender) bool {
	for e := range w.entities {
		o := &w.entities[e]
		if o.nameless || o.first < 0 || !x.types.is(o.typ, x.personMask) && (o.typ != unknown || !o.acts || o.thing) || o.gender != noGender && o.gender != g {
			continue
		}
		if w.mentions[o.first].start < m.start {
			return true
		}
	}
	return false
}

// inQuote reports whether token i stands between quotation marks.
func (x *Extractor) inQuote(w *work, i int32) bool {
	behind, _ := slices.BinarySearchFunc(w.quotes, i+1, func(q quote, i int32) int { return int(q.first - i) }) // they follow one another
	return behind > 0 && i < w.quotes[behind-1].last
}

// dropNameless takes back the persons without a name of whom nothing is said.
func (x *Extractor) dropNameless(w *work) {
	for _, e := range w.nameless {
		if e < 0 {
			continue
		}
		told := false
		for i := range w.facts {
			f := &w.facts[i]
			told = told || w.mentions[f.subject].entity == e || w.mentions[f.object].entity == e || f.source >= 0 && w.mentions[f.source].entity == e
		}
		for i := range w.mentions {
			if !told && w.mentions[i].entity == e {
				w.mentions[i].entity = -1
			}
		}
	}
}
