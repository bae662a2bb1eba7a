package identity

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/graph"
)

// spellings are words that British and American organisations spell differently.
var spellings = map[string]string{"defense": "defence", "labor": "labour", "center": "centre", "organization": "organisation", "program": "programme",
	"theater": "theatre", "harbor": "harbour", "co": "company", "corp": "corporation", "intl": "international", "dept": "department", "univ": "university"}

// joining are words that a name has or turns round: "Ministry of Defence", "Defence Ministry".
var joining = map[string]bool{"the": true, "of": true, "for": true, "and": true, "in": true, "on": true, "to": true, "de": true, "du": true, "la": true, "el": true}

// orgWords returns the plain words of an organisation's name, without those that come and go.
func (k *knowledge) orgWords(name string) []string {
	var out []string
	for _, part := range words(name) {
		w := plain(part)
		if s, ok := spellings[w]; ok {
			w = s
		}
		if !joining[w] {
			out = append(out, w)
		}
	}
	out = out[:min(len(out), 2*maxWords)]
	for len(out) > 1 && k.legal[out[len(out)-1]] {
		out = out[:len(out)-1]
	}
	return out
}

// orgKey returns what two spellings of one organisation's name have in common.
func (k *knowledge) orgKey(name string) string {
	ws := k.orgWords(name)
	slices.Sort(ws)
	if len(ws) == 0 {
		return plain(name)
	}
	return strings.Join(ws, " ")
}

// isGeneric reports whether every country may have an organisation of these words.
func (k *knowledge) isGeneric(ws []string) bool {
	for _, w := range ws {
		if !k.generic[w] {
			return false
		}
	}
	return len(ws) > 0
}

// national cuts the country out of the name of a body that every country has: "French
// Ministry of Defence", "Central Bank of Kenya". The country is nil where the name has none.
func (k *knowledge) national(name string) (string, *rules.Entry) {
	parts := words(strings.TrimPrefix(name, "The "))
	for width := min(3, len(parts)-2); width > 0; width-- {
		front, back := parts[:width], parts[len(parts)-width:]
		if e := k.nations[plain(strings.Join(front, " "))]; e != nil && k.isGeneric(k.orgWords(strings.Join(parts[width:], " "))) {
			return strings.Join(parts[width:], " "), e
		}
		if e := k.nations[plain(strings.Join(back, " "))]; e != nil {
			if rest := strings.Join(parts[:len(parts)-width], " "); len(k.orgWords(rest)) > 1 && k.isGeneric(k.orgWords(rest)) {
				return rest, e
			}
		}
	}
	return name, nil
}

// isAcronym reports whether a name is one word of two to six capitals.
func isAcronym(name string) bool {
	letters := 0
	for _, c := range name {
		switch {
		case unicode.IsUpper(c):
			letters++
		case c != '.' && c != '&':
			return false
		}
	}
	return letters >= 2 && letters <= 6
}

// isGeneric reports whether every country may have an organisation of the unit's name.
func (r *resolver) isGeneric(u *unit) bool {
	name, _ := r.knowledge.national(u.entity.Name)
	return r.knowledge.isGeneric(r.knowledge.orgWords(name))
}

// stateBodies are the kinds of organisation of which a text about a country means that country's.
var stateBodies = []string{"government", "ministry", "court", "military"}

// learnSeats gives the organisations that every country has, and whose document does
// not say whose they are, the country that the document is about. One that is listed
// for another country, of which the document does not speak, is not the listed one.
func (r *resolver) learnSeats() {
	for i := range r.documents {
		var about *unit
		var spoken map[string]*unit
		for _, u := range r.inOrder(int32(i)) {
			if r.knowledge.root(u.entity.Type) != "organization" {
				continue
			}
			if u.entity.Kind != "" {
				u.profile.add(newClue(sort, r.number("kind "+u.entity.Kind, u.entity.Kind)), 1)
			}
			if _, e := r.knowledge.national(u.entity.Name); e != nil {
				u.profile.add(newClue(seat, r.number(e.ID, e.Name)), 1)
			}
			if !r.isGeneric(u) {
				continue
			}
			if spoken == nil {
				about, spoken = r.countryOf(int32(i))
			}
			if u.profile.has[seat] == 0 && about != nil {
				u.guessed = true
				u.profile.add(newClue(seat, r.number(r.place(about), about.entity.Name)), 1)
			}
			if home := r.country(u.entity.Entry); home != nil && (!u.guessed || slices.Contains(stateBodies, u.entity.Kind) && spoken[home.ID] == nil) {
				var q profile
				q.add(newClue(seat, r.number(home.ID, home.Name)), 1)
				if r.seats(&u.profile, &q) == differ {
					u.unlist()
				}
			}
		}
	}
}

