package extractor

import "github.com/dossier-kg/dossier/internal/nlp"

// appointing returns the verb, in the active voice, that gives somebody the office of
// phrase p: "named Anna Moreau chief executive", "elected her as its head"; -1 for none.
func (x *Extractor) appointing(w *work, s nlp.Sentence, p int32) int32 {
	q := &w.phrases[p]
	start := x.ownerStart(w, p)
	if q.prep >= 0 {
		if prep := w.token(q.prep).Word; prep != x.en.as && (prep != x.en.to || q.det != bare) { // "promoted her to chief executive"
			return -1
		}
		start = min(start, q.prep)
	}
	for k := q.first; k < q.head; k++ { // "named him the best coach"
		if t := w.token(k).Tag; t == nlp.JJS || t == nlp.RBS {
			return -1
		}
	}
	v := x.verbLeft(w, s, start)
	if v < 0 || w.verbs[v].passive || !x.lists.appoint.has(w.token(w.verbs[v].main)) {
		return -1
	}
	if q.subjectOf >= 0 || w.token(start-1).Word == x.en.comma { // "when Brenta made the offer, Chief Moreau left"
		return -1
	}
	return v
}

// appointee returns who gets the office o of phrase p by the verb v, -1 for none.
func (x *Extractor) appointee(w *work, o *office, p, v int32) int32 {
	q := &w.phrases[p]
	g := &w.verbs[v]
	if o.first > q.first && g.last == q.first { // in one phrase: "Anna Moreau chief executive"
		if m := w.at[o.first-1]; m >= 0 && w.mentions[m].first == q.first {
			return m
		}
	}
	for _, a := range w.args[g.args:g.argEnd] {
		if a.prep == 0 && a.phrase != p && w.phrases[a.phrase].first == g.last {
			return w.phrases[a.phrase].mention
		}
	}
	return -1
}

// appointed returns who gets the office of phrase p by a noun before it, and the phrase of that noun: "the appointment
// of Peter Vance as chairman", "Vance's election as president"; -1 for none.
func (x *Extractor) appointed(w *work, s nlp.Sentence, p int32) (m, g int32) {
	end := x.ownerStart(w, p) - 1
	if end <= s.First || w.token(end).Word != x.en.as {
		return -1, -1
	}
	g = w.phraseAt[end-1]
	if g < 0 || w.phrases[g].last != end {
		return -1, -1
	}
	if q := &w.phrases[g]; x.en.appointments.has(w.lemma(q.head)) && q.poss >= 0 {
		return w.phrases[q.poss].mention, g
	}
	m = w.phrases[g].mention
	if g = x.governingNoun(w, g); g < 0 || !x.en.appointments.has(w.lemma(w.phrases[g].head)) || w.token(w.phrases[g].last).Word != x.en.of {
		return -1, -1
	}
	return m, g
}

// appointerFactor: who appoints is mostly, not always, whose office it is.
const appointerFactor = 0.8

// appointingBody returns the country or organisation that appoints to the office of
// phrase p, to which the office then belongs.
func (x *Extractor) appointingBody(w *work, s nlp.Sentence, p int32, accept uint64, out []filler) []filler {
	subject := int32(-1)
	if v := x.appointing(w, s, p); v >= 0 {
		subject = w.verbs[v].subject
	} else if _, g := x.appointed(w, s, p); g >= 0 {
		if subject = x.announcer(w, s, g); subject >= 0 && x.fillsOthers(w, subject) {
			return out
		}
	}
	if subject < 0 {
		return out
	}
	out = x.fill(w, subject, accept, out)
	if head := w.token(w.phrases[subject].head); len(out) == 0 && (x.lists.owned.has(head) || x.lists.nominalBody.has(head)) { // "Brenta's board elected Moreau chairwoman"
		if m, factor := x.owner(w, subject, accept); m >= 0 {
			out = append(out, filler{m, factor})
		}
	}
	if head := w.lemma(w.phrases[subject].head); len(out) == 0 && x.en.appointers.has(head) { // "the Norwegian government named Moreau foreign minister"
		if m, factor := x.actsFor(w, subject, accept&x.countryMask); m >= 0 {
			out = append(out, filler{m, factor})
		}
	}
	for i := range out {
		out[i].factor *= appointerFactor
	}
	return out
}

