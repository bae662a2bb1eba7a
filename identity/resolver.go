package identity

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/dossier-kg/dossier/graph"
)

// A resolver clusters the units of a pile.
type resolver struct {
	knowledge *knowledge
	documents []*graph.Document
	dated     bool // some document has a date

	units     []map[string]*unit // per document: entity ID -> unit
	clusters  []*cluster         // those that were joined to others are empty
	numbers   map[string]int32   // value of clues -> its number
	keys      []string           // number -> value
	display   []string           // number -> how to write the value
	frequency map[string]int     // key of a unit -> how many documents have it
	company   [][]companion      // per document, nil until asked for
	names     map[string]*personName
	notes     []note
}

// A cluster is the units that are one entity.
type cluster struct {
	key       string // what other units' clues call it
	units     []*unit
	profile   profile // of the first units: those that were heard
	heard     int
	documents map[int32]bool
	entry     string         // ID of its lexicon entry, or empty
	names     map[string]int // as the extractor wrote them -> how many documents do
	full      []*personName  // the different full names of a person
	into      *cluster       // the cluster that it was joined to
	sides     []side
	id, name  string
	typ, kind string // after overrides
}

func newResolver(p *Pile) *resolver {
	r := &resolver{knowledge: p.matcher.knowledge, documents: sorted(p.documents), numbers: map[string]int32{}, frequency: map[string]int{}, names: map[string]*personName{}}
	r.company = make([][]companion, len(r.documents))
	for i, d := range r.documents {
		us := make(map[string]*unit, len(d.Entities))
		seen := map[string]bool{}
		for j := range d.Entities {
			e := &d.Entities[j]
			u := &unit{document: int32(i), entity: e}
			us[e.ID] = u
			if key := baseKey(e); !seen[key] {
				seen[key] = true
				r.frequency[key]++
			}
		}
		r.units = append(r.units, us)
		r.dated = r.dated || d.Date != ""
	}
	return r
}

// resolve clusters all units: what others are known by comes first.
func (r *resolver) resolve() {
	for i, d := range r.documents {
		for _, u := range r.inOrder(int32(i)) {
			r.learnTraits(u, d.Date)
		}
	}
	r.retypeListed()
	r.unnamed()
	r.sameIDs()
	r.learn("place")
	r.clusterPlaces()
	r.learn("organization")
	r.learnSeats()
	r.clusterOrganizations()
	r.learn("person")
	r.clusterPeople()
}

// number returns the number of a clue's value.
func (r *resolver) number(key, display string) int32 {
	n, ok := r.numbers[key]
	if !ok {
		n = int32(len(r.display))
		r.numbers[key] = n
		r.keys = append(r.keys, key)
		r.display = append(r.display, display)
	}
	return n
}

// nameOf is knowledge.personName, remembered.
func (r *resolver) nameOf(name string) *personName {
	n := r.names[name]
	if n == nil {
		cut := r.knowledge.personName(name)
		n = &cut
		r.names[name] = n
	}
	return n
}

// of returns the units of a root, sorted by document and ID, in groups of equal key.
func (r *resolver) of(root string, key func(*unit) string) (keys []string, groups map[string][]*unit) {
	groups = map[string][]*unit{}
	for i := range r.documents {
		for _, u := range r.inOrder(int32(i)) {
			if r.knowledge.root(u.entity.Type) == root && u.cluster == nil {
				k := key(u)
				groups[k] = append(groups[k], u)
			}
		}
	}
	return slices.Sorted(maps.Keys(groups)), groups
}

// start makes a cluster of one unit.
func (r *resolver) start(u *unit, key string) *cluster {
	c := &cluster{key: key, documents: map[int32]bool{}, names: map[string]int{}}
	r.clusters = append(r.clusters, c)
	r.put(u, c)
	return c
}

// put adds a unit to a cluster.
func (r *resolver) put(u *unit, c *cluster) {
	u.cluster = c
	c.units = append(c.units, u)
	c.documents[u.document] = true
	c.names[u.entity.Name]++
	for _, s := range u.sides {
		if !slices.Contains(c.sides, s) {
			c.sides = append(c.sides, s)
		}
	}
	if u.entity.Entry != "" && c.entry == "" {
		c.entry = u.entity.Entry
	}
}

// join moves the units of one cluster to another and returns the one that has them all.
func (r *resolver) join(from, to *cluster) *cluster {
	if len(from.units) > len(to.units) {
		from, to = to, from
	}
	r.evidence(to).merge(r.evidence(from))
	for _, u := range from.units {
		u.cluster = to
	}
	to.units = append(to.units, from.units...)
	to.heard = len(to.units)
	maps.Copy(to.documents, from.documents)
	for n, k := range from.names {
		to.names[n] += k
	}
	to.entry = cmp.Or(to.entry, from.entry)
	to.sides = append(to.sides, from.sides...)
	to.full = append(to.full, from.full...)
	from.units, from.into = nil, to
	return to
}

