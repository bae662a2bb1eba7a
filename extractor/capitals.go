package extractor

import "strings"

// maxShouted is how many words a name in a line of capitals has at most.
const maxShouted = 5

// restoreCapitals finds in lines of capitals the names that the document writes in the
// usual way elsewhere: "SHEARER NAMED CAPTAIN" above "Alan Shearer was named captain".
func (x *Extractor) restoreCapitals(w *work) {
	if len(w.shouted) == 0 {
		return
	}
	known := x.knownNames(w)
	for _, n := range w.shouted {
		s := w.doc.Sentences[n]
		for i := s.First; i < s.Last; i++ {
			for last := min(i+maxShouted, s.Last); last > i; last-- {
				if id, ok := known[w.words(i, last)]; ok && x.restore(w, n, i, last, id) {
					i = last - 1
					break
				}
			}
		}
	}
	w.sortMentions()
}

// knownNames returns the typed names outside of lines of capitals, and the surnames of the
// people among them, written in capitals.
func (x *Extractor) knownNames(w *work) map[string]int32 {
	known := map[string]int32{}
	next := 0
	for i := range w.mentions {
		m := &w.mentions[i]
		for next < len(w.shouted) && w.shouted[next] < m.sent {
			next++
		}
		if m.kind != kindName || m.typ == unknown || next < len(w.shouted) && w.shouted[next] == m.sent {
			continue
		}
		text := w.words(m.first, m.last)
		upper := strings.ToUpper(text)
		if upper == text { // an acronym is written so everywhere
			continue
		}
		known[upper] = int32(i)
		if x.types.is(m.typ, x.personMask) && m.last-m.first > 1 {
			surname := strings.ToUpper(w.words(x.surname(w, m), m.last))
			if _, ok := known[surname]; !ok {
				known[surname] = int32(i)
			}
		}
	}
	return known
}

// restore makes tokens first to last of sentence n a mention like id, and reports whether it is one.
func (x *Extractor) restore(w *work, n, first, last, id int32) bool {
	o := w.mentions[id]
	for i := first; i < last; i++ {
		if at := w.at[i]; at >= 0 && (w.mentions[at].first < first || w.mentions[at].last > last || w.mentions[at].kind != kindName) {
			return false
		}
	}
	for i := first; i < last; i++ {
		if at := w.at[i]; at >= 0 {
			x.remove(w, at)
		}
	}
	m := mention{first: first, last: last, sent: n, typ: o.typ, kind: kindName, entry: -1, reading: -1, name: o.name, rule: "document", score: o.score}
	if o.last-o.first == last-first {
		m.entry, m.reading, m.unsure = o.entry, o.reading, o.unsure
	}
	put := x.put(w, m)
	w.noteTyped(put, id, "the document writes the name in small letters elsewhere")
	return true
}
