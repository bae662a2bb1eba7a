package export

import (
	"crypto/sha256"
	"encoding/hex"

	"github.com/dossier-kg/dossier/graph"
)

// RelationID returns the ID of a relation in formats whose links have one: "r" and
// 64 bits in hexadecimal, from all that tells relations apart. It is the same in
// every run and every graph, whichever evidence there is, so that what two runs load
// into one database comes together.
func RelationID(r *graph.Relation) string {
	a, b := r.Subject, r.Object
	if r.Symmetric && b < a {
		a, b = b, a
	}
	buf := make([]byte, 0, 256)
	for _, s := range []string{a, r.Type, b, string(r.Polarity), string(r.Modality), r.Attribution, r.Tense} {
		buf = append(append(buf, s...), 0)
	}
	for _, at := range r.Attributes {
		buf = append(append(append(append(buf, at.Name...), 0), at.Value...), 0)
	}
	sum := sha256.Sum256(buf)
	return "r" + hex.EncodeToString(sum[:8])
}
