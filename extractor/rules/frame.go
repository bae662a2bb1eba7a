package rules

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

func (l *loader) readRelations(n node) {
	l.pairs(n, "relations", func(key, value node) {
		r := &Relation{Pos: key.pos(), Name: key.Value}
		var aliases []string
		l.fields(value, "a relation", map[string]func(node){
			"from": l.typeNames(&r.From), "to": l.typeNames(&r.To), "inverse": l.str(&r.Inverse), "symmetric": l.flag(&r.Symmetric),
			"event": l.flag(&r.Event), "implies": l.words(&r.Implies), "excludes": l.words(&r.Excludes),
			"wikidata": l.str(&r.Wikidata), "plover": l.str(&r.PLOVER), "aliases": l.words(&aliases),
		})
		if len(r.From) == 0 || len(r.To) == 0 {
			l.fail(key, len(key.Value), "", "relation %q must say from and to", r.Name)
		}
		l.set.Relations = append(l.set.Relations, r)
	})
	for _, r := range l.set.Relations {
		for _, name := range slices.Concat([]string{r.Inverse}, r.Implies, r.Excludes) {
			if name != "" && l.relation(name) == nil {
				l.failAt(r.Pos, len(r.Name), suggest(name, l.relationNames()), "relation %q names the unknown relation %q", r.Name, name)
			}
		}
	}
}

func (l *loader) relation(name string) *Relation {
	for _, r := range l.set.Relations {
		if r.Name == name {
			return r
		}
	}
	return nil
}

func (l *loader) relationNames() []string {
	var names []string
	for _, r := range l.set.Relations {
		names = append(names, r.Name)
	}
	return names
}

// typeNames reads one declared type or a list of them.
func (l *loader) typeNames(into *[]string) func(node) {
	return func(n node) {
		check := func(c node) {
			if l.typeName(c.pos(), c.Value, len(c.Value)) {
				*into = append(*into, c.Value)
			}
		}
		if n.Kind == yaml.ScalarNode {
			check(n)
			return
		}
		l.items(n, "types", check)
	}
}

func (l *loader) readEntities(n node) {
	ids := map[string]bool{}
	l.items(n, "entities", func(c node) {
		r := &EntityRule{Pos: c.pos()}
		l.rule = idOf(c)
		var pattern node
		l.fields(c, "an entity rule", map[string]func(node){
			"id": l.str(&r.ID), "makes": l.makesEntity(r), "promotes": l.promotes(r), "veto": l.flag(&r.Veto),
			"overwrite": l.typeNames(&r.Overwrite), "pattern": func(n node) { pattern = n },
			"description": func(node) {}, "examples": l.entityExamples(r),
		})
		l.unique(c, ids, r.ID)
		if pattern.Node == nil {
			l.fail(c, 1, "", "an entity rule needs a pattern")
		} else {
			r.Pattern = l.pattern(pattern)
		}
		if (r.Makes == "") == (r.To == "") && !r.Veto {
			l.fail(c, 1, "", "an entity rule says one of makes, promotes and veto: true")
		}
		if !slices.ContainsFunc(r.Examples, func(e *Example) bool { return len(e.Spans) > 0 }) {
			l.fail(c, 1, "", "the rule has no positive example: a text with the name in [brackets]")
		}
		l.set.Entities = append(l.set.Entities, r)
		l.rule = ""
	})
}

// idOf returns the id of a rule before it is read, for messages about it.
func idOf(n node) string {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == "id" {
			return n.Content[i+1].Value
		}
	}
	return ""
}

func (l *loader) unique(n node, ids map[string]bool, id string) {
	switch {
	case id == "":
		l.fail(n, 1, "", "a rule needs an id")
	case ids[id]:
		l.fail(n, 1, "", "the id %q is taken", id)
	}
	ids[id] = true
}

func (l *loader) makesEntity(r *EntityRule) func(node) {
	return func(n node) {
		typ, kind, _ := strings.Cut(n.Value, "/")
		if !l.typeName(n.pos(), typ, len(typ)) {
			return
		}
		if t := l.types[typ]; kind != "" && !slices.Contains(t.Kinds, kind) {
			l.fail(n, len(n.Value), suggest(kind, t.Kinds), "type %q has no kind %q", typ, kind)
		}
		r.Makes, r.Kind = typ, kind
	}
}

func (l *loader) promotes(r *EntityRule) func(node) {
	return func(n node) {
		from, to, ok := strings.Cut(n.Value, "->")
		if !ok {
			l.fail(n, len(n.Value), "", `promotes is written "unknown -> person"`)
			return
		}
		r.From, r.To = strings.TrimSpace(from), strings.TrimSpace(to)
		l.typeName(n.pos(), r.From, len(n.Value))
		l.typeName(n.pos(), r.To, len(n.Value))
	}
}

