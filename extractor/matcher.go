package extractor

import (
	"slices"
	"strings"

	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/internal/nlp"
)

// A test is a token test of the rules bound to the vocabulary. It is one line of the cache,
// of what decides most tests; those of a pattern stand side by side.
type test struct {
	asks   testKey
	not    bool
	lone   bool // without not, and, or
	ors    bool // it has alternatives
	tailed bool // it has tails
	refers boundRef
	shape  nlp.Shape
	mask   uint64  // types, tags or kinds of mention accepted
	words  wordSet // word, lemma; the first words of the terms of lists
	number uint32  // its place among the tests
	ands   uint32  // how many of those behind it must pass, too
	*conditions
}

// conditions are what is seldom asked of a test.
type conditions struct {
	and    []*test // those behind it
	or     []*test
	lists  wordLists
	kinds  []string // kinds of entity accepted
	tails  []string // ends of words accepted: "*-based"
	shapes []*test  // a test for each of several shapes
}

// unconditional are the conditions of the tests that have none.
var unconditional conditions

// A testKey is what a test asks about.
type testKey uint8

const (
	asksWord testKey = iota
	asksLemma
	asksTag
	asksShape
	asksInitial // shape=initial
	asksName    // shape=name
	asksType
	asksMention
	asksGap    // one token of "..."
	asksRole   // $role
	asksShapes // one of several; from here on the conditions say what
	asksKind
	asksList
)

// bindTest binds a test of a pattern; known holds the lists by name.
func (b *binder) bindTest(t *rules.Test, types *types, known map[string]*wordList) *test {
	q := &b.tests[t.Index]
	more := conditions{}
	switch t.Key {
	case "word":
		q.asks = asksWord
		words, tails := cutTails(t.Values)
		q.words = b.set(words)
		more.tails = tails
	case "lemma":
		q.asks, q.words = asksLemma, b.set(t.Values)
	case "tag":
		q.asks = asksTag
		for _, v := range t.Values {
			q.mask |= tagMask(v)
		}
	case "shape":
		q.asks = asksShapes
		for _, v := range t.Values {
			more.shapes = append(more.shapes, newShapeTest(v))
		}
		if len(more.shapes) == 1 {
			*q, more.shapes = *more.shapes[0], nil
		}
	case "type":
		q.asks, q.mask = asksType, types.mask(t.Values)
	case "kind":
		q.asks, more.kinds = asksKind, t.Values
	case "mention":
		q.asks = asksMention
		for _, v := range t.Values {
			q.mask |= 1 << mentionKindOf(v)
		}
	case "any":
		q.asks = asksGap
	case "role":
		q.asks = asksRole
	case "list":
		q.asks = asksList
		var lists []*wordList
		for _, v := range t.Values {
			lists = append(lists, known[v])
		}
		more.lists = b.join(lists)
		q.words = more.lists.begin
	}
	for _, a := range t.And {
		more.and = append(more.and, b.bindTest(a, types, known))
	}
	for _, o := range t.Or {
		more.or = append(more.or, b.bindTest(o, types, known))
	}
	q.number, q.ands, q.ors = uint32(t.Index), uint32(len(t.And)), len(t.Or) > 0
	q.not, q.lone, q.tailed = t.Not, !t.Not && len(t.And)+len(t.Or) == 0, more.tails != nil
	if q.conditions = &unconditional; !q.lone || q.tailed || q.asks >= asksShapes {
		q.conditions = &more
	}
	return q
}

// cutTails parts words from those that stand for all with an end: "*-based".
func cutTails(values []string) (words, tails []string) {
	for _, v := range values {
		if tail, ok := strings.CutPrefix(v, "*"); ok && tail != "" {
			tails = append(tails, tail)
		} else {
			words = append(words, v)
		}
	}
	return words, tails
}

