package nlp

// A Vocab numbers lower-cased words. It begins with the words of the tagger; a
// rule set adds its own. Once built it is safe for concurrent use.
type Vocab struct {
	tagged int    // how many of the words are the tagger's
	known  []word // what the tagger knows of them, once an Analyzer is made
	words  []string
	slots  []vocabEntry // open-addressing table, a word of number 0 is free

	verbs, nouns map[string]string // irregular forms
}

// A vocabEntry is the key of a word and its number.
type vocabEntry struct {
	letters uint64
	size    uint32
	id      WordID
}

// NewVocab returns a vocabulary of the tagger's words, and of more, which are in lower
// case and none of these.
func NewVocab(more ...string) *Vocab {
	tagged := loadWords().words
	size := 1 << 17
	for size < 2*(len(tagged)+len(more)) {
		size *= 2
	}
	v := &Vocab{tagged: len(tagged), words: make([]string, 1, len(tagged)+len(more)+1<<12), slots: make([]vocabEntry, size)}
	v.verbs, v.nouns = irregular().verbs, irregular().nouns
	for _, w := range tagged[1:] {
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
	key, _ := keyFold(w)
	v.place(vocabEntry{key.letters, uint32(key.size), id})
	return id
}

func (v *Vocab) place(e vocabEntry) {
	i := v.first(wordKey{e.letters, int(e.size)})
	for v.slots[i].id != 0 {
		i = (i + 1) & (len(v.slots) - 1)
	}
	v.slots[i] = e
}

// first is the slot in which the search for a key begins.
func (v *Vocab) first(key wordKey) int { return key.hash() & (len(v.slots) - 1) }

func (v *Vocab) grow() {
	old := v.slots
	v.slots = make([]vocabEntry, 2*len(old))
	for _, slot := range old {
		if slot.id != 0 {
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
func (v *Vocab) Tagged(id WordID) bool { return id != 0 && int(id) < v.tagged }

// Words returns the words by their numbers, "" for 0. Those that are added later are not among them;
// it may be read while they are. Do not change it.
func (v *Vocab) Words() []string { return v.words[:len(v.words):len(v.words)] }

// Len returns how many words have numbers.
func (v *Vocab) Len() int { return len(v.words) - 1 }

// find finds a word in small letters.
func (v *Vocab) find(w string) WordID {
	key, _ := keyFold(w)
	return v.at(key, w)
}

// lookup finds a word as written in a text, without allocation.
func (v *Vocab) lookup(s string) WordID {
	key, ascii := keyFold(s)
	if !ascii {
		var folded [64]byte
		return v.find(string(appendFold(folded[:0], s)))
	}
	return v.at(key, s)
}

// at finds the word s by its key.
func (v *Vocab) at(key wordKey, s string) WordID {
	for i := v.first(key); v.slots[i].id != 0; i = (i + 1) & (len(v.slots) - 1) {
		if e := &v.slots[i]; e.letters == key.letters && int(e.size) == key.size && (key.size <= 8 || equalFold(v.words[e.id], s)) {
			return e.id
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
// NoTag for a word it does not know, and for all before an Analyzer is made of the vocabulary.
func (v *Vocab) Usual(id WordID) Tag {
	if id == 0 || int(id) >= len(v.known) {
		return NoTag
	}
	return v.known[id].usual
}
