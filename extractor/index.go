package extractor

import (
	"encoding/binary"
	"maps"
	"slices"

	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/graph"
	"github.com/dossier-kg/dossier/internal/nlp"
)

// Index makes ahead what New makes of the entries of a set: their words, the trie of
// their names, what each name can mean, and which entry lies in which. [rules.Ready] keeps it.
func Index(set *rules.Set) ([]byte, error) {
	types, err := newTypes(set.Types)
	if err != nil {
		return nil, err
	}
	b := &binder{vocab: nlp.NewVocab()}
	tagged := b.vocab.Len()
	x := b.newLexicon(set, types, &indexReader{})
	people := b.people(x, types, nil)
	lists := b.lists(set, &indexReader{})
	var w indexWriter
	w.number(tagged)
	w.number(b.vocab.Len() - tagged)
	for id := tagged + 1; id <= b.vocab.Len(); id++ {
		w.text(b.vocab.Word(nlp.WordID(id)))
	}
	w.lists(set, lists)
	w.trie(x.names)
	w.number(len(x.readings))
	for i := range x.readings {
		w.reading(&x.readings[i])
	}
	for i := range x.above {
		w.number(len(x.above[i]))
		for _, up := range x.above[i] {
			w.number(int(up))
		}
	}
	w.types(x.types, types)
	w.number(len(x.bodies))
	for _, entry := range slices.Sorted(maps.Values(x.bodies)) {
		w.number(int(entry))
	}
	w.people(people)
	return w, nil
}

// An indexWriter writes numbers one behind the other.
type indexWriter []byte

func (w *indexWriter) number(n int) { *w = binary.AppendUvarint(*w, uint64(n)) }

func (w *indexWriter) text(s string) {
	w.number(len(s))
	*w = append(*w, s...)
}

// lists writes the lists of the lexicons.
func (w *indexWriter) lists(set *rules.Set, lists map[string]*wordList) {
	for _, l := range set.Lists {
		if set.Lexicon(l.Pos) {
			w.text(l.Name)
			w.list(lists[l.Name])
		}
	}
	w.text("")
}

func (w *indexWriter) list(l *wordList) {
	flags := 0
	for i, set := range []bool{l.lemma, l.exact, l.terms != nil} {
		if set {
			flags |= 1 << i
		}
	}
	w.number(flags)
	w.number(l.longestTerm)
	w.number(l.single.len())
	last := nlp.WordID(0)
	l.single.each(func(word nlp.WordID) {
		w.number(int(word - last))
		last = word
	})
	for _, t := range l.terms {
		w.trie(t)
	}
}

// trie writes for each node behind the root the edge that leads to it, and what ends there.
func (w *indexWriter) trie(t *trie) {
	w.number(len(t.at) - 1)
	for i, n := range t.at[1:] {
		w.number(i + 1 - int(n.from))
		w.number(int(n.word))
		w.number(int(n.end))
	}
}

// types writes the types of the entries, which stand in runs of one type.
func (w *indexWriter) types(all []typeID, types *types) {
	for len(all) > 0 {
		n := slices.IndexFunc(all, func(id typeID) bool { return id != all[0] })
		if n < 0 {
			n = len(all)
		}
		w.number(n)
		w.text(types.names[all[0]])
		all = all[n:]
	}
	w.number(0)
}

func (w *indexWriter) people(all []listedPerson) {
	w.number(len(all))
	for _, p := range all {
		flags := 0
		if p.official {
			flags |= 1
		}
		if p.sure {
			flags |= 2
		}
		w.number(int(p.entry))
		w.number(int(p.surname))
		w.number(flags)
	}
}

func (w *indexWriter) reading(r *reading) {
	flags := 0
	for i, set := range []bool{r.kind == graph.Demonym, r.meto, r.weak} {
		if set {
			flags |= 1 << i
		}
	}
	w.number(int(r.entry))
	w.number(flags)
	w.number(int(r.upper))
	w.number(int(r.caps))
	w.number(int(r.next + 1))
}

