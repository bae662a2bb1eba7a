package export

import (
	"slices"
	"testing"

	"github.com/dossier-kg/dossier"
	"github.com/dossier-kg/dossier/extractor/rules"
)

// TestTermsOfTheRules: what schema.org and Wikidata call our types and relations is told
// of those that the shipped rules declare, of ends that these take, and of no other; the
// properties of Wikidata that the rules name are all there.
func TestTermsOfTheRules(t *testing.T) {
	set, err := dossier.DefaultRules()
	if err != nil {
		t.Fatal(err)
	}
	above := map[string][]string{} // type or kind -> itself and what stands above it
	for _, typ := range set.Types {
		above[typ.Name] = append(above[typ.Name], typ.Name)
		for _, is := range typ.Is {
			above[typ.Name] = append(above[typ.Name], above[is]...)
		}
		for _, kind := range typ.Kinds {
			above[kind] = append([]string{kind}, above[typ.Name]...)
		}
	}
	for name := range rdfClasses {
		if above[name] == nil {
			t.Errorf("rdfClasses tells of %s, which is no type or kind", name)
		}
	}
	relations := map[string]*rules.Relation{}
	for _, r := range set.Relations {
		relations[r.Name] = r
		named := r.Wikidata == "" || rdfRelated[r.Name] == r.Wikidata
		for _, l := range rdfLinks[r.Name] {
			named = named || l.wikidata == r.Wikidata || l.wikidata == "^"+r.Wikidata
			if !takes(above, r.From, l.subject) || !takes(above, r.To, l.object) {
				t.Errorf("rdfLinks tells of %s from %q to %q, which it does not link", r.Name, l.subject, l.object)
			}
		}
		if !named {
			t.Errorf("the rules call %s %s; no row of rdfLinks or rdfRelated in rdf_terms.go does", r.Name, r.Wikidata)
		}
	}
	for name := range rdfLinks {
		if relations[name] == nil {
			t.Errorf("rdfLinks tells of %s, which is no relation", name)
		}
	}
	for name := range rdfRelated {
		if relations[name] == nil {
			t.Errorf("rdfRelated tells of %s, which is no relation", name)
		}
	}
}

// takes reports whether an end of these types may be of a type or a kind, "" for any.
func takes(above map[string][]string, types []string, name string) bool {
	return name == "" || slices.ContainsFunc(types, func(typ string) bool { return slices.Contains(above[name], typ) })
}
