package extractor

import (
	"encoding/binary"
	"maps"
	"slices"

	"github.com/dossier-kg/dossier/extractor/rules"
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
	x := b.newLexicon(set, types, &index{})
	people := b.people(x, types, nil)
	lists := b.lists(set, &index{})
	var w indexWriter
	w.tables(x)
	w.number(tagged)
	w.number(b.vocab.Len() - tagged)
	for id := tagged + 1; id <= b.vocab.Len(); id++ {
		w.text(b.vocab.Word(nlp.WordID(id)))
	}
	w.lists(set, lists)
	w.words(x.starts)
	w.words(x.small)
	w.number(len(x.readings))
	for i := range x.readings {
		w.reading(&x.readings[i])
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
	w.words(l.single)
	for _, t := range l.terms {
		w.trie(t)
	}
}

// words writes by how much each word of a set is above the one before.
func (w *indexWriter) words(set wordSet) {
	w.number(set.len())
	last := nlp.WordID(0)
	for word := range set.all() {
		w.number(int(word - last))
		last = word
	}
}

// tables writes what is used where it stands. It comes first in an index, where it is aligned.
func (w *indexWriter) tables(x *lexicon) {
	sizes := []int32{int32(len(x.names.slots)), int32(len(x.names.at)), int32(len(x.aboveAt)), int32(len(x.up))}
	for _, table := range []any{sizes, x.names.slots, x.names.at, x.aboveAt, x.up} {
		*w, _ = binary.Append(*w, binary.LittleEndian, table) // it takes all numbers
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

// reading writes a reading as five numbers of four bytes, of which many are read at once.
func (w *indexWriter) reading(r *reading) {
	flags := 0
	for i, set := range []bool{r.kind == kindDemonym, r.meto, r.weak} {
		if set {
			flags |= 1 << i
		}
	}
	for _, n := range []uint32{uint32(r.entry), uint32(flags), r.upper, r.caps, uint32(r.next)} {
		*w = binary.LittleEndian.AppendUint32(*w, n)
	}
}
