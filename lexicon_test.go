package dossier_test

import (
	"strings"
	"testing"

	"github.com/dossier-kg/dossier"
	"github.com/dossier-kg/dossier/extractor/rules"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

func entries(t *testing.T) []*rules.Entry {
	t.Helper()
	set, err := dossier.DefaultRules()
	if err != nil {
		t.Fatal(err)
	}
	return set.Entries
}

// unlisted are codes that stand for no country, and regions that texts hardly ever name.
const unlisted = "EZ UN MF AX AQ BQ BV CC CP CX DG EA HM IC IO NF PN SJ TF UM AC TA GS"

// TestCountries checks the countries against ISO 3166 as golang.org/x/text knows
// it: every code is there, once, and the English name of its region is one of its names.
func TestCountries(t *testing.T) {
	byCode := map[string]*rules.Entry{}
	for _, e := range entries(t) {
		if e.Type != "country" || e.ISO == "" {
			continue
		}
		if byCode[e.ISO] != nil {
			t.Errorf("%s is the code of %s and of %s", e.ISO, byCode[e.ISO].Name, e.Name)
		}
		byCode[e.ISO] = e
		r, err := language.ParseRegion(e.ISO)
		if err != nil || !r.IsCountry() || r.String() != e.ISO {
			t.Errorf("%s: %q is no code of ISO 3166", e.Name, e.ISO)
			continue
		}
		name := display.English.Regions().Name(r)
		if !named(e, name) {
			t.Errorf("%s: %s is called %q", e.ISO, e.Name, name)
		}
	}
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			code := string(a) + string(b)
			r, err := language.ParseRegion(code)
			if err != nil || !r.IsCountry() || r.String() != code || r.Canonicalize() != r || strings.Contains(unlisted, code) {
				continue
			}
			if name := display.English.Regions().Name(r); byCode[code] == nil && name != "" && name != "Unknown Region" {
				t.Errorf("no country has the code %s: %s", code, name)
			}
		}
	}
}

// named reports whether name is one of the names of e, letter marks such as "St." aside.
func named(e *rules.Entry, name string) bool {
	for _, n := range append([]string{e.Name}, e.Aliases...) {
		if plain(n) == plain(name) {
			return true
		}
	}
	return false
}

func plain(s string) string {
	return strings.NewReplacer("St. ", "Saint ", "&", "and", "’", "'", " - ", "-").Replace(s)
}

// TestEntries checks what holds of every entry of the lexicon.
func TestEntries(t *testing.T) {
	all := entries(t)
	known := map[string]bool{}
	for _, e := range all {
		known[e.ID], known[e.Name] = true, true
	}
	names := map[string]*rules.Entry{} // of countries: no two share one
	for _, e := range all {
		for _, in := range e.In {
			if !known[in] {
				t.Errorf("%s: %s is in %q, which is nowhere", e.Pos, e.Name, in)
			}
		}
		for _, r := range e.Roles {
			if r.Role == "" || r.Of == "" || r.From != "" && r.To != "" && r.From >= r.To {
				t.Errorf("%s: %s: role %+v", e.Pos, e.Name, r)
			}
		}
		if e.Type != "country" {
			continue
		}
		for _, n := range append(append([]string{e.Name}, e.Aliases...), e.Demonyms...) {
			if o := names[n]; o != nil && o != e && !e.Ambiguous && !o.Ambiguous && !former(e) && !former(o) {
				t.Errorf("%s: %q is a name of %s and of %s", e.Pos, n, e.Name, o.Name)
			}
			names[n] = e
		}
	}
}

// former reports whether a country is a state of the past, whose demonym a present one may share.
func former(e *rules.Entry) bool { return e.ISO == "" }

// TestNames checks the lists of given names: capitalised, and each in one list.
func TestNames(t *testing.T) {
	set, err := dossier.DefaultRules()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]string{}
	for _, l := range set.Lists {
		own := map[string]bool{}
		for _, w := range l.Words {
			if own[w] {
				t.Errorf("@%s has %q twice", l.Name, w)
			}
			own[w] = true
			if l.Of == "lemma" && strings.ToLower(w) != w {
				t.Errorf("@%s: %q is no lemma", l.Name, w)
			}
			if l.Name != "given_male" && l.Name != "given_female" && l.Name != "given_any" {
				continue
			}
			if other := seen[w]; other != "" && other != l.Name {
				t.Errorf("%q is in @%s and in @%s", w, other, l.Name)
			}
			seen[w] = l.Name
		}
	}
	if len(seen) < 1000 {
		t.Errorf("only %d given names", len(seen))
	}
}
