package export_test

import (
	"bytes"
	"errors"
	"image/png"
	"io"
	"testing"

	"github.com/dossier-kg/dossier/export"
	"github.com/dossier-kg/dossier/graph"
)

func TestPNG(t *testing.T) {
	reader(t, "dot")
	for name, g := range map[string]*graph.Graph{"hostile": hostile(t), "empty": new(graph.Graph)} {
		picture, err := png.Decode(bytes.NewReader(write(t, "png", g, everything)))
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if size := picture.Bounds().Size(); name == "hostile" && (size.X < 500 || size.Y < 200) {
			t.Errorf("%s: the picture has %v dots", name, size)
		}
	}
}

// TestPNGWithoutGraphviz: the hint says what to install, or what to write instead.
func TestPNGWithoutGraphviz(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if err := export.PNG(io.Discard, hostile(t), everything); !errors.Is(err, export.ErrNoGraphviz) {
		t.Errorf("error %v, want ErrNoGraphviz", err)
	}
}
