package cli

import (
	"cmp"
	"context"
	"io"
	"iter"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/dossier-kg/dossier/export"
	"github.com/dossier-kg/dossier/extractor"
	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/graph"
	"github.com/dossier-kg/dossier/identity"
	"github.com/spf13/cobra"
)

// extractFlags are the flags of dossier extract.
type extractFlags struct {
	output, format, rules, date string
	overrides                   string
	open, highlight, text       bool
	pairs                       int
	color                       string
	picture                     pictureFlags
}

func (c *Command) extractCommand() *cobra.Command {
	var f extractFlags
	cmd := &cobra.Command{
		Use:   "extract [FILE|FOLDER...]",
		Short: "Extract the graph of texts",
		Long: `Extract reads texts, .jsonl files with one document a line, and .csv and .tsv
files with one a row, and writes the graph of what they say. Of a folder it
reads all that ends in .txt or .jsonl, without files standard input, a text or
such lines. Without -o it writes Graphviz source to standard output:

  dossier extract article.txt -o graph.svg
  dossier extract news/ -o graph.html
  dossier extract article.txt | dot -Tsvg > graph.svg
  dossier extract --format jsonl articles.jsonl
  dossier extract --highlight article.txt`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := f.picture.check(cmd); err != nil {
				return err
			}
			return c.extract(args, &f)
		},
	}
	flags := cmd.Flags()
	flags.StringVarP(&f.output, "output", "o", "", "file to write; its ending tells the format (a folder, or a .zip, for formats of several files)")
	flags.StringVar(&f.format, "format", "", "format to write: "+strings.Join(formatNames(), ", "))
	flags.StringVar(&f.rules, "rules", "", "rules file instead of the shipped rules")
	flags.StringVar(&f.overrides, "overrides", "", "file of corrections: same, not_same, rename, retype, ignore")
	flags.StringVar(&f.date, "date", "", "date of a plain text, as 2025-03-28")
	flags.IntVar(&f.pairs, "pairs", 0, "how many participants of a meeting are linked with each other; of more it becomes one event; -1 for any number (default 5)")
	flags.BoolVar(&f.open, "open", false, "also link typed pairs by verbs that no rule names")
	flags.BoolVar(&f.text, "text", false, textUsage)
	flags.BoolVar(&f.highlight, "highlight", false, "show the text with its mentions marked, instead of the graph")
	flags.StringVar(&f.color, "color", "auto", "colours of --highlight: "+strings.Join(colors, ", "))
	f.picture.add(cmd)
	_ = cmd.RegisterFlagCompletionFunc("format", fixed(formatNames()))
	_ = cmd.RegisterFlagCompletionFunc("color", fixed(colors))
	_ = cmd.MarkFlagFilename("rules", "yaml", "yml")
	_ = cmd.MarkFlagFilename("overrides", "yaml", "yml")
	return cmd
}

// textUsage is what --text does.
const textUsage = "write the texts of the documents too, in json and jsonl"

// checkText refuses --text where it would do nothing.
func (f *extractFlags) checkText(format export.Format) error {
	if f.text && format.Name != "json" && format.Name != "jsonl" {
		return usage("leave it out, or write json or jsonl", "--text means nothing to the format %s", cmp.Or(format.Name, "of --highlight"))
	}
	return nil
}

func formatNames() []string {
	var names []string
	for _, f := range export.Formats() {
		names = append(names, f.Name)
	}
	return names
}

// writer returns the format that the flags ask for.
func (f *extractFlags) writer() (export.Format, error) {
	known := strings.Join(formatNames(), ", ")
	switch {
	case f.format != "":
		format, ok := export.Lookup(f.format)
		if !ok {
			return format, usage(suggest(f.format, formatNames())+"known formats: "+known, "%w %q", export.ErrUnknownFormat, f.format)
		}
		return format, nil
	case f.output != "" && f.output != "-":
		format, ok := export.ByExtension(f.output)
		if !ok {
			return format, usage(endingHint(f.output)+"name one with --format: "+known, "%w: the ending of %q tells none", export.ErrUnknownFormat, f.output)
		}
		return format, nil
	}
	format, _ := export.Lookup("dot")
	return format, nil
}

