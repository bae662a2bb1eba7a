package rules

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// attachments are how a role hangs on a noun without a preposition.
var attachments = []string{"possessive", "compound", "demonym", "between"}

// derivedForms are the forms that a frame may be read in and that forms can switch off.
var derivedForms = []string{"active", "passive", "relative", "reduced", "control", "gerund", "noun", "light", "agent", "possessive", "compound", "title", "apposition", "copula", "kin", "coordination", "pattern"}

func (r *frameReader) clauses(n node) {
	r.each(n, "clause", func(c node) {
		if c.Kind != yaml.ScalarNode {
			r.fail(c, 1, "", "a clause is a text: buyer {acquire|buy} target")
			return
		}
		if cl := r.clause(c); cl != nil {
			r.frame.Clauses = append(r.frame.Clauses, cl)
		}
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

func (r *frameReader) noun(c node, what string) *Noun {
	noun := &Noun{Pos: r.pos(c), Roles: map[string][]string{}}
	r.pairs(c, what, func(key, value node) {
		if key.Value == "heads" {
			r.words(&noun.Heads)(value)
			return
		}
		r.role(r.pos(key), key.Value, len(key.Value))
		noun.Roles[key.Value] = r.via(value)
	})
	if len(noun.Heads) == 0 {
		r.fail(c, 1, "", "the %s form needs heads", what)
	}
	return noun
}

// via reads how a role hangs on its noun: prepositions, or one of attachments.
func (r *frameReader) via(n node) []string {
	var via []string
	r.each(n, "attachments", func(c node) {
		if hint := r.suggest(c.Value, attachments); hint != "" && hint != c.Value && len(c.Value) > 5 {
			r.fail(c, len(c.Value), hint, "%q is no attachment", c.Value)
		}
	})
	r.words(&via)(n)
	return via
}

func (r *frameReader) titles(n node) {
	r.each(n, "title", func(c node) {
		t := &Title{Pos: r.pos(c)}
		var person node
		r.pairs(c, "title", func(key, value node) {
			switch {
			case key.Value == "heads":
				r.words(&t.Heads)(value)
			case key.Value == "person" && value.Kind == yaml.ScalarNode && r.isRole(value.Value):
				t.Person, person = value.Value, value
			case t.Body != "":
				r.fail(key, len(key.Value), "", "a title hangs on one role; %q is a second", key.Value)
			default:
				r.role(r.pos(key), key.Value, len(key.Value))
				t.Body, t.Via = key.Value, r.via(value)
			}
		})
		other := r.frame.Subject
		if t.Body == other {
			other = r.frame.Object
		}
		if person.Node != nil && t.Person == t.Body {
			r.fail(person, len(t.Person), other, "role %q is bound twice in this title", t.Person)
		}
		t.Person = other
		r.bound[t.Person] = true
		if len(t.Heads) == 0 {
			r.fail(c, 1, "", "the title form needs heads")
		}
		if t.Body == "" {
			r.loose = append(r.loose, looseRole{r.frame.Object, c, "title"})
		}
		r.frame.Titles = append(r.frame.Titles, t)
	})
}

func (r *frameReader) isRole(name string) bool {
	return name == r.frame.Subject || name == r.frame.Object
}

func (r *frameReader) kin(n node) {
	r.words(&r.frame.Kin)(n)
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
		r.fields(value, "with", map[string]func(node){"prep": r.words(&w.Preps), "type": func(t node) {
			w.Type = t.Value
			if !slices.Contains(withTypes, w.Type) && r.types[w.Type] == nil {
				r.fail(t, len(t.Value), r.suggest(w.Type, append(r.typeNames(), withTypes...)), "unknown type %q", w.Type)
			}
		}})
		if len(w.Preps) == 0 {
			r.fail(key, len(key.Value), "", "%q needs a preposition: prep: [for]", w.Name)
		}
		r.frame.With = append(r.frame.With, w)
	})
}

// status reads one mapping or a list of them.
func (r *frameReader) status(n node) { r.each(n, "status", r.oneStatus) }

func (r *frameReader) oneStatus(n node) {
	s := &Status{}
	r.fields(n, "status", map[string]func(node){"words": r.words(&s.Words), "sets": func(sets node) {
		if sets.Kind == yaml.MappingNode && len(sets.Content) == 2 {
			s.Name, s.Value = sets.Content[0].Value, sets.Content[1].Value
		} else {
			s.Name, s.Value, _ = strings.Cut(sets.Value, "=")
		}
		if s.Name == "tense" && s.Value != "" && !slices.Contains(tenseWords, s.Value) {
			r.fail(sets, len(sets.Value), r.suggest(s.Value, tenseWords), "%q is no tense: %s", s.Value, strings.Join(tenseWords, ", "))
		}
	}})
	if s.Name == "" || s.Value == "" {
		r.fail(n, 1, "", `status sets an attribute: sets: "tense=past"`)
	}
	if len(s.Words) == 0 {
		r.fail(n, 1, "", "status needs words")
	}
	r.frame.Status = append(r.frame.Status, s)
}

// forms reads {without: [...]}, or a list of the only forms that are wanted.
func (r *frameReader) forms(n node) {
	check := func(names node) []string {
		var forms []string
		r.each(names, "forms", func(c node) {
			if !slices.Contains(derivedForms, c.Value) {
				r.fail(c, max(len(c.Value), 1), r.suggest(c.Value, derivedForms), "there is no form %q", c.Value)
			}
			forms = append(forms, c.Value)
		})
		return forms
	}
	if n.Kind == yaml.MappingNode {
		r.fields(n, "forms", map[string]func(node){"without": func(w node) { r.frame.Without = check(w) }})
		return
	}
	only := check(n)
	for _, f := range derivedForms {
		if !slices.Contains(only, f) {
			r.frame.Without = append(r.frame.Without, f)
		}
	}
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
