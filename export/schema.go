package export

import (
	"bytes"
	_ "embed"
	"slices"
)

//go:embed graph.schema.json
var graphSchema []byte

// GraphSchema returns the JSON Schema (draft 2020-12) of what [JSON] writes.
func GraphSchema() []byte { return slices.Clone(graphSchema) }

// LineSchema returns the JSON Schema of a line that [JSONL] writes.
func LineSchema() []byte {
	s := bytes.Replace(graphSchema, []byte(`"$id": "`+Schema+`"`), []byte(`"$id": "`+Schema+`/line"`), 1)
	s = bytes.Replace(s, []byte("A graph that dossier writes as json"), []byte("A line of the jsonl that dossier writes"), 1)
	return bytes.Replace(s, []byte(`"$ref": "#/$defs/graph"`), []byte(`"$ref": "#/$defs/line"`), 1)
}
