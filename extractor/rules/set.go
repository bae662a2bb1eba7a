package rules

import "slices"

// A Set is a checked rule set: everything the extractor knows of the world.
// Slices stand in file order; every name that one part uses is declared by another.
type Set struct {
	Version     int
	Types       []*Type
	Lists       []*List
	Entries     Entries
	Entities    []*EntityRule
	Relations   []*Relation
	Frames      []*Frame
	Attribute   Attributes
	Coreference Coreference
	Infer       Infer
	Grammar     map[string][]string // part in the grammar of names and clauses -> lists that play it
	Emit        Emit
	Tests       int // how many tests the patterns have; their numbers are below it

	inherited  map[string]bool // files of the sets that it extends
	index      string          // what package extractor has made ahead of the first entries
	indexed    int             // how many these are
	lexicons   []string        // files
	examples   func()          // reads those of rules that are built in
	readyLists map[*List]bool  // those of lexicons that stood ready made
}

// Index returns what package extractor has made ahead of the first entries of the set,
// as [Ready] was given it, and how many these are; "" when nothing is at hand or one of them was changed.
func (s *Set) Index() (index string, entries int) { return s.index, s.indexed }

// Indexed reports whether a list is as that index knows it.
func (s *Set) Indexed(l *List) bool { return s.readyLists[l] && s.index != "" }

// Lexicon reports whether a place is in a lexicon.
func (s *Set) Lexicon(p Position) bool { return slices.Contains(s.lexicons, p.File) }

// Inherited reports whether a place is in a file of a set that this one extends.
func (s *Set) Inherited(p Position) bool { return s.inherited[p.File] }

// Own reports whether a place is in a file that extends another set, and not in that set.
func (s *Set) Own(p Position) bool { return len(s.inherited) > 0 && !s.inherited[p.File] }

// A Type is a type of entity. A rule that asks for a type accepts every type below it.
type Type struct {
	Pos         Position
	Name        string
	Is          []string // types directly above
	Kinds       []string // finer names that an entity of the type, or of one below it, may carry
	Description string
}

// A List is a named set of words that patterns use as @name.
type List struct {
	Pos         Position
	Name        string
	Of          string   // "lemma": any inflection counts; "word": only the form itself, in any letter case
	Exact       bool     // letter case counts (of: word only)
	Words       []string // each one or more words separated by single spaces
	Description string
}

// An Entry is a lexicon entry: a thing in the world and the names that texts give it.
type Entry struct {
	Pos       Position
	ID        string // Wikidata item, "Q794", or any other unique id
	Type      string
	Kind      string
	Name      string
	Aliases   []string // exact letter case
	Demonyms  []string // "Iranian", "Iranians"
	Metonyms  []string // names that stand for it only where something acts or speaks: "Washington said"
	Capital   string
	ISO       string   // ISO 3166-1 alpha-2
	Gender    string   // "male", "female" or empty
	In        []string // ids or names of the entries it lies in or belongs to
	Roles     []Role
	Ambiguous bool     // each of its names needs a second clue before it counts
	Unsure    []string // the names that need one, where not all do

	replace, extend bool // it changes an entry of the set that its file extends
}

// NeedsClue reports whether a name of the entry counts only with a second clue.
func (e *Entry) NeedsClue(name string) bool { return e.Ambiguous || slices.Contains(e.Unsure, name) }

// has reports whether name is one of the entry's names.
func (e *Entry) has(name string) bool {
	return e.Name == name || slices.Contains(e.Aliases, name) || slices.Contains(e.Demonyms, name) || slices.Contains(e.Metonyms, name)
}

// A Role is an office that a person held during a time.
type Role struct {
	Role     string // "president"
	Of       string // id of the entry
	From, To string // ISO dates, To exclusive, either may be empty
}

