package extractor

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/graph"
	"github.com/dossier-kg/dossier/internal/nlp"
	"github.com/dossier-kg/dossier/internal/timex"
)

// A boundWith is an attribute of "with", bound to the vocabulary and the types.
type boundWith struct {
	*rules.With
	attribute string // the name that the fact gives it
	preps     wordSet
	types     uint64 // where an entity is wanted
}

// bindWith binds what a frame's "with" asks for. An attribute that makes gives
// another name to, as in date=begin, has that name.
func (f *boundFrame) bindWith(x *Extractor, b *binder) {
	for _, w := range f.With {
		v := boundWith{With: w, attribute: w.Name, preps: b.set(w.Preps)}
		for name, from := range f.Roles {
			if from == w.Name {
				v.attribute = name
			}
		}
		if _, ok := x.types.ids[w.Type]; ok {
			v.types = x.types.mask([]string{w.Type})
		}
		f.with = append(f.with, v)
	}
}

// circumstances adds when and where something happened, and what the frame's "with"
// asks for, from the phrases that hang on the verb or noun.
func (x *Extractor) circumstances(w *work, f *boundFrame, args []arg, fc *fact) {
	for _, a := range args {
		p := &w.phrases[a.phrase]
		taken := false
		for k := range f.with {
			if with := &f.with[k]; with.preps.has(a.prep) && !taken {
				taken = x.fillWith(w, with, a.phrase, fc)
			}
		}
		if taken {
			continue
		}
		if p.time {
			if !x.ofOther(w, fc, a.phrase) {
				x.date(w, fc, &a, p)
			}
		} else if f.relation.Event && x.en.aPlaceFollows.has(a.prep) && p.mention >= 0 && a.phrase != w.phraseAt[w.mentions[fc.object].first] {
			if m := &w.mentions[p.mention]; m.entity >= 0 && x.types.is(m.typ, x.placeMask) {
				fc.set("place", w.entities[m.entity].name)
				w.noteSlot(fc, "place", p.first, p.last)
			}
		}
	}
}

// ofOther reports whether the time in phrase t stands right behind another member than the object of the list that
// this is in, so that it is when that happened: "married Ann in 1930 and Bea in 1940", "at Leeds in 1950 and Oslo".
func (x *Extractor) ofOther(w *work, fc *fact, t int32) bool {
	p, m := w.phraseAt[w.mentions[fc.object].first], t
	for m > 0 && x.timed(w, m-1) {
		m--
	}
	if p < 0 || m == t || m == p {
		return false
	}
	if w.phrases[m].lead != w.phrases[p].lead { // "at Brenta in 1990, at Telford in 1995"
		return x.samePrep(w, m, p) && (m < p || x.timed(w, p))
	}
	last := w.phrases[m].next < 0 // what stands behind the last may be of all, if none before it has its own
	return !last || x.timed(w, p)
}

// timed reports whether a time stands right behind phrase p, with a preposition, in brackets, or as the end of a span:
// "Leeds in 1990", "Leeds (1990", "1990–1995".
func (x *Extractor) timed(w *work, p int32) bool {
	if int(p)+1 >= len(w.phrases) || !w.phrases[p+1].time {
		return false
	}
	end, next := w.phrases[p].last, &w.phrases[p+1]
	if next.prep == end {
		return true
	}
	mark := w.token(end).Word
	return next.prep < 0 && next.first == end+1 && (mark == x.en.open || w.phrases[p].time && x.en.dashes.has(mark))
}

// date gives the fact a date: its words, and when that was, if the text tells. What began or ended then
// has from or to instead, which are dates where they can be: "since 2010" is from=2010.
func (x *Extractor) date(w *work, fc *fact, a *arg, p *phrase) {
	if p.mention >= 0 && w.mentions[p.mention].kind == kindName && x.types.is(w.mentions[p.mention].typ, x.actorMask) {
		return // "Theresa May"
	}
	if x.years(w, fc, p.last-1) || x.inLife(w, p.first) || a.prep == x.en.forWord { // "for another decade" tells how long
		return
	}
	if x.timeBefore(w, p) {
		return
	}
	last := x.yearBehind(w, p)
	words := w.words(p.first, last)
	when := timex.Resolve(words, w.date, fc.toward())
	if when == "" && p.last == p.head+1 && (w.token(p.first).Tag == nlp.CD && w.token(p.head).Tag == nlp.NNS || w.words(p.head, p.last) == "time") {
		return // "spent ten years at" tells how long, "at the time" nothing
	}
	first, rest, interval := strings.Cut(when, "/")
	name := "date"
	switch {
	case x.en.sinces.has(a.prep):
		name, words = "from", cmp.Or(first, words)
	case x.en.untils.has(a.prep), a.prep == x.en.to && fc.has("from"): // "postponed to Monday" ends nothing
		name = "to"
		if interval {
			first = rest // the last day of "last week"
		}
		words = cmp.Or(first, words)
	}
	if name == "date" && a.prep == 0 && fc.tense == "present" && !fc.relation.Event && w.token(max(p.first-1, 0)).Word == x.en.open {
		return // "is an actress known for Low Tide (1982)"
	}
	fc.set(name, words)
	w.noteSlot(fc, name, p.first, last)
	if name == "date" && when != "" && when != words {
		fc.set("when", when)
	}
}

