package rules

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// modalityWords are the words for modality in wants and frames.
var modalityWords = []string{"asserted", "possible", "intended", "conditional", "reported"}

// entityExamples reads texts with the wanted names in brackets.
func (l *loader) entityExamples(r *EntityRule) func(node) {
	return func(n node) {
		l.items(n, "examples", func(c node) {
			if c.Kind != yaml.ScalarNode {
				l.fail(c, 1, "", "an example is a text")
				return
			}
			e := &Example{Pos: c.pos()}
			for rest := c.Value; ; {
				before, after, ok := strings.Cut(rest, "[")
				e.Text += before
				if !ok {
					break
				}
				name, tail, closed := strings.Cut(after, "]")
				if !closed {
					l.fail(c, len(c.Value), "", "the bracket of %q is not closed", after)
					break
				}
				e.Spans = append(e.Spans, [2]int{len(e.Text), len(e.Text) + len(name)})
				e.Text += name
				rest = tail
			}
			r.Examples = append(r.Examples, e)
		})
	}
}

// frameExamples reads texts and the relations they want.
func (l *loader) frameExamples(f *Frame) func(node) {
	return func(n node) {
		l.items(n, "examples", func(c node) {
			e := &Example{Pos: c.pos()}
			l.fields(c, "an example", map[string]func(node){
				"text": l.str(&e.Text),
				"wants": func(w node) {
					l.items(w, "wants", func(s node) {
						if want, ok := l.want(s); ok {
							e.Wants = append(e.Wants, want)
						}
					})
				},
			})
			f.Examples = append(f.Examples, e)
		})
	}
}

// want parses `relation(Subject, Object, attr=value) negative, possible, said by Name`.
func (l *loader) want(n node) (Want, bool) {
	w := Want{Pos: n.pos(), Polarity: "positive", Attributes: map[string]string{}}
	head, tail, ok := strings.Cut(n.Value, ")")
	name, args, open := strings.Cut(head, "(")
	if !ok || !open {
		l.fail(n, len(n.Value), "", `a want is written "relation(Subject, Object)"`)
		return w, false
	}
	if l.relation(name) == nil {
		l.fail(n, len(name), suggest(name, l.relationNames()), "unknown relation %q", name)
	}
	w.Relation = name
	for i, arg := range strings.Split(args, ",") {
		arg = strings.TrimSpace(arg)
		switch key, value, attr := strings.Cut(arg, "="); {
		case i == 0:
			w.Subject = arg
		case i == 1:
			w.Object = arg
		case attr:
			w.Attributes[key] = value
		default:
			l.fail(n, len(n.Value), "", "%q is no attribute: write name=value", arg)
		}
	}
	for word := range strings.SplitSeq(tail, ",") {
		word = strings.TrimSpace(word)
		said, isSaid := strings.CutPrefix(word, "said by ")
		tense, isTense := strings.CutPrefix(word, "tense=")
		switch {
		case word == "":
		case isSaid:
			w.Attribution = said
		case isTense:
			w.Tense = tense
		case word == "negative" || word == "positive":
			w.Polarity = word
		case slices.Contains(modalityWords, word):
			w.Modality = word
		default:
			l.fail(n, len(n.Value), suggest(word, append(modalityWords, "negative", "positive")), "%q says nothing of a relation", word)
		}
	}
	return w, true
}