// countryOf returns the country that a document is about: the one with most mentions,
// those of its places included, if it has more than half of all; nil for none. The
// other result is all countries that it speaks of, by their keys.
func (r *resolver) countryOf(i int32) (*unit, map[string]*unit) {
	mentions := map[string]int{}
	for _, m := range r.documents[i].Mentions {
		mentions[m.Entity]++
	}
	countries := map[string]*unit{}
	count := map[string]int{}
	var order []string
	total := 0
	note := func(key string, u *unit, n int) {
		if countries[key] == nil {
			countries[key] = u
			order = append(order, key)
		}
		count[key] += n
		total += n
	}
	us := r.inOrder(i)
	for _, u := range us {
		if r.knowledge.is(u.entity.Type, "country") {
			note(r.place(u), u, max(1, mentions[u.entity.ID]))
		}
	}
	for _, u := range us {
		if r.knowledge.root(u.entity.Type) != "place" {
			continue
		}
		for _, e := range r.knowledge.regions(u.entity.Entry) {
			if r.knowledge.is(e.Type, "country") {
				country := countries[e.ID]
				if country == nil {
					country = &unit{entity: &graph.Entity{Type: e.Type, Entry: e.ID, Name: e.Name}}
				}
				note(e.ID, country, max(1, mentions[u.entity.ID]))
			}
		}
	}
	for _, key := range order {
		if 2*count[key] > total {
			return countries[key], countries
		}
	}
	return nil, countries
}

// clusterOrganizations clusters organisations by their names, then gives acronyms and
// short forms to those that bear them.
func (r *resolver) clusterOrganizations() {
	keys, groups := r.of("organization", func(u *unit) string {
		if u.entity.Entry != "" {
			return u.entity.Entry
		}
		name, _ := r.knowledge.national(u.entity.Name)
		return r.knowledge.orgKey(name)
	})
	var all, plainForms []*cluster
	var acronyms []string
	for _, k := range keys {
		us := groups[k]
		if us[0].entity.Entry == "" && isAcronym(us[0].entity.Name) {
			acronyms = append(acronyms, k)
			continue
		}
		alone := r.orgWorth(us[0])
		cs := r.gather(us, k, alone, func(u *unit, c *cluster) int { return r.orgPoints(u, c, alone) })
		all = append(all, cs...)
		if us[0].entity.Entry == "" && alone == plainName {
			plainForms = append(plainForms, cs...)
		}
	}
	r.joinForms(plainForms, r.forms(all))
	r.joinAcronyms(acronyms, groups, r.acronymsOf(all))
}

// orgWorth returns the points that an organisation's name is worth alone.
func (r *resolver) orgWorth(u *unit) int {
	switch {
	case u.entity.Entry != "":
		return plainName
	case r.isGeneric(u):
		return generic
	}
	return plainName
}

// orgPoints returns the points for a unit being of a cluster whose name is worth alone.
func (r *resolver) orgPoints(u *unit, c *cluster, alone int) int {
	if r.forbidden(u.sides, c.sides) || u.entity.Entry == "" && nameTaken(u, c) {
		return elsewhere
	}
	if u.entity.Entry != "" && u.entity.Entry == c.entry {
		return plainName
	}
	if alone == generic && u.profile.has[seat] == 0 {
		alone = unseated
	}
	return alone + r.orgEvidence(r.evidenceOf(u), r.evidence(c), alone == generic, u.guessed)
}

