package export

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/dossier-kg/dossier/graph"
)

// Markdown writes a folder of Markdown notes for Obsidian and the like: one an entity, with
// its type, aliases and identifiers as YAML front matter, what is said of it with links to
// the others, and the sentences that say so; one a document with what it mentions; and an
// index. Relations are those of pictures: see [Options.Include]. Names of files are those of the
// entities, as far as file systems allow; a second of one name gets a number.
func Markdown(create func(string) (io.Writer, error), g *graph.Graph, opts Options) error {
	n := newNotes(g, opts)
	for e := range g.Entities() {
		if err := writeTo(create, n.files[e.ID]+".md", func(b *bufio.Writer) { n.entity(b, &e) }); err != nil {
			return err
		}
	}
	for d := range g.Documents() {
		if err := writeTo(create, n.documents[d.ID]+".md", func(b *bufio.Writer) { n.document(b, &d) }); err != nil {
			return err
		}
	}
	return writeTo(create, n.index+".md", n.contents)
}

type notes struct {
	g         *graph.Graph
	opts      Options
	index     string
	files     map[string]string   // ID of an entity -> name of its note
	documents map[string]string   // ID of a document -> name of its note
	names     map[string]string   // ID of an entity -> its name
	mentioned map[string][]string // ID of a document -> entities
}

func newNotes(g *graph.Graph, opts Options) *notes {
	n := &notes{g: g, opts: opts, files: map[string]string{}, documents: map[string]string{}, names: map[string]string{}, mentioned: map[string][]string{}}
	taken := fileNames{}
	n.index = taken.unique("Index")
	for e := range g.Entities() {
		n.files[e.ID], n.names[e.ID] = taken.unique(e.Name), e.Name
		for i, m := range e.Mentions {
			if i == 0 || e.Mentions[i-1].Document != m.Document {
				n.mentioned[m.Document] = append(n.mentioned[m.Document], e.ID)
			}
		}
	}
	for d := range g.Documents() {
		n.documents[d.ID] = "documents/" + taken.unique(d.ID)
	}
	return n
}

// shown reports whether notes tell a relation.
func (n *notes) shown(r *graph.Relation) bool {
	m := mannerOf(r).name
	return (m == "asserted" || slices.Contains(n.opts.Include, m)) && r.Confidence >= n.opts.MinConfidence
}

func (n *notes) entity(b *bufio.Writer, e *graph.Entity) {
	front := frontMatter{b}
	front.begin()
	front.list("aliases", append([]string{e.Name}, e.Aliases...))
	front.list("tags", []string{tag(e.Type)})
	front.value("type", e.Type)
	front.value("kind", e.Kind)
	front.value("wikidata", e.Wikidata)
	front.value("iso", e.ISO)
	front.value("id", e.ID)
	for i := 0; i < len(e.Traits); {
		name, values := e.Traits[i].Name, []string{}
		for ; i < len(e.Traits) && e.Traits[i].Name == name; i++ {
			values = append(values, e.Traits[i].Value)
		}
		front.list("trait "+name, values)
	}
	front.end()
	fmt.Fprintf(b, "# %s\n", markdown(e.Name))
	heading := headings{b: b}
	for r := range n.g.From(e.ID) {
		if !n.shown(&r) {
			continue
		}
		other := r.Object
		if r.Subject != e.ID { // a symmetric relation, from its other end
			other = r.Subject
		}
		heading.once("Facts")
		fmt.Fprintf(b, "- %s %s%s\n", markdown(phrase(&r)), n.link(other), n.how(&r))
		n.quotes(b, &r)
	}
	for r := range n.g.To(e.ID) {
		if !r.Symmetric && r.Subject != e.ID && n.shown(&r) {
			heading.once("Linked from")
			fmt.Fprintf(b, "- %s: %s this%s\n", n.link(r.Subject), markdown(phrase(&r)), n.how(&r))
			n.quotes(b, &r)
		}
	}
	for i := 0; i < len(e.Mentions); {
		heading.once("Mentioned in")
		id, count := e.Mentions[i].Document, 0
		for ; i < len(e.Mentions) && e.Mentions[i].Document == id; i++ {
			count++
		}
		fmt.Fprintf(b, "- %s, %d×\n", n.documentLink(id), count)
	}
}

// how says in brackets what makes a relation less than a fact, and who says it.
func (n *notes) how(r *graph.Relation) string {
	var parts []string
	if m := mannerOf(r).name; m != "asserted" && m != "negated" { // a phrase says "not"
		parts = append(parts, m)
	}
	if r.Attribution != "" {
		parts = append(parts, "said by "+n.link(r.Attribution))
	}
	if len(parts) == 0 {
		return ""
	}
	return " (" + strings.Join(parts, ", ") + ")"
}

