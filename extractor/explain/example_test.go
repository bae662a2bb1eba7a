package explain_test

import (
	"fmt"
	"log"

	"github.com/dossier-kg/dossier/extractor"
	"github.com/dossier-kg/dossier/extractor/explain"
	"github.com/dossier-kg/dossier/extractor/rules"
	"testing/fstest"
)

const firms = `
version: 1
types: {person: {}, organization: {}}
lists:
  suffix: {of: word, case: exact, words: [Group, Holdings]}
  given: {of: word, case: exact, words: [Anna, Peter]}
entities:
  - id: company
    makes: organization
    pattern: '<name: [shape=name] [@suffix]>'
    examples: ["[Acme Group] grew"]
  - id: given
    makes: person
    pattern: '<name: [@given] [shape=name]>'
    examples: ["[Anna Moreau] sang"]
attributes: {negation: [not, never]}
relations: {acquired: {from: organization, to: organization}}
frames:
  - id: buy
    makes: acquired(buyer, target)
    clause: ["buyer {buy} target"]
    examples: [{text: Acme Group bought Borel Group., wants: ["acquired(Acme Group, Borel Group)"]}]
`

func firmRules() (*rules.Set, *extractor.Extractor) {
	set, err := rules.Parse("firms.yaml", []byte(firms), fstest.MapFS{})
	if err != nil {
		log.Fatal(err)
	}
	x, err := extractor.New(set, nil)
	if err != nil {
		log.Fatal(err)
	}
	return set, x
}

func ExampleWhy() {
	_, x := firmRules()
	doc, trace, err := x.Explain(extractor.Document{ID: "a1", Text: "Acme Group never bought Borel Holdings."})
	if err != nil {
		log.Fatal(err)
	}
	for _, f := range explain.Why(doc, trace, explain.Selection{}).Facts {
		for _, r := range f.Readings {
			fmt.Printf("%s, by %s at %s\n", f.Claim, r.Rule, r.At)
			for _, m := range r.Marks {
				fmt.Printf("  %s: %s\n", m.Label, m.Text)
			}
		}
	}
	// Output:
	// acquired(Acme Group, Borel Holdings) negative, by buy at firms.yaml:19:5
	//   buyer: Acme Group
	//   negative: never
	//   clause: bought
	//   target: Borel Holdings
}

func ExampleWhyNot() {
	set, x := firmRules()
	doc, trace, err := x.ExplainRule(extractor.Document{ID: "a1", Text: "Acme Group bought Peter Vance."}, "buy")
	if err != nil {
		log.Fatal(err)
	}
	n, err := explain.WhyNot(set, "buy", doc, trace)
	if err != nil {
		log.Fatal(err)
	}
	for _, s := range n.Shapes {
		fmt.Printf("%s: wants %s; %s\n", s.Text, s.Wants, s.Why)
	}
	// Output:
	// buyer {buy} target: wants target, an organization, as direct object; "Peter Vance" is a person
}
