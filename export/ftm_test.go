package export_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/dossier-kg/dossier/export"
	"github.com/dossier-kg/dossier/graph"
)

// ftmModel are the schemas of FollowTheMoney that we write: what each extends, and its
// properties; "name>Range" is one whose values are IDs of entities of that schema. Written
// from knowledge of the model's documentation (followthemoney.tech, schemata).
var ftmModel = map[string]struct {
	extends    []string
	properties string
}{
	"Thing":          {nil, "name alias previousName weakAlias summary description country wikidataId wikipediaUrl sourceUrl publisher keywords topics address notes proof>Document"},
	"Interval":       {nil, "startDate endDate date summary description recordId sourceUrl publisher namesMentioned proof>Document"},
	"Interest":       {[]string{"Interval"}, "role status"},
	"LegalEntity":    {[]string{"Thing"}, "legalForm status jurisdiction mainCountry email phone website"},
	"Person":         {[]string{"LegalEntity"}, "title firstName lastName birthDate birthPlace birthCountry deathDate position nationality citizenship gender political religion education"},
	"Organization":   {[]string{"LegalEntity"}, "cageCode"},
	"Asset":          {[]string{"Thing"}, "amount currency"},
	"Company":        {[]string{"Organization", "Asset"}, "ticker"},
	"PublicBody":     {[]string{"Organization"}, ""},
	"Territory":      {[]string{"Thing"}, "code"},
	"Address":        {[]string{"Thing"}, "full city street postalCode region state"},
	"Event":          {[]string{"Interval", "Thing"}, "location involved>Thing organizer>LegalEntity"},
	"Position":       {[]string{"Thing"}, "organization>Organization"},
	"Document":       {[]string{"Thing"}, "fileName title author publishedAt bodyText mimeType language"},
	"Mention":        {nil, "document>Document resolved>LegalEntity name detectedSchema contextCountry"},
	"UnknownLink":    {[]string{"Interest"}, "subject>Thing object>Thing"},
	"Occupancy":      {[]string{"Interval"}, "holder>Person post>Position status"},
	"Directorship":   {[]string{"Interest"}, "director>LegalEntity organization>Organization"},
	"Employment":     {[]string{"Interest"}, "employee>Person employer>Organization"},
	"Membership":     {[]string{"Interest"}, "member>LegalEntity organization>Organization"},
	"Representation": {[]string{"Interest"}, "agent>LegalEntity client>LegalEntity"},
	"Ownership":      {[]string{"Interest"}, "owner>LegalEntity asset>Asset percentage"},
	"Family":         {[]string{"Interval"}, "person>Person relative>Person relationship"},
	"Associate":      {[]string{"Interval"}, "person>Person associate>Person relationship"},
}

// ftmRange returns the range of a schema's property, and whether it has the property.
func ftmRange(schema, property string) (string, bool) {
	for _, p := range strings.Fields(ftmModel[schema].properties) {
		if name, typ, _ := strings.Cut(p, ">"); name == property {
			return typ, true
		}
	}
	for _, s := range ftmModel[schema].extends {
		if typ, ok := ftmRange(s, property); ok {
			return typ, true
		}
	}
	return "", false
}

func ftmExtends(schema, other string) bool {
	return schema == other || slices.ContainsFunc(ftmModel[schema].extends, func(s string) bool { return ftmExtends(s, other) })
}

type ftmEntity struct {
	ID, Schema string
	Properties map[string][]string
}

// readFTM reads entities and holds them to the model.
func readFTM(t *testing.T, raw []byte) map[string]ftmEntity {
	t.Helper()
	all := map[string]ftmEntity{}
	lines := bufio.NewScanner(bytes.NewReader(raw))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var e ftmEntity
		d := json.NewDecoder(bytes.NewReader(lines.Bytes()))
		d.DisallowUnknownFields()
		if err := d.Decode(&e); err != nil {
			t.Fatalf("%v: %s", err, lines.Bytes())
		}
		if _, ok := ftmModel[e.Schema]; !ok {
			t.Errorf("no schema %q", e.Schema)
		}
		if _, ok := all[e.ID]; ok {
			t.Errorf("two entities %s", e.ID)
		}
		all[e.ID] = e
	}
	for id, e := range all {
		for p, values := range e.Properties {
			typ, ok := ftmRange(e.Schema, p)
			if !ok {
				t.Errorf("%s has no property %s: %v", e.Schema, p, values)
			}
			for _, v := range values {
				if v == "" || typ != "" && !ftmExtends(all[v].Schema, typ) {
					t.Errorf("%s %s: %s is %q, want a %s", e.Schema, id, p, v, typ)
				}
			}
		}
	}
	return all
}

