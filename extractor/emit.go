package extractor

import (
	"cmp"
	"hash/maphash"
	"slices"
	"strconv"

	"github.com/dossier-kg/dossier/graph"
)

// emit copies what was found into plain data that outlives the working memory.
func (x *Extractor) emit(w *work, in Document) *graph.Document {
	out := &graph.Document{ID: in.ID, Title: in.Title, URL: in.URL, Date: in.Date, Text: in.Text}
	ids := x.emitEntities(w, out)
	order := w.order[:0]
	for i := range w.mentions {
		if m := &w.mentions[i]; m.first < m.last && m.entity >= 0 {
			order = append(order, int32(i))
		}
	}
	w.order = order
	w.orderByPlace()
	out.Mentions = make([]graph.Mention, 0, len(order))
	for _, i := range w.order {
		m := &w.mentions[i]
		out.Mentions = append(out.Mentions, graph.Mention{Document: in.ID, Span: graph.Span{Start: int(m.start), End: int(m.end)},
			Entity: ids[m.entity], Type: x.types.names[w.entities[m.entity].typ], Kind: mentionNames[m.kind], Rule: m.rule})
	}
	x.emitRelations(w, out, ids)
	w.noteFacts(ids)
	w.noteContradicted(out)
	return out
}

// emitEntities adds the entities in the order of their first mention and returns their IDs.
func (x *Extractor) emitEntities(w *work, out *graph.Document) []string {
	first := fill(w.first, len(w.entities))
	w.first, w.aliases = first, w.aliases[:0]
	for i := range w.mentions {
		m := &w.mentions[i]
		if m.first == m.last || m.entity < 0 || m.kind == kindPronoun && !w.entities[m.entity].nameless {
			continue
		}
		if f := first[m.entity]; f < 0 || w.mentions[f].start > m.start {
			first[m.entity] = int32(i)
		}
		if text := out.Text[m.start:m.end]; m.kind == kindName && text != w.entities[m.entity].name {
			w.aliases = append(w.aliases, alias{m.entity, text})
		}
	}
	if e := w.titled; e >= 0 && first[e] < 0 { // the title names whom the text calls "he" only
		first[e] = w.entities[e].first
	}
	order := w.order[:0]
	for e, f := range first {
		if f >= 0 {
			order = append(order, int32(e))
		}
	}
	w.order = order
	slices.SortFunc(order, func(a, b int32) int {
		return cmp.Compare(w.mentions[first[a]].start, w.mentions[first[b]].start)
	})
	out.Entities = make([]graph.Entity, 0, len(order))
	traits, aliases := x.traits(w), w.aliasesOf()
	ids := x.entityIDs(w, order, traits)
	for _, e := range order {
		o := &w.entities[e]
		g := graph.Entity{ID: ids[e], Type: x.types.names[o.typ], Kind: o.kind, Name: o.name, Aliases: aliases[e], Traits: traits[e], Unnamed: o.nameless}
		if o.entry >= 0 {
			entry := x.lexicon.entry(o.entry)
			g.ISO, g.Entry = entry.ISO, entry.ID
			if isItem(entry.ID) {
				g.Wikidata = entry.ID
			}
		}
		out.Entities = append(out.Entities, g)
	}
	return ids
}

// An alias is another name of an entity, as a mention writes it.
type alias struct {
	entity int32
	text   string
}

// aliasesOf returns the aliases of each entity, sorted.
func (w *work) aliasesOf() [][]string {
	slices.SortFunc(w.aliases, func(a, b alias) int {
		return cmp.Or(cmp.Compare(a.entity, b.entity), cmp.Compare(a.text, b.text))
	})
	w.aliases = slices.Compact(w.aliases)
	w.aliasLists = emptied(w.aliasLists, len(w.entities))
	texts := make([]string, len(w.aliases)) // those of one entity stand together
	for i, a := range w.aliases {
		texts[i] = a.text
		first := i - len(w.aliasLists[a.entity])
		w.aliasLists[a.entity] = texts[first : i+1 : i+1]
	}
	return w.aliasLists
}

