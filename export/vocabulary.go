package export

import (
	"bufio"
	"io"
	"slices"
	"strings"
)

// An Ontology is the types and relations that a set of rules declares.
type Ontology struct {
	Types     []OntologyType
	Relations []OntologyRelation
}

// An OntologyType is a type of entities, the types directly above it, and the kinds below.
type OntologyType struct {
	Name, Description string
	Is, Kinds         []string
}

// An OntologyRelation is a type of relations, and the types that its ends may have.
type OntologyRelation struct {
	Name, Description string
	From, To          []string
	Inverse           string // the relation that says the same the other way; may be empty
	Implies           []string
	Symmetric         bool
	PLOVER            string // the type of event in PLOVER; may be empty
}

var (
	aRelation  = iri{inDossier, "Relation"}
	anEvidence = iri{inDossier, "Evidence"}
	aMention   = iri{inDossier, "Mention"}
	anEntity   = iri{inOWL, "Thing"}
	aProperty  = iri{inOWL, "ObjectProperty"}
	aSpan      = iri{inOA, "SpecificResource"}
	anActivity = iri{inProv, "Activity"}
)

// rdfTerms are the names of our own vocabulary that do not depend on rules: classes, and
// properties with the classes whose things have them and what they lead to.
var rdfTerms = []struct {
	name    string
	of      []iri // none for a class
	to      iri
	comment string
}{
	{aRelation.local, nil, iri{}, "A relation between two entities and how texts state it; also a rdf:Statement. Only what is positive, asserted and without attribution is a fact."},
	{anEvidence.local, nil, iri{}, "One place in one document that states a relation."},
	{aMention.local, nil, iri{}, "One place where a text refers to an entity; also an oa:Annotation."},
	{"polarity", []iri{aRelation}, iri{inXSD, "string"}, "positive or negative: whether the relation is said to hold or not to hold."},
	{"modality", []iri{aRelation}, iri{inXSD, "string"}, "asserted, possible, intended, conditional or reported: how firmly it is stated."},
	{"attribution", []iri{aRelation}, anEntity, "The entity that says so. Where there is none, the writer does."},
	{"tense", []iri{aRelation}, iri{inXSD, "string"}, "past, present or future."},
	{"symmetric", []iri{aRelation}, iri{inXSD, "boolean"}, "Direction means nothing."},
	{"inferred", []iri{aRelation}, iri{inXSD, "boolean"}, "No words state it: it follows from other facts, or from the lexicon."},
	{"confidence", []iri{aRelation, anEvidence}, iri{inXSD, "decimal"}, "Above 0, at most 1. That of a relation is the noisy-or of its evidence."},
	{"evidence", []iri{aRelation}, anEvidence, "Where a text states it."},
	{"subjectSpan", []iri{anEvidence}, aSpan, "The words that stand for the subject."},
	{"objectSpan", []iri{anEvidence}, aSpan, "The words that stand for the object."},
	{"triggerSpan", []iri{anEvidence}, aSpan, "The words that state the relation."},
	{"form", []iri{anEvidence}, iri{inXSD, "string"}, "The form of the rule that matched: active, passive, title, inferred."},
	{"from", []iri{anEvidence}, iri{inXSD, "string"}, "The facts that an inferred one follows from."},
	{"rule", []iri{anActivity}, iri{inXSD, "string"}, "The ID of the rule that was applied."},
	{"mentionKind", []iri{aMention}, iri{inXSD, "string"}, "name, demonym, nominal or pronoun."},
	{"startByte", []iri{aSpan}, iri{inXSD, "integer"}, "Where words begin in their document, in bytes of UTF-8."},
	{"endByte", []iri{aSpan}, iri{inXSD, "integer"}, "Where words end, in bytes of UTF-8, the end excluded."},
	{"kind", []iri{anEntity}, iri{inXSD, "string"}, "What an entity is, finer than its type."},
	{"entry", []iri{anEntity}, iri{inXSD, "string"}, "The ID of its entry in the lexicon."},
	{"unnamed", []iri{anEntity}, iri{inXSD, "boolean"}, "A person whom the text only calls he, she or I."},
	{"plover", []iri{aProperty}, iri{inXSD, "string"}, "The type of event in PLOVER that a relation is."},
}

// Vocabulary writes in Turtle what the names mean that [Turtle], [NQuads] and [JSONLD] write:
// ours, which are the same for all rules, and those of an ontology, with what schema.org
// and Wikidata call them. A property that holds wherever one of ours does stands as
// rdfs:subPropertyOf, one that says it the other way as schema:inverseOf, one that
// fits some ends as skos:closeMatch, and one that only resembles as skos:relatedMatch.
func Vocabulary(w io.Writer, o *Ontology) error {
	r := &rdfWriter{out: &turtle{Writer: bufio.NewWriterSize(w, 1<<16)}}
	r.out.header(DefaultBase)
	r.out.begin(iri{vocabularyNode, ""}, unnamed)
	r.one(rdfType, resource(inOWL, "Ontology"))
	r.one(rdfsLabel, textLiteral("The vocabulary of dossier"))
	r.out.end()
	r.ownTerms()
	for i := range o.Types {
		r.ontologyType(&o.Types[i])
	}
	for i := range o.Relations {
		r.ontologyRelation(&o.Relations[i])
	}
	for _, a := range rdfAttributes {
		r.begin(iri{inAttribute, a.name}, "DatatypeProperty", a.name, a.comment)
		if a.schema != "" {
			r.one(subProperty, resource(inSchema, a.schema))
		}
		if a.wikidata != "" {
			r.one(closeMatch, resource(inWikidataProperty, a.wikidata))
		}
		r.out.end()
	}
	return r.out.footer()
}

