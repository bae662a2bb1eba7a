package rules

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// A Position is a place in a rules or lexicon file; line and column count from 1, columns in bytes.
type Position struct {
	File         string
	Line, Column int
}

// String returns "file:line:column".
func (p Position) String() string { return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column) }

// An Error is one mistake in a rules or lexicon file.
type Error struct {
	Pos     Position
	Section string // what the rule is: "frame" or "entity"; empty prints as "rule"
	Rule    string // ID of the rule it is in, or empty
	Message string
	Hint    string // what was perhaps meant, or empty
	Line    string // the line of the file, or empty
	Width   int    // bytes of the line that are wrong, from the column on
}

// Error returns the message with its place, and below it the line with a caret.
func (e *Error) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: ", e.Pos)
	if e.Rule != "" {
		fmt.Fprintf(&b, "%s %q: ", cmp.Or(e.Section, "rule"), e.Rule)
	}
	b.WriteString(e.Message)
	if e.Hint != "" {
		fmt.Fprintf(&b, " (did you mean %q?)", e.Hint)
	}
	if e.Line != "" {
		line, at := excerpt(e.Line, e.Pos.Column-1)
		pad := strings.Map(func(r rune) rune {
			if r == '\t' {
				return r
			}
			return ' '
		}, line[:at])
		width := utf8.RuneCountInString(line[at:min(at+max(e.Width, 1), len(line))])
		fmt.Fprintf(&b, "\n%5d | %s\n      | %s%s", e.Pos.Line, line, pad, strings.Repeat("^", max(width, 1)))
	}
	return b.String()
}

// maxLine is how much of a long line is shown, in bytes.
const maxLine = 200

// excerpt returns the line without its end mark, or what is around a byte of a long
// line, and where the byte is in it.
func excerpt(line string, at int) (string, int) {
	line = strings.TrimRight(line, "\r")
	at = min(max(at, 0), len(line))
	if len(line) <= maxLine {
		return line, at
	}
	start := max(0, at-maxLine/2)
	end := min(start+maxLine, len(line))
	for start > 0 && !utf8.RuneStart(line[start]) {
		start--
	}
	for end < len(line) && !utf8.RuneStart(line[end]) {
		end++
	}
	return line[start:end], at - start
}

// Errors are the mistakes of one rule set, sorted by place; of more than 500 the rest is left out.
type Errors []*Error

// Error returns all messages, one below the other.
func (e Errors) Error() string {
	lines := make([]string, len(e))
	for i, err := range e {
		lines[i] = err.Error()
	}
	return strings.Join(lines, "\n")
}

func (e Errors) sort() {
	slices.SortStableFunc(e, func(a, b *Error) int {
		return cmp.Or(cmp.Compare(a.Pos.File, b.Pos.File), cmp.Compare(a.Pos.Line, b.Pos.Line), cmp.Compare(a.Pos.Column, b.Pos.Column))
	})
}

// maxName is the length of names above which nothing is suggested.
const maxName = 64

// maxKnown is how many names are looked through.
const maxKnown = 500

// suggest returns the known name nearest to a misspelt one, "" when none is near:
// at most two edits, and fewer than half of its letters.
func suggest(name string, known []string) string {
	if len(name) > maxName {
		return ""
	}
	known = known[:min(len(known), maxKnown)]
	best, bestDistance := "", min(3, (len(name)+1)/2)
	for _, k := range known {
		if d := distance(strings.ToLower(name), strings.ToLower(k)); d < bestDistance {
			best, bestDistance = k, d
		}
	}
	return best
}

// distance is the optimal string alignment distance: insertions, deletions,
// substitutions and swaps of neighbours (Damerau 1964).
func distance(a, b string) int {
	if len(a)-len(b) > 3 || len(b)-len(a) > 3 {
		return 4
	}
	rows := [3][]int{make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)}
	for j := range rows[1] {
		rows[1][j] = j
	}
	for i := 1; i <= len(a); i++ {
		rows[2][0] = i
		for j := 1; j <= len(b); j++ {
			change := rows[1][j-1]
			if a[i-1] != b[j-1] {
				change++
			}
			d := min(change, rows[1][j]+1, rows[2][j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, rows[0][j-2]+1)
			}
			rows[2][j] = d
		}
		rows[0], rows[1], rows[2] = rows[1], rows[2], rows[0]
	}
	return rows[1][len(b)]
}
