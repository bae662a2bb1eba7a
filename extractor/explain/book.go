package explain

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/dossier-kg/dossier/extractor/rules"
)

// A Book is what a rule set holds, for readers.
type Book struct {
	Types      []BookType     `json:"types"`
	Relations  []BookRelation `json:"relations"`
	Names      []BookRule     `json:"entity_rules"`
	Frames     []BookRule     `json:"frames"`
	Inferences []BookRule     `json:"inferences"`
	Lists      []BookList     `json:"lists"`
}

// A BookType is a type of thing.
type BookType struct {
	Name        string   `json:"name"`
	Is          []string `json:"is,omitempty"`
	Kinds       []string `json:"kinds,omitempty"`
	Entries     int      `json:"entries"` // in the lexicon
	Description string   `json:"description,omitempty"`
}

// A BookRelation is a relation and the frames that read it.
type BookRelation struct {
	Name        string   `json:"name"`
	From        []string `json:"from"`
	To          []string `json:"to"`
	Says        []string `json:"says,omitempty"` // symmetric, an event, its inverse, what it implies and excludes
	Wikidata    string   `json:"wikidata,omitempty"`
	PLOVER      string   `json:"plover,omitempty"`
	Frames      []string `json:"frames"`
	Description string   `json:"description,omitempty"`
}

// A BookRule is a rule: what it makes, the forms in which it reads text, and its examples.
type BookRule struct {
	ID          string        `json:"id"`
	At          string        `json:"at"`
	Makes       string        `json:"makes"`
	Description string        `json:"description,omitempty"`
	Forms       []BookForm    `json:"forms"`
	Says        []string      `json:"says,omitempty"` // confidence, status, unless ...
	Examples    []BookExample `json:"examples"`
}

// A BookForm is one shape of a rule.
type BookForm struct {
	Shape string `json:"shape"`
	Text  string `json:"text"`
}

// A BookExample is a text and what the rule finds in it, nothing in a near miss.
type BookExample struct {
	Text  string   `json:"text"`
	Wants []string `json:"wants"`
}

// A BookList is a list of words.
type BookList struct {
	Name        string `json:"name"`
	Of          string `json:"of"`
	Count       int    `json:"count"`
	Begin       string `json:"begin"` // its first words
	Description string `json:"description,omitempty"`
}

// NewBook returns the book of a rule set, in file order.
func NewBook(set *rules.Set) *Book {
	set.ReadExamples()
	b := &Book{Types: []BookType{}, Relations: []BookRelation{}, Names: []BookRule{}, Frames: []BookRule{}, Inferences: []BookRule{}, Lists: []BookList{}}
	entries := map[string]int{}
	for i := range set.Entries.Len() {
		entries[set.Entries.Type(i)]++
	}
	for _, t := range set.Types {
		b.Types = append(b.Types, BookType{t.Name, t.Is, t.Kinds, entries[t.Name], t.Description})
	}
	readers := map[string][]string{}
	for _, f := range set.Frames {
		readers[f.Relation] = append(readers[f.Relation], f.ID)
		b.Frames = append(b.Frames, bookFrame(f))
	}
	for _, r := range set.Relations {
		b.Relations = append(b.Relations, BookRelation{r.Name, r.From, r.To, relationSays(r), r.Wikidata, r.PLOVER, append([]string{}, readers[r.Name]...), r.Description})
	}
	for _, r := range set.Entities {
		b.Names = append(b.Names, bookEntity(r))
	}
	for _, r := range set.Infer.Rules {
		b.Inferences = append(b.Inferences, bookInference(r))
	}
	for _, l := range set.Lists {
		of := l.Of
		if l.Exact {
			of += ", exact"
		}
		b.Lists = append(b.Lists, BookList{l.Name, of, len(l.Words), strings.Join(l.Words[:min(len(l.Words), 8)], ", "), l.Description})
	}
	return b
}

