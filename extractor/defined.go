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
	if e < 0 || w.entities[e].typ == unknown || x.types.is(w.entities[e].typ, x.personMask|x.countryMask) || w.mentions[w.entities[e].first].kind != kindName {
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

// bridges reports whether phrase p, an office or the like, belongs to what the text defines though it does
// not say so: "The mayor is Ann Vance", "Notable residents include Ann Vance". Its first word, which
// stands for that, is then a mention of it.
func (x *Extractor) bridges(w *work, p int32) bool {
	q := &w.phrases[p]
	if w.defined < 0 || q.mention >= 0 || q.poss >= 0 || q.prep >= 0 || q.appos >= 0 || q.next >= 0 || q.lead != p || q.time || w.at[q.first] >= 0 || q.last != q.head+1 {
		return false
	}
	if w.mentions[w.entities[w.defined].first].first >= q.first || x.officeEnding(w, q) < 0 {
		return false
	}
	opens := w.token(q.first)
	if opens.Word != x.en.the && !(opens.Tag == nlp.JJ && w.token(q.head).Tag == nlp.NNS) {
		return false
	}
	for k := q.first; k < q.last; k++ {
		if w.at[k] >= 0 {
			return false
		}
	}
	v, r := x.inverted(w, p)
	return v >= 0 && (w.verbs[v].first == q.last || x.en.sinces.has(w.token(q.last).Word)) && w.mentions[w.phrases[r].mention].kind == kindName
}

// bridge makes the first word of phrase p a mention of what the text defines.
func (x *Extractor) bridge(w *work, n int, p int32) {
	first := w.phrases[p].first
	t := w.token(first)
	w.at[first] = int32(len(w.mentions))
	w.mentions = append(w.mentions, mention{first: first, last: first + 1, start: t.Start, end: t.End, sent: int32(n), kind: kindNominal, entry: -1, reading: -1,
		entity: w.defined, typ: w.entities[w.defined].typ, rule: "nominal", score: 1})
}
