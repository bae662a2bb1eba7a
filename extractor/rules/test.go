package rules

import (
	"slices"
	"strings"
)

// testKeys are the conditions that a test may name.
var testKeys = []string{"word", "lemma", "tag", "shape", "type", "kind", "mention"}

// shapes are the values of shape=.
var shapes = []string{"Xx", "XX", "xx", "d", "mixed", "hyphen", "dot", "initial", "name"}

// mentionKinds are the values of mention=.
var mentionKinds = []string{"name", "demonym", "nominal", "pronoun"}

// parseTests parses "[" alternatives "]": tests joined by "&" bind closer than "|".
func (p *patternParser) parseTests() *Test {
	p.at++
	t := p.anyOf()
	if !p.accept(']') {
		p.mistake(1, "", "the test is not closed by ]")
		return nil
	}
	return t
}

func (p *patternParser) anyOf() *Test {
	t := p.allOf()
	for t != nil && p.accept('|') {
		if o := p.allOf(); o != nil {
			t.Or = append(t.Or, o)
		}
	}
	return t
}

func (p *patternParser) allOf() *Test {
	p.space()
	start := p.at
	t := p.oneTest()
	for t != nil && p.accept('&') {
		if a := p.oneTest(); a != nil {
			t.And = append(t.And, a)
		}
	}
	if t == nil || p.failed {
		return t
	}
	if a, b := p.never(append([]*Test{t}, t.And...)); a != nil {
		end := p.at
		p.at = start
		p.mistake(end-start, "", "nothing passes both %s and %s", a.source(), b.source())
	}
	return t
}

// source writes a test without its And and Or as patterns do.
func (t *Test) source() string {
	op := "="
	if t.Not {
		op = "!="
	}
	return t.Key + op + strings.Join(t.Values, "|")
}

func (p *patternParser) oneTest() *Test {
	not := p.accept('!')
	if p.accept('@') {
		return p.listTest(not)
	}
	if p.isReference(p.at) {
		t := p.reference()
		if t != nil {
			t.Not = not
		}
		return t
	}
	start := p.at
	key := p.name()
	if !slices.Contains(testKeys, key) {
		p.at = start
		end := strings.IndexAny(p.text[start:]+"]", "=!&|] \t\n") // a key may have letters that no name has
		p.unknown("test", p.text[start:min(start+end, len(p.text))], testKeys)
		return nil
	}
	if p.accept('!') {
		not = true
	}
	if !p.accept('=') {
		p.mistake(1, "", "a test is written %s=value", key)
		return nil
	}
	t := p.newTest(key, p.values(key)...)
	t.Not = not
	return t
}

// isReference reports whether $name begins at i, rather than the tag $.
func (p *patternParser) isReference(i int) bool {
	return i+1 < len(p.text) && p.text[i] == '$' && p.text[i+1] >= 'a' && p.text[i+1] <= 'z'
}

// values reads "a|b|c" up to "&", "]" or the next test.
func (p *patternParser) values(key string) []string {
	var values []string
	for {
		p.space()
		start := p.at
		for p.at < len(p.text) && !strings.ContainsRune("&|] \t\n", rune(p.text[p.at])) {
			p.at++
		}
		v := p.text[start:p.at]
		p.at = start
		p.checkValue(key, v)
		p.at = start + len(v)
		values = append(values, v)
		if p.peek() != '|' || p.nextIsTest(p.at+1) {
			return values
		}
		p.at++
	}
}

// nextIsTest reports whether another test begins at i, rather than another value.
func (p *patternParser) nextIsTest(i int) bool {
	rest := strings.TrimLeft(p.text[i:], " ")
	if p.nextIsList(i) || strings.HasPrefix(rest, "!") || p.isReference(len(p.text)-len(rest)) {
		return true
	}
	key, _, ok := strings.Cut(rest, "=")
	return ok && slices.Contains(testKeys, strings.TrimRight(key, " !"))
}

func (p *patternParser) checkValue(key, v string) {
	switch {
	case v == "":
		p.mistake(1, "", "%s= needs a value", key)
	case key == "shape" && !slices.Contains(shapes, v):
		p.unknown("shape", v, shapes)
	case key == "mention" && !slices.Contains(mentionKinds, v):
		p.unknown("kind of mention", v, mentionKinds)
	case key == "type" && v != "unknown" && p.types[v] == nil:
		p.mistake(len(v), p.suggest(v, p.typeNames()), "%s", p.unknownType(v))
	case key == "kind" && !slices.Contains(p.kindNames(), v):
		p.mistake(len(v), p.suggest(v, p.kindNames()), "no type has a kind %q", v)
	case key == "tag" && !knownTag(v):
		p.mistake(len(v), p.suggest(v, tags), "unknown tag %q", v)
	}
}

// unknown reports a word that is none of a few, and lists them where it is like none.
func (p *patternParser) unknown(what, word string, known []string) {
	hint, list := p.suggest(word, known), ""
	if hint == "" {
		list = ": known are " + strings.Join(known, ", ")
	}
	p.mistake(max(len(word), 1), hint, "unknown %s %q%s", what, word, list)
}

// tags are the part-of-speech tags of the Penn Treebank, punctuation left out.
var tags = []string{"CC", "CD", "DT", "EX", "FW", "IN", "JJ", "JJR", "JJS", "LS", "MD", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP",
	"PRP$", "RB", "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB"}

// knownTag reports whether a value of tag= can hold of some token: a tag, the begin
// of one before "*", or punctuation.
func knownTag(v string) bool {
	prefix, wild := strings.CutSuffix(v, "*")
	if !strings.ContainsFunc(prefix, func(r rune) bool { return r >= 'A' && r <= 'Z' }) {
		return !strings.ContainsFunc(prefix, func(r rune) bool { return r >= 'a' && r <= 'z' })
	}
	return slices.ContainsFunc(tags, func(t string) bool { return t == v || wild && strings.HasPrefix(t, prefix) })
}

// listTest reads the list behind "@", and others that bars join to it.
func (p *patternParser) listTest(not bool) *Test {
	name := p.listName()
	if name == "" {
		return nil
	}
	t := p.newTest("list", name)
	for t.Not = not; !not && p.peek() == '|' && p.nextIsList(p.at+1); {
		p.at++
		p.accept('@')
		t.Values = append(t.Values, p.listName())
	}
	return t
}

// nextIsList reports whether a list begins at i.
func (p *patternParser) nextIsList(i int) bool {
	return strings.HasPrefix(strings.TrimLeft(p.text[i:], " \t\n"), "@")
}

// listName reads the name of a list; empty after a mistake.
func (p *patternParser) listName() string {
	name := p.name()
	if p.lists[name] == nil {
		p.at -= len(name)
		p.mistake(max(len(name), 1), p.suggest(name, p.listNames()), "list @%s is not declared%s", name, p.lost())
		return ""
	}
	p.used[name] = true
	return name
}
