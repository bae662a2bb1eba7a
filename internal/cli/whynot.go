package cli

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/dossier-kg/dossier/extractor"
	"github.com/dossier-kg/dossier/extractor/explain"
	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/spf13/cobra"
)

func (c *Command) whyNotCommand() *cobra.Command {
	var f toolFlags
	cmd := &cobra.Command{
		Use:   "why-not RULE FILE|-|TEXT...",
		Short: "Tell how near a rule came to reading a text, and what stopped it",
		Long: `Why-not tries one rule on a text and tells, for each of its clauses, nouns, titles
and patterns, which words met its conditions and the first condition that failed;
also when what it read was lost later. RULE is the id of a frame, of a rule
for names or of an inference:

  dossier why-not acquire "Acme bought a house in Leeds."`,
		Args: arguments(2, -1),
		RunE: func(_ *cobra.Command, args []string) error {
			x, set, err := f.load()
			if err != nil {
				return err
			}
			if known := ruleIDs(set); !slices.Contains(known, args[0]) {
				return noRule(set, args[0], known)
			}
			var all []*explain.Nearness
			for in, err := range c.texts(args[1:]) {
				if err != nil {
					return err
				}
				n, err := whyNot(x, set, args[0], in.Document)
				if err != nil {
					return err
				}
				all = append(all, n)
			}
			return buffered(c.Stdout, func(w io.Writer) error {
				if f.format == "json" {
					return writeJSON(w, all)
				}
				p := page{w, style(c.colored(f.color))}
				for _, n := range all {
					p.nearness(n)
				}
				return nil
			})
		},
	}
	f.add(cmd, true)
	cmd.ValidArgsFunction = func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		set, err := loadRules(f.rules)
		if len(args) > 0 || err != nil {
			return nil, cobra.ShellCompDirectiveDefault
		}
		return ruleIDs(set), cobra.ShellCompDirectiveNoFileComp
	}
	return cmd
}

// noRule says that no rule has an ID, and which rules make what may be meant: a relation or a type.
func noRule(set *rules.Set, id string, known []string) error {
	var makers []string
	for _, e := range set.Entities {
		if e.Makes == id || e.To == id {
			makers = append(makers, e.ID)
		}
	}
	for _, f := range set.Frames {
		if f.Relation == id {
			makers = append(makers, f.ID)
		}
	}
	if len(makers) > 0 {
		return usage("the rules that make "+id+" are "+strings.Join(makers, ", "), "there is no rule %q", id)
	}
	return usage(suggest(id, known)+"dossier rules doc lists the rules", "there is no rule %q", id)
}

func whyNot(x *extractor.Extractor, set *rules.Set, rule string, in extractor.Document) (*explain.Nearness, error) {
	doc, trace, err := x.ExplainRule(in, rule)
	if err != nil {
		return nil, err
	}
	return explain.WhyNot(set, rule, doc, trace)
}

// ruleIDs returns the IDs of all entity rules, frames and inferences.
func ruleIDs(set *rules.Set) []string {
	var ids []string
	for _, r := range set.Entities {
		ids = append(ids, r.ID)
	}
	for _, f := range set.Frames {
		ids = append(ids, f.ID)
	}
	for _, r := range set.Infer.Rules {
		ids = append(ids, r.ID)
	}
	return ids
}

func (p page) nearness(n *explain.Nearness) {
	if len(n.Reads) > 0 {
		p.line("%s (%s) reads %s: %s", p.strong(n.Rule), n.At, n.Document, p.good(strings.Join(n.Reads, "; ")))
	} else {
		p.line("%s (%s) reads nothing in %s.", p.strong(n.Rule), n.At, n.Document)
	}
	if len(n.Reads) == 0 && len(n.Others) > 0 {
		p.field("others read", "%s", strings.Join(n.Others, "; "))
	}
	for _, f := range n.Flagged {
		p.field("left out", "pictures and lists leave out %s", f)
	}
	for i := range n.Lost {
		p.field("lost", "%s: %s", n.Lost[i].Claim, n.Lost[i].Lost)
	}
	for _, d := range n.Dropped {
		p.lostName(&d)
	}
	p.line("")
	var absent []*explain.Shape
	for i := range n.Shapes {
		if s := &n.Shapes[i]; s.Places == 0 && !s.Read && len(s.Nearest) == 0 {
			absent = append(absent, s)
		}
	}
	brief := len(absent) > maxAbsent
	for i := range n.Shapes {
		if s := &n.Shapes[i]; !brief || !slices.Contains(absent, s) {
			p.shape(s)
		}
	}
	if brief {
		p.line("  The text has none of the words that these begin with:")
		for _, s := range absent {
			p.field(s.Shape, "%s%s", s.Text, comma(s.At))
		}
		p.line("")
	}
}

// maxAbsent is how many shapes of which the text has no word are told of one by one.
const maxAbsent = 3

// lostName tells of a name that an entity rule found or voted on, and others won.
func (p page) lostName(s *explain.Step) {
	if s.Kind == "voted" {
		p.field("outvoted", "%q, with %s for %s: %s", s.Other.Text, number(s.Score), s.Type, s.Why)
	} else {
		p.field("lost", "%q as %s: %s", s.Other.Text, s.Type, s.Why)
	}
}

func (p page) shape(s *explain.Shape) {
	verdict := p.bad("no")
	if s.Read {
		verdict = p.good("yes")
	}
	p.field(s.Shape, "%s%s", s.Text, comma(s.At))
	if s.Sentence != nil {
		var marks []mark
		for _, m := range s.Held {
			marks = append(marks, mark{m.Start - s.Sentence.Start, m.End - s.Sentence.Start, m.Label, false})
		}
		if s.Failed != nil {
			marks = append(marks, mark{s.Failed.Start - s.Sentence.Start, s.Failed.End - s.Sentence.Start, "stops here", true})
		}
		writeMarked(p, s.Sentence.Text, inside(marks, len(s.Sentence.Text)), "    ", p.style)
	}
	switch {
	case s.Why == "":
		p.field("reads", "%s", verdict)
	case s.Wants == "":
		p.field("reads", "%s: %s", verdict, s.Why)
	default:
		p.field("reads", "%s: it wants %s; %s", verdict, s.Wants, s.Why)
	}
	for _, h := range s.Nearest {
		p.field("nearest", "%s for %s: %s", strconv.Quote(h.Text), h.Wanted, h.Why)
	}
	if s.Places > 1 {
		p.field("", "%s", p.faint(fmt.Sprintf("the best of %d places where it was tried", s.Places)))
	}
	p.line("")
}
