package main

import (
	"fmt"
	"io"
	"time"

	"github.com/dossier-kg/dossier/export"
	"github.com/dossier-kg/dossier/graph"
)

// graphs measures a graph of a million entities and five million relations: how long it
// takes to build, and how fast the formats for machines are written.
func (r *report) graphs(quick bool) error {
	entities := 1_000_000
	if quick {
		entities = 10_000
	}
	start := processor()
	g, built, err := large(entities)
	if err != nil {
		return err
	}
	madeUp := processor() - start - built
	nodes, edges := g.Len()
	r.section("Large graphs", fmt.Sprintf("%d entities and %d relations, each with one piece of evidence.", nodes, edges))
	t := table{head: []string{"step", "time", "MB/s written"}}
	t.add("make the documents up", milliseconds(madeUp), "")
	t.add("build the graph of them", milliseconds(built), "")
	start = processor()
	for range g.Groups() {
	}
	t.add("sort it and read every relation", milliseconds(processor()-start), "")
	for _, name := range []string{"dot", "graphml", "jsonl", "json", "nquads", "csv"} {
		f, ok := export.Lookup(name)
		if !ok {
			continue
		}
		n, d, err := written(f, g)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		t.add("write "+name, milliseconds(d), figure(speed(n, d)))
	}
	r.table(t)
	return nil
}

// written writes a format; several files are counted as they are, not as the archive that Write would make of them.
func written(f export.Format, g *graph.Graph) (int, time.Duration, error) {
	var c counter
	start := processor()
	var err error
	if f.Files != nil {
		err = f.Files(func(string) (io.Writer, error) { return &c, nil }, g, export.Options{})
	} else {
		err = f.Write(&c, g, export.Options{})
	}
	return int(c), processor() - start, err
}

// A counter counts what is written.
type counter int

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}

var _ io.Writer = new(counter)

// large builds a graph of documents with a hundred new entities and five hundred relations
// each, and says how long it took to put them into the graph.
func large(entities int) (g *graph.Graph, built time.Duration, err error) {
	g = new(graph.Graph)
	id := func(n int) string { return fmt.Sprintf("person/somebody-%d", n%entities) }
	kinds := []string{"met", "hired", "married", "founded", "backs"}
	seed := uint32(1)
	next := func(below int) int { seed = seed*1664525 + 1013904223; return int(seed>>8) % below } // Numerical Recipes' generator
	for first := 0; first < entities; first += 100 {
		d := &graph.Document{ID: fmt.Sprintf("document-%d", first/100)}
		for n := first; n < first+100; n++ {
			d.Entities = append(d.Entities, graph.Entity{ID: id(n), Type: "person", Name: fmt.Sprint("Somebody ", n)})
		}
		for n := range 500 {
			d.Relations = append(d.Relations, graph.Relation{Subject: id(first + n/5), Type: kinds[n%5], Object: id(next(first + 100)), Symmetric: n%5 == 0,
				Polarity: graph.Positive, Modality: graph.Asserted, Tense: "past", Confidence: 0.9, Attributes: []graph.Attribute{{Name: "date", Value: "2025"}},
				Evidence: []graph.Evidence{{Document: d.ID, Span: graph.Span{Start: 90 * n, End: 90*n + 70}, Rule: "meet", Form: "active", Confidence: 0.9,
					Text: "Somebody met somebody else somewhere, for reasons that nobody knows."}}})
		}
		start := processor()
		if err := g.Add(d); err != nil {
			return nil, 0, err
		}
		built += processor() - start
	}
	return g, built, nil
}
