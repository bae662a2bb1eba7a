package extractor

import (
	"slices"
	"strings"

	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/graph"
)

// inferred is the form of facts that no words state.
const inferred = graph.Inferred

// maxInferred bounds the facts inferred in one document: chains over thousands of
// names would otherwise grow with the square of the text.
const maxInferred = 10000

// An inference makes a fact of one or two others. Its variables are numbers.
type inference struct {
	rule       string
	premises   []premise
	then       *rules.Relation
	modality   modality // of the new fact
	from, to   uint64   // types that the ends of the new fact may have
	ends       [2]int   // variables of the new fact
	factor     float64
	attributes bool // an inverse says the same and keeps what qualifies it
}

// A premise is a fact that must hold, and what its ends must be.
type premise struct {
	relation *rules.Relation
	polarity graph.Polarity
	modality modality
	ends     [2]int // variables
	types    [2]uint64
	kinds    [2]string      // of things
	mentions [2]mentionKind // 0 for any
}

// bindInference turns what the rules want inferred into one list.
func (x *Extractor) bindInference(set *rules.Set) {
	byName := x.relations
	x.mirrors = set.Infer.Symmetric
	for _, r := range set.Relations {
		if o := byName[r.Inverse]; o != nil && set.Infer.Inverse {
			x.addInference(inference{rule: "inverse", then: o, ends: [2]int{1, 0}, factor: 1, attributes: true}, premise{relation: r, polarity: graph.Positive, ends: [2]int{0, 1}})
			if o.Inverse == "" { // declared on one side, true of both
				x.addInference(inference{rule: "inverse", then: r, ends: [2]int{1, 0}, factor: 1, attributes: true}, premise{relation: o, polarity: graph.Positive, ends: [2]int{0, 1}})
			}
		}
		for _, name := range r.Implies {
			if set.Infer.Implies {
				x.addInference(inference{rule: "implies", then: byName[name], ends: [2]int{0, 1}, factor: 1}, premise{relation: r, polarity: graph.Positive, ends: [2]int{0, 1}})
			}
		}
	}
	for _, r := range set.Infer.Rules {
		x.bindRule(r, byName)
	}
	for _, l := range set.Infer.Lexicon {
		r := byName[l.Relation]
		x.lexiconLinks = append(x.lexiconLinks, lexiconLink{x.types.mask([]string{l.Type}), l.Kind, r, x.types.mask(r.From), x.types.mask(r.To)})
	}
	if r := byName[set.Infer.Roles]; r != nil {
		x.roleLink = &lexiconLink{relation: r, from: x.types.mask(r.From), to: x.types.mask(r.To)}
		x.home = set.Infer.Home
	}
}

func (x *Extractor) addInference(i inference, premises ...premise) {
	through := x.types.mask(i.then.Through)
	i.premises, i.from, i.to = premises, x.types.mask(i.then.From)|through, x.types.mask(i.then.To)|through
	x.inferences = append(x.inferences, i)
}

// bindRule numbers the variables of a rule of the infer section.
func (x *Extractor) bindRule(r *rules.Inference, byName map[string]*rules.Relation) {
	var names []string
	number := func(v rules.Variable) int {
		if k := slices.Index(names, v.Name); k >= 0 {
			return k
		}
		names = append(names, v.Name)
		return len(names) - 1
	}
	var premises []premise
	for _, t := range r.If {
		p := premise{relation: byName[t.Relation], polarity: graph.Polarity(t.Polarity), modality: modalityOf(t.Modality), ends: [2]int{number(t.Subject), number(t.Object)}}
		for k, v := range []rules.Variable{t.Subject, t.Object} {
			p.kinds[k], p.mentions[k] = v.Kind, mentionKindOf(v.Mention)
			if v.Type != "" {
				p.types[k] = x.types.mask([]string{v.Type})
			}
		}
		premises = append(premises, p)
	}
	in := inference{rule: r.ID, then: byName[r.Then.Relation], modality: modalityOf(r.Then.Modality), factor: r.Confidence,
		ends: [2]int{number(r.Then.Subject), number(r.Then.Object)}}
	x.eachChoice(r.If, premises, byName, func(chosen []premise) { x.addInference(in, chosen...) })
}

