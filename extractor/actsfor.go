package extractor

import (
	"strings"

	"github.com/dossier-kg/dossier/internal/nlp"
)

// Who acts where a text speaks of something else: the army of a country, soldiers led by somebody, a bomb.

// maker returns who did or has what phrase p names, as a participle behind it says: "crimes
// committed by Norwegian forces", "workers employed by the agency"; -1 for none.
func (x *Extractor) maker(w *work, p int32, accept uint64) (int32, float64) {
	end := w.phrases[p].last
	if end >= w.sentence.Last || w.verbAt[end] < 0 {
		return -1, 0
	}
	v := &w.verbs[w.verbAt[end]]
	if v.form != participle || !v.passive || !x.en.makes.has(w.lemma(v.main)) {
		return -1, 0
	}
	by := x.byAgent(w, v)
	if by < 0 {
		return -1, 0
	}
	return x.standsFor(w, by, accept)
}

// wieldFactor is for who acts by a thing, which is found at some distance.
const wieldFactor = 0.8

// wielders returns who does by phrase p what a clause says of it: "fired the shots that killed
// Moreau", "Moreau was killed by a bomb planted by Vance". It is nobody where that is denied or
// only possible.
func (x *Extractor) wielders(w *work, p int32, accept uint64, out []filler) []filler {
	q := &w.phrases[p]
	if q.mention >= 0 || q.lead != p {
		return out
	}
	if m, factor := x.maker(w, p, accept); m >= 0 {
		return append(out, filler{m, wieldFactor * factor})
	}
	g := x.verbLeft(w, w.sentence, q.first)
	if g < 0 {
		return out
	}
	v := &w.verbs[g]
	if v.last != q.first || v.passive || v.subject < 0 || v.negative || v.modal != asserted || !x.en.wields.has(w.lemma(v.main)) {
		return out
	}
	out = x.fill(w, v.subject, accept, out)
	for i := range out {
		out[i].factor *= wieldFactor
	}
	return out
}

// actedOn reports whether the word at token k says what the country or organisation in it
// does to something else: "Norwegian-backed rebels" are not Norway's, and "the Norwegian-held
// town" is somebody else's. "Norwegian-led forces" act for Norway, "the Labour-led council" for its town.
func (x *Extractor) actedOn(w *work, k int32) bool {
	if !w.token(k).Shape.Has(nlp.Hyphen) {
		return false
	}
	word := w.words(k, k+1)
	what := x.vocab.ID(word[strings.LastIndexByte(word, '-')+1:])
	return x.en.actedOn.has(what) || x.en.governed.has(what) && w.at[k] >= 0 && x.kindOf(&w.mentions[w.at[k]]) == "party"
}

// leaderOf returns who leads those that phrase p speaks of, as the participle behind it says: "soldiers led by Vance",
// "met a delegation headed by Vance", but not a company; -1 for none.
func (x *Extractor) leaderOf(w *work, p int32, accept uint64) (int32, float64) {
	end := w.phrases[p].last
	if end >= w.sentence.Last || w.verbAt[end] < 0 || x.lists.nominalCompany.has(w.token(w.phrases[p].head)) {
		return -1, 0
	}
	v := &w.verbs[w.verbAt[end]]
	if v.form != participle || !v.passive || !x.en.commands.has(w.lemma(v.main)) {
		return -1, 0
	}
	by := x.byAgent(w, v)
	if by < 0 || w.phrases[by].mention < 0 || !x.acceptable(w, w.phrases[by].mention, accept) {
		return -1, 0
	}
	return w.phrases[by].mention, wieldFactor
}

