package explain

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dossier-kg/dossier/extractor"
	"github.com/dossier-kg/dossier/graph"
)

// An Account is why a document gave the facts and entities that were asked for.
type Account struct {
	Document string    `json:"document"`
	Facts    []Fact    `json:"facts"`
	Lost     []Reading `json:"lost,omitempty"` // what rules read, but did not reach the result
	Entities []Entity  `json:"entities,omitempty"`
}

// A Selection says what an account is wanted of. The zero value wants all facts and no entity.
type Selection struct {
	Match    []string // relations, rules, IDs of entities, or parts of their names; empty for all facts
	Entities bool     // all entities, too
	Lost     bool     // also the readings that were lost
}

// Why tells of the facts of a document by its trace; of the entities that Match
// selects it tells what decided on their type and their mentions.
func Why(doc *graph.Document, trace *extractor.Trace, want Selection) *Account {
	t := newTeller(doc, trace)
	a := &Account{Document: doc.ID, Facts: []Fact{}}
	for i := range doc.Relations {
		r := &doc.Relations[i]
		if !want.fact(t, r.Type, r.Subject, r.Object, r.Evidence) {
			continue
		}
		f := Fact{Claim: extractor.Describe(r, t.names), Subject: r.Subject, Relation: r.Type, Object: r.Object, Confidence: r.Confidence}
		for k := range r.Evidence {
			if ft := t.account(&r.Evidence[k]); ft != nil {
				reading := t.reading(ft)
				reading.From = r.Evidence[k].From
				f.Readings = append(f.Readings, reading)
			}
		}
		a.Facts = append(a.Facts, f)
	}
	for i := range trace.Facts {
		f := &trace.Facts[i]
		if want.Lost && f.Lost != "" && want.fact(t, f.Relation, f.Subject.Entity, f.Object.Entity, []graph.Evidence{{Rule: f.Rule}}) {
			a.Lost = append(a.Lost, t.reading(f))
		}
	}
	for i := range doc.Entities {
		if e := &doc.Entities[i]; want.Entities || want.entity(e) {
			a.Entities = append(a.Entities, t.entity(e))
		}
	}
	return a
}

// fact reports whether a relation is selected.
func (want *Selection) fact(t *teller, relation, subject, object string, evidence []graph.Evidence) bool {
	if len(want.Match) == 0 {
		return true
	}
	for _, m := range want.Match {
		if m == relation || names(m, subject, t.names[subject]) || names(m, object, t.names[object]) {
			return true
		}
		for i := range evidence {
			if m == evidence[i].Rule {
				return true
			}
		}
	}
	return false
}

func (want *Selection) entity(e *graph.Entity) bool {
	for _, m := range want.Match {
		if names(m, e.ID, append([]string{e.Name}, e.Aliases...)...) {
			return true
		}
	}
	return false
}

// names reports whether m is the ID, or part of a name in any letter case.
func names(m, id string, all ...string) bool {
	if m == id {
		return true
	}
	m = strings.ToLower(m)
	return slices.ContainsFunc(all, func(n string) bool { return strings.Contains(strings.ToLower(n), m) })
}

