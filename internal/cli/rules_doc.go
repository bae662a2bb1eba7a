package cli

import (
	"io"

	"github.com/dossier-kg/dossier/extractor/explain"
	"github.com/spf13/cobra"
)

func (c *Command) rulesDocCommand() *cobra.Command {
	var f toolFlags
	cmd := &cobra.Command{
		Use:   "doc [FILE]",
		Short: "Write the rule book: types, relations, rules with their forms and examples",
		Long: `Doc writes what a rules file holds as Markdown (or JSON): the types and relations in
tables, each rule with its clauses, nouns, titles and patterns, and its examples with
what the rule finds in them.`,
		Args: arguments(0, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				f.rules = args[0]
			}
			if err := f.check(); err != nil {
				return err
			}
			set, err := loadRules(f.rules)
			if err != nil {
				return err
			}
			book := explain.NewBook(set)
			return buffered(c.Stdout, func(w io.Writer) error {
				if f.format == "json" {
					return writeJSON(w, book)
				}
				return book.WriteMarkdown(w)
			})
		},
	}
	f.add(cmd, false)
	return cmd
}
