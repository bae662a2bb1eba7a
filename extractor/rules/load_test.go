package rules_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dossier-kg/dossier/extractor/rules"
)

var update = flag.Bool("update", false, "write the .out files of testdata/err")

// TestErrors loads each file of testdata/err and compares all its errors with the .out beside it.
func TestErrors(t *testing.T) {
	files, _ := filepath.Glob("testdata/err/*.yaml")
	if len(files) < 60 {
		t.Errorf("only %d files", len(files))
	}
	for _, file := range files {
		name := filepath.Base(file)
		t.Run(strings.TrimSuffix(name, ".yaml"), func(t *testing.T) {
			set, err := rules.Load(os.DirFS("testdata/err"), name, shippedForTest)
			if err == nil || set != nil {
				t.Fatalf("loaded without an error")
			}
			got := err.Error() + "\n"
			golden := strings.TrimSuffix(file, ".yaml") + ".out"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("got\n%swant\n%s", got, want)
			}
			if _, err := rules.Load(os.DirFS("testdata/err"), name, builtInForTest); err == nil || err.Error()+"\n" != got {
				t.Errorf("on a set that is built in: got\n%v\nwant\n%s", err, got)
			}
		})
	}
}

// TestOK loads each file of testdata/ok that has a version: none has a mistake.
func TestOK(t *testing.T) {
	files, _ := filepath.Glob("testdata/ok/*.yaml")
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(string(src), "version:") {
			continue // a lexicon
		}
		if _, err := rules.Load(os.DirFS("testdata/ok"), filepath.Base(file)); err != nil {
			t.Error(err)
		}
	}
}

func TestLoad(t *testing.T) {
	set, err := rules.Load(os.DirFS("testdata/ok"), "company.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if n := set.Entries.Len(); n != 4 {
		t.Errorf("%d entries, want 4", n)
	}
	if e := set.Entries.At(0); e.Name != "Acme Ltd" || len(e.Aliases) != 2 || e.ID == "" || set.Entries.At(1).Ambiguous != true {
		t.Errorf("entries %+v, %+v", e, set.Entries.At(1))
	}
	if e := set.Entries.At(2); e.NeedsClue("Gap Inc") || !e.NeedsClue("Gap") || e.NeedsClue("The Gap") {
		t.Errorf("ambiguous names of %+v", e)
	}
	f := set.Frames[0]
	if f.Subject != "buyer" || f.Object != "target" || f.Constants["mode"] != "purchase" || f.Confidence != 0.8 {
		t.Errorf("frame %+v", f)
	}
	c := f.Clauses[0]
	if c.Subject.Type != "organization" || len(c.Verbs) != 3 || c.Verbs[2] != (rules.Verb{Lemma: "take", Particle: "over"}) {
		t.Errorf("clause %+v", c)
	}
	if c := f.Clauses[1]; len(c.Args) != 2 || c.Args[0].Test == nil || strings.Join(c.Args[1].Preps, "|") != "in|of" || c.Args[1].Role != "target" {
		t.Errorf("clause %+v", c)
	}
	if e := set.Entities[0].Examples[0]; e.Text != "Shares of Acme Ltd rose." || e.Text[e.Spans[0][0]:e.Spans[0][1]] != "Acme Ltd" {
		t.Errorf("example %+v", e)
	}
}

func TestLoadMissing(t *testing.T) {
	if _, err := rules.Load(os.DirFS("testdata"), "nowhere.yaml"); !os.IsNotExist(err) {
		t.Errorf("got %v, want that the file does not exist", err)
	}
}
