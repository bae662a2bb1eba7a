package export

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/dossier-kg/dossier/graph"
)

// A picture is what is drawn of a graph: asserted, positive relations, and the others
// that the options include, each pair's in bundles, and the entities that these link.
type picture struct {
	nodes   []graph.Entity
	bundles []*bundle
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
	p := &picture{manners: map[string]bool{}}
	byPair := map[[3]string]*bundle{}
	linked := map[string]bool{}
	for r := range g.Relations() {
		m := mannerOf(&r)
		if !opts.shows(&r, m) {
			continue
		}
		key := [3]string{r.Subject, r.Object, m.name}
		if r.Symmetric && r.Object < r.Subject {
			key[0], key[1] = r.Object, r.Subject
		}
		b := byPair[key]
		if b == nil {
			b = &bundle{from: key[0], to: key[1], manner: m, symmetric: true}
			byPair[key] = b
			p.bundles = append(p.bundles, b)
		}
		b.symmetric = b.symmetric && r.Symmetric
		b.relations = append(b.relations, r)
		p.manners[m.name], linked[r.Subject], linked[r.Object] = true, true, true
	}
	for e := range g.Entities() {
		if linked[e.ID] || len(linked) == 0 {
			p.nodes = append(p.nodes, e)
		}
	}
	return p
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
	s := fmt.Sprintf("%s: %s, %d mentions", e.Type, e.Name, len(e.Mentions))
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
