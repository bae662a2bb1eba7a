package cli

import (
	"errors"
	"fmt"
	"io"

	"github.com/dossier-kg/dossier/extractor"
	"github.com/dossier-kg/dossier/extractor/explain"
	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/spf13/cobra"
)

// checkFlags are the flags of dossier rules check.
type checkFlags struct {
	toolFlags
	own, untested bool
}

func (c *Command) rulesCheckCommand() *cobra.Command {
	var f checkFlags
	cmd := &cobra.Command{
		Use:   "check [FILE]",
		Short: "Load a rules file and run the examples of its rules",
		Long: `Check loads a rules file and prints every mistake in it with its place. Then it runs
the examples of the rules, and tells below each that fails how near the rule came;
names words that no text can meet, frames that read none of their own examples, and
rules that contradict each other there. It notes rules of which no example shows what
they must leave alone. Of a file that extends a set, the examples of
the set are run too: what the file changes may break them.`,
		Args: arguments(0, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				f.rules = args[0]
			}
			return c.rulesCheck(&f)
		},
	}
	f.add(cmd, false)
	cmd.Flags().BoolVar(&f.own, "own", false, "leave out the examples of the set that the file extends")
	cmd.Flags().BoolVar(&f.untested, "untested", false, "list the clauses, nouns, titles and patterns that read no example")
	return cmd
}

func (c *Command) rulesCheck(f *checkFlags) error {
	if err := f.check(); err != nil {
		return err
	}
	set, err := loadRules(f.rules)
	var mistakes rules.Errors
	switch {
	case errors.As(err, &mistakes) && f.format == "json":
		err = writeJSON(c.Stdout, explain.Report{Mistakes: explain.Mistakes(mistakes)})
		return errors.Join(err, errFindings)
	case err != nil:
		return err
	}
	x, err := extractor.New(set, nil)
	if err != nil {
		return err
	}
	r, err := explain.Check(x, set, f.own)
	if err != nil {
		return err
	}
	for i := range r.Failed {
		if e := &r.Failed[i]; set.Inherited(e.Err.Pos) {
			e.Err.Message += " (it passes without " + f.rules + ")"
			e.Message = e.Err.Message
		}
	}
	findings := len(r.Failed) + len(r.Mistakes) + len(r.Dead) + len(r.Contradict)
	if f.format == "json" {
		err = writeJSON(c.Stdout, r)
	} else {
		err = c.writeCheck(r, findings, f)
		for i := 0; i < len(r.OneSided) && findings == 0; i++ {
			c.note(r.OneSided[i].Err.Error())
		}
	}
	if findings > 0 {
		err = errors.Join(err, errFindings)
	}
	return err
}

// maxExplained is how many failed examples are explained; more are only named.
const maxExplained = 20

// writeCheck writes findings to standard error and what is well to standard output.
func (c *Command) writeCheck(r *explain.Report, findings int, f *checkFlags) error {
	return buffered(c.Stderr, func(w io.Writer) error {
		p := page{w, style(c.colored(f.color))}
		for i := range r.Mistakes {
			p.line("%v", r.Mistakes[i].Err)
		}
		for i := range r.Failed {
			p.line("%v", r.Failed[i].Err)
			if i < maxExplained {
				p.example(&r.Failed[i])
			}
		}
		for _, list := range [][]explain.Finding{r.Dead, r.Contradict} {
			for _, d := range list {
				p.line("%s: rule %q: %s", d.At, d.Rule, d.Message)
			}
		}
		if findings > 0 {
			p.line("dossier: %s in the rules", counted(findings, "mistake"))
			return nil
		}
		return c.writeWell(r, f)
	})
}

// example explains an example that failed.
func (p page) example(e *explain.FailedExample) {
	p.line("")
	for i := range e.Facts {
		p.line("  %s", p.strong(e.Facts[i].Claim))
		for k := range e.Facts[i].Readings {
			p.reading(&e.Facts[i].Readings[k])
		}
	}
	if e.Near == nil || len(e.Facts) > 0 {
		return
	}
	for _, d := range e.Near.Dropped {
		p.lostName(&d)
	}
	if len(e.Near.Others) > 0 {
		p.field("others read", "%s", few(e.Near.Others))
	}
	shown := false
	for i := range e.Near.Shapes {
		if s := &e.Near.Shapes[i]; s.Sentence != nil || len(s.Nearest) > 0 || i == len(e.Near.Shapes)-1 && !shown {
			p.shape(s)
			shown = true
		}
	}
}

func (c *Command) writeWell(r *explain.Report, f *checkFlags) error {
	whose := ""
	switch {
	case r.Inherited > 0 && f.own:
		whose = ", those of the extended set left out"
	case r.Inherited > 0:
		whose = fmt.Sprintf(", %d of them of the extended set", r.Inherited)
	}
	_, err := fmt.Fprintf(c.Stdout, "%s, %s, %s%s: all well\n", counted(r.EntityRules, "entity rule"), counted(r.Frames, "frame"), counted(r.Examples, "example"), whose)
	if f.untested {
		for _, u := range r.Untested {
			fmt.Fprintf(c.Stdout, "%s: rule %q: %s\n", u.At, u.Rule, u.Message)
		}
		_, err = fmt.Fprintf(c.Stdout, "of %d clauses, nouns, titles and patterns %d read no example\n", r.Shapes, len(r.Untested))
	}
	return err
}

// counted writes a number of things: "1 frame", "2 frames".
func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
