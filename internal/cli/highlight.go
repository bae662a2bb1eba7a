package cli

import (
	"io"
	"iter"

	"github.com/dossier-kg/dossier/export"
	"github.com/dossier-kg/dossier/graph"
)

// showText writes the texts with their mentions marked, each below its heading.
func (c *Command) showText(w io.Writer, docs iter.Seq2[*graph.Document, error], f *extractFlags) error {
	h := export.Highlighter{W: w, Color: (f.output == "" || f.output == "-" || f.color == "always") && c.colored(f.color)}
	if err := h.Legend(); err != nil {
		return err
	}
	return each(docs, h.Document)
}
