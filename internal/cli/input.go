package cli

import (
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/dossier-kg/dossier/internal/intake"
	"golang.org/x/term"
)

// documents yields the documents of files, of the texts in folders, or of standard input when
// there are none, in order; it ends after the first error.
func (c *Command) documents(files []string, date string) iter.Seq2[intake.Document, error] {
	return func(yield func(intake.Document, error) bool) {
		files, err := c.inFolders(files)
		if err != nil {
			yield(intake.Document{}, err)
			return
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

// inFolders returns the files, those in a folder in its place, and "-" for none.
func (c *Command) inFolders(paths []string) ([]string, error) {
	if len(paths) == 0 {
		if in, ok := c.Stdin.(*os.File); ok && term.IsTerminal(int(in.Fd())) {
			c.note("reading the terminal up to its end (Ctrl-D); name a file to read that")
		}
		return []string{"-"}, nil
	}
	var files []string
	for _, path := range paths {
		if info, err := os.Stat(path); err != nil || !info.IsDir() {
			files = append(files, path)
			continue
		}
		found, err := textsBelow(path)
		if err != nil {
			return nil, cannotRead(path, err)
		}
		if len(found) == 0 {
			return nil, failure("name the files: "+filepath.Join(path, "*"), "%s is a folder without files that end in .txt or .jsonl", path)
		}
		files = append(files, found...)
	}
	return files, nil
}

// textsBelow returns the texts in a folder and in those below it, sorted; what is hidden is left out.
func textsBelow(folder string) (files []string, err error) {
	err = filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case path == folder:
		case strings.HasPrefix(entry.Name(), "."):
			if entry.IsDir() {
				return fs.SkipDir
			}
		case !entry.IsDir() && slices.Contains([]string{".txt", ".jsonl"}, strings.ToLower(filepath.Ext(path))):
			files = append(files, path)
		}
		return nil
	})
	return files, err
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
		return nil, failure("name a file in it", "%s is a directory", path)
	}
	return f, nil
}

func cannotRead(name string, err error) error {
	hint := ""
	if strings.Contains(name, "://") {
		hint = "dossier reads files only: save the text of the page in one"
	}
	return failure(hint, "cannot read %s: %w", name, reason(err))
}
