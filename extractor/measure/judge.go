package measure

import (
	"slices"

	"github.com/dossier-kg/dossier/extractor"
	"github.com/dossier-kg/dossier/graph"
)

// A claim is what a relation of ours says in terms of a label.
type claim struct {
	label string
	ends  [2]string // entity IDs
	spans [2]graph.Span
}

// relations judges the relations found in a document.
func (e *evaluator) relations(g *Gold, doc *graph.Document) {
	facts := g.facts()
	for i := range facts {
		if !e.mapped(facts[i].label) {
			e.unmapped[facts[i].label] = true
		} else if g.covers(facts[i].label) {
			e.score(facts[i].label).Wanted++
		}
	}
	j := newJudge(g, doc, facts, e.mapping.Arguments)
	for i := range doc.Relations {
		r := &doc.Relations[i]
		if r.Polarity == graph.Positive && r.Modality == graph.Asserted {
			e.relation(j, r)
		}
	}
	for i := range facts {
		if f := &facts[i]; !f.found && e.mapped(f.label) && g.covers(f.label) {
			e.missed = append(e.missed, Case{Document: g.ID, Label: f.label, Claim: f.label + "(" + g.words(f.ends[0]) + ", " + g.words(f.ends[1]) + ")"})
		}
	}
}

// words returns the longest of the places that mention an end.
func (g *Gold) words(places []graph.Span) string {
	longest := ""
	for _, p := range places {
		if text := g.Text[p.Start:p.End]; len(text) > len(longest) {
			longest = text
		}
	}
	return longest
}

func (e *evaluator) mapped(label string) bool {
	for i := range e.mapping.Relations {
		if e.mapping.Relations[i].Label == label {
			return true
		}
	}
	return false
}

// covers reports whether a document is annotated for a label at all.
func (g *Gold) covers(label string) bool { return len(g.Scope) == 0 || slices.Contains(g.Scope, label) }

// relation judges one relation: right where a piece of its evidence states what is
// wanted. It counts once for its label, and once for each rule and form.
func (e *evaluator) relation(j *judge, r *graph.Relation) {
	var first *claim
	right := false
	type verdict struct {
		claims     []claim
		confidence float64
		right      bool
		text       string
	}
	byRule := map[[2]string]*verdict{}
	var order [][2]string
	for i := range r.Evidence {
		ev := &r.Evidence[i]
		claims := e.claims(j, r, ev)
		fact, known := j.find(claims)
		if len(claims) == 0 || !known {
			continue
		}
		if first == nil {
			first = &claims[0]
		}
		key := [2]string{ev.Rule, ev.Form}
		v := byRule[key]
		if v == nil {
			v = &verdict{claims: claims, confidence: ev.Confidence, text: ev.Text}
			byRule[key] = v
			order = append(order, key)
		}
		if fact != nil {
			v.right, right = true, true
			if !fact.found {
				fact.found = true
				s := e.score(fact.label)
				s.Right, s.Found = s.Right+1, s.Found+1
			}
		}
	}
	for _, key := range order {
		v := byRule[key]
		e.countRule(key, v.claims, v.confidence, v.right)
		if !v.right {
			e.wrong = append(e.wrong, Case{j.gold.ID, v.claims[0].label, key[0], key[1], extractor.Describe(r, j.names), v.text})
		}
	}
	if first != nil && !right && !j.wrong[first.key()] {
		j.wrong[first.key()] = true
		e.score(first.label).Found++
	}
}

func (e *evaluator) countRule(key [2]string, claims []claim, confidence float64, right bool) {
	s := e.rules[key]
	if s == nil {
		s = &RuleScore{Rule: key[0], Form: key[1]}
		e.rules[key], e.found[key] = s, map[string]bool{}
	}
	for _, c := range claims {
		e.score(c.label)
		e.found[key][c.label] = true
	}
	s.Found++
	e.declared[key] += confidence
	if right {
		s.Right++
	}
}

// claims returns what a piece of evidence says in terms of the labels that the document is annotated for.
func (e *evaluator) claims(j *judge, r *graph.Relation, ev *graph.Evidence) []claim {
	var out []claim
	for _, t := range e.terms[r.Type] {
		if !j.gold.covers(t.label) {
			continue
		}
		a, b := &t.term.Subject, &t.term.Object
		if !e.is(j.types[r.Subject], a.Type) || !e.is(j.types[r.Object], b.Type) {
			continue
		}
		c := claim{t.label, [2]string{r.Subject, r.Object}, [2]graph.Span{ev.Subject, ev.Object}}
		out = append(out, c)
		if t.turned {
			out[len(out)-1] = c.turned()
		}
		if r.Symmetric {
			out = append(out, out[len(out)-1].turned())
		}
	}
	return out
}

func (c claim) turned() claim {
	return claim{c.label, [2]string{c.ends[1], c.ends[0]}, [2]graph.Span{c.spans[1], c.spans[0]}}
}

func (c claim) key() [3]string { return [3]string{c.label, c.ends[0], c.ends[1]} }

// A judge knows what is wanted of one document.
type judge struct {
	gold     *Gold
	facts    []goldFact
	how      string
	types    map[string]string // of entities
	names    map[string]string
	mentions map[string][]graph.Span // names of each entity
	wrong    map[[3]string]bool      // claims counted as wrong already
}

func newJudge(g *Gold, doc *graph.Document, facts []goldFact, how string) *judge {
	j := &judge{gold: g, facts: facts, how: how, types: map[string]string{}, names: map[string]string{}, mentions: map[string][]graph.Span{}, wrong: map[[3]string]bool{}}
	if how == "" {
		j.how = "overlap"
		if len(g.Coref) > 0 {
			j.how = "cluster"
		}
	}
	for i := range doc.Entities {
		e := &doc.Entities[i]
		j.types[e.ID], j.names[e.ID] = e.Type, e.Name
	}
	for _, m := range doc.Mentions {
		if m.Kind == graph.Name {
			j.mentions[m.Entity] = append(j.mentions[m.Entity], m.Span)
		}
	}
	return j
}

// find returns the wanted fact that one of the claims states, one not found before if
// possible. Where the document is annotated by events, which are never complete, known
// tells whether the claims are about the ends of one, and so can be judged.
func (j *judge) find(claims []claim) (right *goldFact, known bool) {
	known = len(j.gold.Events) == 0
	for i := range j.facts {
		f := &j.facts[i]
		for _, c := range claims {
			same := j.same(&c, f)
			known = known || same || j.same(ptr(c.turned()), f)
			fits := same || f.symmetric && j.same(ptr(c.turned()), f)
			if fits && c.label == f.label && (right == nil || right.found && !f.found) {
				right = f
			}
		}
	}
	return right, known
}

func ptr(c claim) *claim { return &c }

// same reports whether a claim is about the ends of a fact.
func (j *judge) same(c *claim, f *goldFact) bool {
	return j.end(c.ends[0], c.spans[0], f.ends[0]) && j.end(c.ends[1], c.spans[1], f.ends[1])
}

// end reports whether one of the wanted places is that of an end.
func (j *judge) end(entity string, span graph.Span, wanted []graph.Span) bool {
	for _, w := range wanted {
		switch {
		case j.how == "exact":
			if w == span {
				return true
			}
		case overlap(w, span):
			return true
		case j.how == "cluster":
			if slices.ContainsFunc(j.mentions[entity], func(m graph.Span) bool { return overlap(m, w) }) {
				return true
			}
		}
	}
	return false
}
