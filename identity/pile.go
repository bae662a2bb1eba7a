package identity

import (
	"fmt"
	"slices"
	"strings"

	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/graph"
)

// A Matcher knows of names what decides who is who. It does not change after New and
// may be used by several goroutines at once.
type Matcher struct {
	knowledge *knowledge
	overrides *rules.Overrides
}

// New makes a Matcher of a rule set and the corrections of a user, which may be nil.
func New(set *rules.Set, overrides *rules.Overrides) *Matcher {
	return &Matcher{newKnowledge(set), overrides}
}

// A Pile gathers documents. It is not safe for concurrent use.
type Pile struct {
	matcher   *Matcher
	documents []*graph.Document
}

// NewPile returns an empty pile.
func (m *Matcher) NewPile() *Pile { return &Pile{matcher: m} }

// Add adds what one document says. The pile keeps it; do not change it afterwards.
func (p *Pile) Add(d *graph.Document) error {
	if err := complete(d); err != nil {
		return err
	}
	p.documents = append(p.documents, d)
	return nil
}

// complete refuses a document whose relations name what it does not hold, or that
// holds two entities of one ID.
func complete(d *graph.Document) error {
	has := make(map[string]bool, len(d.Entities))
	for i := range d.Entities {
		id := d.Entities[i].ID
		if has[id] {
			return fmt.Errorf("document %q has two entities of the ID %q", d.ID, id)
		}
		has[id] = true
	}
	for i := range d.Relations {
		for _, id := range []string{d.Relations[i].Subject, d.Relations[i].Object} {
			if !has[id] {
				return fmt.Errorf("relation %s: %w %q", d.Relations[i].Type, graph.ErrUnknownEntity, id)
			}
		}
	}
	return nil
}

// Graph returns the graph of all documents, with one entity for each cluster, and notes:
// on documents that share an ID, and on overrides that came to nothing.
func (p *Pile) Graph() (*graph.Graph, []string, error) {
	r := newResolver(p)
	if o := p.matcher.overrides; o != nil {
		plain := newResolver(p)
		plain.resolve()
		plain.identify()
		fix := newSelection(plain, o).correct(o, r)
		r.resolve()
		r.carryOut(o, fix)
	} else {
		r.resolve()
	}
	r.identify()
	g := new(graph.Graph)
	for i, d := range r.documents {
		if err := g.Add(r.rewrite(int32(i), d)); err != nil {
			return nil, nil, err
		}
	}
	return g, append(shared(r.documents), sortedNotes(r.notes)...), nil
}

// shared tells of documents that have one ID though they differ; they are sorted by it.
func shared(documents []*graph.Document) []string {
	first, others := "", 0
	for i := 1; i < len(documents); i++ {
		d, before := documents[i], documents[i-1]
		if d.ID != before.ID || d.Text == before.Text && documentKey(d) == documentKey(before) {
			continue
		}
		if others++; others == 1 {
			first = d.ID
		}
	}
	if others == 0 {
		return nil
	}
	more := ""
	if others > 1 {
		more = fmt.Sprintf(", and %d more do not have an ID of their own", others-1)
	}
	return []string{fmt.Sprintf("different documents have the ID %q%s: only one text of each ID is kept, and places in the others are wrong", first, more)}
}

// sorted returns the documents by what they are, so that the order of arrival is forgotten.
func sorted(documents []*graph.Document) []*graph.Document {
	out := slices.Clone(documents)
	slices.SortStableFunc(out, func(a, b *graph.Document) int {
		return strings.Compare(documentKey(a), documentKey(b))
	})
	return out
}

// documentKey tells documents apart, those of one ID too.
func documentKey(d *graph.Document) string {
	key := d.ID + "\x00" + d.Date + "\x00" + d.Title + "\x00" + d.URL
	if len(d.Mentions) > 0 {
		m := d.Mentions[len(d.Mentions)-1]
		key += fmt.Sprintf("\x00%d %d %s", len(d.Mentions), m.Span.End, m.Entity)
	}
	return key
}
