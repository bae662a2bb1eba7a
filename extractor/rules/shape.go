package rules

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// attachments are how a role hangs on a noun without a preposition.
var attachments = []string{"possessive", "compound", "demonym", "between", "subject"}

// derivedForms are the forms that a frame may be read in and that forms can switch off.
var derivedForms = []string{"active", "passive", "relative", "reduced", "control", "gerund", "noun", "light", "occasion", "agent", "possessive", "compound", "title", "apposition", "copula", "kin", "coordination", "pattern"}

func (r *frameReader) clauses(n node) {
	r.each(n, "clause", func(c node) {
		if c.Kind != yaml.ScalarNode {
			r.fail(c, 1, "", "a clause is a text: buyer {acquire|buy} target")
			return
		}
		cl := r.clause(c)
		if cl == nil {
			return
		}
		key := template(r.frame, cl, cl.Verbs...)
		if old := r.clauseOf[key]; old != nil {
			r.fail(c, len(c.Value), "", "the frame has this clause already, at %s", old.Pos)
			return
		}
		r.clauseOf[key] = cl
		r.frame.Clauses = append(r.frame.Clauses, cl)
	})
}

func (r *frameReader) nouns(n node) {
	r.each(n, "noun", func(c node) {
		noun := r.noun(c, "noun")
		for _, role := range []string{r.frame.Subject, r.frame.Object} {
			if noun.Roles[role] == nil {
				r.loose = append(r.loose, looseRole{role, c, "noun"})
			}
		}
		r.frame.Nouns = append(r.frame.Nouns, noun)
	})
}

// agents reads nouns whose head itself stands for the role that nothing attaches.
func (r *frameReader) agents(n node) { r.predicates(n, "agent", &r.frame.Agents) }

// copulas reads nouns and adjectives that are said of the role that nothing attaches.
func (r *frameReader) copulas(n node) { r.predicates(n, "copula", &r.frame.Copulas) }

func (r *frameReader) predicates(n node, what string, into *[]*Noun) {
	r.each(n, what, func(c node) {
		noun := r.noun(c, what)
		switch {
		case len(noun.Roles) == 0:
			r.fail(c, 1, "", "the %s form needs a role that hangs on its heads: %s: [of, possessive]", what, r.frame.Object)
		case noun.Roles[r.frame.Subject] != nil && noun.Roles[r.frame.Object] != nil:
			r.fail(c, 1, "", "the heads of the %s form stand for one role, so that only the other hangs on them", what)
		}
		r.bound[r.frame.Subject], r.bound[r.frame.Object] = true, true
		*into = append(*into, noun)
	})
}

// nounKeys are the keys of noun and agent. Every name that is no key is a role.
func (r *frameReader) nounKeys() keys { return r.nominalKeys(&Noun{Roles: map[string][]string{}}) }

func (r *frameReader) nominalKeys(noun *Noun) keys {
	return keys{
		{"heads", "the nouns, as lemmas", r.someWords(&noun.Heads).needed()},
		{"", "a role, and how it hangs on the noun: prepositions, possessive, compound, demonym, between or subject", value{shape: viaShape, named: func(name, n node) {
			r.role(r.pos(name), name.Value, len(name.Value))
			noun.Roles[name.Value] = r.via(n)
		}}},
	}
}

func (r *frameReader) noun(c node, what string) *Noun {
	noun := &Noun{Pos: r.pos(c), Roles: map[string][]string{}}
	r.fields(c, "the "+what+" form", r.nominalKeys(noun))
	return noun
}

// viaShape is the shape of how a role hangs on a noun.
func viaShape() *schema { return anyOf(enum(attachments), oneOrMore(word))() }

// via reads how a role hangs on its noun: prepositions, or one of attachments.
func (r *frameReader) via(n node) []string {
	var via []string
	r.each(n, "attachments", func(c node) {
		if len(c.Value) <= 5 || slices.Contains(attachments, c.Value) {
			return
		}
		if hint := r.suggest(c.Value, attachments); hint != "" {
			r.fail(c, len(c.Value), hint, "%q is no attachment", c.Value)
		}
	})
	r.words(&via).read(n)
	return via
}

func (r *frameReader) titles(n node) {
	r.each(n, "title", func(c node) {
		t, person := &Title{Pos: r.pos(c)}, node{}
		r.fields(c, "the title form", r.officeKeys(t, &person))
		other := r.frame.Subject
		if t.Body == other {
			other = r.frame.Object
		}
		if person.Node != nil && t.Person == t.Body {
			r.fail(person, len(t.Person), other, "role %q is bound twice in this title", t.Person)
		}
		t.Person = other
		r.bound[t.Person] = true
		if t.Body == "" {
			r.loose = append(r.loose, looseRole{r.frame.Object, c, "title"})
		}
		r.frame.Titles = append(r.frame.Titles, t)
	})
}

func (r *frameReader) titleKeys() keys { return r.officeKeys(&Title{}, &node{}) }

// officeKeys are the keys of title. "person" may name the role of who bears it.
func (r *frameReader) officeKeys(t *Title, person *node) keys {
	return keys{
		{"heads", "the offices, each one or more words", r.someWords(&t.Heads).needed()},
		{"", "the role that the office is of, and how it hangs on it: of, possessive, demonym, compound, other prepositions", value{shape: viaShape, named: func(name, n node) {
			switch {
			case name.Value == "person" && n.Kind == yaml.ScalarNode && r.isRole(n.Value):
				t.Person, *person = n.Value, n
			case t.Body != "":
				r.fail(name, len(name.Value), "", "a title hangs on one role; %q is a second", name.Value)
			default:
				r.role(r.pos(name), name.Value, len(name.Value))
				t.Body, t.Via = name.Value, r.via(n)
			}
		}}},
	}
}

