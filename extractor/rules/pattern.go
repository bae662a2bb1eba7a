package rules

// A Test is a condition on one token, or for a [Type]-valued test on one mention.
type Test struct {
	Key    string   // "word", "lemma", "tag", "shape", "type", "list"
	Values []string // any of these; a list test has the list's name
	Not    bool
	And    []*Test // further conditions that must hold too
	Or     []*Test // alternatives to the whole
}
