package cli

import (
	"errors"
	"io/fs"
	"strings"

	"github.com/dossier-kg/dossier"
	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/spf13/cobra"
)

func (c *Command) rulesCommand() *cobra.Command {
	cmd := group("rules", "Work on rules files")
	cmd.AddCommand(c.rulesCheckCommand(), c.rulesSchemaCommand(), c.rulesEvalCommand(), c.rulesProfileCommand(), c.rulesCoverageCommand(), c.rulesDocCommand(), c.rulesDiffCommand())
	return cmd
}

// shippedName is what the shipped rules are called where a file is wanted.
const shippedName = "shipped"

// loadRules reads a rules file, or returns the shipped rules for no file and for their name.
func loadRules(file string) (*rules.Set, error) {
	reserve()
	if file == "" || file == shippedName {
		return dossier.DefaultRules()
	}
	set, err := dossier.LoadRules(file)
	if path := (*fs.PathError)(nil); errors.As(err, &path) {
		if hint := suggest(file, []string{shippedName}); hint != "" {
			return nil, failure(strings.TrimSpace(hint), "cannot read %s: %w", file, reason(err))
		}
		return nil, cannotRead(file, err)
	}
	return set, err
}
