package extractor

import (
	"slices"
	"strings"

	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/graph"
	"github.com/dossier-kg/dossier/internal/nlp"
)

// modality is how firmly a clause is stated, weakest claim last.
type modality uint8

const (
	asserted modality = iota
	reported
	intended
	possible
	conditional
)

// modalityOf returns the modality of a name, asserted for none.
func modalityOf(name string) modality {
	return modality(max(slices.Index(modalities[:], graph.Modality(name)), 0))
}

var modalities = [...]graph.Modality{graph.Asserted, graph.Reported, graph.Intended, graph.Possible, graph.Conditional}

// attributes are the global rules for polarity, modality and attribution, bound to the vocabulary.
type attributes struct {
	negVerbs, adverbs, adjectives, intention, request, report wordSet
	modals, futures, negation, conditions                     wordSet
	negPhrasals                                               map[phrasal]bool
}

func (b *binder) newAttributes(a *rules.Attributes) attributes {
	phrasals := map[phrasal]bool{}
	for _, words := range a.NegVerbs {
		if verb, particle, ok := strings.Cut(words, " "); ok {
			phrasals[phrasal{b.vocab.Add(verb), b.vocab.Add(particle)}] = true
		}
	}
	return attributes{
		negVerbs: b.set(a.NegVerbs), negPhrasals: phrasals, adverbs: b.set(a.Adverbs), adjectives: b.set(a.Adjectives),
		intention: b.set(a.Intention), request: b.set(a.Request), report: b.set(a.Report),
		modals: b.set(a.Modals), futures: b.set(a.FutureWords), negation: b.set(a.Negation), conditions: b.set(a.Conditions),
	}
}

// A stance is what the words around a verb or noun say about its statement.
type stance struct {
	negative bool
	asked    bool // somebody else wants it: "urged Norway to leave"
	modality modality
	tense    tense
	source   int32 // phrase that says so, -1 for the writer
	cues     []Cue // why, where a trace is kept
}

func (s *stance) weaken(m modality) { s.modality = max(s.modality, m) }

// maxGovernors bounds how many governing verbs a stance looks through.
const maxGovernors = 8

// verbStance follows a verb up through the verbs that govern it.
func (x *Extractor) verbStance(w *work, vi int32) stance {
	v := &w.verbs[vi]
	st := stance{negative: v.negative, tense: v.tense, source: -1}
	x.noteNegation(w, &st, v)
	x.weakenBy(w, &st, v)
	if v.subject >= 0 && w.phrases[v.subject].det == none {
		st.negative = !st.negative
		w.noteCue(&st, w.phrases[v.subject].first, w.phrases[v.subject].last, "negative", "the subject is none")
	}
	for _, a := range w.args[v.args:v.argEnd] {
		q := &w.phrases[a.phrase]
		nothing := q.det == none && q.last-q.first == 1                // "agreed to nothing"
		if nothing || a.prep == 0 && q.det == none && q.mention >= 0 { // "attacked neither Norway nor Sweden"
			st.negative = nothing || !st.negative
			w.noteCue(&st, q.first, q.last, "negative", "the object is none")
		}
	}
	x.asked(w, &st)
	x.opening(w, &st, v)
	for n := 0; n < maxGovernors; n++ {
		if v.link == condition {
			st.weaken(conditional)
			w.noteCue(&st, v.first, v.last, "conditional", "the clause stands under a condition")
		}
		if v.link == adverbial && x.awaited(w, v) {
			st.weaken(conditional)
			w.noteCue(&st, v.first, v.last, "conditional", "what is waited for")
		}
		if v.parent < 0 {
			break
		}
		g := &w.verbs[v.parent]
		if x.grounds(w, v, g) {
			x.happened(w, &st, v.parent)
			break
		}
		if x.detached(w, w.sentence, v) {
			for g.form == infinitive && g.parent >= 0 {
				g = &w.verbs[g.parent]
			}
			x.weakenBy(w, &st, g)
			if st.tense == noTense {
				st.tense = g.tense
			}
		} else {
			x.governedBy(w, &st, v, g)
		}
		v = g
	}
	if p := x.accordingTo(w); p >= 0 && v.form == finite {
		st.weaken(reported)
		if st.source < 0 {
			st.source = p
		}
		w.noteCue(&st, w.phrases[p].first, w.phrases[p].last, "reported", "according to this source")
	}
	return st
}

