package extractor_test

import (
	"testing"
	"testing/fstest"

	"github.com/dossier-kg/dossier"
	"github.com/dossier-kg/dossier/extractor"
	"github.com/dossier-kg/dossier/extractor/rules"
)

// TestDead: words that are no base form are never met, and those that are several tokens; those that only look so are.
func TestDead(t *testing.T) {
	shipped, err := dossier.DefaultRules()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range extractor.Dead(shipped) {
		t.Error(e)
	}
	set, err := rules.Parse("test.yaml", []byte(`
version: 1
types: {organization: {}}
relations: {acquired: {from: organization, to: organization}}
frames:
  - id: buy
    makes: acquired(a, b)
    clause: ["a {bought|buy|found|lay} b"]
    noun: {heads: [takeovers, series, purchase], a: by, b: of}
    pattern: '<a: organization> ([word=wo|won''t] | "U.S." | "a" | "state-owned") <b: organization>'
    unless: ['"in 50%"', '[word=*%-owned]']
    examples: [{text: A bought B., wants: ["acquired(A, B)"]}]
`), fstest.MapFS{})
	if err != nil {
		t.Fatal(err)
	}
	want := `test.yaml:10:14: frame "buy": the word "won't" is never met: a text has it as 2 tokens, "wo" "n't"
test.yaml:11:14: frame "buy": the word "50%" is never met: a text has it as 2 tokens, "50" "%"
test.yaml:8:14: frame "buy": the verb "bought" is never met: it is no base form (did you mean "buy"?)
test.yaml:9:11: frame "buy": the noun "takeovers" is never met: it is no base form (did you mean "takeover"?)`
	if got := extractor.Dead(set).Error(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
