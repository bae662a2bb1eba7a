package extractor

import (
	"encoding/binary"
	"slices"
	"unsafe"
)

// A tabled value consists of numbers of four bytes, and of nothing else.
type tabled interface{ int32 | trieNode }

// littleEndian tells whether this machine keeps numbers as an index does.
var littleEndian = binary.NativeEndian.Uint16([]byte{1, 0}) == 1

// inPlace returns the values of a table as they stand in an index, of which a text needs few. They must
// not be written to. Where the machine wants numbers another way it returns a copy.
func inPlace[T tabled](table string) []T {
	size := int(unsafe.Sizeof(*new(T)))
	n := len(table) / size
	at := unsafe.StringData(table)
	if littleEndian && uintptr(unsafe.Pointer(at))%4 == 0 {
		return unsafe.Slice((*T)(unsafe.Pointer(at)), n)
	}
	values := make([]T, n)
	bytes := unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(values))), n*size)
	copy(bytes, table)
	for i := 0; i < len(bytes) && !littleEndian; i += 4 {
		slices.Reverse(bytes[i : i+4])
	}
	return values
}
