package extractor

import (
	"strings"

	"github.com/dossier-kg/dossier/internal/nlp"
)

// bodies returns the countries or organisations that office o belongs to.
func (x *Extractor) bodies(w *work, s nlp.Sentence, o *office, p int32, t *titleForm, out []filler) []filler {
	accept, party := t.frame.accepts(t.body), int32(-1)
	q := &w.phrases[p]
	if m := x.partyBefore(w, o, q); t.via.compound && m >= 0 && x.acceptable(w, m, accept) {
		return append(out, filler{m, 1})
	}
	if t.via.possessive {
		if out = x.owningBody(w, s, p, accept, out); len(out) > 0 {
			return out
		}
	}
	for k := o.first; k >= q.first; k-- {
		m := w.at[k]
		if m < 0 || k == o.first && w.mentions[m].kind != kindNominal || w.mentions[m].kind == kindPronoun || !x.acceptable(w, m, accept) || x.ofParty(w, m) || x.schooled(w, k) {
			continue
		}
		if x.forParty(w, o, m) {
			party = m
			continue
		}
		if o := &w.mentions[m]; o.also == 0 && o.end < w.token(o.last-1).End && w.token(o.last-1).Shape.Has(nlp.Hyphen) { // "the Spanish-appointed viceroy"
			continue
		}
		if t := w.token(o.first); x.en.chairs.has(t.Word) && t.Shape.Has(nlp.Upper) && x.kindOf(&w.mentions[m]) == "company" { // "the Brenta Professor of Law"
			continue
		}
		if t.via.demonym || t.via.compound {
			out = append(out, filler{m, 1})
			if also := w.mentions[m].also; also != 0 && w.mentions[m].kind == kindDemonym && x.acceptable(w, also, accept) { // "a British-Iranian citizen"
				out = append(out, filler{also, 1})
			}
			return out
		}
	}
	if m := x.bracketedBody(w, s, q.first); t.via.compound && o.first == q.first && m >= 0 && x.acceptable(w, m, accept) {
		return append(out, filler{m, 1})
	}
	if !t.via.preps.empty() && o.last == q.last {
		if out = x.afterPrep(w, s, p, t.via.preps, accept, out); len(out) > 0 {
			return out
		}
	}
	if m := x.unitOwner(w, o); m >= 0 && t.named() {
		return append(out, filler{m, 0.9})
	}
	if out = x.listedBody(w, s, o, p, t, accept, out); len(out) > 0 {
		return out
	}
	if out = x.relativeBody(w, s, p, &t.via, accept, out); len(out) > 0 {
		return out
	}
	if out = x.appointingBody(w, s, p, accept, out); len(out) > 0 {
		return out
	}
	if w.lemma(o.last-1) == x.en.minister { // "the Labour Party, led by Prime Minister Ann Vance"
		accept &= x.countryMask
	}
	out = x.impliedBody(w, s, o, p, accept, out)
	if len(out) == 0 {
		out = x.enteredBody(w, s, o, p, accept, out)
	}
	if len(out) == 0 {
		out = x.announcingBody(w, s, o, p, accept, out)
	}
	if len(out) == 0 {
		out = x.spokenOf(w, s, o, p, accept, out)
	}
	if len(out) == 0 && party >= 0 && t.via.compound && x.lists.headed.match(w.doc.Tokens[:o.last], int(o.first)) == 0 {
		return append(out, filler{party, 1}) // "Labour MP Ann Vance"
	}
	return out
}

// partyBefore returns the party whose name stands right before office o, which is of that and not of the country
// that the phrase begins with: "Norway's Labour Party leader"; -1 for none, and where it put up a mayor.
func (x *Extractor) partyBefore(w *work, o *office, q *phrase) int32 {
	if o.first == q.first {
		return -1
	}
	m := w.at[o.first-1]
	if m < 0 || w.mentions[m].kind != kindName || w.mentions[m].entity < 0 || w.entities[w.mentions[m].entity].kind != "party" || x.forParty(w, o, m) {
		return -1
	}
	return m
}

// owningBody returns who has phrase p, which holds an office: "France's president", "its president".
func (x *Extractor) owningBody(w *work, s nlp.Sentence, p int32, accept uint64, out []filler) []filler {
	q := &w.phrases[p]
	if q.poss >= 0 {
		if out = x.fill(w, q.poss, accept, out); len(out) > 0 {
			return out
		}
	}
	if out = x.whoseBody(w, s, q.first, accept, out); len(out) > 0 {
		return out
	}
	if v := x.having(w, s, p); v >= 0 { // "Brenta has a subsidiary, Telford Holdings"
		if out = x.fill(w, w.verbs[v].subject, accept, out); len(out) > 0 {
			return out
		}
	}
	if m := w.at[q.first]; m >= 0 && (w.mentions[m].kind == kindPronoun || w.mentions[m].kind == kindNominal) && x.acceptable(w, m, accept) {
		return append(out, filler{m, 1})
	}
	return out
}

