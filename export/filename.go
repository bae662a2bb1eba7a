package export

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// fileNames are the names given to files of one folder, in small letters: some file
// systems do not tell capitals apart.
type fileNames map[string]bool

// maxFileName is how many bytes a name has at most, without its ending: file systems
// allow 255, and paths are longer than names.
const maxFileName = 120

// unique returns a name for a file after what it holds: one that no file system and no
// Obsidian refuses, that hides no file, and that no other has.
func (f fileNames) unique(wanted string) string {
	base := fileName(wanted)
	name := base
	for n := 2; f[strings.ToLower(name)]; n++ {
		name = base + " " + strconv.Itoa(n)
	}
	f[strings.ToLower(name)] = true
	return name
}

func fileName(s string) string {
	s = norm.NFC.String(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == utf8.RuneError || strings.ContainsRune(`*"\/<>:|?#^[]%`+"\u2028\u2029", r) {
			return ' '
		}
		return r
	}, s))
	s = strings.Join(strings.Fields(s), " ")
	for len(s) > maxFileName {
		_, size := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-size]
	}
	s = strings.Trim(s, " .")
	if stem, _, _ := strings.Cut(strings.ToUpper(s), "."); s == "" || isDevice(strings.TrimSpace(stem)) {
		s = "_" + s
	}
	return s
}

// isDevice reports whether Windows takes a name for a device.
func isDevice(name string) bool {
	switch name {
	case "CON", "PRN", "AUX", "NUL":
		return true
	}
	return len(name) == 4 && (strings.HasPrefix(name, "COM") || strings.HasPrefix(name, "LPT")) && '0' <= name[3] && name[3] <= '9'
}
