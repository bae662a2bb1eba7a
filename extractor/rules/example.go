package rules

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// modalityWords are the words for modality in wants, frames and emit.
var modalityWords = []string{"asserted", "possible", "intended", "conditional", "reported"}

// tenseWords are the tenses of wants and of status.
var tenseWords = []string{"past", "present", "future"}

// polarityWords are the polarities of wants, frames and emit.
var polarityWords = []string{"positive", "negative"}

// entityExamples reads texts with the wanted names in brackets.
func (l *loader) entityExamples(r *EntityRule) func(node) {
	return l.examples(func(n node) {
		l.items(n, "examples", func(c node) {
			if c.Kind != yaml.ScalarNode || c.Value == "" {
				l.fail(c, 1, "", "an example is a text")
				return
			}
			r.Examples = append(r.Examples, l.bracketed(c))
		})
	})
}

// bracketed takes the brackets out of a text and notes what they held.
func (l *loader) bracketed(n node) *Example {
	e := &Example{Pos: l.pos(n)}
	var text strings.Builder
	open := -1
	for i := 0; i < len(n.Value); i++ {
		switch c := n.Value[i]; {
		case c == '[' && open >= 0:
			l.failIn(n, i, 1, "", "brackets do not nest")
		case c == '[':
			open = text.Len()
			if i+1 < len(n.Value) && n.Value[i+1] == ']' {
				l.failIn(n, i, 2, "", "the brackets hold nothing")
			}
		case c == ']' && open < 0:
			l.failIn(n, i, 1, "", "the bracket closes nothing")
		case c == ']':
			e.Spans = append(e.Spans, [2]int{open, text.Len()})
			open = -1
		default:
			text.WriteByte(c)
		}
	}
	if open >= 0 {
		l.failIn(n, strings.LastIndexByte(n.Value, '['), 1, "", "the bracket is not closed")
	}
	e.Text = text.String()
	return e
}

// relationExamples takes texts and the relations they want.
func (l *loader) relationExamples(into *[]*Example) value {
	return value{shape: listOf(object(func() keys { return l.exampleKeys(&Example{}) })), read: l.examples(func(n node) {
		l.items(n, "examples", func(c node) {
			e := &Example{Pos: l.pos(c)}
			l.fields(c, "an example", l.exampleKeys(e))
			*into = append(*into, e)
		})
	})}
}

func (l *loader) exampleKeys(e *Example) keys {
	return keys{
		{"text", "one or more sentences", l.str(&e.Text).needed()},
		{"wants", "exactly these relations of this frame: acquired(Google, YouTube) negative, said by Google; or []", value{shape: listOf(pattern(wantForm)), read: func(n node) {
			l.items(n, "wants", func(c node) {
				if want, ok := l.want(c); ok {
					e.Wants = append(e.Wants, want)
				}
			})
		}}.needed()},
	}
}

var wantForm = regexp.MustCompile(`^[^(]+\(.*\)`)

// want parses `relation(Subject, Object, attr=value) negative, possible, said by Name`.
func (l *loader) want(n node) (Want, bool) {
	w := Want{Pos: l.pos(n), Polarity: "positive", Attributes: map[string]string{}}
	c := cursor{loader: l, node: n, text: n.Value}
	name, at := c.until("(")
	if c.accept('('); !wantForm.MatchString(n.Value) {
		l.fail(n, max(len(n.Value), 1), "", `a want is written "relation(Subject, Object)"`)
		return w, false
	}
	if l.relation(name) == nil {
		c.wrong(at, len(name), l.suggest(name, l.relationNames()), "unknown relation %q", name)
	}
	w.Relation = name
	if !w.ends(&c) || !w.attributes(&c) {
		return w, false
	}
	return w, w.tail(&c)
}

// ends reads the two names of a want.
func (w *Want) ends(c *cursor) bool {
	for _, end := range []*string{&w.Subject, &w.Object} {
		if end == &w.Object && !c.accept(',') {
			c.wrong(c.at, 1, "", "a want names two things: relation(Subject, Object)")
			return false
		}
		name, at := c.until(",)")
		if name == "" {
			c.wrong(at, 1, "", "a name is missing here")
			return false
		}
		*end = name
	}
	return true
}

// attributes reads `, attr=value` up to the bracket.
func (w *Want) attributes(c *cursor) bool {
	for c.accept(',') {
		part, at := c.until(",)")
		key, value, ok := strings.Cut(part, "=")
		if !ok || key == "" || value == "" {
			c.wrong(at, max(len(part), 1), "", "%q is no attribute: write name=value", part)
			return false
		}
		w.Attributes[key] = strings.Trim(value, `"`)
	}
	if !c.accept(')') {
		c.wrong(c.at, 1, "", "the bracket is not closed")
		return false
	}
	return true
}

// tail reads the words after the bracket.
func (w *Want) tail(c *cursor) bool {
	known := slices.Concat(modalityWords, polarityWords, tenseWords)
	for c.peek() != 0 {
		word, at := c.until(",")
		said, isSaid := strings.CutPrefix(word, "said by ")
		bare := strings.TrimPrefix(word, "tense=")
		switch {
		case isSaid && said != "":
			w.Attribution = said
		case slices.Contains(tenseWords, bare):
			w.Tense = bare
		case slices.Contains(polarityWords, word):
			w.Polarity = word
		case slices.Contains(modalityWords, word):
			w.Modality = word
		default:
			c.wrong(at, max(len(word), 1), c.suggest(word, known), "%q says nothing of a relation", word)
			return false
		}
		if !c.accept(',') && c.peek() != 0 {
			break
		}
	}
	return true
}

// String prints a want as it is written.
func (w *Want) String() string {
	var b strings.Builder
	b.WriteString(w.Relation + "(" + w.Subject + ", " + w.Object)
	for _, name := range slices.Sorted(maps.Keys(w.Attributes)) {
		b.WriteString(", " + name + "=" + w.Attributes[name])
	}
	b.WriteByte(')')
	var words []string
	if w.Polarity == "negative" {
		words = append(words, w.Polarity)
	}
	for _, word := range []string{w.Modality, w.Tense} {
		if word != "" {
			words = append(words, word)
		}
	}
	if w.Attribution != "" {
		words = append(words, "said by "+w.Attribution)
	}
	if len(words) > 0 {
		b.WriteString(" " + strings.Join(words, ", "))
	}
	return b.String()
}
