package extractor

import (
	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/graph"
)

// openRule is the rule ID of links that no rule names.
const openRule = "open"

// openConfidence is below every confidence that a rule can declare.
const openConfidence = 0.3

// openLinks links the subject and the objects of verbs that no frame knows, with
// the verb itself as the relation.
func (x *Extractor) openLinks(w *work) {
	read := w.readVerbs()
	for n, s := range w.doc.Sentences {
		w.sentence = s
		for vi := w.spans[n].verb; vi < w.spans[n+1].verb; vi++ {
			if v := &w.verbs[vi]; v.subject >= 0 && !v.passive && !read[vi] && !x.lists.copula.has(w.token(v.main)) {
				x.openVerb(w, int32(n), vi)
			}
		}
	}
}

// openVerb links the ends of a verb.
func (x *Extractor) openVerb(w *work, n, vi int32) {
	v := &w.verbs[vi]
	name := x.lemmaText(w, v.main)
	var sbuf, obuf [maxFillers]filler
	subjects := x.fill(w, v.subject, ^uint64(0), sbuf[:0])
	for _, a := range w.args[v.args:v.argEnd] {
		for _, o := range x.fill(w, a.phrase, ^uint64(0), obuf[:0]) {
			relation := name
			if a.prep != 0 {
				relation += "_" + x.vocab.Word(a.prep)
			}
			for _, s := range subjects {
				x.openFact(w, n, vi, relation, s, o)
			}
		}
	}
}

// readVerbs reports of each verb whether a rule has read it.
func (w *work) readVerbs() []bool {
	read := make([]bool, len(w.verbs))
	for i := range w.facts {
		if v := w.verbAt[w.facts[i].trigger[0]]; v >= 0 {
			read[v] = true
		}
	}
	return read
}

func (x *Extractor) openFact(w *work, n, vi int32, relation string, s, o filler) {
	if w.mentions[s.mention].entity == w.mentions[o.mention].entity {
		return
	}
	v := &w.verbs[vi]
	st := x.verbStance(w, vi)
	fc := fact{relation: &rules.Relation{Name: relation}, subject: s.mention, object: o.mention, sent: n, rule: openRule, form: "active",
		trigger: [2]int32{v.first, v.last}, polarity: graph.Positive, modality: st.modality, tense: st.tense.String(), source: -1,
		score: openConfidence * s.factor * o.factor}
	if st.negative {
		fc.polarity = graph.Negative
	}
	w.facts = append(w.facts, fc)
	w.noteFact(&w.facts[len(w.facts)-1], nil, &st)
}
