package cli

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"strings"

	"github.com/dossier-kg/dossier/export"
	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/graph"
	"github.com/dossier-kg/dossier/identity"
	"github.com/spf13/cobra"
)

func (c *Command) convertCommand() *cobra.Command {
	var f extractFlags
	f.color = "auto"
	cmd := &cobra.Command{
		Use:   "convert [FILE...]",
		Short: "Write a graph that was extracted before in another format",
		Long: `Convert reads what extract has written, a graph as json or documents as jsonl, and
writes it in another format. Without files it reads standard input. The documents of
several .jsonl files become one graph, as extract would make it of their texts:

  dossier convert graph.json -o graph.graphml
  dossier convert monday.jsonl tuesday.jsonl -o week.json
  dossier extract article.txt --format json | dossier convert --format gexf`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := f.picture.check(cmd); err != nil {
				return err
			}
			return c.convert(args, &f)
		},
	}
	flags := cmd.Flags()
	flags.StringVarP(&f.output, "output", "o", "", "file to write; its ending tells the format (a folder, or a .zip, for formats of several files)")
	flags.StringVar(&f.format, "format", "", "format to write: "+strings.Join(formatNames(), ", "))
	flags.BoolVar(&f.text, "text", false, textUsage+", where the input has them")
	flags.StringVar(&f.rules, "rules", "", "rules file that the documents were read by, instead of the shipped rules")
	flags.StringVar(&f.overrides, "overrides", "", "file of corrections, for documents: same, not_same, rename, retype, ignore")
	f.picture.add(cmd)
	_ = cmd.RegisterFlagCompletionFunc("format", fixed(formatNames()))
	_ = cmd.MarkFlagFilename("rules", "yaml", "yml")
	_ = cmd.MarkFlagFilename("overrides", "yaml", "yml")
	return cmd
}

func (c *Command) convert(files []string, f *extractFlags) error {
	if err := f.check(); err != nil {
		return err
	}
	format, err := f.writer()
	if err != nil {
		return err
	}
	if err := f.checkText(format); err != nil {
		return err
	}
	set, err := loadRules(f.rules)
	if err != nil {
		return err
	}
	overrides, err := loadOverrides(f.overrides, set)
	if err != nil {
		return err
	}
	if len(files) == 0 {
		files = []string{"-"}
	}
	opts := f.picture.options(f.shown(set), set, f.text)
	return c.writeGraph(f.output, format, opts, func(ctx context.Context) (*graph.Graph, error) {
		p := &converter{overrides: overrides, pile: identity.New(set, overrides).NewPile()}
		for _, name := range files {
			if err := c.readGraph(ctx, name, p); err != nil {
				return nil, err
			}
		}
		g, err := p.result(c)
		if err != nil {
			return nil, err
		}
		return c.part(g, &f.picture, opts)
	})
}

// A converter puts together what was read: one graph, or any number of documents.
type converter struct {
	overrides *rules.Overrides
	pile      *identity.Pile
	graph     *graph.Graph
	documents int  // read as lines
	noQuote   bool // a document without its text has evidence
}

// readGraph reads one file, "-" for standard input.
func (c *Command) readGraph(ctx context.Context, path string, p *converter) error {
	in, name := c.Stdin, "standard input"
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return cannotRead(path, err)
		}
		defer f.Close()
		in, name = f, path
	}
	b := bufio.NewReaderSize(in, 1<<16)
	if mark, _ := b.Peek(3); string(mark) == "\ufeff" {
		_, _ = b.Discard(3)
	}
	head, err := b.Peek(1 << 12)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, bufio.ErrBufferFull) {
		return cannotRead(name, err)
	}
	if isLine(head) {
		return c.readLines(ctx, b, name, p)
	}
	g, err := export.ReadJSON(b)
	if err != nil {
		return cannotConvert(name, head, err)
	}
	if p.graph != nil || p.documents > 0 {
		return p.mixed(name)
	}
	p.graph = g
	return nil
}

// isLine reports whether a file begins with a line of jsonl: by the first key of its first object.
func isLine(head []byte) bool {
	d := json.NewDecoder(bytes.NewReader(head))
	if open, err := d.Token(); err != nil || open != json.Delim('{') {
		return false
	}
	key, err := d.Token()
	if err != nil {
		return false
	}
	switch key {
	case "id", "title", "url", "date", "text", "entities", "mentions":
		return true
	}
	return false
}

func (c *Command) readLines(ctx context.Context, in io.Reader, name string, p *converter) error {
	if p.graph != nil {
		return p.mixed(name)
	}
	for d, err := range export.ReadJSONL(in) {
		if err == nil {
			err = ctx.Err()
		}
		if err == nil {
			err = p.pile.Add(d)
		}
		if err != nil {
			return cannotConvert(name, nil, err)
		}
		p.documents++
		p.noQuote = p.noQuote || d.Text == "" && len(d.Relations) > 0
	}
	return nil
}

func (p *converter) mixed(name string) error {
	return usage("write each as jsonl instead (--format jsonl): who is who is decided over all documents then", "%s: a graph is put together already, and takes no other beside it", name)
}

// result returns the graph of what was read.
func (p *converter) result(c *Command) (*graph.Graph, error) {
	if p.graph != nil {
		if p.overrides != nil {
			return nil, usage("give them to dossier extract, or convert jsonl", "--overrides correct documents, and a graph is put together already")
		}
		return p.graph, nil
	}
	g, notes, err := p.pile.Graph()
	if err != nil {
		return nil, err
	}
	c.notes(notes)
	if p.noQuote {
		c.note("the lines have no texts, so the evidence has no quotes; dossier extract --format jsonl --text writes them")
	}
	return g, nil
}

// cannotConvert says that a file is not what extract writes, and what it may be instead.
func cannotConvert(name string, head []byte, err error) error {
	hint := ""
	if errors.Is(err, export.ErrNoGraph) {
		hint = "convert reads what dossier extract --format json or jsonl has written; dossier schema prints the form"
		if first := bytes.TrimSpace(head); len(first) > 0 && first[0] != '{' && first[0] != '[' {
			hint = "it is no JSON; dossier extract " + name + " reads texts"
			if name == "standard input" {
				hint = "it is no JSON; dossier extract reads texts"
			}
		}
	}
	return failure(hint, "cannot read %s: %w", name, err)
}
