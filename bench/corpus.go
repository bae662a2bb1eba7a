package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// A document is one text to read.
type document struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

type corpus []document

// load reads JSON lines, or the project's examples up to a megabyte.
func load(path string) (corpus, error) {
	if path == "" {
		return examples(1_000_000)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var c corpus
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<28)
	for s.Scan() {
		var d document
		if err := json.Unmarshal(s.Bytes(), &d); err != nil {
			return nil, fmt.Errorf("%s: line %d: %w", path, len(c)+1, err)
		}
		c = append(c, d)
	}
	return c, s.Err()
}

func examples(size int) (corpus, error) {
	files, err := filepath.Glob("../examples/*.txt")
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("no examples: run bench in its own folder (%v)", err)
	}
	var c corpus
	for n := 0; c.size() < size; n++ {
		text, err := os.ReadFile(files[n%len(files)])
		if err != nil {
			return nil, err
		}
		c = append(c, document{fmt.Sprint("example-", n), string(text)})
	}
	return c, nil
}

// size returns the bytes of text.
func (c corpus) size() int {
	n := 0
	for _, d := range c {
		n += len(d.Text)
	}
	return n
}

// cut returns the first documents, up to a size.
func (c corpus) cut(size int) corpus {
	n := 0
	for i, d := range c {
		if n += len(d.Text); n >= size {
			return c[:i+1]
		}
	}
	return c
}

// times returns the corpus several times over, each document with an ID of its own.
func (c corpus) times(n int) corpus {
	var out corpus
	for i := range n {
		for _, d := range c {
			out = append(out, document{fmt.Sprintf("%s-%d", d.ID, i), d.Text})
		}
	}
	return out
}

// blocks returns the whole text in documents of one size.
func (c corpus) blocks(size, total int) corpus {
	var all strings.Builder
	for i := 0; all.Len() < total; i++ {
		all.WriteString(c[i%len(c)].Text + "\n\n")
	}
	text := strings.ToValidUTF8(all.String()[:total], "")
	var out corpus
	for n := 0; len(text) > 0; n++ {
		end := min(size, len(text))
		out = append(out, document{fmt.Sprint("block-", n), strings.ToValidUTF8(text[:end], "")})
		text = text[end:]
	}
	return out
}

// write stores the corpus as JSON lines.
func (c corpus) write(path string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(f, 1<<20)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, d := range c {
		if err := enc.Encode(d); err != nil {
			return err
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}
