package rules

import (
	"bytes"
	"encoding/binary"

	"github.com/dossier-kg/dossier/internal/varint"
)

// A readyWriter writes numbers and texts one behind the other.
type readyWriter struct{ bytes.Buffer }

func (w *readyWriter) number(n int) {
	w.Write(binary.AppendUvarint(w.AvailableBuffer(), uint64(n)))
}

func (w *readyWriter) text(s string) {
	w.number(len(s))
	w.WriteString(s)
}

func (w *readyWriter) texts(all []string) {
	w.number(len(all))
	for _, s := range all {
		w.text(s)
	}
}

// table writes numbers of four bytes each, to be found by their place.
func (w *readyWriter) table(all []int) {
	for _, n := range all {
		w.Write(binary.LittleEndian.AppendUint32(w.AvailableBuffer(), uint32(n)))
	}
}

// A readyReader reads what a readyWriter wrote. The texts share its memory. Where there is no
// more to read, it reads 0 and "".
type readyReader struct{ data string }

func (r *readyReader) number() (n int) {
	n, r.data = varint.Cut(r.data)
	return n
}

// count reads how many things follow, each of which takes one byte at least.
func (r *readyReader) count() int {
	n := r.number()
	return max(0, min(n, len(r.data)))
}

func (r *readyReader) text() string {
	n := r.count()
	s := r.data[:n]
	r.data = r.data[n:]
	return s
}

func (r *readyReader) texts() []string {
	n := r.count()
	if n == 0 {
		return nil
	}
	all := make([]string, n)
	for i := range all {
		all[i] = r.text()
	}
	return all
}

// table reads a table of so many numbers, or of as many as there are.
func (r *readyReader) table(n int) readyTable {
	n = 4 * max(0, min(n, len(r.data)/4))
	t := readyTable(r.data[:n])
	r.data = r.data[n:]
	return t
}

// A readyTable is numbers of four bytes each.
type readyTable string

func (t readyTable) len() int { return len(t) / 4 }

func (t readyTable) at(i int) int {
	b := t[4*i : 4*i+4]
	return int(b[0]) | int(b[1])<<8 | int(b[2])<<16 | int(b[3])<<24
}
