package cli

import (
	"io"

	"github.com/dossier-kg/dossier/extractor"
	"github.com/dossier-kg/dossier/extractor/measure"
	"github.com/spf13/cobra"
)

func (c *Command) rulesDiffCommand() *cobra.Command {
	var f toolFlags
	names := false
	cmd := &cobra.Command{
		Use:   "diff A.yaml B.yaml FILE|-|TEXT...",
		Short: "Tell what two rules files find differently in texts",
		Long: `Diff extracts texts by two rules files and lists the facts that only the second
finds (+), those that only the first finds (-), and those of which they say different
things (~), each with its rule and sentence. "shipped" stands for the shipped rules.
The exit status is 1 where something differs:

  dossier rules diff shipped my.yaml article.txt`,
		Args: arguments(3, -1),
		RunE: func(_ *cobra.Command, args []string) error {
			if err := f.check(); err != nil {
				return err
			}
			var x [2]*extractor.Extractor
			for i, file := range args[:2] {
				set, err := loadRules(file)
				if err != nil {
					return err
				}
				if x[i], err = extractor.New(set, nil); err != nil {
					return err
				}
			}
			diffs := []*measure.Difference{}
			documents := 0
			for in, err := range c.texts(args[2:]) {
				if err != nil {
					return err
				}
				d, err := measure.Compare(x[0], x[1], in.Document)
				if err != nil {
					return err
				}
				if documents++; !d.Empty() {
					diffs = append(diffs, d)
				}
			}
			err := buffered(c.Stdout, func(w io.Writer) error {
				if f.format == "json" {
					return writeJSON(w, diffs)
				}
				page{w, style(c.colored(f.color))}.differences(diffs, documents, names)
				return nil
			})
			if err == nil && len(diffs) > 0 {
				err = errFindings
			}
			return err
		},
	}
	f.add(cmd, false)
	cmd.Flags().BoolVar(&names, "names", false, "list also the names that differ")
	return cmd
}

func (p page) differences(diffs []*measure.Difference, documents int, names bool) {
	gained, lost, changed, named := 0, 0, 0, 0
	for _, d := range diffs {
		gained, lost, changed, named = gained+len(d.Gained), lost+len(d.Lost), changed+len(d.Changed), named+len(d.Names)
		if len(d.Gained)+len(d.Lost)+len(d.Changed) == 0 && !names {
			continue
		}
		p.line("%s", p.faint("== "+d.Document))
		for i := range d.Lost {
			p.found(p.bad("-"), &d.Lost[i])
		}
		for i := range d.Gained {
			p.found(p.good("+"), &d.Gained[i])
		}
		for i := range d.Changed {
			old, now := &d.Changed[i].Old, &d.Changed[i].New
			p.line("%s %s  %s  %s", p.accent("~"), p.strong(old.Claim), p.faint(number(old.Confidence)), p.by(old))
			p.line("  %s  %s  %s", p.strong(now.Claim), p.faint(number(now.Confidence)), p.by(now))
			p.sentence(now)
		}
		if names {
			p.nameChanges(d.Names)
		}
		p.line("")
	}
	p.line("%s: facts gained %d, lost %d, changed %d; names that differ %d", counted(documents, "document"), gained, lost, changed, named)
}

func (p page) by(f *measure.Found) string { return p.faint("by " + f.Rule + "/" + f.Form) }

func (p page) found(sign string, f *measure.Found) {
	p.line("%s %s  %s  %s", sign, p.strong(f.Claim), p.faint(number(f.Confidence)), p.by(f))
	p.sentence(f)
}

func (p page) sentence(f *measure.Found) {
	text := oneLine(f.Sentence)
	for _, l := range broken(text, pageWidth-4) {
		p.line("    %s", text[l[0]:l[1]])
	}
}

func (p page) nameChanges(changes []measure.NameChange) {
	for _, c := range changes {
		switch {
		case c.Old == "":
			p.line("%s %q is %s", p.good("+"), c.Text, c.New)
		case c.New == "":
			p.line("%s %q was %s", p.bad("-"), c.Text, c.Old)
		default:
			p.line("%s %q was %s, is %s", p.accent("~"), c.Text, c.Old, c.New)
		}
	}
}
