package extractor

import "github.com/dossier-kg/dossier/internal/nlp"

// english holds the closed classes of English that the analysis asks for.
// What depends on the world stands in the rules, not here.
type english struct {
	// single words
	be, have, do, get, include                                          nlp.WordID
	by, of, in, on, to, at, as, up, forWord, with, ifWord, capital      nlp.WordID
	that, whether, than, over, yet                                      nlp.WordID
	not, no, neither, longer, long, the, well                           nlp.WordID
	both, whose, itself, our, before, dead                              nlp.WordID // itself is "it"
	according, born, couple, eventually, goes, going, ground, including nlp.WordID
	international, last, leave, march, minister, missing, myself, name  nlp.WordID
	house, next, or, police, prior, speak, such, survive, take, then    nlp.WordID
	there, troops, twin, way, where, would                              nlp.WordID
	two, ten                                                            nlp.WordID // numbers

	// marks
	closeBy, counterpart, town                            nlp.WordID // "close" as an adjective
	comma, open, close, colon, semicolon, dash, ampersand nlp.WordID
	gap                                                   nlp.WordID // "..." of a clause

	// marks that several words are
	quotes               wordSet
	single               wordSet // quotation marks that may be apostrophes
	dashes               wordSet
	news                 wordSet // of them that which no part of a town is called by
	placeAdjectives      wordSet // begin names of places with a capital, else no names: north, new
	currencies, percents wordSet // signs and words behind or before a number

	// in and around noun phrases
	articles                      wordSet
	definites, indefinites        wordSet
	joins                         wordSet // and, or, nor
	mores, leasts, approximations wordSet // before numbers: "more than", "at least", "nearly"
	quantifiers                   wordSet // the words that such an expression begins with
	gerundTakers                  wordSet // verbs that a gerund completes: "stop bombing"
	captives                      wordSet // behind a name, what its bearer is made: hostage
	spouses                       wordSet // each of a couple to the other
	offspring                     wordSet // relatives who do not marry each other
	birthOrder                    wordSet // before "of" and the children of somebody, which of them
	nobles                        wordSet // behind a number, a title: "3rd Baronet"
	begun                         wordSet // before "as" and an old name: "founded as"
	comprising                    wordSet // what stands before all that something consists of: made up of, the couple
	partitives                    wordSet // before "of", the number or amount of what counts: one, hundreds, a group
	conflicts                     wordSet // what is called by the place it is fought over: "the Gulf war"
	gives                         wordSet // verbs of two objects: "offered Norway aid"
	governs                       wordSet // what governs a country and is called by that: "the junta"
	charges                       wordSet // verbs whose object stands before "of" and what it is said to have done: accuse
	punishes                      wordSet // verbs whose object may have done what stands behind "for": sentence; those of requites, too
	armedGroups                   wordSet // take up any armed group: "the movement"
	shelters                      wordSet // belong to those whom they are for: "a camp for Norwegian refugees"
	frontiers                     wordSet // what lies by one belongs to the countries on either side of it
	placeKinds                    wordSet // before "of" and a place, that place or what lies in it
	chairs                        wordSet // behind the name of who endowed it, an office at a university
	boroughs                      wordSet // open the name of a place though a name stands before them
	townThings                    wordSet // what towns have rather than countries
	townOwn                       wordSet // what stands before something that towns have: "the police chief"
	timeNouns                     wordSet // month, week, Monday ...
	timeAdverbs                   wordSet // say when without a preposition: today, Friday
	agos                          wordSet // behind a span of time: ago, later
	generations                   wordSet // Jr., Sr.: no name of their own
	adjectival                    wordSet // Roman: given names that are also adjectives
	broadcast                     wordSet // radio, television: words that open the name of a station
	sons                          wordSet // before the name of the father, so that what stands before them is a given name: bin
	saints                        wordSet // before the name of a saint, and of a town named after one
	royals                        wordSet // before the given name of who goes by that alone: a king
	prelates                      wordSet // so where "of" and a place follow: "Bishop Otto of Bamberg"
	vessels                       wordSet // in capitals before the name of a ship: USS
	knights                       wordSet // who has one before the full name has it before the given name, too: Sir
	aliases                       wordSet // after them another name for the name before them
	known                         wordSet // ... with "as"
	pennames                      wordSet // pseudonym: what one goes by
	pens                          wordSet // ... with "name": stage
	byUnder                       wordSet // by, under
	ofFrom                        wordSet // of, from
	identifies                    wordSet // with "as" between a noun and the name of whom it means
	namings                       wordSet // between a noun and the name of what it means
	ordinals                      wordSet // count what somebody does, between commas: ", secondly,"
	thens                         wordSet // between two verbs of one subject: "won, then left"
	quotatives                    wordSet // stand before who speaks: ", said Ann Vance"
	alongs                        wordSet // before "with" and company: "along with his wife"
	floats                        wordSet // may stand between subject and verb: "who each agreed"
	workPreps                     wordSet // before the part of a body where somebody works
	unitHeads, unitPreps          wordSet // heads of names of parts of a body, and what links them with its name

	// prepositions
	among         wordSet // between, among
	answers       wordSet // open the reason of an action: "in response to", "because of"
	about         wordSet // before what an action is about
	duringWords   wordSet // before an event in or at whose time something else happens
	occasions     wordSet // before the event at which or after which somebody does something
	aPlaceFollows wordSet
	insides       wordSet // before what all of it takes part in: "across Norway"
	sinces        wordSet // before a date, when something began: "since 2010"
	apart         wordSet // behind a span of time, that it lies between two things: "a day after"
	untils        wordSet // before a date, when it ended; "to" only behind "from"
	yearPreps     wordSet // before a year alone
	timePreps     wordSet // what follows the noun behind them hangs on that noun
	objectDoes    wordSet // after an object, what the object does: "accuse X of"
	withouts      wordSet // what follows them is denied: "without meeting", "instead of"

	// verbs and clauses
	conjunctions   wordSet    // open clauses, never noun phrases: that, because
	subordinators  wordSet    // open an adverbial clause
	particles      wordSet    // adverbs that go with a verb: "stepped down"
	senders        wordSet    // take a second object that is counted: send, supply
	denials        wordSet    // what somebody who is accused says of that
	ditransitives  wordSet    // take a second object: give, grant
	opening        [3]wordSet // auxiliaries that open a sentence: in the past, singular, plural
	inverts        wordSet    // open a condition before its subject: "had Norway left"
	causatives     wordSet    // a bare infinitive follows their object: make, let
	objectControl  wordSet    // their object does what the infinitive behind it says: force, help
	weather, seems wordSet    // verbs of an "it" that refers to nothing
	been           wordSet    // the participle of be
	succeeding     wordSet    // what others do who have not done what the verb before it says: "shot and succeeded by"
	judges         wordSet    // verbs that an object and an adjective said of it follow: "found him guilty"
	ranks          wordSet    // before an office, make another of it: assistant
	missions       wordSet    // what a country has with another: embassy
	addressing     wordSet    // verbs whose object can do or answer for something: accuse
	addressed      wordSet    // before "on" and whom it is to move: call, sanction
	opens          wordSet    // verbs that tell of the begin or end of one: open
	spoken         wordSet    // what somebody has said to another: a demand
	answersTo      wordSet    // verbs of turning that down: reject
	arrives        wordSet    // verbs of getting somewhere: arrive
	errands        wordSet    // what brings one statesman to another's country: visit
	rises          wordSet    // verbs before "to" and an office: rise
	enters         wordSet    // verbs behind which an office is of what was entered: found, join
	changes        wordSet    // before "from" and where somebody is no more: move
	quits          wordSet    // verbs whose object is where the subject is no more: leave
	parts          wordSet    // verbs that end what was between two: divorce
	appointments   wordSet    // nouns before "of X as" and an office that X gets: appointment
	departures     wordSet    // nouns before "of" and an office that its holder loses: resignation
	appointers     wordSet    // bodies and heads of a state who fill its offices: parliament
	announces      wordSet    // verbs by which a body makes or tells of an appointment of its own
	hires          wordSet    // verbs in the passive voice before "by" whom one works for: hire
	executives     wordSet    // last words of offices at the head of a company, and of no state
	commutes       wordSet    // before "between" and the towns where it happens: commute, road
	departs        wordSet    // before "for" and where somebody goes: leave, bound
	unchanging     wordSet    // verbs whose past is as their base form: cut, quit
	loyals         wordSet    // before "to" or "with" and whom somebody fights for: loyal, allied
	helps          wordSet    // verbs whose subject does what the bare infinitive behind them says
	assemblies     wordSet    // courts and parliaments that every country has
	requites       wordSet    // verbs of answering what somebody has done
	awaiting       wordSet    // before what may have to happen first
	wanting        wordSet    // verbs of saying that also say what is wanted: insisted that Norway leave
	causes         wordSet    // before what somebody acts on account of
	nationals      wordSet    // nouns of who belongs to a country
	others         wordSet    // words before a relative that say which of several of the same people it is
	nows           wordSet    // adverbs of what lasts, before a verb in the present
	presents       wordSet    // adjectives of who holds an office now, or held it before
	elected        wordSet    // offices of a state or a town, whatever party puts up who holds them
	aspirants      wordSet    // who wants the office before them
	heads          wordSet    // what is done by those at the head of what it is done to
	spurns         wordSet    // what is done to a text of others: "vetoed a resolution condemning Norway"
	complemented   wordSet    // nouns that nothing shares its complement with: the member of "a lawyer and member of"
	begins         wordSet    // of these, what others may do, too: found
	speakers       wordSet    // speak for whom they are "for": a spokesman
	members        wordSet    // one of the countries that a body is made of
	collectives    wordSet    // act for the body they are of, also as one of several: a delegation
	wields         wordSet    // who does this with a thing does what the thing does: fire, plant
	commands       wordSet    // what those do who are led so by somebody is the doing of that one, too
	makes          wordSet    // what is "committed by" somebody is the act or the thing of that one
	governed       wordSet    // behind a hyphen, what a party does to a council: led
	actedOn        wordSet    // behind a hyphen, what a country does to others: backed
	describing     wordSet    // verbs whose past is mostly a participle: based, affiliated
	ings           wordSet    // nouns that look like participles: wing
	adjacent       wordSet    // participles that only describe: neighboring
	reciprocals    wordSet    // do to each other what they do "with" somebody: "they met"
	nounLike       wordSet    // verbs in the present that the tagger takes for nouns behind "and"
	onlys          wordSet    // after them "not" denies nothing: "not only"

	// pronouns
	i, he, she, it, they wordSet // all forms of each
	we                   wordSet // no pronoun of the grammar: only a body without a name is meant
	pronouns             wordSet // all of these
	reflexives           wordSet
	nominatives          wordSet // pronouns that are subjects: he, she
	accused              wordSet // participles that tell of a person before the noun
	degrees              wordSet // what the tagger takes for no nouns
	anyBody              wordSet // nouns that tell nothing of the organisation they take up
	sides, parties       wordSet // nouns that take up two states, and those of them that take up other bodies, too
	halves               wordSet // behind "the", a country that opens its name so: the North
	closings             wordSet // before the signature of a letter: best, cheers
	regions              wordSet // before "of" and the name of a region, or behind the name
	realms               wordSet // before "of" and the name that goes for the whole: kingdom
	couples, pairs       wordSet // nouns that take up two people, and verbs that make two people a pair
}

