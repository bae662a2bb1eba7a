package cli_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"github.com/dossier-kg/dossier/internal/cli"
)

// TestPicture asks that the picture in the README has the things and links that the program finds in
// the article today; where each stands may differ in the last digit between processors.
func TestPicture(t *testing.T) {
	shown, err := os.ReadFile("../../docs/iran-talks.svg")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "graph.svg")
	var errs bytes.Buffer
	cmd := cli.Command{Stdin: &bytes.Buffer{}, Stdout: &bytes.Buffer{}, Stderr: &errs}
	if status := cmd.Main([]string{"extract", "../../examples/iran-talks.txt", "-o", file}); status != 0 {
		t.Fatalf("exit status %d: %s", status, errs.String())
	}
	drawn, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	part := regexp.MustCompile(`<g id="[^"]*"|(?s)<title>.*?</title>`)
	want, got := part.FindAll(drawn, -1), part.FindAll(shown, -1)
	if len(want) == 0 || !slices.EqualFunc(want, got, bytes.Equal) {
		t.Errorf("docs/iran-talks.svg is of another day: make picture\nit has   %s\nwanted   %s", got, want)
	}
}
