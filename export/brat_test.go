package export_test

import (
	"errors"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/dossier-kg/dossier/export"
	"github.com/dossier-kg/dossier/graph"
)

// bratLine is the standoff format, strictly: brat's pages "standoff" and "configuration".
var bratLine = regexp.MustCompile(`^(?:` +
	`(T\d+)\t([A-Za-z0-9_-]+) (\d+ \d+(?:;\d+ \d+)*)\t([^\t]+)` +
	`|(R\d+)\t([A-Za-z0-9_-]+) Arg1:(T\d+) Arg2:(T\d+)` +
	`|\*\tEquiv (T\d+(?: T\d+)+)` +
	`|(A\d+)\t([A-Za-z0-9_-]+) ([TR]\d+)(?: (\S+))?` +
	`|(N\d+)\tReference (T\d+) Wikidata:(Q\d+)\t([^\t]+)` +
	`|(#\d+)\tAnnotatorNotes ([TR]\d+)\t([^\t]*)` +
	`)$`)

type bratFile struct {
	spans     map[string]string // T1 -> "Person Ann"
	relations map[string]string // R1 -> "WorksFor T1 T2"
	equal     [][]string
	modes     []string // "Negation R1"
	notes     map[string]string
	ids       map[string]bool
}

// readBrat reads an annotation file and holds it to its text and to annotation.conf.
func readBrat(t *testing.T, text, ann, conf string) bratFile {
	t.Helper()
	f := bratFile{spans: map[string]string{}, relations: map[string]string{}, notes: map[string]string{}, ids: map[string]bool{}}
	letters := []rune(text)
	for _, line := range strings.Split(strings.TrimSuffix(ann, "\n"), "\n") {
		m := bratLine.FindStringSubmatch(line)
		if m == nil {
			t.Errorf("no line of brat: %q", line)
			continue
		}
		for _, id := range []string{m[1], m[5], m[10], m[14], m[18]} {
			if id != "" && f.ids[id] {
				t.Errorf("two lines %s", id)
			}
			f.ids[id] = true
		}
		for _, id := range append([]string{m[7], m[8], m[12], m[15], m[19]}, strings.Fields(m[9])...) {
			if !f.ids[id] {
				t.Errorf("%q names %s, which is not there", line, id)
			}
		}
		for _, typ := range []string{m[2], m[6], m[11]} {
			if typ != "" && !regexp.MustCompile(`(?m)^`+typ+`(\t|$)`).MatchString(conf) {
				t.Errorf("annotation.conf does not declare %s", typ)
			}
		}
		switch {
		case m[1] != "":
			var parts []string
			for _, place := range strings.Split(m[3], ";") {
				from, to, _ := strings.Cut(place, " ")
				start, _ := strconv.Atoi(from)
				end, _ := strconv.Atoi(to)
				if start >= end || end > len(letters) {
					t.Fatalf("%q is no place in a text of %d", line, len(letters))
				}
				parts = append(parts, string(letters[start:end]))
			}
			if got := strings.Join(parts, " "); got != m[4] {
				t.Errorf("%q: the text says %q", line, got)
			}
			f.spans[m[1]] = m[2] + " " + m[4]
		case m[5] != "":
			f.relations[m[5]] = m[6] + " " + m[7] + " " + m[8]
		case m[9] != "":
			f.equal = append(f.equal, strings.Fields(m[9]))
		case m[10] != "":
			f.modes = append(f.modes, strings.TrimSpace(m[11]+" "+m[13])+" "+m[12])
		case m[18] != "":
			f.notes[m[19]] = m[20]
		}
	}
	return f
}

