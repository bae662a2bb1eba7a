package export

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/dossier-kg/dossier/graph"
)

// ErrNoText is returned by formats that annotate texts for a graph that has none.
var ErrNoText = errors.New("the graph has no texts of its documents, which this format annotates")

// Brat writes for the brat annotation tool, for each document of which the graph has the text, a
// .txt and an .ann, and the configuration that declares their types. The mentions
// are text-bound annotations; relations join them, for each place that states one.
// Equiv lines join the mentions of one entity in a document, attributes
// say what is negated or not asserted, normalizations lead to Wikidata, and notes hold the
// rule, the trigger and the rest. Offsets are code points, the end excluded. Line ends are LF. An
// annotation over a line break or a tab is cut in fragments, as brat wants it. Documents without
// text are left out and named in annotation.conf; where none has text, it is [ErrNoText].
func Brat(create func(string) (io.Writer, error), g *graph.Graph, _ Options) error {
	names := fileNames{}
	c := &bratConfig{entities: map[string]bool{}, relations: map[string]bool{}}
	texts := 0
	for d := range g.ByDocument() {
		if d.Text == "" {
			c.without = append(c.without, d.ID)
			continue
		}
		texts++
		name := strings.ReplaceAll(names.unique(strings.TrimSuffix(d.ID, ".txt")), " ", "-")
		a := newBratDocument(d, c)
		if err := writeTo(create, name+".txt", func(b *bufio.Writer) { b.WriteString(string(a.text)) }); err != nil {
			return err
		}
		if err := writeTo(create, name+".ann", func(b *bufio.Writer) { a.write(b, d) }); err != nil {
			return err
		}
	}
	if entities, _ := g.Len(); texts == 0 && entities > 0 { // without any the texts may well be empty
		return ErrNoText
	}
	if err := writeTo(create, "annotation.conf", c.write); err != nil {
		return err
	}
	return writeTo(create, "tools.conf", func(b *bufio.Writer) {
		b.WriteString("[normalization]\nWikidata\t<URL>:https://www.wikidata.org/, <URLBASE>:https://www.wikidata.org/wiki/%s\n")
	})
}

// writeTo creates a file and lets do write it.
func writeTo(create func(string) (io.Writer, error), name string, do func(*bufio.Writer)) error {
	w, err := create(name)
	if err != nil {
		return err
	}
	b := bufio.NewWriter(w)
	do(b)
	return b.Flush()
}

// A bratConfig collects what annotation.conf declares.
type bratConfig struct {
	entities  map[string]bool // types
	relations map[string]bool // types -> symmetric
	without   []string        // documents left out
}

func (c *bratConfig) write(b *bufio.Writer) {
	for _, id := range c.without {
		fmt.Fprintf(b, "# left out, its text is not there: %s\n", oneLine(id))
	}
	fmt.Fprintln(b, "[entities]")
	for _, t := range slices.Sorted(maps.Keys(c.entities)) {
		fmt.Fprintln(b, t)
	}
	fmt.Fprintln(b, "\n[relations]\nEquiv\tArg1:<ENTITY>, Arg2:<ENTITY>, <REL-TYPE>:symmetric-transitive")
	for _, t := range slices.Sorted(maps.Keys(c.relations)) {
		symmetric := ""
		if c.relations[t] {
			symmetric = ", <REL-TYPE>:symmetric"
		}
		fmt.Fprintf(b, "%s\tArg1:<ENTITY>, Arg2:<ENTITY>%s\n", t, symmetric)
	}
	fmt.Fprintln(b, "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n\n[events]\n\n[attributes]\nNegation\tArg:<RELATION>")
	fmt.Fprintln(b, "Modality\tArg:<RELATION>, Value:possible|intended|conditional|reported")
}

// bratName returns the name of a type: WorksFor for works_for.
func bratName(typ string) string {
	return strings.Map(func(r rune) rune {
		if isAlphanumeric(r) || r == '_' {
			return r
		}
		return '_'
	}, label(typ))
}

// A bratDocument is a document in the making.
type bratDocument struct {
	config *bratConfig
	text   []rune         // as brat reads it
	places []int          // byte offset in the text as given -> place in text
	spans  map[string]int // a type and its place -> number of the annotation
	first  map[string]int // ID of an entity -> number of its first annotation
	said   map[string]bool
	lines  [5]int // numbers of T, R, A, N and #
}

func newBratDocument(d *graph.Document, c *bratConfig) *bratDocument {
	a := &bratDocument{config: c, places: make([]int, len(d.Text)+1), spans: map[string]int{}, first: map[string]int{}, said: map[string]bool{}}
	for i, r := range d.Text {
		at := len(a.text)
		switch {
		case r == '\r':
			a.text = append(a.text, '\n')
		case r != '\n' || i == 0 || d.Text[i-1] != '\r':
			a.text = append(a.text, r)
		}
		a.places[i] = at
	}
	for i := 1; i < len(a.places); i++ { // inside of letters, as behind them
		a.places[i] = max(a.places[i], a.places[i-1])
	}
	a.places[len(d.Text)] = len(a.text)
	return a
}