// awaited reports whether the clause of verb v is what has to happen first: "will not leave until Norway
// leaves", "refused to talk until Norway left", "Once Norway leaves, Sweden will sign". Who "did not leave
// until Norway left" has seen it happen.
func (x *Extractor) awaited(w *work, v *verb) bool {
	if v.form != finite || v.subject < 0 {
		return false
	}
	s := w.sentence
	j := x.ownerStart(w, v.subject) - 1
	if j < s.First || !x.en.awaiting.has(w.token(j).Word) {
		return false
	}
	word := w.token(j).Word
	waits := func(m *verb) bool {
		until := x.en.untils.has(word)
		return m.negative && (m.modal == intended || until && m.modal == possible) || until && x.denies(w, m) || m.modal == intended && v.tense == present && word != x.en.before
	}
	for g := x.verbLeft(w, s, j); g >= 0; g = w.verbs[g].parent {
		if m := &w.verbs[g]; waits(m) || m.form == finite {
			return waits(m)
		}
	}
	for k := v.last; k < s.Last; k++ { // the main clause stands behind
		if g := w.verbAt[k]; g >= 0 && w.verbs[g].link == unlinked && w.verbs[g].form == finite {
			return waits(&w.verbs[g])
		}
	}
	return false
}

// grounds reports whether verb v tells what somebody is punished or praised for by g, which has happened
// whether g does or not: "vowed to punish Norway for arresting X".
func (x *Extractor) grounds(w *work, v, g *verb) bool {
	return v.form == gerund && v.first > w.sentence.First && w.token(v.first-1).Word == x.en.forWord && x.en.requites.has(w.lemma(g.main))
}

// happened gives the stance of what has happened, whatever becomes of verb g above it, who says so.
func (x *Extractor) happened(w *work, st *stance, g int32) {
	if above := x.verbStance(w, g); above.source >= 0 {
		st.weaken(reported)
		st.source = above.source
	}
	if st.tense == noTense {
		st.tense = past
	}
}

// detached reports whether verb v is a gerund behind a comma, which what denies the clause before it does not
// deny: "did not attend, sending a deputy".
func (x *Extractor) detached(w *work, s nlp.Sentence, v *verb) bool {
	return v.form == gerund && v.first > s.First && w.token(v.first-1).Word == x.en.comma
}

// accordingTo returns the phrase behind "according to" in the sentence under way, -1 for
// none. Every verb of the sentence asks, so that the answer is kept.
func (x *Extractor) accordingTo(w *work) int32 {
	s := w.sentence
	if w.according.sentence == s.First+1 {
		return w.according.phrase
	}
	w.according.sentence, w.according.phrase = s.First+1, -1
	for k := s.First; k+2 < s.Last; k++ {
		if w.token(k).Word == x.en.according && w.token(k+1).Word == x.en.to {
			w.according.phrase = w.phraseAt[k+2]
			break
		}
	}
	return w.according.phrase
}

// weakenBy takes the modals and adverbs of one verb group and its sentence adverbs.
func (x *Extractor) weakenBy(w *work, st *stance, v *verb) {
	switch {
	case x.promised(w, v):
		st.weaken(intended)
		w.noteCue(st, v.first, v.last, "intended", "what its subject said it would do")
	case x.cameTrue(w, v):
		st.tense = past
	default:
		st.weaken(v.modal)
		x.noteModal(w, st, v)
	}
	for k := max(v.first-2, 0); k < min(v.last+1, int32(len(w.doc.Tokens))); k++ {
		if x.attr.adverbs.has(w.token(k).Word) && !(x.en.approximations.has(w.token(k).Word) && k+1 < int32(len(w.doc.Tokens)) && w.token(k+1).Tag == nlp.CD) { // "nearly 100" doubts the number only
			st.weaken(possible)
			w.noteCue(st, k, k+1, "possible", "an adverb that doubts")
		}
	}
}

// promised reports whether verb v is what its subject said it would do: "Norway said it
// would leave". Told by another, or without a pronoun, "would" only makes it possible.
func (x *Extractor) promised(w *work, v *verb) bool {
	if v.modal != possible || v.link != complement || v.parent < 0 || v.subject < 0 || !x.attr.report.has(w.lemma(w.verbs[v.parent].main)) {
		return false
	}
	q := &w.phrases[v.subject]
	return w.token(v.first).Word == x.en.would && q.mention >= 0 && w.mentions[q.mention].kind == kindPronoun && q.last-q.first == 1
}

