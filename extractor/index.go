package extractor

import (
	"sync/atomic"

	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/internal/nlp"
	"github.com/dossier-kg/dossier/internal/varint"
)

// An index is what [Index] has made ahead of the lexicons of a set. It becomes part of one Extractor.
type index struct {
	entries  int // of how many it tells, the first ones of the set
	vocab    *nlp.Vocab
	lists    map[string]*wordList
	names    *trie
	starts   wordSet
	small    wordSet
	readings []reading
	aboveAt  []int32
	up       []int32
	types    []typeRun
	bodies   []int32        // entries in which others have roles
	people   []listedPerson // in the order of their entries
}

// A typeRun is so many entries of one type.
type typeRun struct {
	name    string
	entries int
}

// A preparation is an index that is being read until done is closed.
type preparation struct {
	data    string
	entries int
	index   *index
	done    chan struct{}
}

var prepared atomic.Pointer[preparation]

// Prepare begins to load what New needs besides a rule set, and does not wait for it: a
// program that calls it before it loads its rules does both at once. The lexicon is the content of
// the lexicon.bin that will come with the rules, "" where it is not known.
func Prepare(lexicon string) {
	data, entries := rules.ReadyIndex(lexicon)
	if data == "" {
		go nlp.Prepare()
		return
	}
	p := &preparation{data: data, entries: entries, done: make(chan struct{})}
	prepared.Store(p)
	go func() {
		p.index = openIndex(data, entries)
		close(p.done)
		nlp.Prepare() // the tagger is asked for last
	}()
}

// indexOf returns the index of a set, the one that is prepared where it is that.
func indexOf(set *rules.Set) *index {
	data, entries := set.Index()
	if p := prepared.Swap(nil); p != nil && p.data == data && p.entries == entries {
		<-p.done
		return p.index
	}
	return openIndex(data, entries)
}

// openIndex reads an index. It tells of no entries when it is empty, or was made for another tagger.
func openIndex(data string, entries int) *index {
	if len(data) < 4*indexTables {
		return &index{vocab: nlp.NewVocab()}
	}
	r := indexReader{data}
	x := &index{entries: entries}
	r.tables(x)
	tagged := r.number()
	words := make([]string, r.count())
	for i := range words {
		words[i] = r.text()
	}
	vocab := make(chan *nlp.Vocab, 1)
	go func() { vocab <- nlp.NewVocab(words...) }()
	x.lists = r.lists()
	x.starts, x.small = r.wordSet(), r.wordSet()
	x.readings = r.readings()
	for n := r.number(); n > 0; n = r.number() {
		x.types = append(x.types, typeRun{r.text(), n})
	}
	x.bodies = make([]int32, r.count())
	for i := range x.bodies {
		x.bodies[i] = int32(r.number())
	}
	x.people = r.people()
	if x.vocab = <-vocab; x.vocab.Len() != tagged+len(words) {
		return &index{vocab: nlp.NewVocab()}
	}
	return x
}

// fill gives an empty lexicon the names of the index.
func (x *index) fill(l *lexicon, types *types) {
	l.names, l.starts, l.small, l.readings, l.aboveAt, l.up = x.names, x.starts, x.small, x.readings, x.aboveAt, x.up
	for _, run := range x.types {
		id := types.id(run.name)
		for range min(run.entries, x.entries-len(l.types)) {
			l.types = append(l.types, id)
		}
	}
	for i := range l.readings {
		q := &l.readings[i]
		q.typ = l.types[q.entry]
	}
}

// An indexReader reads what an indexWriter wrote.
type indexReader struct{ data string }

func (r *indexReader) number() (n int) {
	n, r.data = varint.Cut(r.data)
	return n
}

// count reads how many things follow, each of which takes one byte at least.
func (r *indexReader) count() int { return max(0, min(r.number(), len(r.data))) }

func (r *indexReader) text() string {
	return r.bytes(r.number())
}

func (r *indexReader) readings() []reading {
	all := make([]reading, r.count())
	data := r.bytes(readingSize * len(all))
	all = all[:len(data)/readingSize]
	for i := range all {
		q, d := &all[i], data[readingSize*i:][:readingSize]
		number := func(k int) uint32 {
			return uint32(d[4*k]) | uint32(d[4*k+1])<<8 | uint32(d[4*k+2])<<16 | uint32(d[4*k+3])<<24
		}
		flags := number(1)
		q.entry, q.upper, q.caps, q.next = int32(number(0)), number(2), number(3), int32(number(4))
		q.kind, q.meto, q.weak = kindName, flags&2 != 0, flags&4 != 0
		if flags&1 != 0 {
			q.kind = kindDemonym
		}
	}
	return all
}

// readingSize is how many bytes a reading has in an index.
const readingSize = 20

func (r *indexReader) people() []listedPerson {
	all := make([]listedPerson, r.count())
	for i := range all {
		p := &all[i]
		p.entry, p.surname = int32(r.number()), nlp.WordID(r.number())
		flags := r.number()
		p.official, p.sure = flags&1 != 0, flags&2 != 0
	}
	return all
}

// lists reads the lists of the lexicons.
func (r *indexReader) lists() map[string]*wordList {
	all := map[string]*wordList{}
	for name := r.text(); name != ""; name = r.text() {
		flags := r.number()
		l := &wordList{lemma: flags&1 != 0, exact: flags&2 != 0, longestTerm: r.number()}
		l.single = r.wordSet()
		l.begin = l.single
		if flags&4 != 0 {
			l.terms = []*trie{r.trie(&l.longer)}
			l.begin = l.single.union(l.longer)
		}
		all[name] = l
	}
	return all
}

func (r *indexReader) wordSet() wordSet {
	words, word := make([]nlp.WordID, r.count()), nlp.WordID(0)
	for i := range words {
		word += nlp.WordID(r.number())
		words[i] = word
	}
	return newWordSet(words...)
}

// indexTables is how many tables an index begins with.
const indexTables = 4

// tables reads the tables that an index begins with.
func (r *indexReader) tables(x *index) {
	sizes := inPlace[int32](r.bytes(4 * indexTables))
	numbers := func(n int32) []int32 { return inPlace[int32](r.bytes(4 * int(n))) }
	x.names = &trie{slots: numbers(sizes[0]), at: inPlace[trieNode](r.bytes(16 * int(sizes[1]))), fixed: true}
	x.aboveAt, x.up = numbers(sizes[2]), numbers(sizes[3])
}

// bytes returns the next so many bytes, fewer where there are not so many.
func (r *indexReader) bytes(n int) string {
	n = max(0, min(n, len(r.data)))
	s := r.data[:n]
	r.data = r.data[n:]
	return s
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
