package rules

import "strings"

// Someone is the subject of a clause whose subject is no end of the relation:
// "someone {bear} person in place".
const Someone = "someone"

// clause parses a canonical clause: a subject, verbs in braces, then arguments.
func (r *frameReader) clause(n node) *Clause {
	c := &Clause{Pos: n.pos(), Text: n.Value}
	before, rest, ok := strings.Cut(n.Value, "{")
	verbs, after, closed := strings.Cut(rest, "}")
	if !ok || !closed {
		r.fail(n, len(n.Value), "", "a clause has its verbs in braces: buyer {acquire|buy} target")
		return nil
	}
	seen := map[string]bool{}
	bind := func(name string) {
		if name == Someone {
			return
		}
		if seen[name] {
			r.fail(n, len(n.Value), "", "role %q is bound twice in %q", name, n.Value)
		}
		seen[name] = true
		r.role(n.pos(), name, len(n.Value))
	}
	c.Subject.Role, c.Subject.Type, _ = strings.Cut(strings.TrimSpace(before), ":")
	bind(c.Subject.Role)
	for v := range strings.SplitSeq(verbs, "|") {
		if v = strings.TrimSpace(v); v == "" {
			r.fail(n, len(n.Value), "", "a verb is missing in %q", n.Value)
			continue
		}
		for _, word := range r.expand(n, v) {
			lemma, particle, _ := strings.Cut(word, " ")
			c.Verbs = append(c.Verbs, Verb{lemma, particle})
		}
	}
	c.Args = r.args(n, after, bind)
	return c
}

// args parses what follows the verb: roles and [tests], each after prepositions or none.
func (r *frameReader) args(n node, text string, bind func(string)) []Arg {
	var args []Arg
	var preps []string
	for text = strings.TrimSpace(text); text != ""; text = strings.TrimSpace(text) {
		if text[0] == '[' {
			end := strings.IndexByte(text, ']')
			if end < 0 {
				r.fail(n, len(n.Value), "", "the bracket of %q is not closed", text)
				return args
			}
			p := &patternParser{loader: r.loader, node: n, text: text[:end+1]}
			if t := p.parseTests(); t != nil {
				args = append(args, Arg{Preps: preps, Test: t})
			}
			preps, text = nil, text[end+1:]
			continue
		}
		word, rest, _ := strings.Cut(text, " ")
		text = rest
		role, typ, _ := strings.Cut(word, ":")
		if role == r.frame.Subject || role == r.frame.Object || typ != "" {
			bind(role)
			if typ != "" {
				r.typeName(n.pos(), typ, len(n.Value))
			}
			args = append(args, Arg{Preps: preps, Role: role, Type: typ})
			preps = nil
			continue
		}
		if preps != nil {
			r.fail(n, len(n.Value), suggest(word, []string{r.frame.Subject, r.frame.Object}), "a role or a [test] is wanted after %q, not %q", strings.Join(preps, "|"), word)
			return args
		}
		preps = strings.Split(word, "|")
	}
	if preps != nil {
		r.fail(n, len(n.Value), suggest(preps[0], []string{r.frame.Subject, r.frame.Object}), "%q ends in %q: a role or a [test] is wanted there", n.Value, strings.Join(preps, "|"))
	}
	return args
}
