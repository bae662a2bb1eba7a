// Package varint reads the numbers that binary.AppendUvarint writes out of a string.
package varint

// Cut returns the number that s begins with and what stands behind it. Where s ends in the
// middle of a number, or has none, both are empty; a number that overflows an int is 0.
func Cut(s string) (n int, rest string) {
	shift := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		n |= int(c&0x7f) << shift
		if shift += 7; c < 0x80 {
			return max(0, n), s[i+1:]
		}
	}
	return 0, ""
}
