package serve

import (
	"io/fs"
	"sync"
)

// Files serves the files that rules name: all of them while the rules file of the
// command line is first read, and from then on those only that were read then. What is
// typed in the browser can so name no other.
type Files struct {
	fsys   fs.FS
	mu     sync.Mutex
	sealed bool
	known  map[string]bool
}

// NewFiles returns the files of fsys.
func NewFiles(fsys fs.FS) *Files { return &Files{fsys: fsys, known: map[string]bool{}} }

// Open opens a file that may be read.
func (f *Files) Open(name string) (fs.File, error) {
	if !f.allows(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	file, err := f.fsys.Open(name)
	if err != nil {
		return nil, err
	}
	if info, err := file.Stat(); err != nil || info.IsDir() {
		return file, err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.known[name] = true
	return file, nil
}

func (f *Files) allows(name string) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return !f.sealed || f.known[name]
}

// seal ends the time in which any file may be read.
func (f *Files) seal() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.sealed = true
}
