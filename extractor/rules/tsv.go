package rules

import (
	"slices"
	"strings"
)

// readTSV reads a lexicon of tab-separated columns: a header line that names them, then
// an entry a line; cells that hold several values separate them by bars. Empty lines and
// lines that begin with # are left out.
func (l *loader) readTSV(file, src string) {
	lines := strings.Split(strings.TrimPrefix(src, mark), "\n")
	l.lines[file] = lines
	var columns []*entryKey
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
		if columns = l.header(Position{file, i + 1, 1}, strings.Split(line, "\t")); columns == nil {
			return
		}
	}
	if columns == nil {
		l.failAt(Position{file, 1, 1}, 1, "", "a lexicon begins with a line that names its columns")
	}
}

// header returns the columns of the names; nil after a mistake.
func (l *loader) header(p Position, names []string) []*entryKey {
	before, first := len(l.errs), p
	columns := make([]*entryKey, len(names))
	for i, name := range names {
		k := slices.Index(entryKeyNames, name)
		switch {
		case k < 0 || name == "roles":
			l.failAt(p, max(len(name), 1), l.suggest(name, entryKeyNames), "unknown column %q", name)
		case slices.Contains(columns, &entryKeys[k]):
			l.failAt(p, len(name), "", "column %q stands twice", name)
		default:
			columns[i] = &entryKeys[k]
		}
		p.Column += len(name) + 1
	}
	if !slices.Contains(names, "extend") && (!slices.Contains(names, "name") || !slices.Contains(names, "type")) {
		message := "a lexicon has the columns name and type"
		if len(names) == 1 && strings.ContainsAny(names[0], " ,;") {
			message += ", parted by tabs"
		}
		l.failAt(first, 1, "", "%s", message)
	}
	if len(l.errs) > before {
		return nil
	}
	return columns
}

// row reads one entry.
func (l *loader) row(p Position, columns []*entryKey, line string) {
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
			if columns[i].name == key {
				return p, len(cell)
			}
			p.Column += len(cell) + 1
		}
		return e.Pos, 1
	})
}

// cell gives an entry the value of a column.
func (l *loader) cell(e *Entry, column *entryKey, cell string, p Position) {
	if cell[0] == ' ' || cell[len(cell)-1] == ' ' {
		l.failAt(p, len(cell), "", "spaces stand around %q", strings.TrimSpace(cell))
	}
	switch {
	case column.flag != nil && (cell == "true" || cell == "false"):
		*column.flag(e) = cell == "true"
	case column.many != nil:
		values := strings.Split(cell, "|")
		if slices.Contains(values, "") {
			l.failAt(p, len(cell), "", "a value is missing between the bars")
		}
		*column.many(e) = values
	case column.flag != nil:
		l.failAt(p, len(cell), "", "true or false is wanted here, not %q", cell)
	default:
		*column.one(e) = cell
	}
}
