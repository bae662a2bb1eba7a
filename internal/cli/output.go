package cli

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"github.com/dossier-kg/dossier/export"
	"github.com/dossier-kg/dossier/graph"
)

// writeGraph writes the graph that build makes in a format: to standard output, to a
// file or, where the format has several, to a folder.
func (c *Command) writeGraph(path string, format export.Format, opts export.Options, build func(context.Context) (*graph.Graph, error)) error {
	inFolder, err := c.takesFolder(path, format)
	if err != nil {
		return err
	}
	if inFolder {
		return interruptible(path, func(ctx context.Context) error {
			return writeFolder(path, format, func(create func(string) (io.Writer, error)) error {
				g, err := build(ctx)
				if err != nil {
					return err
				}
				return format.Files(create, g, opts)
			})
		})
	}
	return c.write(path, func(ctx context.Context, w io.Writer) error {
		g, err := build(ctx)
		if err != nil {
			return err
		}
		return drawing(format.Write(w, g, opts))
	})
}

// write runs do on standard output, for no path and for "-", or on a file that
// appears, or changes, only when all went well. The context ends when the user
// interrupts the writing of a file.
func (c *Command) write(path string, do func(context.Context, io.Writer) error) error {
	if path == "" || path == "-" {
		return buffered(c.Stdout, func(w io.Writer) error { return do(context.Background(), w) })
	}
	return interruptible(path, func(ctx context.Context) error {
		return writeFile(path, func(w io.Writer) error { return do(ctx, w) })
	})
}

// interruptible runs do, which leaves path as it was when its context ends.
func interruptible(path string, do func(context.Context) error) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second interrupt ends the program at once
	err := do(ctx)
	if err != nil && ctx.Err() != nil {
		return failure("", "interrupted: %s is as it was", path)
	}
	return err
}

// writeFile runs do on a new file and then puts it in the place of path. A device
// or a pipe is written as it is; through a symbolic link the file behind it changes.
func writeFile(path string, do func(io.Writer) error) error {
	target := path
	if real, err := filepath.EvalSymlinks(path); err == nil {
		target = real
	}
	old, err := os.Stat(target)
	switch {
	case err == nil && old.IsDir():
		return failure("name a file in it: -o "+filepath.Join(path, "graph.svg"), "%s is a directory", path)
	case err == nil && !old.Mode().IsRegular():
		f, err := os.OpenFile(target, os.O_WRONLY, 0)
		if err != nil {
			return cannotWrite(path, err)
		}
		return cmp.Or(buffered(f, do), f.Close())
	}
	name := filepath.Join(filepath.Dir(target), fmt.Sprintf(".dossier-%016x.tmp", rand.Uint64()))
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return cannotWrite(path, err)
	}
	defer os.Remove(name) // in vain once it is renamed
	if err := fill(f, old, do); err != nil {
		if broken := (*fs.PathError)(nil); errors.As(err, &broken) && broken.Path == name {
			return cannotWrite(path, err) // the user knows nothing of the other name
		}
		return err
	}
	if err := os.Rename(name, target); err != nil {
		return cannotWrite(path, err)
	}
	return nil
}

// fill runs do on a file, gives it the permissions of the old one if there is one, and closes it.
func fill(f *os.File, old fs.FileInfo, do func(io.Writer) error) error {
	err := buffered(f, do)
	if err == nil && old != nil {
		err = f.Chmod(old.Mode().Perm())
	}
	return cmp.Or(err, f.Close())
}

// buffered runs do on a buffer over w, and gives w all that do has written, even if it failed.
func buffered(w io.Writer, do func(io.Writer) error) error {
	b := bufio.NewWriterSize(w, 1<<16)
	err := do(b)
	return cmp.Or(err, b.Flush())
}

func cannotWrite(path string, err error) error {
	hint := ""
	if folder := filepath.Dir(filepath.Clean(path)); errors.Is(err, fs.ErrNotExist) {
		hint = "there is no folder " + folder + ": make it first"
	}
	return failure(hint, "cannot write %s: %w", path, reason(err))
}
