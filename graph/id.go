package graph

import "strings"

// NewID returns type and slug of a name.
func NewID(typ, name string) string {
	return typ + "/" + strings.ReplaceAll(strings.ToLower(name), " ", "-")
}
