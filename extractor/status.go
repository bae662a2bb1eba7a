package extractor

import (
	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/internal/nlp"
)

// A boundStatus is a status of a frame, its words bound to the vocabulary.
type boundStatus struct {
	*rules.Status
	terms *wordList
}

// status gives the fact what the words from first to last say of it: "former",
// "acting". Of two words that set the same attribute the later counts, since it
// stands nearer to what it qualifies.
func (x *Extractor) status(w *work, f *boundFrame, fc *fact, first, last int32) {
	timed := false
	for k := last - 1; k >= first && len(f.status) > 0; k-- {
		for i := range f.status {
			s := &f.status[i]
			width := s.terms.match(w.doc.Tokens[:last], int(k))
			if width == 0 {
				continue
			}
			w.noteSlot(fc, s.Name, k, k+int32(width))
			switch {
			case s.Name == "tense" && !timed:
				fc.tense, timed = s.Value, true
			case s.Name != "tense":
				fc.set(s.Name, s.Value)
			}
		}
	}
}

// adverbsBefore returns the first of the adverbs before a verb group: "once led".
func (x *Extractor) adverbsBefore(w *work, v *verb) int32 {
	first := v.first
	for first > w.sentence.First && w.token(first-1).Tag == nlp.RB && w.at[first-1] < 0 {
		first--
	}
	return first
}
