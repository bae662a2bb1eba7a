package cli_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/dossier-kg/dossier/export"
)

// noReader is how a shell, Python, Node and dossier say that a program or a package is not there.
var noReader = regexp.MustCompile(`(\S+): (?:command )?not found|No module named '(.*)'|Cannot find module '(.*?)'|drawn by (Graphviz), whose dot is not installed`)

const formatsPage = "../../docs/formats.md"

// formatsSections returns the page cut at its headings, which name formats; the first part has none.
func formatsSections(t *testing.T) []string {
	t.Helper()
	page, err := os.ReadFile(formatsPage)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(string(page), "\n## ")
}

// TestFormatsComplete: docs/formats.md tells of every format what it holds and loses, and of no other.
func TestFormatsComplete(t *testing.T) {
	told := map[string]bool{}
	for _, section := range formatsSections(t)[1:] {
		name, _, _ := strings.Cut(section, "\n")
		told[name] = true
		if _, ok := export.Lookup(name); !ok {
			t.Errorf("docs/formats.md tells of %q, which is no format", name)
		}
		if !strings.Contains(section, "\nHolds ") || !strings.Contains(section, "\nLoses ") {
			t.Errorf("docs/formats.md does not tell what %s holds and what it loses", name)
		}
	}
	for _, f := range export.Formats() {
		if !told[f.Name] {
			t.Errorf("docs/formats.md does not tell of %s", f.Name)
		}
	}
}

// TestFormats runs docs/formats.md from top to bottom in one directory, by a shell: each
// line of a console block that begins with "$ " is a command, and the lines under it are
// what it prints. A section whose reader is not installed is skipped by name.
func TestFormats(t *testing.T) {
	if testing.Short() {
		t.Skip("starts many programs")
	}
	sections := formatsSections(t)
	path, err := filepath.Abs(formatsPage)
	if err != nil {
		t.Fatal(err)
	}
	packages, err := filepath.Abs("../../export/testdata/readers/node_modules")
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("NODE_PATH", packages)
	tools := t.TempDir() // Debian's Python, which has Debian's packages
	if err := os.Symlink("/usr/bin/python3", filepath.Join(tools, "python3")); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", tools+string(filepath.ListSeparator)+os.Getenv("PATH"))
	t.Chdir(t.TempDir())
	for i, section := range sections {
		name, _, _ := strings.Cut(section, "\n")
		t.Run(name, func(t *testing.T) { sections[i] = runSection(t, section) })
	}
	if *update {
		if err := os.WriteFile(path, []byte(strings.Join(sections, "\n## ")), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// runSection runs the console blocks of a section and returns it with what they print.
func runSection(t *testing.T, section string) string {
	block := regexp.MustCompile("(?s)```console\n(.*?)```\n")
	if !block.MatchString(section) {
		t.Error("no console block")
	}
	return block.ReplaceAllStringFunc(section, func(part string) string {
		var out strings.Builder
		for _, step := range strings.Split("\n"+block.FindStringSubmatch(part)[1], "\n$ ")[1:] {
			command, want, _ := strings.Cut(step, "\n")
			cmd := exec.Command("sh", "-c", command)
			printed, err := cmd.CombinedOutput()
			if m := noReader.FindStringSubmatch(string(printed)); err != nil && m != nil {
				missing := strings.Join(m[1:], "")
				if os.Getenv("DOSSIER_REQUIRE_READERS") != "" {
					t.Fatalf("$ %s: the reader %s is not installed, and DOSSIER_REQUIRE_READERS is set", command, missing)
				}
				t.Skipf("SKIPPED: the reader %s is not installed", missing)
			}
			if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
				t.Errorf("$ %s: %v\n%s", command, err, printed)
			} else if err != nil {
				t.Fatal(err)
			}
			got := ended(string(printed))
			if !like(got, ended(want)) && !*update {
				t.Errorf("$ %s\ngot\n%swant\n%s", command, got, want)
			}
			if like(got, ended(want)) {
				got = ended(want)
			}
			out.WriteString("$ " + command + "\n" + got)
		}
		return "```console\n" + out.String() + "```\n"
	})
}
