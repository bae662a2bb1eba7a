package extractor

import (
	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/graph"
	"github.com/dossier-kg/dossier/internal/nlp"
)

// circumstances adds when and where an event happened, and what the frame's "with" asks for.
func (x *Extractor) circumstances(w *work, f *boundFrame, v *verb, fc *fact) {
	for _, a := range w.args[v.args:v.argEnd] {
		p := &w.phrases[a.phrase]
		for _, with := range f.With {
			if x.prepIs(with, a.prep) && x.withType(w, with, p) {
				fc.set(with.Name, w.words(p.first, p.last))
				w.noteSlot(fc, with.Name, p.first, p.last)
			}
		}
		if p.time {
			fc.set("date", w.words(p.first, p.last))
			w.noteSlot(fc, "date", p.first, p.last)
		} else if f.relation.Event && x.en.aPlaceFollows.has(a.prep) && p.mention >= 0 && a.phrase != w.phraseAt[w.mentions[fc.object].first] {
			if m := &w.mentions[p.mention]; m.entity >= 0 && x.types.is(m.typ, x.placeMask) {
				fc.set("place", w.entities[m.entity].name)
				w.noteSlot(fc, "place", p.first, p.last)
			}
		}
	}
}

func (x *Extractor) prepIs(with *rules.With, prep nlp.WordID) bool {
	for _, p := range with.Preps {
		if x.vocab.ID(p) == prep {
			return true
		}
	}
	return false
}

func (x *Extractor) withType(w *work, with *rules.With, p *phrase) bool {
	switch with.Type {
	case "date":
		return p.time
	case "money":
		return w.token(p.first).Shape.Has(nlp.Symbol) || w.token(p.head).Tag == nlp.CD
	case "number", "percent":
		return w.token(p.head).Tag == nlp.CD
	case "":
		return true
	}
	return p.mention >= 0 && x.acceptable(w, p.mention, x.types.mask([]string{with.Type}))
}

// set gives the fact an attribute; the first value of a name stays.
func (f *fact) set(name, value string) {
	for _, a := range f.attributes {
		if a.Name == name {
			return
		}
	}
	f.attributes = append(f.attributes, graph.Attribute{Name: name, Value: value})
}
