package graph

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// relations holds the relations of a graph, each that says something else once, as
// numbers: one with its evidence takes some 150 bytes.
type relations struct {
	held       blocks[heldRelation]
	evidence   blocks[heldEvidence]
	attributes []heldAttribute
	index      index // of held, by hash of what they say

	attribution, document, rule, form, from uint32 // the latest
}

// A heldRelation is a relation with the evidence of every document that states it, in
// the order that they came in.
type heldRelation struct {
	a, b                                        int32 // places of its ends, those of a symmetric relation in order
	typ, polarity, modality, tense, attribution uint32
	attributes, attributesEnd                   int32
	symmetric, swapped                          bool  // swapped: b is the subject
	merged                                      bool  // stated more than once: evidence and confidence are settled when read
	first, last                                 int32 // its evidence: places plus one, 0 for none
	confidence                                  float64
}

type heldAttribute struct{ name, value uint32 }

type heldEvidence struct {
	text                           string
	confidence                     float64
	document, rule, form, from     uint32
	span, subject, object, trigger heldSpan
	next                           int32 // of the same relation: place plus one, 0 for none
	swapped                        bool  // states the relation from b to a
}

type heldSpan struct{ start, end int32 }

func hold(s Span) heldSpan { return heldSpan{int32(s.Start), int32(s.End)} }

func (s heldSpan) span() Span { return Span{int(s.start), int(s.end)} }

// addRelation takes in a relation between the entities at two places.
func (g *Graph) addRelation(r *Relation, subject, object int32) {
	s, w := &g.relations, &g.words
	k := heldRelation{a: subject, b: object, symmetric: r.Symmetric, confidence: r.Confidence, typ: w.number(r.Type), polarity: w.number(string(r.Polarity)),
		modality: w.number(string(r.Modality)), tense: w.number(r.Tense), attribution: w.again(r.Attribution, &s.attribution)}
	if k.symmetric && k.b < k.a {
		k.a, k.b, k.swapped = k.b, k.a, true
	}
	k.attributes = int32(len(s.attributes))
	for _, a := range r.Attributes {
		s.attributes = append(s.attributes, heldAttribute{w.number(a.Name), w.number(a.Value)})
	}
	k.attributesEnd = int32(len(s.attributes))
	hash := s.hash(&k)
	at, known := s.index.find(hash, func(at int32) bool { return s.says(&k, s.held.at(at)) })
	if known {
		s.attributes = s.attributes[:k.attributes]
		s.held.at(at).merged = true
	} else {
		at = s.held.add(k)
		s.index.add(hash, at)
	}
	for i := range r.Evidence {
		s.addEvidence(s.held.at(at), g.holdEvidence(&r.Evidence[i], k.swapped))
	}
}

func (s *relations) attributesOf(k *heldRelation) []heldAttribute {
	return s.attributes[k.attributes:k.attributesEnd]
}

// hash mixes the numbers of what a relation says, in the manner of FNV-1a with
// words for bytes and the finalizer of MurmurHash3.
func (s *relations) hash(k *heldRelation) uint32 {
	h := uint64(14695981039346656037)
	mix := func(n uint32) { h = (h ^ uint64(n)) * 1099511628211 }
	for _, n := range [...]uint32{uint32(k.a), uint32(k.b), k.typ, k.polarity, k.modality, k.tense, k.attribution} {
		mix(n)
	}
	for _, a := range s.attributesOf(k) {
		mix(a.name)
		mix(a.value)
	}
	h = (h ^ h>>33) * 0xff51afd7ed558ccd
	return uint32(h >> 32)
}

// says reports whether two relations say the same.
func (s *relations) says(k, o *heldRelation) bool {
	return k.a == o.a && k.b == o.b && k.typ == o.typ && k.polarity == o.polarity && k.modality == o.modality && k.tense == o.tense &&
		k.attribution == o.attribution && slices.Equal(s.attributesOf(k), s.attributesOf(o))
}

func (g *Graph) holdEvidence(e *Evidence, swapped bool) heldEvidence {
	s, w := &g.relations, &g.words
	return heldEvidence{text: e.Text, confidence: e.Confidence, document: w.again(e.Document, &s.document), rule: w.again(e.Rule, &s.rule), form: w.again(e.Form, &s.form),
		from: w.again(e.From, &s.from), span: hold(e.Span), subject: hold(e.Subject), object: hold(e.Object), trigger: hold(e.Trigger), swapped: swapped}
}

func (s *relations) addEvidence(k *heldRelation, e heldEvidence) {
	at := s.evidence.add(e) + 1
	if k.first == 0 {
		k.first = at
	} else {
		s.evidence.at(k.last - 1).next = at
	}
	k.last = at
}

// A shelf has room for what relations hold: attributes and evidence.
type shelf struct {
	attributes []Attribute
	evidence   []Evidence
}

func (h *shelf) clear() { h.attributes, h.evidence = h.attributes[:0], h.evidence[:0] }

