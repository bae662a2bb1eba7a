package extractor

import (
	"fmt"

	"github.com/dossier-kg/dossier/extractor/rules"
)

// A typeID is the number of a declared type; 0 is a name of unknown type.
type typeID uint8

const unknown typeID = 0

// maxTypes is how many types a rule set may declare: a set of types is the bits of one word, but for
// two bits.
const maxTypes = 61

// acting in a set of types adds those that count only through people who act for them.
const acting uint64 = 1 << 63

// lasting in a set of types leaves out the country of those who are called by it. What a Norwegian
// does may count as Norway's; what he is, the member of a team, never does.
const lasting uint64 = 1 << 62

// types is the tree of declared types.
type types struct {
	names []string
	above []uint64 // per type: itself and all types above it
	ids   map[string]typeID
}

func newTypes(declared []*rules.Type) (*types, error) {
	if len(declared) > maxTypes {
		return nil, fmt.Errorf("%s: %d types declared, at most %d are possible", declared[maxTypes].Pos, len(declared), maxTypes)
	}
	t := &types{names: []string{"unknown"}, above: []uint64{1}, ids: map[string]typeID{"unknown": unknown}}
	for _, d := range declared {
		t.ids[d.Name] = typeID(len(t.names))
		t.names = append(t.names, d.Name)
		t.above = append(t.above, 1<<t.ids[d.Name])
	}
	for range declared { // a chain of parents is at most as long as the list
		for i, d := range declared {
			for _, p := range d.Is {
				t.above[i+1] |= t.above[t.ids[p]]
			}
		}
	}
	return t, nil
}

// id returns the number of a declared type.
func (t *types) id(name string) typeID { return t.ids[name] }

// mask returns the types as a set.
func (t *types) mask(names []string) uint64 {
	var m uint64
	for _, n := range names {
		m |= 1 << t.ids[n]
	}
	return m
}

// is reports whether id is one of the types of mask or stands below one of them.
func (t *types) is(id typeID, mask uint64) bool { return t.above[id]&mask != 0 }
