package intake

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/dossier-kg/dossier/extractor"
)

// table yields the documents of a table, one a row, as spreadsheets and corpora of articles
// come: values parted by commas, semicolons or tabs (RFC 4180), with the names of the columns in
// the first line. It needs the column text; id, title, date and url count, other columns are
// ignored. Without an id a row is known by that of the file and its line.
func table(name, id string, in io.Reader) iter.Seq2[Document, error] {
	return func(yield func(Document, error) bool) {
		lines := bufio.NewReaderSize(in, 1<<16)
		rows := csv.NewReader(lines)
		rows.Comma = separator(lines)
		columns, err := rows.Read()
		if err != nil && !errors.Is(err, io.EOF) {
			yield(Document{}, badTable(name, err))
			return
		}
		at := columnsOf(columns)
		switch {
		case len(columns) == 0:
			yield(Document{Note: name + " is empty"}, nil)
			return
		case at["text"] < 0:
			yield(Document{}, refuse("name the column with the texts so in the first line; beside it id, title, date and url count", "%s has no column text, only %s", name, strings.Join(columns, ", ")))
			return
		}
		for noted := false; ; {
			row, err := rows.Read()
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				yield(Document{}, badTable(name, err))
				return
			}
			line, _ := rows.FieldPos(0)
			next := Document{Document: documentOf(row, at)}
			if at["id"] < 0 {
				next.ID = fmt.Sprintf("%s:%d", id, line)
			}
			if !noted && slices.ContainsFunc(row, func(value string) bool { return invalid([]byte(value)) >= 0 }) {
				noted = true
				next.Note = fmt.Sprintf("%s:%d: not valid UTF-8; such bytes are read as U+FFFD", name, line)
			}
			if !yield(next, nil) {
				return
			}
		}
	}
}

// separator returns what parts the columns in the first line: what parts a column text from others.
func separator(lines *bufio.Reader) rune {
	_, _ = lines.Peek(1)
	begin, _ := lines.Peek(lines.Buffered())
	first, _, _ := strings.Cut(string(begin), "\n")
	for _, comma := range []rune{';', '\t'} {
		r := csv.NewReader(strings.NewReader(first))
		r.Comma = comma
		if columns, err := r.Read(); err == nil && len(columns) > 1 && columnsOf(columns)["text"] >= 0 {
			return comma
		}
	}
	return ','
}

// columnsOf returns where the columns stand that count, -1 for those that are missing.
func columnsOf(names []string) map[string]int {
	at := map[string]int{}
	for _, name := range []string{"id", "text", "title", "date", "url"} {
		at[name] = slices.IndexFunc(names, func(column string) bool {
			return strings.EqualFold(strings.TrimSpace(strings.TrimPrefix(column, "\ufeff")), name)
		})
	}
	return at
}

// documentOf returns the document of a row.
func documentOf(row []string, at map[string]int) extractor.Document {
	value := func(column string) string {
		if i := at[column]; i >= 0 {
			return strings.ToValidUTF8(row[i], "\ufffd")
		}
		return ""
	}
	return extractor.Document{ID: value("id"), Title: value("title"), Text: value("text"), Date: value("date"), URL: value("url")}
}

// badTable says where a table is at fault.
func badTable(name string, err error) error {
	if wrong := (*csv.ParseError)(nil); errors.As(err, &wrong) {
		return refuse(`a value with a comma, a quote or a line break stands in quotes, a quote inside it twice: "He said ""no"", and left."`, "%s:%d: %w", name, wrong.StartLine, wrong.Err)
	}
	return fmt.Errorf("cannot read %s: %w", name, reason(err))
}
