package identity

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/dossier-kg/dossier/graph"
)

// identify gives a name and an ID to every cluster that has no ID yet.
func (r *resolver) identify() {
	groups := map[string][]*cluster{}
	for _, c := range r.clusters {
		if len(c.units) == 0 {
			continue
		}
		if c.id == "" {
			c.typ, c.kind, c.name = cmp.Or(c.typ, c.units[0].entity.Type), cmp.Or(c.kind, c.mostKind()), r.nameOfCluster(c)
		}
		id := graph.NewID(c.typ, c.name)
		groups[id] = append(groups[id], c)
	}
	for _, id := range sortedKeys(groups) {
		cs := groups[id]
		slices.SortFunc(cs, func(a, b *cluster) int { return a.first().compare(b.first()) })
		clues := make([][]string, len(cs))
		for i, c := range cs {
			switch {
			case c.id != "":
				clues[i] = []string{""}
			case len(cs) > 1:
				clues[i] = r.distinctions(c)
				if c.entry != "" || leads(c, cs) {
					clues[i] = append([]string{""}, clues[i]...)
				}
			}
		}
		for i, id := range graph.DistinctIDs(id, clues) {
			if cs[i].id == "" {
				cs[i].id = id
			}
		}
	}
}

// leads reports whether many more documents know c than any other of its name.
func leads(c *cluster, all []*cluster) bool {
	for _, d := range all {
		if d != c && (len(c.documents) < prominent*len(d.documents) || d.entry != "") {
			return false
		}
	}
	return true
}

// first returns the first unit of a cluster by document and ID.
func (c *cluster) first() *unit {
	return slices.MinFunc(c.units, (*unit).compare)
}

// compare orders units by document and ID.
func (u *unit) compare(o *unit) int {
	return cmp.Or(cmp.Compare(u.document, o.document), cmp.Compare(u.entity.ID, o.entity.ID))
}

// mostKind returns the kind that most documents give, the first in order among equals.
func (c *cluster) mostKind() string {
	count := map[string]int{}
	for _, u := range c.units {
		if u.entity.Kind != "" {
			count[u.entity.Kind]++
		}
	}
	return most(count, func(a, b string) int { return cmp.Compare(a, b) })
}

// title returns the name of a cluster: the lexicon's, or the fullest of those that
// most documents write.
func (r *resolver) title(c *cluster) string {
	if e := r.knowledge.entry(c.entry); e != nil {
		return e.Name
	}
	names := maps.Clone(c.names)
	if r.knowledge.is(c.units[0].entity.Type, "person") {
		full := map[string]int{}
		for n, k := range names {
			if name := r.nameOf(n); !name.bare && len(name.words[0]) > 1 {
				full[n] = k
			}
		}
		if len(full) > 0 {
			names = full
		}
	} else {
		long := map[string]int{}
		for n, k := range names {
			if !isAcronym(n) {
				long[n] = k
			}
		}
		if len(long) > 0 {
			names = long
		}
	}
	return most(names, func(a, b string) int { return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b)) })
}

// most returns the key of the highest count; tie orders those of equal count.
func most(count map[string]int, tie func(a, b string) int) string {
	best, top := "", 0
	for k, n := range count {
		if n > top || n == top && tie(k, best) < 0 {
			best, top = k, n
		}
	}
	return best
}

// distinctions returns what tells a cluster from others of its name, the best first; see [graph.DistinctIDs].
func (r *resolver) distinctions(c *cluster) []string {
	var out []string
	p := r.evidence(c)
	for _, kind := range []int{seat, body, role, home, birth, nation, kin, school, company, known} {
		for i, v := range r.typical(p, kind) {
			if i == 3 {
				break
			}
			out = append(out, strings.TrimPrefix(v, "role "))
		}
	}
	return append(out, r.documents[c.first().document].ID)
}

// rewrite returns what a document says, of the clusters instead of its own entities.
func (r *resolver) rewrite(i int32, d *graph.Document) *graph.Document {
	out := *d
	ids := make(map[string]string, len(d.Entities))
	types := make(map[string]string, len(d.Entities))
	out.Entities = make([]graph.Entity, 0, len(d.Entities))
	for _, u := range r.inOrder(i) {
		c := u.cluster
		e := *u.entity
		ids[e.ID], types[c.id] = c.id, c.typ
		e.Aliases = slices.Clone(e.Aliases)
		if e.Name != c.name {
			e.Aliases = append(e.Aliases, e.Name)
		}
		e.Aliases = slices.DeleteFunc(e.Aliases, func(a string) bool { return a == c.name })
		slices.Sort(e.Aliases)
		e.ID, e.Type, e.Kind, e.Name = c.id, c.typ, c.kind, c.name
		if k := r.knowledge.entry(c.entry); k != nil && e.Entry == "" {
			e.Entry = k.ID
			if isItem(k.ID) {
				e.Wikidata = k.ID
			}
		}
		out.Entities = append(out.Entities, e)
	}
	out.Mentions = make([]graph.Mention, 0, len(d.Mentions))
	for _, m := range d.Mentions {
		if id, ok := ids[m.Entity]; ok {
			m.Entity, m.Type = id, types[id]
			out.Mentions = append(out.Mentions, m)
		}
	}
	out.Relations = make([]graph.Relation, 0, len(d.Relations))
	for _, rel := range d.Relations {
		subject, object := ids[rel.Subject], ids[rel.Object]
		if subject == "" || object == "" || subject == object && rel.Subject != rel.Object {
			continue // with something ignored, or between two that are one
		}
		rel.Subject, rel.Object, rel.Attribution = subject, object, ids[rel.Attribution]
		out.Relations = append(out.Relations, rel)
	}
	return &out
}

// isItem reports whether the ID of an entry is that of a Wikidata item.
func isItem(id string) bool {
	return len(id) > 1 && id[0] == 'Q' && strings.Trim(id[1:], "0123456789") == ""
}
