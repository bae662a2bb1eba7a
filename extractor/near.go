package extractor

import (
	"strconv"
	"strings"

	"github.com/dossier-kg/dossier/internal/nlp"
)

// What follows runs only where a trace is kept: it says in plain words which
// condition of a rule failed, and on what.

// missArg records that no argument of verb v from argument k on fits a.
func (x *Extractor) missArg(w *work, f *boundFrame, v *verb, k int32, a *argForm) {
	if w.trace == nil {
		return
	}
	wants := x.wants(f, a)
	why := "there is no direct object"
	if !a.preps.empty() {
		why = "nothing follows " + quotedWords(a.arg.Preps)
	}
	for ; k < v.argEnd; k++ {
		g := w.args[k]
		if a.preps.empty() != (g.prep == 0) || !a.preps.empty() && !a.preps.has(g.prep) {
			continue
		}
		x.missPhrase(w, f, a, g.phrase)
		return
	}
	w.noteFailed(wants, why, v.first, v.last)
}

// missPhrase records why phrase p does not fit a.
func (x *Extractor) missPhrase(w *work, f *boundFrame, a *argForm, p int32) {
	if w.trace == nil {
		return
	}
	wants := x.wants(f, a)
	if p < 0 {
		w.noteFailed(wants, "there is none", -1, -1)
		return
	}
	q := &w.phrases[p]
	if a.test != nil {
		w.noteFailed(wants, strconv.Quote(w.words(q.head, q.last))+" does not pass", q.first, q.last)
		return
	}
	w.noteFailed(wants, x.refusal(w, p), q.first, q.last)
}

// heldArg records that phrase p fits a.
func (x *Extractor) heldArg(w *work, f *boundFrame, a *argForm, p int32) {
	if w.trace != nil {
		w.noteHeld(x.wants(f, a), w.phrases[p].first, w.phrases[p].last)
	}
}

// wants says what an argument must be.
func (x *Extractor) wants(f *boundFrame, a *argForm) string {
	where := " as direct object"
	if !a.preps.empty() {
		where = " after " + quotedWords(a.arg.Preps)
	}
	if a.test != nil {
		return a.arg.Test.Words() + where
	}
	return x.wantsRole(f, a.role, a.typ) + "," + where
}

// wantsRole says what a role of a frame must be.
func (x *Extractor) wantsRole(f *boundFrame, r role, narrowed uint64) string {
	name, accept := f.Object, f.object
	if r == subjectRole {
		name, accept = f.Subject, f.subject
	}
	if narrowed != 0 {
		accept = narrowed
	}
	return name + ", " + x.typeNames(accept)
}

