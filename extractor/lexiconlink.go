package extractor

import (
	"strings"

	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/graph"
	"github.com/dossier-kg/dossier/internal/nlp"
)

// lexiconConfidence is that of what the lexicon knows and the text does not say.
const lexiconConfidence = 0.9

// A lexiconLink is the relation that "in" of a lexicon entry stands for, by the type of the entry.
type lexiconLink struct {
	types    uint64
	kind     string // empty: all
	relation *rules.Relation
	from, to uint64
}

// fromLexicon links the things of a document with those of the same document that the
// lexicon says they are in, through any number of steps, or have an office of.
func (d *deriver) fromLexicon() {
	if len(d.x.lexiconLinks) == 0 && d.x.roleLink == nil {
		return
	}
	clear(d.w.byEntry)
	d.byEntry = d.w.byEntry
	for e := range d.w.entities {
		if o := &d.w.entities[e]; o.entry >= 0 {
			d.byEntry[o.entry] = int32(e)
		}
	}
	d.first = d.x.firstNames(d.w)
	var buf [maxAncestors]int32
	for e := range d.w.entities {
		o := &d.w.entities[e]
		if d.first[e] < 0 {
			continue
		}
		if o.entry < 0 {
			d.fromName(int32(e))
			d.fromTown(int32(e))
			continue
		}
		for k := range d.x.lexiconLinks {
			if l := &d.x.lexiconLinks[k]; d.x.types.is(o.typ, l.types) && (l.kind == "" || l.kind == o.kind) {
				for _, up := range d.x.ancestors(o.entry, buf[:0]) {
					if d.elsewhere(int32(e), up) {
						continue
					}
					d.addKnown(l, int32(e), up)
				}
			}
		}
		d.fromTown(int32(e))
		if d.x.roleLink != nil {
			d.fromRoles(int32(e))
		}
	}
}

// fromName links an organisation with the country that its name begins or ends with: "Norwegian
// Foreign Ministry", "Savings Bank of Norway".
func (d *deriver) fromName(e int32) {
	o := &d.w.entities[e]
	nation := d.x.nationOf(o.name)
	if nation < 0 || !d.x.types.is(o.typ, d.x.orgMask) {
		return
	}
	for k := range d.x.lexiconLinks {
		if l := &d.x.lexiconLinks[k]; d.x.types.is(o.typ, l.types) && (l.kind == "" || l.kind == o.kind) {
			d.addKnown(l, e, nation)
		}
	}
}

// fromTown links an organisation or a building with the town or region of the document that its name begins with
// or has behind "of": "Oslo City Council", "University of Leeds", "Oslo Airport".
func (d *deriver) fromTown(e int32) {
	o := &d.w.entities[e]
	if !d.x.types.is(o.typ, d.x.orgMask) && o.kind != "facility" || !strings.Contains(o.name, " ") {
		return
	}
	town := d.townIn(o.name)
	if town < 0 {
		return
	}
	for k := range d.x.lexiconLinks {
		if l := &d.x.lexiconLinks[k]; d.x.types.is(o.typ, l.types) && l.kind == "" && !d.settled(l.relation, e) {
			d.addHome(l, d.first[e], town, graph.InName)
		}
	}
}

// settled reports whether an entity is the subject of a fact of a relation other than with a country.
func (d *deriver) settled(r *rules.Relation, e int32) bool {
	for i := range d.at.of(endKey{r, 0, e}) {
		if f := &d.w.facts[i]; !d.x.types.is(d.w.entities[d.w.mentions[f.object].entity].typ, d.x.countryMask) {
			return true
		}
	}
	return false
}

// townIn returns the town or region of the document that a name begins with or has behind "of", -1 for none. A region
// that is a surname, too, may be somebody: "Rhodes Trust".
func (d *deriver) townIn(name string) int32 {
	if d.towns == nil {
		d.towns = map[string]int32{}
		for e := range d.w.entities {
			if o := &d.w.entities[e]; d.first[e] >= 0 && (o.kind == "city" || o.kind == "region" && !d.x.lists.surname.is(d.x.vocab.ID(o.name))) && d.x.types.is(o.typ, d.x.placeMask) {
				d.towns[o.name] = int32(e)
			}
		}
	}
	if len(d.towns) == 0 {
		return -1
	}
	for from := 0; from < len(name); {
		word := wordEnd(name, from)
		if from == 0 || strings.HasSuffix(name[:from], " of ") {
			second := wordEnd(name, word+1)
			for _, end := range [...]int{word, second, wordEnd(name, second+1)} {
				if town, ok := d.towns[name[from:end]]; ok && (from > 0 || end < len(name)) {
					return town
				}
			}
		}
		from = word + 1
	}
	return -1
}

