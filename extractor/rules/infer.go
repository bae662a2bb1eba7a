package rules

import (
	"slices"
	"strings"
)

func (l *loader) readInfer(n node) {
	l.set.Infer = Infer{}
	in := &l.set.Infer
	ids := map[string]bool{}
	l.fields(n, "infer", map[string]func(node){
		"inverse": l.flag(&in.Inverse), "implies": l.flag(&in.Implies), "lexicon": l.lexiconLinks,
		"rules": func(n node) {
			l.items(n, "the rules of infer", func(c node) { l.inference(c, ids) })
		},
	})
}

// lexiconLinks reads {type: relation} pairs.
func (l *loader) lexiconLinks(n node) {
	l.pairs(n, "lexicon", func(key, value node) {
		l.typeName(l.pos(key), key.Value, len(key.Value))
		if l.relation(value.Value) == nil {
			l.fail(value, max(len(value.Value), 1), l.suggest(value.Value, l.relationNames()), "unknown relation %q", value.Value)
		}
		l.set.Infer.Lexicon = append(l.set.Infer.Lexicon, LexiconLink{key.Value, value.Value})
	})
}

// inference reads one rule: if, then, and examples.
func (l *loader) inference(c node, ids map[string]bool) {
	r := &Inference{Pos: l.pos(c), Confidence: high}
	if at := anchor(c); at.Node != c.Node {
		l.section, l.rule = "inference", at.Value
	}
	defer func() { l.section, l.rule = "", "" }()
	var then node
	before := len(l.errs)
	l.fields(c, "an inference", map[string]func(node){
		"id": l.str(&r.ID), "description": func(node) {}, "confidence": l.confidence(&r.Confidence), "examples": l.frameExamples(&r.Examples),
		"if": func(n node) {
			l.each(n, "if", func(t node) {
				if term, ok := l.term(t); ok {
					r.If = append(r.If, term)
				}
			})
		},
		"then": func(n node) { then = n },
	})
	at := anchor(c)
	switch {
	case r.ID == "":
		l.fail(at, 1, "", "a rule needs an id")
	case ids[r.ID]:
		l.fail(at, len(r.ID), "", "the id %q is taken", r.ID)
	}
	ids[r.ID] = true
	switch {
	case len(l.errs) > before:
		return
	case len(r.If) == 0 || len(r.If) > 2 || then.Node == nil:
		l.fail(at, max(len(at.Value), 1), "", "an inference has one or two facts in if, and one in then")
		return
	}
	var ok bool
	if r.Then, ok = l.term(then); !ok {
		return
	}
	l.checkInference(at, then, r)
	if !slices.ContainsFunc(r.Examples, func(e *Example) bool {
		return slices.ContainsFunc(e.Wants, func(w Want) bool { return w.Relation == r.Then.Relation })
	}) {
		l.fail(at, max(len(at.Value), 1), "", "the inference has no positive example: one that wants %s(...)", r.Then.Relation)
	}
	l.set.Infer.Rules = append(l.set.Infer.Rules, r)
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

// term parses relation(a, b:type).
func (l *loader) term(n node) (Term, bool) {
	t := Term{Pos: l.pos(n)}
	c := cursor{loader: l, node: n, text: n.Value}
	name, at := c.until("(")
	if !strings.HasSuffix(n.Value, ")") || !c.accept('(') {
		l.fail(n, max(len(n.Value), 1), "", `a fact is written "relation(a, b)"`)
		return t, false
	}
	if l.relation(name) == nil {
		c.wrong(at, len(name), l.suggest(name, l.relationNames()), "unknown relation %q", name)
		return t, false
	}
	t.Relation = name
	ok := l.variable(&c, &t.Subject)
	if ok && !c.accept(',') {
		c.wrong(c.at, 1, "", "a relation has two ends: %s(a, b)", name)
		return t, false
	}
	ok = ok && l.variable(&c, &t.Object)
	if ok && (!c.accept(')') || c.peek() != 0) {
		c.wrong(c.at, 1, "", "nothing may stand behind the second end")
		return t, false
	}
	return t, ok
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
	case narrows && slices.Contains(mentionKinds, kind):
		v.Mention = kind
	case narrows:
		c.wrong(at+len(word)-len(kind), max(len(kind), 1), l.suggest(kind, append(l.typeNames(), mentionKinds...)), "%q is no type and no kind of mention", kind)
		return false
	}
	v.Name = name
	return true
}
