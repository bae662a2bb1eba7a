package extractor

import (
	"maps"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/internal/nlp"
)

// A reading is one thing that a listed name can mean.
type reading struct {
	entry int32
	typ   typeID
	kind  mentionKind
	meto  bool   // stands for the entry only where something acts or speaks
	weak  bool   // needs a second clue
	own   bool   // of a user's file on top of another set: outranks what that set and the context say
	upper uint32 // bit i: token i begins with an upper-case letter
	caps  uint32 // bit i: token i is all upper case
	next  int32  // next reading of the same words, -1 for none
}

// A lexicon finds the listed names in a text.
type lexicon struct {
	entries  *rules.Entries
	types    []typeID // type of each entry
	names    *trie    // ends point into readings
	starts   wordSet  // first words of names
	small    wordSet  // words that stand in names in small letters, "of" and "the": any other that a text writes small is in no name
	readings []reading
	bodies   map[string]int32 // entry ID -> entry, of those in which entries have roles
	aboveAt  []int32          // per entry, and behind the last: where in up those begin that it lies in
	up       []int32          // entries that others lie in
}

// newLexicon binds all names of the entries to the vocabulary, but for those that the
// index has made ahead.
func (b *binder) newLexicon(set *rules.Set, types *types, index *index) *lexicon {
	n := set.Entries.Len()
	x := &lexicon{entries: &set.Entries}
	if index.entries > 0 {
		index.fill(x, types)
	} else {
		x.names = newTrie(4 * n)
	}
	for i := index.entries; i < n; i++ {
		e := set.Entries.At(i)
		id := types.id(e.Type)
		x.types = append(x.types, id)
		r := reading{entry: int32(i), typ: id, kind: kindName, own: set.Own(e.Pos)}
		b.addName(x, e.Name, r)
		for _, a := range e.Aliases {
			b.addName(x, a, r)
		}
		r.kind = kindDemonym
		for _, d := range e.Demonyms {
			b.addName(x, d, r)
		}
		r.kind, r.meto = kindName, true
		for _, m := range e.Metonyms {
			b.addName(x, m, r)
		}
	}
	if index.entries < n {
		x.bindAbove(set)
	}
	x.bindBodies(index)
	return x
}

// entry returns an entry by its number.
func (x *lexicon) entry(i int32) *rules.Entry { return x.entries.At(int(i)) }

// bindBodies finds the entries in which others have roles.
func (x *lexicon) bindBodies(index *index) {
	x.bodies = map[string]int32{}
	if index.entries == x.entries.Len() {
		for _, i := range index.bodies {
			x.bodies[x.entry(i).ID] = i
		}
		return
	}
	for _, e := range x.entries.All() {
		for _, r := range e.Roles {
			x.bodies[r.Of] = -1
		}
	}
	for i, e := range x.entries.All() {
		if _, named := x.bodies[e.ID]; named {
			x.bodies[e.ID] = int32(i)
		}
	}
	maps.DeleteFunc(x.bodies, func(_ string, entry int32) bool { return entry < 0 })
}

// bindAbove notes for each entry the entries that it is in.
func (x *lexicon) bindAbove(set *rules.Set) {
	byID, byName := make(map[string]int32, set.Entries.Len()), make(map[string]int32, set.Entries.Len())
	for i, e := range set.Entries.All() {
		byID[e.ID] = int32(i)
		if _, taken := byName[e.Name]; !taken || e.Type == "country" {
			byName[e.Name] = int32(i)
		}
	}
	x.aboveAt, x.up = []int32{0}, nil
	for i, e := range set.Entries.All() {
		for _, in := range e.In {
			if up, ok := byID[in]; ok {
				x.up = append(x.up, up)
			} else if up, ok := byName[in]; ok && up != int32(i) {
				x.up = append(x.up, up)
			}
		}
		x.aboveAt = append(x.aboveAt, int32(len(x.up)))
	}
}

// above returns the entries that an entry lies in.
func (x *lexicon) above(entry int32) []int32 {
	from, to := x.aboveAt[entry], x.aboveAt[entry+1]
	return x.up[from:to:to]
}

func (b *binder) addName(x *lexicon, name string, r reading) {
	if name == "" {
		return
	}
	r.weak = x.entry(r.entry).NeedsClue(name)
	b.addSpelling(x, name, b.words(name), r)
	if strings.HasSuffix(name, ".") { // before a comma the full stop of "Pa." is no token of its own
		if ids := b.words(name + ","); len(ids) > 1 {
			b.addSpelling(x, name, ids[:len(ids)-1], r)
		}
	}
}

