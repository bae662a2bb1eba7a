package cli

import (
	"github.com/dossier-kg/dossier/export"
	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/spf13/cobra"
)

func (c *Command) schemaCommand() *cobra.Command {
	line, vocabulary, file := false, false, ""
	cmd := &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of the formats json and jsonl, or the vocabulary of turtle",
		Long: "Print the JSON Schema (draft 2020-12) of what --format json writes, or of a line of --format jsonl; or, in Turtle, what the\n" +
			"names mean that --format turtle, nquads and jsonld write.\nThe schema of rules files is printed by dossier rules schema.",
		Args: arguments(0, 0),
		RunE: func(*cobra.Command, []string) error {
			if vocabulary {
				set, err := loadRules(file)
				if err != nil {
					return err
				}
				return export.Vocabulary(c.Stdout, ontology(set))
			}
			if file != "" {
				return usage("the forms of json and jsonl are the same for all rules", "--rules goes with --vocabulary")
			}
			schema := export.GraphSchema
			if line {
				schema = export.LineSchema
			}
			_, err := c.Stdout.Write(schema())
			return err
		},
	}
	cmd.Flags().BoolVar(&line, "line", false, "that of a line of jsonl")
	cmd.Flags().BoolVar(&vocabulary, "vocabulary", false, "the vocabulary of turtle, nquads and jsonld")
	cmd.Flags().StringVar(&file, "rules", "", "the vocabulary of these rules instead of the shipped ones")
	cmd.MarkFlagsMutuallyExclusive("line", "vocabulary")
	return cmd
}

// ontology returns the types and relations of a set of rules.
func ontology(set *rules.Set) *export.Ontology {
	o := &export.Ontology{}
	for _, t := range set.Types {
		o.Types = append(o.Types, export.OntologyType{Name: t.Name, Description: t.Description, Is: t.Is, Kinds: t.Kinds})
	}
	for _, r := range set.Relations {
		o.Relations = append(o.Relations, export.OntologyRelation{Name: r.Name, Description: r.Description, From: r.From, To: r.To,
			Inverse: r.Inverse, Implies: r.Implies, Symmetric: r.Symmetric, PLOVER: r.PLOVER})
	}
	return o
}
