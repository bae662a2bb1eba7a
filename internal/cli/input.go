package cli

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/dossier-kg/dossier/extractor"
)

// MaxInput is the largest text, and the longest line of a .jsonl file, that is read, in bytes.
const MaxInput = extractor.MaxText

// An input is a document that was read, and what the user should know of the reading.
type input struct {
	extractor.Document
	note string
}

// documents yields the documents of the files, or of standard input when there
// are none, in order; it ends after the first error.
func (c *Command) documents(files []string, date string) iter.Seq2[input, error] {
	return func(yield func(input, error) bool) {
		if len(files) == 0 {
			files = []string{"-"}
		}
		ids := documentIDs(files)
		for i, name := range files {
			for in, err := range c.file(name, ids[i], date) {
				if !yield(in, err) || err != nil {
					return
				}
			}
		}
	}
}

// documentIDs returns the ID of the document in each plain text: the name of the
// file, with its folder where two files have one name.
func documentIDs(files []string) []string {
	paths := map[string]string{} // name of a file -> its path, "" for several
	for _, path := range files {
		name := filepath.Base(path)
		if other, ok := paths[name]; ok && other != path {
			paths[name] = ""
		} else {
			paths[name] = path
		}
	}
	ids := make([]string, len(files))
	for i, path := range files {
		ids[i] = filepath.Base(path)
		if paths[ids[i]] == "" {
			ids[i] = filepath.ToSlash(path)
		}
	}
	return ids
}

// file yields the documents of one file; "-" is standard input.
func (c *Command) file(path, id, date string) iter.Seq2[input, error] {
	return func(yield func(input, error) bool) {
		in, name := c.Stdin, "standard input"
		if path != "-" {
			f, err := open(path)
			if err != nil {
				yield(input{}, err)
				return
			}
			defer f.Close()
			in, name = f, path
		}
		if strings.EqualFold(filepath.Ext(path), ".jsonl") {
			records(name, in)(yield)
			return
		}
		text, note, err := readText(name, in)
		yield(input{extractor.Document{ID: id, Text: text, Date: date}, note}, err)
	}
}

func open(path string) (*os.File, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, cannotRead(path, err)
	}
	if info, err := f.Stat(); err == nil && info.IsDir() {
		f.Close()
		return nil, failure("name the files: dossier extract "+filepath.Join(path, "*.txt"), "%s is a directory", path)
	}
	return f, nil
}

func cannotRead(name string, err error) error {
	return failure("", "cannot read %s: %w", name, reason(err))
}

// readText reads a plain text as it stands, a byte order mark included, so that
// offsets count from the first byte of the file.
func readText(name string, in io.Reader) (text, note string, err error) {
	raw, err := io.ReadAll(io.LimitReader(in, MaxInput+1))
	switch {
	case err != nil:
		return "", "", cannotRead(name, err)
	case len(raw) > MaxInput:
		return "", "", failure("split the text, or give it as .jsonl, one document a line", "%s has more than %d bytes", name, MaxInput)
	case bytes.HasPrefix(raw, []byte{0xff, 0xfe}) || bytes.HasPrefix(raw, []byte{0xfe, 0xff}):
		return "", "", failure("iconv -f UTF-16 -t UTF-8 makes it readable", "%s is UTF-16, not UTF-8", name)
	}
	if why := binary(raw); why != "" {
		return "", "", failure("give plain text, or .jsonl with one document a line", "%s is not text: %s", name, why)
	}
	if len(bytes.TrimSpace(raw)) == 0 {
		note = name + " is empty"
	} else if i := invalid(raw); i >= 0 {
		note = fmt.Sprintf("%s is not valid UTF-8 at byte %d; such bytes belong to no name", name, i)
	}
	return string(raw), note, nil
}

// binary says why bytes are not text: a zero byte, or more than one control
// character in twenty bytes of the first 64 KB. It returns "" for text.
func binary(raw []byte) string {
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
		line = append(line, part...)
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, err
		}
	}
}

// records yields the documents of a .jsonl file.
func records(name string, in io.Reader) iter.Seq2[input, error] {
	return func(yield func(input, error) bool) {
		lines := bufio.NewReaderSize(in, 1<<16)
		var line []byte
		noted := false // one note on invalid UTF-8 a file
		for n := 1; ; n++ {
			var err error
			line, err = readLine(line[:0], lines, MaxInput)
			switch {
			case errors.Is(err, errLongLine):
				yield(input{}, failure("split the document", "%s:%d: the line has more than %d bytes", name, n, MaxInput))
				return
			case err != nil && !errors.Is(err, io.EOF):
				yield(input{}, cannotRead(name, err))
				return
			}
			if n == 1 {
				line = bytes.TrimPrefix(line, []byte("\ufeff"))
			}
			if len(bytes.TrimSpace(line)) > 0 {
				doc, bad := parseRecord(line)
				if bad != nil {
					bad = failure(`each line is an object: {"id": "a1", "text": "..."}`, "%s:%d: %w", name, n, bad)
				}
				next := input{Document: doc}
				if at := invalid(line); at >= 0 && !noted {
					noted = true
					next.note = fmt.Sprintf("%s:%d: not valid UTF-8 at byte %d of the line; such bytes are read as U+FFFD", name, n, at)
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

// record is a line of a .jsonl file; other fields are ignored.
type record struct {
	ID    *string `json:"id"`
	Text  *string `json:"text"`
	Title string  `json:"title"`
	Date  string  `json:"date"`
	URL   string  `json:"url"`
}

func parseRecord(line []byte) (extractor.Document, error) {
	var r record
	var wrong *json.UnmarshalTypeError
	err := json.Unmarshal(line, &r)
	switch {
	case errors.As(err, &wrong) && wrong.Field == "":
		return extractor.Document{}, fmt.Errorf("the line is no object: %s", wrong.Value)
	case errors.As(err, &wrong):
		return extractor.Document{}, fmt.Errorf("%q must be a string, not %s", wrong.Field, wrong.Value)
	case err != nil:
		return extractor.Document{}, err
	case r.ID == nil || r.Text == nil:
		return extractor.Document{}, errors.New("the line needs both id and text")
	}
	return extractor.Document{ID: *r.ID, Title: r.Title, Text: *r.Text, Date: r.Date, URL: r.URL}, nil
}
