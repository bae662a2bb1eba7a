package rules

import (
	"slices"
	"strings"
)

// readInfer reads what follows from facts. What a set extends says of inverse and
// implies counts until it is said again; the rest adds up.
func (l *loader) readInfer() {
	in := &l.set.Infer
	var rules []node
	for _, n := range l.sections("infer") {
		l.fields(n, "infer", l.inferKeys(&rules))
	}
	for _, def := range l.define("inference", rules, l.off["inferences"], l.ruleList("the rules of infer")) {
		r := &Inference{Pos: l.pos(def.parts[0]), Confidence: high}
		l.section, l.rule = "inference", def.name
		if l.inference(def, r) {
			in.Rules = append(in.Rules, r)
		}
		l.section, l.rule = "", ""
	}
}

func (l *loader) inferKeys(rules *[]node) keys {
	in := &l.set.Infer
	return keys{
		{"inverse", "true: r(a, b) gives the inverse of r of b and a", l.flag(&in.Inverse)},
		{"symmetric", "true: r(a, b) gives r(b, a), where r is symmetric and no event", l.flag(&in.Symmetric)},
		{"implies", "true: r(a, b) gives what r implies of a and b", l.flag(&in.Implies)},
		{"lexicon", "the relation in which a thing of a type or type/kind stands to what its lexicon entry is in: {place: located_in}", value{shape: mapOf(text), read: l.lexiconLinks}},
		{"roles", "the relation of persons to what the lexicon says they hold or held an office of: holds_position", value{shape: text, read: func(n node) {
			in.Roles = n.Value
			l.linkRelation(n)
		}}},
		{"home", "true: an office or a body of a state, of which no words say what state, is of the country that the text is about; grammar: state_office", l.flag(&in.Home)},
		{"rules", "rules that make a fact of one or two others", value{
			shape: listOf(object(func() keys { return l.inferenceKeys(&Inference{}, &node{}) })),
			read:  func(n node) { *rules = append(*rules, n) },
		}},
	}
}

// lexiconLinks reads {type: relation} and {type/kind: relation} pairs.
func (l *loader) lexiconLinks(n node) {
	l.pairs(n, "lexicon", func(key, value node) {
		typ, kind, kinds := strings.Cut(key.Value, "/")
		if l.typeName(l.pos(key), typ, len(typ)) && kinds {
			l.kindName(l.within(key, len(typ)+1), typ, kind)
		}
		l.linkRelation(value)
		l.set.Infer.Lexicon = append(l.set.Infer.Lexicon, LexiconLink{typ, kind, value.Value})
	})
}

// linkRelation checks the name of a relation that the lexicon gives.
func (l *loader) linkRelation(n node) {
	if l.relation(n.Value) == nil {
		l.fail(n, max(len(n.Value), 1), l.suggest(n.Value, l.relationNames()), "unknown relation %q", n.Value)
	}
}

func (l *loader) inferenceKeys(r *Inference, then *node) keys {
	return append(l.changes(), keys{
		{"id", "the name of the rule, for explanations", l.str(&r.ID).needed()},
		{"if", "one fact or two that share a variable: [born_in(a, b), located_in(b, c)]; one of several relations, planned or denied: aid|support(a, b) negative, intended", value{shape: oneOrMore(text), read: func(n node) {
			l.each(n, "if", func(t node) {
				if term, ok := l.term(t); ok {
					r.If = append(r.If, term)
				}
			})
		}}.needed()},
		{"then", "the fact that follows: born_in(a, c), agree(a, b) intended", value{shape: text, read: func(n node) { *then = n }}.needed()},
		{"confidence", "by what the confidence of the facts is multiplied", l.confidence(&r.Confidence)},
		{"examples", "texts and the relations that they must yield; one at least wants what follows", l.relationExamples(&r.Examples).needed()},
		{"description", "what the rule is for, for readers", l.str(&r.Description)},
	}...)
}

// inference reads one rule: if, then, and examples; false after a mistake in its facts.
func (l *loader) inference(def *definition, r *Inference) bool {
	c := def.parts[0]
	at, then, before := anchor(c), node{}, len(l.errs)
	l.fields(c, "an inference", l.inferenceKeys(r, &then))
	if len(def.parts) > 1 {
		l.fail(anchor(def.parts[1]), len(def.name), "", "an inference cannot be extended: say replace: true")
	}
	switch {
	case len(l.errs) > before:
		return false
	case len(r.If) == 0 || len(r.If) > 2:
		l.fail(at, max(len(at.Value), 1), "", "an inference has one or two facts in if, and one in then")
		return false
	}
	for i := range r.If {
		if t := &r.If[i]; len(r.If) > 1 && (len(t.Or) > 0 || t.Polarity == "negative" || t.Modality != "asserted") {
			l.fail(at, max(len(at.Value), 1), "", "of two facts each is one relation, positive and asserted")
			return false
		}
	}
	var ok bool
	if r.Then, ok = l.term(then); !ok {
		return false
	}
	if len(r.Then.Or) > 0 || r.Then.Polarity == "negative" {
		l.fail(then, max(len(then.Value), 1), "", "one positive fact follows")
		return false
	}
	l.checkInference(at, then, r)
	if !l.leaves(at.file) && !slices.ContainsFunc(r.Examples, func(e *Example) bool {
		return slices.ContainsFunc(e.Wants, func(w Want) bool { return w.Relation == r.Then.Relation })
	}) {
		l.fail(at, max(len(at.Value), 1), "", "the inference has no positive example: one that wants %s(...)", r.Then.Relation)
	}
	return true
}

