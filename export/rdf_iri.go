package export

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"unicode/utf8"
)

// The vocabularies of RDF that we write, and how the names in them become IRIs.

// DefaultBase is what the IRIs of the things of a graph begin with, and those of our
// vocabularies always. They are hash IRIs, so that an ID may hold slashes and dots and
// still no reader normalises it as a path.
const DefaultBase = "https://github.com/dossier-kg/dossier/"

// ParseBase checks what IRIs shall begin with, an http or https address without query
// and fragment, and returns it as they do: its path is clean and ends with a slash.
// "" is DefaultBase.
func ParseBase(s string) (string, error) {
	if s == "" {
		return DefaultBase, nil
	}
	u, err := url.Parse(s)
	switch {
	case err != nil:
		return "", fmt.Errorf("no base of IRIs: %w", err)
	case u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil:
		return "", fmt.Errorf("no base of IRIs: %q is no http or https address", s)
	case strings.ContainsAny(s, "?#"):
		return "", fmt.Errorf("no base of IRIs: %q has a query or a fragment", s)
	case !isHost.MatchString(u.Host):
		return "", fmt.Errorf("no base of IRIs: the host %q has other characters than letters, digits, dots and hyphens", u.Host)
	}
	return u.JoinPath("/").String(), nil
}

var isHost = regexp.MustCompile(`^[A-Za-z0-9.-]+(:[0-9]+)?$`)

// A space is a vocabulary, or a kind of our own things.
type space byte

const (
	inRDF space = iota
	inRDFS
	inOWL
	inXSD
	inSKOS
	inDCTerms
	inProv
	inOA
	inSchema
	inWikidata
	inWikidataProperty
	inDossier   // what every graph of ours has: Relation, polarity
	inType      // the types of entities that rules declare, and their kinds
	inRelation  // the types of relations
	inAttribute // attributes of relations and traits of entities
	entityNode  // from here on things of a graph
	relationNode
	evidenceNode
	mentionNode
	spanNode
	documentNode
	extractionNode
	agentNode
	vocabularyNode
)

// spaces are the prefixes of vocabularies, and what the IRIs of all spaces begin with:
// those of the things of a graph stand behind the base.
var spaces = [...]struct{ prefix, iri string }{
	inRDF:              {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
	inRDFS:             {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
	inOWL:              {"owl", "http://www.w3.org/2002/07/owl#"},
	inXSD:              {"xsd", "http://www.w3.org/2001/XMLSchema#"},
	inSKOS:             {"skos", "http://www.w3.org/2004/02/skos/core#"},
	inDCTerms:          {"dcterms", "http://purl.org/dc/terms/"},
	inProv:             {"prov", "http://www.w3.org/ns/prov#"},
	inOA:               {"oa", "http://www.w3.org/ns/oa#"},
	inSchema:           {"schema", "https://schema.org/"},
	inWikidata:         {"wd", "http://www.wikidata.org/entity/"},
	inWikidataProperty: {"wdt", "http://www.wikidata.org/prop/direct/"},
	inDossier:          {"dossier", DefaultBase + "vocabulary#"},
	inType:             {"type", DefaultBase + "type#"},
	inRelation:         {"relation", DefaultBase + "relation-type#"},
	inAttribute:        {"attribute", DefaultBase + "attribute#"},
	entityNode:         {"", "entity#"},
	relationNode:       {"", "relation#"},
	evidenceNode:       {"", "evidence#"},
	mentionNode:        {"", "mention#"},
	spanNode:           {"", "span#"},
	documentNode:       {"", "document#"},
	extractionNode:     {"", "extraction#"},
	agentNode:          {"", "agent#"},
	vocabularyNode:     {"", "vocabulary"},
}

// An iri is a name in a space, not escaped yet.
type iri struct {
	space space
	local string
}

// appendIRI appends the whole IRI; a thing of a graph stands behind the base.
func appendIRI(b []byte, base string, n iri) []byte {
	if n.space >= entityNode {
		b = append(b, base...)
	}
	return appendLocal(append(b, spaces[n.space].iri...), n.local)
}

// appendShort appends what an IRI is written as where there are prefixes and a base:
// "rdf:type", or "entity#person/ada-holt"; short is false where a name has characters
// that not all grammars take behind a prefix, and nothing is appended.
func appendShort(b []byte, n iri) (out []byte, prefixed, short bool) {
	s := &spaces[n.space]
	if n.space >= entityNode {
		return appendLocal(append(b, s.iri...), n.local), false, true
	}
	if !isPlainName(n.local) {
		return b, false, false
	}
	return append(append(append(b, s.prefix...), ':'), n.local...), true, true
}

// isPlainName reports whether a name is a letter and then letters, digits, underscores and inner hyphens.
func isPlainName(s string) bool {
	for i := range len(s) {
		c := s[i] | 0x20
		letter := c >= 'a' && c <= 'z'
		if !letter && (i == 0 || s[i] != '_' && s[i] != '-' && (s[i] < '0' || s[i] > '9')) {
			return false
		}
	}
	return s != "" && s[len(s)-1] != '-'
}

// unescaped are the bytes that the last part of an IRI has as they are: what RFC 3986
// calls unreserved, and of what a fragment may hold the slash and other marks of common
// file names. A colon is not among them: JSON-LD would take "entity#a:b" for an absolute IRI.
var unescaped = func() (set [256]bool) {
	for _, c := range []byte("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/@,+=") {
		set[c] = true
	}
	return set
}()

const upperHex = "0123456789ABCDEF"

// appendLocal appends the last part of an IRI; all but plain characters are percent-encoded, by the byte.
func appendLocal(b []byte, s string) []byte {
	start := 0
	for i := range len(s) {
		if c := s[i]; !unescaped[c] {
			b = append(append(b, s[start:i]...), '%', upperHex[c>>4], upperHex[c&15])
			start = i + 1
		}
	}
	return append(b, s[start:]...)
}

// appendLiteral appends a quoted text as N-Quads and Turtle both read it.
// What is no character to raptor, and so ends a text for it, becomes U+FFFD: a byte that
// is no UTF-8, U+0000, U+FFFE and U+FFFF.
func appendLiteral(b []byte, s string) []byte {
	b = append(b, '"')
	start := 0
	for i := 0; i < len(s); {
		size, as := literalEscape(s[i:])
		if as != "" {
			b = append(append(b, s[start:i]...), as...)
			start = i + size
		}
		i += size
	}
	return append(append(b, s[start:]...), '"')
}

// literalEscape returns how many bytes the first character of s has and, where it cannot stand as it is, what does.
func literalEscape(s string) (size int, as string) {
	switch c := s[0]; {
	case c == '"':
		return 1, `\"`
	case c == '\\':
		return 1, `\\`
	case c == '\n':
		return 1, `\n`
	case c == '\r':
		return 1, `\r`
	case c == '\t':
		return 1, `\t`
	case c == 0:
		return 1, replacement
	case c < ' ' || c == 0x7f:
		return 1, controlEscapes[c]
	case c < utf8.RuneSelf:
		return 1, ""
	}
	r, size := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError && size == 1 || r == '\uFFFE' || r == '\uFFFF' {
		return size, replacement
	}
	return size, ""
}

const replacement = "\uFFFD"

var controlEscapes = func() (escapes [0x80]string) {
	for c := range escapes {
		escapes[c] = `\u00` + string(upperHex[c>>4]) + string(upperHex[c&15])
	}
	return escapes
}()
