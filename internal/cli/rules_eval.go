package cli

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/dossier-kg/dossier/extractor/measure"
	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/spf13/cobra"
)

func (c *Command) rulesEvalCommand() *cobra.Command {
	var f toolFlags
	var mapping string
	errors := false
	cmd := &cobra.Command{
		Use:   "eval GOLD.jsonl...",
		Short: "Measure precision and recall of each rule against annotated text",
		Long: `Eval extracts annotated documents and tells how much of what each rule and form
found is right, and how much of what it could have found it did. It names the rules
whose declared confidence lies above or below what was measured (outside the 95 %
interval). A document is a line of JSON:

  {"id": "a1", "text": "Anna Moreau joined Acme.",
   "entities": [{"id": "e1", "start": 0, "end": 11, "type": "PER"}, ...],
   "relations": [{"type": "Work_For", "subject": "e1", "object": "e2"}]}

Offsets are bytes. "coref": [["e1", "e3"]] joins mentions of one thing, and
"exhaustive_for" names the labels that a document is annotated for. A mapping file
says what the labels stand for; without one they are names of relations, their
Wikidata properties or PLOVER types, and PER, ORG, LOC or names of types:

  entities: {PER: person, LOC: [place, country]}
  relations:
    Work_For: ["works_for(a, b)", "founded(b, a)", "holds_position(a, b:organization)"]
  arguments: exact        # or overlap, or cluster: mentions of the same thing

Only asserted, positive relations count. What is not annotated counts as wrong.`,
		Args: arguments(1, -1),
		RunE: func(_ *cobra.Command, args []string) error {
			x, set, err := f.load()
			if err != nil {
				return err
			}
			gold, err := readGold(args)
			if err != nil {
				return err
			}
			m, err := loadMapping(mapping, set, gold)
			if err != nil {
				return err
			}
			e, err := measure.Evaluate(x, set, gold, m)
			if err != nil {
				return err
			}
			return buffered(c.Stdout, func(w io.Writer) error {
				if f.format == "json" {
					return writeJSON(w, e)
				}
				p := page{w, style(c.colored(f.color))}
				writeEvaluation(w, e, p.style)
				if errors {
					p.cases("wrong", e.Wrong)
					p.cases("missed", e.Missed)
				}
				return nil
			})
		},
	}
	f.add(cmd, true)
	cmd.Flags().StringVar(&mapping, "map", "", "YAML file that says what the labels of the annotation stand for")
	cmd.Flags().BoolVar(&errors, "errors", false, "list what is wrong, by rule, and what is missed, by label")
	_ = cmd.MarkFlagFilename("map", "yaml", "yml")
	return cmd
}

func loadMapping(path string, set *rules.Set, gold []measure.Gold) (*rules.Mapping, error) {
	if path == "" {
		return measure.Occurring(rules.DefaultMapping(set), gold), nil
	}
	src, err := os.ReadFile(path)
	if err != nil {
		return nil, cannotRead(path, err)
	}
	return rules.ParseMapping(filepath.Base(path), src, set)
}

func readGold(paths []string) ([]measure.Gold, error) {
	var all []measure.Gold
	for _, path := range paths {
		in, err := open(path)
		if err != nil {
			return nil, err
		}
		gold, err := measure.ReadGold(path, in)
		in.Close()
		if err != nil {
			return nil, failure("dossier rules eval --help shows what a line holds", "%w", err)
		}
		all = append(all, gold...)
	}
	return all, nil
}

func writeEvaluation(w io.Writer, e *measure.Evaluation, st style) {
	fmt.Fprintf(w, "%s\n\n", counted(e.Documents, "document"))
	writeLabels := func(title string, scores []measure.LabelScore) {
		t := table{head: []string{title, ">wanted", ">found", ">right", ">precision", ">recall", ">F1"}}
		for _, s := range scores {
			t.add(s.Label, s.Wanted, s.Found, s.Right, percent(s.Precision), percent(s.Recall), percent(s.F1))
		}
		t.write(w, st)
	}
	writeLabels("relation", e.Relations)
	t := table{head: []string{"rule/form", ">found", ">right", ">precision", "95 %", ">declared", ">of wanted", ""}}
	for _, r := range e.Rules {
		verdict := r.Verdict
		if verdict != "" {
			verdict = st.bad(verdict)
		}
		t.add(r.Rule+"/"+r.Form, r.Found, r.Right, percent(r.Precision), percent(r.Low)+" to "+percent(r.High), percent(r.Declared), percent(r.Recall), verdict)
	}
	t.write(w, st)
	over, under := 0, 0
	for _, r := range e.Rules {
		switch r.Verdict {
		case measure.Overstates:
			over++
		case measure.Understates:
			under++
		}
	}
	if over+under > 0 {
		fmt.Fprintf(w, "%d of %d overstate their confidence, %d understate it.\n\n", over, len(e.Rules), under)
	}
	writeLabels("name", e.Names)
	t = table{head: []string{"rule for names", ">found", ">right", ">precision", "95 %", ">wrong type", ">wrong words", ">no name"}}
	for _, n := range e.NameRules {
		t.add(n.Rule, n.Found, n.Right, percent(n.Precision), percent(n.Low)+" to "+percent(n.High), n.WrongType, n.WrongSpan, n.Found-n.Right-n.WrongType-n.WrongSpan)
	}
	t.write(w, st)
	if len(e.Relations)+len(e.Names) == 0 {
		fmt.Fprintln(w, "No label of the annotation stands for a relation or a type of the rules: say with --map what they mean.")
	}
	if len(e.Unmapped) > 0 {
		fmt.Fprintf(w, "labels that stand for no relation here: %s\n", strings.Join(e.Unmapped, ", "))
	}
}

// cases lists what is wrong or missed, grouped by rule and label.
func (p page) cases(what string, cases []measure.Case) {
	cases = slices.Clone(cases)
	slices.SortStableFunc(cases, func(a, b measure.Case) int {
		return cmp.Or(cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Form, b.Form), cmp.Compare(a.Label, b.Label))
	})
	for _, c := range cases {
		by := ""
		if c.Rule != "" {
			by = " as " + c.Label + " by " + c.Rule + "/" + c.Form
		}
		p.line("%s %s%s, in %s", p.bad(what), c.Claim, by, c.Document)
		if c.Text != "" {
			p.field("", "%s", strings.Join(strings.Fields(c.Text), " "))
		}
	}
}
