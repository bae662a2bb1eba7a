package cli

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/dossier-kg/dossier/extractor/explain"
	"github.com/dossier-kg/dossier/graph"
	"github.com/spf13/cobra"
)

func (c *Command) whyCommand() *cobra.Command {
	var f toolFlags
	var want explain.Selection
	cmd := &cobra.Command{
		Use:   "why FILE|-|TEXT...",
		Short: "Tell why each fact was read, and why a name is what it is",
		Long: `Why tells of each fact in a text which rule read it in which form, the words bound
to each role, what made it negative, possible or reported, how pronouns and short
names were resolved, and the factors of its confidence. With --match it tells only
of some facts, and also of the entities named:

  dossier why "Norwegian officials never met Karen Oduya."
  dossier why article.txt --match Khamenei --match consult`,
		Args: arguments(1, -1),
		RunE: func(_ *cobra.Command, args []string) error {
			x, _, err := f.load()
			if err != nil {
				return err
			}
			var all []*explain.Account
			for in, err := range c.texts(args) {
				if err != nil {
					return err
				}
				doc, trace, err := x.Explain(in.Document)
				if err != nil {
					return err
				}
				all = append(all, explain.Why(doc, trace, want))
			}
			return buffered(c.Stdout, func(w io.Writer) error {
				if f.format == "json" {
					return writeJSON(w, all)
				}
				p := page{w, style(c.colored(f.color))}
				for _, a := range all {
					p.account(a, len(all) > 1, len(want.Match) > 0)
				}
				return nil
			})
		},
	}
	f.add(cmd, true)
	cmd.Flags().StringArrayVar(&want.Match, "match", nil, "tell only of this relation, rule, entity ID or part of a name; may be given several times")
	cmd.Flags().BoolVar(&want.Entities, "entities", false, "tell of all entities, too")
	cmd.Flags().BoolVar(&want.Lost, "lost", false, "tell also of what was read but did not reach the result")
	return cmd
}

// A page writes accounts for people.
type page struct {
	io.Writer
	style
}

func (p page) line(format string, args ...any) { fmt.Fprintf(p, format+"\n", args...) }

// field writes a name and its value, the values one below the other.
func (p page) field(name, format string, args ...any) {
	value := fmt.Sprintf(format, args...)
	for i, l := range broken(value, pageWidth-14) {
		if i > 0 {
			name = ""
		}
		p.line("  %s%s", p.faint(fmt.Sprintf("%-12s", name)), value[l[0]:l[1]])
	}
}

func (p page) account(a *explain.Account, several, matched bool) {
	if several {
		p.line("%s\n", p.faint("== "+a.Document))
	}
	for i := range a.Entities {
		p.entity(&a.Entities[i])
	}
	for i := range a.Facts {
		f := &a.Facts[i]
		p.line("%s  %s", p.strong(f.Claim), p.faint(number(f.Confidence)))
		for k := range f.Readings {
			p.reading(&f.Readings[k])
		}
	}
	for i := range a.Lost {
		p.line("%s  %s", p.strong(a.Lost[i].Claim), p.bad("lost: "+a.Lost[i].Lost))
		p.reading(&a.Lost[i])
	}
	if len(a.Facts)+len(a.Lost)+len(a.Entities) == 0 {
		if matched {
			p.line("Nothing in %s matches.", a.Document)
		} else {
			p.line("No rule reads a fact in %s.", a.Document)
		}
	}
}

func number(f float64) string { return strconv.FormatFloat(f, 'g', 3, 64) }