// endingHint returns the beginning of a hint for a file name whose ending tells no format.
func endingHint(path string) string {
	ending := strings.TrimPrefix(strings.ToLower(filepath.Ext(path)), ".")
	several, ok := export.Lookup(ending)
	switch {
	case ending == "":
		return ""
	case ok && several.Files != nil:
		return several.Name + " is several files: --format " + several.Name + " -o graph/; or "
	}
	switch ending {
	case "pdf", "jpg", "jpeg":
		return "Graphviz makes it: dossier extract FILE | dot -T" + ending + " -o " + path + "; or "
	}
	return suggest(ending, formatNames())
}

func (f *extractFlags) check() error {
	if !slices.Contains(colors, f.color) {
		return usage(suggest(f.color, colors)+"it takes "+strings.Join(colors, ", "), "--color does not know %q", f.color)
	}
	if f.highlight && f.format != "" {
		return usage("leave one of them out", "--highlight shows the text, --format %s the graph", f.format)
	}
	if format, ok := export.ByExtension(f.output); ok && f.highlight {
		return usage("leave out --highlight, or name a .txt file", "--highlight shows the text, and the ending of %s means %s", f.output, format.Name)
	}
	if f.date != "" {
		if _, err := time.Parse(time.DateOnly, f.date); err != nil {
			return usage("write it as 2025-03-28", "--date: %q is no date", f.date)
		}
	}
	return nil
}

func (c *Command) extract(files []string, f *extractFlags) error {
	if err := f.check(); err != nil {
		return err
	}
	var format export.Format
	if !f.highlight {
		var err error
		if format, err = f.writer(); err != nil {
			return err
		}
	}
	if err := f.checkText(format); err != nil {
		return err
	}
	set, x, err := start(f.rules, &extractor.Options{Open: f.open, Pairs: f.pairs, MinConfidence: f.picture.confidence})
	if err != nil {
		return err
	}
	overrides, err := loadOverrides(f.overrides, set)
	if err != nil {
		return err
	}
	if f.highlight || format.Name == "jsonl" && !f.picture.selects() {
		return c.write(f.output, func(ctx context.Context, w io.Writer) error {
			return c.writeEach(w, c.extractAll(ctx, x, c.documents(files, f.date)), f, set, overrides)
		})
	}
	opts := f.picture.options(f.shown(set), set, f.text)
	return c.writeGraph(f.output, format, opts, func(ctx context.Context) (*graph.Graph, error) {
		pile := identity.New(set, overrides).NewPile()
		if err := each(c.extractAll(ctx, x, c.documents(files, f.date)), pile.Add); err != nil {
			return nil, err
		}
		g, notes, err := pile.Graph()
		if err != nil {
			return nil, err
		}
		c.notes(notes)
		return c.part(g, &f.picture, opts)
	})
}

// writeEach writes one document after the other, as text or as a line of JSON.
func (c *Command) writeEach(w io.Writer, docs iter.Seq2[*graph.Document, error], f *extractFlags, set *rules.Set, overrides *rules.Overrides) error {
	if overrides != nil {
		corrector := identity.New(set, overrides).NewCorrector()
		defer func() { c.notes(corrector.Notes()) }()
		docs = corrected(docs, corrector)
	}
	if f.highlight {
		return c.showText(w, docs, f)
	}
	return each(docs, func(d *graph.Document) error { return export.WriteDocument(w, d, export.Options{Text: f.text}) })
}

// shown returns what pictures show besides stated, asserted and positive facts: what
// --include names, else what the rules' emit section says.
func (f *extractFlags) shown(set *rules.Set) []string {
	if f.picture.include != nil {
		return f.picture.include
	}
	return set.Emit.Include()
}

// each gives every document to do, up to the first error.
func each(docs iter.Seq2[*graph.Document, error], do func(*graph.Document) error) error {
	for d, err := range docs {
		if err != nil {
			return err
		}
		if err := do(d); err != nil {
			return err
		}
	}
	return nil
}
