package serve

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/dossier-kg/dossier/export"
	"github.com/dossier-kg/dossier/extractor"
	"github.com/dossier-kg/dossier/extractor/explain"
	"github.com/dossier-kg/dossier/graph"
	"github.com/dossier-kg/dossier/internal/intake"
)

// A startRequest asks for what the page begins with.
type startRequest struct{}

type start struct {
	Version   string     `json:"version"`
	Texts     []Text     `json:"texts"`
	File      string     `json:"file"`   // name of the rules file
	Source    string     `json:"source"` // what it holds
	CanSave   bool       `json:"can_save"`
	Formats   []format   `json:"formats"`
	MaxText   int        `json:"max_text"`
	MaxRules  int        `json:"max_rules"`
	Rules     []ruleName `json:"rules"` // those of the start, for why-not
	Templates []template `json:"templates"`
}

type format struct {
	Name        string `json:"name"`
	Description string `json:"description"`
	File        string `json:"file"`
}

func (s *Server) begin(context.Context, *startRequest) (*start, error) {
	out := &start{Version: s.config.Version, Texts: s.config.Texts, File: s.config.Rules, Source: string(s.config.Source), CanSave: s.config.Save != nil,
		MaxText: s.config.MaxText, MaxRules: MaxRules, Rules: ruleNames(s.start.set), Templates: templates}
	if out.Texts == nil {
		out.Texts = []Text{}
	}
	for _, f := range export.Formats() {
		out.Formats = append(out.Formats, format{f.Name, f.Description, "graph" + ending(f)})
	}
	return out, nil
}

// A readRequest asks for the graph of texts by a rules file.
type readRequest struct {
	Texts   []Text   `json:"texts"`
	Rules   string   `json:"rules"`
	Include []string `json:"include,omitempty"` // what pictures show besides; null for what the rules say
}

// A reading is what became of texts.
type reading struct {
	View      string     `json:"view"`   // ID of the graph
	Digest    string     `json:"digest"` // the same for the same graph, so that nothing is drawn again
	Documents int        `json:"documents"`
	Entities  int        `json:"entities"`
	Relations int        `json:"relations"`
	Millis    int64      `json:"millis"` // that it took
	Notes     []string   `json:"notes"`
	Rules     []ruleName `json:"rules"`
}

func (s *Server) read(ctx context.Context, req *readRequest) (*reading, error) {
	began := time.Now()
	p, err := s.compile(req.Rules)
	if err != nil {
		return nil, err
	}
	docs, notes, err := s.documents(req.Texts)
	if err != nil {
		return nil, err
	}
	g, more, err := p.graph(ctx, docs)
	if err != nil {
		return nil, err
	}
	v := &view{program: p, documents: docs, graph: g, options: s.config.Export}
	v.options.Describe = explain.Purposes(p.set)
	if v.options.Include = req.Include; req.Include == nil {
		v.options.Include = p.set.Emit.Include()
	}
	s.views.keep(v)
	out := &reading{View: v.id, Digest: v.digest(), Documents: len(docs), Notes: append(notes, more...), Rules: ruleNames(p.set)}
	out.Entities, out.Relations = g.Len()
	out.Millis = time.Since(began).Milliseconds()
	return out, nil
}

// digest is a sum of all that the page of the graph shows.
func (v *view) digest() string {
	v.drawing.Lock()
	defer v.drawing.Unlock()
	sum := sha256.New()
	fmt.Fprintln(sum, v.options.Include)
	options := v.options
	options.Text = true
	if err := export.JSON(sum, v.graph, options); err != nil {
		return v.id
	}
	for i := range v.documents {
		fmt.Fprintln(sum, v.documents[i].Text)
	}
	return hex.EncodeToString(sum.Sum(nil)[:12])
}

// graph extracts documents and decides who is who in them.
func (p *program) graph(ctx context.Context, docs []extractor.Document) (*graph.Graph, []string, error) {
	pile := p.matcher.NewPile()
	for _, in := range docs {
		if err := ctx.Err(); err != nil { // the browser has gone on
			return nil, nil, err
		}
		d, err := p.x.Extract(in)
		if err == nil {
			err = pile.Add(d)
		}
		if err != nil {
			return nil, nil, unprocessable(err)
		}
	}
	return pile.Graph()
}

// documents reads the texts of a request. Their IDs are the names of plain texts and
// those that JSON lines give, each once.
func (s *Server) documents(texts []Text) ([]extractor.Document, []string, error) {
	docs, notes := []extractor.Document{}, []string{}
	total := 0
	seen := map[string]string{}
	for _, t := range texts {
		if total += len(t.Text); total > s.config.MaxText {
			return nil, nil, tooLong(s.config.MaxText)
		}
		if t.Date != "" {
			if _, err := time.Parse(time.DateOnly, t.Date); err != nil {
				return nil, nil, &problem{Status: http.StatusUnprocessableEntity, Message: fmt.Sprintf("%s: %q is no date", t.Name, t.Date), Hint: "write it as 2025-03-28"}
			}
		}
		name := cmp.Or(t.Name, "text")
		for d, err := range intake.Read(name, name, t.Date, strings.NewReader(t.Text)) {
			if err != nil {
				return nil, nil, err
			}
			if d.Note != "" {
				notes = append(notes, d.Note)
			}
			if other, twice := seen[d.ID]; twice {
				return nil, nil, &problem{Status: http.StatusUnprocessableEntity, Message: fmt.Sprintf("two documents have the ID %q: in %s and %s", d.ID, other, name), Hint: "give one another name"}
			}
			seen[d.ID] = name
			if docs = append(docs, d.Document); len(docs) > MaxDocuments {
				return nil, nil, &problem{Status: http.StatusRequestEntityTooLarge, Message: fmt.Sprintf("there are more than %d documents", MaxDocuments), Hint: "work on a part of them"}
			}
		}
	}
	return docs, notes, nil
}
