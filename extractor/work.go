package extractor

import (
	"cmp"
	"slices"

	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/graph"
	"github.com/dossier-kg/dossier/internal/nlp"
)

// A mention is a range of tokens that names or refers to something.
type mention struct {
	first, last int32 // tokens, half-open
	start, end  int32 // byte offsets: inside a token for the "U.S." of "U.S.-led"
	sent        int32
	typ         typeID
	kind        mentionKind
	entry       int32  // lexicon entry, -1 for none
	reading     int32  // first of the listed readings, -1 for none
	unsure      bool   // the listed name needs a second clue
	entity      int32  // set by resolve, -1 until then
	rule        string // what found it
	maker       int16  // the entity rule that found it, from 1; 0 for none
	score       float32
	name        int32 // its ballot in work.ballots, -1 for what is no name
	found       bool  // an entity rule found it here
	also        int32 // a copy that means another of the people it takes up; 0 for none
}

// A phrase is a noun phrase: its head, and how it hangs together with others.
type phrase struct {
	first, last int32 // tokens, half-open
	head        int32 // the head noun
	prep        int32 // the preposition before it, -1 for none
	poss        int32 // the phrase that owns it ("Iran" of "Iran's missiles"), -1 for none
	mention     int32 // what its head names, -1 for none
	next        int32 // the next member of its coordination, -1 for none
	lead        int32 // the first member of its coordination; itself where it stands alone
	appos       int32 // the phrase that it renames, or that renames it; -1 for none
	subjectOf   int32 // the verb to its right that it is subject of, -1 for none
	det         determiner
	time        bool // a date or a span of time
}

// A determiner is the kind of word that opens a noun phrase.
type determiner uint8

const (
	bare determiner = iota
	definite
	indefinite
	none // "no officials"
)

// A verb is a verb group: auxiliaries, adverbs and the main verb.
type verb struct {
	first, last int32 // tokens, half-open, particle included
	main        int32
	particle    nlp.WordID
	form        verbForm
	passive     bool
	negative    bool
	modal       modality
	tense       tense
	subject     int32 // phrase; the surface subject where passive; -1 for none
	parent      int32 // the verb that governs it, -1 for none
	link        link
	args        int32 // first of its arguments in work.args
	argEnd      int32
	relative    int32      // the phrase that it describes as a relative clause with a subject of its own, -1 for none
	gap         int32      // the phrase that a relative pronoun makes its object, -1 for none
	gapPrep     nlp.WordID // the preposition before that pronoun, "there" for "where"; 0 for none
	antecedent  bool       // the subject was reached through a relative pronoun or a participle
}

type verbForm uint8

const (
	finite verbForm = iota
	infinitive
	gerund
	participle // past participle without auxiliary
)

type tense uint8

const (
	noTense tense = iota
	past
	present
	future
)

func (t tense) String() string { return [...]string{"", "past", "present", "future"}[t] }

// A link says how a verb's clause depends on its parent's.
type link uint8

const (
	unlinked    link = iota
	complement       // said that ..., denied attacking
	purpose          // an infinitive
	conjunct         // ... and attacked
	relative         // who attacked
	condition        // if ... attacks
	adverbial        // after ... attacked
	parenthetic      // "...," he said: the parent follows
)

// An arg is a noun phrase to the right of a verb, with its preposition.
type arg struct {
	prep   nlp.WordID // 0 for a direct object
	phrase int32
}

// An entity is what one or more mentions refer to.
type entity struct {
	typ      typeID
	kind     string
	entry    int32
	name     string
	first    int32 // first mention
	gender   gender
	mentions int32
	holdings int32 // one more than the place of the last office it holds in work.holdings, 0 for none
	acts     bool  // has no type, and is subject, object or owner somewhere
	thing    bool  // has no type, and is nobody
	nameless bool  // a person whom only pronouns mention
	told     introduction
}

// A fact is a relation between two entities, found at one place.
type fact struct {
	relation        *rules.Relation
	subject, object int32 // mentions
	asked           bool  // it is wanted by somebody else
	trigger         [2]int32
	sent            int32
	rule            string
	form            string
	attributes      []graph.Attribute
	polarity        graph.Polarity
	modality        modality
	tense           string
	source          int32 // mention of who says so, -1 for the writer
	score           float64
	trace           int32       // one more than its place in the trace, 0 without
	because         []statement // what it was inferred from
	frame           *boundFrame // that read it, nil for what was inferred
	width           int32       // tokens from the first to the last that it was read in
	constraints     int         // what the frame asked for
	lost            bool        // in a clash
}

