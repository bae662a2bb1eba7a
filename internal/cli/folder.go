package cli

import (
	"bufio"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/dossier-kg/dossier/export"
	"golang.org/x/term"
)

// takesFolder reports whether a format writes its files into a folder of that path. If
// it has several and does not, it writes an archive of them.
func (c *Command) takesFolder(path string, format export.Format) (bool, error) {
	if format.Files == nil {
		return false, nil
	}
	hint := fmt.Sprintf("name a folder or an archive: -o graph/ or -o graph.zip, with --format %s", format.Name)
	if path == "" || path == "-" {
		if out, ok := c.Stdout.(*os.File); ok && term.IsTerminal(int(out.Fd())) {
			return false, usage(hint, "%s is several files, and an archive of them nothing for a terminal", format.Name)
		}
		return false, nil
	}
	info, err := os.Stat(path)
	archive := strings.EqualFold(filepath.Ext(path), ".zip")
	switch {
	case err == nil && info.IsDir():
		return true, nil
	case err == nil && !info.Mode().IsRegular(): // a pipe or a device
		return false, nil
	case archive && !os.IsPathSeparator(path[len(path)-1]):
		return false, nil
	case err == nil:
		return false, failure(hint, "%s is a file, and %s is several", path, format.Name)
	case os.IsPathSeparator(path[len(path)-1]), filepath.Ext(path) == "":
		return true, nil
	}
	return false, usage(hint, "%s is several files: %s names one", format.Name, path)
}

// A folder is where the files of a format go. It keeps a list of them, with their sums
// as sha256sum writes them, by which the next run knows its own files from others.
type folder struct {
	path, list string
	old, new   map[string]string // name of a file with slashes -> sum
}

// writeFolder lets do write files and then puts them into the folder, which is made
// if it is not there. Files of an earlier run are replaced or removed, those of others
// stay: where one has the name of a new file, or an earlier file was changed, nothing happens.
func writeFolder(path string, format export.Format, do func(create func(string) (io.Writer, error)) error) error {
	f := &folder{path: filepath.Clean(path), list: ".dossier-" + format.Name + ".sha256", new: map[string]string{}}
	within := f.path
	_, err := os.Stat(f.path)
	isNew := errors.Is(err, fs.ErrNotExist)
	if isNew {
		within = filepath.Dir(f.path)
	} else if f.old, err = f.readList(); err != nil {
		return cannotWrite(path, err)
	}
	draft := filepath.Join(within, fmt.Sprintf(".dossier-%016x.tmp", rand.Uint64()))
	if err := os.Mkdir(draft, 0o777); err != nil {
		return cannotWrite(path, err)
	}
	defer os.RemoveAll(draft) // in vain once it is renamed
	if err := f.draft(draft, do); err != nil {
		if broken := (*fs.PathError)(nil); errors.As(err, &broken) && strings.HasPrefix(broken.Path, draft) {
			return cannotWrite(path, err) // the user knows nothing of the other name
		}
		return err
	}
	if isNew {
		err = os.Rename(draft, f.path)
	} else if err = f.clash(); err == nil {
		err = f.adopt(draft)
	}
	if hinted := (*hintError)(nil); err != nil && !errors.As(err, &hinted) {
		return cannotWrite(path, err)
	}
	return err
}

// draft writes the files, and the list of them, into a folder.
func (f *folder) draft(dir string, do func(func(string) (io.Writer, error)) error) error {
	var open *os.File
	var w *bufio.Writer
	sum, name := sha256.New(), ""
	done := func() error {
		if open == nil {
			return nil
		}
		f.new[name] = hex.EncodeToString(sum.Sum(nil))
		sum.Reset()
		err := cmp.Or(w.Flush(), open.Close())
		open = nil
		return err
	}
	err := do(func(next string) (io.Writer, error) {
		if err := done(); err != nil {
			return nil, err
		}
		path := filepath.Join(dir, filepath.FromSlash(next))
		if !filepath.IsLocal(next) || strings.ContainsAny(next, "\\\r\n") {
			return nil, fmt.Errorf("%q is no name for a file in a folder", next)
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			return nil, err
		}
		var err error
		if open, err = os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666); err != nil {
			return nil, err
		}
		w, name = bufio.NewWriterSize(open, 1<<16), next
		return io.MultiWriter(w, sum), nil
	})
	if err := cmp.Or(err, done()); err != nil {
		return err
	}
	var list strings.Builder
	for _, name := range slices.Sorted(maps.Keys(f.new)) {
		list.WriteString(f.new[name] + "  " + name + "\n")
	}
	return os.WriteFile(filepath.Join(dir, f.list), []byte(list.String()), 0o666)
}

// readList returns the files of an earlier run.
func (f *folder) readList() (map[string]string, error) {
	raw, err := os.ReadFile(filepath.Join(f.path, f.list))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	old := map[string]string{}
	for line := range strings.Lines(string(raw)) {
		if sum, name, ok := strings.Cut(strings.TrimRight(line, "\r\n"), "  "); ok && filepath.IsLocal(name) {
			old[name] = sum
		}
	}
	return old, nil
}

// clash returns an error for the first new file whose name a file has that no earlier run wrote.
func (f *folder) clash() error {
	for _, name := range slices.Sorted(maps.Keys(f.new)) {
		path := filepath.Join(f.path, filepath.FromSlash(name))
		if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) || f.owns(name) {
			continue
		}
		if _, ok := f.old[name]; ok {
			return failure("move it, or name another folder", "%s was changed since dossier wrote it", path)
		}
		return failure("move it, or name another folder", "%s is there already, and not by dossier", path)
	}
	return nil
}

// owns reports whether a file is as an earlier run wrote it.
func (f *folder) owns(name string) bool {
	file, err := os.Open(filepath.Join(f.path, filepath.FromSlash(name)))
	if err != nil {
		return false
	}
	defer file.Close()
	sum := sha256.New()
	_, err = io.Copy(sum, file)
	return err == nil && hex.EncodeToString(sum.Sum(nil)) == f.old[name]
}

// adopt moves the new files to their places and removes those of the earlier run that are no more.
func (f *folder) adopt(draft string) error {
	names := append(slices.Sorted(maps.Keys(f.new)), f.list)
	for _, name := range names {
		to := filepath.Join(f.path, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
			return err
		}
		if err := os.Rename(filepath.Join(draft, filepath.FromSlash(name)), to); err != nil {
			return err
		}
	}
	for _, name := range slices.Sorted(maps.Keys(f.old)) {
		if _, ok := f.new[name]; !ok && f.owns(name) {
			if err := os.Remove(filepath.Join(f.path, filepath.FromSlash(name))); err != nil {
				return err
			}
		}
	}
	return nil
}
