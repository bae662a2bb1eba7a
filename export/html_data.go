package export

import (
	"math"
	"slices"
	"strings"

	"github.com/dossier-kg/dossier/graph"
)

// pageData is what the page's script knows. Entities, relations, documents and quotes are named by
// their place in these lists. Offsets count UTF-16 code units, as strings of JavaScript do.
type pageData struct {
	Documents []pageDocument    `json:"documents"`
	Entities  []pageEntity      `json:"entities"`
	Relations []pageRelation    `json:"relations"`
	Quotes    []pageQuote       `json:"quotes"`
	Rules     map[string]string `json:"rules"`    // what each rule is for, where that is known
	Statuses  []string          `json:"statuses"` // the manners there are, most asserted first
	Shown     []string          `json:"shown"`    // those that are shown at first
	Least     float64           `json:"least"`    // the confidence below which nothing is shown at first
	Drawn     int               `json:"drawn"`    // how many entities the picture has, where it has not all; else 0
}

type pageDocument struct {
	ID    string `json:"id"`
	Title string `json:"title,omitempty"`
	URL   string `json:"url,omitempty"`
	Date  string `json:"date,omitempty"`
	Text  string `json:"text,omitempty"`
}

type pageEntity struct {
	ID       string      `json:"id"`
	Type     string      `json:"type"`
	Class    string      `json:"class"`
	Kind     string      `json:"kind,omitempty"`
	Name     string      `json:"name"`
	Aliases  []string    `json:"aliases,omitempty"`
	Wikidata string      `json:"wikidata,omitempty"`
	ISO      string      `json:"iso,omitempty"`
	Traits   [][2]string `json:"traits,omitempty"`
	Mentions [][4]int    `json:"mentions,omitempty"` // document, start, end, place in mentionKinds
}

type pageRelation struct {
	ID         string         `json:"id"`
	Subject    int            `json:"subject"`
	Object     int            `json:"object"`
	Type       string         `json:"type"`
	Phrase     string         `json:"phrase"`
	Symmetric  bool           `json:"symmetric,omitempty"`
	Attributes [][2]string    `json:"attributes,omitempty"`
	Status     string         `json:"status"` // its manner in pictures
	Negative   bool           `json:"negative,omitempty"`
	Modality   string         `json:"modality"`
	Source     *int           `json:"source,omitempty"` // the entity that says so
	Tense      string         `json:"tense,omitempty"`
	Confidence float64        `json:"confidence"`
	Link       int            `json:"link"` // place among the links of the picture, -1 for none
	Evidence   []pageEvidence `json:"evidence"`
}

// pageEvidence has spans relative to its quote.
type pageEvidence struct {
	Quote      int     `json:"quote"`
	Subject    [2]int  `json:"subject"`
	Object     [2]int  `json:"object"`
	Trigger    [2]int  `json:"trigger"`
	Rule       string  `json:"rule"`
	Form       string  `json:"form,omitempty"`
	From       string  `json:"from,omitempty"`
	Confidence float64 `json:"confidence"`
}

// A pageQuote is a sentence: its place, and its words where the document has no text.
type pageQuote struct {
	Document int    `json:"document"`
	Start    int    `json:"start"`
	End      int    `json:"end"`
	Text     string `json:"text,omitempty"`
}

// A pageMaker puts pageData together.
type pageMaker struct {
	pageData
	opts      Options
	documents map[string]int
	units     []*units // of each document
	entities  map[string]int
	quotes    map[pageQuote]int
	links     map[string]int // relation ID -> place of its link
}

func newPageData(g *graph.Graph, s *sheet, opts Options) *pageData {
	m := &pageMaker{opts: opts, documents: map[string]int{}, entities: map[string]int{}, quotes: map[pageQuote]int{}, links: map[string]int{}}
	m.pageData = pageData{Documents: []pageDocument{}, Entities: []pageEntity{}, Relations: []pageRelation{}, Quotes: []pageQuote{}, Rules: map[string]string{}}
	for i, b := range s.bundles {
		for j := range b.relations {
			m.links[RelationID(&b.relations[j])] = i
		}
	}
	for d := range g.Documents() {
		m.documents[d.ID] = len(m.Documents)
		m.Documents = append(m.Documents, pageDocument{d.ID, d.Title, d.URL, d.Date, d.Text})
		m.units = append(m.units, newUnits(d.Text))
	}
	for e := range g.Entities() {
		m.entities[e.ID] = len(m.Entities)
		m.Entities = append(m.Entities, m.entity(&e))
	}
	ends := map[int]bool{}
	for r := range g.Relations() {
		m.Relations = append(m.Relations, m.relation(&r))
		ends[m.entities[r.Subject]], ends[m.entities[r.Object]] = true, true
	}
	if len(ends) > len(s.nodes) {
		m.Drawn = len(s.nodes)
	}
	m.statuses()
	return &m.pageData
}

