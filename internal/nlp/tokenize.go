package nlp

import (
	"unicode"
	"unicode/utf8"
)

// Tokenize cuts text into tokens in the manner of the Penn Treebank.
func Tokenize(doc *Document, text string) {
	doc.Text = text
	doc.Tokens = doc.Tokens[:0]
	t := tokenizer{doc: doc, text: text, line: true}
	for i := 0; i < len(text); {
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[i:])
		}
		if r == '\n' {
			t.line = true
		}
		if isGap(r) {
			i += n
			continue
		}
		j := i + n
		for j < len(text) {
			r, n := rune(text[j]), 1
			if r >= utf8.RuneSelf {
				r, n = utf8.DecodeRuneInString(text[j:])
			}
			if isGap(r) {
				break
			}
			j += n
		}
		t.chunk(i, j)
		i = j
	}
}

type tokenizer struct {
	doc  *Document
	text string
	line bool
	end  int
}

func isGap(r rune) bool {
	return r <= ' ' || r == 0xA0 || r == 0xAD || r >= 0x2000 && unicode.In(r, unicode.Zs, unicode.Cf, unicode.Zl, unicode.Zp)
}

func (t *tokenizer) emit(i, j int) {
	if i >= j {
		return
	}
	s := shapeOf(t.text[i:j])
	if t.end == i && i > 0 {
		s |= Glued
	}
	if t.line {
		s |= Break
		t.line = false
	}
	t.end = j
	t.doc.Tokens = append(t.doc.Tokens, Token{Start: int32(i), End: int32(j), Shape: s})
}

func opening(c rune) bool {
	switch c {
	case '"', '(', '[', '{', '<', '$', '#', '“', '‘', '`', '€', '£', '¥', '¿', '¡', '«', '*', '•', '\'', '…', '—', '–', ',', ';', ':', '!', '?', '/', '|', '~', '=', '+':
		return true
	}
	return false
}

func closing(c rune) bool {
	switch c {
	case '"', ')', ']', '}', '>', '”', '’', '\'', ',', ';', ':', '!', '?', '%', '»', '…', '—', '–', '/', '|', '*', '`', '=':
		return true
	}
	return false
}

// chunk cuts what stands between two gaps.
func (t *tokenizer) chunk(i, j int) {
	if isURL(t.text[i:j]) {
		for j > i && (t.text[j-1] == '.' || t.text[j-1] == ',' || t.text[j-1] == ')' || t.text[j-1] == '"') {
			j--
		}
		t.emit(i, j)
		t.doc.Tokens[len(t.doc.Tokens)-1].Shape |= URL
		if t.end < len(t.text) && !isGap(rune(t.text[t.end])) {
			t.emit(t.end, t.end+1)
		}
		return
	}
	for i < j {
		r, n := utf8.DecodeRuneInString(t.text[i:j])
		if !opening(r) || r == '\'' && j-i >= 2 && isSuffix(t.text[i:j]) {
			break
		}
		for (r == '-' || r == '`' || r == '\'') && i+n < j && rune(t.text[i+n]) == r {
			n++
		}
		t.emit(i, i+n)
		i += n
	}
	var tail [16]int
	k := 0
	for j > i && k < len(tail) {
		r, n := utf8.DecodeLastRuneInString(t.text[i:j])
		if r == '.' {
			if j-i > 3 && t.text[j-3:j] == "..." {
				n = 3
			} else if j-i == 1 || keepsPeriod(t.text[i:j]) {
				break
			}
		} else if !closing(r) || r == '\'' && false {
			break
		}
		if j-n < i {
			break
		}
		tail[k] = j
		k++
		j -= n
	}
	t.core(i, j)
	for k--; k >= 0; k-- {
		t.emit(j, tail[k])
		j = tail[k]
	}
}

func isSuffix(s string) bool {
	switch lower(s) {
	case "'s", "'re", "'ve", "'ll", "'d", "'m", "'em", "'n'", "'tis", "'twas":
		return true
	}
	return false
}

func lower(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] >= 'A' && s[i] <= 'Z' {
			b := []byte(s)
			for i := range b {
				if b[i] >= 'A' && b[i] <= 'Z' {
					b[i] += 32
				}
			}
			return string(b)
		}
	}
	return s
}

func isURL(s string) bool {
	if len(s) < 5 {
		return false
	}
	for i := 1; i+2 < len(s); i++ {
		if s[i] == ':' && s[i+1] == '/' && s[i+2] == '/' || s[i] == '@' && s[i-1] != ' ' {
			return true
		}
	}
	return len(s) > 6 && s[:4] == "www."
}

var abbreviations = map[string]bool{}

func init() {
	for _, a := range []string{"mr.", "mrs.", "ms.", "dr.", "prof.", "sen.", "rep.", "gov.", "gen.", "lt.", "col.", "capt.", "sgt.", "maj.", "adm.", "rev.", "hon.", "st.", "jr.", "sr.", "inc.", "corp.", "co.", "ltd.", "bros.", "jan.", "feb.", "mar.", "apr.", "aug.", "sept.", "sep.", "oct.", "nov.", "dec.", "vs.", "etc.", "no.", "ft.", "mt.", "dept.", "ave.", "calif.", "fla.", "conn.", "mass.", "pa.", "ga.", "va.", "tenn.", "tex.", "ariz.", "colo.", "ill.", "ind.", "mich.", "minn.", "miss.", "mo.", "okla.", "ore.", "wash.", "wis.", "ky.", "la.", "md.", "ala.", "ark.", "del.", "kan.", "mont.", "neb.", "nev.", "cmdr.", "supt.", "messrs.", "mme.", "pres.", "assn."} {
		abbreviations[a] = true
	}
}