// entityIDs returns the IDs of the entities; those of one type and name get a suffix
// by what the text says of them.
func (x *Extractor) entityIDs(w *work, order []int32, traits [][]graph.Attribute) []string {
	w.entityID = emptied(w.entityID, len(w.entities))
	ids := w.entityID
	clear(w.places)
	var several [][]int32 // entities of one ID
	x.plainIDs(w, order, ids)
	for _, e := range order {
		id := ids[e]
		switch k, ok := w.places[id]; {
		case !ok:
			w.places[id] = e
		case k >= 0:
			w.places[id] = ^int32(len(several))
			several = append(several, []int32{k, e})
		default:
			several[^k] = append(several[^k], e)
		}
	}
	for _, es := range several {
		clues := make([][]string, len(es))
		for i, e := range es {
			clues[i] = x.distinctions(w, e, traits[e])
		}
		for i, distinct := range graph.DistinctIDs(ids[es[0]], clues) {
			ids[es[i]] = distinct
		}
	}
	return ids
}

// plainIDs gives entities the IDs of their types and names, all of them parts of one string.
func (x *Extractor) plainIDs(w *work, order []int32, ids []string) {
	w.ids, w.idEnds = w.ids[:0], w.idEnds[:0]
	for _, e := range order {
		o := &w.entities[e]
		w.ids = graph.AppendID(w.ids, x.types.names[o.typ], o.name)
		w.idEnds = append(w.idEnds, len(w.ids))
	}
	all, start := string(w.ids), 0
	for i, e := range order {
		ids[e] = all[start:w.idEnds[i]]
		start = w.idEnds[i]
	}
}

// distinctions returns what tells an entity from others of its name: its ties, its
// traits; the lexicon's own needs none.
func (x *Extractor) distinctions(w *work, e int32, traits []graph.Attribute) []string {
	var ties []string
	for i := range w.facts {
		f := &w.facts[i]
		if o := w.mentions[f.object].entity; w.mentions[f.subject].entity == e && o >= 0 && !f.relation.Event {
			ties = append(ties, w.entities[o].name)
		}
	}
	slices.Sort(ties)
	var out []string
	if w.entities[e].entry >= 0 {
		out = append(out, "")
	}
	out = append(out, ties...)
	for _, name := range []string{"role", "from", "age"} {
		for _, t := range traits {
			if t.Name == name {
				out = append(out, t.Value)
			}
		}
	}
	return out
}

// isItem reports whether id is a Wikidata item: Q and digits.
func isItem(id string) bool {
	if len(id) < 2 || id[0] != 'Q' {
		return false
	}
	_, err := strconv.Atoi(id[1:])
	return err == nil
}

// emitRelations adds the facts as relations: facts that say the same become one
// relation with all the evidence.
func (x *Extractor) emitRelations(w *work, out *graph.Document, ids []string) {
	clear(w.evident)
	w.said.reset()
	x.findCallings(w)
	evident := w.evident
	evidence := make([]graph.Evidence, 0, len(w.facts)) // of all relations, most of which have one
	slices.SortStableFunc(w.facts, func(a, b fact) int {
		return cmp.Or(cmp.Compare(a.sent, b.sent), cmp.Compare(a.trigger[0], b.trigger[0]), cmp.Compare(a.rule, b.rule))
	})
	for i := range w.facts {
		f := &w.facts[i]
		if f.score < x.options.MinConfidence {
			w.noteLost(f, "its confidence is below the minimum")
			continue
		}
		if w.saysLess(i) {
			w.noteLost(f, "another reading of the same words says more")
			continue
		}
		key := evidenceKey{f.relation.Name, f.trigger[0], w.mentions[f.subject].entity, w.mentions[f.object].entity}
		read := f.form != inferred // several offices are inferred of one name
		if read && (evident[key] || f.relation.Symmetric && evident[evidenceKey{key.relation, key.trigger, key.object, key.subject}]) {
			w.noteLost(f, "another form has read the same words so")
			continue // one link for each trigger and pair
		}
		evident[key] = true
		r := x.relation(w, f, ids)
		o := w.stated(out, &r)
		if o == nil {
			n := len(evidence)
			evidence = x.addEvidence(w, f, out, ids, evidence)
			r.Evidence = evidence[n:len(evidence):len(evidence)]
			if out.Relations == nil {
				out.Relations = make([]graph.Relation, 0, len(w.facts)-i)
			}
			out.Relations = append(out.Relations, r)
			continue
		}
		o.Evidence = x.addEvidence(w, f, out, ids, o.Evidence)
		o.Confidence = 1 - (1-o.Confidence)*(1-r.Confidence)
	}
	x.contradict(w, out)
	for i := range out.Relations {
		c := &out.Relations[i].Confidence
		*c = thousandths(*c)
	}
	if x.mirrors {
		out.Relations = x.mirror(out.Relations)
	}
}

