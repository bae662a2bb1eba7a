package export

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"

	"github.com/dossier-kg/dossier/graph"
)

// ErrNoGraphviz is returned by [PNG] where Graphviz is not installed.
var ErrNoGraphviz = errors.New("PNG is drawn by Graphviz, whose dot is not installed")

// PNG draws what [DOT] writes by an installed Graphviz, at 144 dots an inch.
func PNG(w io.Writer, g *graph.Graph, opts Options) error {
	dot, err := exec.LookPath("dot")
	if err != nil {
		return ErrNoGraphviz
	}
	var source, stderr bytes.Buffer
	if err := DOT(&source, g, opts); err != nil {
		return err
	}
	cmd := exec.Command(dot, "-Tpng", "-Gdpi=144")
	cmd.Stdin, cmd.Stdout, cmd.Stderr = &source, w, &stderr
	if err := cmd.Run(); err != nil {
		line, _, _ := strings.Cut(stderr.String(), "\n")
		return fmt.Errorf("drawing by %s: %w: %s", dot, err, line)
	}
	return nil
}
