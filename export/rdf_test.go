package export_test

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/dossier-kg/dossier/export"
	"github.com/dossier-kg/dossier/graph"
)

const base = "https://github.com/dossier-kg/dossier/"

// rdfPrefixes are the names that these tests give to what IRIs begin with.
var rdfPrefixes = strings.NewReplacer(base+"relation-type#", "relation:", base+"attribute#", "attribute:", base+"vocabulary#", "dossier:", base+"type#", "type:", base, "",
	"http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf:", "http://www.w3.org/2000/01/rdf-schema#", "rdfs:", "http://www.w3.org/2002/07/owl#", "owl:",
	"http://www.w3.org/2001/XMLSchema#", "xsd:", "http://www.w3.org/2004/02/skos/core#", "skos:", "http://purl.org/dc/terms/", "dcterms:", "http://www.w3.org/ns/prov#", "prov:",
	"http://www.w3.org/ns/oa#", "oa:", "https://schema.org/", "schema:", "http://www.wikidata.org/entity/", "wd:", "http://www.wikidata.org/prop/direct/", "wdt:")

// A quad is a line of N-Quads: IRIs by rdfPrefixes, the object as it stands but for its escapes.
type quad struct{ subject, property, object, datatype, graph string }

var quadLine = regexp.MustCompile(`^(\S+)\s+<([^<>"{}|^\x60\\\x00-\x20]*)>\s+(?:<([^<>"{}|^\x60\\\x00-\x20]*)>|"((?:[^"\\\n\r]|\\.)*)"(?:\^\^<(\S*)>)?)(?:\s+(\S+))?\s*\.$`)

// readQuads reads N-Quads, each line once, sorted.
func readQuads(t testing.TB, out []byte) []quad {
	t.Helper()
	var quads []quad
	short := func(s string) string { return rdfPrefixes.Replace(strings.Trim(s, "<>")) }
	for line := range strings.Lines(string(out)) {
		line = strings.TrimRight(line, "\n")
		m := quadLine.FindStringSubmatch(line)
		if line == "" {
			continue
		} else if m == nil {
			t.Fatalf("no line of N-Quads: %s", line)
		}
		q := quad{short(m[1]), short(m[2]), short(m[3]), "", ""}
		if m[3] == "" {
			q.object, q.datatype = unescapeLiteral(m[4]), short(m[5])
			switch q.datatype {
			case "":
				q.datatype = "xsd:string"
			case "xsd:decimal":
				q.object = strings.TrimSuffix(q.object, ".0") // Oxigraph takes it off
			}
		}
		if !strings.HasPrefix(m[6], "_:") { // as rdflib calls the default graph
			q.graph = short(m[6])
		}
		quads = append(quads, q)
	}
	slices.SortFunc(quads, quad.compare)
	return slices.Compact(quads)
}

func (q quad) compare(o quad) int {
	return cmp.Or(strings.Compare(q.subject, o.subject), strings.Compare(q.property, o.property), strings.Compare(q.object, o.object),
		strings.Compare(q.datatype, o.datatype), strings.Compare(q.graph, o.graph))
}

var literalEscape = regexp.MustCompile(`\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)`)

