package measure

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/graph"
)

// Gold is an annotated document. Offsets are UTF-8 byte offsets, half-open.
type Gold struct {
	ID       string         `json:"id"`
	Title    string         `json:"title"`
	Date     string         `json:"date"`
	Text     string         `json:"text"`
	Entities []GoldEntity   `json:"entities"` // mentions, each with its own ID
	Link     []GoldRelation `json:"relations"`
	Coref    [][]string     `json:"coref"`          // IDs of entities that are one thing
	Scope    []string       `json:"exhaustive_for"` // the labels that the relations are complete for; empty for all
	Events   []GoldEvent    `json:"events"`         // who did what to whom, in words; never complete
}

// A GoldEntity is an annotated mention.
type GoldEntity struct {
	ID    string `json:"id"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Type  string `json:"type"`
}

// A GoldRelation is an annotated relation between two mentions.
type GoldRelation struct {
	Type    string `json:"type"`
	Subject string `json:"subject"`
	Object  string `json:"object"`
}

// A GoldEvent is an annotated event between the things that two texts name.
type GoldEvent struct {
	Source    string `json:"source"`
	Code      string `json:"code"`
	Target    string `json:"target"`
	Symmetric bool   `json:"symmetric"`
}

// ReadGold reads annotated documents, a JSON object a line; errors name the line.
func ReadGold(name string, r io.Reader) ([]Gold, error) {
	in := bufio.NewReader(r)
	var all []Gold
	for n := 1; ; n++ {
		line, err := in.ReadBytes('\n')
		if len(bytes.TrimSpace(line)) > 0 {
			g, bad := parseGold(line)
			if bad != nil {
				return nil, fmt.Errorf("%s:%d: %w", name, n, bad)
			}
			all = append(all, g)
		}
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return nil, err
		}
	}
}

func parseGold(line []byte) (Gold, error) {
	var g Gold
	if err := json.Unmarshal(line, &g); err != nil {
		return g, err
	}
	if g.Text == "" {
		return g, errors.New(`the line has no "text"`)
	}
	known := map[string]bool{}
	for _, e := range g.Entities {
		if e.Start < 0 || e.End <= e.Start || e.End > len(g.Text) {
			return g, fmt.Errorf("entity %q lies at %d to %d, outside the text of %d bytes", e.ID, e.Start, e.End, len(g.Text))
		}
		known[e.ID] = true
	}
	for _, r := range g.Link {
		for _, id := range []string{r.Subject, r.Object} {
			if !known[id] {
				return g, fmt.Errorf("relation %q names the entity %q, which is not there", r.Type, id)
			}
		}
	}
	return g, nil
}

// A goldFact is a relation that is wanted, its ends as the places that mention them.
type goldFact struct {
	label     string
	ends      [2][]graph.Span
	symmetric bool
	found     bool
}

// facts returns what is wanted of a document, each fact once.
func (g *Gold) facts() []goldFact {
	cluster := map[string]string{}
	spans := map[string][]graph.Span{}
	for _, group := range g.Coref {
		for _, id := range group {
			cluster[id] = group[0]
		}
	}
	of := func(id string) string {
		if c, ok := cluster[id]; ok {
			return c
		}
		return id
	}
	for _, e := range g.Entities {
		spans[of(e.ID)] = append(spans[of(e.ID)], graph.Span{Start: e.Start, End: e.End})
	}
	var facts []goldFact
	seen := map[GoldRelation]bool{}
	for _, r := range g.Link {
		r.Subject, r.Object = of(r.Subject), of(r.Object)
		if !seen[r] {
			seen[r] = true
			facts = append(facts, goldFact{label: r.Type, ends: [2][]graph.Span{spans[r.Subject], spans[r.Object]}})
		}
	}
	for _, e := range g.Events {
		f := goldFact{label: e.Code, ends: [2][]graph.Span{g.places(e.Source), g.places(e.Target)}, symmetric: e.Symmetric}
		if len(f.ends[0]) > 0 && len(f.ends[1]) > 0 {
			facts = append(facts, f)
		}
	}
	return facts
}

// places returns where the text has the words.
func (g *Gold) places(words string) []graph.Span {
	var all []graph.Span
	for at := 0; words != ""; {
		i := strings.Index(g.Text[at:], words)
		if i < 0 {
			break
		}
		all = append(all, graph.Span{Start: at + i, End: at + i + len(words)})
		at += i + 1
	}
	return all
}

// Occurring returns the part of a mapping whose labels the documents use, for one
// that holds more labels than any annotation has.
func Occurring(m *rules.Mapping, gold []Gold) *rules.Mapping {
	used := map[string]bool{}
	for i := range gold {
		g := &gold[i]
		for _, e := range g.Entities {
			used[e.Type] = true
		}
		for _, r := range g.Link {
			used[r.Type] = true
		}
		for _, e := range g.Events {
			used[e.Code] = true
		}
		for _, label := range g.Scope {
			used[label] = true
		}
	}
	out := &rules.Mapping{Arguments: m.Arguments}
	for _, l := range m.Entities {
		if used[l.Label] {
			out.Entities = append(out.Entities, l)
		}
	}
	for _, l := range m.Relations {
		if used[l.Label] {
			out.Relations = append(out.Relations, l)
		}
	}
	return out
}
