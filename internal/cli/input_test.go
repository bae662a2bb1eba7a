package cli

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/dossier-kg/dossier/internal/intake"
)

func TestDocumentIDs(t *testing.T) {
	got := documentIDs([]string{"a/x.txt", "b/x.txt", "a/y.txt", "a/y.txt", "-"})
	want := []string{"a/x.txt", "b/x.txt", "y.txt", "y.txt", "-"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestInterrupt: a reader that waits for input does not hold up the end.
func TestInterrupt(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	block := make(chan struct{})
	defer close(block)
	docs := func(yield func(intake.Document, error) bool) {
		cancel()
		<-block
	}
	var c Command
	for d, err := range c.extractAll(ctx, nil, docs) {
		if d != nil || !errors.Is(err, context.Canceled) {
			t.Errorf("got %v, %v, want no document and %v", d, err, context.Canceled)
		}
	}
}
