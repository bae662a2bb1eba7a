package extractor_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/dossier-kg/dossier/extractor"
	"github.com/dossier-kg/dossier/graph"
)

// inference is a rule set in which every way to infer something can be switched on.
const inference = `version: 1
types: {person: {}, place: {kinds: [town]}, country: {is: [place]}, firm: {}}
lexicons: [names.tsv]
relations:
  parent_of: {from: person, to: person, inverse: child_of, excludes: [child_of]}
  child_of: {from: person, to: person}
  spouse_of: {from: person, to: person, symmetric: true, implies: [knows]}
  knows: {from: person, to: person, symmetric: true, implies: [met]}
  met: {from: person, to: person, symmetric: true, event: true}
  born_in: {from: person, to: place}
  located_in: {from: [place, firm], to: place}
  serves: {from: person, to: [firm, country]}
  citizen_of: {from: person, to: country}
attributes: {negation: [not], modals: [may]}
infer: {%s}
frames:
  - {id: raise, makes: "parent_of(a, b)", clause: "a {raise} b", examples: [{text: x, wants: ["parent_of(x, y)"]}]}
  - {id: obey, makes: "child_of(a, b)", clause: "a {obey} b", confidence: medium, examples: [{text: x, wants: ["child_of(x, y)"]}]}
  - {id: wed, makes: "spouse_of(a, b)", clause: "a {marry} b", examples: [{text: x, wants: ["spouse_of(x, y)"]}]}
  - {id: know, makes: "knows(a, b)", clause: "a {know} b", examples: [{text: x, wants: ["knows(x, y)"]}]}
  - {id: meet, makes: "met(a, b)", clause: "a {meet} b", examples: [{text: x, wants: ["met(x, y)"]}]}
  - {id: lie, makes: "located_in(a, b)", clause: "a {lie} in b", examples: [{text: x, wants: ["located_in(x, y)"]}]}
  - {id: citizen, makes: "citizen_of(a, b)", clause: "a {belong} to b", examples: [{text: x, wants: ["citizen_of(x, y)"]}]}
  - {id: birth, makes: "born_in(a, b)", clause: "someone {bear} a in b", examples: [{text: x, wants: ["born_in(x, y)"]}]}
  - {id: serve, makes: "serves(a, b)", pattern: "<b: [type=firm|country]> [word=agent] <a: [type=person]>", clause: "a {serve} b",
     examples: [{text: x, wants: ["serves(x, y)"]}]}
`

const inferenceNames = "id\ttype\tname\tdemonym\tin\n" +
	"q1\tperson\tAda Quill\t\t\nq2\tperson\tBo Quill\t\t\nq3\tplace\tMerrow\t\tDunmark\nq4\tcountry\tDunmark\tDunmarkish\t\nq5\tfirm\tAcme\t\t\n"

const compose = `rules: [
  {id: born-within, if: ["born_in(a, b)", "located_in(b, c:country)"], then: "born_in(a, c)", examples: [{text: x, wants: ["born_in(x, y)"]}]},
  {id: agent-citizen, if: "serves(a, b:demonym)", then: "citizen_of(a, b)", confidence: 0.5, examples: [{text: x, wants: ["citizen_of(x, y)"]}]}]`

