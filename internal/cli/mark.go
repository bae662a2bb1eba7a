package cli

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// pageWidth is how many characters a line of an explanation has at most.
const pageWidth = 92

// A mark is a piece of a sentence with a label; start and end are bytes of the sentence.
type mark struct {
	start, end int
	label      string
	bad        bool // what failed, rather than what was bound
}

// writeMarked writes a sentence, broken into lines, with the marked words underlined
// and labelled below:
//
//	Norway never met Sweden.
//	~~~~~~ ~~~~~ ~~~ ~~~~~~
//	|      |     |   b
//	|      |     clause
//	|      negative
//	a
func writeMarked(w io.Writer, sentence string, marks []mark, indent string, st style) {
	sentence = oneLine(sentence)
	marks = joined(marks)
	for _, l := range broken(sentence, pageWidth-len(indent)) {
		var on []mark
		for _, m := range marks {
			if m.start < l[1] && m.end > l[0] {
				cut := m
				if m.start < l[0] {
					cut.label = "" // its label stands on the line before
				}
				cut.start, cut.end = max(m.start, l[0]), min(m.end, l[1])
				on = append(on, cut)
			}
		}
		writeMarkedLine(w, sentence, l, on, indent, st)
	}
}

// oneLine makes spaces of the breaks in a text, which keeps its length.
func oneLine(text string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\r' || r == '\t' {
			return ' '
		}
		return r
	}, text)
}

// maxAround is how many bytes are shown on either side of what matters in a long sentence.
const maxAround = 60

// around returns the part of a sentence that holds the bytes from first to last and
// some words on either side.
func around(sentence string, first, last int) (from, to int) {
	from, to = 0, len(sentence)
	if first > maxAround {
		if i := strings.IndexByte(sentence[first-maxAround:first], ' '); i >= 0 {
			from = first - maxAround + i + 1
		}
	}
	if last+maxAround < len(sentence) {
		if i := strings.LastIndexByte(sentence[last:last+maxAround], ' '); i >= 0 {
			to = last + i
		}
	}
	return from, to
}

// joined puts the labels of marks on the same words together.
func joined(marks []mark) []mark {
	var out []mark
	for _, m := range marks {
		if i := slices.IndexFunc(out, func(o mark) bool { return o.start == m.start && o.end == m.end }); i >= 0 {
			if o := &out[i]; !slices.Contains(strings.Split(o.label, ", "), m.label) {
				o.label += ", " + m.label
				o.bad = o.bad || m.bad
			}
			continue
		}
		out = append(out, m)
	}
	slices.SortStableFunc(out, func(a, b mark) int { return a.start - b.start })
	return out
}

// broken returns the lines of a text, as byte ranges of at most width characters
// where spaces allow.
func broken(text string, width int) [][2]int {
	var lines [][2]int
	for start := 0; start < len(text); {
		for start < len(text) && text[start] == ' ' {
			start++
		}
		end, space, n := start, -1, 0
		for end < len(text) && n <= width {
			if text[end] == ' ' {
				space = end
			}
			_, size := utf8.DecodeRuneInString(text[end:])
			end, n = end+size, n+1
		}
		switch {
		case end < len(text) && space > start:
			end = space
		case end < len(text): // a word longer than the line stays whole
			if i := strings.IndexByte(text[end:], ' '); i >= 0 {
				end += i
			} else {
				end = len(text)
			}
		}
		if start < end {
			lines = append(lines, [2]int{start, end})
		}
		start = end
	}
	return lines
}

func writeMarkedLine(w io.Writer, text string, l [2]int, marks []mark, indent string, st style) {
	column := func(at int) int { return utf8.RuneCountInString(text[l[0]:at]) }
	fmt.Fprintf(w, "%s%s\n", indent, strings.TrimRight(text[l[0]:l[1]], " "))
	if len(marks) == 0 {
		return
	}
	under := []rune(strings.Repeat(" ", column(l[1])))
	for _, m := range marks {
		for i := column(m.start); i < column(m.end); i++ {
			under[i] = '~'
			if m.bad {
				under[i] = '^'
			}
		}
	}
	fmt.Fprintf(w, "%s%s\n", indent, st.accent(strings.TrimRight(string(under), " ")))
	var labels []mark
	for _, m := range marks {
		if m.label != "" {
			labels = append(labels, m)
		}
	}
	for len(labels) > 0 {
		labels = writeLabels(w, labels, column, indent, st)
	}
}

// writeLabels writes the labels that have room on one line, from the right, and a bar
// for each of the others, which it returns.
func writeLabels(w io.Writer, labels []mark, column func(int) int, indent string, st style) (left []mark) {
	type piece struct {
		at         int
		text, show string
	}
	var pieces []piece
	limit := 1 << 30
	for i := len(labels) - 1; i >= 0; i-- {
		m := labels[i]
		at := column(m.start)
		show := st.accent(m.label)
		if m.bad {
			show = st.bad(m.label)
		}
		p := piece{at, m.label, show}
		if at+utf8.RuneCountInString(m.label)+1 > limit {
			if at >= limit {
				left = append(left, m)
				continue
			}
			p = piece{at, "|", st.faint("|")}
			left = append(left, m)
		}
		limit = at
		pieces = append(pieces, p)
	}
	slices.Reverse(pieces)
	slices.Reverse(left)
	var b strings.Builder
	at := 0
	for _, p := range pieces {
		b.WriteString(strings.Repeat(" ", p.at-at))
		b.WriteString(p.show)
		at = p.at + utf8.RuneCountInString(p.text)
	}
	fmt.Fprintf(w, "%s%s\n", indent, b.String())
	return left
}
