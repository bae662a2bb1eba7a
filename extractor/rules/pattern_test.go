package rules

import (
	"strings"
	"testing"
)

// patternLoader knows what the patterns of the tests name.
func patternLoader() *loader {
	l := &loader{set: &Set{}, lines: map[string][]string{}, used: map[string]bool{}, types: map[string]*Type{}, lists: map[string]*List{}}
	for _, t := range []*Type{{Name: "person"}, {Name: "place", Kinds: []string{"city"}}} {
		l.types[t.Name] = t
		l.set.Types = append(l.set.Types, t)
	}
	l.lists["kin"], l.lists["tie"] = &List{Name: "kin"}, &List{Name: "tie"}
	return l
}

// parsePattern returns the dump of a pattern, or the messages of its mistakes.
func parsePattern(text string) string {
	l := patternLoader()
	n := scalar(text)
	p := &patternParser{cursor: cursor{loader: l, node: n, text: text}, pattern: &Pattern{}}
	t := p.alternatives()
	if p.at < len(p.text) && !p.failed {
		p.mistake(1, "", "%q is not expected here", p.text[p.at:p.at+1])
	}
	if p.failed {
		return l.errs[0].Message
	}
	var b strings.Builder
	t.dump(&b, p.pattern.Captures)
	return b.String()
}

func TestParsePattern(t *testing.T) {
	tests := []struct{ pattern, want string }{
		{`"a"`, `word=a`},
		{`"a" "b"`, `cat{word=a word=b}`},
		{`"a b"`, `cat{word=a word=b}`},
		{`" a "`, `word=a`},
		{`("a b" | "c")?`, `rep{0,1 alt{cat{word=a word=b} word=c}}`},
		{`"a"|"b"`, `alt{word=a word=b}`},
		{`("a" | "b" "c") "d"`, `cat{alt{word=a cat{word=b word=c}} word=d}`},
		{`"a"?`, `rep{0,1 word=a}`},
		{`"a"*`, `rep{0,-1 word=a}`},
		{`"a"+`, `rep{1,-1 word=a}`},
		{`"a"{3}`, `rep{3,3 word=a}`},
		{`"a"{1, 3}`, `rep{1,3 word=a}`},
		{`("a" "b")+`, `rep{1,-1 cat{word=a word=b}}`},
		{`@kin`, `list=kin`},
		{`[@kin]`, `list=kin`},
		{`[!@kin]`, `!list=kin`},
		{`[@kin|@tie & shape=Xx]`, `list=kin|tie&shape=Xx`},
		{`[@kin | @tie | shape=Xx]`, `list=kin|tie/shape=Xx`},
		{`[!@kin | @tie & shape=Xx]`, `!list=kin/list=tie&shape=Xx`},
		{`@kin|@tie`, `alt{list=kin list=tie}`},
		{`[@kin|@ti]`, `list @ti is not declared`},
		{`[word=a|b|c]`, `word=a|b|c`},
		{`[word=a | b]`, `word=a|b`},
		{`[lemma=be & tag=VB*]`, `lemma=be&tag=VB*`},
		{`[lemma=be | tag=VB*]`, `lemma=be/tag=VB*`},
		{`[lemma=be | tag!=VB]`, `lemma=be/!tag=VB`},
		{`[shape=Xx | @kin & shape=xx]`, `shape=Xx/list=kin&shape=xx`},
		{`[!word=a]`, `!word=a`},
		{`[word!=a]`, `!word=a`},
		{`[tag=,]`, `tag=,`},
		{`[type=person|place]`, `type=person|place`},
		{`[type=unknown]`, `type=unknown`},
		{`[kind=city & mention=name]`, `kind=city&mention=name`},
		{`<x: person>`, `cap:x{type=person}`},
		{`<x: unknown>`, `cap:x{type=unknown}`},
		{`<x: "a" | "b">`, `cap:x{alt{word=a word=b}}`},
		{`<x: <y: person> "a">`, `cap:x{cat{cap:y{type=person} word=a}}`},
		{`"a" ... "b"`, `cat{word=a rep{0,8 any=} word=b}`},
		{``, `cat{}`},
		{`[`, `unknown test "": known are word, lemma, tag, shape, type, kind, mention`},
		{`[]`, `unknown test "": known are word, lemma, tag, shape, type, kind, mention`},
		{`[Word=a]`, `unknown test "Word"`},
		{`[x-y & tag=NN]`, `unknown test "x-y": known are word, lemma, tag, shape, type, kind, mention`},
		{`[word]`, `a test is written word=value`},
		{`[word=a`, `the test is not closed by ]`},
		{`[word=]`, `word= needs a value`},
		{`[tag=NX]`, `unknown tag "NX"`},
		{`[shape=X]`, `unknown shape "X": known are Xx, XX, xx, d, mixed, hyphen, dot, initial, name`},
		{`[kind=town]`, `no type has a kind "town"`},
		{`[mention=nam]`, `unknown kind of mention "nam"`},
		{`@kn`, `list @kn is not declared`},
		{`@`, `list @ is not declared`},
		{`"a`, `the quoted word is empty or not closed`},
		{`" "`, `the quoted word is empty or not closed`},
		{`""`, `the quoted word is empty or not closed`},
		{`("a"`, `the bracket is not closed`},
		{`"a")`, `")" is not expected here`},
		{`<x "a">`, `a capture is written <name: items>`},
		{`<x: "a"`, `the capture "x" is not closed`},
		{`<x: "a"> <x: "b">`, `"x" is captured twice`},
		{`"a"{`, `the brace is not closed`},
		{`"a"{}`, `a count is written {2} or {1,3}`},
		{`"a"{1x}`, `a count is written {2} or {1,3}`},
		{`"a"{2,1}`, `counts go from 0 to 32, the lower first`},
		{`"a"{0}`, `counts go from 0 to 32, the lower first`},
		{`"a"{33}`, `counts go from 0 to 32, the lower first`},
		{`?`, `"?" is not expected: an item is [test], "word", @list, (group) or <capture>`},
		{strings.Repeat("(", 70), `brackets nest deeper than 64`},
	}
	for _, test := range tests {
		if got := parsePattern(test.pattern); got != test.want {
			t.Errorf("%s: got %s, want %s", test.pattern, got, test.want)
		}
	}
}

