package nlp

// context is what the features of a token and of its neighbours ask of it.
type context struct {
	text   string  // as the model writes it
	word   *word   // of its class where it is a number or has a hyphen
	suffix *suffix // of the same, in small letters
	sums   *sums   // of both, nil where they are not added up
	small  bool    // the text is the word, in small letters
}

// tag gives the tokens of a sentence the tags that prose v2 would.
func (m *model) tag(text string, tokens []Token) {
	p1, p2 := startTag, startTag2
	var around [5]context
	before2, before, at, next, next2 := &around[0], &around[1], &around[2], &around[3], &around[4]
	m.class(before2, wordStart)
	m.class(before, wordStart2)
	m.look(at, text, tokens, 0)
	m.look(next, text, tokens, 1)
	for i := range tokens {
		m.look(next2, text, tokens, i+2)
		t := m.listedTag(at, &tokens[i])
		if t == NoTag {
			t = m.predict(p1, p2, before, before2, at, next, next2)
		}
		tokens[i].Tag = t
		p1, p2 = t, p1
		before2, before, at, next, next2 = before, at, next, next2, before2
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
func (m *model) listedTag(c *context, t *Token) Tag {
	s := c.text
	switch {
	case c.small:
		return c.word.listed[0]
	case s == "-":
		return DASH
	case t.Shape.Has(URL) || s[0] == '@':
		return NN
	case s == "0" || s == "*":
		return NONE
	}
	if t.Word != 0 && int(t.Word) < len(m.words) {
		switch small := m.words[t.Word]; {
		case s == small:
			return m.known[t.Word].listed[0]
		case s[1:] == small[1:]:
			return m.known[t.Word].listed[1]
		}
	}
	return m.listed[s]
}

// class fills the context of one of the words that stand for classes.
func (m *model) class(c *context, id WordID) {
	w := &m.known[id]
	*c = context{word: w, suffix: &m.suffixes[w.suffix], sums: &m.sums[id]}
}

// look fills the context of the token at i, where numbers, years and hyphenated words go by
// their class.
func (m *model) look(c *context, text string, tokens []Token, i int) {
	if i >= len(tokens) {
		m.class(c, wordEnd+WordID(i-len(tokens)))
		return
	}
	t := &tokens[i]
	if t.Shape&(Lower|Mixed|Hyphen|URL|Folded) == Lower && t.Word != 0 && int(t.Word) < len(m.words) && int(t.End-t.Start) == int(m.known[t.Word].size) {
		m.lookSmall(c, text[t.Start:t.End], t.Word)
		return
	}
	s := straight(text[t.Start:t.End])
	if t.Shape.Has(Folded) {
		s = fold(s)
	}
	if class := classWord(s, t.Shape); class != 0 {
		m.class(c, class)
		c.text = s
		return
	}
	id := t.Word
	if int(id) >= len(m.words) {
		id = 0
	}
	c.text, c.word, c.sums = s, &m.known[id], &m.sums[0]
	c.small = t.Shape.Has(Lower) && !t.Shape.Has(URL) && s == m.words[id]
	if key := lowerSuffix(s); id == 0 || key&0x808080 != 0 {
		c.suffix = &m.suffixes[m.suffix(key)]
		return
	}
	c.suffix = &m.suffixes[c.word.suffix]
	if int(id) < len(m.sums) {
		c.sums = &m.sums[id]
	}
}

// lookSmall fills the context of a word that is written in small letters.
func (m *model) lookSmall(c *context, text string, id WordID) {
	w := &m.known[id]
	sums := &m.sums[0]
	if int(id) < len(m.sums) {
		sums = &m.sums[id]
	}
	*c = context{text: text, word: w, suffix: &m.suffixes[w.suffix], sums: sums, small: true}
}

// classWord returns the word that stands for the class of s, 0 for none.
func classWord(s string, shape Shape) WordID {
	switch {
	case shape.Has(Hyphen):
		return wordHyphen
	case s[0] < '0' || s[0] > '9':
		return 0
	case len(s) == 4 && isDigits(s):
		return wordYear
	}
	return wordDigits
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
func lowerSuffix(s string) uint32 { return uint32(lower8(uint64(SuffixKey(s)))) }

// predict weighs the features of one token and returns the best tag.
func (m *model) predict(t1, t2 Tag, before, before2, at, next, next2 *context) Tag {
	rare := &m.sums[0]
	own := at.sums
	if !at.small {
		own = rare
	}
	var scores lanes
	scores.sum(m.tagContext(t1, t2), &own.at, &before.sums.before, &before2.sums.before2, &next.sums.next, &next2.sums.next2)
	if own == rare {
		m.weigh(&scores, m.ownSuffix(at).at)
		m.weigh(&scores, m.prefixes[at.text[0]])
		m.weigh(&scores, at.word.at)
	}
	m.weigh(&scores, m.pair(at.word, t1))
	if before.sums == rare {
		m.weigh(&scores, before.word.before)
		m.weigh(&scores, before.suffix.before)
	}
	if before2.sums == rare {
		m.weigh(&scores, before2.word.before2)
	}
	if next.sums == rare {
		m.weigh(&scores, next.word.next)
		m.weigh(&scores, next.suffix.next)
	}
	if next2.sums == rare {
		m.weigh(&scores, next2.word.next2)
	}
	if t := scores.best(); t != NoTag {
		return t
	}
	return scores.leastBad()
}

// weigh adds the weights of a row.
func (m *model) weigh(scores *lanes, r row) {
	if r&0xff == fullRow {
		scores.add(&m.full[r>>8])
		return
	}
	for _, c := range m.cellsOf(r) {
		scores.addCell(c)
	}
}

// cellsOf returns the cells of a row that is not full.
func (m *model) cellsOf(r row) []Cell { return m.cells[r>>8 : r>>8+r&0xff] }

// ownSuffix returns the suffix of a word as it is written, which is seldom another than
// that in small letters.
func (m *model) ownSuffix(c *context) *suffix {
	if key := SuffixKey(c.text); key != c.suffix.key {
		return &m.suffixes[m.suffix(key)]
	}
	return c.suffix
}

// pair returns the weights of a word after a word of a tag.
func (m *model) pair(w *word, before Tag) row {
	from := int(w.pairs >> 8)
	for i, t := range m.pairTags[from : from+int(w.pairs&0xff)] {
		if t == before {
			return m.pairs[from+i]
		}
	}
	return 0
}
