package extractor_test

import (
	"strings"
	"testing"

	"github.com/dossier-kg/dossier/extractor"
)

// clashing is a rule set whose entity rules read the same words, in each way that a clash is decided.
const clashing = `version: 1
types: {thing: {}, firm: {is: [thing]}, ship: {is: [thing]}, town: {is: [thing]}, dock: {is: [thing]}}
lexicons: [names.tsv]
entities:
  - {id: long, makes: firm, pattern: '<name: [shape=Xx]{2,3} "Works">', examples: ["[Ab Cd Works] grew."]}
  - {id: short, makes: ship, pattern: '<name: [shape=Xx] "Works">', examples: ["[Ab Works] grew."]}
  - {id: plain, makes: firm, pattern: '<name: [shape=Xx] "Star">', examples: ["[Ab Star] grew."]}
  - {id: strict, makes: ship, pattern: '"the" <name: [shape=Xx] [word=Star & shape=Xx]>', examples: ["the [Ab Star] sank."]}
  - {id: first, makes: firm, pattern: '<name: [shape=Xx] "Line">', examples: ["[Ab Line] grew."]}
  - {id: second, makes: ship, pattern: '<name: [shape=Xx] "Line">', examples: ["[Ab Line] grew."]}
  - {id: beaten, makes: firm, pattern: '<name: [shape=Xx] "Court">', examples: ["[Ab Court] grew."]}
  - {id: winning, makes: town, prefer: [beaten], pattern: '<name: [shape=Xx] "Court">', examples: ["[Ab Court] grew."]}
  - {id: over, makes: ship, overwrite: [town], pattern: '<name: [word=Oslo|Merrow]>', examples: ["[Oslo] sank."]}
  - {id: meek, makes: ship, pattern: '<name: "Tarn">', examples: ["[Tarn] sank."]}
  - {id: no-house, veto: true, pattern: '[shape=Xx] "House"', examples: ["Ab House grew."]}
  - {id: house, makes: firm, pattern: '<name: [shape=Xx] "House">', examples: ["[Ab House] grew."]}
  - {id: great-house, makes: firm, pattern: '<name: "Great" [shape=Xx] "House">', examples: ["[Great Ab House] grew."]}
  - {id: reads, makes: dock, pattern: '[type=late] <name: "Pier">', examples: ["[Pier]"]}
  - {id: late-made, makes: late, pattern: '<name: "Quay" [shape=d]>', examples: ["[Quay 4]"]}
`

// TestEntityClash: which of two rules that read the same words wins, and that a rule
// sees what the rules it asks for make, wherever it stands in the file.
func TestEntityClash(t *testing.T) {
	x := ruleSet(t, strings.Replace(clashing, "dock: {is: [thing]}", "dock: {is: [thing]}, late: {}", 1), "type\tname\ntown\tOslo\ntown\tTarn\n")
	for _, test := range []struct{ text, want string }{
		{"Iron Gate Works grew.", "Iron Gate Works firm by long"},               // the longest span
		{"Iron Works grew.", "Iron Works ship by short"},                        //
		{"In May the Iron Star sank.", "Iron Star ship by strict"},              // more constraints
		{"In May Iron Star grew.", "Iron Star firm by plain"},                   //
		{"Iron Line grew.", "Iron Line firm by first"},                          // file order
		{"Iron Court grew.", "Iron Court town by winning"},                      // prefer
		{"He saw Oslo sink.", "Oslo ship by over"},                              // overwrite
		{"He saw Tarn sink.", "Tarn town by lexicon"},                           // a listed name stands
		{"He saw Iron House.", ""},                                              // veto
		{"He saw Great Iron House.", "Great Iron House firm by great-house"},    // a longer span than the veto's
		{"He saw Quay 4 Pier.", "Quay 4 late by late-made; Pier dock by reads"}, // order derived from what rules read
	} {
		doc := extractText(t, x, test.text)
		var got []string
		for _, m := range doc.Mentions {
			got = append(got, test.text[m.Span.Start:m.Span.End]+" "+m.Type+" by "+m.Rule)
		}
		if s := strings.Join(got, "; "); s != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.text, s, test.want)
		}
	}
}

// frameClash is a rule set whose frames read the same words as relations that exclude each other.
const frameClash = `version: 1
types: {body: {}}
lexicons: [names.tsv]
relations:
  owns: {from: body, to: body, excludes: [rents]}
  rents: {from: body, to: body}
  leads: {from: body, to: body}
  heads: {from: body, to: body}
frames:
  - {id: take, makes: "owns(a, b)", clause: "a {take} b", examples: [{text: x, wants: ["owns(x, y)"]}]}
  - {id: lease, makes: "rents(a, b)", clause: "a {take} b on [lemma=lease]", examples: [{text: x, wants: ["rents(x, y)"]}]}
  - {id: hold, makes: "rents(a, b)", clause: "a {hold|keep} b", examples: [{text: x, wants: ["rents(x, y)"]}]}
  - {id: keep, makes: "owns(a, b)", clause: "a {keep} b", examples: [{text: x, wants: ["owns(x, y)", "rents(x, y)"]}]}
  - {id: lead, makes: "leads(a, b)", clause: "a {run} b", examples: [{text: x, wants: ["leads(x, y)"]}]}
  - {id: head, makes: "heads(a, b)", prefer: [lead], clause: "a {run|rule} b", examples: [{text: x, wants: ["heads(x, y)"]}]}
`

// TestFrameClash: of two frames that read one trigger and pair as relations that exclude
// each other the more constrained wins, then the first; the loser tells why.
func TestFrameClash(t *testing.T) {
	x := ruleSet(t, frameClash, "type\tname\nbody\tAcme\nbody\tBeta\n")
	for _, test := range []struct{ text, want, lost string }{
		{"Acme took Beta.", "acme owns beta take/active", ""},
		{"Acme took Beta on a lease.", "acme rents beta lease/active", "take: frame lease reads the same words: it asks for more"},
		{"Acme kept Beta.", "acme rents beta hold/active", "keep: frame hold reads the same words: it stands first in the rules"},
		{"Acme ran Beta.", "acme heads beta head/active", "lead: frame head reads the same words: it is preferred"},
	} {
		doc, trace, err := x.Explain(extractor.Document{Text: test.text})
		if err != nil {
			t.Fatal(err)
		}
		lost := ""
		for _, f := range trace.Facts {
			if f.Lost != "" {
				lost = f.Rule + ": " + f.Lost
			}
		}
		if got := brief(doc); got != test.want || lost != test.lost {
			t.Errorf("%s\n got %s, lost %q\nwant %s, lost %q", test.text, got, lost, test.want, test.lost)
		}
	}
}
