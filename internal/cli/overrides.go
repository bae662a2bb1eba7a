package cli

import (
	"errors"
	"io/fs"
	"iter"

	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/graph"
	"github.com/dossier-kg/dossier/identity"
)

// An overridesError is the mistakes of a file of overrides.
type overridesError struct{ error }

func (e overridesError) Unwrap() error { return e.error }

// loadOverrides reads a file of overrides; no file, no overrides.
func loadOverrides(file string, set *rules.Set) (*rules.Overrides, error) {
	if file == "" {
		return nil, nil
	}
	o, err := rules.LoadOverrides(file, set)
	if path := (*fs.PathError)(nil); errors.As(err, &path) {
		return nil, cannotRead(file, err)
	}
	if err != nil {
		return nil, overridesError{err}
	}
	return o, nil
}

// corrected yields the documents as the overrides have them.
func corrected(docs iter.Seq2[*graph.Document, error], c *identity.Corrector) iter.Seq2[*graph.Document, error] {
	return func(yield func(*graph.Document, error) bool) {
		for d, err := range docs {
			if err == nil {
				d = c.Apply(d)
			}
			if !yield(d, err) {
				return
			}
		}
	}
}
