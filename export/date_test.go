package export_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dossier-kg/dossier/export"
	"github.com/dossier-kg/dossier/graph"
)

// dated are relations with dates, and what formats make of them.
var dated = []struct {
	attributes         []graph.Attribute
	date, start, end   string // of FollowTheMoney
	turtle             string
	timeline           string // of SQLite: the words, and the date
	gexfStart, gexfEnd string
}{
	{[]graph.Attribute{{Name: "date", Value: "Monday"}, {Name: "when", Value: "2025-03-24"}}, "2025-03-24", "", "", `"2025-03-24"^^xsd:date`, "Monday|2025-03-24", "2025-03-24", "2025-03-24"},
	{[]graph.Attribute{{Name: "date", Value: "last week"}, {Name: "when", Value: "2025-03-17/2025-03-23"}}, "", "2025-03-17", "2025-03-23", `"2025-03-17/2025-03-23"`, "last week|2025-03-17/2025-03-23", "2025-03-17", "2025-03-23"},
	{[]graph.Attribute{{Name: "date", Value: "1998"}}, "1998", "", "", `"1998"^^xsd:gYear`, "1998|1998", "1998-01-01", "1998-12-31"},
	{[]graph.Attribute{{Name: "from", Value: "2001"}, {Name: "to", Value: "2005-06"}}, "", "2001", "2005-06", `"2005-06"^^xsd:gYearMonth`, "|2001", "2001-01-01", "2005-06-30"},
	{[]graph.Attribute{{Name: "date", Value: "that day"}}, "", "", "", `"that day"`, "that day|", "", ""},
}

// TestDates: a date that the words tell is one in each format that has dates.
func TestDates(t *testing.T) {
	for _, c := range dated {
		g := new(graph.Graph)
		if err := g.Add(&graph.Document{ID: "d", Entities: []graph.Entity{{ID: "person/a", Type: "person", Name: "A"}, {ID: "person/b", Type: "person", Name: "B"}},
			Relations: []graph.Relation{{Subject: "person/a", Type: "consult", Object: "person/b", Attributes: c.attributes, Polarity: graph.Positive, Modality: graph.Asserted, Confidence: 1}}}); err != nil {
			t.Fatal(err)
		}
		checkFTMDates(t, g, c.date, c.start, c.end)
		if ttl := string(write(t, "turtle", g, export.Options{})); !strings.Contains(ttl, c.turtle) {
			t.Errorf("turtle of %v has no %s", c.attributes, c.turtle)
		}
		gexf := string(write(t, "gexf", g, export.Options{}))
		for name, want := range map[string]string{"start": c.gexfStart, "end": c.gexfEnd} {
			if want != "" && !strings.Contains(gexf, " "+name+`="`+want+`"`) {
				t.Errorf("gexf of %v has no %s %s", c.attributes, name, want)
			}
		}
		file := filepath.Join(t.TempDir(), "g.db")
		if err := os.WriteFile(file, write(t, "sqlite", g, export.Options{}), 0o644); err != nil {
			t.Fatal(err)
		}
		if got := string(run(t, nil, "sqlite3", file, "SELECT date, iso_date FROM edges")); strings.TrimSpace(got) != c.timeline {
			t.Errorf("sqlite of %v: %q, want %q", c.attributes, got, c.timeline)
		}
	}
}

// checkFTMDates looks for the link among the lines.
func checkFTMDates(t *testing.T, g *graph.Graph, date, start, end string) {
	t.Helper()
	var got [3]string
	for _, line := range strings.Split(strings.TrimSpace(string(write(t, "ftm", g, export.Options{}))), "\n") {
		var e struct{ Properties map[string][]string }
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			t.Fatal(err)
		}
		for i, name := range []string{"date", "startDate", "endDate"} {
			got[i] += strings.Join(e.Properties[name], " ")
		}
	}
	if want := [3]string{date, start, end}; got != want {
		t.Errorf("ftm has %q, want %q", got, want)
	}
}