// TestInfer: what follows from the facts of a text, by each switch of the infer section.
func TestInfer(t *testing.T) {
	for _, test := range []struct {
		infer, text string
		want        []string // inferred relations, with the rule and what they follow from
	}{
		{"", "Ada Quill raised Bo Quill.", nil},
		{"inverse: true", "Ada Quill raised Bo Quill.", []string{"bo-quill child_of ada-quill [inverse: parent_of(person/ada-quill, person/bo-quill)] 0.9"}},
		{"inverse: true", "Bo Quill obeyed Ada Quill.", []string{"ada-quill parent_of bo-quill [inverse: child_of(person/bo-quill, person/ada-quill)] 0.7"}},
		{"inverse: true", "Ada Quill raised Bo Quill. Bo Quill obeyed Ada Quill.", nil},
		{"inverse: true", "Ada Quill did not raise Bo Quill.", nil},
		{"inverse: true", "Ada Quill may raise Bo Quill.", nil},
		{"symmetric: true", "Ada Quill married Bo Quill.", []string{"bo-quill spouse_of ada-quill [symmetric: spouse_of(person/ada-quill, person/bo-quill)] 0.9"}},
		{"symmetric: true", "Ada Quill may marry Bo Quill.", nil},
		{"symmetric: true", "Ada Quill met Bo Quill.", nil}, // an event: both take part
		{"implies: true", "Ada Quill married Bo Quill.", []string{
			"ada-quill knows bo-quill [implies: spouse_of(person/ada-quill, person/bo-quill)] 0.9",
			"ada-quill met bo-quill [implies: knows(person/ada-quill, person/bo-quill)] 0.9"}},
		{"lexicon: {place: located_in}", "Merrow is old. Dunmark is young.", []string{"merrow located_in dunmark [lexicon: ] 0.9"}},
		{"lexicon: {firm: located_in}", "Merrow is old. Dunmark is young.", nil},
		{"lexicon: {place: located_in}", "Merrow is old. The Dunmarkish coast is young.", []string{"merrow located_in dunmark [lexicon: ] 0.9"}},
		{"lexicon: {place: located_in}", "Merrow is old. Dunmark is young. The Dunmarkish coast is long.", []string{ // by each way to call the country
			"merrow located_in dunmark [lexicon: ] 0.9", "merrow located_in dunmark [lexicon: ] 0.9"}},
		{"lexicon: {place: located_in}", "Merrow is old. Dunmark has the Dunmarkish coast. Dunmark is young.", []string{"merrow located_in dunmark [lexicon: ] 0.9"}},
		{compose, "Ada Quill was born in Merrow. Dunmark is old.", nil},
		{"lexicon: {place: located_in}, " + compose, "Ada Quill was born in Merrow. Dunmark is old.", []string{
			"ada-quill born_in dunmark [born-within: born_in(person/ada-quill, place/merrow); located_in(place/merrow, country/dunmark)] 0.729",
			"merrow located_in dunmark [lexicon: ] 0.9"}},
		{compose, "The Dunmarkish agent Ada Quill slept.", []string{"ada-quill citizen_of dunmark [agent-citizen: serves(person/ada-quill, country/dunmark)] 0.45"}},
		{compose, "Ada Quill served Dunmark.", nil},
		{compose, "The Acme agent Ada Quill slept.", nil},
	} {
		doc := extractWith(t, fmt.Sprintf(inference, test.infer), inferenceNames, test.text)
		var got []string
		for _, r := range doc.Relations {
			for _, e := range r.Evidence {
				if e.Form == graph.Inferred {
					got = append(got, fmt.Sprintf("%s %s %s [%s: %s] %v", tail(r.Subject), r.Type, tail(r.Object), e.Rule, e.From, r.Confidence))
				}
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %s\n got %q\nwant %q", test.infer, test.text, got, test.want)
		}
	}
}

func tail(id string) string { return id[strings.IndexByte(id, '/')+1:] }

// TestInferenceChain: inference over a long chain of names stays within its bound.
func TestInferenceChain(t *testing.T) {
	const yaml = `version: 1
types: {place: {}}
lexicons: [names.tsv]
relations: {inside: {from: place, to: place}}
infer: {rules: [{id: chain, if: ["inside(a, b)", "inside(b, c)"], then: "inside(a, c)", confidence: 1, examples: [{text: x, wants: ["inside(x, y)"]}]}]}
frames: [{id: enter, makes: "inside(a, b)", clause: "a {enter} b", confidence: 1, examples: [{text: x, wants: ["inside(x, y)"]}]}]
`
	names, text := "type\tname\n", ""
	const n = 300
	name := func(i int) string { return "P" + strings.Repeat("x", i/26) + string(rune('a'+i%26)) }
	for i := range n {
		names += "place\t" + name(i) + "\n"
		if i > 0 {
			text += name(i-1) + " entered " + name(i) + ". "
		}
	}
	doc, err := ruleSet(t, yaml, names).Extract(extractor.Document{Text: text})
	if err != nil {
		t.Fatal(err)
	}
	if got := len(doc.Relations); got != n-1+10000 {
		t.Errorf("%d relations of %d stated, want 10000 more", got, n-1)
	}
}

// TestExcludes: of two relations that exclude each other both stay, the weaker marked.
func TestExcludes(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"Ada Quill raised Bo Quill. Ada Quill obeyed Bo Quill.", "parent_of 0.9; child_of contradicted_by=parent_of 0.35"},
		{"Ada Quill obeyed Bo Quill. Ada Quill raised Bo Quill.", "child_of contradicted_by=parent_of 0.35; parent_of 0.9"},
		{"Ada Quill raised Bo Quill. Bo Quill raised Ada Quill.", "parent_of 0.9; parent_of contradicted_by=parent_of 0.45"},
		{"Ada Quill raised Bo Quill. Bo Quill obeyed Ada Quill.", "parent_of 0.9; child_of 0.7"},
		{"Ada Quill raised Bo Quill. Ada Quill did not obey Bo Quill.", "parent_of 0.9; child_of 0.7"},
	} {
		doc := extractWith(t, fmt.Sprintf(inference, ""), inferenceNames, test.text)
		var got []string
		for _, r := range doc.Relations {
			s := r.Type
			for _, a := range r.Attributes {
				s += " " + a.Name + "=" + a.Value
			}
			got = append(got, fmt.Sprintf("%s %v", s, r.Confidence))
		}
		if s := strings.Join(got, "; "); s != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.text, s, test.want)
		}
	}
}

// TestExcludesTrace: an explanation tells what lowered the weaker of two relations.
func TestExcludesTrace(t *testing.T) {
	x := ruleSet(t, fmt.Sprintf(inference, ""), inferenceNames)
	_, trace, err := x.Explain(extractor.Document{Text: "Ada Quill raised Bo Quill. Ada Quill obeyed Bo Quill."})
	if err != nil {
		t.Fatal(err)
	}
	why := ""
	for _, f := range trace.Facts {
		for _, by := range f.Factors {
			if by.Value == 0.5 {
				why += f.Rule + ": " + by.Why
			}
		}
	}
	if want := "obey: the text also says parent_of of this pair, which excludes it"; why != want {
		t.Errorf("got %q, want %q", why, want)
	}
}
