package lexicon_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// A wordList is a list of words.yaml or names.yaml.
type wordList struct {
	of    string
	text  []string // the lines of the folded scalar
	words []string
}

// readLists scans the one layout in which the word lists are written.
func readLists(t *testing.T, file string) map[string]*wordList {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	lists := map[string]*wordList{}
	var list *wordList
	for line := range strings.Lines(string(src)) {
		line = strings.TrimRight(line, "\n")
		key, value, _ := strings.Cut(strings.TrimSpace(line), ":")
		value = strings.TrimSpace(value)
		switch depth := len(line) - len(strings.TrimLeft(line, " ")); {
		case strings.HasPrefix(strings.TrimSpace(line), "#") || line == "" || depth == 0:
		case depth == 2:
			if lists[key] != nil {
				t.Errorf("%s: list %s is declared twice", file, key)
			}
			list = &wordList{}
			lists[key] = list
		case depth == 4 && key == "of":
			list.of = value
		case depth == 6:
			list.text = append(list.text, strings.TrimSpace(line))
		}
	}
	for _, list := range lists {
		for word := range strings.SplitSeq(strings.Join(list.text, " "), ",") {
			list.words = append(list.words, strings.TrimSpace(word))
		}
	}
	return lists
}

func TestWordLists(t *testing.T) {
	for _, file := range []string{"words.yaml", "names.yaml"} {
		for name, list := range readLists(t, file) {
			if list.of != "lemma" && list.of != "word" {
				t.Errorf("%s: list %s is of %q", file, name, list.of)
			}
			seen := map[string]bool{}
			for _, word := range list.words {
				switch {
				case word == "":
					t.Errorf("%s: list %s has an empty term", file, name)
				case seen[word]:
					t.Errorf("%s: list %s has %q twice", file, name, word)
				case list.of == "lemma" && word != strings.ToLower(word):
					t.Errorf("%s: list %s is of lemmas but has %q", file, name, word)
				case strings.Contains(word, "  "):
					t.Errorf("%s: list %s has %q with two spaces", file, name, word)
				}
				seen[word] = true
			}
		}
	}
}

// TestDisjoint holds apart the lists that must not share a term.
func TestDisjoint(t *testing.T) {
	for file, groups := range map[string][][]string{
		"words.yaml": {
			{"office_head", "office_other", "represent", "employment", "membership"},
			{"kin_spouse", "kin_child", "kin_parent", "kin_sibling", "kin_other"},
			{"kin_male", "kin_female"},
			{"title_male", "title_female", "title_any", "military_rank"},
			{"status_former", "status_acting", "status_designate"},
			{"org_head_ministry", "org_head_government", "org_head_party", "org_head_igo", "org_head_ngo", "org_head_university",
				"org_head_media", "org_head_military", "org_head_armed", "org_head_team", "org_head_court", "org_head_other"},
			{"month", "weekday", "holiday"},
		},
		"names.yaml": {{"given_male", "given_female", "given_any"}},
	} {
		lists := readLists(t, file)
		for _, group := range groups {
			in := map[string]string{}
			for _, name := range group {
				if lists[name] == nil {
					t.Errorf("%s: there is no list %s", file, name)
					continue
				}
				for _, word := range lists[name].words {
					if other := in[word]; other != "" {
						t.Errorf("%s: %q stands in %s and in %s", file, word, other, name)
					}
					in[word] = name
				}
			}
		}
	}
}

func TestNamesBeginWithCapital(t *testing.T) {
	lists := readLists(t, "names.yaml")
	for _, name := range []string{"given_male", "given_female", "given_any", "given_ambiguous", "surname"} {
		for _, word := range lists[name].words {
			if r, _ := utf8.DecodeRuneInString(word); !unicode.IsUpper(r) {
				t.Errorf("%s: %q does not begin with a capital", name, word)
			}
		}
	}
}

func TestListSizes(t *testing.T) {
	words, names := readLists(t, "words.yaml"), readLists(t, "names.yaml")
	size := func(lists map[string]*wordList, group ...string) (n int) {
		for _, name := range group {
			n += len(lists[name].words)
		}
		return n
	}
	for _, c := range []struct {
		what      string
		got, want int
	}{
		{"offices and professions", size(words, "office_head", "office_other", "represent", "employment", "membership"), 1250},
		{"professions before a name", size(words, "title_profession"), 580},
		{"given names", size(names, "given_male", "given_female", "given_any"), 10000},
		{"kinship", size(words, "kin_spouse", "kin_child", "kin_parent", "kin_sibling", "kin_other"), 165},
		{"titles and ranks", size(words, "title_male", "title_female", "title_any", "military_rank", "religious_title"), 290},
		{"religions", size(words, "religious_group"), 180},
		{"surnames", size(names, "surname"), 5500},
	} {
		if c.got < c.want {
			t.Errorf("%s: %d, want at least %d", c.what, c.got, c.want)
		}
	}
}

var (
	personID = regexp.MustCompile(`^- \{id: (Q[1-9]\d*|person/[a-z0-9-]+), type: person, name: .+, gender: (male|female)\b`)
	role     = regexp.MustCompile(`\{role: ([^,{}]+), of: ([^,{}]+?)(?:, from: "([^"]*)")?(?:, to: "([^"]*)")?\}`)
	date     = regexp.MustCompile(`^\d{4}(-\d{2}-\d{2})?$`)
)

func TestPeople(t *testing.T) {
	src, err := os.ReadFile("people.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for line := range strings.Lines(string(src)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		id := personID.FindStringSubmatch(line)
		if id == nil {
			t.Errorf("people.yaml: an entry needs id, type, name and gender: %s", line)
			continue
		}
		if slices.Contains(ids, id[1]) {
			t.Errorf("people.yaml: id %s is given twice", id[1])
		}
		ids = append(ids, id[1])
		roles := role.FindAllStringSubmatch(line, -1)
		if len(roles) != strings.Count(line, "{role: ") {
			t.Errorf("people.yaml: a role of %s is not written as the others are", id[1])
		}
		for _, r := range roles {
			from, to := r[3], r[4]
			if from != "" && !date.MatchString(from) || to != "" && !date.MatchString(to) {
				t.Errorf("people.yaml: %s: %q to %q are no dates", id[1], from, to)
			}
			if from != "" && to != "" && from >= to {
				t.Errorf("people.yaml: %s is %s from %s to %s", id[1], r[1], from, to)
			}
		}
	}
	if len(ids) < 1950 {
		t.Errorf("people.yaml has %d people, want at least 1950", len(ids))
	}
}
