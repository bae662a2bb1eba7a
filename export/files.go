package export

import (
	"archive/zip"
	"fmt"
	"io"
	"time"

	"github.com/dossier-kg/dossier/graph"
)

// A FilesFunc writes a graph as several files. It gets each from create, by a name
// with slashes that is relative and stays below the place of the files, and is
// done with it before it creates the next.
type FilesFunc func(create func(name string) (io.Writer, error), g *graph.Graph, opts Options) error

// epoch is the date of the files in an archive: the first that zip has, so that equal
// graphs give equal bytes.
var epoch = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// zipped returns a Func that writes the files as a zip archive.
func zipped(write FilesFunc) Func {
	return func(w io.Writer, g *graph.Graph, opts Options) error {
		z := zip.NewWriter(w)
		seen := map[string]bool{}
		create := func(name string) (io.Writer, error) {
			if seen[name] {
				return nil, fmt.Errorf("two files of one name: %s", name)
			}
			seen[name] = true
			return z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: epoch})
		}
		if err := write(create, g, opts); err != nil {
			return err
		}
		return z.Close()
	}
}
