package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"syscall"

	"github.com/dossier-kg/dossier/export"
	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/internal/intake"
	"github.com/spf13/cobra"
)

// A hintError is an error with advice on what to do, and the exit status it stands for.
type hintError struct {
	err    error
	hint   string
	status int
}

func (e *hintError) Error() string { return e.err.Error() }
func (e *hintError) Unwrap() error { return e.err }

// errFindings is returned by a tool that has told of its findings itself.
var errFindings = errors.New("there are findings")

func usage(hint, format string, args ...any) error {
	return &hintError{fmt.Errorf(format, args...), hint, ExitUsage}
}

func failure(hint, format string, args ...any) error {
	return &hintError{fmt.Errorf(format, args...), hint, ExitFailure}
}

// report prints an error and returns the exit status that it stands for.
func (c *Command) report(err error) int {
	var mistakes rules.Errors
	var hinted *hintError
	if bad := (*intake.Error)(nil); errors.As(err, &bad) {
		err = failure(bad.Hint, "%w", bad.Err)
	}
	switch {
	case errors.Is(err, export.ErrNoGraphviz):
		err = failure("install Graphviz, or write svg, which needs nothing", "%w", err)
	case errors.Is(err, export.ErrNoText):
		err = failure("extract the texts in this format, or convert what was written with --text", "%w", err)
	}
	switch {
	case err == nil:
		return ExitOK
	case errors.Is(err, errFindings): // they are told already
		return ExitFindings
	case isClosedPipe(err): // the reader has seen enough
		return ExitOK
	case errors.As(err, &mistakes):
		fmt.Fprintln(c.Stderr, mistakes)
		in, plural := "rules", "s"
		if errors.As(err, new(overridesError)) {
			in = "overrides"
		}
		if len(mistakes) == 1 {
			plural = ""
		}
		fmt.Fprintf(c.Stderr, "dossier: %d mistake%s in the %s\n", len(mistakes), plural, in)
		return ExitFindings
	case errors.As(err, &hinted):
		fmt.Fprintf(c.Stderr, "dossier: %v\n", hinted.err)
		if hinted.hint != "" {
			fmt.Fprintf(c.Stderr, "dossier: hint: %s\n", hinted.hint)
		}
		return hinted.status
	}
	fmt.Fprintf(c.Stderr, "dossier: %v\n", err)
	return ExitFailure
}

func isClosedPipe(err error) bool {
	return errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe)
}

// reason returns what went wrong with a file, without the name and the system call,
// which the messages of this package say in their own words.
func reason(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

// suggest returns the beginning of a hint that names the known word nearest to a
// misspelt one, "" when none is near.
func suggest(word string, known []string) string {
	finder := new(cobra.Command)
	for _, k := range known {
		finder.AddCommand(&cobra.Command{Use: k, Run: func(*cobra.Command, []string) {}})
	}
	for finder.SuggestionsMinimumDistance = 1; finder.SuggestionsMinimumDistance <= 2; finder.SuggestionsMinimumDistance++ {
		if near := finder.SuggestionsFor(word); len(near) > 0 {
			return fmt.Sprintf("did you mean %q? ", near[0])
		}
	}
	return ""
}
