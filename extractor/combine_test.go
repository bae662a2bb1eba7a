package extractor_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/dossier-kg/dossier/extractor"
	"golang.org/x/tools/txtar"
)

// TestCombine puts sentences together of the parts in testdata/combine.txtar, so that each part of a
// slot meets each of every other, and compares who does what to whom.
func TestCombine(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/combine.txtar")
	if err != nil {
		t.Fatal(err)
	}
	slots := make([][]string, len(archive.Files))
	for i, f := range archive.Files {
		slots[i] = strings.Split(strings.TrimSuffix(string(f.Data), "\n"), "\n")
	}
	x := shipped(t)
	seen := map[string]bool{}
	for a := range slots {
		for b := range a {
			for i := range slots[a] {
				for j := range slots[b] {
					parts := make([]string, len(slots))
					for k := range slots { // the other slots take their parts in turn
						parts[k] = slots[k][(i+j)%len(slots[k])]
					}
					parts[a], parts[b] = slots[a][i], slots[b][j]
					if key := strings.Join(parts, "|"); !seen[key] {
						seen[key] = true
						checkCombined(t, x, parts)
					}
				}
			}
		}
	}
	t.Log(len(seen), "sentences")
}

// checkCombined reads one sentence of an opening, a subject, a verb with its relation, an object and an end.
func checkCombined(t *testing.T, x *extractor.Extractor, parts []string) {
	t.Helper()
	verb, relation, _ := strings.Cut(parts[2], " = ")
	subjects, objects := bracketed(parts[1]), bracketed(parts[3])
	text := parts[0] + " " + parts[1] + " " + strings.Replace(verb, "*", parts[3], 1) + parts[4]
	text = strings.TrimSpace(strings.NewReplacer("[", "", "]", "").Replace(text))
	text = string(unicode.ToUpper(rune(text[0]))) + text[1:]
	if len(subjects)+len(objects) > maxPaired {
		return // an event of many
	}
	doc, err := x.Extract(extractor.Document{ID: "d", Text: text})
	if err != nil {
		t.Fatal(err)
	}
	name := map[string]string{}
	for _, e := range doc.Entities {
		name[e.ID] = e.Name
	}
	want, got := map[string]bool{}, map[string]bool{}
	for _, s := range subjects {
		for _, o := range objects {
			want[s+" "+relation+" "+o] = true
		}
	}
	for _, r := range doc.Relations {
		if s, o := name[r.Subject], name[r.Object]; r.Type == "accuse" || r.Type == "consult" {
			if r.Type == "consult" && !slices.Contains(subjects, s) { // it is symmetric
				s, o = o, s
			}
			got[s+" "+r.Type+" "+o] = true
		}
	}
	if !maps.Equal(got, want) {
		t.Errorf("%s\ngot  %q\nwant %q", text, slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want)))
	}
}

// maxPaired is how many take part at most where each pair of them is a relation.
const maxPaired = 5

// bracketed returns what stands in brackets in a part.
func bracketed(part string) (names []string) {
	for {
		_, rest, found := strings.Cut(part, "[")
		if !found {
			return names
		}
		var name string
		name, part, _ = strings.Cut(rest, "]")
		names = append(names, name)
	}
}
