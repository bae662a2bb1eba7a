package rules

import (
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// scalar is a node that stands in no file.
func scalar(text string) node {
	return node{&yaml.Node{Kind: yaml.ScalarNode, Value: text, Line: 1, Column: 1}, "x.yaml"}
}

// everything is a sequence of so many tokens that pass every test, two tokens every other one.
type everything int

func (e everything) Len() int { return int(e) }

func (e everything) Test(test, at int) int { return 1 + test%2 }

// TestWithin looks for the byte Q of a value in the file.
func TestWithin(t *testing.T) {
	tests := []struct{ name, src string }{
		{"plain", "k: one Q two\n"},
		{"plain, folded", "k: one\n  two\n  Q three\n"},
		{"plain, folded with an empty line", "k: one\n\n  Q two\n"},
		{"single", "k: 'one Q'\n"},
		{"single, escaped", "k: 'o''n''e Q'\n"},
		{"single, folded", "k: 'one\n   two Q'\n"},
		{"double", `k: "one Q"` + "\n"},
		{"double, escaped", `k: "o\"n\\e \u00e9 \x41 \t Q"` + "\n"},
		{"double, folded", "k: \"one \\\n   two\n   Q\"\n"},
		{"double, in a list", `k: ["a", "b Q"]` + "\n"},
		{"letters of two bytes before the value", `{"é": "ö", "k": "é Q"}` + "\n"},
		{"literal", "k: |\n  one\n    two Q\n"},
		{"literal with empty lines", "k: |\n  one\n\n\n  Q two\n"},
		{"literal, kept", "k: |+\n\n  one\n   \n  Q two\n"},
		{"folded", "k: >-\n  one,\n  two,\n  Q three\n"},
		{"folded with an empty line", "k: >\n  one\n\n  Q two\n"},
		{"windows", "k: >-\r\n  one\r\n  Q two\r\n"},
	}
	for _, test := range tests {
		l := &loader{set: &Set{}, lines: map[string][]string{}}
		root, ok := l.read("x.yaml", []byte(test.src))
		if !ok {
			t.Fatalf("%s: %v", test.name, l.errs)
		}
		n := find(root)
		p := l.within(n, strings.IndexByte(n.Value, 'Q'))
		lines := strings.Split(test.src, "\n")
		if p.Line > len(lines) || p.Column > len(lines[p.Line-1]) || lines[p.Line-1][p.Column-1] != 'Q' {
			t.Errorf("%s: Q of %q is looked for at %s", test.name, n.Value, p)
		}
	}
}

// find returns the scalar that holds a Q.
func find(n node) node {
	if n.Kind == yaml.ScalarNode && strings.Contains(n.Value, "Q") {
		return n
	}
	for _, c := range n.Content {
		if f := find(node{c, n.file}); f.Node != nil {
			return f
		}
	}
	return node{}
}

// TestWithinNeverLeaves holds that every byte of every value has a place in the file.
func TestWithinNeverLeaves(t *testing.T) {
	src := "a: \"\\\n\n \\x41\\\"\"\nb: '\n\n  ''x'''\nc: |2\n\n    y\n\n  z\nd: >+\n  q\n\n   r\n\ne: p\n q\n"
	l := &loader{set: &Set{}, lines: map[string][]string{}}
	root, ok := l.read("x.yaml", []byte(src))
	if !ok {
		t.Fatal(l.errs)
	}
	for _, c := range root.Content {
		for i := 0; i <= len(c.Value)+3; i++ {
			if p := l.within(node{c, "x.yaml"}, i); p.Line < 1 || p.Column < 1 || p.Line > len(l.lines["x.yaml"]) {
				t.Errorf("byte %d of %q is at %s", i, c.Value, p)
			}
		}
	}
}
