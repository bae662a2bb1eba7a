package rules

// sieves are the ways besides equal names in which mentions are joined.
var sieves = []string{"surname", "acronym", "short", "alias", "nominal", "pronoun"}

// pronounWords name the pronouns that a policy may list.
var pronounWords = []string{"i", "he", "she", "it", "they"}

// maxWindow is the farthest that a pronoun may look back, in sentences.
const maxWindow = 20

// minSalience and maxSalience bound min_score, in points of salience.
const minSalience, maxSalience = -1000, 1000

// defaultCoreference is the policy of a file that states none: all sieves, all
// pronouns, and three sentences, the window of the deterministic sieves of Lee et al. (2013).
func defaultCoreference() Coreference {
	return Coreference{Window: 3, Sieves: sieves, Pronouns: pronounWords, MinScore: minSalience}
}

func (l *loader) readCoreference(n node) { l.fields(n, "coreference", l.coreferenceKeys()) }

func (l *loader) coreferenceKeys() keys {
	c := &l.set.Coreference
	return keys{
		{"window", "sentences before its own in which a pronoun or nominal looks for what it stands for; 3 if not said", l.count(&c.Window, 0, maxWindow)},
		{"sieves", "what joins besides equal names; all if not said", l.known(&c.Sieves, sieves)},
		{"pronouns", "which pronouns are resolved, each with its other forms; all if not said", l.known(&c.Pronouns, pronounWords)},
		{"unnamed", "true where a person whom nobody names, but the text calls \"he\", \"she\" or \"I\", is an entity", l.flag(&c.Unnamed)},
		{"unnamed_bodies", "relations that make an organisation of what the text calls \"it\" or \"our\" only, where unnamed is true: [founded, owns]", value{shape: listOf(text), read: func(n node) {
			l.items(n, "unnamed_bodies", func(c node) {
				l.linkRelation(c)
				l.set.Coreference.Bodies = append(l.set.Coreference.Bodies, c.Value)
			})
		}}},
		{"min_score", "points of salience below which nothing is taken", l.count(&c.MinScore, minSalience, maxSalience)},
	}
}
