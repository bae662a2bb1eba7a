package extractor

import "github.com/dossier-kg/dossier/internal/nlp"

// hasTeam reports whether places of a kind have teams that are called as they are.
func (x *Extractor) hasTeam(kind string) bool {
	return kind != "facility" && kind != "water" && kind != "continent"
}

// plays reports whether a town in a report of sport stands where its team does: not
// where a place is told, as in "in south Oslo", nor beside a place that it lies in or that lies in it.
func (x *Extractor) plays(w *work, s nlp.Sentence, m *mention) bool {
	if m.first > s.First {
		b := w.token(m.first - 1)
		if b.Word == x.en.of || x.lists.quarter.has(b) || x.en.aPlaceFollows.has(b.Word) && !w.token(m.first).Shape.Has(nlp.Caps) {
			return false
		}
		if b.Word == x.en.comma && m.first-2 >= s.First && (x.at(w, m.first-2, x.placeMask) && !x.townToo(w, m, m.first-2) || x.behindPlaceWord(w, s, m.first-2)) {
			return false
		}
		k := m.first - 1
		for k > s.First+1 && w.token(k).Tag.Adjective() {
			k--
		}
		if w.token(k).Tag == nlp.POS && x.at(w, k-1, x.placeMask) { // "in Oslo's leafy Brundle"
			return false
		}
	}
	if t := w.token(m.first); t.Shape.Has(nlp.Break) && t.Shape.Has(nlp.Caps) && m.last < s.Last && x.en.dashes.has(w.token(m.last).Word) { // "OSLO - The"
		return false
	}
	return !(m.last+1 < s.Last && w.token(m.last).Word == x.en.comma && x.at(w, m.last+1, x.placeMask) && !x.townToo(w, m, m.last+1))
}

// townToo reports whether both mention m and the one at token i are towns, of which none lies in the other: "played
// for Oslo, Leeds and".
func (x *Extractor) townToo(w *work, m *mention, i int32) bool {
	o := &w.mentions[w.at[i]]
	return m.entry >= 0 && o.entry >= 0 && x.kindOf(m) == "city" && x.kindOf(o) == "city"
}

// fixture reports whether a sentence is a line of a schedule: two names in capitals and
// one word between them, "SELBY AT MARLOW".
func (x *Extractor) fixture(w *work, s nlp.Sentence) bool {
	names, others := 0, 0
	for i := s.First; i < s.Last; i++ {
		t := w.token(i)
		switch id := w.at[i]; {
		case !t.Shape.Has(nlp.Caps):
			return false
		case id < 0:
			others++
		case w.mentions[id].first == i:
			names++
		}
	}
	return names == 2 && others == 1 && w.at[s.First] >= 0 && w.at[s.Last-1] >= 0
}

// minContests is how many words a report of sport has at least where all are such as
// politics uses, too; a short text may win or score in passing.
const minContests = 4

// ofSport reports whether a document is about sport, where towns play.
func (x *Extractor) ofSport(w *work) bool {
	sport, contests := 0, 0
	for i := range w.doc.Tokens {
		switch t := &w.doc.Tokens[i]; {
		case x.lists.sport.has(t):
			sport++
		case x.lists.contest.has(t):
			contests++
		}
	}
	n := sport + contests
	if sport == 0 {
		return n >= minContests && n*contestShare >= len(w.doc.Tokens)
	}
	return n >= 2 && n*sportShare >= len(w.doc.Tokens)
}

// maxScore is how many bytes a score has at most; longer numbers are dates.
const maxScore = 5

// scoreLine reports whether a name stands in a line of names and numbers: a table of results.
func (x *Extractor) scoreLine(w *work, s nlp.Sentence, m *mention) bool {
	if m.last >= s.Last || !w.token(m.last).Shape.Has(nlp.Number) || w.token(m.last).End-w.token(m.last).Start > maxScore || s.Last-s.First > 16 {
		return false
	}
	for i := s.First; i < s.Last; i++ {
		if t := w.token(i); t.Shape.Has(nlp.Lower) {
			return false
		}
	}
	return true
}