// reading tells how a fact was read.
func (t *teller) reading(f *extractor.FactTrace) Reading {
	r := Reading{Rule: f.Rule, At: at(f.Pos), Form: f.Form, Shape: f.Shape, Text: f.Text, TextAt: at(f.ShapePos),
		Sentence: t.sentence(f.Subject.Span.Start), Confidence: f.Confidence, Lost: f.Lost}
	if f.Sentence < len(t.trace.Sentences) {
		r.Sentence = Sentence{f.Sentence + 1, t.words(t.trace.Sentences[f.Sentence])}
	}
	if f.Lost != "" {
		r.Claim = f.Relation + "(" + t.names[f.Subject.Entity] + ", " + t.names[f.Object.Entity] + ")"
	}
	subject, object := f.Subject, f.Object
	if subject.Role == "" { // an inference has no roles
		subject.Role, object.Role = "subject", "object"
	}
	t.bind(&r, subject)
	if f.Form != graph.Inferred && f.Shape != "pattern" {
		r.Marks = append(r.Marks, Mark{Words: t.words(f.Trigger), Label: cmp.Or(f.Shape, "trigger")})
	}
	t.bind(&r, object)
	for _, s := range f.Slots {
		r.Marks = append(r.Marks, Mark{Words: t.words(s.Span), Label: s.Name})
	}
	for _, c := range f.Cues {
		cue := Cue{Effect: c.Effect, Why: c.Why}
		if c.Span.End > 0 {
			cue.Words = t.words(c.Span)
			r.Marks = append(r.Marks, Mark{Words: cue.Words, Label: c.Effect})
		}
		if !slices.Contains(r.Cues, cue) {
			r.Cues = append(r.Cues, cue)
		}
	}
	for _, x := range f.Factors {
		r.Factors = append(r.Factors, Factor(x))
	}
	slices.SortStableFunc(r.Marks, func(a, b Mark) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End)) })
	r.Marks = slices.Compact(r.Marks)
	return r
}

// bind marks the words that fill a role, and tells how they came to mean what they do.
func (t *teller) bind(r *Reading, e extractor.End) {
	m := Mark{Words: t.words(e.Span), Label: e.Role}
	if m.Text != t.names[e.Entity] {
		m.Is = t.names[e.Entity]
	}
	r.Marks = append(r.Marks, m)
	if l := t.link(e.Span); l != nil && m.Is != "" {
		r.Links = append(r.Links, *l)
	}
}

// link tells how the mention at a span was linked, nil where it was not.
func (t *teller) link(span graph.Span) *Link {
	var l *Link
	var candidates []Candidate
	for _, s := range t.stepsAt[span] {
		switch s.Kind {
		case extractor.StepWeighed, extractor.StepVetoed:
			c := Candidate{Words: t.words(s.Other), Entity: s.Entity, Score: s.Score, Why: s.Why}
			if s.Kind == extractor.StepVetoed {
				c.Score, c.Why, c.Veto = 0, "", s.Why
			}
			candidates = append(candidates, c)
		case extractor.StepLinked:
			l = &Link{Words: t.words(span), Entity: s.Entity, Name: t.names[s.Entity], Sieve: s.Why}
			if s.Other.End > 0 {
				l.Antecedent = &Sentence{t.sentence(s.Other.Start).Number, t.words(s.Other)}
			}
		}
	}
	if l != nil {
		slices.SortStableFunc(candidates, func(a, b Candidate) int {
			return cmp.Or(cmp.Compare(a.Veto, b.Veto), cmp.Compare(b.Score, a.Score))
		})
		l.Candidates = candidates
	}
	return l
}

// entity tells what decided on the mentions of an entity.
func (t *teller) entity(e *graph.Entity) Entity {
	out := Entity{ID: e.ID, Type: e.Type, Kind: e.Kind, Name: e.Name, Aliases: e.Aliases, Wikidata: e.Wikidata}
	for i := range t.doc.Mentions {
		if m := &t.doc.Mentions[i]; m.Entity == e.ID {
			out.Mentions = append(out.Mentions, Mention{Words: t.words(m.Span), Kind: string(m.Kind), Sentence: t.sentence(m.Span.Start).Number, Steps: t.steps(m.Span)})
		}
	}
	return out
}

// steps returns the decisions on the words of a span, and on parts of them that lost.
func (t *teller) steps(span graph.Span) []Step {
	var steps []Step
	for _, s := range t.stepsAt[span] {
		steps = append(steps, Step{Kind: string(s.Kind), Rule: s.Rule, At: at(s.Pos), Type: s.Type, Other: t.optional(s.Other), Score: s.Score, Why: s.Why})
	}
	for _, s := range t.lost[t.sentence(span.Start).Number] {
		if s.Span != span && s.Span.Start < span.End && span.Start < s.Span.End {
			steps = append(steps, Step{Kind: string(s.Kind), Rule: s.Rule, At: at(s.Pos), Type: s.Type, Other: t.optional(s.Span), Why: s.Why})
		}
	}
	return steps
}
