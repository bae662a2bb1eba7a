package extractor_test

import (
	"fmt"
	"testing"
	"testing/fstest"

	"github.com/dossier-kg/dossier/extractor"
	"github.com/dossier-kg/dossier/extractor/rules"
)

// acquire is a rule set of one frame, written once; it names what its lexicon lists.
const acquire = `version: 1
types: {actor: {}, organization: {is: [actor]}}
lexicons: [names.tsv]
lists:
  light: {words: "make, complete"}
  copula: {words: "be, become"}
grammar: {light: ["@light"], copula: ["@copula"]}
relations: {acquired: {from: organization, to: organization}}
attributes: {negation: [not, never, no], neg_verbs: [deny, fail], intention: [agree, plan, expect, consider], request: [urge], report: [say], modals: [may], conditions: [if]}
frames:
  - id: acquire
    makes: acquired(buyer, target)
    clause:
      - buyer {acquire|take over} target
      - buyer {buy} [lemma=stake] in|of target
    noun: {heads: [acquisition], buyer: [by, possessive, compound], target: of}
    agent: {heads: [buyer], target: [of, possessive]}
    unless: ['[lemma=dream]']
    %s
    examples:
      - {text: Acme acquired Beta., wants: ["acquired(Acme, Beta)"]}
`

// TestForms reads one frame in each form that is derived from it.
func TestForms(t *testing.T) {
	x := forms(t, "")
	for _, test := range []struct{ text, form, flags string }{
		{"Acme acquired Beta.", "active", ""},
		{"Acme has acquired Beta.", "active", ""},
		{"Acme took over Beta.", "active", ""},
		{"Acme took Beta over.", "active", ""},
		{"Acme bought a stake in Beta.", "active", ""},
		{"Acme quietly acquired Beta last year.", "active", ""},
		{"Beta was acquired by Acme.", "passive", ""},
		{"Beta has been acquired by Acme.", "passive", ""},
		{"A stake in Beta was bought by Acme.", "passive", ""},
		{"Beta got acquired by Acme.", "passive", ""},
		{"Acme, which acquired Beta, grew.", "relative", ""},
		{"The firm that Acme acquired is Beta.", "", ""}, // the relative pronoun stands for no name
		{"Beta, which Acme acquired, grew.", "relative", ""},
		{"Beta, which was acquired by Acme, grew.", "relative", ""},
		{"Beta, acquired by Acme in 1998, grew.", "reduced", ""},
		{"Acquired by Acme, Beta grew.", "reduced", ""},
		{"Acme agreed to acquire Beta.", "control", "intended"},
		{"Acme managed to acquire Beta.", "control", ""},
		{"Acme is expected to acquire Beta.", "control", "intended"},
		{"Acme seems to have acquired Beta.", "control", ""},
		{"Beta agreed to be acquired by Acme.", "control", "intended"},
		{"Gamma urged Acme to acquire Beta.", "control", "intended"},
		{"Acme grew by acquiring Beta.", "gerund", ""},
		{"After acquiring Beta, Acme grew.", "gerund", ""},
		{"Having acquired Beta, Acme grew.", "gerund", ""},
		{"Acme considered acquiring Beta.", "gerund", "intended"},
		{"The acquisition of Beta by Acme failed.", "noun", ""},
		{"Acme's acquisition of Beta failed.", "possessive", ""},
		{"Acme grew after its acquisition of Beta.", "possessive", ""},
		{"The Acme acquisition of Beta failed.", "compound", ""},
		{"Acme completed the acquisition of Beta.", "light", ""},
		{"Acme, the buyer of Beta, grew.", "agent", ""},
		{"The buyer of Beta, Acme, grew.", "agent", ""},
		{"Beta's buyer, Acme, grew.", "agent", ""},
		{"Acme is the buyer of Beta.", "copula", ""},
		{"The buyer of Beta is Acme.", "copula", ""},
		{"Acme became Beta's buyer.", "copula", ""},
		{"Acme grew and acquired Beta.", "active", ""},
		{"Acme acquired and renamed Beta.", "active", ""},
		{"Acme sold ships, grew and acquired Beta.", "active", ""},
		{"Beta was renamed and acquired by Acme.", "passive", ""},
		{"Acme did not acquire Beta.", "active", "negative"},
		{"Acme never acquired Beta.", "active", "negative"},
		{"Acme not only acquired Beta, it also moved.", "active", ""},
		{"Acme did not fail to acquire Beta.", "control", ""},
		{"Acme never denied acquiring Beta.", "gerund", ""},
		{"Acme agreed not to acquire Beta.", "control", "negative"},
		{"Acme completed no acquisition of Beta.", "light", "negative"},
		{"Acme denied acquiring Beta.", "gerund", "negative"},
		{"Acme may acquire Beta.", "active", "possible"},
		{"If Acme acquires Beta, prices rise.", "active", "conditional"},
		{"Gamma said that Acme acquired Beta.", "active", "reported"},
	} {
		doc, err := x.Extract(extractor.Document{Text: test.text})
		if err != nil {
			t.Fatal(err)
		}
		if test.form == "" {
			if len(doc.Relations) > 0 {
				t.Errorf("%s: want nothing, got %s", test.text, relations(doc))
			}
			continue
		}
		if len(doc.Relations) != 1 {
			t.Errorf("%s: %d relations\n%s", test.text, len(doc.Relations), relations(doc))
			continue
		}
		r := doc.Relations[0]
		flags := ""
		if r.Polarity == "negative" {
			flags = "negative"
		} else if r.Modality != "asserted" {
			flags = string(r.Modality)
		}
		if r.Subject != "organization/acme" || r.Object != "organization/beta" || r.Evidence[0].Form != test.form || flags != test.flags {
			t.Errorf("%s: got %swant form %s %s", test.text, relations(doc), test.form, test.flags)
		}
	}
}

// TestSwitches: forms that a frame does without, and what it must not match.
func TestSwitches(t *testing.T) {
	count := func(x *extractor.Extractor, text string) int {
		doc, err := x.Extract(extractor.Document{Text: text})
		if err != nil {
			t.Fatal(err)
		}
		return len(doc.Relations)
	}
	if n := count(forms(t, "forms: {without: [passive]}"), "Beta was acquired by Acme."); n != 0 {
		t.Errorf("%d relations from a passive that is switched off", n)
	}
	if n := count(forms(t, ""), "Acme acquired Beta in a dream."); n != 0 {
		t.Errorf("%d relations where unless matches", n)
	}
}

func forms(t *testing.T, extra string) *extractor.Extractor {
	t.Helper()
	set, err := rules.Parse("acquire.yaml", fmt.Appendf(nil, acquire, extra), fstest.MapFS{"names.tsv": {Data: []byte("type\tname\norganization\tAcme\norganization\tBeta\norganization\tGamma\n")}})
	if err != nil {
		t.Fatal(err)
	}
	x, err := extractor.New(set, nil)
	if err != nil {
		t.Fatal(err)
	}
	return x
}
