package export

import "github.com/dossier-kg/dossier/graph"

// What schema.org and Wikidata call our types and relations. What has no row here, or
// no name in a row, has the names of our own vocabulary only; it always has these too.

// A rdfClass is what a type, or a kind below it, is called elsewhere. The Wikidata item
// is what wdt:P31, "instance of", leads to.
type rdfClass struct{ schema, wikidata string }

var rdfClasses = map[string]rdfClass{
	"person":       {"Person", "Q5"},
	"country":      {"Country", "Q6256"},
	"place":        {"Place", ""},
	"organization": {"Organization", "Q43229"},
	"event":        {"Event", ""},
	"group":        {}, // a people, no organisation
	"agreement":    {}, // treaties, deals and laws: schema.org's Legislation and Wikidata's treaty are narrower

	"city":       {"City", "Q486972"}, // human settlement: towns too
	"region":     {"AdministrativeArea", ""},
	"facility":   {},
	"water":      {"BodyOfWater", ""},
	"continent":  {"Continent", "Q5107"},
	"government": {"GovernmentOrganization", ""},
	"ministry":   {"GovernmentOrganization", ""},
	"court":      {"GovernmentOrganization", ""},
	"party":      {"PoliticalParty", "Q7278"},
	"company":    {"", "Q4830453"}, // business; schema.org's Corporation is narrower
	"igo":        {"", "Q245065"},
	"ngo":        {"NGO", "Q79913"},
	"university": {"CollegeOrUniversity", "Q3918"},
	"team":       {"SportsTeam", "Q12973014"},
}

// A rdfLink is what a relation is called elsewhere where its ends are of these types or
// kinds, "" for any. "^" before a name says that it leads from the object to the subject.
type rdfLink struct{ subject, object, schema, wikidata string }

// rdfLinks are the properties of each relation; the first whose ends fit counts.
var rdfLinks = map[string][]rdfLink{
	"works_for":        {{"", "", "worksFor", "P108"}},
	"member_of":        {{"", "party", "memberOf", "P102"}, {"", "team", "memberOf", "P54"}, {"", "", "memberOf", "P463"}},
	"founded":          {{"", "", "^founder", "^P112"}},
	"educated_at":      {{"", "", "alumniOf", "P69"}},
	"born_in":          {{"", "", "birthPlace", "P19"}},
	"died_in":          {{"", "", "deathPlace", "P20"}},
	"lives_in":         {{"", "", "homeLocation", "P551"}},
	"citizen_of":       {{"", "", "nationality", "P27"}},
	"spouse_of":        {{"", "", "spouse", "P26"}},
	"sibling_of":       {{"", "", "sibling", "P3373"}},
	"relative_of":      {{"", "", "relatedTo", "P1038"}},
	"parent_of":        {{"", "", "children", "P40"}},
	"child_of":         {{"", "", "parent", "^P40"}},
	"headquartered_in": {{"", "", "location", "P159"}},
	"located_in":       {{"place", "country", "containedInPlace", "P17"}, {"place", "", "containedInPlace", "P131"}, {"", "country", "location", "P17"}, {"", "", "location", "P276"}},
	"capital_of":       {{"", "", "", "P1376"}},
	"part_of":          {{"organization", "organization", "parentOrganization", "P361"}, {"place", "", "containedInPlace", "P361"}, {"", "", "", "P361"}},
	"subsidiary_of":    {{"", "", "parentOrganization", "P749"}},
	"owns":             {{"", "", "owns", "P1830"}},
	"borders":          {{"", "", "", "P47"}},
	"party_to":         {{"", "", "", "^P1891"}},
	"participant_in":   {{"", "", "", "P1344"}},
	"killed":           {{"", "", "", "^P157"}},
}

// rdfRelated are Wikidata's properties that say nearly the same of other ends: P39 leads to
// the office, not to the country, and P488 to whoever chairs. The vocabulary names them; no triple does.
var rdfRelated = map[string]string{"holds_position": "P39", "leads": "P488"}

// rdfAttributes are attributes of relations and traits of entities that have names elsewhere.
var rdfAttributes = []struct{ name, schema, wikidata, comment string }{
	{"date", "", "P585", "When it was so, or happened: a date, or the words of the text."},
	{"from", "startDate", "P580", "Since when it is so: a date, or the words of the text."},
	{"gender", "gender", "", "The gender that names, titles and pronouns tell."},
	{"role", "roleName", "", "The office or the part, in the words of the text."},
	{"when", "", "P585", "The date that the words of date tell, in a text of a known date: a day, a month, a year, or an interval with a slash."},
	{"to", "endDate", "P582", "Until when it was so: a date, or the words of the text."},
}

// classesOf appends the classes of an entity, and returns the items that wdt:P31 leads to.
func classesOf(objects []rdfObject, e *graph.Entity) (classes []rdfObject, items [2]string) {
	for i, name := range [2]string{e.Type, e.Kind} {
		if name == "" {
			continue
		}
		c := rdfClasses[name]
		if c.schema != "" {
			objects = append(objects, resource(inSchema, c.schema))
		}
		objects = append(objects, resource(inType, name))
		items[i] = c.wikidata
	}
	return objects, items
}

// linkOf returns what a relation between two entities is called elsewhere.
func linkOf(relation string, subject, object rdfKind) rdfLink {
	for _, l := range rdfLinks[relation] {
		if subject.is(l.subject) && object.is(l.object) {
			return l
		}
	}
	return rdfLink{}
}

func (k rdfKind) is(name string) bool { return name == "" || name == k.typ || name == k.kind }
