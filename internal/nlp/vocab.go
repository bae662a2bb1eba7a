package nlp

// A Vocab numbers lower-cased words. It begins with the words of the tagger; a
// rule set adds its own. Once built it is safe for concurrent use.
type Vocab struct {
	model *model
	words []string
	slots []uint64 // open-addressing table of hash<<32 | number, 0 is free

	verbs, nouns map[string]string // irregular forms
}

// NewVocab returns a vocabulary of the tagger's words, and of more, which are in lower
// case and none of these.
func NewVocab(more ...string) *Vocab {
	m := loadModel()
	size := 1 << 17
	for size < 4*(len(m.words)+len(more)) {
		size *= 2
	}
	v := &Vocab{model: m, words: make([]string, 1, len(m.words)+len(more)+1<<12), slots: make([]uint64, size)}
	v.verbs, v.nouns = irregular().verbs, irregular().nouns
	for _, w := range m.words[1:] {
		v.insert(w)
	}
	for _, w := range more {
		v.insert(w)
	}
	return v
}

func (v *Vocab) insert(w string) WordID {
	if len(v.words)*2 > len(v.slots) {
		v.grow()
	}
	id := WordID(len(v.words))
	v.words = append(v.words, w)
	hash, _ := hashFold(w)
	v.place(uint64(hash)<<32 | uint64(id))
	return id
}

func (v *Vocab) place(slot uint64) {
	i := int(slot>>32) & (len(v.slots) - 1)
	for v.slots[i] != 0 {
		i = (i + 1) & (len(v.slots) - 1)
	}
	v.slots[i] = slot
}

func (v *Vocab) grow() {
	old := v.slots
	v.slots = make([]uint64, 2*len(old))
	for _, slot := range old {
		if slot != 0 {
			v.place(slot)
		}
	}
}

// Add returns the number of a word, in lower case, and gives it one if it has none.
// It must not be called once the vocabulary is in use.
func (v *Vocab) Add(word string) WordID {
	if id := v.lookup(word); id != 0 {
		return id
	}
	return v.insert(fold(word))
}

// ID returns the number of a word in any letter case, 0 when it has none.
func (v *Vocab) ID(word string) WordID { return v.lookup(word) }

// Word returns the word of a number; "" for 0.
func (v *Vocab) Word(id WordID) string { return v.words[id] }

// Tagged reports whether the word of a number is one of the tagger's, not only one of the rules.
func (v *Vocab) Tagged(id WordID) bool { return id != 0 && int(id) < len(v.model.words) }

// Len returns how many words have numbers.
func (v *Vocab) Len() int { return len(v.words) - 1 }

func (v *Vocab) find(w string) WordID {
	h, _ := hashFold(w)
	for i := int(h) & (len(v.slots) - 1); v.slots[i] != 0; i = (i + 1) & (len(v.slots) - 1) {
		if slot := v.slots[i]; uint32(slot>>32) == h && v.words[uint32(slot)] == w {
			return WordID(slot)
		}
	}
	return 0
}

// lookup finds a word as written in a text, without allocation.
func (v *Vocab) lookup(s string) WordID {
	h, ascii := hashFold(s)
	if !ascii {
		var folded [64]byte
		return v.find(string(appendFold(folded[:0], s)))
	}
	for i := int(h) & (len(v.slots) - 1); v.slots[i] != 0; i = (i + 1) & (len(v.slots) - 1) {
		if slot := v.slots[i]; uint32(slot>>32) == h && equalFold(v.words[uint32(slot)], s) {
			return WordID(slot)
		}
	}
	return 0
}

// small is fold that makes no string of a word that has a number.
func (v *Vocab) small(word string) string {
	if id := v.lookup(word); id != 0 {
		return v.words[id]
	}
	return fold(word)
}

// Usual returns the tag that the tagger expects of a word before it sees the context,
// NoTag for a word it does not know.
func (v *Vocab) Usual(id WordID) Tag {
	if id == 0 || int(id) >= len(v.model.words) {
		return NoTag
	}
	return v.model.known[id].usual
}
