package cli

import (
	"io"

	"github.com/dossier-kg/dossier/extractor"
	"github.com/spf13/cobra"
)

func (c *Command) parseCommand() *cobra.Command {
	var file string
	cmd := &cobra.Command{
		Use:   "parse [FILE|-|TEXT...]",
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
			return buffered(c.Stdout, func(w io.Writer) error {
				if len(args) == 0 {
					args = []string{"-"}
				}
				for in, err := range c.texts(args) {
					if err != nil {
						return err
					}
					if err := x.Parse(w, in.Text); err != nil {
						return err
					}
				}
				return nil
			})
		},
	}
	cmd.Flags().StringVar(&file, "rules", "", "rules file instead of the shipped rules")
	_ = cmd.MarkFlagFilename("rules", "yaml", "yml")
	return cmd
}