func unescapeLiteral(s string) string {
	return literalEscape.ReplaceAllStringFunc(s, func(e string) string {
		if plain, ok := map[string]string{`\t`: "\t", `\n`: "\n", `\r`: "\r", `\b`: "\b", `\f`: "\f", `\"`: `"`, `\'`: "'", `\\`: `\`}[e]; ok {
			return plain
		}
		n, err := strconv.ParseUint(e[2:], 16, 32)
		if err != nil {
			return e
		}
		return string(rune(n))
	})
}

// withoutGraphs returns the triples of quads.
func withoutGraphs(quads []quad) []quad {
	triples := slices.Clone(quads)
	for i := range triples {
		triples[i].graph = ""
	}
	slices.SortFunc(triples, quad.compare)
	return slices.Compact(triples)
}

// rdfReaders are the programs that read each format and print N-Quads.
var rdfReaders = map[string]map[string]func(t *testing.T, text []byte) []byte{
	"turtle": {
		"Oxigraph": func(t *testing.T, text []byte) []byte { return node(t, "oxigraph_read.mjs", text, "text/turtle") },
		"rapper": func(t *testing.T, text []byte) []byte {
			return run(t, text, "rapper", "-q", "-i", "turtle", "-o", "nquads", "-", base)
		},
		"rdflib": func(t *testing.T, text []byte) []byte { return python(t, "rdflib_read.py", text, "turtle") },
		"N3.js":  func(t *testing.T, text []byte) []byte { return node(t, "n3_read.mjs", text, "turtle") },
	},
	"nquads": {
		"Oxigraph": func(t *testing.T, text []byte) []byte {
			return node(t, "oxigraph_read.mjs", text, "application/n-quads")
		},
		"rapper": func(t *testing.T, text []byte) []byte {
			return run(t, text, "rapper", "-q", "-i", "nquads", "-o", "nquads", "-", base)
		},
		"rdflib": func(t *testing.T, text []byte) []byte { return python(t, "rdflib_read.py", text, "nquads") },
		"N3.js":  func(t *testing.T, text []byte) []byte { return node(t, "n3_read.mjs", text, "nquads") },
	},
	"jsonld": {
		"Oxigraph": func(t *testing.T, text []byte) []byte {
			return node(t, "oxigraph_read.mjs", text, "application/ld+json")
		},
		"rdflib":    func(t *testing.T, text []byte) []byte { return python(t, "rdflib_read.py", text, "json-ld") },
		"jsonld.js": func(t *testing.T, text []byte) []byte { return node(t, "n3_read.mjs", text, "jsonld") },
	},
}

// TestRDFInReaders: from what each reader read the very graph is put together again, and
// the triples are the same in all formats.
func TestRDFInReaders(t *testing.T) {
	graphs := toolGraphs(t)
	if !testing.Short() {
		graphs["odd"] = odd(t, slices.DeleteFunc(slices.Clone(oddNames), func(s string) bool { return s == "" || s != asRead(s) }))
	}
	for name, g := range graphs {
		want := string(write(t, "json", g, export.Options{}))
		written := withoutGraphs(readQuads(t, write(t, "nquads", g, export.Options{})))
		for format, readers := range rdfReaders {
			text := write(t, format, g, export.Options{})
			for reader, read := range readers {
				t.Run(name+"/"+format+"/"+reader, func(t *testing.T) {
					t.Parallel()
					quads := readQuads(t, read(t, text))
					if got := withoutGraphs(quads); !slices.Equal(got, written) {
						t.Errorf("%d triples, want %d: %s", len(got), len(written), firstDifference(got, written))
					}
					if got := string(write(t, "json", graphOf(t, quads), export.Options{})); got != want {
						t.Errorf("the graph is\n%s\nwant\n%s", got, want)
					}
				})
			}
		}
	}
}

func firstDifference(got, want []quad) string {
	for _, q := range got {
		if !slices.Contains(want, q) {
			return fmt.Sprintf("%q is too many", q)
		}
	}
	for _, q := range want {
		if !slices.Contains(got, q) {
			return fmt.Sprintf("%q is missing", q)
		}
	}
	return ""
}

// A described is what quads say of each subject, by property.
type described map[string]map[string][]quad

func describe(quads []quad) described {
	d := described{}
	for _, q := range withoutGraphs(quads) {
		if d[q.subject] == nil {
			d[q.subject] = map[string][]quad{}
		}
		d[q.subject][q.property] = append(d[q.subject][q.property], q)
	}
	return d
}

// value returns the first object of a property, "" where there is none.
func (d described) value(subject, property string) string {
	if all := d[subject][property]; len(all) > 0 {
		return all[0].object
	}
	return ""
}

func (d described) values(subject, property string) []string {
	var out []string
	for _, q := range d[subject][property] {
		out = append(out, q.object)
	}
	return out
}

// id is the ID that an IRI of ours stands for.
func id(t testing.TB, iri string) string {
	t.Helper()
	_, local, _ := strings.Cut(iri, "#")
	id, err := url.PathUnescape(local)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// span reads a span by its bytes.
func (d described) span(t testing.TB, iri string) (s graph.Span) {
	t.Helper()
	if iri == "" {
		return s
	}
	var err1, err2 error
	s.Start, err1 = strconv.Atoi(d.value(iri, "dossier:startByte"))
	s.End, err2 = strconv.Atoi(d.value(iri, "dossier:endByte"))
	if err1 != nil || err2 != nil {
		t.Fatalf("span %s: %v, %v", iri, err1, err2)
	}
	return s
}

// quote returns the words of a span.
func (d described) quote(span string) string {
	for _, s := range d.values(span, "oa:hasSelector") {
		if d.value(s, "rdf:type") == "oa:TextQuoteSelector" {
			return d.value(s, "oa:exact")
		}
	}
	return ""
}

func (d described) attributes(t testing.TB, subject string) (as []graph.Attribute) {
	t.Helper()
	for property, quads := range d[subject] {
		if local, ok := strings.CutPrefix(property, "attribute:"); ok {
			for _, q := range quads {
				as = append(as, graph.Attribute{Name: id(t, "#"+local), Value: q.object})
			}
		}
	}
	slices.SortFunc(as, graph.Attribute.Compare)
	return as
}

// graphOf puts a graph together from all that is said of its things.
func graphOf(t testing.TB, quads []quad) *graph.Graph {
	t.Helper()
	d := describe(quads)
	g := new(graph.Graph)
	facts := &graph.Document{}
	for s := range d {
		types := d.values(s, "rdf:type")
		switch kind, _, _ := strings.Cut(s, "#"); {
		case kind == "document":
			doc := graph.Document{ID: d.value(s, "dcterms:identifier"), Title: d.value(s, "dcterms:title"), Date: d.value(s, "dcterms:issued"), URL: d.value(s, "schema:url")}
			if err := g.Add(&doc); err != nil {
				t.Fatal(err)
			}
		case kind == "entity":
			facts.Entities = append(facts.Entities, d.entity(t, s, types))
		case slices.Contains(types, "dossier:Mention"):
			facts.Mentions = append(facts.Mentions, graph.Mention{Document: id(t, d.value(d.value(s, "oa:hasTarget"), "oa:hasSource")), Span: d.span(t, d.value(s, "oa:hasTarget")),
				Entity: id(t, d.value(s, "oa:hasBody")), Kind: graph.MentionKind(d.value(s, "dossier:mentionKind")), Rule: id(t, d.value(s, "prov:wasGeneratedBy"))})
		case slices.Contains(types, "dossier:Relation"):
			facts.Relations = append(facts.Relations, d.relation(t, s))
		}
	}
	if err := g.AddFacts(facts); err != nil {
		t.Fatal(err)
	}
	return g
}

func (d described) entity(t testing.TB, s string, types []string) graph.Entity {
	t.Helper()
	e := graph.Entity{ID: d.value(s, "dcterms:identifier"), Name: d.value(s, "rdfs:label"), Kind: d.value(s, "dossier:kind"), ISO: d.value(s, "wdt:P297"),
		Entry: d.value(s, "dossier:entry"), Unnamed: d.value(s, "dossier:unnamed") == "true", Traits: d.attributes(t, s), Aliases: d.values(s, "skos:altLabel")}
	if e.ID != id(t, s) {
		t.Errorf("%s has the ID %s", s, e.ID)
	}
	e.Wikidata = strings.TrimPrefix(d.value(s, "owl:sameAs"), "wd:")
	slices.Sort(e.Aliases)
	for _, typ := range types {
		if name, ok := strings.CutPrefix(typ, "type:"); ok && id(t, "#"+name) != e.Kind {
			e.Type = id(t, "#"+name)
		}
	}
	return e
}

func (d described) relation(t testing.TB, s string) graph.Relation {
	t.Helper()
	r := graph.Relation{Subject: id(t, d.value(s, "rdf:subject")), Type: id(t, "#"+strings.TrimPrefix(d.value(s, "rdf:predicate"), "relation:")), Object: id(t, d.value(s, "rdf:object")),
		Symmetric: d.value(s, "dossier:symmetric") == "true", Polarity: graph.Polarity(d.value(s, "dossier:polarity")), Modality: graph.Modality(d.value(s, "dossier:modality")),
		Tense: d.value(s, "dossier:tense"), Attributes: d.attributes(t, s), Confidence: d.number(t, s)}
	if a := d.value(s, "dossier:attribution"); a != "" {
		r.Attribution = id(t, a)
	}
	for _, e := range d.values(s, "dossier:evidence") {
		sentence := d.value(e, "prov:wasDerivedFrom")
		r.Evidence = append(r.Evidence, graph.Evidence{Document: id(t, d.value(sentence, "oa:hasSource")), Span: d.span(t, sentence), Text: d.quote(sentence),
			Subject: d.span(t, d.value(e, "dossier:subjectSpan")), Object: d.span(t, d.value(e, "dossier:objectSpan")), Trigger: d.span(t, d.value(e, "dossier:triggerSpan")),
			Rule: id(t, d.value(e, "prov:wasGeneratedBy")), Form: d.value(e, "dossier:form"), From: d.value(e, "dossier:from"), Confidence: d.number(t, e)})
	}
	return r
}

func (d described) number(t testing.TB, s string) float64 {
	t.Helper()
	n, err := strconv.ParseFloat(d.value(s, "dossier:confidence"), 64)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// TestRDFDirect: a plain triple says only what a text states as a fact.
func TestRDFDirect(t *testing.T) {
	var got []string
	for _, q := range withoutGraphs(readQuads(t, write(t, "nquads", hostile(t), export.Options{}))) {
		if strings.HasPrefix(q.subject, "entity#") && strings.HasPrefix(q.object, "entity#") {
			got = append(got, strings.Join([]string{q.subject, q.property, q.object}, " "))
		}
	}
	want := strings.Split(strings.ReplaceAll(`event/end relation:located_in #country/node
event/end schema:location #country/node
event/end wdt:P17 #country/node
organization/amp schema:founder #person/quote
organization/amp wdt:P112 #person/quote
organization/marks relation:owns #organization/amp
organization/marks schema:owns #organization/amp
organization/marks wdt:P1830 #organization/amp
person/backslash relation:met #person/quote
person/control relation:likes #person/control
person/quote relation:founded #organization/amp
person/quote relation:met #person/backslash
person/quote relation:works_for #organization/amp
person/quote schema:worksFor #organization/amp
person/quote wdt:P108 #organization/amp
person/rtl relation:lives_in #place/newline
person/rtl schema:homeLocation #place/newline
person/rtl wdt:P551 #place/newline`, " #", " entity#"), "\n")
	for i := range want {
		want[i] = "entity#" + want[i]
	}
	if !slices.Equal(got, want) {
		t.Errorf("direct triples\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestRDFSelectors: positions count characters, and lead to the words that are quoted.
func TestRDFSelectors(t *testing.T) {
	long := &graph.Document{ID: "long", Text: strings.Repeat("é😀 ", 999) + "end"}
	long.Entities = []graph.Entity{{ID: "thing/e", Type: "thing", Name: "e"}}
	for i := range long.Text {
		end := min(i+8, len(long.Text))
		for end < len(long.Text) && long.Text[end]&0xC0 == 0x80 {
			end++
		}
		if i%7 == 0 {
			long.Mentions = append(long.Mentions, graph.Mention{Document: "long", Span: graph.Span{Start: i, End: end}, Entity: "thing/e", Type: "thing", Kind: graph.Name, Rule: "r"})
		}
	}
	g := hostile(t)
	if err := g.Add(long); err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for d := range g.Documents() {
		texts[d.ID] = d.Text
	}
	d := describe(readQuads(t, write(t, "nquads", g, export.Options{})))
	n := 0
	for s := range d {
		text := texts[id(t, d.value(s, "oa:hasSource"))]
		if !strings.HasPrefix(s, "span#") || d.value(s, "rdf:type") != "oa:SpecificResource" || text == "" {
			continue
		}
		at, characters := d.span(t, s), []rune(text)
		var start, end int
		var quote string
		for _, selector := range d.values(s, "oa:hasSelector") {
			switch d.value(selector, "rdf:type") {
			case "oa:TextPositionSelector":
				start, _ = strconv.Atoi(d.value(selector, "oa:start"))
				end, _ = strconv.Atoi(d.value(selector, "oa:end"))
			case "oa:TextQuoteSelector":
				quote = d.value(selector, "oa:exact")
				if around := d.value(selector, "oa:prefix") + quote + d.value(selector, "oa:suffix"); !strings.Contains(text, around) {
					t.Errorf("%s: %q is not in the text", s, around)
				}
			}
		}
		n++
		if words := text[at.Start:at.End]; quote != words || string(characters[start:end]) != words {
			t.Errorf("%s: %q at %d to %d, want %q", s, quote, start, end, words)
		}
	}
	if n < 300 {
		t.Errorf("only %d spans", n)
	}
}

// TestRDFWithoutText: a graph without texts still quotes its evidence, and tells no characters.
func TestRDFWithoutText(t *testing.T) {
	g, err := export.ReadJSON(bytes.NewReader(write(t, "json", hostile(t), export.Options{})))
	if err != nil {
		t.Fatal(err)
	}
	text := string(write(t, "turtle", g, export.Options{}))
	if strings.Contains(text, "TextPositionSelector") || !strings.Contains(text, `oa:exact "AT&T <Labs> &eacute;" ;
  oa:prefix `+`"In 2025 he worked for " ;
  oa:suffix ", which he had founded." .`) {
		t.Error(text)
	}
}

// TestNQuadsGraphs: what is of a document stands in its graph, what is of all in the default graph.
func TestNQuadsGraphs(t *testing.T) {
	in := map[string][]string{}
	for _, q := range readQuads(t, write(t, "nquads", hostile(t), export.Options{})) {
		kind, _, _ := strings.Cut(q.subject, "#")
		if strings.HasPrefix(q.object, "entity#") && kind == "entity" {
			kind = q.property
		}
		if !slices.Contains(in[kind], q.graph) {
			in[kind] = append(in[kind], q.graph)
		}
	}
	news, bare := "document#doc%20%221%22%20%26%20more.txt", "document#bare"
	for kind, want := range map[string][]string{"entity": {""}, "relation": {""}, "document": {""}, "extraction": {""}, "agent": {""}, "relation:met": {"", bare, news},
		"relation:works_for": {"", news}, "span": {bare, news}, "evidence": {bare, news}, "mention": {bare, news}} {
		got := in[kind]
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%s stands in %q, want %q", kind, got, want)
		}
	}
}

// TestNQuadsInferred: a document of which a fact only follows does not state it.
func TestNQuadsInferred(t *testing.T) {
	g := new(graph.Graph)
	for id, form := range map[string]string{"says": "active", "implies": graph.Inferred} {
		d := &graph.Document{ID: id, Entities: []graph.Entity{{ID: "person/a", Type: "person", Name: "a"}}, Relations: []graph.Relation{{Subject: "person/a", Type: "likes", Object: "person/a",
			Polarity: graph.Positive, Modality: graph.Asserted, Evidence: []graph.Evidence{{Document: id, Span: graph.Span{End: 10}, Text: "a likes a.", Rule: "r", Form: form, Confidence: 0.5}}}}}
		if err := g.Add(d); err != nil {
			t.Fatal(err)
		}
	}
	var in []string
	for _, q := range readQuads(t, write(t, "nquads", g, export.Options{})) {
		if q.property == "relation:likes" {
			in = append(in, q.graph)
		}
	}
	if want := []string{"", "document#says"}; !slices.Equal(in, want) {
		t.Errorf("the fact stands in %q, want %q", in, want)
	}
}

// TestSPARQL finds a fact and the words that state it.
func TestSPARQL(t *testing.T) {
	query := `PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX schema: <https://schema.org/> PREFIX dossier: <` + base + `vocabulary#> PREFIX attribute: <` + base + `attribute#>
PREFIX relation: <` + base + `relation-type#> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
SELECT ?who ?quote ?year WHERE {
  ?s schema:worksFor ?o ; rdfs:label ?who .
  ?r rdf:subject ?s ; rdf:predicate relation:works_for ; rdf:object ?o ; dossier:polarity "positive" ; attribute:date ?year ; prov:wasDerivedFrom ?span .
  ?span oa:hasSelector ?selector . ?selector oa:exact ?quote . FILTER (datatype(?year) = xsd:gYear) }`
	data := t.TempDir() + "/hostile.ttl"
	if err := os.WriteFile(data, write(t, "turtle", hostile(t), export.Options{}), 0o644); err != nil {
		t.Fatal(err)
	}
	got := string(run(t, nil, "roqet", "-q", "-r", "csv", "-e", query, "-D", data))
	want := "who,quote,year\r\n\"Dwayne \"\"The Rock\"\" Johnson\",\"In 2025 he worked for AT&T <Labs> &eacute;, which he had founded.\",2025\r\n"
	if got != want {
		t.Errorf("it finds %q, want %q", got, want)
	}
}

// TestRDFNames: a thing has the same IRI in every version, so that what is loaded later meets it.
func TestRDFNames(t *testing.T) {
	d := &graph.Document{ID: "a/b.txt", Text: "Ann met Bo.", Entities: []graph.Entity{{ID: "person/ann", Type: "person", Name: "Ann"}, {ID: "person/bo", Type: "person", Name: "Bo"}},
		Mentions: []graph.Mention{{Document: "a/b.txt", Span: graph.Span{End: 3}, Entity: "person/ann", Type: "person", Kind: graph.Name, Rule: "people"}},
		Relations: []graph.Relation{{Subject: "person/ann", Type: "consult", Object: "person/bo", Polarity: graph.Positive, Modality: graph.Asserted,
			Evidence: []graph.Evidence{{Document: "a/b.txt", Span: graph.Span{End: 11}, Subject: graph.Span{End: 3}, Object: graph.Span{Start: 8, End: 10}, Trigger: graph.Span{Start: 4, End: 7},
				Text: "Ann met Bo.", Rule: "meet", Form: "active", Confidence: 0.5}}}}}
	g := new(graph.Graph)
	if err := g.Add(d); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, q := range readQuads(t, write(t, "nquads", g, export.Options{})) {
		if !strings.HasPrefix(q.subject, "span#quote/") && !strings.HasPrefix(q.subject, "span#position/") && !slices.Contains(got, q.subject) {
			got = append(got, q.subject)
		}
	}
	want := []string{"agent#dossier", "document#a/b.txt", "entity#person/ann", "entity#person/bo", "evidence#e0580c4fbef4a93f4", "extraction#meet", "extraction#people",
		"mention#m8e48ab1247d9cf28", "relation#rce667aa8873bf7a0", "span#0-11/a/b.txt", "span#0-3/a/b.txt", "span#4-7/a/b.txt", "span#8-10/a/b.txt"}
	if !slices.Equal(got, want) {
		t.Errorf("the things are %q, want %q", got, want)
	}
}

// TestRDFBase: with a base of one's own only the things of the graph have other IRIs, the same in all formats.
func TestRDFBase(t *testing.T) {
	const own = "http://example.org:8080/a/b/"
	var want []byte
	for i, given := range []string{own, "http://example.org:8080/a/b", "http://example.org:8080/a/../a//b/"} {
		opts := export.Options{Base: given, Describe: func(rule string) string { return "rule " + rule }}
		nquads := write(t, "nquads", hostile(t), opts)
		if i == 0 {
			want = nquads
		} else if !bytes.Equal(nquads, want) {
			t.Errorf("the base %s is not read as %s", given, own)
		}
		for _, thing := range []string{"vocabulary", "type", "relation-type", "attribute"} {
			if bytes.Contains(nquads, []byte(own+thing+"#")) {
				t.Errorf("%s# is no thing of the graph", thing)
			}
		}
		if bytes.Contains(nquads, []byte(base+"entity#")) || !bytes.Contains(nquads, []byte(`comment> "rule r:met"`)) {
			t.Errorf("with the base %s: %s", given, nquads)
		}
	}
	for _, format := range []string{"turtle", "jsonld"} {
		text := write(t, format, hostile(t), export.Options{Base: own, Describe: func(rule string) string { return "rule " + rule }})
		if got := withoutGraphs(readQuads(t, rdfReaders[format]["rdflib"](t, text))); !slices.Equal(got, withoutGraphs(readQuads(t, want))) {
			t.Errorf("%s: %s", format, firstDifference(got, withoutGraphs(readQuads(t, want))))
		}
	}
	for _, bad := range []string{"a/b", "urn:a:", "http://", "http://a/?b", "http://a/#", "http://a b/", "http://a>b/", "http://u:p@a/", "file:///a/", "http://a/%zz"} {
		if got, err := export.ParseBase(bad); err == nil {
			t.Errorf("%q is the base %q", bad, got)
		}
	}
	if got, err := export.ParseBase("https://a/é <b>\"`"); got != "https://a/%C3%A9%20%3Cb%3E%22%60/" || err != nil {
		t.Errorf("the base %q, %v", got, err)
	}
}

// TestRDFDates: a date is typed by how exact it is, and nothing else is.
func TestRDFDates(t *testing.T) {
	g := new(graph.Graph)
	dates := map[string]string{"2025": "xsd:gYear", "2025-03": "xsd:gYearMonth", "2025-03-28": "xsd:date", "2025-03-28T10:30:00Z": "xsd:dateTime", "2025-03-28T10:30:00": "xsd:dateTime",
		"2025-13": "xsd:string", "2025-02-30": "xsd:string", "0000": "xsd:string", "last year": "xsd:string", "٢٠٢٥": "xsd:string", "1 May": "xsd:string"}
	for text := range dates {
		if err := g.Add(&graph.Document{ID: text, Date: text}); err != nil {
			t.Fatal(err)
		}
	}
	n := 0
	for _, q := range readQuads(t, write(t, "nquads", g, export.Options{})) {
		if q.property == "dcterms:issued" {
			if n++; q.datatype != dates[q.object] {
				t.Errorf("%s is a %s, want %s", q.object, q.datatype, dates[q.object])
			}
		}
	}
	if n != len(dates) {
		t.Errorf("%d dates of %d", n, len(dates))
	}
}

// TestNamedGraphs asks which document says something, and how.
func TestNamedGraphs(t *testing.T) {
	query := `PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX relation: <` + base + `relation-type#>
SELECT DISTINCT ?id ?quote WHERE {
  GRAPH ?document { ?s relation:met ?o } ?document dcterms:identifier ?id .
  ?r rdf:predicate relation:met ; prov:wasDerivedFrom ?span . GRAPH ?document { ?span oa:hasSelector/oa:exact ?quote }
} ORDER BY ?id`
	got := string(node(t, "oxigraph_read.mjs", write(t, "nquads", hostile(t), export.Options{}), "application/n-quads", query))
	want := `bare|Johnson met slashers
doc "1" & more.txt|Dwayne "The Rock" Johnson met back\slash\ 😀.
`
	if got != want {
		t.Errorf("it finds %q, want %q", got, want)
	}
}

// oddNames are what an ID, a type or a name may be and a grammar may stumble over.
var oddNames = []string{"", "person/ada holt", "../a/./b.txt", "a:b%41#c?d", "http://example.org/x", `<"\{}|^` + "`>", "tab\tline\nreturn\r\b\f\x00\x1f\x7f", "\x01\x7f\u0085",
	"محمد 😀", "\u2028\ufeff\ufdd0\U0001fffe", "\ufffe\uffff", "\xff\xc3", "_:b", "--", "a-", "1", "@id", "@type", "a", "true", "prefix", "x.", `"""`, "'"}

// odd returns a graph that has these names everywhere.
func odd(t testing.TB, names []string) *graph.Graph {
	t.Helper()
	g := new(graph.Graph)
	for _, s := range names {
		d := &graph.Document{ID: s, Title: s, URL: s, Date: s, Entities: []graph.Entity{{ID: s, Type: s, Name: s, Kind: s + "k", Entry: s, ISO: s, Aliases: []string{s + "a"}, Traits: []graph.Attribute{{Name: s, Value: s}}}},
			Relations: []graph.Relation{{Subject: s, Type: s, Object: s, Attributes: []graph.Attribute{{Name: s, Value: s}}, Attribution: s, Tense: s, Polarity: graph.Positive, Modality: graph.Asserted,
				Evidence: []graph.Evidence{{Document: s, Span: graph.Span{End: len(s)}, Text: s, Rule: s, Form: s, From: s, Confidence: 0.25}}}}}
		d.Mentions = []graph.Mention{{Document: s, Span: graph.Span{Start: 1, End: 2}, Entity: s, Type: s, Kind: graph.Name, Rule: s}}
		if err := g.Add(d); err != nil {
			t.Fatal(err)
		}
	}
	return g
}

// asRead is what readers make of a text: U+FFFD for what is no UTF-8, and for what raptor ends a text at.
func asRead(s string) string {
	return strings.NewReplacer("\x00", "\uFFFD", "\uFFFE", "\uFFFD", "\uFFFF", "\uFFFD").Replace(string([]rune(s)))
}

// FuzzRDF: any ID, type and name is read back from lines of N-Quads, and JSON-LD is JSON.
func FuzzRDF(f *testing.F) {
	for _, s := range oddNames {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		g := odd(t, []string{s})
		if text := write(t, "jsonld", g, export.Options{}); !json.Valid(text) {
			t.Errorf("%q: no JSON: %s", s, text)
		}
		quads := describe(readQuads(t, write(t, "nquads", g, export.Options{})))
		for iri := range quads {
			if kind, _, _ := strings.Cut(iri, "#"); kind == "entity" {
				if told, name := quads.value(iri, "dcterms:identifier"), quads.value(iri, "rdfs:label"); told != asRead(s) || name != asRead(s) || id(t, iri) != s {
					t.Errorf("%q: ID %q, name %q, IRI %s", s, told, name, iri)
				}
			} else if kind == "relation" {
				r := quads.relation(t, iri)
				if r.Subject != s || r.Object != s || r.Type != s || !slices.Equal(r.Attributes, []graph.Attribute{{Name: s, Value: asRead(s)}}) {
					t.Errorf("%q: %+v", s, r)
				}
			}
		}
	})
}

// FuzzParseBase: a base can stand in an IRI of every grammar, and stays as it is.
func FuzzParseBase(f *testing.F) {
	for _, s := range append(oddNames, "https://example.org/news/", "http://a:1/é <b>\"`", "http://a/%2F/..//b") {
		f.Add(s)
	}
	plain := regexp.MustCompile(`^https?://[^<>"{}|^\x60\\\x00-\x20\x7f-\x{10ffff}?#]*/$`)
	f.Fuzz(func(t *testing.T, s string) {
		got, err := export.ParseBase(s)
		if err != nil {
			return
		}
		again, err := export.ParseBase(got)
		if err != nil || again != got || !plain.MatchString(got) {
			t.Errorf("%q is the base %q, and that %q, %v", s, got, again, err)
		}
	})
}
