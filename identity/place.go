package identity

import (
	"slices"

	"github.com/dossier-kg/dossier/graph"
)

// clusterPlaces clusters places by name and by what they lie in: Springfield in
// Illinois is not Springfield in Ohio. A place without a region joins the only one
// there is, or stays by itself.
func (r *resolver) clusterPlaces() {
	r.placeListed()
	keys, groups := r.of("place", func(u *unit) string { return graph.NewID("place", u.entity.Name) })
	for _, k := range keys {
		for i, c := range r.gather(groups[k], k, plainName, r.placePoints) {
			if i == 0 && c.entry != "" {
				c.key = c.entry // as the lexicon speaks of it
			}
		}
	}
}

// placeListed lets listed places lie where the lexicon puts them, unless the text
// puts them into another country: such a place is another.
func (r *resolver) placeListed() {
	for i := range r.documents {
		for _, u := range r.inOrder(int32(i)) {
			e := r.knowledge.entry(u.entity.Entry)
			if e == nil || e.Ambiguous || r.knowledge.root(u.entity.Type) != "place" {
				continue
			}
			if u.profile.has[seat] > 0 {
				u.unlist()
			} else if up := r.knowledge.regions(e.ID); len(up) > 0 {
				u.profile.add(newClue(seat, r.number(up[0].ID, up[0].Name)), 1)
			}
		}
	}
}

func (r *resolver) placePoints(u *unit, c *cluster) int {
	if r.forbidden(u.sides, c.sides) || u.entity.Type != c.units[0].entity.Type {
		return elsewhere
	}
	points := plainName
	switch r.seats(&u.profile, r.evidence(c)) {
	case differ:
		return elsewhere
	case agree:
		points += sharedSeat
	}
	return points + companyPoints(u.profile.shared(r.evidence(c)))
}

// An accord says how the countries and places of two units go together.
type accord int

const (
	open  accord = iota // one of them has none
	agree               // one lies in the other, or they are the same
	differ
)

// seats compares where two units are: every pair that both know must be one place
// or lie one in the other, unless another pair does.
func (r *resolver) seats(p, q *profile) accord {
	a, b := r.seatKeys(p), r.seatKeys(q)
	if len(a) == 0 || len(b) == 0 {
		return open
	}
	for _, x := range a {
		for _, y := range b {
			if x == y || r.liesIn(x, y) || r.liesIn(y, x) {
				return agree
			}
		}
	}
	return differ
}

// seatKeys returns the keys of the places in a profile, sorted.
func (r *resolver) seatKeys(p *profile) []string {
	if p.has[seat] == 0 {
		return nil
	}
	var out []string
	for c := range p.clues {
		if c.kind() == seat {
			out = append(out, r.keys[c.value()])
		}
	}
	slices.Sort(out)
	return out
}

// liesIn reports whether the lexicon puts one place in another.
func (r *resolver) liesIn(inner, outer string) bool {
	for _, e := range r.knowledge.regions(inner) {
		if e.ID == outer {
			return true
		}
	}
	return false
}
