package extractor

import (
	"strings"

	"github.com/dossier-kg/dossier/internal/nlp"
)

// An organization is an organisation that a document names.
type organization struct {
	entity int32
	words  [maxBodyWords]string // the words that begin with a capital or a digit, without the form of company
	n      int
	form   string // the form of company at its end: "Inc."
	all    uint32 // the sum of the hashes of the words: equal in any order
}

// maxBodyWords is how many words of an organisation's name are compared.
const maxBodyWords = 10

// parseBody takes the words of an organisation's name that tell it from others.
func (x *Extractor) parseBody(text string) organization {
	var o organization
	for i := 0; i < len(text) && o.n < maxBodyWords; {
		end := i
		for end < len(text) && text[end] != ' ' && text[end] != '\n' && text[end] != ',' {
			end++
		}
		if word := text[i:end]; word != "" && (word[0] < 'a' || word[0] > 'z') && word != "&" && word != "The" {
			if o.n == 0 || !x.lists.designator.is(x.vocab.ID(word)) {
				o.words[o.n] = word
				o.n++
				o.all += letterHash(word, false)
				o.form = ""
			} else {
				o.form = word
			}
		}
		i = end + 1
	}
	return o
}

func (r *resolver) isBody(m *mention) bool {
	return m.entity < 0 && m.entry < 0 && r.x.types.is(m.typ, r.x.orgMask)
}

func (r *resolver) isBody3(m *mention) bool { return r.isBody(m) && m.last-m.first > 2 }
func (r *resolver) isBody2(m *mention) bool { return r.isBody(m) && m.last-m.first > 1 }

// addBody makes entity e known by the words and the acronym of its name.
func (r *resolver) addBody(e int32, text string) {
	o := r.x.parseBody(text)
	o.entity = e
	number := int32(len(r.bodies))
	r.bodies = append(r.bodies, o)
	for _, word := range o.words[:o.n] {
		r.index(word, number, true)
	}
	r.indexAcronyms(text, number)
}

// indexAcronyms notes the first letters of a name, with and without its small words.
func (r *resolver) indexAcronyms(text string, number int32) {
	var buf, all [2 * maxBodyWords]byte
	short, long := firstLetters(text, false, buf[:0]), firstLetters(text, true, all[:0])
	if len(short) >= 2 {
		r.note(acronymHash(string(short)), number, true)
	}
	if len(long) > len(short) && len(long) >= 2 {
		r.note(acronymHash(string(long)), number, true)
	}
}

// firstLetters appends the first letters of the words of a name, as capitals; words
// without a capital count only if small is true.
func firstLetters(name string, small bool, out []byte) []byte {
	for i := 0; i < len(name) && len(out) < cap(out); i++ {
		if i > 0 && name[i-1] != ' ' && name[i-1] != '-' {
			continue
		}
		if c := name[i]; c >= 'A' && c <= 'Z' || small && c >= 'a' && c <= 'z' {
			out = append(out, c&^0x20)
		}
	}
	return out
}

// acronym returns the first letters of the capitalised words of a name, "" for fewer than two.
func acronym(name string) string {
	var buf [2 * maxBodyWords]byte
	letters := firstLetters(name, false, buf[:0])
	if len(letters) < 2 {
		return ""
	}
	return string(letters)
}

// acronymHash keeps acronyms apart from words of the same letters.
func acronymHash(s string) uint32 { return letterHash(s, false) ^ 0x5bd1e995 }

// organization resolves an organisation's name: equal words in any order ("Department
// of Trade", "Trade Department"), an acronym, or a part of the one name that has it.
func (r *resolver) organization(i int32) {
	m := &r.w.mentions[i]
	text := r.text(i)
	o := r.x.parseBody(text)
	key := nameKey{r.x.orgType, o.all}
	if e, ok := r.names[key]; ok {
		if number := r.longerBefore(&o, m, e); number >= 0 {
			r.names[key] = r.bodies[number].entity
			r.join(i, r.bodies[number].entity, "a part of the longer name")
			return
		}
		r.join(i, e, "the same name")
		return
	}
	entry, why := r.x.listedCompany(&o), "its name without the form of company"
	if entry < 0 {
		entry, why = r.x.universityOf(m, text), "the university of the town"
	}
	if entry >= 0 {
		if e, ok := r.entries[entry]; ok {
			r.join(i, e, why)
		} else {
			r.openEntry(i, entry)
		}
		r.names[key] = r.w.mentions[i].entity
		return
	}
	number := int32(-1)
	if m.last-m.first == 1 && r.x.coref.acronyms && r.w.token(m.first).Shape.Has(nlp.Caps) {
		number, why = r.only(acronymHash(text), nil), "its acronym"
	}
	kind := r.x.kindOf(m)
	if number < 0 && o.n > 0 && r.x.coref.short {
		number, why = r.longer(&o, m), "a part of the longer name"
		if number < 0 && o.n == 1 && kind == "party" {
			number, why = r.partyOf(text), "what the members of one party are called"
		}
	}
	if number >= 0 {
		r.names[key] = r.bodies[number].entity
		r.join(i, r.bodies[number].entity, why)
		return
	}
	if kind == "" {
		kind = r.x.headedKind(r.w, m)
	}
	r.names[key] = r.open(i, entity{typ: m.typ, kind: kind, entry: -1, name: text})
	r.addBody(r.names[key], text)
}

