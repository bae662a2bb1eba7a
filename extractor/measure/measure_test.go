package measure

import (
	"fmt"
	"testing"

	"github.com/dossier-kg/dossier/graph"
)

// TestWilson: figures of E. B. Wilson's interval, worked out by hand.
func TestWilson(t *testing.T) {
	for _, c := range []struct {
		right, n int
		want     string
	}{
		{0, 0, "0.000 to 1.000"}, {0, 10, "0.000 to 0.278"}, {10, 10, "0.722 to 1.000"}, {5, 10, "0.237 to 0.763"}, {90, 100, "0.826 to 0.945"},
	} {
		low, high := wilson(c.right, c.n)
		if got := fmt.Sprintf("%.3f to %.3f", low, high); got != c.want {
			t.Errorf("%d of %d: %s, want %s", c.right, c.n, got, c.want)
		}
	}
}

// TestVerdict: a rule overstates where its confidence lies above the interval.
func TestVerdict(t *testing.T) {
	for _, c := range []struct {
		right, found int
		declared     float64
		want         string
	}{
		{5, 10, 0.9, Overstates}, {10, 10, 0.9, ""}, {10, 10, 0.5, Understates}, {0, 1, 0.7, ""}, {0, 0, 0.9, ""},
	} {
		r := RuleScore{Declared: c.declared, Score: Score{Right: c.right, Found: c.found}}
		r.fill()
		if got := r.verdict(); got != c.want {
			t.Errorf("%d of %d declared %v: %q, want %q", c.right, c.found, c.declared, got, c.want)
		}
	}
}

// TestEnds: how the ends of a relation are compared with annotated mentions.
func TestEnds(t *testing.T) {
	wanted := []graph.Span{{Start: 0, End: 11}}
	mentions := map[string][]graph.Span{"anna": {{Start: 5, End: 11}}, "peter": {{Start: 40, End: 51}}}
	for _, c := range []struct {
		how, entity string
		span        graph.Span
		want        bool
	}{
		{"exact", "anna", graph.Span{Start: 0, End: 11}, true},
		{"exact", "anna", graph.Span{Start: 5, End: 11}, false},
		{"overlap", "anna", graph.Span{Start: 5, End: 11}, true},
		{"overlap", "anna", graph.Span{Start: 20, End: 23}, false},
		{"overlap", "anna", graph.Span{Start: 11, End: 14}, false},
		{"cluster", "anna", graph.Span{Start: 20, End: 23}, true},
		{"cluster", "peter", graph.Span{Start: 20, End: 23}, false},
	} {
		j := judge{how: c.how, mentions: mentions}
		if got := j.end(c.entity, c.span, wanted); got != c.want {
			t.Errorf("%s of %s at %v: %v, want %v", c.how, c.entity, c.span, got, c.want)
		}
	}
}
