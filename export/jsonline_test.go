package export

import (
	"bytes"
	"encoding/json"
	"reflect"
	"testing"

	"github.com/dossier-kg/dossier/graph"
)

// reflected writes a document by encoding/json.
func reflected(t *testing.T, d *graph.Document) string {
	t.Helper()
	line := lineForm{jsonDocument: jsonDocument{d.ID, d.Title, d.URL, d.Date, sameLength(d.Text)}, Entities: []jsonEntity{}, Mentions: []jsonMention{}, Relations: []jsonRelation{}}
	for i := range d.Entities {
		line.Entities = append(line.Entities, newEntity(&d.Entities[i]))
	}
	for _, m := range d.Mentions {
		line.Mentions = append(line.Mentions, jsonMention{Start: m.Span.Start, End: m.Span.End, Entity: m.Entity, Type: m.Type, Kind: m.Kind, Rule: m.Rule})
	}
	for i := range d.Relations {
		line.Relations = append(line.Relations, newRelation(&d.Relations[i], false))
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(line); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func newEntity(e *graph.Entity) jsonEntity {
	j := jsonEntity{ID: e.ID, Type: e.Type, Kind: e.Kind, Name: e.Name, Aliases: e.Aliases, Wikidata: e.Wikidata, ISO: e.ISO, Unnamed: e.Unnamed}
	if e.Entry != e.Wikidata {
		j.Entry = e.Entry
	}
	for _, t := range e.Traits {
		j.Traits = append(j.Traits, jsonTrait(t))
	}
	if j.Aliases == nil {
		j.Aliases = []string{}
	}
	return j
}

// newRelation turns a relation into its JSON form; whole adds what a line of a
// document leaves out, since it stands there already: the document, the quote, and a
// confidence that is that of the relation.
func newRelation(r *graph.Relation, whole bool) jsonRelation {
	j := jsonRelation{Subject: r.Subject, Type: r.Type, Object: r.Object, Symmetric: r.Symmetric, Attributes: map[string]string{},
		Polarity: r.Polarity, Modality: r.Modality, Attribution: r.Attribution, Tense: r.Tense, Confidence: r.Confidence,
		Evidence: make([]jsonEvidence, 0, len(r.Evidence))}
	for _, a := range r.Attributes {
		j.Attributes[a.Name] = a.Value
	}
	for _, e := range r.Evidence {
		v := jsonEvidence{Start: e.Span.Start, End: e.Span.End, Subject: pair(e.Subject), Object: pair(e.Object), Trigger: pair(e.Trigger),
			Rule: e.Rule, Form: e.Form, From: e.From}
		if whole {
			v.Document, v.Text = e.Document, sameLength(e.Text)
		}
		if whole || e.Confidence != r.Confidence {
			v.Confidence = e.Confidence
		}
		j.Evidence = append(j.Evidence, v)
	}
	return j
}

func pair(s graph.Span) [2]int { return [2]int{s.Start, s.End} }

// spread returns a document that holds s wherever a text can stand, and n wherever a number can.
func spread(s string, n int, f float64) *graph.Document {
	at := graph.Span{Start: n, End: n + 1}
	evidence := graph.Evidence{Document: s, Span: at, Subject: at, Object: at, Trigger: at, Text: s, Rule: s, Form: s, From: s, Confidence: f}
	return &graph.Document{ID: s, Title: s, URL: s, Date: s, Text: s,
		Entities: []graph.Entity{
			{ID: s, Type: s, Kind: s, Name: s, Aliases: []string{s, "b"}, Wikidata: s, ISO: s, Entry: s + "x", Unnamed: true, Traits: []graph.Attribute{{Name: s, Value: s}, {Name: "age", Value: "4"}}},
			{ID: s, Wikidata: s, Entry: s}},
		Mentions: []graph.Mention{{Document: s, Span: at, Entity: s, Type: s, Kind: graph.MentionKind(s), Rule: s}, {}},
		Relations: []graph.Relation{
			{Subject: s, Type: s, Object: s, Symmetric: true, Attributes: []graph.Attribute{{Name: "role", Value: s}, {Name: s, Value: "1"}, {Name: "date", Value: s}, {Name: "role", Value: "last"}},
				Polarity: graph.Polarity(s), Modality: graph.Modality(s), Attribution: s, Tense: s, Confidence: f, Evidence: []graph.Evidence{evidence, evidence, {Confidence: f / 2}}},
			{Confidence: 1}}}
}

// TestPlacesInInvalidText: what is read back has its words where they were, whatever the bytes before them.
func TestPlacesInInvalidText(t *testing.T) {
	d := &graph.Document{ID: "a", Text: "Jos\xe9 \xff\xc3 met Ann \U0001f600."}
	var b bytes.Buffer
	if err := WriteDocument(&b, d, Options{Text: true}); err != nil {
		t.Fatal(err)
	}
	for got, err := range ReadJSONL(&b) {
		if err != nil {
			t.Fatal(err)
		}
		if want := "Jos? ?? met Ann \U0001f600."; got.Text != want {
			t.Errorf("got %q, want %q", got.Text, want)
		}
	}
}

func TestLineIsEncodingJSON(t *testing.T) {
	for _, s := range []string{"", "plain", `a "b" \c/`, "<&>'", "tab\tline\nreturn\r\b\f\x00\x1f\x7f", "naïve “quotes”", "\u2028\u2029\ufeff", "\xff\xc3", "𝒳"} {
		for _, f := range []float64{0, 1, 0.9, 0.123, 1e-7, 1e21, -0.5} {
			d := spread(s, -3, f)
			var got bytes.Buffer
			if err := WriteDocument(&got, d, Options{Text: true}); err != nil {
				t.Fatal(err)
			}
			if want := reflected(t, d); got.String() != want {
				t.Errorf("%q, %v:\ngot  %swant %s", s, f, got.String(), want)
			}
		}
	}
}

// TestItemIsEncodingJSON: the format json writes its items as encoding/json indents the forms.
func TestItemIsEncodingJSON(t *testing.T) {
	for _, s := range []string{"", "plain", `a "b" \c/\`, "{[,:]}", "\u2028\xff\t"} {
		for _, f := range []float64{0, 0.9, 1e-7} {
			d := spread(s, 3, f)
			e := d.Entities[0]
			e.Mentions = d.Mentions
			form := newEntity(&e)
			for _, m := range e.Mentions {
				form.Mentions = append(form.Mentions, jsonMention{Document: m.Document, Start: m.Span.Start, End: m.Span.End, Kind: m.Kind, Rule: m.Rule})
			}
			l := &lineWriter{whole: true}
			l.entity(&e)
			sameItem(t, l, form)
			for i := range d.Relations {
				l.relation(&d.Relations[i])
				sameItem(t, l, newRelation(&d.Relations[i], true))
			}
		}
	}
}

func sameItem(t *testing.T, l *lineWriter, form any) {
	t.Helper()
	var want bytes.Buffer
	enc := json.NewEncoder(&want)
	enc.SetEscapeHTML(false)
	enc.SetIndent("  ", " ")
	if err := enc.Encode(form); err != nil {
		t.Fatal(err)
	}
	if got := string(appendIndented(nil, l.out)) + "\n"; got != want.String() {
		t.Errorf("got  %swant %s", got, want.String())
	}
	l.out = l.out[:0]
}

// TestLineIsWhole asks that spread leaves no field out that a line may hold.
func TestLineIsWhole(t *testing.T) {
	d := spread("s", 1, 0.5)
	for _, v := range []any{*d, d.Entities[0], d.Mentions[0], d.Relations[0], d.Relations[0].Evidence[0]} {
		r := reflect.ValueOf(v)
		for i := range r.NumField() {
			if name := r.Type().Field(i).Name; r.Field(i).IsZero() && (r.Type() != reflect.TypeFor[graph.Entity]() || name != "Mentions") {
				t.Errorf("%s.%s is not set", r.Type(), name)
			}
		}
	}
}

func FuzzLine(f *testing.F) {
	f.Add("a\u2028\"", 7, 0.75)
	f.Fuzz(func(t *testing.T, s string, n int, x float64) {
		d := spread(s, n, x)
		var got bytes.Buffer
		if err := WriteDocument(&got, d, Options{Text: true}); err != nil {
			return // NaN and the like
		}
		if want := reflected(t, d); got.String() != want {
			t.Errorf("got  %swant %s", got.String(), want)
		}
	})
}

// BenchmarkLine writes a document of a hundred entities, mentions and relations.
func BenchmarkLine(b *testing.B) {
	d := &graph.Document{ID: "a"}
	one := spread("person/ada-holt", 1234, 0.765)
	for range 50 {
		d.Entities = append(d.Entities, one.Entities...)
		d.Mentions = append(d.Mentions, one.Mentions...)
		d.Relations = append(d.Relations, one.Relations...)
	}
	var out bytes.Buffer
	b.ReportAllocs()
	for b.Loop() {
		out.Reset()
		if err := WriteDocument(&out, d, Options{}); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(int64(out.Len()))
}
