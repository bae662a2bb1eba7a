package explain

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/dossier-kg/dossier/extractor"
	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/graph"
)

// A Nearness tells how near a rule came to reading a text.
type Nearness struct {
	Rule     string    `json:"rule"`
	At       string    `json:"at"`
	Document string    `json:"document"`
	Reads    []string  `json:"reads"`             // what the rule does read, as claims or names
	Flagged  []string  `json:"flagged,omitempty"` // of these, what pictures and lists leave out, and why
	Others   []string  `json:"others,omitempty"`  // what other rules read, as claims with their rule
	Lost     []Reading `json:"lost,omitempty"`    // what it read but did not reach the result
	Dropped  []Step    `json:"dropped,omitempty"` // names that an entity rule found or voted on, and lost
	Shapes   []Shape   `json:"shapes"`            // each clause, noun, title or pattern of the rule
}

// A Shape is one way in which a rule reads text, and how near it came at its best place.
type Shape struct {
	Shape    string    `json:"shape"`
	Text     string    `json:"text"`
	At       string    `json:"at"`
	Read     bool      `json:"read"`               // it read something
	Places   int       `json:"places"`             // where it was tried
	Sentence *Sentence `json:"sentence,omitempty"` // of the best place
	Held     []Mark    `json:"held,omitempty"`     // the words that met its conditions
	Wants    string    `json:"wants,omitempty"`    // the first condition that failed
	Why      string    `json:"why,omitempty"`
	Failed   *Words    `json:"failed,omitempty"` // the words that failed it
	Nearest  []Hint    `json:"nearest,omitempty"`
}

// A Hint is a word of the text that comes near to one that the rule wants.
type Hint struct {
	Words
	Wanted string `json:"wanted"`
	Why    string `json:"why"`
}

// WhyNot tells how near the rule came to a document, by the document's trace, which
// [extractor.Extractor.ExplainRule] gave. It fails when there is no such rule.
func WhyNot(set *rules.Set, rule string, doc *graph.Document, trace *extractor.Trace) (*Nearness, error) {
	t := newTeller(doc, trace)
	n := &Nearness{Rule: rule, Document: doc.ID, Reads: []string{}}
	if r := entityRule(set, rule); r != nil {
		n.At = at(r.Pos)
		n.entity(t, r)
		return n, nil
	}
	if i := slices.IndexFunc(set.Infer.Rules, func(r *rules.Inference) bool { return r.ID == rule }); i >= 0 {
		n.At = at(set.Infer.Rules[i].Pos)
		n.inference(t, set.Infer.Rules[i])
		return n, nil
	}
	f := frame(set, rule)
	if f == nil {
		return nil, fmt.Errorf("there is no rule %q", rule)
	}
	n.At = at(f.Pos)
	n.frame(t, f, set)
	return n, nil
}

func entityRule(set *rules.Set, id string) *rules.EntityRule {
	if i := slices.IndexFunc(set.Entities, func(r *rules.EntityRule) bool { return r.ID == id }); i >= 0 {
		return set.Entities[i]
	}
	return nil
}

func frame(set *rules.Set, id string) *rules.Frame {
	if i := slices.IndexFunc(set.Frames, func(f *rules.Frame) bool { return f.ID == id }); i >= 0 {
		return set.Frames[i]
	}
	return nil
}

func (n *Nearness) entity(t *teller, r *rules.EntityRule) {
	for _, m := range t.doc.Mentions {
		if m.Rule == r.ID {
			n.Reads = append(n.Reads, t.words(m.Span).Text)
		}
	}
	for i := range t.trace.Steps {
		if s := &t.trace.Steps[i]; s.Kind == extractor.StepDropped && s.Rule == r.ID {
			w := t.words(s.Span)
			n.Dropped = append(n.Dropped, Step{Kind: string(s.Kind), Rule: s.Rule, Type: s.Type, Other: &w, Why: s.Why})
		}
	}
	n.votes(t, r)
	n.Shapes = []Shape{t.best(Shape{Shape: "entity", Text: r.Pattern.Text, At: at(r.Pattern.Pos)}, r.ID, r.Pattern.Pos)}
}

// votes tells what became of the names that the rule voted on, where another type won.
func (n *Nearness) votes(t *teller, r *rules.EntityRule) {
	types := map[graph.Span]string{}
	for _, m := range t.doc.Mentions {
		types[m.Span] = m.Type
	}
	for i := range t.trace.Steps {
		s := &t.trace.Steps[i]
		if s.Kind != extractor.StepVoted || s.Rule != r.ID || types[s.Span] == s.Type {
			continue
		}
		said := Step{Kind: string(s.Kind), Rule: s.Rule, Type: s.Type, Other: t.optional(s.Span), Score: s.Score, Why: "the name is no mention in the end"}
		if typ, ok := types[s.Span]; ok {
			said.Why = "the name became " + typ
		}
		for _, other := range t.stepsAt[s.Span] {
			if other.Kind == extractor.StepTyped {
				said.Why = "the name became " + other.Type + ": " + other.Why
			}
		}
		n.Dropped = append(n.Dropped, said)
	}
}