// live returns the cluster that c was joined to, itself if it was not.
func (c *cluster) live() *cluster {
	for c.into != nil {
		c = c.into
	}
	return c
}

// A candidate is a cluster and its points.
type candidate struct {
	cluster *cluster
	points  int
}

// best returns the candidate that is clearly the best, nil when none has enough
// points, and whether two are too near each other to choose.
func best(cs []candidate) (c *cluster, torn bool) {
	if len(cs) == 0 {
		return nil, false
	}
	top, next := 0, -1
	for i := 1; i < len(cs); i++ {
		switch {
		case cs[i].points > cs[top].points:
			top, next = i, top
		case next < 0 || cs[i].points > cs[next].points:
			next = i
		}
	}
	switch {
	case cs[top].points < enough:
		return nil, false
	case next >= 0 && cs[next].points >= enough && cs[top].points-cs[next].points < margin:
		return nil, true
	}
	return cs[top].cluster, false
}

// maxCompared is how many clusters of one name are compared with a unit one by one;
// where there are more, only those that share evidence with it are.
const maxCompared = 64

// gather clusters units of one name: each joins the cluster that is clearly best,
// or begins one. Those torn between clusters come last and stay together when the
// name alone is worth enough.
func (r *resolver) gather(us []*unit, key string, alone int, points func(*unit, *cluster) int) []*cluster {
	r.byWeight(us)
	var out []*cluster
	var torn []*unit
	index := map[clue][]*cluster{}
	add := func(u *unit, c *cluster) {
		if c == nil {
			c = r.start(u, numbered(key, len(out)))
			out = append(out, c)
		} else {
			r.put(u, c)
		}
		if len(us) <= maxCompared {
			return
		}
		for k := range r.evidenceOf(u).clues {
			if cs := index[k]; len(cs) < maxCompared && !slices.Contains(cs, c) {
				index[k] = append(cs, c)
			}
		}
	}
	for _, u := range us {
		var cs []candidate
		for _, c := range r.near(u, out, index) {
			cs = append(cs, candidate{c, points(u, c)})
		}
		c, undecided := best(cs)
		if undecided {
			torn = append(torn, u)
			continue
		}
		add(u, c)
	}
	var rest *cluster
	for _, u := range torn {
		if rest != nil && alone >= enough && !r.forbidden(u.sides, rest.sides) && !rest.documents[u.document] {
			r.put(u, rest)
			continue
		}
		rest = r.start(u, numbered(key, len(out)))
		out = append(out, rest)
	}
	return out
}

// numbered tells the clusters of one name apart for other units' clues.
func numbered(key string, n int) string {
	if n == 0 {
		return key
	}
	return key + " " + strconv.Itoa(n+1)
}

// near returns the clusters that are worth comparing with a unit.
func (r *resolver) near(u *unit, all []*cluster, index map[clue][]*cluster) []*cluster {
	if len(all) <= maxCompared {
		return all
	}
	var out []*cluster
	seen := map[*cluster]bool{}
	for _, k := range slices.Sorted(maps.Keys(r.evidenceOf(u).clues)) {
		for _, c := range index[k] {
			if !seen[c] && len(out) < maxCompared {
				seen[c] = true
				out = append(out, c)
			}
		}
	}
	return out
}

// unnamed puts each person whom a document never names by himself: nothing tells that
// the "he" of one document is that of another.
func (r *resolver) unnamed() {
	for i, d := range r.documents {
		for _, u := range r.inOrder(int32(i)) {
			if u.entity.Unnamed {
				r.start(u, u.entity.ID+"\x00"+d.ID)
			}
		}
	}
}

// sameIDs clusters what is told apart by nothing but its ID: countries, events, agreements.
func (r *resolver) sameIDs() {
	keys, groups := r.of("", func(u *unit) string { return r.place(u) })
	for _, k := range keys {
		var cs []*cluster
		for _, u := range groups[k] {
			i := slices.IndexFunc(cs, func(c *cluster) bool { return !r.forbidden(u.sides, c.sides) })
			if i < 0 {
				cs = append(cs, r.start(u, numbered(k, len(cs))))
				continue
			}
			r.put(u, cs[i])
		}
	}
}

// nameTaken reports whether the document of u has another entity of c that bears the very name of u.
func nameTaken(u *unit, c *cluster) bool {
	if !c.documents[u.document] {
		return false
	}
	return slices.ContainsFunc(c.units, func(o *unit) bool {
		return o.document == u.document && strings.EqualFold(o.entity.Name, u.entity.Name)
	})
}
