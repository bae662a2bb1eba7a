package export

// Options change what a writer draws. The zero value is the default.
type Options struct {
	// Include adds to pictures what they leave out by default, drawn differently:
	// "negated", "possible", "intended", "conditional", "reported", "inferred".
	Include []string
	// MinConfidence leaves out of pictures the relations below it, 0 to 1.
	MinConfidence float64
	// Text makes JSON and JSONL repeat the texts of the documents, where the graph has them.
	Text bool
	// Theme is the colours of pictures: "light", "dark", or "auto", which is "", for those that
	// the reader's browser asks for; where a format cannot ask, auto is light.
	Theme string
	// NoLegend leaves the legend out of pictures.
	NoLegend bool
	// Describe returns what a rule is for, in plain English, or "" where that is not known; the page tells it.
	Describe func(rule string) string
	// Base is what the IRIs of RDF begin with for the things of a graph: see [ParseBase].
	// "" stands for [DefaultBase].
	Base string
	// Clusters draws a frame around the entities of each type.
	Clusters bool
}

// Themes are the values of Options.Theme.
var Themes = []string{"auto", "light", "dark"}

// Includable are the values of Options.Include.
var Includable = []string{"negated", "possible", "intended", "conditional", "reported", "inferred"}
