package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/dossier-kg/dossier"
	"github.com/dossier-kg/dossier/export"
	"github.com/dossier-kg/dossier/extractor"
	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/internal/intake"
	"github.com/dossier-kg/dossier/internal/serve"
	"github.com/spf13/cobra"
)

// serveFlags are the flags of dossier serve.
type serveFlags struct {
	addr, rules, overrides, date string
	remote, open, browse         bool
	pairs                        int
	hosts                        []string
	confidence                   float64
	maxText                      int
}

func (c *Command) serveCommand() *cobra.Command {
	var f serveFlags
	cmd := &cobra.Command{
		Use:   "serve [FILE|FOLDER...]",
		Short: "Open a workbench in the browser: texts, their graph, and the rules",
		Long: `Serve opens a workbench on this machine and prints its address. Paste a text or drop
files, see the graph; write a rule and see at once which facts come and go, and which
examples fail; click on a thing to see why it is there. Nothing leaves the machine.

  dossier serve article.txt
  dossier serve --rules mine.yaml articles.jsonl

With --rules the file stands in the editor, and only it is written to, when you save.
It need not be there yet.`,
		RunE: func(_ *cobra.Command, args []string) error { return c.serve(args, &f) },
	}
	flags := cmd.Flags()
	flags.StringVar(&f.addr, "addr", "127.0.0.1:0", "address and port; port 0 is any that is free")
	flags.StringVar(&f.rules, "rules", "", "rules file to work on")
	flags.StringVar(&f.overrides, "overrides", "", "file of corrections: same, not_same, rename, retype, ignore")
	flags.StringVar(&f.date, "date", "", "date of the plain texts, as 2025-03-28")
	flags.IntVar(&f.pairs, "pairs", 0, "how many participants of a meeting are linked with each other; of more it becomes one event; -1 for any number (default 5)")
	flags.BoolVar(&f.open, "open", false, "also link typed pairs by verbs that no rule names")
	flags.Float64Var(&f.confidence, "min-confidence", 0, "leave out relations below this, 0 to 1")
	flags.IntVar(&f.maxText, "max-text", serve.DefaultMaxText, "bytes that all texts have at most")
	flags.BoolVar(&f.browse, "browse", false, "open the browser, too")
	flags.BoolVar(&f.remote, "allow-remote", false, "allow an address that other machines can reach; whoever can reach it can use it")
	flags.StringSliceVar(&f.hosts, "host", nil, "name, besides localhost, by which browsers may call this machine")
	_ = cmd.MarkFlagFilename("rules", "yaml", "yml")
	_ = cmd.MarkFlagFilename("overrides", "yaml", "yml")
	return cmd
}

func (f *serveFlags) check() error {
	same := extractFlags{date: f.date, color: "auto"}
	if err := same.check(); err != nil {
		return err
	}
	if err := checkConfidence(f.confidence); err != nil {
		return err
	}
	if f.maxText < 1 || f.maxText > intake.MaxSize {
		return usage("", "--max-text goes from 1 to %d, not %d", intake.MaxSize, f.maxText)
	}
	return nil
}

func (c *Command) serve(files []string, f *serveFlags) error {
	if err := f.check(); err != nil {
		return err
	}
	extractor.Prepare("")
	config, err := c.serveConfig(files, f)
	if err != nil {
		return err
	}
	l, err := serve.Listen(f.addr, f.remote)
	switch {
	case errors.Is(err, serve.ErrNotLoopback):
		return usage("use 127.0.0.1, or say --allow-remote if all who can reach it may use it", "%w", err)
	case errors.Is(err, syscall.EADDRINUSE):
		return failure("choose another port, or 0 for any that is free", "cannot listen: %w", err)
	case err != nil:
		return failure("write it as 127.0.0.1:8080", "cannot listen: %w", err)
	}
	s, err := serve.New(config)
	if mistakes := (rules.Errors)(nil); s != nil && errors.As(err, &mistakes) {
		c.note(fmt.Sprintf("%s in %s: they stand in the editor, and the shipped rules in for it", counted(len(mistakes), "mistake"), f.rules))
	} else if err != nil {
		l.Close()
		return err
	}
	return c.run(s, l, f)
}

// run serves until the user interrupts.
func (c *Command) run(s *serve.Server, l net.Listener, f *serveFlags) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second interrupt ends the program at once
	url := "http://" + l.Addr().String() + "/"
	if f.remote {
		c.note("whoever can reach " + url + " can read the texts, and change the rules file; nothing is encrypted")
	}
	fmt.Fprintln(c.Stdout, url)
	c.note("the workbench is open; interrupt it (Ctrl-C) to end it")
	if f.browse {
		if err := browse(url); err != nil {
			c.note("no browser was opened: " + err.Error())
		}
	}
	if err := s.Serve(ctx, l); err != nil {
		return failure("", "the workbench has ended: %w", err)
	}
	return nil
}

