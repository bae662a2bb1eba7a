package extractor

import "strings"

// A personName is the name of a person in parts, in the order in which it is written.
type personName struct {
	text       string
	words      [maxNameWords]string // without titles, particles, articles and generation
	n          int
	generation string // "Jr.", "III"
}

// maxNameWords is how many words of a person's name are compared; the last ones are, where there are more.
const maxNameWords = 8

// generations are the words behind a name that tell fathers and sons, or rulers, apart.
var generations = map[string]string{"Jr": "Jr", "Jr.": "Jr", "Junior": "Jr", "Sr": "Sr", "Sr.": "Sr", "Senior": "Sr",
	"I": "I", "II": "II", "III": "III", "IV": "IV", "V": "V", "VI": "VI", "VII": "VII", "VIII": "VIII", "IX": "IX",
	"X": "X", "XI": "XI", "XII": "XII", "XIII": "XIII", "XIV": "XIV", "XV": "XV", "XVI": "XVI"}

// parseName splits a name into its parts.
func (x *Extractor) parseName(text string) personName {
	p := personName{text: text}
	for i := 0; i < len(text); {
		end := i
		for end < len(text) && text[end] != ' ' && text[end] != '\n' && text[end] != ',' {
			end++
		}
		if word := text[i:end]; word != "" {
			if g := generations[word]; g != "" && p.n > 0 {
				p.generation = g
			} else {
				if p.n > 0 || !x.leadsSurname(word, text[min(end+1, len(text)):]) {
					p.add(word)
				}
			}
		}
		i = end + 1
	}
	return p
}

// leadsSurname reports whether a capitalised word that opens a name is but the particle
// of a surname: "Van der Meulen", "Di Caprera".
func (x *Extractor) leadsSurname(word, rest string) bool {
	id := x.vocab.ID(word)
	return rest != "" && x.lists.particle.is(id) && (!x.lists.given.is(id) || rest[0] >= 'a' && rest[0] <= 'z')
}

// add takes one word of a name: initials one by one, particles not at all.
func (p *personName) add(word string) {
	if initials(word) {
		for i := 0; i < len(word); i++ {
			if word[i] != '.' {
				p.push(word[i : i+1])
			}
		}
		return
	}
	base := withoutArticle(word)
	if c := base[0]; c >= 'a' && c <= 'z' {
		return // bin, van, de
	}
	p.push(base)
}

func (p *personName) push(word string) {
	if p.n == maxNameWords {
		copy(p.words[:], p.words[1:])
		p.n--
	}
	p.words[p.n] = word
	p.n++
}

// initials reports whether a word is written as initials: "J.", "J.K.", "JK".
func initials(word string) bool {
	letters := 0
	for i := 0; i < len(word); i++ {
		switch c := word[i]; {
		case c >= 'A' && c <= 'Z':
			letters++
		case c != '.':
			return false
		}
	}
	return letters > 0 && letters <= 3 && (letters < 3 || strings.Contains(word, "."))
}

func (p *personName) first() string { return p.words[0] }
func (p *personName) last() string  { return p.words[p.n-1] }

// middle returns the words between the first and the last.
func (p *personName) middle() []string { return p.words[1:max(p.n-1, 1)] }

// sameName reports whether two names of two words or more can be of one person: the
// surname is the same, the given names agree, and the names between do where both have
// some; or the shorter is the beginning or the end of the longer.
func (x *Extractor) sameName(a, b *personName) bool {
	if a.n < b.n {
		a, b = b, a
	}
	if a.generation != b.generation || b.n < 2 {
		return false
	}
	switch {
	case sameLetters(a.text, b.text):
		return true
	case a.n == b.n && sameLetters(a.last(), b.first()) && sameWords(a.words[:a.n-1], b.words[1:b.n]): // "Min-jae Kim"
		return true
	case sameLetters(a.last(), b.last()) && x.sameGiven(a.first(), b.first()):
		return x.sameMiddle(a.middle(), b.middle())
	case a.n == b.n:
		return false
	case sameWords(a.words[a.n-b.n:a.n], b.words[:b.n]): // "Suu Kyi"
		return true
	case sameWords(a.words[:b.n], b.words[:b.n]): // "Gabriel García", "Vladimir Vladimirovich"
		return true
	}
	// the first of two surnames: "Andrés López" of "Andrés Manuel López Obrador"
	return a.n > 3 && b.n == 2 && sameLetters(a.words[a.n-2], b.last()) && x.sameGiven(a.first(), b.first())
}

// sameWords reports whether two runs of as many words have the same letters.
func sameWords(a, b []string) bool {
	for i := range a {
		if !sameLetters(a[i], b[i]) {
			return false
		}
	}
	return true
}

// sameGiven reports whether two given names can be of one person: they are equal, one
// is an initial of the other, or one is a short form or another spelling of the other.
func (x *Extractor) sameGiven(a, b string) bool {
	if sameLetters(a, b) || initial(a, b) || initial(b, a) {
		return true
	}
	u, v := x.vocab.ID(a), x.vocab.ID(b)
	return x.lists.nickname.pair(u, v) || x.lists.nickname.pair(v, u)
}

// initial reports whether a is an initial of b: "J." of "John".
func initial(a, b string) bool {
	return len(a) == 1 && sameLetters(a, b[:min(len(b), 1)])
}

// sameMiddle reports whether the names between the given name and the surname agree:
// one person has none, or they begin alike and the shorter list is in the longer.
// George W. Bush is not George H.W. Bush.
func (x *Extractor) sameMiddle(a, b []string) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	if len(b) == 0 {
		return true
	}
	if !x.sameGiven(a[0], b[0]) {
		return false
	}
	k := 1
	for _, word := range a[1:] {
		if k < len(b) && x.sameGiven(word, b[k]) {
			k++
		}
	}
	return k == len(b)
}
