// Package export writes graphs and documents in the formats that other programs read.
package export

import (
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/dossier-kg/dossier/graph"
)

// ErrUnknownFormat is returned for a format that no writer is known for.
var ErrUnknownFormat = errors.New("unknown format")

// A Func writes a graph. It streams, sorts, and returns the first error.
type Func func(w io.Writer, g *graph.Graph, opts Options) error

// A Format is one way to write a graph.
type Format struct {
	Name        string   // as given to --format
	Extensions  []string // of file names, with the dot
	Description string
	Write       Func      // a format of several files writes them as a zip archive
	Files       FilesFunc // writes them one by one; nil for a format of one file
}

// file is a format of one file.
func file(name, description string, write Func, extensions ...string) Format {
	return Format{name, extensions, description, write, nil}
}

// files is a format of several files.
func files(name, description string, write FilesFunc) Format {
	return Format{name, nil, description, zipped(write), write}
}

// Formats returns the known formats, sorted by name.
func Formats() []Format {
	all := []Format{
		// dossier's own
		file("json", "the whole graph, lossless", JSON, ".json"),
		file("jsonl", "one document a line", JSONL, ".jsonl"),
		// pictures and pages
		file("dot", "Graphviz source", DOT, ".dot", ".gv"),
		file("html", "a page with texts, graph and evidence, for browsers, offline", HTML, ".html", ".htm"),
		file("png", "picture, by an installed Graphviz", PNG, ".png"),
		file("svg", "picture for browsers", SVG, ".svg"),
		// graph tools
		file("cytoscape", "elements of Cytoscape.js, or .cyjs of the desktop", Cytoscape, ".cyjs", ".cytoscape.json"),
		file("gexf", "Gephi, version 1.3", GEXF, ".gexf"),
		file("gexf12", "GEXF 1.2 for older readers", GEXF12),
		file("graphml", "networkx, igraph and other tools", GraphML, ".graphml"),
		file("node-link", "networkx and d3", NodeLink, ".node-link.json"),
		// RDF and graph databases
		file("jsonld", "JSON-LD, the triples of turtle as JSON", JSONLD, ".jsonld"),
		file("nquads", "N-Quads, the triples of turtle in a named graph a document", NQuads, ".nq"),
		file("turtle", "RDF, for triple stores and SPARQL", Turtle, ".ttl"),
		file("cypher", "openCypher statements, for Neo4j", Cypher, ".cypher", ".cql"),
		file("kuzu", "openCypher statements with tables, for Kuzu and LadybugDB", Kuzu, ".kuzu.cypher", ".kuzu"),
		files("neo4j", "import files of neo4j-admin", Neo4j),
		// tables and notes
		files("brat", "annotated texts for the brat tool", Brat),
		files("markdown", "a folder of notes for Obsidian", Markdown),
		file("mermaid", "flowchart for Markdown pages, at most 500 links", Mermaid, ".mmd", ".mermaid"),
		files("csv", "four tables, for spreadsheets and Gephi", CSV),
		file("ftm", "FollowTheMoney entities, for Aleph and OpenSanctions' tools", FTM, ".ftm", ".ftm.json"),
		file("sqlite", "SQLite database", SQLite, ".db", ".sqlite"),
	}
	slices.SortFunc(all, func(a, b Format) int { return strings.Compare(a.Name, b.Name) })
	return all
}

// Lookup returns the format of a name.
func Lookup(name string) (Format, bool) {
	for _, f := range Formats() {
		if f.Name == name {
			return f, true
		}
	}
	return Format{}, false
}

// ByExtension returns the format that the ending of a file name tells, the longest of those that fit.
func ByExtension(path string) (Format, bool) {
	name := strings.ToLower(filepath.Base(path))
	var found Format
	longest := 0
	for _, f := range Formats() {
		for _, ext := range f.Extensions {
			if strings.HasSuffix(name, ext) && len(ext) > longest {
				found, longest = f, len(ext)
			}
		}
	}
	return found, longest > 0
}