// addSpelling adds a name that a text writes as the words ids, which binder.doc holds.
func (b *binder) addSpelling(x *lexicon, name string, ids []nlp.WordID, r reading) {
	if len(ids) == 0 || len(ids) > 31 {
		return
	}
	if simple(name) {
		r.upper, r.caps = letterCase(name, 0)
	} else {
		for i, t := range b.doc.Tokens[:len(ids)] {
			u, c := letterCase(name[t.Start:t.End], i)
			r.upper |= u
			r.caps |= c
		}
	}
	x.starts.add(ids[0])
	node := x.names.add(ids)
	r.next = x.names.at[node].end - 1
	for j := r.next; j >= 0 && x.readings[j].entry == r.entry; j = x.readings[j].next { // those of the entry come first
		if x.readings[j].caps == r.caps {
			return
		}
	}
	x.readings = append(x.readings, r)
	x.names.set(node, int32(len(x.readings)))
	for i, id := range ids {
		if r.upper>>i&1 == 0 {
			x.small.add(id)
		}
	}
}

// letterCase returns bit i set in upper for a capitalised word, and in caps for
// one of two or more letters without a lower-case one.
func letterCase(word string, i int) (upper, caps uint32) {
	r, _ := utf8.DecodeRuneInString(word)
	if !unicode.IsUpper(r) {
		return 0, 0
	}
	letters := 0
	for _, r := range word {
		if unicode.IsLower(r) {
			return 1 << i, 0
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	if letters < 2 {
		return 1 << i, 0
	}
	return 1 << i, 1 << i
}

// place reports whether a word alone is the sure name of a place.
func (x *lexicon) place(e *Extractor, word nlp.WordID) bool { return x.alone(e, word, e.placeMask) }

// body reports whether a word alone is the sure name of an organisation.
func (x *lexicon) body(e *Extractor, word nlp.WordID) bool { return x.alone(e, word, e.orgMask) }

// alone reports whether a word alone is the sure name of something of one of these types.
func (x *lexicon) alone(e *Extractor, word nlp.WordID, types uint64) bool {
	if !x.starts.has(word) {
		return false
	}
	node, ok := x.names.step(0, word)
	if !ok || x.names.at[node].end == 0 {
		return false
	}
	for c := x.names.at[node].end - 1; c >= 0; c = x.readings[c].next {
		if q := &x.readings[c]; e.types.is(q.typ, types) && q.kind == kindName && !q.weak {
			return true
		}
	}
	return false
}

// longest returns the longest listed name that begins at token i and is written
// as listed (or wholly in capitals), as the first of its readings; width 0 for none.
func (x *lexicon) longest(tokens []nlp.Token, i int) (width int, first int32) {
	if !x.starts.has(tokens[i].Word) {
		return 0, -1
	}
	node := int32(0)
	for j := i; j < len(tokens); j++ {
		t := &tokens[j]
		if !t.Shape.Has(nlp.Upper) && !x.small.has(t.Word) {
			break
		}
		next, ok := x.names.step(node, t.Word)
		if !ok {
			break
		}
		node = next
		if end := x.names.at[node].end; end != 0 && x.written(tokens[i:j+1], end-1) {
			width, first = j+1-i, end-1
		}
	}
	if width == 0 {
		first = -1
	}
	return width, first
}

// written reports whether any reading is spelled with these capitals.
func (x *lexicon) written(tokens []nlp.Token, r int32) bool {
	for ; r >= 0; r = x.readings[r].next {
		if x.readings[r].spelled(tokens) {
			return true
		}
	}
	return false
}

func (r *reading) spelled(tokens []nlp.Token) bool {
	for i := range tokens {
		bit := uint32(1) << i
		s := tokens[i].Shape
		if r.upper&bit != 0 && !s.Has(nlp.Upper) {
			return false
		}
		if r.caps&bit != 0 && !s.Has(nlp.Caps) && !s.Has(nlp.Dot) {
			return false
		}
		if len(tokens) == 1 && r.caps&bit == 0 && s.Has(nlp.Caps) && tokens[i].End-tokens[i].Start <= 3 && r.upper&bit != 0 {
			return false // "CHAD" may shout a name, "US" in capitals is no "us"
		}
	}
	return true
}
