// Package rules is the rule language: it loads and checks a rules file and the
// lexicons that it names, and compiles its patterns.
//
// [Load] returns a [Set], which is plain data whose names all lead somewhere, or an
// [Errors] with every mistake at once, each with its file, line and column. The guide
// for authors of rules is docs/rules.md; this is the grammar.
//
// # Files
//
// A rules file is a mapping of sections. Two of them name other rules files, relative
// to the file itself and never outside of the directory that it was loaded from:
//
//	include: [parts/people.yaml, parts/places.yaml]
//	extends: shipped                       # a set known by name ([Base]), or a path
//
// Files that include each other are one set, written in parts: their sections add up,
// each name is declared once, and a file that is named twice is read once.
//
// A file that extends a set stands on top of it. It may add what the set does not have.
// A name that the set has already is changed only by saying so:
//
//	replace: true     puts this type, list, lexicon entry, entity rule, relation, frame or inference in its place
//	extend: true      adds to it (not to entity rules and inferences): words, kinds, types, aliases, clauses,
//	                  examples ...; where only one value is possible, as for a confidence, the new one counts
//	remove: [words]   takes words out of a list that is extended; in attributes, {modals: [words], ...}
//
// and "off" takes away by name:
//
//	off: {entities: [in-place], frames: [office], inferences: [within-within], entries: [Q1490, place/Nice],
//	  lexicons: [lexicon/cities.tsv]}
//
// A lexicon entry is named by its id, or by its type and name. Attributes, grammar, and
// the rules and lexicon of infer add up; what else the file says under a key of infer,
// coreference or emit stands in place of what the set says. Positions in files of a set known by
// name begin with that name: shipped:rules.yaml:31:12.
//
// # Strictness
//
// What could never act is a mistake: keys, names and roles that nothing declares, or that
// are declared twice; lists and relations that nothing uses or makes; ends of a relation
// narrowed to a type that it does not take; frames that contradict each other; patterns
// that match nothing; rules without an example; lexicon entries that name others which
// are not there. Two frames contradict each other that read one clause, with one verb,
// as two relations, unless their ends differ, one relation implies the other, one frame
// prefers itself, or an example shows that both hold. All mistakes are reported together. The keys of every mapping are in
// [Schema], with what each means.
//
// # Token patterns
//
// A pattern describes a sequence of tokens. White space between its parts means nothing.
//
//	pattern  = sequence { "|" sequence }
//	sequence = { item [ "?" | "*" | "+" | "{" m "}" | "{" m "," n "}" ] }
//	item     = "[" tests "]"              one token, mention or term that passes the tests
//	         | '"' word { " " word } '"'  the word itself, in any letter case, or words that follow each other
//	         | "@" list                   a term of a list, the same as [@list]
//	         | "(" pattern ")"            a group
//	         | "<" name ":" type ">"      captures one mention of a type; "unknown" is a name without one
//	         | "<" name ":" pattern ">"   captures what the pattern matches
//	         | "..."                      up to 8 tokens, never past the end of a clause
//	         | "'s"                       the sign of the possessive, the same as [tag=POS]
//	         | "$" name                   in unless: the words that the match has bound
//
// A match takes at most 128 tokens. Counts in braces go up to 32, brackets nest up to 64 deep, and a pattern has up to 16
// captures and 4096 steps once its counts are written out. A pattern that can match no
// token at all is a mistake.
//
// # Tests
//
//	tests = all { "|" all }
//	all   = test { "&" test }             "&" binds closer than "|"
//	test  = [ "!" ] key "=" value { "|" value }
//	      | "@" list { "|" "@" list }
//	      | "!" "@" list
//	      | key "!=" value                the same as !key=value
//
// A bar is followed by another value of the same test, unless a test begins there:
// [word=in|at | tag=IN] has two tests. Lists are as values: [@son|@daughter & shape=Xx] is a
// capitalised word of either. The keys are
//
//	word     the form in the text, in any letter case; *-based is every word that ends so
//	lemma    the base form: lemma=buy holds of "bought"
//	tag      a Penn Treebank tag, or the begin of some: NN* holds of NN, NNS, NNP and NNPS
//	shape    Xx capitalised, XX all capitals, xx lower case, d number, mixed (iPhone, McCain),
//	         hyphen, dot, initial (J.); name is a capitalised word that can be part of a name
//	type     a mention of the type or a type below it
//	kind     a mention of a kind of its type: kind=city
//	mention  a mention that is a name, demonym, nominal or pronoun
//
// The tests type, kind, mention and @list take all tokens of the mention or term that
// begins at the token, the others take one.
//
// # Clauses
//
// A canonical clause is active: subject, verbs, and arguments after prepositions or none.
//
//	clause   = role [ ":" type ] "{" verb { "|" verb } "}" { argument }
//	verb     = lemma [ particle ] | "@" list
//	argument = [ prep { "|" prep } ] ( role [ ":" type ] | "[" tests "]" )
//
// Two words stand where a preposition can and lead into the clause that completes the verb:
// "that" to its subject ("a {demand} that b" reads "Norway demanded that Sweden leave"), "..."
// to what it does something to or with ("a {threaten} ... b" reads "Norway threatened to bomb
// Sweden").
//
// Each clause binds both roles of what its frame makes, once; a symmetric relation may
// leave one out. The subject [Someone] is no end of the relation.
//
// # Coreference
//
// Equal names are one thing. The section coreference says what else is joined:
//
//	window     sentences before its own in which a pronoun or nominal looks for its antecedent, 0 to 20; 3 if not said
//	sieves     surname (every form of a person's name: "Moreau", "A. Moreau", "Bill" for William), acronym, short ("Telford" for
//	           Telford Holdings), alias ("X, also known as Y"), nominal ("the ministry"), pronoun; all if not said, [] for none
//	pronouns   i (inside quotation marks), he, she, it, they, each with its other forms; all if not said
//	unnamed    true where a person whom nobody names is an entity, called by the pronoun: "he", "she", "I" outside quotation marks
//	min_score  points of salience below which an antecedent is not taken, -1000 to 1000; -1000 if not said
//
// # Inference
//
// The section infer says what follows from the facts that a text states. Facts that are
// denied, planned or reported prove nothing. What follows is marked as inferred, names
// the facts it follows from, and is no evidence of its own.
//
//	inverse    true: r(a, b) gives the inverse of r of b and a
//	symmetric  true: r(a, b) gives r(b, a), where r is symmetric and no event. A document lists both; a graph keeps one
//	implies    true: r(a, b) gives what r implies of a and b
//	lexicon    {type: relation} or {type/kind: relation}: a thing of the type stands in the relation to what its lexicon entry is
//	           "in", where the text names both
//	roles      relation: a person stands in it to what its lexicon entry has a role "of", where the text names both; the role and its
//	           dates are attributes, and roles that begin after the date of the text are left out
//	home       true: who is called by an office of grammar's state_office, of which no words say whose it is, holds it in the country
//	           that the text is about, "his minister" in the country of his office; so does a body whose name has only words of state_body
//	           belong to the country, by the relation that lexicon gives to its kind
//	rules      a list of rules, each {id, if, then, examples}, and perhaps confidence
//
//	if   = fact | "[" fact "," fact "]"      two facts share one variable
//	then = fact
//	fact = relation "(" variable "," variable ")"
//	variable = name [ ":" ( type | type "/" kind | kind of mention ) ]
//
// A relation may list others in excludes: of two facts that exclude each other of one
// pair both stay, and the weaker loses half of its confidence and gets the attribute
// contradicted_by. A fact keeps the tense of the first fact that it follows from; its
// confidence is the product of theirs and the rule's.
//
// # Emit
//
// Everything found is in the data. The section emit says what pictures show besides
// asserted and positive facts: polarity: [positive, negative], modality: [asserted,
// reported ...], inferred: true. The flag --include says it for one run. Facts below
// min_confidence are left out altogether.
//
// # Status
//
// status is {words, sets} or a list of these: words before an office, a noun or a word of
// kinship, inside a pattern, and in or before the verb group of a clause, and the attribute
// that they set, as "tense=past" or "status=acting".
//
// # Nouns and adjectives
//
//	noun    the head is the event: "A's attack on B", "the attack on B by A", "A launched an attack on B"
//	agent   the head stands for one role and renames it or is said of it: "A, the buyer of B", "A is B's buyer", "B's buyer is A"
//	copula  the head, a noun or an adjective, is only said of its role: "A is loyal to B", "A, long hostile to B"
//	title   the head is an office: "Foreign Minister A", "the president of B, A", "A became president of B"
//	kin     the head is a relative: "A's wife B", "his wife, B", "B, wife of A", "A and his wife B", "A has a son, B"
//
// A role hangs on the head by prepositions, or as possessive ("B's buyer"), compound ("the
// B buyer"), demonym ("the Iranian attack"), between ("talks between A and B") or subject ("After talks with
// B, A left", the subject of the clause that the noun is the occasion of). The role
// that nothing attaches is the one that the head of agent, copula and title stands for.
//
// with names attributes that phrases behind a preposition give, in every shape:
// with: {price: {prep: for, type: money}}. The type is one of the set, whose thing is
// then named, or money, percent, number or date; without one the phrase is taken as it stands.
//
// # Unless
//
// A pattern of unless takes a match back where it begins among the words that were read:
// the clause of a verb, and for other shapes the words from the first to the last of the
// trigger and the two ends.
// A pattern with $role, $title or $trigger matches those words of the match, and may begin
// up to 8 tokens before: "$title 's [lemma=aide]". It may be tested: "[$buyer & mention=pronoun]".
//
// # Forms
//
// forms: {without: [passive]} switches derived forms off, forms: [active, title] leaves
// these alone. Each form is named where a fact is explained, as acquire/passive.
//
//	active         A acquired B                       relative      A, which acquired B; B, acquired ..., which
//	passive        B was acquired by A                reduced       B, acquired by A
//	control        A agreed to acquire B              gerund        by acquiring B
//	noun           the acquisition of B by A          possessive    A's acquisition of B
//	compound       the A acquisition of B             light         A made an acquisition of B
//	agent          A, the buyer of B                  copula        A is the buyer of B
//	title          Mayor A of B                       apposition    A, the mayor of B
//	coordination   A and B met; A and B are allies    kin, pattern  those shapes
//
// Without active or passive, what is derived from it (relative, reduced, control, gerund)
// is off too; without noun, so are possessive, compound and light.
//
// # Order and clashes
//
// Nothing has a priority number. Listed names and runs of capitals are found first; a rule
// that makes or vetoes names runs after the rules that make the types which its pattern
// asks for, and rules that ask for what each other make are a mistake. A rule does not wait
// for others that make the type which it makes itself. All clues of promoting rules are weighed together at the end.
//
// Of two names that share words the longer stands. Of two as long, a rule's name replaces
// one without a type, and one of the types in its overwrite; of two rules the one with more
// constraints wins (the tokens, mentions and terms that every match must have), then the one that prefers the other, then the first in the file. What a veto
// matches, or captures, is no name, nor is any part of it; a longer name stands. A veto that captures a mention is but a clue against it.
//
// Of two facts that frames read in one trigger of one pair, as relations that exclude each
// other or where one frame prefers the other, one is lost: it is won by the longer span of
// trigger and ends, then by more constraints, then by prefer, then by file order. What
// lost stands in the trace with the reason.
//
// # Confidence
//
// A rule declares high (0.9), medium (0.7), low (0.5) or a number. It is multiplied by
// fixed factors: 0.8 for each end that is a pronoun, 0.9 for each end more than 12 words
// from the trigger, and what stands in for an end: 0.9 for a name inside a compound, 0.85
// for an owner of what is named, 0.8 for an owner behind of, 0.8 for the centre of a noun
// without complement, 0.6 to 0.75 for what belongs to the end. Facts that say the same are
// independent evidence, combined as 1-(1-a)(1-b); what was inferred adds nothing.
//
// # Wants
//
//	want = relation "(" name "," name { "," attribute "=" value } ")" [ word { "," word } ]
//	word = "positive" | "negative"
//	     | "asserted" | "possible" | "intended" | "conditional" | "reported"
//	     | "past" | "present" | "future" | "tense=" tense
//	     | "said by " name
//
// What a want does not say is positive and, unless somebody is said to say it, asserted.
package rules
