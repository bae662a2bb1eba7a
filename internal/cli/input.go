package cli

import (
	"iter"
	"os"
	"path/filepath"

	"github.com/dossier-kg/dossier/internal/intake"
)

// documents yields the documents of the files, or of standard input when there
// are none, in order; it ends after the first error.
func (c *Command) documents(files []string, date string) iter.Seq2[intake.Document, error] {
	return func(yield func(intake.Document, error) bool) {
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
func (c *Command) file(path, id, date string) iter.Seq2[intake.Document, error] {
	return func(yield func(intake.Document, error) bool) {
		in, name := c.Stdin, "standard input"
		if path != "-" {
			f, err := open(path)
			if err != nil {
				yield(intake.Document{}, err)
				return
			}
			defer f.Close()
			in, name = f, path
		}
		intake.Read(name, id, date, in)(yield)
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
