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
grammar: {light: ["@light"]}
relations: {acquired: {from: organization, to: organization}}
attributes: {negation: [not, never, no], neg_verbs: [deny, fail], intention: [agree, plan], report: [say], modals: [may], conditions: [if]}
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
		{"Acme took over Beta.", "active", ""},
		{"Acme took Beta over.", "active", ""},
		{"Acme bought a stake in Beta.", "active", ""},
		{"Beta was acquired by Acme.", "passive", ""},
		{"Acme, which acquired Beta, grew.", "relative", ""},
		{"Beta, acquired by Acme, grew.", "reduced", ""},
		{"Acme agreed to acquire Beta.", "control", "intended"},
		{"Acme grew by acquiring Beta.", "gerund", ""},
		{"Acme's acquisition of Beta failed.", "possessive", ""},
		{"The acquisition of Beta by Acme failed.", "noun", ""},
		{"Acme completed the acquisition of Beta.", "light", ""},
		{"Acme, the buyer of Beta, grew.", "agent", ""},
		{"Acme grew and acquired Beta.", "active", ""},
		{"Acme did not acquire Beta.", "active", "negative"},
		{"Acme never acquired Beta.", "active", "negative"},
		{"Acme not only acquired Beta, it also moved.", "active", ""},
		{"Acme agreed not to acquire Beta.", "control", "negative"},
		{"Acme completed no acquisition of Beta.", "light", "negative"},
		{"Acme denied acquiring Beta.", "gerund", "negative"},
		{"Acme may acquire Beta.", "active", "possible"},
		{"If Acme acquires Beta, prices rise.", "active", "conditional"},
	} {
		doc, err := x.Extract(extractor.Document{Text: test.text})
		if err != nil {
			t.Fatal(err)
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
	set, err := rules.Parse("acquire.yaml", fmt.Appendf(nil, acquire, extra), fstest.MapFS{"names.tsv": {Data: []byte("type\tname\norganization\tAcme\norganization\tBeta\n")}})
	if err != nil {
		t.Fatal(err)
	}
	x, err := extractor.New(set, nil)
	if err != nil {
		t.Fatal(err)
	}
	return x
}
