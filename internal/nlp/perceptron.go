package nlp

import "math"

// sides is what the features of its neighbours ask of a token.
type context struct {
	word   WordID
	suffix uint32 // last three bytes of the word in its normal form
}

// tag gives the tokens of a sentence the tags that prose v2 would.
func (m *model) tag(text string, tokens []Token) {
	p1, p2 := startTag, startTag2
	before2 := context{wordStart, SuffixKey("-START-")}
	before := context{wordStart2, SuffixKey("-START2-")}
	at := m.context(text, tokens, 0)
	next := m.context(text, tokens, 1)
	for i := range tokens {
		next2 := m.context(text, tokens, i+2)
		word := text[tokens[i].Start:tokens[i].End]
		t := m.listedTag(word, tokens[i].Shape)
		if t == NoTag {
			t = m.predict(straight(word), p1, p2, before, before2, at, next, next2)
		}
		tokens[i].Tag = t
		p1, p2 = t, p1
		before, before2, at, next = at, before, next, next2
	}
}

// straight gives a word the quotes and apostrophes that the model knows.
func straight(word string) string {
	switch word {
	case "“", "”":
		return `"`
	case "‘", "’":
		return "'"
	case "’s":
		return "'s"
	case "n’t":
		return "n't"
	case "’re":
		return "'re"
	case "’ll":
		return "'ll"
	case "’ve":
		return "'ve"
	case "’d":
		return "'d"
	case "’m":
		return "'m"
	}
	return word
}

// listedTag returns the tag of a word that needs no weighing, NoTag for others.
func (m *model) listedTag(word string, shape Shape) Tag {
	switch {
	case word == "-":
		return DASH
	case shape.Has(URL) || word[0] == '@':
		return NN
	case word == "0" || word == "*":
		return NONE
	}
	return m.listed[straight(word)]
}

// context returns the token at i in the normal form of the features: numbers,
// years and hyphenated words by class.
func (m *model) context(text string, tokens []Token, i int) context {
	if i >= len(tokens) {
		if i == len(tokens) {
			return context{wordEnd, SuffixKey("-END-")}
		}
		return context{wordEnd2, SuffixKey("-END2-")}
	}
	t := &tokens[i]
	word := straight(text[t.Start:t.End])
	switch {
	case t.Shape.Has(Hyphen):
		return context{wordHyphen, SuffixKey("!HYPHEN")}
	case word[0] >= '0' && word[0] <= '9':
		if len(word) == 4 && isDigits(word) {
			return context{wordYear, SuffixKey("!YEAR")}
		}
		return context{wordDigits, SuffixKey("!DIGITS")}
	}
	id := t.Word
	if int(id) >= len(m.words) {
		id = 0
	}
	return context{id, lowerSuffix(word)}
}

func isDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// lowerSuffix is SuffixKey of the word in lower case.
func lowerSuffix(s string) uint32 {
	var k uint32
	for i := max(0, len(s)-3); i < len(s); i++ {
		k = k<<8 | uint32(lowerASCII(s[i]))
	}
	return k
}

// predict weighs the features of one token and returns the best tag.
func (m *model) predict(word string, p1, p2 Tag, before, before2, at, next, next2 context) Tag {
	var scores [64]int32
	m.weigh(&scores, Bias.Key(0))
	m.weigh(&scores, Suffix.Key(SuffixKey(word)))
	m.weigh(&scores, Prefix.Key(uint32(word[0])))
	m.weigh(&scores, Tag1.Key(uint32(p1)))
	m.weigh(&scores, Tag2.Key(uint32(p2)))
	m.weigh(&scores, Tags.Key(uint32(p1)<<8|uint32(p2)))
	if at.word != 0 {
		m.weigh(&scores, Word.Key(uint32(at.word)))
		m.weigh(&scores, Tag1Word.Key(uint32(p1)<<20|uint32(at.word)))
	}
	if before.word != 0 {
		m.weigh(&scores, Word1.Key(uint32(before.word)))
	}
	m.weigh(&scores, Suffix1.Key(before.suffix))
	if before2.word != 0 {
		m.weigh(&scores, Word2.Key(uint32(before2.word)))
	}
	if next.word != 0 {
		m.weigh(&scores, NextWord.Key(uint32(next.word)))
	}
	m.weigh(&scores, NextSuffix.Key(next.suffix))
	if next2.word != 0 {
		m.weigh(&scores, NextWord2.Key(uint32(next2.word)))
	}
	best, score := NoTag, int32(math.MinInt32)
	for t := CC; t < startTag; t++ {
		if scores[t] > score && scores[t] != 0 {
			best, score = t, scores[t]
		}
	}
	return best
}

func (m *model) weigh(scores *[64]int32, key uint32) {
	for _, c := range m.row(key) {
		scores[c&63] += int32(c) >> 8
	}
}
