package cli

import (
	"os"

	"golang.org/x/term"
)

// colors are the values of --color.
var colors = []string{"auto", "always", "never"}

// colored reports whether standard output is to be coloured: asked to guess, a terminal
// gets colours unless it is a dumb one or NO_COLOR is set (https://no-color.org).
func (c *Command) colored(when string) bool {
	if when != "auto" {
		return when == "always"
	}
	if os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb" {
		return false
	}
	out, ok := c.Stdout.(*os.File)
	return ok && term.IsTerminal(int(out.Fd()))
}

// A style says whether the parts of a text are painted.
type style bool

func (s style) paint(code, text string) string {
	if !s || text == "" {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

func (s style) strong(text string) string { return s.paint("1", text) }
func (s style) faint(text string) string  { return s.paint("2", text) }
func (s style) good(text string) string   { return s.paint("32", text) }
func (s style) bad(text string) string    { return s.paint("31", text) }
func (s style) accent(text string) string { return s.paint("36", text) }
