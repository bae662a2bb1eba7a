package extractor

import (
	"fmt"
	"slices"
	"strings"

	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/internal/nlp"
)

// A wordList is a list of the rules bound to the vocabulary.
type wordList struct {
	lemma  bool    // terms are compared with lemmas, else with the words as written
	exact  bool    // a token must begin with an upper-case letter
	single wordSet // terms of one word
	begin  wordSet // first words of all terms
	longer wordSet // first words of the longer ones
	terms  []*trie // longer terms, of each list joined in this one

	longestTerm int // in tokens
}

// newWordList tokenises the terms as texts are tokenised.
func (b *binder) newWordList(of string, exact bool, terms []string) *wordList {
	l := &wordList{lemma: of == "lemma", exact: exact}
	for _, term := range terms {
		ids := b.words(term)
		l.longestTerm = max(l.longestTerm, len(ids))
		if len(ids) == 2 && strings.HasSuffix(term, ".") { // "gov.": before a name the full stop is no token of its own
			l.single.add(b.vocab.Add(term))
			l.begin.add(b.vocab.Add(term))
		}
		if len(ids) > 0 {
			l.begin.add(ids[0])
		}
		switch {
		case len(ids) == 1:
			l.single.add(ids[0])
		case len(ids) > 1:
			if l.terms == nil {
				l.terms = []*trie{newTrie(0)}
			}
			l.terms[0].set(l.terms[0].add(ids), 1)
			l.longer.add(ids[0])
		}
	}
	return l
}

// join returns lists that hold the same terms as some do, but one only of those whose
// terms are compared in the same way.
func (b *binder) join(lists []*wordList) (joined wordLists) {
	for i, l := range lists {
		alike := func(o *wordList) bool { return o.lemma == l.lemma && o.exact == l.exact }
		if slices.ContainsFunc(lists[:i], alike) {
			continue
		}
		if !slices.ContainsFunc(lists[i+1:], alike) {
			joined.add(l)
			continue
		}
		key := ""
		union := &wordList{lemma: l.lemma, exact: l.exact}
		for _, o := range lists[i:] {
			if alike(o) {
				key += fmt.Sprintf("%p ", o)
				union.single, union.begin, union.longer = union.single.union(o.single), union.begin.union(o.begin), union.longer.union(o.longer)
				union.terms = append(union.terms, o.terms...)
				union.longestTerm = max(union.longestTerm, o.longestTerm)
			}
		}
		if b.joined[key] == nil {
			b.joined[key] = union
		}
		joined.add(b.joined[key])
	}
	return joined
}

// match returns how many tokens from i on are a term of the list; 0 for none.
func (l *wordList) match(tokens []nlp.Token, i int) int {
	t := &tokens[i]
	if !l.begin.has(t.Word) && !(l.lemma && l.begin.has(t.Lemma)) {
		return 0
	}
	width := 0
	if l.has(t) {
		width = 1
	}
	if l.longer.has(t.Word) {
		for _, terms := range l.terms {
			width = max(width, l.longest(terms, tokens, i))
		}
	}
	return width
}

// longest returns how many tokens from i on are a term of some; 0 for none.
func (l *wordList) longest(terms *trie, tokens []nlp.Token, i int) int {
	width := 0
	node, ok := terms.step(0, tokens[i].Word)
	for j := i; ok; {
		j++
		if terms.at[node].end != 0 {
			width = j - i
		}
		if j == len(tokens) {
			break
		}
		next, more := terms.step(node, tokens[j].Word)
		if !more && l.lemma {
			next, more = terms.step(node, tokens[j].Lemma)
		}
		node, ok = next, more
	}
	return width
}

func (l *wordList) key(t *nlp.Token) nlp.WordID {
	if l.lemma {
		return t.Lemma
	}
	return t.Word
}

// has reports whether the token alone is a term of one word.
func (l *wordList) has(t *nlp.Token) bool {
	if l.exact && !t.Shape.Has(nlp.Upper) {
		return false
	}
	return l.single.has(l.key(t)) || l.lemma && l.single.has(t.Word)
}

// wordLists are several lists taken as one.
type wordLists struct {
	lists []*wordList
	begin wordSet // first words of all terms
}

func (ls *wordLists) add(l *wordList) {
	ls.lists, ls.begin = append(ls.lists, l), ls.begin.union(l.begin)
}

// has reports whether the token alone is a term of one of the lists.
func (ls *wordLists) has(t *nlp.Token) bool {
	return ls.begins(t) && slices.ContainsFunc(ls.lists, func(l *wordList) bool { return l.has(t) })
}

// begins reports whether a term may begin with a token.
func (ls *wordLists) begins(t *nlp.Token) bool { return ls.begin.has(t.Word) || ls.begin.has(t.Lemma) }

// match returns the width of the longest term at token i; 0 for none.
func (ls *wordLists) match(tokens []nlp.Token, i int) int {
	if !ls.begins(&tokens[i]) {
		return 0
	}
	return ls.longest(tokens, i)
}

// longest returns the width of the longest term at token i, with which one may begin.
func (ls *wordLists) longest(tokens []nlp.Token, i int) int {
	width := 0
	for _, l := range ls.lists {
		width = max(width, l.match(tokens, i))
	}
	return width
}

// is reports whether a word, whatever its letter case, is a term of one of the lists.
func (ls *wordLists) is(word nlp.WordID) bool {
	return slices.ContainsFunc(ls.lists, func(l *wordList) bool { return l.single.has(word) })
}

// pair reports whether one of the lists has the term of two words a and b.
func (ls *wordLists) pair(a, b nlp.WordID) bool {
	for _, l := range ls.lists {
		for _, terms := range l.terms {
			if node, ok := terms.step(0, a); ok {
				if node, ok = terms.step(node, b); ok && terms.at[node].end != 0 {
					return true
				}
			}
		}
	}
	return false
}

// A binder gives every word of a rule set its number in the vocabulary.
type binder struct {
	vocab  *nlp.Vocab
	doc    nlp.Document // reused to tokenise terms
	ids    []nlp.WordID
	joined map[string]*wordList // by the lists that they join
	tests  []test               // by the numbers of the rules' tests
}

// words tokenises term and returns the word of each token. The slice is valid until the next call.
func (b *binder) words(term string) []nlp.WordID {
	b.ids = b.ids[:0]
	if simple(term) {
		return append(b.ids, b.vocab.Add(term))
	}
	nlp.Tokenize(&b.doc, term)
	for _, t := range b.doc.Tokens {
		b.ids = append(b.ids, b.vocab.Add(term[t.Start:t.End]))
	}
	return b.ids
}

// simple reports whether a term is plainly one token: ASCII letters only.
func simple(term string) bool {
	for i := 0; i < len(term); i++ {
		if c := term[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return term != ""
}

// lists binds the lists of a set by their names, but for those that the index has made ahead.
func (b *binder) lists(set *rules.Set, index *index) map[string]*wordList {
	known := make(map[string]*wordList, len(set.Lists))
	for _, l := range set.Lists {
		if known[l.Name] = index.lists[l.Name]; known[l.Name] == nil || !set.Indexed(l) {
			known[l.Name] = b.newWordList(l.Of, l.Exact, l.Words)
		}
	}
	return known
}

// set makes a set of words that are one token each, abbreviations with their full stop
// among them; terms of several words are left out.
func (b *binder) set(words []string) wordSet {
	ids := make([]nlp.WordID, 0, len(words))
	for _, w := range words {
		if !strings.Contains(w, " ") {
			ids = append(ids, b.vocab.Add(w))
		}
	}
	return newWordSet(ids...)
}
