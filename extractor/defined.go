package extractor

import "github.com/dossier-kg/dossier/internal/nlp"

// A definition is a sentence that opens a text or a paragraph by saying what something is, as an article of an
// encyclopedia does, and the noun that says so: "Marlow is a town in Kent." What follows is mostly about it.
type definition struct {
	sent, entity int32 // entity: -1 for a person or a country, which end what another is defined for
	noun         nlp.WordID
	firm         bool // the noun is one for companies
}

// findDefined notes the definitions of a text. A person whom a text is about is found by findTopic.
func (x *Extractor) findDefined(w *work) {
	w.definitions = w.definitions[:0]
	w.ofThing = false
	opened := false
	for n := range w.doc.Sentences {
		s := w.doc.Sentences[n]
		if s.Headline || opened && !w.token(s.First).Shape.Has(nlp.Break) {
			continue
		}
		opened = true
		for v := w.spans[n].verb; v < w.spans[n+1].verb; v++ {
			g := &w.verbs[v]
			if g.form != finite || g.antecedent || g.subject < 0 {
				continue
			}
			q := &w.phrases[g.subject]
			if w.token(g.main).Lemma != x.en.be {
				if len(w.definitions) == 0 && q.appos >= 0 && q.mention >= 0 && q.next < 0 && w.mentions[q.mention].first <= s.First+1 && w.mentions[q.mention].kind == kindName {
					x.defineAs(w, n, w.mentions[q.mention].entity, q.appos)
				}
				continue
			}
			if q.mention < 0 && len(w.definitions) == 0 && q.first <= s.First+1 && w.token(q.head).Shape.Has(nlp.Upper) {
				w.ofThing = true // "The Brundle Road is a novel"
			}
			if q.mention >= 0 && q.next < 0 && w.mentions[q.mention].first <= s.First+1 && w.mentions[q.mention].kind == kindName {
				x.define(w, n, g, w.mentions[q.mention].entity)
			}
			break
		}
	}
	x.about(w, 0)
}

// define makes entity e what the text is about from sentence n on, where verb g says of it what kind of thing it is.
func (x *Extractor) define(w *work, n int, g *verb, e int32) {
	if e < 0 || w.entities[e].typ == unknown {
		return
	}
	for _, a := range w.args[g.args:g.argEnd] {
		if a.prep != 0 || w.phrases[a.phrase].mention >= 0 {
			continue
		}
		x.defineAs(w, n, e, a.phrase)
		return
	}
}

// defineAs makes entity e what the text is about, where phrase p has a noun for what kind of thing it is.
func (x *Extractor) defineAs(w *work, n int, e, p int32) {
	q := &w.phrases[p]
	if head := w.token(q.head); head.Tag == nlp.NN && q.det != none {
		if x.types.is(w.entities[e].typ, x.personMask|x.countryMask) {
			e = -1
		}
		w.definitions = append(w.definitions, definition{int32(n), e, head.Lemma, x.lists.nominalCompany.has(head)})
	}
}

// about sets what the text is about at sentence n, which follows those that it was asked of before; at 0 it
// begins anew.
func (x *Extractor) about(w *work, n int32) {
	if n == 0 {
		w.defined, w.definedAs, w.section = -1, 0, 0
	}
	for ; w.section < len(w.definitions) && w.definitions[w.section].sent <= n; w.section++ {
		d := &w.definitions[w.section]
		w.defined, w.definedAs, w.firm = d.entity, d.noun, d.firm
	}
}

// bridges reports whether phrase p, an office or the like, belongs to what the text defines though it does
// not say so: "The mayor is Ann Vance", "Notable residents include Ann Vance". Its first word, which
// stands for that, is then a mention of it.
func (x *Extractor) bridges(w *work, p int32) bool {
	q := &w.phrases[p]
	if w.defined < 0 || q.mention >= 0 || q.poss >= 0 || q.prep >= 0 || q.next >= 0 || q.lead != p || q.time || w.at[q.first] >= 0 || q.last != q.head+1 {
		return false
	}
	if w.mentions[w.entities[w.defined].first].first >= q.first || x.officeEnding(w, q) < 0 {
		return false
	}
	opens := w.token(q.first)
	if opens.Word != x.en.the && !(w.token(q.head).Tag == nlp.NNS && (opens.Tag == nlp.JJ || x.plainWord(opens.Word) || x.en.presents.has(opens.Word) || q.first == q.head)) { // "Former pupils", "Members"
		return false
	}
	for k := q.first; k < q.last; k++ {
		if w.at[k] >= 0 {
			return false
		}
	}
	if q.appos >= 0 {
		return opens.Word == x.en.the && x.renamesOfficer(w, q)
	}
	v, r := x.inverted(w, p)
	return v >= 0 && (w.verbs[v].first == q.last || x.en.sinces.has(w.token(q.last).Word)) && w.mentions[w.phrases[r].mention].kind == kindName
}

// renamesOfficer reports whether phrase q, an office, says what somebody is in the company that the text
// defines: "Karen Oduya, the chief executive,"; of a state he is it elsewhere. Who is "the current head" is that of
// any other body and of a town as well.
func (x *Extractor) renamesOfficer(w *work, q *phrase) bool {
	m := w.phrases[q.appos].mention
	if m < 0 || w.mentions[m].kind != kindName || !x.types.is(w.mentions[m].typ, x.personMask) {
		return false
	}
	o := x.officeEnding(w, q)
	if w.offices[o].first == q.first+2 && x.en.presents.has(w.token(q.first+1).Word) {
		town := x.types.is(w.entities[w.defined].typ, x.placeMask)
		heads := x.lists.headed.match(w.doc.Tokens[:q.last], int(q.first+2)) > 0 || !town && x.lists.stateOffice.match(w.doc.Tokens[:q.last], int(q.first+2)) == 0
		return heads && w.token(q.last).Shape.Has(nlp.Punct) && (town || !x.en.elected.has(w.lemma(q.head)))
	}
	return w.firm && w.offices[o].first == q.first+1 && w.token(q.last).Shape.Has(nlp.Punct) && x.lists.stateOffice.match(w.doc.Tokens[:q.last], int(q.first+1)) == 0
}

// bridge makes the first word of phrase p a mention of what the text defines.
func (x *Extractor) bridge(w *work, n int, p int32) {
	m := w.opens(n, p)
	m.entity, m.typ = w.defined, w.entities[w.defined].typ
	if i := w.at[w.phrases[p].first]; w.trace != nil {
		w.noteFound(i)
		w.noteLinked(i, w.entities[w.defined].first, "what the text defines")
	}
}