// longerBefore returns the only body named before mention m whose name the name o is a part of, where entity e, which is
// called so with a form of company, is named only later: the Brenta of "Brenta Marine Ltd" before "Brenta Inc."; -1
// for none.
func (r *resolver) longerBefore(o *organization, m *mention, e int32) int32 {
	if o.form != "" || o.n == 0 || !r.x.coref.short || r.w.entities[e].first < 0 || r.w.mentions[r.w.entities[e].first].start < m.start {
		return -1
	}
	if number := r.longer(o, m); number >= 0 && r.w.mentions[r.w.entities[r.bodies[number].entity].first].start < m.start {
		return number
	}
	return -1
}

// partyOf returns the only party that goes by a word in the other number: the "Liberal" of the Liberals.
func (r *resolver) partyOf(word string) int32 {
	one := strings.TrimSuffix(word, "s")
	if one == word {
		word += "s"
	} else {
		word = one
	}
	return r.only(letterHash(word, false), func(number int32) bool {
		return r.bodies[number].n == 1 && r.w.entities[r.bodies[number].entity].kind == "party"
	})
}

// listedCompany returns the lexicon's company that goes by the words of a name without its form, as
// "Exxon Corp." does; -1 for none, or where the name has no form.
func (x *Extractor) listedCompany(o *organization) int32 {
	if o.form == "" {
		return -1
	}
	return x.listedBodyOf("company", o.words[:o.n]...)
}

// listedBodyOf returns the lexicon's organisation of a kind that has a name, whatever its letter case; -1 for none.
func (x *Extractor) listedBodyOf(kind string, words ...string) int32 {
	node := int32(0)
	for _, word := range words {
		next, ok := x.lexicon.names.step(node, x.vocab.ID(word))
		if !ok {
			return -1
		}
		node = next
	}
	for c := x.lexicon.names.at[node].end - 1; c >= 0; c = x.lexicon.readings[c].next {
		if q := &x.lexicon.readings[c]; x.types.is(q.typ, x.orgMask) && q.kind == kindName && x.lexicon.entry(q.entry).Kind == kind {
			return q.entry
		}
	}
	return -1
}

// universityOf returns the lexicon's university that goes by the name of its town, as in "studied at Oxford"; -1 for none.
func (x *Extractor) universityOf(m *mention, town string) int32 {
	if m.maker == 0 || x.kindOf(m) != "university" {
		return -1
	}
	if entry := x.listedBodyOf("university", "university", "of", town); entry >= 0 {
		return entry
	}
	return x.listedBodyOf("university", town, "university")
}

// longer returns the only body whose name o is a part of, or the only one of these that is named
// before mention m; -1 for none or several.
func (r *resolver) longer(o *organization, m *mention) int32 {
	party := r.x.kindOf(m) == "party"
	part := func(number int32) bool {
		kind := r.w.entities[r.bodies[number].entity].kind
		return r.x.partOf(o, &r.bodies[number], r.w.sport && kind == "team" || party && kind == "party")
	}
	earlier := func(number int32) bool {
		first := r.w.entities[r.bodies[number].entity].first
		return part(number) && first >= 0 && r.w.mentions[first].start < m.start
	}
	for _, passes := range [...]func(int32) bool{part, earlier} {
		if number := r.only(letterHash(o.words[0], false), passes); number >= 0 {
			return number
		}
		if o.n == 1 {
			continue
		}
		if number := r.only(letterHash(o.words[o.n-1], false), passes); number >= 0 {
			return number
		}
	}
	return -1
}

// partOf reports whether the words of short stand in this order in the name long, and
// include its first word or end with its last. Words that many names open with ("World",
// "American") do not stand for one alone unless the short names may: the town of a team in a report of
// sport, the "Liberal" of a party.
func (x *Extractor) partOf(short, long *organization, opener bool) bool {
	if short.n >= long.n || short.form != "" && !sameLetters(short.form, long.form) { // a name with its form is whole
		return false
	}
	k := 0
	for _, word := range long.words[:long.n] {
		if k < short.n && sameLetters(word, short.words[k]) {
			k++
		}
	}
	if k < short.n {
		return false
	}
	first := sameLetters(short.words[0], long.words[0])
	if first && short.n == 1 {
		return opener || !x.opens(short.words[0])
	}
	return first || sameLetters(short.words[short.n-1], long.words[long.n-1])
}

// opens reports whether many names begin with a word: an adjective, a country, a nationality.
func (x *Extractor) opens(word string) bool {
	id := x.vocab.ID(word)
	if x.lists.opener.is(id) {
		return true
	}
	node, ok := x.lexicon.names.step(0, id)
	if !ok || x.lexicon.names.at[node].end == 0 {
		return false
	}
	for c := x.lexicon.names.at[node].end - 1; c >= 0; c = x.lexicon.readings[c].next {
		if q := &x.lexicon.readings[c]; q.kind == kindDemonym || !q.weak && x.types.is(q.typ, x.placeMask) { // but "Meridian" of "Meridian Health Partners"
			return true
		}
	}
	return false
}

// only returns the body that the hash h stands for and that passes a test, where there
// is but one, else -1.
func (r *resolver) only(h uint32, passes func(number int32) bool) int32 {
	found := int32(-1)
	at, ok := r.words[h]
	for n := 0; ok && at >= 0 && n < maxUses; n++ {
		u := &r.uses[at]
		if u.body && u.number != found && (passes == nil || passes(u.number)) {
			if found >= 0 {
				return -1
			}
			found = u.number
		}
		at = u.next
	}
	return found
}
