package extractor

import (
	"slices"

	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/graph"
	"github.com/dossier-kg/dossier/internal/nlp"
)

// A report on one country names the offices of others with their country and its own
// without: "Defence Minister X", "the Constitutional Court". So does who speaks of
// somebody's ministers: "his foreign minister, Y".

// homeConfidence is that of an office or a court whose country only the document tells.
const homeConfidence = 0.7

// A document is about the country that it names most, if it does so homeMentions times at
// least, what lies in the country counted, and more often than all others together, or is dated in a town of it.
const homeMentions = 3

// A vacancy is an office of a state which the sentence does not say.
type vacancy struct {
	holder int32 // mention
	owner  int32 // mention of the person whose minister it is, -1 for none
	there  int32 // mention of the country where the sentence says this is so, -1 for none
	office office
	status int32 // first of the tokens before the office that may say "former"
	sent   int32
	frame  *boundFrame
	tense  string
	like   bool // it is the one that the owner holds in his own country
}

// noteVacancy keeps office o in phrase p, of which no words say whose it is, until the
// document has been read.
func (x *Extractor) noteVacancy(w *work, n int32, s nlp.Sentence, o *office, p int32, f *boundFrame, holder int32, st *stance, form string) {
	if !x.home || f.relation != x.roleLink.relation || st.negative || st.asked || st.modality != asserted ||
		!w.named(holder) || x.lists.stateOffice.match(w.doc.Tokens[:o.last], int(o.first)) != int(o.last-o.first) {
		return
	}
	owner := x.officeOwner(w, p)
	titled := form == "title" && w.token(o.first).Shape.Has(nlp.Upper) || form == "copula" && o.last-o.first > 1 && w.phrases[p].last == o.last // "became finance minister"
	if owner < 0 && (!titled || w.phrases[p].poss >= 0 || x.namedInPhrase(w, p, o.first)) {
		return
	}
	w.vacancies = append(w.vacancies, vacancy{holder, owner, x.setIn(w, s, p), *o, x.afterAdverbs(w, s, w.phrases[p].first), n, f, st.tense.String(), false})
}

// setIn returns the country in which what follows is so, phrase p being the first of that: "In neighboring
// Hungary, Prime Minister X resigned"; -1 for none.
func (x *Extractor) setIn(w *work, s nlp.Sentence, p int32) int32 {
	k := w.phrases[p].first - 2
	if k <= s.First || w.token(k+1).Word != x.en.comma || w.at[k] < 0 {
		return -1
	}
	m := &w.mentions[w.at[k]]
	before := m.first - 1
	if before > s.First && w.token(before).Tag.Adjective() {
		before--
	}
	if before < s.First || w.token(before).Word != x.en.in || m.kind != kindName || m.entity < 0 || !x.types.is(m.typ, x.countryMask) {
		return -1
	}
	return w.at[k]
}

// named reports whether mention m is a name or a pronoun for somebody whom the document names.
func (w *work) named(m int32) bool {
	e := w.mentions[m].entity
	return w.mentions[m].kind == kindName || e >= 0 && w.entities[e].first >= 0 && w.mentions[w.entities[e].first].kind == kindName
}

// officeOwner returns the person whose office phrase p names: "his defence minister"; -1 for none.
func (x *Extractor) officeOwner(w *work, p int32) int32 {
	q := &w.phrases[p]
	if m := w.at[q.first]; m >= 0 && w.mentions[m].kind == kindPronoun && x.acceptable(w, m, x.personMask) {
		return m
	}
	if q.poss < 0 {
		return -1
	}
	if m := w.phrases[q.poss].mention; m >= 0 && x.acceptable(w, m, x.personMask) {
		return m
	}
	return -1
}

// namedInPhrase reports whether something is named in phrase p before token k.
func (x *Extractor) namedInPhrase(w *work, p, k int32) bool {
	for i := w.phrases[p].first; i < k; i++ {
		if w.at[i] >= 0 {
			return true
		}
	}
	return false
}

// fromHome adds what the vacant offices are of, and whose the courts and ministries are that
// are said to be of no country.
func (d *deriver) fromHome() {
	if !d.x.home {
		return
	}
	home := int32(-2)
	about := func() int32 {
		if home == -2 {
			home = d.home()
		}
		return home
	}
	for i := range d.w.vacancies {
		v := &d.w.vacancies[i]
		country := int32(-1)
		if v.like {
			d.fillLike(v)
		} else if v.owner >= 0 {
			country = d.governed(d.w.mentions[v.owner].entity)
		} else if v.there >= 0 {
			country = d.w.mentions[v.there].entity
		} else if e := d.w.mentions[v.holder].entity; !d.hasAny(d.x.roleLink.relation, e) {
			country = about()
		}
		if country >= 0 {
			d.fill(v, country)
		}
	}
	for e := range d.w.entities {
		if l := d.stateBody(int32(e)); l != nil && about() >= 0 {
			d.addHome(l, d.first[e], about(), graph.Home)
		}
	}
}

// home returns the country that the document is about, -1 for none.
func (d *deriver) home() int32 {
	best, most, all := d.nations()
	if best < 0 || most < homeMentions || d.first[best] < 0 || 2*most <= all && !d.datedIn(best) {
		return -1
	}
	return best
}

