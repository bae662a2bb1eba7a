package identity

import (
	"cmp"
	"maps"
	"slices"

	"github.com/dossier-kg/dossier/extractor/rules"
)

// clusterPeople clusters people in three steps: units of one full name, clusters whose
// names can be one, and last the short names.
func (r *resolver) clusterPeople() {
	r.doubtEntries()
	keys, groups := r.of("person", func(u *unit) string { return r.nameOf(u.entity.Name).key() })
	var full []*cluster
	var short []string
	for _, k := range keys {
		n := r.nameOf(groups[k][0].entity.Name)
		if n.bare {
			short = append(short, k)
			continue
		}
		alone := r.knowledge.rarity(n)
		for _, c := range r.gather(groups[k], k, alone, func(u *unit, c *cluster) int { return r.personPoints(u, c, alone) }) {
			c.full = append(c.full, n)
			full = append(full, c)
		}
	}
	r.joinVariants(full)
	r.joinShort(short, groups, full)
}

// doubtEntries takes the lexicon entry from units that are not the person of the
// entry: a common name, and evidence that speaks against it.
func (r *resolver) doubtEntries() {
	for i := range r.documents {
		for _, u := range r.inOrder(int32(i)) {
			e := r.knowledge.entry(u.entity.Entry)
			if e == nil || r.knowledge.root(u.entity.Type) != "person" {
				continue
			}
			var none profile
			points := r.listing(e) + max(0, r.knowledge.rarity(r.nameOf(e.Name)))
			if points+r.withEntry(&none, e).compare(&u.profile) < enough {
				u.unlist()
			}
		}
	}
}

// personPoints returns the points for a unit being of a cluster whose name is worth alone.
func (r *resolver) personPoints(u *unit, c *cluster, alone int) int {
	if r.forbidden(u.sides, c.sides) || nameTaken(u, c) {
		return elsewhere
	}
	points := alone
	if c.documents[u.document] {
		points -= apart
	}
	switch e := u.entity.Entry; {
	case e != "" && e == c.entry:
		points += r.listing(r.knowledge.entry(e))
	case e != "" && c.entry != "":
		return elsewhere
	}
	p := r.evidence(c)
	if e := r.knowledge.entry(c.entry); e != nil {
		p = r.withEntry(p, e)
	}
	return points + p.compare(r.evidenceOf(u))
}

// listing returns what it is worth that the extractor took a name for that of an entry.
func (r *resolver) listing(e *rules.Entry) int {
	switch {
	case e == nil:
		return 0
	case e.Ambiguous:
		return listedUnsure
	}
	return listed
}

// withEntry returns a profile with what the lexicon knows of a person besides.
func (r *resolver) withEntry(p *profile, e *rules.Entry) *profile {
	var q unit
	q.profile.gender = e.Gender
	for _, o := range e.Roles {
		r.addRole(&q, o.Role)
		if o.Of != "" {
			q.profile.add(newClue(body, r.number(o.Of, o.Of)), 1)
		}
	}
	q.profile.merge(p)
	return &q.profile
}

// joinVariants joins clusters whose full names can be one person's: with and without
// a middle name, by a nickname or initials, in another spelling or order.
func (r *resolver) joinVariants(full []*cluster) {
	named := map[string][]*cluster{} // key of a name -> its clusters
	blocks := map[string][]string{}  // parts of names -> keys of names
	for _, c := range full {
		n := c.full[0]
		if named[n.key()] == nil {
			keep, _ := r.knowledge.blocks(n)
			for _, b := range keep {
				blocks[b] = append(blocks[b], n.key())
			}
		}
		named[n.key()] = append(named[n.key()], c)
	}
	slices.SortStableFunc(full, func(a, b *cluster) int { // the least telling names look for a better one first
		return cmp.Or(cmp.Compare(len(a.full[0].key()), len(b.full[0].key())), cmp.Compare(a.key, b.key))
	})
	namesakes := map[string][]string{}
	for _, c := range full {
		n := c.full[0]
		others, ok := namesakes[n.key()]
		if !ok {
			others = r.namesakes(n, blocks, named)
			namesakes[n.key()] = others
		}
		var cs []candidate
		for _, key := range others {
			for _, d := range named[key][:min(len(named[key]), maxCompared)] {
				if d = d.live(); d == c.live() || slices.ContainsFunc(cs, func(o candidate) bool { return o.cluster == d }) {
					continue
				}
				if points, ok := r.variantPoints(c.live(), d); ok {
					cs = append(cs, candidate{d, points})
				}
			}
		}
		if d, _ := best(cs); d != nil {
			r.join(c.live(), d)
		}
	}
}

