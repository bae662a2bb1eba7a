package extractor

import (
	"slices"

	"github.com/dossier-kg/dossier/internal/nlp"
)

// A text may speak of somebody whom it never names: an excerpt that begins in the middle,
// an account by "I". Whom it calls "he", "she" or "I" is then a person without a name, one
// for each of these words, where no person who is named before could be meant. Likewise "it",
// and "our" with whoever says it, is an organisation without a name where a rule says of it
// what is said of organisations only.

// nameless makes pronoun i a mention of the person without a name that it means, and
// reports whether it means one.
func (x *Extractor) nameless(w *work, i int32) bool {
	m := &w.mentions[i]
	if kind, body := x.namelessBody(w, m); body {
		return x.coref.nameless && x.join(w, i, kind)
	}
	who := x.pronounGender(w, m)
	speaker := x.en.i.has(w.token(m.first).Word)
	if who == female && len(w.ships) > 0 { // the ship
		return false
	}
	if !x.coref.nameless || who == noGender && !speaker || x.inQuote(w, m.first) || !speaker && x.namedBefore(w, i, who) {
		return false
	}
	m.typ = x.personType
	if e := w.nameless[who]; e >= 0 {
		w.resolver.join(i, e, "nobody is named whom it could mean")
		return true
	}
	w.nameless[who] = w.resolver.open(i, entity{typ: x.personType, entry: -1, name: namelessName[who], gender: who, nameless: true})
	return true
}

// namelessName are the words that those without a name go by.
var namelessName = [...]string{noGender: "I", male: "he", female: "she", namelessIt: "it", namelessWe: "we"}

// Places in work.nameless behind those of the genders.
const (
	namelessIt = 3 + iota
	namelessWe
)

// namelessBody reports whether pronoun m may be an organisation without a name, and which:
// "it" before anything else is named, and "our" outside of quotes.
func (x *Extractor) namelessBody(w *work, m *mention) (kind int, ok bool) {
	word := w.token(m.first).Word
	switch {
	case x.inQuote(w, m.first):
		return 0, false
	case x.en.it.has(word):
		if p := w.phraseAt[m.first]; p >= 0 && w.phrases[p].mention >= 0 && x.saidBySubject(w, p) >= 0 {
			return 0, false
		}
		return namelessIt, w.nameless[namelessIt] >= 0 || !w.ofThing && !x.thingBefore(w, m)
	case x.en.we.has(word):
		return namelessWe, w.nameless[namelessWe] >= 0 || x.en.our == word && w.speaker < 0 && w.nameless[noGender] < 0 // not where "I" tell of my family
	}
	return 0, false
}

// thingBefore reports whether an organisation, or a thing of unknown type, is named before mention m.
func (x *Extractor) thingBefore(w *work, m *mention) bool {
	for e := range w.entities {
		if o := &w.entities[e]; o.first >= 0 && (o.typ == unknown || x.types.is(o.typ, x.orgMask)) && w.mentions[o.first].start < m.start {
			return true
		}
	}
	return false
}

// join makes pronoun i a mention of the organisation without a name of a kind.
func (x *Extractor) join(w *work, i int32, kind int) bool {
	w.mentions[i].typ = x.orgType
	if e := w.nameless[kind]; e >= 0 {
		w.resolver.join(i, e, "nothing is named that it could mean")
		return true
	}
	w.nameless[kind] = w.resolver.open(i, entity{typ: x.orgType, entry: -1, name: namelessName[kind], nameless: true})
	return true
}

// namedBefore reports whether a person who may be of a gender is named before pronoun i, which may
// mean him by its place in the clause.
func (x *Extractor) namedBefore(w *work, i int32, g gender) bool {
	m, r := &w.mentions[i], x.reference(w, i)
	for e := range w.entities {
		o := &w.entities[e]
		if o.nameless || o.first < 0 || !x.types.is(o.typ, x.personMask) && (o.typ != unknown || !o.acts || o.thing) || o.gender != noGender && o.gender != g {
			continue
		}
		if w.mentions[o.first].start < m.start && (r.function != asSubject || !r.bars(int32(e))) {
			return true
		}
	}
	return false
}

// inQuote reports whether token i stands between quotation marks.
func (x *Extractor) inQuote(w *work, i int32) bool {
	_, ok := speech(w.quotes, i)
	return ok
}

// dropNameless takes back those without a name of whom nothing is said.
func (x *Extractor) dropNameless(w *work) {
	for kind, e := range w.nameless {
		if e < 0 || !w.entities[e].nameless {
			continue
		}
		told := slices.ContainsFunc(w.facts, func(f fact) bool { return x.tells(w, &f, e, kind >= namelessIt) })
		if told {
			continue
		}
		w.facts = slices.DeleteFunc(w.facts, func(f fact) bool { return x.tells(w, &f, e, false) })
		for i := range w.mentions {
			if w.mentions[i].entity == e {
				w.mentions[i].entity = -1
			}
		}
	}
}

// tells reports whether a fact is of entity e; of an organisation only where the relation says
// so of organisations: "it was founded by Vance", not "it lies in Norway".
func (x *Extractor) tells(w *work, f *fact, e int32, body bool) bool {
	if body && (f.frame == nil || !slices.Contains(x.coref.bodies, f.relation.Name)) {
		return false
	}
	return w.mentions[f.subject].entity == e || w.mentions[f.object].entity == e || f.source >= 0 && w.mentions[f.source].entity == e
}

// speakersOpening is how many sentences a text may have at most up to the one in which its writer says who
// he is. Later on somebody else is quoted.
const speakersOpening = 3

// findSpeaker returns the person who opens the text by telling of himself by name, outside of quotes:
// "My name is Karen Oduya", "I am Karen Oduya"; -1 for none.
func (x *Extractor) findSpeaker(w *work) int32 {
	for i := range w.mentions {
		m := &w.mentions[i]
		if m.sent >= speakersOpening {
			break
		}
		if m.kind != kindName || m.first == m.last || m.entity < 0 || !x.types.is(m.typ, x.personMask) || x.inQuote(w, m.first) {
			continue
		}
		p := w.phraseAt[m.first]
		if p < 0 || w.phrases[p].mention != int32(i) || w.phrases[p].last != m.last || x.ownsNext(w, p) {
			continue
		}
		k := w.phrases[p].first - 1
		if k < 1 || w.token(k).Lemma != x.en.be {
			continue
		}
		self := w.token(k - 1)
		if x.en.i.has(self.Word) && self.Tag == nlp.PRP || k > 1 && self.Tag == nlp.NN && self.Lemma == x.en.name && x.en.i.has(w.token(k-2).Word) {
			return m.entity
		}
	}
	return -1
}

// maxSelf is how many words behind a name the bracket has at most in which a text says who "we" are.
const maxSelf = 16

// findSelf returns the organisation that the text calls "we" where it names it: 'Brenta Group, Inc. ("Brenta,"
// "we" or the "Company")'; -1 for none.
func (x *Extractor) findSelf(w *work) int32 {
	for i := range w.mentions {
		m := &w.mentions[i]
		if m.first == m.last || m.entity < 0 || m.kind != kindName || !x.types.is(m.typ, x.orgMask) || int(m.last) >= len(w.doc.Tokens) || w.token(m.last).Word != x.en.open {
			continue
		}
		for k := m.last + 1; int(k) < len(w.doc.Tokens) && k < m.last+maxSelf && w.token(k).Word != x.en.close; k++ {
			if x.en.we.has(w.token(k).Word) && x.en.quotes.has(w.token(k-1).Word) {
				return m.entity
			}
		}
	}
	return -1
}