// An indexReader reads what an indexWriter wrote.
type indexReader struct {
	data    string
	entries int // of how many entries it tells
	tagged  int // words of the tagger
	words   []string
	bodies  []int32        // entries in which others have roles
	people  []listedPerson // in the order of their entries
}

// openIndex opens the index of a set. It tells of no entries when there is none, or
// one that was made for another tagger.
func openIndex(set *rules.Set) *indexReader {
	r := &indexReader{}
	if r.data, r.entries = set.Index(); r.data == "" {
		return &indexReader{}
	}
	r.tagged = r.number()
	r.words = make([]string, r.count())
	for i := range r.words {
		r.words[i] = r.text()
	}
	return r
}

// count reads how many things follow, each of which takes one byte at least.
func (r *indexReader) count() int { return max(0, min(r.number(), len(r.data))) }

func (r *indexReader) text() string {
	n := r.count()
	s := r.data[:n]
	r.data = r.data[n:]
	return s
}

func (r *indexReader) number() int {
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

// vocab returns a vocabulary that begins with the words of the index.
func (r *indexReader) vocab() *nlp.Vocab {
	v := nlp.NewVocab(r.words...)
	if r.entries > 0 && v.Len() != r.tagged+len(r.words) {
		*r = indexReader{}
		return nlp.NewVocab()
	}
	return v
}

// read puts the first entries of a set into an empty lexicon.
func (r *indexReader) read(x *lexicon, types *types) {
	x.names = r.trie(&x.starts)
	x.readings = make([]reading, r.count())
	for i := range x.readings {
		q := &x.readings[i]
		q.entry = int32(r.number())
		flags := r.number()
		q.kind, q.meto, q.weak = graph.Name, flags&2 != 0, flags&4 != 0
		if flags&1 != 0 {
			q.kind = graph.Demonym
		}
		q.upper, q.caps, q.next = uint32(r.number()), uint32(r.number()), int32(r.number()-1)
	}
	all := make([]int32, 0, r.entries)
	for i := range r.entries {
		from := len(all)
		for range r.count() {
			all = append(all, int32(r.number()))
		}
		x.above[i] = all[from:len(all):len(all)]
	}
	x.types = make([]typeID, 0, x.entries.Len())
	for n := r.number(); n > 0; n = r.number() {
		id := types.id(r.text())
		for range min(n, r.entries-len(x.types)) {
			x.types = append(x.types, id)
		}
	}
	for i := range x.readings {
		q := &x.readings[i]
		q.typ = x.types[q.entry]
	}
	r.bodies = make([]int32, r.count())
	for i := range r.bodies {
		r.bodies[i] = int32(r.number())
	}
	r.people = make([]listedPerson, r.count())
	for i := range r.people {
		p := &r.people[i]
		p.entry, p.surname = int32(r.number()), nlp.WordID(r.number())
		flags := r.number()
		p.official, p.sure = flags&1 != 0, flags&2 != 0
	}
}

// lists reads the lists of the lexicons.
func (r *indexReader) lists() map[string]*wordList {
	all := map[string]*wordList{}
	for name := r.text(); name != ""; name = r.text() {
		flags := r.number()
		l := &wordList{lemma: flags&1 != 0, exact: flags&2 != 0, longestTerm: r.number()}
		word := nlp.WordID(0)
		for range r.count() {
			word += nlp.WordID(r.number())
			l.single.add(word)
		}
		if flags&4 != 0 {
			l.terms = []*trie{r.trie(&l.first)}
		}
		all[name] = l
	}
	return all
}

// trie reads a trie, and adds the first words of its sequences to a set.
func (r *indexReader) trie(starts *wordSet) *trie {
	nodes := r.count()
	t := newTrie(nodes)
	for i := range nodes {
		n := &t.at[t.grow(int32(i+1-r.number()), nlp.WordID(r.number()))]
		n.end = int32(r.number())
		if n.from == 0 {
			starts.add(n.word)
		}
	}
	return t
}