// namesakes returns the keys of the other names that the bearer of n can have; of
// more than maxCompared, none: nothing would choose between them.
func (r *resolver) namesakes(n *personName, blocks map[string][]string, named map[string][]*cluster) []string {
	var out []string
	_, seek := r.knowledge.blocks(n)
	for _, b := range seek {
		if len(blocks[b]) > maxBlock {
			continue
		}
		for _, key := range blocks[b] {
			if key == n.key() || slices.Contains(out, key) {
				continue
			}
			if _, ok := r.knowledge.same(n, named[key][0].full[0]); ok {
				out = append(out, key)
			}
		}
	}
	if len(out) > maxCompared {
		return nil
	}
	slices.Sort(out)
	return out
}

// maxBlock is how many names that begin alike are looked through for namesakes.
const maxBlock = 500

// blocks returns under which keys a full name is kept, and under which keys the names
// that one person can have besides are sought: a word behind the given name and the
// given name, both as they sound, or its initial.
func (k *knowledge) blocks(n *personName) (keep, seek []string) {
	add := func(to []string, key string) []string {
		if slices.Contains(to, key) {
			return to
		}
		return append(to, key)
	}
	pair := func(given, other string) {
		other = consonants(sound(other))
		for _, g := range append([]string{given}, k.nickname[given]...) {
			g = sound(g)
			initial := other + "|" + g[:1]
			if len(given) == 1 {
				keep, seek = add(keep, initial+"."), add(add(seek, initial+"*"), initial+".")
			} else {
				keep, seek = add(keep, initial+"*"), add(seek, initial+".")
				whole := other + "|" + g[:1] + consonants(g[1:])
				keep, seek = add(keep, whole), add(seek, whole)
			}
		}
	}
	for _, w := range n.words[1:] {
		if len(w) > 1 {
			pair(n.words[0], w)
		}
	}
	if len(n.words) == 2 && len(n.words[0]) > 1 {
		pair(n.words[1], n.words[0])
	} else if len(n.words) > 2 && len(n.words[1]) > 1 {
		pair(n.words[1], n.last())
	}
	return keep, seek
}

// variantPoints returns the points for two clusters of different full names being
// one person; every name of the one must fit every name of the other.
func (r *resolver) variantPoints(c, d *cluster) (int, bool) {
	if c.entry != "" && d.entry != "" && c.entry != d.entry || r.forbidden(c.sides, d.sides) {
		return 0, false
	}
	points := rareName
	for _, a := range c.full {
		for _, b := range d.full {
			lost, ok := r.knowledge.same(a, b)
			if !ok {
				return 0, false
			}
			alone := min(r.knowledge.rarity(a), r.knowledge.rarity(b))
			if len(a.middle()) > 0 && len(b.middle()) > 0 {
				alone = max(alone, middleName)
			}
			points = min(points, alone-lost)
		}
	}
	if meet(c.documents, d.documents) {
		points -= apart
	}
	p := r.evidence(c)
	if e := r.knowledge.entry(cmp.Or(c.entry, d.entry)); e != nil {
		p = r.withEntry(p, e)
	}
	return points + p.compare(r.evidence(d)), true
}

func meet(a, b map[int32]bool) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	for k := range a {
		if b[k] {
			return true
		}
	}
	return false
}

