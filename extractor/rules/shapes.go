package rules

import (
	"fmt"
	"strconv"
	"strings"
)

// A Shape is one way in which a frame reads text.
type Shape struct {
	Kind   string // "clause", "noun", "agent", "copula", "title", "kin" or "pattern"
	Text   string // as the frame gives it, long lists cut short
	Pos    Position
	Clause *Clause  // of a clause
	Heads  []string // of what a noun or an office anchors
}

// Shapes returns the shapes of a frame, kind by kind.
func (f *Frame) Shapes() []Shape {
	var all []Shape
	for _, c := range f.Clauses {
		all = append(all, Shape{Kind: "clause", Text: c.Text, Pos: c.Pos, Clause: c})
	}
	for _, k := range []struct {
		kind  string
		nouns []*Noun
	}{{"noun", f.Nouns}, {"agent", f.Agents}, {"copula", f.Copulas}} {
		for _, n := range k.nouns {
			all = append(all, Shape{Kind: k.kind, Text: nounText(f, n), Pos: n.Pos, Heads: n.Heads})
		}
	}
	for _, t := range f.Titles {
		text := Some(t.Heads) + "; " + t.Body + ": " + strings.Join(t.Via, ", ")
		all = append(all, Shape{Kind: "title", Text: text, Pos: t.Pos, Heads: t.Heads})
	}
	if len(f.Kin) > 0 {
		all = append(all, Shape{Kind: "kin", Text: Some(f.Kin), Pos: f.Pos, Heads: f.Kin})
	}
	for _, p := range f.Patterns {
		all = append(all, Shape{Kind: "pattern", Text: p.Text, Pos: p.Pos})
	}
	return all
}

// nounText writes a nominal form as a rule does.
func nounText(f *Frame, n *Noun) string {
	text := Some(n.Heads)
	for _, role := range []string{f.Subject, f.Object} {
		if via := n.Roles[role]; len(via) > 0 {
			text += fmt.Sprintf("; %s: %s", role, strings.Join(via, ", "))
		}
	}
	return text
}

// maxSome is how many words of a list are shown.
const maxSome = 6

// Some joins words for a reader, only the first of many: "a, b or c".
func Some(words []string) string {
	if len(words) > maxSome+1 {
		return strings.Join(words[:maxSome], ", ") + " or another of " + strconv.Itoa(len(words))
	}
	if n := len(words); n > 1 {
		return strings.Join(words[:n-1], ", ") + " or " + words[n-1]
	}
	return strings.Join(words, "")
}
