package graph

import (
	"cmp"
	"slices"
	"strings"
)

// mentions holds the mentions of all entities as numbers: a list of each entity, the
// newest first.
type mentions struct {
	held blocks[heldMention]
	last []int32 // of the entity at a place: place of its newest mention plus one, 0 for none

	document, rule uint32 // the latest
}

type heldMention struct {
	document, typ, kind, rule uint32
	start, end                int32
	before                    int32 // as in last
}

// addMention adds a mention to its entity; one of an unknown entity is left out.
func (g *Graph) addMention(m *Mention) {
	at, ok := g.place(m.Entity)
	if !ok {
		return
	}
	s, w := &g.mentions, &g.words
	s.last[at] = 1 + s.held.add(heldMention{
		document: w.again(m.Document, &s.document), typ: w.number(m.Type), kind: w.number(string(m.Kind)), rule: w.again(m.Rule, &s.rule),
		start: int32(m.Span.Start), end: int32(m.Span.End), before: s.last[at],
	})
}

func (g *Graph) addMentions(e *Entity) {
	for _, m := range e.Mentions {
		m.Entity = e.ID
		g.addMention(&m)
	}
}

// mentionsOf returns the mentions of the entity at a place, sorted.
func (g *Graph) mentionsOf(at int32) []Mention {
	var out []Mention
	id, w := g.ids[at], &g.words
	for i := g.mentions.last[at]; i > 0; i = g.mentions.held.at(i - 1).before {
		m := g.mentions.held.at(i - 1)
		out = append(out, Mention{Document: w.text(m.document), Span: Span{int(m.start), int(m.end)}, Entity: id,
			Type: w.text(m.typ), Kind: MentionKind(w.text(m.kind)), Rule: w.text(m.rule)})
	}
	slices.Reverse(out)
	slices.SortStableFunc(out, compareMentions)
	return out
}

func compareMentions(a, b Mention) int {
	if a.Document != b.Document {
		return strings.Compare(a.Document, b.Document)
	}
	return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End))
}