// announcer returns who makes or tells of the appointment of phrase g: "Brenta's appointment of Vance", "Brenta
// announced the appointment of Vance"; -1 for none.
func (x *Extractor) announcer(w *work, s nlp.Sentence, g int32) int32 {
	if q := &w.phrases[g]; q.poss >= 0 {
		return q.poss
	}
	v := x.verbLeft(w, s, w.phrases[g].first)
	if v < 0 || w.verbs[v].passive || !x.en.announces.has(w.lemma(w.verbs[v].main)) || !x.isArg(w, &w.verbs[v], g) {
		return -1
	}
	return w.verbs[v].subject
}

// announcingBody returns the company that says who gets or leaves an office at its head, for an office of phrase p that names
// no body: "Brenta said Karl Vance would become chief executive", "said chief executive Karl Vance would step down".
func (x *Extractor) announcingBody(w *work, s nlp.Sentence, o *office, p int32, accept uint64, out []filler) []filler {
	q := &w.phrases[p]
	if q.det == indefinite || q.last < s.Last && w.token(q.last).Word == x.en.of || !x.en.executives.has(w.lemma(o.last-1)) {
		return out
	}
	who := x.whoTells(w, s, p)
	if who < 0 {
		return out
	}
	m := w.phrases[who].mention
	if m < 0 || w.mentions[m].kind != kindName || !x.acceptable(w, m, accept&x.orgMask) {
		return out
	}
	if x.fillsOthers(w, who) {
		return out
	}
	return append(out, filler{m, 0.8})
}

// fillsOthers reports whether phrase p names a body that fills or reports on the offices of others: "the Senate confirmed
// the appointment of Vance as ambassador".
func (x *Extractor) fillsOthers(w *work, p int32) bool {
	m := w.phrases[p].mention
	if m < 0 || w.mentions[m].kind != kindName {
		return false
	}
	switch x.kindOf(&w.mentions[m]) {
	case "media", "government", "igo", "court", "military", "party":
		return true
	}
	return false
}

// whoTells returns who says what happens to whoever holds the office of phrase p: "Brenta said chief executive Vance would
// leave", "Brenta announced the resignation of chief executive Vance"; -1 for none.
func (x *Extractor) whoTells(w *work, s nlp.Sentence, p int32) int32 {
	if n := x.governingNoun(w, p); n >= 0 && w.token(w.phrases[n].last).Word == x.en.of && x.en.departures.has(w.lemma(w.phrases[n].head)) && w.phrases[n].poss < 0 {
		return x.announcer(w, s, n)
	}
	v := x.copula(w, s, p)
	if v < 0 {
		v = w.phrases[p].subjectOf
	}
	if v < 0 || w.verbs[v].parent < 0 || w.verbs[v].link != complement && w.verbs[v].link != parenthetic {
		return -1
	}
	g := &w.verbs[w.verbs[v].parent]
	if g.passive || !x.attr.report.has(w.lemma(g.main)) {
		return -1
	}
	return g.subject
}

// spokenOf returns the body that somebody with an office at its head or who speaks for it speaks of, where phrase p
// with the office and the name tells of no body: "Spokesman Karl Vance said the company would appeal", "chief
// executive Karl Vance said Brenta would".
func (x *Extractor) spokenOf(w *work, s nlp.Sentence, o *office, p int32, accept uint64, out []filler) []filler {
	q, lemma := &w.phrases[p], w.lemma(o.last-1)
	v := q.subjectOf
	if v < 0 || q.det != bare || q.poss >= 0 || o.first != q.first || !x.en.executives.has(lemma) && !x.en.speakers.has(lemma) || !x.attr.report.has(w.lemma(w.verbs[v].main)) {
		return out
	}
	for c := max(v-maxSaid, 0); c <= v+maxSaid && int(c) < len(w.verbs); c++ {
		g := &w.verbs[c]
		if g.parent != v || g.link != complement && g.link != parenthetic || g.subject < 0 {
			continue
		}
		r := &w.phrases[g.subject]
		if r.mention < 0 || !x.acceptable(w, r.mention, accept&x.orgMask) {
			continue
		}
		m := &w.mentions[r.mention]
		if m.kind == kindNominal && r.det == definite || m.kind == kindName && x.kindOf(m) == "company" && x.en.executives.has(lemma) {
			return append(out, filler{r.mention, spokenFactor})
		}
	}
	return out
}

// maxSaid is how many verbs lie between one of saying and what is said.
const maxSaid = 3

// spokenFactor is for whom somebody speaks of without saying that it is his own.
const spokenFactor = 0.8
