package export

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/dossier-kg/dossier/graph"
)

// A Selection says which part of a graph to write. The zero value is all of it.
type Selection struct {
	// Focus names entities, by name, alias or ID, in any case: they are kept, and what lies around them.
	Focus []string
	// Depth is how many links from Focus an entity may lie; 0 stands for 1.
	Depth int
	// Types keeps entities of these types.
	Types []string
	// Relations keeps relations of these types, and the entities that they link.
	Relations []string
	// Top keeps so many entities, those with the most links; of equals, the first by ID. 0 keeps all.
	Top int
}

// An UnknownNameError is returned for a focus that no entity of the graph has for a name, alias or ID.
type UnknownNameError struct {
	Name string
	Near []string // names of the graph that are like it, the likest first, at most three
}

func (e *UnknownNameError) Error() string { return fmt.Sprintf("no entity is called %q", e.Name) }

// Select returns the part of a graph that a selection says: first entities of types and relations
// of types, then what lies around the focus, then the top. Links are those that a
// picture with these options shows; but between entities that stay, all relations stay. So do entities
// that are the source of a reported relation that stays, with whatever type. A type that the graph has
// none of selects nothing. It returns an [UnknownNameError].
func Select(g *graph.Graph, s Selection, opts Options) (*graph.Graph, error) {
	if len(s.Focus) == 0 && len(s.Types) == 0 && len(s.Relations) == 0 && s.Top == 0 {
		return g, nil
	}
	v := newView(g, s, opts)
	if len(s.Focus) > 0 {
		if err := v.focus(s.Focus, max(1, s.Depth)); err != nil {
			return nil, err
		}
	}
	if s.Top > 0 {
		v.top(s.Top)
	}
	return v.graph(s)
}

// A view is the entities of a graph that stay, and the links between them.
type view struct {
	whole  *graph.Graph
	ids    []string // of all entities, sorted
	number map[string]int
	stays  []bool
	near   [][]int
}

func newView(g *graph.Graph, s Selection, opts Options) *view {
	v := &view{whole: g, number: map[string]int{}}
	for e := range g.Entities() {
		v.number[e.ID] = len(v.ids)
		v.ids = append(v.ids, e.ID)
		v.stays = append(v.stays, len(s.Types) == 0 || slices.Contains(s.Types, e.Type))
	}
	v.near = make([][]int, len(v.ids))
	linked := make([]bool, len(v.ids))
	for r := range g.Relations() {
		a, b := v.number[r.Subject], v.number[r.Object]
		if !s.has(&r) || !v.stays[a] || !v.stays[b] {
			continue
		}
		linked[a], linked[b] = true, true
		if opts.shows(&r, mannerOf(&r)) && a != b {
			v.near[a], v.near[b] = append(v.near[a], b), append(v.near[b], a)
		}
	}
	if len(s.Relations) > 0 {
		v.stays = linked
	}
	return v
}

func (s *Selection) has(r *graph.Relation) bool {
	return len(s.Relations) == 0 || slices.Contains(s.Relations, r.Type)
}

// focus keeps what lies at most so many links from the named entities.
func (v *view) focus(names []string, depth int) error {
	var edge []int
	for _, name := range names {
		found := v.named(name)
		if len(found) == 0 {
			return &UnknownNameError{name, v.like(name)}
		}
		edge = append(edge, found...)
	}
	keep := make([]bool, len(v.ids))
	for _, i := range edge {
		keep[i] = true // whatever its type
	}
	for range depth {
		var next []int
		for _, i := range edge {
			for _, j := range v.near[i] {
				if !keep[j] {
					keep[j] = true
					next = append(next, j)
				}
			}
		}
		edge = next
	}
	v.stays = keep
	return nil
}

// named returns the entities of a name.
func (v *view) named(name string) []int {
	var found []int
	for e := range v.whole.Entities() {
		if e.ID == name || strings.EqualFold(e.Name, name) || slices.ContainsFunc(e.Aliases, func(a string) bool { return strings.EqualFold(a, name) }) {
			found = append(found, v.number[e.ID])
		}
	}
	return found
}

// like returns names of the graph that have a word of a name, or are written nearly as it is.
func (v *view) like(name string) []string {
	type candidate struct {
		name     string
		distance int
	}
	var all []candidate
	words := strings.Fields(strings.ToLower(name))
	for e := range v.whole.Entities() {
		best := candidate{e.Name, 1 << 20}
		for _, n := range append([]string{e.Name}, e.Aliases...) {
			lower := strings.ToLower(n)
			d := editDistance(strings.ToLower(name), lower)
			for _, w := range strings.Fields(lower) {
				d = min(d, editDistance(strings.ToLower(name), w))
				if slices.Contains(words, w) && len(w) > 2 {
					d = min(d, 1)
				}
			}
			best.distance = min(best.distance, d)
		}
		if best.distance <= max(1, len(name)/4) {
			all = append(all, best)
		}
	}
	slices.SortStableFunc(all, func(a, b candidate) int { return cmp.Compare(a.distance, b.distance) })
	var names []string
	for _, c := range all[:min(3, len(all))] {
		names = append(names, c.name)
	}
	return names
}

// editDistance is how many letters must be changed, put in or taken out to make one word of another (Levenshtein, 1966).
func editDistance(a, b string) int {
	s, t := []rune(a), []rune(b)
	row := make([]int, len(t)+1)
	for j := range row {
		row[j] = j
	}
	for i, c := range s {
		corner := row[0]
		row[0] = i + 1
		for j, d := range t {
			change := corner
			if c != d {
				change++
			}
			corner = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(t)]
}

// top keeps the entities with the most links to others that stay.
func (v *view) top(n int) {
	var order []int
	degree := make([]int, len(v.ids))
	for i, stays := range v.stays {
		if !stays {
			continue
		}
		order = append(order, i)
		for _, j := range v.near[i] {
			if v.stays[j] {
				degree[i]++
			}
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return degree[b] - degree[a] })
	for _, i := range order[min(n, len(order)):] {
		v.stays[i] = false
	}
}

// graph returns what stays.
func (v *view) graph(s Selection) (*graph.Graph, error) {
	var part graph.Document
	sources := map[string]bool{}
	for r := range v.whole.Relations() {
		if s.has(&r) && v.stays[v.number[r.Subject]] && v.stays[v.number[r.Object]] {
			part.Relations = append(part.Relations, r)
			sources[r.Attribution] = true
		}
	}
	for e := range v.whole.Entities() {
		if !v.stays[v.number[e.ID]] && !sources[e.ID] {
			continue
		}
		part.Mentions = append(part.Mentions, e.Mentions...)
		e.Mentions = nil
		part.Entities = append(part.Entities, e)
	}
	out := new(graph.Graph)
	for d := range v.whole.Documents() {
		if err := out.Add(&d); err != nil {
			return nil, err
		}
	}
	return out, out.AddFacts(&part)
}
