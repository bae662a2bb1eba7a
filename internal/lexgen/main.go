// Lexgen writes what a start need not make again: lexicon.bin, the entries of the lexicons that rules.yaml
// names and the index that package extractor makes of them, and rules.bin, the rule set itself. Run it in
// the root of the module.
package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/dossier-kg/dossier/extractor"
	"github.com/dossier-kg/dossier/extractor/rules"
)

func main() {
	if err := errors.Join(lexicon("lexicon.bin"), ruleTree("rules.bin")); err != nil {
		fmt.Fprintln(os.Stderr, "lexgen:", err)
		os.Exit(1)
	}
}

func lexicon(file string) error {
	if err := os.WriteFile(file, nil, 0o644); err != nil { // so that the lexicons themselves are read
		return err
	}
	files := os.DirFS(".")
	set, err := rules.Load(files, "rules.yaml")
	if err != nil {
		return err
	}
	index, err := extractor.Index(set)
	if err != nil {
		return err
	}
	data, err := rules.Ready(set, files, index)
	if err != nil {
		return err
	}
	return os.WriteFile(file, data, 0o644)
}

func ruleTree(file string) error {
	src, err := os.ReadFile("rules.yaml")
	if err != nil {
		return err
	}
	set, err := rules.Load(os.DirFS("."), "rules.yaml")
	if err != nil {
		return err
	}
	data, err := rules.ReadyRules(set, "rules.yaml", src)
	if err != nil {
		return err
	}
	return os.WriteFile(file, data, 0o644)
}
