package main

import (
	"encoding/json"
	"fmt"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/dossier-kg/dossier"
	prose2 "github.com/jdkato/prose/v2"
	prose3 "github.com/jdkato/prose/v3"
)

// A peer is a program to compare with. Prepare loads what it needs, which is not counted.
type peer struct {
	name, does string
	run        func() (time.Duration, error) // processor time for the whole text
}

// peers compares dossier with others on the same text, in turns.
func (r *report) peers(binary, scratch string, docs corpus, rounds int) error {
	file := filepath.Join(scratch, "sample.jsonl")
	if err := docs.write(file); err != nil {
		return err
	}
	all := []peer{
		{"dossier, whole process", "names, who is who, relations with evidence, as JSON lines", func() (time.Duration, error) {
			c, err := process(1, binary, "extract", "--format", "jsonl", file)
			return c.processor, err
		}},
		{"dossier, library", "the same in process", inProcess(docs, func(text string) error { _, err := dossier.Extract(text); return err })},
		{"prose v2, model shared", "sentences, tags, names", prose2Peer(docs)},
		{"prose v3", "sentences, tags, names", inProcess(docs, func(text string) error {
			d, err := prose3.NewDocument(text)
			if err == nil {
				d.Entities()
			}
			return err
		})},
		{"compromise (npm)", "tags, people, places, organisations", nodePeer("compromise.mjs", file)},
		{"wink-nlp (npm)", "sentences, tags, numbers and dates; no people, places or organisations", nodePeer("wink.mjs", file)},
	}
	costs := make([][]cost, len(all))
	for range rounds {
		for i, p := range all {
			d, err := p.run()
			if err != nil {
				return fmt.Errorf("%s: %w", p.name, err)
			}
			costs[i] = append(costs[i], cost{processor: d})
		}
	}
	r.section("Beside others", fmt.Sprintf("The same %.2f MB of text (%d documents), one core, %d runs in turns, the median. Models are loaded before, but for the whole process.",
		float64(docs.size())/1e6, len(docs), rounds))
	base := middle(costs[2]).processor
	t := table{head: []string{"program", "does", "MB/s", "times prose v2"}}
	for i, p := range all {
		d := middle(costs[i]).processor
		t.add(p.name, p.does, figure(speed(docs.size(), d)), figure(float64(base)/float64(d)))
	}
	r.table(t)
	return nil
}

// inProcess measures a function over all documents on one core.
func inProcess(docs corpus, do func(text string) error) func() (time.Duration, error) {
	return func() (time.Duration, error) {
		if err := do(docs[0].Text); err != nil { // loads
			return 0, err
		}
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
		runtime.GC()
		start := processor()
		for _, d := range docs {
			if err := do(d.Text); err != nil {
				return 0, err
			}
		}
		return processor() - start, nil
	}
}

func prose2Peer(docs corpus) func() (time.Duration, error) {
	first, err := prose2.NewDocument("A model is loaded.")
	return inProcess(docs, func(text string) error {
		if err != nil {
			return err
		}
		d, err := prose2.NewDocument(text, prose2.UsingModel(first.Model))
		if err == nil {
			d.Entities()
		}
		return err
	})
}

// nodePeer runs a script that reads the documents, warms up, and prints the seconds it took.
func nodePeer(script, file string) func() (time.Duration, error) {
	return func() (time.Duration, error) {
		out, err := exec.Command("node", filepath.Join("peers", script), file).Output()
		if err != nil {
			return 0, fmt.Errorf("%w (npm ci --prefix peers installs it)", err)
		}
		var seconds float64
		if err := json.Unmarshal(out, &seconds); err != nil {
			return 0, err
		}
		return time.Duration(seconds * float64(time.Second)), nil
	}
}

// versions returns what the peers are.
func versions() string {
	out, _ := exec.Command("npm", "ls", "--prefix", "peers", "--depth=0").Output()
	var npm []string
	for line := range strings.Lines(string(out)) {
		if _, p, ok := strings.Cut(strings.TrimSpace(line), "── "); ok {
			npm = append(npm, p)
		}
	}
	out, _ = exec.Command("go", "list", "-m", "github.com/jdkato/prose/v2", "github.com/jdkato/prose/v3").Output()
	return strings.Join(append(strings.Split(strings.TrimSpace(string(out)), "\n"), npm...), ", ")
}
