package rules

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// readyFile is a file beside the rules file that holds the entries of its lexicons ready
// made, so that they need no parsing. It counts only while it is whole and the files
// have the sums that it states: otherwise the lexicons themselves are read.
const readyFile = "lexicon.bin"

// readyMark begins a readyFile; the sum of the rest follows. The number is that of the form.
const readyMark = "dossier lexicon 1\n"

var sums = crc32.MakeTable(crc32.Castagnoli)

// A readyLexicon is an open readyFile.
type readyLexicon struct {
	files   []readyPart // in the order of their entries
	kinds   []readyKind
	entries int
	strings int // in all their values of several
	rest    readyReader
}

type readyPart struct {
	name    string
	size    int
	sum     uint32
	entries int
}

// A readyKind is a type with a kind that entries have.
type readyKind struct{ typ, kind string }

// Ready returns what lexicon.bin says of the entries of a set, whose files are in fsys:
// the entries themselves, and the index that package extractor makes of them.
func Ready(set *Set, fsys fs.FS, index []byte) ([]byte, error) {
	var w readyWriter
	var parts []readyPart
	var kinds []readyKind
	several := 0
	for _, e := range set.Entries {
		if n := len(parts); n == 0 || parts[n-1].name != e.Pos.File {
			src, err := fs.ReadFile(fsys, e.Pos.File)
			if err != nil {
				return nil, err
			}
			parts = append(parts, readyPart{name: e.Pos.File, size: len(src), sum: crc32.Checksum(src, sums)})
		}
		parts[len(parts)-1].entries++
		if k := (readyKind{e.Type, e.Kind}); !slices.Contains(kinds, k) {
			kinds = append(kinds, k)
		}
		several += len(e.Aliases) + len(e.Demonyms) + len(e.Metonyms) + len(e.In) + len(e.Unsure)
	}
	w.number(len(parts))
	for _, p := range parts {
		w.text(p.name)
		w.number(p.size)
		w.number(int(p.sum))
		w.number(p.entries)
	}
	w.number(len(kinds))
	for _, k := range kinds {
		w.text(k.typ)
		w.text(k.kind)
	}
	w.number(several)
	for _, e := range set.Entries {
		w.entry(e, slices.Index(kinds, readyKind{e.Type, e.Kind}))
	}
	w.Write(index)
	return append(fmt.Appendf(nil, "%s%08x", readyMark, crc32.Checksum(w.Bytes(), sums)), w.Bytes()...), nil
}

// openReady opens the readyFile beside a source; nil when there is none.
func openReady(s *source) *readyLexicon {
	if built, ok := s.fsys.(BuiltIn); ok {
		content := built.Lexicon(path.Dir(s.name))
		if len(content) < len(readyMark)+8 {
			return nil
		}
		return newReady(content[len(readyMark)+8:])
	}
	f, err := s.fsys.Open(path.Join(path.Dir(s.name), readyFile))
	if err != nil {
		return nil
	}
	defer f.Close()
	var src strings.Builder
	if info, err := f.Stat(); err == nil {
		src.Grow(int(info.Size()))
	}
	sum := crc32.New(sums)
	var mark [len(readyMark) + 8]byte
	if _, err := io.ReadFull(f, mark[:]); err != nil {
		return nil
	}
	if _, err := io.Copy(io.MultiWriter(&src, sum), f); err != nil || string(mark[:]) != fmt.Sprintf("%s%08x", readyMark, sum.Sum32()) {
		return nil
	}
	return newReady(src.String())
}

// newReady reads what stands before the entries.
func newReady(content string) *readyLexicon {
	r := &readyLexicon{rest: readyReader{content}}
	r.files = make([]readyPart, r.rest.number())
	for i := range r.files {
		r.files[i] = readyPart{r.rest.text(), r.rest.number(), uint32(r.rest.number()), r.rest.number()}
		r.entries += r.files[i].entries
	}
	r.kinds = make([]readyKind, r.rest.number())
	for i := range r.kinds {
		r.kinds[i] = readyKind{r.rest.text(), r.rest.text()}
	}
	r.strings = r.rest.number()
	return r
}

