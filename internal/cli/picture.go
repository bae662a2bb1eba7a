package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/dossier-kg/dossier/export"
	"github.com/dossier-kg/dossier/extractor/explain"
	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/graph"
	"github.com/spf13/cobra"
)

// pictureFlags say which part of a graph is written, and how it is drawn.
type pictureFlags struct {
	selection  export.Selection
	include    []string
	confidence float64
	theme      string
	legend     bool
	clusters   bool
	base       string
}

func (f *pictureFlags) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringArrayVar(&f.selection.Focus, "focus", nil, "only what lies around this entity, by name, alias or ID; may be repeated")
	flags.IntVar(&f.selection.Depth, "depth", 1, "how many links around --focus")
	flags.StringSliceVar(&f.selection.Types, "types", nil, "only entities of these types: person,country")
	flags.StringSliceVar(&f.selection.Relations, "relations", nil, "only relations of these types: consult,agree")
	flags.IntVar(&f.selection.Top, "top", 0, "only so many entities, those with the most links")
	flags.Float64Var(&f.confidence, "min-confidence", 0, "leave out relations below this, 0 to 1")
	flags.StringSliceVar(&f.include, "include", nil, "also draw in pictures: "+strings.Join(export.Includable, ", "))
	flags.StringVar(&f.theme, "theme", "auto", "colours of pictures: "+strings.Join(export.Themes, ", "))
	flags.BoolVar(&f.legend, "legend", true, "explain colours and lines in pictures")
	flags.BoolVar(&f.clusters, "clusters", false, "frame the entities of each type in pictures")
	flags.StringVar(&f.base, "base", "", "what the IRIs of turtle, nquads and jsonld begin with: https://example.org/news/")
	_ = cmd.RegisterFlagCompletionFunc("include", fixed(export.Includable))
	_ = cmd.RegisterFlagCompletionFunc("theme", fixed(export.Themes))
}

// fixed completes a flag by a list of values.
func fixed(values []string) func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return values, cobra.ShellCompDirectiveNoFileComp
	}
}

func (f *pictureFlags) check(cmd *cobra.Command) error {
	for _, list := range [][]string{f.include, f.selection.Types, f.selection.Relations} {
		for i, v := range list {
			list[i] = strings.TrimSpace(v)
		}
	}
	for _, v := range f.include {
		if !slices.Contains(export.Includable, v) {
			return usage(suggest(v, export.Includable)+"it takes "+strings.Join(export.Includable, ", "), "--include does not know %q", v)
		}
	}
	if !slices.Contains(export.Themes, f.theme) {
		return usage(suggest(f.theme, export.Themes)+"it takes "+strings.Join(export.Themes, ", "), "--theme does not know %q", f.theme)
	}
	if _, err := export.ParseBase(f.base); err != nil {
		return usage("--base is like https://example.org/news/", "%v", err)
	}
	if err := checkConfidence(f.confidence); err != nil {
		return err
	}
	switch s := &f.selection; {
	case s.Depth < 1:
		return usage("", "--depth is 1 or more, not %d", s.Depth)
	case cmd.Flags().Changed("depth") && len(s.Focus) == 0:
		return usage("name the entity in the middle: --focus NAME", "--depth says how far from --focus, which is missing")
	case s.Top < 0 || s.Top == 0 && cmd.Flags().Changed("top"):
		return usage("", "--top is 1 or more, not %d", s.Top)
	}
	return nil
}

func checkConfidence(confidence float64) error {
	if !(confidence >= 0 && confidence <= 1) { // NaN too
		return usage("", "--min-confidence goes from 0 to 1, not %v", confidence)
	}
	return nil
}

// selects tells if a part of the graph is asked for.
func (f *pictureFlags) selects() bool {
	s := &f.selection
	return len(s.Focus) > 0 || len(s.Types) > 0 || len(s.Relations) > 0 || s.Top > 0
}

func (f *pictureFlags) options(include []string, set *rules.Set, text bool) export.Options {
	return export.Options{Describe: explain.Purposes(set), Include: include, Text: text, MinConfidence: f.confidence, Theme: f.theme, NoLegend: !f.legend, Clusters: f.clusters, Base: f.base}
}

// part returns the part of a graph that the flags ask for, and tells of values that the graph knows nothing of.
func (c *Command) part(g *graph.Graph, f *pictureFlags, opts export.Options) (*graph.Graph, error) {
	out, err := export.Select(g, f.selection, opts)
	if unknown := (*export.UnknownNameError)(nil); errors.As(err, &unknown) {
		hint := ""
		if len(unknown.Near) > 0 {
			hint = fmt.Sprintf("the graph has %s", quoted(unknown.Near))
		}
		return nil, usage(hint, "--focus: %w", err)
	}
	if err != nil {
		return nil, err
	}
	if len(f.selection.Types) > 0 {
		c.note(missing("--types", f.selection.Types, entityTypes(g)))
	}
	if len(f.selection.Relations) > 0 {
		c.note(missing("--relations", f.selection.Relations, relationTypes(g)))
	}
	return out, nil
}

func quoted(words []string) string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = fmt.Sprintf("%q", w)
	}
	return strings.Join(out, ", ")
}

// missing says which values of a flag the graph has nothing of; "" for none.
func missing(flag string, wanted, known []string) string {
	absent := slices.DeleteFunc(slices.Clone(wanted), func(w string) bool { return slices.Contains(known, w) })
	if len(absent) == 0 {
		return ""
	}
	return fmt.Sprintf("%s: the graph has nothing of %s; it has %s", flag, strings.Join(absent, ", "), strings.Join(known, ", "))
}

func entityTypes(g *graph.Graph) []string {
	var types []string
	for e := range g.Entities() {
		types = append(types, e.Type)
	}
	slices.Sort(types)
	return slices.Compact(types)
}

func relationTypes(g *graph.Graph) []string {
	var types []string
	for r := range g.Relations() {
		types = append(types, r.Type)
	}
	slices.Sort(types)
	return slices.Compact(types)
}

// drawing adds to an error of a writer what to do about it.
func drawing(err error) error {
	if large := (*export.TooLargeError)(nil); errors.As(err, &large) {
		return failure("draw a part: --top 50, --focus NAME, --types, --relations or --min-confidence; or write dot", "%w", err)
	}
	return err
}
