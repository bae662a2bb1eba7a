package rules

import (
	"slices"
	"strings"
)

func (l *loader) readEmit(n node) { l.fields(n, "emit", l.emitKeys()) }

func (l *loader) emitKeys() keys {
	e := &l.set.Emit
	always := func(into *[]string, word string, allowed []string) value {
		v := l.known(into, allowed)
		return value{shape: v.shape, read: func(n node) {
			if v.read(n); !slices.Contains(*into, word) {
				l.fail(n, 1, "", "%s facts always reach the output: name %s here too", word, word)
			}
		}}
	}
	return keys{
		{"polarity", "the polarities that pictures show; positive is always one", always(&e.Polarity, "positive", polarityWords)},
		{"modality", "the modalities that pictures show; asserted is always one", always(&e.Modality, "asserted", modalityWords)},
		{"inferred", "true where pictures show inferred facts", l.flag(&e.Inferred)},
		{"min_confidence", "the confidence below which a relation is left out, 0 to 1", l.fraction(&e.MinConfidence)},
	}
}

// Include returns what else than stated, asserted and positive facts is shown by
// default, in the words of the --include flag.
func (e *Emit) Include() []string {
	var include []string
	if slices.Contains(e.Polarity, "negative") {
		include = append(include, "negated")
	}
	for _, m := range e.Modality {
		if m != "asserted" {
			include = append(include, m)
		}
	}
	if e.Inferred {
		include = append(include, "inferred")
	}
	return include
}

func (l *loader) readGrammar() {
	l.set.Grammar = map[string][]string{}
	for _, n := range l.sections("grammar") {
		l.fields(n, "grammar", l.grammarKeys())
	}
}

// grammarKeys are the parts that lists play in the engine's own grammar of names and clauses.
func (l *loader) grammarKeys() keys {
	part := func(name, about string) key {
		return key{name, about, value{shape: listOf(text), read: func(n node) {
			l.items(n, "a part of grammar", func(c node) {
				list := strings.TrimPrefix(c.Value, "@")
				if l.list(c, 0, list, len(c.Value)) != nil {
					l.set.Grammar[name] = append(l.set.Grammar[name], list)
				}
			})
		}}}
	}
	return keys{
		part("title", "words before a name that are no part of it: President"),
		part("title_male", "titles that only men bear"), part("title_female", "titles that only women bear"),
		part("given", "given names"), part("given_ambiguous", "given names that are also places or words: Jordan"), part("given_male", "given names of men"), part("given_female", "given names of women"),
		part("surname", "family names"), part("particle", "small words inside names: van, al"),
		part("post_nominal", "what follows a name and is no part of it: MP"),
		part("generation", "what follows a name and belongs to it: Jr., III"),
		part("nickname", "pairs of given names that one person may go by: Bill William"),
		part("designator", "last words of a company's name that say its form only: Inc."),
		part("name_opener", "words that many names open with and none is called by alone: World"),
		part("nominal_country", "nouns that take up a country: nation"), part("nominal_city", "nouns that take up a city: town"),
		part("nominal_region", "nouns that take up a region or an island: province"),
		part("nominal_company", "nouns that take up a company: firm"),
		part("head_government", "words that head the names of authorities: Agency"),
		part("head_ministry", "words that head the names of ministries: Ministry"),
		part("head_party", "words that head the names of parties: Party"),
		part("head_university", "words that head the names of schools and universities: College"),
		part("head_military", "words that head the names of armies and parts of them: Navy"),
		part("head_court", "words that head the names of courts: Court"),
		part("nominal_body", "nouns that take up an organisation of that kind or with the noun in its name: party"),
		part("nominal_fighter", "nouns whose plural takes up an armed group: insurgent"),
		part("noun_male", "nouns that describe men only: chairman"), part("noun_female", "nouns that describe women only: actress"),
		part("not_name", "capitalised words that are no names: Monday"),
		part("currency", "units of money: dollar"),
		part("stands_for", "nouns that stand for the country or organisation they belong to: government"),
		part("organ", "those of them that act for a country when they stand in it: police"),
		part("populace", "those of them that live or rebel in the country where they are: students"),
		part("light", "verbs that say only that the event of their object takes place: hold"),
		part("copula", "verbs that say what the subject is: be, become"),
		part("appoint", "verbs that give somebody an office: elect"), part("serve", "verbs of holding an office: serve as"),
		part("headed", "offices of who heads an organisation, a state or a place: chairwoman"),
		part("state_office", "offices that are of a state where no other body is named: foreign minister"),
		part("state_body", "words that the names of bodies of a state are made of, and that every state has: ministry, defence"),
		part("describer", "nouns that tell what kind of organisation the name behind them is: carmaker"),
		part("owned", "nouns of what organisations and states have, and things have not: spokesman"),
		part("quarter", "words that make of a place a part of it: northern"),
		part("unit", "nouns of parts of an organisation that have no name of their own: office"),
		part("dealing", "prepositions of those that somebody deals with: with, against"),
		part("sport", "words that show, where many of them stand, that a document is about sport"),
		part("contest", "words of sport that politics uses, too: they show sport only beside others, or in a long report"),
		part("common_given", "given names that many people bear: an equal one says little of who somebody is"),
		part("common_surname", "family names that many people bear"),
		part("family_first", "family names that stand in front: Xi, Kim"),
		part("vague_role", "roles that say nothing of who somebody is: man, friend"),
		part("field", "lists of roles in one field of work each; one person seldom works in two"),
		part("generic_name", "words of organisations' names that every country has: ministry, defence"),
	}
}
