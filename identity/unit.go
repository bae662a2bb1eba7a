package identity

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/graph"
)

// A unit is one entity of one document.
type unit struct {
	document    int32
	entity      *graph.Entity
	profile     profile // without the names beside it until evidenceOf adds them
	cluster     *cluster
	accompanied bool
	guessed     bool // the seat is the country of the document, not its own
	ignored     bool
	sides       []side // of the overrides that forbid links
}

// unlist takes from a unit the lexicon entry that it is not.
func (u *unit) unlist() {
	e := *u.entity
	e.Entry, e.Wikidata, e.ISO = "", "", ""
	u.entity = &e
}

// retypeListed gives the entry that other documents have for a name to units of the
// very name that were typed for want of better: no relation needs their type.
func (r *resolver) retypeListed() {
	listed := map[string]*graph.Entity{}
	linked := make([]map[string]bool, len(r.documents))
	for i, d := range r.documents {
		linked[i] = map[string]bool{}
		for j := range d.Relations {
			linked[i][d.Relations[j].Subject], linked[i][d.Relations[j].Object] = true, true
		}
		for _, u := range r.inOrder(int32(i)) {
			if e := r.knowledge.entry(u.entity.Entry); e != nil && !e.Ambiguous && len(e.Unsure) == 0 && e.Name == u.entity.Name {
				listed[e.Name] = u.entity
			}
		}
	}
	for i := range r.documents {
		for _, u := range r.inOrder(int32(i)) {
			e := listed[u.entity.Name]
			if e == nil || u.entity.Entry != "" || u.entity.Type == e.Type || linked[i][u.entity.ID] || len(u.sides) > 0 {
				continue
			}
			if w := plain(e.Name); r.knowledge.given()[w] || r.knowledge.surname()[w] || r.knowledge.commonSurname[w] {
				continue
			}
			o := *u.entity
			o.Type, o.Kind, o.Entry, o.Wikidata, o.ISO, o.Traits = e.Type, e.Kind, e.Entry, e.Wikidata, e.ISO, nil
			u.entity = &o
		}
	}
}

// root returns the clustering that the unit's type belongs to: "person", "organization", "place", or "" for equal IDs.
func (k *knowledge) root(typ string) string {
	for _, root := range []string{"person", "organization", "country", "place"} {
		if k.is(typ, root) {
			if root == "country" {
				return ""
			}
			return root
		}
	}
	return ""
}

// relationClues says what a relation is evidence of, for its subject.
var relationClues = map[string]int{
	"spouse_of": kin, "sibling_of": kin, "relative_of": kin, "parent_of": kin, "child_of": kin,
	"born_in": birth, "lives_in": home, "citizen_of": nation, "educated_at": school,
	"holds_position": body, "leads": body, "works_for": body, "member_of": body, "represents": body, "founded": body, "owns": body,
	"part_of": seat, "headquartered_in": seat, "located_in": seat, "subsidiary_of": body,
}

// stated reports whether the writer, or somebody the writer quotes, says that a relation holds.
func stated(r *graph.Relation) bool {
	return r.Polarity != graph.Negative && (r.Modality == graph.Asserted || r.Modality == graph.Reported || r.Modality == "")
}

// place is the key of a unit as a value of other units' clues: what it is, as far as that is decided.
func (r *resolver) place(u *unit) string {
	if u.cluster != nil {
		return u.cluster.key
	}
	return baseKey(u.entity)
}

// baseKey is the key of an entity by itself.
func baseKey(e *graph.Entity) string {
	if e.Entry != "" {
		return e.Entry
	}
	return graph.NewID(e.Type, e.Name)
}