// keepsPeriod reports whether a word-final period belongs to the word.
func keepsPeriod(s string) bool {
	n := 0
	for i := 0; i < len(s)-1; i++ {
		if s[i] == '.' {
			return s[0] < '0' || s[0] > '9'
		}
		n++
	}
	if n == 1 && s[0] >= 'A' && s[0] <= 'Z' {
		return true
	}
	return len(s) <= 7 && abbreviations[lower(s)]
}

// core cuts a word: contractions, possessives, dashes, slashes.
func (t *tokenizer) core(i, j int) {
	s := t.text[i:j]
	for k := 0; k < len(s); {
		r, n := utf8.DecodeRuneInString(s[k:])
		if r == '—' || r == '…' || r == '–' && k > 0 && !(s[k-1] >= '0' && s[k-1] <= '9') || r == '-' && k+1 < len(s) && s[k+1] == '-' || r == '"' || r == '(' || r == ')' || r == '“' || r == '”' || r == ';' || r == '?' || r == '!' || r == ',' && !digitsAround(s, k) || r == ':' && !digitsAround(s, k) || r == '/' && capsAround(s, k) || r == '$' || r == '[' || r == ']' {
			if r == '-' {
				n = 2
			}
			t.word(i, i+k)
			t.emit(i+k, i+k+n)
			i, s, k = i+k+n, s[k+n:], 0
			continue
		}
		if r == '.' && k > 1 && k+1 < len(s) && s[k+1] >= 'A' && s[k+1] <= 'Z' && s[k-1] >= 'a' && s[k-1] <= 'z' && s[k-2] >= 'a' && s[k-2] <= 'z' {
			t.word(i, i+k)
			t.emit(i+k, i+k+1)
			i, s, k = i+k+1, s[k+1:], 0
			continue
		}
		k += n
	}
	t.word(i, j)
}

func digitsAround(s string, k int) bool {
	return k > 0 && k+1 < len(s) && s[k-1] >= '0' && s[k-1] <= '9' && s[k+1] >= '0' && s[k+1] <= '9'
}

func capsAround(s string, k int) bool {
	return k > 1 && k+2 < len(s) && s[k+1] >= 'A' && s[k+1] <= 'Z' && s[0] >= 'A' && s[0] <= 'Z'
}

func (t *tokenizer) word(i, j int) {
	s := t.text[i:j]
	n := len(s)
	apo := func(k int) int { // width of apostrophe at k
		if s[k] == '\'' {
			return 1
		}
		if len(s)-k >= 3 && s[k:k+3] == "’" {
			return 3
		}
		return 0
	}
	for _, suf := range []string{"s", "S", "re", "ve", "ll", "d", "m", "t"} {
		if n <= len(suf)+1 || s[n-len(suf):] != suf {
			continue
		}
		k := n - len(suf)
		a := 0
		if s[k-1] == '\'' {
			a = 1
		} else if k >= 3 && s[k-3:k] == "’" {
			a = 3
		}
		if a == 0 || k-a <= 0 {
			continue
		}
		if suf == "t" {
			if s[k-a-1] == 'n' && k-a-1 > 0 {
				t.emit(i, i+k-a-1)
				t.emit(i+k-a-1, j)
				return
			}
			continue
		}
		t.emit(i, i+k-a)
		t.emit(i+k-a, j)
		return
	}
	_ = apo
	if n == 6 && lower(s) == "cannot" {
		t.emit(i, i+3)
		t.emit(i+3, j)
		return
	}
	t.emit(i, j)
}

func shapeOf(s string) Shape {
	var sh Shape
	letters, uppers := 0, 0
	prevLower := false
	onlyNum := true
	first := true
	for i, r := range s {
		switch {
		case unicode.IsUpper(r):
			letters++
			uppers++
			if first {
				sh |= Upper
			}
			if prevLower {
				sh |= Mixed
			}
			prevLower = false
			onlyNum = false
		case unicode.IsLetter(r):
			letters++
			if first {
				sh |= Lower
			}
			prevLower = true
			onlyNum = false
		case r >= '0' && r <= '9':
			sh |= Digit
			prevLower = false
		case r == '-' && i > 0:
			sh |= Hyphen
			prevLower = false
		case r == '.':
			sh |= Dot
			prevLower = false
		case r == '$' || r == '%' || r == '€' || r == '£' || r == '¥' || r == '&':
			sh |= Symbol
			onlyNum = false
		case r == ',' || r == ':' || r == '/':
		default:
			onlyNum = false
			prevLower = false
		}
		first = false
	}
	if letters > 0 {
		sh |= Letter
		if letters >= 2 && uppers == letters {
			sh |= Caps
		}
	} else if sh&Digit == 0 {
		sh |= Punct
		sh &^= Dot | Hyphen
	} else if onlyNum {
		sh |= Number
	}
	return sh
}
