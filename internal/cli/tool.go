package cli

import (
	"encoding/json"
	"io"
	"iter"
	"os"
	"slices"
	"strings"

	"github.com/dossier-kg/dossier/extractor"
	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/internal/intake"
	"github.com/spf13/cobra"
)

// toolFlags are the flags that the tools for authors of rules share.
type toolFlags struct{ rules, format, color string }

// toolFormats are the values of --format of the tools.
var toolFormats = []string{"text", "json"}

func (f *toolFlags) add(cmd *cobra.Command, withRules bool) {
	flags := cmd.Flags()
	if withRules {
		flags.StringVar(&f.rules, "rules", "", "rules file instead of the shipped rules")
		_ = cmd.MarkFlagFilename("rules", "yaml", "yml")
	}
	flags.StringVar(&f.format, "format", "text", "format to write: "+strings.Join(toolFormats, ", "))
	flags.StringVar(&f.color, "color", "auto", "when to use colours: "+strings.Join(colors, ", "))
}

func (f *toolFlags) check() error {
	if !slices.Contains(toolFormats, f.format) {
		return usage(suggest(f.format, toolFormats)+"known formats: "+strings.Join(toolFormats, ", "), "unknown format %q", f.format)
	}
	if !slices.Contains(colors, f.color) {
		return usage(suggest(f.color, colors)+"it takes "+strings.Join(colors, ", "), "--color does not know %q", f.color)
	}
	return nil
}

// load checks the flags and makes an extractor of the rules.
func (f *toolFlags) load() (*extractor.Extractor, *rules.Set, error) {
	if err := f.check(); err != nil {
		return nil, nil, err
	}
	set, err := loadRules(f.rules)
	if err != nil {
		return nil, nil, err
	}
	x, err := extractor.New(set, nil)
	return x, set, err
}

// writeJSON writes v as one indented JSON value.
func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// texts yields the documents that the arguments name: files, "-" for standard input,
// or the text itself, where it is no file and has a space.
func (c *Command) texts(args []string) iter.Seq2[intake.Document, error] {
	return func(yield func(intake.Document, error) bool) {
		for _, arg := range args {
			if arg == "" {
				yield(intake.Document{}, usage("name a file, - for standard input, or give a text", "an argument is empty"))
				return
			}
			if _, err := os.Stat(arg); err != nil && strings.Contains(strings.TrimSpace(arg), " ") {
				if !yield(intake.Document{Document: extractor.Document{ID: "text", Text: arg}}, nil) {
					return
				}
				continue
			}
			for in, err := range c.documents([]string{arg}, "") {
				if err == nil {
					c.note(in.Note)
				}
				if !yield(in, err) || err != nil {
					return
				}
			}
		}
	}
}