func (n *Nearness) frame(t *teller, f *rules.Frame, set *rules.Set) {
	for i := range t.doc.Relations {
		r := &t.doc.Relations[i]
		claim := extractor.Describe(r, t.names)
		if !slices.ContainsFunc(r.Evidence, func(e graph.Evidence) bool { return e.Rule == f.ID }) {
			n.Others = append(n.Others, claim+" by "+r.Evidence[0].Rule)
			continue
		}
		n.Reads = append(n.Reads, claim)
		if why := withheld(r, &set.Emit); why != "" {
			n.Flagged = append(n.Flagged, claim+": "+why)
		}
	}
	for i := range t.trace.Facts {
		if ft := &t.trace.Facts[i]; ft.Rule == f.ID && ft.Lost != "" {
			n.Lost = append(n.Lost, t.reading(ft))
		}
	}
	for _, k := range f.Shapes() {
		s := t.best(Shape{Shape: k.Kind, Text: k.Text, At: at(k.Pos)}, f.ID, k.Pos)
		switch {
		case s.Places > 0:
		case k.Clause != nil:
			t.noVerb(&s, f, k.Clause)
		case k.Heads != nil:
			t.noHead(&s, k.Heads, Anchors[k.Kind])
		}
		n.Shapes = append(n.Shapes, s)
	}
}

// withheld says why pictures and plain lists leave a relation out, "" where they do not.
func withheld(r *graph.Relation, emit *rules.Emit) string {
	if len(emit.Polarity) > 0 && !slices.Contains(emit.Polarity, string(r.Polarity)) {
		return fmt.Sprintf("it is %s, and the emit section shows only %s", r.Polarity, and(emit.Polarity))
	}
	if len(emit.Modality) > 0 && !slices.Contains(emit.Modality, string(r.Modality)) {
		return fmt.Sprintf("it is %s, and the emit section shows only %s", r.Modality, and(emit.Modality))
	}
	return ""
}

// best fills in the attempt that came nearest: the most conditions held, then the
// most words, then the first.
func (t *teller) best(s Shape, rule string, pos rules.Position) Shape {
	var best *extractor.Attempt
	for i := range t.trace.Attempts {
		a := &t.trace.Attempts[i]
		if a.Rule != rule || a.ShapePos != pos {
			continue
		}
		s.Places++
		if best == nil || nearer(a, best) > 0 {
			best = a
		}
	}
	if best == nil {
		return s
	}
	if s.Shape == "entity" || s.Shape == "pattern" {
		if best.Held() == 0 && len(best.Parts) > 0 {
			s.Wants, s.Why = best.Parts[0].Wants, "no word passes"
			return s
		}
	}
	sentence := Sentence{best.Sentence + 1, t.words(t.trace.Sentences[best.Sentence])}
	s.Sentence = &sentence
	if s.Shape != "entity" && s.Shape != "pattern" {
		s.Held = append(s.Held, Mark{Words: t.words(best.Anchor), Label: Anchors[s.Shape]})
	}
	for _, p := range best.Parts {
		switch {
		case p.Held && p.Span.End > 0:
			s.Held = append(s.Held, Mark{Words: t.words(p.Span), Label: label(&p, s.Shape)})
		case !p.Held && s.Why == "":
			s.Wants, s.Why, s.Failed = p.Wants, p.Why, t.optional(p.Span)
		}
	}
	s.Read = s.Why == ""
	for _, i := range best.Facts {
		s.Read = s.Read || t.trace.Facts[i].Lost == ""
	}
	return s
}

// Anchors are what the shapes of a frame begin with.
var Anchors = map[string]string{"clause": "verb", "noun": "noun", "agent": "noun", "copula": "noun", "title": "office", "kin": "kinship"}

// label is what the words of a condition that held are marked with: the role, or that they match.
func label(p *extractor.Part, shape string) string {
	if shape == "entity" || shape == "pattern" {
		return "matches"
	}
	if role, _, ok := strings.Cut(p.Wants, ","); ok {
		return role
	}
	return "fits"
}

// nearer compares two attempts by what they read, by the conditions that held, and by their words.
func nearer(a, b *extractor.Attempt) int {
	held := func(a *extractor.Attempt) (n, words int) {
		for _, p := range a.Parts {
			if p.Held {
				n, words = n+1, words+p.Span.End-p.Span.Start
			}
		}
		return n, words
	}
	na, wa := held(a)
	nb, wb := held(b)
	return cmp.Or(cmp.Compare(len(a.Facts), len(b.Facts)), cmp.Compare(na, nb), cmp.Compare(wa, wb))
}