// An EntityRule is a token pattern that finds a name, or that gives a type to one.
type EntityRule struct {
	Pos         Position
	ID          string
	Makes       string // type of the new entity; empty if the rule promotes
	Kind        string
	From        string  // promotes: the type it had ("unknown")
	To          string  // promotes: the type it gets
	Confidence  float64 // promotes: how often the clue is right, 0 to 1
	Pattern     *Pattern
	Overwrite   []string // types whose mentions it may replace
	Veto        bool     // makes nothing: what it matches is no name
	Prefer      []string // ids of rules that it wins over where both read as much
	Description string
	Stage       int // of rules that make or veto: after all that make what the pattern asks for, from 0
	Examples    []*Example
}

// A Relation is a declared type of link.
type Relation struct {
	Pos          Position
	Name         string
	From, To     []string // types allowed at each end
	Through      []string // types allowed, besides, through those who act for them
	Inverse      string
	Symmetric    bool
	Event        bool
	Participants bool // of those who take part in an event of many, to the event
	Implies      []string
	Excludes     []string
	Wikidata     string
	PLOVER       string
	Aliases      []string // other names that programs may know it by
	Description  string
}

// A Frame says how English states one relation. The author gives the canonical
// forms; the extractor derives the others: see "Forms" above.
type Frame struct {
	Pos         Position
	ID          string
	Relation    string
	Subject     string            // role name that fills the relation's subject
	Object      string            // role name that fills the relation's object
	Roles       map[string]string // attribute -> "title" or another slot the frame binds: role=title
	Constants   map[string]string // attribute -> fixed value: makes: killed(a, b, mode="bombing")
	Clauses     []*Clause
	Nouns       []*Noun  // noun: one mapping or a list of them
	Agents      []*Noun  // agent: the head stands for the role that nothing attaches: "the buyer of YouTube"
	Copulas     []*Noun  // copula: the same, but only as what is said of it: "X is loyal to Y"
	Titles      []*Title // title: one mapping or a list
	Kin         []string // lemmas: "his wife", "wife of"
	With        []*With
	Status      []*Status
	Patterns    []*Pattern // raw token patterns, their captures named as the roles
	Unless      []*Pattern // what must not stand at the place of a match
	Prefer      []string   // ids of frames that it wins over where both read the same words
	Without     []string   // forms: {without: [passive]} switches derived forms off
	Mutual      bool       // those who do it together do it with each other
	Polarity    string     // "negative" for a frame that states the end of a relation
	Modality    string     // "" or a fixed modality
	Confidence  float64    // 0.9 high, 0.7 medium, 0.5 low
	Description string
	Examples    []*Example
}

// A Clause is a canonical active clause: subject, verb, arguments.
//
//	buyer {acquire|buy|take over} target
//	buyer {buy|take} [lemma=stake|control] in|of target
type Clause struct {
	Pos     Position
	Text    string
	Subject Arg
	Verbs   []Verb
	Args    []Arg
}

// A Verb is a verb lemma with the particle that belongs to it.
type Verb struct{ Lemma, Particle string }

// An Arg is one argument of a clause: a role or fixed words, after prepositions or none.
type Arg struct {
	Preps []string // empty: subject or direct object
	Role  string   // role name, or empty
	Type  string   // role:Type in the template narrows the type
	Test  *Test    // where Role is empty: what the head noun must be
}

// A Noun is a nominal form: its head words and how each role attaches to them.
type Noun struct {
	Pos   Position
	Heads []string            // lemmas
	Roles map[string][]string // role -> prepositions, or "possessive", "compound", "demonym", "between", "subject"
}

// A Title is the form "Foreign Minister Abbas Araghchi", "the president of France, X", "X is president of France".
type Title struct {
	Pos    Position
	Person string   // role that the titled person fills
	Body   string   // role that the country or organisation fills
	Heads  []string // the offices; each one or more words
	Via    []string // "of", "possessive", "demonym", "compound", other prepositions
}

// A With is an optional prepositional argument that becomes an attribute.
type With struct {
	Pos   Position
	Name  string
	Preps []string
	Type  string // entity type, or "money", "date", "number", "percent"
}

