package serve_test

import (
	"encoding/json"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// readers is where the packages of npm are that tests of this repository use.
const readers = "../../export/testdata/readers"

// TestBrowser uses the workbench in Chromium: every part of it, with no request to
// another host and no error on the console. WORKBENCH_SHOTS names a folder for pictures.
func TestBrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("a browser takes a while")
	}
	for name, file := range map[string]string{"chromium": "/usr/bin/chromium", "playwright-core": filepath.Join(readers, "node_modules", "playwright-core")} {
		if _, err := os.Stat(file); err == nil {
			continue
		}
		if os.Getenv("DOSSIER_REQUIRE_READERS") != "" {
			t.Fatalf("%s is not installed, and DOSSIER_REQUIRE_READERS is set", name)
		}
		t.Skipf("SKIPPED: %s is not installed; DOSSIER_REQUIRE_READERS=1 makes this an error", name)
	}
	server := httptest.NewServer(workbench(t, nil))
	defer server.Close()
	dir, err := filepath.Abs(readers)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("node", "testdata/workbench.mjs", server.URL+"/", dir, os.Getenv("WORKBENCH_SHOTS"))
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, stderr.String())
	}
	var seen struct {
		Foreign, Console []string
		Steps            map[string]any
	}
	if err := json.Unmarshal(out, &seen); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if len(seen.Foreign) > 0 {
		t.Errorf("requests to other hosts: %q", seen.Foreign)
	}
	for _, line := range seen.Console {
		if !strings.Contains(line, "422") { // the answer to the text that is none
			t.Errorf("on the console: %s", line)
		}
	}
	for step, want := range map[string]any{
		"diff":       "mentored(Karen Oduya, Peter Vance), past",
		"examples":   "2 pass",
		"mistake":    `10:13 mentor: role "teachr" is not in mentored(teacher, pupil) did you mean “teacher”?`,
		"line":       "10",
		"underlined": "teachr",
		"whynot":     "No: it wants the verb coach; the text does not have it.",
		"tab":        "  v",
		"undone":     "ver",
		"left":       true,
		"why":        []any{"Karen Oduyateacher", "coachedclause", "Peter Vancepupil"},
		"entity":     "Sweden country · Q34",
		"replaced":   true,
		"off":        "  frames: [leader, meet]\n",
		"lost":       "consult(Karen Oduya, Sweden), past",
		"well":       "",
		"all":        "all N shipped examples pass",
		"list":       []any{"example", "two.jsonl"},
		"download":   "graph.json",
		"problem":    "text is not text: byte 5 is zero give plain text, or .jsonl with one document a line",
	} {
		if got := seen.Steps[step]; !reflect.DeepEqual(got, want) {
			t.Errorf("%s: saw %q, want %q", step, got, want)
		}
	}
}
