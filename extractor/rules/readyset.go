package rules

import (
	"slices"
	"sync"
)

// readySet returns the set of a rules file that is built in, where it stands ready made; else nil.
func readySet(s *source, src []byte) *Set {
	files, built := s.fsys.(BuiltIn)
	if !built {
		return nil
	}
	made := openRules(files, s.name, src)
	if made == nil || made.set == "" {
		return nil
	}
	set := &Set{readyLists: map[*List]bool{}}
	newDecoder(made.set).set(set)
	if set.indexed > 0 {
		r := openReady(s)
		if r == nil || r.offsets.len()-1 != set.indexed {
			return nil
		}
		for i := range r.files {
			r.files[i].file = r.files[i].name
		}
		set.Entries, set.index = newEntries(r), r.index
	}
	set.examples = sync.OnceFunc(func() { set.takeExamples(s, src) })
	return set
}

// takeExamples reads the rules file for its examples. It has no mistakes: a test holds that.
func (s *Set) takeExamples(from *source, src []byte) {
	whole, err := read(from, src, nil)
	if err != nil {
		return
	}
	whole.ReadExamples()
	for i, r := range whole.Entities {
		s.Entities[i].Examples = r.Examples
	}
	for i, f := range whole.Frames {
		s.Frames[i].Examples = f.Examples
	}
	for i, r := range whole.Infer.Rules {
		s.Infer.Rules[i].Examples = r.Examples
	}
}

// The methods of this file show a codec all of a set but its entries, which lexicon.bin holds, and its examples.

func (c *codec) set(s *Set) {
	c.number(&s.Version)
	pointers(c, &s.Types, c.typ)
	pointers(c, &s.Lists, func(l *List) { c.list(s, l) })
	pointers(c, &s.Entities, c.entityRule)
	pointers(c, &s.Relations, c.relation)
	pointers(c, &s.Frames, c.frame)
	c.attributes(&s.Attribute)
	c.coreference(&s.Coreference)
	c.infer(&s.Infer)
	named(c, &s.Grammar, c.texts)
	c.emit(&s.Emit)
	c.number(&s.Tests)
	named(c, &s.inherited, c.flag)
	c.number(&s.indexed)
	c.texts(&s.lexicons)
}

// pos counts lines from the position before, so that what stands below a change stays the same.
func (c *codec) pos(p *Position) {
	c.text(&p.File)
	line := p.Line - c.line
	c.signed(&line)
	c.line += line
	p.Line = c.line
	c.number(&p.Column)
}

func (c *codec) typ(t *Type) {
	c.pos(&t.Pos)
	c.text(&t.Name)
	c.texts(&t.Is)
	c.texts(&t.Kinds)
	c.text(&t.Description)
}

func (c *codec) list(s *Set, l *List) {
	c.pos(&l.Pos)
	c.text(&l.Name)
	c.text(&l.Of)
	c.flag(&l.Exact)
	c.texts(&l.Words)
	c.text(&l.Description)
	ready := s.readyLists[l]
	c.flag(&ready)
	s.readyLists[l] = ready
}

func (c *codec) entityRule(r *EntityRule) {
	c.pos(&r.Pos)
	for _, s := range [...]*string{&r.ID, &r.Makes, &r.Kind, &r.From, &r.To, &r.Description} {
		c.text(s)
	}
	c.amount(&r.Confidence)
	if c.out == nil {
		r.Pattern = new(Pattern)
	}
	c.pattern(r.Pattern)
	c.texts(&r.Overwrite)
	c.flag(&r.Veto)
	c.texts(&r.Prefer)
	c.number(&r.Stage)
}

func (c *codec) relation(r *Relation) {
	c.pos(&r.Pos)
	for _, s := range [...]*string{&r.Name, &r.Inverse, &r.Wikidata, &r.PLOVER, &r.Description} {
		c.text(s)
	}
	for _, all := range [...]*[]string{&r.From, &r.To, &r.Through, &r.Implies, &r.Excludes, &r.Aliases} {
		c.texts(all)
	}
	for _, b := range [...]*bool{&r.Symmetric, &r.Event, &r.Participants} {
		c.flag(b)
	}
}

func (c *codec) frame(f *Frame) {
	c.pos(&f.Pos)
	for _, s := range [...]*string{&f.ID, &f.Relation, &f.Subject, &f.Object, &f.Polarity, &f.Modality, &f.Description} {
		c.text(s)
	}
	named(c, &f.Roles, c.text)
	named(c, &f.Constants, c.text)
	pointers(c, &f.Clauses, c.clause)
	for _, all := range [...]*[]*Noun{&f.Nouns, &f.Agents, &f.Copulas} {
		pointers(c, all, c.noun)
	}
	pointers(c, &f.Titles, c.title)
	pointers(c, &f.With, c.with)
	pointers(c, &f.Status, c.status)
	pointers(c, &f.Patterns, c.pattern)
	pointers(c, &f.Unless, c.pattern)
	for _, all := range [...]*[]string{&f.Kin, &f.Prefer, &f.Without} {
		c.texts(all)
	}
	c.flag(&f.Mutual)
	c.amount(&f.Confidence)
}

