// Gen compiles the averaged perceptron of prose v2 into model.bin, the table that
// package nlp embeds. Run it by go generate in internal/nlp.
package main

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"encoding/gob"
	"log"
	"math"
	"os"
	"slices"
	"strings"

	"github.com/dossier-kg/dossier/internal/nlp"
	"github.com/jdkato/prose/v2"
)

func main() {
	log.SetFlags(0)
	var weights map[string]map[string]float64
	var tags map[string]string
	decode("weights", &weights)
	decode("tags", &tags)
	if err := os.WriteFile("model.bin", compile(weights, tags), 0o644); err != nil {
		log.Fatal(err)
	}
}

func decode(name string, into any) {
	data, err := prose.Asset("model/AveragedPerceptron/" + name + ".gob")
	if err != nil {
		log.Fatal(err)
	}
	if err := gob.NewDecoder(bytes.NewReader(data)).Decode(into); err != nil {
		log.Fatal(err)
	}
}

// A compiler numbers words and lays the weights of the features out in rows.
type compiler struct {
	numbers map[string]uint32
	words   []string
	out     []byte
}

func (c *compiler) word(s string) uint32 {
	id, ok := c.numbers[s]
	if !ok {
		id = uint32(len(c.words))
		c.numbers[s] = id
		c.words = append(c.words, s)
	}
	return id
}

func (c *compiler) put(v uint32) { c.out = binary.LittleEndian.AppendUint32(c.out, v) }

func compile(weights map[string]map[string]float64, tags map[string]string) []byte {
	c := &compiler{numbers: map[string]uint32{}}
	c.word("")
	for _, s := range nlp.Special {
		c.word(s)
	}
	features := sorted(weights)
	c.numberWords(features)
	cells := 0
	for _, f := range features {
		cells += len(weights[f])
	}
	slices.SortStableFunc(features, func(a, b string) int { return cmp.Compare(c.place(a), c.place(b)) })
	c.put(uint32(len(c.words)))
	for _, s := range c.words {
		c.out = append(c.out, byte(len(s)))
	}
	for _, s := range c.words {
		c.out = append(c.out, s...)
	}
	c.put(uint32(len(features)))
	for _, f := range features {
		c.put(c.feature(f))
	}
	for _, f := range features {
		c.out = append(c.out, byte(len(weights[f])))
	}
	c.put(uint32(cells))
	for _, f := range features {
		c.row(f, weights[f])
	}
	listed := sorted(tags)
	c.put(uint32(len(listed)))
	for _, s := range listed {
		c.put(c.numbers[strings.ToLower(s)])
		c.out = append(c.out, byte(len(s)), byte(tag(tags[s])))
		c.out = append(c.out, s...)
	}
	log.Printf("%d words, %d features, %d listed words, %d bytes", len(c.words), len(features), len(listed), len(c.out))
	return c.out
}

// numberWords numbers the words of the features. Those with the most features come
// first: they are the most frequent ones of the text that the weights were learned from,
// so that of all tables by word number the begin is in use most, and stays in the cache.
func (c *compiler) numberWords(features []string) {
	var words []string
	count := map[string]int{}
	for _, f := range features {
		if s, ok := aboutWord(f); ok && c.numbers[s] == 0 {
			if count[s]++; count[s] == 1 {
				words = append(words, s)
			}
		}
	}
	slices.SortStableFunc(words, func(a, b string) int { return cmp.Or(count[b]-count[a], strings.Compare(a, b)) })
	for _, s := range words {
		c.word(s)
	}
}

// aboutWord returns the word that a feature is about.
func aboutWord(feature string) (string, bool) {
	if s, ok := strings.CutPrefix(feature, "i-1 tag+i word "); ok {
		_, s, _ = strings.Cut(s, " ")
		return s, true
	}
	name, s, _ := strings.Cut(feature, " word ")
	return s, name == "i" || name == "i-1" || name == "i-2" || name == "i+1" || name == "i+2"
}

// place is where the row of a feature stands: all rows of a word together.
func (c *compiler) place(feature string) uint32 {
	s, _ := aboutWord(feature)
	return c.numbers[s]
}

// row writes the weights of one feature, in thousandths: prose keeps three decimals.
func (c *compiler) row(feature string, weights map[string]float64) {
	for _, class := range sorted(weights) {
		scaled := math.Round(weights[class] * 1000)
		if math.Abs(scaled/1000-weights[class]) > 1e-6 || math.Abs(scaled) >= 1<<21 {
			log.Fatalf("weight %v of %q does not fit", weights[class], feature)
		}
		c.put(uint32(nlp.NewCell(int32(scaled), tag(class))))
	}
}

func tag(name string) nlp.Tag {
	t, ok := nlp.ParseTag(name)
	if !ok {
		log.Fatalf("unknown tag %q", name)
	}
	return t
}

// feature turns the name that prose gives a feature into its number.
func (c *compiler) feature(name string) uint32 {
	about := func(prefix string) (string, bool) { return strings.CutPrefix(name, prefix+" ") }
	if name == "bias" {
		return nlp.Bias.Key(0)
	}
	if s, ok := about("i tag+i-2 tag"); ok {
		a, b, _ := strings.Cut(s, " ")
		return nlp.Tags.Key(uint32(tag(a))<<8 | uint32(tag(b)))
	}
	if s, ok := about("i-1 tag+i word"); ok {
		t, w, _ := strings.Cut(s, " ")
		return nlp.Tag1Word.Key(uint32(tag(t))<<20 | c.word(w))
	}
	for prefix, kind := range map[string]nlp.FeatureKind{"i-1 tag": nlp.Tag1, "i-2 tag": nlp.Tag2} {
		if s, ok := about(prefix); ok {
			return kind.Key(uint32(tag(s)))
		}
	}
	for prefix, kind := range map[string]nlp.FeatureKind{"i suffix": nlp.Suffix, "i pref1": nlp.Prefix, "i-1 suffix": nlp.Suffix1, "i+1 suffix": nlp.NextSuffix} {
		if s, ok := about(prefix); ok {
			return kind.Key(nlp.SuffixKey(s))
		}
	}
	for prefix, kind := range map[string]nlp.FeatureKind{"i word": nlp.Word, "i-1 word": nlp.Word1, "i-2 word": nlp.Word2, "i+1 word": nlp.NextWord, "i+2 word": nlp.NextWord2} {
		if s, ok := about(prefix); ok {
			return kind.Key(c.word(s))
		}
	}
	log.Fatalf("feature %q is of no known kind", name)
	return 0
}

func sorted[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, strings.Compare)
	return keys
}
