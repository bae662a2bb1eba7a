package cli

import (
	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/spf13/cobra"
)

func (c *Command) rulesSchemaCommand() *cobra.Command {
	lexicon := false
	cmd := &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of rules files, for completion and hovers in editors",
		Long: "Print the JSON Schema of rules files, for completion and hovers in editors. With yaml-language-server, which VS Code's\n" +
			"YAML extension runs, the first line of a file names its schema:\n\n  # yaml-language-server: $schema=rules.schema.json",
		Args: arguments(0, 0),
		RunE: func(*cobra.Command, []string) error {
			schema := rules.Schema
			if lexicon {
				schema = rules.LexiconSchema
			}
			_, err := c.Stdout.Write(schema())
			return err
		},
	}
	cmd.Flags().BoolVar(&lexicon, "lexicon", false, "that of lexicons in YAML")
	return cmd
}
