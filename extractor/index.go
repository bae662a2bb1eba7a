package extractor

import (
	"encoding/binary"

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
	var w indexWriter
	w.number(tagged)
	w.number(b.vocab.Len() - tagged)
	for id := tagged + 1; id <= b.vocab.Len(); id++ {
		word := b.vocab.Word(nlp.WordID(id))
		w.number(len(word))
		w = append(w, word...)
	}
	w.trie(x.names)
	w.number(len(x.readings))
	for i := range x.readings {
		w.reading(&x.readings[i])
	}
	for i := range x.entries {
		w.number(len(x.above[i]))
		for _, up := range x.above[i] {
			w.number(int(up))
		}
	}
	return w, nil
}

// An indexWriter writes numbers one behind the other.
type indexWriter []byte

func (w *indexWriter) number(n int) { *w = binary.AppendUvarint(*w, uint64(n)) }

// trie writes for each node behind the root the edge that leads to it, and what ends there.
func (w *indexWriter) trie(t *trie) {
	edges := make([]uint64, len(t.at))
	for i, key := range t.keys {
		if key != 0 {
			edges[t.nodes[i]] = key
		}
	}
	w.number(len(t.at) - 1)
	for node := 1; node < len(t.at); node++ {
		w.number(node - int(edges[node]>>32))
		w.number(int(uint32(edges[node])))
		w.number(int(t.at[node].end))
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
}

// openIndex opens the index of a set. It tells of no entries when there is none, or
// one that was made for another tagger.
func openIndex(set *rules.Set) *indexReader {
	r := &indexReader{}
	if r.data, r.entries = set.Index(); r.data == "" {
		return &indexReader{}
	}
	r.tagged = r.number()
	r.words = make([]string, min(r.number(), len(r.data)))
	for i := range r.words {
		n := min(r.number(), len(r.data))
		r.words[i], r.data = r.data[:n], r.data[n:]
	}
	return r
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
	entries := x.entries[:r.entries]
	nodes := min(r.number(), len(r.data))
	x.names = newTrie(nodes)
	for node := range nodes {
		key := edgeKey(int32(node+1-r.number()), nlp.WordID(r.number()))
		x.names.insert(key, int32(node+1))
		x.names.at = append(x.names.at, trieNode{end: int32(r.number())})
		if key>>32 == 0 {
			x.starts.add(nlp.WordID(key))
		}
	}
	x.types = make([]typeID, len(entries))
	for i, e := range entries { // they stand in runs of one type
		if i > 0 && e.Type == entries[i-1].Type {
			x.types[i] = x.types[i-1]
		} else {
			x.types[i] = types.id(e.Type)
		}
	}
	x.readings = make([]reading, min(r.number(), len(r.data)))
	for i := range x.readings {
		q := &x.readings[i]
		q.entry = int32(r.number())
		flags := r.number()
		q.typ, q.kind, q.meto, q.weak = x.types[q.entry], graph.Name, flags&2 != 0, flags&4 != 0
		if flags&1 != 0 {
			q.kind = graph.Demonym
		}
		q.upper, q.caps, q.next = uint32(r.number()), uint32(r.number()), int32(r.number()-1)
	}
	all := make([]int32, 0, len(entries))
	for i := range entries {
		from := len(all)
		for range min(r.number(), len(r.data)) {
			all = append(all, int32(r.number()))
		}
		x.above[i] = all[from:len(all):len(all)]
	}
}
