package cli

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"

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
		Args: cobra.MaximumNArgs(1),
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

// A checkReport is what dossier rules check finds.
type checkReport struct {
	EntityRules int             `json:"entity_rules"`
	Frames      int             `json:"frames"`
	Examples    int             `json:"examples"`
	Inherited   int             `json:"inherited"` // examples of the extended set
	Mistakes    []finding       `json:"mistakes"`
	Failed      []failedExample `json:"failed"`
	OneSided    []finding       `json:"one_sided"` // rules without an example that they must leave alone
	explain.Exercise
}

// A finding is a mistake in a rules file.
type finding struct {
	explain.Finding
	Hint string `json:"hint,omitempty"`
}

// A failedExample is an example that failed, and why.
type failedExample struct {
	explain.Finding
	Text  string            `json:"text"`
	Near  *explain.Nearness `json:"near,omitempty"`
	Facts []explain.Fact    `json:"facts,omitempty"` // what the rule read instead
}

func newFindings(errs rules.Errors) []finding {
	out := []finding{}
	for _, e := range errs {
		out = append(out, finding{explain.Finding{At: e.Pos.String(), Rule: e.Rule, Message: e.Message}, e.Hint})
	}
	return out
}

func (c *Command) rulesCheck(f *checkFlags) error {
	if err := f.check(); err != nil {
		return err
	}
	set, err := loadRules(f.rules)
	var mistakes rules.Errors
	switch {
	case errors.As(err, &mistakes) && f.format == "json":
		err = writeJSON(c.Stdout, checkReport{Mistakes: newFindings(mistakes)})
		return errors.Join(err, errFindings)
	case err != nil:
		return err
	}
	failed, err := extractor.Check(set)
	if err != nil {
		return err
	}
	dead := extractor.Dead(set)
	if f.own {
		inherited := func(e *rules.Error) bool { return set.Inherited(e.Pos) }
		failed, dead = slices.DeleteFunc(failed, inherited), slices.DeleteFunc(dead, inherited)
	}
	for _, e := range failed {
		if set.Inherited(e.Pos) {
			e.Message += " (it passes without " + f.rules + ")"
		}
	}
	r, err := examine(set, failed)
	if err != nil {
		return err
	}
	if f.own {
		r.countOwn(set)
	}
	oneSided := set.OneSided()
	r.Mistakes, r.OneSided = newFindings(dead), newFindings(oneSided)
	findings := len(failed) + len(dead) + len(r.Dead) + len(r.Contradict)
	if f.format == "json" {
		err = writeJSON(c.Stdout, r)
	} else {
		err = c.writeCheck(r, failed, dead, findings, f)
		for i := 0; i < len(oneSided) && findings == 0; i++ {
			c.note(oneSided[i].Error())
		}
	}
	if findings > 0 {
		err = errors.Join(err, errFindings)
	}
	return err
}

// examine explains what failed and counts what the examples exercise.
func examine(set *rules.Set, failed rules.Errors) (*checkReport, error) {
	x, err := extractor.New(set, nil)
	if err != nil {
		return nil, err
	}
	exercise, err := explain.Examine(x, set)
	if err != nil {
		return nil, err
	}
	r := &checkReport{EntityRules: len(set.Entities), Frames: len(set.Frames), Failed: []failedExample{}, Exercise: *exercise}
	texts := map[rules.Position]string{}
	for e := range examples(set) {
		texts[e.Pos] = e.Text
		if r.Examples++; set.Inherited(e.Pos) {
			r.Inherited++
		}
	}
	r.Dead = slices.DeleteFunc(r.Dead, func(d explain.Finding) bool { // what failed is told already
		return slices.ContainsFunc(failed, func(e *rules.Error) bool { return e.Rule == d.Rule })
	})
	for _, e := range failed {
		fe := failedExample{Finding: explain.Finding{At: e.Pos.String(), Rule: e.Rule, Message: e.Message}, Text: texts[e.Pos]}
		doc, trace, err := x.ExplainRule(extractor.Document{ID: "the example", Text: fe.Text}, e.Rule)
		if err != nil {
			return nil, err
		}
		if n, err := explain.WhyNot(set, e.Rule, doc, trace); err == nil {
			fe.Near = n
		}
		fe.Facts = explain.Why(doc, trace, explain.Selection{Match: []string{e.Rule}}).Facts
		r.Failed = append(r.Failed, fe)
	}
	return r, nil
}

// countOwn counts only what the set does not inherit.
func (r *checkReport) countOwn(set *rules.Set) {
	r.EntityRules, r.Frames = 0, 0
	for _, e := range set.Entities {
		if !set.Inherited(e.Pos) {
			r.EntityRules++
		}
	}
	for _, f := range set.Frames {
		if !set.Inherited(f.Pos) {
			r.Frames++
		}
	}
	r.Examples -= r.Inherited
}

// maxExplained is how many failed examples are explained; more are only named.
const maxExplained = 20

// writeCheck writes findings to standard error and what is well to standard output.
func (c *Command) writeCheck(r *checkReport, failed, dead rules.Errors, findings int, f *checkFlags) error {
	return buffered(c.Stderr, func(w io.Writer) error {
		p := page{w, style(c.colored(f.color))}
		for _, e := range dead {
			p.line("%v", e)
		}
		for i, e := range failed {
			p.line("%v", e)
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
func (p page) example(e *failedExample) {
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

func (c *Command) writeWell(r *checkReport, f *checkFlags) error {
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

// examples yields the examples of all rules of a set.
func examples(set *rules.Set) iter.Seq[*rules.Example] {
	return func(yield func(*rules.Example) bool) {
		var all [][]*rules.Example
		for _, r := range set.Entities {
			all = append(all, r.Examples)
		}
		for _, f := range set.Frames {
			all = append(all, f.Examples)
		}
		for _, r := range set.Infer.Rules {
			all = append(all, r.Examples)
		}
		for _, e := range slices.Concat(all...) {
			if !yield(e) {
				return
			}
		}
	}
}