// learn gathers the evidence on the units of one root from the relations of their documents.
func (r *resolver) learn(root string) {
	for i, d := range r.documents {
		for j := range d.Relations {
			rel := &d.Relations[j]
			kind, ok := relationClues[rel.Type]
			if !ok || !stated(rel) {
				continue
			}
			subject, object := r.units[i][rel.Subject], r.units[i][rel.Object]
			r.learnFrom(root, rel, kind, subject, object)
			if rel.Symmetric || rel.Type == "parent_of" || rel.Type == "child_of" {
				r.learnFrom(root, rel, kind, object, subject)
			}
		}
	}
}

func (r *resolver) learnFrom(root string, rel *graph.Relation, kind int, u, other *unit) {
	if u == nil || other == nil || u == other || u.ignored || other.ignored || r.knowledge.root(u.entity.Type) != root || kind == seat && root == "person" {
		return
	}
	if kind == seat && !r.knowledge.is(other.entity.Type, "place") {
		kind = body
	}
	if kind == seat && (allInferred(rel) || root == "place" && !r.distinguishes(u, other)) {
		return
	}
	key := r.place(other)
	u.profile.add(newClue(kind, r.number(key, other.entity.Name)), 1)
	if kind == body && root == "person" {
		r.addRole(u, rel.Attribute("role"))
	}
	if date := rel.Attribute("date"); kind == birth && len(date) >= 4 {
		u.profile.add(newClue(birth, r.number("date "+date, date)), 1)
		if year, err := strconv.Atoi(date[:4]); err == nil {
			u.profile.from, u.profile.to = int32(year), int32(year)
		}
	}
}

// distinguishes reports whether it tells a place apart from another of its name that
// it lies in a region: the well-known London is not made another by "London, Kent".
func (r *resolver) distinguishes(place, region *unit) bool {
	e := r.knowledge.entry(place.entity.Entry)
	if e == nil || e.Ambiguous {
		return true
	}
	here, there := r.country(e.ID), r.country(region.entity.Entry)
	return here != nil && there != nil && here != there
}

// country returns the country that an entry lies in or is, nil if the lexicon does not say.
func (r *resolver) country(entry string) *rules.Entry {
	if e := r.knowledge.entry(entry); e != nil && r.knowledge.is(e.Type, "country") {
		return e
	}
	for _, e := range r.knowledge.regions(entry) {
		if r.knowledge.is(e.Type, "country") {
			return e
		}
	}
	return nil
}

// allInferred reports whether no words state a relation.
func allInferred(rel *graph.Relation) bool {
	return !slices.ContainsFunc(rel.Evidence, func(e graph.Evidence) bool { return e.Form != graph.Inferred })
}

// learnTraits adds what stands on the entity itself.
func (r *resolver) learnTraits(u *unit, date string) {
	for _, t := range u.entity.Traits {
		switch t.Name {
		case "gender":
			if n := r.nameOf(u.entity.Name); !n.bare || !r.knowledge.given()[n.last()] { // else the surname was taken for a given name
				u.profile.gender = t.Value
			}
		case "age":
			r.addAge(&u.profile, t.Value, date)
		case "role":
			r.addRole(u, t.Value)
		case "from":
			u.profile.add(newClue(home, r.number(r.nameKey(t.Value), t.Value)), 1)
		}
	}
}

// nameKey returns the key of a place of which only the name is known.
func (r *resolver) nameKey(name string) string {
	if e := r.knowledge.named(name); e != nil {
		return e.ID
	}
	return graph.NewID("place", name)
}

// today stands for the date of documents that have none: ages of undated documents
// are compared as if all were of one year, give or take undatedSlack.
const (
	today        = 2000
	undatedSlack = 5
)

func (r *resolver) addAge(p *profile, age, date string) {
	n, err := strconv.Atoi(age)
	if err != nil {
		return
	}
	q := profile{from: int32(today - n - undatedSlack), to: int32(today - n + undatedSlack)}
	if len(date) >= 4 {
		year, err := strconv.Atoi(date[:4])
		if err != nil {
			return
		}
		q.from, q.to = int32(year-n-1), int32(year-n)
	} else if r.dated {
		return // no year to reckon with
	}
	p.merge(&q)
}

