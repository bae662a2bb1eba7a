package rules

import (
	"strconv"
	"strings"
)

// Words says in plain English what passes the test: a form of "buy" or "sell".
func (t *Test) Words() string {
	words := t.own()
	if t.Not {
		words = "not " + words
	}
	for _, a := range t.And {
		words += " and " + a.Words()
	}
	for _, o := range t.Or {
		words += ", or " + o.Words()
	}
	return words
}

// shapeWords describe the values of shape=.
var shapeWords = map[string]string{"Xx": "a capitalised word", "XX": "a word in capitals", "xx": "a word in lower case", "d": "a number",
	"mixed": "a word of mixed case", "hyphen": "a word with a hyphen", "dot": "a word with a dot", "initial": "a capital letter with a dot: J.",
	"name": "a capitalised word that can be part of a name"}

func (t *Test) own() string {
	switch t.Key {
	case "any":
		return "any word"
	case "word":
		return "the word " + either(t.Values, true)
	case "lemma":
		return "a form of " + either(t.Values, true)
	case "tag":
		return "a word tagged " + either(t.Values, false)
	case "type":
		return "a mention of type " + either(t.Values, false)
	case "kind":
		return "a mention of kind " + either(t.Values, false)
	case "mention":
		return "a mention that is a " + either(t.Values, false)
	case "list":
		return "a term of @" + strings.Join(t.Values, " or @")
	}
	var shapes []string
	for _, v := range t.Values {
		shapes = append(shapes, shapeWords[v])
	}
	return either(shapes, false)
}

// either joins alternatives: "a", "b" or "c".
func either(values []string, quoted bool) string {
	var b strings.Builder
	for i, v := range values {
		switch {
		case i == 0:
		case i == len(values)-1:
			b.WriteString(" or ")
		default:
			b.WriteString(", ")
		}
		if quoted {
			v = strconv.Quote(v)
		}
		b.WriteString(v)
	}
	return b.String()
}
