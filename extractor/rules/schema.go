package rules

import (
	"encoding/json"
	"regexp"
)

// A schema is a JSON Schema (draft 7), as much of it as the rule language needs.
type schema struct {
	Schema      string             `json:"$schema,omitempty"`
	Title       string             `json:"title,omitempty"`
	Description string             `json:"description,omitempty"`
	Type        any                `json:"type,omitempty"` // a name or several
	Enum        []string           `json:"enum,omitempty"`
	Const       any                `json:"const,omitempty"`
	Pattern     string             `json:"pattern,omitempty"`
	Minimum     *float64           `json:"minimum,omitempty"`
	Maximum     *float64           `json:"maximum,omitempty"`
	Items       *schema            `json:"items,omitempty"`
	MinItems    int                `json:"minItems,omitempty"`
	AnyOf       []*schema          `json:"anyOf,omitempty"`
	Properties  map[string]*schema `json:"properties,omitempty"`
	Others      any                `json:"additionalProperties,omitempty"` // false, or what other names take
	Required    []string           `json:"required,omitempty"`
	If          *schema            `json:"if,omitempty"`
	Else        *schema            `json:"else,omitempty"`
}

// Schema returns the JSON Schema of rules files, for completion and hovers in editors.
// It is made of the keys by which [Load] reads them. What it cannot see, such as names
// that are not declared, only Load reports.
func Schema() []byte {
	l := newLoader(nil)
	return marshal("A rules file of dossier", object(func() keys { return l.fileKeys(&source{}) }))
}

// LexiconSchema returns the JSON Schema of lexicons in YAML.
func LexiconSchema() []byte {
	entries := listOf(entryShape)
	file := object(newLoader(nil).lexiconKeys)
	return marshal("A lexicon of dossier", func() *schema { return &schema{AnyOf: []*schema{entries(), file()}} })
}

func marshal(title string, shape func() *schema) []byte {
	s := shape()
	s.Schema, s.Title = "http://json-schema.org/draft-07/schema#", title
	out, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		panic(err) // a schema is plain data
	}
	return append(out, '\n')
}

func text() *schema    { return &schema{Type: "string"} }
func boolean() *schema { return &schema{Type: "boolean"} }

// word is a scalar whose kind does not matter: 1998 and true are words too.
func word() *schema { return &schema{Type: []string{"string", "number", "boolean"}} }

func enum(allowed []string) func() *schema {
	return func() *schema { return &schema{Enum: allowed} }
}

func pattern(expression *regexp.Regexp) func() *schema {
	return func() *schema { return &schema{Type: "string", Pattern: expression.String()} }
}

func between(low, high float64, whole bool) func() *schema {
	kind := "number"
	if whole {
		kind = "integer"
	}
	return func() *schema { return &schema{Type: kind, Minimum: &low, Maximum: &high} }
}

func listOf(item func() *schema) func() *schema {
	return func() *schema { return &schema{Type: "array", Items: item()} }
}

func oneOrMore(item func() *schema) func() *schema {
	return func() *schema { return &schema{AnyOf: []*schema{item(), {Type: "array", Items: item()}}} }
}

// some is one or more in earnest: an empty list is none.
func some(item func() *schema) func() *schema {
	return func() *schema { return &schema{AnyOf: []*schema{item(), {Type: "array", Items: item(), MinItems: 1}}} }
}

func anyOf(shapes ...func() *schema) func() *schema {
	return func() *schema {
		s := &schema{}
		for _, shape := range shapes {
			s.AnyOf = append(s.AnyOf, shape())
		}
		return s
	}
}

// mapOf is a mapping whose names are the user's.
func mapOf(item func() *schema) func() *schema {
	return func() *schema { return &schema{Type: "object", Others: item()} }
}

// object is a mapping with the keys. Where it may extend another of its name, nothing is needed of it.
func object(of func() keys) func() *schema {
	return func() *schema {
		ks := of()
		s := &schema{Type: "object", Properties: map[string]*schema{}, Others: false}
		var required []string
		for _, k := range ks {
			p := k.shape()
			p.Description = k.about
			if k.name == "" {
				s.Others = p
				continue
			}
			s.Properties[k.name] = p
			if k.need {
				required = append(required, k.name)
			}
		}
		if ks.index("extend") < 0 || required == nil {
			s.Required = required
			return s
		}
		s.If = &schema{Properties: map[string]*schema{"extend": {Const: true}}, Required: []string{"extend"}}
		s.Else = &schema{Required: required}
		return s
	}
}
