package extractor_test

import (
	"os"
	"reflect"
	"testing"

	"github.com/dossier-kg/dossier/extractor"
)

// TestProfile: profiling changes nothing, and nothing is kept that was not hit, nor hit untried.
func TestProfile(t *testing.T) {
	x := shipped(t)
	text, err := os.ReadFile("../examples/iran-talks.txt")
	if err != nil {
		t.Fatal(err)
	}
	in := extractor.Document{ID: "d", Text: string(text)}
	plain, err := x.Extract(in)
	if err != nil {
		t.Fatal(err)
	}
	p := x.NewProfile()
	for range 2 {
		doc, err := x.Profile(p, in)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(plain, doc) {
			t.Error("Profile and Extract differ")
		}
	}
	tried := 0
	for _, r := range p.Rules() {
		tried += r.Tried
		if r.Hit > r.Tried || r.Tried%2 != 0 || r.Kept%2 != 0 || r.Kept > 0 && r.Hit == 0 || r.Tried > 0 && r.Time <= 0 {
			t.Errorf("%+v", r)
		}
	}
	if tried == 0 || p.Documents != 2 || p.Bytes != 2*len(text) {
		t.Errorf("%d tries, %d documents, %d bytes", tried, p.Documents, p.Bytes)
	}
	for _, g := range p.Gaps() {
		e := &g.Example
		if g.Count%2 != 0 || e.Subject.End > len(e.Sentence) || e.Words.Start >= e.Words.End {
			t.Errorf("%+v", g)
		}
	}
}
