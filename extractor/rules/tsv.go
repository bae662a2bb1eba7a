package rules

import (
	"slices"
	"strings"
)

// readTSV reads a lexicon of tab-separated columns: a header line that names them, then
// an entry a line; cells that hold several values separate them by bars. Empty lines and
// lines that begin with # are left out.
func (l *loader) readTSV(file, src string) {
	lines := strings.Split(src, "\n")
	l.lines[file] = lines
	var columns []string
	for i, line := range lines {
		if n := len(line); n > 0 && line[n-1] == '\r' {
			line = line[:n-1]
		}
		if line == "" || line[0] == '#' {
			continue
		}
		if columns != nil {
			l.row(Position{file, i + 1, 1}, columns, line)
			continue
		}
		if columns = strings.Split(line, "\t"); !l.header(Position{file, i + 1, 1}, columns) {
			return
		}
	}
	if columns == nil {
		l.failAt(Position{file, 1, 1}, 1, "", "a lexicon begins with a line that names its columns")
	}
}

// header checks the names of the columns.
func (l *loader) header(p Position, columns []string) bool {
	before := len(l.errs)
	for i, c := range columns {
		switch {
		case c == "roles" || !slices.Contains(entryKeys, c):
			l.failAt(p, max(len(c), 1), l.suggest(c, entryKeys), "unknown column %q", c)
		case slices.Contains(columns[:i], c):
			l.failAt(p, len(c), "", "column %q stands twice", c)
		}
		p.Column += len(c) + 1
	}
	if !slices.Contains(columns, "extend") && (!slices.Contains(columns, "name") || !slices.Contains(columns, "type")) {
		l.failAt(Position{p.File, p.Line, 1}, 1, "", "a lexicon has the columns name and type")
	}
	return len(l.errs) == before
}

// row reads one entry.
func (l *loader) row(p Position, columns []string, line string) {
	e := &Entry{Pos: p}
	rest, more, cell := line, true, ""
	for _, c := range columns {
		if !more {
			break
		}
		at := len(line) - len(rest)
		if cell, rest, more = strings.Cut(rest, "\t"); cell != "" {
			l.cell(e, c, cell, Position{p.File, p.Line, at + 1})
		}
	}
	if more {
		l.failAt(Position{p.File, p.Line, len(line) - len(rest) + 1}, max(len(rest), 1), "", "the line has more than the %d cells of the header", len(columns))
	}
	l.addEntry(e, func(key string) (Position, int) {
		cells := strings.Split(line, "\t")
		p := e.Pos
		for i, cell := range cells[:min(len(cells), len(columns))] {
			if columns[i] == key {
				return p, len(cell)
			}
			p.Column += len(cell) + 1
		}
		return e.Pos, 1
	})
}

// cell gives an entry the value of a column.
func (l *loader) cell(e *Entry, column, cell string, p Position) {
	if cell[0] == ' ' || cell[len(cell)-1] == ' ' {
		l.failAt(p, len(cell), "", "spaces stand around %q", strings.TrimSpace(cell))
	}
	switch {
	case column == "ambiguous" && (cell == "true" || cell == "false"):
		e.Ambiguous = cell == "true"
	case column == "replace" || column == "extend":
		if cell == "true" {
			l.changes[e] = column
		} else if cell != "false" {
			l.failAt(p, len(cell), "", "true or false is wanted here, not %q", cell)
		}
	case several(column):
		values := strings.Split(cell, "|")
		if slices.Contains(values, "") {
			l.failAt(p, len(cell), "", "a value is missing between the bars")
		}
		e.set(column, "", values)
	default:
		e.set(column, cell, nil)
	}
}