// newShapeTest makes a test of one shape.
func newShapeTest(v string) *test {
	q := &test{asks: asksShape, lone: true, conditions: &unconditional}
	switch v {
	case "Xx":
		q.shape = nlp.Upper
	case "XX":
		q.shape = nlp.Caps
	case "xx":
		q.shape = nlp.Lower
	case "d":
		q.shape = nlp.Number
	case "mixed":
		q.shape = nlp.Mixed
	case "hyphen":
		q.shape = nlp.Hyphen
	case "dot":
		q.shape = nlp.Dot
	case "initial":
		q.asks, q.shape = asksInitial, nlp.Upper|nlp.Dot
	case "name":
		q.asks = asksName
	}
	return q
}

// tagMask returns the tags that a value such as "NN" or "NN*" stands for.
func tagMask(v string) uint64 {
	prefix, wild := strings.CutSuffix(v, "*")
	var mask uint64
	for t := nlp.Tag(1); t < 64; t++ {
		name := t.String()
		if name == v || wild && strings.HasPrefix(name, prefix) {
			mask |= 1 << t
		}
	}
	return mask
}

// matcher shows a sentence to a compiled pattern.
type matcher struct {
	x     *Extractor
	w     *work
	end   int32
	tests int // how many were made, for the test that holds them to the length of the text
}

// Len returns the token after the last one that a pattern may see.
func (m *matcher) Len() int { return int(m.end) }

// Test returns how many tokens a test takes at token i; 0 when it fails.
func (m *matcher) Test(test, i int) int {
	if i >= int(m.end) {
		return 0
	}
	m.tests++
	return m.x.tests[test].width(m.x, m.w, int32(i), m.end)
}

// takesMention reports whether what passes the test is a whole mention, and so what
// follows it begins where the mention ends.
func (q *test) takesMention() bool {
	if len(q.or) > 0 || q.not || q.asks == asksList {
		return false
	}
	wide := q.wide()
	for _, a := range q.and {
		if len(a.or) > 0 || a.asks == asksList {
			return false
		}
		wide = wide || a.takesMention()
	}
	return wide
}

// anyName reports whether a test is of a name of any type.
func (q *test) anyName() bool { return q.asks == asksType && q.mask&1 != 0 }

// wide reports whether a test is of the mention that begins at a token.
func (q *test) wide() bool { return q.asks == asksType || q.asks == asksMention || q.asks == asksKind }

// reach returns how many tokens a test takes at most; 0 where nothing bounds them.
func (q *test) reach() int {
	most := 1
	if !q.not {
		if q.wide() || q.asks == asksRole {
			return 0
		}
		for _, l := range q.lists.lists {
			most = max(most, l.longestTerm)
		}
	}
	for _, t := range slices.Concat(q.and, q.or) {
		n := t.reach()
		if n == 0 {
			return 0
		}
		most = max(most, n)
	}
	return most
}

// width evaluates a test at token i.
func (q *test) width(x *Extractor, w *work, i, end int32) int {
	n := q.own(x, w, i, end)
	if q.lone {
		return n
	}
	if q.not {
		if n > 0 {
			n = 0
		} else {
			n = 1
		}
	}
	for k := q.number + 1; n > 0 && k <= q.number+q.ands; k++ {
		a := &x.tests[k]
		switch width := a.width(x, w, i, end); {
		case width == 0:
			n = 0
		case !a.not:
			n = max(n, width)
		}
	}
	if !q.ors {
		return n
	}
	for _, o := range q.or {
		if n > 0 {
			break
		}
		n = o.width(x, w, i, end)
	}
	return n
}