// eachChoice calls do with the premises for each choice of their relations.
func (x *Extractor) eachChoice(terms []rules.Term, premises []premise, byName map[string]*rules.Relation, do func([]premise)) {
	do(slices.Clone(premises))
	for i := range terms {
		for _, name := range terms[i].Or {
			chosen := slices.Clone(premises)
			chosen[i].relation = byName[name]
			do(chosen)
		}
	}
}

// A statement is who stands in which relation to whom.
type statement struct {
	relation        *rules.Relation
	subject, object int32 // entities
}

// An endKey finds the facts that have an entity at one end.
type endKey struct {
	relation *rules.Relation
	end      int // 0 subject, 1 object
	entity   int32
}

// A deriver draws conclusions from the facts of one document until nothing new follows.
type deriver struct {
	x     *Extractor
	w     *work
	known map[statement]bool
	at    *multimap[endKey] // facts
	left  int               // how many facts may still be inferred

	byEntry map[int32]int32  // lexicon entry -> entity
	first   []int32          // first name of each entity, -1 for none
	towns   map[string]int32 // towns by name, nil until asked for
	nation  int32            // two more than the country that is named most, 0 until asked for
}

// infer adds to the facts of a document what follows from them and from the lexicon.
func (x *Extractor) infer(w *work) {
	if len(x.inferences) == 0 && len(x.lexiconLinks) == 0 && x.roleLink == nil {
		return
	}
	clear(w.known)
	w.reasons = w.reasons[:0]
	w.factsAt.reset()
	d := deriver{x: x, w: w, known: w.known, at: &w.factsAt, left: maxInferred}
	for i := range w.facts {
		d.note(int32(i))
	}
	d.fromLexicon()
	d.fromHome()
	for i := 0; i < len(w.facts); i++ {
		if w.facts[i].score >= x.options.MinConfidence {
			d.follow(int32(i))
		}
	}
}

// holds reports whether a fact may be concluded from by rules that do not ask for another
// state: what is denied, planned or reported proves nothing.
func (d *deriver) holds(f *fact) bool {
	return f.polarity == graph.Positive && f.modality == asserted && f.score >= d.x.options.MinConfidence
}

func (d *deriver) ends(f *fact) [2]int32 {
	return [2]int32{d.w.mentions[f.subject].entity, d.w.mentions[f.object].entity}
}

// note makes a fact known, so that it is not inferred again and can be concluded from.
func (d *deriver) note(i int32) {
	f := &d.w.facts[i]
	if !d.holds(f) {
		return
	}
	e := d.ends(f)
	d.known[statement{f.relation, e[0], e[1]}] = true
	if f.relation.Symmetric {
		d.known[statement{f.relation, e[1], e[0]}] = true
	}
	for end := range e {
		d.at.add(endKey{f.relation, end, e[end]}, i)
	}
}

// follow draws the conclusions that fact i takes part in.
func (d *deriver) follow(i int32) {
	for k := range d.x.inferences {
		in := &d.x.inferences[k]
		for p := range in.premises {
			if q, f := &in.premises[p], &d.w.facts[i]; q.relation != f.relation || q.polarity != f.polarity || q.modality != f.modality || f.asked {
				continue
			}
			d.bind(in, p, i, false)
			if q := &in.premises[p]; q.relation.Symmetric && q.polarity == graph.Positive && q.modality == asserted { // who plans or refuses is who it is told of
				d.bind(in, p, i, true)
			}
		}
	}
}

// A binding is what the variables of an inference stand for: mentions, and the facts they came from.
type binding struct {
	mention [3]int32 // by variable, -1 for none
	facts   [2]int32 // by premise
}

// bind takes fact i as premise p of an inference, and looks for the other premise.
func (d *deriver) bind(in *inference, p int, i int32, swap bool) {
	b := binding{mention: [3]int32{-1, -1, -1}, facts: [2]int32{-1, -1}}
	if !d.take(&b, in, p, i, swap) {
		return
	}
	if len(in.premises) == 1 {
		d.conclude(in, &b)
		return
	}
	o := &in.premises[1-p]
	for end := range o.ends {
		m := b.mention[o.ends[end]]
		if m < 0 {
			continue
		}
		d.join(in, 1-p, b, endKey{o.relation, end, d.w.mentions[m].entity}, false)
		if o.relation.Symmetric {
			d.join(in, 1-p, b, endKey{o.relation, 1 - end, d.w.mentions[m].entity}, true)
		}
		return
	}
}