func relationSays(r *rules.Relation) []string {
	var says []string
	if r.Symmetric {
		says = append(says, "symmetric")
	}
	if r.Event {
		says = append(says, "an event")
	}
	if r.Inverse != "" {
		says = append(says, "inverse of "+r.Inverse)
	}
	if len(r.Implies) > 0 {
		says = append(says, "implies "+strings.Join(r.Implies, ", "))
	}
	if len(r.Excludes) > 0 {
		says = append(says, "excludes "+strings.Join(r.Excludes, ", "))
	}
	return says
}

func bookEntity(r *rules.EntityRule) BookRule {
	b := BookRule{ID: r.ID, At: r.Pos.String(), Description: r.Description, Forms: []BookForm{{"pattern", oneLine(r.Pattern.Text)}}, Examples: []BookExample{}}
	switch {
	case r.Veto:
		b.Makes = "no name"
	case r.To != "":
		b.Makes = r.From + " -> " + r.To
	case r.Kind != "":
		b.Makes = r.Makes + "/" + r.Kind
	default:
		b.Makes = r.Makes
	}
	if len(r.Overwrite) > 0 {
		b.Says = append(b.Says, "overwrites "+strings.Join(r.Overwrite, ", "))
	}
	for _, e := range r.Examples {
		x := BookExample{Text: e.Text, Wants: []string{}}
		for _, s := range e.Spans {
			x.Wants = append(x.Wants, e.Text[s[0]:s[1]])
		}
		b.Examples = append(b.Examples, x)
	}
	return b
}

func bookFrame(f *rules.Frame) BookRule {
	b := BookRule{ID: f.ID, At: f.Pos.String(), Description: f.Description, Forms: []BookForm{}, Examples: relationExamples(f.Examples)}
	ends := []string{f.Subject, f.Object}
	for _, values := range []map[string]string{f.Roles, f.Constants} {
		for _, name := range slices.Sorted(maps.Keys(values)) {
			ends = append(ends, name+"="+values[name])
		}
	}
	b.Makes = f.Relation + "(" + strings.Join(ends, ", ") + ")"
	if f.Polarity != "" {
		b.Makes += " " + f.Polarity
	}
	if f.Modality != "" {
		b.Makes += " " + f.Modality
	}
	for _, s := range f.Shapes() {
		b.Forms = append(b.Forms, BookForm{s.Kind, oneLine(s.Text)})
	}
	b.Says = append(b.Says, fmt.Sprintf("confidence %g", f.Confidence))
	for _, w := range f.With {
		b.Says = append(b.Says, "with "+w.Name+" after "+strings.Join(w.Preps, ", "))
	}
	for _, s := range f.Status {
		b.Says = append(b.Says, s.Name+"="+s.Value+" where "+rules.Some(s.Words)+" stands by")
	}
	for _, p := range f.Unless {
		b.Says = append(b.Says, "unless `"+oneLine(p.Text)+"` matches")
	}
	if len(f.Without) > 0 {
		b.Says = append(b.Says, "without the forms "+strings.Join(f.Without, ", "))
	}
	if len(f.Prefer) > 0 {
		b.Says = append(b.Says, "wins over "+strings.Join(f.Prefer, ", "))
	}
	return b
}

func bookInference(r *rules.Inference) BookRule {
	var premises []string
	for i := range r.If {
		premises = append(premises, r.If[i].String())
	}
	return BookRule{ID: r.ID, At: r.Pos.String(), Makes: r.Then.String(), Forms: []BookForm{{"if", strings.Join(premises, " and ")}},
		Says: []string{fmt.Sprintf("confidence %g of theirs", r.Confidence)}, Examples: relationExamples(r.Examples)}
}

func relationExamples(examples []*rules.Example) []BookExample {
	out := []BookExample{}
	for _, e := range examples {
		x := BookExample{Text: e.Text, Wants: []string{}}
		for i := range e.Wants {
			x.Wants = append(x.Wants, e.Wants[i].String())
		}
		out = append(out, x)
	}
	return out
}

// oneLine puts single spaces where a text has white space.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
