package extractor

import (
	"fmt"
	"io"
	"strings"
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
		fmt.Fprintf(out, "  mention  %q %s %s, by %s", w.words(m.first, m.last), x.types.names[m.typ], mentionNames[m.kind], m.rule)
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
		if q.poss >= 0 {
			fmt.Fprintf(out, " owner %d", q.poss-from.phrase)
		}
		if q.appos >= 0 {
			fmt.Fprintf(out, " renames %d", q.appos-from.phrase)
		}
		if q.next >= 0 {
			fmt.Fprintf(out, " and %d", q.next-from.phrase)
		}
		fmt.Fprintln(out)
	}
	for v := from.verb; v < to.verb; v++ {
		fmt.Fprintf(out, "  clause   %s\n", x.clauseText(w, v))
	}
}

// clauseText writes a clause in one line: the base form of its verb, and in brackets
// its subject ("-" for none) and its arguments with their prepositions, then what its
// stance is beside asserted and positive:
//
//	attack(Norway; Sweden + Finland; in May) past
//	sell/passive(the firm; to Norway) past, intended
func (x *Extractor) clauseText(w *work, vi int32) string {
	v := &w.verbs[vi]
	var b strings.Builder
	b.WriteString(x.lemmaText(w, v.main))
	if v.particle != 0 {
		b.WriteString(" " + x.vocab.Word(v.particle))
	}
	if v.passive {
		b.WriteString("/passive")
	}
	b.WriteString("(" + x.phraseText(w, v.subject))
	for _, a := range w.args[v.args:v.argEnd] {
		b.WriteString("; ")
		switch {
		case a.prep == 0, w.token(w.phrases[a.phrase].head).Word == x.en.there: // "lived there"
		case a.prep == x.en.there:
			b.WriteString("where ")
		default:
			b.WriteString(x.vocab.Word(a.prep) + " ")
		}
		b.WriteString(x.phraseText(w, a.phrase))
	}
	b.WriteString(")")
	st := x.verbStance(w, vi)
	sep := " "
	say := func(word string) {
		b.WriteString(sep + word)
		sep = ", "
	}
	if st.tense != noTense {
		say(st.tense.String())
	}
	if st.negative {
		say("negative")
	}
	if st.modality != asserted {
		say(string(modalities[st.modality]))
	}
	if st.source >= 0 {
		say("by " + x.phraseText(w, st.source))
	}
	return b.String()
}

// phraseText writes a phrase with its owners and the members of its coordination.
func (x *Extractor) phraseText(w *work, p int32) string {
	if p < 0 {
		return "-"
	}
	text := w.words(x.ownerStart(w, p), w.phrases[p].last)
	if next := w.phrases[p].next; next >= 0 {
		text += " + " + x.phraseText(w, next)
	}
	return text
}
