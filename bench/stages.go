package main

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"slices"
	"strings"
	"time"

	"github.com/dossier-kg/dossier/internal/cli"
	"github.com/dossier-kg/dossier/internal/nlp"
	"github.com/google/pprof/profile"
)

// A stage is a part of the way from text to JSON lines: the functions that begin it, and
// why it costs what it costs.
type stage struct {
	name      string
	functions []string // ends of names; the frame nearest the root decides
	why       string
}

// stageList has the stages in the order of the way.
var stageList = []stage{
	{"reading the input", []string{"cli.records", "cli.feed"}, "JSON strings are unescaped byte by byte and copied once"},
	{"tokens and sentences", []string{"nlp.Tokenize", "nlp.SplitSentences"}, "a table of byte classes; what the tokeniser's own speed is"},
	{"words", []string{"nlp.(*Vocab).lookup"}, "one hash look-up a token; every later stage compares numbers"},
	{"tags", []string{"nlp.(*model).tag"}, "a perceptron: some twenty weight rows are added for each word that no list decides"},
	{"lemmas", []string{"nlp.(*Vocab).lemma"}, "looked up for known words, suffix rules for the others"},
	{"names", []string{"(*Extractor).findMentions", "(*work).sortMentions", "(*Extractor).decide"}, "the trie of listed names, rules for the others, and the votes of the whole document on what each name is"},
	{"phrases", []string{"(*Extractor).retag", "(*Extractor).findPhrases"}, "noun phrases and verb groups: one pass over the tags"},
	{"who is who", []string{"(*Extractor).settle", "(*Extractor).resolve", "(*Extractor).resolvePronouns"}, "every name is compared with the earlier ones that share a word; every pronoun weighs what stands before it"},
	{"clauses and relations", []string{"(*Extractor).relate"}, "frames are tried where their rarest word stands"},
	{"inference", []string{"(*Extractor).settleClashes", "(*Extractor).infer"}, "facts that follow from facts"},
	{"results", []string{"(*Extractor).emit"}, "strings are made here, and only here: names, ids, evidence"},
	{"writing", []string{"export.WriteDocument", "bufio.(*Writer)"}, "JSON is appended to a buffer"},
	{"garbage collection", []string{"runtime.gcBgMarkWorker", "runtime.bgsweep", "runtime.gcAssistAlloc"}, "the results of a document, once they are written"},
}

// profiled runs the command line in process on one core, several times, and returns its profile.
func profiled(scratch string, docs corpus, times int) ([]byte, error) {
	file := filepath.Join(scratch, "stages.jsonl")
	if err := docs.write(file); err != nil {
		return nil, err
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	var raw bytes.Buffer
	if err := pprof.StartCPUProfile(&raw); err != nil {
		return nil, err
	}
	defer pprof.StopCPUProfile()
	for range times {
		cmd := cli.Command{Stdin: os.Stdin, Stdout: io.Discard, Stderr: os.Stderr}
		if status := cmd.Main([]string{"extract", "--format", "jsonl", file}); status != cli.ExitOK {
			return nil, fmt.Errorf("extract: exit status %d", status)
		}
	}
	pprof.StopCPUProfile()
	return raw.Bytes(), nil
}

// profileRuns is how often the text is read for the profile that guides the compiler.
const profileRuns = 3

// writeProfile writes a profile of extraction from the text at path, for the compiler.
func writeProfile(path, out string) error {
	docs, err := load(path)
	if err != nil {
		return err
	}
	scratch, err := os.MkdirTemp("", "dossier-bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(scratch)
	raw, err := profiled(scratch, docs, profileRuns)
	if err != nil {
		return err
	}
	return os.WriteFile(out, raw, 0o644)
}

// stages profiles the command line in process on one core and shares its time out.
func (r *report) stages(scratch string, docs corpus) error {
	raw, err := profiled(scratch, docs, 1)
	if err != nil {
		return err
	}
	p, err := profile.ParseData(raw)
	if err != nil {
		return err
	}
	shares, total := shareOut(p)
	alone := tokenizerSpeed(docs)
	r.section("Where the time goes", fmt.Sprintf("A profile of the whole process on one core. The tokeniser alone does %s MB/s; what each stage adds to that, and why.", figure(alone)))
	t := table{head: []string{"stage", "share", "MB/s alone", "why"}}
	for i, s := range stageList {
		t.add(s.name, percent(shares[i], total), figure(speed(docs.size(), shares[i])), s.why)
	}
	t.add("the rest", percent(shares[len(stageList)], total), figure(speed(docs.size(), shares[len(stageList)])), "start, scheduling, what belongs to no stage")
	r.table(t)
	return nil
}

func percent(part, whole time.Duration) string {
	return fmt.Sprintf("%.1f %%", 100*float64(part)/float64(whole))
}

// shareOut gives each sample of a profile to the stage whose function stands nearest the root.
func shareOut(p *profile.Profile) (shares []time.Duration, total time.Duration) {
	shares = make([]time.Duration, len(stageList)+1)
	value := len(p.SampleType) - 1 // nanoseconds
	for _, s := range p.Sample {
		d := time.Duration(s.Value[value])
		shares[stageOf(s)] += d
		total += d
	}
	return shares, total
}

func stageOf(s *profile.Sample) int {
	for _, location := range slices.Backward(s.Location) {
		for _, line := range slices.Backward(location.Line) {
			for i, st := range stageList {
				if slices.ContainsFunc(st.functions, func(f string) bool { return strings.HasSuffix(closure(line.Function.Name), f) }) {
					return i
				}
			}
		}
	}
	return len(stageList)
}

// closure returns the name of the function that a function literal stands in.
func closure(name string) string {
	if i := strings.Index(name, ".func"); i > 0 {
		return name[:i]
	}
	return name
}

// tokenizerSpeed returns the megabytes a second of tokens and sentences alone.
func tokenizerSpeed(docs corpus) float64 {
	best := time.Duration(0)
	var d nlp.Document
	for range 5 {
		start := processor()
		for _, text := range docs {
			nlp.Tokenize(&d, text.Text)
			nlp.SplitSentences(&d)
		}
		best = cmp.Or(min(best, processor()-start), processor()-start)
	}
	return speed(docs.size(), best)
}

func countSentences(docs corpus) int {
	n := 0
	var d nlp.Document
	for _, text := range docs {
		nlp.Tokenize(&d, text.Text)
		nlp.SplitSentences(&d)
		n += len(d.Sentences)
	}
	return n
}