// join completes a binding with each fact that has the shared thing at the right end.
func (d *deriver) join(in *inference, p int, b binding, key endKey, swap bool) {
	for j := range d.at.of(key) {
		if c := b; d.take(&c, in, p, j, swap) {
			d.conclude(in, &c)
		}
	}
}

// take binds the ends of fact i to the variables of a premise; false where they do not fit.
func (d *deriver) take(b *binding, in *inference, p int, i int32, swap bool) bool {
	f, q := &d.w.facts[i], &in.premises[p]
	ends := [2]int32{f.subject, f.object}
	if swap {
		ends[0], ends[1] = ends[1], ends[0]
	}
	for k, m := range ends {
		g := &d.w.mentions[m]
		if q.types[k] != 0 && !d.x.types.is(d.w.entities[g.entity].typ, q.types[k]) || q.mentions[k] != 0 && g.kind != q.mentions[k] || q.kinds[k] != "" && d.w.entities[g.entity].kind != q.kinds[k] {
			return false
		}
		v := q.ends[k]
		if old := b.mention[v]; old >= 0 && d.w.mentions[old].entity != g.entity {
			return false
		}
		if b.mention[v] < 0 {
			b.mention[v] = m
		}
	}
	b.facts[p] = i
	return true
}

// conclude adds the fact of a complete binding, unless it is known or cannot be.
func (d *deriver) conclude(in *inference, b *binding) {
	first := &d.w.facts[b.facts[0]]
	reasons := len(d.w.reasons)
	fc := fact{relation: in.then, subject: b.mention[in.ends[0]], object: b.mention[in.ends[1]], sent: first.sent, rule: in.rule, form: inferred,
		trigger: first.trigger, polarity: graph.Positive, modality: in.modality, source: -1, tense: first.tense, score: in.factor}
	for k := range in.premises {
		f := &d.w.facts[b.facts[k]]
		fc.score *= f.score
		d.w.reasons = append(d.w.reasons, statement{f.relation, d.w.mentions[f.subject].entity, d.w.mentions[f.object].entity})
		if fc.tense == "" {
			fc.tense = f.tense
		}
	}
	fc.because = d.w.reasons[reasons:len(d.w.reasons):len(d.w.reasons)]
	if in.attributes {
		fc.attributes = slices.Clone(first.attributes)
	}
	if d.add(fc, in.from, in.to) == nil {
		d.w.reasons = d.w.reasons[:reasons]
	}
}

// add adds a fact unless it is known already or its ends are of the wrong types; nil then.
func (d *deriver) add(fc fact, from, to uint64) *fact {
	e := d.ends(&fc)
	if d.left == 0 || e[0] == e[1] || d.known[statement{fc.relation, e[0], e[1]}] ||
		!d.x.types.is(d.w.entities[e[0]].typ, from) || !d.x.types.is(d.w.entities[e[1]].typ, to) {
		return nil
	}
	d.left--
	d.w.facts = append(d.w.facts, fc)
	last := &d.w.facts[len(d.w.facts)-1]
	d.w.noteFact(last, nil, nil)
	d.note(int32(len(d.w.facts) - 1))
	return last
}

// firstNames returns the first mention of each entity by name, by demonym where no name
// stands for it, -1 where neither does.
func (x *Extractor) firstNames(w *work) []int32 {
	first := fill(w.first, len(w.entities))
	w.first = first
	for i := range w.mentions {
		m := &w.mentions[i]
		if m.first == m.last || m.entity < 0 || m.kind != kindName && m.kind != kindDemonym {
			continue
		}
		if f := first[m.entity]; f < 0 || m.kind == kindName && w.mentions[f].kind == kindDemonym || m.kind == w.mentions[f].kind && m.start < w.mentions[f].start {
			first[m.entity] = int32(i)
		}
	}
	return first
}

// because writes what a fact was inferred from: "born_in(person/x, place/y)".
func because(f *fact, ids []string) string {
	const marks = len("; (, )")
	size := 0
	for _, s := range f.because {
		size += len(s.relation.Name) + len(ids[s.subject]) + len(ids[s.object]) + marks
	}
	var from strings.Builder
	from.Grow(size)
	for i, s := range f.because {
		if i > 0 {
			from.WriteString("; ")
		}
		for _, part := range [...]string{s.relation.Name, "(", ids[s.subject], ", ", ids[s.object], ")"} {
			from.WriteString(part)
		}
	}
	return from.String()
}
