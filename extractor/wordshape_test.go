package extractor_test

import (
	"strings"
	"testing"
)

// codes is a rule set whose only rule names words of several shapes.
const codes = `version: 1
types: {code: {}}
lexicons: [names.tsv]
entities:
  - id: code
    makes: code
    pattern: '[word=code] <name: [shape=XX|mixed|d]>'
    examples: ["The code [ABC]."]
`

// TestShapes: of several shapes a word has one.
func TestShapes(t *testing.T) {
	x := ruleSet(t, codes, "type\tname\ncode\tZulu\n")
	for _, test := range []struct{ text, want string }{
		{"The code ABC is old.", "ABC"},
		{"The code eBx is old.", "eBx"},
		{"The code 77 is old.", "77"},
		{"The code yes is old.", ""},
	} {
		var got []string
		for _, m := range extractText(t, x, test.text).Mentions {
			got = append(got, test.text[m.Span.Start:m.Span.End])
		}
		if got := strings.Join(got, " "); got != test.want {
			t.Errorf("%s: %q, want %q", test.text, got, test.want)
		}
	}
}
