package cli

import (
	"runtime"
	"runtime/debug"

	"github.com/dossier-kg/dossier/extractor"
	"github.com/dossier-kg/dossier/extractor/rules"
)

// firstCycle is the garbage collector's percentage up to its first cycle after a start, of the 4 MB
// that the runtime counts from: 80 MB, as much as the heap may have in later cycles. Without it
// the first one would begin at once, since all that is loaded is new.
const firstCycle = 2000

// start loads a rules file, the shipped one for "", and makes an extractor of it. No
// garbage is collected meanwhile: next to all that is allocated here stays in use.
func start(file string, options *extractor.Options) (*rules.Set, *extractor.Extractor, error) {
	defer collectLater(debug.SetGCPercent(-1))
	set, err := loadRules(file)
	if err != nil {
		return nil, nil, err
	}
	x, err := extractor.New(set, options)
	return set, x, err
}

// collectLater lets the garbage collector work again, by a percentage that holds from its first cycle on.
func collectLater(percent int) {
	first := new([16]byte) // the first cycle frees it
	runtime.AddCleanup(first, func(percent int) { debug.SetGCPercent(percent) }, percent)
	debug.SetGCPercent(firstCycle)
}
