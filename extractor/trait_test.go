package extractor_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/dossier-kg/dossier"
)

// TestTraits: what a text says of a person besides relations.
func TestTraits(t *testing.T) {
	for _, c := range []struct{ text, name, want string }{
		{"John Tolland, 45, a plumber from Leeds, was fined on Monday.", "John Tolland", "age=45 from=Leeds gender=male role=plumber"},
		{"John Tolland (45) was fined.", "John Tolland", "age=45 gender=male"},
		{"The 45-year-old farmer John Tolland was fined.", "John Tolland", "age=45 gender=male role=farmer"},
		{"Mary Tolland is a beekeeper.", "Mary Tolland", "gender=female role=beekeeper"},
		{"Mary Tolland is not a beekeeper.", "Mary Tolland", "gender=female"},
		{"Mary Tolland, 200, left.", "Mary Tolland", "gender=female"},
		{"Mary Tolland, 2019, oil on canvas.", "Mary Tolland", "gender=female"},
		{"Mr Leslie Tanner spoke. Mr Tanner left.", "Leslie Tanner", "gender=male"},
		{"Deputy Prime Minister John Tolland spoke.", "John Tolland", "gender=male role=deputy prime minister"},
		{"The wife of John Tolland spoke.", "John Tolland", "gender=male"},
	} {
		doc, err := dossier.Extract(c.text)
		if err != nil {
			t.Fatal(err)
		}
		got := "no entity"
		for _, e := range doc.Entities {
			if e.Name == c.name {
				var traits []string
				for _, a := range e.Traits {
					traits = append(traits, fmt.Sprintf("%s=%s", a.Name, a.Value))
				}
				got = strings.Join(traits, " ")
			}
		}
		if got != c.want {
			t.Errorf("%q: %s, want %s", c.text, got, c.want)
		}
	}
}

// TestPlaceOfName: which of its places a name means.
func TestPlaceOfName(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Georgia borders Russia. Officials met in Tbilisi.", "country/georgia"},
		{"He flew from Atlanta, Georgia, to Macon.", "place/georgia-us-state"},
	} {
		doc, err := dossier.Extract(c.text)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, m := range doc.Mentions {
			if c.text[m.Span.Start:m.Span.End] == "Georgia" {
				got = m.Entity
			}
		}
		if got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}