// maxBeside is how many facts before and behind one may say the same of its ends and more.
const maxBeside = 4

// saysLess reports whether a fact beside fact i, in one sentence, says the same by the same frame and more:
// of "worked as a consultant for Brenta" the office says it with the role. The facts are in their order.
func (w *work) saysLess(i int) bool {
	f := &w.facts[i]
	for k := max(0, i-maxBeside); k < min(len(w.facts), i+maxBeside+1); k++ {
		g := &w.facts[k]
		if g.frame == nil || g.frame != f.frame || g.sent != f.sent || len(g.attributes) <= len(f.attributes) || g.polarity != f.polarity || g.modality != f.modality || g.source != f.source ||
			g.subject != f.subject || g.object != f.object {
			continue
		}
		if !slices.ContainsFunc(f.attributes, func(a graph.Attribute) bool { return !slices.Contains(g.attributes, a) }) {
			return true
		}
	}
	return false
}

// thousandths rounds a confidence to what is said of it.
func thousandths(confidence float64) float64 { return float64(int(confidence*1000+0.5)) / 1000 }

// mirror adds to each symmetric state that holds the same from its other end. Both ends
// of an event take part in it, which is said once.
func (x *Extractor) mirror(rs []graph.Relation) []graph.Relation {
	turns := func(r graph.Relation) bool {
		return r.Symmetric && r.Polarity == graph.Positive && r.Modality == graph.Asserted && !x.relations[r.Type].Event
	}
	if !slices.ContainsFunc(rs, turns) {
		return rs
	}
	both := make([]graph.Relation, 0, len(rs)+1)
	for _, r := range rs {
		both = append(both, r)
		if turns(r) {
			both = append(both, mirrored(r))
		}
	}
	return both
}

func mirrored(r graph.Relation) graph.Relation {
	from := r.Type + "(" + r.Subject + ", " + r.Object + ")"
	r.Subject, r.Object = r.Object, r.Subject
	r.Evidence = slices.Clone(r.Evidence)
	for i := range r.Evidence {
		e := &r.Evidence[i]
		e.Subject, e.Object = e.Object, e.Subject
		e.Rule, e.Form, e.From = graph.Mirror, inferred, from
	}
	return r
}

type evidenceKey struct {
	relation        string
	trigger         int32
	subject, object int32
}

func (x *Extractor) relation(w *work, f *fact, ids []string) graph.Relation {
	slices.SortFunc(f.attributes, func(a, b graph.Attribute) int { return cmp.Compare(a.Name, b.Name) })
	r := graph.Relation{Subject: ids[w.mentions[f.subject].entity], Type: f.relation.Name, Object: ids[w.mentions[f.object].entity],
		Symmetric: f.relation.Symmetric, Attributes: f.attributes, Polarity: f.polarity, Modality: modalities[f.modality],
		Tense: f.tense, Confidence: f.score}
	if f.source >= 0 && w.mentions[f.source].entity >= 0 {
		r.Attribution = ids[w.mentions[f.source].entity]
	}
	return r
}