func (p page) reading(r *explain.Reading) {
	var marks []mark
	for _, m := range r.Marks {
		label := m.Label
		if own, ok := explain.Anchors[label]; ok {
			label = own
		}
		if m.Is != "" {
			label += ": " + m.Is
		}
		marks = append(marks, mark{m.Start - r.Sentence.Start, m.End - r.Sentence.Start, label, false})
	}
	writeMarked(p, r.Sentence.Text, inside(marks, len(r.Sentence.Text)), "  ", p.style)
	switch {
	case r.From != "":
		p.field("rule", "%s, inferred from %s", r.Rule, r.From)
	case r.Form == graph.Inferred && r.Rule == graph.Home:
		p.field("rule", "inferred: the document is about that country, or its owner holds an office of it")
	case r.Form == graph.Inferred && r.Rule == graph.Counterpart:
		p.field("rule", "inferred: whose counterpart he is holds that office in another country")
	case r.Form == graph.Inferred && r.Rule == graph.InName:
		p.field("rule", "inferred: its name has the town, which the text names, too")
	case r.Form == graph.Inferred:
		p.field("rule", "inferred: the lexicon knows it of two things that the text names")
	default:
		p.field("rule", "%s, form %s%s", r.Rule, r.Form, comma(r.At))
	}
	if r.Text != "" {
		p.field(r.Shape, "%s%s", r.Text, comma(r.TextAt))
	}
	for _, c := range r.Cues {
		if c.Text == "" {
			p.field(c.Effect, "%s", c.Why)
		} else {
			p.field(c.Effect, "%q: %s", c.Text, c.Why)
		}
	}
	for i := range r.Links {
		p.link(&r.Links[i])
	}
	var product []string
	for _, f := range r.Factors {
		product = append(product, number(f.Value)+" "+f.Why)
	}
	if len(product) > 0 {
		p.field("confidence", "%s = %s", strings.Join(product, " × "), number(r.Confidence))
	} else {
		p.field("confidence", "%s", number(r.Confidence))
	}
	p.line("")
}

// inside returns the marks that lie in a sentence of so many bytes: an end that the
// lexicon tells of may stand in another.
func inside(marks []mark, size int) []mark {
	var in []mark
	for _, m := range marks {
		if m.start >= 0 && m.end <= size && m.start < m.end {
			in = append(in, m)
		}
	}
	return in
}

// comma puts a comma before a text, if there is one.
func comma(text string) string {
	if text == "" {
		return ""
	}
	return ", " + text
}

// maxCandidates is how many antecedents are told of.
const maxCandidates = 4

func (p page) link(l *explain.Link) {
	from := ""
	if l.Antecedent != nil {
		from = fmt.Sprintf(" by %q in sentence %d", l.Antecedent.Text, l.Antecedent.Number)
	}
	p.field(l.Text, "is %s%s: %s", l.Name, from, l.Sieve)
	var weighed, vetoes []string
	words := map[string][]string{} // by veto
	for _, c := range l.Candidates {
		switch {
		case c.Veto == "":
			points := number(c.Score)
			if c.Why != "" && len(weighed) == 0 { // those of the best will do
				points += ": " + c.Why
			}
			weighed = append(weighed, fmt.Sprintf("%q (%s)", c.Text, points))
		case words[c.Veto] == nil:
			vetoes = append(vetoes, c.Veto)
			fallthrough
		default:
			words[c.Veto] = append(words[c.Veto], strconv.Quote(c.Text))
		}
	}
	switch {
	case len(weighed) == 1:
		p.field("", "alone %s", weighed[0])
	case len(weighed) > 1:
		p.field("", "best of %s", few(weighed))
	}
	for _, v := range vetoes {
		p.field("", "not %s: %s", few(words[v]), v)
	}
}

// few joins texts, only the first of many.
func few(texts []string) string {
	if len(texts) > maxCandidates {
		texts = append(texts[:maxCandidates:maxCandidates], "...")
	}
	return strings.Join(texts, ", ")
}

func (p page) entity(e *explain.Entity) {
	kind := e.Type
	if e.Kind != "" {
		kind += "/" + e.Kind
	}
	p.line("%s  %s%s%s", p.strong(e.Name), e.ID, comma(kind), comma(e.Wikidata))
	for _, m := range e.Mentions {
		p.line("  %s  %s", p.accent(strconv.Quote(m.Text)), p.faint(fmt.Sprintf("%s in sentence %d", m.Kind, m.Sentence)))
		for _, s := range m.Steps {
			p.step(&s)
		}
	}
	p.line("")
}

func (p page) step(s *explain.Step) {
	text := s.Rule
	if s.Kind == "entity" {
		text = "the first mention of it"
	}
	if s.Kind == "found" || s.Kind == "voted" || s.Kind == "typed" || s.Kind == "read" || s.Kind == "dropped" {
		text += " " + s.Type
	}
	if s.Other != nil {
		text += fmt.Sprintf(" %q", s.Other.Text)
	}
	if s.Why != "" {
		text += ": " + s.Why
	}
	if s.Score != 0 && (s.Kind == "read" || s.Kind == "voted" || s.Kind == "weighed" || s.Kind == "found") {
		text += " (" + number(s.Score) + ")"
	}
	p.line("    %s%s", p.faint(fmt.Sprintf("%-9s", s.Kind)), text+comma(s.At))
}