// cameTrue reports whether verb v tells of what came later, seen from the past: "he would later lead Brenta",
// "would go on to found", "would marry Ann in 1950"; not what is said or thought, nor under a condition.
func (x *Extractor) cameTrue(w *work, v *verb) bool {
	if v.modal != possible || v.negative || v.link == complement || v.subject < 0 || w.token(v.first).Word != x.en.would || x.inQuote(w, v.first) {
		return false
	}
	for k := w.sentence.First; k < w.sentence.Last; k++ {
		if x.attr.conditions.has(w.token(k).Word) {
			return false
		}
	}
	m := w.phrases[v.subject].mention
	person := m >= 0 && x.types.is(w.mentions[m].typ, x.personMask)
	for k := v.first + 1; k < v.last; k++ {
		switch word := w.token(k).Word; {
		case x.en.thens.has(word), person && x.en.eventually == word:
			return true
		case word == x.en.goes && k+1 < w.sentence.Last && w.token(k+1).Word == x.en.on:
			return true
		}
	}
	return person && x.datedBefore(w, v)
}

// datedBefore reports whether verb v has a year that is over at the date of the document, if it has one.
func (x *Extractor) datedBefore(w *work, v *verb) bool {
	for _, a := range w.args[v.args:v.argEnd] {
		q := &w.phrases[a.phrase]
		if year := w.words(q.head, q.head+1); q.time && w.isYear(q.head) && (w.date == "" || year < w.date && !strings.HasPrefix(w.date, year)) {
			return true
		}
	}
	return false
}

// governedBy adds what the governing verb g says of the clause of v: it denies,
// plans, asks for or reports it.
func (x *Extractor) governedBy(w *work, st *stance, v, g *verb) {
	switch v.link {
	case complement, purpose, parenthetic:
	default:
		return
	}
	x.saidBy(w, st, v, g)
	x.predicate(w, st, v, g)
	x.opening(w, st, g)
	if g.negative {
		st.negative = !st.negative
		w.noteCue(st, g.first, g.last, "negative", "the verb above is negated")
	}
	x.weakenBy(w, st, g)
	if g.link == condition {
		st.weaken(conditional)
		w.noteCue(st, g.first, g.last, "conditional", "the verb above stands under a condition")
	}
	if st.tense == noTense && !x.denies(w, g) { // what one fails to do is done at no time
		st.tense = g.tense
	}
}

// saidBy adds what the lemma of the governing verb g makes of the clause of v. A verb
// that negates turns the clause round, and "did not deny" turns it round twice: an even
// count cancels.
func (x *Extractor) saidBy(w *work, st *stance, v, g *verb) {
	lemma := w.lemma(g.main)
	told := v.form == finite && x.attr.report.has(lemma) // "told Norway that", against "told Norway to"
	switch {
	case x.denies(w, g) && x.isAim(w, v, g):
		st.weaken(intended)
		w.noteCue(st, g.first, g.last, "intended", "what is done so that it happens")
	case x.denies(w, g):
		st.negative = !st.negative
		w.noteCue(st, g.first, g.last, "negative", "a verb that negates what depends on it")
		if x.attr.report.has(lemma) && g.subject >= 0 && !g.negative {
			st.source = g.subject
			w.noteCue(st, w.phrases[g.subject].first, w.phrases[g.subject].last, "said by", "the subject of the verb that denies")
		}
	case x.attr.intention.has(lemma) || x.attr.request.has(lemma) && !told || x.wanted(w, v, g):
		st.weaken(intended)
		st.asked = st.asked || x.attr.request.has(lemma) || x.wanted(w, v, g)
		w.noteCue(st, g.first, g.last, "intended", "a verb that plans or asks for what depends on it")
	case x.attr.report.has(lemma) && x.saysOf(v, g):
		st.weaken(reported)
		w.noteCue(st, g.first, g.last, "reported", "a verb of saying")
		source := g.subject
		if g.passive { // "was accused by Norway of", "is said to have"
			source = x.byAgent(w, g)
		}
		if st.source < 0 && source >= 0 {
			st.source = source
			w.noteCue(st, w.phrases[source].first, w.phrases[source].last, "said by", "who says it")
		}
	}
}

// wanted reports whether the clause of v is what the subject of g wants to be so: "insisted that Norway leave",
// against "insisted that Norway left".
func (x *Extractor) wanted(w *work, v, g *verb) bool {
	return v.form == finite && w.token(v.main).Tag == nlp.VB && v.first == v.main && x.en.wanting.has(w.lemma(g.main))
}

// isAim reports whether clause v is what the object of verb g was dealt with for: "blocked roads to
// demand". What the object itself is "to" do is no aim: "blocked a plan to".
func (x *Extractor) isAim(w *work, v, g *verb) bool {
	if v.form != infinitive || v.subject != g.subject || g.passive || g.args == g.argEnd || w.args[g.args].prep != 0 {
		return false
	}
	q := &w.phrases[w.args[g.args].phrase]
	head := w.token(q.head)
	return head.Tag == nlp.NNS && q.first == g.last && q.last <= v.first && !x.attr.intention.has(head.Lemma) && !x.attr.request.has(head.Lemma) && !x.attr.adjectives.has(head.Lemma) && !x.attr.report.has(head.Lemma)
}

