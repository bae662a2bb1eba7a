package extractor

import (
	"slices"
	"testing"
)

func TestMultimap(t *testing.T) {
	var m multimap[string]
	for range 2 { // the second time in the memory of the first
		m.reset()
		for _, k := range []string{"a", "b", "a", "c", "a", "b"} {
			m.add(k, int32(len(m.links)))
		}
		for k, want := range map[string][]int32{"a": {0, 2, 4}, "b": {1, 5}, "c": {3}, "d": nil} {
			var got []int32
			for v := range m.of(k) {
				got = append(got, v)
				m.add(k, -1) // is not seen
			}
			if !slices.Equal(got, want) {
				t.Errorf("of %s: %v, want %v", k, got, want)
			}
		}
	}
}
