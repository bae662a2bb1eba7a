// Package serve is the workbench of dossier in a browser: texts on one side, the page
// of their graph on the other, and a rules file between them that is read anew as it
// is typed. A [Server] is an [http.Handler]; [Listen] and [Server.Serve] put it on an
// address of this machine.
//
// It keeps nothing but the last graphs that it has made, reads no files, and writes
// one only through [Config.Save]. What a browser may ask of it is in guard.go.
package serve

import (
	"embed"
	"net/http"
	"runtime"

	"github.com/dossier-kg/dossier/export"
	"github.com/dossier-kg/dossier/extractor"
	"github.com/dossier-kg/dossier/extractor/rules"
)

// DefaultMaxText is how many bytes all texts of a request have at most, unless
// [Config.MaxText] says otherwise. A document cannot be stopped while it is
// extracted: this bounds the time of a request, to some seconds on one processor.
const DefaultMaxText = 2 << 20

const (
	// MaxRules is how many bytes a rules file in the editor has at most.
	MaxRules = 256 << 10
	// MaxDocuments is how many documents a request has at most.
	MaxDocuments = 2000
)

// A Config says what the workbench works on.
type Config struct {
	Shipped   rules.Base         // the set that rules files extend by its name
	Rules     string             // name of the rules file in the editor; empty for rules.yaml
	Source    []byte             // what it holds at the start; empty for the shipped rules alone
	Files     *Files             // serves the files that Source names; nil for none
	Save      func([]byte) error // writes the rules file; nil where there is none to write
	Overrides *rules.Overrides   // corrections of who is who; may be nil
	Texts     []Text             // the texts at the start
	Options   extractor.Options
	Export    export.Options // what pictures show where the rules say nothing
	MaxText   int            // bytes of all texts of a request; 0 for DefaultMaxText
	Hosts     []string       // names of this machine that browsers may call it by, besides localhost
	Remote    bool           // whether other machines may ask: any address of this machine will do
	Version   string         // of the program
}

// A Text is what a user gave: a plain text, JSON lines where its name ends in .jsonl, a table where in .csv or .tsv.
type Text struct {
	Name string `json:"name"`
	Text string `json:"text"`
	Date string `json:"date,omitempty"` // of a plain text, as 2025-03-28
}

// A Server is the workbench. It is safe for concurrent use.
type Server struct {
	config   Config
	guard    guard
	mux      *http.ServeMux
	start    *program // the rules of the start
	programs programs
	views    views
	work     chan struct{} // holds as many as may work at once
}

//go:embed assets
var assets embed.FS

// New makes a workbench. Where the rules file has mistakes the error is a [rules.Errors],
// and there is a workbench all the same: the file stands in the editor as it is, and
// the shipped rules read the texts until it is mended.
func New(c Config) (*Server, error) {
	if c.MaxText == 0 {
		c.MaxText = DefaultMaxText
	}
	if c.Rules == "" {
		c.Rules = "rules.yaml"
	}
	s := &Server{config: c, guard: guard{c.Hosts, c.Remote}, mux: http.NewServeMux(), work: make(chan struct{}, runtime.GOMAXPROCS(0))}
	var err error
	if s.start, err = s.compile(string(c.Source)); err != nil {
		var broken error
		if s.start, broken = s.compile(""); broken != nil {
			return nil, broken
		}
	}
	if c.Files != nil {
		c.Files.seal()
	}
	s.routes()
	return s, err
}

func (s *Server) routes() {
	page := func(file, kind string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			body, err := assets.ReadFile("assets/" + file)
			if err != nil {
				s.refuse(w, err)
				return
			}
			w.Header().Set("Content-Type", kind+"; charset=utf-8")
			_, _ = w.Write(body) // a browser that is gone needs nothing
		}
	}
	s.mux.HandleFunc("GET /{$}", page("index.html", "text/html"))
	s.mux.HandleFunc("GET /style.css", page("style.css", "text/css"))
	for _, script := range []string{"app.js", "dom.js", "editor.js", "rules.js", "texts.js", "why.js"} {
		s.mux.HandleFunc("GET /"+script, page(script, "text/javascript"))
	}
	s.mux.HandleFunc("GET /icon.svg", page("icon.svg", "image/svg+xml"))
	s.mux.HandleFunc("GET /view/{view}/{$}", s.showView)
	s.mux.HandleFunc("GET /view/{view}/{file}", s.download)
	s.mux.HandleFunc("POST /api/start", api(s, s.begin))
	s.mux.HandleFunc("POST /api/read", api(s, s.read))
	s.mux.HandleFunc("POST /api/rules", api(s, s.tryRules))
	s.mux.HandleFunc("POST /api/check", api(s, s.check))
	s.mux.HandleFunc("POST /api/book", api(s, s.book))
	s.mux.HandleFunc("POST /api/why", api(s, s.why))
	s.mux.HandleFunc("POST /api/why-not", api(s, s.whyNot))
	s.mux.HandleFunc("POST /api/save", api(s, s.save))
	s.mux.HandleFunc("/", s.unknown)
}

// ServeHTTP answers a request that the guard lets in.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	harden(w.Header())
	if err := s.guard.admit(r); err != nil {
		s.refuse(w, err)
		return
	}
	s.mux.ServeHTTP(w, r)
}
