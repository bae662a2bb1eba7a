package extractor

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/dossier-kg/dossier/extractor/rules"
)

// hostile are texts without a full stop, each the repetition of a part that some step
// might look back or ahead over.
var hostile = []struct{ name, part string }{
	{"nouns", "ship "},
	{"names", "Norway, "},
	{"unknown names", "Zorbek Vam "},
	{"clauses", "Norway attacked Sweden and "},
	{"reports", "Norway said that "},
	{"conditions", "if Norway attacks Sweden "},
	{"relatives", "Norway, which attacked Sweden, "},
	{"infinitives", "wants to try to agree to "},
	{"participles", "Norway, attacked by Sweden, "},
	{"owners", "Norway's "},
	{"of", "the president of "},
	{"prepositions", "talks with Norway in Oslo "},
	{"appositions", "Karen Oduya, the president of Norway, "},
	{"kin", "Karen Oduya and his wife "},
	{"pronouns", "he told her that it "},
	{"brackets", "Norway ( "},
	{"closing", ") Norway "},
	{"quotes", "\" Norway \" "},
	{"commas", ", "},
	{"and", "and Norway "},
	{"copulas", "Norway is an ally of Sweden and "},
	{"according", "according to Norway it attacked Sweden , "},
	{"capitals", "NORWAY SWEDEN "},
	{"numbers", "1 2 3 "},
	{"dates", "in May 1998 "},
	{"hyphens", "Norway-backed Swedish-led "},
}

// TestHostile counts the tests of patterns that texts without a full stop take: twice
// the text takes twice the tests, and no more.
func TestHostile(t *testing.T) {
	set, err := rules.Load(os.DirFS(".."), "rules.yaml")
	if err != nil {
		t.Fatal(err)
	}
	x, err := New(set, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range hostile {
		last := 0
		for size := 1 << 13; size <= 1<<15; size *= 2 {
			w := x.pool.Get().(*work)
			w.matcher.tests = 0
			x.extract(w, Document{Text: strings.Repeat(h.part, size/len(h.part))})
			if tests := w.matcher.tests; last > 0 && tests > 2*last+last/4 {
				t.Errorf("%s: %d KB take %d tests, %d KB %d", h.name, size>>11, last, size>>10, tests)
			}
			last = w.matcher.tests
		}
	}
}

// BenchmarkHostile extracts them at doubling sizes up to 1 MB: bytes a second stay the same.
func BenchmarkHostile(b *testing.B) {
	set, err := rules.Load(os.DirFS(".."), "rules.yaml")
	if err != nil {
		b.Fatal(err)
	}
	x, err := New(set, nil)
	if err != nil {
		b.Fatal(err)
	}
	for _, h := range hostile {
		for size := 1 << 17; size <= 1<<20; size *= 2 {
			b.Run(fmt.Sprintf("%s/%dKB", h.name, size>>10), func(b *testing.B) {
				text := strings.Repeat(h.part, size/len(h.part))
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					if _, err := x.Extract(Document{Text: text}); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// BenchmarkBind binds the shipped rules without the entries of their lexicons.
func BenchmarkBind(b *testing.B) {
	set, err := rules.Load(os.DirFS(".."), "rules.yaml")
	if err != nil {
		b.Fatal(err)
	}
	bare := &rules.Set{Types: set.Types, Lists: set.Lists, Entities: set.Entities, Relations: set.Relations, Frames: set.Frames,
		Attribute: set.Attribute, Coreference: set.Coreference, Infer: set.Infer, Grammar: set.Grammar, Emit: set.Emit}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := New(bare, nil); err != nil {
			b.Fatal(err)
		}
	}
}
