package cli_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dossier-kg/dossier/internal/cli"
)

// TestPNGWithoutGraphviz: where dot is missing the user is told what to do, and no file is left.
func TestPNGWithoutGraphviz(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("PATH", dir)
	var out bytes.Buffer
	cmd := cli.Command{Stdin: strings.NewReader("Norway borders Sweden."), Stdout: &out, Stderr: &out}
	if status := cmd.Main([]string{"extract", "-o", filepath.Join(dir, "graph.png")}); status != cli.ExitFailure {
		t.Errorf("status %d, want %d", status, cli.ExitFailure)
	}
	if !strings.Contains(out.String(), "hint: install Graphviz, or write svg") {
		t.Errorf("it says %s", out.String())
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}
