package extractor

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/internal/nlp"
)

// frames are the frames of the rules, found by the word that anchors them.
type frames struct {
	byVerb      map[nlp.WordID][]clauseForm
	byNoun      map[nlp.WordID][]nounForm
	byAgent     map[nlp.WordID][]nounForm
	byPredicate map[nlp.WordID][]nounForm
	titles      []titleForm
	kin         map[nlp.WordID][]*rules.Frame
	phrasal     map[phrasalVerb]bool // verbs that frames name with a particle
	verbs       wordSet              // lemmas in byVerb
	nouns       wordSet              // lemmas in byNoun and byAgent
	predicates  wordSet              // lemmas in byPredicate
	kinship     wordSet
	bound       map[*rules.Frame]*boundFrame
	raw         []rawForm
	named       int        // from here on raw begins with a mention, and is tried by what follows it
	rawIndex    *ruleIndex // of raw up to named
	nameIndex   *ruleIndex // of the rest, by what follows the mention
	offices     wordLists  // the heads of all titles
}

// A boundFrame holds what a frame says of its two ends.
type boundFrame struct {
	*rules.Frame
	relation        *rules.Relation
	subject, object uint64 // types accepted at each end
	status          []boundStatus
	unless          []veto
	with            []boundWith
	order           int      // in the file
	modality        modality // 0 for that of the words
}

// A clauseForm is one canonical clause with one of its verbs.
type clauseForm struct {
	frame    *boundFrame
	clause   *rules.Clause
	particle nlp.WordID
	subject  uint64 // role:Type narrows; 0 for the types of the relation
	args     []argForm
	mutual   bool // its ends may stand together: "Norway and Sweden met"

	constraints int
}

// count returns how many conditions the clause has: its verb, particle and arguments.
func (f *clauseForm) count() int {
	n := 1
	if f.particle != 0 {
		n++
	}
	if f.subject != 0 {
		n++
	}
	for _, a := range f.args {
		if n++; a.test != nil || a.typ != 0 {
			n++
		}
	}
	return n
}

type argForm struct {
	arg       *rules.Arg
	preps     wordSet // empty: direct object
	inner     bool    // in the clause that completes the verb: behind "that", "if" or "..."
	elsewhere bool    // it is that, or may be the owner of another argument
	role      role
	typ       uint64 // role:Type narrows
	test      *test
}

// A phrasalVerb is a verb and the particle that belongs to it.
type phrasalVerb struct{ lemma, particle nlp.WordID }

// A role says which end of the relation an argument fills.
type role uint8

const (
	noRole role = iota
	subjectRole
	objectRole
)

// A nounForm is a frame's nominal form: "A's attack on B", "B's attacker", "A is hostile to B".
type nounForm struct {
	frame           *boundFrame
	noun            *rules.Noun
	subject, object attachment
	predicates      bool // an agent noun or a predicate: its head stands for an end
	head            role // which end that is
}

// A rawForm is a token pattern that captures both roles.
type rawForm struct {
	frame           *boundFrame
	pattern         *rules.Pattern
	subject, object int // indices of the captures
	slots           []captureSlot
	constraints     int
}

// A captureSlot is an attribute that takes its value from a capture: role=name.
type captureSlot struct {
	attribute string
	capture   int
}

// An attachment says how a role hangs on its noun.
type attachment struct {
	preps                                           wordSet
	possessive, compound, demonym, between, subject bool
}

// A titleForm is an office and how its holder and its body stand around it.
type titleForm struct {
	frame *boundFrame
	title *rules.Title
	heads *wordList
	via   attachment
	body  role
}

// takesObject reports whether a clause with this verb has an object without a preposition.
func (f *frames) takesObject(verb nlp.WordID) bool {
	for i := range f.byVerb[verb] {
		if args := f.byVerb[verb][i].args; len(args) > 0 && args[0].preps.empty() {
			return true
		}
	}
	return false
}

// named reports whether the fact tells the title in its words, which then say that it is one
// of a part of the body.
func (t *titleForm) named() bool {
	for _, slot := range t.frame.Roles {
		if slot == "title" {
			return true
		}
	}
	return false
}

