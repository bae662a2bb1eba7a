package cli

import (
	"github.com/dossier-kg/dossier/extractor"
	"github.com/spf13/cobra"
)

func (c *Command) parseCommand() *cobra.Command {
	var file string
	cmd := &cobra.Command{
		Use:   "parse [FILE...]",
		Short: "Show tokens, names, phrases and clauses as the rules see them",
		RunE: func(_ *cobra.Command, args []string) error {
			set, err := loadRules(file)
			if err != nil {
				return err
			}
			x, err := extractor.New(set, nil)
			if err != nil {
				return err
			}
			for doc, err := range c.documents(args, "") {
				if err != nil {
					return err
				}
				if err := x.Parse(c.Stdout, doc.Text); err != nil {
					return err
				}
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&file, "rules", "", "rules file instead of the shipped rules")
	return cmd
}
