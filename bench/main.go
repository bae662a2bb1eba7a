// Bench runs dossier beside programs of its kind on the same text in one run, and
// writes what it measured as Markdown:
//
//	cd bench && npm ci --prefix peers && go run . -text articles.jsonl -o ../docs/benchmarks.md
//
// The text has one document a line, with id and text. Without it the project's own
// examples are read again and again. Speeds are bytes of text a second of processor
// time, so that a shared machine disturbs them least; compare the ratios.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	text := flag.String("text", "", "JSON lines with id and text; the project's examples if empty")
	out := flag.String("o", "", "file to write; standard output if empty")
	sample := flag.Int("sample", 300_000, "bytes of text that the slow programs get")
	rounds := flag.Int("rounds", 5, "how often each program runs; the median counts")
	skip := flag.Bool("quick", false, "leave out what takes minutes: 100 MB and the large graph")
	record := flag.String("profile", "", "only write a profile of the extraction to this file, for profile-guided optimisation")
	flag.Parse()
	if *record != "" {
		if err := writeProfile(*text, *record); err != nil {
			fmt.Fprintln(os.Stderr, "bench:", err)
			os.Exit(1)
		}
		return
	}
	if err := run(*text, *out, *sample, *rounds, *skip); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(path, out string, sample, rounds int, quick bool) error {
	scratch, err := os.MkdirTemp("", "dossier-bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(scratch)
	binary := filepath.Join(scratch, "dossier")
	if err := build(binary); err != nil {
		return err
	}
	docs, err := load(path)
	if err != nil {
		return err
	}
	r := &report{rounds: rounds}
	r.machine()
	for _, part := range []func() error{
		func() error { return r.peers(binary, scratch, docs.cut(sample), rounds) },
		func() error { return r.whole(binary, scratch, docs, rounds) },
		func() error { return r.growth(binary, scratch, docs, quick) },
		func() error { return r.stages(scratch, docs) },
		func() error { return r.graphs(quick) },
	} {
		if err := part(); err != nil {
			return err
		}
	}
	if out == "" {
		_, err = os.Stdout.WriteString(r.text.String())
		return err
	}
	return os.WriteFile(out, []byte(r.text.String()), 0o644)
}
