package export

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/dossier-kg/dossier/graph"
)

// What Mermaid draws unless a page sets it otherwise (maxEdges, maxTextSize).
const (
	mermaidEdges = 500
	mermaidText  = 50_000 // UTF-16 units; counted in bytes, of which there are more
)

// Mermaid writes a flowchart of what pictures show, for Markdown on GitHub, GitLab, Obsidian
// and the like. Links between one pair are one edge, as in [DOT]. Mermaid draws 500 edges and 50,000
// characters at most: of more, those most often stated stay, then those of the most linked
// entities, and a comment says how many are left out.
func Mermaid(w io.Writer, g *graph.Graph, opts Options) error {
	p := newPicture(g, opts)
	m := &mermaid{names: map[string]string{}, lines: map[string]string{}, used: map[string]bool{}}
	for i := range p.nodes {
		m.node(&p.nodes[i], i+1)
	}
	keep := m.choose(p.bundles)
	b := bufio.NewWriter(w)
	if left := len(p.bundles) - len(keep); left > 0 {
		fmt.Fprintf(b, "%%%% %d of %d links; left out are the %d that the fewest sentences state\n", len(keep), len(p.bundles), left)
	}
	fmt.Fprintln(b, "flowchart LR")
	for i := range p.nodes {
		if id := p.nodes[i].ID; m.used[id] || len(p.bundles) == 0 && i < mermaidEdges {
			b.WriteString(m.lines[id])
		}
	}
	for i, e := range p.bundles {
		if keep[i] {
			b.WriteString(m.edge(e))
		}
	}
	for _, class := range m.classes {
		b.WriteString(class)
	}
	return b.Flush()
}

// A mermaid is a flowchart in the making.
type mermaid struct {
	names   map[string]string // ID of an entity -> its node; names may be keywords
	lines   map[string]string // ID of an entity -> the line that declares its node
	used    map[string]bool   // entities that edges need
	types   []string          // those that have a class: t1, t2 ...
	classes []string          // the lines that declare them
}

// mermaidShapes are the brackets that draw the shapes of Graphviz.
var mermaidShapes = map[string][2]string{
	"ellipse": {"([", "])"}, "box": {"[", "]"}, "octagon": {"[[", "]]"}, "hexagon": {"{{", "}}"}, "note": {">", "]"},
}

// node makes the n-th node.
func (m *mermaid) node(e *graph.Entity, n int) {
	s := styleOf(e.Type)
	class := slices.Index(m.types, e.Type) + 1
	if class == 0 {
		m.types = append(m.types, e.Type)
		class = len(m.types)
		m.classes = append(m.classes, fmt.Sprintf("  classDef t%d fill:%s,stroke:%s,color:#111111\n", class, s.light.fill, s.light.line))
	}
	brackets, ok := mermaidShapes[s.shape]
	if !ok {
		brackets = mermaidShapes["box"]
	}
	m.names[e.ID] = fmt.Sprintf("n%d", n)
	m.lines[e.ID] = fmt.Sprintf("  n%d%s%s%s:::t%d\n", n, brackets[0], mermaidLabel([]string{e.Name}), brackets[1], class)
}

func (m *mermaid) edge(e *bundle) string {
	var labels []string
	for i := range e.relations {
		if l := phrase(&e.relations[i]); !slices.Contains(labels, l) {
			labels = append(labels, l)
		}
	}
	if len(labels) > maxLabels {
		labels = append(labels[:maxLabels], fmt.Sprintf("and %d more", len(labels)-maxLabels))
	}
	arrows := [2]string{"-->", "-.->"}
	switch {
	case e.manner.name == "negated":
		arrows = [2]string{"--x", "-.-x"}
	case e.symmetric:
		arrows = [2]string{"---", "-.-"}
	}
	arrow := arrows[0]
	if e.manner.style != "solid" {
		arrow = arrows[1]
	}
	return fmt.Sprintf("  %s %s|%s| %s\n", m.names[e.from], arrow, mermaidLabel(labels), m.names[e.to])
}

// choose returns the places of the edges that Mermaid draws and marks their entities as used.
func (m *mermaid) choose(bundles []*bundle) map[int]bool {
	degree := map[string]int{}
	for _, e := range bundles {
		degree[e.from]++
		degree[e.to]++
	}
	rank := make([]int, len(bundles))
	for i := range rank {
		rank[i] = i
	}
	slices.SortStableFunc(rank, func(i, j int) int {
		a, b := bundles[i], bundles[j]
		return cmp.Or(cmp.Compare(stated(b), stated(a)), cmp.Compare(degree[b.from]+degree[b.to], degree[a.from]+degree[a.to]))
	})
	size := 200 // the head
	for _, c := range m.classes {
		size += len(c)
	}
	keep := map[int]bool{}
	for _, i := range rank {
		e := bundles[i]
		cost := len(m.edge(e))
		for _, id := range []string{e.from, e.to} {
			if !m.used[id] {
				cost += len(m.lines[id])
			}
		}
		if len(keep) == mermaidEdges || size+cost > mermaidText {
			break
		}
		size += cost
		keep[i], m.used[e.from], m.used[e.to] = true, true, true
	}
	return keep
}

// stated returns how many sentences state what a bundle holds.
func stated(b *bundle) int {
	n := 0
	for i := range b.relations {
		n += weight(&b.relations[i])
	}
	return n
}

// mermaidLabel writes lines as a label in quotes. Mermaid reads keywords, HTML, Markdown, icons
// and formulas in labels, so all but plain marks stand as codes of their characters.
func mermaidLabel(lines []string) string {
	var b strings.Builder
	b.WriteByte('"')
	for i, line := range lines {
		if i > 0 {
			b.WriteString("<br/>")
		}
		digits := true // only digits so far: "1." would begin a list
		for at, r := range strings.Join(strings.Fields(line), " ") {
			switch {
			case r < ' ' || r == 0x7f || r == 0xfffe || r == 0xffff:
				continue
			case r > 0x7f, isAlphanumeric(r), strings.ContainsRune(" ,'()/", r), r == '.' && !digits, r == '-' && at > 0:
				b.WriteRune(r)
			default:
				fmt.Fprintf(&b, "#%d;", r)
			}
			digits = digits && '0' <= r && r <= '9'
		}
	}
	b.WriteByte('"')
	return b.String()
}

func isAlphanumeric(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
}
