package rules

import (
	"io"
	"strconv"
	"strings"
)

// advice says what to do about a mistake that the YAML library tells in its own terms, by
// a part of its message.
var advice = []struct{ message, advice string }{
	{"tab character", "indent with spaces, not with tabs"},
	{"mapping values", `lines that belong together begin in one column, and a text with ": " in it stands in quotes`},
	{"expected key", "lines that belong together begin in one column, and quotes stand around the whole text"},
	{"expected '-'", "lines that belong together begin in one column"},
	{"block sequence", "lines that belong together begin in one column, and brackets are closed"},
	{"document start", "the keys of a rules file begin in one column"},
	{"expected ','", "the bracket is not closed, or a comma is missing"},
	{"node content", "the bracket is not closed, or a value is missing"},
	{"expected ':'", "behind a key stand a colon and a space"},
	{"end of stream", "the quote is not closed"},
	{"cannot start any token", "a text that begins with @, ` or % stands in quotes"},
	{"unknown anchor", "a text that begins with * stands in quotes"},
	{"alphabetic or numeric", "a text that begins with * or & stands in quotes"},
	{"escape character", "in double quotes a backslash is written twice; in single quotes it is itself"},
}

// notYAML reports a file that the YAML library cannot read. The library often names the
// begin of the block around the mistake, and miscounts its line; so the mistake is
// looked for: it is where the longest good beginning of the file ends.
func (l *loader) notYAML(name string, d *document) {
	line, message := yamlError(d.err)
	if d.src != nil {
		line = badLine(d.src, line, d.err.Error())
	}
	text, indent := "", ""
	if lines := l.lines[name]; line <= len(lines) {
		text = strings.TrimSpace(lines[line-1])
		indent, _, _ = strings.Cut(lines[line-1], text)
	}
	if strings.Contains(indent, "\t") {
		message = "found a tab character in the indentation"
	}
	for _, a := range advice {
		if strings.Contains(message, a.message) {
			message += ": " + a.advice
			break
		}
	}
	l.failAt(Position{name, line, len(indent) + 1}, max(len(text), 1), "", "this is not YAML: %s", message)
}

// yamlError takes the line off the library's message.
func yamlError(err error) (line int, message string) {
	message = strings.TrimPrefix(err.Error(), "yaml: ")
	rest, ok := strings.CutPrefix(message, "line ")
	number, text, _ := strings.Cut(rest, ": ")
	if n, err := strconv.Atoi(number); ok && err == nil {
		return max(n, 1), text
	}
	return 1, message
}

// maxBack is how many lines what is not closed may go on for until the library sees it.
const maxBack = 32

// badLine returns the line where the mistake begins that the library tells of; near is
// the line that it names, which is not behind the mistake.
func badLine(src []byte, near int, told string) int {
	ends := lineEnds(src)
	fails := func(lines int) string {
		d := decode(src[:ends[lines]])
		<-d.ready
		if d.err == nil || d.err == io.EOF {
			return ""
		}
		return d.err.Error()
	}
	// The fewest lines that show the mistake: more lines show it, too.
	low, high := 0, len(ends)-1
	for step := max(near, 1); step < high; step *= 2 {
		if fails(step) == told {
			high = step
			break
		}
		low = step
	}
	for low+1 < high {
		if mid := (low + high) / 2; fails(mid) == told {
			high = mid
		} else {
			low = mid
		}
	}
	for good := high - 1; good >= max(high-maxBack, 0); good-- {
		if fails(good) == "" {
			return good + 1
		}
	}
	return high
}

// lineEnds returns where each line ends, behind its line end; the first is 0, before all.
func lineEnds(src []byte) []int {
	ends := []int{0}
	for i, c := range src {
		if c == '\n' || i == len(src)-1 {
			ends = append(ends, i+1)
		}
	}
	return ends
}
