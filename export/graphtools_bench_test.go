package export_test

import (
	"fmt"
	"io"
	"testing"

	"github.com/dossier-kg/dossier/export"
	"github.com/dossier-kg/dossier/graph"
)

// BenchmarkFormats writes a graph of 10,000 entities and 50,000 relations, each with a quote.
func BenchmarkFormats(b *testing.B) {
	d := &graph.Document{ID: "articles/2025-03-28.txt"}
	for i := range 10000 {
		id := fmt.Sprintf("person/ada-holt-%d", i)
		d.Entities = append(d.Entities, graph.Entity{ID: id, Type: "person", Name: fmt.Sprintf("Ada Holt %d", i), Aliases: []string{"Holt"}})
		d.Mentions = append(d.Mentions, graph.Mention{Document: d.ID, Span: graph.Span{Start: i, End: i + 8}, Entity: id, Type: "person", Kind: graph.Name, Rule: "person"})
	}
	for i := range 50000 {
		d.Relations = append(d.Relations, graph.Relation{Subject: d.Entities[i%10000].ID, Type: "consult", Object: d.Entities[i*7%9973].ID, Polarity: graph.Positive,
			Modality: graph.Asserted, Tense: "past", Confidence: 0.9, Attributes: []graph.Attribute{{Name: "date", Value: fmt.Sprint(1000 + i)}},
			Evidence: []graph.Evidence{{Document: d.ID, Span: graph.Span{Start: i, End: i + 60}, Text: "Ada Holt & her deputy met \"old friends\" in the capital on Monday.", Rule: "meet", Form: "active", Confidence: 0.9}}})
	}
	g := new(graph.Graph)
	if err := g.Add(d); err != nil {
		b.Fatal(err)
	}
	for range g.Relations() { // sorts
		break
	}
	for _, name := range []string{"cytoscape", "cypher", "dot", "gexf", "graphml", "json", "jsonl", "jsonld", "node-link", "nquads", "turtle"} {
		f, _ := export.Lookup(name)
		b.Run(name, func(b *testing.B) {
			var n counter
			b.ReportAllocs()
			for b.Loop() {
				n = 0
				if err := f.Write(&n, g, export.Options{}); err != nil {
					b.Fatal(err)
				}
			}
			b.SetBytes(int64(n))
		})
	}
}

// counter counts what is written.
type counter int64

var _ io.Writer = new(counter)

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}
