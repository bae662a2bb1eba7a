package rules_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/dossier-kg/dossier/extractor/rules"
)

// TestScale loads files that are wrong, or written in one line, at two sizes: eight
// times the size may not take forty times as long.
func TestScale(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time")
	}
	frame := `{id: f%d, makes: "r(a, b)", clause: ["a {buy} b"], examples: [{text: A bought B., wants: ["r(A, B)"]}]}, `
	head := "version: 1\ntypes: {t: {}}\nrelations: {r: {from: t, to: t}}\n"
	tests := []struct {
		name string
		src  func(n int) string
	}{
		{"commas", func(n int) string { return head + "attributes: {negation: '" + strings.Repeat(",", n) + "'}\n" }},
		{"unknown lists", func(n int) string { return head + "attributes: {negation: '" + strings.Repeat("@a, ", n) + "b'}\n" }},
		{"types far apart", func(n int) string { return "version: 1\ntypes:\n" + lines(n, "  type%d: {is: [typo%[1]d]}\n") }},
		{"entities in one line", func(n int) string {
			return head + "entities: [" + lines(n, "{id: e%d, makes: t, pattern: '\"é\"', examples: ['[A] é']}, ") + "]\n"
		}},
		{"frames with one clause", func(n int) string { return head + "frames: [" + lines(n, frame) + "]\n" }},
		{"many roles", func(n int) string {
			return head + "frames: [{id: f, makes: 'r(a, b)', clause: ['a {buy} " + strings.Repeat("b ", n) + "']}]\n"
		}},
		{"long pattern", func(n int) string {
			return head + "entities: [{id: e, makes: t, pattern: '" + strings.Repeat(`"a" | `, n) + "', examples: ['[A]']}]\n"
		}},
	}
	for _, test := range tests {
		measure := func(n int) time.Duration {
			src := []byte(test.src(n))
			best := time.Hour
			for range 3 {
				start := time.Now()
				rules.Parse("x.yaml", src, nil)
				best = min(best, time.Since(start))
			}
			return best
		}
		small, large := measure(1000), measure(8000)
		if large > 40*small && large > 100*time.Millisecond {
			t.Errorf("%s: %v for 1000, %v for 8000", test.name, small, large)
		}
		t.Logf("%s: %v, %v", test.name, small, large)
	}
}

func lines(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// BenchmarkLoad reads the shipped rules, and lexicons of half a megabyte.
func BenchmarkLoad(b *testing.B) {
	b.Run("shipped", func(b *testing.B) {
		fsys := os.DirFS("../..")
		b.ReportAllocs()
		for b.Loop() {
			if _, err := rules.Load(fsys, "rules.yaml"); err != nil {
				b.Fatal(err)
			}
		}
	})
	for name, files := range map[string]fstest.MapFS{
		"yaml": {"lex.yaml": {Data: []byte(lines(5000, "- {id: Q%d, type: t, name: Name of %[1]d, aliases: [Also %[1]d, 'Too %[1]d'], demonym: [Namish %[1]d]}\n"))}},
		"tsv":  {"lex.tsv": {Data: []byte("id\ttype\tname\taliases\tdemonym\n" + lines(10000, "Q%d\tt\tName of %[1]d\tAlso %[1]d|Too %[1]d\tNamish %[1]d\n"))}},
		"list": {"lex.yaml": {Data: []byte("lists:\n  l:\n    words: >-\n" + lines(5000, "      first %d, second %[1]d, third %[1]d, the %[1]d fourth, fifth %[1]d, sixth %[1]d, seventh %[1]d,\n") + "      last\n")}},
	} {
		b.Run(name, func(b *testing.B) {
			size := 0
			src := "version: 1\ntypes: {t: {}}\ngrammar: {}\n"
			for file, f := range files {
				size += len(f.Data)
				src += "lexicons: [" + file + "]\n"
				if name == "list" {
					src = strings.Replace(src, "grammar: {}", "grammar: {light: ['@l']}", 1)
				}
			}
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := rules.Parse("x.yaml", []byte(src), files); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
