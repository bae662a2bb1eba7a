package extractor

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dossier-kg/dossier/graph"
)

// A Gap is a way in which texts join two things of known types that no rule reads.
type Gap struct {
	Path    string // as a rule might write it: "person {invest} in organization"
	Count   int
	Example Example
}

// An Example is a place in a text.
type Example struct {
	Document        string
	Sentence        string
	Subject, Object graph.Span // bytes of Sentence
	Words           graph.Span // the verb or noun, bytes of Sentence
}

// Gaps returns what no rule has read in the documents of the profile, the most
// frequent first.
func (p *Profile) Gaps() []Gap {
	var all []Gap
	for _, g := range p.gaps {
		all = append(all, *g)
	}
	slices.SortFunc(all, func(a, b Gap) int { return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Path, b.Path)) })
	return all
}

// A gapFinder looks through one document for pairs that no rule has read.
type gapFinder struct {
	x        *Extractor
	w        *work
	document string
	gaps     map[string]*Gap
	read     map[[3]int32]bool // sentence and two entities
}

// findGaps adds the pairs of a document that stand in one clause, or at one noun, and
// that no fact of their sentence links.
func (x *Extractor) findGaps(w *work, document string, gaps map[string]*Gap) {
	g := gapFinder{x: x, w: w, document: document, gaps: gaps, read: map[[3]int32]bool{}}
	for i := range w.facts {
		if f := &w.facts[i]; f.form != inferred {
			a, b := w.mentions[f.subject].entity, w.mentions[f.object].entity
			g.read[[3]int32{f.sent, a, b}], g.read[[3]int32{f.sent, b, a}] = true, true
		}
	}
	for n, s := range w.doc.Sentences {
		w.sentence = s
		for v := w.spans[n].verb; v < w.spans[n+1].verb; v++ {
			g.verb(int32(n), &w.verbs[v])
		}
		for p := w.spans[n].phrase; p < w.spans[n+1].phrase; p++ {
			g.noun(int32(n), p)
		}
	}
}

// An endpoint is something of a known type, and how it hangs on a verb or noun.
type endpoint struct {
	mention int32
	how     string // "subject", "object", or a preposition or attachment
}

// verb looks at the pairs of a verb's subject and arguments.
func (g *gapFinder) verb(n int32, v *verb) {
	if g.x.lists.copula.has(g.w.token(v.main)) {
		return
	}
	var ends []endpoint
	subject := "subject"
	if v.passive {
		subject = "object"
	}
	ends = g.fill(ends, v.subject, subject)
	for _, a := range g.w.args[v.args:v.argEnd] {
		switch {
		case a.prep == 0:
			ends = g.fill(ends, a.phrase, "object")
		case v.passive && a.prep == g.x.en.by:
			ends = g.fill(ends, a.phrase, "subject")
		default:
			ends = g.fill(ends, a.phrase, g.x.vocab.Word(a.prep))
		}
	}
	lemma := g.x.lemmaText(g.w, v.main)
	if v.particle != 0 {
		lemma += " " + g.x.vocab.Word(v.particle)
	}
	slices.SortStableFunc(ends, func(a, b endpoint) int { return cmp.Compare(placeOf(a.how), placeOf(b.how)) })
	g.pairs(n, ends, v.first, v.last, func(a, b endpoint) string {
		path := "someone {" + lemma + "}"
		if a.how == "subject" {
			path = g.typeName(a) + " {" + lemma + "}"
		} else {
			path += g.after(a)
		}
		return path + g.after(b)
	})
}

// placeOf puts the subject first and the direct object second.
func placeOf(how string) int {
	switch how {
	case "subject":
		return 0
	case "object":
		return 1
	}
	return 2
}

// after writes an argument of a clause.
func (g *gapFinder) after(e endpoint) string {
	if e.how == "object" {
		return " " + g.typeName(e)
	}
	return " " + e.how + " " + g.typeName(e)
}

