package identity

import (
	"slices"
	"strings"
	"unicode"
)

// A personName is a name cut into plain words, titles and particles left out.
type personName struct {
	words  []string // given names first, as they stand; single letters are initials
	suffix string   // "jr", "iii"
	bare   bool     // a surname alone: one word, or one that begins with a particle
	small  []string // its particles, articles left out: "van"
	tail   int      // how many of the words the last one was, as written: two in "Banner-Eve"
}

func (n *personName) key() string  { return strings.Join(n.words, " ") + "|" + n.suffix }
func (n *personName) last() string { return n.words[len(n.words)-1] }

// middle returns the words between the first and the last.
func (n *personName) middle() []string {
	if len(n.words) < 3 {
		return nil
	}
	return n.words[1 : len(n.words)-1]
}

// articles stand before Arabic surnames; papers write them or leave them out.
var articles = []string{"al", "el", "ul", "as", "ad", "ar", "an"}

// maxWords is how many words of a name count: what is longer is no name.
const maxWords = 12

// personName cuts a name.
func (k *knowledge) personName(name string) personName {
	var n personName
	shouted := name == strings.ToUpper(name)
	parts := words(name)
	for i, part := range parts {
		w := plain(part)
		switch {
		case w == "":
		case len(n.words) == 0 && i+1 < len(parts) && k.courtesy[w]:
		case i+1 < len(parts) && k.isParticle(name, part, i == 0):
			if len(n.words) == 0 {
				n.bare = true
			}
			if !slices.Contains(articles, w) {
				n.small = append(n.small, w)
			}
		case len(n.words) > 0 && i == len(parts)-1 && k.generation[w]:
			n.suffix = strings.Replace(strings.Replace(w, "junior", "jr", 1), "senior", "sr", 1)
		case !shouted && len(w) <= 3 && w == plain(strings.ToLower(part)) && initials(part) && i+1 < len(parts):
			for _, r := range w {
				n.words = append(n.words, string(r))
			}
		default:
			n.words = append(n.words, w)
		}
	}
	n.words = k.joined(n.words)
	if len(n.words) > maxWords {
		n.words = append(n.words[:maxWords-1], n.last())
	}
	n.tail = 1
	if fields := strings.Fields(name); len(fields) > 1 && n.suffix == "" {
		last := words(fields[len(fields)-1])
		for i := 0; i+1 < len(last) && n.tail < len(n.words); i++ {
			if !k.isParticle(name, last[i], false) {
				n.tail++
			}
		}
	}
	if len(n.words) < 2 {
		n.bare = true
	}
	if len(n.words) == 0 { // all of it was titles and particles
		n.words = []string{plain(name)}
	}
	return n
}

// isParticle reports whether a word of a name is a particle or an article: "bin",
// "van", "al-". In front and in capitals it may be a given name: Al Gore, Ben Okri.
func (k *knowledge) isParticle(name, part string, first bool) bool {
	w := plain(part)
	if !k.particle[w] && !slices.Contains(articles, w) || initials(part) {
		return false
	}
	return !first || part == w || !k.given()[w] || strings.Contains(name, part+"-")
}

// initials reports whether a word of at most three letters is all capitals: "J.", "JK".
func initials(part string) bool {
	for _, r := range part {
		if r != '.' && !unicode.IsUpper(r) {
			return false
		}
	}
	return true
}

// joined writes Abd al-Rahman, Abdel Rahman and Abdulrahman as one word; the
// article between the two is gone already.
func (k *knowledge) joined(ws []string) []string {
	out := ws[:0]
	for i := 0; i < len(ws); i++ {
		if (ws[i] == "abd" || ws[i] == "abdul" || ws[i] == "abdel" || ws[i] == "abdal") && i+2 < len(ws) {
			out = append(out, "abd"+ws[i+1])
			i++
			continue
		}
		if rest, ok := strings.CutPrefix(ws[i], "abd"); ok && len(rest) > 4 {
			for _, article := range []string{"ul", "el", "al", "ur", "er"} {
				if r, ok := strings.CutPrefix(rest, article); ok && len(r) > 2 {
					rest = r
					break
				}
			}
			out = append(out, "abd"+rest)
			continue
		}
		out = append(out, ws[i])
	}
	return out
}