// addRole adds a role, its last word and the field that knows the word.
func (r *resolver) addRole(u *unit, name string) {
	name = plain(name)
	ws := words(name)
	if len(ws) == 0 || r.knowledge.vague[ws[len(ws)-1]] {
		return
	}
	last := ws[len(ws)-1]
	u.profile.add(newClue(role, r.number("role "+name, name)), 1)
	u.profile.add(newClue(head, r.number("role "+last, last)), 1)
	if n := len(ws); n > 2 { // a hardline home secretary is a home secretary
		two := ws[n-2] + " " + last
		u.profile.add(newClue(role, r.number("role "+two, two)), 1)
	}
	fields := r.knowledge.fields[name]
	if len(fields) == 0 {
		fields = r.knowledge.fields[last]
	}
	for _, f := range fields {
		u.profile.add(newClue(field, r.number("field "+f, f)), 1)
	}
}

// maxCompanions is how many names of a document are evidence for each other.
const maxCompanions = 40

// A companion is a unit whose name is evidence for those beside it in the document.
type companion struct {
	unit *unit
	clue clue
}

// companions returns the rare names of a document. Names that many documents have say little.
func (r *resolver) companions(i int32) []companion {
	if r.company[i] != nil {
		return r.company[i]
	}
	often := max(3, len(r.documents)/50)
	out := make([]companion, 0, maxCompanions)
	for _, u := range r.inOrder(i) {
		kind := company
		switch root := r.knowledge.root(u.entity.Type); {
		case root == "":
			continue
		case u.entity.Entry != "":
			kind = known
		case root == "person" && !r.tells(u.entity.Name), root == "organization" && r.isGeneric(u):
			continue
		}
		if key := baseKey(u.entity); r.frequency[key] <= often && len(out) < maxCompanions {
			out = append(out, companion{u, newClue(kind, r.number(key, u.entity.Name))})
		}
	}
	r.company[i] = out
	return out
}

// evidenceOf returns all evidence on a unit. The names beside it are looked up only
// when they are asked for: most names of a pile are compared with nothing.
func (r *resolver) evidenceOf(u *unit) *profile {
	if root := r.knowledge.root(u.entity.Type); u.accompanied || root != "person" && root != "organization" {
		return &u.profile
	}
	u.accompanied = true
	for _, c := range r.companions(u.document) {
		if c.unit != u && (c.unit.entity.Entry == "" || c.unit.entity.Entry != u.entity.Entry) && !strings.EqualFold(c.unit.entity.Name, u.entity.Name) {
			u.profile.add(c.clue, 1)
		}
	}
	return &u.profile
}

// evidence returns all evidence on a cluster.
func (r *resolver) evidence(c *cluster) *profile {
	for ; c.heard < len(c.units); c.heard++ {
		c.profile.merge(r.evidenceOf(c.units[c.heard]))
	}
	return &c.profile
}

// tells reports whether a person's name is rare enough to be evidence for others.
func (r *resolver) tells(name string) bool {
	n := r.nameOf(name)
	return !n.bare && r.knowledge.rarity(n) > commonName
}

// inOrder returns the units of a document in the order of its entities.
func (r *resolver) inOrder(i int32) []*unit {
	d := r.documents[i]
	out := make([]*unit, 0, len(d.Entities))
	for j := range d.Entities {
		if u := r.units[i][d.Entities[j].ID]; u != nil && !u.ignored {
			out = append(out, u)
		}
	}
	return out
}

// byWeight sorts units: most evidence first, then by document and ID.
func (r *resolver) byWeight(us []*unit) {
	slices.SortFunc(us, func(a, b *unit) int {
		return cmp.Or(cmp.Compare(b.profile.weight(), a.profile.weight()), cmp.Compare(a.document, b.document), cmp.Compare(a.entity.ID, b.entity.ID))
	})
}
