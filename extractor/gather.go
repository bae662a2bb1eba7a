package extractor

import (
	"fmt"
	"slices"
	"strings"

	"github.com/dossier-kg/dossier/extractor/rules"
)

// Talks of twenty states are one event, and would be 190 links between each two of them. Where
// more than Options.Pairs take part in what a symmetric relation says, the event is an entity,
// and each participant is linked with it.

// DefaultPairs is how many participants at most are linked with each other.
const DefaultPairs = 5

// participantForm is the form of the facts that link a participant with an event.
const participantForm = "participant"

// maxTold is how many participants the name of an event tells.
const maxTold = 3

// participation returns the relation of participants to events that the rules declare, nil for none.
func participation(set *rules.Set) *rules.Relation {
	if i := slices.IndexFunc(set.Relations, func(r *rules.Relation) bool { return r.Participants }); i >= 0 {
		return set.Relations[i]
	}
	return nil
}

// gatherEvents makes one event of the links between each two of many.
func (x *Extractor) gatherEvents(w *work) {
	pairs := x.options.Pairs
	if pairs == 0 {
		pairs = DefaultPairs
	}
	if x.participation == nil || pairs < 0 {
		return
	}
	for i := 0; i < len(w.facts); {
		end := i + 1
		for end < len(w.facts) && sameEvent(&w.facts[i], &w.facts[end]) {
			end++
		}
		if w.participants(w.facts[i:end]); w.facts[i].relation.Symmetric && len(w.people) > pairs {
			facts := x.participate(w, w.facts[i], w.people)
			w.facts = slices.Replace(w.facts, i, end, facts...)
			end = i + len(facts)
		}
		i = end
	}
}

// sameEvent reports whether two facts are pairs of one event.
func sameEvent(f, g *fact) bool {
	return f.relation == g.relation && f.sent == g.sent && f.trigger == g.trigger && f.polarity == g.polarity && f.modality == g.modality
}

// participants lists in w.people a mention of each thing that the facts of one event are about.
func (w *work) participants(facts []fact) {
	w.people = w.people[:0]
	add := func(m int32) {
		if !slices.ContainsFunc(w.people, func(o int32) bool { return w.mentions[o].entity == w.mentions[m].entity }) {
			w.people = append(w.people, m)
		}
	}
	for i := range facts {
		add(facts[i].subject)
		add(facts[i].object)
	}
}

// participate makes an event of fact f, and the facts that link the participants with it.
func (x *Extractor) participate(w *work, f fact, people []int32) []fact {
	event := int32(len(w.mentions))
	first, last := w.token(f.trigger[0]), w.token(f.trigger[1]-1)
	w.mentions = append(w.mentions, mention{first: f.trigger[0], last: f.trigger[1], start: first.Start, end: last.End, sent: f.sent,
		typ: x.types.id(x.participation.To[0]), kind: kindNominal, entry: -1, reading: -1, entity: -1, rule: f.rule, score: 1, name: -1})
	w.resolver.open(event, entity{typ: x.types.id(x.participation.To[0]), entry: -1, name: x.eventName(w, &f, people)})
	facts := make([]fact, 0, len(people))
	for _, m := range people {
		if !x.types.is(w.entities[w.mentions[m].entity].typ, x.types.mask(x.participation.From)) {
			continue
		}
		g := f
		g.relation, g.subject, g.object, g.form = x.participation, m, event, participantForm
		g.attributes = slices.Clone(f.attributes)
		g.set("event", f.relation.Name)
		facts = append(facts, g)
	}
	return facts
}

// eventName returns what an event is called after its noun, or its relation, and its first participants.
func (x *Extractor) eventName(w *work, f *fact, people []int32) string {
	name := f.relation.Name
	if f.trigger[1]-f.trigger[0] == 1 && w.token(f.trigger[0]).Tag.Noun() {
		name = strings.ToLower(w.words(f.trigger[0], f.trigger[1]))
	}
	var told []string
	for _, m := range people[:min(maxTold, len(people))] {
		told = append(told, w.entities[w.mentions[m].entity].name)
	}
	name += " of " + strings.Join(told, ", ")
	if more := len(people) - maxTold; more > 0 {
		name += fmt.Sprintf(" and %d others", more)
	}
	return name
}