func (b *binder) newFrames(x *Extractor, set *rules.Set, bind func(*rules.Test) *test) *frames {
	f := &frames{byVerb: map[nlp.WordID][]clauseForm{}, byNoun: map[nlp.WordID][]nounForm{}, byAgent: map[nlp.WordID][]nounForm{},
		byPredicate: map[nlp.WordID][]nounForm{}, kin: map[nlp.WordID][]*rules.Frame{},
		bound: map[*rules.Frame]*boundFrame{}, phrasal: map[phrasalVerb]bool{}}
	relations := map[string]*rules.Relation{}
	for _, r := range set.Relations {
		relations[r.Name] = r
	}
	var heads []*wordList
	for i, fr := range set.Frames {
		r := relations[fr.Relation]
		bf := &boundFrame{Frame: fr, order: i, relation: r, subject: x.types.mask(r.From), object: x.types.mask(r.To),
			modality: modalityOf(fr.Modality)}
		if len(r.Through) > 0 {
			bf.subject, bf.object = bf.subject|acting, bf.object|acting
			x.through |= x.types.mask(r.Through)
		}
		if !r.Event {
			bf.subject, bf.object = bf.subject|lasting, bf.object|lasting
		}
		f.bound[fr] = bf
		bf.bindUnless(x, bind)
		bf.bindWith(x, b)
		for _, s := range fr.Status {
			bf.status = append(bf.status, boundStatus{s, b.newWordList("word", false, s.Words)})
		}
		b.bindClauses(x, f, bf, bind)
		b.bindNouns(f, bf)
		for _, t := range fr.Titles {
			body := objectRole
			if t.Body == fr.Subject {
				body = subjectRole
			}
			form := titleForm{frame: bf, title: t, heads: b.newWordList("lemma", false, t.Heads), via: b.attachment(t.Via), body: body}
			heads = append(heads, form.heads)
			f.titles = append(f.titles, form)
		}
		for _, p := range fr.Patterns {
			for _, t := range p.Tests() {
				bind(t)
			}
			f.raw = append(f.raw, newRawForm(bf, p))
		}
		for _, k := range fr.Kin {
			ids := b.words(k)
			id := ids[len(ids)-1] // "kid brother" is told by its head
			if !f.kinship.has(id) || f.kin[id][len(f.kin[id])-1] != fr {
				f.kin[id] = append(f.kin[id], fr)
				f.kinship.add(id)
			}
		}
	}
	f.offices = b.join(heads)
	f.sortRaw(x)
	return f
}

// sortRaw puts the raw patterns that begin with a mention behind the others.
func (f *frames) sortRaw(x *Extractor) {
	named := func(p *rules.Pattern) bool {
		first := p.First()
		return len(first) == 1 && p.Second() != nil && x.tests[first[0].Index].takesMention()
	}
	var rest []rawForm
	for _, r := range f.raw {
		if named(r.pattern) {
			rest = append(rest, r)
		} else {
			f.raw[f.named] = r
			f.named++
		}
	}
	copy(f.raw[f.named:], rest)
}

// indexRaw indexes the raw patterns.
func (f *frames) indexRaw(x *Extractor) {
	var all []gatedPattern
	index := func(raw []rawForm, named bool) *ruleIndex {
		r := newRuleIndex(len(all), len(all)+len(raw))
		for i := range raw {
			all = append(all, x.gated(raw[i].pattern, named))
		}
		return &r
	}
	f.rawIndex, f.nameIndex = index(f.raw[:f.named], false), index(f.raw[f.named:], true)
	gates := x.newGates(all, x.vocab.Words())
	f.rawIndex.gates, f.nameIndex.gates = gates, gates
}

// needsObject reports whether all frames that name a verb, and some do, give it a direct
// object: "raise", not "die".
func (f *frames) needsObject(lemma nlp.WordID) bool {
	forms := f.byVerb[lemma]
	for i := range forms {
		if a := forms[i].args; len(a) == 0 || !a[0].preps.empty() {
			return false
		}
	}
	return len(forms) > 0
}

// takes reports whether some frame has a verb with a preposition and no direct object: "move to".
func (f *frames) takes(lemma, prep nlp.WordID) bool {
	forms := f.byVerb[lemma]
	for i := range forms {
		if a := forms[i].args; len(a) > 0 && a[0].preps.has(prep) {
			return true
		}
	}
	return false
}

