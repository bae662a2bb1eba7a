package measure

import (
	"github.com/dossier-kg/dossier/extractor"
	"github.com/dossier-kg/dossier/extractor/rules"
)

// Coverage tells what of a rule set a text exercises, and what of the text it reads.
type Coverage struct {
	Documents int      `json:"documents"`
	Bytes     int      `json:"bytes"`
	Rules     int      `json:"rules"`
	Silent    []Silent `json:"silent"` // rules that read nothing, in file order
	Shapes    []Silent `json:"shapes"` // clauses, nouns, titles and patterns of other rules that read nothing
	Gaps      []Gap    `json:"gaps"`   // typed pairs that no rule reads, by the path between them
}

// A Gap is a path between two typed things that no rule reads, with an example; the
// ends and the words between them are bytes of its sentence.
type Gap struct {
	Path     string `json:"path"`
	Count    int    `json:"count"`
	Document string `json:"document"`
	Sentence string `json:"sentence"`
	Subject  [2]int `json:"subject"`
	Object   [2]int `json:"object"`
	Words    [2]int `json:"words"`
}

// Silent is a rule, or a part of one, that read nothing.
type Silent struct {
	Rule  string `json:"rule"`
	At    string `json:"at"`
	Text  string `json:"text,omitempty"` // of the part
	Tried int    `json:"tried"`          // how often a word that may begin the rule was met
}

// Cover sums up a profile of the extractor of a rule set; own leaves out the rules that the set inherits.
func Cover(set *rules.Set, p *extractor.Profile, own bool) *Coverage {
	left := func(at rules.Position) bool { return own && set.Inherited(at) }
	c := &Coverage{Documents: p.Documents, Bytes: p.Bytes, Silent: []Silent{}, Shapes: []Silent{}, Gaps: []Gap{}}
	for _, g := range p.Gaps() {
		e := &g.Example
		c.Gaps = append(c.Gaps, Gap{g.Path, g.Count, e.Document, e.Sentence,
			[2]int{e.Subject.Start, e.Subject.End}, [2]int{e.Object.Start, e.Object.End}, [2]int{e.Words.Start, e.Words.End}})
	}
	costs := map[string]extractor.RuleCost{}
	for _, r := range p.Rules() {
		costs[r.Rule] = r
	}
	for _, r := range set.Entities {
		if left(r.Pos) {
			continue
		}
		c.Rules++
		if cost := costs[r.ID]; cost.Hit == 0 {
			c.Silent = append(c.Silent, Silent{Rule: r.ID, At: r.Pos.String(), Tried: cost.Tried})
		}
	}
	for _, f := range set.Frames {
		if left(f.Pos) {
			continue
		}
		c.Rules++
		cost := costs[f.ID]
		if cost.Hit == 0 {
			c.Silent = append(c.Silent, Silent{Rule: f.ID, At: f.Pos.String(), Tried: cost.Tried})
			continue
		}
		for _, s := range f.Shapes() {
			if p.Read(s.Pos) == 0 {
				c.Shapes = append(c.Shapes, Silent{Rule: f.ID, At: s.Pos.String(), Text: s.Kind + " " + s.Text})
			}
		}
	}
	return c
}
