// Package lexicon has no code. Its folder holds the lexicons that the shipped
// rules name: countries, places, cities, organisations, people and words.
package lexicon