func TestFirst(t *testing.T) {
	tests := []struct{ pattern, want string }{
		{`"a" "b"`, `word=a`},
		{`"a"? "b"`, `word=a word=b`},
		{`("a" | @kin) "b"`, `word=a list=kin`},
		{`<x: "a"* <y: person>> "c"`, `word=a type=person`},
		{`"a"{2,3} "b"`, `word=a`},
		{`... "z"`, `any= word=z`},
	}
	for _, test := range tests {
		p := patternLoader().pattern(scalar(test.pattern))
		var got []string
		for _, first := range p.First() {
			var b strings.Builder
			first.dump(&b)
			if len(got) == 0 || got[len(got)-1] != b.String() {
				got = append(got, b.String())
			}
		}
		if s := strings.Join(got, " "); s != test.want {
			t.Errorf("%s: got %s, want %s", test.pattern, s, test.want)
		}
	}
}

// TestTestIndex holds that the tests of a set have numbers of their own, from 0 without holes.
func TestTestIndex(t *testing.T) {
	l := patternLoader()
	seen := map[int]bool{}
	var note func(*Test)
	note = func(test *Test) {
		if seen[test.Index] {
			t.Errorf("two tests have the number %d", test.Index)
		}
		seen[test.Index] = true
		for _, o := range append(test.And, test.Or...) {
			note(o)
		}
	}
	for _, text := range []string{`[word=a & tag=NN | @kin] "b"`, `... [lemma=x]`} {
		for _, test := range l.pattern(scalar(text)).Tests() {
			note(test)
		}
	}
	if len(seen) != 6 || !seen[0] || !seen[5] {
		t.Errorf("numbers %v", seen)
	}
}

func FuzzPattern(f *testing.F) {
	for _, seed := range []string{`<name: [shape=Xx]{1,4} [@kin]> "."?`, `[lemma=a|b & !tag=NN* | @kin]`, `"a" ... ("b" | <x: person>)+`, `[`, `(((`, `"a"{1,2}{3}`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		l := patternLoader()
		p := l.pattern(scalar(text))
		if (p == nil) == (len(l.errs) == 0) {
			t.Fatalf("pattern %v, errors %v", p, l.errs)
		}
		if p == nil {
			return
		}
		m := everything(12)
		if end, caps, ok := p.Match(m, 0, new(Scratch)); ok && (end <= 0 || end > m.Len() || len(caps) != 2*len(p.Captures)) {
			t.Errorf("end %d, captures %v", end, caps)
		}
	})
}