var (
	domainIncludes = iri{inSchema, "domainIncludes"}
	rangeIncludes  = iri{inSchema, "rangeIncludes"}
	rdfsComment    = iri{inRDFS, "comment"}
	subProperty    = iri{inRDFS, "subPropertyOf"}
	closeMatch     = iri{inSKOS, "closeMatch"}
)

// begin begins a term, of a class of OWL.
func (r *rdfWriter) begin(term iri, class, label, comment string) {
	r.out.begin(term, unnamed)
	r.one(rdfType, resource(inOWL, class))
	r.one(rdfsLabel, textLiteral(label))
	r.text(rdfsComment, comment)
	r.one(iri{inRDFS, "isDefinedBy"}, resource(vocabularyNode, ""))
}

func (r *rdfWriter) ownTerms() {
	for _, t := range rdfTerms {
		class := "ObjectProperty"
		if t.of == nil {
			class = "Class"
		} else if t.to.space == inXSD {
			class = "DatatypeProperty"
		}
		r.begin(iri{inDossier, t.name}, class, t.name, t.comment)
		if t.of != nil {
			r.many(domainIncludes, t.of)
			r.many(rangeIncludes, []iri{t.to})
		}
		r.out.end()
	}
}

func (r *rdfWriter) ontologyType(t *OntologyType) {
	above := []iri{}
	for _, name := range t.Is {
		above = append(above, iri{inType, name})
	}
	r.class(t.Name, t.Description, above)
	for _, kind := range t.Kinds {
		r.class(kind, "", []iri{{inType, t.Name}})
	}
}

// class writes a type or a kind of entities. Whatever is of it has the name of schema.org too.
func (r *rdfWriter) class(name, comment string, above []iri) {
	elsewhere := rdfClasses[name]
	if elsewhere.schema != "" {
		above = append(above, iri{inSchema, elsewhere.schema})
	}
	r.begin(iri{inType, name}, "Class", plainWords(name), comment)
	r.many(iri{inRDFS, "subClassOf"}, above)
	if elsewhere.wikidata != "" {
		r.one(closeMatch, resource(inWikidata, elsewhere.wikidata))
	}
	r.out.end()
}

func (r *rdfWriter) ontologyRelation(o *OntologyRelation) {
	r.begin(iri{inRelation, o.Name}, "ObjectProperty", plainWords(o.Name), o.Description)
	if o.Symmetric {
		r.one(rdfType, resource(inOWL, "SymmetricProperty"))
	}
	r.many(domainIncludes, inSpace(inType, o.From))
	r.many(rangeIncludes, inSpace(inType, o.To))
	if o.Inverse != "" {
		r.one(iri{inOWL, "inverseOf"}, resource(inRelation, o.Inverse))
	}
	above, inverse, close := inSpace(inRelation, o.Implies), []iri(nil), []iri(nil)
	links := rdfLinks[o.Name]
	for _, l := range links {
		for _, p := range [2]iri{{inSchema, l.schema}, {inWikidataProperty, l.wikidata}} {
			name, back := strings.CutPrefix(p.local, "^")
			switch {
			case name == "":
			case back:
				inverse = append(inverse, iri{p.space, name})
			case !slices.ContainsFunc(links, func(o rdfLink) bool { return o.schema != p.local && o.wikidata != p.local }): // in every row
				above = append(above, p)
			default:
				close = append(close, p)
			}
		}
	}
	r.many(subProperty, above)
	r.many(iri{inSchema, "inverseOf"}, inverse)
	r.many(closeMatch, close)
	if related := rdfRelated[o.Name]; related != "" {
		r.one(iri{inSKOS, "relatedMatch"}, resource(inWikidataProperty, related))
	}
	r.text(iri{inDossier, "plover"}, o.PLOVER)
	r.out.end()
}

// many adds names, each once.
func (r *rdfWriter) many(p iri, names []iri) {
	r.objects = r.objects[:0]
	for i, n := range names {
		if !slices.Contains(names[:i], n) {
			r.objects = append(r.objects, rdfObject{name: n})
		}
	}
	r.some(p)
}

func inSpace(s space, locals []string) (names []iri) {
	for _, l := range locals {
		names = append(names, iri{s, l})
	}
	return names
}

// plainWords returns a name as words.
func plainWords(name string) string { return strings.ReplaceAll(name, "_", " ") }
