package graph

import "cmp"

// Span is a half-open range of byte offsets into the text of one document.
type Span struct{ Start, End int }

// A MentionKind says how a text refers to an entity.
type MentionKind string

// The kinds of mention.
const (
	Name    MentionKind = "name"    // "Ali Khamenei", "the U.S."
	Demonym MentionKind = "demonym" // "Iranian" for Iran
	Nominal MentionKind = "nominal" // "the ministry"
	Pronoun MentionKind = "pronoun" // "he"
)

// A Mention is one place where a text refers to an entity.
type Mention struct {
	Document string // ID of the document
	Span     Span   // where, in that document's text
	Entity   string // ID of the entity
	Type     string // type of the entity
	Kind     MentionKind
	Rule     string // what found it: a rule ID, or the name of a built-in step
}

// An Entity is one person, country, organisation or other thing that texts mention.
type Entity struct {
	ID       string      // type and slug of the name: "person/ali-khamenei"; the same in every run
	Type     string      // a type that the rules declare: "person"
	Kind     string      // a finer kind below the type, such as "ministry"; may be empty
	Name     string      // the canonical name
	Aliases  []string    // other names the texts used, sorted, without Name
	Wikidata string      // "Q794", where the lexicon knows it
	ISO      string      // ISO 3166-1 alpha-2 code of a country, where the lexicon knows it
	Entry    string      // ID of its lexicon entry, empty for a thing that the lexicon does not know
	Unnamed  bool        // a person whom the text only calls "he", "she" or "I", which is the Name
	Traits   []Attribute // what texts say of it besides relations: "age" "45", "role" "plumber"; sorted
	Mentions []Mention
}

// A Polarity says whether a relation is stated to hold or not to hold.
type Polarity string

// The polarities.
const (
	Positive Polarity = "positive"
	Negative Polarity = "negative"
)

// A Modality says how firmly a relation is stated.
type Modality string

// The modalities.
const (
	Asserted    Modality = "asserted"    // stated as a fact
	Possible    Modality = "possible"    // "may", "reportedly"
	Intended    Modality = "intended"    // "plans to", "will", "agreed to"
	Conditional Modality = "conditional" // "if", "unless"
	Reported    Modality = "reported"    // "A said that"
)

// An Attribute qualifies a relation: a role, a date, a place, an amount.
type Attribute struct{ Name, Value string }

// Compare orders attributes by name, then by value.
func (a Attribute) Compare(b Attribute) int {
	return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Value, b.Value))
}

// A Relation is a typed, directed link between two entities with the words that
// state it. A graph stores a relation of a symmetric type once, its ends in the order of the text.
type Relation struct {
	Subject, Type, Object string      // entity ID, relation type, entity ID
	Symmetric             bool        // the type declares that direction means nothing
	Attributes            []Attribute // sorted by name, each name once
	Polarity              Polarity
	Modality              Modality
	Attribution           string  // ID of the entity that says so; empty when the writer does
	Tense                 string  // "past", "present", "future", or empty
	Confidence            float64 // in (0,1]; independent evidence combines as noisy-or
	Evidence              []Evidence
}

// Evidence is one place in one document that states a relation. Where a pronoun, a nominal or
// the adjective of a country stands for an end of the relation, a second Evidence of the same
// words has the name that it refers to; where the relation is inferred, others have the other
// words that the document has for a country. All of them count as one.
type Evidence struct {
	Document   string // ID of the document
	Span       Span   // the sentence
	Subject    Span   // the words that stand for the subject
	Object     Span   // the words that stand for the object
	Trigger    Span   // the words that state the relation
	Text       string // the sentence as written
	Rule       string // ID of the rule
	Form       string // the form of the rule that matched: "active", "passive", "title" ...
	From       string // where Form is [Inferred]: the facts it follows from, "born_in(person/x, place/y)"; empty for the lexicon
	Confidence float64
}

// Repeats reports whether e is o with the names that a pronoun or a nominal refers to.
func (e *Evidence) Repeats(o *Evidence) bool {
	return e.Document == o.Document && e.Span == o.Span && e.Trigger == o.Trigger && e.Rule == o.Rule && e.Form == o.Form
}

// Inferred is the form of evidence for a relation that no words state: it follows from
// other facts of the text, or the lexicon knows it of two things that the text names.
// The spans of such evidence are those of the facts that it follows from.
const Inferred = "inferred"

// Home is the rule of what is said of no country and inferred to belong to that which the
// document is about, InName that of an organisation or a building whose name has the town or
// region it is in, Counterpart that of whoever holds the office in his country that another does
// in another.
const (
	Home        = "home"
	InName      = "in-name"
	Counterpart = "counterpart"
)

// Mirror is the rule of a symmetric relation that is inferred from its other end. A
// document may list it; a graph, which keeps a symmetric relation once, does not.
const Mirror = "symmetric"

func (r *Relation) mirrors() bool {
	return r.Symmetric && len(r.Evidence) > 0 && r.Evidence[0].Rule == Mirror && r.Evidence[0].Form == Inferred
}

// A Document is one text and what was found in it. Entities, mentions and
// relations are sorted: entities by first mention, mentions by place, relations by first evidence.
type Document struct {
	ID, Title, URL string
	Date           string // ISO 8601 date of publication, or empty
	Text           string
	Entities       []Entity // Mentions left empty: they stand below
	Mentions       []Mention
	Relations      []Relation
}
