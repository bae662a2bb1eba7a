// Package rules is the rule language: it loads, checks and compiles rules.yaml
// and the lexicons that it names.
package rules
