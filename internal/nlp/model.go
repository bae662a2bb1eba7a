package nlp

import (
	_ "embed"
	"encoding/binary"
	"sync"
)

//go:generate go run ./gen

//go:embed model.bin
var modelBytes []byte

// model is the averaged perceptron: for each feature a row of weights by tag. The rows are
// found by number, not by name: those of a word stand together, frequent words first.
type model struct {
	words    []string       // numbered from 1; the vocabulary begins with them
	known    []word         // beside words
	sums     []sums         // of the first words
	pairTags []Tag          // per pair of a word: the tag of the word before it
	pairs    []row          // beside pairTags
	suffixes []suffix       // 0 is the one of which no feature tells
	slots    []uint16       // open-addressing table of suffixes, 0 is free
	prefixes [256]row       // by the first byte
	context  []lanes        // by the tags of the two words before: see tagContext
	listed   map[string]Tag // words that have one tag, and are not in known
	cells    []Cell
	full     []lanes // rows of many tags
}

// A row is the weights of one feature: first cell<<8 | number of cells; or, for 255 cells,
// its place in the full rows<<8.
type row uint32

// fewTags is how many tags a row has at most that is kept as cells: about so many take as
// long as all tags of a full row.
const fewTags = 6

// fullRow is the number of cells that stands for a full row.
const fullRow = 255

// A word holds what the features say of a word by where it stands.
type word struct {
	at, before, before2, next, next2 row
	pairs                            row    // where its pairs are: first<<8 | number
	suffix                           uint16 // number of its suffix, in small letters
	size                             uint8  // in bytes
	listed                           [2]Tag // its only tag in small letters, and with a capital; NoTag where it has several
	usual                            Tag    // the best tag by the word alone
}

// A suffix holds what the features say of up to three bytes that end a word.
type suffix struct {
	key              uint32
	at, before, next row
}

// sums are the weights of the rows that always go together for a word, added up.
type sums struct {
	at                           lanes // written in small letters
	before, before2, next, next2 lanes
}

// summed is how many words have sums: most tokens are one of them, and more would not stay in the cache.
const summed = 1 << 12

// Words that stand for classes of words in the features.
const (
	wordStart WordID = iota + 1
	wordStart2
	wordEnd
	wordEnd2
	wordHyphen
	wordYear
	wordDigits
)

// Special lists the words above in their order. The generator numbers them first.
var Special = []string{"-START-", "-START2-", "-END-", "-END2-", "!HYPHEN", "!YEAR", "!DIGITS"}

// A FeatureKind is one of the kinds of evidence that the perceptron weighs.
type FeatureKind uint32

// The kinds of feature; "i-1" is the word before.
const (
	Bias FeatureKind = iota + 1
	Suffix
	Prefix
	Tag1
	Tag2
	Tags
	Word
	Tag1Word
	Word1
	Suffix1
	Word2
	NextWord
	NextSuffix
	NextWord2
)

// Key is the number of a feature: its kind, and up to 28 bits of what it is about.
func (k FeatureKind) Key(about uint32) uint32 { return uint32(k)<<28 | about }

// SuffixKey is a suffix of up to three bytes as a number.
func SuffixKey(s string) uint32 {
	if len(s) > 3 {
		s = s[len(s)-3:]
	}
	var k uint32
	for i := 0; i < len(s); i++ {
		k = k<<8 | uint32(s[i])
	}
	return k
}

// Prepare loads the model, so that NewAnalyzer finds it ready.
func Prepare() { loadModel() }

// A wordTable is the words of the model, with which its table begins, and the rest of that.
type wordTable struct {
	words []string
	rest  modelReader
}

var loadWords = sync.OnceValue(func() wordTable {
	d := modelReader{data: modelBytes}
	lengths := d.bytes(d.uint32())
	total := 0
	for _, l := range lengths {
		total += int(l)
	}
	text := string(d.bytes(total))
	words := make([]string, len(lengths))
	for i, l := range lengths {
		words[i], text = text[:l], text[l:]
	}
	return wordTable{words, d}
})

var loadModel = sync.OnceValue(func() *model {
	t := loadWords()
	d := t.rest
	m := &model{words: t.words, known: make([]word, len(t.words))}
	m.slots, m.suffixes = make([]uint16, suffixSlots), make([]suffix, 1, suffixSlots/2)
	m.read(&d)
	for i, w := range m.words {
		m.known[i].suffix, m.known[i].size = m.suffix(lowerSuffix(w)), uint8(len(w))
	}
	for i, s := range Special {
		m.known[i+1].suffix = m.suffix(SuffixKey(s))
	}
	m.readListed(&d)
	m.addUp()
	return m
})

// addUp makes the sums of the most frequent words.
func (m *model) addUp() {
	m.sums = make([]sums, min(summed, len(m.words)))
	for id := 1; id < len(m.sums); id++ {
		w, sum := &m.known[id], &m.sums[id]
		suffix := &m.suffixes[w.suffix]
		m.weigh(&sum.at, suffix.at)
		m.weigh(&sum.at, m.prefixes[m.words[id][0]])
		m.weigh(&sum.at, w.at)
		m.weigh(&sum.before, w.before)
		m.weigh(&sum.before, suffix.before)
		m.weigh(&sum.next, w.next)
		m.weigh(&sum.next, suffix.next)
		m.weigh(&sum.before2, w.before2)
		m.weigh(&sum.next2, w.next2)
	}
}

