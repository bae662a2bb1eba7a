package measure_test

import (
	"fmt"
	"log"
	"strings"

	"github.com/dossier-kg/dossier"
	"github.com/dossier-kg/dossier/extractor"
	"github.com/dossier-kg/dossier/extractor/measure"
	"github.com/dossier-kg/dossier/extractor/rules"
)

func Example() {
	set, err := dossier.DefaultRules()
	if err != nil {
		log.Fatal(err)
	}
	x, err := extractor.New(set, nil)
	if err != nil {
		log.Fatal(err)
	}
	gold, err := measure.ReadGold("gold.jsonl", strings.NewReader(`
{"id": "1", "text": "Karen Oduya was born in Oslo.", "entities": [{"id": "e1", "start": 0, "end": 11, "type": "person"}, {"id": "e2", "start": 24, "end": 28, "type": "place"}], "relations": [{"type": "born_in", "subject": "e1", "object": "e2"}]}
{"id": "2", "text": "Peter Vance was raised in Oslo.", "entities": [{"id": "e1", "start": 0, "end": 11, "type": "person"}, {"id": "e2", "start": 26, "end": 30, "type": "place"}], "relations": [{"type": "born_in", "subject": "e1", "object": "e2"}]}
`))
	if err != nil {
		log.Fatal(err)
	}
	e, err := measure.Evaluate(x, set, gold, measure.Occurring(rules.DefaultMapping(set), gold))
	if err != nil {
		log.Fatal(err)
	}
	for _, s := range e.Relations {
		fmt.Printf("%s: %d wanted, %d found, %d right\n", s.Label, s.Wanted, s.Found, s.Right)
	}
	for _, m := range e.Missed {
		fmt.Println("missed", m.Claim)
	}
	// Output:
	// born_in: 2 wanted, 1 found, 1 right
	// all: 2 wanted, 1 found, 1 right
	// missed born_in(Peter Vance, Oslo)
}
