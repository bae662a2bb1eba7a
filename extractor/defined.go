package extractor

import "github.com/dossier-kg/dossier/internal/nlp"

// findDefined notes what the text opens by saying what it is, as an article of an encyclopedia does, and
// the noun that says so: "Marlow is a town in Kent." The rest of such a text is mostly about it. A person
// whom a text is about is found by findTopic.
func (x *Extractor) findDefined(w *work) {
	w.defined, w.definedAs = -1, 0
	for n := range w.doc.Sentences {
		s := w.doc.Sentences[n]
		if s.Headline {
			continue
		}
		for v := w.spans[n].verb; v < w.spans[n+1].verb; v++ {
			g := &w.verbs[v]
			if g.form != finite || g.antecedent || g.subject < 0 || w.token(g.main).Lemma != x.en.be {
				continue
			}
			q := &w.phrases[g.subject]
			if q.mention < 0 || q.next >= 0 || w.mentions[q.mention].first > s.First+1 {
				return
			}
			x.define(w, g, w.mentions[q.mention].entity)
			return
		}
		return
	}
}

// define makes entity e what the text is about, where verb g says of it what kind of thing it is.
func (x *Extractor) define(w *work, g *verb, e int32) {
	if e < 0 || x.types.is(w.entities[e].typ, x.personMask|x.countryMask) || w.mentions[w.entities[e].first].kind != kindName {
		return
	}
	for _, a := range w.args[g.args:g.argEnd] {
		q := &w.phrases[a.phrase]
		if a.prep != 0 || q.mention >= 0 {
			continue
		}
		if head := w.token(q.head); head.Tag == nlp.NN && q.det != none {
			w.defined, w.definedAs = e, head.Lemma
		}
		return
	}
}
