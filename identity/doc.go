// Package identity decides who is who across documents: one Ali Khamenei over a pile
// of articles, two John Smiths where their evidence differs.
//
// A [Pile] takes documents in any order and gives their graph, the same for every
// order. Within a document the extractor has decided already; here every entity of a
// document is a unit, and units are clustered:
//
//	names      a rare name is evidence by itself; a common one (both its given name and
//	           its surname are on the lists of common names) needs more
//	evidence   offices, employers, birth, age, residence, family and company in the
//	           text add points when two units share them, and take points away, or forbid
//	           the link, when they differ
//	order      the units with most evidence come first, short names ("Khamenei") last:
//	           these join the one cluster that is clearly best, or none
//
// The points are in weights.go; docs/decisions/0010-identity.md has their sources. Only
// units whose names meet are compared, so the work grows with the number of documents,
// not with its square.
//
// [rules.Overrides], the corrections of a user, always win.
package identity
