package cli

import (
	"fmt"
	"io"
	"strconv"

	"github.com/dossier-kg/dossier/extractor/measure"
	"github.com/spf13/cobra"
)

func (c *Command) rulesCoverageCommand() *cobra.Command {
	var f toolFlags
	top, shapes, own := 30, false, false
	cmd := &cobra.Command{
		Use:   "coverage FILE|-|TEXT...",
		Short: "Name the rules that read nothing in texts, and what no rule reads",
		Long: `Coverage extracts the texts and names the rules that read nothing in them. Then it
lists the pairs of things of known types that stand in one clause, or at one noun,
and that no rule links: by the path between them, written as a rule might, the most
frequent first and each with an example. That is what to write next:

   17  person {invest} in organization
       Karen Oduya invested in Acme Holdings.`,
		Args: arguments(1, -1),
		RunE: func(_ *cobra.Command, args []string) error {
			if top < 1 {
				return usage("", "--top needs a number above 0, not %d", top)
			}
			p, set, err := c.profile(&f, args)
			if err != nil {
				return err
			}
			cover := measure.Cover(set, p, own)
			return buffered(c.Stdout, func(w io.Writer) error {
				if f.format == "json" {
					return writeJSON(w, cover)
				}
				page{w, style(c.colored(f.color))}.coverage(cover, top, shapes)
				return nil
			})
		},
	}
	f.add(cmd, true)
	cmd.Flags().IntVar(&top, "top", top, "how many of the paths that no rule reads are listed")
	cmd.Flags().BoolVar(&own, "own", false, "leave out the rules of the set that the file extends")
	cmd.Flags().BoolVar(&shapes, "shapes", false, "list also the clauses, nouns, titles and patterns that read nothing")
	return cmd
}

func (p page) coverage(c *measure.Coverage, top int, shapes bool) {
	p.line("%s, %d bytes: %d of %d rules read something\n", counted(c.Documents, "document"), c.Bytes, c.Rules-len(c.Silent), c.Rules)
	t := table{head: []string{"silent rule", ">tried", "at"}}
	for _, s := range c.Silent {
		t.add(s.Rule, s.Tried, s.At)
	}
	t.write(p, p.style)
	if shapes {
		t = table{head: []string{"silent part", "at", ""}}
		for _, s := range c.Shapes {
			t.add(s.Rule, s.At, s.Text)
		}
		t.write(p, p.style)
	} else if len(c.Shapes) > 0 {
		p.line("Of the clauses, nouns, titles and patterns of the other rules %d read nothing: --shapes lists them.\n", len(c.Shapes))
	}
	pairs := 0
	for i := range c.Gaps {
		pairs += c.Gaps[i].Count
	}
	p.line("%s in one clause or at one noun that no rule reads, by %s:\n", counted(pairs, "typed pair"), counted(len(c.Gaps), "path"))
	width := 4
	if len(c.Gaps) > 0 {
		width = max(width, len(strconv.Itoa(c.Gaps[0].Count)))
	}
	for i := range c.Gaps[:min(top, len(c.Gaps))] {
		p.gap(&c.Gaps[i], width)
	}
}

func (p page) gap(g *measure.Gap, width int) {
	p.line("%*d  %s", width, g.Count, p.strong(g.Path))
	from, to := around(g.Sentence, min(g.Subject[0], g.Object[0], g.Words[0]), max(g.Subject[1], g.Object[1], g.Words[1]))
	text := g.Sentence[from:to]
	if from > 0 {
		text = "... " + text
	}
	if to < len(g.Sentence) {
		text += " ..."
	}
	for _, l := range broken(oneLine(text), pageWidth-width-2) {
		p.line("%*s  %s", width, "", oneLine(text)[l[0]:l[1]])
	}
	p.line("%*s  %s", width, "", p.faint(fmt.Sprintf("in %s", g.Document)))
}
