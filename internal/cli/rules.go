package cli

import (
	"errors"
	"io/fs"

	"github.com/dossier-kg/dossier"
	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/spf13/cobra"
)

func (c *Command) rulesCommand() *cobra.Command {
	cmd := group("rules", "Work on rules files")
	cmd.AddCommand(c.rulesCheckCommand(), c.rulesSchemaCommand(), c.rulesEvalCommand(), c.rulesProfileCommand(), c.rulesCoverageCommand(), c.rulesDocCommand(), c.rulesDiffCommand())
	return cmd
}

// loadRules reads a rules file, or returns the shipped rules for no file.
func loadRules(file string) (*rules.Set, error) {
	reserve()
	if file == "" {
		return dossier.DefaultRules()
	}
	set, err := dossier.LoadRules(file)
	if path := (*fs.PathError)(nil); errors.As(err, &path) {
		return nil, cannotRead(file, err)
	}
	return set, err
}
