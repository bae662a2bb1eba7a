package rules

import (
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
)

// A built is the files of a program and what is made of them.
type built struct {
	fstest.MapFS
	ready map[string]string
}

func (b built) Ready(name string) string { return b.ready[name] }

func TestReadyRules(t *testing.T) {
	const src = `version: 1
types: {place: {kinds: [city]}, person: {}}
relations:
  lives_in: {from: person, to: place}
frames:
  - id: lives
    makes: lives_in(person, place)
    clause: "person {live} in|zu|München place" # in bytes and runes
    examples:
      - {text: Ann Vance lives in Oslo., wants: ["lives_in(Ann Vance, Oslo)"]}
`
	set, err := Parse("rules.yaml", []byte(src), nil)
	if err != nil {
		t.Fatal(err)
	}
	made, err := ReadyRules(set, "rules.yaml", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, src, ready string
		used             bool
	}{
		{"as it was made", src, string(made), true},
		{"none", src, "", false},
		{"the rules changed", src + "emit: {min_confidence: 0.5}\n", string(made), false},
	} {
		files := fstest.MapFS{"rules.yaml": {Data: []byte(c.src)}}
		in := built{files, map[string]string{"rules.bin": c.ready}}
		if used := readySet(&source{fsys: in, name: "rules.yaml"}, []byte(c.src)) != nil; used != c.used {
			t.Errorf("%s: used is %t", c.name, used)
		}
		want, err := Load(files, "rules.yaml")
		if err != nil {
			t.Fatal(err)
		}
		got, err := Load(in, "rules.yaml")
		if err != nil {
			t.Fatal(err)
		}
		got.ReadExamples()
		if !reflect.DeepEqual(got.Frames, want.Frames) || !reflect.DeepEqual(got.Types, want.Types) || !reflect.DeepEqual(got.Emit, want.Emit) {
			t.Errorf("%s: other rules than those of the file", c.name)
		}
	}
}

// TestReadyRulesRefuse: what is no single document gets an error, no rules.bin.
func TestReadyRulesRefuse(t *testing.T) {
	for src, want := range map[string]string{
		"":                              "rules.yaml is empty",
		"version: 1\n---\nversion: 1\n": "rules.yaml holds two documents, not one",
		"version: [1\n":                 "rules.yaml: yaml: ",
	} {
		if got, err := ReadyRules(&Set{}, "rules.yaml", []byte(src)); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: got %d bytes and error %v, want %q", src, len(got), err, want)
		}
	}
}

// TestReadySetWithEntries: a set whose entries stand in a lexicon.bin stands ready made beside that one only.
func TestReadySetWithEntries(t *testing.T) {
	const src = "version: 1\ntypes: {person: {}}\nlexicons: [a.tsv]\n"
	files := fstest.MapFS{
		"rules.yaml": {Data: []byte(src)},
		"a.tsv":      {Data: []byte("name\tkind\ttype\nAda Quill\t\tperson\n")},
	}
	read, err := Load(files, "rules.yaml")
	if err != nil {
		t.Fatal(err)
	}
	lexicon, err := Ready(read, files, []byte("index"))
	if err != nil {
		t.Fatal(err)
	}
	unready, err := ReadyRules(read, "rules.yaml", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	files["lexicon.bin"] = &fstest.MapFile{Data: lexicon}
	if read, err = Load(files, "rules.yaml"); err != nil {
		t.Fatal(err)
	}
	made, err := ReadyRules(read, "rules.yaml", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, rules, lexicon string
		used                 bool
	}{
		{"both", string(made), string(lexicon), true},
		{"no lexicon.bin", string(made), "", false},
		{"a lexicon.bin without entries", string(made), string(lexicon[:len(readyMark)+8]) + "\x00\x00\x00\x00\x00", false},
		{"made without a lexicon.bin", string(unready), string(lexicon), false},
	} {
		in := built{files, map[string]string{"rules.bin": c.rules, "lexicon.bin": c.lexicon}}
		if used := readySet(&source{fsys: in, name: "rules.yaml"}, []byte(src)) != nil; used != c.used {
			t.Errorf("%s: used is %t", c.name, used)
		}
		got, err := Load(in, "rules.yaml")
		if err != nil {
			t.Fatal(err)
		}
		if n := got.Entries.Len(); n != 1 || got.Entries.At(0).Name != "Ada Quill" || got.Entries.At(0).Pos != read.Entries.At(0).Pos {
			t.Errorf("%s: %d entries, or another one", c.name, n)
		}
	}
}
