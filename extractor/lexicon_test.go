package extractor_test

import (
	"bytes"
	"fmt"
	"runtime"
	"testing"
	"testing/fstest"

	"github.com/dossier-kg/dossier/extractor"
	"github.com/dossier-kg/dossier/extractor/rules"
)

// syllables make names that look like words: two or three of them make one of 8000.
var syllables = []string{"bra", "cor", "del", "fen", "gar", "hol", "jun", "kal", "lor", "mar", "nor", "pel", "quin", "ros", "sal", "ter", "ur", "vel", "wes", "zan"}

// manyNames returns a lexicon of n people and organisations, most with an alias.
func manyNames(n int) []byte {
	word := func(i int) string {
		a, b, c := syllables[i%20], syllables[i/20%20], syllables[i/400%20]
		return string(a[0]-'a'+'A') + a[1:] + b + c
	}
	var b bytes.Buffer
	b.WriteString("id\ttype\tname\taliases\tin\nF\torganization\tFreedonia\n")
	for i := range n {
		first, last := word(i%8000), word(i*7919%8000)
		if i%2 == 0 {
			fmt.Fprintf(&b, "N%d\tperson\t%s %s %d\t%s. %s %d\t\n", i, first, last, i/8000, first[:1], last, i)
		} else {
			fmt.Fprintf(&b, "N%d\torganization\t%s %s Holdings %d\t%s %s|%s %d Group\tFreedonia\n", i, first, last, i/8000, first, last, last, i)
		}
	}
	return b.Bytes()
}

// BenchmarkLexicon loads 200,000 entries with half a million names and makes an
// extractor of them. MB-kept is the memory that both hold afterwards.
func BenchmarkLexicon(b *testing.B) {
	tsv := manyNames(200_000)
	fsys := fstest.MapFS{
		"rules.yaml": {Data: []byte("version: 1\ntypes: {person: {}, organization: {}}\nlexicons: [names.tsv]\n")},
		"names.tsv":  {Data: tsv},
	}
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	var x *extractor.Extractor
	b.SetBytes(int64(len(tsv)))
	b.ReportAllocs()
	for b.Loop() {
		set, err := rules.Load(fsys, "rules.yaml")
		if err != nil {
			b.Fatal(err)
		}
		if x, err = extractor.New(set, nil); err != nil {
			b.Fatal(err)
		}
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/1e6, "MB-kept")
	runtime.KeepAlive(x)
}
