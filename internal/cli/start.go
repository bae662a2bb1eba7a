package cli

import (
	"runtime/debug"

	"github.com/dossier-kg/dossier/extractor"
	"github.com/dossier-kg/dossier/extractor/rules"
)

// start loads a rules file, the shipped one for "", and makes an extractor of it. No
// garbage is collected meanwhile: next to all that is allocated here stays in use.
func start(file string, options *extractor.Options) (*rules.Set, *extractor.Extractor, error) {
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	set, err := loadRules(file)
	if err != nil {
		return nil, nil, err
	}
	x, err := extractor.New(set, options)
	return set, x, err
}
