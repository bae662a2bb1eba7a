package rules_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/dossier-kg/dossier/extractor/rules"
)

// A sentence is a sequence of tokens that tests are asked of.
type sentence interface {
	Len() int
	test(t *rules.Test, i int) int
}

// shown is a sentence as one pattern sees it.
type shown struct {
	sentence
	tests map[int]*rules.Test
}

func (s shown) Test(test, i int) int { return s.test(s.tests[test], i) }

// show shows a sentence to a pattern.
func show(p *rules.Pattern, s sentence) rules.Matcher {
	tests := map[int]*rules.Test{}
	for _, t := range p.Tests() {
		tests[t.Index] = t
	}
	return shown{s, tests}
}

// words is a sentence of words for patterns of word, shape and tag tests.
type words []string

func (w words) Len() int { return len(w) }

func (w words) test(t *rules.Test, i int) int {
	ok := t.Key == "any"
	for _, v := range t.Values {
		switch t.Key {
		case "word":
			ok = ok || strings.EqualFold(v, w[i])
		case "shape":
			ok = ok || v == "Xx" && w[i] != strings.ToLower(w[i])
		}
	}
	ok = ok != t.Not
	for _, a := range t.And {
		ok = ok && w.test(a, i) > 0
	}
	for _, o := range t.Or {
		ok = ok || w.test(o, i) > 0
	}
	if ok {
		return 1
	}
	return 0
}

// compile returns the pattern of a one-rule file.
func compile(tb testing.TB, pattern string) *rules.Pattern {
	tb.Helper()
	src := "version: 1\ntypes: {person: {}}\nentities: [{id: x, makes: person, pattern: '" + strings.ReplaceAll(pattern, "'", "''") + "', examples: ['[A] b']}]\n"
	set, err := rules.Parse("x.yaml", []byte(src), nil)
	if err != nil {
		tb.Fatal(err)
	}
	return set.Entities[0].Pattern
}

func TestMatch(t *testing.T) {
	tests := []struct{ pattern, text, want string }{
		{`"a" "b"`, "a b c", "a b"},
		{`"a" "b"`, "a c", ""},
		{`"a"+`, "a a a b", "a a a"},
		{`"a"{2}`, "a a a", "a a"},
		{`"a"{2,3} "b"`, "a a a b", "a a a b"},
		{`"a"{2,3} "b"`, "a b", ""},
		{`"a" "b"? "c"`, "a c", "a c"},
		{`("a" | "a" "b")`, "a b", "a b"},
		{`("a" | "b")* "c"`, "a b a c", "a b a c"},
		{`"a" ... "z"`, "a b c z", "a b c z"},
		{`"a" ... "z"`, "a b c d e f g h i j z", ""},
		{`[word=a|b] "c"`, "b c", "b c"},
		{`[word=a & shape=Xx]`, "A", "A"},
		{`[word=a & shape=Xx]`, "a", ""},
		{`[!word=a] "c"`, "b c", "b c"},
		{`[word!=a] "c"`, "a c", ""},
		{`[shape=Xx | word=of]+`, "Bank of England said", "Bank of England"},
		{`"a"* "a" "a"`, "a a a b", "a a a"},
		{`("a"*)* "b"`, "a a b", "a a b"},
		{`("a"? "b"?)+ "c"`, "a b b a c", "a b b a c"},
		{`(("a" | "b")+ "c")+`, "a c b b c a", "a c b b c"},
		{`"a" ... "b" ... "c"`, "a x b b y c c", "a x b b y c c"},
		{`("a" "b" "c" | "a")`, "a b d", "a"},
		{`"a"{0,2} "b"`, "b", "b"},
	}
	for _, test := range tests {
		p := compile(t, test.pattern)
		tokens := words(strings.Fields(test.text))
		got := ""
		if end, _, ok := p.Match(show(p, tokens), 0, new(rules.Scratch)); ok {
			got = strings.Join(tokens[:end], " ")
		}
		if got != test.want {
			t.Errorf("%s on %q: got %q, want %q", test.pattern, test.text, got, test.want)
		}
	}
}

func TestMatchCaptures(t *testing.T) {
	p := compile(t, `"the" <name: [shape=Xx]+> "of" <place: [shape=Xx]>`)
	tokens := words(strings.Fields("the Royal Bank of Scotland rose"))
	end, caps, ok := p.Match(show(p, tokens), 0, new(rules.Scratch))
	if !ok || end != 5 || fmt.Sprint(caps[:4]) != "[1 3 4 5]" || fmt.Sprint(p.Captures) != "[name place]" {
		t.Errorf("got %d %v %v %v", end, caps, ok, p.Captures)
	}
}

// terms is a sentence in which each word "x_y_z" is a mention of three tokens.
type terms struct{ words }

func (t terms) test(test *rules.Test, i int) int {
	if test.Key != "type" {
		return t.words.test(test, i)
	}
	n := 0
	for i+n < len(t.words) && strings.HasPrefix(t.words[i+n], "m") {
		n++
	}
	return n
}

