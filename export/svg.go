package export

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"sync"

	"github.com/dossier-kg/dossier/graph"
	"github.com/goccy/go-graphviz"
)

// maxDrawn is the largest picture that SVG lays out: beyond it layout takes minutes
// and nobody can read the result.
const maxDrawn = 500

// drawing guards go-graphviz, which fails when two goroutines lay out at once.
var drawing sync.Mutex

// SVG draws the graph for browsers, in process: no Graphviz is needed. It refuses
// pictures of more than 500 entities.
func SVG(w io.Writer, g *graph.Graph, opts Options) error {
	if n := len(newPicture(g, opts).nodes); n > maxDrawn {
		return fmt.Errorf("the picture has %d entities, at most %d can be drawn: raise the confidence, or write dot", n, maxDrawn)
	}
	var dot, svg bytes.Buffer
	if err := DOT(&dot, g, opts); err != nil {
		return err
	}
	if err := render(dot.Bytes(), &svg); err != nil {
		return fmt.Errorf("drawing: %w", err)
	}
	_, err := w.Write(svg.Bytes())
	return err
}

func render(dot []byte, svg io.Writer) error {
	drawing.Lock()
	defer drawing.Unlock()
	ctx := context.Background() // a cancelled context breaks every later call: go-graphviz issue 118
	v, err := graphviz.New(ctx)
	if err != nil {
		return err
	}
	defer v.Close()
	g, err := graphviz.ParseBytes(dot)
	if err != nil {
		return err
	}
	defer g.Close()
	if bytes.Contains(dot, []byte("layout=sfdp")) {
		v.SetLayout(graphviz.SFDP)
	}
	return v.Render(ctx, g, graphviz.SVG, svg)
}
