package export

import (
	"encoding/json"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/dossier-kg/dossier/graph"
)

// A lineWriter writes what one document says as encoding/json writes the forms of this
// package, without reflection and without a copy of the document in those forms: a test
// holds it to them byte for byte.
type lineWriter struct {
	out   []byte
	whole bool // for the format json: adds what a line of a document leaves out, since it stands there already
	attrs []graph.Attribute
	err   error
	to    io.Writer
}

// spillAt is how much of a line is kept before it is handed on: that of a long document would
// else be copied again and again as it grows.
const spillAt = 1 << 20

func (l *lineWriter) spill() {
	if len(l.out) >= spillAt && l.err == nil {
		_, l.err = l.to.Write(l.out)
		l.out = l.out[:0]
	}
}

func (l *lineWriter) document(d *graph.Document, text bool) {
	l.head(d, text)
	l.put(`,"entities":[`)
	for i := range d.Entities {
		l.comma(i)
		l.entity(&d.Entities[i])
		l.spill()
	}
	l.put(`],"mentions":[`)
	for i := range d.Mentions {
		l.comma(i)
		l.mention(&d.Mentions[i])
		l.spill()
	}
	l.put(`],"relations":[`)
	for i := range d.Relations {
		l.comma(i)
		l.relation(&d.Relations[i])
		l.spill()
	}
	l.put("]}\n")
}

// head begins a document.
func (l *lineWriter) head(d *graph.Document, text bool) {
	l.text(`{"id":`, d.ID)
	l.optional(`,"title":`, d.Title)
	l.optional(`,"url":`, d.URL)
	l.optional(`,"date":`, d.Date)
	if text {
		l.optional(`,"text":`, sameLength(d.Text))
	}
}

func (l *lineWriter) entity(e *graph.Entity) {
	l.text(`{"id":`, e.ID)
	l.text(`,"type":`, e.Type)
	l.optional(`,"kind":`, e.Kind)
	l.text(`,"name":`, e.Name)
	l.put(`,"aliases":[`)
	for i, a := range e.Aliases {
		l.comma(i)
		l.text("", a)
	}
	l.put("]")
	l.optional(`,"wikidata":`, e.Wikidata)
	l.optional(`,"iso":`, e.ISO)
	if e.Entry != e.Wikidata {
		l.optional(`,"entry":`, e.Entry)
	}
	if e.Unnamed {
		l.put(`,"unnamed":true`)
	}
	if len(e.Traits) > 0 {
		l.put(`,"traits":[`)
		for i, t := range e.Traits {
			l.comma(i)
			l.text(`{"name":`, t.Name)
			l.text(`,"value":`, t.Value)
			l.put("}")
		}
		l.put("]")
	}
	if l.whole && len(e.Mentions) > 0 {
		l.put(`,"mentions":[`)
		for i := range e.Mentions {
			l.comma(i)
			l.mention(&e.Mentions[i])
		}
		l.put("]")
	}
	l.put("}")
}

func (l *lineWriter) mention(m *graph.Mention) {
	l.place(m.Document, m.Span)
	if !l.whole {
		l.optional(`,"entity":`, m.Entity)
		l.optional(`,"type":`, m.Type)
	}
	l.text(`,"kind":`, string(m.Kind))
	l.text(`,"rule":`, m.Rule)
	l.put("}")
}

func (l *lineWriter) relation(r *graph.Relation) {
	l.text(`{"subject":`, r.Subject)
	l.text(`,"type":`, r.Type)
	l.text(`,"object":`, r.Object)
	if r.Symmetric {
		l.put(`,"symmetric":true`)
	}
	l.attributes(r.Attributes)
	l.text(`,"polarity":`, string(r.Polarity))
	l.text(`,"modality":`, string(r.Modality))
	l.optional(`,"attribution":`, r.Attribution)
	l.optional(`,"tense":`, r.Tense)
	l.float(`,"confidence":`, r.Confidence)
	l.put(`,"evidence":[`)
	for i := range r.Evidence {
		l.comma(i)
		l.evidence(&r.Evidence[i], r.Confidence)
	}
	l.put("]}")
}

// evidence leaves out a confidence that is that of the relation, unless all is wanted.
func (l *lineWriter) evidence(e *graph.Evidence, confidence float64) {
	l.place(e.Document, e.Span)
	l.pair(`,"subject":`, e.Subject)
	l.pair(`,"object":`, e.Object)
	l.pair(`,"trigger":`, e.Trigger)
	if l.whole {
		l.optional(`,"text":`, sameLength(e.Text))
	}
	l.text(`,"rule":`, e.Rule)
	l.text(`,"form":`, e.Form)
	l.optional(`,"from":`, e.From)
	if (l.whole || e.Confidence != confidence) && e.Confidence != 0 {
		l.float(`,"confidence":`, e.Confidence)
	}
	l.put("}")
}

// place begins what stands at a place in a document.
func (l *lineWriter) place(document string, at graph.Span) {
	l.put("{")
	if l.whole && document != "" {
		l.text(`"document":`, document)
		l.put(",")
	}
	l.number(`"start":`, at.Start)
	l.number(`,"end":`, at.End)
}

// attributes writes an object: sorted by name, of one name the last.
func (l *lineWriter) attributes(attributes []graph.Attribute) {
	l.attrs = append(l.attrs[:0], attributes...)
	slices.SortStableFunc(l.attrs, func(a, b graph.Attribute) int { return strings.Compare(a.Name, b.Name) })
	l.put(`,"attributes":{`)
	written := 0
	for i, a := range l.attrs {
		if i+1 < len(l.attrs) && l.attrs[i+1].Name == a.Name {
			continue
		}
		l.comma(written)
		l.text("", a.Name)
		l.text(":", a.Value)
		written++
	}
	l.put("}")
}

func (l *lineWriter) put(s string) { l.out = append(l.out, s...) }

// comma parts what is number i of a list from what is before it.
func (l *lineWriter) comma(i int) {
	if i > 0 {
		l.out = append(l.out, ',')
	}
}

// sameLength returns a text with a question mark for each byte that is no UTF-8: with U+FFFD,
// which JSON has elsewhere and which has three bytes, no place behind it would be right.
func sameLength(text string) string {
	if utf8.ValidString(text) {
		return text
	}
	b := []byte(text)
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			b[i] = '?'
		}
		i += n
	}
	return string(b)
}

func (l *lineWriter) optional(key, value string) {
	if value != "" {
		l.text(key, value)
	}
}

// text writes a string behind its key.
func (l *lineWriter) text(key, value string) {
	l.put(key)
	l.out = append(goJSONText.append(append(l.out, '"'), value), '"')
}

func (l *lineWriter) number(key string, n int) {
	l.put(key)
	l.out = strconv.AppendInt(l.out, int64(n), 10)
}

func (l *lineWriter) pair(key string, s graph.Span) {
	l.put(key)
	l.number("[", s.Start)
	l.number(",", s.End)
	l.put("]")
}

func (l *lineWriter) float(key string, f float64) {
	l.put(key)
	if f == 0 || f >= 1e-6 && f < 1e21 { // what lies outside has an exponent
		l.out = strconv.AppendFloat(l.out, f, 'f', -1, 64)
		return
	}
	b, err := json.Marshal(f)
	if err != nil {
		l.err = err
	}
	l.out = append(l.out, b...)
}
