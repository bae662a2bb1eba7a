package dossier_test

import (
	"fmt"
	"log"

	"github.com/dossier-kg/dossier"
	"github.com/dossier-kg/dossier/extractor"
)

func Example() {
	doc, err := dossier.Extract("French President Anna Moreau met Omani officials in Muscat.")
	if err != nil {
		log.Fatal(err)
	}
	for _, r := range doc.Relations {
		fmt.Println(r.Subject, r.Type, r.Object)
		for _, e := range r.Evidence {
			fmt.Printf("  %q, by rule %s (%s)\n", doc.Text[e.Trigger.Start:e.Trigger.End], e.Rule, e.Form)
		}
	}
	// Output:
	// person/anna-moreau citizen_of country/france
	//   "French President Anna Moreau", by rule nationality (pattern)
	// person/anna-moreau leads country/france
	//   "President", by rule leader (title)
	// person/anna-moreau holds_position country/france
	//   "President", by rule office (title)
	// person/anna-moreau consult country/oman
	//   "met", by rule meet (active)
	// place/muscat located_in country/oman
	//   "Muscat", by rule lexicon (inferred)
}

func Example_extractor() {
	set, err := dossier.DefaultRules()
	if err != nil {
		log.Fatal(err)
	}
	x, err := extractor.New(set, &extractor.Options{MinConfidence: 0.8})
	if err != nil {
		log.Fatal(err)
	}
	doc, err := x.Extract(extractor.Document{ID: "a1", Text: "Norway may attack Sweden."})
	if err != nil {
		log.Fatal(err)
	}
	for _, r := range doc.Relations {
		fmt.Println(r.Subject, r.Type, r.Object, r.Polarity, r.Modality)
	}
	// Output: country/norway assault country/sweden positive possible
}

func ExampleGraph() {
	a, err := dossier.Extract("David Brown, chief executive of Telford Holdings, resigned on Friday.")
	if err != nil {
		log.Fatal(err)
	}
	b, err := dossier.Extract("David Brown, the captain of Brenta Rovers, scored twice.")
	if err != nil {
		log.Fatal(err)
	}
	g, err := dossier.Graph(a, b)
	if err != nil {
		log.Fatal(err)
	}
	for e := range g.Entities() {
		if e.Type == "person" {
			fmt.Println(e.ID)
		}
	}
	// Output:
	// person/david-brown-brenta-rovers
	// person/david-brown-telford-holdings
}