// years gives the fact the years from token i to that behind the dash, if they are such: "was its
// president (1990 - 1995)".
func (x *Extractor) years(w *work, fc *fact, i int32) bool {
	if i >= 2 && w.isYear(i-2) && x.en.dashes.has(w.token(i-1).Word) { // the second of them
		return true
	}
	if int(i)+2 >= len(w.doc.Tokens) || !w.isYear(i) || !x.en.dashes.has(w.token(i+1).Word) || !w.isYear(i+2) {
		return false
	}
	fc.set("from", w.words(i, i+1))
	w.noteSlot(fc, "from", i, i+1)
	fc.set("to", w.words(i+2, i+3))
	w.noteSlot(fc, "to", i+2, i+3)
	return true
}

// timeBefore reports whether phrase p says how long after or before something else: "a day after
// the vote", "two weeks before".
func (x *Extractor) timeBefore(w *work, p *phrase) bool {
	if int(p.last) >= len(w.doc.Tokens) || w.token(p.first).Tag != nlp.DT && w.token(p.first).Tag != nlp.CD {
		return false
	}
	next := w.token(p.last)
	return (next.Tag == nlp.IN || next.Tag == nlp.RB) && x.en.apart.has(next.Word)
}

// inLife reports whether token i stands in brackets that a dash parts, as the ends of a life do: "was a
// painter (Oslo, 3 March 1902 - Leeds, 9 July 1979)".
func (x *Extractor) inLife(w *work, i int32) bool {
	open, dash := i, false
	for ; open >= w.sentence.First && w.token(open).Word != x.en.open; open-- {
		if w.token(open).Word == x.en.close {
			return false
		}
	}
	for k := max(open, w.sentence.First); open >= w.sentence.First && k < w.sentence.Last && w.token(k).Word != x.en.close; k++ {
		dash = dash || x.en.dashes.has(w.token(k).Word)
	}
	return dash
}

// yearBehind returns where a date ends: behind the year that a comma parts from its day, "March 28, 2025".
func (x *Extractor) yearBehind(w *work, p *phrase) int32 {
	y := p.last + 1
	if int(y) < len(w.doc.Tokens) && w.token(p.last).Word == x.en.comma && w.token(p.last-1).Shape.Has(nlp.Number) && w.isYear(y) {
		return y + 1
	}
	return p.last
}

// isYear reports whether a token is the number of a year.
func (w *work) isYear(i int32) bool {
	t := w.token(i)
	return t.Tag == nlp.CD && t.End-t.Start == 4 && t.Shape.Has(nlp.Number)
}

// toward tells on which side of the text a date lies that its words leave open.
func (f *fact) toward() timex.Direction {
	if f.tense == "future" || f.modality == intended {
		return timex.Future
	}
	return timex.Past
}

// fillWith gives the fact the value that phrase p has for an attribute; false where
// the phrase is none of what is asked for.
func (x *Extractor) fillWith(w *work, with *boundWith, p int32, fc *fact) bool {
	q := &w.phrases[p]
	if with.types != 0 {
		if m, _ := x.standsFor(w, p, with.types); m >= 0 && m != fc.subject && m != fc.object {
			fc.set(with.attribute, w.entities[w.mentions[m].entity].name)
			w.noteSlot(fc, with.attribute, w.mentions[m].first, w.mentions[m].last)
			return true
		}
		return false
	}
	first, last := q.first, q.last
	switch with.Type {
	case "date":
		if !q.time {
			return false
		}
	case "money", "number", "percent":
		if first, last = x.amount(w, q, with.Type); first == last && p+1 < int32(len(w.phrases)) {
			if r := &w.phrases[p+1]; r.first == q.last && r.prep < 0 { // "a record $3 billion"
				first, last = x.amount(w, r, with.Type)
			}
		}
		if first == last {
			return false
		}
	}
	fc.set(with.attribute, w.words(first, last))
	w.noteSlot(fc, with.attribute, first, last)
	return true
}

// amount returns the tokens of a phrase that tell an amount of a kind: "$3 billion",
// "3 billion euros", "51 percent", "300"; none where the phrase tells no such amount.
func (x *Extractor) amount(w *work, q *phrase, kind string) (first, last int32) {
	first, is, digits := q.first, "number", false
	for last = q.first; last < q.last; last++ {
		t := w.token(last)
		switch {
		case t.Tag == nlp.CD || t.Shape.Has(nlp.Number):
			digits = true
			continue
		case x.en.currencies.has(t.Word) || x.lists.currency.has(t):
			is = "money"
			continue
		case x.en.percents.has(t.Word):
			is = "percent"
			continue
		}
		if digits {
			break
		}
		first = last + 1 // "a record $3 billion"
	}
	if !digits || q.time || is != kind {
		return 0, 0
	}
	return first, last
}

// endThen makes the date of a fact the one when it ended.
func (f *fact) endThen() {
	if f.has("to") {
		return
	}
	for i := range f.attributes {
		if a := &f.attributes[i]; a.Name == "date" {
			a.Name = "to"
			if i+1 < len(f.attributes) && f.attributes[i+1].Name == "when" {
				a.Value = f.attributes[i+1].Value[strings.LastIndexByte(f.attributes[i+1].Value, '/')+1:] // the last day of "last week"
				f.attributes = slices.Delete(f.attributes, i+1, i+2)
			}
			return
		}
	}
}

// set gives the fact an attribute; the first value of a name stays.
func (f *fact) set(name, value string) {
	if !f.has(name) {
		f.attributes = append(f.attributes, graph.Attribute{Name: name, Value: value})
	}
}

func (f *fact) has(name string) bool {
	return slices.ContainsFunc(f.attributes, func(a graph.Attribute) bool { return a.Name == name })
}
