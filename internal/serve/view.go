package serve

import (
	"bytes"
	"crypto/rand"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/dossier-kg/dossier/export"
	"github.com/dossier-kg/dossier/extractor"
	"github.com/dossier-kg/dossier/graph"
)

// A view is a graph that was made, and what it was made of.
type view struct {
	id        string
	program   *program
	documents []extractor.Document
	graph     *graph.Graph
	options   export.Options
	drawing   sync.Mutex // a graph sorts itself when it is first read
}

// maxViews is how many graphs are kept: that of each window, and the one before.
const maxViews = 6

// views are the last graphs that were made.
type views struct {
	mu  sync.Mutex
	all []*view // the last used first
}

// keep gives a view an ID that nobody can guess, and forgets the one that was not used for longest.
func (vs *views) keep(v *view) {
	v.id = rand.Text()
	vs.mu.Lock()
	defer vs.mu.Unlock()
	vs.all = append([]*view{v}, vs.all[:min(len(vs.all), maxViews-1)]...)
}

func (vs *views) find(id string) (*view, error) {
	vs.mu.Lock()
	defer vs.mu.Unlock()
	i := slices.IndexFunc(vs.all, func(v *view) bool { return v.id == id })
	if i < 0 {
		return nil, &problem{Status: http.StatusGone, Message: "this graph is no longer kept", Hint: "have the texts read again"}
	}
	v := vs.all[i]
	copy(vs.all[1:i+1], vs.all[:i])
	vs.all[0] = v
	return v, nil
}

// showView writes the page of a graph.
func (s *Server) showView(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Security-Policy", viewPolicy)
	body, err := s.draw(r, export.Format{Name: "html", Write: export.HTML})
	if err != nil {
		s.refuse(w, err)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = w.Write(body)
}

// download writes a graph in a format: /view/ID/turtle.
func (s *Server) download(w http.ResponseWriter, r *http.Request) {
	f, ok := export.Lookup(r.PathValue("file"))
	if !ok {
		s.refuse(w, &problem{Status: http.StatusNotFound, Message: "unknown format " + strconv.Quote(r.PathValue("file"))})
		return
	}
	body, err := s.draw(r, f)
	if err != nil {
		s.refuse(w, err)
		return
	}
	w.Header().Set("Content-Security-Policy", "sandbox; default-src 'none'")
	w.Header().Set("Content-Type", "application/octet-stream")
	w.Header().Set("Content-Disposition", `attachment; filename="graph`+ending(f)+`"`)
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	_, _ = w.Write(body)
}

// ending is that of the file of a format.
func ending(f export.Format) string {
	switch {
	case f.Files != nil:
		return "-" + f.Name + ".zip"
	case len(f.Extensions) > 0:
		return f.Extensions[0]
	}
	return "." + strings.ToLower(f.Name)
}

// draw writes the graph of a request in a format.
func (s *Server) draw(r *http.Request, f export.Format) ([]byte, error) {
	v, err := s.views.find(r.PathValue("view"))
	if err != nil {
		return nil, err
	}
	return working(s, r.Context(), func() ([]byte, error) {
		v.drawing.Lock()
		defer v.drawing.Unlock()
		var b bytes.Buffer
		if err := f.Write(&b, v.graph, v.options); err != nil {
			return nil, &problem{Status: http.StatusUnprocessableEntity, Message: f.Name + ": " + err.Error(), Hint: "choose another format"}
		}
		return b.Bytes(), nil
	})
}
