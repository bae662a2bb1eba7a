package extractor

import (
	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/graph"
)

// inferred is the rule and form of relations that no words state.
const inferred = graph.Inferred

// inferredConfidence is that of the lexicon: it knows, but the text does not say.
const inferredConfidence = 0.9

// bindInference notes what the rules want inferred.
func (x *Extractor) bindInference(set *rules.Set) {
	for _, name := range set.Infer {
		for _, r := range set.Relations {
			if r.Name == name {
				x.infers, x.locatedIn = true, r
			}
		}
	}
	for i, e := range set.Entries {
		for _, in := range e.In {
			if up, ok := x.lexicon.byID[in]; ok {
				x.lexicon.above[int32(i)] = append(x.lexicon.above[int32(i)], up)
			} else if up, ok := x.lexicon.byName[in]; ok && up != int32(i) {
				x.lexicon.above[int32(i)] = append(x.lexicon.above[int32(i)], up)
			}
		}
	}
}

// inferPlaces links the places of a document with the regions and countries of the
// same document that the lexicon says they lie in, through any number of steps.
func (x *Extractor) inferPlaces(w *work) {
	byEntry := map[int32]int32{}
	for e := range w.entities {
		if o := &w.entities[e]; o.entry >= 0 {
			byEntry[o.entry] = int32(e)
		}
	}
	stated := map[[2]int32]bool{}
	for i := range w.facts {
		if f := &w.facts[i]; f.relation == x.locatedIn {
			stated[[2]int32{w.mentions[f.subject].entity, w.mentions[f.object].entity}] = true
		}
	}
	first := x.firstNames(w)
	from, to := x.types.mask(x.locatedIn.From), x.types.mask(x.locatedIn.To)
	for e := range w.entities {
		o := &w.entities[e]
		if o.entry < 0 || !x.types.is(o.typ, from) || x.types.is(o.typ, x.orgMask|x.personMask) {
			continue
		}
		for _, up := range x.ancestors(o.entry) {
			if target, ok := byEntry[up]; ok && x.types.is(w.entities[target].typ, to) {
				if !stated[[2]int32{int32(e), target}] {
					x.inferLink(w, first[e], first[target])
				}
			}
		}
	}
}

// ancestors returns the entries above an entry, nearest first.
func (x *Extractor) ancestors(entry int32) []int32 {
	var out []int32
	for todo := x.lexicon.above[entry]; len(todo) > 0 && len(out) < 8; {
		up := todo[0]
		out = append(out, up)
		todo = append(todo[1:len(todo):len(todo)], x.lexicon.above[up]...)
	}
	return out
}

// firstNames returns the first mention of each entity by name, -1 where only
// demonyms and the like stand for it.
func (x *Extractor) firstNames(w *work) []int32 {
	first := fill(nil, len(w.entities))
	for i := range w.mentions {
		m := &w.mentions[i]
		if m.first == m.last || m.entity < 0 || m.kind != kindName {
			continue
		}
		if f := first[m.entity]; f < 0 || m.start < w.mentions[f].start {
			first[m.entity] = int32(i)
		}
	}
	return first
}

// inferLink adds a located_in link with the first names of both as its evidence.
func (x *Extractor) inferLink(w *work, ma, mb int32) {
	if ma < 0 || mb < 0 {
		return
	}
	w.facts = append(w.facts, fact{relation: x.locatedIn, subject: ma, object: mb, sent: w.mentions[ma].sent, rule: inferred, form: inferred,
		trigger: [2]int32{w.mentions[ma].first, w.mentions[ma].last}, polarity: graph.Positive, source: -1, score: inferredConfidence})
	w.noteFact(&w.facts[len(w.facts)-1], nil, nil)
}
