package extractor

import (
	"fmt"
	"strings"
	"sync"

	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/graph"
	"github.com/dossier-kg/dossier/internal/nlp"
)

// A Document is a text to extract from.
type Document struct {
	ID    string // appears in evidence and mentions; a graph tells its documents apart by it
	Title string
	Text  string // UTF-8; other bytes are tolerated and belong to no name
	Date  string // ISO 8601 date of publication, or empty
	URL   string
}

// A Tagger gives each word of a sentence its Penn Treebank tag. The result is as
// long as words. It must be safe for concurrent use.
type Tagger interface {
	Tag(words []string) []string
}

// Options change what an Extractor does. The zero value is the default.
type Options struct {
	Open          bool    // also link typed pairs by verbs that no rule names
	MinConfidence float64 // leave out relations below this, 0 to 1
	Pairs         int     // a meeting of more than so many becomes one event; 0 for DefaultPairs, -1 for links between each two whatever their number
	Tagger        Tagger  // nil for the compiled tagger
}

// MaxText is the largest text that Extract accepts, in bytes: offsets are kept as 32-bit numbers.
const MaxText = 1 << 30

// An Extractor finds entities and relations in texts. It does not change after
// New and may be used by several goroutines at once.
type Extractor struct {
	options      Options
	vocab        *nlp.Vocab
	analyzer     *nlp.Analyzer
	types        *types
	en           *english
	attr         attributes
	coref        corefPolicy
	lexicon      *lexicon
	lists        lists
	tests        []test
	makers       []*ruleIndex  // entity rules that find names, by stage
	making       []*entityRule // the same in file order
	clues        *ruleIndex    // those that vote for types
	nameClues    *ruleIndex    // of them, those that begin with the name
	frames       *frames
	inferences   []inference
	roleLink     *lexiconLink // nil: the offices of the lexicon are not inferred
	home         bool         // what is said to be of no country is of that the document is about
	lexiconLinks []lexiconLink
	mirrors      bool // symmetric states are stated from both ends
	relations    map[string]*rules.Relation
	excludes     bool                   // some relation excludes another
	clashes      bool                   // two frames may clash
	surnamed     map[nlp.WordID][]int32 // listed people by the last word of their names
	officials    []int32                // listed people with offices
	surnames     wordSet                // of the people that the lexicon lists
	prepVerbs    wordSet                // "including", "according": verbs in form, prepositions in use
	ruleKinds    map[string]string      // kinds of the names that entity rules find
	from         nlp.WordID

	personMask, orgMask, placeMask, countryMask, groupMask, actorMask uint64
	through                                                           uint64 // types that some relation takes through people who act for them

	personType, orgType typeID
	participation       *rules.Relation // of participants to an event, nil for none

	pool sync.Pool // of *work
}

// New makes an Extractor of a checked rule set; opts may be nil.
func New(set *rules.Set, opts *Options) (*Extractor, error) {
	x := &Extractor{}
	if opts != nil {
		x.options = *opts
	}
	var err error
	if x.types, err = newTypes(set.Types); err != nil {
		return nil, err
	}
	index := indexOf(set)
	x.vocab = index.vocab
	x.bind(set, index)
	x.analyzer = nlp.NewAnalyzer(x.vocab, x.options.Tagger)
	x.analyzer.FoldHeadlines(x.foldHeadline)
	x.pool.New = func() any { return newWork() }
	return x, nil
}

// Extract finds what doc says. It fails only when the text is too long.
func (x *Extractor) Extract(doc Document) (*graph.Document, error) {
	if len(doc.Text) > MaxText {
		return nil, fmt.Errorf("document %q has %d bytes, at most %d are possible: split it", doc.ID, len(doc.Text), MaxText)
	}
	w := x.pool.Get().(*work)
	defer x.pool.Put(w)
	return x.extract(w, doc), nil
}

func (x *Extractor) extract(w *work, doc Document) *graph.Document {
	w.date, w.title = doc.Date, doc.Title
	x.analyse(w, doc.Text)
	x.relate(w)
	x.settleClashes(w)
	x.gatherEvents(w)
	x.infer(w)
	x.dropNameless(w)
	return x.emit(w, doc)
}

// analyse does all that comes before relations: tokens, names, clauses, and who is who.
func (x *Extractor) analyse(w *work, text string) {
	x.analyzer.Analyze(&w.doc, text)
	w.reset()
	for n := range w.doc.Sentences {
		x.findMentions(w, int32(n))
	}
	w.sortMentions()
	x.decide(w)
	x.parse(w)
	x.settle(w)
	x.openPairs(w)
	x.resolve(w)
	x.resolvePronouns(w)
}

// parse finds the phrases and clauses of all sentences. Each step goes through the whole text, as its code
// and tables are too much to have all of them at hand for each sentence anew.
func (x *Extractor) parse(w *work) {
	for _, s := range w.doc.Sentences {
		w.sentence = s
		x.retag(w, s)
	}
	office := int32(0)
	w.spans = w.spans[:0]
	for _, s := range w.doc.Sentences {
		w.spans = append(w.spans, span{int32(len(w.phrases)), int32(len(w.verbs)), office})
		w.sentence = s
		x.findPhrases(w, s)
		for int(office) < len(w.offices) && w.offices[office].first < s.Last {
			office++
		}
	}
	w.spans = append(w.spans, span{int32(len(w.phrases)), int32(len(w.verbs)), office})
	for n, s := range w.doc.Sentences {
		w.sentence = s
		x.joinPhrases(w, s, w.spans[n].phrase, w.spans[n+1].phrase)
	}
	for n, s := range w.doc.Sentences {
		w.sentence = s
		x.findClauses(w, s, w.spans[n], w.spans[n+1])
	}
}

