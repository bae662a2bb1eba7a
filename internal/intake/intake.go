// Package intake reads documents: plain texts, JSON lines and tables of them.
package intake

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/dossier-kg/dossier/extractor"
)

// MaxSize is the largest text, and the longest line of a .jsonl file, that is read, in bytes.
const MaxSize = extractor.MaxText

// A Document is a document that was read, and what the user should know of the reading.
type Document struct {
	extractor.Document
	Note string
}

// An Error says what is wrong with an input, and what to do about it.
type Error struct {
	Err  error
	Hint string // may be empty
}

func (e *Error) Error() string { return e.Err.Error() }
func (e *Error) Unwrap() error { return e.Err }

func refuse(hint, format string, args ...any) error {
	return &Error{fmt.Errorf(format, args...), hint}
}

// reason returns what went wrong with a file, without its name and the system call,
// which the messages say in their own words.
func reason(err error) error {
	if path := (*fs.PathError)(nil); errors.As(err, &path) {
		return path.Err
	}
	return err
}

// Read yields the documents of a file: each line of one whose name ends in .jsonl, or that begins
// as such a file does, each row of one whose name ends in .csv or .tsv, the whole of any other, with the
// ID and the date given. Messages call the file by its name. It ends after the first error, which is an
// [Error] where the bytes are at fault.
func Read(name, id, date string, in io.Reader) iter.Seq2[Document, error] {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".jsonl":
		return records(name, in)
	case ".csv", ".tsv":
		return table(name, id, in)
	}
	return func(yield func(Document, error) bool) {
		in := bufio.NewReaderSize(in, 1<<16)
		_, _ = in.Peek(1) // what has come by then tells enough; to wait for more could be in vain
		if begin, _ := in.Peek(in.Buffered()); beginsRecord.Match(begin) {
			records(name, in)(yield)
			return
		}
		text, note, err := readText(name, in)
		yield(Document{extractor.Document{ID: id, Text: text, Date: date}, note}, err)
	}
}

// beginsRecord matches what a JSON line of a document begins with, and no text does.
var beginsRecord = regexp.MustCompile(`^\x{feff}?\s*\{\s*"(id|text|title|date|url)"\s*:\s*"`)

// readText reads a plain text as it stands, a byte order mark included, so that
// offsets count from the first byte of the file.
func readText(name string, in io.Reader) (text, note string, err error) {
	raw, err := io.ReadAll(io.LimitReader(in, MaxSize+1))
	switch {
	case err != nil:
		return "", "", fmt.Errorf("cannot read %s: %w", name, reason(err))
	case len(raw) > MaxSize:
		return "", "", refuse("split the text, or give it as .jsonl, one document a line", "%s has more than %d bytes", name, MaxSize)
	case bytes.HasPrefix(raw, []byte{0xff, 0xfe}) || bytes.HasPrefix(raw, []byte{0xfe, 0xff}):
		return "", "", refuse("iconv -f UTF-16 -t UTF-8 makes it readable", "%s is UTF-16, not UTF-8", name)
	}
	if bytes.HasPrefix(raw, []byte("%PDF-")) {
		return "", "", refuse("pdftotext makes a text of it", "%s is PDF, not text", name)
	}
	if why := notText(raw); why != "" {
		return "", "", refuse("give plain text, or .jsonl with one document a line", "%s is not text: %s", name, why)
	}
	if len(bytes.TrimSpace(raw)) == 0 {
		note = name + " is empty"
	} else if i := invalid(raw); i >= 0 {
		note = fmt.Sprintf("%s is not valid UTF-8 at byte %d; such bytes belong to no name", name, i)
	} else if isHTML(raw) {
		note = name + " is HTML, and its marks are read as words: save the page as text to find more in it"
	}
	return string(raw), note, nil
}

// isHTML reports whether a text begins as pages of the web do.
func isHTML(raw []byte) bool {
	head := strings.ToLower(string(bytes.TrimSpace(raw[:min(len(raw), 1<<10)])))
	return strings.HasPrefix(head, "<!doctype html") || strings.HasPrefix(head, "<html")
}

// notText says why bytes are not text: a zero byte, or more than one control
// character in twenty bytes of the first 64 KB. It returns "" for text.
func notText(raw []byte) string {
	if i := bytes.IndexByte(raw, 0); i >= 0 {
		return fmt.Sprintf("byte %d is zero", i)
	}
	head := raw[:min(len(raw), 1<<16)]
	control := 0
	for _, b := range head {
		if (b < ' ' || b == 0x7f) && !strings.ContainsRune("\t\n\v\f\r\x1b", rune(b)) {
			control++
		}
	}
	if control*20 > len(head) {
		return fmt.Sprintf("%d of its first %d bytes are control characters", control, len(head))
	}
	return ""
}

// invalid returns the place of the first byte that is not UTF-8, -1 for none.
func invalid(raw []byte) int {
	if utf8.Valid(raw) {
		return -1
	}
	for i := 0; i < len(raw); {
		r, n := utf8.DecodeRune(raw[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}

// errLongLine is returned by readLine.
var errLongLine = errors.New("the line is too long")

// readLine appends the next line to line, its break included. It fails with
// errLongLine beyond limit bytes, and with io.EOF after the last byte.
func readLine(line []byte, in *bufio.Reader, limit int) ([]byte, error) {
	for {
		part, err := in.ReadSlice('\n')
		if len(line)+len(part) > limit {
			return line, errLongLine
		}
		if len(line)+len(part) > cap(line) { // append alone would copy a long line five times
			line = slices.Grow(line, max(len(line), len(part)))
		}
		line = append(line, part...)
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, err
		}
	}
}

// records yields the documents of a .jsonl file.
func records(name string, in io.Reader) iter.Seq2[Document, error] {
	return func(yield func(Document, error) bool) {
		lines := bufio.NewReaderSize(in, 1<<16)
		var line []byte
		var plain plainReader
		noted := false // one note on invalid UTF-8 a file
		for n := 1; ; n++ {
			var err error
			line, err = readLine(line[:0], lines, MaxSize)
			switch {
			case errors.Is(err, errLongLine):
				yield(Document{}, refuse("split the document", "%s:%d: the line has more than %d bytes", name, n, MaxSize))
				return
			case err != nil && !errors.Is(err, io.EOF):
				yield(Document{}, fmt.Errorf("cannot read %s: %w", name, reason(err)))
				return
			}
			if n == 1 {
				line = bytes.TrimPrefix(line, []byte("\ufeff"))
			}
			if len(bytes.TrimSpace(line)) > 0 {
				at := invalid(line)
				doc, ok := extractor.Document{}, false
				if at < 0 {
					doc, ok = plain.read(line)
				}
				var bad error
				if !ok {
					doc, bad = parseRecord(line)
				}
				if bad != nil {
					bad = refuse(`each line is an object: {"id": "a1", "text": "..."}`, "%s:%d: %w", name, n, bad)
				}
				next := Document{Document: doc}
				if at >= 0 && !noted {
					noted = true
					next.Note = fmt.Sprintf("%s:%d: not valid UTF-8 at byte %d of the line; such bytes are read as U+FFFD", name, n, at)
				}
				if !yield(next, bad) || bad != nil {
					return
				}
			}
			if err != nil {
				return
			}
		}
	}
}
