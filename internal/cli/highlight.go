package cli

import (
	"io"
	"iter"
	"os"

	"github.com/dossier-kg/dossier/export"
	"github.com/dossier-kg/dossier/graph"
	"golang.org/x/term"
)

// colors are the values of --color.
var colors = []string{"auto", "always", "never"}

// colored reports whether the user wants colours: asked to guess, a terminal gets
// them unless it is a dumb one or NO_COLOR is set (https://no-color.org).
func (c *Command) colored(f *extractFlags) bool {
	if f.color != "auto" {
		return f.color == "always"
	}
	if f.output != "" && f.output != "-" || os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb" {
		return false
	}
	out, ok := c.Stdout.(*os.File)
	return ok && term.IsTerminal(int(out.Fd()))
}

// showText writes the texts with their mentions marked, each below its heading.
func (c *Command) showText(w io.Writer, docs iter.Seq2[*graph.Document, error], f *extractFlags) error {
	h := export.Highlighter{W: w, Color: c.colored(f)}
	if err := h.Legend(); err != nil {
		return err
	}
	return each(docs, h.Document)
}