// suffixSlots is more than twice the number of suffixes.
const suffixSlots = 1 << 14

// read reads the features and their rows.
func (m *model) read(d *modelReader) {
	features := d.uint32()
	keys, lengths := d.bytes(4*features), d.bytes(features)
	m.cells = d.cells()
	m.full = make([]lanes, 0, fullRows(lengths))
	var bias row
	var tag1, tag2 [numTags]row
	tags := map[uint32]row{}
	from := 0 // the first cell of the row
	for i := range features {
		key := binary.LittleEndian.Uint32(keys[4*i:])
		about := key & (1<<28 - 1)
		r := m.newRow(from, int(lengths[i]))
		from += int(lengths[i])
		switch FeatureKind(key >> 28) {
		case Bias:
			bias = r
		case Tag1:
			tag1[about] = r
		case Tag2:
			tag2[about] = r
		case Tags:
			tags[about] = r
		case Prefix:
			m.prefixes[about] = r
		case Suffix:
			m.addSuffix(about).at = r
		case Suffix1:
			m.addSuffix(about).before = r
		case NextSuffix:
			m.addSuffix(about).next = r
		case Word:
			m.known[about].at = r
			m.known[about].usual = m.best(r)
		case Tag1Word:
			w := &m.known[about&(1<<20-1)]
			if w.pairs == 0 {
				w.pairs = row(len(m.pairs)) << 8
			}
			w.pairs++
			m.pairTags, m.pairs = append(m.pairTags, Tag(about>>20)), append(m.pairs, r)
		case Word1:
			m.known[about].before = r
		case Word2:
			m.known[about].before2 = r
		case NextWord:
			m.known[about].next = r
		case NextWord2:
			m.known[about].next2 = r
		}
	}
	m.context = make([]lanes, int(numTags)*int(numTags))
	for t1 := range numTags {
		for t2 := range numTags {
			for _, r := range []row{bias, tag1[t1], tag2[t2], tags[uint32(t1)<<8|uint32(t2)]} {
				m.weigh(m.tagContext(t1, t2), r)
			}
		}
	}
}

// tagContext returns what the tags of the two words before say, and the bias.
func (m *model) tagContext(t1, t2 Tag) *lanes { return &m.context[int(t1)*int(numTags)+int(t2)] }

// best returns the tag of the greatest weight above 0, NoTag where there is none.
func (m *model) best(r row) Tag {
	best, most := NoTag, int32(0)
	if r&0xff == fullRow {
		return m.full[r>>8].best()
	}
	for _, c := range m.cellsOf(r) {
		if c.weight() > most {
			best, most = c.tag(), c.weight()
		}
	}
	return best
}

// readListed reads the words that have one tag.
func (m *model) readListed(d *modelReader) {
	m.listed = map[string]Tag{}
	for range d.uint32() {
		id := d.uint32()
		b := d.bytes(2)
		s, t := string(d.bytes(int(b[0]))), Tag(b[1])
		switch small := m.words[id]; {
		case id == 0:
			m.listed[s] = t
		case s == small:
			m.known[id].listed[0] = t
			m.known[id].usual = t
		case s[1:] == small[1:]:
			m.known[id].listed[1] = t
		default:
			m.listed[s] = t
		}
	}
}

// slot is where the search for a suffix begins.
func slot(key uint32) uint32 { return key * 0x9E3779B1 >> 16 % suffixSlots }

// suffix returns the number of a suffix, 0 for one of which no feature tells.
func (m *model) suffix(key uint32) uint16 {
	for i := slot(key); ; i = (i + 1) % suffixSlots {
		if n := m.slots[i]; n == 0 || m.suffixes[n].key == key {
			return n
		}
	}
}

func (m *model) addSuffix(key uint32) *suffix {
	n := m.suffix(key)
	if n == 0 {
		i := slot(key)
		for m.slots[i] != 0 {
			i = (i + 1) % suffixSlots
		}
		n = uint16(len(m.suffixes))
		m.slots[i], m.suffixes = n, append(m.suffixes, suffix{key: key})
	}
	return &m.suffixes[n]
}

type modelReader struct{ data []byte }

func (d *modelReader) uint32() int {
	v := binary.LittleEndian.Uint32(d.data)
	d.data = d.data[4:]
	return int(v)
}

// cells reads the weights of all rows.
func (d *modelReader) cells() []Cell {
	cells := make([]Cell, d.uint32())
	data := d.bytes(4 * len(cells))
	for i := range cells {
		cells[i] = Cell(binary.LittleEndian.Uint32(data[4*i:]))
	}
	return cells
}

// fullRows returns how many rows have many tags.
func fullRows(lengths []byte) int {
	full := 0
	for _, n := range lengths {
		if n > fewTags {
			full++
		}
	}
	return full
}

// newRow makes a row of n cells.
func (m *model) newRow(from, n int) row {
	if n <= fewTags {
		return row(from)<<8 | row(n)
	}
	m.full = append(m.full, lanes{})
	l := &m.full[len(m.full)-1]
	for _, c := range m.cells[from : from+n] {
		l.addCell(c)
	}
	return row(len(m.full)-1)<<8 | fullRow
}

func (d *modelReader) bytes(n int) []byte {
	b := d.data[:n]
	d.data = d.data[n:]
	return b
}