// bind turns the rules into tables over the vocabulary.
func (x *Extractor) bind(set *rules.Set, index *index) {
	x.ruleKinds = map[string]string{}
	for _, r := range set.Entities {
		x.ruleKinds[r.ID] = r.Kind
	}
	b := &binder{vocab: x.vocab, joined: map[string]*wordList{}}
	x.en = b.newEnglish()
	x.attr = b.newAttributes(&set.Attribute)
	x.coref = newCorefPolicy(&set.Coreference)
	x.options.MinConfidence = max(x.options.MinConfidence, set.Emit.MinConfidence)
	x.from = x.vocab.Add("from")
	x.prepVerbs = b.set([]string{"including", "regarding", "concerning", "following", "according", "involving"})
	known := b.lists(set, index)
	x.lists = b.newLists(set.Grammar, known)
	for name, mask := range map[string]*uint64{"person": &x.personMask, "organization": &x.orgMask, "place": &x.placeMask,
		"country": &x.countryMask, "group": &x.groupMask, "actor": &x.actorMask} {
		if id, ok := x.types.ids[name]; ok {
			*mask = 1 << id
		}
	}
	x.lexicon = b.newLexicon(set, x.types, index)
	x.personType, x.orgType = x.types.ids["person"], x.types.ids["organization"]
	x.bindPeople(b.people(x.lexicon, x.types, index.people))
	x.tests = make([]test, set.Tests)
	b.tests = x.tests
	bindTest := func(t *rules.Test) *test { return b.bindTest(t, x.types, known) }
	x.bindEntityRules(set.Entities, bindTest)
	var indexed sync.WaitGroup
	words := x.vocab.Words()
	indexed.Go(func() { x.indexEntityRules(words) })
	x.frames = b.newFrames(x, set, bindTest)
	x.frames.indexRaw(x)
	x.bindExcludes(set)
	x.bindInference(set)
	x.participation = participation(set)
	indexed.Wait()
	x.clues.gates.widen(x.vocab.Len() + 1)
}

// lists are the words that play a part in the engine's grammar of names and
// clauses, as the grammar section of the rules says.
type lists struct {
	titles, given, givenAmbiguous, surname, particle, generation, postNominal, notName, male, female          wordLists
	nominalCountry, nominalCity, nominalRegion, nominalCompany, nominalFighter, nominalBody                   wordLists
	nickname, designator, opener, unit, nounMale, nounFemale                                                  wordLists
	titleMale, titleFemale, standFor, organ, populace, light, copula, appoint, serve, dealing, sport, contest wordLists
	currency, quarter, owned, headed, describer, stateOffice, stateBody, commonSurname, somebody              wordLists
	function                                                                                                  wordSet
	heads                                                                                                     [len(headKinds)]wordLists // words that head the names of organisations of a kind
}

// headKinds are the kinds of organisations that the last word of a name shows, or the
// word before "of".
var headKinds = [...]string{"ministry", "party", "court", "military", "university", "government"}

func (b *binder) newLists(grammar map[string][]string, known map[string]*wordList) lists {
	get := func(part string) wordLists {
		var ls []*wordList
		for _, name := range grammar[part] {
			ls = append(ls, known[name])
		}
		return b.join(ls)
	}
	l := lists{function: b.set(strings.Fields(functionWords))}
	for part, list := range map[string]*wordLists{
		"title":           &l.titles,
		"given":           &l.given,
		"given_ambiguous": &l.givenAmbiguous,
		"surname":         &l.surname,
		"particle":        &l.particle,
		"generation":      &l.generation,
		"post_nominal":    &l.postNominal,
		"nominal_country": &l.nominalCountry,
		"nominal_city":    &l.nominalCity,
		"nominal_region":  &l.nominalRegion,
		"nominal_company": &l.nominalCompany,
		"nominal_body":    &l.nominalBody,
		"nominal_fighter": &l.nominalFighter,
		"nickname":        &l.nickname,
		"designator":      &l.designator,
		"name_opener":     &l.opener,
		"noun_male":       &l.nounMale,
		"noun_female":     &l.nounFemale,
		"not_name":        &l.notName,
		"given_male":      &l.male,
		"given_female":    &l.female,
		"title_male":      &l.titleMale,
		"title_female":    &l.titleFemale,
		"stands_for":      &l.standFor,
		"unit":            &l.unit,
		"organ":           &l.organ,
		"populace":        &l.populace,
		"light":           &l.light,
		"copula":          &l.copula,
		"appoint":         &l.appoint,
		"vague_role":      &l.somebody,
		"serve":           &l.serve,
		"dealing":         &l.dealing,
		"sport":           &l.sport,
		"contest":         &l.contest,
		"currency":        &l.currency,
		"quarter":         &l.quarter,
		"owned":           &l.owned,
		"headed":          &l.headed,
		"describer":       &l.describer,
		"state_office":    &l.stateOffice,
		"state_body":      &l.stateBody,
		"common_surname":  &l.commonSurname,
	} {
		*list = get(part)
	}
	for i, kind := range headKinds {
		l.heads[i] = get("head_" + kind)
	}
	return l
}

// functionWords open sentences so often that their capital says nothing.
const functionWords = `the a an this that these those it he she they we you i his her its their our my your in on at by for
from with to of as if when while after before since because although though but and or nor so yet then there here what who
which where why how all some many most more few several both each every no not now just only even also still however meanwhile
moreover yes let is are was were be am do does did has have had could would shall should might must one two three four five six seven eight nine ten first second third last next new former senior recent
outside inside meanwhile overall besides elsewhere indeed perhaps maybe instead afterwards later earlier otherwise therefore
according despite during under over between among against about into through until unless whether once`