// stated returns the relation of a document that is the same statement as r. Where there
// is none it notes that r will be the next relation, and returns nil.
func (w *work) stated(out *graph.Document, r *graph.Relation) *graph.Relation {
	key := statementHash(r)
	for k := range w.said.of(key) {
		if o := &out.Relations[k]; sameStatement(o, r) {
			return o
		}
	}
	w.said.add(key, int32(len(out.Relations)))
	return nil
}

func sameStatement(a, b *graph.Relation) bool {
	return directed(a) == directed(b) && a.Type == b.Type && a.Polarity == b.Polarity && a.Modality == b.Modality &&
		a.Attribution == b.Attribution && a.Tense == b.Tense && slices.Equal(a.Attributes, b.Attributes)
}

// directed returns the ends of a relation, those of a symmetric one sorted.
func directed(r *graph.Relation) [2]string {
	if r.Symmetric && r.Object < r.Subject {
		return [2]string{r.Object, r.Subject}
	}
	return [2]string{r.Subject, r.Object}
}

// hashes is the seed of statementHash. Its chance decides what is compared, never the outcome.
var hashes = maphash.MakeSeed()

func statementHash(r *graph.Relation) uint64 {
	ends := directed(r)
	var h maphash.Hash
	h.SetSeed(hashes)
	for _, part := range [...]string{ends[0], r.Type, ends[1]} {
		h.WriteString(part)
		h.WriteByte(0)
	}
	for _, at := range r.Attributes {
		h.WriteString(at.Value)
		h.WriteByte(0)
	}
	return h.Sum64()
}

// addEvidence appends the words that state a fact; where a pronoun or a nominal stands
// for an end of it, it does so a second time with the name that it refers to. What is
// inferred, no pronoun states.
func (x *Extractor) addEvidence(w *work, f *fact, out *graph.Document, ids []string, to []graph.Evidence) []graph.Evidence {
	e := x.evidence(w, f, out, ids)
	sub, ob := w.nameOf(f.subject), w.nameOf(f.object)
	if sub == f.subject && ob == f.object || f.form != inferred {
		to = append(to, e)
	}
	if sub == f.subject && ob == f.object {
		return x.otherCallings(w, f, e, to)
	}
	e.Subject, e.Object = w.spanOf(sub), w.spanOf(ob)
	return append(to, e)
}

func (w *work) spanOf(m int32) graph.Span {
	return graph.Span{Start: int(w.mentions[m].start), End: int(w.mentions[m].end)}
}

// maxNameAway is how many mentions before a pronoun its name is looked for.
const maxNameAway = 256

// nameOf returns the last name before mention i of what it refers to, else the first of
// all; i itself unless it is a pronoun or a nominal, or where there is no name.
func (w *work) nameOf(i int32) int32 {
	m := &w.mentions[i]
	if m.kind != kindPronoun && m.kind != kindNominal {
		return i
	}
	at, _ := slices.BinarySearchFunc(w.order, m.start, func(k, start int32) int { return cmp.Compare(w.mentions[k].start, start) })
	for k := at - 1; k >= max(0, at-maxNameAway); k-- {
		if o := &w.mentions[w.order[k]]; o.entity == m.entity && o.kind == kindName {
			return w.order[k]
		}
	}
	if first := w.entities[m.entity].first; w.mentions[first].kind == kindName && w.mentions[first].entity == m.entity {
		return first
	}
	return i
}

func (x *Extractor) evidence(w *work, f *fact, out *graph.Document, ids []string) graph.Evidence {
	s := w.doc.Sentences[f.sent]
	sub, ob := &w.mentions[f.subject], &w.mentions[f.object]
	return graph.Evidence{Document: out.ID, Span: graph.Span{Start: int(s.Start), End: int(s.End)},
		Subject: graph.Span{Start: int(sub.start), End: int(sub.end)}, Object: graph.Span{Start: int(ob.start), End: int(ob.end)},
		Trigger: w.span(f.trigger[0], f.trigger[1]), Text: out.Text[s.Start:s.End], Rule: f.rule, Form: f.form, From: because(f, ids), Confidence: thousandths(f.score)}
}