// orgEvidence compares two organisations; of the generic ones, a different country forbids.
func (r *resolver) orgEvidence(p, q *profile, generic, guessed bool) int {
	points := 0
	switch r.seats(p, q) {
	case agree:
		points += sharedSeat
		if guessed {
			points += guessedSeat - sharedSeat
		}
	case differ:
		if generic {
			return elsewhere
		}
		points += otherSeat
	}
	shared := p.shared(q)
	if p.has[sort] > 0 && q.has[sort] > 0 && shared[sort] == 0 {
		points += otherKind
	}
	return points + companyPoints(shared)
}

// forms returns for each form of a name the clusters that it can be short for: a
// document calls one so, or all that is left out are words like "Group" and "Bank".
func (r *resolver) forms(all []*cluster) map[string][]*cluster {
	out := map[string][]*cluster{}
	add := func(key string, c *cluster) { addCluster(out, key, c) }
	for _, c := range all {
		if e := r.knowledge.entry(c.entry); e != nil {
			for _, a := range append([]string{e.Name}, e.Aliases...) {
				add(r.knowledge.orgKey(a), c)
			}
		}
		for _, u := range c.units {
			for _, a := range u.entity.Aliases {
				add(r.knowledge.orgKey(a), c)
			}
			ws := r.knowledge.orgWords(u.entity.Name)
			for n := len(ws) - 1; n > 0 && r.knowledge.generic[ws[n]]; n-- {
				if !r.knowledge.generic[ws[n-1]] {
					add(r.knowledge.orgKey(strings.Join(ws[:n], " ")), c)
				}
			}
		}
	}
	return out
}

// joinForms joins short forms to the only organisation that bears them.
func (r *resolver) joinForms(short []*cluster, forms map[string][]*cluster) {
	for _, c := range short {
		if c = c.live(); len(c.units) == 0 {
			continue
		}
		name := r.knowledge.orgKey(c.units[0].entity.Name)
		var cs []candidate
		for _, d := range forms[name] {
			d = d.live()
			same := r.knowledge.orgKey(d.units[0].entity.Name) == name
			if d == c || r.forbidden(c.sides, d.sides) || !same && meet(c.documents, d.documents) {
				continue
			}
			points := shortForm
			if same { // and the one is listed
				points = plainName
			}
			cs = append(cs, candidate{d, points + r.orgEvidence(r.evidence(c), r.evidence(d), false, false)})
		}
		if d, _ := best(cs); d != nil {
			r.join(c, d)
		}
	}
}

// acronymsOf returns the clusters that documents call by an acronym, or that could be.
func (r *resolver) acronymsOf(all []*cluster) map[string][]*cluster {
	out := map[string][]*cluster{}
	for _, c := range all {
		for _, u := range c.units {
			for _, a := range u.entity.Aliases {
				if key := r.knowledge.orgKey(a); isAcronym(a) {
					addCluster(out, key, c)
				}
			}
			if short := capitals(u.entity.Name); len(short) > 2 {
				addCluster(out, plain(short), c)
			}
		}
	}
	return out
}

func addCluster(to map[string][]*cluster, key string, c *cluster) {
	if cs := to[key]; len(cs) < maxCompared && !slices.Contains(cs, c) {
		to[key] = append(cs, c)
	}
}

// capitals returns the first letters of the capitalised words of a name.
func capitals(name string) string {
	var b strings.Builder
	for _, w := range words(name) {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) && plain(w) != "the" {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// joinAcronyms gives acronyms to the organisations that bear them; of two expansions
// the evidence must choose. What is left of one acronym is one organisation.
func (r *resolver) joinAcronyms(keys []string, groups map[string][]*unit, bearers map[string][]*cluster) {
	for _, key := range keys {
		var left []*unit
		for _, u := range groups[key] {
			var cs []candidate
			for _, c := range bearers[key] {
				if c = c.live(); !c.documents[u.document] && !slices.ContainsFunc(cs, func(o candidate) bool { return o.cluster == c }) {
					cs = append(cs, candidate{c, r.orgPoints(u, c, acronymName)})
				}
			}
			if c, _ := best(cs); c != nil {
				r.put(u, c)
			} else {
				left = append(left, u)
			}
		}
		r.gather(left, key, acronymName, func(u *unit, c *cluster) int { return r.orgPoints(u, c, acronymName) })
	}
}
