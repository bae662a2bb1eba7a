package nlp

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Words are hashed and compared eight bytes at a time, in small letters: lookup, which is
// asked for every token, makes no string of them.

const (
	everyByte = 0x0101010101010101
	highBits  = 0x80 * everyByte
)

// load8 returns the first eight bytes of s as a number.
func load8(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// load4 returns the first four bytes of s as a number.
func load4(s string) uint64 {
	_ = s[3]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24
}

// loadEnd returns the last eight bytes of s as a number, or all where there are fewer: those
// in the middle twice. Two strings of one length have the same number only if these are the same.
func loadEnd(s string) uint64 {
	switch n := len(s); {
	case n >= 8:
		return load8(s[n-8:])
	case n >= 4:
		return load4(s) | load4(s[n-4:])<<32
	case n > 0:
		return uint64(s[0]) | uint64(s[n/2])<<8 | uint64(s[n-1])<<16
	}
	return 0
}

// lower8 makes the ASCII capitals among eight bytes small.
func lower8(k uint64) uint64 {
	low := k &^ highBits
	fromA, beyondZ := low+(0x80-'A')*everyByte, low+(0x7f-'Z')*everyByte // the high bit of a byte says so
	return k | fromA&^beyondZ&^k&highBits>>2
}

// A wordKey is what the vocabulary finds a word by: its length, and its letters, made small,
// where they are eight bytes or fewer, a hash of them where they are more.
type wordKey struct {
	letters uint64
	size    int
}

// keyFold is the key of s in small letters; ascii is false where s has other bytes, which
// stay as they are.
func keyFold(s string) (key wordKey, ascii bool) {
	k := loadEnd(s)
	if len(s) <= 8 {
		return wordKey{lower8(k), len(s)}, k&highBits == 0
	}
	all, h := k, lower8(k)
	for rest := s; len(rest) > 8; rest = rest[8:] {
		k := load8(rest)
		all |= k
		h = (h ^ lower8(k)) * fibonacci
		h ^= h >> 32
	}
	return wordKey{h, len(s)}, all&highBits == 0
}

// fibonacci is the multiplier of Fibonacci hashing: 2^64 over the golden ratio.
const fibonacci = 0x9E3779B97F4A7C15

// hash is where the search for a key begins.
func (k wordKey) hash() int { return int((k.letters + uint64(k.size)) * fibonacci >> 32) }

// equalFold reports whether s, which is ASCII, is w in small letters.
func equalFold(w, s string) bool {
	if len(w) != len(s) {
		return false
	}
	for i := 0; len(s)-i > 8; i += 8 {
		if load8(w[i:]) != lower8(load8(s[i:])) {
			return false
		}
	}
	return loadEnd(w) == lower8(loadEnd(s))
}

// fold returns the form in which the vocabulary keeps a word.
func fold(word string) string {
	if _, ascii := keyFold(word); ascii {
		return strings.ToLower(word)
	}
	return string(appendFold(nil, word))
}

// appendFold appends a word as fold returns it.
func appendFold(b []byte, word string) []byte {
	for _, r := range word {
		if r == '’' {
			r = '\''
		}
		b = utf8.AppendRune(b, unicode.ToLower(r))
	}
	return b
}