// actsFor returns the mention that phrase p, whose noun stands for the country or organisation
// it belongs to, acts for: "Norway's army", "the Norwegian army", "the army of Norway".
func (x *Extractor) actsFor(w *work, p int32, accept uint64) (int32, float64) {
	q := &w.phrases[p]
	if !x.en.members.has(w.token(q.head).Lemma) { // "Texas officials", but not "Arctic nations"
		accept = x.withActing(accept)
	}
	if q.poss >= 0 {
		if m := x.bodyBeforeHead(w, q); m >= 0 && x.acceptable(w, m, accept) {
			return m, 0.85
		}
		if m := w.phrases[q.poss].mention; m >= 0 && x.acceptable(w, m, accept) {
			return m, 0.85
		}
		if o := &w.phrases[q.poss]; o.mention < 0 && x.lists.standFor.has(w.token(o.head)) { // "the Norwegian prosecutor's office"
			if m := x.actorWithin(w, o, accept); m >= 0 {
				return m, 0.75
			}
		}
	}
	other := w.lemma(q.head) == x.en.counterpart // "her counterparts from Norway" are not hers
	if m := x.actorWithin(w, q, accept); m >= 0 && !(other && w.mentions[m].kind == kindPronoun) {
		if q.det == indefinite { // "a British minister"
			return m, 0.75
		}
		return m, 0.85
	}
	if b := x.beforeBracket(w, w.sentence, q.first-1); b >= 0 { // "Telford Holdings (TH) officials"
		if m := w.phrases[b].mention; m >= 0 && w.mentions[m].kind == kindName && x.types.is(w.mentions[m].typ, x.orgMask) && x.acceptable(w, m, accept) {
			return m, 0.85
		}
	}
	if m := x.loyalTo(w, p); m >= 0 && x.acceptable(w, m, accept) {
		return m, 0.8
	}
	if n := x.following(w, p); n >= 0 {
		whole := other || q.det != indefinite || x.en.collectives.has(w.token(q.head).Lemma)       // "a delegation of NATO"
		speaks := w.token(q.last).Word == x.en.forWord && x.en.speakers.has(w.token(q.head).Lemma) // "a spokesman for Karen Oduya"
		if prep := w.token(q.last).Word; speaks || prep == x.en.by || whole && (prep == x.en.of || prep == x.from) || x.actsThere(w, q, n, accept) {
			if m := w.phrases[n].mention; m >= 0 && x.acceptable(w, m, accept) {
				return m, 0.8
			}
			r := &w.phrases[n]
			if m := x.actorWithin(w, r, accept); m >= 0 && r.mention < 0 && x.lists.standFor.has(w.token(r.head)) { // "contingents of Norwegian troops"
				return m, 0.7
			}
		}
	}
	return -1, 0
}

// bodyBeforeHead returns the organisation that stands right before the head of phrase q: "Norway's Kestrel Front
// rebels", but not "Norway's NATO envoy"; -1 for none.
func (x *Extractor) bodyBeforeHead(w *work, q *phrase) int32 {
	if q.head == q.first {
		return -1
	}
	m := w.at[q.head-1]
	if m < 0 || w.mentions[m].kind != kindName || !x.types.is(w.mentions[m].typ, x.orgMask) || x.kindOf(&w.mentions[m]) == "igo" {
		return -1
	}
	return m
}

// actsThere reports whether those whom phrase q speaks of act for the country or city that they are in: "police
// in Norway", "a court in Oslo"; where it happens and does not last, its people, too: "students across Norway", but
// not "voters in Karen Oduya's district".
func (x *Extractor) actsThere(w *work, q *phrase, n int32, accept uint64) bool {
	prep, head := w.token(q.last).Word, w.token(q.head)
	if prep == x.en.in && x.lists.organ.has(head) {
		return true
	}
	if m := w.phrases[n].mention; accept&lasting != 0 || !x.en.insides.has(prep) || m < 0 || !x.acceptable(w, m, x.placeMask) || x.ownsNext(w, n) {
		return false
	}
	return x.lists.populace.has(head) || q.head > q.first && x.lists.populace.has(w.token(q.head-1)) // "opposition groups in Norway"
}

// withActing returns a set of types with those that count through people who act for them, where
// the set has these.
func (x *Extractor) withActing(accept uint64) uint64 {
	if accept&acting != 0 {
		return accept | x.through
	}
	return accept
}

// actorWithin returns the name or demonym before the head of phrase q whose people that means:
// "Norwegian troops", "two Norwegian aid groups"; -1 for none.
func (x *Extractor) actorWithin(w *work, q *phrase, accept uint64) int32 {
	for k := q.head - 1; k >= q.first; k-- {
		if m := w.at[k]; m >= 0 && x.acceptable(w, m, accept) && !x.actedOn(w, k) {
			return m
		}
	}
	return -1
}

// loyalTo returns whom those that phrase p speaks of fight or speak for: "forces loyal to
// Moreau"; -1 for none.
func (x *Extractor) loyalTo(w *work, p int32) int32 {
	k := w.phrases[p].last
	if k+2 >= w.sentence.Last || !x.en.loyals.has(w.token(k).Word) || w.token(k+1).Word != x.en.to && w.token(k+1).Word != x.en.with || w.phraseAt[k+2] < 0 {
		return -1
	}
	return w.phrases[w.phraseAt[k+2]].mention
}