func TestFTM(t *testing.T) {
	for name, g := range map[string]*graph.Graph{"hostile": hostile(t), "empty": new(graph.Graph), "large": large(t, 5000)} {
		all := readFTM(t, write(t, "ftm", g, everything))
		names, records := map[string]int{}, map[string]ftmEntity{}
		for _, e := range all {
			if ftmExtends(e.Schema, "Thing") && e.Schema != "Document" && len(e.Properties["name"]) == 1 {
				names[e.Properties["name"][0]]++
			}
			for _, quote := range e.Properties["description"] {
				records[e.Properties["recordId"][0]+quote] = e
			}
		}
		for e := range g.Entities() {
			if names[uncontrolled(e.Name)] == 0 {
				t.Errorf("%s: nothing is called %q", name, e.Name)
			}
		}
		for _, row := range csvRelationIDs(t, g) {
			for _, v := range row.relation.Evidence {
				if e, ok := records[row.id+uncontrolled(v.Text)]; !ok || len(e.Properties["proof"]) == 0 {
					t.Errorf("%s: no link quotes %q for %s", name, v.Text, row.relation.Type)
				}
			}
		}
	}
}

// uncontrolled is a text as a format has it that holds no control characters.
func uncontrolled(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, s))
}

type identified struct {
	id       string
	relation graph.Relation
}

// csvRelationIDs returns the relations with the IDs that all formats give them.
func csvRelationIDs(t *testing.T, g *graph.Graph) []identified {
	t.Helper()
	rows := csvRows(t, unzip(t, write(t, "csv", g, export.Options{}))["relations.csv"])
	var all []identified
	for r := range g.Relations() {
		all = append(all, identified{column(rows, len(all), "Id"), r})
	}
	return all
}

// TestFTMLinks: which schema a relation becomes, and what its role is.
func TestFTMLinks(t *testing.T) {
	tests := []struct {
		subject, typ, object, role string
		modality                   graph.Modality
		schema, says               string
	}{
		{"person", "works_for", "organization", "", "", "Employment", "role="},
		{"person", "works_for", "country", "", "", "UnknownLink", "role=works for"},
		{"person", "holds_position", "organization", "treasurer", "", "Directorship", "role=treasurer"},
		{"person", "holds_position", "country", "President", "", "Occupancy", "post=President, object"},
		{"person", "holds_position", "country", "President", graph.Possible, "UnknownLink", "role=President; status=possible"},
		{"person", "spouse_of", "person", "", "", "Family", "relationship=spouse"},
		{"person", "owns", "organization/company", "", "", "Ownership", "role="},
		{"person", "owns", "organization", "", "", "UnknownLink", "role=owns"},
		{"organization/company", "subsidiary_of", "organization", "", "", "Ownership", "role=subsidiary"},
		{"country", "sanction", "country", "", "", "UnknownLink", "role=sanction"},
		{"person", "founded", "organization", "", "", "Directorship", "role=founder"},
		{"thing", "likes", "event", "", "", "UnknownLink", "role=likes"},
	}
	for _, tt := range tests {
		r := graph.Relation{Subject: "s", Type: tt.typ, Object: "o", Polarity: graph.Positive, Modality: graph.Asserted, Confidence: 1}
		if tt.modality != "" {
			r.Modality = tt.modality
		}
		if tt.role != "" {
			r.Attributes = []graph.Attribute{{Name: "role", Value: tt.role}}
		}
		d := &graph.Document{ID: "d", Relations: []graph.Relation{r}}
		for _, e := range [][3]string{{"s", "subject", tt.subject}, {"o", "object", tt.object}} {
			typ, kind, _ := strings.Cut(e[2], "/")
			d.Entities = append(d.Entities, graph.Entity{ID: e[0], Name: e[1], Type: typ, Kind: kind})
		}
		g := new(graph.Graph)
		if err := g.Add(d); err != nil {
			t.Fatal(err)
		}
		all := readFTM(t, write(t, "ftm", g, everything))
		found := false
		for _, e := range all {
			if !strings.HasPrefix(e.ID, "relation-") {
				continue
			}
			found = true
			for _, say := range strings.Split(tt.says, "; ") {
				p, want, _ := strings.Cut(say, "=")
				got := strings.Join(e.Properties[p], ", ")
				if p == "post" {
					got = all[got].Properties["name"][0]
				}
				if e.Schema != tt.schema || got != want {
					t.Errorf("%s %s %s: %s with %s %q, want %s with %q", tt.subject, tt.typ, tt.object, e.Schema, p, got, tt.schema, want)
				}
			}
		}
		if !found {
			t.Errorf("%s %s %s: no link", tt.subject, tt.typ, tt.object)
		}
	}
}

// TestFTMCountries: what links a person to a country is also a value.
func TestFTMCountries(t *testing.T) {
	d := &graph.Document{ID: "d", Entities: []graph.Entity{{ID: "p", Type: "person", Name: "P"}, {ID: "n", Type: "country", Name: "Norway", ISO: "NO"}}}
	for _, typ := range []string{"citizen_of", "born_in", "lives_in"} {
		d.Relations = append(d.Relations, graph.Relation{Subject: "p", Type: typ, Object: "n", Polarity: graph.Positive, Modality: graph.Asserted, Confidence: 1})
	}
	g := new(graph.Graph)
	if err := g.Add(d); err != nil {
		t.Fatal(err)
	}
	for _, e := range readFTM(t, write(t, "ftm", g, export.Options{})) {
		for _, p := range []string{"citizenship", "birthCountry", "country"} {
			if got := e.Properties[p]; e.Schema == "Person" && !slices.Equal(got, []string{"no"}) {
				t.Errorf("%s is %q", p, got)
			}
		}
	}
}
