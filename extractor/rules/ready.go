package rules

import (
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

// readyMark begins a readyFile; the sum of the rest follows. The number is that of the form. Both
// take a multiple of four bytes, so that what follows is aligned as the file is.
const readyMark = "dossier lexicon 005\n"

var sums = crc32.MakeTable(crc32.Castagnoli)

// A readyLexicon is an open readyFile. Its entries stay where they are until they are asked for.
type readyLexicon struct {
	files   []readyPart // with entries, in the order of these
	trees   []readyTree // of the files without
	kinds   []readyKind
	offsets readyTable // where each entry begins, and where the last one ends
	entries string
	index   string
}

// A readyPart is a file that was read.
type readyPart struct {
	name string
	size int
	sum  uint32
	end  int    // of its entries, the number behind the last one
	file string // what positions call it
}

// A readyKind is a type with a kind that entries have.
type readyKind struct{ typ, kind string }

// Ready returns what lexicon.bin says of the lexicons of a set, which are in fsys: their
// entries, the YAML of those that have none, and the index that package extractor makes.
func Ready(set *Set, fsys fs.FS, index []byte) ([]byte, error) {
	var w readyWriter
	var parts []readyPart
	var kinds []readyKind
	for i, e := range set.Entries.All() {
		if n := len(parts); n == 0 || parts[n-1].name != e.Pos.File {
			src, err := fs.ReadFile(fsys, e.Pos.File)
			if err != nil {
				return nil, err
			}
			parts = append(parts, newReadyPart(e.Pos.File, src))
		}
		parts[len(parts)-1].end = i + 1
		if k := (readyKind{e.Type, e.Kind}); !slices.Contains(kinds, k) {
			kinds = append(kinds, k)
		}
	}
	w.number(len(parts))
	for _, p := range parts {
		w.part(p)
		w.number(p.end)
	}
	if err := w.trees(set, fsys, parts); err != nil {
		return nil, err
	}
	w.number(len(kinds))
	for _, k := range kinds {
		w.text(k.typ)
		w.text(k.kind)
	}
	w.entries(&set.Entries, kinds)
	w.Write(make([]byte, -w.Len()&3)) // the index is aligned
	w.Write(index)
	return append(fmt.Appendf(nil, "%s%08x", readyMark, crc32.Checksum(w.Bytes(), sums)), w.Bytes()...), nil
}

func newReadyPart(name string, src []byte) readyPart {
	return readyPart{name: name, size: len(src), sum: crc32.Checksum(src, sums)}
}

func (w *readyWriter) part(p readyPart) {
	w.text(p.name)
	w.number(p.size)
	w.number(int(p.sum))
}

func (r *readyReader) part() readyPart {
	return readyPart{name: r.text(), size: r.number(), sum: uint32(r.number())}
}

// is reports whether a source is the file that was read, unchanged. The files of from stand
// beside each other; those that are built in have not changed.
func (p *readyPart) is(s *lexiconSource, from *source) bool {
	if s.at.name != p.name || s.at.from != from {
		return false
	}
	return s.src == nil || len(s.src) == p.size && crc32.Checksum(s.src, sums) == p.sum
}

// openReady opens the readyFile beside a source; nil when there is none.
func openReady(s *source) *readyLexicon {
	if built, ok := s.fsys.(BuiltIn); ok {
		content := built.Ready(path.Join(path.Dir(s.name), readyFile))
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

// ReadyIndex returns the index in the content of a lexicon.bin, as [Ready] was given it, and of how
// many entries it tells; "" where the content is none. It does not compare the sums.
func ReadyIndex(content string) (index string, entries int) {
	if !strings.HasPrefix(content, readyMark) || len(content) < len(readyMark)+8 {
		return "", 0
	}
	r := newReady(content[len(readyMark)+8:])
	return r.index, max(r.offsets.len()-1, 0)
}

// newReady reads what stands before the entries.
func newReady(content string) *readyLexicon {
	in := readyReader{content}
	r := &readyLexicon{files: make([]readyPart, in.count())}
	for i := range r.files {
		r.files[i] = in.part()
		r.files[i].end = in.number()
	}
	r.trees = make([]readyTree, in.count())
	for i := range r.trees {
		r.trees[i] = in.tree()
	}
	r.kinds = make([]readyKind, in.count())
	for i := range r.kinds {
		r.kinds[i] = readyKind{in.text(), in.text()}
	}
	r.offsets = in.table(in.number() + 1)
	r.entries = in.text()
	in.data = in.data[min(len(in.data), (len(in.data)-len(content))&3):]
	r.index = in.data
	return r
}

// holds reports whether the sources begin with the files of r, unchanged.
func (r *readyLexicon) holds(sources []lexiconSource) bool {
	if len(sources) < len(r.files) {
		return false
	}
	for i := range r.files {
		if !r.files[i].is(&sources[i], sources[0].at.from) {
			return false
		}
		r.files[i].file = sources[i].at.file()
	}
	return true
}

// readReady takes what lexicon.bin holds from there: the entries of the first sources, and
// the YAML of those behind. It returns the sources that are left to be read.
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
	l.set.Entries = newEntries(r)
	l.set.index, l.set.indexed = r.index, l.set.Entries.Len()
	from, sources := sources[0].at.from, sources[len(r.files):]
	for i := range sources {
		for _, t := range r.trees {
			if t.is(&sources[i], from) {
				sources[i].tree = &t
				l.ready[sources[i].at.file()] = true
			}
		}
	}
	return sources
}

// entries writes where each entry begins, and the entries.
func (w *readyWriter) entries(entries *Entries, kinds []readyKind) {
	var all readyWriter
	offsets := []int{0}
	for _, e := range entries.All() {
		all.entry(e, slices.Index(kinds, readyKind{e.Type, e.Kind}))
		offsets = append(offsets, all.Len())
	}
	w.number(entries.Len())
	w.table(offsets)
	w.text(all.String())
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
		for _, s := range []string{r.Role, r.Of, r.From, r.To} {
			w.text(s)
		}
	}
	w.number(map[bool]int{true: 1}[e.Ambiguous])
}

// at begins to read an entry.
func (r *readyLexicon) at(i int) (line, column int, k readyKind, rest readyReader) {
	rest = readyReader{r.entries[min(r.offsets.at(i), len(r.entries)):]}
	line, column = rest.number(), rest.number()
	if n := rest.number(); n < len(r.kinds) {
		k = r.kinds[n]
	}
	return line, column, k, rest
}

// kind returns the type and kind of an entry.
func (r *readyLexicon) kind(i int) readyKind {
	_, _, k, _ := r.at(i)
	return k
}

// names returns the ID and the name of an entry.
func (r *readyLexicon) names(i int) (id, name string) {
	_, _, _, in := r.at(i)
	return in.text(), in.text()
}

// entry reads an entry.
func (r *readyLexicon) entry(i int) *Entry {
	line, column, k, in := r.at(i)
	e := &Entry{Pos: Position{r.file(i), line, column}, Type: k.typ, Kind: k.kind}
	e.ID, e.Name, e.Capital, e.ISO, e.Gender = in.text(), in.text(), in.text(), in.text(), in.text()
	for _, into := range [...]*[]string{&e.Aliases, &e.Demonyms, &e.Metonyms, &e.In, &e.Unsure} {
		*into = in.texts()
	}
	if n := in.count(); n > 0 {
		e.Roles = make([]Role, n)
	}
	for i := range e.Roles {
		e.Roles[i] = Role{in.text(), in.text(), in.text(), in.text()}
	}
	e.Ambiguous = in.number() == 1
	return e
}

// file returns the file of an entry, as positions call it.
func (r *readyLexicon) file(entry int) string {
	for _, f := range r.files {
		if entry < f.end {
			return f.file
		}
	}
	return ""
}
