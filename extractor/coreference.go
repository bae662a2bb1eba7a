package extractor

import (
	"slices"

	"github.com/dossier-kg/dossier/extractor/rules"
)

// A corefPolicy is the coreference section of the rules: which sieves run, for which
// pronouns, and how far back they look.
type corefPolicy struct {
	window                                int32 // sentences
	surnames, acronyms, nominals, pronoun bool
	short, alias                          bool
	i, he, she, it, they                  bool
	nameless                              bool     // who has no name is somebody
	bodies                                []string // relations that make an organisation of what has no name
	minScore                              int      // points of salience
}

func newCorefPolicy(c *rules.Coreference) corefPolicy {
	sieve := func(name string) bool { return slices.Contains(c.Sieves, name) }
	word := func(name string) bool { return slices.Contains(c.Pronouns, name) }
	return corefPolicy{window: int32(c.Window), minScore: c.MinScore,
		surnames: sieve("surname"), acronyms: sieve("acronym"), nominals: sieve("nominal"), pronoun: sieve("pronoun"), short: sieve("short"), alias: sieve("alias"),
		i: word("i"), he: word("he"), she: word("she"), it: word("it"), they: word("they"), nameless: c.Unnamed, bodies: c.Bodies}
}