func (c *codec) clause(x *Clause) {
	c.pos(&x.Pos)
	c.text(&x.Text)
	c.arg(&x.Subject)
	each(c, &x.Verbs, func(v *Verb) {
		c.text(&v.Lemma)
		c.text(&v.Particle)
	})
	each(c, &x.Args, c.arg)
}

func (c *codec) arg(a *Arg) {
	c.texts(&a.Preps)
	c.text(&a.Role)
	c.text(&a.Type)
	one := []*Test{a.Test}
	if a.Test == nil {
		one = nil
	}
	if pointers(c, &one, c.test); len(one) > 0 {
		a.Test = one[0]
	}
}

func (c *codec) noun(n *Noun) {
	c.pos(&n.Pos)
	c.texts(&n.Heads)
	named(c, &n.Roles, c.texts)
}

func (c *codec) title(t *Title) {
	c.pos(&t.Pos)
	c.text(&t.Person)
	c.text(&t.Body)
	c.texts(&t.Heads)
	c.texts(&t.Via)
}

func (c *codec) with(w *With) {
	c.pos(&w.Pos)
	c.text(&w.Name)
	c.texts(&w.Preps)
	c.text(&w.Type)
}

func (c *codec) status(s *Status) {
	c.texts(&s.Words)
	c.text(&s.Name)
	c.text(&s.Value)
}

func (c *codec) pattern(p *Pattern) {
	c.pos(&p.Pos)
	c.text(&p.Text)
	c.texts(&p.Captures)
	pointers(c, &p.tests, c.test)
	test := func(t **Test) { c.testOf(p, t) }
	each(c, &p.program, func(i *instruction) { c.instruction(i, test) })
	each(c, &p.first, test)
	each(c, &p.second, test)
	each(c, &p.required, func(all *[]*Test) { each(c, all, test) })
	each(c, &p.steps, c.step)
	begin := len(p.begin)
	c.number(&begin)
	p.begin = p.steps[:min(begin, len(p.steps))]
	c.number(&p.constraints)
}

func (c *codec) test(t *Test) {
	c.number(&t.Index)
	c.text(&t.Key)
	c.texts(&t.Values)
	c.flag(&t.Not)
	pointers(c, &t.And, c.test)
	pointers(c, &t.Or, c.test)
}

// testOf is for a test by its place among those of a pattern.
func (c *codec) testOf(p *Pattern, t **Test) {
	at := slices.Index(p.tests, *t) + 1 // 0 for none
	if c.number(&at); c.out == nil && 0 < at && at <= len(p.tests) {
		*t = p.tests[at-1]
	}
}

func (c *codec) instruction(i *instruction, test func(**Test)) {
	op := int(i.op)
	c.number(&op)
	i.op = opcode(op)
	c.number(&i.x)
	c.number(&i.y)
	if test(&i.test); i.test != nil {
		i.index = int32(i.test.Index)
	}
}

func (c *codec) step(s *step) {
	for _, n := range [...]*int32{&s.test, &s.from, &s.to} {
		wide := int(*n)
		c.number(&wide)
		*n = int32(wide)
	}
}

func (c *codec) attributes(a *Attributes) {
	for _, all := range [...]*[]string{&a.Negation, &a.NegVerbs, &a.Modals, &a.Adverbs, &a.Adjectives, &a.Intention, &a.Request, &a.Report, &a.Conditions, &a.FutureWords} {
		c.texts(all)
	}
}

func (c *codec) coreference(x *Coreference) {
	c.number(&x.Window)
	for _, all := range [...]*[]string{&x.Sieves, &x.Pronouns, &x.Bodies} {
		c.texts(all)
	}
	c.flag(&x.Unnamed)
	c.signed(&x.MinScore)
}

func (c *codec) infer(x *Infer) {
	for _, b := range [...]*bool{&x.Inverse, &x.Symmetric, &x.Implies, &x.Home} {
		c.flag(b)
	}
	each(c, &x.Lexicon, func(l *LexiconLink) {
		c.text(&l.Type)
		c.text(&l.Kind)
		c.text(&l.Relation)
	})
	c.text(&x.Roles)
	pointers(c, &x.Rules, c.inference)
}

func (c *codec) inference(x *Inference) {
	c.pos(&x.Pos)
	c.text(&x.ID)
	each(c, &x.If, c.term)
	c.term(&x.Then)
	c.amount(&x.Confidence)
	c.text(&x.Description)
}

func (c *codec) term(t *Term) {
	c.pos(&t.Pos)
	c.text(&t.Relation)
	c.texts(&t.Or)
	for _, v := range [...]*Variable{&t.Subject, &t.Object} {
		for _, s := range [...]*string{&v.Name, &v.Type, &v.Kind, &v.Mention} {
			c.text(s)
		}
	}
	c.text(&t.Polarity)
	c.text(&t.Modality)
}

func (c *codec) emit(e *Emit) {
	c.texts(&e.Polarity)
	c.texts(&e.Modality)
	c.flag(&e.Inferred)
	c.amount(&e.MinConfidence)
}
