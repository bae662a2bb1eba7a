package cli_test

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"unicode/utf8"

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
	got := 0
	if err := ts.Exec("dossier", args[1:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if strconv.Itoa(got) != args[0] {
		ts.Fatalf("exit status %d, want %s", got, args[0])
	}
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
		t.Run(f.Name, func(t *testing.T) {
			needsGraphviz(t, f.Name)
			var outputs [2]string
			for i := range outputs {
				runtime.GOMAXPROCS(i + 1)
				var out, errs bytes.Buffer
				cmd := cli.Command{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &errs}
				if status := cmd.Main([]string{"extract", "--format", f.Name, "--include", "negated,possible", file}); status != 0 {
					t.Fatalf("exit status %d: %s", status, errs.String())
				}
				outputs[i] = out.String()
			}
			if outputs[0] != outputs[1] || outputs[0] == "" {
				t.Errorf("one processor gives\n%s\ntwo give\n%s", outputs[0], outputs[1])
			}
		})
	}
}

// needsGraphviz skips the test of a format that Graphviz draws where there is none, or fails
// it when DOSSIER_REQUIRE_READERS is set.
func needsGraphviz(t *testing.T, format string) {
	t.Helper()
	if _, err := exec.LookPath("dot"); format != "png" || err == nil {
		return
	}
	if os.Getenv("DOSSIER_REQUIRE_READERS") != "" {
		t.Fatal("dot is not installed, and DOSSIER_REQUIRE_READERS is set")
	}
	t.Skip("SKIPPED: dot is not installed; DOSSIER_REQUIRE_READERS=1 makes this an error")
}

// brokenPipe is a standard output whose reader is gone.
type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) { return 0, syscall.EPIPE }

// TestClosedOutput: a reader that has seen enough is no mistake.
func TestClosedOutput(t *testing.T) {
	for _, f := range export.Formats() {
		t.Run(f.Name, func(t *testing.T) {
			needsGraphviz(t, f.Name)
			var errs bytes.Buffer
			cmd := cli.Command{Stdin: strings.NewReader("Norway borders Sweden."), Stdout: brokenPipe{}, Stderr: &errs}
			if status := cmd.Main([]string{"extract", "--format", f.Name}); status != cli.ExitOK || errs.Len() > 0 {
				t.Errorf("exit status %d, standard error %q, want 0 and nothing", status, errs.String())
			}
		})
	}
}

// TestValidJSON: the JSON of a text that is not UTF-8 is.
func TestValidJSON(t *testing.T) {
	for _, format := range []string{"json", "jsonl"} {
		var out, errs bytes.Buffer
		cmd := cli.Command{Stdin: strings.NewReader("Norway \xff\xfe attacked \xc3 Sweden. Jos\xe9 Mar\xeda met Karen Oduya."), Stdout: &out, Stderr: &errs}
		if status := cmd.Main([]string{"extract", "--format", format}); status != cli.ExitOK {
			t.Fatalf("%s: exit status %d: %s", format, status, errs.String())
		}
		if !utf8.Valid(out.Bytes()) || !json.Valid(out.Bytes()) {
			t.Errorf("%s: not valid: %q", format, out.String())
		}
		if want := "standard input is not valid UTF-8 at byte 7;"; !strings.Contains(errs.String(), want) {
			t.Errorf("%s: standard error %q, want %q in it", format, errs.String(), want)
		}
	}
}