// relation returns a copy of the relation at a place that the caller may change.
func (g *Graph) relation(at int32) Relation {
	var own shelf
	return g.read(at, &own)
}

// read returns the relation at a place; its attributes and its evidence are put on a shelf.
func (g *Graph) read(at int32, on *shelf) Relation {
	s, w := &g.relations, &g.words
	k := s.held.at(at)
	subject, object := k.a, k.b
	if k.swapped {
		subject, object = object, subject
	}
	r := Relation{Subject: g.ids[subject], Type: w.text(k.typ), Object: g.ids[object], Symmetric: k.symmetric, Polarity: Polarity(w.text(k.polarity)),
		Modality: Modality(w.text(k.modality)), Attribution: w.text(k.attribution), Tense: w.text(k.tense), Confidence: k.confidence}
	if n := len(on.attributes); k.attributes < k.attributesEnd {
		on.attributes = slices.Grow(on.attributes, int(k.attributesEnd-k.attributes))
		for _, a := range s.attributesOf(k) {
			on.attributes = append(on.attributes, Attribute{w.text(a.name), w.text(a.value)})
		}
		r.Attributes = slices.Clip(on.attributes[n:])
	}
	if n := len(on.evidence); k.first > 0 {
		if k.first == k.last {
			on.evidence = slices.Grow(on.evidence, 1)
		}
		for i := k.first; i > 0; {
			e := s.evidence.at(i - 1)
			on.evidence = append(on.evidence, g.evidence(e))
			i = e.next
		}
		r.Evidence = slices.Clip(on.evidence[n:])
	}
	return r
}

func (g *Graph) evidence(e *heldEvidence) Evidence {
	w := &g.words
	return Evidence{Document: w.text(e.document), Span: e.span.span(), Subject: e.subject.span(), Object: e.object.span(), Trigger: e.trigger.span(), Text: e.text,
		Rule: w.text(e.rule), Form: w.text(e.form), From: w.text(e.from), Confidence: e.confidence}
}

// settle sorts the evidence of a relation that was stated more than once, drops what was
// given twice, and combines the confidence. A symmetric relation takes its direction from
// its first evidence.
func (g *Graph) settle(k *heldRelation) {
	s := &g.relations
	if !k.merged {
		return
	}
	k.merged = false
	type piece struct {
		Evidence
		swapped bool
		place   int32
	}
	var pieces []piece
	for i := k.first; i > 0; i = s.evidence.at(i - 1).next {
		e := s.evidence.at(i - 1)
		pieces = append(pieces, piece{g.evidence(e), e.swapped, i})
	}
	if len(pieces) == 0 {
		return
	}
	slices.SortFunc(pieces, func(p, q piece) int { return compareEvidence(&p.Evidence, &q.Evidence) })
	pieces = slices.CompactFunc(pieces, func(p, q piece) bool { return p.Evidence == q.Evidence })
	evidence := make([]Evidence, 0, len(pieces))
	k.first, k.swapped = pieces[0].place, pieces[0].swapped
	for i, p := range pieces {
		evidence = append(evidence, p.Evidence)
		if i > 0 {
			s.evidence.at(pieces[i-1].place - 1).next = p.place
		}
		k.last = p.place
	}
	s.evidence.at(k.last - 1).next = 0
	k.confidence = noisyOr(evidence)
}

// noisyOr combines the confidence of independent evidence; one sentence counts once.
// What was inferred is no evidence of its own: it counts, once, where nothing was stated.
func noisyOr(evidence []Evidence) float64 {
	doubt, follows := 1.0, 0.0
	last := -1
	for i := range evidence {
		e := &evidence[i]
		if e.Form == Inferred {
			follows = max(follows, e.Confidence)
			continue
		}
		if last < 0 || e.Document != evidence[last].Document || e.Span != evidence[last].Span {
			doubt *= 1 - e.Confidence
		}
		last = i
	}
	if doubt == 1 {
		doubt = 1 - follows
	}
	return math.Round((1-doubt)*1000) / 1000
}

// compareEvidence orders by place; what stands in the same place, by all that it says,
// so that the order in which documents came in means nothing.
func compareEvidence(a, b *Evidence) int {
	if a.Document != b.Document {
		return strings.Compare(a.Document, b.Document)
	}
	return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Trigger.Start, b.Trigger.Start),
		cmp.Compare(a.Subject.Start, b.Subject.Start), cmp.Compare(a.Object.Start, b.Object.Start),
		strings.Compare(a.Rule, b.Rule), strings.Compare(a.From, b.From), strings.Compare(a.Form, b.Form), cmp.Compare(a.Confidence, b.Confidence))
}

// SortAttributes puts the attributes in the order that the graph keeps.
func (r *Relation) SortAttributes() {
	slices.SortFunc(r.Attributes, Attribute.Compare)
}

// Attribute returns the value of an attribute, "" when the relation has none of that name.
func (r *Relation) Attribute(name string) string {
	for _, a := range r.Attributes {
		if a.Name == name {
			return a.Value
		}
	}
	return ""
}
