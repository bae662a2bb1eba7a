package cli

import (
	"github.com/dossier-kg/dossier/export"
	"github.com/spf13/cobra"
)

func (c *Command) schemaCommand() *cobra.Command {
	line := false
	cmd := &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of the formats json and jsonl",
		Long:  "Print the JSON Schema (draft 2020-12) of what --format json writes, or of a line of --format jsonl.\nThat of rules files is printed by dossier rules schema.",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			schema := export.GraphSchema
			if line {
				schema = export.LineSchema
			}
			_, err := c.Stdout.Write(schema())
			return err
		},
	}
	cmd.Flags().BoolVar(&line, "line", false, "that of a line of jsonl")
	return cmd
}
