package extractor

import (
	"fmt"

	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/graph"
)

// A Trace tells what decided on the way from one text to its mentions, entities and
// relations. It is plain data; all spans are byte offsets into the text.
type Trace struct {
	Tokens    []Token
	Sentences []graph.Span
	Steps     []Step      // decisions on names and on what they refer to, in the order they were taken
	Attempts  []Attempt   // rules that were tried on words that could begin them
	Facts     []FactTrace // what the attempts read, those that were lost later included
}

// A Token is a word or mark as the rules see it.
type Token struct {
	Span       graph.Span
	Tag, Lemma string
	Verb       bool // part of a verb group
}

// A StepKind says what a step decided.
type StepKind string

// The kinds of step.
const (
	StepFound    StepKind = "found"    // the words are a mention
	StepRead     StepKind = "read"     // the listed name may also mean this; Score tells how likely it is
	StepVoted    StepKind = "voted"    // a clue votes for Type; Score is the weight of the vote
	StepTyped    StepKind = "typed"    // the mention got its type, or another
	StepDropped  StepKind = "dropped"  // the words are no mention, or no longer; Other won
	StepWeighed  StepKind = "weighed"  // Other was a candidate antecedent
	StepVetoed   StepKind = "vetoed"   // Other was no candidate antecedent
	StepLinked   StepKind = "linked"   // the mention refers to the same entity as Other
	StepEntity   StepKind = "entity"   // the mention is the first of its entity
	StepUnlinked StepKind = "unlinked" // no antecedent was found
)

// A Step is one decision about a name or another mention.
type Step struct {
	Kind   StepKind
	Span   graph.Span     // the words decided on
	Other  graph.Span     // the antecedent, or what won against the words; zero for none
	Type   string         // of the mention after the step
	Rule   string         // what decided: ID of a rule, or name of a built-in step
	Pos    rules.Position // of the rule or the lexicon entry; zero for a built-in step
	Entity string         // ID of the entity, where there is one
	Score  float64
	Why    string // in plain words
}

// An Attempt is a rule tried at one place.
type Attempt struct {
	Rule     string
	Pos      rules.Position // of the rule
	Shape    string         // "clause", "noun", "agent", "title", "kin", "pattern", or "entity" for entity rules
	Text     string         // the clause, the pattern or the heads, as the rule gives them
	ShapePos rules.Position // of Text
	Sentence int            // index into Trace.Sentences
	Anchor   graph.Span     // the verb, the noun, the office or the first token that it was tried on
	Parts    []Part         // its conditions in the order of trying; the last has failed where it found nothing
	Facts    []int          // indices into Trace.Facts
}

// Held returns how many conditions of the attempt held before the first that failed.
func (a *Attempt) Held() int {
	for i := range a.Parts {
		if !a.Parts[i].Held {
			return i
		}
	}
	return len(a.Parts)
}

// A Part is one condition of a rule.
type Part struct {
	Wants string     // what must hold, in plain words
	Span  graph.Span // the words that meet it or fail it; zero where there are none
	Held  bool
	Why   string // why it failed
}

// A FactTrace is a fact that a rule read, and what speaks for and against it.
type FactTrace struct {
	Relation        string
	Rule            string
	Pos             rules.Position // of the rule
	Shape           string         // as in the attempt
	Text            string
	ShapePos        rules.Position
	Form            string
	Sentence        int // index into Trace.Sentences
	Subject, Object End
	Trigger         graph.Span
	Slots           []Slot // words that gave attributes
	Cues            []Cue  // words that made it negative, possible, reported ...
	Factors         []Factor
	Confidence      float64
	Polarity        graph.Polarity
	Modality        graph.Modality
	Tense           string
	Source          string // ID of the entity that says so; empty for the writer
	Lost            string // why it did not reach the result; empty when it did
}

// An End is what fills a role of a fact.
type End struct {
	Role   string // as the rule calls it
	Span   graph.Span
	Kind   graph.MentionKind
	Entity string // ID
}

// A Slot is an attribute and the words that gave it.
type Slot struct {
	Name string
	Span graph.Span
}

// A Cue is what in the text gave a fact its polarity, modality, tense or source.
type Cue struct {
	Span   graph.Span
	Effect string // "negative" for each turn of the polarity, a modality, or "said by"
	Why    string
}

// A Factor is one number that the confidence is the product of.
type Factor struct {
	Value float64
	Why   string
}

// Of returns the fact that a piece of evidence comes from, nil for none. That of a
// symmetric relation inferred from its other end is the fact that was read there.
func (t *Trace) Of(e *graph.Evidence) *FactTrace {
	mirror := e.Rule == graph.Mirror && e.Form == graph.Inferred
	for i := range t.Facts {
		f := &t.Facts[i]
		subject, object := f.Subject.Span, f.Object.Span
		if mirror {
			subject, object = object, subject
		}
		if f.Lost == "" && (mirror || f.Rule == e.Rule && f.Form == e.Form) && f.Trigger == e.Trigger && subject == e.Subject && object == e.Object {
			return f
		}
	}
	return nil
}

// Explain is Extract with a record of what decided. It is several times slower.
func (x *Extractor) Explain(doc Document) (*graph.Document, *Trace, error) {
	return x.explain(doc, "")
}

// ExplainRule is Explain that tells of one rule also where it came near: its patterns
// are tried at every token, and each attempt holds the condition that failed.
func (x *Extractor) ExplainRule(doc Document, rule string) (*graph.Document, *Trace, error) {
	return x.explain(doc, rule)
}

func (x *Extractor) explain(doc Document, rule string) (*graph.Document, *Trace, error) {
	if len(doc.Text) > MaxText {
		return nil, nil, fmt.Errorf("document %q has %d bytes, at most %d are possible: split it", doc.ID, len(doc.Text), MaxText)
	}
	w := newWork()
	w.trace = &tracer{x: x, w: w, rule: rule, attempt: -1}
	out := x.extract(w, doc)
	return out, &w.trace.Trace, nil
}
