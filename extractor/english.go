package extractor

import "github.com/dossier-kg/dossier/internal/nlp"

// english holds the closed classes of English that clause analysis asks for.
// What depends on the world stands in the rules, not here.
type english struct {
	be, have, do, get                                     nlp.WordID
	for_, long, born, yet                                 nlp.WordID
	by, of, in, to, that                                  nlp.WordID
	comma, open, close, colon, semicolon, dash, ampersand nlp.WordID
	not, no, longer, both, whose                          nlp.WordID
	as, according, next, last                             nlp.WordID
	at, than, forWord                                     nlp.WordID
	mores, leasts, approximations                         wordSet // before numbers: "more than", "at least", "nearly"
	conjunctions                                          wordSet // open clauses, never noun phrases: that, because
	dashes                                                wordSet
	going, gap, up                                        nlp.WordID
	objectControl                                         wordSet // their object does what the infinitive behind it says: force, help
	partitives                                            wordSet // before "of", the number or amount of what counts: one, hundreds, a group
	ditransitives                                         wordSet // take a second object: give, grant
	agos                                                  wordSet // behind a span of time: ago, later
	causatives                                            wordSet // a bare infinitive follows their object: make, let
	particles                                             wordSet // adverbs that go with a verb: "stepped down"
	objectDoes                                            wordSet // after an object, what the object does: "accuse X of"
	timeAdverbs                                           wordSet // say when without a preposition: today, Friday
	quotes                                                wordSet
	subordinators                                         wordSet // open an adverbial clause
	joins                                                 wordSet // and, or, nor
	among                                                 wordSet // between, among
	timeNouns                                             wordSet // month, week, Monday ...
	he, she, it, they                                     wordSet // all forms of each pronoun
	aliases                                               wordSet // after them another name for the name before them
	known                                                 wordSet // ... with "as"
	i                                                     wordSet // I in all forms
	single                                                wordSet // quotation marks that may be apostrophes
	weather, seems                                        wordSet // verbs of an "it" that refers to nothing
	itself, whether                                       nlp.WordID
	reflexives                                            wordSet
	about                                                 wordSet // prepositions before what an action is about
	aPlaceFollows                                         wordSet // prepositions that a place follows
	indefinites                                           wordSet
	generations                                           wordSet // Jr., Sr.: no name of their own
	definites                                             wordSet
	broadcast                                             wordSet // radio, television: words that open the name of a station
	timePreps                                             wordSet // what follows the noun behind them hangs on that noun
	currencies, percents                                  wordSet // signs and words behind or before a number
	withouts                                              wordSet // what follows them is denied: "without meeting", "instead of"
	onlys                                                 wordSet // after them "not" denies nothing: "not only"
}

