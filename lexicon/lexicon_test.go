package lexicon_test

import (
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/dossier-kg/dossier"
	"github.com/dossier-kg/dossier/extractor/rules"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// entries returns the shipped entries of countries, places and organisations.
func entries(t *testing.T) []*rules.Entry {
	t.Helper()
	set, err := dossier.DefaultRules()
	if err != nil {
		t.Fatal(err)
	}
	var all []*rules.Entry
	for _, e := range set.Entries.All() {
		if e.Type != "person" {
			all = append(all, e)
		}
	}
	return all
}

func surfaces(e *rules.Entry) []string {
	return slices.Concat([]string{e.Name}, e.Aliases, e.Demonyms)
}

// TestEveryRegionOfISO3166 asks that each country code that golang.org/x/text knows has an
// entry, with the name that CLDR gives it among its names.
func TestEveryRegionOfISO3166(t *testing.T) {
	byCode := map[string]*rules.Entry{}
	for _, e := range entries(t) {
		if e.ISO != "" {
			byCode[e.ISO] = e
		}
	}
	// Codes that CLDR counts as countries and ISO 3166-1 does not assign, or only reserves.
	reserved := strings.Fields("AC CP CQ DG EA EU EZ IC TA UN XA XB ZZ")
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			code := string(a) + string(b)
			r, err := language.ParseRegion(code)
			if err != nil || !r.IsCountry() || r.String() != code || r.Canonicalize() != r || slices.Contains(reserved, code) ||
				display.English.Regions().Name(r) == "" {
				continue
			}
			name := display.English.Regions().Name(r)
			e := byCode[code]
			switch {
			case e == nil:
				t.Errorf("%s (%s) is missing", code, name)
			case !slices.ContainsFunc(surfaces(e), func(s string) bool { return fold(s) == fold(name) }):
				t.Errorf("%s: %q has no name %q", code, e.Name, name)
			}
		}
	}
}

// fold takes away the differences of spelling that no reader minds.
func fold(s string) string {
	return strings.NewReplacer("St. ", "Saint ", "&", "and", "’", "'", " - ", "-").Replace(s)
}

// TestNamesAreUnique asks that an id is given once, and that of the things of one type that
// bear a name at most one does so without a second clue.
func TestNamesAreUnique(t *testing.T) {
	ids := map[string]bool{}
	type key struct{ typ, name string }
	owner := map[key]*rules.Entry{}
	for _, e := range entries(t) {
		if ids[e.ID] {
			t.Errorf("%s: id %q is given twice", e.Pos, e.ID)
		}
		ids[e.ID] = true
		for _, s := range surfaces(e) {
			if strings.TrimSpace(s) != s || s == "" || !utf8.ValidString(s) || strings.Contains(s, "  ") {
				t.Errorf("%s: name %q", e.Pos, s)
			}
			k := key{e.Type, s}
			switch o := owner[k]; {
			case o == e:
				t.Errorf("%s: %q stands twice in %s", e.Pos, s, e.Name)
			case e.NeedsClue(s):
				continue
			case o != nil:
				t.Errorf("%s: %q is a name of %s and of %s, and ambiguous in neither", e.Pos, s, e.Name, o.Name)
			}
			owner[k] = e
		}
	}
}

func TestInAndCapital(t *testing.T) {
	all := entries(t)
	known, cities := map[string]bool{}, map[string]bool{}
	for _, e := range all {
		known[e.ID], known[e.Name] = true, true
		if e.Kind == "city" {
			for _, s := range surfaces(e) {
				cities[s] = true
			}
		}
	}
	for _, e := range all {
		for _, in := range e.In {
			if !known[in] || in == e.ID || in == e.Name && e.Type != "place" {
				t.Errorf("%s: %s is in %q, which is nowhere", e.Pos, e.Name, in)
			}
		}
		if e.Capital != "" && !cities[e.Capital] {
			t.Errorf("%s: %s has the capital %q, which is no city", e.Pos, e.Name, e.Capital)
		}
		for _, m := range e.Metonyms {
			if !cities[m] {
				t.Errorf("%s: %s has the metonym %q, which is no city", e.Pos, e.Name, m)
			}
		}
	}
}

// TestCities checks the form of the list of cities: six cells a line, in the order of their names.
func TestCities(t *testing.T) {
	src, err := os.ReadFile("cities.tsv")
	if err != nil {
		t.Fatal(err)
	}
	if !utf8.Valid(src) {
		t.Error("cities.tsv is not UTF-8")
	}
	lines := strings.Split(strings.TrimSuffix(string(src), "\n"), "\n")
	if want := "name\tkind\ttype\taliases\tin\tambiguous"; lines[0] != want {
		t.Errorf("the header is %q, want %q", lines[0], want)
	}
	initial := byte('a')
	for i, line := range lines[1:] {
		cells := strings.Split(line, "\t")
		if len(cells) != 6 || cells[1] != "city" || cells[2] != "place" || cells[4] == "" || cells[5] != "" && cells[5] != "true" {
			t.Errorf("line %d: %q", i+2, line)
			continue
		}
		c := cells[0][0] | 0x20
		if c < utf8.RuneSelf && c < initial {
			t.Errorf("line %d: %q stands after names in %c", i+2, cells[0], initial)
		}
		if c >= 'a' && c <= 'z' {
			initial = c
		}
	}
}

// acronymWords are common words that are also acronyms of organisations.
const acronymWords = `act aim all arena arm art bat bet box care cap code core cope crew dare fact fair fan focus food form gal gap gas help
hope ice it land lead link map mask mend mind most nap next nice now one open pace page pal pan pas past path peace pen plan port press
rail ran raw read red reform rise safe sag sail sea see set share ship sign sit start step stop sun swift tap task team time top tree trust
unison unite view vote war wash we who wing wise word work yes`

// TestAcronyms asks that an acronym which is also a word needs a second clue.
func TestAcronyms(t *testing.T) {
	words := strings.Fields(acronymWords)
	for _, e := range entries(t) {
		for _, s := range surfaces(e) {
			if e.Type == "organization" && s == strings.ToUpper(s) && slices.Contains(words, strings.ToLower(s)) && !e.NeedsClue(s) {
				t.Errorf("%s: %s of %s is also a word and not ambiguous", e.Pos, s, e.Name)
			}
		}
	}
}

// TestSizes guards the gazetteers against the loss of a part.
func TestSizes(t *testing.T) {
	n := map[string]int{}
	for _, e := range entries(t) {
		n[e.Type]++
		n[e.Kind]++
	}
	for kind, least := range map[string]int{
		"country": 600, "city": 4300, "region": 4000, "water": 700, "facility": 1000, "organization": 15000, "igo": 400,
		"party": 2400, "company": 2000, "ministry": 90, "government": 1400, "court": 200, "military": 600, "armed_group": 400,
		"university": 1000, "team": 2300, "media": 2200, "ngo": 1500,
	} {
		if n[kind] < least {
			t.Errorf("only %d entries of %s", n[kind], kind)
		}
	}
}
