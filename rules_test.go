package dossier_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/dossier-kg/dossier"
	"github.com/dossier-kg/dossier/extractor"
	"github.com/dossier-kg/dossier/extractor/explain"
	"github.com/dossier-kg/dossier/extractor/rules"
)

func shipped(t *testing.T) *rules.Set {
	t.Helper()
	set, err := dossier.DefaultRules()
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// TestExamples runs the examples of every shipped rule.
func TestExamples(t *testing.T) {
	failed, err := extractor.Check(shipped(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range failed {
		t.Error(f)
	}
}

// TestNearMisses: every shipped rule that finds or links has two examples that it must
// leave alone, an inference one.
func TestNearMisses(t *testing.T) {
	set := shipped(t)
	for _, r := range set.Entities {
		misses := 0
		for _, e := range r.Examples {
			if len(e.Spans) == 0 {
				misses++
			}
		}
		if misses < 2 && !r.Veto {
			t.Errorf("%s: entity rule %s has %d negative examples, want 2", r.Pos, r.ID, misses)
		}
	}
	for _, r := range set.Infer.Rules {
		states := func(w rules.Want) bool { return w.Relation == r.Then.Relation }
		if !slices.ContainsFunc(r.Examples, func(e *rules.Example) bool { return !slices.ContainsFunc(e.Wants, states) }) {
			t.Errorf("%s: inference %s has no negative example", r.Pos, r.ID)
		}
	}
	for _, f := range set.Frames {
		misses := 0
		for _, e := range f.Examples {
			states := func(w rules.Want) bool {
				return w.Relation == f.Relation && w.Polarity == "positive" && (w.Modality == "" || w.Modality == "asserted")
			}
			if !slices.ContainsFunc(e.Wants, states) {
				misses++
			}
		}
		if misses < 2 {
			t.Errorf("%s: frame %s has %d negative examples, want 2", f.Pos, f.ID, misses)
		}
	}
}

// TestEveryRule leaves out one entity rule at a time: the names of an example of the rule
// must be others then.
func TestEveryRule(t *testing.T) {
	set := shipped(t)
	set.ReadExamples()
	all := names(t, set, set.Entities)
	for i, r := range set.Entities {
		cut := *set
		cut.Entities = slices.Delete(slices.Clone(set.Entities), i, i+1)
		if slices.Equal(all[r.ID], names(t, &cut, []*rules.EntityRule{r})[r.ID]) {
			t.Errorf("%s: entity rule %s has no example of which the names would be others without it", r.Pos, r.ID)
		}
	}
}

// names returns, by rule, the names and types that a set finds in the examples of some rules.
func names(t *testing.T, set *rules.Set, of []*rules.EntityRule) map[string][]string {
	t.Helper()
	x, err := extractor.New(set, nil)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string][]string{}
	for _, r := range of {
		for _, e := range r.Examples {
			doc, err := x.Extract(extractor.Document{Text: e.Text})
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range doc.Mentions {
				found[r.ID] = append(found[r.ID], fmt.Sprintf("%s %d-%d %s", e.Text, m.Span.Start, m.Span.End, m.Type))
			}
		}
	}
	return found
}

// TestEveryShape leaves out one clause, noun, agent, title, kin or pattern of every
// frame at a time: an example of the frame must miss it.
func TestEveryShape(t *testing.T) {
	set := shipped(t)
	for n, more := 0, true; more; n++ {
		cut := *set
		cut.Infer = rules.Infer{} // what the lexicon knows anyway shows nothing of a frame
		cut.Frames = slices.Clone(set.Frames)
		without := map[string]string{}
		for i, f := range set.Frames {
			if g, shape := leaveOut(f, n); shape != "" {
				cut.Frames[i], without[f.ID] = g, shape
			}
		}
		failed, err := extractor.Check(&cut)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range set.Frames {
			missed := func(e *rules.Error) bool {
				return e.Rule == f.ID && strings.Contains(e.Message, "wanted "+f.Relation+"(")
			}
			if shape := without[f.ID]; shape != "" && !slices.ContainsFunc(failed, missed) {
				t.Errorf("%s: frame %s has no example for its %s", f.Pos, f.ID, shape)
			}
		}
		more = len(without) > 0
	}
}

// leaveOut returns a copy of a frame without its nth shape, and what that was; "" where it has fewer.
func leaveOut(f *rules.Frame, n int) (*rules.Frame, string) {
	g := *f
	cut := func(what string, length int, remove func(i int)) string {
		if n >= 0 && n < length {
			remove(n)
			what = fmt.Sprintf("%s %d", what, n+1)
			n = -1
			return what
		}
		n -= length
		return ""
	}
	shape := cut("clause", len(f.Clauses), func(i int) { g.Clauses = slices.Delete(slices.Clone(f.Clauses), i, i+1) }) +
		cut("noun", len(f.Nouns), func(i int) { g.Nouns = slices.Delete(slices.Clone(f.Nouns), i, i+1) }) +
		cut("agent", len(f.Agents), func(i int) { g.Agents = slices.Delete(slices.Clone(f.Agents), i, i+1) }) +
		cut("title", len(f.Titles), func(i int) { g.Titles = slices.Delete(slices.Clone(f.Titles), i, i+1) }) +
		cut("kin", min(len(f.Kin), 1), func(int) { g.Kin = nil }) +
		cut("pattern", len(f.Patterns), func(i int) { g.Patterns = slices.Delete(slices.Clone(f.Patterns), i, i+1) })
	return &g, shape
}

// TestFootball reads the report of examples/football by its own rules and compares all
// that is found with facts.txt.
func TestFootball(t *testing.T) {
	set, err := dossier.LoadRules("examples/football/league.yaml")
	if err != nil {
		t.Fatal(err)
	}
	x, err := extractor.New(set, nil)
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile("examples/football/report.txt")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := x.Extract(extractor.Document{Text: string(text)})
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]string{}
	for _, e := range doc.Entities {
		names[e.ID] = e.Name
	}
	var got []string
	for i := range doc.Relations {
		got = append(got, extractor.Describe(&doc.Relations[i], names))
	}
	slices.Sort(got)
	want, err := os.ReadFile("examples/football/facts.txt")
	if err != nil {
		t.Fatal(err)
	}
	if facts := strings.Join(got, "\n") + "\n"; facts != string(want) {
		t.Errorf("got\n%swant\n%s", facts, want)
	}
}

// TestExercise: every shipped frame reads an example of its own, and no two frames
// contradict each other in one.
func TestExercise(t *testing.T) {
	set := shipped(t)
	x, err := extractor.New(set, nil)
	if err != nil {
		t.Fatal(err)
	}
	e, err := explain.Examine(x, set, false)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range slices.Concat(e.Dead, e.Contradict) {
		t.Errorf("%s: %s: %s", f.At, f.Rule, f.Message)
	}
}
