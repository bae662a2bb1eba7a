package extractor

import (
	"fmt"
	"io"
)

// Parse writes what the analysis sees in a text, sentence by sentence: tokens with
// tags and lemmas, mentions, noun phrases, and verbs with their subjects and
// arguments. It is for authors of rules and for finding out why a rule is silent.
func (x *Extractor) Parse(out io.Writer, text string) error {
	w := x.pool.Get().(*work)
	defer x.pool.Put(w)
	x.analyse(w, text)
	for n, s := range w.doc.Sentences {
		if _, err := fmt.Fprintf(out, "sentence %d: %s\n", n+1, text[s.Start:s.End]); err != nil {
			return err
		}
		fmt.Fprint(out, "  tokens  ")
		for i := s.First; i < s.Last; i++ {
			fmt.Fprintf(out, " %s/%s/%s", w.words(i, i+1), w.token(i).Tag, x.lemmaText(w, i))
		}
		fmt.Fprintln(out)
		x.printMentions(out, w, int32(n))
		x.printPhrases(out, w, w.spans[n], w.spans[n+1])
	}
	return nil
}

// lemmaText returns the base form of token i, also where the vocabulary does not hold it.
func (x *Extractor) lemmaText(w *work, i int32) string {
	if t := w.token(i); t.Lemma == 0 {
		return x.vocab.Lemma(w.words(i, i+1), t.Tag)
	}
	return x.vocab.Word(w.lemma(i))
}

func (x *Extractor) printMentions(out io.Writer, w *work, n int32) {
	for i := range w.mentions {
		m := &w.mentions[i]
		if m.sent != n || m.first == m.last {
			continue
		}
		fmt.Fprintf(out, "  mention  %q %s %s, by %s", w.words(m.first, m.last), x.types.names[m.typ], m.kind, m.rule)
		if m.entity >= 0 {
			fmt.Fprintf(out, ", is %s", w.entities[m.entity].name)
		}
		fmt.Fprintln(out)
	}
}

func (x *Extractor) printPhrases(out io.Writer, w *work, from, to span) {
	for p := from.phrase; p < to.phrase; p++ {
		q := &w.phrases[p]
		fmt.Fprintf(out, "  phrase %d %q head %q", p-from.phrase, w.words(q.first, q.last), w.words(q.head, q.head+1))
		if q.prep >= 0 {
			fmt.Fprintf(out, " after %q", w.words(q.prep, q.prep+1))
		}
		for name, other := range map[string]int32{"owner": q.poss, "renames": q.appos} {
			if other >= 0 {
				fmt.Fprintf(out, " %s %d", name, other-from.phrase)
			}
		}
		if q.next >= 0 {
			fmt.Fprintf(out, " and %d", q.next-from.phrase)
		}
		fmt.Fprintln(out)
	}
	for v := from.verb; v < to.verb; v++ {
		x.printVerb(out, w, v, from)
	}
}

func (x *Extractor) printVerb(out io.Writer, w *work, vi int32, from span) {
	v := &w.verbs[vi]
	st := x.verbStance(w, vi)
	fmt.Fprintf(out, "  verb %d %q lemma %q %s", vi-from.verb, w.words(v.first, v.last), x.lemmaText(w, v.main), modalities[st.modality])
	if v.passive {
		fmt.Fprint(out, " passive")
	}
	if st.negative {
		fmt.Fprint(out, " negative")
	}
	if v.subject >= 0 {
		fmt.Fprintf(out, " subject %d", v.subject-from.phrase)
	}
	if v.parent >= 0 {
		fmt.Fprintf(out, " under verb %d", v.parent-from.verb)
	}
	for _, a := range w.args[v.args:v.argEnd] {
		fmt.Fprintf(out, " [%s %d]", x.vocab.Word(a.prep), a.phrase-from.phrase)
	}
	fmt.Fprintln(out)
}
