package nlp

import (
	"strings"
	"sync"
)

// irregular maps inflected forms to their base, verbs and nouns apart; pasts are the
// forms of verbs that are the past and no participle: "grew".
var irregular = sync.OnceValue(func() (m struct {
	verbs, nouns map[string]string
	pasts        map[string]bool
}) {
	m.verbs, m.nouns, m.pasts = table(irregularVerbs), table(irregularNouns), map[string]bool{}
	for line := range strings.SplitSeq(irregularVerbs, "\n") {
		if forms := strings.Fields(line); len(forms) > 2 && !strings.HasSuffix(forms[2], "ing") {
			m.pasts[forms[1]] = true
		}
	}
	return m
})

func table(lines string) map[string]string {
	m := make(map[string]string, 800)
	for line := range strings.SplitSeq(lines, "\n") {
		base, forms, _ := strings.Cut(line, " ")
		m[base] = base
		for form := range strings.FieldsSeq(forms) {
			if _, taken := m[form]; !taken {
				m[form] = base
			}
		}
	}
	return m
}

// Lemma returns the base form of an English word with this tag, in lower case. That of a verb done together
// or again is the verb's own, "write" of "co-wrote", unless the vocabulary has "co-write".
func (v *Vocab) Lemma(word string, tag Tag) string {
	word = v.small(word)
	switch {
	case tag.Verb() || tag == MD:
		prefix, rest := cutTogether(word)
		base, ok := v.verbs[rest]
		if !ok {
			base = v.verbBase(rest)
		}
		if prefix != "" && v.find(prefix+base) != 0 {
			return prefix + base
		}
		return base
	case tag == NNS || tag == NN:
		if base, ok := v.nouns[word]; ok {
			return base
		}
		if tag == NNS {
			return v.nounBase(word)
		}
	case tag == JJR || tag == RBR:
		return v.strip(word, "er", "r")
	case tag == JJS || tag == RBS:
		return v.strip(word, "est", "st")
	case word == "n't":
		return "not"
	}
	return word
}

// cutTogether parts the "co-" or "re-" that a word begins with from the rest.
func cutTogether(word string) (prefix, rest string) {
	if strings.HasPrefix(word, "co-") || strings.HasPrefix(word, "re-") {
		return word[:len("co-")], word[len("co-"):]
	}
	return "", word
}

// verbBase undoes -s, -ed and -ing.
func (v *Vocab) verbBase(word string) string {
	switch {
	case strings.HasSuffix(word, "ing") && len(word) > 4:
		return v.restore(word[:len(word)-3], word)
	case strings.HasSuffix(word, "ied") && len(word) > 4:
		return word[:len(word)-3] + "y"
	case strings.HasSuffix(word, "ed") && len(word) > 3:
		return v.restore(word[:len(word)-2], word)
	case strings.HasSuffix(word, "s"):
		return v.nounBase(word)
	}
	return word
}

// nounBase undoes the plural -s, which is also the -s of verbs.
func (v *Vocab) nounBase(word string) string {
	switch {
	case strings.HasSuffix(word, "ss") || strings.HasSuffix(word, "us") || strings.HasSuffix(word, "is") || len(word) < 3:
		return word
	case strings.HasSuffix(word, "ies") && len(word) > 4:
		return word[:len(word)-3] + "y"
	case strings.HasSuffix(word, "men") && len(word) > 5: // militiamen
		return word[:len(word)-3] + "man"
	case strings.HasSuffix(word, "sses"), strings.HasSuffix(word, "shes"), strings.HasSuffix(word, "xes"),
		strings.HasSuffix(word, "zzes"), strings.HasSuffix(word, "oes"):
		if v.find(word[:len(word)-2]) != 0 || v.find(word[:len(word)-1]) == 0 {
			return word[:len(word)-2]
		}
	case strings.HasSuffix(word, "ses"): // buses, gases
		if v.find(word[:len(word)-2]) != 0 && v.find(word[:len(word)-1]) == 0 {
			return word[:len(word)-2]
		}
	case strings.HasSuffix(word, "ches"):
		if v.find(word[:len(word)-2]) != 0 {
			return word[:len(word)-2]
		}
	}
	if strings.HasSuffix(word, "s") {
		return word[:len(word)-1]
	}
	return word
}

// restore finds the base of a stem that -ed or -ing was cut from: with its silent
// e, with one of a doubled consonant, or as it is, whichever the vocabulary holds.
func (v *Vocab) restore(stem, word string) string {
	n := len(stem)
	if !strings.ContainsAny(stem, "aeiouy") {
		return word
	}
	double := n > 2 && stem[n-1] == stem[n-2] && !strings.ContainsRune("aeious", rune(stem[n-1]))
	if double && stem[n-1] != 'l' {
		if stem[n-1] == 'f' || stem[n-1] == 'z' || endsDouble[stem] { // staff, buzz, add
			return stem
		}
		return stem[:n-1]
	}
	if double && v.find(stem) == 0 {
		return stem[:n-1]
	}
	asIs, silent := v.find(stem) != 0, v.find(stem+"e")
	switch {
	case closedSyllable(stem): // "nam" would have doubled its m
	case asIs != (silent != 0):
		if asIs {
			return stem
		}
	case !needsE(stem):
		return stem
	}
	if silent != 0 {
		return v.words[silent] // makes no string
	}
	return stem + "e"
}

