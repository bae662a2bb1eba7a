package rules_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/dossier-kg/dossier/extractor/rules"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"
)

// The schemas as they are committed, for editors.
const (
	rulesSchema   = "../../rules.schema.json"
	lexiconSchema = "../../lexicon/lexicon.schema.json"
)

// TestSchema holds the committed schemas to those that the loader's keys give.
func TestSchema(t *testing.T) {
	for file, got := range map[string][]byte{rulesSchema: rules.Schema(), lexiconSchema: rules.LexiconSchema()} {
		if *update {
			if err := os.WriteFile(file, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if want, err := os.ReadFile(file); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is not of today: go test ./extractor/rules -run TestSchema -update (%v)", file, err)
		}
	}
}

// TestSchemaAccepts validates files without a mistake.
func TestSchemaAccepts(t *testing.T) {
	for _, test := range []struct{ schema, files string }{
		{rulesSchema, "../../rules.yaml"}, {rulesSchema, "../../examples/*.yaml"}, {rulesSchema, "../../examples/*/*.yaml"},
		{rulesSchema, "testdata/base/rules.yaml"}, {rulesSchema, "testdata/ok/*.yaml"},
		{lexiconSchema, "../../lexicon/*.yaml"}, {lexiconSchema, "testdata/base/people.yaml"}, {lexiconSchema, "testdata/ok/*.yaml"},
	} {
		schema := compiled(t, test.schema)
		files, err := filepath.Glob(test.files)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if isRules := bytes.Contains(src, []byte("\nversion:")) || bytes.HasPrefix(src, []byte("version:")); isRules != (test.schema == rulesSchema) {
				continue
			}
			if err := validate(schema, src); err != nil {
				t.Errorf("%s: %v", file, err)
			}
		}
	}
}

// TestSchemaRefuses validates the files of testdata/err. Those that unseen.txt lists
// have mistakes that only the loader sees, such as names that nothing declares.
func TestSchemaRefuses(t *testing.T) {
	list, err := os.ReadFile("testdata/err/unseen.txt")
	if err != nil {
		t.Fatal(err)
	}
	var unseen []string
	for line := range strings.Lines(string(list)) {
		if !strings.HasPrefix(line, "#") {
			unseen = append(unseen, strings.Fields(line)...)
		}
	}
	for pattern, schema := range map[string]*jsonschema.Schema{"*.yaml": compiled(t, rulesSchema), "lexicon/*.yaml": compiled(t, lexiconSchema)} {
		files, _ := filepath.Glob("testdata/err/" + pattern)
		for _, file := range files {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			name := strings.TrimSuffix(strings.TrimPrefix(filepath.ToSlash(file), "testdata/err/"), ".yaml")
			listed := slices.Contains(unseen, name)
			switch err := validate(schema, src); {
			case err == nil && !listed:
				t.Errorf("%s is accepted", file)
			case err != nil && listed:
				t.Errorf("%s is refused, but unseen.txt lists it: %v", file, err)
			}
			unseen = slices.DeleteFunc(unseen, func(n string) bool { return n == name })
		}
	}
	if len(unseen) > 0 {
		t.Errorf("unseen.txt lists %q, which are not there", unseen)
	}
}

func compiled(t *testing.T, file string) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	schema, err := c.Compile(file)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// validate checks YAML as an editor does: by the JSON it stands for.
func validate(schema *jsonschema.Schema, src []byte) error {
	var doc yaml.Node
	if err := yaml.Unmarshal(src, &doc); err != nil {
		return err
	}
	if len(doc.Content) == 0 {
		return fmt.Errorf("the file is empty")
	}
	return schema.Validate(jsonOf(doc.Content[0]))
}

func jsonOf(n *yaml.Node) any {
	switch n.Kind {
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			m[n.Content[i].Value] = jsonOf(n.Content[i+1])
		}
		return m
	case yaml.SequenceNode:
		list := []any{}
		for _, c := range n.Content {
			list = append(list, jsonOf(c))
		}
		return list
	case yaml.AliasNode:
		return jsonOf(n.Alias)
	}
	switch n.ShortTag() {
	case "!!bool":
		return n.Value == "true"
	case "!!null":
		return nil
	case "!!int", "!!float":
		if f, err := strconv.ParseFloat(n.Value, 64); err == nil {
			return f
		}
	}
	return n.Value
}
