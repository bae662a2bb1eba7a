package extractor

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// noteVoted records a vote on the name that begins at a token.
func (w *work) noteVoted(at int32, t typeID, weight int16, rule string) {
	if w.trace == nil {
		return
	}
	if id := w.at[at]; id >= 0 {
		m := w.mentions[id]
		m.rule = rule
		w.trace.step(StepVoted, &m, Step{Type: w.trace.x.types.names[t], Score: float64(weight)})
	}
}

// noteElected records that a name got its type by votes, and the votes: for each type
// their sum over the document; those of the mention itself count twice.
func (x *Extractor) noteElected(w *work, i int32, own []vote) {
	if w.trace == nil {
		return
	}
	sum := w.ballots[w.mentions[i].name].sum
	for _, v := range own {
		sum[v.typ] += v.weight
	}
	var types []typeID
	for t := range typeID(len(x.types.names)) {
		if sum[t] != 0 {
			types = append(types, t)
		}
	}
	slices.SortStableFunc(types, func(a, b typeID) int { return cmp.Compare(sum[b], sum[a]) })
	var parts []string
	for _, t := range types {
		parts = append(parts, fmt.Sprintf("%s %d", x.types.names[t], sum[t]))
	}
	why := "the votes of the document are " + strings.Join(parts, ", ")
	if len(parts) == 0 {
		why = "the lexicon, by the place of the name"
	}
	w.noteTyped(i, -1, why)
}
