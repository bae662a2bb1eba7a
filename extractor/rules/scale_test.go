package rules_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/dossier-kg/dossier/extractor/rules"
)

// BenchmarkScale loads files that are wrong, or written in one line, at two sizes: where
// time grows with the size alone, both read as many bytes a second.
func BenchmarkScale(b *testing.B) {
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
		for _, n := range []int{1000, 8000} {
			b.Run(fmt.Sprintf("%s/%d", test.name, n), func(b *testing.B) {
				src := []byte(test.src(n))
				b.SetBytes(int64(len(src)))
				for b.Loop() {
					rules.Parse("x.yaml", src, nil)
				}
			})
		}
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