// own evaluates the condition of a test itself.
func (q *test) own(x *Extractor, w *work, i, end int32) int {
	t := w.token(i)
	ok := false
	switch q.asks {
	case asksWord:
		ok = q.words.has(t.Word) || q.tailed && x.hasTail(w, i, q.tails)
	case asksLemma:
		ok = q.words.has(t.Lemma) || q.words.has(t.Word)
	case asksTag:
		ok = q.mask&(1<<t.Tag) != 0
	case asksShape:
		ok = t.Shape.Has(q.shape)
	case asksInitial:
		ok = isInitial(t)
	case asksName:
		ok = x.nameWord(w, w.sentence, i)
	case asksShapes:
		ok = slices.ContainsFunc(q.shapes, func(o *test) bool { return o.own(x, w, i, end) > 0 })
	case asksType:
		return x.typeWidth(w, i, q.mask)
	case asksMention:
		if m := w.beginning(i); m != nil && q.mask>>m.kind&1 != 0 {
			return int(m.last - m.first)
		}
	case asksKind:
		return x.kindWidth(w, i, q.kinds)
	case asksList:
		if q.words.has(t.Word) || q.words.has(t.Lemma) {
			return q.lists.longest(w.doc.Tokens[:end], int(i))
		}
	case asksGap:
		ok = !x.partsClauses(t)
	case asksRole:
		return w.referenceWidth(q.refers, i)
	}
	if ok {
		return 1
	}
	return 0
}

// isInitial reports whether a token is a letter with a full stop.
func isInitial(t *nlp.Token) bool { return t.Shape.Has(nlp.Upper|nlp.Dot) && t.End-t.Start == 2 }

// partsClauses reports whether a gap ends at a token: a mark stronger than a comma, or
// a word that opens a relative or indirect clause.
func (x *Extractor) partsClauses(t *nlp.Token) bool {
	switch t.Tag {
	case nlp.WDT, nlp.WP, nlp.WRB:
		return true
	}
	return t.Word == x.en.semicolon || t.Word == x.en.colon || t.Word == x.en.dash || t.Word == x.en.open || t.Word == x.en.close || x.en.quotes.has(t.Word)
}

// hasTail reports whether the token at i, or the last of the mention that begins there, ends in one
// of the tails, after something else: "New Delhi-based".
func (x *Extractor) hasTail(w *work, i int32, tails []string) bool {
	word := w.words(i, i+1)
	if m := w.beginning(i); m != nil {
		word = w.words(m.last-1, m.last)
	}
	for _, tail := range tails {
		if len(word) > len(tail) && strings.HasSuffix(word, tail) {
			return true
		}
	}
	return false
}

// kindWidth returns the width of the mention that begins at i when it names what is of one of these kinds.
func (x *Extractor) kindWidth(w *work, i int32, kinds []string) int {
	m := w.beginning(i)
	if m == nil || !slices.Contains(kinds, x.kindOf(m)) && !slices.Contains(kinds, x.headedKind(w, m)) {
		return 0
	}
	return int(m.last - m.first)
}

// kindOf returns the kind of the thing that a mention names, where it is known.
func (x *Extractor) kindOf(m *mention) string {
	if m.entry >= 0 {
		return x.lexicon.entry(m.entry).Kind
	}
	return x.ruleKinds[m.rule]
}

// headedKind returns the kind that the head of an organisation's name shows: the word
// before "of", "for" or "and", else the last; "" for none.
func (x *Extractor) headedKind(w *work, m *mention) string {
	if m.kind != kindName || !x.types.is(m.typ, x.orgMask) {
		return ""
	}
	head := m.last - 1
	for k := m.first + 1; k < m.last; k++ {
		if word := w.token(k).Word; word == x.en.of || word == x.en.forWord {
			head = k - 1
			break
		}
	}
	for i := range x.lists.heads {
		if x.lists.heads[i].has(w.token(head)) {
			return headKinds[i]
		}
	}
	return ""
}

// typeWidth returns the width of the mention of one of these types that begins at i.
func (x *Extractor) typeWidth(w *work, i int32, mask uint64) int {
	m := w.beginning(i)
	if m == nil || !x.types.is(m.typ, mask) && !(mask&1 != 0 && m.kind == kindName) {
		return 0
	}
	return int(m.last - m.first)
}