// rarity returns the points that two equal full names are worth.
func (k *knowledge) rarity(n *personName) int {
	given, family := k.commonGiven[n.words[0]] || len(n.words[0]) == 1, k.commonSurname[n.last()]
	if k.familyFirst[n.words[0]] && !given { // "Li Wei"
		given, family = len(n.words) == 2 && k.commonGiven[n.last()], k.commonSurname[n.words[0]]
	}
	points := rareName
	switch {
	case given && family:
		points = commonName
	case given || family:
		points = halfCommon
	}
	if len(n.middle()) > 0 {
		points = max(points, middleName)
	}
	return points
}

// same returns the points that two full names lose for not being equal, and whether
// one person can have both.
func (k *knowledge) same(a, b *personName) (lost int, ok bool) {
	if a.suffix != b.suffix {
		if a.suffix != "" && b.suffix != "" {
			return 0, false
		}
		lost = generation
	}
	if slices.Equal(a.words, b.words) {
		return lost, true
	}
	if len(a.words) == 2 && len(b.words) == 2 && a.words[0] == b.words[1] && a.words[1] == b.words[0] {
		return lost + turnedRound, true
	}
	if len(a.words) > len(b.words) {
		a, b = b, a
	}
	if tail := b.words[len(b.words)-len(a.words):]; len(a.words) == len(b.words)-1 && !k.given()[a.words[0]] && slices.Equal(a.words, tail) {
		return lost + compound, true // both surnames, without the given name
	}
	given, ok := k.word(a.words[0], b.words[0])
	if !ok || len(b.words[0]) == 1 && len(a.words[0]) > 1 && len(a.words) < len(b.words) { // H.G. Wells is no Holly Wells
		return 0, false
	}
	lost += given
	if family, ok := k.word(a.last(), b.last()); ok && len(a.last()) > 1 && len(b.last()) > 1 {
		between, ok := k.within(a.middle(), b.middle())
		return lost + family + between, ok
	}
	if len(b.words) < 3 || len(a.last()) == 1 || k.given()[a.last()] {
		return 0, false
	}
	between, ok := k.within(a.words[1:], b.words[1:])
	return lost + compound + between, ok
}

// within reports whether the words of the shorter are among those of the longer, in order.
func (k *knowledge) within(a, b []string) (lost int, ok bool) {
	if len(a) > len(b) {
		a, b = b, a
	}
	for _, w := range a {
		for ; ; b = b[1:] {
			if len(b) == 0 {
				return 0, false
			}
			if l, ok := k.word(w, b[0]); ok {
				if len(w) > 1 && len(b[0]) > 1 {
					lost += l
				}
				b = b[1:]
				break
			}
		}
	}
	return lost, true
}

// word reports whether two words can be one given name or surname.
func (k *knowledge) word(a, b string) (lost int, ok bool) {
	switch {
	case a == b:
		return 0, true
	case len(a) == 1 || len(b) == 1:
		return initialOnly, a[0] == b[0]
	case k.short(a, b):
		return nicknamed, true
	case sameSound(a, b):
		if sound(a) == sound(b) {
			return respelled, true
		}
		return misspelled, true
	}
	return 0, false
}

// short reports whether one is a nickname of the other, or both are of one name.
func (k *knowledge) short(a, b string) bool {
	p, q := k.nickname[a], k.nickname[b]
	return slices.Contains(p, b) || slices.Contains(q, a) || slices.ContainsFunc(p, func(full string) bool { return slices.Contains(q, full) })
}

// surnames returns the words by which a text may call the bearer of a full name.
func (k *knowledge) surnames(n *personName) []string {
	out := []string{strings.Join(n.words[len(n.words)-n.tail:], " ")}
	if k.familyFirst[n.words[0]] {
		out = append(out, n.words[0])
	}
	for i := 1; i+n.tail < len(n.words); i++ { // "López Obrador"
		out = append(out, strings.Join(n.words[i:], " "))
	}
	return out
}
