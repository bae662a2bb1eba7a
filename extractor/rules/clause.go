package rules

import (
	"regexp"
	"slices"
	"strings"
)

// Someone is the subject of a clause whose subject is no end of the relation:
// "someone {bear} person in place".
const Someone = "someone"

// A clauseParser reads one canonical clause: a subject, verbs in braces, arguments.
//
//	clause   = role [ ":" type ] "{" verb { "|" verb } "}" { argument }
//	verb     = lemma [ particle ] | "@" list
//	argument = [ prep { "|" prep } ] ( role [ ":" type ] | "[" tests "]" )
type clauseParser struct {
	cursor
	reader *frameReader
	bound  map[string]bool
	clause *Clause
}

// clause parses a canonical clause; nil after a mistake.
func (r *frameReader) clause(n node) *Clause {
	p := &clauseParser{cursor: cursor{loader: r.loader, node: n, text: n.Value}, reader: r, bound: map[string]bool{},
		clause: &Clause{Pos: r.pos(n), Text: n.Value}}
	before, strange := len(r.errs), len(r.strange)
	if p.subject() && p.verbs() {
		p.args()
	}
	if len(r.errs) > before || len(r.strange) > strange {
		return nil
	}
	for _, role := range []string{r.frame.Subject, r.frame.Object} {
		if role != "" && p.bound[role] {
			r.bound[role] = true
		}
		if rel := r.relation(r.frame.Relation); role != "" && !p.bound[role] && rel != nil && !rel.Symmetric {
			r.loose = append(r.loose, looseRole{role, n, "clause"})
		}
	}
	return p.clause
}

// clauseForm has verbs in braces.
var clauseForm = regexp.MustCompile(`\{[^{}]*\}`)

func (p *clauseParser) subject() bool {
	if !clauseForm.MatchString(p.text) {
		p.wrong(0, len(p.text), "", "a clause has its verbs in braces: buyer {acquire|buy} target")
		return false
	}
	word, at := p.until("{")
	if word == "" {
		p.wrong(at, 1, "", `a clause begins with a role, or with "someone"`)
		return false
	}
	var ok bool
	p.clause.Subject, ok = p.role(word, at)
	return ok
}

// role binds a role that stands at a byte of the clause: name or name:type.
func (p *clauseParser) role(word string, at int) (Arg, bool) {
	name, typ, narrowed := strings.Cut(word, ":")
	if narrowed && p.types[typ] == nil {
		p.wrong(at+len(name)+1, max(len(typ), 1), p.suggest(typ, p.typeNames()), "%s", p.unknownType(typ))
		return Arg{}, false
	}
	switch {
	case name == Someone && len(p.clause.Verbs) == 0:
	case name == Someone:
		p.wrong(at, len(name), "", "%q can only be the subject", Someone)
		return Arg{}, false
	case p.bound[name]:
		p.wrong(at, len(name), "", "role %q is bound twice in this clause", name)
		return Arg{}, false
	case !p.reader.isRole(name):
		p.reader.strangeRole(p.within(p.node, at), name)
		return Arg{}, false
	}
	p.bound[name] = true
	return Arg{Role: name, Type: typ}, true
}

func (p *clauseParser) verbs() bool {
	p.at++ // {
	for {
		verb, at := p.until("|}{")
		if verb == "" {
			p.wrong(at, 1, "", "a verb is missing here")
			return false
		}
		for _, word := range p.expandAt(p.node, at, verb) {
			lemma, particle, _ := strings.Cut(word, " ")
			v := Verb{lemma, particle}
			if slices.Contains(p.clause.Verbs, v) {
				p.wrong(at, len(verb), "", "verb %q stands twice in this clause", word)
				return false
			}
			p.clause.Verbs = append(p.clause.Verbs, v)
		}
		if p.accept('}') {
			return true
		}
		if !p.accept('|') {
			p.wrong(p.at, 1, "", "the verbs are not closed by }")
			return false
		}
	}
}

// args parses what follows the verbs.
func (p *clauseParser) args() {
	roles := []string{p.reader.frame.Subject, p.reader.frame.Object}
	var preps []string
	prepsAt := 0
	for p.peek() != 0 {
		if p.text[p.at] == '[' {
			t := p.test()
			if t == nil {
				return
			}
			p.clause.Args = append(p.clause.Args, Arg{Preps: preps, Test: t})
			preps = nil
			continue
		}
		word, at := p.until(" \t\n[")
		name, _, narrowed := strings.Cut(word, ":")
		switch {
		case narrowed || slices.Contains(roles, name):
			arg, ok := p.role(word, at)
			if !ok {
				return
			}
			arg.Preps = preps
			p.clause.Args = append(p.clause.Args, arg)
			preps = nil
		case preps != nil && p.suggest(preps[0], roles) != "":
			p.reader.strangeRole(p.within(p.node, prepsAt), preps[0])
			return
		case preps != nil && p.suggest(name, roles) == "" && p.leadsTo(roles):
			p.wrong(prepsAt, len(preps[0]), "", "%q is neither a role nor a preposition before one: a word that must stand there is a test, [lemma=%s]", preps[0], preps[0])
			return
		case preps != nil:
			p.reader.strangeRole(p.within(p.node, at), word)
			return
		default:
			preps, prepsAt = strings.Split(word, "|"), at
			if slices.Contains(preps, "") {
				p.wrong(at, len(word), "", "a preposition is missing in %q", word)
				return
			}
		}
	}
	switch {
	case len(preps) == 1:
		p.reader.strangeRole(p.within(p.node, prepsAt), preps[0])
	case preps != nil:
		last := strings.Join(preps, "|")
		p.wrong(prepsAt, len(last), "", "a role or a [test] is wanted after %q", last)
	}
}

// leadsTo reports whether one of the roles comes next.
func (p *clauseParser) leadsTo(roles []string) bool {
	next, _, _ := strings.Cut(strings.TrimSpace(p.text[p.at:]), " ")
	name, _, _ := strings.Cut(next, ":")
	return slices.Contains(roles, name)
}

// test parses [tests] at the cursor; nil after a mistake.
func (p *clauseParser) test() *Test {
	sub := &patternParser{cursor: p.cursor}
	t := sub.parseTests()
	if sub.failed {
		return nil
	}
	p.at = sub.at
	return t
}