// work is the memory for one document. It is pooled.
type work struct {
	doc        nlp.Document
	mentions   []mention
	sorted     []mention // room to sort them
	votes      []vote
	shouted    []int32   // sentences whose capitals say nothing
	covered    []mention // listed names that a run of capitals covered
	ballots    []ballot
	sport      bool             // the document is about sport
	classes    []tokenClass     // per token of the sentence: see ruleGates.scan
	openings   []uint64         // per row of rules and token: those that may begin there
	ahead      []uint64         // per row of rules and token: those that what stands there or behind may end
	names      map[string]int32 // text of a name -> its ballot
	lastWords  map[string]bool  // of names; empty until it is asked for
	callings   []calling
	called     map[int32]int32     // country -> one more than the place of the first of its callings
	told       map[nlp.WordID]bool // the nouns that have introduced or taken up an organisation
	ships      map[string]bool     // the names behind letters such as USS
	borne      map[nlp.WordID]bool // the surnames of the full names of people found so far
	at         []int32             // per token: the mention that covers it, -1 for none
	phrases    []phrase
	phraseAt   []int32 // per token: the phrase that covers it, -1 for none
	verbs      []verb
	verbAt     []int32 // per token: the verb group that covers it, -1 for none
	officeAt   []int32 // per token: where the office that begins there ends, -1 for none
	args       []arg
	fillers    [2][]filler // of the clause under way: its subjects and objects
	chain      []arg       // what hangs on the noun under way
	offices    []office
	kin        kinship // of the phrase under way
	stance     stance  // of the office or the agent noun under way
	entities   []entity
	places     map[string]int32 // ID -> its first entity, or ^k where several[k] are the entities of that ID
	inside     map[int32]int    // lexicon entry -> how many mentions name what lies in it; filled when asked
	facts      []fact
	vacancies  []vacancy
	known      map[statement]bool
	factsAt    multimap[endKey]
	byEntry    map[int32]int32     // lexicon entry -> entity
	spots      multimap[spot]      // of facts
	pairs      multimap[[2]string] // entities that relations link
	evident    map[evidenceKey]bool
	said       multimap[uint64] // relations by their hash
	matcher    matcher
	barred     []bar                   // by vetoes of the sentence under way
	capitals   bool                    // the sentence under way is a line in capitals whose plain words were folded: see foldHeadline
	bound      [toTrigger + 1][2]int32 // tokens that $role stands for while unless is tried
	sentence   nlp.Sentence
	according  struct{ sentence, phrase int32 } // sentence: one more than its first token, 0 before any was asked
	scratch    rules.Scratch
	spans      []span
	ids        []byte // of the entities, one behind the other
	idEnds     []int
	entityID   []string
	first      []int32 // per entity: its first mention, -1 for none
	aliases    []alias
	aliasLists [][]string // per entity
	traits     []trait
	traitLists [][]graph.Attribute // per entity
	order      []int32             // mentions, by where they stand
	merged     []int32
	profile    *profiler
	trace      *tracer // nil unless an explanation is asked for

	quotes                 []quote
	turns                  []quote // of a transcript
	holdings               []holding
	second                 int32    // how often the country is mentioned that is mentioned second most, -1 where nobody has asked
	governed, governedFrom int32    // the country whose government alone the document speaks of, -1 for none, and from which token on
	syntax                 []syntax // per phrase
	resolver               resolver
	title                  string      // of the document
	titled                 int32       // the person that the title names, -1 for none
	date                   string      // of the document, empty where unknown
	candidates             []candidate // of the pronoun in hand
	group                  []int32     // the people that the plural in hand takes up
	holders                []int32     // who else holds the office in hand
	people                 []int32     // who takes part in the event in hand
	reasons                []statement // what facts were inferred from, one behind the other
	topic                  int32       // the person that the text is about, -1 for none
	speaker                int32       // who says "I am Karen Oduya" of himself, -1 for none
	definitions            []definition
	section                int        // of them, the first that lies ahead
	ofThing                bool       // it opens by defining what has no type
	defined                int32      // what the text is about, as it said what that is, -1 for none
	definedAs              nlp.WordID // the noun that says so
	firm                   bool       // it is one for companies
	nameless               [5]int32   // who has no name: the person of each gender, the speaker for none, the organisation "it" and "we"; -1 where there is none
}

