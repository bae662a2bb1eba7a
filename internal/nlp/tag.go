package nlp

// A Tag is a Penn Treebank part-of-speech tag.
type Tag uint8

// The tags, in the order of their names below.
const (
	NoTag Tag = iota
	CC
	CD
	DT
	EX
	FW
	IN
	JJ
	JJR
	JJS
	LS
	MD
	NN
	NNP
	NNPS
	NNS
	PDT
	POS
	PRP
	PRPS
	RB
	RBR
	RBS
	RP
	SYM
	TO
	UH
	VB
	VBD
	VBG
	VBN
	VBP
	VBZ
	WDT
	WP
	WPS
	WRB
	DOLLAR
	HASH
	COMMA
	STOP
	COLON
	LPAREN
	RPAREN
	OPENQUOTE
	CLOSEQUOTE
	DASH
	NONE
	startTag // before a sentence, for the features of its first words
	startTag2
	numTags
)

var tagNames = [numTags]string{"", "CC", "CD", "DT", "EX", "FW", "IN", "JJ", "JJR", "JJS", "LS", "MD", "NN", "NNP", "NNPS", "NNS",
	"PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ",
	"WDT", "WP", "WP$", "WRB", "$", "#", ",", ".", ":", "(", ")", "``", "''", "-", "-NONE-", "-START-", "-START2-"}

// String returns the name of the tag in the Penn Treebank, such as "NNP".
func (t Tag) String() string {
	if t < numTags {
		return tagNames[t]
	}
	return ""
}

// ParseTag returns the tag of a name.
func ParseTag(name string) (Tag, bool) {
	for t, n := range tagNames {
		if n == name && t != 0 {
			return Tag(t), true
		}
	}
	return NoTag, false
}

// Noun reports whether the tag is of a common or proper noun.
func (t Tag) Noun() bool { return t == NN || t == NNS || t == NNP || t == NNPS }

// Proper reports whether the tag is of a proper noun.
func (t Tag) Proper() bool { return t == NNP || t == NNPS }

// Verb reports whether the tag is of a verb form, modals left out.
func (t Tag) Verb() bool { return t >= VB && t <= VBZ }

// Adjective reports whether the tag is of an adjective.
func (t Tag) Adjective() bool { return t == JJ || t == JJR || t == JJS }

// Adverb reports whether the tag is of an adverb.
func (t Tag) Adverb() bool { return t == RB || t == RBR || t == RBS }
