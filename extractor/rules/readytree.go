package rules

import (
	"io"
	"io/fs"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// A readyTree is the YAML of a lexicon without entries: its nodes, each before those inside it,
// with columns in bytes.
type readyTree struct {
	readyPart
	data string
}

// trees writes the YAML of the lexicons of a set besides those of parts.
func (w *readyWriter) trees(set *Set, fsys fs.FS, parts []readyPart) error {
	var trees []readyTree
	for _, name := range set.lexicons {
		if !strings.HasSuffix(name, ".yaml") || slices.ContainsFunc(parts, func(p readyPart) bool { return p.name == name }) {
			continue
		}
		src, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		d := decode(src)
		<-d.ready
		var nodes readyWriter
		nodes.node(d.root.Content[0], strings.Split(string(src), "\n"))
		trees = append(trees, readyTree{newReadyPart(name, src), nodes.String()})
	}
	w.number(len(trees))
	for _, t := range trees {
		w.part(t.readyPart)
		w.text(t.data)
	}
	return nil
}

func (w *readyWriter) node(n *yaml.Node, lines []string) {
	w.number(int(n.Kind))
	w.number(int(n.Style))
	w.number(n.Line)
	w.number(byteColumn(lines[n.Line-1], n.Column))
	w.text(n.Tag)
	w.text(n.Value)
	w.number(len(n.Content))
	for _, c := range n.Content {
		w.node(c, lines)
	}
}

func (r *readyReader) node() *yaml.Node {
	n := &yaml.Node{Kind: yaml.Kind(r.number()), Style: yaml.Style(r.number()), Line: r.number(), Column: r.number(), Tag: r.text(), Value: r.text()}
	if count := r.count(); count > 0 {
		n.Content = make([]*yaml.Node, count)
		for i := range n.Content {
			n.Content[i] = r.node()
		}
	}
	return n
}

// document returns the tree as the document that the file is when it is decoded, without its lines.
func (t *readyTree) document() *document {
	in := readyReader{t.data}
	d := &document{root: yaml.Node{Kind: yaml.DocumentNode, Content: []*yaml.Node{in.node()}}, err: io.EOF, ready: make(chan struct{})}
	close(d.ready)
	return d
}