// Status says which words beside the trigger of a match set an attribute: before an
// office or a noun, in or before the verb group of a clause, inside a raw pattern.
type Status struct {
	Words []string
	Name  string // attribute or "tense"
	Value string
}

// Attributes are the global rules for polarity, modality and attribution.
type Attributes struct {
	Negation    []string // words: not, never, no
	NegVerbs    []string // lemmas whose clause complement is negated: fail, refuse, deny
	Modals      []string // words that make a clause possible: may, might, could
	Adverbs     []string // reportedly, allegedly
	Adjectives  []string // alleged, possible, potential
	Intention   []string // lemmas whose complement is intended: plan, agree, want, vow
	Request     []string // lemmas whose object is asked to do the complement: urge, ask, order
	Report      []string // lemmas that attribute a clause to their subject: say, claim
	Conditions  []string // if, unless, "provided that"
	FutureWords []string // will, shall, "going to"
}

// Coreference says which mentions may be taken for the same thing, and how far apart.
// Equal names always are.
type Coreference struct {
	Window   int      // sentences before its own in which a pronoun or nominal looks for its antecedent
	Sieves   []string // what joins besides equal names: "surname", "acronym", "nominal", "pronoun"
	Pronouns []string // which pronouns: "he", "she", "it", "they", each with its other forms
	Bodies   []string // relations that make an organisation of what has no name
	Unnamed  bool     // whom nobody names, but pronouns of the text mention, is an entity
	MinScore int      // points of salience below which an antecedent is not taken
}

// Infer says what follows from the facts that a text states.
type Infer struct {
	Inverse   bool // r(a, b) gives the inverse of r of b and a
	Symmetric bool // r(a, b) gives r(b, a), of a symmetric state
	Implies   bool // r(a, b) gives what r implies of a and b
	Lexicon   []LexiconLink
	Roles     string // the relation of a person to what the lexicon says it holds or held an office of; empty for none
	Home      bool   // an office or a body of a state that the text does not name is of the country that the text is about
	Rules     []*Inference
}

// A LexiconLink is the relation between two things that a text names when the entry
// of one says that it is in the other: {type: place, relation: located_in}.
type LexiconLink struct{ Type, Kind, Relation string } // no Kind: all

// An Inference is a rule that makes a fact of one or two others.
type Inference struct {
	Pos         Position
	ID          string
	If          []Term
	Then        Term
	Confidence  float64 // that of the facts is multiplied by it
	Description string
	Examples    []*Example
}

// A Term is a relation between two variables: "born_in(a, b)", "aid|support(a, b) intended".
type Term struct {
	Pos             Position
	Relation        string
	Or              []string // other relations that count as well
	Subject, Object Variable
	Polarity        string // "positive" or "negative"
	Modality        string // "asserted" unless the term says another
}

// A Variable stands for one thing in all terms of an inference.
type Variable struct {
	Name    string
	Type    string // what it must be, or empty
	Kind    string // its kind within the type, or empty
	Mention string // how the evidence must refer to it: "name", "demonym", "nominal", "pronoun", or empty
}

// Emit says what reaches pictures and plain lists by default.
type Emit struct {
	Polarity      []string
	Modality      []string
	Inferred      bool // whether inferred facts do
	MinConfidence float64
}

// An Example is a text inside a rule and what the rule must find in it.
type Example struct {
	Pos   Position
	Text  string   // without the brackets
	Spans [][2]int // byte offsets in Text of the bracketed names (entity rules)
	Wants []Want   // frames
}

// A Want is one wanted relation of an example, parsed from
// "acquired(Google, YouTube, role=x) negative, possible, said by Google".
type Want struct {
	Pos         Position
	Relation    string
	Subject     string // a name as the graph would print it
	Object      string
	Attributes  map[string]string
	Polarity    string // "positive" unless said
	Modality    string // "" is asserted, or any where there is an attribution
	Attribution string
	Tense       string
}
