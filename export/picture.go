package export

import (
	"fmt"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/dossier-kg/dossier/graph"
)

// A picture is what is drawn of a graph: asserted, positive relations, and the others
// that the options include, each pair's in bundles, and the entities that these link.
type picture struct {
	nodes   []graph.Entity
	bundles []*bundle // empty in an outline
	manners map[string]bool
}

// A bundle is the relations of one pair that are drawn in one manner.
type bundle struct {
	from, to  string
	manner    manner
	symmetric bool
	relations []graph.Relation
}

func newPicture(g *graph.Graph, opts Options) *picture {
	p := outline(g, opts)
	for b := range bundles(g, opts) {
		own := *b
		own.relations = slices.Clone(b.relations)
		for i := range own.relations {
			r := &own.relations[i]
			r.Attributes, r.Evidence = slices.Clone(r.Attributes), slices.Clone(r.Evidence)
		}
		p.bundles = append(p.bundles, &own)
	}
	return p
}

// outline returns a picture without its bundles, which those who write them one by one need not hold.
func outline(g *graph.Graph, opts Options) *picture {
	p := &picture{manners: map[string]bool{}}
	p.nodes = slices.Collect(g.Linked(func(r *graph.Relation) bool {
		m := mannerOf(r)
		shown := opts.shows(r, m)
		if shown {
			p.manners[m.name] = true
		}
		return shown
	}))
	if len(p.nodes) == 0 { // nothing is drawn but what is there
		p.nodes = slices.Collect(g.Entities())
	}
	return p
}

// bundles returns the bundles that are drawn of a graph, in the order of their first relations.
// One is valid until the next only. All relations of a pair are in one group of the graph.
func bundles(g *graph.Graph, opts Options) iter.Seq[*bundle] {
	return func(yield func(*bundle) bool) {
		var of bundler
		for group := range g.Groups() {
			of.clear()
			for i := range group {
				r := &group[i]
				if m := mannerOf(r); opts.shows(r, m) {
					of.add(r, m)
				}
			}
			for i := range of.made {
				if !yield(&of.made[i]) {
					return
				}
			}
		}
	}
}

// A bundler makes the bundles of the relations that begin at one entity.
type bundler struct {
	made []bundle
	at   map[[2]string]int // other end and manner -> place in made
}

// manyBundles is from how many bundles on clearing their map is dearer than a new one.
const manyBundles = 64

func (b *bundler) clear() {
	if b.at == nil || len(b.at) > manyBundles {
		b.at = map[[2]string]int{}
	} else {
		clear(b.at)
	}
	b.made = b.made[:0]
}

func (b *bundler) add(r *graph.Relation, m manner) {
	from, to := r.Subject, r.Object
	if r.Symmetric && to < from {
		from, to = to, from
	}
	key := [2]string{to, m.name}
	i, ok := b.at[key]
	if !ok {
		i = len(b.made)
		b.at[key] = i
		b.made = slices.Grow(b.made, 1)[:i+1]
		b.made[i] = bundle{from: from, to: to, manner: m, symmetric: true, relations: b.made[i].relations[:0]}
	}
	b.made[i].symmetric = b.made[i].symmetric && r.Symmetric
	b.made[i].relations = append(b.made[i].relations, *r)
}

// shows tells if a picture has a relation.
func (o *Options) shows(r *graph.Relation, m manner) bool {
	return (m.name == "asserted" || slices.Contains(o.Include, m.name)) && r.Confidence >= o.MinConfidence
}

func mannerOf(r *graph.Relation) manner {
	inferred := len(r.Evidence) > 0
	for _, e := range r.Evidence {
		inferred = inferred && e.Form == graph.Inferred
	}
	for _, m := range manners {
		if m.name == "negated" && r.Polarity == graph.Negative || m.name == "inferred" && inferred || m.name == string(r.Modality) {
			return m
		}
	}
	return manners[len(manners)-1]
}

// labels returns the lines that a bundle's label has, in plain words.
func (b *bundle) labels() []string {
	var lines []string
	for i := range b.relations {
		if l := phrase(&b.relations[i]); !slices.Contains(lines, l) {
			lines = append(lines, l)
		}
	}
	if len(lines) > maxLabels {
		lines = append(lines[:maxLabels-1], fmt.Sprintf("and %d more", len(lines)-maxLabels+1))
	}
	return lines
}

// evidence returns the sentences that state a bundle's relations, each once, and how often they are stated.
func (b *bundle) evidence() (sentences []string, count int) {
	for i := range b.relations {
		for _, e := range b.relations[i].Evidence {
			count++
			if s := strings.TrimSpace(e.Text); !slices.Contains(sentences, s) {
				sentences = append(sentences, s)
			}
		}
	}
	return sentences, count
}

// lineWidth is how thick the line of a bundle is: the more evidence, the thicker.
func lineWidth(evidence int) float64 { return min(1.2+0.3*float64(evidence-1), 3) }

// about says what an entity is, for a tooltip.
func about(e *graph.Entity) string {
	plural := "s"
	if len(e.Mentions) == 1 {
		plural = ""
	}
	s := fmt.Sprintf("%s: %s, %d mention%s", e.Type, e.Name, len(e.Mentions), plural)
	if len(e.Aliases) > 0 {
		s += "\nalso: " + strings.Join(e.Aliases, ", ")
	}
	return s
}

// types returns the types of the entities drawn, sorted.
func (p *picture) types() []string {
	var types []string
	for i := range p.nodes {
		if !slices.Contains(types, p.nodes[i].Type) {
			types = append(types, p.nodes[i].Type)
		}
	}
	slices.Sort(types)
	return types
}

// maxLabels is how many lines the label of a bundle has.
const maxLabels = 4

// phrase says a relation in plain words: "Foreign Minister of", "consult in Oman".
func phrase(r *graph.Relation) string {
	words := strings.ReplaceAll(r.Type, "_", " ")
	if role := r.Attribute("role"); role != "" {
		words = role + " of"
	}
	if place := r.Attribute("place"); place != "" {
		words += " in " + place
	}
	if date := r.Attribute("date"); date != "" {
		words += ", " + date
	}
	if r.Tense == "past" && !strings.Contains(words, "former") && r.Attribute("role") != "" {
		words = "former " + words
	}
	if r.Polarity == graph.Negative {
		words = "not: " + words
	}
	return words
}

// nameWidth is how many letters a line of a box has.
const nameWidth = 22

// wrap breaks a long name at spaces into lines of fewer letters than width, where words allow it.
func wrap(s string, width int) []string {
	var lines []string
	column := 0
	for _, word := range strings.Fields(s) {
		length := utf8.RuneCountInString(word)
		if len(lines) == 0 || column+1+length > width {
			lines = append(lines, word)
			column = length
			continue
		}
		lines[len(lines)-1] += " " + word
		column += 1 + length
	}
	return lines
}