func TestMatchWide(t *testing.T) {
	tests := []struct{ pattern, text, want, caps string }{
		{`<x: person> "a"`, "m m m a", "m m m a", "[0 3]"},
		{`<x: person> "a"`, "m m m m m m m m m m m m a", "m m m m m m m m m m m m a", "[0 12]"},
		{`"a" <x: person>? "b"`, "a m m b", "a m m b", "[1 3]"},
		{`"a" <x: person>? "b"`, "a b", "a b", "[-1 -1]"},
		{`(<x: person> | "m" <y: person>) "a"`, "m m a", "m m a", "[0 2 -1 -1]"},
		{`<x: "m"+> <y: person> "a"`, "m m m a", "m m m a", "[0 1 1 3]"},
		{`"a" <x: person>`, "a m m", "a m m", "[1 3]"},
	}
	s := new(rules.Scratch)
	for _, test := range tests {
		p := compile(t, test.pattern)
		tokens := terms{strings.Fields(test.text)}
		end, caps, ok := p.Match(show(p, tokens), 0, s)
		if got := strings.Join(tokens.words[:end], " "); !ok || got != test.want || fmt.Sprint(caps) != test.caps {
			t.Errorf("%s on %q: got %q %v, want %q %s", test.pattern, test.text, got, caps, test.want, test.caps)
		}
	}
}

func TestMatchOutside(t *testing.T) {
	p := compile(t, `"a"`)
	for _, at := range []int{-1, 1, 2} {
		if _, _, ok := p.Match(show(p, words{"a"}), at, new(rules.Scratch)); ok {
			t.Errorf("a match begins at %d", at)
		}
	}
}

func TestMatchAllocatesNothing(t *testing.T) {
	patterns := []*rules.Pattern{compile(t, `<x: person> ("a" | "b" "c")* <y: "d">`), compile(t, `"m" ... "d"`)}
	var shown []rules.Matcher
	for _, p := range patterns {
		shown = append(shown, show(p, terms{strings.Fields("m m m a b c a d")}))
	}
	s := new(rules.Scratch)
	match := func() {
		for i, p := range patterns {
			if _, _, ok := p.Match(shown[i], 0, s); !ok {
				t.Fatalf("%s does not match", p.Text)
			}
		}
	}
	match()
	if n := testing.AllocsPerRun(100, match); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

// hostile are patterns that backtracking takes exponential time for, or that look to
// the end of a text from each of its tokens.
var hostile = []string{
	`("a" | "a" "a" | "a" "a" "a")+ "b"`,
	`(("a"+)+)+ "b"`,
	`"a"+ "b"`,
	`("a"? "a"? "a"? "a"?)+ "b"`,
	`<x: ("a" | [word=a|b])+> <y: "a"*> "b"`,
	`("a" ... "a")+ "b"`,
	`"a"{1,32} "a"{1,32} "b"`,
}

// A counter counts the tests that a pattern makes.
type counter struct {
	words
	tests *int
}

func (c counter) test(t *rules.Test, i int) int {
	*c.tests++
	return c.words.test(t, i)
}

// TestLinear counts the tests that a search from every token of a text makes: twice
// the text takes twice the tests, and no more.
func TestLinear(t *testing.T) {
	s := new(rules.Scratch)
	for _, pattern := range hostile {
		p := compile(t, pattern)
		last := 0
		for n := 1 << 10; n <= 1<<13; n *= 2 {
			tests := 0
			tokens := counter{words(strings.Fields(strings.Repeat("a ", n))), &tests}
			m := show(p, tokens)
			for i := range n {
				p.Match(m, i, s)
			}
			if last > 0 && float64(tests) > 2.2*float64(last) {
				t.Errorf("%s: %d tokens take %d tests, %d take %d", pattern, n/2, last, n, tests)
			}
			last = tests
		}
	}
}

// TestMaxMatch: a match ends after so many tokens.
func TestMaxMatch(t *testing.T) {
	p := compile(t, `"a"+`)
	end, _, ok := p.Match(show(p, words(strings.Fields(strings.Repeat("a ", 1000)))), 10, new(rules.Scratch))
	if !ok || end != 10+rules.MaxMatch {
		t.Errorf("a match from 10 ends at %d, want %d", end, 10+rules.MaxMatch)
	}
}

// BenchmarkHostile searches texts of doubling size; the time a byte stays the same.
func BenchmarkHostile(b *testing.B) {
	for k, pattern := range hostile {
		p := compile(b, pattern)
		for n := 1 << 10; n <= 1<<14; n *= 2 {
			b.Run(fmt.Sprintf("%d/%d", k, n), func(b *testing.B) {
				tokens := words(strings.Fields(strings.Repeat("a ", n)))
				m, s := show(p, tokens), new(rules.Scratch)
				b.SetBytes(int64(2 * n))
				for b.Loop() {
					for i := range n {
						p.Match(m, i, s)
					}
				}
			})
		}
	}
}

// TestNear: where a pattern stops is told with all that could have stood there.
func TestNear(t *testing.T) {
	var s rules.Scratch
	for _, test := range []struct {
		pattern, text string
		at            int
		matched       bool
		end           int
		failed        string
	}{
		{`"a" "b"`, "a b", 0, true, 2, ""},
		{`"a" "b"`, "x a", 0, false, 0, `the word "a"`},
		{`"a" "b"`, "a c", 0, false, 1, `the word "b"`},
		{`"a" "b"? "c"`, "a x", 0, false, 1, `the word "b"; the word "c"`},
		{`"a" ("b" "c" | "d")`, "a b", 0, false, 2, `the word "c"`},
		{`"a" "b"`, "a", 0, false, 1, `the word "b"`},
		{`"a"`, "a", 1, false, 1, ""},
	} {
		p := compile(t, `<name: `+test.pattern+`>`)
		near := p.Near(show(p, words(strings.Fields(test.text))), test.at, &s)
		var failed []string
		for _, f := range near.Failed {
			failed = append(failed, f.Words())
		}
		if got := strings.Join(failed, "; "); near.Matched != test.matched || near.End != test.end || got != test.failed {
			t.Errorf("%s on %q at %d: matched %t, end %d, failed %q; want %t, %d, %q", test.pattern, test.text, test.at, near.Matched, near.End, got, test.matched, test.end, test.failed)
		}
	}
}