// saysOf reports whether clause v is what the verb of saying g says: "said that Norway
// attacked", "accused Norway of attacking", "is said to have attacked"; but what "Norway
// admitted attacking" is a fact.
func (x *Extractor) saysOf(v, g *verb) bool {
	return v.form == finite || v.form == gerund && (g.passive || v.subject != g.subject) || v.form == infinitive && g.passive
}

// predicate adds what an adjective between "be" and an infinitive says of it: "is likely
// to", "is ready to", "is unable to".
func (x *Extractor) predicate(w *work, st *stance, v, g *verb) {
	if v.form == infinitive && x.attr.modals.has(w.lemma(g.main)) { // "seems to have attacked"
		st.weaken(possible)
		w.noteCue(st, g.first, g.last, "possible", "a verb that doubts what depends on it")
	}
	if v.form == infinitive && v.first == g.last && w.lemma(g.main) == x.en.be { // "is to meet"
		st.weaken(intended)
		w.noteCue(st, g.first, g.last, "intended", "is to happen")
	}
	if v.form == infinitive && w.token(g.main).Word == x.en.going {
		st.weaken(intended)
		w.noteCue(st, g.first, g.last, "intended", "is going to happen")
	}
	if v.form != infinitive || w.lemma(g.main) != x.en.be || v.first == g.last {
		return
	}
	k := v.first - 1
	word := w.token(k).Word
	switch {
	case x.attr.negVerbs.has(word):
		st.negative = !st.negative
		w.noteCue(st, k, k+1, "negative", "an adjective that negates what depends on it")
	case x.attr.intention.has(word):
		st.weaken(intended)
		w.noteCue(st, k, k+1, "intended", "an adjective that plans what depends on it")
	case x.attr.adjectives.has(word):
		st.weaken(possible)
		w.noteCue(st, k, k+1, "possible", "an adjective that doubts")
	}
}

// nounStance is the stance of an event noun: its own determiner and adjectives,
// and the verb it hangs on.
func (x *Extractor) nounStance(w *work, s nlp.Sentence, p int32) stance {
	q := &w.phrases[p]
	st := stance{source: -1, negative: q.det == none}
	if st.negative {
		w.noteCue(&st, q.first, q.last, "negative", "there is none")
	}
	x.doubt(w, q.first, q.head, &st)
	x.asked(w, &st)
	if q.prep > s.First && w.token(q.prep).Word == x.en.of { // "no proof of an attack"
		if o := w.phraseAt[q.prep-1]; o >= 0 && w.phrases[o].det == none {
			st.negative = !st.negative
			w.noteCue(&st, w.phrases[o].first, q.prep, "negative", "there is none")
		}
	}
	v := x.verbLeft(w, s, q.first)
	if q.subjectOf >= 0 {
		v = q.subjectOf
	}
	if v < 0 {
		return st
	}
	g := &w.verbs[v]
	above := x.verbStance(w, v)
	lemma := w.lemma(g.main)
	object := q.subjectOf < 0 && x.isArg(w, g, p) || q.subjectOf >= 0 && g.passive
	switch {
	case object && x.en.answersTo.has(lemma) && x.en.spoken.has(w.lemma(q.head)): // what is turned down has been said
	case object && x.denies(w, g):
		st.negative = !st.negative
		w.noteCue(&st, g.first, g.last, "negative", "a verb that negates its object")
	case object && (x.attr.intention.has(lemma) || x.attr.request.has(lemma)):
		st.weaken(intended)
		w.noteCue(&st, g.first, g.last, "intended", "a verb that plans or asks for its object")
	case object && above.negative && !(q.subjectOf >= 0 && q.det == none): // "no talks were held" is denied once
		st.negative = !st.negative
		w.noteCue(&st, g.first, g.last, "negative", "the verb above is negated")
	}
	if object || q.subjectOf >= 0 {
		st.weaken(above.modality)
		st.source = above.source
		for _, c := range above.cues {
			if c.Effect != "negative" { // the cases above have it
				st.cues = append(st.cues, c)
			}
		}
	}
	st.tense = above.tense
	return st
}

func (x *Extractor) isArg(w *work, v *verb, p int32) bool {
	for _, a := range w.args[v.args:v.argEnd] {
		if a.phrase == p && (a.prep == 0 || a.prep == x.en.to || a.prep == x.en.of || a.prep == x.en.forWord) {
			return true
		}
	}
	return false
}