// serveConfig reads what the workbench begins with.
func (c *Command) serveConfig(files []string, f *serveFlags) (serve.Config, error) {
	config := serve.Config{Shipped: dossier.ShippedRules(), Hosts: f.hosts, Remote: f.remote, MaxText: f.maxText, Version: version(),
		Options: extractor.Options{Open: f.open, Pairs: f.pairs, MinConfidence: f.confidence}, Export: export.Options{MinConfidence: f.confidence}}
	if f.rules != "" {
		if err := c.openRules(&config, f.rules); err != nil {
			return config, err
		}
	}
	if f.overrides != "" {
		set, err := dossier.DefaultRules()
		if err != nil {
			return config, err
		}
		if config.Overrides, err = loadOverrides(f.overrides, set); err != nil {
			return config, err
		}
	}
	if len(files) > 0 {
		var err error
		if files, err = c.inFolders(files); err != nil {
			return config, err
		}
	}
	total := 0
	for _, file := range files {
		t, err := c.text(file, f)
		if err != nil {
			return config, err
		}
		if total += len(t.Text); total > f.maxText {
			return config, usage("name fewer files, or allow more by --max-text", "the texts have more than %d bytes", f.maxText)
		}
		config.Texts = append(config.Texts, t)
	}
	for i, id := range documentIDs(files) {
		config.Texts[i].Name = id
	}
	return config, nil
}

// text reads a file that the workbench begins with, and sees that it can be read.
func (c *Command) text(file string, f *serveFlags) (serve.Text, error) {
	in := c.Stdin
	if file != "-" {
		opened, err := open(file)
		if err != nil {
			return serve.Text{}, err
		}
		defer opened.Close()
		in = opened
	}
	raw, err := io.ReadAll(io.LimitReader(in, int64(f.maxText)+1))
	if err != nil {
		return serve.Text{}, cannotRead(file, err)
	}
	if len(raw) > f.maxText {
		return serve.Text{}, usage("name a smaller file, or allow more by --max-text", "%s has more than %d bytes", file, f.maxText)
	}
	for _, err := range intake.Read(file, file, f.date, bytes.NewReader(raw)) {
		if err != nil {
			return serve.Text{}, err
		}
	}
	t := serve.Text{Text: strings.ToValidUTF8(string(raw), "\ufffd")}
	if !slices.Contains([]string{".jsonl", ".csv", ".tsv"}, strings.ToLower(filepath.Ext(file))) {
		t.Date = f.date
	}
	return t, nil
}

// openRules puts a rules file into the editor, which may not be there yet, and lets the
// workbench save it.
func (c *Command) openRules(config *serve.Config, path string) error {
	source, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if info, err := os.Stat(filepath.Dir(path)); err != nil || !info.IsDir() {
			return failure("", "cannot write %s: there is no directory %s", path, filepath.Dir(path))
		}
		c.note(path + " is not there yet: the workbench makes it when you save")
	case err != nil:
		return cannotRead(path, err)
	}
	config.Rules, config.Source = filepath.Base(path), source
	config.Files = serve.NewFiles(os.DirFS(filepath.Dir(path)))
	config.Save = saver(path, source)
	return nil
}

// saver returns what writes a file that held source, unless another program has changed it since.
func saver(path string, source []byte) func([]byte) error {
	var mu sync.Mutex
	return func(next []byte) error {
		mu.Lock()
		defer mu.Unlock()
		now, err := os.ReadFile(path)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return cannotRead(path, err)
		}
		if !bytes.Equal(now, source) {
			return fmt.Errorf("%s was changed by another program: it was not written", path)
		}
		err = writeFile(path, func(w io.Writer) error {
			_, err := w.Write(next)
			return err
		})
		if err == nil {
			source = bytes.Clone(next)
		}
		return err
	}
}

// browse opens the user's browser.
func browse(url string) error {
	var cmd *exec.Cmd
	switch runtime.GOOS {
	case "windows":
		cmd = exec.Command("rundll32", "url.dll,FileProtocolHandler", url)
	case "darwin":
		cmd = exec.Command("open", url)
	default:
		cmd = exec.Command("xdg-open", url)
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	time.AfterFunc(0, func() { _ = cmd.Wait() })
	return nil
}
