package extractor

import (
	"github.com/dossier-kg/dossier/internal/nlp"
)

// An office is a place where a text names an office: "Foreign Minister".
type office struct {
	first, last int32 // tokens, half-open
}

// findOffices notes the offices named in a sentence, the longest at each place.
func (x *Extractor) findOffices(w *work, s nlp.Sentence) {
	tokens := w.doc.Tokens[:s.Last]
	for i := s.First; i < s.Last; {
		width := x.frames.offices.match(tokens, int(i))
		if width > 1 && w.token(i+int32(width)-1).Tag == nlp.VBN { // "a delegation headed by Vance" has no head of delegation
			width = 0
		}
		if width == 0 || w.at[i] >= 0 && w.mentions[w.at[i]].typ != unknown {
			i++
			continue
		}
		w.offices = append(w.offices, office{i, i + int32(width)})
		w.officeAt[i] = i + int32(width)
		i += int32(width)
	}
}

// matchTitle reads who holds the office o, and of what.
func (x *Extractor) matchTitle(w *work, n int32, s nlp.Sentence, o *office) {
	p := w.phraseAt[o.last-1]
	if p < 0 || o.last < s.Last && x.en.aspirants.has(w.lemma(o.last)) { // "a chancellor candidate"
		return
	}
	st := &w.stance
	holder, was, form := x.holder(w, s, o, p)
	*st = was
	if holder < 0 {
		x.missHolder(w, s, o)
		return
	}
	x.doubt(w, w.phrases[p].first, o.first, st)
	for k := range x.frames.titles {
		t := &x.frames.titles[k]
		if t.heads.match(w.doc.Tokens[:s.Last], int(o.first)) != int(o.last-o.first) {
			continue
		}
		x.emitTitle(w, n, s, o, p, t, holder, st, form)
		if w.token(o.last-1).Tag != nlp.NNS || x.ofMember(w, p, holder) {
			continue
		}
		for _, other := range x.joinedHolders(w, holder) { // "Ann and Dan, founders of Brenta"
			if x.ownBody(w, other) {
				continue
			}
			x.emitTitle(w, n, s, o, p, t, other, st, form)
		}
	}
}

// ofMember reports whether the plural office in phrase p tells of one of a list only, holder m: "Ann Moreau; Dan Moss,
// one of the founders of Brenta; and Karl Vance".
func (x *Extractor) ofMember(w *work, p, m int32) bool {
	if g := x.governingNoun(w, p); g >= 0 && x.amountOf(w, g) == p && x.en.birthOrder.has(w.token(w.phrases[g].head).Word) { // "one of the founders"
		return true
	}
	q := w.phraseAt[w.mentions[m].first]
	return q >= 0 && q < p && w.phrases[q].next > p
}

// joinedHolders returns the mentions of the coordination that mention m is in, but for m.
func (x *Extractor) joinedHolders(w *work, m int32) []int32 {
	q := w.phraseAt[w.mentions[m].first]
	if q < 0 || w.phrases[q].mention != m {
		return nil
	}
	w.holders = w.holders[:0]
	for q = w.phrases[q].lead; q >= 0; q = w.phrases[q].next {
		if o := w.phrases[q].mention; o >= 0 && o != m {
			w.holders = append(w.holders, o)
		}
	}
	return w.holders
}

// ownBody reports whether mention m is followed by a body of its own: the second in "ministers
// Ann Rigg of Norway and Dan Vance of Sweden".
func (x *Extractor) ownBody(w *work, m int32) bool {
	p := w.phraseAt[w.mentions[m].first]
	n := x.following(w, p)
	return n >= 0 && w.token(w.phrases[n].prep).Word == x.en.of
}

func (x *Extractor) emitTitle(w *work, n int32, s nlp.Sentence, o *office, p int32, t *titleForm, holder int32, st *stance, form string) {
	people := t.frame.subject
	if t.body == subjectRole {
		people = t.frame.object
	}
	w.noteTry(t.frame, "title", t.title.Pos, "", o.first, o.last)
	if !x.acceptable(w, holder, people) {
		x.noteMention(w, t.frame, otherRole(t.body), holder, false)
		return
	}
	var buf [maxFillers]filler
	x.noteMention(w, t.frame, otherRole(t.body), holder, true)
	bodies := x.bodies(w, s, o, p, t, buf[:0])
	if len(bodies) == 0 {
		x.noteVacancy(w, n, s, o, p, t.frame, holder, st, form)
	}
	x.noteBodies(w, t, bodies)
	if w.lemma(o.last-1) == x.en.counterpart {
		x.noteCounterpart(w, n, p, o, t.frame, holder, bodies, st)
		return
	}
	first := x.rankedFrom(w, p, o)
	for _, b := range bodies {
		a, c := filler{holder, 1}, b
		if t.body == subjectRole {
			a, c = c, a
		}
		m := match{frame: t.frame, constraints: nounConstraints, shape: "title", form: form, subject: a, object: c, stance: st, trigger: [2]int32{o.first, o.last},
			title: [2]int32{o.first, o.last}, status: [2]int32{x.afterAdverbs(w, s, w.phrases[p].first), o.first}}
		m.place = hull([2]int32{first, o.last}, w.tokensOf(a.mention), w.tokensOf(c.mention))
		fc := x.makeFact(w, n, &m)
		if fc == nil {
			continue
		}
		for attr, slot := range t.frame.Roles {
			if slot == "title" {
				last := x.titleEnd(w, o, b.mention)
				fc.set(attr, x.singular(w, first, o.last, last))
				w.noteSlot(fc, attr, first, last)
			}
		}
		if form != "title" { // what follows "Foreign Minister X" tells of the verb
			x.circumstances(w, t.frame, x.nounArgs(w, s, x.datedEnd(w, s, p, &m)), fc)
		}
	}
}

