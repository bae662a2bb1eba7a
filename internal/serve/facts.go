package serve

import (
	"bytes"
	_ "embed"
	page "html/template"
	"io"
	"strings"

	"github.com/dossier-kg/dossier/export"
	"github.com/dossier-kg/dossier/extractor"
	"github.com/dossier-kg/dossier/graph"
)

//go:embed facts.html
var factsSource string

var factsPage = page.Must(page.New("facts").Parse(factsSource))

// maxPictured is how many entities a graph has at most that is drawn at once; of a larger
// one the tables are shown, and the picture is for download.
const maxPictured = 120

// writeFacts writes a graph as a picture and two tables, which tell the workbench what was
// clicked. It is the page of the frame as long as there is no format html.
func writeFacts(w io.Writer, g *graph.Graph, opts export.Options) error {
	type row struct{ ID, Text, More, Quote string }
	var facts struct {
		Picture             page.HTML
		Entities, Relations []row
	}
	names := map[string]string{}
	for e := range g.Entities() {
		names[e.ID] = e.Name
		facts.Entities = append(facts.Entities, row{e.ID, e.Name, strings.TrimSuffix(e.Type+" "+e.Kind, " "), strings.Join(e.Aliases, ", ")})
	}
	for r := range g.Relations() {
		facts.Relations = append(facts.Relations, row{export.RelationID(&r), extractor.Describe(&r, names), r.Evidence[0].Rule, r.Evidence[0].Text})
	}
	if len(facts.Entities) <= maxPictured {
		var svg bytes.Buffer
		if err := export.SVG(&svg, g, opts); err != nil {
			return err
		}
		if _, picture, ok := strings.Cut(svg.String(), "<svg"); ok {
			facts.Picture = page.HTML("<svg" + picture) // its writer escapes what texts say
		}
	}
	return factsPage.Execute(w, &facts)
}
