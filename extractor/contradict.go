package extractor

import (
	"slices"

	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/dossier-kg/dossier/graph"
)

// contradicted is the attribute of a relation that a stronger one excludes; its value
// is the type of that one.
const contradicted = "contradicted_by"

// contradictedFactor lowers the confidence of the weaker of two relations that exclude
// each other: at most one of them is true.
const contradictedFactor = 0.5

// bindExcludes notes which relations cannot hold of one pair in one direction.
func (x *Extractor) bindExcludes(set *rules.Set) {
	x.relations = map[string]*rules.Relation{}
	for _, r := range set.Relations {
		x.relations[r.Name] = r
		x.excludes = x.excludes || len(r.Excludes) > 0
	}
	x.clashes = x.excludes || slices.ContainsFunc(set.Frames, func(f *rules.Frame) bool { return len(f.Prefer) > 0 })
}

// contradict marks and lowers the weaker of each two relations of a document that
// exclude each other. Both are kept: the text says both.
func (x *Extractor) contradict(w *work, out *graph.Document) {
	if !x.excludes {
		return
	}
	w.pairs.reset()
	for i := range out.Relations {
		r := &out.Relations[i]
		if r.Polarity != graph.Positive || r.Modality != graph.Asserted {
			continue
		}
		key := [2]string{r.Subject, r.Object}
		if key[1] < key[0] {
			key[0], key[1] = key[1], key[0]
		}
		for j := range w.pairs.of(key) {
			x.weigh(&out.Relations[j], r)
		}
		w.pairs.add(key, int32(i))
	}
}

// weigh lowers the weaker of two relations of one pair where they exclude each other:
// the one with less confidence, the later one of equals.
func (x *Extractor) weigh(a, b *graph.Relation) {
	if !x.incompatible(a, b) || a.Tense != b.Tense && a.Tense != "" && b.Tense != "" {
		return
	}
	if a.Confidence < b.Confidence {
		a, b = b, a
	}
	if b.Attribute(contradicted) != "" {
		return
	}
	b.Confidence *= contradictedFactor
	b.Attributes = append(b.Attributes, graph.Attribute{Name: contradicted, Value: a.Type})
	b.SortAttributes()
}

// incompatible reports whether two relations of one pair exclude each other: as they stand,
// or one of them turned round.
func (x *Extractor) incompatible(a, b *graph.Relation) bool {
	ra, rb := x.relations[a.Type], x.relations[b.Type]
	if ra == nil || rb == nil {
		return false
	}
	return x.excluded(ra, rb, a.Subject == b.Subject)
}

// excluded reports whether two relations of one pair exclude each other; same tells
// whether they have the same subject.
func (x *Extractor) excluded(a, b *rules.Relation, same bool) bool {
	either := func(p, q *rules.Relation) bool {
		return slices.Contains(p.Excludes, q.Name) || slices.Contains(q.Excludes, p.Name)
	}
	if same || a.Symmetric || b.Symmetric {
		return either(a, b)
	}
	turned := x.relations[b.Inverse]
	return turned != nil && turned != a && either(a, turned)
}

// noteContradicted records the factor of relations that a stronger one excludes.
func (w *work) noteContradicted(out *graph.Document) {
	if w.trace == nil {
		return
	}
	for i := range out.Relations {
		r := &out.Relations[i]
		by := r.Attribute(contradicted)
		for k := range r.Evidence {
			if f := w.trace.Of(&r.Evidence[k]); by != "" && f != nil {
				f.Factors = append(f.Factors, Factor{contradictedFactor, "the text also says " + by + " of this pair, which excludes it"})
			}
		}
	}
}
