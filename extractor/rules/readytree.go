package rules

import (
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// A readyTree is the YAML of a file: how many nodes it has, and these, each before those inside it.
type readyTree struct {
	readyPart
	data string
}

// readyRules are an open rules.bin.
type readyRules struct {
	readyTree
	set string // what a codec wrote of the set; "" where its entries do not stand ready made
}

// ReadyRules returns what a rules.bin says of a rules file of the name and the content, which was loaded as set: the
// set and, for files that extend it, the YAML, both without the examples. [Load] reads it in place of the rules.yaml
// beside it where both are built in (see [BuiltIn]), as long as it states the sum of that file. Where entries of the set
// do not stand ready made (see [Ready]), the set does not. The error says why the file is no YAML document.
func ReadyRules(set *Set, name string, src []byte) ([]byte, error) {
	d := decode(withoutExamples(src))
	<-d.ready
	switch {
	case d.err == nil:
		return nil, fmt.Errorf("%s holds two documents, not one", name)
	case d.err != io.EOF:
		return nil, fmt.Errorf("%s: %w", name, d.err)
	case len(d.root.Content) == 0:
		return nil, fmt.Errorf("%s is empty", name)
	}
	var w readyWriter
	w.tree(readyTree{newReadyPart(name, src), nodes(d.root.Content[0], nil)})
	if set.Entries.Len() == set.indexed {
		c := newEncoder()
		c.set(set)
		w.text(c.result())
	}
	return w.Bytes(), nil
}

// openRules opens the rules.bin of a rules file that is built in; nil where there is none of its content.
func openRules(files BuiltIn, name string, src []byte) *readyRules {
	in := readyReader{files.Ready(strings.TrimSuffix(name, path.Ext(name)) + ".bin")}
	if r := (readyRules{in.tree(), in.text()}); r.readyPart == newReadyPart(name, src) {
		return &r
	}
	return nil
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
		trees = append(trees, readyTree{newReadyPart(name, src), nodes(d.root.Content[0], strings.Split(string(src), "\n"))})
	}
	w.number(len(trees))
	for _, t := range trees {
		w.tree(t)
	}
	return nil
}

func (w *readyWriter) tree(t readyTree) {
	w.part(t.readyPart)
	w.text(t.data)
}

func (r *readyReader) tree() readyTree { return readyTree{r.part(), r.text()} }

// A treeWriter writes the nodes of a file, the columns in bytes where it has the lines. Lines count from
// the node before, so that the bytes below a change of the file stay the same.
type treeWriter struct {
	readyWriter
	lines       []string
	line, count int
}

// nodes returns the data of a readyTree.
func nodes(root *yaml.Node, lines []string) string {
	w := treeWriter{lines: lines}
	w.node(root)
	var all readyWriter
	all.number(w.count)
	return all.String() + w.String()
}

func (w *treeWriter) node(n *yaml.Node) {
	column := n.Column
	if w.lines != nil {
		column = byteColumn(w.lines[n.Line-1], column)
	}
	w.number(int(n.Kind))
	w.number(int(n.Style))
	w.number(n.Line - w.line)
	w.number(column)
	w.text(n.Tag)
	w.text(n.Value)
	w.number(len(n.Content))
	w.line = n.Line
	w.count++
	for _, c := range n.Content {
		w.node(c)
	}
}

// A treeReader reads what a treeWriter wrote, into memory for all nodes at once.
type treeReader struct {
	readyReader
	line  int
	nodes []yaml.Node
	links []*yaml.Node
}

func (r *treeReader) node() *yaml.Node {
	n := r.blank()
	n.Kind, n.Style = yaml.Kind(r.number()), yaml.Style(r.number())
	r.line += r.number()
	n.Line, n.Column = r.line, r.number()
	n.Tag, n.Value = r.text(), r.text()
	n.Content = r.content(r.count())
	for i := range n.Content {
		n.Content[i] = r.node()
	}
	return n
}

// blank returns a new node.
func (r *treeReader) blank() *yaml.Node {
	if len(r.nodes) == 0 { // the data is damaged
		return new(yaml.Node)
	}
	n := &r.nodes[0]
	r.nodes = r.nodes[1:]
	return n
}

// content returns the place for the nodes inside one.
func (r *treeReader) content(n int) (all []*yaml.Node) {
	switch {
	case n == 0:
		return nil
	case n > len(r.links): // the data is damaged
		return make([]*yaml.Node, n)
	}
	all, r.links = r.links[:n:n], r.links[n:]
	return all
}

// document returns the tree as the document that the file is when it is decoded; src are its bytes, or
// nil where they are not at hand.
func (t *readyTree) document(src []byte) *document {
	in := treeReader{readyReader: readyReader{t.data}}
	count := in.count()
	in.nodes, in.links = make([]yaml.Node, count), make([]*yaml.Node, count)
	d := newDocument(src)
	d.root, d.err = yaml.Node{Kind: yaml.DocumentNode, Content: []*yaml.Node{in.node()}}, io.EOF
	close(d.ready)
	return d
}
