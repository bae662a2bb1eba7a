package main

import (
	"os"
	"path/filepath"
	"runtime"

	"github.com/dossier-kg/dossier"
	"github.com/dossier-kg/dossier/extractor"
)

// whole measures the main jobs: a corpus to JSON lines, in and out of process, on one
// core and on two, and one article from start to end.
func (r *report) whole(binary, scratch string, docs corpus, rounds int) error {
	file := filepath.Join(scratch, "all.jsonl")
	if err := docs.write(file); err != nil {
		return err
	}
	one, gain, limit, err := cores(rounds, func(n int) (cost, error) { return process(n, binary, "extract", "--format", "jsonl", file) })
	if err != nil {
		return err
	}
	graph, err := process(1, binary, "extract", "--format", "json", file)
	if err != nil {
		return err
	}
	article, err := median(30, func() (cost, error) {
		return process(runtime.NumCPU(), binary, "extract", "--format", "jsonl", "../examples/iran-talks.txt")
	})
	if err != nil {
		return err
	}
	inside, sentences, allocations, err := library(docs, rounds)
	if err != nil {
		return err
	}
	r.section("The whole job", "Text in, documents with entities, mentions and relations out.")
	t := table{head: []string{"what", "measured"}}
	t.add("text to JSON lines, whole process, one core", figure(speed(docs.size(), one.processor))+" MB/s")
	t.add("the same on two cores, by the clock", figure(gain)+" times one core")
	t.add("two processes of one core each, side by side", figure(limit)+" times one: what the machine has to give")
	t.add("extraction in process, one core", figure(speed(docs.size(), inside.processor))+" MB/s")
	t.add("allocations a sentence", figure(float64(allocations)/float64(sentences)))
	t.add("one graph of the whole corpus as JSON", megabytes(graph.peak)+" at the peak, "+milliseconds(graph.processor))
	t.add("one article, whole process, by the clock", milliseconds(article.wall))
	r.table(t)
	return nil
}

// library measures extraction in process, and counts sentences and allocations.
func library(docs corpus, rounds int) (c cost, sentences int, allocations uint64, err error) {
	set, err := dossier.DefaultRules()
	if err != nil {
		return c, 0, 0, err
	}
	x, err := extractor.New(set, nil)
	if err != nil {
		return c, 0, 0, err
	}
	c, err = median(rounds, func() (cost, error) {
		d, err := inProcess(docs, func(text string) error {
			_, err := x.Extract(extractor.Document{Text: text})
			return err
		})()
		return cost{processor: d}, err
	})
	if err != nil {
		return c, 0, 0, err
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for _, d := range docs {
		if _, err := x.Extract(extractor.Document{Text: d.Text}); err != nil {
			return c, 0, 0, err
		}
	}
	runtime.ReadMemStats(&after)
	return c, countSentences(docs), after.Mallocs - before.Mallocs, nil
}

// growth measures what more text, and longer texts, cost.
func (r *report) growth(binary, scratch string, docs corpus, quick bool) error {
	r.section("Growth", "Processor time and peak memory of the whole process on one core, streaming JSON lines.")
	t := table{head: []string{"text", "time", "ratio", "peak memory"}}
	sets := []struct {
		name string
		docs corpus
	}{
		{"200 documents of 100 KB", docs.blocks(100_000, 20_000_000)},
		{"1 document of 20 MB", docs.blocks(20_000_000, 20_000_000)},
		{"the corpus", docs},
		{"the corpus ten times over", docs.times(10)},
	}
	if quick {
		sets = sets[:2]
	}
	var first cost
	for i, s := range sets {
		file := filepath.Join(scratch, "growth.jsonl")
		if err := s.docs.write(file); err != nil {
			return err
		}
		c, err := process(1, binary, "extract", "--format", "jsonl", file)
		if err != nil {
			return err
		}
		if i%2 == 0 {
			first = c
		}
		t.add(s.name, milliseconds(c.processor), figure(float64(c.processor)/float64(first.processor)), megabytes(c.peak))
		if err := os.Remove(file); err != nil {
			return err
		}
	}
	r.table(t)
	return nil
}
