// Package cli is the command line of dossier. A [Command] holds its three streams,
// so that tests run it in process.
package cli

import (
	"errors"
	"fmt"
	"io"
	"strings"

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

// Main runs the command with the arguments after the program's name and returns the exit status.
func (c *Command) Main(args []string) int {
	started := false
	root := group("dossier", "Turn English text into a knowledge graph by rules")
	versions := root.Flags().Bool("version", false, "print the versions, as dossier version does")
	root.RunE = func(cmd *cobra.Command, _ []string) error {
		if *versions {
			return c.printVersions()
		}
		return cmd.Help()
	}
	root.SilenceErrors, root.SilenceUsage = true, true
	root.PersistentPreRun = func(*cobra.Command, []string) { started = true }
	root.SetIn(c.Stdin)
	root.SetOut(c.Stdout)
	root.SetErr(c.Stderr)
	root.SetArgs(args)
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return usage("see "+cmd.CommandPath()+" --help", "%w", err)
	})
	root.AddCommand(c.extractCommand(), c.convertCommand(), c.schemaCommand(), c.versionCommand(), c.parseCommand(), c.rulesCommand(), c.whyCommand(), c.whyNotCommand(), c.serveCommand())
	cmd, err := root.ExecuteC()
	if hinted := (*hintError)(nil); err != nil && !started && !errors.As(err, &hinted) {
		// What cobra refuses before a command runs is wrong usage.
		err = usage("see "+cmd.CommandPath()+" --help", "%w", err)
	}
	return c.report(err)
}

// arguments allows from few to many arguments; -1 is any number.
func arguments(few, many int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		wrong := ""
		switch {
		case len(args) < few:
			wrong = "too few arguments"
		case many >= 0 && len(args) > many:
			wrong = "too many arguments"
		default:
			return nil
		}
		return usage("see "+cmd.CommandPath()+" --help", "%s: it is %s", wrong, strings.TrimSuffix(cmd.UseLine(), " [flags]"))
	}
}

// group returns a command that only holds others.
func group(name, short string) *cobra.Command {
	return &cobra.Command{
		Use:   name,
		Short: short,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			var known []string
			for _, sub := range cmd.Commands() {
				known = append(known, sub.Name())
			}
			return usage(suggest(args[0], known)+"see "+cmd.CommandPath()+" --help", "unknown command %q for %q", args[0], cmd.CommandPath())
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
}

func (c *Command) notes(texts []string) {
	for _, t := range texts {
		c.note(t)
	}
}

// note tells the user something that is no error; an empty note is none.
func (c *Command) note(text string) {
	if text != "" {
		fmt.Fprintf(c.Stderr, "dossier: note: %s\n", text)
	}
}
