package rules

import (
	"fmt"
	"strings"
)

// A tree is a node of a parsed pattern.
type tree struct {
	kind     treeKind
	test     *Test
	capture  int
	min, max int // -1 for no limit
	children []*tree
}

type treeKind uint8

const (
	sequence treeKind = iota
	choice
	single
	group // a capture
	repeat
)

// size returns how many steps the tree takes, capped above maxProgram.
func (t *tree) size() int {
	n := 1
	for _, c := range t.children {
		n = min(n+c.size(), maxProgram+1)
	}
	if t.kind == repeat {
		n = min(n*max(t.max, t.min+1), maxProgram+1)
	}
	return n
}

// empty reports whether the tree matches no tokens at all.
func (t *tree) empty() bool {
	switch t.kind {
	case single:
		return false
	case repeat:
		return t.min == 0 || t.children[0].empty()
	case choice:
		for _, c := range t.children {
			if c.empty() {
				return true
			}
		}
		return false
	}
	for _, c := range t.children {
		if !c.empty() {
			return false
		}
	}
	return true
}

// dump writes a tree in the form that tests compare: cat{...}, alt{...}, cap:name{...},
// rep{m,n ...}, and tests as key=a|b, a leading ! for those that must fail.
func (t *tree) dump(b *strings.Builder, captures []string) {
	switch t.kind {
	case single:
		t.test.dump(b)
		return
	case sequence:
		if len(t.children) == 1 {
			t.children[0].dump(b, captures)
			return
		}
		b.WriteString("cat{")
	case choice:
		b.WriteString("alt{")
	case group:
		fmt.Fprintf(b, "cap:%s{", captures[t.capture])
	case repeat:
		fmt.Fprintf(b, "rep{%d,%d ", t.min, t.max)
	}
	for i, c := range t.children {
		if i > 0 {
			b.WriteByte(' ')
		}
		c.dump(b, captures)
	}
	b.WriteByte('}')
}

func (t *Test) dump(b *strings.Builder) {
	if t.Not {
		b.WriteByte('!')
	}
	fmt.Fprintf(b, "%s=%s", t.Key, strings.Join(t.Values, "|"))
	for _, a := range t.And {
		b.WriteString("&")
		a.dump(b)
	}
	for _, o := range t.Or {
		b.WriteString("/")
		o.dump(b)
	}
}
