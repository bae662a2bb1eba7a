package export

import (
	"strings"
	"unicode"
)

// Property graphs have habits: labels of nodes are written ArmedGroup, types of
// relationships WORKS_FOR, properties born_in. A letter or digit of any script
// stays; the rest becomes an underscore or a new word.

// label returns the name of a type as the label of a node.
func label(typ string) string {
	var b strings.Builder
	start := true
	for _, r := range typ {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			start = true
		case start:
			b.WriteRune(unicode.ToUpper(r))
			start = false
		default:
			b.WriteRune(r)
		}
	}
	return identifier(b.String())
}

// upperSnake returns the type of a relation as the type of a relationship.
func upperSnake(typ string) string { return strings.ToUpper(identifier(typ)) }

// identifier returns a name made of letters, digits and underscores that no digit begins.
func identifier(name string) string {
	id := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return '_'
	}, name)
	if id == "" || unicode.IsDigit([]rune(id)[0]) {
		id = "_" + id
	}
	return id
}
