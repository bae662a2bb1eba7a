package export

import (
	"strconv"
	"unicode/utf8"

	"github.com/dossier-kg/dossier/graph"
)

// Words of documents as resources with the selectors of Web Annotation (w3.org/TR/annotation-model).

// A rdfSpan is some words of a document.
type rdfSpan struct {
	document string
	graph.Span
}

// spanName returns the name of a span, "10-25/news.txt": the numbers are bytes.
func spanName(document string, s graph.Span) string {
	b := make([]byte, 0, 64)
	b = append(strconv.AppendInt(b, int64(s.Start), 10), '-')
	b = append(strconv.AppendInt(b, int64(s.End), 10), '/')
	return string(append(b, document...))
}

// contextLength is how many characters before and behind its words a quote selector has.
const contextLength = 32

// span writes some words, once: where they are in bytes, as everywhere in our formats;
// in characters, which is what Web Annotation counts, if the text of the document is
// there; and the words themselves, from the text or from the sentence of evidence.
func (r *rdfWriter) span(document string, s graph.Span, v *graph.Evidence) {
	key := rdfSpan{document, s}
	quoted, written := r.spans[key]
	text := r.documents[document]
	inText := text != nil && text.has(s)
	words, at, known := within(s, v)
	if inText {
		words, at, known = text.text, s, true
	}
	if quoted || written && !known {
		return
	}
	r.spans[key] = known
	name := spanName(document, s)
	r.out.begin(iri{spanNode, name}, r.in(document))
	if !written {
		r.one(rdfType, resource(inOA, "SpecificResource"))
		r.one(iri{inOA, "hasSource"}, resource(documentNode, document))
		r.one(iri{inDossier, "startByte"}, integerLiteral(s.Start))
		r.one(iri{inDossier, "endByte"}, integerLiteral(s.End))
	}
	r.objects = r.objects[:0]
	if known {
		r.objects = append(r.objects, resource(spanNode, "quote/"+name))
	}
	if inText {
		r.objects = append(r.objects, resource(spanNode, "position/"+name))
	}
	r.some(iri{inOA, "hasSelector"})
	r.out.end()
	if known {
		r.quote("quote/"+name, document, words, at)
	}
	if inText {
		r.position("position/"+name, document, text.characters(s.Start), text.characters(s.End))
	}
}

// within returns the sentence of evidence and where in it some words of its document stand, if they do.
func within(s graph.Span, v *graph.Evidence) (text string, at graph.Span, ok bool) {
	switch {
	case v == nil:
		return "", s, false
	case s == v.Span:
		return v.Text, graph.Span{End: len(v.Text)}, true
	}
	at = graph.Span{Start: s.Start - v.Span.Start, End: s.End - v.Span.Start}
	return v.Text, at, at.Start >= 0 && at.Start <= at.End && at.End <= len(v.Text)
}

// position writes a selector by characters.
func (r *rdfWriter) position(name, document string, start, end int) {
	r.out.begin(iri{spanNode, name}, r.in(document))
	r.one(rdfType, resource(inOA, "TextPositionSelector"))
	r.one(iri{inOA, "start"}, integerLiteral(start))
	r.one(iri{inOA, "end"}, integerLiteral(end))
	r.out.end()
}

// quote writes a selector by the words and what stands around them.
func (r *rdfWriter) quote(name, document, text string, at graph.Span) {
	r.out.begin(iri{spanNode, name}, r.in(document))
	r.one(rdfType, resource(inOA, "TextQuoteSelector"))
	r.one(iri{inOA, "exact"}, textLiteral(text[at.Start:at.End]))
	r.text(iri{inOA, "prefix"}, text[before(text, at.Start, contextLength):at.Start])
	r.text(iri{inOA, "suffix"}, text[at.End:behind(text, at.End, contextLength)])
	r.out.end()
}

// before returns the place so many characters before another.
func before(text string, at, n int) int {
	for ; n > 0 && at > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(text[:at])
		at -= size
	}
	return at
}

// behind returns the place so many characters behind another.
func behind(text string, at, n int) int {
	for ; n > 0 && at < len(text); n-- {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return at
}

// A rdfText is the text of a document, which may not be there, and where its characters are.
type rdfText struct {
	text  string
	marks []textMark // one about each markStep bytes, made when first asked for
}

type textMark struct{ byte, character int }

const markStep = 1 << 10

func (t *rdfText) has(s graph.Span) bool {
	return s.Start >= 0 && s.Start <= s.End && s.End <= len(t.text) && t.text != ""
}

// characters returns how many characters, which are code points, stand before a byte.
func (t *rdfText) characters(at int) int {
	if t.marks == nil {
		t.marks = append(t.marks, textMark{})
		for i, n := 0, 0; i < len(t.text); n++ {
			if i >= len(t.marks)*markStep {
				t.marks = append(t.marks, textMark{i, n})
			}
			_, size := utf8.DecodeRuneInString(t.text[i:])
			i += size
		}
	}
	mark := t.marks[min(at/markStep, len(t.marks)-1)]
	if mark.byte > at { // a character lies across the step
		mark = t.marks[at/markStep-1]
	}
	return mark.character + utf8.RuneCountInString(t.text[mark.byte:at])
}
