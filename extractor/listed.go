package extractor

import (
	"strings"

	"github.com/dossier-kg/dossier/internal/nlp"
)

// A listedPerson is what names of people are compared with before a text names the person.
type listedPerson struct {
	entry    int32
	surname  nlp.WordID
	official bool // the lexicon tells of an office
	sure     bool // the name needs no second clue
}

// people returns the people of a lexicon, in its order; known are those that the index has
// made ahead. A rules file may make people of entries that were none.
func (b *binder) people(x *lexicon, types *types, known []listedPerson) []listedPerson {
	person, ok := types.ids["person"]
	if !ok {
		return nil
	}
	var all []listedPerson
	for i, typ := range x.types {
		if !types.is(typ, 1<<person) {
			continue
		}
		for len(known) > 0 && int(known[0].entry) < i {
			known = known[1:]
		}
		if len(known) > 0 && int(known[0].entry) == i {
			all = append(all, known[0])
			continue
		}
		e := x.entry(int32(i))
		surname := b.vocab.Add(e.Name[strings.LastIndexByte(e.Name, ' ')+1:])
		all = append(all, listedPerson{int32(i), surname, len(e.Roles) > 0, !e.Ambiguous})
	}
	return all
}

// bindPeople finds people by their surnames.
func (x *Extractor) bindPeople(people []listedPerson) {
	x.surnamed = make(map[nlp.WordID][]int32, len(people))
	for _, p := range people {
		x.surnamed[p.surname] = append(x.surnamed[p.surname], p.entry)
		if p.official {
			x.officials = append(x.officials, p.entry)
		}
		if p.sure {
			x.surnames.add(p.surname)
		}
	}
}
