package dossier_test

import (
	"bytes"
	"maps"
	"os"
	"reflect"
	"testing"
	"testing/fstest"

	"github.com/dossier-kg/dossier"
	"github.com/dossier-kg/dossier/extractor"
	"github.com/dossier-kg/dossier/extractor/rules"
)

// lexicons are the rules file and the lexicons without lexicon.bin.
func lexicons(t testing.TB) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	for _, dir := range []string{".", "lexicon"} {
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			name := e.Name()
			if dir != "." {
				name = dir + "/" + name
			}
			if e.IsDir() || name == "lexicon.bin" {
				continue
			}
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files[name] = &fstest.MapFile{Data: data}
		}
	}
	return files
}

// TestLexiconIsReady asks that lexicon.bin is what the lexicons give: go generate makes it.
func TestLexiconIsReady(t *testing.T) {
	files := lexicons(t)
	read, err := rules.Load(files, "rules.yaml")
	if err != nil {
		t.Fatal(err)
	}
	index, err := extractor.Index(read)
	if err != nil {
		t.Fatal(err)
	}
	want, err := rules.Ready(read, files, index)
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("lexicon.bin")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("lexicon.bin is out of date: go generate .")
	}
	shipped, err := dossier.DefaultRules()
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(maps.Collect(shipped.Entries.All()), maps.Collect(read.Entries.All())) {
		t.Error("the entries of lexicon.bin are not those of the lexicons")
	}
	if !reflect.DeepEqual(shipped.Lists, read.Lists) {
		t.Error("the lists of lexicon.bin are not those of the lexicons")
	}
	shipped.ReadExamples()
	if !reflect.DeepEqual(shipped.Entities, read.Entities) || !reflect.DeepEqual(shipped.Frames, read.Frames) || !reflect.DeepEqual(shipped.Infer, read.Infer) {
		t.Error("the shipped rules are not those of rules.yaml")
	}
	text := "Ahmed Zaki of the Arab League met Georgian and U.S. officials in Paris, Texas. The SPD and the Workers' Party voted."
	var docs [2]any
	for i, set := range []*rules.Set{read, shipped} {
		x, err := extractor.New(set, nil)
		if err != nil {
			t.Fatal(err)
		}
		if docs[i], err = x.Extract(extractor.Document{Text: text}); err != nil {
			t.Fatal(err)
		}
	}
	if !reflect.DeepEqual(docs[0], docs[1]) {
		t.Errorf("read %+v, ready %+v", docs[0], docs[1])
	}
}

// TestRulesAreReady asks that rules.bin is what rules.yaml gives.
func TestRulesAreReady(t *testing.T) {
	src, err := os.ReadFile("rules.yaml")
	if err != nil {
		t.Fatal(err)
	}
	set, err := rules.Load(os.DirFS("."), "rules.yaml")
	if err != nil {
		t.Fatal(err)
	}
	want, err := rules.ReadyRules(set, "rules.yaml", src)
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("rules.bin")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("rules.bin is out of date: go generate .")
	}
}

// TestReadyRulesAreTheRules asks that what stands ready made is what the files say.
func TestReadyRulesAreTheRules(t *testing.T) {
	want, err := rules.Load(os.DirFS("."), "rules.yaml")
	if err != nil {
		t.Fatal(err)
	}
	base := dossier.ShippedRules()
	got, err := rules.Load(base.FS, base.File)
	if err != nil {
		t.Fatal(err)
	}
	got.ReadExamples()
	w, g := reflect.ValueOf(want).Elem(), reflect.ValueOf(got).Elem()
	for i := range w.NumField() {
		if f := w.Type().Field(i); f.IsExported() && f.Name != "Entries" && !reflect.DeepEqual(w.Field(i).Interface(), g.Field(i).Interface()) {
			t.Errorf("%s differ", f.Name)
		}
	}
	if !reflect.DeepEqual(maps.Collect(want.Entries.All()), maps.Collect(got.Entries.All())) {
		t.Error("Entries differ")
	}
}

// BenchmarkStart is what a program does before its first text: load and New.
func BenchmarkStart(b *testing.B) {
	b.Run("shipped", func(b *testing.B) {
		base := dossier.ShippedRules()
		for b.Loop() {
			set, err := rules.Load(base.FS, base.File)
			if err != nil {
				b.Fatal(err)
			}
			if _, err := extractor.New(set, nil); err != nil {
				b.Fatal(err)
			}
		}
	})
	unready := lexicons(b)
	ready := maps.Clone(unready)
	data, err := os.ReadFile("lexicon.bin")
	if err != nil {
		b.Fatal(err)
	}
	ready["lexicon.bin"] = &fstest.MapFile{Data: data}
	size := 0
	for _, f := range unready {
		size += len(f.Data)
	}
	for name, files := range map[string]fstest.MapFS{"ready": ready, "unready": unready} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(size))
			for b.Loop() {
				set, err := rules.Load(files, "rules.yaml")
				if err != nil {
					b.Fatal(err)
				}
				if _, err := extractor.New(set, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// TestOnTopOfReady adds names to those of lexicon.bin, which stand where they cannot be written to: a
// new one, one that goes on from another, and one that another entry has too.
func TestOnTopOfReady(t *testing.T) {
	const text = "Karen Oduya left Brelin for Paris Brelin, and Texas agreed."
	mine := fstest.MapFS{
		"mine.yaml": {Data: []byte("version: 1\nextends: shipped\nlexicons: [mine.tsv]\n")},
		"mine.tsv":  {Data: []byte("name\tkind\ttype\taliases\nBrelin\tcity\tplace\tParis Brelin\nTexas\tcompany\torganization\t\n")},
	}
	var docs []any
	for _, base := range []rules.Base{dossier.ShippedRules(), {Name: "shipped", FS: lexicons(t), File: "rules.yaml"}} {
		set, err := rules.Load(mine, "mine.yaml", base)
		if err != nil {
			t.Fatal(err)
		}
		x, err := extractor.New(set, nil)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := x.Extract(extractor.Document{Text: text})
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, doc)
	}
	if !reflect.DeepEqual(docs[0], docs[1]) {
		t.Errorf("ready %+v, read %+v", docs[0], docs[1])
	}
}
