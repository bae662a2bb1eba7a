package extractor_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/dossier-kg/dossier"
	"github.com/dossier-kg/dossier/extractor"
	"github.com/dossier-kg/dossier/graph"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "write what is found into testdata/corpus")

func shipped(tb testing.TB) *extractor.Extractor {
	tb.Helper()
	set, err := dossier.DefaultRules()
	if err != nil {
		tb.Fatal(err)
	}
	x, err := extractor.New(set, nil)
	if err != nil {
		tb.Fatal(err)
	}
	return x
}

// TestCorpus extracts the text of each file of testdata/corpus by the shipped rules
// and compares all mentions and relations with those listed: these and no others.
func TestCorpus(t *testing.T) {
	x := shipped(t)
	files, _ := filepath.Glob("testdata/corpus/*.txtar")
	if len(files) == 0 {
		t.Fatal("no corpus")
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			doc, err := x.Extract(extractor.Document{ID: "d", Text: string(a.Files[0].Data)})
			if err != nil {
				t.Fatal(err)
			}
			for i, got := range []string{"", mentions(doc), relations(doc)} {
				if i == 0 {
					continue
				}
				if *update {
					a.Files[i].Data = []byte(got)
				} else if want := string(a.Files[i].Data); got != want {
					t.Errorf("%s: got\n%swant\n%s", a.Files[i].Name, got, want)
				}
			}
			if *update {
				if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func mentions(doc *graph.Document) string {
	var b strings.Builder
	for _, m := range doc.Mentions {
		fmt.Fprintf(&b, "%s: %s %s\n", doc.Text[m.Span.Start:m.Span.End], m.Kind, m.Entity)
	}
	return b.String()
}

func relations(doc *graph.Document) string {
	var b strings.Builder
	for _, r := range doc.Relations {
		fmt.Fprintf(&b, "%s %s %s", r.Subject, r.Type, r.Object)
		for _, a := range r.Attributes {
			fmt.Fprintf(&b, " %s=%q", a.Name, a.Value)
		}
		if r.Polarity == graph.Negative {
			b.WriteString(" negative")
		}
		if r.Modality != graph.Asserted {
			fmt.Fprintf(&b, " %s", r.Modality)
		}
		if r.Attribution != "" {
			fmt.Fprintf(&b, " by %s", r.Attribution)
		}
		for k, e := range r.Evidence {
			if k > 0 && e.Repeats(&r.Evidence[k-1]) {
				continue
			}
			fmt.Fprintf(&b, " [%s/%s %q]", e.Rule, e.Form, doc.Text[e.Trigger.Start:e.Trigger.End])
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// check verifies what holds of every result: spans lie in the text, quotes are the
// text, relations join entities that are there and have evidence.
func check(t *testing.T, doc *graph.Document) {
	t.Helper()
	ids := map[string]bool{}
	for _, e := range doc.Entities {
		if ids[e.ID] || e.Name == "" {
			t.Errorf("entity %q twice or without a name", e.ID)
		}
		ids[e.ID] = true
	}
	inside := func(s graph.Span) bool { return 0 <= s.Start && s.Start < s.End && s.End <= len(doc.Text) }
	for i, m := range doc.Mentions {
		if !inside(m.Span) || !ids[m.Entity] || i > 0 && m.Span.Start < doc.Mentions[i-1].Span.Start {
			t.Errorf("mention %+v", m)
		}
	}
	for _, r := range doc.Relations {
		if !ids[r.Subject] || !ids[r.Object] || len(r.Evidence) == 0 || r.Confidence <= 0 || r.Confidence > 1 {
			t.Errorf("relation %+v", r)
		}
		for _, e := range r.Evidence {
			if !inside(e.Span) || !inside(e.Subject) || !inside(e.Object) || !inside(e.Trigger) || doc.Text[e.Span.Start:e.Span.End] != e.Text {
				t.Errorf("evidence %+v", e)
			}
		}
	}
}

func FuzzExtract(f *testing.F) {
	files, _ := filepath.Glob("testdata/corpus/*.txtar")
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(a.Files[0].Data))
	}
	f.Add("\xff\xfe Norway\x00 's 's 's , , and and (((")
	x := shipped(f)
	f.Fuzz(func(t *testing.T, text string) {
		in := extractor.Document{ID: "d", Text: text}
		doc, err := x.Extract(in)
		if err != nil {
			t.Fatal(err)
		}
		check(t, doc)
		if told, _, err := x.ExplainRule(in, "acquire"); err != nil || !reflect.DeepEqual(told, doc) {
			t.Errorf("an explanation finds something else, or fails: %v", err)
		}
	})
}

// TestConcurrent: one Extractor serves several goroutines, with the same results.
func TestConcurrent(t *testing.T) {
	x := shipped(t)
	article, err := os.ReadFile("../examples/iran-talks.txt")
	if err != nil {
		t.Fatal(err)
	}
	extract := func() string {
		doc, err := x.Extract(extractor.Document{ID: "d", Text: string(article)})
		if err != nil {
			return err.Error()
		}
		return mentions(doc) + relations(doc)
	}
	want := extract()
	results := make(chan string)
	for range 8 {
		go func() { results <- extract() }()
	}
	for range 8 {
		if got := <-results; got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
}

func BenchmarkExtract(b *testing.B) {
	article, err := os.ReadFile("../examples/iran-talks.txt")
	if err != nil {
		b.Fatal(err)
	}
	x := shipped(b)
	doc := extractor.Document{ID: "d", Text: string(article)}
	b.SetBytes(int64(len(doc.Text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := x.Extract(doc); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkCorpus extracts all texts of testdata/corpus and the article: more words and
// more rules than one text has.
func BenchmarkCorpus(b *testing.B) {
	article, err := os.ReadFile("../examples/iran-talks.txt")
	if err != nil {
		b.Fatal(err)
	}
	docs := []extractor.Document{{Text: string(article)}}
	files, _ := filepath.Glob("testdata/corpus/*.txtar")
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			b.Fatal(err)
		}
		docs = append(docs, extractor.Document{Text: string(a.Files[0].Data)})
	}
	size := 0
	for _, d := range docs {
		size += len(d.Text)
	}
	x := shipped(b)
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, d := range docs {
			if _, err := x.Extract(d); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkNew(b *testing.B) {
	set, err := dossier.DefaultRules()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := extractor.New(set, nil); err != nil {
			b.Fatal(err)
		}
	}
}

func ExampleExtractor_Extract() {
	set, err := dossier.DefaultRules()
	if err != nil {
		fmt.Println(err)
		return
	}
	x, err := extractor.New(set, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	doc, _ := x.Extract(extractor.Document{ID: "a1", Text: "Sweden was not attacked by Norway."})
	for _, r := range doc.Relations {
		fmt.Println(r.Subject, r.Type, r.Object, r.Polarity)
	}
	// Output: country/norway assault country/sweden negative
}
