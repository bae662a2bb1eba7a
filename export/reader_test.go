package export_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
)

// reader returns the path of a program that reads a format; it skips the test
// where there is none, or fails it when DOSSIER_REQUIRE_READERS is set.
func reader(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		missing(t, name)
	}
	return path
}

func missing(t testing.TB, name string) {
	t.Helper()
	if os.Getenv("DOSSIER_REQUIRE_READERS") != "" {
		t.Fatalf("the reader %s is not installed, and DOSSIER_REQUIRE_READERS is set", name)
	}
	t.Skipf("SKIPPED: the reader %s is not installed; DOSSIER_REQUIRE_READERS=1 makes this an error", name)
}

// run gives stdin to a program and returns what it prints.
func run(t *testing.T, stdin []byte, name string, args ...string) []byte {
	t.Helper()
	return output(t, stdin, reader(t, name), args...)
}

// node runs a script of testdata/readers, which may import the packages that
// "make readers" installs there.
func node(t *testing.T, script string, stdin []byte, args ...string) []byte {
	t.Helper()
	return output(t, stdin, reader(t, "node"), append([]string{filepath.Join("testdata", "readers", script)}, args...)...)
}

// python runs a script of testdata/readers by Debian's Python, which has Debian's
// packages such as networkx; another in the path would lack them.
func python(t *testing.T, script string, stdin []byte, args ...string) []byte {
	t.Helper()
	return output(t, stdin, reader(t, "/usr/bin/python3"), append([]string{filepath.Join("testdata", "readers", script)}, args...)...)
}

// noModule is how Python and Node say that a package is not there.
var noModule = regexp.MustCompile(`No module named '(.*)'|Cannot find (?:package|module) '(.*?)'`)

func output(t *testing.T, stdin []byte, path string, args ...string) []byte {
	t.Helper()
	cmd := exec.Command(path, args...)
	cmd.Stdin = bytes.NewReader(stdin)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err == nil {
		return out
	}
	if m := noModule.FindSubmatch(stderr.Bytes()); m != nil {
		missing(t, string(m[1])+string(m[2])+" of "+filepath.Base(path))
	}
	t.Fatalf("%s %q: %v\n%s", filepath.Base(path), args, err, stderr.String())
	return nil
}
