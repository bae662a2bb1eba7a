// Package graph holds what an extraction says: entities, the relations between
// them, and the evidence for each. It is plain data at the bottom of the house:
// no language analysis, no files, no formats.
//
// All offsets are UTF-8 byte offsets, half-open, into the text of one document:
// text[span.Start:span.End] is the quoted text.
package graph
