package extractor_test

import (
	"fmt"
	"testing"
)

// policies is a rule set that reads who visited what, under a policy that each case states.
const policies = `version: 1
types: {actor: {}, person: {is: [actor]}, organization: {is: [actor]}, place: {}}
lexicons: [names.tsv]
relations: {visited: {from: actor, to: place}}
%s
frames:
  - id: visit
    makes: visited(who, where)
    clause: who {visit} where
    examples: [{text: Acme visited Oslo., wants: ["visited(Acme, Oslo)"]}]
`

// TestCoreferencePolicy: what the coreference section switches off is not joined.
func TestCoreferencePolicy(t *testing.T) {
	names := "type\tname\nperson\tAda Quill\norganization\tAcme\nplace\tOslo\n"
	for _, test := range []struct {
		policy, text, subject string
	}{
		{"", "Ada Quill slept. He visited Oslo.", "person/ada-quill"},
		{"coreference: {pronouns: [she, it]}", "Ada Quill slept. He visited Oslo.", ""},
		{"coreference: {sieves: [surname]}", "Ada Quill slept. He visited Oslo.", ""},
		{"", "Acme grew. It visited Oslo.", "organization/acme"},
		{"coreference: {pronouns: [he]}", "Acme grew. It visited Oslo.", ""},
		{"", "Ada Quill slept. It rained. It snowed. She visited Oslo.", "person/ada-quill"},
		{"coreference: {window: 2}", "Ada Quill slept. It rained. It snowed. She visited Oslo.", ""},
		{"coreference: {min_score: 1000}", "Ada Quill slept. She visited Oslo.", ""},
	} {
		doc := extractWith(t, fmt.Sprintf(policies, test.policy), names, test.text)
		got := ""
		if len(doc.Relations) > 0 {
			got = doc.Relations[0].Subject
		}
		if got != test.subject {
			t.Errorf("%s %s: subject %q, want %q", test.policy, test.text, got, test.subject)
		}
	}
}