func (b *binder) newEnglish() *english {
	id := b.vocab.Add
	e := &english{
		be: id("be"), include: id("include"), have: id("have"), do: id("do"), get: id("get"),
		by: id("by"), of: id("of"), in: id("in"), on: id("on"), to: id("to"), at: id("at"), as: id("as"), up: id("up"), forWord: id("for"), ifWord: id("if"), with: id("with"), capital: id("capital"),
		that: id("that"), whether: id("whether"), than: id("than"), over: id("over"), yet: id("yet"),
		not: id("not"), no: id("no"), neither: id("neither"), longer: id("longer"), long: id("long"), the: id("the"), well: id("well"),
		both: id("both"), before: id("before"), dead: id("dead"), whose: id("whose"), itself: id("it"), our: id("our"),
		according: id("according"), born: id("born"), couple: id("couple"), eventually: id("eventually"), goes: id("go"), going: id("going"), ground: id("ground"),
		including: id("including"), international: id("international"), last: id("last"), leave: id("leave"), march: id("march"), minister: id("minister"), missing: id("missing"),
		house: id("house"), myself: id("i"), name: id("name"), next: id("next"), or: id("or"), police: id("police"), prior: id("prior"), speak: id("speak"), such: id("such"),
		survive: id("survive"), take: id("take"), then: id("then"), there: id("there"), troops: id("troops"), twin: id("twin"), way: id("way"), where: id("where"),
		would: id("would"),
		two:   id("two"), ten: id("ten"),

		closeBy: id("close"), counterpart: id("counterpart"), town: id("town"),
		comma: id(","), open: id("("), close: id(")"), colon: id(":"), semicolon: id(";"), dash: id("--"), ampersand: id("&"),
		gap: id("..."),

		quotes:          b.set([]string{`"`, "“", "”", "``", "''", "‘", "’"}),
		single:          b.set([]string{"‘", "’"}),
		dashes:          b.set([]string{"-", "--", "–", "—"}),
		news:            b.set([]string{"new"}),
		placeAdjectives: b.set([]string{"north", "south", "east", "west", "new"}),
		currencies:      b.set([]string{"$", "£", "€", "¥", "₹", "₽", "₩", "us$", "a$", "c$"}),
		percents:        b.set([]string{"%", "percent", "pct"}),

		definites:      b.set([]string{"the", "this", "that", "these", "those"}),
		articles:       b.set([]string{"a", "an", "the"}),
		indefinites:    b.set([]string{"a", "an", "some", "any", "another", "several", "many", "few", "each", "every", "one", "two", "three"}),
		joins:          b.set([]string{"and", "or", "nor", "&"}),
		mores:          b.set([]string{"more", "less", "fewer"}),
		leasts:         b.set([]string{"least", "most"}),
		approximations: b.set([]string{"about", "around", "nearly", "almost", "some", "roughly", "approximately"}),
		gerundTakers: b.set([]string{"be", "begin", "start", "stop", "keep", "continue", "cease", "quit", "resume", "finish", "avoid", "consider", "deny", "admit",
			"risk", "suggest", "recommend", "propose", "prefer", "enjoy", "like", "love", "hate", "mind", "miss", "regret", "remember", "forget",
			"try", "go", "come", "help", "resist", "delay", "postpone", "oppose", "favor", "favour", "justify", "involve", "mean", "end", "die", "get"}),
		captives:  b.set([]string{"hostage", "captive", "prisoner"}),
		spouses:   b.set([]string{"wife", "husband", "spouse"}),
		offspring: b.set([]string{"son", "daughter", "child", "brother", "sister", "sibling", "twin"}),
		birthOrder: b.set([]string{"one", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "last",
			"eldest", "oldest", "elder", "younger", "youngest"}),
		nobles:     b.set([]string{"baronet", "earl", "baron", "baroness", "viscount", "viscountess", "marquess", "marquis", "duke", "duchess", "count", "countess"}),
		begun:      b.set([]string{"founded", "established", "formed", "incorporated", "launched", "known", "started"}),
		comprising: b.set([]string{"consisting", "composed", "comprised", "up", "coalition", "alliance", "federation", "confederation", "couple", "duo", "pair", "trio"}),
		partitives: b.set([]string{"%", "one", "some", "many", "most", "much", "all", "several", "few", "both", "each", "none", "number", "group", "hundred", "thousand",
			"million", "dozen", "score", "majority", "part", "half", "member", "rest", "handful", "series", "couple", "pair",
			"percent", "batch", "spate", "raft", "team", "like", "round", "ton", "tonne", "amount", "package", "shipment", "wave", "string", "set", "kind", "form",
			"barrel", "worth", "kg", "kilo", "kilogram", "pound", "litre", "liter", "gallon", "box", "truckload", "planeload", "boatload", "load"}),
		conflicts:   b.set([]string{"war", "conflict", "crisis", "dispute", "era", "question"}),
		gives:       b.set([]string{"give", "offer", "send", "grant", "lend", "promise", "deny", "supply", "sell"}),
		governs:     b.set([]string{"government", "regime", "junta"}),
		charges:     b.set([]string{"accuse", "suspect", "convict", "acquit"}),
		punishes:    b.set([]string{"sentence", "arrest", "detain", "convict", "suspend", "hang", "prosecute", "indict", "dismiss", "sack", "blame"}),
		armedGroups: b.set([]string{"group", "movement", "militia", "organization", "organisation"}),
		shelters:    b.set([]string{"camp", "shelter", "school", "hospital", "hostel", "home", "centre", "center", "settlement", "clinic", "convoy"}),
		frontiers:   b.set([]string{"border", "frontier", "boundary"}),
		placeKinds: b.set([]string{"town", "city", "village", "suburb", "suburbs", "outskirts", "area", "county", "state", "province", "region", "island", "district",
			"neighborhood", "neighbourhood", "municipality", "parish", "borough", "hamlet", "township", "port", "community", "republic", "territory",
			"hometown", "metropolis", "settlement", "department", "prefecture", "duchy", "principality", "kingdom", "emirate", "arrondissement", "canton", "oblast", "governorate", "subdistrict", "taluk", "tehsil", "mandal", "upazila", "gmina", "voivodeship", "commune", "centre", "center", "heart", "hills", "mountains",
			"north", "south", "east", "west", "north-west", "north-east", "south-west", "south-east", "northwest", "northeast", "southwest", "southeast",
			"middle", "interior", "coast", "shore", "shores", "slope", "slopes", "edge", "bank", "banks", "tip", "side", "foot"}),
		chairs:   b.set([]string{"professor", "lecturer", "chair", "fellow", "reader"}),
		boroughs: b.set([]string{"borough", "city", "town", "port"}),
		townThings: b.set([]string{"mayor", "resident", "inhabitant", "street", "airport", "museum", "theatre", "theater", "hotel", "restaurant", "hospital", "skyline",
			"outskirt", "square", "cathedral", "subway", "underground", "metro", "stadium", "belt", "slum", "skyscraper", "traffic", "nightlife", "station", "bishop", "archbishop", "councillor", "borough", "suburb", "taxi", "tram"}),
		townOwn: b.set([]string{"police", "fire", "city", "municipal", "school", "transit"}),
		timeNouns: b.set([]string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april",
			"may", "june", "july", "august", "september", "october", "november", "december", "jan.", "feb.", "mar.", "apr.", "aug.",
			"sept.", "sep.", "oct.", "nov.", "dec.", "today", "yesterday", "tomorrow", "tonight", "week", "month", "year", "day",
			"night", "morning", "evening", "afternoon", "weekend", "decade", "century", "hour", "minute", "time"}),
		timeAdverbs: b.set([]string{"today", "yesterday", "tomorrow", "tonight", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
			"sunday"}),
		agos:        b.set([]string{"ago", "later", "earlier"}),
		generations: b.set([]string{"Jr", "Jr.", "Sr", "Sr."}),
		adjectival:  b.set([]string{"roman", "marian", "julian"}),
		broadcast:   b.set([]string{"radio", "television"}),
		sons:        b.set([]string{"bin", "ibn", "bint", "binti"}),
		saints:      b.set([]string{"st", "st.", "saint"}),
		assemblies:  b.set([]string{"court", "senate", "congress", "parliament", "assembly", "representatives"}),
		requites:    b.set([]string{"punish", "penalize", "penalise", "fine", "jail", "imprison", "execute", "sanction", "expel", "criticize", "criticise", "condemn", "denounce", "rebuke", "reward", "praise", "thank", "designate", "blacklist", "ban", "censure", "honor", "honour"}),
		awaiting:    b.set([]string{"until", "till", "before", "once", "after", "when"}),
		wanting:     b.set([]string{"insist", "suggest", "recommend", "request", "require", "demand", "propose"}),
		causes:      b.set([]string{"over", "for", "about", "at", "against", "after", "since", "because", "despite", "following", "amid", "before", "until"}),
		nationals:   b.set([]string{"citizen", "national", "subject", "resident"}),
		others:      b.set([]string{"another", "other", "elder", "eldest", "older", "oldest", "younger", "youngest", "second", "third", "fourth", "fifth", "sixth"}),
		nows:        b.set([]string{"now", "currently", "presently", "nowadays"}),
		presents:    b.set([]string{"current", "present", "incumbent", "first", "founding", "past"}),
		elected:     b.set([]string{"mayor", "governor", "minister", "premier", "chancellor", "mp", "mep", "senator", "congressman", "congresswoman", "councillor", "councilor", "assemblyman", "assemblywoman"}),
		aspirants:   b.set([]string{"candidate", "nominee", "hopeful", "contender", "aspirant"}),
		royals:      b.set([]string{"king", "queen", "pope", "emperor", "empress", "tsar", "tsarina", "czar", "sultan", "archduke", "archduchess"}),
		prelates:    b.set([]string{"bishop", "archbishop", "abbot", "abbess", "count", "countess", "duke", "duchess", "margrave", "landgrave", "saint", "brother"}),
		vessels:     b.set([]string{"uss", "hms", "hmas", "hmcs", "hmnzs", "usns", "uscgc", "ss", "rms", "mv", "u.s.s.", "h.m.s.", "r.m.s."}),
		knights:     b.set([]string{"sir", "dame"}),
		aliases:     b.set([]string{"alias", "aka", "a.k.a.", "née", "né", "nicknamed", "dubbed", "formerly", "abbreviated", "now", "nowadays"}),
		pennames:    b.set([]string{"pseudonym", "alias", "moniker", "sobriquet", "nickname", "mononym"}),
		pens:        b.set([]string{"stage", "pen", "ring", "screen", "professional"}),
		byUnder:     b.set([]string{"by", "under"}),
		ofFrom:      b.set([]string{"of", "from"}),
		known:       b.set([]string{"known", "abbreviated", "referred", "trading", "business", "doing"}),
		identifies:  b.set([]string{"identified", "known", "named"}),
		namings:     b.set([]string{"called", "named", "dubbed", "nicknamed"}),
		quotatives:  b.set([]string{"say", "add", "explain", "recall"}),
		ordinals:    b.set([]string{"firstly", "secondly", "thirdly", "fourthly", "first", "second", "third"}),
		thens:       b.set([]string{"then", "later", "subsequently", "afterwards"}),
		alongs:      b.set([]string{"along", "together"}),
		floats:      b.set([]string{"both", "each", "all"}),
		unitHeads: b.set([]string{"faculty", "department", "school", "college", "institute", "center", "centre", "division", "board", "laboratory",
			"section", "branch", "chapter", "office", "bureau", "library", "museum", "hospital"}),
		workPreps: b.set([]string{"at", "with", "for", "in"}),
		unitPreps: b.set([]string{"of", "at", "in"}),

		among:         b.set([]string{"between", "among"}),
		answers:       b.set([]string{"response", "reaction", "retaliation", "reprisal", "revenge", "punishment", "because"}),
		about:         b.set([]string{"about", "over", "regarding", "concerning", "for"}),
		duringWords:   b.set([]string{"during", "after", "before", "following"}),
		occasions:     b.set([]string{"in", "at", "on", "during", "after", "following"}),
		insides:       b.set([]string{"in", "across", "throughout"}),
		aPlaceFollows: b.set([]string{"in", "at", "near", "from", "through", "outside", "inside", "around", "across", "throughout", "via", "within"}),
		sinces:        b.set([]string{"since", "from"}),
		apart:         b.set([]string{"after", "before"}),
		untils:        b.set([]string{"until", "till", "through"}),
		yearPreps:     b.set([]string{"in", "by", "since", "until", "till", "to", "before", "after"}),
		timePreps:     b.set([]string{"after", "before", "since", "until", "during", "despite", "amid", "following"}),
		objectDoes:    b.set([]string{"of", "from", "with", "for", "into"}),
		withouts:      b.set([]string{"without", "instead", "far"}),

		conjunctions: b.set([]string{"that", "if", "unless", "because", "while", "although", "though", "whether", "when", "where", "whereas"}),
		subordinators: b.set([]string{"if", "unless", "because", "while", "although", "though", "after", "before", "since", "until", "till", "once", "whether", "as", "when",
			"where", "once", "whereas", "that"}),
		particles:     b.set([]string{"down", "up", "out", "off", "over"}),
		senders:       b.set([]string{"send", "supply", "deliver", "offer", "ship", "pay", "pledge"}),
		denials:       b.set([]string{"deny", "reject", "dispute", "dismiss", "refute"}),
		ditransitives: b.set([]string{"give", "grant", "lend", "deny", "award", "owe", "promise", "hand", "teach"}),
		opening:       [3]wordSet{b.set([]string{"had", "was", "were", "did"}), b.set([]string{"has", "is", "does"}), b.set([]string{"have", "are", "do"})},
		inverts:       b.set([]string{"had", "were", "should"}),
		causatives:    b.set([]string{"make", "let", "help", "see", "watch", "hear"}),
		objectControl: b.set([]string{"force", "compel", "coerce", "cause", "get", "help", "enable", "lead", "push", "pressure", "pressurise", "prompt",
			"drive", "choose", "select", "hire", "train", "teach", "authorize", "authorise", "require", "instruct", "need",
			"empower", "oblige", "tempt", "motivate", "appoint", "elect", "nominate", "send", "like", "prefer", "mean", "assign",
			"recruit", "make", "let", "see", "forbid", "command", "direct", "advise", "beg", "implore", "challenge",
			"convince", "entice", "task", "trust", "commission", "pay", "expect"}),
		weather:    b.set([]string{"rain", "snow", "hail", "drizzle", "thaw", "freeze"}),
		seems:      b.set([]string{"seem", "appear", "happen", "turn", "emerge", "transpire", "follow", "remain"}),
		been:       b.set([]string{"been"}),
		commands:   b.set([]string{"lead", "head", "command"}),
		makes:      b.set([]string{"commit", "perpetrate", "employ", "run", "own", "operate", "control", "use", "fire", "launch", "plant", "drop", "throw", "lay", "detonate"}),
		succeeding: b.set([]string{"succeed", "replace", "follow", "survive", "bury", "mourn", "discover"}),
		judges:     b.set([]string{"find", "hold", "declare", "deem", "consider", "judge", "call", "think", "believe", "make", "pronounce", "rule"}),
		opens:      b.set([]string{"open", "reopen", "re-open", "close", "shut", "establish", "recall", "withdraw"}),
		ranks:      b.set([]string{"assistant", "associate", "deputy", "junior", "vice", "under"}),
		addressing: b.set([]string{"accuse", "alarm", "anger", "antagonize", "appease", "arm", "ask", "assure", "back", "blame", "blast", "castigate", "challenge",
			"compel", "condemn", "convince", "criticise", "criticize", "defy", "denounce", "deter", "embarrass", "enrage", "fault", "force", "infuriate", "invite",
			"irritate", "isolate", "lambast", "lambaste", "lobby", "oblige", "offend", "oppose", "outrage", "persuade", "placate", "praise", "press", "pressure", "provoke",
			"punish", "reassure", "rebuke", "remind", "reprimand", "sanction", "scold", "slam", "support", "suspect", "thank", "threaten", "upset", "urge", "warn", "woo"}),
		addressed: b.set([]string{"call", "demand", "embargo", "penalty", "press", "pressure", "restriction", "sanction", "tariff", "ultimatum"}),
		missions:  b.set([]string{"embassy", "consulate", "ambassador", "envoy"}),
		spoken: b.set([]string{"request", "appeal", "plea", "demand", "call", "accusation", "allegation", "criticism", "complaint", "threat", "warning",
			"ultimatum", "apology", "condemnation", "lawsuit"}),
		answersTo:    b.set([]string{"reject", "dismiss", "dispute", "decline"}),
		arrives:      b.set([]string{"arrive", "land", "travel", "fly", "come", "go", "return", "head", "be"}),
		errands:      b.set([]string{"visit", "talk", "meeting", "summit", "negotiation", "consultation"}),
		rises:        b.set([]string{"rise", "ascend", "advance"}),
		enters:       b.set([]string{"found", "co-found", "cofound", "establish", "launch", "start", "create", "join", "rejoin", "move", "form"}),
		changes:      b.set([]string{"move", "relocate", "migrate", "emigrate", "immigrate", "transfer", "switch", "join", "rejoin", "retire", "resign"}),
		quits:        b.set([]string{"leave", "quit"}),
		parts:        b.set([]string{"divorce"}),
		appointments: b.set([]string{"appointment", "reappointment", "election", "re-election", "promotion", "elevation", "hiring", "confirmation"}),
		departures:   b.set([]string{"resignation", "departure", "retirement", "dismissal", "exit"}),
		appointers:   b.set([]string{"government", "parliament", "cabinet", "assembly", "congress", "senate", "legislature", "president", "king", "queen", "emir", "sultan", "monarch", "junta"}),
		announces:    b.set([]string{"announce", "approve", "confirm", "make", "unveil"}),
		hires:        b.set([]string{"hire", "employ", "engage", "recruit"}),
		executives:   b.set([]string{"executive", "officer", "ceo", "cfo", "coo", "cto", "director"}),
		commutes:     b.set([]string{"time", "commute", "shuttle", "fly", "travel", "road", "railway", "highway", "motorway", "train", "ferry", "bus", "flight", "route", "journey", "distance"}),
		departs:      b.set([]string{"leave", "head", "depart", "sail", "embark", "bind", "bound", "fly", "out", "off", "train", "plane", "ship", "bus", "flight"}),
		unchanging:   b.set([]string{"beat", "bet", "bid", "burst", "cast", "cost", "cut", "hit", "hurt", "let", "put", "quit", "rid", "set", "shed", "shut", "split", "spread", "upset"}),
		loyals:       b.set([]string{"loyal", "allied", "aligned", "affiliated"}),
		helps:        b.set([]string{"help", "dare", "need"}),
		spurns:       b.set([]string{"veto", "reject", "oppose", "dismiss", "condemn", "denounce", "criticise", "criticize", "ignore", "block", "burn", "receive", "read", "defeat"}),
		complemented: b.set([]string{"member", "supporter", "graduate", "alumnus", "alumna", "native", "resident", "citizen", "critic", "opponent", "follower", "fan", "friend", "student", "pupil", "son", "daughter", "brother", "sister", "relative", "descendant", "ally"}),
		begins:       b.set([]string{"found", "establish", "launch", "create", "start", "own", "host", "represent", "accompany"}),
		heads:        b.set([]string{"lead", "head", "chair", "represent", "command", "accompany", "found", "establish", "launch", "create", "start", "run", "own", "manage", "coach", "organise", "organize", "host"}),
		speakers:     b.set([]string{"spokesman", "spokeswoman", "spokesperson"}),
		members:      b.set([]string{"member", "country", "state", "nation", "power"}),
		collectives:  b.set([]string{"delegation", "team", "mission", "contingent", "committee", "commission", "court", "unit", "battalion", "squadron"}),
		wields:       b.set([]string{"fire", "launch", "plant", "drop", "throw", "lay", "detonate", "explode", "stage", "mount", "conduct", "carry", "order", "send", "deploy", "use"}),
		describing: b.set([]string{"base", "affiliate", "twin", "destine", "arm", "suspect", "station", "locate", "headquarter", "align", "link", "connect",
			"disguise", "dress", "equip", "anger", "associate", "trap", "strand", "situate", "mask", "assign", "attach", "stick", "hide"}),
		governed: b.set([]string{"led", "run"}),
		actedOn: b.set([]string{"backed", "supported", "sponsored", "funded", "financed", "trained", "armed", "brokered", "mediated", "occupied", "held",
			"controlled", "annexed", "appointed", "born", "friendly", "allied", "aligned"}),
		ings:     b.set([]string{"wing", "king", "ring", "ceiling", "sibling", "string", "thing", "anything", "something", "nothing", "everything", "viking", "sterling"}),
		adjacent: b.set([]string{"neighboring", "neighbouring", "outgoing", "incoming", "ongoing", "upcoming", "forthcoming"}),
		reciprocals: b.set([]string{"meet", "talk", "negotiate", "confer", "battle", "agree", "cooperate", "co-operate", "collaborate", "clash", "merge", "unite",
			"reconcile", "consult", "communicate", "correspond", "debate", "argue", "ally", "partner", "fight", "disagree", "split", "quarrel", "engage", "speak", "converse", "marry", "wed"}),
		nounLike: b.set([]string{"lives", "works"}),
		onlys:    b.set([]string{"only", "just", "merely", "simply"}),

		i:           b.set([]string{"i", "me", "my", "mine", "myself"}),
		he:          b.set([]string{"he", "him", "his", "himself"}),
		she:         b.set([]string{"she", "her", "hers", "herself"}),
		it:          b.set([]string{"it", "its", "itself"}),
		we:          b.set([]string{"we", "us", "our", "ours"}),
		they:        b.set([]string{"they", "them", "their", "theirs", "themselves"}),
		accused:     b.set([]string{"convicted", "accused", "alleged", "suspected", "confessed", "admitted", "condemned"}),
		degrees:     b.set([]string{"ph.d.", "m.d.", "b.a.", "m.a.", "b.s.", "m.s.", "b.sc.", "m.sc.", "j.d.", "ll.b.", "ll.m.", "m.b.a.", "d.phil.", "m.phil.", "phd", "mba", "bsc", "msc", "laureate"}),
		anyBody:     b.set([]string{"company", "firm", "group", "organization", "organisation", "agency"}),
		sides:       b.set([]string{"country", "nation", "neighbour", "neighbor", "state", "government", "side", "party", "rival", "foe", "enemy"}),
		parties:     b.set([]string{"side", "party", "rival", "foe", "enemy"}),
		halves:      b.set([]string{"north", "south"}),
		closings:    b.set([]string{"best", "cheers", "love", "thanks", "yours", "sincerely", "cordially", "warmly"}),
		regions:     b.set([]string{"province", "state", "prefecture", "oblast", "governorate", "voivodeship", "canton"}),
		realms:      b.set([]string{"kingdom", "duchy", "principality", "sultanate", "emirate", "khanate", "electorate", "margraviate", "republic", "archduchy"}),
		couples:     b.set([]string{"couple", "pair", "duo"}),
		pairs:       b.set([]string{"marry", "wed", "divorce", "date", "engage"}),
		reflexives:  b.set([]string{"himself", "herself", "itself", "themselves"}),
		nominatives: b.set([]string{"he", "she", "they", "i", "we"}),
	}
	e.pronouns = e.i.union(e.he).union(e.she).union(e.it).union(e.we).union(e.they)
	e.quantifiers = e.mores.union(e.approximations).union(newWordSet(e.at, e.up, e.as, e.over))
	return e
}