// closedSyllable reports whether a stem is one syllable that ends in one vowel and one
// consonant, which -ed and -ing double: what has not been doubled had a silent e.
func closedSyllable(stem string) bool {
	n := len(stem)
	return n > 2 && strings.IndexAny(stem, "aeiouy") == n-2 && !strings.ContainsRune("aeiouwxy", rune(stem[n-1]))
}

// endsDouble are the verbs that end in a doubled consonant by themselves. The
// vocabulary cannot tell: it holds surnames too, such as Barr.
var endsDouble = map[string]bool{"add": true, "boycott": true, "butt": true, "ebb": true, "egg": true, "err": true, "headbutt": true, "purr": true, "putt": true, "whirr": true}

// needsE guesses whether a base that no vocabulary settles ends in a silent e.
func needsE(stem string) bool {
	n := len(stem)
	if n < 2 {
		return false
	}
	if short(stem) { // sided, not sidded
		return true
	}
	switch c := stem[n-1]; c {
	case 'v', 'u', 'c', 'z':
		return true
	case 's':
		return stem[n-2] != 's'
	case 'g':
		return stem[n-2] == 'n' && n > 5 || strings.ContainsRune("adeu", rune(stem[n-2]))
	case 't':
		if strings.HasSuffix(stem, "oat") || strings.HasSuffix(stem, "eat") { // beat, float; but create, permeate
			return strings.HasSuffix(stem, "creat") || n > 5 && strings.HasSuffix(stem, "meat") || strings.HasSuffix(stem, "neat")
		}
		return strings.HasSuffix(stem, "at") && n > 3 || strings.HasSuffix(stem, "ut") && n > 4
	case 'r':
		return strings.HasSuffix(stem, "ir") || strings.HasSuffix(stem, "ur") || strings.HasSuffix(stem, "ar")
	case 'l':
		return strings.ContainsRune("bcdfgkptz", rune(stem[n-2]))
	}
	return false
}

// short reports whether a stem is one syllable of one vowel between consonants, whose
// last would be doubled if nothing followed: rid, ridded.
func short(stem string) bool {
	const vowels = "aeiouy"
	n := len(stem)
	return n >= 3 && strings.IndexAny(stem, vowels) == n-2 && !strings.ContainsRune(vowels+"wx", rune(stem[n-1]))
}

func (v *Vocab) strip(word, long, short string) string {
	for _, suffix := range []string{long, short} {
		stem, ok := strings.CutSuffix(word, suffix)
		if ok && v.find(stem) != 0 {
			return stem
		}
		if n := len(stem); ok && n > 2 && stem[n-1] == stem[n-2] && v.find(stem[:n-1]) != 0 { // bigger
			return stem[:n-1]
		}
	}
	if stem, ok := strings.CutSuffix(word, "i"+long); ok {
		return stem + "y"
	}
	return word
}

// An inflection is what Lemma undoes. Tags of one inflection give a word the same base.
type inflection int

const (
	notInflected inflection = iota - 1
	ofVerbs
	ofNouns
	ofComparatives
	ofSuperlatives
	inflections
)

func inflectionOf(t Tag) inflection {
	switch {
	case t.Verb() || t == MD:
		return ofVerbs
	case t == NNS:
		return ofNouns
	case t == JJR || t == RBR:
		return ofComparatives
	case t == JJS || t == RBS:
		return ofSuperlatives
	}
	return notInflected
}

// lemma returns the number of a token's base form. It works out that of a word once.
func (a *Analyzer) lemma(text string, t *Token) WordID {
	v := a.vocab
	k := inflectionOf(t.Tag)
	if k == notInflected {
		if t.Tag == RB && straight(text[t.Start:t.End]) == "n't" {
			return v.find("not")
		}
		return t.Word
	}
	if t.Word == 0 {
		return v.find(v.Lemma(straight(text[t.Start:t.End]), t.Tag))
	}
	known := &a.lemmas[k][t.Word]
	if lemma := known.Load(); lemma != 0 {
		return WordID(lemma - 1)
	}
	lemma := v.find(v.Lemma(v.words[t.Word], t.Tag))
	known.Store(uint32(lemma) + 1)
	return lemma
}

// OnlyPast reports whether a word is the past of an irregular verb and not its participle: "grew".
func (v *Vocab) OnlyPast(word string) bool {
	_, rest := cutTogether(fold(word))
	return irregular().pasts[rest]
}

// IsPast reports whether a word is the past of an irregular verb, and so no noun: "withdrew".
func (v *Vocab) IsPast(word string) bool {
	_, small := cutTogether(v.small(word))
	base, ok := v.verbs[small]
	return ok && base != small && len(word) > 3
}
