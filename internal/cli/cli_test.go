package cli_test

import (
	"bytes"
	"encoding/hex"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/dossier-kg/dossier/export"
	"github.com/dossier-kg/dossier/internal/cli"
	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"dossier": func() {
			cmd := cli.Command{Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr}
			os.Exit(cmd.Main(os.Args[1:]))
		},
	})
}

func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata/script", Cmds: map[string]func(*testscript.TestScript, bool, []string){
		"status": status, "big": big, "bytes": writeBytes,
	}})
}

// status runs dossier and checks its exit status: status 2 extract --format nothing.
func status(ts *testscript.TestScript, _ bool, args []string) {
	var out, errs bytes.Buffer
	cmd := cli.Command{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &errs}
	paths := args[1:]
	for i, a := range paths {
		if path := ts.MkAbs(a); exists(path) {
			paths[i] = path
		}
	}
	if got := string(rune('0' + cmd.Main(paths))); got != args[0] {
		ts.Fatalf("exit status %s, want %s\n%s", got, args[0], errs.String())
	}
	ts.Check(os.WriteFile(ts.MkAbs("stderr"), errs.Bytes(), 0o644))
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// writeBytes writes a file of the bytes given in hexadecimal: bytes FILE 4e 6f 00.
func writeBytes(ts *testscript.TestScript, _ bool, args []string) {
	raw, err := hex.DecodeString(strings.Join(args[1:], ""))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), raw, 0o644))
}

// big writes a file of one line: big FILE MEGABYTES.
func big(ts *testscript.TestScript, _ bool, args []string) {
	text := "Karen Oduya met him " + strings.Repeat("while the old men walked along the river and ", 1<<20/45)
	f, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	megabytes, err := strconv.Atoi(args[1])
	ts.Check(err)
	for range megabytes {
		_, err := f.WriteString(text)
		ts.Check(err)
	}
	ts.Check(f.Close())
}

// TestSameBytes: every format has the same bytes on one processor and on two.
func TestSameBytes(t *testing.T) {
	var docs strings.Builder
	article, err := os.ReadFile("../../examples/iran-talks.txt")
	if err != nil {
		t.Fatal(err)
	}
	for i, paragraph := range strings.Split(string(article), "\n\n") {
		docs.WriteString(`{"id":"p` + string(rune('a'+i)) + `","text":"` + strings.ReplaceAll(strings.ReplaceAll(paragraph, `"`, `\"`), "\n", " ") + "\"}\n")
	}
	file := filepath.Join(t.TempDir(), "docs.jsonl")
	if err := os.WriteFile(file, []byte(docs.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for _, f := range export.Formats() {
		var outputs [2]string
		for i := range outputs {
			runtime.GOMAXPROCS(i + 1)
			var out, errs bytes.Buffer
			cmd := cli.Command{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &errs}
			if status := cmd.Main([]string{"extract", "--format", f.Name, "--include", "negated,possible", file}); status != 0 {
				t.Fatalf("%s: exit status %d: %s", f.Name, status, errs.String())
			}
			outputs[i] = out.String()
		}
		if outputs[0] != outputs[1] || outputs[0] == "" {
			t.Errorf("%s: one processor gives\n%s\ntwo give\n%s", f.Name, outputs[0], outputs[1])
		}
	}
}
