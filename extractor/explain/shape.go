package explain

import (
	"fmt"
	"strings"

	"github.com/dossier-kg/dossier/extractor/rules"
)

// A shapeOf is one way in which a frame reads text.
type shapeOf struct {
	shape, text string
	pos         rules.Position
	clause      *rules.Clause // of a clause
	heads       []string      // of a shape that a noun or office anchors
}

// shapes returns the shapes of a frame in the order of their kinds.
func shapes(f *rules.Frame) []shapeOf {
	var all []shapeOf
	for _, c := range f.Clauses {
		all = append(all, shapeOf{shape: "clause", text: c.Text, pos: c.Pos, clause: c})
	}
	for _, k := range []struct {
		shape string
		nouns []*rules.Noun
	}{{"noun", f.Nouns}, {"agent", f.Agents}, {"copula", f.Copulas}} {
		for _, n := range k.nouns {
			all = append(all, shapeOf{shape: k.shape, text: nounText(f, n), pos: n.Pos, heads: n.Heads})
		}
	}
	for _, t := range f.Titles {
		text := some(t.Heads) + "; " + t.Body + ": " + strings.Join(t.Via, ", ")
		all = append(all, shapeOf{shape: "title", text: text, pos: t.Pos, heads: t.Heads})
	}
	if len(f.Kin) > 0 {
		all = append(all, shapeOf{shape: "kin", text: some(f.Kin), pos: f.Pos, heads: f.Kin})
	}
	for _, p := range f.Patterns {
		all = append(all, shapeOf{shape: "pattern", text: p.Text, pos: p.Pos})
	}
	return all
}

// nounText writes a nominal form as a rule does.
func nounText(f *rules.Frame, n *rules.Noun) string {
	text := some(n.Heads)
	for _, role := range []string{f.Subject, f.Object} {
		if via := n.Roles[role]; len(via) > 0 {
			text += fmt.Sprintf("; %s: %s", role, strings.Join(via, ", "))
		}
	}
	return text
}
