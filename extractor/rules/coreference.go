package rules

import "strconv"

// sieves are the ways besides equal names in which mentions are joined.
var sieves = []string{"surname", "acronym", "nominal", "pronoun"}

// pronounWords name the pronouns that a policy may list.
var pronounWords = []string{"he", "she", "it", "they"}

// maxWindow is the farthest that a pronoun may look back, in sentences.
const maxWindow = 20

// minSalience and maxSalience bound min_score, in points of salience.
const minSalience, maxSalience = -1000, 1000

// defaultCoreference is the policy of a file that states none: all sieves, all
// pronouns, and three sentences, the window of the deterministic sieves of Lee et al. (2013).
func defaultCoreference() Coreference {
	return Coreference{Window: 3, Sieves: sieves, Pronouns: pronounWords, MinScore: minSalience}
}

func (l *loader) readCoreference(n node) {
	c := &l.set.Coreference
	l.fields(n, "coreference", map[string]func(node){
		"window": l.count(&c.Window, 0, maxWindow), "min_score": l.count(&c.MinScore, minSalience, maxSalience),
		"sieves": l.known(&c.Sieves, sieves), "pronouns": l.known(&c.Pronouns, pronounWords),
	})
}

// count reads a whole number between two bounds.
func (l *loader) count(into *int, low, high int) func(node) {
	return func(n node) {
		v, err := strconv.Atoi(n.Value)
		if err != nil || v < low || v > high {
			l.fail(n, max(len(n.Value), 1), "", "a whole number from %d to %d is wanted here, not %q", low, high, n.Value)
			return
		}
		*into = v
	}
}
