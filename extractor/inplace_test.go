package extractor

import (
	"encoding/binary"
	"slices"
	"testing"
)

// TestInPlace reads a table at each alignment, as it stands and as a machine of the other
// byte order would.
func TestInPlace(t *testing.T) {
	want := []trieNode{{from: 1, word: 2, end: -3, after: 1 << 31}, {word: 70000}}
	for _, native := range []bool{true, false} {
		var order binary.AppendByteOrder = binary.LittleEndian
		if !native {
			order = binary.BigEndian
		}
		for shift := range 4 {
			data := make([]byte, shift)
			for _, n := range want {
				for _, v := range []uint32{uint32(n.from), uint32(n.word), uint32(n.end), n.after} {
					data = order.AppendUint32(data, v)
				}
			}
			littleEndian = littleEndian == native
			got := inPlace[trieNode](string(data[shift:]) + "..")
			gotShifted := inPlace[trieNode](string(data)[shift:])
			littleEndian = littleEndian == native
			if !slices.Equal(got, want) || !slices.Equal(gotShifted, want) {
				t.Errorf("native %v, shifted by %d: got %v and %v, want %v", native, shift, got, gotShifted, want)
			}
		}
	}
}
