package export

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/dossier-kg/dossier/graph"
)

// ErrNoGraph is returned for JSON that is not what [JSON] or [JSONL] writes.
var ErrNoGraph = errors.New("not a graph of dossier")

// ReadJSON reads a graph that [JSON] wrote. An error says which document, entity or
// relation is wrong; it is [ErrNoGraph] where the JSON is of another form or version.
func ReadJSON(r io.Reader) (*graph.Graph, error) {
	in := graphReader{dec: json.NewDecoder(r), g: new(graph.Graph), seen: map[string]bool{}, documents: map[string]bool{}}
	in.dec.DisallowUnknownFields()
	if err := in.read(); err != nil {
		return nil, fmt.Errorf("reading a graph: %w", err)
	}
	return in.g, nil
}

// A graphReader adds one document, entity and relation after the other to the graph.
type graphReader struct {
	dec       *json.Decoder
	g         *graph.Graph
	seen      map[string]bool // keys
	documents map[string]bool // IDs
}

func (in *graphReader) read() error {
	if err := in.delimiter('{'); err != nil {
		return err
	}
	for in.dec.More() {
		key, err := in.dec.Token()
		if err != nil {
			return in.broken(err)
		}
		if err := in.member(key.(string)); err != nil {
			return err
		}
	}
	if _, err := in.dec.Token(); err != nil {
		return in.broken(err)
	}
	for _, key := range []string{"schema", "offsets", "documents", "entities", "relations"} {
		if !in.seen[key] {
			return fmt.Errorf("%w: the key %q is missing", ErrNoGraph, key)
		}
	}
	if _, err := in.dec.Token(); !errors.Is(err, io.EOF) {
		return fmt.Errorf("%w: something follows it at byte %d", ErrNoGraph, in.dec.InputOffset())
	}
	return nil
}

// member reads the value of a key.
func (in *graphReader) member(key string) error {
	if in.seen[key] {
		return fmt.Errorf("%w: it has the key %q twice", ErrNoGraph, key)
	}
	in.seen[key] = true
	switch key {
	case "schema":
		return in.constant(key, Schema)
	case "offsets":
		return in.constant(key, offsets)
	case "documents":
		return items(in, key, func(d *jsonDocument) error {
			in.documents[d.ID] = true
			return in.g.Add(&graph.Document{ID: d.ID, Title: d.Title, URL: d.URL, Date: d.Date, Text: d.Text})
		})
	case "entities":
		return items(in, key, func(e *jsonEntity) error {
			if err := e.check(in.documents); err != nil {
				return err
			}
			return in.g.AddFacts(e.facts())
		})
	case "relations":
		return items(in, key, func(r *jsonRelation) error {
			if err := r.check(in.documents); err != nil {
				return err
			}
			return in.g.AddFacts(&graph.Document{Relations: []graph.Relation{r.relation()}})
		})
	}
	return fmt.Errorf("%w: it has the key %q", ErrNoGraph, key)
}

// constant reads what can have one value only.
func (in *graphReader) constant(key, want string) error {
	var got string
	if err := in.dec.Decode(&got); err != nil {
		return in.wrong(key, err)
	}
	if got != want {
		return fmt.Errorf("%w that this version reads: %s is %q, not %q", ErrNoGraph, key, got, want)
	}
	return nil
}

// items reads an array and does something with each item.
func items[T any](in *graphReader, key string, do func(*T) error) error {
	if err := in.delimiter('['); err != nil {
		return fmt.Errorf("%s: %w", key, err)
	}
	for n := 0; in.dec.More(); n++ {
		item := new(T)
		err := in.dec.Decode(item)
		if err == nil {
			err = do(item)
		}
		if err != nil {
			return in.wrong(fmt.Sprintf("%s[%d]", key, n), err)
		}
	}
	if _, err := in.dec.Token(); err != nil {
		return in.broken(err)
	}
	return nil
}

func (in *graphReader) delimiter(want json.Delim) error {
	token, err := in.dec.Token()
	if err != nil {
		return in.broken(err)
	}
	if token != want {
		return fmt.Errorf("%w: byte %d should begin with %s", ErrNoGraph, in.dec.InputOffset(), want)
	}
	return nil
}

// wrong says where an error of the decoder, or of the graph, is.
func (in *graphReader) wrong(place string, err error) error {
	var typ *json.UnmarshalTypeError
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &syntax), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return in.broken(err)
	case errors.As(err, &typ):
		field := strings.TrimSuffix("."+typ.Field, ".")
		return fmt.Errorf("%w: %s%s is a JSON %s", ErrNoGraph, place, field, typ.Value)
	case strings.HasPrefix(err.Error(), "json: unknown field "):
		return fmt.Errorf("%w: %s has the key %s", ErrNoGraph, place, strings.TrimPrefix(err.Error(), "json: unknown field "))
	}
	return fmt.Errorf("%s: %w", place, err)
}

// broken says where the JSON itself is wrong.
func (in *graphReader) broken(err error) error {
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &syntax):
		return fmt.Errorf("%w: byte %d: %w", ErrNoGraph, syntax.Offset, err)
	case in.dec.InputOffset() == 0 && errors.Is(err, io.EOF):
		return fmt.Errorf("%w: it is empty", ErrNoGraph)
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("%w: it ends at byte %d, in the middle", ErrNoGraph, in.dec.InputOffset())
	}
	return err
}
