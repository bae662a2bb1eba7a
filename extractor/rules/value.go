package rules

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
)

// str takes a single value.
func (l *loader) str(into *string) value {
	return value{shape: word, read: func(n node) {
		switch {
		case n.Kind != yaml.ScalarNode:
			l.fail(n, 1, "", "a single value is wanted here")
		case n.Value == "":
			l.fail(n, 1, "", "a value is missing here")
		}
		*into = n.Value
	}}
}

// flag takes true or false.
func (l *loader) flag(into *bool) value {
	return value{shape: boolean, read: func(n node) {
		if n.Value != "true" && n.Value != "false" {
			l.fail(n, max(len(n.Value), 1), "", "true or false is wanted here, not %q", n.Value)
		}
		*into = n.Value == "true"
	}}
}

// oneOf takes one of a few words.
func (l *loader) oneOf(into *string, allowed ...string) value {
	return value{shape: enum(allowed), read: func(n node) {
		if !slices.Contains(allowed, n.Value) {
			l.fail(n, max(len(n.Value), 1), l.suggest(n.Value, allowed), "%q is none of %s", n.Value, strings.Join(allowed, ", "))
		}
		*into = n.Value
	}}
}

// known takes words out of a few, one or a list of them. They replace what was known before.
func (l *loader) known(into *[]string, allowed []string) value {
	return value{shape: oneOrMore(enum(allowed)), read: func(n node) {
		*into = nil
		l.each(n, "this", func(c node) {
			one := ""
			l.oneOf(&one, allowed...).read(c)
			*into = append(*into, one)
		})
	}}
}

// matching takes a text that the expression describes in full; wanted is what the
// message says of it.
func (l *loader) matching(into *string, expression *regexp.Regexp, wanted string) value {
	return value{shape: pattern(expression), read: func(n node) {
		if n.Kind != yaml.ScalarNode || !expression.MatchString(n.Value) {
			l.fail(n, max(len(n.Value), 1), "", "%s, not %q", wanted, n.Value)
		}
		*into = n.Value
	}}
}

// fraction takes a number from 0 to 1.
func (l *loader) fraction(into *float64) value {
	return value{shape: between(0, 1, false), read: func(n node) { *into = l.number(n) }}
}

// number reads a number from 0 to 1.
func (l *loader) number(n node) float64 {
	f, err := strconv.ParseFloat(n.Value, 64)
	if err != nil || !(f >= 0 && f <= 1) {
		l.fail(n, max(len(n.Value), 1), "", "a number from 0 to 1 is wanted here, not %q", n.Value)
	}
	return f
}

// count takes a whole number between two bounds.
func (l *loader) count(into *int, low, high int) value {
	return value{shape: between(float64(low), float64(high), true), read: func(n node) {
		v, err := strconv.Atoi(n.Value)
		if err != nil || v < low || v > high {
			l.fail(n, max(len(n.Value), 1), "", "a whole number from %d to %d is wanted here, not %q", low, high, n.Value)
			return
		}
		*into = v
	}}
}

// words takes words given as a list, as one scalar with commas, or as @list.
func (l *loader) words(into *[]string) value {
	return value{shape: oneOrMore(word), read: func(n node) {
		switch n.Kind {
		case yaml.ScalarNode:
			l.commaWords(n, into)
		case yaml.SequenceNode:
			for _, c := range n.Content {
				item := node{c, n.file}
				if c.Kind != yaml.ScalarNode || c.Value == "" {
					l.fail(item, 1, "", "a word is wanted here")
					continue
				}
				*into = append(*into, l.expandAt(item, 0, oneSpace(c.Value))...)
			}
		default:
			l.fail(n, 1, "", "words are wanted here")
		}
	}}
}

// someWords takes words of which there must be one.
func (l *loader) someWords(into *[]string) value {
	all := l.words(into)
	return value{shape: some(word), read: func(n node) {
		if n.Kind == yaml.SequenceNode && len(n.Content) == 0 {
			l.fail(n, 1, "", "a word is wanted here")
			return
		}
		all.read(n)
	}}
}

// commaWords reads words between commas.
func (l *loader) commaWords(n node, into *[]string) {
	if *into == nil {
		*into = make([]string, 0, strings.Count(n.Value, ",")+1)
	}
	for rest, more := n.Value, true; more; {
		var part string
		at := len(n.Value) - len(rest)
		part, rest, more = strings.Cut(rest, ",")
		word := strings.TrimSpace(part)
		switch {
		case word == "":
			l.failIn(n, max(at-1, 0), 1, "", "a word is missing here")
		case word[0] == '@':
			*into = append(*into, l.expandAt(n, at+strings.Index(part, word), word)...)
		default:
			*into = append(*into, oneSpace(word))
		}
	}
}

// oneSpace puts single spaces between the words of a term.
func oneSpace(term string) string {
	for i := 0; i < len(term); i++ {
		if c := term[i]; c == '\n' || c == '\t' || c == ' ' && i > 0 && term[i-1] == ' ' {
			return strings.Join(strings.Fields(term), " ")
		}
	}
	return term
}

// declared takes one declared type or a list of them.
func (l *loader) declared(into *[]string) value {
	return value{shape: oneOrMore(text), read: func(n node) {
		check := func(c node) {
			if l.typeName(l.pos(c), c.Value, len(c.Value)) {
				*into = append(*into, c.Value)
			}
		}
		if n.Kind == yaml.ScalarNode {
			check(n)
			return
		}
		l.items(n, "types", check)
	}}
}

// changes are the keys by which a definition changes one of the extended set. They are
// heeded where definitions are put together.
func (l *loader) changes() keys {
	return keys{
		{"replace", "true where this stands in place of what the extended set has under the name", l.flag(new(bool))},
		{"extend", "true where this is added to what the extended set has under the name", l.flag(new(bool))},
	}
}
