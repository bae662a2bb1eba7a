package rules

import "slices"

// attributeLists are the keys of attributes, each a list of words.
var attributeLists = []struct {
	name, about string
	of          func(*Attributes) *[]string
}{
	{"negation", "words that deny their clause: not, never", func(a *Attributes) *[]string { return &a.Negation }},
	{"neg_verbs", "verbs that deny what follows them: fail, refuse, deny", func(a *Attributes) *[]string { return &a.NegVerbs }},
	{"modals", "words that make a clause possible: may, might, could", func(a *Attributes) *[]string { return &a.Modals }},
	{"adverbs", "adverbs that make a clause possible: reportedly, allegedly", func(a *Attributes) *[]string { return &a.Adverbs }},
	{"adjectives", "adjectives that make their noun possible: alleged, proposed", func(a *Attributes) *[]string { return &a.Adjectives }},
	{"intention", "verbs that intend what follows them: plan, agree, vow", func(a *Attributes) *[]string { return &a.Intention }},
	{"request", "verbs that ask somebody to do what follows: urge, order", func(a *Attributes) *[]string { return &a.Request }},
	{"report", "verbs whose subject says what follows: say, claim", func(a *Attributes) *[]string { return &a.Report }},
	{"conditions", "words that open a condition: if, unless", func(a *Attributes) *[]string { return &a.Conditions }},
	{"future", "words of the future tense: will, shall", func(a *Attributes) *[]string { return &a.FutureWords }},
}

// readAttributes reads the words of all files, which add up.
func (l *loader) readAttributes() {
	for _, n := range l.sections("attributes") {
		l.fields(n, "attributes", l.attributeKeys())
	}
}

func (l *loader) attributeKeys() keys {
	return append(l.attributeWords(&l.set.Attribute), key{"remove", "words to take out of what the extended set says, under the same keys",
		value{shape: object(func() keys { return l.attributeWords(&Attributes{}) }), read: l.removeAttributes}})
}

func (l *loader) attributeWords(a *Attributes) keys {
	var ks keys
	for _, list := range attributeLists {
		ks = append(ks, key{list.name, list.about, l.words(list.of(a))})
	}
	return ks
}

func (l *loader) removeAttributes(n node) {
	var gone Attributes
	l.fields(n, "remove", l.attributeWords(&gone))
	for _, list := range attributeLists {
		from := list.of(&l.set.Attribute)
		for _, w := range *list.of(&gone) {
			i := slices.Index(*from, w)
			if i < 0 {
				at := l.inLine(l.pos(n), w)
				l.failAt(at, len(w), l.suggest(w, *from), "%s has no word %q", list.name, w)
				continue
			}
			*from = slices.Delete(*from, i, i+1)
		}
	}
}
