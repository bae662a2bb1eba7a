package extractor

import (
	"strings"

	"github.com/dossier-kg/dossier/internal/nlp"
)

// gender is the grammatical gender that a mention agrees with.
type gender uint8

const (
	noGender gender = iota
	male
	female
)

func (g gender) String() string { return [...]string{"", "male", "female"}[g] }

func genderOf(s string) gender {
	switch s {
	case "male":
		return male
	case "female":
		return female
	}
	return noGender
}

// genderClash reports whether the gender that mention i shows is not that of entity e.
func (x *Extractor) genderClash(w *work, e, i int32) bool {
	g := x.titleGender(w, &w.mentions[i])
	return g != noGender && w.entities[e].gender != noGender && w.entities[e].gender != g
}

// learnGender takes the gender of a person from what mention i shows.
func (x *Extractor) learnGender(w *work, i int32) {
	m := &w.mentions[i]
	e := &w.entities[m.entity]
	if e.entry >= 0 && e.gender != noGender {
		return
	}
	if g := x.titleGender(w, m); g != noGender {
		e.gender = g
	} else if g := x.describedGender(w, m); g != noGender {
		e.gender = g
	} else if e.gender == noGender {
		e.gender = x.nameGender(w, m)
	}
}

// describedGender is that of a noun that describes a person: "Ann, a spokeswoman", "his
// wife, Ann", "Ann is the sister of Tom".
func (x *Extractor) describedGender(w *work, m *mention) gender {
	p := w.phraseAt[m.first]
	if p < 0 || w.phrases[p].head >= m.last || w.phrases[p].head < m.first {
		return noGender
	}
	if a := w.phrases[p].appos; a >= 0 {
		return x.nounGender(w, a)
	}
	if v := w.phrases[p].subjectOf; v >= 0 && x.lists.copula.has(w.token(w.verbs[v].main)) {
		for _, a := range w.args[w.verbs[v].args:w.verbs[v].argEnd] {
			if a.prep == 0 {
				return x.nounGender(w, a.phrase)
			}
		}
	}
	return noGender
}

// nounGender is that of the head noun of a phrase that names nobody.
func (x *Extractor) nounGender(w *work, p int32) gender {
	q := &w.phrases[p]
	if q.mention >= 0 {
		return noGender
	}
	switch t := w.token(q.head); {
	case t.Tag != nlp.NN:
	case x.lists.nounMale.has(t):
		return male
	case x.lists.nounFemale.has(t):
		return female
	}
	return noGender
}

// nameGender is that of the given name, where it is given to one sex only.
func (x *Extractor) nameGender(w *work, m *mention) gender {
	t := w.token(m.first)
	switch {
	case m.last-m.first == 2 && w.givenLast(m.first+1): // a surname
		return noGender
	case x.lists.male.has(t):
		return male
	case x.lists.female.has(t):
		return female
	}
	return noGender
}

// givenLast reports whether token i is a given name of two syllables, which follows the surname: the "Sung-han" of
// "Kim Sung-han", but not the "Smith-Jones" of "Kim Smith-Jones".
func (w *work) givenLast(i int32) bool {
	_, second, found := strings.Cut(w.words(i, i+1), "-")
	return found && second != "" && second[0] >= 'a' && second[0] <= 'z'
}

// titleReach is how many words before a name a title or a word of kinship may stand.
const titleReach = 3

// titleGender is that of the title or the word of kinship before a name: "Mrs. Oduya", "his wife Ann".
func (x *Extractor) titleGender(w *work, m *mention) gender {
	first := w.doc.Sentences[m.sent].First
	for k := m.first - 1; k >= max(m.first-titleReach, first) && w.at[k] < 0; k-- {
		t := w.token(k)
		switch {
		case x.lists.titleMale.has(t):
			return male
		case x.lists.titleFemale.has(t):
			return female
		case !t.Tag.Noun() && !t.Tag.Adjective():
			return noGender
		}
	}
	return noGender
}
