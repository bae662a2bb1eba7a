// Package dossier turns English text into a knowledge graph by rules: people,
// countries, organisations and the links between them, each link with the exact
// words that say so and the rule that read them.
//
// Most programs need one call:
//
//	doc, err := dossier.Extract("French President Anna Moreau met Omani officials.")
//
// The result is plain data: see [graph.Document]. Documents are put together with
// [Graph], which decides who is who in them, and written with package export. A program with rules of its own
// loads them with [LoadRules] and makes an [extractor.Extractor].
//
// All offsets are UTF-8 byte offsets, half-open, into the text as given. The same
// text and rules give the same result, on every run and any number of processors.
package dossier

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"sync"

	"github.com/dossier-kg/dossier/extractor"
	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/graph"
	"github.com/dossier-kg/dossier/identity"
)

//go:generate go run ./internal/lexgen

//go:embed rules.yaml lexicon/*.yaml lexicon/*.tsv
var shippedFiles embed.FS

//go:embed lexicon.bin
var shippedLexicon string

//go:embed rules.bin
var readyRules string

// builtIn is the shipped files; see [rules.BuiltIn].
type builtIn struct{ embed.FS }

// Ready returns what stands ready made in the program's memory.
func (builtIn) Ready(name string) string {
	return map[string]string{"lexicon.bin": shippedLexicon, "rules.bin": readyRules}[name]
}

var shipped = builtIn{shippedFiles}

var shippedRules = sync.OnceValues(func() (*rules.Set, error) {
	extractor.Prepare(shippedLexicon)
	return rules.Load(shipped, "rules.yaml")
})

var shippedExtractor = sync.OnceValues(func() (*extractor.Extractor, error) {
	set, err := shippedRules()
	if err != nil {
		return nil, err
	}
	return extractor.New(set, nil)
})

// DefaultRules returns the shipped rule set. It is shared: do not change it. Its examples are there after
// [rules.Set.ReadExamples].
func DefaultRules() (*rules.Set, error) { return shippedRules() }

// LoadRules reads a rules file and the files that it names, which stand beside or
// below it. A file that says "extends: shipped" adds to the rules of [DefaultRules].
// The error is a [rules.Errors] when the files have mistakes: all of them, each with
// its place.
func LoadRules(path string) (*rules.Set, error) {
	extractor.Prepare(shippedLexicon) // most files extend the shipped rules
	return rules.LoadFile(path, ShippedRules())
}

// ShippedRules returns the files of the shipped rules, which other files extend by the
// name "shipped". It is for programs that read rules from elsewhere than a file.
func ShippedRules() rules.Base {
	return rules.Base{Name: "shipped", FS: shipped, File: "rules.yaml"}
}

// Extract finds what an English text says, by the shipped rules. The ID of the document
// is made of the text, so that [Graph] tells documents of different texts apart.
func Extract(text string) (*graph.Document, error) {
	x, err := shippedExtractor()
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256([]byte(text))
	return x.Extract(extractor.Document{ID: "text-" + hex.EncodeToString(sum[:6]), Text: text})
}

// Graph puts together what documents say and decides who is who in them; the order
// of the documents means nothing. Each needs an ID of its own: evidence and mentions tell
// their document by it, and of two of one ID the graph keeps one text. Package identity does it for rules of one's own,
// and with a user's corrections.
func Graph(docs ...*graph.Document) (*graph.Graph, error) {
	set, err := shippedRules()
	if err != nil {
		return nil, err
	}
	pile := identity.New(set, nil).NewPile()
	for _, d := range docs {
		if err := pile.Add(d); err != nil {
			return nil, err
		}
	}
	g, _, err := pile.Graph()
	return g, err
}
