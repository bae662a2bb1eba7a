package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestSaver: the workbench writes its rules file, and never over what another program wrote.
func TestSaver(t *testing.T) {
	path := filepath.Join(t.TempDir(), "own.yaml")
	save := saver(path, nil)
	for _, c := range []struct {
		other, next string // what another program writes, and what is saved then
		refused     bool
	}{
		{"", "version: 1\n", false},
		{"", "version: 1\nextends: shipped\n", false},
		{"version: 2\n", "version: 1\n", true},
		{"version: 1\nextends: shipped\n", "version: 1\n", false},
	} {
		if c.other != "" {
			if err := os.WriteFile(path, []byte(c.other), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		err := save([]byte(c.next))
		if c.refused != (err != nil) || err != nil && !strings.Contains(err.Error(), "was changed by another program") {
			t.Errorf("saving %q: %v", c.next, err)
		}
		want := c.next
		if c.refused {
			want = c.other
		}
		if got, _ := os.ReadFile(path); string(got) != want {
			t.Errorf("the file holds %q, want %q", got, want)
		}
	}
}
