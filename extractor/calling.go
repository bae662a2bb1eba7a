package extractor

import "github.com/dossier-kg/dossier/graph"

// A calling is a way by which a document calls a country: "Germany", "German", "the Germans".
type calling struct {
	first, last int32 // mentions
	next        int32 // one more than the place of another way in work.callings, 0 for none
}

// maxCallings bounds the ways to call a country that the evidence of one fact shows.
const maxCallings = 4

// findCallings gathers how the document calls each country, in one pass.
func (x *Extractor) findCallings(w *work) {
	w.callings = w.callings[:0]
	clear(w.called)
	for i := range w.mentions {
		m := &w.mentions[i]
		if m.first == m.last || m.entity < 0 || m.kind != kindName && m.kind != kindDemonym || !x.types.is(w.entities[m.entity].typ, x.countryMask) {
			continue
		}
		w.call(int32(i))
	}
}

// call notes that mention i calls its country so.
func (w *work) call(i int32) {
	m := &w.mentions[i]
	last, n := int32(0), 0
	for k := w.called[m.entity]; k > 0; k = w.callings[k-1].next {
		c := &w.callings[k-1]
		if w.callingText(c) == w.doc.Text[m.start:m.end] {
			c.last = i
			return
		}
		last = k
		n++
	}
	if n == maxCallings {
		return
	}
	w.callings = append(w.callings, calling{i, i, 0})
	if last > 0 {
		w.callings[last-1].next = int32(len(w.callings))
	} else {
		w.called[m.entity] = int32(len(w.callings))
	}
}

func (w *work) callingText(c *calling) string {
	m := &w.mentions[c.first]
	return w.doc.Text[m.start:m.end]
}

// otherCallings appends the evidence e again for each other way by which the text calls the
// object of an inferred fact, as no words bind it to one, and for the name of what words
// call by its adjective.
func (x *Extractor) otherCallings(w *work, f *fact, e graph.Evidence, to []graph.Evidence) []graph.Evidence {
	m := &w.mentions[f.object]
	if f.form != inferred && m.kind != kindDemonym || m.entity < 0 {
		return to
	}
	for k := w.called[m.entity]; k > 0; k = w.callings[k-1].next {
		c := &w.callings[k-1]
		i := c.first
		if w.mentions[i].sent == m.sent {
			i = c.last
		}
		o := &w.mentions[i]
		if o.sent == m.sent || !f.calls(o, m) || w.callingText(c) == w.doc.Text[m.start:m.end] {
			continue
		}
		e.Object = w.spanOf(i)
		to = append(to, e)
	}
	return to
}

// calls reports whether mention o shows another way to call what the object m of the fact does: the
// name behind an adjective, and where no words state the fact also an adjective.
func (f *fact) calls(o, m *mention) bool {
	switch o.kind {
	case kindName:
		return m.kind != kindName
	case kindDemonym:
		return f.form == inferred
	}
	return false
}
