package extractor

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dossier-kg/dossier/graph"
	"github.com/dossier-kg/dossier/internal/nlp"
)

// maxAge is the highest number that is taken for somebody's age, in years.
const maxAge = 115

// A trait is something that the text says of an entity.
type trait struct {
	entity int32
	graph.Attribute
}

func (t trait) compare(o trait) int {
	return cmp.Or(cmp.Compare(t.entity, o.entity), t.Attribute.Compare(o.Attribute))
}

// traits returns what the text says of each person besides relations, so that two
// people of one name can be told apart: gender, age, role ("plumber") and where
// they are from. An entity has each trait once.
func (x *Extractor) traits(w *work) [][]graph.Attribute {
	w.traits = w.traits[:0]
	for i := range w.mentions {
		m := &w.mentions[i]
		if m.first == m.last || m.entity < 0 || m.kind != kindName || !x.types.is(m.typ, x.personMask) {
			continue
		}
		x.readTraits(w, int32(i))
	}
	slices.SortFunc(w.traits, trait.compare)
	w.traits = slices.Compact(w.traits)
	w.traitLists = emptied(w.traitLists, len(w.entities))
	all := w.traitLists
	attributes := make([]graph.Attribute, len(w.traits)) // those of one entity stand together
	for i, t := range w.traits {
		attributes[i] = t.Attribute
		first := i - len(all[t.entity])
		all[t.entity] = attributes[first : i+1 : i+1]
	}
	return all
}

// readTraits adds what the text says of a person where mention i names it.
func (x *Extractor) readTraits(w *work, i int32) {
	m := &w.mentions[i]
	add := func(name, value string) {
		if value != "" {
			w.traits = append(w.traits, trait{m.entity, graph.Attribute{Name: name, Value: value}})
		}
	}
	add("gender", w.entities[m.entity].gender.String())
	add("age", x.age(w, m))
	p := w.phraseAt[m.first]
	if p < 0 || w.phrases[p].mention != i {
		return
	}
	add("role", x.roleBefore(w, p, m))
	if q := x.description(w, p, m); q >= 0 {
		d := &w.phrases[q]
		add("role", x.roleName(w, d.first, d.head+1, d.det == indefinite))
		add("from", x.origin(w, q))
	} else {
		add("from", x.origin(w, p))
	}
}

// age returns the age in "X, 45," and "X (45)" and "45-year-old X", "" for none.
func (x *Extractor) age(w *work, m *mention) string {
	s := w.doc.Sentences[m.sent]
	if i := m.last; i+2 < s.Last {
		open, close := w.token(i).Word, w.token(i+2)
		number := w.words(i+1, i+2)
		framed := open == x.en.comma && (close.Word == x.en.comma || close.Shape&^nlp.Dot == 0) || open == x.en.open && close.Word == x.en.close
		if framed && isAge(number) {
			return number
		}
	}
	if p := w.phraseAt[m.first]; p >= 0 {
		for k := w.phrases[p].first; k < m.first; k++ {
			if number := w.yearsOld(k); number != "" {
				return number
			}
		}
	}
	return ""
}

func isAge(number string) bool {
	n := 0
	for _, r := range number {
		if r < '0' || r > '9' || n > maxAge {
			return false
		}
		n = 10*n + int(r-'0')
	}
	return n > 0 && n <= maxAge
}

// roleBefore returns the role in front of a name: "the retired plumber John Smith".
func (x *Extractor) roleBefore(w *work, p int32, m *mention) string {
	return x.roleName(w, w.phrases[p].first, m.first, false)
}

// description returns the phrase that says what the person of phrase p is, by
// apposition, behind an age too, or "is a"; -1 for none.
func (x *Extractor) description(w *work, p int32, m *mention) int32 {
	if k := m.last + 3; k < w.doc.Sentences[m.sent].Last && w.token(k-1).Word == x.en.comma && isAge(w.words(k-2, k-1)) {
		if q := w.phraseAt[k]; q >= 0 && w.phrases[q].first == k && w.phrases[q].mention < 0 && w.phrases[q].det != bare {
			return q
		}
	}
	if q := w.phrases[p].appos; q >= 0 && w.phrases[q].mention < 0 {
		return q
	}
	v := w.phrases[p].subjectOf
	if v < 0 || w.verbs[v].negative || !x.lists.copula.has(w.token(w.verbs[v].main)) {
		return -1
	}
	for _, a := range w.args[w.verbs[v].args:w.verbs[v].argEnd] {
		if a.prep == 0 && a.phrase >= 0 && w.phrases[a.phrase].mention < 0 && w.phrases[a.phrase].det != none {
			return a.phrase
		}
	}
	return -1
}

// maxRole is how many words of a role are kept: "deputy prime minister".
const maxRole = 3

// roleName returns the run of nouns that ends before token last, in lower case, ""
// when they name no role. Any noun may after "a": "a beekeeper"; elsewhere it must
// be one that stands before names: "the beekeeper" may be a film.
func (x *Extractor) roleName(w *work, first, last int32, any bool) string {
	i := last
	for k := first; k < last; k++ {
		if w.officeAt[k] == last {
			return strings.ToLower(w.words(k, last))
		}
	}
	for i > first && last-i < maxRole {
		t := w.token(i - 1)
		if w.at[i-1] >= 0 || t.Tag != nlp.NN && t.Tag != nlp.NNP || x.lists.titleMale.has(t) || x.lists.titleFemale.has(t) || t.Shape.Has(nlp.Digit) {
			break
		}
		i--
	}
	if i == last {
		return ""
	}
	if head := w.token(last - 1); !x.lists.titles.has(head) && (!any || !head.Shape.Has(nlp.Lower)) {
		return ""
	}
	return strings.ToLower(w.words(i, last))
}

// origin returns the place that stands after phrase p with "from": "a plumber from Leeds".
func (x *Extractor) origin(w *work, p int32) string {
	q := p + 1
	if int(q) >= len(w.phrases) || w.phrases[q].prep < 0 || w.phrases[q].prep != w.phrases[p].last || w.token(w.phrases[q].prep).Word != x.from {
		return ""
	}
	m := w.phrases[q].mention
	if m < 0 || w.mentions[m].kind != kindName || !x.types.is(w.mentions[m].typ, x.placeMask) {
		return ""
	}
	if e := w.mentions[m].entity; e >= 0 {
		return w.entities[e].name
	}
	return ""
}
