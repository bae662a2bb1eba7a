package export_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/dossier-kg/dossier/export"
)

// TestVocabulary: a reader finds there every name of our own vocabulary that a graph has, and no other.
func TestVocabulary(t *testing.T) {
	ontology := &export.Ontology{
		Types: []export.OntologyType{{Name: "person", Description: `Says "I"`}, {Name: "odd name", Is: []string{"person"}, Kinds: []string{"armed_group", "city"}}},
		Relations: []export.OntologyRelation{{Name: "founded", From: []string{"person"}, To: []string{"odd name"}}, {Name: "likes: it", Inverse: "founded", Implies: []string{"founded"}},
			{Name: "consult", Symmetric: true, PLOVER: "CONSULT"}, {Name: "member_of"}},
	}
	var b bytes.Buffer
	if err := export.Vocabulary(&b, ontology); err != nil {
		t.Fatal(err)
	}
	told := describe(readQuads(t, run(t, b.Bytes(), "rapper", "-q", "-i", "turtle", "-o", "nquads", "-", base)))
	for _, want := range []string{
		"type:person rdfs:subClassOf schema:Person", "type:person skos:closeMatch wd:Q5", `type:person rdfs:comment Says "I"`,
		"type:odd%20name rdfs:subClassOf type:person", "type:armed_group rdfs:subClassOf type:odd%20name", "type:armed_group rdfs:label armed group",
		"relation:founded schema:inverseOf schema:founder", "relation:founded schema:domainIncludes type:person",
		"relation:likes%3A%20it owl:inverseOf relation:founded", "relation:likes%3A%20it rdfs:subPropertyOf relation:founded",
		"relation:consult rdf:type owl:SymmetricProperty", "relation:consult dossier:plover CONSULT",
		"relation:member_of rdfs:subPropertyOf schema:memberOf", "relation:member_of skos:closeMatch wdt:P463", "attribute:from rdfs:subPropertyOf schema:startDate",
	} {
		subject, rest, _ := strings.Cut(want, " ")
		property, object, _ := strings.Cut(rest, " ")
		found := false
		for _, value := range told.values(subject, property) {
			found = found || value == object
		}
		if !found {
			t.Errorf("%q is not told, but of %s %q", want, subject, told[subject])
		}
	}
	used := map[string]bool{"dossier:plover": true, "dossier:unnamed": true}
	for _, q := range readQuads(t, write(t, "nquads", hostile(t), export.Options{})) {
		used[q.property] = true
		if q.property == "rdf:type" {
			used[q.object] = true
		}
	}
	for name := range used {
		if strings.HasPrefix(name, "dossier:") && told.value(name, "rdfs:comment") == "" {
			t.Errorf("%s is not told", name)
		}
	}
	for name := range told {
		if strings.HasPrefix(name, "dossier:") && !used[name] {
			t.Errorf("%s is told, but nothing has it", name)
		}
	}
}
