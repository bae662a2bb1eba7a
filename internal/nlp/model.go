package nlp

import (
	_ "embed"
	"encoding/binary"
	"sync"
)

//go:generate go run ./gen

//go:embed model.bin
var modelBytes []byte

// model is the averaged perceptron: for each feature a row of weights by tag.
type model struct {
	words  []string       // numbered from 1; the vocabulary begins with them
	listed map[string]Tag // words that have one tag
	keys   []uint32       // open-addressing table of features, 0 is free
	rows   []uint32       // beside each key: first cell<<8 | number of cells
	cells  []uint32       // weight*1000 << 8 | tag
	shift  uint
}

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

// Prepare begins to load the model, so that NewVocab finds it ready. It does not wait.
func Prepare() { go loadModel() }

var loadModel = sync.OnceValue(func() *model {
	d := modelReader{data: modelBytes}
	m := &model{}
	n := d.uint32()
	lengths := d.bytes(n)
	total := 0
	for _, l := range lengths {
		total += int(l)
	}
	text := string(d.bytes(total))
	m.words = make([]string, n)
	for i, l := range lengths {
		m.words[i], text = text[:l], text[l:]
	}
	rows := d.uint32()
	bits := uint(1)
	for 1<<bits < rows*2 {
		bits++
	}
	m.shift = 32 - bits
	m.keys, m.rows = make([]uint32, 1<<bits), make([]uint32, 1<<bits)
	cells := d.uint32()
	m.cells = make([]uint32, 0, cells)
	for range rows {
		key := uint32(d.uint32())
		k := int(d.bytes(1)[0])
		i := m.slot(key)
		for m.keys[i] != 0 {
			i = (i + 1) & (len(m.keys) - 1)
		}
		m.keys[i], m.rows[i] = key, uint32(len(m.cells))<<8|uint32(k)
		for range k {
			m.cells = append(m.cells, uint32(d.uint32()))
		}
	}
	n = d.uint32()
	m.listed = make(map[string]Tag, n)
	for range n {
		b := d.bytes(2)
		m.listed[string(d.bytes(int(b[0])))] = Tag(b[1])
	}
	return m
})

func (m *model) slot(key uint32) int { return int(key * 0x9E3779B1 >> m.shift) }

// row returns the weights of a feature.
func (m *model) row(key uint32) []uint32 {
	for i := m.slot(key); ; i = (i + 1) & (len(m.keys) - 1) {
		switch m.keys[i] {
		case key:
			r := m.rows[i]
			return m.cells[r>>8 : r>>8+r&0xff]
		case 0:
			return nil
		}
	}
}

type modelReader struct{ data []byte }

func (d *modelReader) uint32() int {
	v := binary.LittleEndian.Uint32(d.data)
	d.data = d.data[4:]
	return int(v)
}

func (d *modelReader) bytes(n int) []byte {
	b := d.data[:n]
	d.data = d.data[n:]
	return b
}