// checkInference checks the variables: then has only those of if, and two facts share one.
func (l *loader) checkInference(at, then node, r *Inference) {
	uses := map[string]int{}
	for _, t := range r.If {
		uses[t.Subject.Name]++
		uses[t.Object.Name]++
	}
	for _, v := range []Variable{r.Then.Subject, r.Then.Object} {
		if uses[v.Name] == 0 {
			l.fail(then, len(then.Value), "", "%q stands for nothing: no fact in if has it", v.Name)
		}
		if v.Type != "" || v.Mention != "" {
			l.fail(then, len(then.Value), "", "what %q must be is said in if", v.Name)
		}
	}
	if len(r.If) == 2 && len(uses) != 3 {
		l.fail(at, max(len(at.Value), 1), "", "two facts share one variable: born_in(a, b), located_in(b, c)")
	}
	if r.Then.Subject.Name == r.Then.Object.Name {
		l.fail(then, len(then.Value), "", "the ends of a relation need different variables")
	}
}

// term parses relation(a, b:type), or one|another(a, b) and words of polarity and modality behind it.
func (l *loader) term(n node) (Term, bool) {
	t := Term{Pos: l.pos(n), Polarity: "positive", Modality: "asserted"}
	c := cursor{loader: l, node: n, text: n.Value}
	names, at := c.until("(")
	if !strings.Contains(n.Value, ")") || !c.accept('(') {
		l.fail(n, max(len(n.Value), 1), "", `a fact is written "relation(a, b)"`)
		return t, false
	}
	for i, name := range strings.Split(names, "|") {
		if l.relation(name) == nil {
			c.wrong(at, len(name), l.suggest(name, l.relationNames()), "unknown relation %q", name)
			return t, false
		}
		if at += len(name) + 1; i == 0 {
			t.Relation = name
		} else {
			t.Or = append(t.Or, name)
		}
	}
	ok := l.variable(&c, &t.Subject)
	if ok && !c.accept(',') {
		c.wrong(c.at, 1, "", "a relation has two ends: %s(a, b)", t.Relation)
		return t, false
	}
	ok = ok && l.variable(&c, &t.Object)
	if ok && !c.accept(')') {
		c.wrong(c.at, 1, "", "nothing may stand behind the second end")
		return t, false
	}
	return t, ok && t.state(&c)
}

// state reads the words behind the bracket: negative, intended.
func (t *Term) state(c *cursor) bool {
	for c.peek() != 0 {
		word, at := c.until(",")
		switch {
		case slices.Contains(polarityWords, word):
			t.Polarity = word
		case slices.Contains(modalityWords, word):
			t.Modality = word
		default:
			c.wrong(at, max(len(word), 1), c.suggest(word, slices.Concat(polarityWords, modalityWords)), "%q says nothing of a fact", word)
			return false
		}
		if !c.accept(',') && c.peek() != 0 {
			break
		}
	}
	return true
}

// variable parses name or name:type, where a kind of mention may stand for the type.
func (l *loader) variable(c *cursor, v *Variable) bool {
	word, at := c.until(",)")
	name, kind, narrows := strings.Cut(word, ":")
	name, kind = strings.TrimSpace(name), strings.TrimSpace(kind)
	switch {
	case name == "":
		c.wrong(at, 1, "", "a name is missing here")
		return false
	case narrows && l.types[kind] != nil:
		v.Type = kind
	case narrows && l.kindOfType(kind):
		v.Type, v.Kind, _ = strings.Cut(kind, "/")
	case narrows && slices.Contains(mentionKinds, kind):
		v.Mention = kind
	case narrows:
		c.wrong(at+len(word)-len(kind), max(len(kind), 1), l.suggest(kind, append(l.typeNames(), mentionKinds...)), "%q is no type and no kind of mention", kind)
		return false
	}
	v.Name = name
	return true
}

// kindOfType reports whether word is type/kind, both declared: organization/party.
func (l *loader) kindOfType(word string) bool {
	typ, kind, ok := strings.Cut(word, "/")
	return ok && l.types[typ] != nil && slices.Contains(l.types[typ].Kinds, kind)
}

// String writes a term as an inference does: born_in(a, b:country).
func (t *Term) String() string {
	s := strings.Join(append([]string{t.Relation}, t.Or...), "|") + "(" + t.Subject.String() + ", " + t.Object.String() + ")"
	var words []string
	if t.Polarity == "negative" {
		words = append(words, t.Polarity)
	}
	if t.Modality != "" && t.Modality != "asserted" {
		words = append(words, t.Modality)
	}
	if len(words) > 0 {
		s += " " + strings.Join(words, ", ")
	}
	return s
}

// String writes a variable with what it must be.
func (v *Variable) String() string {
	if must := v.Type + v.Mention; must != "" {
		if v.Kind != "" {
			must += "/" + v.Kind
		}
		return v.Name + ":" + must
	}
	return v.Name
}