func TestBrat(t *testing.T) {
	g := hostile(t)
	files := unzip(t, write(t, "brat", g, everything))
	var names []string
	for n := range files {
		names = append(names, n)
	}
	slices.Sort(names)
	if want := []string{"annotation.conf", "doc-1-&-more.ann", "doc-1-&-more.txt", "tools.conf"}; !slices.Equal(names, want) {
		t.Fatalf("files %q, want %q", names, want)
	}
	conf, text := string(files["annotation.conf"]), string(files["doc-1-&-more.txt"])
	if !strings.HasPrefix(conf, "# left out, its text is not there: bare\n") {
		t.Errorf("the document without text is not named:\n%s", conf)
	}
	f := readBrat(t, text, string(files["doc-1-&-more.ann"]), conf)
	var got []string
	for id, r := range f.relations {
		parts := strings.Fields(r)
		line := f.spans[parts[1]] + " | " + parts[0] + " | " + f.spans[parts[2]]
		for _, m := range f.modes {
			if mode, ok := strings.CutSuffix(m, " "+id); ok {
				line += " | " + mode
			}
		}
		got = append(got, line)
		if !strings.Contains(f.notes[id], "rule=r:") || !strings.Contains(f.notes[id], "trigger=") {
			t.Errorf("the note of %s is %q", line, f.notes[id])
		}
	}
	slices.Sort(got)
	want := []string{
		`Country node | Agree | Thing a type of one's own | Modality reported`,
		`Event end | LocatedIn | Country node`,
		`Group Fans 😀 | Backs | Person محمد بن سلمان | Negation`,
		"Organization [[wiki|link]] #1 {x}; --> '$' `y` | Owns | Organization AT&T <Labs> &eacute;",
		"Organization [[wiki|link]] #1 {x}; --> '$' `y` | ParentOf | Organization AT&T <Labs> &eacute;",
		`Person Dwayne "The Rock" Johnson | Met | Person back\slash\`,
		`Person The "actor" & <star> | WorksFor | Organization AT&T <Labs> &eacute; | Negation`,
		"Person bell\x07 and null-like \x01 | Likes | Person himself",
		`Person he | Founded | Organization AT&T <Labs> &eacute;`,
		`Person he | WorksFor | Organization AT&T <Labs> &eacute;`,
		`Person محمد بن سلمان | LivesIn | Place two lines and a tab`,
		`Thing a type of one's own | Threaten | Country nodish | Modality conditional`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("relations\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	mentions := 0
	for e := range g.Entities() {
		for _, m := range e.Mentions {
			if m.Document != "bare" {
				mentions++
			}
		}
	}
	if len(f.spans) != mentions {
		t.Errorf("%d annotations, want %d mentions", len(f.spans), mentions)
	}
}

// TestBratWithoutText: a graph without texts is told so, an empty one is nothing to complain of.
func TestBratWithoutText(t *testing.T) {
	f, _ := export.Lookup("brat")
	if err := f.Write(io.Discard, large(t, 3), everything); !errors.Is(err, export.ErrNoText) {
		t.Errorf("error %v, want ErrNoText", err)
	}
	if err := f.Write(io.Discard, new(graph.Graph), everything); err != nil {
		t.Error(err)
	}
}

func TestBratLarge(t *testing.T) {
	d := &graph.Document{ID: "d"}
	for e := range large(t, 5000).Entities() {
		d.Mentions = append(d.Mentions, graph.Mention{Document: "d", Span: graph.Span{Start: len(d.Text), End: len(d.Text) + len(e.Name)}, Entity: e.ID, Type: "person", Kind: graph.Name, Rule: "r"})
		d.Text += e.Name + " é\r\n"
		d.Entities = append(d.Entities, e)
	}
	for r := range large(t, 5000).Relations() {
		r.Evidence = []graph.Evidence{{Document: "d", Rule: "r:", Trigger: graph.Span{End: 1}}}
		d.Relations = append(d.Relations, r)
	}
	g := new(graph.Graph)
	if err := g.Add(d); err != nil {
		t.Fatal(err)
	}
	files := unzip(t, write(t, "brat", g, everything))
	f := readBrat(t, string(files["d.txt"]), string(files["d.ann"]), string(files["annotation.conf"]))
	if len(f.spans) != 5001 || len(f.relations) != 5000 {
		t.Errorf("%d annotations, %d relations", len(f.spans), len(f.relations))
	}
}

func TestFileNames(t *testing.T) {
	names := []string{"a/b", "A:B", "a b", "CON", "con.x", "..", "", ".hidden", "x.", `[[x|y]]#^`, "é", "e\u0301", strings.Repeat("😀", 100)}
	d := &graph.Document{ID: "d"}
	g := new(graph.Graph)
	for _, n := range names {
		d = &graph.Document{ID: n, Text: "x"}
		if err := g.Add(d); err != nil {
			t.Fatal(err)
		}
	}
	seen := map[string]bool{}
	for name := range unzip(t, write(t, "brat", g, everything)) {
		stem, _, _ := strings.Cut(name, ".")
		if low := strings.ToLower(name); seen[low] || strings.ContainsAny(name, "*\"\\/<>:|?#^[]% \x00\n") || strings.HasPrefix(name, ".") || len(name) > 130 || stem == "CON" || stem == "con" {
			t.Errorf("a file is called %q", name)
		}
		seen[strings.ToLower(name)] = true
	}
	if len(seen) != 2*len(names)+2 {
		t.Errorf("%d files, want %d: %v", len(seen), 2*len(names)+2, seen)
	}
}
