// Package cli is the command line of dossier. A [Command] holds its three streams,
// so that tests run it in process.
package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"

	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/spf13/cobra"
)

// Exit statuses.
const (
	ExitOK       = 0
	ExitFindings = 1 // a rules file has mistakes, an example failed
	ExitUsage    = 2 // unknown flag, format or command
	ExitFailure  = 3 // input or output cannot be read or written
)

// A Command runs dossier on three streams.
type Command struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
}

// A hintError is an error with advice on what to do.
type hintError struct {
	err    error
	hint   string
	status int
}

func (e *hintError) Error() string { return e.err.Error() }
func (e *hintError) Unwrap() error { return e.err }

func usage(hint, format string, args ...any) error {
	return &hintError{fmt.Errorf(format, args...), hint, ExitUsage}
}

func failure(hint, format string, args ...any) error {
	return &hintError{fmt.Errorf(format, args...), hint, ExitFailure}
}

// Main runs the command with the arguments after the program's name and returns the exit status.
func (c *Command) Main(args []string) int {
	root := &cobra.Command{
		Use:           "dossier",
		Short:         "Turn English text into a knowledge graph by rules",
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.SetIn(c.Stdin)
	root.SetOut(c.Stdout)
	root.SetErr(c.Stderr)
	root.SetArgs(args)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usage("see dossier --help", "%w", err) })
	root.AddCommand(c.extractCommand(), c.versionCommand(), c.parseCommand(), c.rulesCommand())
	return c.report(root.Execute())
}

// report prints an error and returns the exit status that it stands for.
func (c *Command) report(err error) int {
	var mistakes rules.Errors
	var hinted *hintError
	var path *fs.PathError
	switch {
	case err == nil:
		return ExitOK
	case isClosedPipe(err): // the reader has seen enough
		return ExitOK
	case errors.As(err, &mistakes):
		fmt.Fprintln(c.Stderr, mistakes)
		fmt.Fprintf(c.Stderr, "dossier: %d mistakes in the rules\n", len(mistakes))
		return ExitFindings
	case errors.As(err, &hinted):
		fmt.Fprintf(c.Stderr, "dossier: %v\n", hinted.err)
		if hinted.hint != "" {
			fmt.Fprintf(c.Stderr, "dossier: hint: %s\n", hinted.hint)
		}
		return hinted.status
	case errors.As(err, &path):
		fmt.Fprintf(c.Stderr, "dossier: %v\n", err)
		return ExitFailure
	}
	fmt.Fprintf(c.Stderr, "dossier: %v\n", err)
	return ExitUsage
}
