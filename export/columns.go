package export

import (
	"slices"
	"strings"

	"github.com/dossier-kg/dossier/graph"
)

// columns are the columns of a table that hold attributes, one for each name.
type columns struct {
	names  []string       // of the columns: the attributes' own as identifiers, sorted
	places map[string]int // name of an attribute -> place in names
}

// newColumns makes columns that stand beside fixed ones, for the names of attributes
// that see is given. In a name of a fixed column, what follows a colon is its type.
func newColumns(fixed []string, visit func(see func([]graph.Attribute))) *columns {
	c := &columns{places: map[string]int{}}
	var attributes []string
	visit(func(as []graph.Attribute) {
		for _, a := range as {
			if _, ok := c.places[a.Name]; !ok {
				c.places[a.Name] = 0
				attributes = append(attributes, a.Name)
			}
		}
	})
	taken := map[string]bool{}
	for _, f := range fixed {
		name, _, _ := strings.Cut(f, ":")
		taken[name] = true
	}
	slices.Sort(attributes)
	for i, a := range attributes {
		name := identifier(a)
		for taken[name] {
			name += "_"
		}
		taken[name] = true
		c.places[a] = i
		c.names = append(c.names, name)
	}
	return c
}

// row returns the values for each column.
func (c *columns) row(as []graph.Attribute) [][]string {
	row := make([][]string, len(c.names))
	for _, a := range as {
		at := c.places[a.Name]
		row[at] = append(row[at], a.Value)
	}
	return row
}