func (l *loader) readFrames(n node) {
	ids := map[string]bool{}
	l.items(n, "frames", func(c node) {
		f := &Frame{Pos: c.pos(), Confidence: 0.9, Roles: map[string]string{}, Constants: map[string]string{}}
		l.rule = idOf(c)
		r := frameReader{loader: l, frame: f}
		parts := map[string]node{}
		known := map[string]func(node){}
		for _, k := range []string{"makes", "clause", "with", "noun", "agent", "title", "kin", "pattern", "status", "unless", "forms", "polarity",
			"modality", "confidence", "examples", "description"} {
			known[k] = func(n node) { parts[k] = n }
		}
		known["id"] = l.str(&f.ID)
		l.fields(c, "a frame", known)
		l.unique(c, ids, f.ID)
		r.read(c, parts)
		l.set.Frames = append(l.set.Frames, f)
		l.rule = ""
	})
}

// A frameReader reads one frame: what it makes first, since all else names its roles.
type frameReader struct {
	*loader
	frame *Frame
	bound map[string]bool
}

func (r *frameReader) read(c node, parts map[string]node) {
	r.bound = map[string]bool{}
	steps := []struct {
		key  string
		read func(node)
	}{
		{"makes", r.makes}, {"clause", r.clauses}, {"noun", r.nouns(&r.frame.Nouns)}, {"agent", r.nouns(&r.frame.Agents)},
		{"title", r.titles}, {"kin", r.kin}, {"pattern", r.patterns}, {"with", r.with}, {"status", r.status}, {"forms", r.forms}, {"unless", r.unless},
		{"confidence", r.confidence}, {"polarity", r.oneOf(&r.frame.Polarity, "positive", "negative")},
		{"modality", r.oneOf(&r.frame.Modality, modalityWords...)}, {"examples", r.frameExamples(r.frame)},
	}
	for _, s := range steps {
		if n, ok := parts[s.key]; ok {
			s.read(n)
		}
	}
	makes, ok := parts["makes"]
	if !ok {
		r.fail(c, 1, "", "a frame must say what it makes")
		return
	}
	for _, role := range []string{r.frame.Subject, r.frame.Object} {
		if role != "" && !r.bound[role] {
			r.fail(makes, len(makes.Value), "", "role %q is not bound by any clause, noun, title or kin", role)
		}
	}
	if !slices.ContainsFunc(r.frame.Examples, func(e *Example) bool { return len(e.Wants) > 0 }) {
		r.fail(c, 1, "", "the frame has no positive example")
	}
}

// makes reads `relation(subject, object, attr=slot, attr="constant")`.
func (r *frameReader) makes(n node) {
	name, args, ok := strings.Cut(strings.TrimSuffix(n.Value, ")"), "(")
	if !ok || !strings.HasSuffix(n.Value, ")") {
		r.fail(n, len(n.Value), "", `makes is written "relation(subject, object)"`)
		return
	}
	if r.relation(name) == nil {
		r.fail(n, len(name), suggest(name, r.relationNames()), "unknown relation %q", name)
	}
	r.frame.Relation = name
	roles := 0
	for arg := range strings.SplitSeq(args, ",") {
		key, value, attr := strings.Cut(strings.TrimSpace(arg), "=")
		switch {
		case attr && strings.HasPrefix(value, `"`):
			r.frame.Constants[key] = strings.Trim(value, `"`)
		case attr:
			r.frame.Roles[key] = value
		default:
			if roles++; roles == 1 {
				r.frame.Subject = key
			} else {
				r.frame.Object = key
			}
		}
	}
	if roles != 2 || r.frame.Subject == r.frame.Object {
		r.fail(n, len(n.Value), "", "a relation has two ends with different role names, %q has %d", n.Value, roles)
	}
}

// role checks that a name is one of the two roles of the frame and notes that it is bound.
func (r *frameReader) role(p Position, name string, width int) {
	if name != r.frame.Subject && name != r.frame.Object {
		r.failAt(p, width, suggest(name, []string{r.frame.Subject, r.frame.Object}), "role %q is not in %s(%s, %s)", name, r.frame.Relation, r.frame.Subject, r.frame.Object)
		return
	}
	r.bound[name] = true
}

func (r *frameReader) clauses(n node) {
	r.items(n, "clause", func(c node) {
		if cl := r.clause(c); cl != nil {
			r.frame.Clauses = append(r.frame.Clauses, cl)
		}
	})
}

// each calls do for one mapping or for every mapping of a list.
func (r *frameReader) each(n node, what string, do func(node)) {
	if n.Kind == yaml.SequenceNode {
		r.items(n, what, do)
		return
	}
	do(n)
}

