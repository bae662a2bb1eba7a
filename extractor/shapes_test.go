package extractor_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/dossier-kg/dossier/graph"
)

const shapeNames = "type\tname\nperson\tAda Quill\nperson\tBo Quill\nperson\tCy Quill\nbody\tAcme\nbody\tBeta\nbody\tGamma\n"

// copulas is a rule set whose frame has only predicates: an adjective and a noun.
const copulas = `version: 1
types: {person: {}, body: {}, thing: {}}
lexicons: [names.tsv]
lists: {copula: {words: [be, become, remain]}}
grammar: {copula: ["@copula"]}
relations: {loyal_to: {from: [person, body], to: body}, near: {from: body, to: body, symmetric: true}, rules: {from: body, to: person}}
attributes: {negation: [not, no], modals: [may], intention: [vow, want], report: [say]}
frames:
  - {id: loyal, makes: "loyal_to(a, b)", copula: [{heads: [loyal, hostile, close], b: [to]}, {heads: [follower], b: [of, possessive]}],
     examples: [{text: x, wants: ["loyal_to(x, y)"]}]}
  - {id: neighbour, makes: "near(a, b)", agent: {heads: [neighbour], b: [of, possessive]}, examples: [{text: x, wants: ["near(x, y)"]}]}
  - {id: ruler, makes: "rules(a, b)", agent: {heads: [owner], a: [of, possessive]}, examples: [{text: x, wants: ["rules(x, y)"]}]}
`

