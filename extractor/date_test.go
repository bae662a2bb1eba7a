package extractor_test

import (
	"strings"
	"testing"

	"github.com/dossier-kg/dossier/extractor"
)

// TestDates: when things happened, by the words and the date of the text, a Friday.
func TestDates(t *testing.T) {
	x := shipped(t)
	for _, test := range []struct{ text, relation, want string }{
		{"Norway attacked Sweden on Monday.", "assault", "date=Monday when=2025-03-24"},
		{"Norway will attack Sweden on Monday.", "assault", "date=Monday when=2025-03-31"},
		{"Norway plans to sanction Sweden in April.", "sanction", "date=April when=2025-04"},
		{"Norway sanctioned Sweden in April.", "sanction", "date=April when=2024-04"},
		{"Norway sanctioned Sweden last month.", "sanction", "date=last month when=2025-02"},
		{"Anna Moreau met Peter Vance two weeks ago.", "consult", "date=two weeks ago when=2025-03-10/2025-03-16"},
		{"Anna Moreau met Peter Vance on March 20.", "consult", "date=March 20 when=2025-03-20"},
		{"Anna Moreau met Peter Vance on March 20, 2019.", "consult", "date=March 20, 2019 when=2019-03-20"},
		{"Anna Moreau met Peter Vance in 1998.", "consult", "date=1998"},
		{"Anna Moreau met Peter Vance at the time.", "consult", ""},
		{"Karen Oduya spent ten years at Telford Holdings.", "works_for", ""},
		{"Anna Moreau founded Borel Group in the 1990s.", "founded", "date=the 1990s when=1990/1999"},
		{"Anna Moreau has led Borel Group since 2010.", "leads", "from=2010"},
		{"Anna Moreau has led Borel Group since last month.", "leads", "from=2025-02"},
		{"Anna Moreau has led Borel Group since last week.", "leads", "from=2025-03-17"},
		{"Anna Moreau led Borel Group until 2014.", "leads", "to=2014"},
		{"Anna Moreau led Borel Group until last week.", "leads", "to=2025-03-23"},
		{"Norway postponed talks with Sweden to April.", "reject", "date=April when=2024-04"},
		{"Karen Oduya was president of Ghana from 2001 to 2005.", "leads", "from=2001 to=2005"},
		{"Karen Oduya was president of Ghana (2001–2005).", "leads", "from=2001 to=2005"},
		{"Karen Oduya was a Norwegian painter (Oslo, 3 March 1902 – Leeds, 9 July 1979).", "citizen_of", ""},
		{"Karen Oduya (3 March 1902 – 9 July 1979) was a Norwegian painter.", "citizen_of", ""},
		{"Karen Oduya met Anna Moreau, a day after the vote.", "consult", ""},
		{"Theresa May met Anna Moreau.", "consult", ""},
	} {
		doc, err := x.Extract(extractor.Document{Text: test.text, Date: "2025-03-28"})
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, r := range doc.Relations {
			if r.Type != test.relation {
				continue
			}
			found = true
			var got []string
			for _, a := range r.Attributes {
				got = append(got, a.Name+"="+a.Value)
			}
			if strings.Join(got, " ") != test.want {
				t.Errorf("%s\n got %q\nwant %q", test.text, got, test.want)
			}
		}
		if !found {
			t.Errorf("%s\n no %s:\n%s", test.text, test.relation, relations(doc))
		}
	}
}

// TestUndated: without the date of the text only what has a year is a date.
func TestUndated(t *testing.T) {
	x := shipped(t)
	for text, want := range map[string]string{"Norway attacked Sweden on Monday.": "", "Norway attacked Sweden on May 3, 1999.": "1999-05-03"} {
		if doc := extractText(t, x, text); len(doc.Relations) != 1 || doc.Relations[0].Attribute("when") != want {
			t.Errorf("%s: when is not %q\n%s", text, want, relations(doc))
		}
	}
}