// joinShort gives short names to the people who bear them; what is left of one name
// is clustered by itself.
func (r *resolver) joinShort(short []string, groups map[string][]*unit, full []*cluster) {
	bearers := r.bearers(full)
	for _, key := range short {
		us := groups[key]
		n := r.nameOf(us[0].entity.Name)
		alone := r.shortWorth(n)
		borne := alone // as a surname; many surnames are given names too
		if alone == givenOnly && !r.knowledge.commonGiven[n.last()] {
			borne = surname
		}
		var left []*unit
		r.byWeight(us)
		for _, u := range us {
			var cs []candidate
			for _, c := range bearers[n.key()] {
				if c = c.live(); c.hasParticle(n) && !slices.ContainsFunc(cs, func(o candidate) bool { return o.cluster == c }) && !c.documents[u.document] {
					cs = append(cs, candidate{c, r.personPoints(u, c, borne)})
				}
			}
			if c, torn := best(prominence(cs)); c != nil {
				r.put(u, c)
			} else if e := r.listedPerson(u, n, borne); e != nil && len(bearers[n.key()]) == 0 && !torn {
				c := r.start(u, e.ID)
				c.entry = e.ID
				c.full = append(c.full, r.nameOf(e.Name))
				bearers[n.key()] = append(bearers[n.key()], c)
			} else {
				left = append(left, u)
			}
		}
		r.gather(left, key, alone, func(u *unit, c *cluster) int { return r.personPoints(u, c, alone) })
	}
}

// hasParticle reports whether a bearer's name has the particle that a short name
// begins with: Van Morrison is no Gene Morrison.
func (c *cluster) hasParticle(n *personName) bool {
	return len(n.small) == 0 || slices.ContainsFunc(c.full, func(full *personName) bool { return slices.Contains(full.small, n.small[0]) })
}

// shortWorth returns the points that a short name is worth.
func (r *resolver) shortWorth(n *personName) int {
	switch w := n.last(); {
	case len(n.words) > 1:
		return surname
	case r.knowledge.given()[w] || len(w) == 1:
		return givenOnly
	case r.knowledge.commonSurname[w]:
		return smith
	}
	return mononym
}

// bearers returns for each short name the clusters of those who bear it: by their
// surname, or because a document calls them so.
func (r *resolver) bearers(full []*cluster) map[string][]*cluster {
	out := map[string][]*cluster{}
	add := func(name string, c *cluster) { addCluster(out, name, c) }
	for _, c := range full {
		if len(c.units) == 0 {
			continue
		}
		for _, n := range c.full {
			for _, s := range r.knowledge.surnames(n) {
				add(s+"|", c)
			}
		}
		for _, u := range c.units {
			for _, alias := range u.entity.Aliases {
				n := r.nameOf(alias)
				given := slices.ContainsFunc(c.full, func(full *personName) bool { return full.words[0] == n.last() && !r.knowledge.familyFirst[n.last()] })
				if n.bare && !given { // "David" is no name for David Cameron elsewhere
					add(n.key(), c)
				}
			}
		}
	}
	return out
}

// prominence lifts a candidate that many more documents know than any other.
func prominence(cs []candidate) []candidate {
	for i := range cs {
		leads := true
		for j := range cs {
			if i != j && cs[j].points > elsewhere/2 && len(cs[i].cluster.documents) < prominent*len(cs[j].cluster.documents) {
				leads = false
			}
		}
		if leads && len(cs) > 1 {
			cs[i].points += margin
		}
	}
	return cs
}

// listedPerson returns the only person of the lexicon who can be meant by a short name
// that nobody in the pile bears in full; nil for none.
func (r *resolver) listedPerson(u *unit, n *personName, alone int) *rules.Entry {
	var found *rules.Entry
	for _, e := range r.knowledge.people()[n.words[len(n.words)-1]] {
		var none profile
		p := r.withEntry(&none, e)
		points := alone + p.compare(&u.profile)
		if e.Ambiguous {
			points -= margin
		}
		switch {
		case points < enough:
		case found != nil:
			return nil
		default:
			found = e
		}
	}
	return found
}

// typical returns the values of a kind that most documents give, the most frequent first.
func (r *resolver) typical(p *profile, kind int) []string {
	var cs []clue
	for _, c := range slices.Sorted(maps.Keys(p.clues)) {
		if c.kind() == kind {
			cs = append(cs, c)
		}
	}
	slices.SortStableFunc(cs, func(a, b clue) int {
		return cmp.Or(cmp.Compare(p.clues[b], p.clues[a]), cmp.Compare(r.display[a.value()], r.display[b.value()]))
	})
	out := make([]string, len(cs))
	for i, c := range cs {
		out[i] = r.display[c.value()]
	}
	return out
}