// TestPredicates: nouns and adjectives that are said of a name.
func TestPredicates(t *testing.T) {
	x := ruleSet(t, copulas, shapeNames)
	for _, test := range []struct{ text, want string }{
		{"Acme is loyal to Beta.", "acme loyal_to beta loyal/copula"},
		{"Acme and Gamma are loyal to Beta.", "acme loyal_to beta loyal/copula; gamma loyal_to beta loyal/copula"},
		{"Acme remains very close to Beta.", "acme loyal_to beta loyal/copula"},
		{"Acme is not loyal to Beta.", "acme loyal_to beta negative loyal/copula"},
		{"Acme may become hostile to Beta.", "acme loyal_to beta possible loyal/copula"},
		{"Acme, which is loyal to Beta, grew.", "acme loyal_to beta loyal/relative"},
		{"Acme, long hostile to Beta, agreed.", "acme loyal_to beta loyal/reduced"},
		{"Acme vowed to remain loyal to Beta.", "acme loyal_to beta intended loyal/control"},
		{"Ada Quill is a follower of Beta.", "ada-quill loyal_to beta loyal/copula"},
		{"Ada Quill became Beta's follower.", "ada-quill loyal_to beta loyal/copula"},
		{"Ada Quill, a follower of Beta, smiled.", ""}, // agent reads apposition, copula does not
		{"Acme sold a loyal dog to Beta.", ""},
		{"Acme is a neighbour of Beta.", "acme near beta neighbour/copula"},
		{"Acme, a neighbour of Beta, grew.", "acme near beta neighbour/agent"},
		{"Beta's neighbour is Acme.", "acme near beta neighbour/copula"},
		{"Beta's neighbour, Acme, grew.", "acme near beta neighbour/agent"},
		{"Acme and Beta are neighbours.", "acme near beta neighbour/coordination"},
		{"Acme is no neighbour of Beta.", "acme near beta negative neighbour/copula"},
		{"Ada Quill, the owner of Acme, smiled.", "acme rules ada-quill ruler/agent"},
		{"The owner of Acme is Ada Quill.", "acme rules ada-quill ruler/copula"},
	} {
		if got := brief(extractText(t, x, test.text)); got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}

// brief writes the relations of a document on one line, those that were inferred left out.
func brief(doc *graph.Document) string {
	var out []string
	for _, r := range doc.Relations {
		s := tail(r.Subject) + " " + r.Type + " " + tail(r.Object)
		for _, a := range r.Attributes {
			s += " " + a.Name + "=" + a.Value
		}
		if r.Polarity == graph.Negative {
			s += " negative"
		}
		if r.Modality != graph.Asserted {
			s += " " + string(r.Modality)
		}
		for k, e := range r.Evidence {
			if k > 0 && e.Repeats(&r.Evidence[k-1]) {
				continue
			}
			if e.Form != graph.Inferred {
				out = append(out, s+" "+e.Rule+"/"+e.Form)
			}
		}
	}
	slices.Sort(out)
	return strings.Join(out, "; ")
}

// kinships is a rule set of family relations.
const kinships = `version: 1
types: {person: {}, body: {}}
lexicons: [names.tsv]
lists: {copula: {words: [be]}}
grammar: {copula: ["@copula"]}
relations: {spouse_of: {from: person, to: person, symmetric: true}, parent_of: {from: person, to: person}, sibling_of: {from: person, to: person, symmetric: true}}
attributes: {negation: [not]}
frames:
  - {id: spouse, makes: "spouse_of(a, b)", kin: [wife, husband], examples: [{text: x, wants: ["spouse_of(x, y)"]}]}
  - {id: child, makes: "parent_of(a, b)", kin: [son, daughter, child], examples: [{text: x, wants: ["parent_of(x, y)"]}]}
  - {id: sibling, makes: "sibling_of(a, b)", kin: [brother, sister], examples: [{text: x, wants: ["sibling_of(x, y)"]}]}
`

// TestKin: one line for each way in which English names a relative.
func TestKin(t *testing.T) {
	x := ruleSet(t, kinships, shapeNames)
	spouse, child := "ada-quill spouse_of bo-quill kinship=%s spouse/kin", "ada-quill parent_of %s kinship=%s child/kin"
	for _, test := range []struct{ text, want string }{
		{"Ada Quill's husband Bo Quill smiled.", fmt.Sprintf(spouse, "husband")},
		{"Ada Quill's husband, Bo Quill, smiled.", fmt.Sprintf(spouse, "husband")},
		{"Ada Quill smiled. Her husband, Bo Quill, agreed.", fmt.Sprintf(spouse, "husband")},
		{"Bo Quill, husband of Ada Quill, smiled.", fmt.Sprintf(spouse, "husband")},
		{"Bo Quill, the husband of Ada Quill, smiled.", fmt.Sprintf(spouse, "husband")},
		{"Bo Quill, Ada Quill's husband, smiled.", fmt.Sprintf(spouse, "husband")},
		{"Ada Quill and her husband Bo Quill smiled.", fmt.Sprintf(spouse, "husband")},
		{"Ada Quill and her husband, Bo Quill, smiled.", fmt.Sprintf(spouse, "husband")},
		{"Bo Quill is Ada Quill's husband.", fmt.Sprintf(spouse, "husband")},
		{"Bo Quill is the husband of Ada Quill.", fmt.Sprintf(spouse, "husband")},
		{"Ada Quill's husband is Bo Quill.", fmt.Sprintf(spouse, "husband")},
		{"Ada Quill, whose husband, Bo Quill, smiled, agreed.", fmt.Sprintf(spouse, "husband")},
		{"Bo Quill is not Ada Quill's husband.", "ada-quill spouse_of bo-quill kinship=husband negative spouse/kin"},
		{"Ada Quill has a son, Cy Quill.", fmt.Sprintf(child, "cy-quill", "son")},
		{"Ada Quill's children, Bo Quill and Cy Quill, smiled.", fmt.Sprintf(child, "bo-quill", "child") + "; " + fmt.Sprintf(child, "cy-quill", "child")},
		{"Cy Quill is the son of Ada Quill and Bo Quill.", fmt.Sprintf(child, "cy-quill", "son") + "; bo-quill parent_of cy-quill kinship=son child/kin"},
		{"Bo Quill and Cy Quill are brothers.", "bo-quill sibling_of cy-quill kinship=brother sibling/kin"},
		{"The brothers Bo Quill and Cy Quill smiled.", "bo-quill sibling_of cy-quill kinship=brother sibling/kin"},
		{"Ada Quill met a wife in town.", ""},
		{"Ada Quill's son smiled at Bo Quill.", ""},
	} {
		if got := brief(extractText(t, x, test.text)); got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}

// withs is a rule set whose frame asks for a value of each kind, in every shape.
const withs = `version: 1
types: {person: {}, body: {}}
lexicons: [names.tsv]
lists: {light: {words: [make]}, copula: {words: [be]}, money: {words: [dollar, euro]}}
grammar: {light: ["@light"], copula: ["@copula"], currency: ["@money"]}
relations: {bought: {from: [person, body], to: body}}
attributes: {negation: [not]}
frames:
  - id: buy
    makes: bought(buyer, target, since=begin)
    clause: buyer {buy} target
    noun: {heads: [purchase], buyer: [by, possessive], target: of}
    agent: {heads: [buyer], target: of}
    title: {heads: [chief trader], target: of}
    with:
      price: {prep: for, type: money}
      share: {prep: at, type: percent}
      staff: {prep: with, type: number}
      begin: {prep: [since, in], type: date}
      seller: {prep: from, type: body}
    examples: [{text: x, wants: ["bought(x, y)"]}]
`

// TestWith: the values that phrases behind a preposition give, by kind and shape.
func TestWith(t *testing.T) {
	x := ruleSet(t, withs, shapeNames)
	for _, test := range []struct{ text, want string }{
		{"Acme bought Beta for $3 billion.", "acme bought beta price=$3 billion buy/active"},
		{"Acme bought Beta for 3 million euros in cash.", "acme bought beta price=3 million euros buy/active"},
		{"Acme bought Beta for a record $3 billion.", "acme bought beta price=$3 billion buy/active"},
		{"Acme bought Beta for 3 ships.", "acme bought beta buy/active"},
		{"Acme bought Beta at 51 percent.", "acme bought beta share=51 percent buy/active"},
		{"Acme bought Beta with 300 workers.", "acme bought beta staff=300 buy/active"},
		{"Acme bought Beta in March 1998.", "acme bought beta since=March 1998 buy/active"},
		{"Acme bought Beta from Gamma.", "acme bought beta seller=Gamma buy/active"},
		{"Acme bought Beta from the market.", "acme bought beta buy/active"},
		{"Beta was bought by Acme for $3 billion.", "acme bought beta price=$3 billion buy/passive"},
		{"Acme's purchase of Beta for $3 billion failed.", "acme bought beta price=$3 billion buy/possessive"},
		{"The purchase of Beta by Acme from Gamma failed.", "acme bought beta seller=Gamma buy/noun"},
		{"Acme made a purchase of Beta for $3 billion.", "acme bought beta price=$3 billion buy/light"},
		{"Acme, the buyer of Beta for $3 billion, grew.", "acme bought beta price=$3 billion buy/agent"},
		{"Ada Quill, chief trader of Beta since March 1998, smiled.", "ada-quill bought beta since=March 1998 buy/apposition"},
	} {
		if got := brief(extractText(t, x, test.text)); got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}

// unlesses is a rule set whose frames look back at what they have matched.
const unlesses = `version: 1
types: {person: {}, body: {}}
lexicons: [names.tsv]
lists: {copula: {words: [be]}}
grammar: {copula: ["@copula"]}
relations: {leads: {from: person, to: body}, owns: {from: [person, body], to: body}}
attributes: {negation: [not]}
frames:
  - id: lead
    makes: leads(who, body)
    title: {heads: [president, chief], body: [of, possessive, compound]}
    unless: ["$title 's [lemma=aide|office]", '"deputy" $title', "$who 's [lemma=brother]"]
    examples: [{text: x, wants: ["leads(x, y)"]}]
  - id: own
    makes: owns(owner, thing)
    clause: owner {own} thing
    unless: ["[lemma=dream]", "$trigger [lemma=nothing]", "$thing ... [lemma=share]"]
    examples: [{text: x, wants: ["owns(x, y)"]}]
`

// TestUnless: a pattern of unless counts at the place of the match and nowhere else.
func TestUnless(t *testing.T) {
	x := ruleSet(t, unlesses, shapeNames)
	for _, test := range []struct{ text, want string }{
		{"Acme president Ada Quill smiled.", "ada-quill leads acme lead/title"},
		{"Acme deputy president Ada Quill smiled.", ""},
		{"The Acme deputy smiled at Acme president Ada Quill.", "ada-quill leads acme lead/title"},
		{"Ada Quill, the president of Acme, smiled.", "ada-quill leads acme lead/apposition"},
		{"Acme president Ada Quill's brother smiled.", ""},
		{"Bo Quill's brother met Acme president Ada Quill.", "ada-quill leads acme lead/title"},
		{"Acme owns Beta.", "acme owns beta own/active"},
		{"Acme owns Beta in a dream.", ""},
		{"The dream ended when Acme owned Beta.", "acme owns beta own/active"},
		{"Acme owns Beta, and the dream lives.", "acme owns beta own/active"},
		{"In my dream Acme owns Beta.", ""},
		{"The dream ended, and Acme owns Beta.", "acme owns beta own/active"},
		{"Acme owns Beta by a small share.", ""},
		{"Acme owns Beta; a share fell.", "acme owns beta own/active"}, // "..." ends with the clause
	} {
		if got := brief(extractText(t, x, test.text)); got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}
