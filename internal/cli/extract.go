package cli

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/dossier-kg/dossier/export"
	"github.com/dossier-kg/dossier/extractor"
	"github.com/dossier-kg/dossier/graph"
	"github.com/spf13/cobra"
)

// extractFlags are the flags of dossier extract.
type extractFlags struct {
	output, format, rules, date string
	open                        bool
	confidence                  float64
	include                     []string
}

// includable are the values of --include.
var includable = []string{"negated", "possible", "intended", "conditional", "reported", "inferred"}

func (c *Command) extractCommand() *cobra.Command {
	var f extractFlags
	cmd := &cobra.Command{
		Use:   "extract [FILE...]",
		Short: "Extract the graph of texts",
		Long: `Extract reads texts (or .jsonl files with one document a line) and writes the
graph of what they say. Without files it reads standard input; without -o it
writes Graphviz source to standard output:

  dossier extract article.txt -o graph.svg
  dossier extract article.txt | dot -Tsvg > graph.svg
  dossier extract --format jsonl articles.jsonl`,
		RunE: func(_ *cobra.Command, args []string) error { return c.extract(args, &f) },
	}
	flags := cmd.Flags()
	flags.StringVarP(&f.output, "output", "o", "", "file to write; its ending tells the format")
	flags.StringVar(&f.format, "format", "", "format to write: "+strings.Join(formatNames(), ", "))
	flags.StringVar(&f.rules, "rules", "", "rules file instead of the shipped rules")
	flags.StringVar(&f.date, "date", "", "date of a plain text, as 2025-03-28")
	flags.BoolVar(&f.open, "open", false, "also link typed pairs by verbs that no rule names")
	flags.Float64Var(&f.confidence, "min-confidence", 0, "leave out relations below this, 0 to 1")
	flags.StringSliceVar(&f.include, "include", nil, "also draw in pictures: "+strings.Join(includable, ", "))
	fixed := func(values []string) func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return values, cobra.ShellCompDirectiveNoFileComp
		}
	}
	_ = cmd.RegisterFlagCompletionFunc("format", fixed(formatNames()))
	_ = cmd.RegisterFlagCompletionFunc("include", fixed(includable))
	return cmd
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
			return format, usage("known formats: "+known, "%w %q", export.ErrUnknownFormat, f.format)
		}
		return format, nil
	case f.output != "":
		format, ok := export.ByExtension(f.output)
		if !ok {
			return format, usage("name one with --format: "+known, "%w: the ending of %q tells none", export.ErrUnknownFormat, f.output)
		}
		return format, nil
	}
	format, _ := export.Lookup("dot")
	return format, nil
}

func (f *extractFlags) check() error {
	for _, v := range f.include {
		if !slices.Contains(includable, v) {
			return usage("it takes "+strings.Join(includable, ", "), "--include does not know %q", v)
		}
	}
	if f.confidence < 0 || f.confidence > 1 {
		return usage("", "--min-confidence goes from 0 to 1, not %v", f.confidence)
	}
	return nil
}

func (c *Command) extract(files []string, f *extractFlags) error {
	format, err := f.writer()
	if err != nil {
		return err
	}
	if err := f.check(); err != nil {
		return err
	}
	set, err := loadRules(f.rules)
	if err != nil {
		return err
	}
	x, err := extractor.New(set, &extractor.Options{Open: f.open, MinConfidence: f.confidence})
	if err != nil {
		return err
	}
	return c.write(f.output, func(w io.Writer) error {
		docs := extractAll(x, c.documents(files, f.date))
		if format.Name == "jsonl" {
			for d, err := range docs {
				if err != nil {
					return err
				}
				if err := export.WriteDocument(w, d); err != nil {
					return err
				}
			}
			return nil
		}
		var g graph.Graph
		for d, err := range docs {
			if err != nil {
				return err
			}
			if err := g.Add(d); err != nil {
				return err
			}
		}
		return format.Write(w, &g, export.Options{Include: f.include, MinConfidence: f.confidence})
	})
}

// write runs do on standard output, or on a file that appears only when all went well.
func (c *Command) write(path string, do func(io.Writer) error) error {
	if path == "" {
		b := bufio.NewWriterSize(c.Stdout, 1<<16)
		if err := do(b); err != nil {
			return err
		}
		return b.Flush()
	}
	tmp, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"-*")
	if err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	defer os.Remove(tmp.Name())
	b := bufio.NewWriterSize(tmp, 1<<16)
	if err := do(b); err != nil {
		tmp.Close()
		return err
	}
	if err := b.Flush(); err != nil {
		tmp.Close()
		return fmt.Errorf("writing %s: %w", path, err)
	}
	if err := tmp.Chmod(0o644); err != nil {
		tmp.Close()
		return err
	}
	if err := tmp.Close(); err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	return os.Rename(tmp.Name(), path)
}
