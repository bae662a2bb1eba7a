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
	"syscall"
	"unicode/utf8"

	"github.com/dossier-kg/dossier/extractor"
)

// MaxInput is the largest text file, and the longest line of JSON, that is read, in bytes.
const MaxInput = 1 << 30

// record is a line of a .jsonl file; other fields are ignored.
type record struct {
	ID    *string `json:"id"`
	Text  *string `json:"text"`
	Title string  `json:"title"`
	Date  string  `json:"date"`
	URL   string  `json:"url"`
}

// documents yields the documents of the files, or of standard input when there
// are none, in order; it ends after the first error.
func (c *Command) documents(files []string, date string) iter.Seq2[extractor.Document, error] {
	return func(yield func(extractor.Document, error) bool) {
		if len(files) == 0 {
			files = []string{"-"}
		}
		for _, name := range files {
			for doc, err := range c.file(name, date) {
				if !yield(doc, err) || err != nil {
					return
				}
			}
		}
	}
}

// file yields the documents of one file; "-" is standard input.
func (c *Command) file(name, date string) iter.Seq2[extractor.Document, error] {
	return func(yield func(extractor.Document, error) bool) {
		in := c.Stdin
		if name != "-" {
			info, err := os.Stat(name)
			if err == nil && info.IsDir() {
				err = failure("name the files: dossier extract "+filepath.Join(name, "*.txt"), "%s is a directory", name)
			}
			if err != nil {
				yield(extractor.Document{}, err)
				return
			}
			f, err := os.Open(name)
			if err != nil {
				yield(extractor.Document{}, err)
				return
			}
			defer f.Close()
			in = f
		}
		if strings.EqualFold(filepath.Ext(name), ".jsonl") {
			records(name, in)(yield)
			return
		}
		doc, err := c.text(name, in)
		doc.Date = date
		yield(doc, err)
	}
}

// text reads a file as one document.
func (c *Command) text(name string, in io.Reader) (extractor.Document, error) {
	raw, err := io.ReadAll(io.LimitReader(in, MaxInput+1))
	if err != nil {
		return extractor.Document{}, fmt.Errorf("reading %s: %w", name, err)
	}
	if len(raw) > MaxInput {
		return extractor.Document{}, failure("split the text, or give it as .jsonl, one document a line", "%s has more than %d bytes", name, MaxInput)
	}
	if i := bytes.IndexByte(raw, 0); i >= 0 {
		return extractor.Document{}, failure("give plain text, or .jsonl with one document a line", "%s is not text: byte %d is zero", name, i)
	}
	if len(bytes.TrimSpace(raw)) == 0 {
		fmt.Fprintf(c.Stderr, "dossier: note: %s is empty\n", name)
	}
	raw = bytes.TrimPrefix(raw, []byte("\ufeff"))
	if i := invalid(raw); i >= 0 {
		fmt.Fprintf(c.Stderr, "dossier: note: %s is not valid UTF-8 at byte %d; such bytes belong to no name\n", name, i)
	}
	return extractor.Document{ID: filepath.Base(name), Text: string(raw)}, nil
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

// records yields the documents of a .jsonl file.
func records(name string, in io.Reader) iter.Seq2[extractor.Document, error] {
	return func(yield func(extractor.Document, error) bool) {
		lines := bufio.NewReaderSize(in, 1<<20)
		for n := 1; ; n++ {
			line, err := lines.ReadBytes('\n')
			if len(bytes.TrimSpace(line)) > 0 {
				doc, bad := parseRecord(name, n, line)
				if !yield(doc, bad) || bad != nil {
					return
				}
			}
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				yield(extractor.Document{}, fmt.Errorf("reading %s: %w", name, err))
				return
			}
		}
	}
}

func parseRecord(name string, n int, line []byte) (extractor.Document, error) {
	var r record
	if err := json.Unmarshal(line, &r); err != nil {
		return extractor.Document{}, failure(`each line is an object: {"id": "a1", "text": "..."}`, "%s:%d: %w", name, n, err)
	}
	if r.ID == nil || r.Text == nil {
		return extractor.Document{}, failure(`each line is an object: {"id": "a1", "text": "..."}`, "%s:%d: the line needs both id and text", name, n)
	}
	return extractor.Document{ID: *r.ID, Title: r.Title, Text: *r.Text, Date: r.Date, URL: r.URL}, nil
}

func isClosedPipe(err error) bool {
	return errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe)
}
