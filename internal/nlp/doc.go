// Package nlp turns text into sentences and tokens with byte offsets, Penn
// Treebank tags and lemmas.
package nlp
