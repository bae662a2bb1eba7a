// Dossier turns English text into a knowledge graph by rules.
package main

import (
	"os"
	"runtime/debug"

	"github.com/dossier-kg/dossier/internal/cli"
)

func main() {
	debug.SetGCPercent(200) // rules and lexicons stay; collecting them again and again costs a tenth of a short run
	cmd := cli.Command{Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr}
	os.Exit(cmd.Main(os.Args[1:]))
}