// datedIn reports whether the text is a report from a town of country e: "TIRANA (Reuters) - Albanian police".
func (d *deriver) datedIn(e int32) bool {
	w, entry := d.w, d.w.entities[e].entry
	if entry < 0 {
		return false
	}
	var buf [maxAncestors]int32
	for _, s := range w.doc.Sentences[:min(len(w.doc.Sentences), maxHeading)] {
		m := w.at[s.First]
		if m < 0 || w.mentions[m].entry < 0 || !w.token(s.First).Shape.Has(nlp.Caps) || !w.token(s.First).Shape.Has(nlp.Break) {
			continue
		}
		dashed := slices.ContainsFunc(w.doc.Tokens[s.First:min(s.First+maxDateline, s.Last)], func(t nlp.Token) bool { return d.x.en.dashes.has(t.Word) })
		if dashed && slices.Contains(d.x.ancestors(w.mentions[m].entry, buf[:0]), entry) {
			return true
		}
	}
	return false
}

// maxHeading is within how many sentences a report tells where it was written.
const maxHeading = 3

// nations returns the country that the document names most, -1 for none, how often it does so, what lies in the
// country counted, and how often it names any.
func (d *deriver) nations() (nation int32, most, total int) {
	w := d.w
	counts := make([]int, len(w.entities))
	inside := d.x.insides(w)
	all, best := 0, int32(-1)
	for i := range w.mentions {
		m := &w.mentions[i]
		if m.first < m.last && m.entity >= 0 && (m.kind == kindName || m.kind == kindDemonym) && d.x.types.is(w.entities[m.entity].typ, d.x.countryMask) {
			counts[m.entity]++
			all++
		}
	}
	for e := range counts {
		if counts[e] == 0 {
			continue
		}
		if entry := w.entities[e].entry; entry >= 0 {
			counts[e] += inside[entry]
			all += inside[entry]
		}
		if best < 0 || counts[e] > counts[best] {
			best = int32(e)
		}
	}
	if best < 0 {
		return -1, 0, all
	}
	return best, counts[best], all
}

// elsewhere reports whether entity e, a court or a parliament that every country has, is called so in a text that
// names another country more than the one that the lexicon has it in.
func (d *deriver) elsewhere(e, entry int32) bool {
	m := &d.w.mentions[d.first[e]]
	if !d.x.en.assemblies.has(d.w.token(m.last-1).Word) || !d.plainWords(e) {
		return false
	}
	if d.nation == 0 {
		best, _, _ := d.nations()
		d.nation = best + 2
	}
	target, ok := d.byEntry[entry]
	return ok && d.nation > 1 && d.nation-2 != target
}

// governed returns the country that an entity holds an office of, -1 for none or several.
func (d *deriver) governed(e int32) int32 {
	country := int32(-1)
	for i := range d.at.of(endKey{d.x.roleLink.relation, 0, e}) {
		o := d.w.mentions[d.w.facts[i].object].entity
		if !d.x.types.is(d.w.entities[o].typ, d.x.countryMask) {
			continue
		}
		if country >= 0 && country != o {
			return -1
		}
		country = o
	}
	return country
}

// hasAny reports whether an entity is the subject of a fact of a relation.
func (d *deriver) hasAny(r *rules.Relation, e int32) bool {
	for range d.at.of(endKey{r, 0, e}) {
		return true
	}
	return false
}

// stateBody returns the link of an entity to its country where it is a ministry, a court or the
// like of which the document does not say whose it is; nil else.
func (d *deriver) stateBody(e int32) *lexiconLink {
	o := &d.w.entities[e]
	if o.entry >= 0 || d.first[e] < 0 || !d.x.types.is(o.typ, d.x.orgMask) || o.kind == "" || !d.plainWords(e) {
		return nil
	}
	for k := range d.x.lexiconLinks {
		l := &d.x.lexiconLinks[k]
		if l.kind == "" || l.kind != o.kind || !d.x.types.is(o.typ, l.types) {
			continue
		}
		for i := range d.x.lexiconLinks {
			if r := d.x.lexiconLinks[i].relation; d.hasAny(r, e) {
				return nil
			}
		}
		return l
	}
	return nil
}

// plainWords reports whether the name of an entity has only words that name bodies of every state.
func (d *deriver) plainWords(e int32) bool {
	m := &d.w.mentions[d.first[e]]
	for k := m.first; k < m.last; k++ {
		if !d.x.lists.stateBody.has(d.w.token(k)) {
			return false
		}
	}
	return true
}

// fill adds that the holder of a vacant office holds it in a country.
func (d *deriver) fill(v *vacancy, country int32) {
	fc := d.addHome(d.x.roleLink, v.holder, country, graph.Home)
	if fc == nil {
		return
	}
	fc.trigger, fc.sent, fc.tense = [2]int32{v.office.first, v.office.last}, v.sent, v.tense
	fc.set("role", d.w.words(v.office.first, v.office.last))
	d.x.status(d.w, v.frame, fc, v.status, v.office.first)
}

// addHome links mention m with a country that it is not said to belong to; nil where it is known to.
func (d *deriver) addHome(l *lexiconLink, m, country int32, rule string) *fact {
	q := &d.w.mentions[m]
	return d.add(fact{relation: l.relation, subject: m, object: d.first[country], sent: q.sent, rule: rule, form: inferred,
		trigger: [2]int32{q.first, q.last}, polarity: graph.Positive, source: -1, score: homeConfidence}, l.from, l.to)
}
