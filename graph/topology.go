package graph

import (
	"errors"
	"slices"

	dgraph "github.com/dominikbraun/graph"
)

// Algorithms see pairs, not relations: dominikbraun/graph holds one edge a pair.
// This file is the only one that knows it; the view is built when it is asked for.

// view returns the graph as undirected pairs.
func (g *Graph) view() (dgraph.Graph[string, string], error) {
	v := dgraph.New(dgraph.StringHash)
	o := g.ordered()
	for _, at := range o.entities {
		if err := v.AddVertex(g.ids[at]); err != nil {
			return nil, err
		}
	}
	for _, at := range o.relations {
		r := g.relations.held.at(at)
		if err := v.AddEdge(g.ids[r.a], g.ids[r.b]); err != nil && !errors.Is(err, dgraph.ErrEdgeAlreadyExists) {
			return nil, err
		}
	}
	return v, nil
}

// Path returns the IDs of the entities on a shortest way from one entity to
// another, directions aside, both ends included; nil when there is none.
func (g *Graph) Path(from, to string) []string {
	v, err := g.view()
	if err != nil {
		return nil
	}
	path, err := dgraph.ShortestPath(v, from, to)
	if err != nil {
		return nil
	}
	return path
}

// Components returns the IDs of the entities that relations connect, directions
// aside: the largest component first, each sorted.
func (g *Graph) Components() [][]string {
	v, err := g.view()
	if err != nil {
		return nil
	}
	var out [][]string
	seen := map[string]bool{}
	for _, at := range g.ordered().entities {
		id := g.ids[at]
		if seen[id] {
			continue
		}
		var part []string
		_ = dgraph.BFS(v, id, func(at string) bool {
			seen[at] = true
			part = append(part, at)
			return false
		})
		slices.Sort(part)
		out = append(out, part)
	}
	slices.SortStableFunc(out, func(a, b []string) int { return len(b) - len(a) })
	return out
}
