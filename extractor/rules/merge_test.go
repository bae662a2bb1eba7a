package rules_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/dossier-kg/dossier/extractor/rules"
	"golang.org/x/tools/txtar"
)

// shippedForTest is what files of testdata extend as "shipped".
var shippedForTest = rules.Base{Name: "shipped", FS: os.DirFS("testdata/base"), File: "rules.yaml"}

// A builtIn is files that stand in a program, without a lexicon.bin.
type builtIn struct{ fs.FS }

func (builtIn) Ready(string) string { return "" }

// builtInForTest is shippedForTest in a program, where examples are left out until they are asked for.
var builtInForTest = rules.Base{Name: "shipped", FS: builtIn{shippedForTest.FS}, File: "rules.yaml"}

// TestMerge loads main.yaml of each archive and compares what the set holds with the file want.
func TestMerge(t *testing.T) {
	archives, _ := filepath.Glob("testdata/merge/*.txtar")
	for _, file := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			fsys := fstest.MapFS{}
			for _, f := range archive.Files {
				fsys[f.Name] = &fstest.MapFile{Data: f.Data}
			}
			set, err := rules.Load(fsys, "main.yaml", shippedForTest)
			if err != nil {
				t.Fatal(err)
			}
			got, last := contents(set), &archive.Files[len(archive.Files)-1]
			if *update {
				last.Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if last.Name != "want" || got != string(last.Data) {
				t.Errorf("got\n%swant\n%s", got, last.Data)
			}
			if set, err = rules.Load(fsys, "main.yaml", builtInForTest); err != nil {
				t.Fatal(err)
			}
			set.ReadExamples()
			if built := contents(set); built != got {
				t.Errorf("on a set that is built in: got\n%swant\n%s", built, got)
			}
		})
	}
}

// contents lists what a set holds, a part a line.
func contents(s *rules.Set) string {
	var b strings.Builder
	line := func(words ...any) { b.WriteString(strings.TrimRight(fmt.Sprintln(words...), " \n") + "\n") }
	for _, t := range s.Types {
		line("type", t.Name, t.Is, strings.Join(t.Kinds, " "))
	}
	for _, l := range s.Lists {
		line("list", l.Name, strings.Join(l.Words, " "))
	}
	for _, e := range s.Entries.All() {
		line("entry", e.ID, e.Name, strings.Join(e.Aliases, " "), map[bool]string{true: "ambiguous"}[e.Ambiguous])
	}
	for _, r := range s.Entities {
		line("entity", r.ID)
	}
	for _, r := range s.Relations {
		line("relation", r.Name, r.From, r.To)
	}
	for _, f := range s.Frames {
		line("frame", f.ID, f.Relation, len(f.Clauses), "clauses", len(f.Examples), "examples", f.Confidence)
	}
	if len(s.Attribute.Modals) > 0 {
		line("modals", strings.Join(s.Attribute.Modals, " "))
	}
	line("emit", strings.Join(s.Emit.Polarity, " "))
	return b.String()
}