func (b *binder) newEnglish() *english {
	id := b.vocab.Add
	return &english{
		be: id("be"), have: id("have"), do: id("do"), get: id("get"),
		for_: id("for"), long: id("long"), born: id("born"), yet: id("yet"),
		by: id("by"), of: id("of"), in: id("in"), to: id("to"), that: id("that"),
		comma: id(","), open: id("("), close: id(")"), colon: id(":"), semicolon: id(";"), dash: id("--"), ampersand: id("&"),
		not: id("not"), no: id("no"), longer: id("longer"), both: id("both"), whose: id("whose"),
		as: id("as"), according: id("according"), next: id("next"), last: id("last"),
		at: id("at"), than: id("than"), forWord: id("for"),
		mores:          b.set([]string{"more", "less", "fewer"}),
		leasts:         b.set([]string{"least", "most"}),
		approximations: b.set([]string{"about", "around", "nearly", "almost", "some", "roughly", "approximately"}),
		conjunctions:   b.set([]string{"that", "if", "unless", "because", "while", "although", "though", "whether", "when", "where", "whereas"}),
		dashes:         b.set([]string{"-", "--", "–", "—"}),
		going:          id("going"), gap: id("..."), up: id("up"),
		objectControl: b.set([]string{"force", "compel", "coerce", "cause", "get", "help", "enable", "lead", "push", "pressure", "pressurise", "prompt",
			"drive", "choose", "select", "hire", "train", "teach", "authorize", "authorise", "require", "instruct", "need", "empower", "oblige", "tempt",
			"motivate", "appoint", "elect", "nominate", "send", "like", "prefer", "mean", "assign", "recruit", "leave", "make", "let", "see", "forbid",
			"command", "direct", "advise", "beg", "implore", "challenge", "convince", "entice", "task", "trust", "commission", "pay", "expect"}),
		partitives: b.set([]string{"one", "some", "many", "most", "all", "several", "few", "both", "each", "none", "number", "group", "hundred", "thousand",
			"million", "dozen", "score", "majority", "part", "half", "member", "rest", "handful", "series", "couple", "pair", "percent", "batch", "round", "ton", "tonne", "amount", "package", "shipment", "wave", "string", "set", "kind", "form", "barrel", "worth"}),
		ditransitives: b.set([]string{"give", "grant", "lend", "deny", "award", "owe", "promise", "hand", "teach"}),
		agos:          b.set([]string{"ago", "later", "earlier"}),
		causatives:    b.set([]string{"make", "let", "help", "see", "watch", "hear"}),
		particles:     b.set([]string{"down", "up", "out", "off", "over"}),
		objectDoes:    b.set([]string{"of", "from", "with", "for", "into"}),
		timeAdverbs: b.set([]string{"today", "yesterday", "tomorrow", "tonight", "monday", "tuesday", "wednesday", "thursday", "friday",
			"saturday", "sunday"}),
		quotes: b.set([]string{`"`, "“", "”", "``", "''", "‘", "’"}),
		subordinators: b.set([]string{"if", "unless", "because", "while", "although", "though", "after", "before", "since",
			"until", "whether", "as", "when", "where", "once", "whereas", "that"}),
		joins: b.set([]string{"and", "or", "nor", "&"}),
		among: b.set([]string{"between", "among"}),
		timeNouns: b.set([]string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
			"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
			"jan.", "feb.", "mar.", "apr.", "aug.", "sept.", "sep.", "oct.", "nov.", "dec.",
			"today", "yesterday", "tomorrow", "tonight", "week", "month", "year", "day", "night", "morning", "evening", "afternoon", "weekend", "decade", "century", "hour", "minute", "time"}),
		he:      b.set([]string{"he", "him", "his", "himself"}),
		she:     b.set([]string{"she", "her", "hers", "herself"}),
		it:      b.set([]string{"it", "its", "itself"}),
		they:    b.set([]string{"they", "them", "their", "theirs", "themselves"}),
		about:   b.set([]string{"about", "over", "regarding", "concerning", "for"}),
		aliases: b.set([]string{"alias", "aka", "a.k.a.", "née", "né", "nicknamed", "dubbed", "formerly", "abbreviated"}),
		known:   b.set([]string{"known", "abbreviated", "referred"}),
		i:       b.set([]string{"i", "me", "my", "mine", "myself"}),
		single:  b.set([]string{"‘", "’"}),
		weather: b.set([]string{"rain", "snow", "hail", "drizzle", "thaw", "freeze", "take"}),
		seems:   b.set([]string{"seem", "appear", "happen", "turn", "emerge", "transpire", "follow", "remain"}),
		itself:  id("it"), whether: id("whether"),
		reflexives:    b.set([]string{"himself", "herself", "itself", "themselves"}),
		generations:   b.set([]string{"Jr", "Jr.", "Sr", "Sr."}),
		aPlaceFollows: b.set([]string{"in", "at", "near", "from", "through", "outside", "inside", "around", "across", "throughout", "via", "within"}),
		indefinites:   b.set([]string{"a", "an", "some", "any", "another", "several", "many", "few", "each", "every", "one", "two", "three"}),
		broadcast:     b.set([]string{"radio", "television"}),
		definites:     b.set([]string{"the", "this", "that", "these", "those"}),
		timePreps:     b.set([]string{"after", "before", "since", "until", "during", "despite", "amid", "following"}),
		currencies:    b.set([]string{"$", "£", "€", "¥", "₹", "₽", "₩", "us$", "a$", "c$"}),
		percents:      b.set([]string{"%", "percent", "pct"}),
		withouts:      b.set([]string{"without", "instead", "far"}),
		onlys:         b.set([]string{"only", "just", "merely", "simply"}),
	}
}