// listedBody returns what office o belongs to where phrase p is one of a list, or a name stands between
// the office and its body.
func (x *Extractor) listedBody(w *work, s nlp.Sentence, o *office, p int32, t *titleForm, accept uint64, out []filler) []filler {
	q := &w.phrases[p]
	if o.last == q.last && q.next >= 0 && w.phrases[q.next].det == bare && w.phrases[q.next].mention < 0 { // "the founder and chairman of Telford Holdings"
		last := q.next
		for w.phrases[last].next >= 0 {
			last = w.phrases[last].next
		}
		if x.en.complemented.has(w.lemma(w.phrases[last].head)) && !x.en.complemented.has(w.lemma(o.last-1)) { // "a lawyer and member of the Labour Party"
			return out
		}
		if out = x.afterPrep(w, s, last, t.via.preps, accept, out); len(out) > 0 {
			return out
		}
	}
	if n := x.following(w, p); o.last < q.last && n >= 0 && t.via.preps.has(x.en.of) && w.token(w.phrases[n].prep).Word == x.en.of {
		if out = x.fill(w, n, accept, out); len(out) > 0 { // "President Anna Moreau of France"
			return out
		}
	}
	lead := &w.phrases[q.lead]
	if q.lead == p || q.det != bare {
		return out
	}
	if lead.poss >= 0 {
		if out = x.fill(w, lead.poss, accept, out); len(out) > 0 {
			return out
		}
	}
	for k := lead.first; k < lead.head && lead.mention < 0; k++ { // "Brenta founder and chief executive Vance"
		if m := w.at[k]; m >= 0 && (t.via.demonym || t.via.compound) && w.mentions[m].kind != kindPronoun && x.acceptable(w, m, accept) && !x.ofParty(w, m) && (w.mentions[m].kind != kindDemonym || x.endsOffice(w, lead)) {
			return append(out, filler{m, 1})
		}
	}
	if m := x.sharedBody(w, o, lead, accept); m >= 0 && !x.namedInPhrase(w, p, o.first) && (t.via.demonym || t.via.compound) {
		return append(out, filler{m, 0.8})
	}
	return out
}

// sharedBody returns the country or organisation before the office of the person whom the phrase lead names, of
// which office o is as well: "Norwegian President Ann Vance and Foreign Minister Dan Moss"; -1 for none. Two
// heads of state are rarely of one.
func (x *Extractor) sharedBody(w *work, o *office, lead *phrase, accept uint64) int32 {
	if lead.mention < 0 || w.mentions[lead.mention].kind != kindName {
		return -1
	}
	k := w.mentions[lead.mention].first - 1
	for k > lead.first && w.officeAt[k] != w.mentions[lead.mention].first {
		k--
	}
	if k <= lead.first || w.at[k-1] < 0 {
		return -1
	}
	m := w.at[k-1]
	if !x.acceptable(w, m, accept) || w.entities[w.mentions[m].entity].kind == "party" {
		return -1
	}
	if x.types.is(w.mentions[m].typ, x.orgMask) || x.lists.headed.match(w.doc.Tokens[:o.last], int(o.first)) == 0 && x.lists.stateOffice.match(w.doc.Tokens[:o.last], int(o.first)) > 0 {
		return m
	}
	return -1
}

// bracketedBody returns the mention before the brackets that end before token i: "Northern Farmers
// League (NFL) chairman"; -1 for none.
func (x *Extractor) bracketedBody(w *work, s nlp.Sentence, i int32) int32 {
	if i < s.First+4 || w.token(i-1).Word != x.en.close || w.token(i-3).Word != x.en.open || w.at[i-2] < 0 || w.at[i-4] < 0 {
		return -1
	}
	m, short := w.at[i-4], w.at[i-2]
	if w.mentions[m].last != i-3 || w.mentions[m].entity != w.mentions[short].entity {
		return -1
	}
	return m
}

// endsOffice reports whether the head of a phrase is that of an office: what a Norwegian painter
// and chairman heads need not be Norway.
func (x *Extractor) endsOffice(w *work, q *phrase) bool {
	for k := q.first; k <= q.head; k++ {
		if w.officeAt[k] == q.head+1 {
			return true
		}
	}
	return false
}

// relativeBody returns the body that a relative clause describes in which office p is said of
// somebody: "Telford Holdings, where she was an engineer", "of which she was president".
func (x *Extractor) relativeBody(w *work, s nlp.Sentence, p int32, via *attachment, accept uint64, out []filler) []filler {
	v := x.copula(w, s, p)
	if v < 0 || w.verbs[v].gapPrep == 0 || w.verbs[v].relative < 0 {
		return out
	}
	g := &w.verbs[v]
	if g.gapPrep == x.en.there {
		accept &= x.orgMask // who is a director in a town does not direct the town
	} else if !via.preps.has(g.gapPrep) {
		return out
	}
	return x.fill(w, x.antecedentOf(w, g.relative, g.gapPrep), accept, out)
}

