package cli_test

import (
	"bytes"
	"os"
	"testing"

	"github.com/dossier-kg/dossier/internal/cli"
)

// TestVocabulary holds docs/vocabulary.ttl to what the command prints for the shipped rules.
func TestVocabulary(t *testing.T) {
	const file = "../../docs/vocabulary.ttl"
	var out, stderr bytes.Buffer
	if status := (&cli.Command{Stdin: &bytes.Buffer{}, Stdout: &out, Stderr: &stderr}).Main([]string{"schema", "--vocabulary"}); status != 0 {
		t.Fatal(stderr.String())
	}
	got := out.Bytes()
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is not what dossier schema --vocabulary prints; make golden writes it again", file)
	}
}
