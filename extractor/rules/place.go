package rules

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// longLine is the length in bytes from which on the columns of a line are kept.
const longLine = 256

// A lineKey names a line of a file.
type lineKey struct {
	file string
	line int
}

// pos returns where the node begins. YAML counts columns in runes, [Position] in bytes.
func (l *loader) pos(n node) Position {
	lines := l.lines[n.file]
	if n.Line < 1 || n.Line > len(lines) {
		return Position{n.file, n.Line, n.Column}
	}
	line := lines[n.Line-1]
	if len(line) < longLine {
		return Position{n.file, n.Line, byteColumn(line, n.Column)}
	}
	key := lineKey{n.file, n.Line}
	columns, ok := l.columns[key]
	if !ok {
		for i := range line {
			columns = append(columns, int32(i+1))
		}
		columns = append(columns, int32(len(line)+1))
		l.columns[key] = columns
	}
	return Position{n.file, n.Line, int(columns[min(max(n.Column, 1), len(columns))-1])}
}

// byteColumn returns the byte at which the rune of a line stands, both from 1.
func byteColumn(line string, column int) int {
	seen := 1
	for i := range line {
		if seen == column {
			return i + 1
		}
		seen++
	}
	return len(line) + 1
}

// within returns the place in the file of a byte of a scalar's value: quotes,
// escapes, folded lines and indentation lie between the two.
func (l *loader) within(n node, offset int) Position {
	p := l.pos(n)
	lines := l.lines[n.file]
	if n.Kind != yaml.ScalarNode || p.Line < 1 || p.Line > len(lines) {
		return p
	}
	w := walker{lines: lines, value: n.Value, style: n.Style, line: p.Line - 1, column: p.Column - 1}
	switch {
	case n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0:
		w.column++
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		w.line++
		first := w.line
		for w.line < len(lines)-1 && strings.TrimSpace(lines[w.line]) == "" {
			w.line++
		}
		w.indent()
		w.block = w.column
		if strings.HasPrefix(n.Value, "\n") {
			w.line = first
		}
	}
	for w.at < min(offset, len(n.Value)) && w.line < len(lines) {
		w.step()
	}
	if w.line >= len(lines) {
		return p
	}
	return Position{n.file, w.line + 1, w.column + 1}
}

// A walker goes through the value of a scalar and through the file side by side.
type walker struct {
	lines        []string
	value        string
	style        yaml.Style
	at           int // byte of value
	line, column int // from 0
	block        int // indentation of a block scalar
}

// indent moves to the first byte of the line that is no space.
func (w *walker) indent() {
	w.column = 0
	if w.line < len(w.lines) {
		line := w.lines[w.line]
		w.column = len(line) - len(strings.TrimLeft(line, " \t"))
	}
}

// step goes on by one character of the file.
func (w *walker) step() {
	rest := w.lines[w.line][min(w.column, len(w.lines[w.line])):]
	literal := w.style&yaml.LiteralStyle != 0
	if rest == "" || !literal && rest[0] <= ' ' && strings.TrimSpace(rest) == "" {
		w.nextLine()
		return
	}
	switch {
	case w.style&yaml.SingleQuotedStyle != 0 && strings.HasPrefix(rest, "''"):
		w.column, w.at = w.column+2, w.at+1
	case w.style&yaml.DoubleQuotedStyle != 0 && rest[0] == '\\':
		w.escape(rest)
	default:
		w.column, w.at = w.column+1, w.at+1
	}
}

// nextLine passes the end of a line: one space or line feed of the value, and a
// further line feed for every empty line.
func (w *walker) nextLine() {
	w.at++
	literal := w.style&yaml.LiteralStyle != 0
	for w.line++; w.line < len(w.lines); w.line++ {
		if line := w.lines[w.line]; strings.TrimSpace(line) != "" || literal && len(line) > w.block {
			break
		}
		if w.at < len(w.value) && w.value[w.at] == '\n' {
			w.at++
		}
	}
	w.indent()
	if literal {
		w.column = min(w.column, w.block)
	}
}

// escape passes an escape of a double-quoted scalar.
func (w *walker) escape(rest string) {
	width := 2
	if len(rest) > 1 {
		switch rest[1] {
		case 'x':
			width = 4
		case 'u':
			width = 6
		case 'U':
			width = 10
		}
	} else { // the line goes on without a space
		w.line++
		w.indent()
		return
	}
	w.column += width
	if w.at < len(w.value) {
		_, size := utf8.DecodeRuneInString(w.value[w.at:])
		w.at += size
	}
}

// failIn reports a mistake in part of a scalar's value.
func (l *loader) failIn(n node, offset, width int, hint, format string, args ...any) {
	if !l.full() {
		l.failAt(l.within(n, offset), width, hint, format, args...)
	}
}

// A cursor reads the value of a scalar from left to right and knows where it is.
type cursor struct {
	*loader
	node node
	text string
	at   int
}

func (c *cursor) space() {
	for c.at < len(c.text) && (c.text[c.at] == ' ' || c.text[c.at] == '\n' || c.text[c.at] == '\t') {
		c.at++
	}
}

// peek returns the next byte that is no space, 0 at the end.
func (c *cursor) peek() byte {
	c.space()
	if c.at < len(c.text) {
		return c.text[c.at]
	}
	return 0
}

// accept passes the byte if it comes next.
func (c *cursor) accept(b byte) bool {
	if c.peek() != b || c.at >= len(c.text) {
		return false
	}
	c.at++
	return true
}

// name reads a name: lower-case letters, digits and _.
func (c *cursor) name() string {
	c.space()
	start := c.at
	for c.at < len(c.text) && (c.text[c.at] == '_' || c.text[c.at] >= 'a' && c.text[c.at] <= 'z' || c.text[c.at] >= '0' && c.text[c.at] <= '9') {
		c.at++
	}
	return c.text[start:c.at]
}

// until reads up to a byte of stops, without the spaces around; at tells where it begins.
func (c *cursor) until(stops string) (part string, at int) {
	c.space()
	at = c.at
	if i := strings.IndexAny(c.text[at:], stops); i >= 0 {
		c.at = at + i
	} else {
		c.at = len(c.text)
	}
	return strings.TrimRight(c.text[at:c.at], " \t\n"), at
}

// wrong reports a mistake at a byte of the value.
func (c *cursor) wrong(at, width int, hint, format string, args ...any) {
	c.failIn(c.node, at, width, hint, "%s", fmt.Sprintf(format, args...))
}