func (r *frameReader) isRole(name string) bool {
	return name == r.frame.Subject || name == r.frame.Object
}

func (r *frameReader) kin(n node) {
	r.words(&r.frame.Kin).read(n)
	r.bound[r.frame.Subject], r.bound[r.frame.Object] = true, true
}

// patterns reads raw token patterns: each captures both roles by name.
func (r *frameReader) patterns(n node) {
	r.each(n, "pattern", func(c node) {
		p := r.pattern(c)
		if p == nil {
			return
		}
		for _, role := range []string{r.frame.Subject, r.frame.Object} {
			if !slices.Contains(p.Captures, role) {
				r.fail(c, len(c.Value), r.suggest(role, p.Captures), "the pattern has no capture <%s: ...>", role)
			}
			r.bound[role] = true
		}
		r.frame.Patterns = append(r.frame.Patterns, p)
	})
}

// withTypes are what an attribute may be besides an entity of a declared type.
var withTypes = []string{"money", "date", "number", "percent"}

func (r *frameReader) with(n node) {
	r.pairs(n, "with", func(key, value node) {
		w := &With{Pos: r.pos(key), Name: key.Value}
		if r.isRole(w.Name) {
			r.fail(key, len(key.Value), "", "%q is a role already", w.Name)
		}
		r.fields(value, "an argument of with", r.argumentKeys(w))
		r.frame.With = append(r.frame.With, w)
	})
}

func (r *frameReader) withKeys() keys { return r.argumentKeys(&With{}) }

// argumentKeys are the keys of one argument of with.
func (r *frameReader) argumentKeys(w *With) keys {
	return keys{
		{"prep", "the prepositions before it: [for]", r.someWords(&w.Preps).needed()},
		{"type", "what it is: a type, or money, date, number or percent", value{shape: text, read: func(t node) {
			w.Type = t.Value
			if !slices.Contains(withTypes, w.Type) && r.types[w.Type] == nil {
				r.fail(t, max(len(t.Value), 1), r.suggest(w.Type, append(r.typeNames(), withTypes...)), "unknown type %q", w.Type)
			}
		}}},
	}
}

// status reads one mapping or a list of them.
func (r *frameReader) status(n node) {
	r.each(n, "status", func(c node) {
		s := &Status{}
		r.fields(c, "status", r.stateKeys(s))
		r.frame.Status = append(r.frame.Status, s)
	})
}

func (r *frameReader) statusKeys() keys { return r.stateKeys(&Status{}) }

// stateKeys are the keys of one status.
func (r *frameReader) stateKeys(s *Status) keys {
	return keys{
		{"words", "the words: former, late", r.someWords(&s.Words).needed()},
		{"sets", "the attribute they set: tense=past", value{shape: anyOf(text, mapOf(word)), read: func(n node) { r.sets(s, n) }}.needed()},
	}
}

// sets reads "attribute=value", or a mapping of the one to the other.
func (r *frameReader) sets(s *Status, n node) {
	if n.Kind == yaml.MappingNode && len(n.Content) == 2 {
		s.Name, s.Value = n.Content[0].Value, n.Content[1].Value
	} else {
		s.Name, s.Value, _ = strings.Cut(n.Value, "=")
	}
	switch {
	case s.Name == "" || s.Value == "":
		r.fail(n, max(len(n.Value), 1), "", "status sets an attribute: tense=past")
	case s.Name == "tense" && !slices.Contains(tenseWords, s.Value):
		r.fail(n, max(len(n.Value), 1), r.suggest(s.Value, tenseWords), "%q is no tense: %s", s.Value, strings.Join(tenseWords, ", "))
	}
}

// forms reads {without: [...]}, or a list of the only forms that are wanted.
func (r *frameReader) forms(n node) {
	if n.Kind == yaml.MappingNode {
		r.fields(n, "forms", r.formsKeys())
		return
	}
	only := r.formNames(n)
	for _, f := range derivedForms {
		if !slices.Contains(only, f) {
			r.frame.Without = append(r.frame.Without, f)
		}
	}
}

func (r *frameReader) formsKeys() keys {
	return keys{{"without", "the derived forms that are not wanted", value{shape: oneOrMore(enum(derivedForms)), read: func(n node) {
		r.frame.Without = append(r.frame.Without, r.formNames(n)...)
	}}}}
}

func (r *frameReader) formNames(n node) []string {
	var forms []string
	r.each(n, "forms", func(c node) {
		if !slices.Contains(derivedForms, c.Value) {
			r.fail(c, max(len(c.Value), 1), r.suggest(c.Value, derivedForms), "there is no form %q", c.Value)
		}
		forms = append(forms, c.Value)
	})
	return forms
}

// unless reads patterns that may name what the match has bound: $role, $title, $trigger.
func (r *frameReader) unless(n node) {
	bound := []string{r.frame.Subject, r.frame.Object, "trigger"}
	if r.frame.Titles != nil {
		bound = append(bound, "title")
	}
	r.each(n, "unless", func(c node) {
		if p := r.patternWith(c, bound); p != nil {
			r.frame.Unless = append(r.frame.Unless, p)
		}
	})
}
