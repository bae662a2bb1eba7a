package rules_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dossier-kg/dossier/extractor/rules"
)

var overridable = &rules.Set{Types: []*rules.Type{{Name: "person"}, {Name: "organization", Kinds: []string{"media", "party"}}}}

// TestOverridesErrors reads each file of testdata/overrides and compares all its errors with the .out beside it.
func TestOverridesErrors(t *testing.T) {
	files, _ := filepath.Glob("testdata/overrides/*.yaml")
	if len(files) < 3 {
		t.Errorf("only %d files", len(files))
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		o, err := rules.ParseOverrides(filepath.Base(file), src, overridable)
		if err == nil || o != nil {
			t.Errorf("%s: no error", file)
			continue
		}
		golden := strings.TrimSuffix(file, ".yaml") + ".out"
		if *update {
			if err := os.WriteFile(golden, []byte(err.Error()+"\n"), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, readErr := os.ReadFile(golden)
		if readErr != nil {
			t.Fatal(readErr)
		}
		if got := err.Error() + "\n"; got != string(want) {
			t.Errorf("%s: got\n%swant\n%s", file, got, want)
		}
	}
}

func TestOverrides(t *testing.T) {
	o, err := rules.ParseOverrides("o.yaml", []byte(`
same: [[person/a, AC/DC], [{name: B, type: person, document: x}, C]]
not_same: [[A, B]]
rename: [{id: person/a, to: Ann}]
retype: [{name: D, to: organization/media}, {name: E, to: person}]
ignore: [F]
`), overridable)
	if err != nil {
		t.Fatal(err)
	}
	if m := o.Same[0].Members; m[0].ID != "person/a" || m[1].Name != "AC/DC" {
		t.Errorf("same %+v", m)
	}
	if m := o.Same[1].Members[0]; m.Name != "B" || m.Type != "person" || m.Document != "x" || m.Pos.Line != 2 || m.Pos.Column != 28 {
		t.Errorf("same %+v", m)
	}
	if len(o.NotSame) != 1 || o.Rename[0].To != "Ann" || o.Retype[0].To != "organization" || o.Retype[0].Kind != "media" || o.Retype[1].Kind != "" || o.Ignore[0].Name != "F" {
		t.Errorf("%+v", o)
	}
	if n := len(o.Selectors()); n != 10 {
		t.Errorf("%d selectors, want 10", n)
	}
}

func FuzzOverrides(f *testing.F) {
	files, _ := filepath.Glob("testdata/overrides/*.yaml")
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		if o, err := rules.ParseOverrides("fuzz.yaml", src, overridable); (o == nil) == (err == nil) {
			t.Errorf("overrides %v with error %v", o, err)
		}
	})
}
