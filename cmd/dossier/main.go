// Dossier turns English text into a knowledge graph by rules.
package main

import (
	"os"

	"github.com/dossier-kg/dossier/internal/cli"
)

func main() {
	cmd := cli.Command{Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr}
	os.Exit(cmd.Main(os.Args[1:]))
}
