package extractor

import "testing"

// TestTraceCost: the note methods do nothing where no trace is kept.
func TestTraceCost(t *testing.T) {
	w := &work{mentions: make([]mention, 2)}
	st, fc, f := stance{}, fact{}, &boundFrame{}
	allocs := testing.AllocsPerRun(100, func() {
		w.noteFound(0)
		w.noteTyped(0, 1, "why")
		w.noteDropped(&w.mentions[0], 1, "why")
		w.noteWeighed(0, 1, 3, "why")
		w.noteVetoed(0, 1, "why")
		w.noteLinked(0, 1, "sieve")
		w.noteHeld("wants", 0, 1)
		w.noteFailed("wants", "why", 0, 1)
		w.noteCue(&st, 0, 1, "negative", "why")
		w.noteFactor(0.5, "why")
		w.noteFact(&fc, f, &st)
		w.noteLost(&fc, "why")
	})
	if allocs != 0 || st.cues != nil {
		t.Errorf("%v allocations without a trace, want none", allocs)
	}
}