// holds reports whether the sources begin with the files of r, unchanged, and how many these are.
func (r *readyLexicon) holds(sources []lexiconSource) bool {
	if len(sources) < len(r.files) {
		return false
	}
	for i, f := range r.files {
		s := sources[i]
		if s.at.name != f.name || s.at.from != sources[0].at.from {
			return false
		}
		if s.src != nil && (len(s.src) != f.size || crc32.Checksum(s.src, sums) != f.sum) {
			return false
		}
	}
	return true
}

// readReady takes the entries of the first sources from the readyFile beside the rules
// that name them, and returns the sources that are left.
func (l *loader) readReady(sources []lexiconSource) []lexiconSource {
	if len(sources) == 0 || sources[0].at.from == nil {
		return sources
	}
	r := openReady(sources[0].at.from)
	if r == nil || !r.holds(sources) {
		return sources
	}
	for _, k := range r.kinds {
		if t := l.types[k.typ]; t == nil || k.kind != "" && !slices.Contains(l.kinds[k.typ], k.kind) {
			return sources // read them, to say where
		}
	}
	l.set.Entries = r.read(sources)
	l.ready = len(l.set.Entries)
	l.set.index, l.set.indexed = r.rest.data, l.ready
	return sources[len(r.files):]
}

// read returns the entries, which stand in one piece of memory.
func (r *readyLexicon) read(sources []lexiconSource) []*Entry {
	entries, all, several := make([]Entry, r.entries), make([]*Entry, r.entries), make([]string, r.strings)
	i := 0
	for f, part := range r.files {
		file := sources[f].at.file()
		for range part.entries {
			e := &entries[i]
			e.Pos.File = file
			several = r.rest.entry(e, r.kinds, several)
			all[i] = e
			i++
		}
	}
	return all
}

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

func (w *readyWriter) entry(e *Entry, kind int) {
	w.number(e.Pos.Line)
	w.number(e.Pos.Column)
	w.number(kind)
	for _, s := range []string{e.ID, e.Name, e.Capital, e.ISO, e.Gender} {
		w.text(s)
	}
	for _, all := range [][]string{e.Aliases, e.Demonyms, e.Metonyms, e.In, e.Unsure} {
		w.texts(all)
	}
	w.number(len(e.Roles))
	for _, r := range e.Roles {
		w.texts([]string{r.Role, r.Of, r.From, r.To})
	}
	w.number(map[bool]int{true: 1}[e.Ambiguous])
}

// A readyReader reads what a readyWriter wrote. The texts share its memory.
type readyReader struct{ data string }

func (r *readyReader) number() int {
	n, shift := 0, 0
	for i := 0; i < len(r.data); i++ {
		c := r.data[i]
		n |= int(c&0x7f) << shift
		if shift += 7; c < 0x80 {
			r.data = r.data[i+1:]
			return n
		}
	}
	return 0
}

func (r *readyReader) text() string {
	n := min(r.number(), len(r.data))
	s := r.data[:n]
	r.data = r.data[n:]
	return s
}

// texts reads into the memory at hand and returns what is left of it.
func (r *readyReader) texts(into *[]string, memory []string) []string {
	n := min(r.number(), len(memory))
	if n == 0 {
		return memory
	}
	*into = memory[:n:n]
	for i := range *into {
		(*into)[i] = r.text()
	}
	return memory[n:]
}

func (r *readyReader) entry(e *Entry, kinds []readyKind, memory []string) []string {
	e.Pos.Line, e.Pos.Column = r.number(), r.number()
	k := kinds[min(r.number(), len(kinds)-1)]
	e.Type, e.Kind = k.typ, k.kind
	e.ID, e.Name, e.Capital, e.ISO, e.Gender = r.text(), r.text(), r.text(), r.text(), r.text()
	for _, into := range [...]*[]string{&e.Aliases, &e.Demonyms, &e.Metonyms, &e.In, &e.Unsure} {
		memory = r.texts(into, memory)
	}
	for range min(r.number(), len(r.data)) {
		r.number() // four texts
		e.Roles = append(e.Roles, Role{r.text(), r.text(), r.text(), r.text()})
	}
	e.Ambiguous = r.number() == 1
	return memory
}
