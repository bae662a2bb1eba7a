package nlp

import "sync/atomic"

// A Tagger gives each word of a sentence its Penn Treebank tag.
type Tagger interface {
	Tag(words []string) []string
}

// An Analyzer splits, tags and lemmatises texts. It is safe for concurrent use.
type Analyzer struct {
	vocab  *Vocab
	model  *model
	tagger Tagger
	fold   func(*Document, Sentence)
	lemmas [inflections][]atomic.Uint32 // per word: one more than the number of its base form, 0 before it is asked for
}

// NewAnalyzer returns an analyzer over a vocabulary, to which no word may be added any more;
// a nil tagger is the compiled one.
func NewAnalyzer(v *Vocab, t Tagger) *Analyzer {
	a := &Analyzer{vocab: v, model: loadModel(), tagger: t}
	v.known = a.model.known
	for k := range a.lemmas {
		a.lemmas[k] = make([]atomic.Uint32, v.Len()+1)
	}
	return a
}

// FoldHeadlines has f see each sentence before its words get their tags, to set [Folded] for
// those whose capitals say nothing.
func (a *Analyzer) FoldHeadlines(f func(*Document, Sentence)) { a.fold = f }

// Analyze fills doc with the sentences, tokens, tags and lemmas of text, and uses doc's memory again.
func (a *Analyzer) Analyze(doc *Document, text string) {
	Tokenize(doc, text)
	SplitSentences(doc)
	for i := range doc.Tokens {
		t := &doc.Tokens[i]
		t.Word = a.vocab.lookup(text[t.Start:t.End])
	}
	for _, s := range doc.Sentences {
		if a.fold != nil {
			a.fold(doc, s)
		}
		tokens := doc.Tokens[s.First:s.Last]
		if a.tagger == nil {
			a.model.tag(text, tokens)
		} else {
			a.ask(text, tokens)
		}
		for i := range tokens {
			tokens[i].Lemma = a.lemma(text, &tokens[i])
		}
	}
}

// ask takes the tags from another tagger; words it leaves out keep none.
func (a *Analyzer) ask(text string, tokens []Token) {
	words := make([]string, len(tokens))
	for i, t := range tokens {
		words[i] = text[t.Start:t.End]
		if t.Shape.Has(Folded) {
			words[i] = fold(words[i])
		}
	}
	for i, name := range a.tagger.Tag(words) {
		if i < len(tokens) {
			tokens[i].Tag, _ = ParseTag(name)
		}
	}
}