// noun looks at the pairs that hang on a common noun: its owner, names before it,
// names behind its prepositions, and the name beside it.
func (g *gapFinder) noun(n, p int32) {
	w := g.w
	q := &w.phrases[p]
	noun := q.head
	var ends []endpoint
	if m := q.mention; m >= 0 && w.mentions[m].first > q.first && w.mentions[m].first <= noun { // "the lawyer Anna Moreau"
		noun = w.mentions[m].first - 1
		ends = append(ends, endpoint{m, "apposition"})
	}
	if q.time || w.at[noun] >= 0 || !w.token(noun).Tag.Noun() {
		return
	}
	if q.appos >= 0 {
		ends = g.fill(ends, q.appos, "apposition")
	}
	if v := g.x.copula(w, w.sentence, p); v >= 0 {
		ends = g.fill(ends, w.verbs[v].subject, "copula")
	}
	ends = g.fill(ends, q.poss, "possessive")
	for k := q.first; k < noun; k++ {
		if m := w.at[k]; m >= 0 && w.mentions[m].first == k && w.mentions[m].kind != kindPronoun {
			ends = append(ends, endpoint{m, "compound"})
		}
	}
	for r := g.x.following(w, p); r >= 0; r = g.x.following(w, r) {
		ends = g.fill(ends, r, g.x.vocab.Word(w.token(w.phrases[r].prep).Word))
		if w.phrases[r].mention < 0 {
			break
		}
	}
	head := g.x.lemmaText(w, noun)
	g.pairs(n, ends, noun, noun+1, func(a, b endpoint) string {
		return "noun " + head + "; " + g.typeName(a) + ": " + a.how + "; " + g.typeName(b) + ": " + b.how
	})
}

// fill adds what phrase p names, of whatever type.
func (g *gapFinder) fill(ends []endpoint, p int32, how string) []endpoint {
	if p < 0 {
		return ends
	}
	var buf [maxFillers]filler
	for _, f := range g.x.fill(g.w, p, ^uint64(0), buf[:0]) {
		ends = append(ends, endpoint{f.mention, how})
	}
	return ends
}

func (g *gapFinder) typeName(e endpoint) string {
	return g.x.types.names[g.w.entities[g.w.mentions[e.mention].entity].typ]
}

// pairs counts the pairs of ends that no fact links, each two things once.
func (g *gapFinder) pairs(n int32, ends []endpoint, first, last int32, path func(a, b endpoint) string) {
	seen := map[[2]int32]bool{}
	for i, a := range ends {
		for _, b := range ends[i+1:] {
			ea, eb := g.w.mentions[a.mention].entity, g.w.mentions[b.mention].entity
			if a.how == b.how || ea == eb || ea < 0 || eb < 0 || seen[[2]int32{ea, eb}] || g.read[[3]int32{n, ea, eb}] ||
				g.w.entities[ea].typ == unknown || g.w.entities[eb].typ == unknown {
				continue
			}
			seen[[2]int32{ea, eb}], seen[[2]int32{eb, ea}] = true, true
			g.add(path(a, b), n, a.mention, b.mention, first, last)
		}
	}
}

func (g *gapFinder) add(path string, n, a, b, first, last int32) {
	gap := g.gaps[path]
	if gap == nil {
		s := g.w.doc.Sentences[n]
		within := func(start, end int32) graph.Span {
			return graph.Span{Start: int(start - s.Start), End: int(end - s.Start)}
		}
		ma, mb := &g.w.mentions[a], &g.w.mentions[b]
		gap = &Gap{Path: path, Example: Example{Document: g.document, Sentence: strings.Clone(g.w.doc.Text[s.Start:s.End]),
			Subject: within(ma.start, ma.end), Object: within(mb.start, mb.end), Words: within(g.w.token(first).Start, g.w.token(last-1).End)}}
		g.gaps[path] = gap
	}
	gap.Count++
}