func (r *frameReader) nouns(into *[]*Noun) func(node) {
	return func(n node) {
		r.each(n, "noun", func(c node) {
			noun := &Noun{Pos: c.pos(), Roles: map[string][]string{}}
			r.pairs(c, "noun", func(key, value node) {
				if key.Value == "heads" {
					r.words(&noun.Heads)(value)
					return
				}
				var via []string
				r.role(key.pos(), key.Value, len(key.Value))
				r.words(&via)(value)
				noun.Roles[key.Value] = via
			})
			if len(noun.Heads) == 0 {
				r.fail(c, 1, "", "a noun form needs heads")
			}
			if into == &r.frame.Agents { // the head itself stands for the role that nothing attaches
				for _, role := range []string{r.frame.Subject, r.frame.Object} {
					r.bound[role] = true
				}
			}
			*into = append(*into, noun)
		})
	}
}

func (r *frameReader) titles(n node) {
	r.each(n, "title", func(c node) {
		t := &Title{Pos: c.pos()}
		r.pairs(c, "title", func(key, value node) {
			if key.Value == "heads" {
				r.words(&t.Heads)(value)
				return
			}
			r.role(key.pos(), key.Value, len(key.Value))
			t.Body = key.Value
			r.words(&t.Via)(value)
		})
		if t.Person = r.frame.Subject; t.Body == t.Person {
			t.Person = r.frame.Object
		}
		r.bound[t.Person] = true
		if len(t.Heads) == 0 {
			r.fail(c, 1, "", "a title form needs heads")
		}
		r.frame.Titles = append(r.frame.Titles, t)
	})
}

func (r *frameReader) kin(n node) {
	r.words(&r.frame.Kin)(n)
	r.bound[r.frame.Subject], r.bound[r.frame.Object] = true, true
}

// patterns reads raw token patterns: each captures both roles by name.
func (r *frameReader) patterns(n node) {
	read := func(c node) {
		p := r.pattern(c)
		if p == nil {
			return
		}
		for _, role := range []string{r.frame.Subject, r.frame.Object} {
			if !slices.Contains(p.Captures, role) {
				r.fail(c, len(c.Value), "", "the pattern has no capture <%s: ...>", role)
			}
			r.bound[role] = true
		}
		r.frame.Patterns = append(r.frame.Patterns, p)
	}
	if n.Kind == yaml.ScalarNode {
		read(n)
		return
	}
	r.items(n, "pattern", read)
}

func (r *frameReader) with(n node) {
	r.pairs(n, "with", func(key, value node) {
		w := &With{Pos: key.pos(), Name: key.Value}
		r.fields(value, "with", map[string]func(node){"prep": r.words(&w.Preps), "type": r.str(&w.Type)})
		if !slices.Contains([]string{"", "money", "date", "number", "percent"}, w.Type) {
			r.typeName(value.pos(), w.Type, 1)
		}
		r.frame.With = append(r.frame.With, w)
	})
}

func (r *frameReader) status(n node) {
	s := &Status{}
	var sets string
	r.fields(n, "status", map[string]func(node){"words": r.words(&s.Words), "sets": r.str(&sets)})
	s.Name, s.Value, _ = strings.Cut(sets, "=")
	if s.Value == "" {
		r.fail(n, 1, "", `status sets an attribute: sets: "tense=past"`)
	}
	r.frame.Status = s
}

// derivedForms are the forms that a frame may be read in and that `forms` can switch off.
var derivedForms = []string{"active", "passive", "relative", "reduced", "control", "gerund", "noun", "light", "agent", "title", "apposition", "copula", "kin", "pattern"}

func (r *frameReader) forms(n node) {
	r.fields(n, "forms", map[string]func(node){"without": func(w node) {
		r.words(&r.frame.Without)(w)
		for _, f := range r.frame.Without {
			if !slices.Contains(derivedForms, f) {
				r.fail(w, 1, suggest(f, derivedForms), "there is no form %q", f)
			}
		}
	}})
}

func (r *frameReader) unless(n node) {
	r.items(n, "unless", func(c node) {
		if p := r.pattern(c); p != nil {
			r.frame.Unless = append(r.frame.Unless, p)
		}
	})
}

func (r *frameReader) confidence(n node) {
	switch n.Value {
	case "high":
		r.frame.Confidence = 0.9
	case "medium":
		r.frame.Confidence = 0.7
	case "low":
		r.frame.Confidence = 0.5
	default:
		r.frame.Confidence = r.number(n)
	}
}

func (r *frameReader) oneOf(into *string, allowed ...string) func(node) {
	return func(n node) {
		if !slices.Contains(allowed, n.Value) {
			r.fail(n, len(n.Value), suggest(n.Value, allowed), "%q is none of %s", n.Value, strings.Join(allowed, ", "))
		}
		*into = n.Value
	}
}
