package graph_test

import (
	"fmt"
	"testing"

	"github.com/dossier-kg/dossier/graph"
)

// pile returns documents of 100 entities and 500 relations each, every tenth relation of which another document states too.
func pile(entities int) []*graph.Document {
	name := func(n int) string { return fmt.Sprintf("person/somebody-%d", n%entities) }
	kinds := []string{"met", "hired", "married", "founded", "backs"}
	docs := make([]*graph.Document, entities/100)
	n := uint32(1)
	next := func() int { n = n*1664525 + 1013904223; return int(n >> 8) } // Numerical Recipes' generator
	for i := range docs {
		d := &graph.Document{ID: fmt.Sprintf("document-%d", i)}
		for j := range 100 {
			d.Entities = append(d.Entities, graph.Entity{ID: name(100*i + j), Type: "person", Name: fmt.Sprint("Somebody ", 100*i+j)})
		}
		for j := range 500 {
			at := i
			if j%10 == 0 && i > 0 {
				at = i - 1
			}
			r := graph.Relation{Subject: d.Entities[j/5].ID, Object: name(next() % (100 * (i + 1))), Type: kinds[j%5], Symmetric: j%5 == 0, Polarity: graph.Positive,
				Modality: graph.Asserted, Tense: "past", Confidence: 0.9, Attributes: []graph.Attribute{{Name: "date", Value: "2025"}}}
			if at != i {
				r = docs[at].Relations[j+1]
			}
			r.Evidence = []graph.Evidence{{Document: d.ID, Span: graph.Span{Start: 100 * j, End: 100*j + 90}, Text: "Somebody met somebody else somewhere, for reasons that nobody knows.",
				Rule: "meet", Form: "active", Confidence: 0.9}}
			d.Relations = append(d.Relations, r)
		}
		docs[i] = d
	}
	return docs
}

func sizes(b *testing.B, run func(b *testing.B, docs []*graph.Document)) {
	for _, entities := range []int{10_000, 1_000_000} {
		b.Run(fmt.Sprintf("entities=%d", entities), func(b *testing.B) {
			if testing.Short() && entities > 10_000 {
				b.Skip("a million entities and five million relations take a while")
			}
			docs := pile(entities)
			b.ReportAllocs()
			run(b, docs)
			b.ReportMetric(float64(5*entities*b.N)/b.Elapsed().Seconds(), "relations/s")
		})
	}
}

func gather(b *testing.B, docs []*graph.Document) *graph.Graph {
	g := new(graph.Graph)
	for _, d := range docs {
		if err := g.Add(d); err != nil {
			b.Fatal(err)
		}
	}
	return g
}

// BenchmarkBuild puts a graph together.
func BenchmarkBuild(b *testing.B) {
	sizes(b, func(b *testing.B, docs []*graph.Document) {
		for b.Loop() {
			gather(b, docs)
		}
	})
}

// BenchmarkRead sorts a graph and reads all its relations.
func BenchmarkRead(b *testing.B) {
	sizes(b, func(b *testing.B, docs []*graph.Document) {
		for b.Loop() {
			b.StopTimer()
			g := gather(b, docs)
			b.StartTimer()
			for range g.Relations() {
			}
		}
	})
}