// typeNames lists the types of a mask: "a person or organization".
func (x *Extractor) typeNames(mask uint64) string {
	var names []string
	for i, name := range x.types.names {
		if mask&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	return article(either(names))
}

// either joins alternatives: "a, b or c".
func either(names []string) string {
	if n := len(names); n > 1 {
		return strings.Join(names[:n-1], ", ") + " or " + names[n-1]
	}
	return strings.Join(names, "")
}

func quotedWords(words []string) string {
	var q []string
	for _, w := range words {
		q = append(q, strconv.Quote(w))
	}
	return either(q)
}

// refusal says what phrase p is, since it is not what was wanted.
func (x *Extractor) refusal(w *work, p int32) string {
	q := &w.phrases[p]
	if q.mention < 0 {
		return strconv.Quote(w.words(q.first, q.last)) + " names nothing"
	}
	return x.identity(w, q.mention)
}

// identity says what mention m is.
func (x *Extractor) identity(w *work, m int32) string {
	q := &w.mentions[m]
	text := strconv.Quote(w.words(q.first, q.last))
	switch {
	case q.entity < 0 && q.kind == kindName:
		return text + " is a name of unknown type"
	case q.entity < 0:
		return text + " refers to nothing known"
	}
	e := &w.entities[q.entity]
	kind := x.types.names[e.typ]
	if e.kind != "" {
		kind += " (" + e.kind + ")"
	}
	if q.kind == kindName {
		return text + " is " + article(kind)
	}
	return text + " is " + e.name + ", " + article(kind)
}

// article puts "a" or "an" before a word.
func article(word string) string {
	if strings.ContainsRune("aeiou", rune(word[0])) {
		return "an " + word
	}
	return "a " + word
}

// noteRole records whether phrase p fills role r of the frame under way, p is -1 for
// none. The role takes the types of accept.
func (x *Extractor) noteRole(w *work, f *boundFrame, r role, accept uint64, p int32, held bool) {
	if w.trace == nil {
		return
	}
	wants := x.wantsRole(f, r, accept)
	switch {
	case p < 0:
		w.noteFailed(wants, "the verb has no subject, or no agent after \"by\"", -1, -1)
	case held:
		w.noteHeld(wants, w.phrases[p].first, w.phrases[p].last)
	default:
		w.noteFailed(wants, x.refusal(w, p), w.phrases[p].first, w.phrases[p].last)
	}
}

// noteMention records whether mention m fills role r of the frame under way.
func (x *Extractor) noteMention(w *work, f *boundFrame, r role, m int32, held bool) {
	if w.trace == nil {
		return
	}
	q := &w.mentions[m]
	if held {
		w.noteHeld(x.wantsRole(f, r, 0), q.first, q.last)
	} else {
		w.noteFailed(x.wantsRole(f, r, 0), x.identity(w, m), q.first, q.last)
	}
}

// noteEnds records what fills the two roles of a nominal form.
func (x *Extractor) noteEnds(w *work, f *nounForm, subjects, objects []filler) {
	if w.trace == nil {
		return
	}
	for _, end := range []struct {
		role role
		name string
		by   []filler
	}{{subjectRole, f.frame.Subject, subjects}, {objectRole, f.frame.Object, objects}} {
		for _, fl := range end.by {
			x.noteMention(w, f.frame, end.role, fl.mention, true)
		}
		if len(end.by) > 0 {
			continue
		}
		none := "none hangs on the noun by " + quotedWords(f.noun.Roles[end.name])
		if f.predicates && end.role == f.head {
			none = "the noun describes none: no name stands beside it, and no verb says that something is it"
		}
		w.noteFailed(x.wantsRole(f.frame, end.role, 0), none, -1, -1)
		return
	}
}

// nounText returns the head of a nominal form as a text for the trace.
func (x *Extractor) nounText(w *work, f *nounForm, p int32) string {
	if w.trace == nil {
		return ""
	}
	return x.lemmaText(w, w.phrases[p].head)
}

func otherRole(r role) role {
	if r == subjectRole {
		return objectRole
	}
	return subjectRole
}

// noteBodies records what an office belongs to.
func (x *Extractor) noteBodies(w *work, t *titleForm, bodies []filler) {
	if w.trace == nil {
		return
	}
	for _, b := range bodies {
		x.noteMention(w, t.frame, t.body, b.mention, true)
	}
	if len(bodies) == 0 {
		w.noteFailed(x.wantsRole(t.frame, t.body, 0), "the office has none in one of the ways "+quotedWords(t.title.Via), -1, -1)
	}
}

// missHolder records that nobody holds the office o.
func (x *Extractor) missHolder(w *work, s nlp.Sentence, o *office) {
	if w.trace == nil {
		return
	}
	for k := range x.frames.titles {
		t := &x.frames.titles[k]
		if t.heads.match(w.doc.Tokens[:s.Last], int(o.first)) == int(o.last-o.first) {
			w.noteTry(t.frame, "title", t.title.Pos, "", o.first, o.last)
			w.noteFailed(x.wantsRole(t.frame, otherRole(t.body), 0), "nobody is named beside the office", -1, -1)
		}
	}
}

// missKin records that the word of kinship at token kin has no one at one end.
func (x *Extractor) missKin(w *work, kin, m int32, wants, none string) {
	if w.trace == nil {
		return
	}
	for _, fr := range x.frames.kin[w.lemma(kin)] {
		w.noteTry(x.frames.bound[fr], "kin", fr.Pos, w.words(kin, kin+1), kin, kin+1)
		if m >= 0 {
			w.noteFailed(wants, x.identity(w, m), w.mentions[m].first, w.mentions[m].last)
		} else {
			w.noteFailed(wants, none, -1, -1)
		}
	}
}

// missParticle records that verb v has not the particle that the clause wants.
func (x *Extractor) missParticle(w *work, v *verb, particle nlp.WordID) {
	if w.trace != nil {
		w.noteFailed(strconv.Quote(x.vocab.Word(particle))+" with the verb", "the verb stands without it", v.first, v.last)
	}
}