// takesNoObject reports whether no frame that names a verb gives it a direct object: "settle".
func (f *frames) takesNoObject(lemma nlp.WordID) bool {
	forms := f.byVerb[lemma]
	for i := range forms {
		if a := forms[i].args; len(a) > 0 && a[0].preps.empty() {
			return false
		}
	}
	return true
}

func newRawForm(f *boundFrame, p *rules.Pattern) rawForm {
	raw := rawForm{frame: f, pattern: p, subject: slices.Index(p.Captures, f.Subject), object: slices.Index(p.Captures, f.Object), constraints: p.Constraints()}
	for attribute, from := range f.Roles {
		if k := slices.Index(p.Captures, from); k >= 0 {
			raw.slots = append(raw.slots, captureSlot{attribute, k})
		}
	}
	slices.SortFunc(raw.slots, func(a, b captureSlot) int {
		return cmp.Or(a.capture-b.capture, strings.Compare(a.attribute, b.attribute))
	})
	return raw
}

func (b *binder) bindClauses(x *Extractor, f *frames, bf *boundFrame, bind func(*rules.Test) *test) {
	for _, c := range bf.Clauses {
		var args []argForm
		for i := range c.Args {
			a := &c.Args[i]
			form := argForm{arg: a, preps: b.set(a.Preps), role: bf.roleOf(a.Role)}
			form.inner = form.preps.has(x.en.that) || form.preps.has(x.en.gap) || form.preps.has(x.en.ifWord)
			form.elsewhere = form.inner || form.preps.has(x.en.of)
			if a.Type != "" {
				form.typ = x.types.mask([]string{a.Type})
			}
			if a.Test != nil {
				form.test = bind(a.Test)
			}
			args = append(args, form)
		}
		for _, v := range c.Verbs {
			id := b.vocab.Add(v.Lemma)
			form := clauseForm{frame: bf, clause: c, args: args, mutual: bf.relation.Symmetric || bf.Mutual}
			if c.Subject.Type != "" {
				form.subject = x.types.mask([]string{c.Subject.Type})
			}
			if v.Particle != "" {
				form.particle = b.vocab.Add(v.Particle)
				f.phrasal[phrasalVerb{id, form.particle}] = true
			}
			form.constraints = form.count()
			f.byVerb[id] = append(f.byVerb[id], form)
			f.verbs.add(id)
		}
	}
}

func (b *binder) bindNouns(f *frames, bf *boundFrame) {
	add := func(n *rules.Noun, predicates bool, forms map[nlp.WordID][]nounForm, words *wordSet) {
		form := nounForm{frame: bf, noun: n, predicates: predicates, head: subjectRole,
			subject: b.attachment(n.Roles[bf.Subject]), object: b.attachment(n.Roles[bf.Object])}
		if n.Roles[bf.Object] == nil {
			form.head = objectRole
		}
		for _, h := range n.Heads {
			id := b.vocab.Add(h)
			forms[id] = append(forms[id], form)
			words.add(id)
		}
	}
	for _, n := range bf.Nouns {
		add(n, false, f.byNoun, &f.nouns)
	}
	for _, n := range bf.Agents {
		add(n, true, f.byAgent, &f.nouns)
	}
	for _, n := range bf.Copulas {
		add(n, true, f.byPredicate, &f.predicates)
	}
}

func (bf *boundFrame) roleOf(name string) role {
	switch name {
	case "":
		return noRole
	case bf.Subject:
		return subjectRole
	case bf.Object:
		return objectRole
	}
	return noRole
}

// accepts returns the types that may fill a role.
func (bf *boundFrame) accepts(r role) uint64 {
	if r == subjectRole {
		return bf.subject
	}
	return bf.object
}

func (b *binder) attachment(via []string) attachment {
	var a attachment
	for _, v := range via {
		switch v {
		case "possessive":
			a.possessive = true
		case "compound":
			a.compound = true
		case "demonym":
			a.demonym = true
		case "between":
			a.between = true
		case "subject":
			a.subject = true
		default:
			a.preps.add(b.vocab.Add(v))
		}
	}
	return a
}
