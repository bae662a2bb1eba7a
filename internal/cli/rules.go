package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"slices"

	"github.com/dossier-kg/dossier"
	"github.com/dossier-kg/dossier/extractor"
	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/spf13/cobra"
)

func (c *Command) rulesCommand() *cobra.Command {
	cmd := group("rules", "Work on rules files")
	cmd.AddCommand(c.rulesCheckCommand())
	return cmd
}

func (c *Command) rulesCheckCommand() *cobra.Command {
	own := false
	cmd := &cobra.Command{
		Use:   "check [FILE]",
		Short: "Load a rules file and run the examples of its rules",
		Long: "Load a rules file and run the examples of its rules. Of a file that extends a set, the examples of the set are run\n" +
			"too: what the file changes may break them.",
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			file := ""
			if len(args) > 0 {
				file = args[0]
			}
			return c.rulesCheck(file, own)
		},
	}
	cmd.Flags().BoolVar(&own, "own", false, "leave out the examples of the set that the file extends")
	return cmd
}

func (c *Command) rulesCheck(file string, own bool) error {
	set, err := loadRules(file)
	if err != nil {
		return err
	}
	failed, err := extractor.Check(set)
	if err != nil {
		return err
	}
	if own {
		failed = slices.DeleteFunc(failed, func(f *rules.Error) bool { return set.Inherited(f.Pos) })
	}
	for _, f := range failed {
		if set.Inherited(f.Pos) {
			f.Message += " (it passes without " + file + ")"
		}
	}
	if len(failed) > 0 {
		return failed
	}
	count, inherited := 0, 0
	for e := range examples(set) {
		if count++; set.Inherited(e.Pos) {
			inherited++
		}
	}
	whose := ""
	switch {
	case inherited > 0 && own:
		whose = fmt.Sprintf(", %d of the extended set left out", inherited)
	case inherited > 0:
		whose = fmt.Sprintf(", %d of them of the extended set", inherited)
	}
	_, err = fmt.Fprintf(c.Stdout, "%d entity rules, %d frames, %d examples%s: all well\n", len(set.Entities), len(set.Frames), count, whose)
	return err
}

// examples yields the examples of all rules of a set.
func examples(set *rules.Set) iter.Seq[*rules.Example] {
	return func(yield func(*rules.Example) bool) {
		for _, r := range set.Entities {
			for _, e := range r.Examples {
				if !yield(e) {
					return
				}
			}
		}
		for _, f := range set.Frames {
			for _, e := range f.Examples {
				if !yield(e) {
					return
				}
			}
		}
	}
}

// loadRules reads a rules file, or returns the shipped rules for no file.
func loadRules(file string) (*rules.Set, error) {
	if file == "" {
		return dossier.DefaultRules()
	}
	set, err := dossier.LoadRules(file)
	if path := (*fs.PathError)(nil); errors.As(err, &path) {
		return nil, cannotRead(file, err)
	}
	return set, err
}
