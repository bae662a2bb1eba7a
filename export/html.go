package export

import (
	"bufio"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/dossier-kg/dossier/graph"
)

//go:embed page
var pageFiles embed.FS

// The scripts of the page, in the order in which they stand in it. They share one scope.
var pageScripts = []string{"dom.js", "data.js", "state.js", "words.js", "picture.js", "text.js", "evidence.js", "overview.js", "search.js", "filters.js",
	"path.js", "tables.js", "timeline.js", "save.js", "main.js"}

// A picture of more than maxPage entities is slow to look at and nobody can read it: the page
// draws the topOfPage that have the most links then. Its tables and its search have all.
const maxPage, topOfPage = 1000, 300

// HTML writes the graph as a page for a browser: one file that asks for nothing and says so in
// its policy, with the texts, the picture and the evidence of all relations, to be searched
// and filtered. It holds every relation; at first it shows those that a picture would
// ([Options] Include, MinConfidence). Texts stand in it where the graph has them.
func HTML(w io.Writer, g *graph.Graph, opts Options) error {
	sheet, err := pageSheet(g, opts)
	if err != nil {
		return err
	}
	data, err := json.Marshal(newPageData(g, sheet, opts)) // it escapes <, > and &, so that nothing in it ends the element
	if err != nil {
		return err
	}
	script, style, drawn := pageScript(), pageFile("page.css")+pageColours(g, opts), styleSheet(sheet.picture, sheet.opts)
	b := bufio.NewWriterSize(w, 1<<16)
	parts := map[string]func(){
		"title":   func() { _, _ = b.WriteString(escapeXML(pageTitle(g))) },
		"policy":  func() { _, _ = b.WriteString(pagePolicy(script, style, drawn)) },
		"scheme":  func() { _, _ = b.WriteString(colourScheme(opts.Theme)) },
		"style":   func() { _, _ = b.WriteString(style) },
		"drawn":   func() { _, _ = b.WriteString(drawn) },
		"picture": func() { sheet.write(b) },
		"data":    func() { _, _ = b.Write(data) },
		"script":  func() { _, _ = b.WriteString(script) },
	}
	rest := pageFile("page.html")
	for rest != "" {
		before, part, _ := strings.Cut(rest, "{{")
		_, _ = b.WriteString(before) // the buffer keeps the first error for Flush
		if part == "" {
			break
		}
		name, behind, _ := strings.Cut(part, "}}")
		parts[name]()
		rest = behind
	}
	return b.Flush()
}

// pageSheet draws all relations, of a large graph those of its best linked entities.
func pageSheet(g *graph.Graph, opts Options) (*sheet, error) {
	opts.Include, opts.MinConfidence, opts.NoLegend = Includable, 0, true
	p := newPicture(g, opts)
	if len(p.nodes) > maxPage {
		part, err := Select(g, Selection{Top: topOfPage}, opts)
		if err != nil {
			return nil, err
		}
		p = newPicture(part, opts)
	}
	s := newSheet(p, opts)
	s.bare = true
	return s, nil
}

func pageFile(name string) string {
	b, err := pageFiles.ReadFile("page/" + name)
	if err != nil {
		panic(err) // it is built in
	}
	return string(b)
}

func pageScript() string {
	var b strings.Builder
	b.WriteString("(() => {\n\"use strict\";\n")
	for _, name := range pageScripts {
		b.WriteString(pageFile(name))
	}
	b.WriteString("})();\n")
	return b.String()
}

// pagePolicy returns the Content-Security-Policy of the page: its own script and style sheets
// by their digests, and the pictures that it makes of itself to save them.
func pagePolicy(script string, styles ...string) string {
	source := func(s string) string {
		sum := sha256.Sum256([]byte(s))
		return " 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	policy := "default-src 'none'; img-src blob:; base-uri 'none'; form-action 'none'; script-src" + source(script) + "; style-src"
	for _, s := range styles {
		policy += source(s)
	}
	return policy
}

// colourScheme is what a theme is to the browser's own controls.
func colourScheme(theme string) string {
	if theme == "light" || theme == "dark" {
		return theme
	}
	return "light dark"
}

// pageColours returns the colours of the page and of each type, for a theme or both.
func pageColours(g *graph.Graph, opts Options) string {
	var types []string
	for e := range g.Entities() {
		types = append(types, e.Type)
	}
	slices.Sort(types)
	types = slices.Compact(types)
	return themed(opts.Theme, func(dark bool) string {
		back, page := lightBackdrop, "--panel: #F6F7F8; --accent: #0B5CAD; --glow: #FFF1B8; --shadow: #0002;"
		if dark {
			back, page = darkBackdrop, "--panel: #161B22; --accent: #6CB6FF; --glow: #4D3F0C; --shadow: #0008;"
		}
		s := fmt.Sprintf(":root { --paper: %s; --ink: %s; --faint: %s; --frame: %s; %s }\n", back.paper, back.ink, back.faint, back.frame, page)
		for _, t := range types {
			tint := styleOf(t).light
			if dark {
				tint = styleOf(t).dark
			}
			s += fmt.Sprintf(".%s { --fill: %s; --line: %s; }\n", className(t), tint.fill, tint.line)
		}
		for _, m := range manners {
			c := m.light
			if dark {
				c = m.dark
			}
			s += fmt.Sprintf(".status-%s { --line: %s; }\n", m.name, c)
		}
		return s
	})
}

// pageTitle names the page after its document, or says how many there are.
func pageTitle(g *graph.Graph) string {
	var first graph.Document
	n := 0
	for d := range g.Documents() {
		if n == 0 {
			first = d
		}
		n++
	}
	switch {
	case n == 0:
		return "A graph"
	case n > 1:
		return fmt.Sprintf("A graph of %d texts", n)
	case first.Title != "":
		return first.Title
	}
	return first.ID
}
