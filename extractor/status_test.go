package extractor_test

import (
	"testing"
)

// offices is a rule set whose one frame has every shape, and two kinds of status.
const offices = `version: 1
types: {person: {}, body: {}}
lexicons: [names.tsv]
lists: {copula: {words: [be, become]}}
grammar: {copula: ["@copula"]}
relations: {serves: {from: person, to: body}, kin_of: {from: person, to: person}}
attributes: {negation: [not]}
frames:
  - id: serve
    makes: serves(who, whom)
    clause: who {serve} whom
    noun: {heads: [service], who: possessive, whom: to}
    agent: {heads: [servant], whom: [of, possessive]}
    title: {heads: [steward], whom: [of, possessive, compound]}
    pattern: '<who: [type=person]> "," ... [lemma=aide] "to" <whom: [type=body]>'
    status:
      - {words: [former, once], sets: "tense=past"}
      - {words: [acting, on leave], sets: "standing=acting"}
    examples: [{text: x, wants: ["serves(x, y)"]}]
  - id: kin
    makes: kin_of(a, b)
    kin: [cousin]
    status: {words: [former], sets: "tense=past"}
    examples: [{text: x, wants: ["kin_of(x, y)"]}]
`

// TestStatus: what the words beside the trigger set, in every shape of a frame.
func TestStatus(t *testing.T) {
	names := "type\tname\nperson\tAda Quill\nperson\tBo Quill\nbody\tAcme\n"
	x := ruleSet(t, offices, names)
	for _, test := range []struct{ text, form, tense, standing string }{
		{"Ada Quill serves Acme.", "active", "present", ""},
		{"Ada Quill once served Acme.", "active", "past", ""},
		{"Ada Quill's former service to Acme ended.", "possessive", "past", ""},
		{"Ada Quill, a former servant of Acme, smiled.", "agent", "past", ""},
		{"Ada Quill, the acting servant of Acme, smiled.", "agent", "", "acting"},
		{"Ada Quill, Acme's former steward, smiled.", "apposition", "past", ""},
		{"Ada Quill is the former steward of Acme.", "copula", "past", ""},
		{"Ada Quill, once an aide to Acme, smiled.", "pattern", "past", ""},
		{"Ada Quill's former cousin, Bo Quill, smiled.", "kin", "past", ""},
	} {
		doc := extractText(t, x, test.text)
		if len(doc.Relations) != 1 {
			t.Errorf("%s: %d relations\n%s", test.text, len(doc.Relations), relations(doc))
			continue
		}
		r := doc.Relations[0]
		if r.Evidence[0].Form != test.form || r.Tense != test.tense || r.Attribute("standing") != test.standing {
			t.Errorf("%s: form %s, tense %q, standing %q; want %+v", test.text, r.Evidence[0].Form, r.Tense, r.Attribute("standing"), test)
		}
	}
}