// singular returns the words of a title whose office ends before token head, of one of those who hold it: "employee"
// of "employees Ann and Dan", but "director of sales".
func (x *Extractor) singular(w *work, first, head, last int32) string {
	t := w.token(head - 1)
	if t.Tag != nlp.NNS || t.Lemma == 0 {
		return w.words(first, last)
	}
	return w.doc.Text[w.token(first).Start:t.Start] + x.vocab.Word(w.lemma(head-1)) + w.doc.Text[t.End:w.token(last-1).End]
}

// rankedFrom returns the first token of an office in phrase p with the words of rank before it:
// "assistant commissioner".
func (x *Extractor) rankedFrom(w *work, p int32, o *office) int32 {
	first := o.first
	for first > w.phrases[p].first && w.at[first-1] < 0 && x.en.ranks.has(w.token(first-1).Word) {
		first--
	}
	return first
}

// holder returns the person who holds office o, named in or beside phrase p; -1 for none.
func (x *Extractor) holder(w *work, s nlp.Sentence, o *office, p int32) (m int32, st stance, form string) {
	q := &w.phrases[p]
	st = stance{source: -1}
	if q.mention >= 0 && q.mention != w.at[o.last-1] && w.mentions[q.mention].first >= o.last {
		return q.mention, st, "title"
	}
	if q.mention >= 0 && w.mentions[q.mention].kind == kindName || q.head >= o.last { // "the president's office", "foreign minister talks"
		return -1, st, ""
	}
	if m := x.holderBeside(w, s, p); m >= 0 {
		return m, st, "apposition"
	}
	if m, v := x.holderOf(w, s, p); m >= 0 {
		return m, x.copulaStance(w, v, p), "copula"
	}
	if m, form := x.holderOfList(w, p); m >= 0 {
		return m, st, form
	}
	if g := x.governingNoun(w, p); g >= 0 && x.amountOf(w, g) == p { // "one of the founders of Brenta"
		return x.holder(w, s, o, g)
	}
	if m := x.nameBehind(w, s, p, x.orgMask); m >= 0 && q.prep < 0 && w.token(w.mentions[m].first-1).Word == x.en.comma { // "A subsidiary of Acme, Beta"
		return m, st, "apposition"
	}
	if v := x.appointing(w, s, p); v >= 0 {
		if m := x.appointee(w, o, p, v); m >= 0 {
			return m, x.verbStance(w, v), "copula"
		}
	}
	if m, g := x.appointed(w, s, p); m >= 0 {
		return m, x.nounStance(w, s, g), "copula"
	}
	return -1, st, ""
}

// holderBeside returns the name that renames the office of phrase p, or stands behind it and what
// hangs on it: "the president of Norway Karen Oduya", "Karen Oduya, the president"; -1 for none.
func (x *Extractor) holderBeside(w *work, s nlp.Sentence, p int32) int32 {
	after := x.nameAfter(w, s, p)
	if after >= 0 && w.token(w.mentions[after].first-1).Word != x.en.comma {
		return after
	}
	if a := w.phrases[p].appos; a >= 0 && w.phrases[a].mention >= 0 {
		return w.phrases[a].mention
	}
	return after
}

// holderOf returns whom a form of "be" and its like says the office of phrase p of, and that verb:
// "Karen Oduya is president", "Brenta's chairman is Karen Oduya"; -1 for none.
func (x *Extractor) holderOf(w *work, s nlp.Sentence, p int32) (m, v int32) {
	if v := x.copula(w, s, p); v >= 0 {
		m := w.phrases[w.verbs[v].subject].mention
		if a := w.phrases[w.verbs[v].subject].appos; m < 0 && a >= 0 { // "Karl Vance, 3rd Baronet, was a politician"
			m = w.phrases[a].mention
		}
		if m < 0 { // "Karen Oduya is a writer who was head of a bank"
			m = x.predicated(w, w.verbs[v].subject)
		}
		if m >= 0 {
			return m, v
		}
	}
	if v, r := x.inverted(w, p); v >= 0 {
		return w.phrases[r].mention, v
	}
	if v := x.verbLeft(w, s, w.phrases[p].first); v >= 0 && w.verbs[v].subject >= 0 && x.saidBefore(w, v, p) && x.following(w, p) >= 0 { // "Brenta was a bank, a subsidiary of Telford"
		return w.phrases[w.verbs[v].subject].mention, v
	}
	return -1, -1
}

