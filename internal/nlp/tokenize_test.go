package nlp

import (
	"bufio"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// tokenTexts are the tokens of doc as they are written.
func tokenTexts(doc *Document, first, last int32) []string {
	var texts []string
	for _, t := range doc.Tokens[first:last] {
		texts = append(texts, doc.Text[t.Start:t.End])
	}
	return texts
}

// unescape reads the escapes of a Go string; quotation marks stand for themselves.
func unescape(t *testing.T, s string) string {
	t.Helper()
	if !strings.Contains(s, `\`) {
		return s
	}
	out, err := strconv.Unquote(`"` + strings.ReplaceAll(s, `"`, `\"`) + `"`)
	if err != nil {
		t.Fatalf("case %q: %v", s, err)
	}
	return out
}

func TestTokenize(t *testing.T) {
	files, err := filepath.Glob("testdata/tokenize/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	var doc Document
	cases := 0
	for _, name := range files {
		file, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		lines := bufio.NewScanner(file)
		for number := 1; lines.Scan(); number++ {
			line := lines.Text()
			text, want, ok := strings.Cut(line, " => ")
			if !ok {
				if line != "" && line[0] != '#' {
					t.Errorf("%s:%d: no arrow", name, number)
				}
				continue
			}
			cases++
			text, want = unescape(t, text), unescape(t, want)
			Tokenize(&doc, text)
			checkTokens(t, &doc, text)
			if got := strings.Join(tokenTexts(&doc, 0, int32(len(doc.Tokens))), "|"); got != want {
				t.Errorf("%s:%d: %q\n got %q\nwant %q", name, number, text, got, want)
			}
		}
	}
	if cases < 120 {
		t.Errorf("got %d cases, want 120 or more", cases)
	}
}

// checkTokens holds doc to the promise of Tokenize: tokens in order, between
// them only what draws nothing.
func checkTokens(t *testing.T, doc *Document, text string) {
	t.Helper()
	last := int32(0)
	for i, token := range doc.Tokens {
		if token.Start < last || token.End <= token.Start || int(token.End) > len(text) {
			t.Fatalf("token %d: [%d:%d] after %d in %d bytes", i, token.Start, token.End, last, len(text))
		}
		checkGap(t, text[last:token.Start])
		if glued := i > 0 && last == token.Start; glued != token.Shape.Has(Glued) {
			t.Fatalf("token %d: glued is %v, want %v", i, !glued, glued)
		}
		last = token.End
	}
	checkGap(t, text[last:])
}

func checkGap(t *testing.T, gap string) {
	t.Helper()
	for at := 0; at < len(gap); {
		r, size := utf8.DecodeRuneInString(gap[at:])
		if !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Variation_Selector, r) {
			t.Fatalf("gap %q holds %q", gap, gap[at:at+size])
		}
		at += size
	}
}

func TestShape(t *testing.T) {
	for word, want := range map[string]Shape{
		"boat":            Letter | Lower,
		"Oslo":            Letter | Upper,
		"X":               Letter | Upper,
		"NATO":            Letter | Upper | Caps,
		"ÉLAN":            Letter | Upper | Caps,
		"iPad":            Letter | Lower | Mixed,
		"McNab":           Letter | Upper | Mixed,
		"Al-Zahra":        Letter | Upper | Hyphen,
		"O'Hara":          Letter | Upper,
		"U.K.":            Letter | Upper | Caps | Dot,
		"Inc.":            Letter | Upper | Dot,
		"1,200":           Digit | Number,
		"3.5":             Digit | Number | Dot,
		"2021-03-14":      Digit | Number | Hyphen,
		"-5":              Digit | Number,
		"2nd":             Digit | Letter,
		"Swedish-built":   Letter | Upper | Hyphen,
		"US$":             Letter | Upper | Caps | Symbol,
		"$":               Punct | Symbol,
		"€":               Punct | Symbol,
		"...":             Punct,
		"--":              Punct,
		"日本":              Letter,
		"www.ex.org":      Letter | Lower | Dot | URL,
		"ida@ex.org":      Letter | Lower | Dot | URL,
		"http://ex.org/a": Letter | Lower | Dot | URL,
		"Shop.com":        Letter | Upper | Dot,
	} {
		var doc Document
		Tokenize(&doc, "of "+word)
		if len(doc.Tokens) != 2 && word != "US$" {
			t.Errorf("%q: got %q", word, tokenTexts(&doc, 0, int32(len(doc.Tokens))))
		} else if got := shapeOf(word) | doc.Tokens[1].Shape&URL; got != want {
			t.Errorf("shape of %q: got %016b, want %016b", word, got, want)
		} else if word != "US$" && doc.Tokens[1].Shape != want {
			t.Errorf("shape of token %q: got %016b, want %016b", word, doc.Tokens[1].Shape, want)
		}
	}
}

func TestBreak(t *testing.T) {
	var doc Document
	Tokenize(&doc, "\n a b\r\n\tc\u2028d e")
	var got []string
	for i, text := range tokenTexts(&doc, 0, int32(len(doc.Tokens))) {
		if doc.Tokens[i].Shape.Has(Break) {
			got = append(got, text)
		}
	}
	if want := "a c d"; strings.Join(got, " ") != want {
		t.Errorf("first tokens of lines: got %q, want %q", got, want)
	}
}

// TestLinear gives texts in which a look ahead or back without a bound would
// take minutes.
func TestLinear(t *testing.T) {
	const size = 1 << 20
	var doc Document
	for _, unit := range []string{
		"a", "a.", "a-", "a'", "a/", "a@", "A.B", ".", "'", `"`, "(", "http://", "http://a)", "x.com/", "www.", "é", "\xff",
		"U.S. ", "a\n", "\n", " ", `." `, "A. ", "• ", ", ", "\u00ad", "a\u00ad", "1,", "?! ", "1. ", "A\n", "a. \" ", "- ",
	} {
		text := strings.Repeat(unit, size/len(unit))
		Tokenize(&doc, text)
		SplitSentences(&doc)
		checkTokens(t, &doc, text)
		checkSentences(t, &doc)
	}
}

func TestNoAllocation(t *testing.T) {
	text := benchmarkText(t)
	var doc Document
	if got := testing.AllocsPerRun(10, func() {
		Tokenize(&doc, text)
		SplitSentences(&doc)
	}); got != 0 {
		t.Errorf("got %v allocations, want none", got)
	}
}

func FuzzTokenize(f *testing.F) {
	for _, seed := range []string{
		"", "The U.S. Senate. He can't.", "a\xffb", "“Why?” Mr. Holt asked.\n\n- one\n- two", "A$5 (1–0) x@y.z http://a.b/)…",
		"it’s D’Or'n't 'n' '90s.", "ALL CAPS\nOSLO 2021-03-14\ntext wraps\nhere", "1. a 2. b\u2028c\u00ad", "J. K. Berg.Anna", "'", "n't",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var doc Document
		Tokenize(&doc, text)
		SplitSentences(&doc)
		checkTokens(t, &doc, text)
		checkSentences(t, &doc)
	})
}

// benchmarkText is a quarter of a megabyte of news, invented for the purpose.
func benchmarkText(tb testing.TB) string {
	tb.Helper()
	data, err := os.ReadFile("testdata/news.txt")
	if err != nil {
		tb.Fatal(err)
	}
	return strings.Repeat(string(data), 1+(256<<10)/len(data))
}

func BenchmarkTokenize(b *testing.B) {
	text := benchmarkText(b)
	var doc Document
	Tokenize(&doc, text) // warms doc
	SplitSentences(&doc)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Tokenize(&doc, text)
		SplitSentences(&doc)
	}
}