func newWork() *work {
	return &work{names: map[string]int32{}, lastWords: map[string]bool{}, called: map[int32]int32{}, told: map[nlp.WordID]bool{}, borne: map[nlp.WordID]bool{}, ships: map[string]bool{}, places: map[string]int32{}, known: map[statement]bool{}, byEntry: map[int32]int32{}, evident: map[evidenceKey]bool{}}
}

func (w *work) reset() {
	n := len(w.doc.Tokens)
	w.votes, w.covered, w.shouted = w.votes[:0], w.covered[:0], w.shouted[:0]
	// A long document has about so many for its tokens: to grow by and by would copy them again and again.
	w.mentions, w.phrases, w.verbs, w.args = room(w.mentions, n/6), room(w.phrases, n/3), room(w.verbs, n/6), room(w.args, n/3)
	w.according.sentence = 0
	w.offices, w.entities, w.facts = w.offices[:0], w.entities[:0], w.facts[:0]
	w.vacancies = w.vacancies[:0]
	clear(w.borne)
	clear(w.ships)
	w.at, w.phraseAt, w.verbAt, w.officeAt = fill(w.at, n), fill(w.phraseAt, n), fill(w.verbAt, n), fill(w.officeAt, n)
}

// sortMentions puts the mentions in the order of the text and leaves out those that were
// taken away, so that who comes first in w.mentions comes first in the document.
func (w *work) sortMentions() {
	sorted := room(w.sorted, len(w.mentions))
	for k, i := range w.at {
		if i < 0 {
			continue
		}
		if w.mentions[i].first == int32(k) {
			sorted = append(sorted, w.mentions[i])
		}
		w.at[k] = int32(len(sorted) - 1)
	}
	w.mentions, w.sorted = sorted, w.mentions
}

// orderByPlace sorts w.order by where the mentions stand. It is a few runs in that order, as of
// names and of pronouns: two by two they are merged.
func (w *work) orderByPlace() {
	for pairs := 2; pairs > 1; {
		merged := room(w.merged, len(w.order))
		pairs = 0
		for rest := w.order; len(rest) > 0; pairs++ {
			first := w.run(rest)
			last := first + w.run(rest[first:])
			merged = w.merge(merged, rest[:first], rest[first:last])
			rest = rest[last:]
		}
		w.order, w.merged = merged, w.order
	}
}

// run returns how many of the mentions stand in the order of the text, from the first on.
func (w *work) run(ids []int32) int {
	n := min(1, len(ids))
	for n < len(ids) && w.before(ids[n-1], ids[n]) {
		n++
	}
	return n
}

// merge adds two runs of mentions, as one, to into.
func (w *work) merge(into, a, b []int32) []int32 {
	for len(a) > 0 && len(b) > 0 {
		if w.before(a[0], b[0]) {
			into, a = append(into, a[0]), a[1:]
		} else {
			into, b = append(into, b[0]), b[1:]
		}
	}
	return append(append(into, a...), b...)
}

// before reports whether mention a stands before b.
func (w *work) before(a, b int32) bool {
	p, q := &w.mentions[a], &w.mentions[b]
	if p.start != q.start {
		return p.start < q.start
	}
	return cmp.Or(cmp.Compare(p.end, q.end), cmp.Compare(a, b)) < 0
}

// room returns an empty slice with room for n elements at least, in the memory of s if that does.
func room[E any](s []E, n int) []E {
	if cap(s) < n {
		return make([]E, 0, n)
	}
	return s[:0]
}

// emptied returns s with n zero elements, in the memory of s if that does.
func emptied[E any](s []E, n int) []E {
	clear(s)
	return slices.Grow(s[:0], n)[:n]
}

// fill returns s with n elements of -1.
func fill(s []int32, n int) []int32 {
	if cap(s) < n {
		s = make([]int32, n)
	}
	s = s[:n]
	for i := range s {
		s[i] = -1
	}
	return s
}

func (w *work) token(i int32) *nlp.Token { return &w.doc.Tokens[i] }

// beginning returns the mention that begins at token i, nil for none.
func (w *work) beginning(i int32) *mention {
	if id := w.at[i]; id >= 0 && w.mentions[id].first == i {
		return &w.mentions[id]
	}
	return nil
}

// words returns the text of a range of tokens.
func (w *work) words(first, last int32) string {
	return w.doc.Text[w.doc.Tokens[first].Start:w.doc.Tokens[last-1].End]
}

func (w *work) span(first, last int32) graph.Span {
	return graph.Span{Start: int(w.doc.Tokens[first].Start), End: int(w.doc.Tokens[last-1].End)}
}

func (w *work) lemma(i int32) nlp.WordID { return w.doc.Tokens[i].Lemma }
