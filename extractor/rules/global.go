package rules

import (
	"slices"
	"strconv"
	"strings"
)

func (l *loader) readAttributes() {
	a := &l.set.Attribute
	for _, n := range l.sections("attributes") {
		l.readAttribute(a, n)
	}
}

func (l *loader) readAttribute(a *Attributes, n node) {
	l.fields(n, "attributes", map[string]func(node){
		"negation": l.words(&a.Negation), "neg_verbs": l.words(&a.NegVerbs), "modals": l.words(&a.Modals), "adverbs": l.words(&a.Adverbs),
		"adjectives": l.words(&a.Adjectives), "intention": l.words(&a.Intention), "request": l.words(&a.Request),
		"report": l.words(&a.Report), "conditions": l.words(&a.Conditions), "future": l.words(&a.FutureWords),
	})
}

func (l *loader) readEmit(n node) {
	e := &l.set.Emit
	always := func(into *[]string, word string, allowed []string) func(node) {
		return func(n node) {
			*into = nil
			if l.known(into, allowed)(n); !slices.Contains(*into, word) {
				l.fail(n, 1, "", "%s facts always reach the output: name %s here too", word, word)
			}
		}
	}
	l.fields(n, "emit", map[string]func(node){
		"polarity": always(&e.Polarity, "positive", polarityWords), "modality": always(&e.Modality, "asserted", modalityWords),
		"inferred": l.flag(&e.Inferred), "min_confidence": func(n node) { e.MinConfidence = l.number(n) },
	})
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

// number reads a number from 0 to 1.
func (l *loader) number(n node) float64 {
	f, err := strconv.ParseFloat(n.Value, 64)
	if err != nil || !(f >= 0 && f <= 1) {
		l.fail(n, len(n.Value), "", "a number from 0 to 1 is wanted here, not %q", n.Value)
	}
	return f
}

// known reads words out of a few.
func (l *loader) known(into *[]string, allowed []string) func(node) {
	return func(n node) {
		*into = nil
		l.each(n, "this", func(c node) {
			word := ""
			l.oneOf(&word, allowed...)(c)
			*into = append(*into, word)
		})
	}
}

// grammarRoles are the parts that lists play in the engine's own grammar of names and clauses.
var grammarRoles = []string{"title", "title_male", "title_female", "given", "surname", "given_male", "given_female", "particle", "generation",
	"not_name", "stands_for", "light", "copula", "appoint", "serve", "dealing"}

func (l *loader) readGrammar() {
	l.set.Grammar = map[string][]string{}
	known := map[string]func(node){}
	for _, role := range grammarRoles {
		known[role] = func(n node) {
			l.items(n, "a part of grammar", func(c node) {
				name := strings.TrimPrefix(c.Value, "@")
				if l.list(c, 0, name, len(c.Value)) != nil {
					l.set.Grammar[role] = append(l.set.Grammar[role], name)
				}
			})
		}
	}
	for _, n := range l.sections("grammar") {
		l.fields(n, "grammar", known)
	}
}