// wordEnd returns where the word that begins at a byte of a name ends.
func wordEnd(name string, from int) int {
	if from >= len(name) {
		return len(name)
	}
	if n := strings.IndexByte(name[from:], ' '); n >= 0 {
		return from + n
	}
	return len(name)
}

// maxBodyParts is how many words a name has at most that is looked into.
const maxBodyParts = 16

// nationOf returns the country that a name begins with, by name or adjective, or ends with, by
// name; -1 for none.
func (x *Extractor) nationOf(name string) int32 {
	var buf [maxBodyParts]string
	words := buf[:0]
	for word := range strings.FieldsSeq(name) {
		if len(words) == maxBodyParts {
			return -1
		}
		words = append(words, word)
	}
	if len(words) < 2 {
		return -1
	}
	for n := min(2, len(words)-1); n > 0; n-- { // "South African Reserve Bank"
		if c := x.nationCalled(words[:n]); c >= 0 {
			return c
		}
	}
	for n := min(2, len(words)-1); n > 0; n-- { // "Bank of New Zealand"
		c := x.nationCalled(words[len(words)-n:])
		if c < 0 {
			continue
		}
		if before := x.vocab.ID(strings.ToLower(words[len(words)-n-1])); !x.lists.quarter.has(&nlp.Token{Word: before, Lemma: before}) { // "South America"
			return c
		}
	}
	return -1
}

// nationCalled returns the country that goes by some words, -1 for none.
func (x *Extractor) nationCalled(words []string) int32 {
	return x.called(words, x.countryMask, "")
}

// called returns the entry of a type that goes by some words, -1 for none. Where its kind is given, it may be a name
// that is seldom meant.
func (x *Extractor) called(words []string, types uint64, kind string) int32 {
	node := int32(0)
	for _, word := range words {
		next, ok := x.lexicon.names.step(node, x.vocab.ID(word))
		if !ok {
			return -1
		}
		node = next
	}
	for c := x.lexicon.names.at[node].end - 1; c >= 0; c = x.lexicon.readings[c].next {
		if q := &x.lexicon.readings[c]; !q.meto && x.types.is(q.typ, types) && (kind == "" && !q.weak || x.lexicon.entry(q.entry).Kind == kind) {
			return q.entry
		}
	}
	return -1
}

// fromRoles adds the offices that the lexicon knows of entity e, those left out that
// began after the date of the text.
func (d *deriver) fromRoles(e int32) {
	for _, r := range d.x.lexicon.entry(d.w.entities[e].entry).Roles {
		of, ok := d.x.lexicon.bodies[r.Of]
		target, named := d.byEntry[of]
		if !ok || !named || d.w.date != "" && r.From > d.w.date || d.statesRole(e, target, r.Role) {
			continue
		}
		delete(d.known, statement{d.x.roleLink.relation, e, target}) // each office is a fact of its own
		fc := d.addKnown(d.x.roleLink, e, of)
		if fc == nil {
			continue
		}
		fc.set("role", r.Role)
		if r.From != "" {
			fc.set("from", r.From)
		}
		if r.To != "" {
			fc.set("to", r.To)
			if d.w.date == "" || r.To <= d.w.date {
				fc.tense = past.String()
			}
		}
	}
}

// statesRole reports whether the text itself says that e holds or held a role of target.
func (d *deriver) statesRole(e, target int32, role string) bool {
	for i := range d.at.of(endKey{d.x.roleLink.relation, 0, e}) {
		f := &d.w.facts[i]
		if d.w.mentions[f.object].entity != target || f.form == inferred {
			continue
		}
		for _, a := range f.attributes {
			if a.Name == "role" && strings.EqualFold(a.Value, role) {
				return true
			}
		}
	}
	return false
}

// addKnown adds a fact of the lexicon about entity e and an entry, where the text names
// both; nil where it adds none.
func (d *deriver) addKnown(l *lexiconLink, e, entry int32) *fact {
	target, ok := d.byEntry[entry]
	if !ok || d.first[target] < 0 {
		return nil
	}
	m := &d.w.mentions[d.first[e]]
	return d.add(fact{relation: l.relation, subject: d.first[e], object: d.first[target], sent: m.sent, rule: "lexicon", form: inferred,
		trigger: [2]int32{m.first, m.last}, polarity: graph.Positive, source: -1, score: lexiconConfidence}, l.from, l.to)
}

// maxAncestors is how many entries above an entry count.
const maxAncestors = 8

// ancestors appends the entries above an entry to out, nearest first.
func (x *Extractor) ancestors(entry int32, out []int32) []int32 {
	for above := x.lexicon.above(entry); len(above) > 0 && len(out) < maxAncestors; {
		up := above[0]
		out = append(out, up)
		above = above[1:len(above):len(above)]
		if len(above) == 0 { // most have one above them
			above = x.lexicon.above(up)
		} else {
			above = append(above, x.lexicon.above(up)...)
		}
	}
	return out
}