// quotes writes the sentences that state a relation, each once.
func (n *notes) quotes(b *bufio.Writer, r *graph.Relation) {
	said := map[[2]string]bool{}
	for _, v := range r.Evidence {
		if key := [2]string{v.Document, v.Text}; !said[key] {
			said[key] = true
			fmt.Fprintf(b, "  > %s — %s\n", markdown(v.Text), n.documentLink(v.Document))
		}
	}
}

func (n *notes) document(b *bufio.Writer, d *graph.Document) {
	front := frontMatter{b}
	front.begin()
	front.list("aliases", []string{d.Title, d.ID})
	front.list("tags", []string{"document"})
	front.value("url", d.URL)
	front.value("date", d.Date)
	front.value("id", d.ID)
	front.end()
	title := d.Title
	if title == "" {
		title = d.ID
	}
	fmt.Fprintf(b, "# %s\n\n", markdown(title))
	for _, id := range n.mentioned[d.ID] {
		fmt.Fprintf(b, "- %s\n", n.link(id))
	}
}

// contents writes the index: the entities by type, then the documents.
func (n *notes) contents(b *bufio.Writer) {
	fmt.Fprintln(b, "# Index")
	heading := headings{b: b}
	for e := range n.g.Entities() { // by ID, which begins with the type
		heading.once(markdown(e.Type))
		fmt.Fprintf(b, "- %s\n", n.link(e.ID))
	}
	for d := range n.g.Documents() {
		heading.once("documents")
		fmt.Fprintf(b, "- %s\n", n.documentLink(d.ID))
	}
}

// headings writes a heading where it is not that of the line before.
type headings struct {
	b    *bufio.Writer
	last string
}

func (h *headings) once(heading string) {
	if h.last != heading {
		h.last = heading
		fmt.Fprintf(h.b, "\n## %s\n\n", heading)
	}
}

// link returns a link to the note of an entity, which shows its name.
func (n *notes) link(id string) string {
	if file, ok := n.files[id]; ok {
		return wikilink(file, n.names[id])
	}
	return markdown(id)
}

func (n *notes) documentLink(id string) string {
	if file, ok := n.documents[id]; ok {
		return wikilink(file, id)
	}
	return markdown(id)
}

// wikilink returns a link to a note. Its text cannot hold brackets, bars or line breaks.
func wikilink(file, text string) string {
	text = strings.Join(strings.Fields(printable(strings.Map(func(r rune) rune {
		if strings.ContainsRune("[]|", r) {
			return ' '
		}
		return r
	}, text))), " ")
	if text == file || text == "" {
		return "[[" + file + "]]"
	}
	return "[[" + file + "|" + text + "]]"
}

// markdown returns a text on one line in which Markdown, HTML, links and tags of Obsidian mean nothing.
func markdown(s string) string {
	var b strings.Builder
	digits := true // only digits so far: "1." would begin a list
	for at, r := range strings.Join(strings.Fields(printable(s)), " ") {
		if strings.ContainsRune("\\`*_{}[]<>#|~$^=&%", r) || at == 0 && strings.ContainsRune("-+", r) || digits && at > 0 && strings.ContainsRune(".)", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
		digits = digits && '0' <= r && r <= '9'
	}
	return b.String()
}

// tag returns a type as a tag: letters, digits, hyphens and underscores, not only digits.
func tag(typ string) string { return identifier(typ) }

// A frontMatter writes the YAML at the head of a note: double-quoted scalars, as JSON has them.
type frontMatter struct{ b *bufio.Writer }

func (f frontMatter) begin() { f.b.WriteString("---\n") }
func (f frontMatter) end()   { f.b.WriteString("---\n") }

func (f frontMatter) value(key, value string) {
	if value != "" {
		fmt.Fprintf(f.b, "%s: %s\n", yamlKey(key), yamlText(value))
	}
}

// list writes the values that are not empty, each once.
func (f frontMatter) list(key string, values []string) {
	var quoted []string
	for _, v := range values {
		if q := yamlText(v); v != "" && !slices.Contains(quoted, q) {
			quoted = append(quoted, q)
		}
	}
	fmt.Fprintf(f.b, "%s: [%s]\n", yamlKey(key), strings.Join(quoted, ", "))
}

// yamlKey returns a key, plain where it may be.
func yamlKey(key string) string {
	if strings.Trim(key, "abcdefghijklmnopqrstuvwxyz_") == "" && key != "" {
		return key
	}
	return yamlText(key)
}

// yamlText returns a text in double quotes, as YAML 1.2 and JSON read it: letters beyond
// the basic plane stay as they are, since YAML does not join surrogates.
func yamlText(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < ' ' || r >= 0x7f && r < 0xa0 || r == 0x2028 || r == 0x2029 || r == 0xfeff || r == 0xfffe || r == 0xffff:
			b.WriteString(`\u` + strconv.FormatInt(0x10000+int64(r), 16)[1:])
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
