package rules_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/dossier-kg/dossier/extractor/rules"
	"gopkg.in/yaml.v3"
)

// FuzzParse reads rules files, by themselves and on top of a set.
func FuzzParse(f *testing.F) {
	seed(f, "testdata/ok/*.yaml", "testdata/err/*.yaml")
	for _, text := range []string{"---", "\"\r", "version: 1\ntypes: \r{"} { // places that were in no line
		f.Add([]byte(text))
	}
	fsys := os.DirFS("testdata/ok")
	f.Fuzz(func(t *testing.T, src []byte) {
		for _, head := range []string{"", "extends: shipped\n"} {
			src := append([]byte(head), src...)
			set, err := rules.Parse("fuzz.yaml", src, fsys, shippedForTest)
			if (set == nil) == (err == nil) {
				t.Errorf("set %v, error %v", set, err)
			}
			holdPlaces(t, err, "fuzz.yaml", src, fsys)
		}
	})
}

// FuzzTSV reads lexicons in TSV, by themselves and on top of a set.
func FuzzTSV(f *testing.F) {
	seed(f, "testdata/ok/*.tsv", "testdata/err/lexicon/*.tsv", "testdata/base/*.tsv")
	f.Fuzz(func(t *testing.T, src []byte) { loadLexicon(t, "fuzz.tsv", src) })
}

// FuzzLexicon reads lexicons in YAML, by themselves and on top of a set.
func FuzzLexicon(f *testing.F) {
	seed(f, "testdata/ok/more.yaml", "testdata/err/lexicon/*.yaml", "testdata/base/people.yaml")
	f.Fuzz(func(t *testing.T, src []byte) { loadLexicon(t, "fuzz.yaml", src) })
}

func loadLexicon(t *testing.T, name string, src []byte) {
	fsys := fstest.MapFS{name: {Data: src}}
	for _, head := range []string{"types: {organization: {}, person: {kinds: [singer]}}\n", "extends: shipped\n"} {
		main := []byte("version: 1\n" + head + "lexicons: [" + name + "]\n")
		_, err := rules.Parse("main.yaml", main, fsys, shippedForTest)
		holdPlaces(t, err, "main.yaml", main, fsys)
	}
}

// FuzzPatternPlace parses token patterns, written in each style of YAML that holds them.
func FuzzPatternPlace(f *testing.F) {
	files, _ := filepath.Glob("testdata/*/*.yaml")
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for line := range strings.Lines(string(src)) {
			if _, pattern, ok := strings.Cut(line, "pattern: "); ok {
				f.Add(strings.Trim(pattern, "\n'\""))
			}
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, style := range []yaml.Style{0, yaml.SingleQuotedStyle, yaml.DoubleQuotedStyle, yaml.LiteralStyle, yaml.FoldedStyle} {
			rule := map[string]any{"id": "e", "makes": "person", "pattern": &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Style: style, Value: text}}
			src, err := yaml.Marshal(map[string]any{"version": 1, "types": map[string]any{"person": map[string]any{}}, "entities": []any{rule}})
			if err != nil {
				return // the text cannot be written so
			}
			_, err = rules.Parse("fuzz.yaml", src, nil)
			holdPlaces(t, err, "fuzz.yaml", src, nil)
		}
	})
}

func seed(f *testing.F, patterns ...string) {
	for _, pattern := range patterns {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			f.Fatalf("no seeds are %s (%v)", pattern, err)
		}
		for _, file := range files {
			src, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(src)
		}
	}
}

// holdPlaces holds that every mistake has a place in one of the files.
func holdPlaces(t *testing.T, err error, name string, src []byte, fsys fs.FS) {
	t.Helper()
	var mistakes rules.Errors
	if !errors.As(err, &mistakes) {
		return
	}
	for _, e := range mistakes {
		text := src
		if inBase, ok := strings.CutPrefix(e.Pos.File, shippedForTest.Name+":"); ok {
			text, _ = fs.ReadFile(shippedForTest.FS, inBase)
		} else if e.Pos.File != name && fsys != nil {
			text, _ = fs.ReadFile(fsys, e.Pos.File)
		}
		lines := strings.Split(string(text), "\n")
		if e.Pos.Line < 1 || e.Pos.Line > len(lines) || e.Pos.Column < 1 || e.Pos.Column > len(lines[e.Pos.Line-1])+1 {
			t.Errorf("no such place: %v", e)
		}
	}
}
