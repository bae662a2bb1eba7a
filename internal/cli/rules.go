package cli

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/dossier-kg/dossier"
	"github.com/dossier-kg/dossier/extractor"
	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/spf13/cobra"
)

func (c *Command) rulesCommand() *cobra.Command {
	cmd := group("rules", "Work on rules files")
	cmd.AddCommand(&cobra.Command{
		Use:   "check [FILE]",
		Short: "Load a rules file and run the examples of its rules",
		Args:  cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			file := ""
			if len(args) > 0 {
				file = args[0]
			}
			set, err := loadRules(file)
			if err != nil {
				return err
			}
			failed, err := extractor.Check(set)
			if err != nil {
				return err
			}
			if len(failed) > 0 {
				return failed
			}
			examples := 0
			for _, r := range set.Entities {
				examples += len(r.Examples)
			}
			for _, f := range set.Frames {
				examples += len(f.Examples)
			}
			_, err = fmt.Fprintf(c.Stdout, "%d entity rules, %d frames, %d examples: all well\n", len(set.Entities), len(set.Frames), examples)
			return err
		},
	})
	return cmd
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