func (m *pageMaker) entity(e *graph.Entity) pageEntity {
	p := pageEntity{ID: e.ID, Type: e.Type, Class: className(e.Type), Kind: e.Kind, Name: e.Name, Wikidata: e.Wikidata, ISO: e.ISO, Traits: pairs(e.Traits)}
	for _, a := range e.Aliases {
		if strings.TrimSpace(a) != "" {
			p.Aliases = append(p.Aliases, a)
		}
	}
	if strings.TrimSpace(p.Name) == "" {
		p.Name = e.ID
	}
	for _, n := range e.Mentions {
		d, ok := m.documents[n.Document]
		if !ok {
			continue
		}
		u := m.units[d]
		p.Mentions = append(p.Mentions, [4]int{d, u.at(n.Span.Start), u.at(n.Span.End), slices.Index(mentionKinds, n.Kind)})
	}
	return p
}

func (m *pageMaker) relation(r *graph.Relation) pageRelation {
	p := pageRelation{ID: RelationID(r), Subject: m.entities[r.Subject], Object: m.entities[r.Object], Type: r.Type, Phrase: phrase(r),
		Symmetric: r.Symmetric, Attributes: pairs(r.Attributes), Status: mannerOf(r).name, Negative: r.Polarity == graph.Negative,
		Modality: string(r.Modality), Tense: r.Tense, Confidence: rounded(r.Confidence), Link: -1, Evidence: []pageEvidence{}}
	if link, ok := m.links[p.ID]; ok {
		p.Link = link
	}
	if source, ok := m.entities[r.Attribution]; ok {
		p.Source = &source
	}
	for i := range r.Evidence {
		e := &r.Evidence[i]
		if slices.ContainsFunc(r.Evidence[:i], func(o graph.Evidence) bool { return e.Repeats(&o) }) {
			continue
		}
		p.Evidence = append(p.Evidence, m.evidence(e))
	}
	return p
}

func (m *pageMaker) evidence(e *graph.Evidence) pageEvidence {
	u := newUnits(e.Text)
	within := func(s graph.Span) [2]int { return [2]int{u.at(s.Start - e.Span.Start), u.at(s.End - e.Span.Start)} }
	if m.opts.Describe != nil && m.Rules[e.Rule] == "" {
		if about := m.opts.Describe(e.Rule); about != "" {
			m.Rules[e.Rule] = about
		}
	}
	return pageEvidence{m.quote(e), within(e.Subject), within(e.Object), within(e.Trigger), e.Rule, e.Form, e.From, rounded(e.Confidence)}
}

// quote returns the place of a sentence among the quotes, which have each once.
func (m *pageMaker) quote(e *graph.Evidence) int {
	d, ok := m.documents[e.Document]
	q := pageQuote{Document: d, Text: e.Text}
	if ok && m.Documents[d].Text != "" && e.Span.End <= len(m.Documents[d].Text) && m.Documents[d].Text[e.Span.Start:e.Span.End] == e.Text {
		q = pageQuote{Document: d, Start: m.units[d].at(e.Span.Start), End: m.units[d].at(e.Span.End)}
	}
	at, ok := m.quotes[q]
	if !ok {
		at = len(m.Quotes)
		m.quotes[q] = at
		m.Quotes = append(m.Quotes, q)
	}
	return at
}

// statuses lists the manners of the relations, and which of them a picture would have.
func (m *pageMaker) statuses() {
	m.Statuses, m.Shown, m.Least = []string{}, []string{"asserted"}, m.opts.MinConfidence
	for i := len(manners) - 1; i >= 0; i-- {
		name := manners[i].name
		if slices.ContainsFunc(m.Relations, func(r pageRelation) bool { return r.Status == name }) {
			m.Statuses = append(m.Statuses, name)
		}
	}
	m.Shown = append(m.Shown, m.opts.Include...)
}

func pairs(attributes []graph.Attribute) [][2]string {
	var p [][2]string
	for _, a := range attributes {
		p = append(p, [2]string{a.Name, a.Value})
	}
	return p
}

// rounded returns a confidence to three digits, which is more than it is known to.
func rounded(v float64) float64 { return math.Round(v*1000) / 1000 }

// units turns offsets of bytes into offsets of UTF-16 code units.
type units struct {
	text  string
	marks []mark // the first character at or behind each step of bytes
}

type mark struct{ bytes, units int }

// step is how many bytes are counted at most, or little more, for one offset.
const step = 512

func newUnits(text string) *units {
	u := &units{text: text, marks: make([]mark, 0, len(text)/step+1)}
	n := 0
	for i, r := range text { // a byte that is no UTF-8 is written as U+FFFD, and counts as one
		if i >= len(u.marks)*step {
			u.marks = append(u.marks, mark{i, n})
		}
		n += unitsOf(r)
	}
	return u
}

// at returns the offset in units; what lies outside the text is at its end.
func (u *units) at(offset int) int {
	offset = min(max(offset, 0), len(u.text))
	if offset == 0 {
		return 0
	}
	k := min(offset/step, len(u.marks)-1)
	if u.marks[k].bytes > offset {
		k--
	}
	from := u.marks[k]
	for _, r := range u.text[from.bytes:offset] {
		from.units += unitsOf(r)
	}
	return from.units
}

// unitsOf returns how many units of UTF-16 a character has.
func unitsOf(r rune) int {
	if r > 0xFFFF {
		return 2
	}
	return 1
}
