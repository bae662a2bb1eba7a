package varint_test

import (
	"encoding/binary"
	"math"
	"testing"

	"github.com/dossier-kg/dossier/internal/varint"
)

func TestCut(t *testing.T) {
	for _, n := range []int{0, 1, 127, 128, 300, 1 << 40, math.MaxInt} {
		s := string(binary.AppendUvarint(nil, uint64(n))) + "rest"
		if got, rest := varint.Cut(s); got != n || rest != "rest" {
			t.Errorf("%d: got %d, %q", n, got, rest)
		}
	}
	for _, s := range []string{"", "\xff", "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"} {
		if got, rest := varint.Cut(s); got != 0 || rest != "" {
			t.Errorf("%q: got %d, %q", s, got, rest)
		}
	}
}