// ofParty reports whether mention m is the adjective of an organisation: a Republican senator
// is a member of the party, and of something else a senator.
func (x *Extractor) ofParty(w *work, m int32) bool {
	return w.mentions[m].kind == kindDemonym && x.types.is(w.entities[w.mentions[m].entity].typ, x.orgMask)
}

// schooled reports whether the name at token i only says where somebody learned: "a Harvard-educated lawmaker".
func (x *Extractor) schooled(w *work, i int32) bool {
	t := w.token(i)
	if !t.Shape.Has(nlp.Hyphen) {
		return false
	}
	word := w.doc.Text[t.Start:t.End]
	return strings.HasSuffix(word, "-educated") || strings.HasSuffix(word, "-trained")
}

// forParty reports whether mention m is the party that put up who holds office o, which is of a state or
// a town: "the Labour mayor of Leeds".
func (x *Extractor) forParty(w *work, o *office, m int32) bool {
	return x.en.elected.has(w.lemma(o.last-1)) && w.entities[w.mentions[m].entity].kind == "party"
}

// enteredBody returns the organisation that the verb before says that somebody founded or joined, for an office at its
// head: "joined Brenta in 1990 and became chief executive", "founded Brenta, serving as president". What heads a party
// or an army may head a state, too.
func (x *Extractor) enteredBody(w *work, s nlp.Sentence, o *office, p int32, accept uint64, out []filler) []filler {
	q := &w.phrases[p]
	if q.det == indefinite || q.poss >= 0 || q.last != o.last || x.following(w, p) >= 0 && w.token(q.last).Word == x.en.of || x.lists.headed.match(w.doc.Tokens[:o.last], int(o.first)) == 0 {
		return out
	}
	v := x.copula(w, s, p)
	if v <= 0 {
		return out
	}
	g := &w.verbs[v-1]
	if g.first < s.First || g.passive || g.negative || !x.en.enters.has(w.lemma(g.main)) || !x.sameSubject(w, v-1, v) {
		return out
	}
	for _, a := range w.args[g.args:g.argEnd] {
		m := w.phrases[a.phrase].mention
		if a.prep != 0 && a.prep != x.en.to || m < 0 || w.mentions[m].kind != kindName || !x.acceptable(w, m, accept&x.orgMask) {
			continue
		}
		switch x.kindOf(&w.mentions[m]) {
		case "party", "military", "government", "igo":
			return out
		}
		return append(out, filler{m, 0.8})
	}
	return out
}

// impliedBody returns the country or organisation whose own people the clause
// speaks of, for an office that names none: "Norway's delegation was led by
// Foreign Minister X", "Norway was represented by special envoy Y".
func (x *Extractor) impliedBody(w *work, s nlp.Sentence, o *office, p int32, accept uint64, out []filler) []filler {
	v := x.verbLeft(w, s, w.phrases[p].first)
	if v >= 0 && w.verbs[v].passive && x.en.hires.has(w.lemma(w.verbs[v].main)) { // "hired by Telford Holdings as president"
		if a := x.byAgent(w, &w.verbs[v]); a >= 0 && a != p && x.copula(w, s, p) == v {
			return x.fill(w, a, accept&x.orgMask, out)
		}
	}
	if v >= 0 && !w.verbs[v].passive && w.phrases[p].prep >= 0 && w.token(w.phrases[p].prep).Word == x.en.as { // "joined Telford Holdings as president"
		if a := w.verbs[v].args; a < w.verbs[v].argEnd && w.args[a].prep == 0 && x.copula(w, s, p) == v {
			return x.fill(w, w.args[a].phrase, accept&x.orgMask, out)
		}
		return out
	}
	if v < 0 || !w.verbs[v].passive || w.verbs[v].subject < 0 || accept&x.personMask == 0 && !x.en.heads.has(w.lemma(w.verbs[v].main)) || x.byAgent(w, &w.verbs[v]) != p {
		return out
	}
	if x.en.begins.has(w.lemma(w.verbs[v].main)) && x.lists.headed.match(w.doc.Tokens[:o.last], int(o.first)) == 0 { // "founded by engineer Karl Lind"
		return out
	}
	sub := w.verbs[v].subject
	if poss := w.phrases[sub].poss; poss >= 0 {
		sub = poss
	}
	if m := w.phrases[sub].mention; m >= 0 && x.acceptable(w, m, accept) {
		return append(out, filler{m, 0.7})
	}
	return out
}
