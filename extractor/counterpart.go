package extractor

import "github.com/dossier-kg/dossier/graph"

// noteCounterpart keeps that somebody is of a country what another, whose counterpart the text calls him, is of
// his own: "Norwegian president Ann Vance met her Swedish counterpart, Dan Moss". What that is the facts tell.
func (x *Extractor) noteCounterpart(w *work, n, p int32, o *office, f *boundFrame, holder int32, bodies []filler, st *stance) {
	owner := x.officeOwner(w, p)
	if owner < 0 || x.roleLink == nil || f.relation != x.roleLink.relation || st.negative || st.asked || st.modality != asserted || !w.named(holder) {
		return
	}
	for _, b := range bodies {
		if m := &w.mentions[b.mention]; m.kind != kindPronoun && x.types.is(w.entities[m.entity].typ, x.countryMask) {
			w.vacancies = append(w.vacancies, vacancy{holder: holder, owner: owner, there: b.mention, office: *o, sent: n, frame: f, tense: st.tense.String(), like: true})
			return
		}
	}
}

// fillLike adds that the holder of v holds the office in his country that the one whose counterpart he is holds in
// another.
func (d *deriver) fillLike(v *vacancy) {
	there := d.w.mentions[v.there].entity
	role := ""
	for i := range d.at.of(endKey{d.x.roleLink.relation, 0, d.w.mentions[v.owner].entity}) {
		f := &d.w.facts[i]
		e := d.w.mentions[f.object].entity
		if e == there || f.form == inferred || !d.x.types.is(d.w.entities[e].typ, d.x.countryMask) {
			continue
		}
		for _, a := range f.attributes {
			if a.Name == "role" && role == "" {
				role = a.Value
			}
		}
	}
	if role == "" || d.hasAny(d.x.roleLink.relation, d.w.mentions[v.holder].entity) {
		return
	}
	if fc := d.addHome(d.x.roleLink, v.holder, there, graph.Counterpart); fc != nil {
		fc.trigger, fc.sent, fc.tense = [2]int32{v.office.first, v.office.last}, v.sent, v.tense
		fc.set("role", role)
	}
}
