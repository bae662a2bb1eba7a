package graph

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// NewID returns the ID of an entity: its type, a slash, and its name in lower case
// with hyphens for all that is no letter or digit: "person/ali-khamenei". Accents
// are dropped; letters of other scripts stay. A name without letters and digits becomes "x".
func NewID(typ, name string) string {
	var buf [128]byte
	return string(AppendID(buf[:0], typ, name))
}

// AppendID appends what [NewID] returns to dst.
func AppendID(dst []byte, typ, name string) []byte {
	dst = append(append(dst, typ...), '/')
	start := len(dst)
	dst, ascii := appendASCII(dst, name)
	if !ascii {
		dst = appendLetters(dst[:start], name)
	}
	if len(dst) == start {
		dst = append(dst, 'x')
	}
	return dst
}

// appendASCII is appendLetters of a name in ASCII; ok is false for others.
func appendASCII(b []byte, name string) (out []byte, ok bool) {
	start, gap := len(b), false
	for i := 0; i < len(name); i++ {
		c := name[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		switch {
		case c >= utf8.RuneSelf:
			return b, false
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			if gap && len(b) > start {
				b = append(b, '-')
			}
			gap = false
			b = append(b, c)
		case c != '.' && c != '\'':
			gap = true
		}
	}
	return b, true
}

// appendLetters appends the letters and digits of a name, small and without accents, with
// a hyphen for whatever stands between.
func appendLetters(b []byte, name string) []byte {
	start, gap := len(b), false
	for _, r := range norm.NFD.String(strings.ToLower(name)) {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r):
			if gap && len(b) > start {
				b = append(b, '-')
			}
			gap = false
			b = utf8.AppendRune(b, r)
		case unicode.Is(unicode.Mn, r), r == '.', r == '\'', r == '’': // U.S. is us
		default:
			gap = true
		}
	}
	return b
}

// maxSuffix is how many bytes of a clue an ID takes.
const maxSuffix = 40

// DistinctIDs returns the IDs of several entities whose type and name give the same
// one. Each has clues, the best first: what tells it from the others ("Telford
// Holdings", "plumber", "1956"). The first that no other has becomes its suffix:
// "person/john-smith-telford-holdings"; the clue "" stands for the ID without a
// suffix. One that no clue tells apart gets the place in the list that it has among
// those like it: "person/john-smith-2".
func DistinctIDs(id string, clues [][]string) []string {
	if len(clues) == 1 {
		return []string{id}
	}
	suffixes := make([][]string, len(clues))
	held := map[string]int{} // suffix -> how many have it
	for i, own := range clues {
		for _, c := range own {
			s := ""
			if c != "" {
				s = "-" + shorten(NewID("", c)[1:])
			}
			if !slices.Contains(suffixes[i], s) {
				suffixes[i] = append(suffixes[i], s)
				held[s]++
			}
		}
	}
	ids := make([]string, len(clues))
	taken := map[string]bool{}
	for i := range ids {
		for _, s := range suffixes[i] {
			if held[s] == 1 && !taken[id+s] {
				ids[i] = id + s
				taken[ids[i]] = true
				break
			}
		}
	}
	for i := range ids {
		for n := 1; ids[i] == ""; n++ {
			next := id
			if n > 1 {
				next += "-" + strconv.Itoa(n)
			}
			if !taken[next] {
				ids[i], taken[next] = next, true
			}
		}
	}
	return ids
}

// shorten cuts a slug behind a word.
func shorten(slug string) string {
	if len(slug) <= maxSuffix {
		return slug
	}
	if i := strings.LastIndexByte(slug[:maxSuffix+1], '-'); i > 0 {
		return slug[:i]
	}
	for i := maxSuffix; ; i-- {
		if utf8.RuneStart(slug[i]) {
			return slug[:i]
		}
	}
}
