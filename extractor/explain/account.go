package explain

import (
	"sort"

	"github.com/dossier-kg/dossier/extractor"
	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/graph"
)

// Words are a piece of the text; Start and End are byte offsets, half-open.
type Words struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// A Sentence is the sentence that a piece of text stands in.
type Sentence struct {
	Number int `json:"number"` // from 1
	Words
}

// A Fact is the account of one relation of a document.
type Fact struct {
	Claim      string    `json:"claim"` // as examples of rules write it
	Subject    string    `json:"subject"`
	Relation   string    `json:"relation"`
	Object     string    `json:"object"`
	Confidence float64   `json:"confidence"`
	Readings   []Reading `json:"readings"` // one for each piece of evidence
}

// A Reading is how a rule read a fact at one place.
type Reading struct {
	Rule       string   `json:"rule"`
	At         string   `json:"at,omitempty"` // file:line:column of the rule; empty for a built-in one
	Form       string   `json:"form"`
	Shape      string   `json:"shape,omitempty"`   // clause, noun, title ...
	Text       string   `json:"text,omitempty"`    // of the clause or pattern
	TextAt     string   `json:"text_at,omitempty"` // file:line:column of Text
	Sentence   Sentence `json:"sentence"`
	Marks      []Mark   `json:"marks"` // the words bound, sorted by place
	Cues       []Cue    `json:"cues,omitempty"`
	Links      []Link   `json:"links,omitempty"`
	Factors    []Factor `json:"factors,omitempty"`
	Confidence float64  `json:"confidence"`
	Claim      string   `json:"claim,omitempty"` // of a reading that was lost
	From       string   `json:"from,omitempty"`  // of an inference: the facts that it follows from
	Lost       string   `json:"lost,omitempty"`  // why it did not reach the result
}

// A Mark says what words are bound to.
type Mark struct {
	Words
	Label string `json:"label"` // a role, an attribute, an effect, or the rule's own words
	Is    string `json:"is,omitempty"`
}

// A Cue is words that made a fact negative, possible, reported and so on.
type Cue struct {
	Words
	Effect string `json:"effect"`
	Why    string `json:"why"`
}

// A Factor is one number of the product that is the confidence.
type Factor struct {
	Value float64 `json:"value"`
	Why   string  `json:"why"`
}

// A Link says which earlier words a mention was taken to refer to.
type Link struct {
	Words
	Entity     string      `json:"entity"`
	Name       string      `json:"name"`
	Antecedent *Sentence   `json:"antecedent,omitempty"` // the number is that of its sentence, the words are its own
	Sieve      string      `json:"sieve"`
	Candidates []Candidate `json:"candidates,omitempty"`
}

// A Candidate is an antecedent that was thought of.
type Candidate struct {
	Words
	Entity string  `json:"entity"`
	Score  float64 `json:"score,omitempty"`
	Why    string  `json:"why,omitempty"` // the points that the score adds up
	Veto   string  `json:"veto,omitempty"`
}

// An Entity is the account of what the mentions of one thing are.
type Entity struct {
	ID       string    `json:"id"`
	Type     string    `json:"type"`
	Kind     string    `json:"kind,omitempty"`
	Name     string    `json:"name"`
	Aliases  []string  `json:"aliases,omitempty"`
	Wikidata string    `json:"wikidata,omitempty"`
	Mentions []Mention `json:"mentions"`
}

// A Mention is one place that refers to an entity, and what decided about it.
type Mention struct {
	Words
	Kind     string `json:"kind"`
	Sentence int    `json:"sentence"`
	Steps    []Step `json:"steps"`
}

// A Step is one decision on a mention.
type Step struct {
	Kind  string  `json:"kind"`
	Rule  string  `json:"rule"`
	At    string  `json:"at,omitempty"`
	Type  string  `json:"type,omitempty"`
	Other *Words  `json:"other,omitempty"`
	Score float64 `json:"score,omitempty"`
	Why   string  `json:"why,omitempty"`
}

// A teller turns the trace of one document into accounts.
type teller struct {
	doc     *graph.Document
	trace   *extractor.Trace
	names   map[string]string // by entity ID
	facts   map[factKey]*extractor.FactTrace
	stepsAt map[graph.Span][]*extractor.Step
	lost    map[int][]*extractor.Step // by number of the sentence: the words that are no mention
}

// A factKey is what a piece of evidence and the account of its fact share.
type factKey struct {
	rule, form               string
	trigger, subject, object graph.Span
}

func newTeller(doc *graph.Document, trace *extractor.Trace) *teller {
	t := &teller{doc: doc, trace: trace, names: map[string]string{}, facts: map[factKey]*extractor.FactTrace{},
		stepsAt: map[graph.Span][]*extractor.Step{}, lost: map[int][]*extractor.Step{}}
	for i := range doc.Entities {
		t.names[doc.Entities[i].ID] = doc.Entities[i].Name
	}
	for i := range trace.Facts {
		f := &trace.Facts[i]
		key := factKey{f.Rule, f.Form, f.Trigger, f.Subject.Span, f.Object.Span}
		if f.Lost == "" && t.facts[key] == nil {
			t.facts[key] = f
		}
	}
	for i := range trace.Steps {
		s := &trace.Steps[i]
		t.stepsAt[s.Span] = append(t.stepsAt[s.Span], s)
		if s.Kind == extractor.StepDropped {
			n := t.sentence(s.Span.Start).Number
			t.lost[n] = append(t.lost[n], s)
		}
	}
	return t
}

// account returns the account of the fact that a piece of evidence comes from, nil for none.
func (t *teller) account(e *graph.Evidence) *extractor.FactTrace {
	return t.facts[factKey{e.Rule, e.Form, e.Trigger, e.Subject, e.Object}]
}

func (t *teller) words(s graph.Span) Words {
	return Words{s.Start, s.End, t.doc.Text[s.Start:s.End]}
}

// optional returns the words of a span, nil where there are none.
func (t *teller) optional(s graph.Span) *Words {
	if s.End == 0 {
		return nil
	}
	w := t.words(s)
	return &w
}

// sentence returns the sentence that a byte of the text stands in.
func (t *teller) sentence(at int) Sentence {
	all := t.trace.Sentences
	i := sort.Search(len(all), func(n int) bool { return at < all[n].End })
	if i == len(all) {
		return Sentence{}
	}
	return Sentence{i + 1, t.words(all[i])}
}

// at prints a position, "" for none.
func at(p rules.Position) string {
	if p.Line == 0 {
		return ""
	}
	return p.String()
}
