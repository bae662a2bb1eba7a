package nlp

// A Token is a word, number or punctuation mark: a half-open range of byte
// offsets into the text, with what the analysis found out about it.
type Token struct {
	Start, End int32
	Word       WordID // the lower-cased word, 0 when the vocabulary does not hold it
	Lemma      WordID // the lower-cased base form, 0 when the vocabulary does not hold it
	Tag        Tag
	Shape      Shape
}

// A Sentence is a half-open range of tokens and the byte offsets that they span.
type Sentence struct {
	Start, End  int32 // byte offsets
	First, Last int32 // tokens, half-open: Tokens[First:Last]
	Paragraph   bool  // the first sentence of a paragraph
	Headline    bool  // a line of its own that ends without a full stop
}

// A Document is an analysed text. Its memory can be used again: see [Analyzer.Analyze].
type Document struct {
	Text      string
	Tokens    []Token
	Sentences []Sentence
}

// A WordID stands for a word of a [Vocab]; 0 is no word.
type WordID uint32

// Shape says how a token is written, as a set of flags.
type Shape uint16

// The flags of a [Shape].
const (
	Upper  Shape = 1 << iota // begins with an upper-case letter
	Caps                     // at least two letters, all of them upper case
	Lower                    // begins with a lower-case letter
	Mixed                    // has an upper-case letter after a lower-case one: "eBay", "McCain"
	Digit                    // has a digit
	Number                   // only digits and the marks inside numbers: "1,200", "3.5", "1996-08-30"
	Hyphen                   // has a hyphen inside: "Iranian-backed"
	Dot                      // has a full stop inside or at its end: "U.S.", "Inc."
	Punct                    // no letter and no digit
	Letter                   // has a letter
	Symbol                   // currency, percent and the like
	Glued                    // follows the token before it without a space
	URL                      // a web address or an e-mail address
	Break                    // the first token of a line
	Folded                   // a headline writes it with a capital, which says nothing: it counts as small
)

// Has reports whether all flags of f are set.
func (s Shape) Has(f Shape) bool { return s&f == f }