func (a *bratDocument) write(b *bufio.Writer, d *graph.Document) {
	same := map[string][]string{}
	entities := map[string]*graph.Entity{}
	for i := range d.Entities {
		entities[d.Entities[i].ID] = &d.Entities[i]
	}
	for _, m := range d.Mentions {
		e := entities[m.Entity]
		t, isNew := a.annotate(b, e, m.Span)
		if !isNew {
			continue
		}
		same[e.ID] = append(same[e.ID], fmt.Sprintf("T%d", t))
		if e.Wikidata != "" {
			a.lines[3]++
			fmt.Fprintf(b, "N%d\tReference T%d Wikidata:%s\t%s\n", a.lines[3], t, e.Wikidata, bratLine(e.Name))
		}
		a.note(b, fmt.Sprintf("T%d", t), "entity="+e.ID+"; kind="+string(m.Kind)+"; rule="+m.Rule)
	}
	for _, e := range d.Entities {
		if len(same[e.ID]) > 1 {
			fmt.Fprintf(b, "*\tEquiv %s\n", strings.Join(same[e.ID], " "))
		}
	}
	for i := range d.Relations {
		r := &d.Relations[i]
		for j := range r.Evidence {
			a.relation(b, entities, r, &r.Evidence[j])
		}
	}
}

// annotate writes the text-bound annotation of an entity, unless it is there, and returns
// its number, 0 for a span without words.
func (a *bratDocument) annotate(b *bufio.Writer, e *graph.Entity, s graph.Span) (number int, isNew bool) {
	if e == nil || s.Start < 0 || s.End > len(a.places)-1 || s.Start >= s.End {
		return 0, false
	}
	start, end := a.places[s.Start], a.places[s.End]
	key := e.ID + " " + strconv.Itoa(start) + " " + strconv.Itoa(end)
	if t := a.spans[key]; t > 0 {
		return t, false
	}
	var places, parts []string
	for at := start; at < end; {
		to := at
		for to < end && !breaksLine(a.text[to]) {
			to++
		}
		if to > at {
			places = append(places, fmt.Sprintf("%d %d", at, to))
			parts = append(parts, string(a.text[at:to]))
		}
		at = to + 1
	}
	if len(parts) == 0 {
		return 0, false
	}
	typ := bratName(e.Type)
	a.config.entities[typ] = true
	a.lines[0]++
	t := a.lines[0]
	a.spans[key] = t
	if a.first[e.ID] == 0 {
		a.first[e.ID] = t
	}
	fmt.Fprintf(b, "T%d\t%s %s\t%s\n", t, typ, strings.Join(places, ";"), strings.Join(parts, " "))
	return t, true
}

// breaksLine reports whether a program may read a letter as the end of a line or a cell.
func breaksLine(r rune) bool {
	return strings.ContainsRune("\n\t\v\f\r\x1c\x1d\x1e\u0085\u2028\u2029", r)
}

// bratLine returns a text as it can stand in a line.
func bratLine(s string) string {
	return strings.Map(func(r rune) rune {
		if breaksLine(r) {
			return ' '
		}
		return r
	}, s)
}

// relation writes what one place states. Where the evidence has no words for an end, the
// first mention of the entity in the document stands for it.
func (a *bratDocument) relation(b *bufio.Writer, entities map[string]*graph.Entity, r *graph.Relation, v *graph.Evidence) {
	ends := [2]int{}
	for i, end := range []struct {
		id   string
		span graph.Span
	}{{r.Subject, v.Subject}, {r.Object, v.Object}} {
		if ends[i], _ = a.annotate(b, entities[end.id], end.span); ends[i] == 0 {
			ends[i] = a.first[end.id]
		}
	}
	typ := bratName(r.Type)
	key := fmt.Sprint(typ, ends, r.Polarity, r.Modality)
	if ends[0] == 0 || ends[1] == 0 || a.said[key] {
		return
	}
	a.said[key] = true
	a.config.relations[typ] = r.Symmetric
	a.lines[1]++
	name := fmt.Sprintf("R%d", a.lines[1])
	fmt.Fprintf(b, "%s\t%s Arg1:T%d Arg2:T%d\n", name, typ, ends[0], ends[1])
	if r.Polarity == graph.Negative {
		a.lines[2]++
		fmt.Fprintf(b, "A%d\tNegation %s\n", a.lines[2], name)
	}
	if r.Modality != graph.Asserted && r.Modality != "" {
		a.lines[2]++
		fmt.Fprintf(b, "A%d\tModality %s %s\n", a.lines[2], name, r.Modality)
	}
	note := "rule=" + v.Rule + "; form=" + v.Form
	if t := v.Trigger; t.Start >= 0 && t.Start < t.End && t.End < len(a.places) {
		note += "; trigger=" + string(a.text[a.places[t.Start]:a.places[t.End]])
	}
	for _, at := range r.Attributes {
		note += "; " + at.Name + "=" + at.Value
	}
	if r.Attribution != "" {
		note += "; said by=" + r.Attribution
	}
	if v.From != "" {
		note += "; from=" + v.From
	}
	a.note(b, name, note+"; confidence="+strconv.FormatFloat(r.Confidence, 'f', -1, 64))
}

func (a *bratDocument) note(b *bufio.Writer, of, text string) {
	a.lines[4]++
	fmt.Fprintf(b, "#%d\tAnnotatorNotes %s\t%s\n", a.lines[4], of, bratLine(text))
}