// holderOfList returns the person who holds the offices of a list that phrase p is in, -1 for none:
// "Brenta founder and chief executive Vance", "Brenta's founder and chairman, Karen Oduya",
// "Karen Oduya, president and chief executive of Brenta".
func (x *Extractor) holderOfList(w *work, p int32) (m int32, form string) {
	q := &w.phrases[p]
	if m := x.titledNext(w, q.next); m >= 0 {
		return m, "title"
	}
	for n := q.next; n >= 0 && w.phrases[n].mention < 0; n = w.phrases[n].next {
		if a := w.phrases[n].appos; a >= 0 && w.phrases[a].mention >= 0 {
			return w.phrases[a].mention, "apposition"
		}
	}
	if a := w.phrases[q.lead].appos; q.lead != p && a >= 0 && w.phrases[a].mention >= 0 {
		return w.phrases[a].mention, "apposition"
	}
	return -1, ""
}

// titledNext returns the person whose name follows an office in phrase n, -1 for none.
func (x *Extractor) titledNext(w *work, n int32) int32 {
	if n < 0 {
		return -1
	}
	q := &w.phrases[n]
	if m := q.mention; m >= 0 && w.mentions[m].kind == kindName && w.officeAt[q.first] == w.mentions[m].first && x.acceptable(w, m, x.personMask) {
		return m
	}
	return -1
}

// nameAfter returns the person behind "the president of France, X" when phrase p is the office.
func (x *Extractor) nameAfter(w *work, s nlp.Sentence, p int32) int32 {
	return x.nameBehind(w, s, p, x.personMask)
}

// nameBehind returns the name of one of these types behind the noun of phrase p and
// what hangs on it: "the buyer of Beta, Acme".
func (x *Extractor) nameBehind(w *work, s nlp.Sentence, p int32, accept uint64) int32 {
	q := x.following(w, p)
	if q < 0 {
		return -1
	}
	for x.ownsNext(w, q) { // "the head of Norway's Brenta Group, X"
		q++
	}
	listed := false
	for n := w.phrases[q].next; n >= 0 && w.token(w.phrases[n].first-1).Tag == nlp.CC; n = w.phrases[n].next { // "The son of Ann and Bob, X is"
		q, listed = n, true
	}
	end := w.phrases[q].last
	if end >= s.Last {
		return -1
	}
	for m := w.phrases[q].mention; m >= 0; { // "a native of Brundle, Texas, X"
		if m = x.wholeOf(w, m); m >= 0 {
			end = w.mentions[m].last
		}
	}
	for end < s.Last && w.token(end).Word == x.en.open { // "the head of the European Central Bank (ECB), X"
		for end < s.Last && w.token(end).Word != x.en.close {
			end++
		}
		end++
	}
	end = x.behindPlace(w, s, end)
	if end+1 < s.Last && w.phraseAt[end+1] >= 0 && w.phrases[w.phraseAt[end+1]].time && w.token(end).Tag == nlp.IN { // "A unit of Brenta since 1970, X"
		end = w.phrases[w.phraseAt[end+1]].last
	}
	comma := end+1 < s.Last && w.token(end).Word == x.en.comma
	if comma {
		end++
	}
	if end >= s.Last {
		return -1
	}
	r := w.phraseAt[end]
	if r < 0 || w.phrases[r].first != end || w.phrases[r].mention < 0 || x.ownsNext(w, r) { // "the friend of Karen Oduya, Ann's sister"
		return -1
	}
	if v := w.phrases[r].subjectOf; comma && v >= 0 && w.verbs[v].first == w.phrases[r].last && x.verbLeft(w, s, w.phrases[p].first) >= 0 { // "left the troops in Syria, Moreau said"
		return -1
	}
	if listed && (!comma || w.phrases[r].subjectOf < 0 || x.ownerStart(w, p) != s.First) {
		return -1
	}
	m := w.phrases[r].mention
	opens := comma && w.mentions[m].kind == kindPronoun && w.phrases[r].subjectOf >= 0 && w.phrases[p].first == s.First // "A native of Leeds, he"
	if (w.mentions[m].kind == kindName || opens) && x.acceptable(w, m, accept) {
		return m
	}
	return -1
}

// behindPlace returns the end of the place that "in" says at token i, i where it says none: "the head of
// the Brenta Bank in Oslo, X".
func (x *Extractor) behindPlace(w *work, s nlp.Sentence, i int32) int32 {
	if i+1 >= s.Last || w.token(i).Word != x.en.in || w.at[i+1] < 0 {
		return i
	}
	m := w.at[i+1]
	if q := &w.mentions[m]; q.kind != kindName || q.first != i+1 || !x.types.is(q.typ, x.placeMask) {
		return i
	}
	end := w.mentions[m].last
	for m = x.wholeOf(w, m); m >= 0; m = x.wholeOf(w, m) {
		end = w.mentions[m].last
	}
	return end
}
