package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func (c *Command) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the versions of dossier, of its rule language and of Go",
		Args:  arguments(0, 0),
		RunE:  func(*cobra.Command, []string) error { return c.printVersions() },
	}
}

func (c *Command) printVersions() error {
	set, err := loadRules("")
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.Stdout, "dossier %s, rules version %d, %s %s/%s\n", version(), set.Version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}

// version returns the version of the program, as its build says.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "unknown"
}
