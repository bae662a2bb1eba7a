package cli_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/dossier-kg/dossier/internal/cli"
)

var update = flag.Bool("update", false, "write what the commands of docs/rules.md print into it")

// TestGuide runs docs/rules.md from top to bottom, in a directory that begins as a copy
// of examples/. A yaml block whose first line is a comment with a file name is that file;
// in a console block each line that begins with "$ " is a command, and the lines under it
// are what it prints. A line "..." stands for any lines.
func TestGuide(t *testing.T) {
	path, err := filepath.Abs("../../docs/rules.md")
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../examples")); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	g := guide{t: t, unread: map[string]int{}, written: map[string]bool{}}
	line := 1
	out := regexp.MustCompile("(?s)```.*?\n```\n|[^\n]*\n").ReplaceAllFunc(page, func(part []byte) []byte {
		g.line = line
		line += bytes.Count(part, []byte("\n"))
		switch {
		case bytes.HasPrefix(part, []byte("```yaml\n")):
			g.file(strings.TrimSuffix(string(part[len("```yaml\n"):]), "```\n"))
		case bytes.HasPrefix(part, []byte("```console\n")):
			return []byte("```console\n" + g.console(strings.TrimSuffix(string(part[len("```console\n"):]), "```\n")) + "```\n")
		}
		return part
	})
	out = g.keys(out)
	for name, line := range g.unread {
		t.Errorf("docs/rules.md:%d: no command reads %s", line, name)
	}
	if *update {
		if err := os.WriteFile(path, out, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// A guide is a page that is being run.
type guide struct {
	t       *testing.T
	line    int             // of the block, from 1
	unread  map[string]int  // files that no command has named yet, and their lines
	written map[string]bool // files that the page has made
}

// file writes the file that a yaml block shows; one of examples/ must be the same.
func (g *guide) file(text string) {
	name, ok := strings.CutPrefix(text[:strings.IndexByte(text, '\n')], "# ")
	if !ok || strings.Contains(name, " ") || !strings.HasSuffix(name, ".yaml") {
		g.t.Fatalf("docs/rules.md:%d: a yaml block begins with a comment that names its file", g.line)
	}
	for other := range g.unread {
		if strings.Contains(text, other+"]") { // a lexicon or an included file
			delete(g.unread, other)
		}
	}
	g.unread[name] = g.line
	g.keep(name, text)
}

func (g *guide) keep(name, text string) {
	if old, err := os.ReadFile(name); err == nil && !g.written[name] {
		if string(old) != text {
			g.t.Errorf("docs/rules.md:%d: %s is not the file in examples/", g.line, name)
		}
		return
	}
	g.written[name] = true
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		g.t.Fatal(err)
	}
}

// console runs the commands of a block and returns it with what they print.
func (g *guide) console(block string) string {
	var out strings.Builder
	for _, part := range strings.Split("\n"+block, "\n$ ")[1:] {
		command, want, _ := strings.Cut(part, "\n")
		want = ended(want)
		for name := range g.unread {
			if strings.Contains(command, name) {
				delete(g.unread, name)
			}
		}
		got := want
		if name, ok := strings.CutPrefix(command, "cat "); ok {
			g.keep(name, want)
		} else {
			got = g.run(command)
		}
		switch {
		case like(got, want):
			got = want
		case !*update || strings.Contains("\n"+want, "\n...\n"):
			g.t.Errorf("docs/rules.md:%d: $ %s\ngot\n%swant\n%s", g.line, command, got, want)
		}
		out.WriteString("$ " + command + "\n" + got)
	}
	return out.String()
}

// run runs dossier as a shell would: echo 'TEXT' | dossier ARGUMENTS.
func (g *guide) run(command string) string {
	var in string
	args := words(command)
	if bar := slices.Index(args, "|"); bar >= 0 && args[0] == "echo" {
		in, args = strings.Join(args[1:bar], " ")+"\n", args[bar+1:]
	}
	if args[0] != "dossier" {
		g.t.Fatalf("docs/rules.md:%d: not a command of the guide: %s", g.line, command)
	}
	var out bytes.Buffer
	cmd := cli.Command{Stdin: strings.NewReader(in), Stdout: &out, Stderr: &out}
	cmd.Main(args[1:])
	return ended(out.String())
}

// ended returns a text with one newline at its end, none where it is empty.
func ended(s string) string {
	if s = strings.TrimRight(s, "\n"); s == "" {
		return ""
	}
	return s + "\n"
}

// keys checks the table of all keys, below its mark at the end of the page, against the
// JSON Schema.
func (g *guide) keys(page []byte) []byte {
	const mark = "<!-- keys -->\n"
	before, table, ok := strings.Cut(string(page), mark)
	var schema any
	if err := json.Unmarshal([]byte(g.run("dossier rules schema")), &schema); err != nil || !ok {
		g.t.Fatalf("docs/rules.md has no mark %q, or there is no schema: %v", mark, err)
	}
	rows := map[string]string{}
	describe(schema, "", rows)
	want := "\n| key | |\n|---|---|\n"
	for _, key := range slices.Sorted(maps.Keys(rows)) {
		want += "| `" + key + "` | " + strings.ReplaceAll(rows[key], "|", `\|`) + " |\n"
	}
	if table != want && !*update {
		g.t.Errorf("docs/rules.md: the table of all keys is not that of the schema: run the test with -update")
	}
	return []byte(before + mark + want)
}

// describe collects the description of each key of a schema by its path.
func describe(schema any, path string, rows map[string]string) {
	node, _ := schema.(map[string]any)
	properties, _ := node["properties"].(map[string]any)
	for key, value := range properties {
		text, _ := value.(map[string]any)["description"].(string)
		rows[path+key] = text
		describe(value, path+key+".", rows)
	}
	if items, ok := node["items"]; ok {
		describe(items, strings.TrimSuffix(path, ".")+"[].", rows)
	}
	if named, ok := node["additionalProperties"]; ok {
		describe(named, path+"NAME.", rows)
	}
	for _, key := range []string{"anyOf", "oneOf", "allOf"} {
		choices, _ := node[key].([]any)
		for _, c := range choices {
			describe(c, path, rows)
		}
	}
}

// words cuts a command at its blanks, not inside of quotes.
func words(command string) []string {
	var args []string
	for _, w := range regexp.MustCompile(`'[^']*'|"[^"]*"|\S+`).FindAllString(command, -1) {
		args = append(args, strings.Trim(w, `'"`))
	}
	return args
}

// shippedPlace is a place in the shipped rules, whose lines move.
var shippedPlace = regexp.MustCompile(`(shipped:[\w./]+):\d+:\d+`)

// like reports whether an output is the wanted one, in which "..." stands for any lines.
func like(got, want string) bool {
	got, want = shippedPlace.ReplaceAllString("\n"+got, "$1"), shippedPlace.ReplaceAllString("\n"+want, "$1")
	parts := strings.Split(want, "\n...\n")
	if !strings.HasPrefix(got, parts[0]) {
		return false
	}
	if len(parts) == 1 {
		return got == parts[0]
	}
	got = got[len(parts[0]):]
	for _, p := range parts[1 : len(parts)-1] {
		at := strings.Index(got, "\n"+p)
		if at < 0 {
			return false
		}
		got = got[at+1+len(p):]
	}
	return strings.HasSuffix(got, "\n"+parts[len(parts)-1])
}
